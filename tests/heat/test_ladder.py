"""No answer comes, or one that calls for somebody: who is told, when, and that it is over."""

import re
from datetime import time, timedelta

import pytest
from sqlalchemy import inspect, text

from handlers.heat import climbing
from handlers.heat.questioning import begin
from handlers.kernel import Context
from messages import words
from messages.aid import AskHelp
from messages.heat.checkcard import Outcome
from messages.heat.level import Level
from messages.heat.watch import Answer, AwayUntil, Cause, Ended, Go, Moment, Pace, Said, Tell
from messages.model import Text
from storage.area import Role
from tests import features
from tests.heat.watch import at, checks, enrols, jumps, pairs, told, turned_yellow_before, turns

FINE, CALL, NEED, NOW_, AWAY = (Text(key=f"watch-say-{each.value}") for each in Said)


@pytest.fixture
def palier():
    return features.named("account", "aid", "area", "heat")


@pytest.fixture
async def watched(world, area, bao, chloe, driss, organiser):
    """Bao is checked on; Chloé, then Driss look in on him; it is orange for three days."""
    async with world.database.transaction() as store:
        (await store.areas.get(area.id)).numbers = "01 40 33 01 02"
    await enrols(bao, contact="Lise, 06 39 98 01 02", access="3e, frappez fort")
    await pairs(bao, chloe)
    await pairs(bao, driss)
    await turns(world, area, Level.ORANGE)
    return bao


def silence(hour, zone="Europe/Paris"):
    from messages.model import When

    return words.watch_told_silence(name="Bao", hour=When(at=hour, zone=zone, show="hour"))


async def test_without_an_answer_the_ladder_is_climbed_to_the_minute_on_orange(
    world, area, watched, chloe, driss, organiser
):
    asked = at(area, 10)
    said = silence(asked)
    await jumps(world, at(area, 9, 59))
    assert not watched.told(words.watch_ask_morning(name="Bao"))
    await jumps(world, asked)
    assert watched.sees(words.watch_ask_morning(name="Bao"))
    assert watched.sees(words.watch_not_me())
    await jumps(world, at(area, 10, 44))
    assert not watched.told(words.watch_remind(name="Bao"))
    await jumps(world, at(area, 10, 45))
    assert watched.told(words.watch_remind(name="Bao")) == 1

    await jumps(world, at(area, 11, 59))
    assert not chloe.told(said)
    await jumps(world, at(area, 12))
    assert chloe.told(said) == 1
    assert chloe.sees(words.watch_told_do())
    assert chloe.sees(words.watch_not_me())
    assert not chloe.sees("frappez fort"), "how to come in is for whoever goes"
    await jumps(world, at(area, 12, 19))
    assert not driss.told(said)
    await jumps(world, at(area, 12, 20))
    assert driss.told(said) == 1

    await jumps(world, at(area, 13, 59))
    assert not organiser.told(said)
    await jumps(world, at(area, 14))
    assert organiser.told(said) == 1
    assert organiser.sees(words.watch_numbers(numbers="01 40 33 01 02"))
    assert organiser.sees(words.watch_contact(contact="Lise, 06 39 98 01 02"))
    assert organiser.sees(words.watch_told_count(count=2))
    assert organiser.sees(words.watch_not_me())

    await jumps(world, at(area, 18, 59))
    assert (chloe.told(said), driss.told(said), organiser.told(said)) == (1, 1, 1)
    await watched.presses(FINE)
    for who in (chloe, driss, organiser):
        assert who.sees(words.watch_clear_fine(name="Bao"))


