"""Organisers set the level: alone at home, two of them for anything wider."""

from datetime import timedelta

import pytest

from messages import words
from messages.heat.levels.actions import (
    ChooseLevel,
    DecideOverride,
    ManageAreaHeat,
    ManageHeat,
    ShowLookups,
)
from messages.heat.levels.level import HeatDay, HeatLevel, HeatSource
from messages.model import MomentText, Text
from storage.area import Area, MemberRole
from storage.heat import LevelOverride, SourceSilence
from tests.heat import at, level, official, state
from tests.worlds import NOON

VAL_DE_MARNE = {"town": "94034", "town_name": "Fresnes", "lat": 48.76, "lon": 2.33}


async def overrides(world):
    from sqlmodel import select

    async with world.database.transaction() as store:
        return list((await store.session.execute(select(LevelOverride))).scalars())


async def journal(world, area):
    async with world.database.transaction() as store:
        return [entry.act for entry in await store.organisation.journal_entries(area.id)]


async def test_an_organisers_word_wins_over_every_source_and_bears_their_name(
    world, organiser, bao, belleville, area
):
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("75", HeatLevel.YELLOW, HeatLevel.YELLOW)
    await world.passes(minutes=5)

    await organiser.says("/canicule orange")
    assert organiser.sees(words.heat_today(level=words.heat_set_orange()))
    await bao.says("/canicule")

    assert bao.sees(words.heat_today(level=words.heat_set_orange()))
    assert bao.sees("Farida")
    assert not bao.sees("vigilance")
    assert await journal(world, area) == ["heat_set"]


async def test_it_ends_after_three_days_and_the_sources_speak_again(world, organiser, area):
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("75", *[HeatLevel.NONE] * 5)
    await organiser.says("/canicule rouge")
    assert await level(world, area) is HeatLevel.RED

    await world.passes(hours=71)
    assert await level(world, area) is HeatLevel.RED
    await world.passes(hours=2)
    assert await level(world, area) is HeatLevel.NONE


@pytest.mark.every_world
async def test_lowering_an_official_level_takes_two_and_members_read_both(
    world, organiser, bao, belleville, area
):
    hugo = await world.joins("Hugo", "fr", area, role=MemberRole.ORGANISER)
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("75", HeatLevel.RED, HeatLevel.ORANGE, HeatLevel.ORANGE)
    await world.passes(minutes=5)

    await organiser.says("/canicule vert")
    assert organiser.sees(words.heat_waits_below(level=words.heat_colour_red()))
    assert await level(world, area) is HeatLevel.RED, "one organiser alone lowers nothing"
    await hugo.presses(words.heat_agree())

    found = await state(world, area)
    assert (found.level, found.official_level) == (HeatLevel.NONE, HeatLevel.RED)
    await bao.says("/canicule")
    both = words.heat_lowered(source=words.heat_source_vigilance(), level=words.heat_official_red())
    assert bao.sees(words.heat_today(level=words.heat_set_none()))
    assert bao.sees(both)
    for name in ("Farida", "Hugo"):
        assert bao.sees(name)
    assert await level(world, area, HeatDay.TOMORROW) is HeatLevel.ORANGE
    assert await journal(world, area) == ["heat_confirmed", "heat_proposed"]


async def test_green_may_silence_the_sources_for_a_day_only(world, admin, organiser, area):
    world.skies.use(HeatSource.VIGILANCE)
    for days in range(3):
        world.skies.colours["75", world.skies.today + timedelta(days=days)] = HeatLevel.ORANGE
    await world.passes(minutes=5)

    await organiser.says("/canicule fin")
    await admin.presses(words.heat_agree())
    assert await level(world, area) is HeatLevel.NONE
    await world.passes(hours=25)

    assert await level(world, area) is HeatLevel.ORANGE


