"""Somebody asks to be checked on: what they are told, what they set, who their buddies are."""

from datetime import time, timedelta

import pytest

from handlers.heat import heat
from handlers.kernel.interaction import JobContext
from messages import words
from messages.heat.checkins.actions import (
    AcceptBuddy,
    AskBuddy,
    AwayUntilForm,
    EnrolForm,
    PartFromBuddy,
    PickBuddy,
)
from messages.heat.levels.level import HeatLevel
from tests.heat.watch import at, checks, code, enrols, jumps, pairs, turns
from tests.worlds import NOON


async def test_before_anything_one_reads_what_palier_is_not(ana, organiser):
    await ana.says("/checkin")
    for said in (words.watch_what(), words.watch_not_me(), words.watch_town()):
        assert ana.sees(said)
    assert ana.sees(words.watch_until())


async def test_the_page_shows_what_was_set_and_everything_can_be_changed(bao, organiser):
    await enrols(bao, hour=time(8), contact="Lise, 06 39 98 01 02", access="3e, frappez fort")
    for said in (
        words.watch_enrolled(),
        words.watch_contact(contact="Lise, 06 39 98 01 02"),
        words.watch_access(access="3e, frappez fort"),
        words.watch_shares_not(),
        words.watch_no_buddy(),
        words.watch_not_me(),
    ):
        assert bao.sees(said)
    assert bao.sees(words.watch_hour(hour="8 h"))

    await bao.presses(words.watch_change())
    await bao.fills(EnrolForm, hour=time(9), contact="Lise", share=True)
    assert bao.sees(words.watch_changed())
    assert bao.sees(words.watch_contact(contact="Lise"))
    assert bao.sees(words.watch_shares())


async def test_nothing_need_be_said_to_be_checked_on(bao):
    await enrols(bao)
    assert bao.sees(words.watch_hour_usual())
    assert bao.sees(words.watch_no_contact())


@pytest.mark.every_world
@pytest.mark.parametrize("hour", [time(5, 30), time(12, 30), time(20)])
async def test_an_hour_outside_the_morning_is_refused_with_the_hours_that_do(world, bao, hour):
    await bao.says("/veiller")
    await bao.presses(words.watch_begin())
    await bao.fills(EnrolForm, hour=hour)
    assert bao.sees(words.watch_hour_range())
    async with world.database.transaction() as store:
        assert await store.checkins.enrolment_of(bao.member_id) is None


async def test_somebody_without_an_area_chooses_one_first(world):
    lin = await world.joins("Lin", "fr")
    await lin.says("/veiller")
    await lin.presses(words.watch_begin())
    assert lin.sees(words.area_first())


@pytest.mark.every_world
async def test_on_a_wall_it_is_settled_in_private(bao, belleville):
    await bao.says("/veiller", on=belleville)
    assert not belleville.shows(words.watch_title())


async def test_contact_and_access_are_unreadable_in_the_database(world, bao):
    await enrols(bao, contact="Lise, 06 39 98 01 02", access="frappez fort")
    async with world.database.engine.connect() as connection:
        from sqlalchemy import text

        [row] = (await connection.execute(text("SELECT contact, access FROM enrolment"))).all()
    assert b"Lise" not in row[0]
    assert b"frappez" not in row[1]


async def test_a_pause_is_one_tap_and_so_is_its_end(world, bao, area):
    await enrols(bao)
    await turns(world, area, HeatLevel.ORANGE)
    await bao.presses(words.watch_pause())
    assert bao.sees(words.watch_paused())
    await jumps(world, at(area, 10))
    assert await checks(world) == []

    await bao.presses(words.watch_resume())
    assert bao.sees(words.watch_on())
    await world.passes(minutes=5)
    assert await checks(world) == [], "an hour that struck during the pause is over"
    await jumps(world, at(area, 19))
    assert len(await checks(world)) == 1


@pytest.mark.every_world
async def test_on_holiday_nobody_is_asked_until_the_day_after(world, bao, area):
    await enrols(bao)
    await bao.presses(words.watch_go_away())
    await bao.fills(AwayUntilForm, day=NOON.date() + timedelta(days=1))
    assert bao.offered(words.watch_back())
    await turns(world, area, HeatLevel.ORANGE)
    await jumps(world, at(area, 19))
    assert await checks(world) == []
    await jumps(world, at(area, 10, days=2))
    assert len(await checks(world)) == 1


