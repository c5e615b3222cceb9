"""Captains of stairwells: by their own wish, a number for the area, no names and no doors."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from messages import words
from messages.account.actions import EraseMe
from messages.area import JoinArea, LeaveArea, MakeHome
from messages.heat.announcements.actions import AnswerNudge, HeatAnswer
from messages.heat.captains.actions import (
    BecomeCaptain,
    CountDoors,
    DoorsForm,
    EndCaptaincy,
    ListCaptains,
    NameCaptain,
    OnPlate,
    PlateForm,
    ShowCaptain,
    StairwellForm,
    TakeBackDoors,
    TellDoors,
    asks_for_captain,
    fold_label,
    names_somebody,
)
from messages.heat.captains.numbers import DoorsTried
from messages.heat.captains.views import captains_screen
from messages.heat.levels.level import HeatLevel
from messages.model import Text
from storage.area import Area, MemberRole
from storage.heat.captains import DoorCount
from tests.heat.hot_days import NONE, ORANGE, RED, YELLOW, at, told, turns
from tests.test_linking import links
from tests.worlds import NOON, Neighbour, Wall, World

LILAS = "12 rue des Lilas, escalier B"
TODAY = NOON.date().toordinal()


async def becomes_captain(who: Neighbour, label: str = LILAS) -> None:
    await who.forges(BecomeCaptain())
    await who.fills(StairwellForm, label=label)
    if who.asked(PlateForm):
        await who.fills(PlateForm, read=OnPlate.YES)


async def doors_of(world: World, area: Area, *, days: int = 0) -> int | None:
    """All that captains told of that day, whether it may be said or not."""
    async with world.database.transaction() as store:
        found = await store.captains.doors_on(area.id, NOON.date() + timedelta(days=days))
        return found.doors if found else None


async def two_more_captains(world: World, area: Area, doors: int = 0) -> None:
    """Who tell of their doors as well, so that nobody's number is the sum."""
    for name in ("Ida", "Jo"):
        somebody = await world.joins(name, "fr", area)
        await becomes_captain(somebody, f"Cité {name}")
        await somebody.forges(TellDoors(day=TODAY, doors=doors))


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
async def test_what_may_be_a_neighbour_s_name_is_asked_about_before_it_stands_anywhere(
    world: World, area: Area, bao: Neighbour
) -> None:
    await bao.forges(BecomeCaptain())
    await bao.fills(StairwellForm, label="passage Durand")
    assert await captains_of(world, area) == []
    await bao.fills(PlateForm, read=OnPlate.NO)
    await bao.fills(StairwellForm, label="Cité Véron")
    await bao.fills(PlateForm, read=OnPlate.YES)
    assert await captains_of(world, area) == ["Cité Véron"]


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


def test_a_long_list_says_how_many_it_leaves_out() -> None:
    where = [(f"escalier {n}", "") for n in range(42)]
    assert words.captain_list_more(count=2) in captains_screen(1, "Belleville", 42, where).body
    shown = captains_screen(1, "Belleville", 40, where[:40]).body
    assert not any(each.key == "captain-list-more" for each in shown if isinstance(each, Text))


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
    await world.passes(minutes=5)
    assert nora.told(words.captain_moved()) == 1
    await nora.forges(ShowCaptain())
    assert nora.sees(words.captain_kept())
    await becomes_captain(nora, "Place Krasinski")
    assert await captains_of(world, menil) == ["Place Krasinski"]


@pytest.mark.parametrize("how", ["make home", "join", "join, with a duty there"])
async def test_whoever_moves_is_captain_no_more_however_they_move(
    world: World, area: Area, chloe: Neighbour, how: str
) -> None:
    menil = await world.declares("Ménilmontant")
    role = MemberRole.RELAY if "duty" in how else MemberRole.MEMBER
    there = (menil,) if how == "make home" else ()
    nora = await world.joins("Nora", "fr", area, *there, role=role)
    await becomes_captain(nora)
    await becomes_captain(chloe)
    moves = MakeHome(area=menil.id) if there else JoinArea(area=menil.id, home=True)
    await nora.forges(moves)
    async with world.database.transaction() as store:
        assert await store.captains.captain_of(nora.member_id) is None
    await nora.forges(TellDoors(day=TODAY, doors=3))
    assert nora.sees(words.captain_not())
    await chloe.presses(words.captain_offer_help())
    assert chloe.sees(words.captain_help_gone())
    await world.passes(minutes=5)
    assert not nora.told(words.captain_help(name="Chloé", label=LILAS))


