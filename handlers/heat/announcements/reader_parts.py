"""What of a message is for one reader: the buddies they lack, the areas they answer for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.heat.announcements.delivery import TellingReason
from handlers.heat.announcements.moments import HeatMessageKind
from handlers.heat.announcements.seasons import is_first_day_to_prepare
from handlers.kernel.interaction import JobContext
from messages.heat.announcements.preseason import BuddyCounts
from messages.heat.checkins.views import MOST_BUDDIES
from messages.heat.levels.level import HeatDay, HeatLevel
from storage.area import Area
from storage.heat import HeatSnapshot, today_in
from storage.heat.announcements.queries import HeatMembership
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


async def preseason_parts(
    context: JobContext,
    area: Area,
    on: date,
    reason: TellingReason,
    members: Sequence[Member],
    belong: Mapping[int, Sequence[HeatMembership]],
    areas: Mapping[int, Area],
) -> dict[int, ReaderPart]:
    """Everybody's part on the first day to prepare; who has none in this area's is left out.

    Who follows the heat there has one in any case.
    """
    buddies = await context.store.checkins.buddies_among([member.id for member in members])
    parts = {}
    for member in members:
        theirs = belong.get(member.id, ())
        here = [
            each
            for each in theirs
            if each.area == area.id or is_first_day_to_prepare(areas[each.area], on)
        ]
        home = next((each.area for each in here if each.home), 0)
        counted = [each.area for each in here if each.organises]
        if reason is TellingReason.ORGANISES and area.id not in counted:
            counted.append(area.id)
        has = buddies.get(member.id, MOST_BUDDIES) if home else MOST_BUDDIES
        lacks = has < MOST_BUDDIES
        follows = any(each.follows for each in here if each.area == area.id)
        if lacks or follows or reason is TellingReason.ORGANISES:
            parts[member.id] = ReaderPart(
                has if lacks else None, home if lacks else 0, tuple(counted)
            )
    return parts


async def count_buddies(area: Area, context: JobContext) -> BuddyCounts:
    """How many there asked to be checked and have nobody yet, or one of two; no names."""
    buddies = (await context.store.checkins.buddies_at_home(area.id, context.now)).values()
    return BuddyCounts(
        area.name,
        asked=len(buddies),
        alone=sum(each == 0 for each in buddies),
        halfway=sum(each == 1 for each in buddies),
    )
