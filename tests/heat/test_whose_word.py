"""What is announced says whose word it is, and what the official one was where it was lowered."""

from __future__ import annotations

import pytest

from messages import words
from messages.heat.levels.level import HeatSource
from messages.model import MomentText
from storage.area import Area
from tests.heat.hot_days import NONE, ORANGE, at, hangs
from tests.worlds import Neighbour, Wall, World


@pytest.mark.every_world
async def test_a_warning_passed_on_names_the_service_the_hour_and_where_the_latest_is(
    world: World, area: Area, belleville: Wall, bao: Neighbour
) -> None:
    world.skies.use(HeatSource.METEOALARM)
    await world.comes(at(17))
    world.skies.warns("FRX99", "PARIS", ORANGE, ahead=1)
    issued = MomentText(at=world.clock.now(), zone=area.zone)
    await world.comes(at(18, 1))
    whole = words.heat_credit_meteoalarm(service="METEO-FRANCE", issued=issued)
    brief = words.nudge_credit(
        service="METEO-FRANCE", issued=issued.model_copy(update={"show": "hour"})
    )
    assert bao.told(whole) or (bao.told(brief) and bao.told(words.nudge_credit_latest()))
    assert bao.told("meteoalarm.org") == 1
    assert bao.told(words.nudge_faint()) == 1
    assert hangs(belleville, whole)
    world.skies.alerts = ()
    world.skies.warns("FRX99", "PARIS", ORANGE, ahead=1)
    again = MomentText(at=world.clock.now(), zone=area.zone)
    await world.comes(at(18, 40))
    assert hangs(belleville, words.heat_credit_meteoalarm(service="METEO-FRANCE", issued=again))
    assert bao.told("meteoalarm.org") == 1, "the same level is told once"


async def test_who_reads_of_a_lowered_level_reads_the_official_one_beside_it(
    world: World, organiser: Neighbour, admin: Neighbour, belleville: Wall
) -> None:
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("75", *[ORANGE] * 3)
    await world.passes(minutes=5)
    await organiser.says("/canicule jaune")
    await admin.presses(words.heat_agree())
    await world.passes(minutes=5)
    both = words.heat_lowered(
        source=words.heat_source_vigilance(), level=words.heat_official_orange()
    )
    assert hangs(belleville, words.nudge_yellow_act())
    assert hangs(belleville, both) or hangs(
        belleville, words.nudge_official(level=words.heat_colour_orange())
    )


async def test_an_all_clear_below_an_official_level_says_both(
    world: World, organiser: Neighbour, admin: Neighbour, belleville: Wall, ana: Neighbour
) -> None:
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("75", *[ORANGE] * 2, *[NONE] * 3)
    await world.comes(at(9, 30, days=1))
    await organiser.says("/canicule vert")
    await admin.presses(words.heat_agree())
    await world.comes(at(10, 5, days=1))
    official = words.heat_official_orange()
    both = words.heat_lowered(source=words.heat_source_vigilance(), level=official)
    assert ana.told(words.nudge_clear(area="Belleville")) == 1
    assert ana.told(both) == 1
    assert hangs(belleville, words.nudge_wall_over())
    assert hangs(belleville, both)
