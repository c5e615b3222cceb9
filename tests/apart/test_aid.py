"""Helping hands between two who keep apart: neither is asked, shown or chosen for the other."""

import pytest

from messages import words
from messages.aid import (
    AcceptWeeklyHello,
    ChooseHelper,
    DeclineRequest,
    NotFineForm,
    ShowRequest,
    WriteToOther,
    WriteToOtherForm,
)
from messages.catalog import plain_words
from messages.model import Text
from storage.aid import HelperStatus, RequestState
from tests.aid import (
    ArrivalChoice,
    asked,
    asks,
    can_come,
    found,
    leaps,
    offers,
    request,
    standings,
    yes,
)
from tests.apart import has_kept_apart, keeps_apart, transcript

EITHER = pytest.mark.parametrize("turned", [False, True], ids=["asker", "helper"])


async def apart(world, turned, asker, helper):
    await has_kept_apart(world, *((helper, asker) if turned else (asker, helper)))


@EITHER
@pytest.mark.every_world
async def test_neither_is_asked_for_the_other(world, ana, bao, chloe, belleville, turned):
    await offers(bao)
    await offers(chloe)
    await apart(world, turned, ana, bao)
    await asks(ana, 2)
    assert asked(bao, chloe) == [chloe]
    await leaps(world, minutes=11)
    assert asked(bao, chloe) == [chloe]


@EITHER
async def test_the_number_and_the_time_tell_nobody(world, ana, bao, chloe, belleville, turned):
    """One neighbour fits, as before; the wall follows when it would after their silence."""
    await offers(bao)
    await apart(world, turned, ana, bao)
    await asks(ana, 1)
    assert not asked(bao)
    assert not belleville.screen, "the first who was counted may still answer"
    await leaps(world, minutes=11)
    assert belleville.shows(words.aid_card_open())


@EITHER
async def test_who_helped_before_is_not_the_first_to_be_asked_again(
    world, ana, bao, belleville, turned
):
    await offers(bao)
    await found(ana, bao)
    await ana.presses(words.aid_is_done())
    await apart(world, turned, ana, bao)
    await ana.presses(words.aid_reopen())
    assert not bao.told(words.aid_ask_again())


@EITHER
async def test_a_yes_from_the_wall_is_thanked_as_anybody_s_and_shown_to_nobody(
    world, ana, bao, chloe, organiser, belleville, turned
):
    """Bao reads word for word what Chloé reads, from whom nobody keeps away."""
    await apart(world, turned, ana, bao)
    await asks(ana)
    before = len(ana.screen)
    for who in (bao, chloe):
        await yes(who, ArrivalChoice.NOW)
    assert len(ana.screen) == before + 1
    assert ana.told(words.aid_choose_one()) == 0
    assert not ana.offered(words.aid_choose(name="Bao"))
    assert ana.offered(words.aid_choose(name="Chloé"))
    held = await request(world)
    await organiser.forges(ShowRequest(request=held.id))
    assert organiser.offered(words.aid_choose(name="Chloé"))
    assert not organiser.offered(words.aid_choose(name="Bao"))
    for who in (ana, organiser):
        await who.forges(ChooseHelper(request=held.id, member=bao.member_id))
        assert who.sees(words.aid_not_ready())

    await leaps(world, minutes=45)
    assert ana.told(words.aid_ask_waits(name="Chloé")) == 1
    assert not ana.told(words.aid_ask_waits(name="Bao"))
    await leaps(world, hours=1)
    assert bao.told(words.aid_not_chosen()) == chloe.told(words.aid_not_chosen()) == 1
    assert transcript(bao) == transcript(chloe)


async def test_a_yes_taken_back_says_nothing_either(world, ana, bao, belleville):
    await has_kept_apart(world, ana, bao)
    await asks(ana)
    await yes(bao)
    before = transcript(ana)
    await bao.forges(DeclineRequest(request=(await request(world)).id))
    assert bao.sees(words.aid_not_this_noted())
    await yes(bao)
    await bao.says("/pause")
    await bao.presses(Text(key="account-pause-week"))
    async with world.database.transaction() as store:
        assert await store.aid.helpers_to_choose((await request(world)).id) == []
    assert transcript(ana) == before


async def test_an_organiser_who_is_kept_away_sees_their_own_yes(world, ana, organiser, belleville):
    await has_kept_apart(world, ana, organiser)
    await asks(ana)
    await yes(organiser)
    await organiser.forges(ShowRequest(request=(await request(world)).id))
    assert organiser.sees(words.aid_choose_one())
    assert not ana.told(words.aid_ready_choose())


