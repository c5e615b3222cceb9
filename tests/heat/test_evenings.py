"""Buddies and organisers say whether they may be written to until 23:00 on hot days."""

from datetime import time, timedelta

import pytest

from handlers.heat.checkins.evenings import ask_evenings, keep_evenings_on_merge
from messages import words
from messages.heat.checkins.actions import AcceptBuddy, AnswerEvenings
from messages.heat.levels.level import HeatLevel
from storage.area import MemberRole
from storage.people import HotEvenings, Member
from tests.heat.watch import at, code, enrols, jumps, pairs, silence, turns


async def evenings(world, who):
    async with world.database.transaction() as store:
        return (await store.people.get_member(who.member_id)).evenings


async def goes_to_bed_at(world, who, hour, minute=0):
    async with world.database.transaction() as store:
        (await store.people.get_member(who.member_id)).quiet_from = time(hour, minute)


async def evening(world, area, *until):
    for hour, minute in ((17, 30), (18, 0), (18, 30), (18, 50), (20, 0)):
        if (hour, minute) <= until:
            await jumps(world, at(area, hour, minute))


@pytest.mark.every_world
async def test_whoever_becomes_a_buddy_agrees_and_is_then_written_to_in_quiet_hours(
    world, area, bao, chloe
):
    await enrols(bao)
    await bao.says("/veiller")
    await bao.presses(words.watch_invite())
    await chloe.opens(f"w_{await code(bao)}")
    assert chloe.sees(words.watch_asked_night())
    await chloe.presses(words.watch_accept())
    assert await evenings(world, chloe) == HotEvenings.AGREED
    await goes_to_bed_at(world, chloe, 18)
    await turns(world, area, HeatLevel.ORANGE)
    await evening(world, area, 18, 30)
    assert chloe.told(silence(at(area, 17, 30))) == 1
    await bao.presses(words.watch_say_fine())
    assert chloe.told(words.watch_clear_fine(name="Bao")) == 1, "what is over is said as soon"


async def test_whoever_refuses_is_asked_by_day_and_who_counts_on_them_reads_who_is_told_when(
    world, area, bao, chloe, organiser
):
    await enrols(bao)
    await bao.says("/veiller")
    await bao.presses(words.watch_invite())
    await chloe.opens(f"w_{await code(bao)}")
    await chloe.presses(words.watch_accept_by_day())
    assert await evenings(world, chloe) == HotEvenings.REFUSED
    assert bao.sees(words.watch_accepted(name="Chloé"))
    assert bao.sees(words.watch_until_hour(name="Chloé", hour="21 h"))
    assert bao.sees(words.watch_then_nobody())
    await organiser.says("/veiller")
    await organiser.presses(words.watch_evenings_yes())
    assert organiser.sees(words.watch_evenings_agreed())
    await bao.says("/veiller")
    assert bao.sees(words.watch_then_team())

    await goes_to_bed_at(world, chloe, 18)
    await turns(world, area, HeatLevel.ORANGE)
    await evening(world, area, 18, 30)
    said = silence(at(area, 17, 30))
    assert not chloe.told(said)
    assert organiser.told(said) == 1, "whoever comes next is turned to at once"


@pytest.mark.every_world
@pytest.mark.parametrize("first", [False, True])
async def test_an_organiser_who_refuses_evenings_is_told_to_whoever_asked_to_be_checked(
    world, area, bao, chloe, organiser, first
):
    """At once or after having agreed; nobody is told of others' neighbourhoods."""
    away = await world.joins("Lou", "fr", await world.declares("Charonne"))
    await enrols(bao)
    await enrols(away)
    await pairs(bao, chloe)
    if first:
        await organiser.forges(AnswerEvenings(yes=True))
        assert bao.told(words.watch_then_team()) == 1
    for _ in range(2):
        await organiser.forges(AnswerEvenings(yes=False))
    until = words.watch_until_evening(name="Chloé")
    await world.settle()
    assert bao.told(until) == 1 + first, "who would be told when"
    assert not away.told(words.watch_plan_head())
    assert not chloe.told(words.watch_plan_head())


async def test_where_others_stand_by_as_before_nobody_hears_who_refused(
    world, area, bao, organiser
):
    await enrols(bao)
    gus = await world.joins("Gus", "fr", area, role=MemberRole.ORGANISER)
    for each in (gus, organiser):
        await each.forges(AnswerEvenings(yes=True))
    assert bao.told(words.watch_then_team()) == 1
    await organiser.forges(AnswerEvenings(yes=False))
    assert bao.told(words.watch_then_team()) == 1
    admin = await world.joins("Adèle", "fr", admin=True)
    await admin.forges(AnswerEvenings(yes=True))
    assert not bao.told(words.watch_then_admins())
    await gus.forges(AnswerEvenings(yes=False))
    assert bao.told(words.watch_then_admins()) == 1
    before = bao.told(words.watch_then_nobody())
    await admin.forges(AnswerEvenings(yes=False))
    assert bao.told(words.watch_then_nobody()) == before + 1


