"""Two of whom one keeps away from the other are never asked to the same coffee."""

from __future__ import annotations

import pytest

from messages import words
from storage.cafe import CafeWish
from tests.apart import has_kept_apart
from tests.cafe.wishing import SLOTS, invites_wishers, lead, meet, rows, say, wishes


@pytest.mark.parametrize("turned", [False, True])
async def test_wishes_of_two_kept_apart_never_meet(world, ana, bao, chloe, driss, turned):
    await has_kept_apart(world, *((bao, ana) if turned else (ana, bao)))
    for who in (ana, bao, chloe):
        await wishes(who)
        assert who.sees(words.cafe_wish_noted())
    await world.passes(hours=1)
    assert not any(who.told(SLOTS) for who in (ana, bao, chloe))

    await wishes(driss)
    await world.passes(hours=1)
    told = [who for who in (ana, bao, chloe, driss) if who.told(SLOTS)]
    assert len(told) == 3
    assert not (ana in told and bao in told)


@pytest.mark.parametrize("turned", [False, True])
async def test_kept_apart_while_asked_they_are_not_seated_together(
    world, ana, bao, chloe, driss, turned
):
    await meet(world, ana, bao, chloe, driss)
    await has_kept_apart(world, *((bao, ana) if turned else (ana, bao)))
    await say(words.cafe_slots_both(), ana, bao, chloe, driss)
    await world.passes(minutes=10)
    assert ana.told(lead()) == 1
    await invites_wishers(ana)
    await world.passes(minutes=10)

    assert not bao.told(words.cafe_out_of_wishes())
    assert not bao.told(words.cafe_out_without()), "it would name who invites"
    assert bao.told(words.cafe_few()) == 1
    for who in (chloe, driss):
        assert who.told(words.cafe_out_of_wishes()) == 1
    (wish,) = [each for each in await rows(world, CafeWish) if each.member_id == bao.member_id]
    assert wish.gathering_id is None


async def test_with_two_kept_apart_three_who_can_are_too_few(world, ana, bao, chloe):
    await meet(world, ana, bao, chloe)
    await has_kept_apart(world, ana, bao)
    await say(words.cafe_slots_both(), ana, bao, chloe)
    await world.passes(minutes=10)

    for who in (ana, bao, chloe):
        assert who.told(words.cafe_few()) == 1
        assert not who.told(lead())


async def test_kept_apart_while_the_invitation_is_prepared_nobody_is_seated_with_them(
    world, ana, bao, chloe, driss
):
    await meet(world, ana, bao, chloe, driss)
    await say(words.cafe_slots_both(), ana, bao, chloe, driss)
    await world.passes(minutes=10)
    await has_kept_apart(world, chloe, driss)
    await has_kept_apart(world, bao, ana)
    await invites_wishers(ana)
    await world.passes(minutes=10)

    told = [who for who in (bao, chloe, driss) if who.told(words.cafe_out_of_wishes())]
    assert told == [chloe]
    assert driss.told(words.cafe_few()) == 1