async def test_red_is_faster_asks_three_times_and_wakes_people(
    world, area, watched, chloe, driss, organiser
):
    await turns(world, area, Level.RED)
    said = silence(at(area, 9))
    await jumps(world, at(area, 9))
    await jumps(world, at(area, 9, 30))
    assert watched.told(words.watch_remind(name="Bao")) == 1
    await jumps(world, at(area, 9, 59))
    assert not chloe.told(said)
    await jumps(world, at(area, 10))
    assert chloe.told(said) == 1
    await jumps(world, at(area, 10, 10))
    assert driss.told(said) == 1
    await jumps(world, at(area, 10, 59))
    assert not organiser.told(said)
    await jumps(world, at(area, 11))
    assert organiser.told(said) == 1
    await watched.presses(FINE)

    await jumps(world, at(area, 14))
    assert watched.told(words.watch_ask_afternoon(name="Bao")) == 1
    await watched.presses(FINE)
    await jumps(world, at(area, 19))
    await jumps(world, at(area, 20, 30))
    await jumps(world, at(area, 21, 30))
    assert chloe.told(silence(at(area, 19))) == 1, "red does not wait for the morning"


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
    assert [each.outcome for each in await checks(world)] == [Ended.FINE]


async def test_buddies_hear_fine_only_if_they_may(world, area, watched, chloe):
    await jumps(world, at(area, 10))
    await watched.presses(FINE)
    assert not chloe.told(words.watch_fine(name="Bao"))
    async with world.database.transaction() as store:
        (await store.checkins.of(watched.member_id)).share = True
    await jumps(world, at(area, 19))
    await watched.presses(FINE)
    assert chloe.told(words.watch_fine(name="Bao")) == 1


async def test_who_is_not_well_reads_whom_to_call_and_everybody_hears_at_once(
    world, area, watched, chloe, driss, organiser
):
    await jumps(world, at(area, 10))
    await watched.presses(FINE)
    await jumps(world, at(area, 23, 30))
    await watched.forges(Answer(check=(await checks(world))[-1].id, said=Said.NOW))
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
    assert (check.cause, check.called_at) == (Cause.SILENCE, None)
    assert chloe.member_id in await told(world)
    async with world.database.transaction() as store:
        await store.checkins.wipe(at(area, 11))
    assert await checks(world) == []
    assert await told(world) == {}


async def test_without_anybody_to_tell_that_is_said(world, area):
    lin = await world.joins("Lin", "fr", area)
    await enrols(lin)
    await turns(world, area, Level.ORANGE)
    await jumps(world, at(area, 10))
    await lin.presses(NOW_)
    assert lin.sees(words.danger_call())
    assert lin.sees(words.watch_passed_nobody())


async def test_a_very_old_button_of_somebody_not_well_still_shows_whom_to_call(bao):
    await bao.forges(Answer(check=1, said=Said.NOW))
    assert bao.sees(words.danger_call())
    await bao.forges(Answer(check=1, said=Said.FINE))
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
    assert [each.outcome for each in await checks(world)] == [Ended.FINE]


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
    assert watched.asked(AskHelp)
    assert [each.outcome for each in await checks(world)] == [None]
    await chloe.presses(words.watch_call())
    await chloe.presses(Text(key="nudge-outcome-fine"))
    assert [each.outcome for each in await checks(world)] == [Ended.FINE]


async def test_away_ends_the_question_and_the_next_ones(world, area, watched):
    await jumps(world, at(area, 10))
    await watched.presses(AWAY)
    await watched.fills(AwayUntil, day=at(area, 10, days=2).date())
    await jumps(world, at(area, 19))
    await jumps(world, at(area, 10, days=2))
    assert [each.outcome for each in await checks(world)] == [Ended.AWAY]


async def test_the_first_buddy_cannot_so_the_second_is_asked_at_once_and_goes(
    world, area, watched, chloe, driss, organiser
):
    for hour, minute in ((10, 0), (10, 45), (12, 0)):
        await jumps(world, at(area, hour, minute))
    await chloe.presses(words.watch_cannot())
    assert chloe.sees(words.watch_cannot_noted())
    assert driss.sees(silence(at(area, 10)))
    await driss.presses(words.watch_go())
    assert driss.sees(words.watch_access(access="3e, frappez fort"))
    assert driss.sees(words.watch_door())
    assert watched.sees(words.watch_comes(who="Driss"))
    await driss.presses(Text(key="nudge-outcome-fine"))
    assert chloe.sees(words.watch_clear_fine(name="Bao"))
    await jumps(world, at(area, 18))
    assert not organiser.told(silence(at(area, 10)))


