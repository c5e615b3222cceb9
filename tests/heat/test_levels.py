"""Where the level comes from: official services first, never green for want of an answer."""

from datetime import date, timedelta

import pytest

from handlers.heat.levels import requests
from messages import words
from messages.heat.levels.level import HeatDay, HeatLevel, HeatSource, UnknownReason
from storage.heat import SourceSilence
from tests.heat import at, level, official, state

EVERY = HeatSource.VIGILANCE, HeatSource.METEOALARM, HeatSource.OPENMETEO


async def test_anybody_sees_the_official_level_and_where_it_comes_from(world, bao, belleville):
    world.skies.use(*EVERY)
    world.skies.turn("75", HeatLevel.ORANGE, HeatLevel.RED)
    await world.passes(minutes=5)

    await bao.says("/canicule")

    assert bao.sees(official(HeatLevel.ORANGE))
    assert bao.sees(words.heat_tomorrow(level=words.heat_official_red()))
    assert bao.sees("Météo-France")
    assert bao.sees(words.heat_limits(department="Paris", night="21", day="31"))
    assert bao.sees("16 à 27 °C")


async def test_on_the_wall_the_level_is_asked_for_in_english_too(world, ana, belleville):
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("75", HeatLevel.YELLOW)
    await world.passes(minutes=5)

    await ana.says("/heat", on=belleville)

    assert ana.sees(official(HeatLevel.YELLOW))
    assert len(belleville.screen) == 0


async def test_another_départements_colour_is_not_ours(world, area):
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("93", HeatLevel.RED)
    await world.passes(minutes=5)

    assert await level(world, area) is HeatLevel.NONE


async def test_before_six_tomorrow_is_not_published_and_that_is_no_failure(
    world, organiser, belleville, area
):
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.before_six = True
    await world.passes(minutes=40)

    assert (await state(world, area, HeatDay.TOMORROW)).why is UnknownReason.NOT_YET
    await organiser.says("/canicule")
    assert organiser.sees(words.heat_tomorrow(level=words.heat_unknown_later()))
    assert len(organiser.screen) == 1


async def test_after_midnight_yesterdays_tomorrow_is_today(world, area):
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("75", HeatLevel.NONE, HeatLevel.ORANGE)
    await world.comes(at(23, 50))
    assert await level(world, area) is HeatLevel.NONE

    world.skies.silent[HeatSource.VIGILANCE] = SourceSilence.REFUSED
    await world.passes(minutes=30)

    assert await level(world, area) is HeatLevel.ORANGE


@pytest.mark.parametrize(
    "silence", [SourceSilence.TIMEOUT, SourceSilence.BROKEN, SourceSilence.LARGE]
)
async def test_a_service_that_cannot_be_believed_leaves_the_level_unknown(
    world, organiser, bao, belleville, area, silence
):
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.silent[HeatSource.VIGILANCE] = silence
    await world.passes(hours=3)

    assert await level(world, area) is HeatLevel.UNKNOWN
    told = [each for each in organiser.screen if "Je n’arrive plus à lire" in each.words]
    assert len(told) == 1, organiser.screen
    assert organiser.told(words.heat_silent_next()) == 1
    assert not bao.screen
    assert not belleville.screen
    await bao.says("/canicule")
    unknown = words.heat_unknown_silent(source=words.heat_source_vigilance())
    assert bao.sees(words.heat_today(level=unknown))


async def test_one_hiccup_is_told_to_nobody(world, organiser, belleville, area):
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.silent[HeatSource.VIGILANCE] = SourceSilence.TIMEOUT
    await world.passes(minutes=5)
    world.skies.silent.clear()
    await world.passes(hours=1)

    assert await level(world, area) is HeatLevel.NONE
    assert not organiser.screen


async def test_each_time_a_service_falls_silent_organisers_hear_of_it_once(
    world, organiser, belleville, area
):
    world.skies.use(HeatSource.VIGILANCE)
    for _ in range(2):
        world.skies.silent[HeatSource.VIGILANCE] = SourceSilence.TIMEOUT
        await world.passes(hours=3)
        await world.restarts()
        await world.passes(hours=1)
        world.skies.silent.clear()
        await world.passes(hours=2)

    told = [each for each in organiser.screen if "Je n’arrive plus à lire" in each.words]
    assert len(told) == 2


