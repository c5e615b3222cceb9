"""What of a message is for one reader: the buddies they lack, the areas they answer for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handlers.heat.announcements.moments import HeatMessageKind
from handlers.kernel.interaction import JobContext
from messages.heat.levels.level import HeatDay, HeatLevel
from storage.area import Area
from storage.heat import HeatSnapshot, today_in
from storage.people import Member


@dataclass(frozen=True)
class ReaderPart:
    """What somebody's own message says beside what everybody reads.

    Before the season: how many `buddies` they have who asked to be checked and has not two, with
    the area whose cafés they are shown; and the areas whose numbers are `counted` for them. A
    captain of a stairwell is asked of which day they shall tell the `doors`.
    """

    buddies: int | None = None
    home: int = 0
    counted: tuple[int, ...] = ()
    doors: int = 0


NOTHING = ReaderPart()

COUNTING = (
    HeatMessageKind.THANKS,
    HeatMessageKind.LATE,
    HeatMessageKind.EVE,
    HeatMessageKind.FIRST_EVE,
    HeatMessageKind.RED_EVE,
    HeatMessageKind.RED_EVENING,
    HeatMessageKind.HOW,
)
"""Under which of the day's messages captains are asked: those that may be its last."""


async def captain_parts(
    context: JobContext,
    members: Sequence[Member],
    areas: Mapping[int, Area],
    sky: HeatSnapshot,
) -> dict[int, ReaderPart]:
    """Everybody's part on hot days: captains where it is orange or red today, and who of them has
    not told yet how many doors."""
    found = await context.store.captains.captains_among([member.id for member in members])
    told = await context.store.captains.days_told(found)
    parts = {member.id: NOTHING for member in members}
    for member_id, captain in found.items():
        area = areas.get(captain.area_id)
        if area is None or sky.state_of(area, HeatDay.TODAY).level < HeatLevel.ORANGE:
            continue
        today = today_in(area, context.now)
        if (member_id, today) not in told:
            parts[member_id] = ReaderPart(doors=today.toordinal())
    return parts