async def test_when_neither_can_go_the_organisers_hear_at_once(
    world, area, watched, chloe, driss, organiser
):
    for hour, minute in ((10, 0), (10, 45), (12, 0)):
        await jumps(world, at(area, hour, minute))
    await chloe.presses(words.watch_cannot())
    await driss.presses(words.watch_cannot())
    assert organiser.sees(silence(at(area, 10)))
    await organiser.presses(words.watch_go())
    assert organiser.sees(words.watch_access(access="3e, frappez fort"))


async def test_who_goes_and_is_not_heard_of_again_is_no_end(
    world, area, watched, chloe, driss, organiser
):
    for hour, minute in ((10, 0), (10, 45), (12, 0)):
        await jumps(world, at(area, hour, minute))
    await chloe.presses(words.watch_go())
    await jumps(world, at(area, 12, 20))
    assert not driss.told(silence(at(area, 10)))
    await jumps(world, at(area, 14))
    assert organiser.sees(words.watch_goes(name="Chloé"))


async def climbs_to_chloe(world, area, chloe):
    for hour, minute in ((10, 0), (10, 45), (12, 0)):
        await jumps(world, at(area, hour, minute))
    await chloe.presses(words.watch_go())


async def test_nobody_opens_so_organisers_hear_and_the_door_is_explained(
    world, area, watched, chloe, organiser
):
    await climbs_to_chloe(world, area, chloe)
    await chloe.presses(Text(key="nudge-outcome-silent"))
    assert chloe.sees(Text(key="nudge-said-silent"))
    assert chloe.sees(words.watch_contact(contact="Lise, 06 39 98 01 02"))
    assert organiser.sees(silence(at(area, 10)))
    [check] = await checks(world)
    assert check.ended_at is None


async def test_a_call_opens_no_door_and_what_is_over_gives_no_number(world, area, watched, chloe):
    contact = words.watch_contact(contact="Lise, 06 39 98 01 02")
    await jumps(world, at(area, 10))
    await watched.presses(CALL)
    await chloe.presses(words.watch_call())
    assert chloe.sees(contact)
    assert not chloe.sees("frappez fort")
    await chloe.presses(Text(key="nudge-outcome-fine"))
    await chloe.forges(Tell(check=(await checks(world))[0].id, found=Outcome.SILENT))
    assert chloe.sees(Text(key="nudge-said-silent"))
    assert not chloe.sees(contact)


async def test_who_worries_reads_what_to_do_and_is_not_left_alone(
    world, area, watched, chloe, driss, organiser
):
    await climbs_to_chloe(world, area, chloe)
    await chloe.presses(Text(key="nudge-outcome-worrying"))
    assert chloe.sees(words.danger_call())
    assert organiser.sees(words.watch_worried(name="Bao", who="Chloé"))
    await chloe.presses(Text(key="nudge-outcome-fine"))
    assert organiser.sees(words.watch_clear_fine(name="Bao"))


async def test_whatever_organisers_know_already_they_hear_of_a_silent_door_and_of_worry(
    world, area, watched, chloe, organiser
):
    await climbs_to_chloe(world, area, chloe)
    await jumps(world, at(area, 12, 20))
    await jumps(world, at(area, 14))
    assert organiser.sees(words.watch_goes(name="Chloé"))
    await chloe.presses(Text(key="nudge-outcome-silent"))
    assert organiser.told(words.watch_in_vain(name="Bao", who="Chloé")) == 1
    await chloe.presses(Text(key="nudge-outcome-worrying"))
    assert organiser.told(words.watch_worried(name="Bao", who="Chloé")) == 1
    await chloe.presses(Text(key="nudge-outcome-silent"))
    assert chloe.sees(words.danger_call()), "somebody is not well behind that door"


