"""Whose warnings are an area's: found on the map, the worse of two, in doubt where unknown."""

from dataclasses import replace
from datetime import timedelta

import pytest

from messages import words
from messages.heat.levels.actions import NameRegionForm
from messages.heat.levels.level import HeatDay, HeatLevel, HeatSource, UnknownReason
from storage.area import MemberRole
from storage.heat import WarnedRegion, WeatherRegion
from tests.heat import level, state

WIEN = {
    "town": "geonames:2761369", "town_name": "Wien", "country": "AT", "lat": 48.2167,
    "lon": 16.3789, "zone": "Europe/Vienna",
}  # fmt: skip
ZURICH = {
    "town": "geonames:2657896", "town_name": "Zürich", "country": "CH", "lat": 47.37, "lon": 8.54,
    "zone": "Europe/Zurich",
}  # fmt: skip
BORDER = {"town": "75113", "town_name": "Paris 13e", "lat": 48.8165, "lon": 2.36}
"""By the Porte d'Italie: its circle reaches into the Val-de-Marne."""


@pytest.mark.every_world
async def test_abroad_the_region_is_found_on_the_map_and_nobody_types_it(world):
    wien = await world.declares("Karmeliterviertel", **WIEN)
    greta = await world.joins("Greta", "en", wien, role=MemberRole.ORGANISER)
    world.skies.use(HeatSource.METEOALARM, HeatSource.OPENMETEO)
    world.skies.service = "GeoSphere Austria"
    world.skies.warns("AT701", "Innsbruck", HeatLevel.RED)
    world.skies.warns("AT902", "Wien 2.,Leopoldstadt", HeatLevel.ORANGE)

    await world.passes(minutes=5)

    found = await state(world, wien)
    assert (found.level, found.source) == (HeatLevel.ORANGE, HeatSource.METEOALARM)
    await greta.says("/heat")
    assert greta.sees(words.heat_today(level=words.heat_abroad_orange()))
    assert greta.sees("GeoSphere Austria")
    assert greta.sees("https://meteoalarm.org")
    await greta.presses(words.heat_manage())
    names = ("Wien 1.,Innere Stadt", "Wien 2.,Leopoldstadt")
    assert greta.sees(words.heat_region_found(names=names))
    assert not greta.offered(words.heat_region_ask())


async def test_an_area_in_two_regions_takes_the_higher_level(world):
    wien = await world.declares("Karmeliterviertel", **WIEN)
    world.skies.use(HeatSource.METEOALARM)
    world.skies.warns("AT902", "Wien 2.,Leopoldstadt", HeatLevel.YELLOW)
    world.skies.warns("AT901", "Wien 1.,Innere Stadt", HeatLevel.ORANGE)
    await world.passes(minutes=5)
    assert await level(world, wien) is HeatLevel.ORANGE


async def test_an_area_in_two_départements_takes_the_higher_level(world, area):
    border = await world.declares("Porte d’Italie", **BORDER)
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("94", HeatLevel.ORANGE, HeatLevel.NONE)
    world.skies.turn("75", HeatLevel.YELLOW, HeatLevel.RED)

    await world.passes(minutes=5)

    assert await level(world, border) is HeatLevel.ORANGE
    assert await level(world, border, HeatDay.TOMORROW) is HeatLevel.RED
    assert await level(world, area) is HeatLevel.YELLOW


async def test_where_one_of_two_départements_is_unknown_calm_is_too_and_heat_is_not(world, area):
    border = await world.declares("Porte d’Italie", **BORDER)
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.missing.add("94")
    await world.passes(minutes=5)
    assert (await state(world, border)).why is UnknownReason.SILENT
    assert await level(world, area) is HeatLevel.NONE

    world.skies.turn("75", HeatLevel.ORANGE)
    await world.passes(hours=2)

    assert await level(world, border) is HeatLevel.ORANGE


