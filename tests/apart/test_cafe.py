"""Cafés of two who keep apart: what hangs stays for all, an address goes to no wrong hands."""

from datetime import date

import pytest
from sqlmodel import select

from messages import words
from messages.cafe import HandCafeTo, ProposeCafeToMeet, ShowCafe, ShowFreeSeats
from messages.catalog import plain_words
from messages.organise.report_actions import ComplainForm, PointAtCard, ReportReason
from storage.cafe import Cafe
from tests.apart import has_kept_apart, keeps_apart, transcript
from tests.cafe import SATURDAY, at, invites, invites_home, reads_wall

FRIDAY = date(2026, 7, 3)
HOME = "12 rue Rébeval"
EITHER = pytest.mark.parametrize("turned", [False, True], ids=["host", "guest"])


async def apart(world, turned, host, guest, **given):
    await has_kept_apart(world, *((guest, host) if turned else (host, guest)), **given)


async def cafe(world):
    async with world.database.transaction() as store:
        return (await store.session.execute(select(Cafe))).scalars().one()


@EITHER
async def test_no_invitation_of_the_other_is_written_in_private(
    world, ana, bao, chloe, belleville, turned
):
    await reads_wall(belleville, ana)
    await apart(world, turned, ana, bao)
    await invites(ana)
    await world.comes(at(FRIDAY, 16))
    assert not bao.told(words.cafe_new())
    assert not bao.told(words.cafe_nudge())
    assert chloe.told(words.cafe_new()) == 1
    assert chloe.told(words.cafe_nudge()) == 1


@EITHER
@pytest.mark.every_world
async def test_the_wall_and_the_list_are_for_everybody(world, ana, bao, belleville, turned):
    await apart(world, turned, ana, bao)
    await invites(ana)
    await bao.presses(words.cafe_join(), on=belleville)
    assert bao.sees(words.cafe_noted_going())
    await bao.says("/cafes")
    assert "Aux Folies" in " ".join(bao.buttons)
    assert belleville.shows("1")


@EITHER
@pytest.mark.every_world
async def test_a_home_s_address_is_told_to_no_one_who_is_kept_away(
    world, ana, bao, chloe, belleville, turned
):
    """Else they read what all guests do, in the same order."""
    await apart(world, turned, ana, bao)
    await invites_home(ana)
    for guest in (bao, chloe):
        await guest.presses(words.cafe_join(), on=belleville)
    await world.comes(at(FRIDAY, 18, 5))
    await world.comes(at(SATURDAY, 14, 30))
    assert bao.told(words.cafe_reminder_eve()) == bao.told(words.cafe_reminder_soon()) == 1
    assert chloe.told(HOME) == 1
    await bao.forges(ShowCafe(cafe=(await cafe(world)).id))
    assert not bao.told(HOME)


async def test_an_address_that_was_to_leave_in_the_morning_does_not(world, ana, bao, belleville):
    await invites_home(ana, hour=at(SATURDAY, 22).time())
    await bao.presses(words.cafe_join(), on=belleville)
    await world.comes(at(FRIDAY, 22, 30))
    assert not bao.told(HOME)
    await keeps_apart(ana, bao)
    await world.comes(at(SATURDAY, 9))
    assert not bao.told(HOME)


async def test_who_keeps_away_is_warned_with_the_reminders_if_they_wished(
    world, ana, bao, chloe, driss, belleville
):
    """Only of somebody who comes, only who comes too, and never as the answer to a press."""
    await has_kept_apart(world, bao, chloe, warn=True)
    await has_kept_apart(world, driss, chloe)
    await invites(ana)
    await chloe.presses(words.cafe_join(), on=belleville)
    for guest in (bao, driss):
        await guest.presses(words.cafe_join(), on=belleville)
        await guest.forges(ShowCafe(cafe=(await cafe(world)).id))
        assert not guest.told(words.block_warning())
    await world.comes(at(FRIDAY, 18, 5))
    assert bao.told(words.block_warning()) == bao.told(words.cafe_reminder_eve()) == 1
    await world.comes(at(SATURDAY, 14, 30))
    assert bao.told(words.block_warning()) == 2
    for other in (ana, chloe, driss):
        assert other.told(words.cafe_reminder_soon()) == (other is not ana)
        assert not other.told(words.block_warning())


