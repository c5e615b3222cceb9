"""Whoever was promised somebody hears when the promise ends, whatever ends it."""

import pytest

from messages import words
from messages.account.actions import EraseMe, PauseSpan, SetPause
from messages.area.actions import LeaveArea
from messages.heat.checkins.actions import AnswerCheck, AnswerGoing, CheckAnswer
from messages.heat.levels.level import HeatLevel
from messages.model import Text
from storage.area import MemberRole
from tests import features
from tests.aid import asks, can_come, offers
from tests.heat.watch import at, checks, climbs_to_chloe, enrols, jumps, pairs, turns


@pytest.fixture
def palier():
    return features.named("account", "aid", "area", "cafe", "heat", "intents", "organise")


# --- what ends a promise


async def erases(world, who, area):
    await who.forges(EraseMe())


async def blocks(world, who, area):
    await who.blocks()
    await world.passes(minutes=2)


async def rests(world, who, area):
    await who.forges(SetPause(span=PauseSpan.WEEK))


async def is_muted(world, who, area):
    """Two reports, an organiser who judges: what matters here is what follows from it."""
    async with world.database.transaction() as store:
        member = await store.people.get_member(who.member_id)
        context = world.dispatcher._job_context(store)
        await store.organisation.mute_member(
            member.id, area.id, world.clock.now().replace(year=2027)
        )
        await context.stand_down(member, area_id=area.id)
    await world.settle()


async def leaves_the_area(world, who, area):
    await who.forges(LeaveArea(area=area.id, sure=True))


EVERYWHERE = (erases, blocks, rests)
HERE = (is_muted, leaves_the_area)


# --- a helping hand


@pytest.mark.parametrize("ends", [*EVERYWHERE, *HERE])
async def test_who_asked_hears_that_the_helper_does_not_come(world, ana, bao, belleville, ends):
    await offers(bao)
    await asks(ana, fitting=1)
    await can_come(bao)
    await ana.presses(words.aid_choose(name="Bao"))
    await ends(world, bao, belleville.area)
    assert ana.told(words.aid_lost_helper(name="Bao")) == 1


@pytest.mark.parametrize("ends", [*EVERYWHERE, *HERE])
async def test_who_asked_hears_that_a_yes_is_taken_back(world, ana, bao, belleville, ends):
    await offers(bao)
    await asks(ana, fitting=1)
    await can_come(bao)
    await ends(world, bao, belleville.area)
    assert ana.told(words.aid_ready_withdrawn(name="Bao")) == 1


@pytest.mark.every_world
@pytest.mark.parametrize("ends", [erases, blocks])
async def test_the_helper_hears_that_nobody_waits_any_more(world, ana, bao, belleville, ends):
    await offers(bao)
    await asks(ana, fitting=1)
    await can_come(bao)
    await ana.presses(words.aid_choose(name="Bao"))
    await ends(world, ana, belleville.area)
    assert bao.told(words.aid_called_off()) + bao.told(words.aid_unreachable()) == 1


# --- a visit on a hot day


@pytest.fixture
async def waiting(world, area, bao, chloe, driss, organiser):
    """Bao was told that Chloé is on her way."""
    await enrols(bao, contact="Lise, 06 39 98 01 02", access="3e, frappez fort")
    await pairs(bao, chloe)
    await pairs(bao, driss)
    await turns(world, area, HeatLevel.ORANGE)
    await climbs_to_chloe(world, area, chloe)
    assert bao.told(words.watch_comes(who="Chloé"))
    return bao


async def says_she_cannot(world, who, area):
    [check] = await checks(world)
    await who.forges(AnswerGoing(check=check.id, yes=False))


async def parts(world, who, area):
    await who.says("/veiller")
    await who.presses(Text(key="watch-part", args={"name": "Bao"}))
    await who.presses(words.watch_part_yes())


@pytest.mark.every_world
@pytest.mark.parametrize("ends", [*EVERYWHERE, says_she_cannot, parts])
async def test_the_person_hears_that_the_buddy_does_not_come_and_who_was_asked(
    world, area, waiting, driss, chloe, ends
):
    await ends(world, chloe, area)
    assert waiting.told(words.watch_not_coming(who="Chloé")) == 1
    assert waiting.told(words.watch_passed_to(names="Driss")) == 1
    assert driss.offered(words.watch_go())
    await driss.presses(words.watch_go())
    assert waiting.sees(words.watch_comes(who="Driss"))


async def test_where_no_other_buddy_is_left_the_organisers_are_called(
    world, area, waiting, driss, chloe, organiser
):
    await driss.forges(EraseMe())
    await chloe.forges(EraseMe())
    assert waiting.told(words.watch_not_coming(who="Chloé")) == 1
    assert waiting.told(words.watch_passed_organisers()) == 1
    assert organiser.offered(words.watch_take())


async def test_who_believed_that_somebody_goes_hears_that_nobody_does(
    world, area, waiting, driss, chloe
):
    await waiting.forges(AnswerCheck(check=(await checks(world))[0].id, said=CheckAnswer.NOW))
    await chloe.presses(words.watch_go())
    assert driss.told(words.watch_somebody_goes(name="Bao", who="Chloé"))
    await chloe.forges(EraseMe())
    assert driss.told(words.watch_not_going(name="Bao", who="Chloé")) == 1
    assert waiting.told(words.watch_passed_to(names="Driss"))


@pytest.mark.parametrize("ends", [*EVERYWHERE, *HERE])
async def test_an_organiser_who_took_it_and_is_gone_is_missed(world, area, bao, organiser, ends):
    gaelle = await world.joins("Gaëlle", "fr", area, role=MemberRole.ORGANISER)
    await enrols(bao)
    await turns(world, area, HeatLevel.ORANGE)
    await jumps(world, at(area, 10))
    await bao.presses(Text(key="watch-say-now"))
    await gaelle.presses(words.watch_take())
    assert bao.told(words.watch_comes(who="Gaëlle"))
    await ends(world, gaelle, area)
    assert bao.told(words.watch_not_coming(who="Gaëlle")) == 1
    assert organiser.told(words.watch_not_going(name="Bao", who="Gaëlle")) == 1
