"""An alert that is declared when its morning message has gone out."""

from __future__ import annotations

import pytest

from messages import words
from messages.area import SetTopic, SwitchPlace
from messages.heat.levels.level import HeatLevel
from messages.heat_hotline import when_to_call
from messages.model import Topic
from storage.area import Area
from tests.heat.hot_days import NONE, ORANGE, RED, at, told, turns
from tests.heat.watch import enrols
from tests.worlds import Neighbour, World

NOW = words.nudge_today_who()
INSIDE = words.nudge_red_inside()


@pytest.mark.every_world
async def test_orange_declared_after_its_morning_message_is_told_at_once_to_members_and_organisers(
    world: World, area: Area, organiser: Neighbour, ana: Neighbour
) -> None:
    await world.comes(at(13, 20))
    await organiser.says("/canicule orange")
    await world.passes(minutes=1)
    for each in (organiser, ana):
        assert each.told(NOW) == 1
        assert each.sees(words.nudge_home())
        assert each.sees(words.nudge_info(when=when_to_call(None)))
        assert each.offered(words.nudge_not_today())
    await world.restarts()
    await world.comes(at(17, 55))
    assert ana.told(NOW) == 1


async def test_who_asked_to_be_checked_hears_without_the_switch_and_is_asked_nothing(
    world: World, area: Area, bao: Neighbour
) -> None:
    await enrols(bao)
    off = SetTopic(area=area.id, topic=Topic.HEAT, on=False, under=SwitchPlace.LETTER)
    await bao.forges(off)
    await world.comes(at(13))
    await turns(world, area, ORANGE, NONE)
    await world.passes(minutes=1)
    assert bao.told(words.nudge_checked_today()) == 1
    assert not bao.told(words.nudge_checked())
    assert not bao.told(NOW)


@pytest.mark.parametrize(("hour", "minute", "times"), [(20, 28, 1), (20, 29, 0), (22, 0, 0)])
async def test_orange_is_told_until_half_past_eight_in_the_evening(
    world: World, area: Area, ana: Neighbour, hour: int, minute: int, times: int
) -> None:
    await world.comes(at(hour, minute))
    await turns(world, area, ORANGE, NONE, NONE)
    await world.passes(minutes=1)
    await world.comes(at(9, days=1))
    assert ana.told(NOW) == times


@pytest.mark.parametrize("hour", [10, 17, 23])
async def test_red_is_told_at_any_hour_and_wakes(
    world: World, area: Area, ana: Neighbour, hour: int
) -> None:
    now = at(hour) if hour > 12 else at(hour, days=1)
    await world.comes(now)
    await turns(world, area, RED, NONE)
    await world.passes(minutes=1)
    assert ana.told(INSIDE) == 1


async def test_what_was_known_in_time_is_not_told_late(
    world: World, area: Area, ana: Neighbour
) -> None:
    await turns(world, area, NONE, ORANGE, NONE)
    await world.comes(at(23, days=1))
    assert await told(world, ana) == [
        "2026-06-30:orange:orange.eve",
        "2026-07-01:orange:orange.thanks",
    ]


async def test_a_level_that_rises_is_told_and_the_fourth_message_of_a_red_day_is_not(
    world: World, area: Area, ana: Neighbour
) -> None:
    await turns(world, area, NONE, ORANGE, NONE)
    await world.comes(at(11, days=1))
    await turns(world, area, RED, NONE, NONE)
    await world.passes(minutes=1)
    assert ana.told(INSIDE) == 1
    await world.comes(at(22, days=1))
    assert await told(world, ana) == [
        "2026-06-30:orange:orange.eve",
        "2026-07-01:orange:orange.thanks",
        "2026-07-01:red:red.late",
        "2026-07-01:red:red.noon",
    ]


async def test_red_declared_while_the_two_o_clock_message_may_still_go_is_told_once(
    world: World, area: Area, ana: Neighbour
) -> None:
    await world.comes(at(14, 5))
    await turns(world, area, RED, NONE)
    await world.comes(at(16))
    assert await told(world, ana) == ["2026-06-30:red:red.late"]


async def test_who_was_told_in_the_morning_is_not_told_again_when_the_level_comes_back(
    world: World, area: Area, ana: Neighbour
) -> None:
    await turns(world, area, NONE, ORANGE, NONE)
    for hour, level in ((11, NONE), (13, ORANGE), (14, NONE), (15, ORANGE)):
        await world.comes(at(hour, days=1))
        await turns(world, area, level, NONE, NONE)
    await world.comes(at(17, days=1))
    assert await told(world, ana) == [
        "2026-06-30:orange:orange.eve",
        "2026-07-01:orange:orange.thanks",
    ]


async def test_a_service_that_falls_silent_and_says_the_same_again_declares_nothing_new(
    world: World, area: Area, ana: Neighbour
) -> None:
    await turns(world, area, NONE, ORANGE, NONE)
    await world.comes(at(12, days=1))
    await turns(world, area, HeatLevel.UNKNOWN)
    await world.passes(minutes=20)
    await turns(world, area, ORANGE, NONE)
    await world.comes(at(17, days=1))
    assert not ana.told(INSIDE)
    assert (await told(world, ana))[-1] == "2026-07-01:orange:orange.thanks"
