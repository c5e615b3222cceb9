"""A source that nobody has heard of is its two classes, each put on its list, and its name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from typing import ClassVar, Self
from zoneinfo import ZoneInfo

import pytest

from bot.app import make_weather_services
from bot.clock import ManualClock
from bot.settings import Settings
from bot.weather import CLIENTS
from bot.weather.client import WeatherClient
from bot.weather.fetching import WeatherFetcher
from messages import catalog
from messages.catalog import SentenceRoom
from messages.heat.levels.level import HeatDay, HeatLevel, HeatSource, UnknownReason
from messages.language import LanguageProfile
from storage.area import Area
from storage.heat import (
    SOURCES,
    FetchPlace,
    HeatPlace,
    HeatSourceRules,
    SourceAnswer,
    SourceFacts,
    SourceSilence,
    today_in,
)
from tests.heat import level, state
from tests.worlds import NOON

BELLS = HeatSource.add("bells")
GRAZ = {
    "town": "geonames:2778067", "town_name": "Graz", "country": "AT",
    "lat": 47.07, "lon": 15.44, "zone": "Europe/Vienna",
}  # fmt: skip


@dataclass(frozen=True)
class BellsRung(SourceFacts):
    """How often the bells of a country rang for the heat, today and tomorrow."""

    times: tuple[int, int]


class BellRules(HeatSourceRules):
    """A country's bells, heard once an hour."""

    source: ClassVar[HeatSource] = BELLS
    every: ClassVar[timedelta] = timedelta(hours=1)

    def asked_place(self, place: HeatPlace) -> FetchPlace | None:
        return FetchPlace(f"bells of {place.country}") if place.country == "AT" else None

    def told_place(self, place: HeatPlace) -> str:
        return place.country

    async def take_in(self, said: BellsRung, answer: SourceAnswer) -> SourceSilence | None:
        for country, (area, _) in answer.places.items():
            rung = [HeatLevel(times) for times in said.times]
            for ahead, given in enumerate(rung):
                on = today_in(area, answer.now) + timedelta(days=ahead)
                ends = datetime.combine(on + timedelta(days=1), time(), ZoneInfo(area.zone))
                answer.keep_bulletin(country, on, given, answer.now, ends, "https://bells.example")
            answer.note_levels(country, *rung)
        return None


class BellClient(WeatherClient):
    """Somebody on a tower."""

    source: ClassVar[HeatSource] = BELLS
    known_place: ClassVar[FetchPlace] = FetchPlace("bells of AT")

    @classmethod
    def from_settings(cls, settings: Settings) -> Self | None:
        return cls()

    async def fetch_said(self, place: FetchPlace, fetcher: WeatherFetcher) -> SourceFacts:
        return BellsRung((len(place.name), 0))


@pytest.fixture
def bells(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """They are believed before forecasts, after everybody else who is official."""

    def with_their_name(spoken: str, room: str) -> SentenceRoom:
        source = (catalog.FOLDER / spoken / f"{room}.ftl").read_text("utf-8")
        named = f"{source}\nheat-source-{BELLS} = The bells\n" if room == "heat" else source
        return SentenceRoom(named, LanguageProfile.of_language(spoken))

    monkeypatch.setattr(catalog, "sentence_room", cache(with_their_name))
    SOURCES.insert(2, BellRules())
    CLIENTS.append(BellClient)
    yield
    SOURCES.pop(2)
    CLIENTS.pop()


@pytest.fixture
async def graz(world, bells: None) -> Area:
    """An area that no other official source speaks of."""
    world.skies.tells[BELLS] = lambda: BellsRung((HeatLevel.ORANGE, HeatLevel.RED))
    return await world.declares("Lend", **GRAZ)


async def test_what_another_source_says_is_the_areas_level(world, graz, area):
    world.skies.use(BELLS, HeatSource.OPENMETEO)
    await world.passes(minutes=5)

    today, tomorrow = (await state(world, graz)), (await state(world, graz, HeatDay.TOMORROW))
    assert (today.level, today.source, today.official) == (HeatLevel.ORANGE, BELLS, True)
    assert (tomorrow.level, tomorrow.url) == (HeatLevel.RED, "https://bells.example")
    assert (await state(world, area)).source is HeatSource.OPENMETEO
    assert (BELLS, "bells of AT") in world.skies.asked


async def test_its_silence_is_unknown_and_never_green(world, graz):
    world.skies.use(BELLS, HeatSource.OPENMETEO)
    world.skies.silent[BELLS] = SourceSilence.REFUSED
    await world.passes(minutes=5)

    found = await state(world, graz)
    assert (found.level, found.source) == (HeatLevel.UNKNOWN, BELLS)
    assert found.why is UnknownReason.SILENT


async def test_once_it_is_switched_off_others_are_believed(world, graz):
    world.skies.use(BELLS, HeatSource.OPENMETEO)
    await world.passes(minutes=5)
    world.skies.use(HeatSource.OPENMETEO)
    await world.passes(hours=4)

    assert await level(world, graz) is HeatLevel.NONE


async def test_its_client_is_asked_over_the_network(bells: None) -> None:
    settings = Settings(_env_file=None, heat_meteoalarm_url="", heat_openmeteo_url="")
    async with make_weather_services(settings, ManualClock(NOON)) as weather:
        assert weather.sources == {BELLS}
        assert await weather.fetch(BELLS, FetchPlace("din")) == BellsRung((3, 0))