async def test_a_level_that_was_set_first_does_not_hide_a_higher_official_one(
    world, organiser, area
):
    world.skies.use(HeatSource.VIGILANCE)
    await world.passes(minutes=5)
    await organiser.says("/canicule jaune")
    assert await level(world, area) is HeatLevel.YELLOW, "raising wins at once"

    world.skies.turn("75", HeatLevel.ORANGE, HeatLevel.YELLOW)
    await world.passes(hours=2)

    found = await state(world, area)
    assert (found.level, found.official) == (HeatLevel.ORANGE, True)


async def test_what_two_agreed_on_below_orange_does_not_hold_below_red(
    world, admin, organiser, area
):
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("75", HeatLevel.ORANGE, HeatLevel.ORANGE)
    await world.passes(minutes=5)
    await organiser.says("/canicule jaune")
    await admin.presses(words.heat_agree())
    assert await level(world, area) is HeatLevel.YELLOW

    world.skies.turn("75", HeatLevel.RED, HeatLevel.ORANGE)
    await world.passes(hours=2)

    assert await level(world, area) is HeatLevel.RED
    assert await level(world, area, HeatDay.TOMORROW) is HeatLevel.YELLOW


async def test_nobody_agrees_below_a_level_that_rose_since_they_were_asked(
    world, admin, organiser, area
):
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("75", HeatLevel.ORANGE, HeatLevel.ORANGE)
    await world.passes(minutes=5)
    await organiser.says("/canicule vert")
    world.skies.turn("75", HeatLevel.RED, HeatLevel.ORANGE)
    await world.passes(hours=2)

    await admin.presses(words.heat_agree())
    outrun = words.heat_outrun(
        asked=words.heat_asked_none(), where="Belleville", level=words.heat_colour_red()
    )
    assert admin.sees(outrun)
    assert organiser.told(outrun) == 1
    assert await level(world, area) is HeatLevel.RED

    await organiser.presses(words.heat_again())
    assert organiser.sees(words.heat_waits_below(level=words.heat_colour_red()))
    await admin.presses(words.heat_agree())
    assert await level(world, area) is HeatLevel.NONE


async def test_alone_in_their_area_nobody_lowers_an_official_level(world, organiser, area):
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("75", HeatLevel.ORANGE, HeatLevel.ORANGE)
    await world.passes(minutes=5)
    for said in ("vert", "jaune"):
        await organiser.says(f"/canicule {said}")
        assert organiser.sees(words.heat_alone())
    assert await overrides(world) == []
    await organiser.says("/canicule rouge")
    assert await level(world, area) is HeatLevel.RED
    await organiser.says("/canicule auto")
    assert await level(world, area) is HeatLevel.ORANGE


async def test_a_tomorrow_that_is_hotter_is_not_lowered_by_one_either(world, organiser, area):
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("75", HeatLevel.YELLOW, HeatLevel.RED)
    await world.passes(minutes=5)

    await organiser.says("/canicule orange")
    assert await level(world, area) is HeatLevel.ORANGE, "today it is raised"
    assert await level(world, area, HeatDay.TOMORROW) is HeatLevel.RED
    await organiser.says("/canicule auto")
    await organiser.says("/canicule jaune")
    assert organiser.sees(words.heat_alone())


def ends(area: Area, hours: int) -> Text:
    until = MomentText(at=NOON + timedelta(hours=hours), zone=area.zone)
    asked = words.heat_asked_orange()
    return words.heat_set_ends(asked=asked, where=area.name, until=until)


ENDED = words.heat_set_ended(asked=words.heat_asked_orange(), where="Belleville")


@pytest.mark.every_world
async def test_whoever_set_a_level_is_told_a_day_before_it_ends_and_when_it_does(
    world, organiser, bao, area
):
    await organiser.says("/canicule orange")
    await world.passes(hours=47)
    assert not organiser.told(ends(area, 72))
    await world.passes(hours=1, minutes=30)
    assert organiser.told(ends(area, 72)) == 1
    await world.restarts()
    await world.passes(hours=23)
    assert not organiser.told(ENDED)

    await world.passes(hours=1)
    assert organiser.told(ENDED) == 1
    assert organiser.told(ends(area, 72)) == 1
    assert not bao.told(ENDED)
    await organiser.presses(words.heat_again())
    assert await level(world, area) is HeatLevel.ORANGE