async def test_two_accounts_of_one_person_are_one_captain_of_the_sum(
    world: World, area: Area, organiser: Neighbour, bao: Neighbour, chloe: Neighbour
) -> None:
    await turns(world, area, ORANGE, NONE)
    ida = await world.joins("Ida", "fr", area)
    for who, label in ((bao, LILAS), (chloe, "Cité Véron"), (ida, "Cité Ida")):
        await becomes_captain(who, label)
        await who.forges(TellDoors(day=TODAY, doors=3))
    await links(bao, chloe)
    await world.comes(at(20, 31))
    assert organiser.told(words.captain_counts_few()) == 1


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
    assert not bao.sees(LILAS), "nor does any screen say it"
    assert bao.sees(words.confidence_taken_away())


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
    await two_more_captains(world, area)
    await bao.presses(words.captain_doors_more())
    await bao.fills(DoorsForm, doors=14)
    assert await doors_of(world, area) == 17
    await world.comes(at(20, 31))
    assert organiser.told(words.captain_counts(count=17)) == 1
    assert not organiser.sees("Bao")
    await world.comes(at(10, 1, days=1))
    assert bao.sees(words.captain_clear(count=17))


@pytest.mark.every_world
async def test_a_lone_captain_s_number_is_read_by_nobody(
    world: World, area: Area, organiser: Neighbour, bao: Neighbour, chloe: Neighbour
) -> None:
    await turns(world, area, ORANGE, NONE)
    for who, label in ((chloe, "Cité Véron"), (bao, LILAS)):
        await becomes_captain(who, label)
        await who.forges(TellDoors(day=TODAY, doors=7))
    await world.comes(at(20, 31))
    assert organiser.told(words.captain_counts_few()) == 1
    assert not organiser.told(words.captain_counts(count=14))
    await world.comes(at(10, 1, days=1))
    assert bao.sees(words.captain_clear_some())
    await world.comes(at(13, 1, days=1))
    assert await doors_of(world, area) == 1, "of what nobody may read, only that there was any"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ([(5, 1), (9, 2)], [None, None]),
        ([(9, 3)], [9]),
        ([(9, 3), (12, 4)], [9, 9]),
        ([(9, 3), (12, 4), (20, 6)], [9, 9, 20]),
        ([(9, 3), (4, 2), (4, 2)], [9, 9, 9]),
        ([(0, 3)], [0]),
    ],
)
def test_a_sum_grows_by_three_captains_or_not_at_all(
    told: list[tuple[int, int]], said: list[int | None]
) -> None:
    """Of two sums the difference is nobody's number."""
    sums = DoorCount(area_id=1, on=NOON.date(), at=NOON)
    spoken = []
    for doors, captains in told:
        sums.doors, sums.captains = doors, captains
        spoken.append(sums.speak())
    assert spoken == said


@pytest.mark.parametrize(
    ("tried", "counted", "cleared"),
    [
        (DoorsTried(None), words.captain_counts_few(), []),
        (DoorsTried(None, more=True), words.captain_counts_few(), [words.captain_clear_some()]),
        (DoorsTried(0), words.captain_counts(count=0), []),
        (DoorsTried(9), words.captain_counts(count=9), [words.captain_clear(count=9)]),
        (
            DoorsTried(9, more=True, yesterday=True),
            words.captain_counts_yesterday(count=9),
            [words.captain_clear_more(count=9)],
        ),
    ],
)
def test_what_is_said_of_doors(tried: DoorsTried, counted: Text, cleared: list[Text]) -> None:
    assert (tried.counted, tried.cleared) == (counted, cleared)