async def test_organisers_hear_that_nobody_was_found_where_nobody_can_be_chosen(
    world, ana, bao, organiser, belleville
):
    await has_kept_apart(world, ana, bao)
    await asks(ana)
    await leaps(world, minutes=40)
    await yes(bao, ArrivalChoice.NOW)
    await leaps(world, minutes=100)
    assert organiser.told(words.aid_nobody_found()) == 1
    assert not organiser.told(words.aid_nobody_chosen())


@pytest.mark.every_world
async def test_who_asked_sends_the_chosen_one_away_in_the_usual_words(
    world, ana, bao, chloe, belleville
):
    await offers(bao)
    await offers(chloe)
    await asks(ana, 2)
    await can_come(bao)
    await ana.presses(words.aid_choose(name="Bao"))
    await ana.presses(words.block_ask(name="Bao"))
    await ana.presses(words.block_yes())
    assert ana.sees(words.block_noted())
    assert bao.told(words.aid_replaced()) == 1
    held = await request(world)
    assert (held.state, held.helper_id) == (RequestState.OPEN, None)
    await bao.says("/aides")
    assert not bao.sees("Ana")


@pytest.mark.every_world
async def test_who_was_chosen_gives_up_in_the_usual_words(world, ana, bao, belleville):
    await offers(bao)
    await found(ana, bao)
    await bao.presses(words.block_ask(name="Ana"))
    await bao.presses(words.block_yes())
    assert ana.told(words.aid_lost_helper(name="Bao")) == 1
    assert (await request(world)).helper_id is None


async def test_what_was_on_its_way_of_the_other_is_not_told(world, ana, bao, belleville):
    await offers(bao)
    await asks(ana, 1)
    await can_come(bao)
    await keeps_apart(ana, bao)
    assert (await standings(world))[bao.member_id] is HelperStatus.READY
    await ana.forges(ShowRequest(request=(await request(world)).id))
    assert not ana.sees("Bao")


async def test_relayed_words_lead_to_it(world, ana, bao, belleville):
    await offers(bao)
    await found(ana, bao)
    await bao.presses(words.aid_write(name="Ana"))
    await bao.fills(WriteToOtherForm, words="Je sonne deux fois.")
    assert ana.offered(words.block_ask(name="Bao"))
    await keeps_apart(ana, bao)
    await bao.forges(WriteToOther(request=(await request(world)).id))
    assert not bao.asked(WriteToOtherForm)


async def test_a_hello_never_begins_and_one_that_began_ends(world, ana, bao, belleville):
    await offers(bao)
    await found(ana, bao)
    await bao.presses(words.aid_is_done())
    await has_kept_apart(world, ana, bao)
    before = transcript(ana)
    held = await request(world)
    await bao.forges(AcceptWeeklyHello(request=held.id, yes=True))
    assert bao.sees(words.aid_weekly_waits())
    assert transcript(ana) == before
    await ana.forges(AcceptWeeklyHello(request=held.id, yes=True))
    assert ana.sees(words.aid_weekly_waits())
    async with world.database.transaction() as store:
        assert [each.due_at for each in await store.aid.hellos_of(ana.member_id)] == [None]
        await store.blocks.end_block(ana.member_id, bao.member_id)
    await keeps_apart(ana, bao)
    async with world.database.transaction() as store:
        assert await store.aid.hellos_of(ana.member_id) == []


async def test_a_hello_that_began_ends_with_the_usual_word(world, ana, bao, belleville):
    await offers(bao)
    await found(ana, bao)
    await bao.presses(words.aid_is_done())
    await ana.presses(words.aid_weekly_yes())
    await bao.presses(words.aid_weekly_yes())
    await bao.presses(words.block_ask(name="Ana"))
    await bao.presses(words.block_yes())
    assert ana.told(words.aid_hello_ended(name="Bao")) == 1
    await leaps(world, days=8)
    assert not bao.told(words.aid_hello(name="Ana"))


async def test_after_a_hand_that_went_badly_the_way_stands_there(
    world, ana, bao, organiser, belleville
):
    await offers(bao)
    await found(ana, bao)
    await bao.presses(words.aid_is_done())
    assert ana.offered(words.block_ask(name="Bao"))
    assert bao.offered(words.block_ask(name="Ana"))
    await ana.presses(words.aid_went_not_fine())
    await ana.fills(NotFineForm, words="")
    assert plain_words(words.block_ask(name="Bao"), ana.reader) in ana.buttons


async def test_for_somebody_else_no_helper_keeps_away_from_who_wrote_it_down(
    world, ana, bao, belleville
):
    await offers(bao)
    await found(ana, bao, behalf="Mme R.")
    assert not bao.offered(words.block_ask(name="Mme R."))
    assert not bao.offered(words.block_ask(name="Ana"))