async def test_whoever_agreed_is_told_as_well(world, organiser, belleville, area):
    other = await world.declares("Charonne", lat=48.856, lon=2.4)
    hugo = await world.joins("Hugo", "fr", other, role=MemberRole.ORGANISER)
    await organiser.says("/canicule orange 75")
    await hugo.presses(words.heat_agree())

    await world.passes(hours=73)

    where = words.heat_whole_department(department="Paris", code="75")
    ended = words.heat_set_ended(asked=words.heat_asked_orange(), where=where)
    for who in (organiser, hugo):
        assert who.told(ended) == 1


async def test_what_a_later_word_ended_ends_without_a_word(world, organiser, area):
    await organiser.says("/canicule orange")
    await world.passes(hours=1)
    await organiser.says("/canicule auto")
    await world.passes(hours=80)
    assert not organiser.told(ends(area, 72))
    assert not organiser.told(ENDED)


async def test_a_green_that_holds_for_a_day_is_not_announced_to_end_at_once(world, organiser, area):
    await organiser.says("/canicule fin")
    await world.passes(minutes=30)
    assert len(organiser.screen) == 1
    await world.passes(hours=24)
    asked = words.heat_asked_none()
    assert organiser.told(words.heat_set_ended(asked=asked, where="Belleville")) == 1


async def test_what_a_later_word_has_ended_does_not_come_back(world, organiser, area):
    """Orange holds for three days, the word that it is over for one."""
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("75", *[HeatLevel.NONE] * 5)
    await organiser.says("/canicule orange")
    await world.passes(hours=5)
    await organiser.says("/canicule fin")
    assert await level(world, area) is HeatLevel.NONE

    await world.passes(hours=26)

    assert await level(world, area) is HeatLevel.NONE


async def test_a_départements_word_ends_what_its_areas_had_set_before(
    world, organiser, belleville, area
):
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("75", *[HeatLevel.NONE] * 5)
    other = await world.declares("Charonne", lat=48.856, lon=2.4)
    hugo = await world.joins("Hugo", "fr", other, role=MemberRole.ORGANISER)
    await organiser.says("/canicule orange")
    for said in ("orange", "fin"):
        await organiser.says(f"/canicule {said} 75")
        await hugo.presses(words.heat_agree())
        await world.passes(hours=1)
    assert {await level(world, each) for each in (area, other)} == {HeatLevel.NONE}

    await world.passes(hours=26)

    assert {await level(world, each) for each in (area, other)} == {HeatLevel.NONE}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("jaune", HeatLevel.YELLOW),
        ("yellow", HeatLevel.YELLOW),
        ("ORANGE", HeatLevel.ORANGE),
        ("red", HeatLevel.RED),
        ("terminé", HeatLevel.NONE),
        ("end", HeatLevel.NONE),
        ("orange Belleville", HeatLevel.ORANGE),
        ("75 orange", HeatLevel.ORANGE),
        ("rouge paris", HeatLevel.RED),
    ],
)
async def test_levels_are_understood_in_both_languages(world, organiser, area, said, found):
    await organiser.says(f"/canicule {said}")
    assert await level(world, area) is found


@pytest.mark.parametrize("said", ["demain", "orange rouge", "34", "oranje", "!", "орange"])
async def test_bad_words_bring_the_right_form(world, organiser, area, said):
    await organiser.says(f"/canicule {said}")
    assert organiser.sees(words.heat_how_department())
    assert await overrides(world) == []