async def test_whoever_pauses_everything_is_not_asked_either(world, bao, area):
    await enrols(bao)
    await bao.says("/pause 3 juillet")
    await turns(world, area, HeatLevel.ORANGE)
    await jumps(world, at(area, 19))
    assert await checks(world) == []
    await bao.says("/veiller")
    assert not bao.sees(words.watch_on())


async def test_stopping_erases_everything_after_one_question(world, bao, chloe):
    await enrols(bao, contact="Lise")
    await pairs(bao, chloe)
    await bao.says("/veiller")
    await bao.presses(words.watch_stop())
    assert bao.sees(words.watch_stop_sure())
    await bao.presses(words.watch_stop_yes())
    assert bao.sees(words.watch_stopped())
    assert chloe.sees(words.watch_ended_by(name="Bao"))
    async with world.database.transaction() as store:
        assert await store.checkins.enrolment_of(bao.member_id) is None
        assert await store.checkins.watched_by(chloe.member_id) == []


# --- buddies


async def test_two_become_buddies_by_a_link_and_a_yes(bao, chloe, organiser):
    await enrols(bao)
    await bao.presses(words.watch_invite())
    assert bao.sees(words.watch_link(name="Bao"))

    await chloe.opens(f"w_{await code(bao)}")
    assert chloe.sees(words.watch_asked(name="Bao"))
    assert chloe.sees(words.watch_not_me())
    await bao.says("/veiller")
    assert bao.sees(words.watch_no_buddy()), "whoever only opened the link has agreed to nothing"

    await chloe.presses(words.watch_accept())
    assert chloe.sees(words.watch_agreed(name="Bao"))
    assert bao.sees(words.watch_accepted(name="Chloé"))
    await bao.says("/veiller")
    assert bao.sees(words.watch_buddy(name="Chloé"))
    await chloe.says("/veiller")
    assert chloe.sees(words.watch_buddy_of(name="Bao"))


async def test_a_buddy_is_chosen_among_those_who_offer_and_then_asked(bao, chloe, driss):
    await chloe.says("/veiller")
    await chloe.presses(words.watch_offer())
    assert chloe.sees(words.watch_offered())
    await enrols(bao)
    await bao.presses(words.watch_pick())
    assert not bao.offered("Driss")
    await bao.presses("Chloé")
    assert bao.sees(words.watch_buddy_asked(name="Chloé"))

    assert chloe.sees(words.watch_asked(name="Bao"))
    await chloe.presses(words.watch_accept())
    assert bao.sees(words.watch_accepted(name="Chloé"))


async def test_a_no_leaves_room_for_somebody_else(world, bao, chloe):
    await chloe.says("/veiller")
    await chloe.presses(words.watch_offer())
    await enrols(bao)
    await bao.presses(words.watch_pick())
    await bao.presses("Chloé")
    await chloe.presses(words.watch_refuse())
    assert chloe.sees(words.watch_declined())
    assert bao.sees(words.watch_refused(name="Chloé"))
    async with world.database.transaction() as store:
        assert await store.checkins.buddies_of(bao.member_id) == []


async def test_a_third_buddy_is_one_too_many(world, bao, ana, chloe, driss):
    await enrols(bao)
    key = await code(bao)
    for buddy in (ana, chloe):
        await pairs(bao, buddy)
    await driss.opens(f"w_{key}")
    await driss.presses(words.watch_accept())
    assert driss.sees(words.watch_full())
    async with world.database.transaction() as store:
        assert len(await store.checkins.buddies_of(bao.member_id)) == 2


@pytest.mark.every_world
async def test_either_ends_it_and_the_old_link_is_worth_nothing(world, bao, chloe):
    await enrols(bao)
    key = await code(bao)
    await pairs(bao, chloe)
    await chloe.says("/veiller")
    await chloe.presses(words.watch_part(name="Bao"))
    await chloe.presses(words.watch_part_yes())
    assert bao.sees(words.watch_parted(name="Chloé"))

    await chloe.opens(f"w_{key}")
    assert chloe.sees(words.watch_link_gone())
    await chloe.forges(AcceptBuddy(code=key, yes=True))
    assert chloe.sees(words.watch_link_gone())

    await pairs(bao, chloe)
    await bao.says("/veiller")
    await bao.presses(words.watch_part(name="Chloé"))
    await bao.presses(words.watch_part_yes())
    assert chloe.sees(words.watch_parted(name="Bao"))
    async with world.database.transaction() as store:
        assert await store.checkins.buddies_of(bao.member_id) == []


