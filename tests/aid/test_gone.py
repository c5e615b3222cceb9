"""Whoever blocks, leaves, or turns out to be somebody else: nobody is left counting on them."""

import pytest
from sqlalchemy import select

from messages import aid as screen
from messages import words
from messages.area import RejectLink
from storage.aid import ClosingReason, HelperProfile, RequestState
from tests.aid import (
    AidKind,
    HelperStatus,
    asks,
    at,
    can_come,
    erases,
    found,
    offers,
    request,
    standings,
)
from tests.test_linking import links

# --- nobody counts on somebody who is gone


async def test_the_asker_blocks_while_somebody_is_looked_for(world, ana, bao, belleville):
    await offers(bao)
    await asks(ana, fitting=1)
    await can_come(bao)
    await ana.blocks()
    await world.passes(minutes=2)

    assert bao.told(words.aid_unreachable_ready()) == 1
    assert (await request(world)).reason is ClosingReason.GONE


async def test_the_asker_blocks_with_somebody_on_their_way(world, ana, bao, organiser, belleville):
    await offers(bao)
    await found(ana, bao)
    await ana.blocks()
    await world.passes(minutes=2)

    assert bao.told(words.aid_unreachable()) == 1
    assert organiser.told(words.aid_left_alone()) == 1
    held = await request(world)
    assert (held.state, held.note, held.address, held.word) == (
        RequestState.CLOSED,
        None,
        None,
        None,
    )


async def test_the_helper_blocks_and_somebody_else_is_looked_for(
    world, ana, bao, chloe, belleville
):
    await offers(bao)
    await found(ana, bao)
    await offers(chloe)
    await bao.blocks()
    await world.passes(minutes=2)

    assert ana.told(words.aid_lost_helper(name="Bao")) == 1
    assert chloe.told(words.aid_ask_you()) == 1


async def test_a_helper_lost_in_the_night_is_told_before_they_were_to_come(
    world, ana, bao, belleville
):
    """Nobody is woken for the afternoon; for the small hours they are."""
    await offers(bao)
    await asks(ana, fitting=1)
    await bao.presses(words.aid_soon_tomorrow())
    await bao.fills(screen.ArrivalHourForm, hour="17:30")
    await ana.presses(words.aid_choose(name="Bao"))
    await world.comes(at(23))
    await bao.forges(screen.GiveUpHelping(request=(await request(world)).id, sure=True))
    assert not ana.told(words.aid_lost_helper(name="Bao"))
    await world.comes(at(8, 40, day=31))
    assert ana.told(words.aid_lost_helper(name="Bao")) == 1


async def test_the_helper_is_erased_on_their_way(world, ana, bao, belleville):
    await offers(bao)
    await found(ana, bao)
    await erases(bao)

    assert ana.told(words.aid_lost_helper(name="Bao")) == 1
    assert belleville.shows(words.aid_card_open())


async def test_somebody_ready_is_erased(world, ana, bao, belleville):
    await offers(bao)
    await asks(ana, fitting=1)
    await can_come(bao)
    await erases(bao)

    assert ana.told(words.aid_ready_withdrawn(name="Bao")) == 1
    assert await standings(world) == {}


async def test_the_asker_is_erased(world, ana, bao, chloe, belleville):
    await offers(bao)
    await found(ana, bao, note="Porte bleue")
    await erases(ana)

    assert bao.told(words.aid_called_off()) == 1
    held = await request(world)
    assert (held.asker_id, held.helper_id, held.note, held.state) == (
        None, None, None, RequestState.CLOSED,
    )  # fmt: skip


async def test_the_asker_with_a_card_on_the_wall_is_erased(world, ana, bao, belleville):
    await asks(ana)
    await bao.presses(words.aid_card_can(), on=belleville)
    await can_come(bao)
    await erases(ana)

    assert belleville.shows(words.aid_card_over())
    assert bao.told(words.aid_over_thanked()) == 1


# --- two accounts of one person


@pytest.mark.parametrize("who", ["ana", "organiser"])
async def test_a_button_that_names_who_became_another_shows_whom_to_choose_now(
    world, ana, bao, chloe, organiser, belleville, who
):
    """Bao said yes; then his account was joined to another, which kept its key."""
    await offers(bao)
    await asks(ana, fitting=1)
    await can_come(bao)
    old = screen.ChooseHelper(request=(await request(world)).id, member=bao.member_id)
    await links(chloe, bao)
    assert list(await standings(world)) == [chloe.member_id]
    chooses = ana if who == "ana" else organiser
    await chooses.forges(old)

    assert not chooses.sees(words.aid_not_ready()), "who said yes still can"
    assert chooses.sees(words.aid_choose_one())
    assert (await request(world)).state is RequestState.OPEN
    await chooses.presses(words.aid_choose(name="Chloé"))
    held = await request(world)
    assert (held.state, held.helper_id) == (RequestState.HELPED, chloe.member_id)


async def test_who_says_that_the_area_is_not_theirs_is_counted_on_no_more(
    world, ana, bao, belleville
):
    """A link led them astray; they promised before they noticed."""
    await offers(bao)
    await found(ana, bao)
    await bao.forges(RejectLink(area=belleville.area.id))

    held = await request(world)
    assert (held.state, held.helper_id) == (RequestState.OPEN, None)


async def test_nobody_helps_themselves_under_another_account(world, ana, bao, belleville):
    await offers(bao)
    await found(ana, bao)
    await links(ana, bao)

    held = await request(world)
    assert (held.state, held.helper_id) == (RequestState.OPEN, None)
    assert await standings(world) == {}


async def test_a_yes_to_ones_own_request_is_none(world, ana, bao, belleville):
    await offers(bao)
    await asks(ana, fitting=1)
    await can_come(bao)
    await links(bao, ana)

    held = await request(world)
    assert (held.state, held.asker_id) == (RequestState.OPEN, bao.member_id)
    assert await standings(world) == {}


@pytest.mark.parametrize("first", ["bao", "chloe"])
async def test_two_who_become_one_keep_the_stronger_answer(
    world, ana, bao, chloe, belleville, first
):
    await offers(bao)
    await offers(chloe)
    await found(ana, bao, fitting=2)
    both = (bao, chloe) if first == "bao" else (chloe, bao)
    await links(*both)

    held = await request(world)
    assert (held.state, held.helper_id) == (RequestState.HELPED, both[0].member_id)
    assert await standings(world) == {both[0].member_id: HelperStatus.CHOSEN}


async def test_one_offer_stays_of_two(world, ana, bao, chloe, belleville):
    await offers(bao)
    await offers(chloe, AidKind.PETS)
    await links(bao, chloe)
    async with world.database.transaction() as store:
        kept = list((await store.session.execute(select(HelperProfile))).scalars())
    assert [(each.member_id, each.kinds) for each in kept] == [(bao.member_id, ["errands"])]


async def test_an_offer_comes_along_to_the_person_who_had_none(world, ana, bao, chloe, belleville):
    await offers(chloe)
    await links(bao, chloe)
    await world.passes(hours=1, minutes=1)
    await asks(ana, fitting=1)

    assert bao.told(words.aid_ask_you()) + chloe.told(words.aid_ask_you()) == 1