async def test_an_unknown_place_is_named_as_such(world, organiser, area):
    await organiser.says("/canicule orange Atlantide")
    assert organiser.sees(words.heat_no_place_department())
    await organiser.says("/canicule orange 34")
    assert organiser.sees(words.heat_no_area())
    assert await overrides(world) == []


async def test_a_neighbour_cannot_set_the_level_by_word_or_forged_button(world, bao, area):
    await bao.says("/canicule rouge")
    assert bao.sees(words.heat_only())
    for forged in (
        ChooseLevel(area=area.id, level=HeatLevel.RED),
        ManageHeat(area=area.id),
        ManageAreaHeat(area=area.id),
        ShowLookups(area=area.id),
        DecideOverride(override=1, yes=True),
    ):
        await bao.forges(forged)
        assert bao.sees(words.organise_not_yours()) or bao.sees(words.gone())
    assert await overrides(world) == []


async def test_auto_hands_over_to_the_sources_again(world, organiser, area):
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("75", HeatLevel.YELLOW, HeatLevel.YELLOW)
    await world.passes(minutes=5)
    await organiser.says("/canicule rouge")

    await organiser.says("/canicule auto")

    assert organiser.sees(words.heat_followed())
    assert organiser.sees(official(HeatLevel.YELLOW))
    assert await level(world, area) is HeatLevel.YELLOW


async def test_every_level_is_a_button_on_the_organisers_screen(world, organiser, area):
    await organiser.says("/canicule")
    await organiser.presses(words.heat_manage())
    await organiser.presses(words.heat_choose_yellow())
    assert organiser.sees(words.heat_today(level=words.heat_set_yellow()))
    await organiser.presses(words.heat_choose_red())
    assert await level(world, area, HeatDay.TOMORROW) is HeatLevel.RED
    await organiser.presses(words.heat_auto())
    assert (await state(world, area)).source is HeatSource.NOBODY


async def test_who_organises_two_areas_is_asked_which_one(world, belleville, area):
    other = await world.declares("Charonne", lat=48.856, lon=2.4)
    gul = await world.joins("Gül", "fr", area, other, role=MemberRole.ORGANISER)

    await gul.says("/canicule orange")
    await gul.presses(words.heat_in_area(area="Charonne"))

    assert await level(world, other) is HeatLevel.ORANGE
    assert await level(world, area) is HeatLevel.UNKNOWN
    await gul.says("/canicule jaune", on=belleville)
    assert await level(world, area) is HeatLevel.YELLOW


async def test_a_département_of_several_areas_takes_two(world, organiser, belleville, area):
    other = await world.declares("Charonne", lat=48.856, lon=2.4)
    hugo = await world.joins("Hugo", "fr", other, role=MemberRole.ORGANISER)

    await organiser.says("/canicule orange 75")
    assert organiser.sees(words.heat_waits_for(count=1))
    assert await level(world, area) is HeatLevel.UNKNOWN
    proposed = (await overrides(world))[0].id
    await organiser.forges(DecideOverride(override=proposed, yes=True))
    assert organiser.sees(words.heat_not_alone())
    assert await level(world, area) is HeatLevel.UNKNOWN

    await hugo.presses(words.heat_agree())

    assert await level(world, area) is HeatLevel.ORANGE
    assert await level(world, other) is HeatLevel.ORANGE
    where = words.heat_whole_department(department="Paris", code="75")
    agreed = words.heat_agreed(asked=words.heat_asked_orange(), where=where, name="Hugo")
    assert organiser.told(agreed) == 1
    assert await journal(world, other) == ["heat_confirmed", "heat_proposed"]
    await hugo.forges(DecideOverride(override=proposed, yes=False))
    assert hugo.sees(words.heat_settled())
    assert await level(world, area) is HeatLevel.ORANGE


