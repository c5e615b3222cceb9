"""What is kept about the heat, on both databases: facts, changes, places; no people."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import select

from messages.heat.levels.level import HeatDay, HeatLevel, HeatSource, UnknownReason
from storage.area import Area
from storage.database import Database
from storage.heat import (
    DayTemperatures,
    HeatThresholds,
    LevelOverride,
    OfficialBulletin,
    SourceHealth,
    SourceLookup,
    WeatherRegion,
    all_departments,
    department_named,
    department_of,
    in_season,
    indicated_level,
    place_of,
)
from storage.leaving import rows_of, table_classes

NOW = datetime(2026, 7, 10, 9, tzinfo=UTC)
TODAY = date(2026, 7, 10)


def area(town: str = "34172", country: str = "FR", **given: object) -> Area:
    usual: dict[str, object] = {
        "name": "Figuerolles", "town": town, "town_name": "Montpellier", "country": country,
        "lat": 43.6065, "lon": 3.8683, "declared_at": NOW,
    }  # fmt: skip
    return Area(**usual | given)


def watch(source: HeatSource, place: str, read_at: datetime | None = NOW) -> SourceHealth:
    return SourceHealth(
        source=source, place=place, asked_at=NOW, read_at=read_at, next_at=NOW,
        failures=int(read_at is None),
    )  # fmt: skip


def bulletin(level: HeatLevel, on: date = TODAY, read_at: datetime = NOW) -> OfficialBulletin:
    until = datetime(on.year, on.month, on.day, 22, tzinfo=UTC)
    return OfficialBulletin(
        source=HeatSource.VIGILANCE, place="34", on=on, level=level, issued_at=read_at,
        until=until, read_at=read_at,
    )  # fmt: skip


async def test_the_level_is_judged_from_what_is_kept_alone(database: Database) -> None:
    montpellier = area()
    async with database.transaction() as store:
        store.session.add(montpellier)
        await store.session.flush()
        found = await store.heat.heat_state(montpellier, HeatDay.TODAY, NOW)
        assert (found.level, found.why) == (HeatLevel.UNKNOWN, UnknownReason.NOBODY)
        await store.heat.save_readings(watch(HeatSource.VIGILANCE, "FR"))
        await store.heat.save_readings(bulletin(HeatLevel.YELLOW))
        await store.heat.save_readings(bulletin(HeatLevel.ORANGE))
        found = await store.heat.heat_state(montpellier, HeatDay.TODAY, NOW)
        assert (found.level, found.official, found.on) == (HeatLevel.ORANGE, True, TODAY)
        assert (
            await store.heat.heat_state(montpellier, HeatDay.TOMORROW, NOW)
        ).why is UnknownReason.NOT_YET
        await store.heat.forget_sources({HeatSource.OPENMETEO})
        assert (
            await store.heat.heat_state(montpellier, HeatDay.TODAY, NOW)
        ).why is UnknownReason.NOBODY


async def test_askings_about_a_place_are_found_newest_first(database: Database) -> None:
    montpellier = area()
    async with database.transaction() as store:
        for minutes, place in ((0, "34"), (5, "75"), (10, "34")):
            at = NOW + timedelta(minutes=minutes)
            store.heat.record_lookup(SourceLookup(source=HeatSource.VIGILANCE, place=place, at=at))
    async with database.transaction() as store:
        found = await store.heat.recent_lookups(place_of(montpellier))
    assert [each.at for each in found] == [NOW + timedelta(minutes=10), NOW]


async def test_an_override_for_a_département_counts_for_each_of_its_areas(
    database: Database,
) -> None:
    here, there = area(), area("75120")
    async with database.transaction() as store:
        store.session.add_all([here, there])
        await store.session.flush()
        await store.heat.add_override(
            LevelOverride(
                department="34", level=HeatLevel.RED, set_at=NOW, starts_at=NOW,
                ends_at=NOW + timedelta(hours=72),
            )
        )  # fmt: skip
        sky = await store.heat.load_snapshot(NOW + timedelta(hours=1))
    assert sky.state_of(here, HeatDay.TODAY).level is HeatLevel.RED
    assert sky.state_of(there, HeatDay.TODAY).level is HeatLevel.UNKNOWN
    assert not sky.state_of(here, HeatDay.TODAY).official


async def test_an_override_does_not_speak_for_a_day_after_its_end(database: Database) -> None:
    here = area()
    async with database.transaction() as store:
        store.session.add(here)
        await store.session.flush()
        override = LevelOverride(
            area_id=here.id, level=HeatLevel.ORANGE, set_at=NOW, starts_at=NOW,
            ends_at=NOW + timedelta(hours=3),
        )  # fmt: skip
        await store.heat.add_override(override)
        sky = await store.heat.load_snapshot(NOW)
    assert sky.state_of(here, HeatDay.TODAY).level is HeatLevel.ORANGE
    assert sky.state_of(here, HeatDay.TOMORROW).level is HeatLevel.UNKNOWN


async def test_green_for_today_does_not_hide_tomorrows_orange(database: Database) -> None:
    here = area()
    async with database.transaction() as store:
        store.session.add(here)
        await store.session.flush()
        await store.heat.save_readings(watch(HeatSource.VIGILANCE, "FR"))
        await store.heat.save_readings(bulletin(HeatLevel.YELLOW))
        await store.heat.save_readings(bulletin(HeatLevel.ORANGE, TODAY + timedelta(days=1)))
        green = LevelOverride(
            area_id=here.id, level=HeatLevel.NONE, set_at=NOW, starts_at=NOW,
            ends_at=NOW + timedelta(hours=24), agreed_below=HeatLevel.YELLOW,
        )  # fmt: skip
        await store.heat.add_override(green)
        sky = await store.heat.load_snapshot(NOW)
    assert sky.state_of(here, HeatDay.TODAY).level is HeatLevel.NONE
    assert sky.state_of(here, HeatDay.TOMORROW).level is HeatLevel.ORANGE


async def test_a_warning_that_is_missing_elsewhere_still_stands(database: Database) -> None:
    here, earlier = area(), NOW - timedelta(hours=4)
    place = place_of(here)
    async with database.transaction() as store:
        store.session.add(here)
        await store.session.flush()
        await store.heat.save_readings(watch(HeatSource.VIGILANCE, "FR", read_at=None))
        await store.heat.save_readings(watch(HeatSource.METEOALARM, place.feed))
        await store.heat.save_readings(bulletin(HeatLevel.ORANGE, read_at=earlier))
        calm = bulletin(HeatLevel.NONE)
        calm.source, calm.place = HeatSource.METEOALARM, place.warning_place
        await store.heat.save_readings(calm)
        sky = await store.heat.load_snapshot(NOW)
    assert sky.state_of(here, HeatDay.TODAY).level is HeatLevel.ORANGE


async def test_what_one_proposes_alone_counts_for_nothing(database: Database) -> None:
    here = area()
    async with database.transaction() as store:
        store.session.add(here)
        await store.session.flush()
        later = NOW + timedelta(hours=24)
        await store.heat.add_override(
            LevelOverride(department="34", level=HeatLevel.RED, set_at=NOW, ends_at=later)
        )
        sky = await store.heat.load_snapshot(NOW)
    assert sky.state_of(here, HeatDay.TODAY).level is HeatLevel.UNKNOWN


async def test_a_change_is_noted_once(database: Database) -> None:
    here = area()
    async with database.transaction() as store:
        store.session.add(here)
        await store.heat.save_readings(watch(HeatSource.VIGILANCE, "FR"))
        await store.heat.save_readings(bulletin(HeatLevel.YELLOW))
        for _ in range(3):
            await store.heat.record_level(here, await store.heat.load_snapshot(NOW))
        turned = await store.heat.level_changes(here.id, TODAY, TODAY + timedelta(days=1))
    assert [(each.on, each.level) for each in turned] == [(TODAY, HeatLevel.YELLOW)]


async def test_a_list_that_warned_is_remembered(database: Database) -> None:
    async with database.transaction() as store:
        warned = bulletin(HeatLevel.ORANGE)
        warned.source, warned.place = HeatSource.METEOALARM, "france:FR813"
        await store.heat.save_readings(warned)
        assert await store.heat.holds_warning("france", NOW)
        assert not await store.heat.holds_warning("fran", NOW)
        assert not await store.heat.holds_warning("france", NOW + timedelta(days=1))


def test_no_table_of_the_heat_tells_of_people() -> None:
    module = "storage.heat.levels.tables"
    theirs = [table for table in table_classes() if table.__module__ == module]
    assert len(theirs) == 8
    columns = {column.name for table in theirs for column in rows_of(table).columns}
    people = {"set_by", "confirmed_by"}
    assert {name for name in columns if "member" in name or name.endswith("_by")} == people


# --- places


@pytest.mark.parametrize(
    ("town", "code"),
    [
        ("34172", "34"),
        ("75120", "75"),
        ("69381", "69"),
        ("13201", "13"),
        ("2A004", "2A"),
        ("2B033", "2B"),
        ("01053", "01"),
        ("97411", "974"),
        ("97105", "971"),
        ("98818", "988"),
        ("geonames:2950159", ""),
        ("", ""),
        ("2A00", ""),
    ],
)
def test_a_towns_code_tells_its_département(town: str, code: str) -> None:
    assert department_of(town) == code


def test_there_are_ninety_six_départements_with_their_thresholds() -> None:
    known = all_departments()
    assert len(known) == len({each.nuts3 for each in known.values()}) == 96
    assert known["75"].thresholds == HeatThresholds(21, 31)
    assert known["84"].thresholds == HeatThresholds(21, 36)
    assert known["34"].nuts3 == "FR813"
    for each in known.values():
        assert 14 <= each.thresholds.night < each.thresholds.day <= 40


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("34", "34"), ("1", "01"), ("01", "01"), ("2a", "2A"), ("2A", "2A"),
        ("Hérault", "34"), ("herault", "34"), ("cote d'or", "21"), ("Val-de-Marne", "94"),
        ("20", None), ("974", None), ("", None), ("Bretagne", None),
    ],
)  # fmt: skip
def test_a_département_is_named_by_number_or_name(said: str, code: str | None) -> None:
    assert department_named(said) == code


def test_points_are_coarse_and_regions_are_found_on_the_map() -> None:
    place = place_of(area())
    assert (place.lat, place.lon, place.forecast_point) == (43.6, 3.9, "34@43.6,3.9")
    assert (place.feed, place.regions, place.names) == ("france", ("FR020",), ("Hérault",))
    overseas = place_of(area("97411", lat=-20.88, lon=55.45))
    assert (overseas.vigilance_department, overseas.warning_place, overseas.forecast_point) == (
        None,
        "",
        "974@-20.9,55.5",
    )
    berlin = area("geonames:2950159", "DE", lat=52.52, lon=13.4)
    assert place_of(berlin).forecast_point == "DE@52.5,13.4"
    assert (place_of(berlin).regions, place_of(berlin).names) == (("DE202",), ("Stadt Berlin",))
    zurich = area("geonames:2657896", "CH", lat=47.37, lon=8.54)
    assert not place_of(zurich).is_placed
    region = WeatherRegion(area_id=zurich.id, feed="switzerland", code="CH001", name="Zürich")
    assert place_of(zurich, region).is_placed
    elsewhere = WeatherRegion(area_id=zurich.id, feed="austria", code="AT001", name="Wien")
    assert not place_of(zurich, elsewhere).is_placed


@pytest.mark.parametrize(
    ("moment", "zone", "within"),
    [
        (datetime(2026, 5, 14, 23, tzinfo=UTC), "Europe/Paris", True),
        (datetime(2026, 5, 14, 21, tzinfo=UTC), "Europe/Paris", False),
        (datetime(2026, 9, 30, 21, tzinfo=UTC), "Europe/Paris", True),
        (datetime(2026, 9, 30, 22, tzinfo=UTC), "Europe/Paris", False),
        (datetime(2026, 9, 30, 22, tzinfo=UTC), "Europe/London", True),
    ],
)
def test_the_season_is_counted_by_the_areas_own_clocks(
    moment: datetime, zone: str, within: bool
) -> None:
    assert in_season(area(zone=zone), moment) is within


@pytest.mark.parametrize(
    "given",
    [
        {"town": "97411", "zone": "Indian/Reunion"},
        {"town": "", "country": "RE", "zone": "Indian/Reunion"},
        {"town": "98735", "country": "PF", "zone": "Pacific/Tahiti"},
        {"town": "geonames:1", "country": "IT", "zone": "Europe/Rome"},
    ],
)
def test_elsewhere_than_in_metropolitan_france_it_is_watched_all_year(
    given: dict[str, Any],
) -> None:
    assert in_season(area(**given), datetime(2026, 1, 15, 12, tzinfo=UTC))


# --- indications

PARIS = HeatThresholds(21, 31)


def ahead(*degrees: tuple[float | None, float | None]) -> list[DayTemperatures]:
    return [
        DayTemperatures(TODAY + timedelta(days=n), low, high)
        for n, (low, high) in enumerate(degrees)
    ]


@pytest.mark.parametrize(
    ("degrees", "level"),
    [
        ([(21, 31)] * 3, HeatLevel.ORANGE),
        ([(20, 30), (21, 31), (22, 32)], HeatLevel.ORANGE),
        ([(20.9, 31)] * 3, HeatLevel.YELLOW),
        ([(20, 30)] * 3, HeatLevel.YELLOW),
        ([(19.9, 38)] * 3, HeatLevel.NONE),
        ([(24, 29.9)] * 3, HeatLevel.NONE),
        ([(23, 36), (15, 25), (15, 25)], HeatLevel.YELLOW),
        ([(15, 25), (25, 40), (25, 40)], HeatLevel.ORANGE),
        ([(15, 25)] * 3, HeatLevel.NONE),
        ([(23, 36), (23, 36)], HeatLevel.YELLOW),
        ([(23, 36), (None, None), (23, 36)], HeatLevel.YELLOW),
        ([(None, 36), (23, 36), (23, 36)], HeatLevel.UNKNOWN),
        ([], HeatLevel.UNKNOWN),
        ([(30, 48)] * 3, HeatLevel.ORANGE),
    ],
)
def test_temperatures_suggest_a_level_and_never_red(
    degrees: list[tuple[float | None, float | None]], level: HeatLevel
) -> None:
    assert indicated_level(ahead(*degrees), PARIS) is level


def test_felt_heat_counts_where_no_thresholds_are_known() -> None:
    sultry = [DayTemperatures(TODAY, 15.0, 30.0, 38.5)]
    assert indicated_level(sultry, PARIS) is HeatLevel.NONE
    assert indicated_level(sultry, PARIS, felt=True) is HeatLevel.ORANGE


def test_levels_are_in_order_and_unknown_is_below_them_all() -> None:
    assert sorted(HeatLevel) == [
        HeatLevel.UNKNOWN,
        HeatLevel.NONE,
        HeatLevel.YELLOW,
        HeatLevel.ORANGE,
        HeatLevel.RED,
    ]
    assert [each for each in HeatLevel if each.is_hot] == [
        HeatLevel.YELLOW,
        HeatLevel.ORANGE,
        HeatLevel.RED,
    ]
    assert not HeatLevel.UNKNOWN.is_known


async def test_rows_are_found_again_as_they_were_kept(database: Database) -> None:
    async with database.transaction() as store:
        await store.heat.save_readings(bulletin(HeatLevel.RED))
    async with database.transaction() as store:
        [found] = (await store.session.execute(select(OfficialBulletin))).scalars()
    assert (found.level, found.source, found.on) == (HeatLevel.RED, HeatSource.VIGILANCE, TODAY)
