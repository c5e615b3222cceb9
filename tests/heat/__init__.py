"""Stories of the heat: where its level comes from, who may set it, what is shown."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from messages import words
from messages.heat.levels.level import HeatDay, HeatLevel, HeatState
from messages.model import Text
from storage.area import Area
from tests.worlds import NOON, World

PARIS = ZoneInfo("Europe/Paris")


def at(hour: int, minute: int = 0) -> datetime:
    """The moment of the story's first day by Belleville's clocks."""
    return datetime.combine(NOON.date(), time(hour, minute), PARIS)


async def state(world: World, area: Area, day: HeatDay = HeatDay.TODAY) -> HeatState:
    async with world.database.transaction() as store:
        return await store.heat.heat_state(area, day, world.clock.now())


async def level(world: World, area: Area, day: HeatDay = HeatDay.TODAY) -> HeatLevel:
    return (await state(world, area, day)).level


def official(shown: HeatLevel) -> Text:
    """What the screen says of today's official level."""
    return words.heat_today(level=Text(key=f"heat-official-{shown.key_word}"))
