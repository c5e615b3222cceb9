"""The year's first hot days: looked up for all areas at once, and only when somebody asks."""

from __future__ import annotations

from datetime import date

from handlers.kernel.interaction import JobContext
from messages.heat.levels.level import HeatLevel
from storage.area import Area


class FirstHotDays:
    """What one transaction knows of them."""

    def __init__(self, context: JobContext) -> None:
        self._heat = context.store.heat
        self._before: dict[tuple[HeatLevel, date], set[int]] = {}

    async def is_first(self, area: Area, level: HeatLevel, on: date) -> bool:
        """Whether no earlier day of the year was last known to be as hot there."""
        if (level, on) not in self._before:
            self._before[level, on] = await self._heat.hot_before(level, on)
        return area.id not in self._before[level, on]