async def test_calm_is_soon_unknown_and_a_warning_stands_until_its_own_end(world, area):
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("75", HeatLevel.NONE, HeatLevel.ORANGE)
    await world.passes(minutes=10)
    world.skies.silent[HeatSource.VIGILANCE] = SourceSilence.REFUSED

    await world.passes(hours=2)
    assert await level(world, area) is HeatLevel.NONE
    await world.passes(hours=2)
    assert await level(world, area) is HeatLevel.UNKNOWN
    assert await level(world, area, HeatDay.TOMORROW) is HeatLevel.ORANGE
    await world.comes(at(22) + timedelta(days=1))
    assert await level(world, area) is HeatLevel.ORANGE
    await world.comes(at(1) + timedelta(days=2))
    assert await level(world, area) is HeatLevel.UNKNOWN


async def test_an_old_map_is_no_map(world, organiser, belleville, area):
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.issued_at = world.clock.now() - timedelta(days=20)

    await world.passes(hours=2)

    assert await level(world, area) is HeatLevel.UNKNOWN
    assert organiser.told(words.heat_silent_next()) == 1


async def test_a_map_whose_days_are_over_is_no_map(world, organiser, belleville, area):
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.past = True

    await world.passes(hours=2)

    assert await level(world, area) is HeatLevel.UNKNOWN
    assert organiser.told(words.heat_silent_next()) == 1


@pytest.mark.every_world
async def test_a_service_that_hangs_keeps_nobody_elses_answer(world, area, monkeypatch):
    monkeypatch.setattr(requests, "PATIENCE", 0.1)
    world.skies.use(HeatSource.METEOALARM, HeatSource.OPENMETEO)
    world.skies.hangs.add(HeatSource.OPENMETEO)
    world.skies.warns("FR101", "Paris", HeatLevel.RED)

    await world.passes(minutes=5)

    assert await level(world, area) is HeatLevel.RED
    async with world.database.transaction() as store:
        watches = {each.source: each.failures for each in await store.heat.source_health()}
    assert watches == {HeatSource.METEOALARM: 0, HeatSource.OPENMETEO: 1}


async def test_a_stand_in_that_is_not_needed_any_more_is_not_complained_of(
    world, organiser, belleville, area
):
    world.skies.use(HeatSource.VIGILANCE, HeatSource.METEOALARM)
    world.skies.silent = dict.fromkeys(
        (HeatSource.VIGILANCE, HeatSource.METEOALARM), SourceSilence.TIMEOUT
    )
    await world.passes(minutes=5)
    del world.skies.silent[HeatSource.VIGILANCE]

    await world.passes(hours=6)

    assert not organiser.screen


async def test_a_map_without_our_département_is_broken_not_green(world, area):
    fresnes = await world.declares("Les Œillets", town="94034", town_name="Fresnes")
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.missing.add("75")

    await world.passes(minutes=30)

    assert await level(world, area) is HeatLevel.UNKNOWN
    assert await level(world, fresnes) is HeatLevel.NONE


async def test_when_the_map_fails_meteoalarm_stands_in(world, area):
    world.skies.use(*EVERY)
    world.skies.silent[HeatSource.VIGILANCE] = SourceSilence.REFUSED
    world.skies.warns("FR101", "Paris", HeatLevel.ORANGE)

    await world.passes(minutes=5)

    found = await state(world, area)
    assert (found.level, found.source, found.official) == (
        HeatLevel.ORANGE,
        HeatSource.METEOALARM,
        True,
    )


async def test_while_the_map_answers_meteoalarm_is_left_alone(world, area):
    world.skies.use(*EVERY)
    await world.passes(hours=5)

    assert (HeatSource.METEOALARM, "france") not in world.skies.asked


async def test_one_fetch_serves_every_area(world, area):
    await world.declares("Charonne", lat=48.856, lon=2.4)
    await world.declares("Les Œillets", town="94034", town_name="Fresnes", lat=48.76, lon=2.33)
    world.skies.use(*EVERY)

    await world.passes(minutes=5)

    assert world.skies.asked.count((HeatSource.VIGILANCE, "FR")) == 1
    # Charonne and Belleville share a coarse point; Fresnes has its own.
    assert sum(source is HeatSource.OPENMETEO for source, _ in world.skies.asked) == 2


async def test_only_a_coarse_point_leaves_the_machine(world, area):
    world.skies.use(HeatSource.OPENMETEO)
    await world.passes(minutes=5)

    assert world.skies.asked == [(HeatSource.OPENMETEO, "48.9,2.4")]


