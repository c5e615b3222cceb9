"""Before the hot season, by the season of where one lives."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.heat.announcements import seasons
from handlers.heat.announcements.seasons import is_day_to_prepare, somewhere_a_day_to_prepare
from messages import words
from messages.national_facts import NationalFacts
from storage.area import Area
from tests.worlds import World


def place(lat: float, country: str, town: str = "") -> Area:
    return Area(name="Ici", town=town, town_name="", country=country, lat=lat, lon=0)


@pytest.mark.parametrize(
    ("area", "days"),
    [
        (place(48.9, "FR", "75120"), ["05-15", "06-01"]),
        (place(45.1, "IT"), ["05-18", "06-01"]),
        (place(-20.9, "FR", "97411"), ["11-17", "12-01"]),
        (place(-34.6, "AR"), ["11-17", "12-01"]),
    ],
)
def test_each_area_prepares_on_two_days_of_the_year(area: Area, days: list[str]) -> None:
    year = [date.fromordinal(date(2027, 1, 1).toordinal() + n) for n in range(365)]
    found = [day for day in year if is_day_to_prepare(area, day)]
    assert [day.isoformat()[5:] for day in found] == days
    assert all(somewhere_a_day_to_prepare(day) for day in found)


def test_a_country_s_own_season_is_counted_from(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = NationalFacts.model_validate(
        {"everywhere": "112", "level_names": "abroad", "season": ["01-10", "04-30"]}
    )
    monkeypatch.setattr(Area, "facts", property(lambda _: facts))
    monkeypatch.setattr(seasons, "all_national_facts", lambda: (facts,))
    there = place(10.0, "XX")
    for day in (date(2026, 12, 27), date(2027, 1, 10)):
        assert is_day_to_prepare(there, day)
        assert somewhere_a_day_to_prepare(day)
    assert not is_day_to_prepare(there, date(2027, 1, 9))


async def test_overseas_one_prepares_before_its_own_summer(world: World) -> None:
    zone = "Indian/Reunion"
    reunion = await world.declares("Saint-Denis", zone=zone, town="97411", lat=-20.9, lon=55.4)
    zoe = await world.joins("Zoé", "fr", reunion)
    for times, (month, day) in enumerate(((5, 15), (11, 17), (12, 1))):
        world.clock.at = datetime(2027, month, day, 18, 1, tzinfo=ZoneInfo(zone))
        await world.strike()
        assert zoe.told(words.nudge_prepare_who()) == times