async def test_existing_buddies_and_organisers_are_asked_once_and_count_as_not_agreed(
    world, area, bao, chloe, driss, organiser
):
    await enrols(bao)
    for buddy in (chloe, driss):
        await buddy.forges(AcceptBuddy(code=await code(bao), yes=True))
    assert await evenings(world, chloe) == HotEvenings.UNASKED
    await world.passes(minutes=20)
    for who in (chloe, driss, organiser):
        assert who.told(words.watch_evenings_ask()) == 1
        assert await evenings(world, who) == HotEvenings.ASKED
    assert bao.sees(words.watch_until_hour(name="Chloé", hour="21 h"))
    await world.passes(hours=3)
    assert chloe.told(words.watch_evenings_ask()) == 1

    await goes_to_bed_at(world, chloe, 18)
    await driss.presses(words.watch_evenings_yes())
    assert bao.sees(words.watch_until_evening(name="Driss"))
    await turns(world, area, HeatLevel.ORANGE)
    await evening(world, area, 18, 30)
    said = silence(at(area, 17, 30))
    assert (chloe.told(said), driss.told(said)) == (0, 1)


async def test_who_is_on_pause_keeps_nobody_from_being_asked(
    world, area, bao, chloe, driss, monkeypatch
):
    monkeypatch.setitem(ask_evenings.__globals__, "AT_ONCE", 1)
    await enrols(bao)
    for buddy in (chloe, driss):
        await buddy.forges(AcceptBuddy(code=await code(bao), yes=True))
    first, last = sorted((chloe, driss), key=lambda each: each.member_id)
    async with world.database.transaction() as store:
        resting = await store.people.get_member(first.member_id)
        resting.paused_until = world.clock.now() + timedelta(hours=2)
    await world.passes(minutes=20)
    assert (first.told(words.watch_evenings_ask()), last.told(words.watch_evenings_ask())) == (0, 1)
    await world.passes(hours=2)
    assert first.told(words.watch_evenings_ask()) == 1, "once the pause is over"


@pytest.mark.parametrize(
    ("kept", "gone", "holds"),
    [
        (HotEvenings.AGREED, HotEvenings.REFUSED, HotEvenings.REFUSED),
        (HotEvenings.REFUSED, HotEvenings.AGREED, HotEvenings.REFUSED),
        (HotEvenings.ASKED, HotEvenings.AGREED, HotEvenings.AGREED),
        (HotEvenings.AGREED, HotEvenings.UNASKED, HotEvenings.AGREED),
        (HotEvenings.UNASKED, HotEvenings.ASKED, HotEvenings.ASKED),
    ],
)
async def test_a_refusal_under_either_account_outlives_their_becoming_one(kept, gone, holds):
    one, other = Member(name="Ana", evenings=kept), Member(name="Ana", evenings=gone)
    await keep_evenings_on_merge(one, other, None)
    assert one.evenings == holds


async def test_after_23_00_nobody_is_woken_up_on_orange_days(world, area, bao, chloe):
    await enrols(bao)
    await pairs(bao, chloe)
    await turns(world, area, HeatLevel.ORANGE)
    await jumps(world, at(area, 17, 30))
    await jumps(world, at(area, 18))
    await jumps(world, at(area, 23, 1))
    said = silence(at(area, 17, 30))
    assert not chloe.told(said)
    await jumps(world, at(area, 8, 30, days=2))
    assert chloe.told(said) == 1


@pytest.mark.every_world
@pytest.mark.parametrize(("minute", "rings"), [(22 * 60 + 55, True), (23 * 60 + 5, False)])
async def test_what_is_delayed_past_23_00_waits_for_the_morning(
    world, area, bao, chloe, organiser, minute, rings
):
    """Letters leave late: their platform did not answer, or Palier was stopped."""
    await enrols(bao)
    await pairs(bao, chloe)
    await organiser.forges(AnswerEvenings(yes=True))
    await goes_to_bed_at(world, bao, 17, 45)
    await goes_to_bed_at(world, chloe, 18)
    await turns(world, area, HeatLevel.ORANGE)
    await jumps(world, at(area, 16))
    for hour, past in ((17, 30), (18, 0), (18, 30), (18, 50), (20, 0)):
        world.clock.at = at(area, hour, past)
        await world.ticker.run_due_jobs()
    world.clock.at = at(area, minute // 60, minute % 60)
    await world.settle()
    said, reminder = silence(at(area, 17, 30)), words.watch_remind(name="Bao")
    told = chloe.told(said), organiser.told(said), bao.told(reminder)
    assert told == ((1, 1, 1) if rings else (0, 0, 0))
    await jumps(world, at(area, 8, 30, days=2))
    assert (chloe.told(said), organiser.told(said)) == (1, 1), "nothing is lost"


async def test_whoever_nobody_counts_on_is_asked_nothing(world, area, bao, chloe, organiser):
    await world.passes(hours=1)
    assert not organiser.told(words.watch_evenings_ask()), "nobody asked to be checked on"
    await chloe.forges(AnswerEvenings(yes=True))
    assert chloe.sees(words.gone())
    assert await evenings(world, chloe) == HotEvenings.UNASKED


async def test_what_falls_into_the_night_is_told_before_it(
    world, area, bao, chloe, driss, organiser
):
    """The question came late: two hours and a half later it would be night."""
    await enrols(bao)
    await pairs(bao, chloe)
    await organiser.forges(AnswerEvenings(yes=True))
    await turns(world, area, HeatLevel.ORANGE)
    await jumps(world, at(area, 20, 45))
    for hour, minute in ((21, 15), (21, 45), (22, 5), (22, 30)):
        await jumps(world, at(area, hour, minute))
    assert chloe.told(silence(at(area, 20, 45))) == 1
    assert organiser.told(silence(at(area, 20, 45))) == 1
    assert at(area, 22, 30) - at(area, 20, 45) < timedelta(hours=2, minutes=30)