async def test_a_no_leaves_everything_as_it_was(world, organiser, belleville, area):
    other = await world.declares("Charonne", lat=48.856, lon=2.4)
    hugo = await world.joins("Hugo", "fr", other, role=MemberRole.ORGANISER)
    await organiser.says("/canicule orange 75")

    await hugo.presses(words.heat_disagree())

    assert await level(world, area) is HeatLevel.UNKNOWN
    where = words.heat_whole_department(department="Paris", code="75")
    refused = words.heat_refused(asked=words.heat_asked_orange(), where=where, name="Hugo")
    assert organiser.told(refused) == 1


async def test_consent_that_comes_too_late_counts_for_nothing(world, organiser, belleville, area):
    other = await world.declares("Charonne", lat=48.856, lon=2.4)
    hugo = await world.joins("Hugo", "fr", other, role=MemberRole.ORGANISER)
    await organiser.says("/canicule orange 75")

    await world.passes(hours=25)
    await hugo.presses(words.heat_agree())

    assert hugo.sees(words.heat_settled())
    assert await level(world, area) is HeatLevel.UNKNOWN


async def test_an_area_that_is_not_theirs_takes_two_as_well(world, organiser, belleville):
    fresnes = await world.declares("Les Œillets", **VAL_DE_MARNE)
    maryam = await world.joins("Maryam", "fr", fresnes, role=MemberRole.ORGANISER)

    await organiser.says("/canicule rouge 94")
    assert await level(world, fresnes) is HeatLevel.UNKNOWN
    await maryam.presses(words.heat_agree())

    assert await level(world, fresnes) is HeatLevel.RED


async def test_an_admin_alone_is_still_one_of_two(world, admin, organiser, belleville, area):
    await admin.forges(ChooseLevel(area=area.id, level=HeatLevel.ORANGE))
    assert admin.sees(words.heat_waits_for(count=1))
    assert await level(world, area) is HeatLevel.UNKNOWN

    await organiser.presses(words.heat_agree())

    assert await level(world, area) is HeatLevel.ORANGE


async def test_an_admin_without_anybody_else_is_told_to_name_somebody(world, admin, area):
    await admin.forges(ChooseLevel(area=area.id, level=HeatLevel.ORANGE))
    assert admin.sees(words.heat_alone())
    assert await overrides(world) == []


async def test_the_latest_word_counts_for_an_area_in_a_département(
    world, organiser, belleville, area
):
    other = await world.declares("Charonne", lat=48.856, lon=2.4)
    hugo = await world.joins("Hugo", "fr", other, role=MemberRole.ORGANISER)
    await organiser.says("/canicule orange 75")
    await hugo.presses(words.heat_agree())

    await hugo.says("/canicule jaune")
    assert await level(world, other) is HeatLevel.YELLOW
    assert await level(world, area) is HeatLevel.ORANGE
    await hugo.says("/canicule auto")
    assert await level(world, other) is HeatLevel.UNKNOWN


async def test_a_level_outlives_who_set_it_and_names_nobody_then(
    world, organiser, bao, belleville, area
):
    await organiser.says("/canicule orange")
    async with world.database.transaction() as store:
        await store.leaving.erase_member(organiser.member_id)

    await bao.says("/canicule")

    assert bao.sees(words.heat_today(level=words.heat_set_orange()))
    assert bao.sees(words.heat_somebody())
    assert not bao.sees("Farida")


async def test_while_a_level_is_set_a_failing_source_changes_nothing(world, organiser, area):
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.silent[HeatSource.VIGILANCE] = SourceSilence.BROKEN
    await organiser.says("/canicule orange")

    await world.passes(hours=2)

    assert await level(world, area) is HeatLevel.ORANGE


async def test_only_the_worst_level_wakes_somebody_for_their_consent(world, organiser, belleville):
    other = await world.declares("Charonne", lat=48.856, lon=2.4)
    hugo = await world.joins("Hugo", "fr", other, role=MemberRole.ORGANISER)
    await world.comes(at(23))

    await organiser.says("/canicule orange 75")
    assert not hugo.screen
    await organiser.says("/canicule rouge 75")

    assert len(hugo.screen) == 1
