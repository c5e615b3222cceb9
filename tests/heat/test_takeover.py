"""Somebody takes a silence over: everybody reads who, and it ends when they say how it ended."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from handlers.heat.checkins.promises import stop_going
from handlers.kernel.interaction import JobContext
from messages import words
from messages.heat.checkins.actions import CheckAnswer, CheckEnding, TakenVia, TakeOver, TakeoverAct
from messages.heat.levels.level import HeatLevel
from messages.model import MomentText, Text
from storage.area import MemberRole
from storage.organise import JournalEntry
from storage.people import Account, HotEvenings
from tests.heat.watch import at, checks, enrols, jumps, pairs, silence, turns

FINE = Text(key=f"watch-say-{CheckAnswer.FINE}")
CLIMB = ((10, 0), (10, 45), (12, 0), (12, 20), (14, 0))


def still(area, since, show="hour"):
    return words.watch_still_silence(
        name="Bao", since=MomentText(at=since, zone=area.zone, show=show)
    )


async def climbs(world, area):
    for hour, minute in CLIMB:
        await jumps(world, at(area, hour, minute))


async def acts(world):
    async with world.database.transaction() as store:
        found = await store.session.execute(
            select(JournalEntry)
            .where(col(JournalEntry.act).in_([each.value for each in TakeoverAct]))
            .order_by(col(JournalEntry.at))
        )
        return [(each.act, each.member_id) for each in found.scalars()]


async def rests(world, *people, on=True):
    async with world.database.transaction() as store:
        for who in people:
            member = await store.people.get_member(who.member_id)
            member.paused_until = world.clock.now() + timedelta(days=3) if on else None


async def begins_to_rest(world, who):
    """They pause everything, as on their own page."""
    await rests(world, who)
    async with world.database.transaction() as store:
        member = await store.people.get_member(who.member_id)
        await stop_going(member, None, JobContext(world.clock.now(), store, world.gazetteer))
    await world.settle()


async def is_blocked(world, who):
    """They have blocked Palier, which has found out."""
    async with world.database.transaction() as store:
        accounts = await store.session.execute(
            select(Account).where(col(Account.member_id) == who.member_id)
        )
        for each in accounts.scalars():
            each.blocked_at = world.clock.now()


async def test_one_takes_it_over_the_others_read_who_and_it_ends_when_they_say_how(
    world, area, watched, chloe, driss, organiser
):
    gus = await world.joins("Gus", "fr", area, role=MemberRole.ORGANISER)
    await climbs(world, area)
    assert gus.told(silence(at(area, 10))) == organiser.told(silence(at(area, 10))) == 1
    await organiser.presses(words.watch_take())
    assert organiser.sees(words.watch_access(access="3e, frappez fort"))
    for who in (chloe, driss, gus):
        assert who.told(words.watch_taken(name="Bao", who="Farida")) == 1
    assert watched.sees(words.watch_comes(who="Farida"))
    [check] = await checks(world)
    assert (check.going_id, check.taken_via) == (organiser.member_id, TakenVia.ORGANISERS)

    await gus.presses(words.watch_take())
    assert gus.sees(words.watch_taken(name="Bao", who="Farida"))
    assert (await checks(world))[0].going_id == organiser.member_id, "the first one answers for it"

    await jumps(world, at(area, 17, 30))
    assert gus.told(still(area, at(area, 10))) == 1, "there is still no news"
    assert not gus.offered(words.watch_goes(name="Farida"))
    await jumps(world, at(area, 21, 30))
    await jumps(world, at(area, 8, 30, days=2))
    assert organiser.sees(words.watch_how_ended())
    assert gus.told(still(area, at(area, 10))) == 1, "whoever took it over is asked alone"

    await organiser.presses(Text(key="nudge-outcome-fine"))
    for who in (chloe, driss, gus):
        assert who.told(words.watch_clear_fine(name="Bao")) == 1
    assert [each.outcome for each in await checks(world)] == [CheckEnding.FINE]
    assert await acts(world) == [
        (TakeoverAct.TAKEN, organiser.member_id),
        (TakeoverAct.ENDED, organiser.member_id),
    ]


async def test_who_took_it_over_and_cannot_gives_it_back_and_organisers_hear_at_once(
    world, area, watched, chloe, driss, organiser
):
    gus = await world.joins("Gus", "fr", area, role=MemberRole.ORGANISER)
    await climbs(world, area)
    await organiser.presses(words.watch_take())
    await begins_to_rest(world, organiser)
    assert gus.sees(words.watch_not_going(name="Bao", who="Farida"))
    assert (await checks(world))[0].taken_at is None
    await gus.presses(words.watch_take())
    assert [act for act, _ in await acts(world)] == [
        TakeoverAct.TAKEN, TakeoverAct.GIVEN_BACK, TakeoverAct.TAKEN,
    ]  # fmt: skip


async def test_a_buddy_takes_nothing_over_by_a_forged_button(world, area, watched, chloe):
    for hour, minute in CLIMB[:3]:
        await jumps(world, at(area, hour, minute))
    await chloe.forges(TakeOver(check=(await checks(world))[0].id))
    assert chloe.sees(words.gone())
    assert (await checks(world))[0].taken_at is None


async def test_whoever_answers_themselves_ends_what_was_taken_over(
    world, area, watched, chloe, driss, organiser
):
    await climbs(world, area)
    await organiser.presses(words.watch_take())
    await watched.presses(FINE)
    assert organiser.told(words.watch_clear_fine(name="Bao")) == 1
    assert [act for act, _ in await acts(world)] == [TakeoverAct.TAKEN, TakeoverAct.ENDED]
    await jumps(world, at(area, 18))
    assert not organiser.told(still(area, at(area, 10)))


# --- who is not there


async def test_a_buddy_on_pause_is_neither_asked_nor_waited_for(
    world, area, watched, chloe, driss, organiser
):
    await rests(world, chloe)
    for hour, minute in CLIMB[:3]:
        await jumps(world, at(area, hour, minute))
    assert not chloe.told(silence(at(area, 10)))
    assert driss.told(silence(at(area, 10))) == 1, "at once"


async def test_where_both_buddies_rest_organisers_are_turned_to_at_once(
    world, area, watched, chloe, driss, organiser
):
    await rests(world, chloe, driss)
    for hour, minute in CLIMB[:3]:
        await jumps(world, at(area, hour, minute))
    assert organiser.told(silence(at(area, 10))) == 1
    await jumps(world, at(area, 14))
    assert organiser.told(silence(at(area, 10))) == 1, "once"


async def test_a_buddy_who_begins_to_rest_after_being_told_is_not_waited_for(
    world, area, watched, chloe, driss
):
    for hour, minute in CLIMB[:3]:
        await jumps(world, at(area, hour, minute))
    assert not driss.told(silence(at(area, 10)))
    await begins_to_rest(world, chloe)
    assert driss.told(silence(at(area, 10))) == 1


async def test_a_buddy_who_blocked_counts_as_not_there(world, area, watched, chloe, driss):
    for hour, minute in CLIMB[:3]:
        await jumps(world, at(area, hour, minute))
    await is_blocked(world, chloe)
    await jumps(world, at(area, 12, 1))
    assert driss.told(silence(at(area, 10))) == 1, "their letter did not arrive"


async def test_where_every_organiser_rests_the_admins_are_told(
    world, area, watched, chloe, driss, organiser, admin
):
    await rests(world, organiser)
    await climbs(world, area)
    assert not organiser.told(silence(at(area, 10)))
    assert admin.told(silence(at(area, 10))) == 1
    await admin.presses(words.watch_take())
    assert chloe.sees(words.watch_taken(name="Bao", who=admin.name))


async def test_where_every_organiser_sleeps_the_admins_are_told_too(
    world, area, bao, organiser, admin
):
    async with world.database.transaction() as store:
        sleeper = await store.people.get_member(organiser.member_id)
        sleeper.quiet_from = at(area, 19).time()
    await enrols(bao)
    await turns(world, area, HeatLevel.ORANGE)
    for hour, minute in ((17, 30), (18, 0), (18, 30), (18, 50), (20, 0)):
        await jumps(world, at(area, hour, minute))
    said = silence(at(area, 17, 30))
    assert (organiser.told(said), admin.told(said)) == (0, 1)
    await jumps(world, at(area, 8, 30, days=2))
    assert organiser.told(said) == 1, "on waking"


async def test_the_only_organiser_who_cannot_is_stood_in_for_by_the_admins_at_once(
    world, area, watched, chloe, driss, organiser, admin
):
    await climbs(world, area)
    assert not admin.told(silence(at(area, 10)))
    await organiser.presses(words.watch_cannot())
    assert organiser.sees(words.watch_cannot_noted())
    assert admin.told(silence(at(area, 10))) == 1, "the buddies only stayed silent"
    await jumps(world, at(area, 17, 30))
    assert admin.told(still(area, at(area, 10))) == 1


async def test_the_last_one_who_cannot_reads_that_nobody_else_is_told(
    world, area, watched, chloe, driss, organiser
):
    await is_blocked(world, chloe)
    await is_blocked(world, driss)
    await climbs(world, area)
    await organiser.presses(words.watch_cannot())
    assert organiser.sees(words.watch_cannot_last(name="Bao"))
    assert organiser.sees(words.watch_numbers(numbers="01 40 33 01 02"))
    assert not organiser.sees(words.watch_cannot_noted())


@pytest.mark.parametrize("goes", [begins_to_rest, is_blocked])
async def test_the_only_organiser_gone_once_told_leaves_no_night_untold(
    world, area, watched, chloe, driss, organiser, admin, goes
):
    """Chloé and Driss were told and stay silent; that is nobody who answers for it."""
    for hour, minute in ((17, 30), (18, 0), (18, 30), (18, 50), (20, 0)):
        await jumps(world, at(area, hour, minute))
    assert organiser.told(silence(at(area, 17, 30))) == 1
    await goes(world, organiser)
    await jumps(world, at(area, 20, 2))
    assert admin.told(silence(at(area, 17, 30))) == 1


async def test_who_took_it_over_and_gives_up_while_buddies_sleep_has_the_admins_told(
    world, area, watched, chloe, driss, organiser, admin
):
    await climbs(world, area)
    await organiser.presses(words.watch_take())
    async with world.database.transaction() as store:
        for who in (chloe, driss):
            sleeper = await store.people.get_member(who.member_id)
            sleeper.quiet_from, sleeper.evenings = at(area, 14).time(), HotEvenings.REFUSED
    await jumps(world, at(area, 14, 5))
    await begins_to_rest(world, organiser)
    assert watched.sees(words.watch_passed_organisers())
    assert admin.told(silence(at(area, 10))) == 1


async def test_who_cannot_is_not_told_the_same_again_when_the_others_cannot_either(
    world, area, watched, organiser, admin
):
    """Nobody went meanwhile: what is new is new to the admins alone."""
    gus = await world.joins("Gus", "fr", area, role=MemberRole.ORGANISER)
    await climbs(world, area)
    await gus.presses(words.watch_cannot())
    assert not admin.told(silence(at(area, 10)))
    await jumps(world, at(area, 14, 7))
    await organiser.presses(words.watch_cannot())
    assert admin.told(silence(at(area, 10))) == 1
    for each in (gus, organiser):
        assert not each.told(silence(at(area, 10))), "their letter became their answer"


async def test_once_red_is_over_nobody_is_woken_up_to_say_how_it_ended(
    world, area, watched, organiser
):
    await turns(world, area, HeatLevel.RED)
    for hour, minute in ((9, 0), (9, 30), (10, 0), (10, 10), (11, 0)):
        await jumps(world, at(area, hour, minute))
    await organiser.presses(words.watch_take())
    await jumps(world, at(area, 8, days=2))
    await turns(world, area, HeatLevel.NONE)
    for hour in (10, 12, 14, 16, 18, 20, 21, 23):
        await jumps(world, at(area, hour, days=2))
    for hour in (1, 3, 5, 7):
        before = len(organiser.screen)
        await jumps(world, at(area, hour, days=3))
        assert len(organiser.screen) == before, f"woken up at {hour}"


async def test_whom_nobody_answers_for_is_told_that_nobody_hears(world, area):
    lin = await world.joins("Lin", "fr", area)
    await lin.says("/veiller")
    assert lin.sees(words.watch_what_nobody())
    assert not lin.sees(words.watch_what())
    await enrols(lin)
    assert lin.sees(words.watch_no_buddy_nobody())
    await turns(world, area, HeatLevel.ORANGE)
    await jumps(world, at(area, 10))
    assert lin.sees(words.watch_nobody_to_tell())


async def test_veiller_promises_whoever_is_there(world, area, bao, chloe, admin):
    await bao.says("/veiller")
    assert bao.sees(words.watch_what_admins())
    await enrols(bao)
    assert bao.sees(words.watch_no_buddy_admins())
    await pairs(bao, chloe)
    await rests(world, admin)
    await bao.says("/veiller")
    assert not bao.sees(words.watch_no_buddy_nobody())
    await rests(world, chloe)
    await bao.says("/veiller")
    assert bao.sees(words.watch_no_buddy_nobody())
