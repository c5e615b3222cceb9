"""Captains of stairwells: by their own wish, a number for the area, no names and no doors."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from messages import words
from messages.account.actions import EraseMe
from messages.area import LeaveArea, MakeHome
from messages.heat.announcements.actions import AnswerNudge, HeatAnswer
from messages.heat.captains.actions import (
    BecomeCaptain,
    CountDoors,
    DoorsForm,
    EndCaptaincy,
    ListCaptains,
    NameCaptain,
    ShowCaptain,
    StairwellForm,
    TakeBackDoors,
    TellDoors,
    asks_for_captain,
    fold_label,
    names_somebody,
)
from messages.heat.levels.level import HeatLevel
from messages.model import Text
from storage.area import Area
from tests.heat.hot_days import NONE, ORANGE, RED, YELLOW, at, told, turns
from tests.test_linking import links
from tests.worlds import NOON, Neighbour, Wall, World

LILAS = "12 rue des Lilas, escalier B"
TODAY = NOON.date().toordinal()


async def becomes_captain(who: Neighbour, label: str = LILAS) -> None:
    await who.forges(BecomeCaptain())
    await who.fills(StairwellForm, label=label)


async def doors_of(world: World, area: Area) -> int | None:
    async with world.database.transaction() as store:
        return await store.captains.doors_on(area.id, NOON.date())


async def captains_of(world: World, area: Area) -> list[str]:
    async with world.database.transaction() as store:
        return [captain.label for captain, _ in await store.captains.captains_in(area.id)]


# --- what is typed


@pytest.mark.parametrize(
    ("one", "other"),
    [(LILAS, "12, RUE DES LILAS – escalier b"), ("Cité Véron", "cite veron")],
)
def test_a_stairwell_is_the_same_however_it_is_spelt(one: str, other: str) -> None:
    assert fold_label(one) == fold_label(other)
    assert fold_label(one) != fold_label(f"{one} 2")


@pytest.mark.parametrize(
    ("label", "somebody"),
    [
        ("Mme R.", True),
        ("M. Durand", True),
        ("Mrs Brown", True),
        ("famille Nguyen", True),
        ("rue Madame", False),
        ("12 rue Monsieur-le-Prince", False),
        ("Marché aux fleurs", False),
    ],
)
def test_a_stairwell_is_called_after_no_neighbour(label: str, somebody: bool) -> None:
    assert names_somebody(label) is somebody


@pytest.mark.parametrize(
    ("typed", "asked"),
    [("capitaine", True), ("Captain", True), ("capitaines d’escalier", True), ("rouge", False)],
)
def test_captains_are_asked_for_in_any_language(typed: str, asked: bool) -> None:
    assert asks_for_captain(typed) is asked


@pytest.mark.parametrize(
    ("label", "why"),
    [
        ("Escalier B, 3e étage", words.form_reveals_dwelling()),
        ("12 rue des Lilas, porte 12", words.form_reveals_dwelling()),
        ("06 39 98 01 02", words.form_reveals_phone()),
        ("Mme Rossi, dans la cour", words.captain_no_name()),
        ("Bao", words.captain_no_name()),
        ("?!", words.captain_no_label()),
    ],
)
async def test_no_door_and_nobody_s_name_is_kept(
    world: World, area: Area, bao: Neighbour, label: str, why: Text
) -> None:
    await becomes_captain(bao, label)
    assert bao.sees(why), label
    assert await captains_of(world, area) == []


# --- becoming one, and stopping


@pytest.mark.every_world
async def test_one_becomes_captain_under_the_heat_and_stops_in_one_press(
    world: World, area: Area, bao: Neighbour
) -> None:
    await bao.says("/canicule")
    await bao.presses(words.captain_open())
    assert bao.sees(words.captain_what())
    await bao.presses(words.captain_begin())
    await bao.fills(StairwellForm, label=LILAS)
    assert bao.sees(words.captain_of(label=LILAS))
    assert bao.sees(words.captain_unnamed()), "nobody reads a name unless its bearer wants it"
    assert await captains_of(world, area) == [LILAS]
    await bao.says("/canicule capitaine")
    await bao.presses(words.captain_stop())
    assert bao.sees(words.captain_stopped())
    assert await captains_of(world, area) == []


@pytest.mark.every_world
async def test_of_a_stairwell_that_has_one_nobody_reads_who_and_help_is_passed_on(
    world: World, area: Area, bao: Neighbour, chloe: Neighbour
) -> None:
    await becomes_captain(bao)
    again = "12 Rue des lilas escalier b"
    await becomes_captain(chloe, again)
    assert chloe.sees(words.captain_taken(label=again))
    assert not chloe.sees("Bao")
    assert await captains_of(world, area) == [LILAS]
    await chloe.presses(words.captain_offer_help())
    assert chloe.sees(words.captain_help_passed())
    await world.passes(minutes=5)
    assert bao.told(words.captain_help(name="Chloé", label=LILAS)) == 1


async def test_in_another_area_the_same_label_is_another_stairwell(
    world: World, area: Area, bao: Neighbour
) -> None:
    menil = await world.declares("Ménilmontant")
    nora = await world.joins("Nora", "fr", menil)
    await becomes_captain(bao)
    await becomes_captain(nora)
    assert await captains_of(world, menil) == [LILAS]


@pytest.mark.every_world
async def test_who_organises_reads_stairwells_and_the_names_that_were_given(
    world: World, area: Area, organiser: Neighbour, bao: Neighbour, chloe: Neighbour
) -> None:
    await becomes_captain(bao)
    await becomes_captain(chloe, "Cité Véron")
    await chloe.presses(words.captain_show_name())
    await organiser.says("/canicule")
    await organiser.presses(words.heat_manage())
    await organiser.presses(words.captain_list_open())
    assert organiser.sees(words.captain_list_count(count=2))
    assert organiser.sees(words.captain_list_one(label=LILAS))
    assert organiser.sees(words.captain_list_named(name="Chloé"))
    assert not organiser.sees("Bao")
    await chloe.forges(NameCaptain(yes=False))
    await organiser.presses(words.back())
    await organiser.presses(words.captain_list_open())
    assert organiser.sees(words.captain_list_one(label="Cité Véron"))
    assert not organiser.sees(words.captain_list_named(name="Chloé"))
    await bao.forges(ListCaptains(area=area.id))
    assert bao.sees(words.organise_not_yours())


async def test_on_a_wall_nobody_s_stairwell_is_shown(
    belleville: Wall, bao: Neighbour, area: Area
) -> None:
    await becomes_captain(bao)
    await bao.forges(ShowCaptain(), on=belleville)
    assert not belleville.shows(words.captain_of(label=LILAS))
    assert bao.sees(words.captain_in_private())


# --- who goes away


async def test_who_leaves_the_area_or_palier_is_captain_no_more(
    world: World, area: Area, bao: Neighbour, chloe: Neighbour
) -> None:
    await becomes_captain(bao)
    await becomes_captain(chloe, "Cité Véron")
    await bao.forges(LeaveArea(area=area.id, sure=True))
    assert await captains_of(world, area) == ["Cité Véron"]
    await chloe.forges(EraseMe())
    async with world.database.transaction() as store:
        left = (await store.session.execute(text("SELECT count(*) FROM captain"))).scalar_one()
    assert left == 0


async def test_who_moves_home_is_no_captain_where_they_lived(
    world: World, area: Area, bao: Neighbour
) -> None:
    menil = await world.declares("Ménilmontant")
    nora = await world.joins("Nora", "fr", area, menil)
    await becomes_captain(nora)
    await nora.forges(MakeHome(area=menil.id))
    assert await captains_of(world, area) == []
    await becomes_captain(bao)
    assert await captains_of(world, area) == [LILAS], "the stairwell is free"
    await nora.forges(ShowCaptain())
    assert nora.sees(words.captain_moved())
    await becomes_captain(nora, "Place Krasinski")
    assert await captains_of(world, menil) == ["Place Krasinski"]


async def test_two_accounts_of_one_person_have_one_stairwell(
    world: World, area: Area, bao: Neighbour, chloe: Neighbour
) -> None:
    await becomes_captain(bao)
    await becomes_captain(chloe, "Cité Véron")
    await links(bao, chloe)
    assert await captains_of(world, area) == [LILAS]


async def test_all_of_it_is_erased_on_15_october_and_said_before(
    world: World, area: Area, bao: Neighbour
) -> None:
    await becomes_captain(bao)
    zone = ZoneInfo(area.zone)
    world.clock.at = datetime(NOON.year, 10, 9, 12, tzinfo=zone)
    await world.strike()
    assert bao.told(words.watch_notice()) == 1
    assert await captains_of(world, area) == [LILAS]
    world.clock.at = datetime(NOON.year, 10, 15, 1, tzinfo=zone)
    await world.strike()
    assert await captains_of(world, area) == []


# --- doors


@pytest.mark.every_world
async def test_who_promised_a_visit_tells_their_doors_where_they_tell_how_it_went(
    world: World, area: Area, organiser: Neighbour, bao: Neighbour
) -> None:
    await becomes_captain(bao)
    await turns(world, area, ORANGE, NONE)
    await bao.forges(AnswerNudge(area=area.id, day=TODAY, level=ORANGE, answer=HeatAnswer.KNOCK))
    await world.comes(at(19, 31))
    assert bao.sees(words.captain_doors_ask())
    await bao.presses(words.captain_doors_number(count=3))
    assert bao.sees(words.captain_doors_counted(count=3))
    await bao.forges(TellDoors(day=TODAY, doors=3))
    assert bao.sees(words.captain_doors_known())
    assert await doors_of(world, area) == 3, "two presses count once"
    await bao.presses(words.captain_doors_more())
    await bao.fills(DoorsForm, doors=14)
    assert await doors_of(world, area) == 17
    await world.comes(at(20, 31))
    assert organiser.told(words.captain_counts(count=17)) == 1
    assert not organiser.sees("Bao")
    await world.comes(at(10, 1, days=1))
    assert bao.sees(words.captain_clear(count=17))


async def test_a_wrong_number_is_taken_back_and_asked_for_again(
    world: World, area: Area, bao: Neighbour, chloe: Neighbour
) -> None:
    for who, label in ((chloe, "Cité Véron"), (bao, LILAS)):
        await becomes_captain(who, label)
        await who.forges(TellDoors(day=TODAY, doors=5))
    await bao.presses(words.captain_doors_undo())
    assert bao.sees(words.captain_doors_ask())
    await bao.forges(TakeBackDoors(day=TODAY, doors=5))
    assert await doors_of(world, area) == 5, "taken back once"
    await bao.forges(CountDoors(day=TODAY))
    await bao.presses(words.captain_doors_other())
    await bao.fills(DoorsForm, doors=20)
    assert await doors_of(world, area) == 25


async def test_nothing_says_who_tried_how_many(world: World, area: Area, bao: Neighbour) -> None:
    await becomes_captain(bao)
    await bao.forges(TellDoors(day=TODAY, doors=4))
    async with world.database.transaction() as store:
        sums = (await store.session.execute(text("SELECT * FROM doorcount"))).mappings().all()
        captain = (await store.session.execute(text("SELECT * FROM captain"))).mappings().one()
    assert [set(each) for each in sums] == [{"area_id", "on", "doors", "at"}]
    assert set(captain) == {
        "id", "member_id", "area_id", "label", "named", "counted_on", "since",
    }  # fmt: skip
    await world.passes(days=2)
    async with world.database.transaction() as store:
        held = await store.captains.captain_of(bao.member_id)
    assert held
    assert held.counted_on is None, "that they told is forgotten too"


@pytest.mark.parametrize(
    ("today", "tomorrow", "hour"),
    [(ORANGE, NONE, 12), (ORANGE, ORANGE, 18), (RED, NONE, 19), (RED, RED, 18), (RED, ORANGE, 18)],
)
async def test_whoever_answered_nothing_is_asked_under_the_last_message_of_the_day(
    world: World,
    area: Area,
    bao: Neighbour,
    chloe: Neighbour,
    today: HeatLevel,
    tomorrow: HeatLevel,
    hour: int,
) -> None:
    """And gets no message more than who is no captain."""
    await becomes_captain(bao)
    await turns(world, area, today, tomorrow, NONE)
    await world.comes(at(hour, 31))
    assert bao.offered(words.captain_doors_open())
    await world.comes(at(22, 30))
    assert await told(world, bao) == await told(world, chloe)
    await bao.presses(words.captain_doors_open())
    await bao.presses(words.captain_doors_number(count=0))
    assert await doors_of(world, area) == 0


@pytest.mark.parametrize("today", [NONE, YELLOW])
async def test_before_it_is_hot_nobody_is_asked_for_doors(
    world: World, area: Area, bao: Neighbour, today: HeatLevel
) -> None:
    await becomes_captain(bao)
    await turns(world, area, today, ORANGE, NONE)
    await world.comes(at(18, 1))
    assert bao.sees(words.nudge_eve_who())
    assert not bao.offered(words.captain_doors_open())


async def test_who_is_elsewhere_or_on_pause_is_not_asked(
    world: World, area: Area, bao: Neighbour, chloe: Neighbour
) -> None:
    await becomes_captain(bao)
    await becomes_captain(chloe, "Cité Véron")
    await turns(world, area, RED, NONE)
    await bao.forges(AnswerNudge(area=area.id, day=TODAY, level=RED, answer=HeatAnswer.AWAY))
    async with world.database.transaction() as store:
        member = await store.people.get_member(chloe.member_id)
        member.paused_until = NOON + timedelta(days=3)
    await world.comes(at(22))
    for who in (bao, chloe):
        assert not who.told(words.nudge_red_evening())
        assert not who.told(words.captain_doors_ask())
    assert len(await captains_of(world, area)) == 2, "who rests is captain still"


async def test_a_day_that_is_over_and_a_forged_number_count_nothing(
    world: World, area: Area, bao: Neighbour, chloe: Neighbour
) -> None:
    await becomes_captain(bao)
    for forged in (
        TellDoors(day=TODAY - 2, doors=3),
        TellDoors(day=TODAY + 1, doors=3),
        TellDoors(day=TODAY, doors=-3),
        TellDoors(day=TODAY, doors=100_000),
        TakeBackDoors(day=TODAY, doors=3),
    ):
        await bao.forges(forged)
    await chloe.forges(TellDoors(day=TODAY, doors=3))
    assert chloe.sees(words.captain_not())
    await bao.forges(EndCaptaincy())
    await bao.forges(TellDoors(day=TODAY, doors=3))
    assert await doors_of(world, area) is None


async def test_a_captain_whose_heat_is_off_reads_that_nothing_will_be_asked(
    world: World, area: Area, bao: Neighbour
) -> None:
    async with world.database.transaction() as store:
        held = await store.areas.membership(bao.member_id, area.id)
        assert held
        held.heat = False
    await becomes_captain(bao)
    assert bao.sees(words.captain_heat_off())
    await bao.presses(words.captain_heat_on())
    await bao.says("/canicule capitaine")
    assert not bao.sees(words.captain_heat_off())
