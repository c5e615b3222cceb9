"""Is it still needed, is it done, how did it go; the hour that is counted, the weekly hello."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from messages import aid as screen
from messages import words
from messages.aid import AidAddressForm, NotFineForm, ShareContactForm, WriteToOtherForm
from storage.aid import ClosingReason, RequestState
from storage.area import MemberRole
from storage.outbox import OutboxMessage
from tests.aid import (
    AidKind,
    Urgency,
    asks,
    at,
    closes,
    found,
    leaps,
    offers,
    request,
    vouches,
)

# --- still needed?


@pytest.mark.parametrize(
    ("urgency", "after"),
    [(Urgency.TODAY, timedelta(hours=24)), (Urgency.WEEK, timedelta(days=7))],
)
async def test_still_needed_is_asked_twice_then_it_is_closed(
    world, ana, bao, belleville, urgency, after
):
    await asks(ana, urgency=urgency)
    await leaps(world, seconds=(after - timedelta(minutes=30)).total_seconds())
    assert not ana.told(words.aid_still())
    await world.passes(hours=1)
    assert ana.told(words.aid_still()) == 1
    await leaps(world, seconds=after.total_seconds())
    assert ana.told(words.aid_still()) == 2
    assert (await request(world)).state is RequestState.OPEN

    await leaps(world, seconds=after.total_seconds())
    assert (await request(world)).reason is ClosingReason.SILENT
    assert ana.told(words.aid_closed_silent()) == 1
    assert belleville.shows(words.aid_card_over())
    await ana.presses(words.aid_reopen())
    assert belleville.shows(words.aid_card_open())


async def test_who_answers_is_asked_anew_and_never_closed(world, ana, belleville):
    await asks(ana)
    for _ in range(4):
        await leaps(world, days=1, hours=1)
        await ana.presses(words.aid_still_yes())
        assert ana.sees(words.aid_still_noted())

    assert (await request(world)).state is RequestState.OPEN


async def test_with_somebody_chosen_the_question_is_whether_it_is_done(world, ana, bao, belleville):
    await offers(bao)
    await found(ana, bao)
    await world.comes(at(18, day=31))
    assert ana.told(words.aid_still_helped(name="Bao")) == 1
    await leaps(world, days=1, hours=1)
    await leaps(world, days=1, hours=1)
    await leaps(world, days=1, hours=1)

    held = await request(world)
    assert (held.reason, held.helper_id) == (ClosingReason.SILENT, None)
    assert not bao.told(words.aid_called_off()), "who came three days ago is on no way"
    assert bao.told(words.aid_over_thanked()) == 1


# --- why


@pytest.mark.parametrize(
    ("button", "closed"),
    [
        (words.aid_ending_done(), words.aid_closed_done()),
        (words.aid_ending_not_needed(), words.aid_closed_not_needed()),
        (words.aid_ending_nobody(), words.aid_closed_nobody()),
    ],
)
async def test_a_request_is_closed_with_its_reason_and_what_was_confidential_goes(
    world, ana, belleville, button, closed
):
    await asks(ana, note="Porte bleue", behalf="Mme R.")
    await closes(ana, button)

    assert ana.sees(closed)
    held = await request(world)
    assert (held.state, held.note, held.behalf) == (RequestState.CLOSED, None, None)
    await ana.forges(screen.CloseRequest(request=held.id, ending=screen.ClosingChoice.DONE))
    assert ana.sees(closed)


async def test_who_was_to_come_is_told_at_once(world, ana, bao, belleville):
    await offers(bao)
    await found(ana, bao)
    await ana.presses(words.aid_give_address())
    await ana.fills(AidAddressForm, address="12 rue Rébeval")
    await ana.presses(words.aid_close())
    assert ana.sees(words.aid_closing_helped())
    await ana.presses(words.aid_ending_not_needed())

    assert bao.told(words.aid_called_off()) == 1
    held = await request(world)
    assert (held.address, held.word, held.helper_id) == (None, None, None)
    await bao.says(f"/aides {held.code}")
    assert not bao.sees("Rébeval")


async def test_the_asker_says_it_is_done(world, ana, bao, belleville):
    await offers(bao)
    await found(ana, bao)
    await world.passes(hours=7)
    await ana.presses(words.aid_is_done())

    assert ana.sees(words.aid_after_asker(name="Bao"))
    assert bao.sees(words.aid_done_by_asker())
    assert bao.sees(words.aid_after_helper(name="Ana"))
    await bao.forges(screen.MarkHelped(request=(await request(world)).id))
    assert bao.sees(words.aid_closed_already())


async def test_a_word_of_danger_outlives_the_request(world, ana, bao, belleville):
    """What is said in passing is taken back with the request; a cry for help is not."""
    await offers(bao)
    await found(ana, bao)
    carrying, world.courier.deliver = world.courier.deliver, nothing
    for said in ("J’arrive", "Elle ne répond plus"):
        await bao.forges(screen.WriteToOther(request=(await request(world)).id))
        await bao.fills(WriteToOtherForm, words=said)
    assert bao.sees(words.danger_call())
    await ana.forges(
        screen.CloseRequest(request=(await request(world)).id, ending=screen.ClosingChoice.DONE)
    )
    world.courier.deliver = carrying
    await world.settle()

    assert ana.told("Elle ne répond plus") == 1
    assert ana.told(words.danger_call()) == 1
    assert not ana.told("J’arrive")


async def nothing():
    return 0


# --- how it went


async def test_not_fine_reaches_the_organisers_and_nobody_else(
    world, ana, bao, chloe, organiser, admin, belleville
):
    await offers(bao)
    await found(ana, bao)
    await ana.presses(words.aid_is_done())
    await ana.presses(words.aid_went_not_fine())
    await ana.fills(NotFineForm, words="Il voulait entrer")

    assert ana.sees(words.aid_not_fine_noted())
    assert organiser.told("Il voulait entrer") == 1
    assert organiser.sees(words.aid_not_fine_next())
    for other in (bao, chloe, admin):
        assert not other.told("Il voulait entrer")
    assert not any("Il voulait" in shown.words for shown in belleville.screen)
    async with world.database.transaction() as store:
        letters = list((await store.session.execute(select(OutboxMessage))).scalars())
    assert all(each.body is None for each in letters), "carried and shredded"

    await ana.forges(screen.SayHowItWent(request=(await request(world)).id, fine=False))
    await ana.fills(NotFineForm, words="Et il est revenu")
    assert organiser.told("Et il est revenu") == 1


async def test_an_organiser_who_helped_does_not_read_what_is_said_of_them(
    world, ana, bao, admin, belleville
):
    await vouches(world, bao, MemberRole.ORGANISER)
    await offers(bao)
    await found(ana, bao)
    await ana.presses(words.aid_is_done())
    await ana.presses(words.aid_went_not_fine())
    await ana.fills(NotFineForm, words="Il m’a agressée")

    assert ana.sees(words.danger_call())
    assert ana.sees(words.aid_not_fine_noted())
    assert not bao.told("agressée")
    assert admin.told("agressée") == 1


@pytest.mark.every_world
async def test_where_nobody_could_be_told_that_is_said(world, ana, bao, belleville):
    await offers(bao)
    await found(ana, bao)
    await ana.presses(words.aid_is_done())
    await ana.presses(words.aid_went_not_fine())
    await ana.fills(NotFineForm)

    assert ana.sees(words.aid_not_fine_alone())


async def test_fine_stays_between_the_two(world, ana, bao, organiser, belleville):
    await offers(bao)
    await found(ana, bao)
    await bao.presses(words.aid_is_done())
    await bao.presses(words.aid_went_fine())
    assert bao.sees(words.aid_went_noted())
    await bao.presses(words.aid_again_yes())
    assert bao.sees(words.aid_again_noted())

    assert not organiser.screen


@pytest.mark.every_world
async def test_a_pause_after_helping_is_a_pause(world, ana, bao, belleville):
    await offers(bao)
    await found(ana, bao)
    await bao.presses(words.aid_is_done())
    await bao.presses(words.aid_again_pause())
    assert bao.sees(words.aid_offer_off())
    await bao.says("/proposer")
    await bao.presses(words.aid_go_on())
    await ana.presses(words.aid_reopen())

    assert bao.told(words.aid_ask_again()) == 1


# --- what is taken along


async def test_the_helper_s_export_holds_no_word_of_the_asker(world, ana, bao, belleville):
    await offers(bao)
    await found(ana, bao, note="Porte bleue")
    await ana.presses(words.aid_share_contact())
    await ana.fills(ShareContactForm, contact="06 39 98 01 02")
    async with world.database.transaction() as store:
        mine = str(await store.leaving.export_member(ana.member_id))
        theirs = str(await store.leaving.export_member(bao.member_id))

    assert "06 39 98 01 02" in mine
    assert "Porte bleue" in mine
    assert "06 39 98 01 02" not in theirs
    assert "Porte bleue" not in theirs


@pytest.mark.every_world
async def test_a_closed_request_is_forgotten_after_thirty_days(world, ana, belleville):
    await asks(ana, kind=AidKind.PETS)
    await closes(ana)
    async with world.database.transaction() as store:
        await store.leaving.delete_expired_rows(at(12) + timedelta(days=31))
    await ana.says("/aides")

    assert not ana.buttons or not any("Animaux" in each for each in ana.buttons)