async def test_a_host_who_wished_is_warned_the_day_before(world, ana, bao, chloe, belleville):
    await has_kept_apart(world, ana, bao, warn=True)
    await has_kept_apart(world, chloe, ana, warn=True)
    await invites(ana)
    for guest in (bao, chloe):
        await guest.presses(words.cafe_join(), on=belleville)
    await world.comes(at(FRIDAY, 18, 5))
    assert ana.told(words.block_warning()) == 1
    assert not bao.told(words.block_warning())
    assert not chloe.told(words.block_warning()), "the card says who invites"


async def test_nobody_is_asked_to_host_instead_of_whom_they_keep_away_from(
    world, ana, bao, chloe, belleville
):
    await invites(ana)
    for guest in (bao, chloe):
        await guest.presses(words.cafe_join(), on=belleville)
    await has_kept_apart(world, chloe, ana)
    await has_kept_apart(world, ana, bao)
    await ana.presses(words.cafe_hand_over())
    assert plain_words(words.cafe_name(name="Bao"), ana.reader) not in ana.buttons
    before = transcript(chloe)
    await ana.presses(words.cafe_name(name="Chloé"))
    assert ana.sees(words.cafe_hand_over_asked(name="Chloé"))
    await ana.forges(HandCafeTo(cafe=(await cafe(world)).id, member=bao.member_id))
    assert transcript(chloe) == before
    assert (await cafe(world)).heir_id is None


async def test_a_question_to_host_instead_is_taken_back(world, ana, bao, belleville):
    await invites(ana)
    await bao.presses(words.cafe_join(), on=belleville)
    await ana.presses(words.cafe_hand_over())
    await ana.presses(words.cafe_name(name="Bao"))
    await keeps_apart(ana, bao)
    await bao.presses(words.cafe_take_over())
    assert bao.sees(words.cafe_take_over_late())
    assert (await cafe(world)).host_id == ana.member_id


async def test_who_looks_for_company_is_not_led_to_whom_they_keep_away_from(
    world, ana, bao, belleville
):
    """Whoever is kept away sees what hangs there, as everybody does."""
    area = belleville.area.id
    await invites(ana)
    await has_kept_apart(world, bao, ana)
    await bao.forges(ShowFreeSeats(area=area))
    assert bao.sees(words.cafe_meet_none(area="Belleville"))
    await bao.forges(ProposeCafeToMeet(area=area))
    await has_kept_apart(world, ana, bao)
    async with world.database.transaction() as store:
        await store.blocks.end_block(bao.member_id, ana.member_id)
    await bao.forges(ShowFreeSeats(area=area))
    assert bao.sees(words.cafe_meet_free(area="Belleville"))


async def test_a_host_finds_the_way_below_the_names_of_guests(ana, bao, belleville):
    await invites(ana)
    await bao.presses(words.cafe_join(), on=belleville)
    await ana.says("/cafes")
    [shown] = [label for label in ana.buttons if "Aux Folies" in label]
    await ana.presses(shown)
    await ana.presses(words.block_open())
    await ana.presses(words.block_ask(name="Bao"))
    await ana.presses(words.block_yes())
    assert ana.sees(words.block_noted())


@pytest.mark.also("organise")
async def test_after_a_report_the_way_stands_there_where_the_card_says_a_name(
    world, ana, bao, organiser, belleville
):
    await invites(ana)
    await bao.says("/signaler")
    await bao.forges(PointAtCard(kind="cafe", key=(await cafe(world)).id))
    await bao.fills(ComplainForm, what=ReportReason.OTHER)
    await bao.presses(words.block_ask(name="Ana"))
    await bao.presses(words.block_yes())
    assert bao.sees(words.block_noted())


@EITHER
async def test_an_invitation_that_waits_for_the_morning_is_not_brought(
    world, ana, bao, chloe, belleville, turned
):
    await reads_wall(belleville, ana)
    await invites(ana)
    await bao.presses(words.cafe_join())
    before = bao.told(words.cafe_new()), chloe.told(words.cafe_new())
    await world.comes(at(date(2026, 7, 1), 22))
    await invites(ana, place="Le Zorba", day=date(2026, 7, 3))
    await keeps_apart(*((bao, ana) if turned else (ana, bao)))
    await world.comes(at(date(2026, 7, 2), 10))
    assert (bao.told(words.cafe_new()), chloe.told(words.cafe_new())) == (before[0], before[1] + 1)
