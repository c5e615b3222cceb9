"""No answer comes: who is told, when, and that it is over."""

from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import text

from handlers.heat.checkins import jobs as climbing
from handlers.heat.checkins.jobs import escalate_check
from handlers.heat.checkins.questions import begin_check
from handlers.kernel.interaction import JobContext
from messages import words
from messages.heat.checkins.actions import CheckAnswer, CheckEnding, CheckMoment, CheckPace
from messages.heat.levels.level import HeatLevel
from messages.model import MomentText, Text
from storage.area import Area, MemberRole
from storage.people import HotEvenings
from tests.heat.watch import at, checks, enrols, jumps, pairs, silence, turns

FINE, CALL, NEED, NOW_, AWAY = (Text(key=f"watch-say-{each.value}") for each in CheckAnswer)


def still_silent(area: Area, since: datetime) -> Text:
    """What whoever was told hears again on the same day."""
    shown = MomentText(at=since, zone=area.zone, show="hour")
    return words.watch_still_silence(name="Bao", since=shown)


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

    await jumps(world, at(area, 17, 29))
    assert (chloe.told(said), driss.told(said), organiser.told(said)) == (1, 1, 1)
    await watched.presses(FINE)
    for who in (chloe, driss, organiser):
        assert who.sees(words.watch_clear_fine(name="Bao"))


async def test_red_is_faster_asks_three_times_and_wakes_people(
    world, area, watched, chloe, driss, organiser
):
    await turns(world, area, HeatLevel.RED)
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


async def test_one_buddy_only_is_given_the_contact_when_nobody_goes(
    world, area, bao, chloe, organiser
):
    await enrols(bao, contact="Lise, 06 39 98 01 02")
    await pairs(bao, chloe)
    await turns(world, area, HeatLevel.ORANGE)
    for hour, minute in ((10, 0), (10, 45), (12, 0), (12, 20)):
        await jumps(world, at(area, hour, minute))
    assert chloe.sees(words.watch_contact(contact="Lise, 06 39 98 01 02"))
    assert not organiser.told(silence(at(area, 10)))


async def test_without_buddies_organisers_are_told(world, area, bao, organiser):
    await enrols(bao)
    await turns(world, area, HeatLevel.ORANGE)
    for hour, minute in ((10, 0), (10, 45), (12, 0), (12, 20), (13, 59)):
        await jumps(world, at(area, hour, minute))
    assert not organiser.told(silence(at(area, 10)))
    await jumps(world, at(area, 14))
    assert organiser.sees(words.watch_told_count(count=0))


async def test_without_an_answer_in_the_evening_everybody_in_turn_knows_before_the_night(
    world, area, watched, chloe, driss, organiser
):
    said = silence(at(area, 17, 30))
    await jumps(world, at(area, 17, 29))
    assert not watched.told(words.watch_ask_evening(name="Bao"))
    await jumps(world, at(area, 17, 30))
    assert watched.told(words.watch_ask_evening(name="Bao")) == 1
    for hour, minute, who, told in (
        (18, 0, watched, words.watch_remind(name="Bao")),
        (18, 30, chloe, said),
        (18, 50, driss, said),
        (20, 0, organiser, said),
    ):
        await jumps(world, at(area, hour, minute) - timedelta(minutes=1))
        assert not who.told(told)
        await jumps(world, at(area, hour, minute))
        assert who.told(told) == 1
    still = words.watch_still_silence(
        name="Bao", since=MomentText(at=at(area, 17, 30), zone=area.zone, show="moment")
    )
    await jumps(world, at(area, 0, days=2))
    assert not organiser.told(still), "by night nobody is told again"
    await jumps(world, at(area, 8, 30, days=2))
    assert organiser.told(still) == 1
    assert not chloe.told(still)
    await jumps(world, at(area, 10, days=2))
    assert watched.told(words.watch_ask_morning(name="Bao")) == 1
    assert (chloe.told(still), driss.told(still), organiser.told(still)) == (1, 1, 2)


