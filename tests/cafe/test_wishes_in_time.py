"""Wishes over time: silence, a proposal a week, and who holds the others up."""

from __future__ import annotations

from datetime import timedelta

from messages import words
from messages.account.actions import EraseMe
from messages.area.actions import JoinArea
from messages.cafe import CafeKind, InviteForm, WishForm
from storage.cafe import CafeGathering, CafeWish
from tests.cafe.wishing import AFTERNOON, SLOTS, lead, meet, rows, say, wishes

BOTH = words.cafe_slots_both()


async def test_who_was_silent_and_wishes_anew_is_proposed_something_again(world, ana, bao, chloe):
    await meet(world, ana, bao, chloe)
    await say(BOTH, ana, bao)
    await world.passes(days=3)
    assert chloe.told(words.cafe_few()) == 1

    await wishes(chloe)
    await world.passes(days=9)

    assert chloe.told(SLOTS) == 2


async def test_who_had_no_time_to_answer_was_not_silent(world, ana, bao, chloe, driss):
    await meet(world, ana, bao, chloe)
    await chloe.forges(EraseMe())
    await world.passes(minutes=10)
    assert ana.told(words.cafe_few()) == 1

    await wishes(driss)
    await world.passes(days=8)

    assert ana.told(SLOTS) == 2


async def test_a_wish_made_elsewhere_within_the_week_waits_like_the_other(
    world, ana, bao, belleville
):
    charonne = await world.declares("Charonne", lat=48.856, lon=2.4)
    eve = await world.joins("Ève", "fr", belleville.area, charonne)
    others = [await world.joins(name, "fr", charonne) for name in ("Ida", "Jo")]
    for who in (ana, bao, *others):
        await wishes(who)
    await _wishes_at(eve, "Belleville")
    await world.passes(hours=1)
    assert eve.told(SLOTS) == 1

    await _wishes_at(eve, "Charonne")
    await world.passes(days=2)

    there = words.cafe_slots(area="Charonne")
    assert not eve.told(there)
    await world.passes(days=6)
    assert eve.told(there) == 1


async def test_accepting_again_and_again_holds_nobody_up(world, ana, bao, chloe):
    await meet(world, ana, bao, chloe)
    await say(BOTH, ana, bao, chloe)
    await ana.presses(words.cafe_lead_yes())
    (before,) = await rows(world, CafeGathering)
    await world.passes(hours=20)
    await ana.presses(words.cafe_lead_yes())
    (after,) = await rows(world, CafeGathering)
    assert after.step_at == before.step_at
    await world.passes(hours=5)

    assert bao.told(lead()) == 1


async def test_of_a_draft_only_who_has_one_reads(world, ana, bao, chloe):
    await meet(world, ana, bao, chloe)
    await say(BOTH, ana, bao, chloe)
    await ana.presses(words.cafe_lead_yes())
    await ana.fills(InviteForm, kind=CafeKind.CAFE, place="Aux Folies")
    await ana.presses(words.cafe_discard())
    await world.passes(hours=25)
    await bao.presses(words.cafe_lead_yes())
    await bao.fills(InviteForm, kind=CafeKind.CAFE, place="Le Relais")
    await world.passes(hours=25)

    passed, draft = words.cafe_lead_passed_on(), words.cafe_lead_draft_stays()
    assert [(who.told(passed), who.told(draft)) for who in (ana, bao)] == [(1, 0), (1, 1)]


async def test_who_leaves_the_area_is_not_asked_about_it_in_the_morning(world, ana):
    await world.comes(world.clock.now() + timedelta(hours=11))
    await wishes(ana)
    async with world.database.transaction() as store:
        (wish,) = await store.cafes.wishes_of(ana.member_id)
        wish.ask_at = world.clock.now()
    await world.passes(hours=1)
    await ana.says("/quartier")
    await ana.presses(words.area_open(area="Belleville"))
    await ana.presses(words.area_leave())
    await ana.presses(words.area_leave_yes(area="Belleville"))
    await world.passes(hours=12)

    assert not await rows(world, CafeWish)
    assert not ana.told(words.cafe_wish_still())
    assert ana.told(words.cafe_wish_left(area="Belleville")) == 1


async def test_who_moves_reads_that_their_wish_did_not_move_along(world, ana, bao, belleville):
    charonne = await world.declares("Charonne", lat=48.856, lon=2.4)
    await wishes(ana)
    for who in (ana, bao):
        await who.forges(JoinArea(area=charonne.id, home=True))
    await world.passes(minutes=10)

    left = words.cafe_wish_left(area="Belleville")
    assert (ana.told(left), bao.told(left)) == (1, 0)


async def _wishes_at(who, area: str) -> None:
    await who.says("je voudrais être invitée")
    await who.presses(words.cafe_in_area(area=area))
    await who.fills(WishForm, times=(AFTERNOON,))