async def test_again_this_evening_is_remembered(world, area, watched, chloe):
    await climbs_to_chloe(world, area, chloe)
    await chloe.presses(Text(key="nudge-outcome-again"))
    await jumps(world, at(area, 18, 59))
    assert not chloe.told(words.watch_again(name="Bao"))
    await jumps(world, at(area, 19))
    assert chloe.told(words.watch_again(name="Bao")) == 1


async def test_what_a_buddy_sees_is_needed_becomes_a_helping_hand(world, area, watched, chloe):
    await climbs_to_chloe(world, area, chloe)
    await chloe.presses(Text(key="nudge-outcome-needs"))
    assert chloe.asked(AskHelp)
    assert [each.outcome for each in await checks(world)] == [Ended.NEEDS]


async def test_whoever_wants_no_visits_is_left_in_peace_and_may_resume(world, area, watched, chloe):
    await climbs_to_chloe(world, area, chloe)
    await chloe.presses(Text(key="nudge-outcome-refuses"))
    assert watched.sees(words.watch_stopped_for(who="Chloé"))
    await jumps(world, at(area, 19))
    assert len(await checks(world)) == 1
    await watched.says("/veiller")
    await watched.presses(words.watch_resume())
    assert watched.sees(words.watch_on())


async def test_the_check_card_shows_signs_before_questions(world, area, watched, chloe):
    await climbs_to_chloe(world, area, chloe)
    await chloe.presses(words.watch_card())
    assert chloe.sees(words.danger_call())
    await chloe.presses(words.nudge_card_onward())
    assert chloe.sees(words.nudge_card_head())


async def test_strangers_can_neither_look_nor_report(world, area, watched, chloe):
    await climbs_to_chloe(world, area, chloe)
    lin = await world.joins("Lin", "fr", area)
    [check] = await checks(world)
    for forged in (
        Go(check=check.id, yes=True),
        Tell(check=check.id, found=Outcome.FINE),
        Answer(check=check.id, said=Said.FINE),
    ):
        await lin.forges(forged)
        assert lin.sees(words.gone())
    assert (await checks(world))[0].ended_at is None


async def test_one_buddy_only_is_given_the_contact_when_nobody_goes(
    world, area, bao, chloe, organiser
):
    await enrols(bao, contact="Lise, 06 39 98 01 02")
    await pairs(bao, chloe)
    await turns(world, area, Level.ORANGE)
    for hour, minute in ((10, 0), (10, 45), (12, 0), (12, 20)):
        await jumps(world, at(area, hour, minute))
    assert chloe.sees(words.watch_contact(contact="Lise, 06 39 98 01 02"))
    assert not organiser.told(silence(at(area, 10)))


async def test_without_buddies_organisers_are_told(world, area, bao, organiser):
    await enrols(bao)
    await turns(world, area, Level.ORANGE)
    for hour, minute in ((10, 0), (10, 45), (12, 0), (12, 20), (13, 59)):
        await jumps(world, at(area, hour, minute))
    assert not organiser.told(silence(at(area, 10)))
    await jumps(world, at(area, 14))
    assert organiser.sees(words.watch_told_count(count=0))


async def test_a_buddy_who_sleeps_is_told_on_waking_unless_it_is_red(world, area, watched, chloe):
    await jumps(world, at(area, 19))
    await jumps(world, at(area, 19, 45))
    await jumps(world, at(area, 21, 30))
    said = silence(at(area, 19))
    assert not chloe.told(said)
    await jumps(world, at(area, 8, 29, days=2))
    assert not chloe.told(said)
    await jumps(world, at(area, 8, 30, days=2))
    assert chloe.told(said) == 1


async def test_ones_own_hour_is_kept_even_before_quiet_hours_end(world, area, bao):
    await enrols(bao, hour=time(7))
    await turns(world, area, Level.ORANGE)
    await jumps(world, at(area, 6, 59))
    assert not bao.told(words.watch_ask_morning(name="Bao"))
    await jumps(world, at(area, 7))
    assert bao.told(words.watch_ask_morning(name="Bao")) == 1
    await jumps(world, at(area, 10))
    assert bao.told(words.watch_ask_morning(name="Bao")) == 1