async def test_without_a_key_frances_warnings_come_from_meteoalarm_by_name(world, area):
    """Countries renumber their regions: the name is enough."""
    world.skies.use(HeatSource.METEOALARM)
    world.skies.warns("FRX99", "PARIS", HeatLevel.RED, ahead=1)

    await world.passes(minutes=5)

    assert await level(world, area) is HeatLevel.NONE
    assert await level(world, area, HeatDay.TOMORROW) is HeatLevel.RED


async def every_five_minutes(world, hours: int) -> int:
    """How often MeteoAlarm was asked about France in that time."""
    before = world.skies.asked.count((HeatSource.METEOALARM, "france"))
    for _ in range(hours * 12):
        world.clock.advance(timedelta(minutes=5))
        await world.strike()
    return world.skies.asked.count((HeatSource.METEOALARM, "france")) - before


async def test_meteoalarm_is_asked_every_five_minutes_while_anything_is_in_force(world, area):
    """A storm at the other end of the country is enough: heat may follow."""
    world.skies.use(HeatSource.METEOALARM)
    assert await every_five_minutes(world, 2) == 4
    now = world.clock.now()
    world.skies.in_force = ((now, now + timedelta(hours=2)),)
    await every_five_minutes(world, 1)
    assert await every_five_minutes(world, 1) == 12
    world.skies.in_force = ()
    await every_five_minutes(world, 1)
    assert await every_five_minutes(world, 2) == 4


async def test_while_a_warning_is_in_force_a_failure_is_tried_again_soon(world, area):
    world.skies.use(HeatSource.METEOALARM)
    world.skies.warns("FR101", "Paris", HeatLevel.ORANGE)
    await world.passes(minutes=5)
    world.skies.silent[HeatSource.METEOALARM] = SourceSilence.REFUSED
    assert 3 <= await every_five_minutes(world, 1) <= 5


async def test_meteoalarm_is_left_alone_for_half_an_hour_while_nothing_is_in_force(world, area):
    world.skies.use(HeatSource.METEOALARM)
    await world.passes(hours=1)
    asked = world.skies.asked.count((HeatSource.METEOALARM, "france"))
    assert 1 <= asked <= 2
    world.skies.silent[HeatSource.METEOALARM] = SourceSilence.REFUSED
    await world.passes(hours=1)
    assert world.skies.asked.count((HeatSource.METEOALARM, "france")) - asked <= 2


async def test_an_empty_list_where_a_warning_stood_is_no_all_clear(world, area):
    world.skies.use(HeatSource.METEOALARM)
    world.skies.warns("FR101", "Paris", HeatLevel.ORANGE)
    await world.passes(minutes=10)
    world.skies.alerts, world.skies.total = (), 0

    await world.passes(hours=1)
    assert await level(world, area) is HeatLevel.ORANGE

    world.skies.total = 40
    await world.passes(hours=2)
    assert await level(world, area) is HeatLevel.NONE


async def test_the_weather_service_is_asked_again_when_the_next_map_is_due(world, area):
    world.skies.use(HeatSource.VIGILANCE)
    await world.comes(at(15, 55))
    before = len(world.skies.asked)
    world.skies.issued_at = at(6, 5)

    await world.comes(at(16, 10))
    assert len(world.skies.asked) > before
    world.skies.turn("75", HeatLevel.RED)
    world.skies.issued_at = at(16, 8)
    await world.comes(at(16, 30))

    assert await level(world, area) is HeatLevel.RED


async def test_who_answers_too_many_requests_is_left_alone_as_long_as_they_ask(world, area):
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.silent[HeatSource.VIGILANCE] = SourceSilence.LIMITED
    world.skies.wait = 7200.0

    await world.passes(hours=1)

    assert len(world.skies.asked) == 1


async def test_temperatures_alone_are_an_indication_and_never_an_alert(world, bao, belleville):
    world.skies.use(HeatSource.OPENMETEO)
    world.skies.degrees = [(22.0, 33.0), (23.0, 36.0), (24.0, 38.0), (24.0, 37.0), (23.0, 35.0)]
    await world.passes(minutes=5)

    found = await state(world, belleville.area)
    assert (found.level, found.official, found.is_indicative) == (HeatLevel.ORANGE, False, True)
    await bao.says("/canicule")
    assert bao.sees(words.heat_today(level=words.heat_indicative_orange()))
    assert not bao.sees("vigilance")
    assert not bao.sees("alerte")


async def test_an_indication_never_stands_in_for_an_official_source(world, area):
    world.skies.use(HeatSource.VIGILANCE, HeatSource.OPENMETEO)
    world.skies.silent[HeatSource.VIGILANCE] = SourceSilence.BROKEN

    await world.passes(hours=1)

    assert (await state(world, area)).level is HeatLevel.UNKNOWN