async def test_a_buddy_who_sleeps_reads_it_on_waking_and_is_not_waited_for(
    world, area, watched, chloe, driss, organiser
):
    async with world.database.transaction() as store:
        sleeper = await store.people.get_member(chloe.member_id)
        sleeper.quiet_from, sleeper.evenings = time(18), HotEvenings.REFUSED
    said = silence(at(area, 17, 30))
    for hour, minute in ((17, 30), (18, 0), (18, 30)):
        await jumps(world, at(area, hour, minute))
    assert not chloe.told(said)
    assert driss.told(said) == 1, "the next one is turned to at once"
    await jumps(world, at(area, 8, 30, days=2))
    assert chloe.told(said) == 1


async def test_a_silence_nobody_takes_over_is_said_again_every_four_hours_by_day(
    world, area, watched, chloe, driss, organiser
):
    for hour, minute in ((10, 0), (10, 45), (12, 0), (12, 20), (14, 0)):
        await jumps(world, at(area, hour, minute))
    still = still_silent(area, at(area, 10))
    await jumps(world, at(area, 17, 29))
    assert not organiser.told(still)
    await jumps(world, at(area, 17, 30))
    assert (chloe.told(still), driss.told(still), organiser.told(still)) == (1, 1, 1)
    await jumps(world, at(area, 21, 29))
    assert organiser.told(still) == 1
    await jumps(world, at(area, 21, 30))
    assert organiser.told(still) == 1, "Farida was never asked about evenings"


@pytest.mark.parametrize("who", ["organiser", "admin"])
async def test_on_orange_days_who_has_no_quiet_hours_hears_again_by_day_alone(
    world, area, watched, chloe, driss, organiser, who
):
    gus = await world.joins(
        "Gus", "fr", area,
        role=MemberRole.ORGANISER if who == "organiser" else MemberRole.MEMBER,
        admin=who == "admin",
    )  # fmt: skip
    async with world.database.transaction() as store:
        member = await store.people.get_member(gus.member_id)
        member.quiet_from = member.quiet_until
        (await store.people.get_member(organiser.member_id)).quiet_from = time(19)
    for hour, minute in ((17, 30), (18, 0), (18, 30), (18, 50), (20, 0)):
        await jumps(world, at(area, hour, minute))
    since = MomentText(at=at(area, 17, 30), zone=area.zone, show="moment")
    still = words.watch_still_silence(name="Bao", since=since)
    for hour in (0, 2, 4, 6, 8):
        await jumps(world, at(area, hour, days=2))
    assert gus.told(silence(at(area, 17, 30))) == 1
    assert not gus.told(still)
    await jumps(world, at(area, 8, 30, days=2))
    if who == "admin":
        assert organiser.told(silence(at(area, 17, 30))) == 1, "who organises reads it on waking"
        return
    assert gus.told(still) == 1
    await gus.presses(words.watch_take())
    await jumps(world, at(area, 12, 31, days=2))
    assert gus.told(words.watch_how_ended()) == 1
    for hour in (16, 20):
        await jumps(world, at(area, hour, 31, days=2))
    asked = gus.told(words.watch_how_ended())
    for hour in (0, 4, 8):
        await jumps(world, at(area, hour, 31 if hour else 32, days=3))
    assert gus.told(words.watch_how_ended()) <= asked + 1, "once on waking up, not in the night"


async def test_red_is_said_again_every_two_hours_and_each_question_is_asked(
    world, area, watched, chloe, driss, organiser
):
    await turns(world, area, HeatLevel.RED)
    for hour, minute in ((9, 0), (9, 30), (10, 0), (10, 10), (11, 0)):
        await jumps(world, at(area, hour, minute))
    still = still_silent(area, at(area, 9))
    for hour, told in ((13, 1), (14, 2), (16, 3), (18, 4), (19, 5), (21, 6), (23, 7)):
        await jumps(world, at(area, hour) - timedelta(minutes=1))
        assert organiser.told(still) == told - 1
        await jumps(world, at(area, hour))
        assert organiser.told(still) == told
    assert watched.told(words.watch_ask_afternoon(name="Bao")) == 1
    assert watched.told(words.watch_ask_evening(name="Bao")) == 1
    assert chloe.told(still) == driss.told(still) == 2
    assert len(await checks(world)) == 1
    await watched.presses(FINE)
    for who in (chloe, driss, organiser):
        assert who.told(words.watch_clear_fine(name="Bao")) == 1