async def test_the_first_yellow_of_the_year_is_like_an_orange(world, area, bao):
    await enrols(bao)
    await turns(world, area, Level.YELLOW, lasts=30)
    await jumps(world, at(area, 10, days=1))
    assert await checks(world) == [], "noon was yellow already yesterday"
    async with world.database.transaction() as store:
        await store.session.execute(text("DELETE FROM turning"))
    await jumps(world, at(area, 10, 1))
    assert len(await checks(world)) == 1


async def test_a_later_yellow_asks_nothing(world, area, bao):
    await turned_yellow_before(world, area)
    await enrols(bao)
    await turns(world, area, Level.YELLOW)
    await jumps(world, at(area, 10))
    assert await checks(world) == []


async def test_walls_stay_hot_so_both_hear_once_a_day_for_three_days(world, area, watched, chloe):
    await jumps(world, at(area, 10))
    await watched.presses(FINE)
    await turns(world, area, Level.NONE)
    for days in range(2, 7):
        await jumps(world, at(area, 10, days=days))
        await jumps(world, at(area, 19, days=days))
    assert watched.told(words.watch_ask_after(name="Bao")) == 3
    assert chloe.told(words.watch_still_hot(names="Bao")) == 3
    assert await told(world) == {}, "nobody is alarmed by a day after"


async def test_a_level_that_is_not_known_any_more_has_not_fallen(world, area, watched, chloe):
    await turns(world, area, Level.ORANGE, lasts=26)
    await jumps(world, at(area, 10))
    await watched.presses(FINE)
    await jumps(world, at(area, 19))
    assert watched.told(words.watch_ask_evening(name="Bao")) == 1
    await watched.presses(FINE)
    await jumps(world, at(area, 10, days=2))
    assert watched.told(words.watch_ask_morning(name="Bao")) == 1
    assert not watched.told(words.watch_ask_after(name="Bao"))


async def test_after_an_outage_each_step_is_late_but_none_is_missing(
    world, area, watched, chloe, driss, organiser
):
    await jumps(world, at(area, 9, 50))
    world.clock.at = at(area, 12, 50)
    await world.restarts()
    await world.strike()
    assert watched.told(words.watch_ask_morning(name="Bao")) == 1
    said = silence(at(area, 12, 50))
    assert not chloe.told(said)
    for minutes, who in ((45, watched), (120, chloe), (140, driss), (240, organiser)):
        await jumps(world, at(area, 12, 50) + timedelta(minutes=minutes))
        await world.restarts()
        await world.strike()
        assert who.told(words.watch_remind(name="Bao") if who is watched else said) == 1


async def test_a_sweep_in_several_transactions_reaches_everybody_once(
    world, area, watched, chloe, driss, monkeypatch
):
    monkeypatch.setattr(climbing, "CHUNK", 1)
    await enrols(driss)
    await jumps(world, at(area, 10))
    for who in (watched, driss):
        assert who.told(words.watch_ask_morning(name=who.name)) == 1
    await jumps(world, at(area, 10, 45))
    for who in (watched, driss):
        assert who.told(words.watch_remind(name=who.name)) == 1
    assert len(await checks(world)) == 2


async def test_a_late_question_leaves_room_for_the_next_one(world, area, watched):
    await jumps(world, at(area, 17, 1))
    assert await checks(world) == []
    await jumps(world, at(area, 19))
    assert [each.moment for each in await checks(world)] == [Moment.EVENING]


async def test_one_ladder_a_day_is_enough_for_one_person(world, area, watched, chloe):
    for hour, minute in ((10, 0), (10, 45), (12, 0), (19, 0)):
        await jumps(world, at(area, hour, minute))
    await watched.presses(FINE)
    await jumps(world, at(area, 19, 1))
    assert [each.moment for each in await checks(world)] == [Moment.MORNING]


