"""Since when a day has had its level, and on which days there was an alert."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.kernel.interaction import JobContext
from messages.heat.levels.level import HeatLevel
from storage.area import Area

LevelTurns = Sequence[tuple[HeatLevel, datetime]]
"""The levels a day was given, and when, oldest first."""


class DeclaredLevels:
    """What one transaction knows of them: all areas' are looked up at once, if somebody asks."""

    def __init__(self, context: JobContext, days: int = 1) -> None:
        self._context, self._since = context, context.now.date() - timedelta(days=days)
        self._turned: dict[tuple[int, date], list[tuple[HeatLevel, datetime]]] | None = None

    async def declared_at(self, area: Area, on: date, level: HeatLevel) -> datetime:
        """Since when the day has been known to be as hot as that; now, if nobody noted it yet."""
        return declared_at(await self._turns(area, on), level) or self._context.now

    async def had_alert(self, area: Area, on: date) -> bool:
        """Whether the day was orange or red, for however short a time."""
        return hottest_of(await self._turns(area, on), on, area.zone) >= HeatLevel.ORANGE

    async def _turns(self, area: Area, on: date) -> LevelTurns:
        if self._turned is None:
            self._turned = await self._context.store.heat.levels_since(self._since)
        return self._turned.get((area.id, on), ())


def declared_at(turns: LevelTurns, level: HeatLevel) -> datetime | None:
    """When the day became as hot as that, as it still is; silence in between changes nothing."""
    since: datetime | None = None
    for turned, at in turns:
        if turned.is_known:
            since = (since or at) if turned >= level else None
    return since


def hottest_of(turns: LevelTurns, on: date, zone: str) -> HeatLevel:
    """The highest level the day had while it lasted; what it was only forecast to have is none."""
    begins = datetime.combine(on, time(), ZoneInfo(zone))
    ends = datetime.combine(on + timedelta(days=1), time(), ZoneInfo(zone))
    forecast = [level for level, at in turns if at < begins and level.is_known]
    lived = [level for level, at in turns if begins <= at < ends]
    return max([*forecast[-1:], *lived], default=HeatLevel.UNKNOWN)