async def test_from_the_moment_it_is_red_an_open_check_goes_on_at_its_pace(
    world, area, watched, chloe, driss, organiser
):
    await jumps(world, at(area, 10))
    world.clock.at = at(area, 10, 20)
    await turns(world, area, HeatLevel.RED)
    await jumps(world, at(area, 10, 21))
    said = silence(at(area, 10))
    for hour, minute, who, told in (
        (10, 30, watched, words.watch_remind(name="Bao")),
        (11, 0, chloe, said),
        (11, 10, driss, said),
        (12, 0, organiser, said),
    ):
        await jumps(world, at(area, hour, minute) - timedelta(minutes=1))
        assert not who.told(told)
        await jumps(world, at(area, hour, minute))
        assert who.told(told) == 1
    assert len(await checks(world)) == 1


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
    assert [each.moment for each in await checks(world)] == [CheckMoment.EARLY_EVENING]


async def test_the_next_question_asks_an_open_check_again_and_an_answer_spares_no_other(
    world, area, watched, chloe
):
    for hour, minute in ((10, 0), (10, 45), (12, 0), (17, 30)):
        await jumps(world, at(area, hour, minute))
    assert watched.told(words.watch_ask_evening(name="Bao")) == 1
    assert chloe.told(still_silent(area, at(area, 10))) == 1
    await watched.presses(FINE)
    await jumps(world, at(area, 17, 31))
    assert [each.moment for each in await checks(world)] == [CheckMoment.EARLY_EVENING]


async def test_whoever_is_not_on_the_list_any_more_is_not_followed(
    world, area, watched, chloe, driss
):
    await jumps(world, at(area, 10))
    await jumps(world, at(area, 10, 45))
    async with world.database.transaction() as store:
        await store.session.execute(text("DELETE FROM enrolment"))
    await jumps(world, at(area, 12))
    assert not chloe.told(silence(at(area, 10)))
    assert [each.outcome for each in await checks(world)] == [CheckEnding.STOP]


async def test_whoever_paused_a_moment_before_the_sweep_wrote_is_not_asked(world, area, watched):
    async with world.database.transaction() as store:
        (await store.checkins.enrolment_of(watched.member_id)).paused = True
    async with world.database.transaction() as store:
        bao = await store.people.get_member(watched.member_id)
        context = JobContext(at(area, 10), store, world.gazetteer)
        due = (CheckMoment.MORNING, at(area, 10))
        assert not await begin_check(area, bao, CheckPace.ORANGE, due, context)
    assert await checks(world) == []


@pytest.mark.provokes_errors
async def test_one_check_that_cannot_be_moved_on_holds_up_nobody_else(
    world, area, watched, ana, monkeypatch
):
    """Whatever is wrong with Bao's, Ana is asked again at her minute."""
    await enrols(ana)

    async def fails_for_bao(found, context):
        if found.member.id == watched.member_id:
            raise ValueError("a row that nobody expected")
        await escalate_check(found, context)

    monkeypatch.setattr(climbing, "escalate_check", fails_for_bao)
    for hour, minute in ((10, 0), (10, 45)):
        await jumps(world, at(area, hour, minute))
    assert ana.told(words.watch_remind(name="Ana")) == 1
    assert not watched.told(words.watch_remind(name="Bao"))
    monkeypatch.undo()
    await jumps(world, at(area, 10, 46))
    assert watched.told(words.watch_remind(name="Bao")) == 1
    assert ana.told(words.watch_remind(name="Ana")) == 1
