"""Levels of days to come, as organisers would have set them, and what was told of them."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import col

from messages.heat.levels.level import HeatLevel
from messages.model import Text
from storage.area import Area
from storage.heat import LevelOverride
from storage.outbox import OutboxMessage
from tests.worlds import NOON, Neighbour, Sight, Wall, World
from tests.worlds.shown import sight

NONE, YELLOW, ORANGE, RED = HeatLevel.NONE, HeatLevel.YELLOW, HeatLevel.ORANGE, HeatLevel.RED


def at(hour: int, minute: int = 0, *, days: int = 0, zone: str = "Europe/Paris") -> datetime:
    """The hour by an area's clocks, so many days after the story's first."""
    day = NOON.date() + timedelta(days=days)
    return datetime.combine(day, time(hour, minute), ZoneInfo(zone))


async def turns(world: World, area: Area, *levels: HeatLevel) -> None:
    """Today has the first of these levels, tomorrow the second, and so on."""
    now = world.clock.now()
    today = now.astimezone(ZoneInfo(area.zone)).date()
    async with world.database.transaction() as store:
        for ahead, level in enumerate(levels):
            over = datetime.combine(today + timedelta(days=ahead + 1), time(), ZoneInfo(area.zone))
            store.session.add(
                LevelOverride(
                    area_id=area.id,
                    level=level,
                    set_at=now,
                    # The latest word counts, for the days it speaks of.
                    starts_at=now - timedelta(milliseconds=ahead),
                    ends_at=over,
                )
            )


async def told(world: World, who: Neighbour) -> list[str]:
    """Which day, level and moment somebody was promised something of about the heat, in order."""
    audience = "heat:audience:"
    async with world.database.transaction() as store:
        found = await store.session.execute(
            select(OutboxMessage).where(
                col(OutboxMessage.member_id) == who.member_id,
                col(OutboxMessage.once_subject).startswith(audience),
            )
        )
        keys = sorted(each.once for each in found.scalars() if each.once)
    return [f"{one.subject.removeprefix(audience)}:{one.act}:{one.occurrence}" for one in keys]


def hangs(wall: Wall, wanted: Text) -> Sight:
    """The card says this; what a platform writes about a pin may stand below it."""
    return sight(wanted, wall.reader, [shown.words for shown in wall.screen])