async def test_a_day_that_is_over_is_not_asked_about(world, area, watched):
    await jumps(world, at(area, 0, 30, days=2))
    await jumps(world, at(area, 9, days=2))
    assert await checks(world) == []


async def test_whoever_is_not_on_the_list_any_more_is_not_followed(
    world, area, watched, chloe, driss
):
    await jumps(world, at(area, 10))
    await jumps(world, at(area, 10, 45))
    async with world.database.transaction() as store:
        await store.session.execute(text("DELETE FROM enrolment"))
    await jumps(world, at(area, 12))
    assert not chloe.told(silence(at(area, 10)))
    assert [each.outcome for each in await checks(world)] == [Ended.STOP]


async def test_whoever_paused_a_moment_before_the_sweep_wrote_is_not_asked(world, area, watched):
    async with world.database.transaction() as store:
        (await store.checkins.of(watched.member_id)).paused = True
    async with world.database.transaction() as store:
        bao = await store.people.get(watched.member_id)
        context = Context(at(area, 10), store, world.gazetteer)
        due = (Moment.MORNING, at(area, 10))
        assert not await begin(area, bao, Pace.ORANGE, due, context)
    assert await checks(world) == []


async def test_who_leaves_in_the_middle_of_a_ladder_leaves_nobody_on_the_stairs(
    world, area, watched, chloe, driss
):
    await climbs_to_chloe(world, area, chloe)
    await chloe.says("/stop")
    await chloe.presses(words.account_erase())
    assert driss.sees(silence(at(area, 10))), "the next one is asked"
    await watched.says("/stop")
    await watched.presses(words.account_erase())
    assert driss.sees(words.watch_clear_stop(name="Bao"))


async def test_an_admin_is_told_where_nobody_organises(world, area, bao, admin):
    await enrols(bao)
    await turns(world, area, Level.RED)
    await jumps(world, at(area, 9))
    await bao.presses(CALL)
    assert admin.sees(words.watch_told_call(name="Bao"))


async def test_an_organiser_who_is_checked_on_is_not_told_about_themselves(world, area):
    elif_ = await world.joins("Elif", "fr", area, role=Role.ORGANISER)
    await enrols(elif_)
    await turns(world, area, Level.ORANGE)
    for hour, minute in ((10, 0), (10, 45), (12, 0), (12, 20), (14, 0)):
        await jumps(world, at(area, hour, minute))
    assert not elif_.told(words.watch_organisers_do())


WORDS_OF_WEAKNESS = re.compile(
    r"frail|fragil|vulnerab|vulnérab|elder|senior|âgé|aged|isol|lonel|\balone\b|solitaire|"
    r"malad|\bill\b|illness|sick|disab|handicap|invalid|diagnos|medic|médic|health|santé|"
    r"weak|faible|unwell|not_well|danger|tired|fatigu|malaise|worry|inqui",
    re.IGNORECASE,
)


async def test_nothing_in_the_database_says_that_anyone_is_frail_ill_or_alone(
    world, area, watched, chloe, driss, organiser
):
    await climbs_to_chloe(world, area, chloe)
    await chloe.presses(Text(key="nudge-outcome-worrying"))
    await watched.presses(NOW_)
    await watched.presses(CALL)
    await chloe.presses(Text(key="nudge-outcome-again"))
    await jumps(world, at(area, 19))
    await watched.presses(NEED)

    names, values = [], []
    async with world.database.engine.connect() as connection:
        tables = await connection.run_sync(lambda on: inspect(on).get_table_names())
        for table in tables:
            rows = (await connection.execute(text(f'SELECT * FROM "{table}"'))).mappings().all()
            names += [table, *(rows[0].keys() if rows else ())]
            values += [
                f"{table}.{column} = {value}"
                for row in rows
                for column, value in row.items()
                if isinstance(value, str)
            ]
    assert any(each.startswith("checkin.") for each in values)
    assert [each for each in names if WORDS_OF_WEAKNESS.search(each)] == []
    assert [each for each in values if WORDS_OF_WEAKNESS.search(each.partition(" = ")[2])] == []
