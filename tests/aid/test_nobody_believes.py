"""Nobody is left believing that somebody comes, or that they are expected, when it is not so."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from messages import words
from messages.aid import (
    AidAddressForm,
    ArrivalHourForm,
    NotFineForm,
    ReopenRequest,
    SayHowItWent,
    Urgency,
)
from storage.aid import HelpRequest
from storage.area import MemberRole
from storage.outbox import Card
from tests.aid import asks, can_come, offers, request, words_of
from tests.cafe import at
from tests.worlds import NOON

TODAY = NOON.date()


async def chosen(asker, helper, **given):
    """Somebody asked, somebody can come, and was chosen."""
    await offers(helper)
    await asks(asker, fitting=1, **given)
    await can_come(helper)
    await asker.presses(words.aid_choose(name=helper.name))


async def test_who_has_not_set_out_hears_before_that_it_is_done(ana, bao, belleville):
    await chosen(ana, bao)

    await ana.presses(words.aid_is_done())

    assert bao.sees(words.aid_done_early(name="Ana"))


async def test_a_yes_taken_back_by_night_is_not_announced_in_the_morning(
    world, ana, bao, belleville
):
    await offers(bao)
    await asks(ana, fitting=1, urgency=Urgency.WEEK)
    await world.comes(at(TODAY, 21, 30))
    await bao.presses(words_of("aid-soon-tomorrow"))
    await bao.fills(ArrivalHourForm, hour="14:00")
    await world.comes(at(TODAY, 22, 30))
    await bao.presses(words.aid_ready_no_more())

    await world.passes(hours=11)

    assert not ana.told(words.aid_ask_waits(name="Bao"))
    assert not ana.told(words.aid_ready_choose())


async def test_an_address_that_waits_for_the_morning_goes_to_nobody_once_they_do_not_come(
    world, ana, bao, belleville
):
    await offers(bao)
    await asks(ana, fitting=1, urgency=Urgency.WEEK)
    await bao.presses(words_of("aid-soon-tomorrow"))
    await bao.fills(ArrivalHourForm, hour="14:00")
    await ana.presses(words.aid_choose(name="Bao"))
    await world.comes(at(TODAY, 22))
    await ana.presses(words.aid_give_address())
    await ana.fills(AidAddressForm, address="12 rue Rébeval")
    await ana.presses(words.aid_replace())
    await ana.presses(words.aid_replace_yes())

    await world.passes(hours=12)

    assert not bao.told("12 rue Rébeval")


@pytest.mark.every_world
async def test_who_comes_back_reads_that_nobody_comes(world, ana, bao, belleville):
    await chosen(ana, bao)
    await ana.blocks()
    await world.passes(minutes=5)
    assert bao.told(words.aid_unreachable())

    await ana.unblocks()
    await world.passes(minutes=5)

    assert ana.told(words.aid_closed_gone()) == 1


async def test_what_went_badly_is_not_told_to_the_organiser_who_helped(
    world, ana, organiser, admin, belleville
):
    await chosen(ana, organiser)
    await ana.presses(words.aid_is_done())
    held = await request(world)
    await ana.forges(ReopenRequest(request=held.id))

    await ana.forges(SayHowItWent(request=held.id, fine=False))
    await ana.fills(NotFineForm, words="Il a crié")

    assert not organiser.told("Il a crié")
    assert admin.told("Il a crié")


async def test_tomorrow_is_the_day_after_the_button_was_pressed(world, ana, bao, belleville):
    await offers(bao)
    await asks(ana, fitting=1, urgency=Urgency.WEEK)
    await world.comes(at(TODAY, 23, 50))
    await bao.presses(words_of("aid-soon-tomorrow"))
    await world.passes(minutes=20)
    await bao.fills(ArrivalHourForm, hour="10:00")

    async with world.database.transaction() as store:
        held = (await store.session.execute(select(HelpRequest))).scalar_one()
        (approach, _), *_rest = await store.aid.helper_responses(held.id, ("ready",))
    assert approach.comes_at == at(TODAY + timedelta(days=1), 10)


async def test_a_card_outlives_its_request_and_not_whose_it_was(world, ana, bao, belleville):
    await asks(ana)
    await ana.presses(words.aid_close())
    await ana.presses(words_of("aid-ending-not_needed"))

    async with world.database.transaction() as store:
        card = (await store.session.execute(select(Card))).scalar_one()
    assert card.author_id is None


async def test_a_typed_request_goes_where_one_organises(world, belleville):
    there = await world.declares("Fresnes", lat=48.75, lon=2.32)
    farida = await world.joins("Farida", "fr", belleville.area, there)
    async with world.database.transaction() as store:
        membership = await store.areas.membership(farida.member_id, there.id)
        membership.role = MemberRole.ORGANISER

    await farida.says('/aide pour "Mme R." courses aujourd’hui')

    assert farida.sees(words.aid_ask_in(area="Fresnes"))
