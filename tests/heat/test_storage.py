"""What is kept about the heat, on both databases: facts, changes, places; no people."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import select

from messages.heat.level import Day, Level, Source, Why
from storage.area import Area
from storage.database import Database
from storage.heat import (
    Bulletin,
    Lookup,
    Override,
    Region,
    Temperatures,
    Thresholds,
    Watch,
    department_named,
    department_of,
    departments,
    in_season,
    indicate,
    place_of,
)
from storage.leaving import rows_of, tables

NOW = datetime(2026, 7, 10, 9, tzinfo=UTC)
TODAY = date(2026, 7, 10)


def area(town: str = "34172", country: str = "FR", **given: object) -> Area:
    usual: dict[str, object] = {
        "name": "Figuerolles", "town": town, "town_name": "Montpellier", "country": country,
        "lat": 43.6065, "lon": 3.8683, "declared_at": NOW,
    }  # fmt: skip
    return Area(**usual | given)


def watch(source: Source, place: str, read_at: datetime | None = NOW) -> Watch:
    return Watch(
        source=source, place=place, asked_at=NOW, read_at=read_at, next_at=NOW,
        failures=int(read_at is None),
    )  # fmt: skip


def bulletin(level: Level, on: date = TODAY, read_at: datetime = NOW) -> Bulletin:
    until = datetime(on.year, on.month, on.day, 22, tzinfo=UTC)
    return Bulletin(
        source=Source.VIGILANCE, place="34", on=on, level=level, issued_at=read_at,
        until=until, read_at=read_at,
    )  # fmt: skip


async def test_the_level_is_judged_from_what_is_kept_alone(database: Database) -> None:
    montpellier = area()
    async with database.transaction() as store:
        store.session.add(montpellier)
        await store.session.flush()
        found = await store.heat.state(montpellier, Day.TODAY, NOW)
        assert (found.level, found.why) == (Level.UNKNOWN, Why.NOBODY)
        await store.heat.keep(watch(Source.VIGILANCE, "FR"))
        await store.heat.keep(bulletin(Level.YELLOW))
        await store.heat.keep(bulletin(Level.ORANGE))
        found = await store.heat.state(montpellier, Day.TODAY, NOW)
        assert (found.level, found.official, found.on) == (Level.ORANGE, True, TODAY)
        assert (await store.heat.state(montpellier, Day.TOMORROW, NOW)).why is Why.NOT_YET
        await store.heat.stop_watching({Source.OPENMETEO})
        assert (await store.heat.state(montpellier, Day.TODAY, NOW)).why is Why.NOBODY


async def test_askings_about_a_place_are_found_newest_first(database: Database) -> None:
    montpellier = area()
    async with database.transaction() as store:
        for minutes, place in ((0, "34"), (5, "75"), (10, "34")):
            at = NOW + timedelta(minutes=minutes)
            store.heat.note(Lookup(source=Source.VIGILANCE, place=place, at=at))
    async with database.transaction() as store:
        found = await store.heat.lookups(place_of(montpellier))
    assert [each.at for each in found] == [NOW + timedelta(minutes=10), NOW]


async def test_an_override_for_a_département_counts_for_each_of_its_areas(
    database: Database,
) -> None:
    here, there = area(), area("75120")
    async with database.transaction() as store:
        store.session.add_all([here, there])
        await store.session.flush()
        await store.heat.propose(
            Override(
                department="34", level=Level.RED, set_at=NOW, starts_at=NOW,
                ends_at=NOW + timedelta(hours=72),
            )
        )  # fmt: skip
        sky = await store.heat.sky(NOW + timedelta(hours=1))
    assert sky.state(here, Day.TODAY).level is Level.RED
    assert sky.state(there, Day.TODAY).level is Level.UNKNOWN
    assert not sky.state(here, Day.TODAY).official


async def test_an_override_does_not_speak_for_a_day_after_its_end(database: Database) -> None:
    here = area()
    async with database.transaction() as store:
        store.session.add(here)
        await store.session.flush()
        override = Override(
            area_id=here.id, level=Level.ORANGE, set_at=NOW, starts_at=NOW,
            ends_at=NOW + timedelta(hours=3),
        )  # fmt: skip
        await store.heat.propose(override)
        sky = await store.heat.sky(NOW)
    assert sky.state(here, Day.TODAY).level is Level.ORANGE
    assert sky.state(here, Day.TOMORROW).level is Level.UNKNOWN


async def test_green_for_today_does_not_hide_tomorrows_orange(database: Database) -> None:
    here = area()
    async with database.transaction() as store:
        store.session.add(here)
        await store.session.flush()
        await store.heat.keep(watch(Source.VIGILANCE, "FR"))
        await store.heat.keep(bulletin(Level.YELLOW))
        await store.heat.keep(bulletin(Level.ORANGE, TODAY + timedelta(days=1)))
        green = Override(
            area_id=here.id, level=Level.NONE, set_at=NOW, starts_at=NOW,
            ends_at=NOW + timedelta(hours=24),
        )  # fmt: skip
        await store.heat.propose(green)
        sky = await store.heat.sky(NOW)
    assert sky.state(here, Day.TODAY).level is Level.NONE
    assert sky.state(here, Day.TOMORROW).level is Level.ORANGE


async def test_a_warning_that_is_missing_elsewhere_still_stands(database: Database) -> None:
    here, earlier = area(), NOW - timedelta(hours=4)
    place = place_of(here)
    async with database.transaction() as store:
        store.session.add(here)
        await store.session.flush()
        await store.heat.keep(watch(Source.VIGILANCE, "FR", read_at=None))
        await store.heat.keep(watch(Source.METEOALARM, place.feed))
        await store.heat.keep(bulletin(Level.ORANGE, read_at=earlier))
        calm = bulletin(Level.NONE)
        calm.source, calm.place = Source.METEOALARM, place.warned
        await store.heat.keep(calm)
        sky = await store.heat.sky(NOW)
    assert sky.state(here, Day.TODAY).level is Level.ORANGE


async def test_what_one_proposes_alone_counts_for_nothing(database: Database) -> None:
    here = area()
    async with database.transaction() as store:
        store.session.add(here)
        await store.session.flush()
        later = NOW + timedelta(hours=24)
        await store.heat.propose(
            Override(department="34", level=Level.RED, set_at=NOW, ends_at=later)
        )
        sky = await store.heat.sky(NOW)
    assert sky.state(here, Day.TODAY).level is Level.UNKNOWN


async def test_a_change_is_noted_once(database: Database) -> None:
    here = area()
    async with database.transaction() as store:
        store.session.add(here)
        await store.heat.keep(watch(Source.VIGILANCE, "FR"))
        await store.heat.keep(bulletin(Level.YELLOW))
        for _ in range(3):
            await store.heat.follow(here, await store.heat.sky(NOW))
        turned = await store.heat.turnings(here.id, TODAY, TODAY + timedelta(days=1))
    assert [(each.on, each.level) for each in turned] == [(TODAY, Level.YELLOW)]


async def test_a_list_that_warned_is_remembered(database: Database) -> None:
    async with database.transaction() as store:
        warned = bulletin(Level.ORANGE)
        warned.source, warned.place = Source.METEOALARM, "france:FR813"
        await store.heat.keep(warned)
        assert await store.heat.warned("france", NOW)
        assert not await store.heat.warned("fran", NOW)
        assert not await store.heat.warned("france", NOW + timedelta(days=1))


def test_no_table_of_the_heat_tells_of_people() -> None:
    theirs = [table for table in tables() if table.__module__ == "storage.heat.tables"]
    assert len(theirs) == 7
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
    known = departments()
    assert len(known) == len({each.nuts3 for each in known.values()}) == 96
    assert known["75"].thresholds == Thresholds(21, 31)
    assert known["84"].thresholds == Thresholds(21, 36)
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


def test_points_are_coarse_and_names_of_regions_follow_the_département() -> None:
    place = place_of(area())
    assert (place.lat, place.lon, place.spot) == (43.6, 3.9, "34@43.6,3.9")
    assert place.warned == "france:FR813"
    overseas = place_of(area("97411", lat=-20.88, lon=55.45))
    assert (overseas.mapped, overseas.warned, overseas.spot) == (None, "", "974@-20.9,55.5")
    berlin = area("geonames:2950159", "DE", lat=52.52, lon=13.4)
    assert (place_of(berlin).warned, place_of(berlin).spot) == ("", "DE@52.5,13.4")
    region = Region(area_id=berlin.id, feed="germany", code="DE300", name="Berlin")
    assert place_of(berlin, region).warned == "germany:DE300"


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


# --- indications

PARIS = Thresholds(21, 31)


def ahead(*degrees: tuple[float | None, float | None]) -> list[Temperatures]:
    return [
        Temperatures(TODAY + timedelta(days=n), low, high) for n, (low, high) in enumerate(degrees)
    ]


@pytest.mark.parametrize(
    ("degrees", "level"),
    [
        ([(21, 31)] * 3, Level.ORANGE),
        ([(20, 30), (21, 31), (22, 32)], Level.ORANGE),
        ([(20.9, 31)] * 3, Level.YELLOW),
        ([(20, 30)] * 3, Level.YELLOW),
        ([(19.9, 38)] * 3, Level.NONE),
        ([(24, 29.9)] * 3, Level.NONE),
        ([(23, 36), (15, 25), (15, 25)], Level.YELLOW),
        ([(15, 25), (25, 40), (25, 40)], Level.ORANGE),
        ([(15, 25)] * 3, Level.NONE),
        ([(23, 36), (23, 36)], Level.YELLOW),
        ([(23, 36), (None, None), (23, 36)], Level.YELLOW),
        ([(None, 36), (23, 36), (23, 36)], Level.UNKNOWN),
        ([], Level.UNKNOWN),
        ([(30, 48)] * 3, Level.ORANGE),
    ],
)
def test_temperatures_suggest_a_level_and_never_red(
    degrees: list[tuple[float | None, float | None]], level: Level
) -> None:
    assert indicate(ahead(*degrees), PARIS) is level


def test_felt_heat_counts_where_no_thresholds_are_known() -> None:
    sultry = [Temperatures(TODAY, 15.0, 30.0, 38.5)]
    assert indicate(sultry, PARIS) is Level.NONE
    assert indicate(sultry, PARIS, felt=True) is Level.ORANGE


def test_levels_are_in_order_and_unknown_is_below_them_all() -> None:
    assert sorted(Level) == [Level.UNKNOWN, Level.NONE, Level.YELLOW, Level.ORANGE, Level.RED]
    assert [each for each in Level if each.hot] == [Level.YELLOW, Level.ORANGE, Level.RED]
    assert not Level.UNKNOWN.known


async def test_rows_are_found_again_as_they_were_kept(database: Database) -> None:
    async with database.transaction() as store:
        await store.heat.keep(bulletin(Level.RED))
    async with database.transaction() as store:
        [found] = (await store.session.execute(select(Bulletin))).scalars()
    assert (found.level, found.source, found.on) == (Level.RED, Source.VIGILANCE, TODAY)
