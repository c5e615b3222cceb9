"""What is due by each area's own clocks and was not told to the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handlers.heat.announcements.endings import CLEAR_WITHIN, is_to_be_cleared
from handlers.heat.announcements.moments import (
    KNOWN,
    MOMENTS,
    HeatMoment,
    MomentCause,
)
from handlers.heat.announcements.naming import DueAnnouncement
from handlers.heat.announcements.seasons import (
    is_day_to_prepare,
    is_first_day_to_prepare,
    somewhere_a_day_to_prepare,
)
from handlers.heat.levels.declared import DeclaredLevels
from handlers.heat.levels.first_days import FirstHotDays
from handlers.kernel.interaction import JobContext
from messages.heat.levels.level import HeatDay
from storage.area import Area
from storage.heat import HeatSnapshot, today_in
from storage.heat.announcements.queries import HeatAnnouncement, HeatEpisode


def prepares_somewhere(now: datetime) -> bool:
    """Whether it is a day to prepare by some area's clocks."""
    return any(somewhere_a_day_to_prepare((now + timedelta(days=n)).date()) for n in (-1, 0, 1))


async def announcements_due(
    areas: Sequence[Area], sky: HeatSnapshot, context: JobContext
) -> list[DueAnnouncement]:
    """What is due and not done, red before orange before yellow, and the season's words last."""
    opening = {
        zone: [moment for moment in MOMENTS if moment.is_open(context.now, zone)]
        for zone in {area.zone for area in areas}
    }
    open_now = [(area, moment) for area in areas for moment in opening[area.zone]]
    if not open_now:
        return []
    looked_up = _DueLookup(
        sky,
        await context.store.nudges.announcements_since(context.now.date() - timedelta(days=1)),
        await context.store.nudges.unthanked_episodes(context.now - CLEAR_WITHIN),
        FirstHotDays(context),
        DeclaredLevels(context),
    )
    found = [await looked_up.due_moment(area, moment) for area, moment in open_now]
    return sorted(filter(None, found), key=urgency)


def urgency(due: DueAnnouncement) -> tuple[bool, int, int]:
    """What comes first, as a key: the season's words last."""
    moment = KNOWN[due.moment]
    return moment.cause is MomentCause.SEASON, -due.state.level, MOMENTS.index(moment)


@dataclass(frozen=True)
class _DueLookup:
    """What one sweep knows when it asks what is due."""

    sky: HeatSnapshot
    begun: Mapping[tuple[int, date, str], HeatAnnouncement]
    ended: Mapping[int, HeatEpisode]
    firsts: FirstHotDays
    declared: DeclaredLevels

    async def due_moment(self, area: Area, moment: HeatMoment) -> DueAnnouncement | None:
        on, state = today_in(area, self.sky.now), self.sky.state_of(area, moment.day)
        known = self.begun.get((area.id, on, moment.name))
        if known and known.done_at:
            return None
        today = self.sky.state_of(area, HeatDay.TODAY).level
        episode, due = None, False
        match moment.cause:
            case MomentCause.SEASON:
                due = is_day_to_prepare(area, on)
                due = due and is_first_day_to_prepare(area, on) is moment.first
            case MomentCause.END:
                episode = self.ended.get(area.id)
                due = episode is not None and is_to_be_cleared(episode, area, self.sky)
            case MomentCause.LEVEL:
                due = state.level in moment.levels and await self._is_its_day(area, moment, on)
        if not due:
            return None
        ended = episode.id if episode else None
        return DueAnnouncement(area.id, moment.name, on, state, today, ended)

    async def _is_its_day(self, area: Area, moment: HeatMoment, on: date) -> bool:
        """Whether the level was declared in time for it, and is the year's first where it must."""
        state = self.sky.state_of(area, moment.day)
        if moment.first is not None:
            first = await self.firsts.is_first(area, state.level, state.on)
            if first is not moment.first:
                return False
        if moment.day is HeatDay.TOMORROW or not moment.is_announcement:
            return True
        declared = await self.declared.declared_at(area, on, state.level)
        return moment.suits_declaration(declared, on, area.zone)
