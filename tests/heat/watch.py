"""People of the stories about checks, and time that goes by minute by minute."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import col

from messages import words
from messages.heat.checkins.actions import EnrolForm
from messages.heat.levels.level import HeatLevel, HeatSource
from messages.model import MomentText, Text
from storage.area import Area
from storage.heat import LevelChange
from storage.heat.checkins.queries import CheckIn, CheckInRecipient
from storage.heat.levels.tables import LevelOverride
from tests.worlds import NOON, Neighbour, World

MINUTE = timedelta(minutes=1)


def at(area: Area, hour: int, minute: int = 0, days: int = 1) -> datetime:
    """The moment by the area's clocks, so many days after the story's first."""
    day = NOON.date() + timedelta(days=days)
    return datetime.combine(day, time(hour, minute), ZoneInfo(area.zone))


async def turns(world: World, area: Area, level: HeatLevel, lasts: float = 72) -> None:
    """From now on this is the area's level, set by nobody in particular."""
    world.clock.advance(timedelta(seconds=1))  # the latest word counts
    now = world.clock.now()
    async with world.database.transaction() as store:
        held = LevelOverride(
            area_id=area.id,
            level=level,
            set_at=now,
            starts_at=now,
            ends_at=now + timedelta(hours=lasts),
        )
        await store.heat.add_override(held)
        await store.heat.record_level(area, await store.heat.load_snapshot(now))


async def turned_yellow_before(world: World, area: Area) -> None:
    """A yellow day went by this year already."""
    async with world.database.transaction() as store:
        store.session.add(
            LevelChange(
                area_id=area.id,
                on=NOON.date() - timedelta(days=20),
                level=HeatLevel.YELLOW,
                source=HeatSource.ORGANISER,
                at=NOON - timedelta(days=20),
            )
        )


async def enrols(who: Neighbour, **given: Any) -> None:
    """Ask to be checked on."""
    await who.says("/veiller")
    await who.presses(words.watch_begin())
    await who.fills(EnrolForm, **given)


async def pairs(who: Neighbour, buddy: Neighbour) -> None:
    """The one gives the link, the other agrees."""
    await who.says("/veiller")
    await who.presses(words.watch_invite())
    await buddy.opens(f"w_{await code(who)}")
    await buddy.presses(words.watch_accept())


async def code(who: Neighbour) -> str:
    async with who.world.database.transaction() as store:
        found = await store.checkins.enrolment_of(who.member_id)
        assert found
        return found.code


async def lives_until(world: World, moment: datetime) -> None:
    """Every minute up to that moment is lived; it comes on the whole minute."""
    while world.clock.now() < moment:
        now = world.clock.now()
        coming = now.replace(second=0, microsecond=0) + MINUTE
        world.clock.at = min(coming, moment)
        await world.strike()


async def jumps(world: World, moment: datetime) -> None:
    """That moment comes, with nothing in between."""
    world.clock.at = moment
    await world.strike()


async def checks(world: World) -> list[CheckIn]:
    async with world.database.transaction() as store:
        found = await store.session.execute(select(CheckIn).order_by(col(CheckIn.asked_at)))
        return list(found.scalars())


async def told(world: World) -> dict[int, int]:
    """Who was told of anything, and at which step."""
    async with world.database.transaction() as store:
        found = await store.session.execute(select(CheckInRecipient))
        return {each.member_id: each.step for each in found.scalars()}


def silence(hour: datetime, zone: str = "Europe/Paris") -> Text:
    """What others read of Bao's silence since then."""
    return words.watch_told_silence(name="Bao", hour=MomentText(at=hour, zone=zone, show="hour"))


async def climbs_to_chloe(world: World, area: Area, chloe: Neighbour) -> None:
    """Nobody answers until Chloé is told, who goes."""
    for hour, minute in ((10, 0), (10, 45), (12, 0)):
        await jumps(world, at(area, hour, minute))
    await chloe.presses(words.watch_go())
