"""When services are asked: in the area's season, while a level is set, until the all clear."""

from datetime import UTC, datetime, timedelta

import pytest

from messages import words
from messages.heat.levels.actions import AskThresholds, ThresholdsForm
from messages.heat.levels.level import HeatDay, HeatLevel, HeatSource
from storage.area import MemberRole
from tests.heat import level, state

REUNION = {
    "town": "97411", "town_name": "Saint-Denis", "lat": -20.88, "lon": 55.45,
    "zone": "Indian/Reunion",
}  # fmt: skip
JANUARY = datetime(2027, 1, 15, 12, tzinfo=UTC)
AUTUMN = datetime(2026, 9, 29, 10, tzinfo=UTC)


async def wakes(world, moment: datetime) -> None:
    await world.is_down(seconds=(moment - world.clock.now()).total_seconds())


@pytest.mark.every_world
async def test_overseas_it_is_watched_in_january(world):
    barachois = await world.declares("Le Barachois", **REUNION)
    lola = await world.joins("Lola", "fr", barachois)
    world.skies.use(HeatSource.VIGILANCE, HeatSource.METEOALARM, HeatSource.OPENMETEO)
    world.skies.degrees = [(26.0, 36.0)] * 8
    await wakes(world, JANUARY)
    await world.passes(minutes=5)

    found = await state(world, barachois)
    assert (found.level, found.is_indicative) == (HeatLevel.ORANGE, True)
    await lola.says("/canicule")
    assert lola.sees(words.heat_today(level=words.heat_indicative_orange()))
    assert not lola.sees(words.heat_today(level=words.heat_unknown_season()))


async def test_humid_heat_counts_by_what_it_feels_like(world):
    barachois = await world.declares("Le Barachois", **REUNION)
    belleville = await world.declares("Belleville")
    world.skies.use(HeatSource.OPENMETEO)
    world.skies.degrees = [(19.0, 31.0)] * 8
    world.skies.felt = 41.0
    await world.passes(minutes=5)
    assert await level(world, barachois) is HeatLevel.ORANGE
    assert await level(world, belleville) is HeatLevel.NONE, "départements have thresholds"


@pytest.mark.every_world
async def test_an_organiser_overseas_sets_from_how_many_degrees_it_is_hot(world):
    barachois = await world.declares("Le Barachois", **REUNION)
    nearby = await world.declares("La Source", **REUNION)
    lola = await world.joins("Lola", "fr", barachois, role=MemberRole.ORGANISER)
    world.skies.use(HeatSource.OPENMETEO)
    world.skies.degrees = [(21.0, 36.0)] * 8
    await world.passes(minutes=5)
    assert await level(world, barachois) is HeatLevel.ORANGE

    await lola.says("/canicule")
    assert lola.sees(words.heat_limits_here(night="20", day="35", felt="38"))
    await lola.presses(words.heat_manage())
    await lola.presses(words.heat_threshold_ask())
    await lola.fills(ThresholdsForm, night=26, day=38, felt=43)
    await lola.says("/canicule")
    assert lola.sees(words.heat_limits_here(night="26", day="38", felt="43"))
    assert await level(world, barachois) is HeatLevel.NONE
    assert await level(world, nearby) is HeatLevel.ORANGE, "each area has its own"


async def test_thresholds_in_the_wrong_order_are_asked_again_and_official_ones_stay(
    world, organiser, bao, area
):
    barachois = await world.declares("Le Barachois", **REUNION)
    lola = await world.joins("Lola", "fr", barachois, role=MemberRole.ORGANISER)
    await lola.forges(AskThresholds(area=barachois.id))
    await lola.fills(ThresholdsForm, night=34, day=30, felt=43)
    assert lola.sees(words.heat_threshold_order())
    async with world.database.transaction() as store:
        assert await store.heat.area_thresholds(barachois.id) is None
    await organiser.forges(AskThresholds(area=area.id))
    await organiser.fills(ThresholdsForm, night=20, day=30, felt=43)
    assert organiser.sees(words.heat_threshold_department())
    await bao.forges(AskThresholds(area=area.id))
    assert bao.sees(words.organise_not_yours())


async def test_heat_that_goes_on_after_the_season_is_known(world, organiser, area):
    world.skies.use(HeatSource.VIGILANCE)
    await wakes(world, AUTUMN)
    world.skies.turn("75", *[HeatLevel.ORANGE] * 4, HeatLevel.NONE, HeatLevel.NONE)
    await world.passes(hours=2)
    for day in range(1, 4):
        await world.comes(AUTUMN + timedelta(days=day))
        assert await level(world, area) is HeatLevel.ORANGE, f"day {day}"

    await world.comes(AUTUMN + timedelta(days=4))

    found = await state(world, area)
    assert (found.level, found.source) == (HeatLevel.NONE, HeatSource.VIGILANCE)


async def test_after_a_last_hot_day_of_the_season_it_is_known_that_it_is_over(
    world, organiser, area
):
    world.skies.use(HeatSource.VIGILANCE)
    await wakes(world, AUTUMN)
    world.skies.turn("75", HeatLevel.ORANGE, HeatLevel.ORANGE, HeatLevel.NONE, HeatLevel.NONE)
    await world.passes(hours=2)
    await world.comes(AUTUMN + timedelta(days=1, hours=12))

    await world.comes(AUTUMN + timedelta(days=2))
    assert await level(world, area) is HeatLevel.NONE
    assert await level(world, area, HeatDay.TOMORROW) is HeatLevel.NONE

    await world.comes(AUTUMN + timedelta(days=8))
    asked = len(world.skies.asked)
    await world.passes(days=1)
    assert len(world.skies.asked) == asked, "there is an end to asking"