async def test_nobody_is_their_own_buddy(bao):
    await enrols(bao)
    await bao.opens(f"w_{await code(bao)}")
    assert bao.sees(words.watch_link_own())


async def test_forged_buttons_make_no_buddies_and_part_nobody(world, bao, chloe, driss):
    await enrols(bao)
    await pairs(bao, chloe)
    async with world.database.transaction() as store:
        [(pair, _)] = await store.checkins.buddies_of(bao.member_id)
    await driss.forges(AcceptBuddy(code="nosuchcode", yes=True))
    assert driss.sees(words.watch_link_gone())
    await driss.forges(PartFromBuddy(buddy=pair.id, sure=True))
    assert driss.sees(words.gone())
    await driss.forges(PickBuddy())
    assert driss.sees(words.gone())
    await bao.forges(AskBuddy(member=driss.member_id))
    assert bao.sees(words.watch_pick_gone())
    async with world.database.transaction() as store:
        assert len(await store.checkins.buddies_of(bao.member_id)) == 1


# --- what ends by itself


async def test_lists_are_gone_on_the_fifteenth_of_october_after_a_notice(world, bao, chloe, driss):
    await enrols(bao, contact="Lise")
    await pairs(bao, chloe)
    await driss.says("/veiller")
    await driss.presses(words.watch_offer())

    await jumps(world, NOON.replace(month=10, day=7))
    assert not bao.told(words.watch_notice())
    await jumps(world, NOON.replace(month=10, day=14))
    for who in (bao, chloe, driss):
        assert who.told(words.watch_notice()) == 1
    async with world.database.transaction() as store:
        assert await store.checkins.enrolment_of(bao.member_id)

    await jumps(world, NOON.replace(month=10, day=15, hour=1))
    async with world.database.transaction() as store:
        assert await store.checkins.enrolment_of(bao.member_id) is None
        assert await store.checkins.watched_by(chloe.member_id) == []
        assert await store.checkins.buddy_offer(driss.member_id) is None
    await jumps(world, NOON.replace(month=10, day=30))
    assert bao.told(words.watch_notice()) == 1


async def test_whoever_asks_after_the_season_stays_until_the_next(world, bao):
    await jumps(world, NOON.replace(month=10, day=20))
    await enrols(bao)
    await jumps(world, NOON.replace(month=11, day=10))
    async with world.database.transaction() as store:
        assert await store.checkins.enrolment_of(bao.member_id)


async def test_a_buddy_who_leaves_palier_is_missed_and_so_is_who_was_checked_on(
    world, bao, chloe, driss
):
    await enrols(bao)
    await pairs(bao, chloe)
    await pairs(bao, driss)
    await driss.says("/stop")
    await driss.presses(words.account_erase())
    assert bao.sees(words.watch_parted(name="Driss"))
    await bao.says("/stop")
    await bao.presses(words.account_erase())
    assert chloe.sees(words.watch_ended_by(name="Bao"))


async def test_two_accounts_of_one_person_are_checked_on_once_and_no_buddies(
    world, bao, chloe, driss
):
    await enrols(bao)
    await pairs(bao, chloe)
    await enrols(chloe)
    await pairs(chloe, driss)
    async with world.database.transaction() as store:
        context = JobContext(
            world.clock.now(), store, world.gazetteer, merge_hooks=tuple(heat.merge_hooks)
        )
        kept, gone = (
            await store.people.get_member(bao.member_id),
            await store.people.get_member(chloe.member_id),
        )
        await context.merge_members(kept, gone)
    async with world.database.transaction() as store:
        assert await store.checkins.enrolment_of(bao.member_id)
        assert await store.checkins.enrolment_of(chloe.member_id) is None
        assert await store.checkins.buddies_of(bao.member_id) == []