async def test_a_département_that_cannot_be_read_is_told_to_its_own_organisers(
    world, organiser, belleville, area
):
    fresnes = await world.declares("Les Œillets", town="94034", town_name="Fresnes")
    maryam = await world.joins("Maryam", "fr", fresnes, role=MemberRole.ORGANISER)
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.colours["94", world.skies.today] = HeatLevel.UNKNOWN

    await world.passes(hours=3)

    assert await level(world, fresnes) is HeatLevel.UNKNOWN
    assert await level(world, area) is HeatLevel.NONE
    assert maryam.told(words.heat_silent_next()) == 1
    assert not organiser.screen
    await maryam.says("/canicule")
    unknown = words.heat_unknown_silent(source=words.heat_source_vigilance())
    assert maryam.sees(words.heat_today(level=unknown))


async def test_a_colour_that_cannot_be_read_any_more_takes_back_calm_and_no_warning(world, area):
    fresnes = await world.declares("Les Œillets", town="94034", town_name="Fresnes")
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("94", HeatLevel.ORANGE)
    await world.passes(minutes=10)
    for code in ("75", "94"):
        world.skies.colours[code, world.skies.today] = HeatLevel.UNKNOWN

    await world.passes(hours=1)

    assert await level(world, area) is HeatLevel.UNKNOWN
    assert await level(world, fresnes) is HeatLevel.ORANGE


async def test_a_code_of_another_scheme_leads_to_the_region(world, area):
    world.skies.use(HeatSource.METEOALARM)
    world.skies.warns("FR101", "L’Île de la Cité", HeatLevel.ORANGE)
    world.skies.alerts = (replace(world.skies.alerts[0], scheme="NUTS3"),)
    await world.passes(minutes=5)
    assert await level(world, area) is HeatLevel.ORANGE


@pytest.mark.parametrize(("east", "found"), [(0.0, HeatLevel.ORANGE), (3.0, HeatLevel.NONE)])
async def test_lines_on_the_map_without_a_code_are_held_against_the_area(world, east, found):
    zurich = await world.declares("Langstrasse", **ZURICH)
    ring = tuple((lon + east, lat) for lon, lat in ((8.0, 47.0), (9.0, 47.0), (8.5, 48.0)))
    world.skies.use(HeatSource.METEOALARM)
    world.skies.warns("", "Zürichsee", HeatLevel.ORANGE)
    world.skies.alerts = (replace(world.skies.alerts[0], rings=(ring,)),)
    await world.passes(minutes=5)
    assert await level(world, zurich) is found


async def test_a_warning_for_nobody_knows_where_leaves_calm_in_doubt(world):
    wien = await world.declares("Karmeliterviertel", **WIEN)
    world.skies.use(HeatSource.METEOALARM)
    await world.passes(minutes=5)
    assert await level(world, wien) is HeatLevel.NONE
    world.skies.warns("AT0ZZ", "Wiener Becken", HeatLevel.ORANGE)

    await world.passes(hours=1)

    assert await level(world, wien) is HeatLevel.UNKNOWN
    world.skies.alerts = (replace(world.skies.alerts[0], name="Eisenstadt (Stadt)"),)
    await world.passes(hours=1)
    assert await level(world, wien) is HeatLevel.NONE, "a name on the list is elsewhere"


async def test_an_area_under_several_codes_is_known_by_any_of_them(world):
    """A country adds its own code to everybody's: that one is in doubt of nothing."""
    wien = await world.declares("Karmeliterviertel", **WIEN)
    world.skies.use(HeatSource.METEOALARM)
    world.skies.warns("AT701", "Innsbruck-Stadt", HeatLevel.ORANGE)
    world.skies.warns("70101", "Innsbruck-Stadt", HeatLevel.ORANGE)
    await world.passes(minutes=5)
    assert await level(world, wien) is HeatLevel.NONE


async def test_a_region_that_cannot_be_read_is_unknown_and_no_other(world, area):
    fresnes = await world.declares(
        "Les Œillets", town="94034", town_name="Fresnes", lat=48.76, lon=2.33
    )
    world.skies.use(HeatSource.METEOALARM)
    world.skies.unread = (WarnedRegion("FR107", "Val-de-Marne", "NUTS3"),)
    await world.passes(minutes=5)
    assert await level(world, fresnes) is HeatLevel.UNKNOWN
    assert await level(world, area) is HeatLevel.NONE


