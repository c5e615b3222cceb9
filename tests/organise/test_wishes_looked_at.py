"""Who invites for those who wished is new: an organiser looks at the invitation first."""

from __future__ import annotations

from messages import words
from storage.cafe import CafeGathering, GatheringState
from tests.cafe.wishing import FIRST, invites_wishers, meet, rows, say, slot
from tests.organise.test_first_cards import looks_first


async def test_wishers_are_counted_in_when_the_card_goes_out(
    world, ana, bao, chloe, belleville, organiser
):
    await looks_first(organiser, belleville)
    await meet(world, ana, bao, chloe)
    await say(slot(FIRST), ana, bao, chloe)
    await world.passes(minutes=10)
    await invites_wishers(ana)
    assert not any(who.told(words.cafe_out_of_wishes()) for who in (bao, chloe))
    (gathering,) = await rows(world, CafeGathering)
    assert gathering.state is GatheringState.PREPARING

    await organiser.presses(words.organise_first_publish())
    await world.passes(minutes=10)
    for who in (bao, chloe):
        assert who.told(words.cafe_out_of_wishes()) == 1
    (gathering,) = await rows(world, CafeGathering)
    assert gathering.state is GatheringState.OUT
