"""The first evening on which one gets ready: numbers, cafés, and nobody's name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from handlers.heat.announcements.due_moments import urgency
from handlers.heat.announcements.naming import DueAnnouncement
from handlers.heat.announcements.seasons import is_day_to_prepare, is_first_day_to_prepare
from messages import words
from messages.account.actions import EndPause
from messages.cafe import (
    AnswerCafe,
    CafeKind,
    CafeReply,
    InviteForm,
    ProposeCafeToMeet,
    ShowFreeSeats,
    WishForCafe,
)
from messages.catalog import plain_words
from messages.heat.announcements.brevity import LONGEST, longest_length
from messages.heat.announcements.notices import SpokenArea
from messages.heat.announcements.preseason import (
    TOGETHER,
    BuddyCounts,
    more_counts_notice,
    preseason_notice,
)
from messages.heat.checkins.actions import PauseChecks, ShowEnrolment
from messages.heat.levels.level import HeatDay, HeatLevel, HeatState
from messages.model import Message, Text
from storage.area import Area, MemberRole
from tests.heat.test_preparing import place
from tests.heat.watch import enrols, pairs
from tests.worlds import Neighbour, Wall, World

pytestmark = pytest.mark.also("cafe")

FIRST, SECOND = (5, 15), (6, 1)
MAY = datetime(2027, 5, 3, 10, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.fixture
async def spring(world: World, area: Area) -> Area:
    """Lists were erased in October; the season is to come."""
    world.clock.at = MAY
    await world.strike()
    return area


async def comes(world: World, area: Area, day: tuple[int, int]) -> None:
    """It is eight minutes past six that evening."""
    world.clock.at = datetime(2027, *day, 18, 8, tzinfo=ZoneInfo(area.zone))
    await world.strike()


async def ask_to_be_checked(
    world: World, area: Area, *buddies: int, called: str = ""
) -> list[Neighbour]:
    """As many people as there are numbers, each with so many buddies."""
    helpers = [await world.joins(f"Aide{called}{n}", "fr", area) for n in range(max(buddies))]
    found = []
    for n, count in enumerate(buddies):
        somebody = await world.joins(f"Voisin{called}{n}", "fr", area)
        await enrols(somebody)
        for helper in helpers[:count]:
            await pairs(somebody, helper)
        found.append(somebody)
    return found


# --- in numbers


def counts(asked: int, alone: int, halfway: int) -> BuddyCounts:
    return BuddyCounts("Belleville", asked, alone, halfway)


FEW = words.nudge_preseason_one_or_two()
MOST = words.nudge_preseason_nearly_all()


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (counts(0, 0, 0), words.nudge_preseason_nobody()),
        (counts(1, 1, 0), words.nudge_preseason_few()),
        (counts(1, 0, 0), words.nudge_preseason_few()),
        (counts(2, 1, 1), words.nudge_preseason_few()),
        (counts(3, 1, 0), words.nudge_preseason_asked(asked="3", none=FEW, one="0")),
        (counts(3, 0, 2), words.nudge_preseason_asked(asked="3", none="0", one=FEW)),
        (counts(3, 3, 0), words.nudge_preseason_asked(asked="3", none=MOST, one="0")),
        (counts(5, 3, 1), words.nudge_preseason_asked(asked="5", none=MOST, one=FEW)),
        (counts(6, 0, 5), words.nudge_preseason_asked(asked="6", none="0", one=MOST)),
        (counts(12, 3, 4), words.nudge_preseason_asked(asked="12", none="3", one="4")),
        (
            counts(12, 5, 6),
            words.nudge_preseason_asked(
                asked="12", none="5", one=words.nudge_preseason_nearly_all_others()
            ),
        ),
    ],
)
def test_no_number_is_one_person_s(told: BuddyCounts, said: Text) -> None:
    assert told.line == said


def test_no_wording_fits_the_one_or_two_who_differ() -> None:
    """What is said of some is said of others who differ in where one or two of them belong."""
    for asked in range(3, 15):
        for alone in range(asked + 1):
            for halfway in range(asked + 1 - alone):
                for part in (alone, halfway, asked - alone, asked - alone - halfway):
                    if not 0 < part <= 2:
                        continue
                    said = counts(asked, alone, halfway).line
                    alike = [
                        (a, h)
                        for a in range(asked + 1)
                        for h in range(asked + 1 - a)
                        if counts(asked, a, h).line == said
                    ]
                    assert len(alike) > 1, (asked, alone, halfway)


def test_areas_are_told_each_by_itself_and_never_added() -> None:
    each = [BuddyCounts(name, 1, 1, 0) for name in ("Un", "Deux", "Trois")]
    said = preseason_notice(LONG, counts=each)
    for area in ("Un", "Deux", "Trois"):
        assert words.nudge_preseason_area_few(area=area) in said.body
    more = more_counts_notice(LONG, [BuddyCounts(LONG.name, 1200, 1, 2)] * TOGETHER)
    assert longest_length(more) <= LONGEST


HERE = SpokenArea(1, "Belleville", "FR", "", "")
LONG = SpokenArea(
    1, "Saint-Germain-de-la-Grande-Rivière-sous-les-Tilleuls d’en haut", "FR", "église", "3975"
)


NO_LEVEL = HeatState(HeatLevel.NONE, HeatDay.TODAY, date(2027, 5, 15))
THREE = replace(LONG, named=((LONG, NO_LEVEL), (LONG, NO_LEVEL), (LONG, NO_LEVEL)))


def notices(here: SpokenArea) -> dict[str, Message]:
    several = [counts(12, 3, 4), BuddyCounts(LONG.name, 1200, 300, 400), counts(1, 1, 0)]
    return {
        "everybody": preseason_notice(here),
        "checked": preseason_notice(here, checked=True),
        "alone": preseason_notice(here, buddies=0),
        "halfway": preseason_notice(here, buddies=1, checked=True),
        "organiser": preseason_notice(here, counts=several[:1]),
        "organiser of several": preseason_notice(here, counts=several),
        "organiser of long ones": preseason_notice(
            here, counts=[BuddyCounts(LONG.name, 1200, 1199, 1)] * TOGETHER
        ),
        "organiser of one who is alone": preseason_notice(
            here, buddies=0, counts=[BuddyCounts(LONG.name, 1200, 1199, 1)]
        ),
        "organiser who is alone": preseason_notice(here, buddies=0, counts=several),
    }


@pytest.mark.parametrize("here", [HERE, LONG, THREE], ids=["usual", "long", "three"])
def test_each_letter_is_short_and_leads_to_a_cafe(here: SpokenArea) -> None:
    for name, said in notices(here).items():
        assert longest_length(said) <= LONGEST, name
        buttons = [button.press.partition(":")[0] for row in said.rows for button in row]
        assert {ShowFreeSeats.tag, ProposeCafeToMeet.tag} & set(buttons), name


@pytest.mark.parametrize(
    "here", [place(48.9, "FR", "75120"), place(45.1, "IT"), place(-20.9, "FR", "97411")]
)
def test_one_of_the_days_of_a_year_is_the_season_s_first(here: Area) -> None:
    year = [date(2027, 1, 1) + timedelta(days=n) for n in range(365)]
    days = [each for each in year if is_day_to_prepare(here, each)]
    assert [is_first_day_to_prepare(here, each) for each in days] == [True, False]


# --- who organises


@pytest.mark.every_world
async def test_who_organises_reads_how_many_have_no_buddy(
    world: World, spring: Area, organiser: Neighbour
) -> None:
    await ask_to_be_checked(world, spring, 0, 0, 0, 1, 2)
    await comes(world, spring, FIRST)
    said = words.nudge_preseason_asked(asked="5", none=MOST, one=FEW)
    assert organiser.told(said) == 1
    assert organiser.told(words.nudge_prepare(area="Belleville")) == 1, "one letter"
    assert not organiser.sees("Voisin")
    await organiser.presses(words.nudge_prepare_invite())
    assert organiser.asked(InviteForm)
    await comes(world, spring, SECOND)
    assert organiser.told(said) == 1, "once a season"
    assert organiser.told(words.nudge_prepare(area="Belleville")) == 2


async def test_the_cafe_they_invite_to_says_what_it_is_for(
    world: World, spring: Area, organiser: Neighbour
) -> None:
    await ask_to_be_checked(world, spring, 0, 0, 0)
    await comes(world, spring, FIRST)
    await organiser.presses(words.nudge_prepare_invite())
    day = (MAY + timedelta(days=30)).date()
    await organiser.fills(
        InviteForm, kind=CafeKind.CAFE, day=day, hour=time(15), place="Aux Folies"
    )
    assert organiser.sees(plain_words(words.cafe_meet_note(), organiser.reader))
    assert organiser.offered(words.cafe_publish())


async def test_an_organiser_who_wants_no_heat_reads_it_where_somebody_asked(
    world: World, spring: Area, organiser: Neighbour
) -> None:
    async with world.database.transaction() as store:
        held = await store.areas.membership(organiser.member_id, spring.id)
        assert held
        held.heat = False
    await comes(world, spring, FIRST)
    assert not organiser.told(words.nudge_prepare(area="Belleville")), "nobody has asked"
    world.clock.at = MAY + timedelta(days=300)
    await world.strike()
    await ask_to_be_checked(world, spring, 0, 1, 1)
    world.clock.at = datetime(2028, 5, 15, 18, 1, tzinfo=ZoneInfo(spring.zone))
    await world.strike()
    assert organiser.told(words.nudge_preseason_asked(asked="3", none=FEW, one=FEW)) == 1


async def test_who_organises_several_reads_them_in_one_letter(
    world: World, spring: Area, organiser: Neighbour
) -> None:
    menil = await world.declares("Ménilmontant")
    nora = await world.joins("Nora", "fr", menil, spring, role=MemberRole.ORGANISER)
    await ask_to_be_checked(world, spring, 0, 0, 0)
    await comes(world, spring, FIRST)
    asked = words.nudge_preseason_area_asked(area="Belleville", asked="3", none=MOST, one="0")
    assert nora.told(asked) == 1
    assert nora.told(words.nudge_preseason_area_nobody(area="Ménilmontant")) == 1
    assert nora.told(words.nudge_prepare(area=("Ménilmontant", "Belleville"))) == 1


async def test_who_organises_many_reads_the_others_in_further_letters(
    world: World, spring: Area, organiser: Neighbour
) -> None:
    others = [await world.declares(f"Quartier {n}") for n in range(TOGETHER)]
    nora = await world.joins("Nora", "fr", spring, *others, role=MemberRole.ORGANISER)
    await ask_to_be_checked(world, spring, 0, 0, 0)
    await comes(world, spring, FIRST)
    await world.passes(minutes=10)
    asked = words.nudge_preseason_area_asked(area="Belleville", asked="3", none=MOST, one="0")
    assert nora.told(asked) == 1
    for other in others:
        assert nora.told(words.nudge_preseason_area_nobody(area=other.name)) == 1
    assert nora.told(words.nudge_preseason_more()) == 1


async def test_who_stands_in_reads_each_area_s_numbers(world: World, spring: Area) -> None:
    menil = await world.declares("Ménilmontant")
    nora = await world.joins("Nora", "fr", spring)
    olga = await world.joins("Olga", "fr", await world.declares("Charonne"))
    for admin in (nora, olga):
        async with world.database.transaction() as store:
            (await store.people.get_member(admin.member_id)).admin = True
    await ask_to_be_checked(world, spring, 0, 0, 0)
    await ask_to_be_checked(world, menil, 0, 0, 0, 1, 1, 1, 2, called="M")
    await comes(world, spring, FIRST)
    await world.passes(minutes=10)
    first = words.nudge_preseason_asked(asked="3", none=MOST, one="0")
    others = words.nudge_preseason_nearly_all_others()
    second = words.nudge_preseason_asked(asked="7", none="3", one=others)
    for admin in (nora, olga):
        assert admin.told(first) == 1
        assert admin.told(second) == 1
    assert nora.told(words.nudge_prepare(area="Belleville")) == 1, "one letter of their own area"


async def test_what_was_not_told_the_first_time_is_told_the_second(
    world: World, spring: Area, organiser: Neighbour, bao: Neighbour
) -> None:
    await comes(world, spring, FIRST)
    assert organiser.told(words.nudge_preseason_nobody()) == 1
    await enrols(bao)
    await ask_to_be_checked(world, spring, 0, 0)
    await comes(world, spring, SECOND)
    await world.passes(minutes=10)
    assert organiser.told(words.nudge_preseason_asked(asked="3", none=MOST, one="0")) == 1
    assert bao.told(words.nudge_preseason_alone()) == 1
    assert bao.offered(words.nudge_preseason_meet())


async def test_a_restart_tells_nobody_twice(
    world: World, spring: Area, organiser: Neighbour
) -> None:
    (alone, *_) = await ask_to_be_checked(world, spring, 0, 0, 0)
    await comes(world, spring, FIRST)
    async with world.database.transaction() as store:
        row = await store.nudges.begin_announcement(
            spring.id, date(2027, *FIRST), "preseason", world.clock.now()
        )
        assert row.done_at
        row.done_at, row.told_up_to = None, 0
    await world.passes(minutes=10)
    assert organiser.told(words.nudge_prepare(area="Belleville")) == 1
    assert alone.told(words.nudge_preseason_alone()) == 1


# --- who asked to be checked


@pytest.mark.parametrize("rests", ["everything, until later", "everything, ended early", "checks"])
async def test_who_was_on_pause_the_first_time_is_offered_a_cafe_the_second(
    world: World, spring: Area, organiser: Neighbour, bao: Neighbour, chloe: Neighbour, rests: str
) -> None:
    for each in (bao, chloe):
        await enrols(each)
    if rests == "checks":
        await bao.forges(PauseChecks(on=True))
    else:
        async with world.database.transaction() as store:
            member = await store.people.get_member(bao.member_id)
            member.paused_until = MAY + timedelta(days=15 if "later" in rests else 60)
    await comes(world, spring, FIRST)
    assert not bao.told(words.nudge_preseason_alone())
    if rests == "checks":
        await bao.forges(PauseChecks(on=False))
    elif "early" in rests:
        await bao.forges(EndPause())
    await comes(world, spring, SECOND)
    assert bao.told(words.nudge_preseason_alone()) == 1
    assert bao.offered(words.nudge_preseason_meet())
    assert chloe.told(words.nudge_preseason_alone()) == 1, "once a season"


@pytest.mark.every_world
async def test_who_has_no_buddy_is_offered_a_cafe_to_meet_one(
    world: World, spring: Area, organiser: Neighbour, bao: Neighbour
) -> None:
    await enrols(bao)
    await comes(world, spring, FIRST)
    assert bao.told(words.nudge_preseason_alone()) == 1
    assert bao.told(words.nudge_prepare(area="Belleville")) == 1, "one letter that evening"
    await bao.presses(words.nudge_preseason_meet())
    assert bao.sees(words.cafe_meet_none(area="Belleville"))
    await bao.presses(words.cafe_meet_ask())
    assert bao.sees(words.cafe_wish_passed())
    await world.passes(minutes=5)
    assert organiser.told(words.cafe_wish(area="Belleville")) == 1
    assert not organiser.sees("Bao")
    await bao.forges(WishForCafe(area=spring.id))
    await world.passes(minutes=5)
    assert organiser.told(words.cafe_wish(area="Belleville")) == 1, "once a week"
    await bao.forges(ShowEnrolment())
    assert bao.offered(words.watch_pick())
    await comes(world, spring, SECOND)
    assert bao.told(words.nudge_preseason_alone()) == 1, "once a season"


async def test_whose_second_buddy_is_missing_reads_so_and_who_has_two_does_not(
    world: World, spring: Area
) -> None:
    one, two = await ask_to_be_checked(world, spring, 1, 2)
    await comes(world, spring, FIRST)
    assert one.told(words.nudge_preseason_second()) == 1
    assert not two.told(words.nudge_preseason_second())
    assert two.told(words.nudge_prepare(area="Belleville")) == 1


async def test_whose_heat_is_switched_off_is_offered_it_once_and_nothing_general(
    world: World, spring: Area
) -> None:
    one, two = await ask_to_be_checked(world, spring, 0, 2)
    async with world.database.transaction() as store:
        for each in (one, two):
            held = await store.areas.membership(each.member_id, spring.id)
            assert held
            held.heat = False
    await comes(world, spring, FIRST)
    await comes(world, spring, SECOND)
    assert one.told(words.nudge_prepare(area="Belleville")) == 1
    assert not two.told(words.nudge_prepare(area="Belleville"))


async def test_who_rests_is_neither_counted_nor_written_to(
    world: World, spring: Area, organiser: Neighbour
) -> None:
    resting, *_ = await ask_to_be_checked(world, spring, 0, 0, 0, 0)
    await resting.forges(PauseChecks(on=True))
    await comes(world, spring, FIRST)
    assert organiser.told(words.nudge_preseason_asked(asked="3", none=MOST, one="0")) == 1
    assert not resting.told(words.nudge_preseason_alone())


async def test_who_is_on_pause_is_not_counted(
    world: World, spring: Area, organiser: Neighbour
) -> None:
    away, *_ = await ask_to_be_checked(world, spring, 0, 0, 0, 0)
    async with world.database.transaction() as store:
        member = await store.people.get_member(away.member_id)
        member.paused_until = MAY + timedelta(days=60)
    await comes(world, spring, FIRST)
    assert organiser.told(words.nudge_preseason_asked(asked="3", none=MOST, one="0")) == 1


@pytest.mark.parametrize("level", list(HeatLevel))
def test_the_season_waits_for_whatever_is_hot(level: HeatLevel) -> None:
    def due(moment: str, there: HeatLevel) -> DueAnnouncement:
        state = HeatState(there, HeatDay.TODAY, date(2027, 6, 1))
        return DueAnnouncement(1, moment, state.on, state, there)

    season = [due(name, level) for name in ("preseason", "prepare")]
    hot = [due(name, HeatLevel.YELLOW) for name in ("red.eve", "orange.eve", "yellow.eve")]
    assert set(sorted([*season, *hot], key=urgency)[-2:]) == set(season)


@pytest.mark.every_world
async def test_cafes_with_a_free_seat_are_shown_and_full_ones_are_not(
    world: World, spring: Area, belleville: Wall, bao: Neighbour, chloe: Neighbour
) -> None:
    day = (MAY + timedelta(days=30)).date()
    for seats, where in ((1, "Au Zorba"), (4, "Aux Folies")):
        await chloe.forges(ProposeCafeToMeet(area=spring.id))
        hour = time(15 if seats == 1 else 17)
        await chloe.fills(
            InviteForm, kind=CafeKind.CAFE, day=day, hour=hour, place=where, seats=seats
        )
        await chloe.presses(words.cafe_publish())
    await belleville_guest(world, spring)
    await bao.forges(ShowFreeSeats(area=spring.id))
    assert bao.sees(words.cafe_meet_free(area="Belleville"))
    shown = " ".join(bao.buttons)
    assert "Aux Folies" in shown
    assert "Au Zorba" not in shown


async def belleville_guest(world: World, area: Area) -> None:
    """Somebody takes the only seat of the first café."""
    guest = await world.joins("Driss", "fr", area)
    async with world.database.transaction() as store:
        now = world.clock.now()
        (first, *_) = await store.cafes.cafes_between(area.id, now, now + timedelta(days=60))
    await guest.forges(AnswerCafe(cafe=first.id, reply=CafeReply.GOING))


async def test_where_nobody_organises_a_wish_says_so(
    world: World, spring: Area, bao: Neighbour
) -> None:
    await bao.forges(WishForCafe(area=spring.id))
    assert bao.sees(words.cafe_wish_nobody())
    assert bao.offered(words.cafe_list_new())