@pytest.mark.every_world
async def test_where_no_outlines_are_known_an_organiser_chooses_the_region_by_its_name(world):
    zurich = await world.declares("Langstrasse", **ZURICH)
    greta = await world.joins("Greta", "en", zurich, role=MemberRole.ORGANISER)
    world.skies.use(HeatSource.METEOALARM)
    await world.passes(minutes=5)
    assert await level(world, zurich) is HeatLevel.NONE, "nobody is warned in the whole country"
    world.skies.warns("CH001", "Zürich Stadt", HeatLevel.ORANGE)
    world.skies.warns("CH009", "Ticino", HeatLevel.RED)
    await world.passes(hours=1)
    assert await level(world, zurich) is HeatLevel.UNKNOWN

    for typed, code in (("Stadt", None), ("zürich stadt", "CH001")):
        await greta.says("/heat")
        await greta.presses(words.heat_manage())
        assert greta.sees(words.heat_region_missing())
        await greta.presses(words.heat_region_ask())
        await greta.fills(NameRegionForm, name=typed)
        region = await _region(world, zurich)
        assert (region.code if region else None) == code
    await world.passes(hours=1)

    assert await level(world, zurich) is HeatLevel.ORANGE
    world.skies.alerts = world.skies.alerts[1:]
    await world.passes(hours=1)
    assert await level(world, zurich) is HeatLevel.NONE


async def _region(world, area) -> WeatherRegion | None:
    async with world.database.transaction() as store:
        return await store.heat.weather_region(area.id)


# --- lists that nobody renews


async def test_a_list_that_froze_under_a_warning_is_stale_after_a_day(
    world, organiser, belleville, area
):
    world.skies.use(HeatSource.METEOALARM)
    now = world.clock.now()
    world.skies.in_force = ((now, now + timedelta(days=5)),)
    world.skies.frozen_at = now
    await world.passes(hours=23)
    assert await level(world, area) is HeatLevel.NONE

    await world.passes(hours=5)

    assert await level(world, area) is HeatLevel.UNKNOWN
    assert organiser.told(words.heat_silent_next()) == 1
    world.skies.frozen_at = None
    await world.passes(hours=2)
    assert await level(world, area) is HeatLevel.NONE


async def test_a_list_that_lost_a_warning_and_is_a_day_old_is_stale(world, area):
    """What should be in force is not on it, and nobody said so."""
    world.skies.use(HeatSource.METEOALARM)
    now = world.clock.now()
    world.skies.in_force = ((now, now + timedelta(days=5)),)
    await world.passes(minutes=5)
    world.skies.in_force, world.skies.frozen_at = (), now - timedelta(hours=25)

    await world.passes(hours=4)

    assert await level(world, area) is HeatLevel.UNKNOWN


async def test_a_calm_list_is_stale_when_it_has_not_changed_for_a_day_and_a_half(world, area):
    world.skies.use(HeatSource.METEOALARM)
    world.skies.frozen_at = world.clock.now()
    await world.passes(hours=35)
    assert await level(world, area) is HeatLevel.NONE
    await world.passes(hours=5)
    assert await level(world, area) is HeatLevel.UNKNOWN


async def test_a_list_that_was_frozen_before_anybody_looked_is_stale_at_once(world, area):
    world.skies.use(HeatSource.METEOALARM)
    world.skies.frozen_at = world.clock.now() - timedelta(hours=40)
    await world.passes(minutes=5)
    assert await level(world, area) is HeatLevel.UNKNOWN


async def test_published_is_the_sources_own_time_and_read_is_ours(world, bao, area):
    world.skies.use(HeatSource.METEOALARM)
    world.skies.frozen_at = published = world.clock.now() - timedelta(hours=7)
    await world.passes(minutes=20)

    found = await state(world, area)
    assert (found.level, found.issued_at) == (HeatLevel.NONE, published)
    assert found.read_at is not None
    assert world.clock.now() - found.read_at < timedelta(minutes=30)
    await bao.says("/canicule")
    assert bao.sees("5 h")
    assert bao.sees("METEO-FRANCE")
    assert bao.sees("Je l’ai lu")