async def test_overseas_there_is_no_map_so_temperatures_are_all_there_is(world):
    saint_denis = await world.declares(
        "Le Barachois", town="97411", town_name="Saint-Denis", lat=-20.88, lon=55.45,
        zone="Indian/Reunion",
    )  # fmt: skip
    world.skies.use(*EVERY)

    await world.passes(minutes=5)

    found = await state(world, saint_denis)
    assert (found.level, found.source) == (HeatLevel.NONE, HeatSource.OPENMETEO)


@pytest.mark.every_world
async def test_out_of_season_nobody_is_asked_unless_somebody_set_a_level(
    world, organiser, belleville, area
):
    world.skies.use(*EVERY)
    await world.is_down(days=100)
    await world.passes(hours=1)
    assert world.skies.asked == []
    await organiser.says("/canicule")
    assert organiser.sees(words.heat_today(level=words.heat_unknown_season()))

    await organiser.says("/canicule jaune")
    await world.passes(hours=1)

    assert (HeatSource.VIGILANCE, "FR") in world.skies.asked


async def test_without_any_source_the_level_is_set_by_hand(world, organiser, belleville):
    await world.passes(minutes=10)
    await organiser.says("/canicule")
    assert organiser.sees(words.heat_today(level=words.heat_unknown_nobody()))


async def test_a_source_that_was_switched_off_leaves_nothing_unknown_behind(world, area):
    world.skies.use(HeatSource.VIGILANCE, HeatSource.OPENMETEO)
    world.skies.silent[HeatSource.VIGILANCE] = SourceSilence.DENIED
    await world.passes(minutes=30)
    world.skies.use(HeatSource.OPENMETEO)

    await world.passes(hours=4)

    assert (await state(world, area)).source is HeatSource.OPENMETEO


async def test_organisers_read_who_was_asked_and_what_came(world, organiser, belleville):
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("75", HeatLevel.ORANGE, HeatLevel.NONE)
    await world.passes(minutes=5)
    world.skies.silent[HeatSource.VIGILANCE] = SourceSilence.LARGE
    await world.passes(hours=2)

    await organiser.says("/canicule")
    await organiser.presses(words.heat_manage())
    await organiser.presses(words.heat_history())

    said = words.heat_log_said(today=words.heat_colour_orange(), tomorrow=words.heat_colour_none())
    assert organiser.sees(said)
    assert organiser.sees(words.heat_silence_large())


async def test_what_was_asked_is_forgotten_after_two_weeks(world, area):
    world.skies.use(*EVERY)
    await world.passes(minutes=5)
    world.skies.use()
    async with world.database.transaction() as store:
        place = (await store.heat.load_snapshot(world.clock.now())).place_of_area(area)
        assert await store.heat.recent_lookups(place)

    await world.passes(days=16)

    async with world.database.transaction() as store:
        assert await store.heat.recent_lookups(place) == []


async def test_changes_are_noted_as_they_come(world, area):
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("75", HeatLevel.NONE, HeatLevel.YELLOW)
    await world.passes(minutes=10)
    world.skies.turn("75", HeatLevel.NONE, HeatLevel.ORANGE)
    await world.passes(hours=2)

    async with world.database.transaction() as store:
        today = world.clock.now().date()
        tomorrow = today + timedelta(days=1)
        turned = await store.heat.level_changes(area.id, tomorrow)
        assert [each.level for each in turned] == [HeatLevel.YELLOW, HeatLevel.ORANGE]
        assert await store.heat.level_since(area.id, tomorrow) == turned[1].at
        hot_before = store.heat.hot_before
        assert not await hot_before(HeatLevel.YELLOW, tomorrow)
        assert await hot_before(HeatLevel.YELLOW, tomorrow + timedelta(days=1)) == {area.id}
        assert not await hot_before(HeatLevel.RED, date(2026, 12, 31))


async def test_a_day_that_was_only_forecast_hot_is_not_the_years_first(world, area):
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("75", HeatLevel.NONE, HeatLevel.YELLOW)
    await world.passes(minutes=10)
    world.skies.turn("75", HeatLevel.NONE, HeatLevel.NONE)
    await world.passes(hours=2)

    after = world.clock.now().date() + timedelta(days=2)
    async with world.database.transaction() as store:
        assert not await store.heat.hot_before(HeatLevel.YELLOW, after)
