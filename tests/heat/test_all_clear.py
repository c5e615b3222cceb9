"""However the hot days end, everybody who was told of them hears that they are over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from messages import words
from messages.heat.levels.actions import ChooseLevel
from messages.heat.levels.level import HeatLevel, HeatSource
from storage.area import Area
from tests.heat.hot_days import NONE, ORANGE, at, hangs, turns
from tests.worlds import Neighbour, Wall, World

CLEAR = words.nudge_clear(area="Belleville")
UNKNOWN = words.nudge_ended_unknown(area="Belleville")


@pytest.mark.parametrize("hour", [8, 19, 23])
async def test_where_organisers_alone_set_the_level_their_word_ends_it_at_the_next_ten_oclock(
    world: World, organiser: Neighbour, ana: Neighbour, bao: Neighbour, hour: int
) -> None:
    await organiser.says("/canicule orange")
    await world.comes(at(hour, 30, days=1))
    await organiser.says("/canicule fin")
    next_ten = at(10, days=1 if hour < 10 else 2)
    await world.comes(next_ten - timedelta(minutes=1))
    assert not ana.told(CLEAR)
    await world.comes(next_ten + timedelta(minutes=2))
    for each in (organiser, ana, bao):
        assert each.sees(CLEAR)
    await world.comes(at(20, days=5))
    for each in (organiser, ana, bao):
        assert each.told(CLEAR) == 1
        assert not each.told(UNKNOWN)


async def test_an_organisers_level_that_ends_by_itself_is_told_and_is_no_all_clear(
    world: World, organiser: Neighbour, belleville: Wall, ana: Neighbour
) -> None:
    await world.comes(at(17))
    await organiser.says("/canicule orange")
    await world.comes(at(16, 30, days=3))
    assert not hangs(belleville, words.nudge_wall_lost())
    await world.comes(at(17, 30, days=3))
    assert hangs(belleville, words.nudge_wall_lost())
    await world.comes(at(10, 2, days=4))
    for each in (organiser, ana):
        assert each.sees(UNKNOWN)
    await world.comes(at(12, days=6))
    for each in (organiser, ana):
        assert each.told(UNKNOWN) == 1
        assert not each.told(CLEAR)


async def test_sources_followed_again_where_there_are_none_end_it_too(
    world: World, area: Area, organiser: Neighbour, ana: Neighbour
) -> None:
    await organiser.says("/canicule orange")
    await world.comes(at(16))
    await organiser.forges(ChooseLevel(area=area.id, level=HeatLevel.UNKNOWN))
    await world.comes(at(10, 2, days=1))
    assert ana.told(UNKNOWN) == 1


async def test_a_source_that_was_removed_meanwhile_ends_it_and_one_that_is_silent_is_waited_for(
    world: World, area: Area, organiser: Neighbour, ana: Neighbour
) -> None:
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("75", ORANGE, ORANGE, *[NONE] * 3)
    await world.comes(at(16))
    world.skies.use()
    await world.comes(at(10, 2, days=1))
    assert ana.told(UNKNOWN) == 1
    assert not ana.told(CLEAR)


@pytest.mark.every_world
async def test_their_word_holds_though_nobody_struck_the_hour_until_it_had_ended(
    world: World, organiser: Neighbour, ana: Neighbour
) -> None:
    """Green was set for a day; Palier was stopped for longer."""
    await organiser.says("/canicule orange")
    await world.comes(at(19, 30))
    await organiser.says("/canicule fin")
    await world.passes(minutes=5)
    world.clock.at = at(10, 30, days=2)
    await world.restarts()
    await world.strike()
    assert ana.told(CLEAR) == 1


async def test_while_a_service_is_asked_its_silence_is_no_all_clear(
    world: World, area: Area, organiser: Neighbour, ana: Neighbour
) -> None:
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("75", *[ORANGE] * 2, *[NONE] * 4)
    await world.comes(at(16))
    await turns(world, area, NONE, NONE)
    await world.comes(at(16, 30))
    world.skies.missing.add("75")
    await world.comes(at(10, 30, days=2))
    assert not ana.told(CLEAR)


@pytest.mark.every_world
async def test_after_the_last_of_september_everybody_hears_that_it_is_over(
    world: World, organiser: Neighbour, ana: Neighbour
) -> None:
    world.clock.at = at(12).replace(month=9, day=29)
    await organiser.says("/canicule orange")
    await world.comes(at(19).replace(month=9, day=30))
    await organiser.says("/canicule fin")
    await world.comes(at(9, 59).replace(month=10, day=1))
    assert not ana.told(CLEAR)
    await world.comes(at(10, 5).replace(month=10, day=1))
    for each in (organiser, ana):
        assert each.told(CLEAR) == 1
        assert not each.told(UNKNOWN)


async def test_what_ends_after_ten_is_told_at_ten_the_next_day(
    world: World, organiser: Neighbour, ana: Neighbour
) -> None:
    await organiser.says("/canicule orange")
    await world.comes(at(10, 20, days=1))
    await organiser.says("/canicule fin")
    await world.comes(at(13, 30, days=1))
    assert not ana.told(CLEAR)
    await world.comes(at(10, 5, days=2))
    assert ana.told(CLEAR) == 1


async def test_the_services_tell_the_end_of_september_and_the_heat_of_october(
    world: World, organiser: Neighbour, ana: Neighbour
) -> None:
    """The last hot day is the last of the season; the next one comes after it."""
    world.skies.use(HeatSource.VIGILANCE)
    world.clock.at = at(12).replace(month=9, day=29)
    await world.strike()
    world.skies.turn("75", NONE, ORANGE, NONE, NONE, NONE)
    await world.comes(at(18, 5).replace(month=9, day=29))
    eve = words.nudge_eve_who()
    assert ana.told(eve) == 1
    await world.comes(at(9, 59).replace(month=10, day=1))
    assert not ana.told(CLEAR)
    await world.comes(at(10, 5).replace(month=10, day=1))
    for each in (organiser, ana):
        assert each.told(CLEAR) == 1
        assert not each.told(UNKNOWN)


async def test_heat_that_goes_on_into_october_is_known_and_told(
    world: World, area: Area, ana: Neighbour
) -> None:
    world.skies.use(HeatSource.VIGILANCE)
    world.clock.at = at(12).replace(month=9, day=29)
    world.skies.turn("75", NONE, *[ORANGE] * 3, *[NONE] * 3)
    eve = words.nudge_eve_who()
    for told, day in (
        (1, at(18, 5).replace(month=9, day=29)),
        (2, at(18, 5).replace(month=9, day=30)),
        (3, at(18, 5).replace(month=10, day=1)),
    ):
        await world.comes(day)
        assert ana.told(eve) == told
    await world.comes(at(10, 5).replace(month=10, day=2))
    assert not ana.told(CLEAR)
    await world.comes(at(10, 5).replace(month=10, day=3))
    assert ana.told(CLEAR) == 1
    assert not ana.told(UNKNOWN)
