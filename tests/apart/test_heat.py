"""Hot days of two who keep apart: no buddies, and whoever is silent is still looked for."""

import pytest

from messages import words
from messages.heat.checkins.actions import AcceptBuddy, AskBuddy, OfferAsBuddy, PickBuddy
from messages.heat.levels.level import HeatLevel
from tests.apart import has_kept_apart, keeps_apart, transcript
from tests.heat.test_captains import becomes_captain
from tests.heat.watch import at, code, enrols, jumps, pairs, told, turns

pytestmark = pytest.mark.also("heat")
EITHER = pytest.mark.parametrize("turned", [False, True], ids=["asks", "offers"])


async def apart(world, turned, one, other):
    await has_kept_apart(world, *((other, one) if turned else (one, other)))


@EITHER
@pytest.mark.every_world
async def test_neither_is_shown_among_those_who_offer_to_be_a_buddy(
    world, bao, chloe, driss, belleville, turned
):
    for who in (chloe, driss):
        await who.forges(OfferAsBuddy(on=True))
    await enrols(bao)
    await apart(world, turned, bao, chloe)
    await bao.forges(PickBuddy())
    assert bao.offered(words.watch_pick_one(name="Driss"))
    assert not bao.offered(words.watch_pick_one(name="Chloé"))
    await bao.forges(AskBuddy(member=chloe.member_id))
    assert bao.sees(words.watch_pick_gone())


@EITHER
async def test_a_link_leads_neither_to_the_other(world, bao, chloe, belleville, turned):
    """It reads as one that was renewed."""
    await enrols(bao)
    link = await code(bao)
    await apart(world, turned, bao, chloe)
    await chloe.opens(f"w_{link}")
    assert chloe.sees(words.watch_link_gone())
    await chloe.forges(AcceptBuddy(code=link, yes=True))
    assert chloe.sees(words.watch_link_gone())
    async with world.database.transaction() as store:
        assert await store.checkins.pairs_with(bao.member_id) == {}


@pytest.mark.every_world
async def test_a_pair_ends_with_the_usual_word(world, bao, chloe, belleville):
    await enrols(bao)
    await pairs(bao, chloe)
    await chloe.presses(words.block_ask(name="Bao"))
    await chloe.presses(words.block_yes())
    assert bao.told(words.watch_parted(name="Chloé")) == 1


async def test_who_was_asked_to_be_a_buddy_says_no_by_it(world, bao, chloe, belleville):
    """Nobody is left waiting for somebody who will not answer."""
    await chloe.forges(OfferAsBuddy(on=True))
    await enrols(bao)
    await bao.presses(words.watch_pick())
    await bao.presses(words.watch_pick_one(name="Chloé"))
    await chloe.presses(words.block_ask(name="Bao"))
    await chloe.presses(words.block_yes())
    assert bao.told(words.watch_refused(name="Chloé")) == 1


async def test_who_asked_takes_the_question_back(world, bao, chloe, belleville):
    await chloe.forges(OfferAsBuddy(on=True))
    await enrols(bao)
    await bao.presses(words.watch_pick())
    await bao.presses(words.watch_pick_one(name="Chloé"))
    before = transcript(chloe)
    await keeps_apart(bao, chloe)
    assert transcript(chloe) == before
    await chloe.presses(words.watch_accept())
    assert chloe.sees(words.watch_link_gone())


async def test_with_nobody_else_left_organisers_are_told_and_not_who_is_kept_away(
    world, area, bao, chloe, organiser, belleville
):
    """Chloé was the only buddy: the silence goes to who organises."""
    await enrols(bao)
    await pairs(bao, chloe)
    await keeps_apart(bao, chloe)
    before = transcript(chloe)
    await turns(world, area, HeatLevel.ORANGE)
    for hour, minute in ((10, 0), (10, 45), (12, 0), (12, 20), (14, 0)):
        await jumps(world, at(area, hour, minute))
    knows = await told(world)
    assert organiser.member_id in knows
    assert chloe.member_id not in knows
    assert transcript(chloe)[: len(before)] == before


async def test_an_organiser_who_is_kept_away_still_does_what_organisers_do(
    world, area, bao, organiser, belleville
):
    await enrols(bao)
    await has_kept_apart(world, bao, organiser)
    await turns(world, area, HeatLevel.ORANGE)
    for hour, minute in ((10, 0), (10, 45), (12, 0), (12, 20), (14, 0)):
        await jumps(world, at(area, hour, minute))
    assert organiser.member_id in await told(world)


@EITHER
async def test_no_captain_reads_that_the_other_would_help(world, bao, chloe, belleville, turned):
    await becomes_captain(bao)
    await apart(world, turned, bao, chloe)
    before = transcript(bao)
    await becomes_captain(chloe)
    await chloe.presses(words.captain_offer_help())
    assert chloe.sees(words.captain_help_passed())
    assert transcript(bao) == before