async def test_a_wrong_number_is_taken_back_and_asked_for_again(
    world: World, area: Area, bao: Neighbour, chloe: Neighbour
) -> None:
    for who, label in ((chloe, "Cité Véron"), (bao, LILAS)):
        await becomes_captain(who, label)
        await who.forges(TellDoors(day=TODAY, doors=5))
    await bao.presses(words.captain_doors_more())
    await bao.fills(DoorsForm, doors=2)
    assert await doors_of(world, area) == 12
    await bao.presses(words.captain_doors_undo())
    assert bao.sees(words.captain_doors_ask())
    await bao.forges(TakeBackDoors(day=TODAY))
    assert await doors_of(world, area) == 5, "all that they told, once, and no one else's"
    await bao.forges(CountDoors(day=TODAY))
    await bao.presses(words.captain_doors_other())
    await bao.fills(DoorsForm, doors=20)
    assert await doors_of(world, area) == 25


async def test_somebody_tries_two_hundred_doors_a_day_at_most(
    world: World, area: Area, bao: Neighbour
) -> None:
    await becomes_captain(bao)
    await bao.forges(TellDoors(day=TODAY, doors=150))
    await bao.presses(words.captain_doors_more())
    await bao.fills(DoorsForm, doors=100)
    assert bao.sees(words.form_out_of_range(least=0, most=50))
    assert await doors_of(world, area) == 150


async def test_who_stops_and_begins_again_is_not_counted_twice(
    world: World, area: Area, bao: Neighbour
) -> None:
    await becomes_captain(bao)
    await bao.forges(TellDoors(day=TODAY, doors=5))
    await bao.forges(EndCaptaincy())
    await becomes_captain(bao, "Cité Véron")
    await bao.forges(TellDoors(day=TODAY, doors=5))
    assert bao.sees(words.captain_doors_known())
    assert await doors_of(world, area) == 5


async def test_two_days_are_told_apart_and_yesterday_is_called_so(
    world: World, area: Area, bao: Neighbour
) -> None:
    await becomes_captain(bao)
    await world.comes(at(9, days=1))
    await bao.forges(TellDoors(day=TODAY + 1, doors=4))
    await bao.forges(CountDoors(day=TODAY))
    assert bao.sees(words.captain_doors_ask_yesterday())
    await bao.presses(words.captain_doors_number(count=2))
    await bao.forges(TellDoors(day=TODAY + 1, doors=4))
    assert bao.sees(words.captain_doors_known())
    assert await doors_of(world, area) == 2
    assert await doors_of(world, area, days=1) == 4


async def test_yesterday_s_sum_stands_in_the_morning(
    world: World, area: Area, organiser: Neighbour, bao: Neighbour
) -> None:
    await turns(world, area, ORANGE, ORANGE, NONE)
    await becomes_captain(bao)
    await bao.forges(TellDoors(day=TODAY, doors=4))
    await two_more_captains(world, area, doors=2)
    await world.comes(at(9, 1, days=1))
    assert organiser.told(words.captain_counts_yesterday(count=8)) == 1


async def test_who_tried_how_many_is_sealed_and_forgotten_at_noon(
    world: World, area: Area, bao: Neighbour
) -> None:
    await becomes_captain(bao)
    await bao.forges(TellDoors(day=TODAY, doors=4))
    async with world.database.transaction() as store:
        sums = (await store.session.execute(text("SELECT * FROM doorcount"))).mappings().all()
        told = (await store.session.execute(text("SELECT * FROM doorstold"))).mappings().one()
    assert [set(each) for each in sums] == [
        {"area_id", "on", "doors", "captains", "said", "said_by", "at"}
    ]
    assert told["doors"] != b"4"
    await world.comes(at(11, 59, days=1))
    await world.comes(at(13, 1, days=1))
    async with world.database.transaction() as store:
        assert not await store.captains.days_told([bao.member_id])
        assert await store.captains.captain_of(bao.member_id)


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
        TakeBackDoors(day=TODAY),
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
