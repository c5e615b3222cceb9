"""What somebody answers who was asked, and what becomes of it."""

import pytest

from messages import words
from messages.aid import AskHelpForm
from messages.heat.checkins.actions import (
    AnswerCheck,
    AwayUntilForm,
    CheckAnswer,
    CheckCause,
    CheckEnding,
)
from messages.heat.levels.level import HeatLevel
from messages.model import Text
from tests.heat.watch import at, checks, enrols, jumps, told, turns

FINE, CALL, NEED, NOW_, AWAY = (Text(key=f"watch-say-{each.value}") for each in CheckAnswer)


async def test_any_answer_ends_the_ladder_and_nobody_else_hears_of_it(
    world, area, watched, chloe, driss, organiser
):
    before = len(chloe.screen)
    await jumps(world, at(area, 10))
    await watched.presses(FINE)
    assert watched.sees(Text(key="watch-said-fine"))
    await jumps(world, at(area, 14))
    assert not watched.told(words.watch_remind(name="Bao"))
    assert len(chloe.screen) == before
    assert [each.outcome for each in await checks(world)] == [CheckEnding.FINE]


async def test_buddies_hear_fine_only_if_they_may(world, area, watched, chloe):
    await jumps(world, at(area, 10))
    await watched.presses(FINE)
    assert not chloe.told(words.watch_fine(name="Bao"))
    async with world.database.transaction() as store:
        (await store.checkins.enrolment_of(watched.member_id)).share = True
    await jumps(world, at(area, 19))
    await watched.presses(FINE)
    assert chloe.told(words.watch_fine(name="Bao")) == 1


async def test_who_is_not_well_reads_whom_to_call_and_everybody_hears_at_once(
    world, area, watched, chloe, driss, organiser
):
    await jumps(world, at(area, 10))
    await watched.presses(FINE)
    await jumps(world, at(area, 23, 30))
    await watched.forges(AnswerCheck(check=(await checks(world))[-1].id, said=CheckAnswer.NOW))
    assert watched.sees(words.danger_call())
    assert watched.sees(words.watch_meanwhile())
    assert watched.sees(words.watch_passed_to(names="Chloé, Driss"))
    for who in (chloe, driss, organiser):
        assert who.sees(words.danger_call())
        assert who.sees(words.watch_told_now(name="Bao"))

    await chloe.presses(words.watch_go())
    assert chloe.sees(words.watch_access(access="3e, frappez fort"))
    assert watched.sees(words.watch_comes(who="Chloé"))
    assert driss.sees(words.watch_somebody_goes(name="Bao", who="Chloé"))
    await watched.presses(FINE)
    for who in (chloe, driss, organiser):
        assert who.sees(words.watch_clear_fine(name="Bao"))


async def test_not_well_again_after_all_is_told_again(world, area, watched, chloe):
    await jumps(world, at(area, 10))
    for times in (1, 2):
        await watched.presses(NOW_)
        assert chloe.told(words.watch_told_now(name="Bao")) == times
        await watched.presses(FINE)


async def test_what_is_over_does_not_say_what_it_was_and_is_gone_with_the_season(
    world, area, watched, chloe
):
    await jumps(world, at(area, 10))
    await watched.presses(NOW_)
    await watched.presses(FINE)
    [check] = await checks(world)
    assert (check.cause, check.called_at) == (CheckCause.SILENCE, None)
    assert chloe.member_id in await told(world)
    async with world.database.transaction() as store:
        await store.checkins.erase_lists(at(area, 11))
    assert await checks(world) == []
    assert await told(world) == {}


async def test_without_anybody_to_tell_that_is_said(world, area):
    lin = await world.joins("Lin", "fr", area)
    await enrols(lin)
    await turns(world, area, HeatLevel.ORANGE)
    await jumps(world, at(area, 10))
    await lin.presses(NOW_)
    assert lin.sees(words.danger_call())
    assert lin.sees(words.watch_passed_nobody())


async def test_whoever_wants_a_call_at_night_reads_that_organisers_are_asleep(
    world, area, bao, organiser
):
    await enrols(bao)
    await turns(world, area, HeatLevel.ORANGE)
    await jumps(world, at(area, 19))
    await jumps(world, at(area, 22))
    await bao.presses(CALL)
    assert bao.sees(words.watch_passed_asleep())
    assert not organiser.told(words.watch_told_call(name="Bao"))
    await bao.presses(NOW_)
    assert organiser.sees(words.watch_told_now(name="Bao"))


async def test_a_very_old_button_of_somebody_not_well_still_shows_whom_to_call(bao):
    await bao.forges(AnswerCheck(check=1, said=CheckAnswer.NOW))
    assert bao.sees(words.danger_call())
    await bao.forges(AnswerCheck(check=1, said=CheckAnswer.FINE))
    assert bao.sees(words.gone())


async def test_whoever_wants_a_call_gets_one_buddy_asked_then_the_other(
    world, area, watched, chloe, driss, organiser
):
    await jumps(world, at(area, 10))
    await watched.presses(CALL)
    assert watched.sees(words.watch_passed_to(names="Chloé"))
    assert chloe.sees(words.watch_told_call(name="Bao"))
    assert not driss.told(words.watch_told_call(name="Bao"))
    await chloe.presses(words.watch_cannot())
    assert driss.sees(words.watch_told_call(name="Bao"))
    await driss.presses(words.watch_call())
    assert watched.sees(words.watch_calls(who="Driss"))
    await jumps(world, at(area, 11))
    assert not organiser.told(words.watch_told_call(name="Bao"))
    await jumps(world, at(area, 15))
    assert organiser.told(words.watch_told_call(name="Bao")) == 1, "a promise is no call"
    assert organiser.sees(words.watch_goes(name="Driss"))
    await driss.presses(Text(key="nudge-outcome-fine"))
    assert [each.outcome for each in await checks(world)] == [CheckEnding.FINE]


@pytest.mark.every_world
async def test_whoever_cannot_be_written_to_is_not_waited_for_nor_named(
    world, area, watched, chloe, driss, organiser, admin
):
    await chloe.blocks()
    await jumps(world, at(area, 10))
    await watched.presses(CALL)
    assert watched.sees(words.watch_passed_to(names="Driss"))
    assert driss.sees(words.watch_told_call(name="Bao"))
    await organiser.blocks()
    await driss.presses(words.watch_cannot())
    assert admin.sees(words.watch_told_call(name="Bao"))
    assert set(await told(world)) == {driss.member_id, admin.member_id}


async def test_a_need_becomes_a_helping_hand_and_somebody_calls_meanwhile(
    world, area, watched, chloe
):
    await jumps(world, at(area, 10))
    await watched.presses(NEED)
    assert watched.sees(words.watch_not_me())
    assert watched.sees(words.watch_passed_to(names="Chloé"))
    assert chloe.sees(words.watch_told_call(name="Bao"))
    await watched.presses(words.nudge_need_aid())
    assert watched.asked(AskHelpForm)
    assert [each.outcome for each in await checks(world)] == [None]
    await chloe.presses(words.watch_call())
    await chloe.presses(Text(key="nudge-outcome-fine"))
    assert [each.outcome for each in await checks(world)] == [CheckEnding.FINE]


async def test_away_ends_the_question_and_the_next_ones(world, area, watched):
    await jumps(world, at(area, 10))
    await watched.presses(AWAY)
    await watched.fills(AwayUntilForm, day=at(area, 10, days=2).date())
    await jumps(world, at(area, 19))
    await jumps(world, at(area, 10, days=2))
    assert [each.outcome for each in await checks(world)] == [CheckEnding.AWAY]
