"""How many messages a day, which one gives way, who is on pause, and both ways out of all of it."""

from __future__ import annotations

import pytest

from messages import words
from messages.catalog import plain_words
from messages.heat.announcements.actions import SpareToday
from messages.heat.checkins.actions import CheckPace, StopChecks
from messages.heat.levels.level import HeatLevel, HeatSource
from messages.model import Text
from storage.area import Area, MemberRole
from tests.heat.hot_days import NONE, ORANGE, RED, YELLOW, at, told, turns
from tests.heat.watch import checks, enrols, jumps, pairs, turned_yellow_before
from tests.heat.watch import told as told_of_checks
from tests.worlds import Neighbour, World

STOP = words.area_topic_stop(topic=words.area_topic_heat())


async def pauses(who: Neighbour, until_day: int = 9) -> None:
    async with who.world.database.transaction() as store:
        member = await store.people.get_member(who.member_id)
        member.paused_until = at(12, days=until_day)


async def test_red_today_and_orange_tomorrow_is_told_at_six(
    world: World, area: Area, ana: Neighbour
) -> None:
    await turns(world, area, NONE, RED, ORANGE, NONE)
    await world.comes(at(23, days=1))
    assert await told(world, ana) == [
        "2026-06-30:red:red.eve",
        "2026-07-01:orange:orange.eve",
        "2026-07-01:red:red.morning",
        "2026-07-01:red:red.noon",
    ]


async def test_where_red_follows_red_six_o_clock_speaks_for_seven(
    world: World, area: Area, organiser: Neighbour, ana: Neighbour
) -> None:
    """Of organisers too, who have to know."""
    await turns(world, area, NONE, RED, RED, NONE)
    await world.comes(at(23, days=1))
    assert await told(world, ana) == [
        "2026-06-30:red:red.eve",
        "2026-07-01:red:red.eve",
        "2026-07-01:red:red.morning",
        "2026-07-01:red:red.noon",
    ]
    for each in (organiser, ana):
        assert each.told(words.nudge_red_inside()) == 3, "both eves and the morning"
        assert not each.told(words.nudge_red_evening())


async def test_red_declared_in_the_afternoon_and_for_tomorrow_still_is_not_told_at_seven(
    world: World, area: Area, ana: Neighbour
) -> None:
    await world.comes(at(15))
    await turns(world, area, RED, RED, NONE)
    await world.comes(at(23))
    assert await told(world, ana) == ["2026-06-30:red:red.eve", "2026-06-30:red:red.late"]


async def test_who_is_asked_how_they_are_is_not_reminded_at_the_same_hour(
    world: World, area: Area, bao: Neighbour
) -> None:
    await enrols(bao)
    await turns(world, area, NONE, RED, NONE)
    await world.comes(at(23, days=1))
    keys = await told(world, bao)
    assert keys == ["2026-06-30:red:red.eve", "2026-07-01:red:red.morning"]


async def test_buddies_hear_of_red_wherever_they_live(
    world: World, area: Area, bao: Neighbour
) -> None:
    elsewhere = await world.declares("Nantes centre")
    eva = await world.joins("Eva", "fr", elsewhere)
    await enrols(bao)
    await pairs(bao, eva)
    await turns(world, area, NONE, RED, NONE)
    await world.comes(at(18, 5))
    assert eva.told(words.nudge_red_inside()) == 1
    await eva.presses(words.nudge_call())
    assert eva.sees(words.nudge_noted_call())


# --- pauses


async def test_the_admins_read_the_morning_s_counts_where_every_organiser_is_on_pause(
    world: World, area: Area, organiser: Neighbour
) -> None:
    admin = await world.joins("Adèle", "fr", admin=True)
    await pauses(organiser)
    await turns(world, area, NONE, ORANGE, NONE)
    await world.comes(at(9, 5, days=1))
    counts = words.nudge_counts_looking(count=0)
    assert admin.told(counts) == 1
    assert not organiser.told(counts)
    assert admin.told(words.nudge_home()) == 1, "the eve's alert too"


async def test_the_admins_read_the_counts_where_the_only_organiser_said_not_today(
    world: World, area: Area, organiser: Neighbour
) -> None:
    admin = await world.joins("Adèle", "fr", admin=True)
    await turns(world, area, NONE, ORANGE, NONE)
    await world.comes(at(8, 30, days=1))
    today = at(12, days=1).toordinal()
    await organiser.forges(SpareToday(area=area.id, day=today, level=ORANGE))
    await world.comes(at(9, 5, days=1))
    counts = words.nudge_counts_looking(count=0)
    assert (organiser.told(counts), admin.told(counts)) == (0, 1)


async def test_where_an_organiser_is_awake_the_admins_are_left_alone(
    world: World, area: Area, organiser: Neighbour
) -> None:
    admin = await world.joins("Adèle", "fr", admin=True)
    other = await world.joins("Gus", "fr", area, role=MemberRole.ORGANISER)
    await pauses(organiser)
    await turns(world, area, NONE, ORANGE, NONE)
    await world.comes(at(9, 5, days=1))
    counts = words.nudge_counts_looking(count=0)
    assert other.told(counts) == 1
    assert not admin.told(counts)


async def test_where_every_organiser_is_asleep_the_admins_read_and_they_do_on_waking(
    world: World, area: Area, organiser: Neighbour
) -> None:
    admin = await world.joins("Adèle", "fr", admin=True)
    async with world.database.transaction() as store:
        member = await store.people.get_member(organiser.member_id)
        member.quiet_until = at(10, 30).time()
    await turns(world, area, NONE, ORANGE, NONE)
    await world.comes(at(9, 5, days=1))
    counts = words.nudge_counts_looking(count=0)
    assert admin.told(counts) == 1
    await world.comes(at(10, 35, days=1))
    assert organiser.told(counts) == 1


async def test_who_is_on_pause_is_not_asked_how_their_visit_went(
    world: World, area: Area, ana: Neighbour
) -> None:
    await turns(world, area, NONE, ORANGE, NONE)
    await world.comes(at(18, 5))
    await ana.presses(words.nudge_knock())
    await pauses(ana)
    await world.comes(at(20, days=1))
    assert not ana.told(words.nudge_how())


# --- both ways out


@pytest.mark.every_world
async def test_both_ways_out_stand_under_c_s_question_and_not_today_ends_it(
    world: World, area: Area, bao: Neighbour, chloe: Neighbour
) -> None:
    await enrols(bao)
    await pairs(bao, chloe)
    await turned_yellow_before(world, area)
    await jumps(world, at(9, 50, days=1))
    await turns(world, area, ORANGE, NONE)
    await jumps(world, at(10, days=1))
    assert bao.screen[-1].buttons[-2:] == _labels(bao, words.nudge_not_today(), STOP)
    await bao.presses(words.nudge_not_today())
    assert bao.sees(words.nudge_spared_checked())
    asked = bao.told(words.watch_not_me())
    await world.comes(at(22, days=1))
    assert not await told_of_checks(world)
    assert bao.told(words.watch_not_me()) == asked


@pytest.mark.every_world
async def test_both_ways_out_stand_under_d_s_alarm_and_not_today_turns_to_the_next(
    world: World, area: Area, bao: Neighbour, chloe: Neighbour, driss: Neighbour
) -> None:
    await enrols(bao)
    await pairs(bao, chloe)
    await pairs(bao, driss)
    await turned_yellow_before(world, area)
    await jumps(world, at(9, 50, days=1))
    await turns(world, area, ORANGE, NONE)
    for hour, minute in ((10, 0), (10, 45), (12, 0)):
        await jumps(world, at(hour, minute, days=1))
    assert chloe.screen[-1].buttons[-2:] == _labels(chloe, words.nudge_not_today(), STOP)
    assert not driss.told(words.watch_told_do())
    await chloe.presses(words.nudge_not_today())
    assert chloe.sees(words.nudge_noted_spared())
    await world.passes(minutes=2)
    assert driss.told(words.watch_told_do()) == 1


async def test_a_buddy_who_wants_no_more_that_day_is_passed_over(
    world: World, area: Area, bao: Neighbour, chloe: Neighbour, driss: Neighbour
) -> None:
    await enrols(bao)
    await pairs(bao, chloe)
    await pairs(bao, driss)
    await turns(world, area, NONE, ORANGE, NONE)
    await world.comes(at(18, 5))
    await chloe.presses(words.nudge_not_today())
    for hour, minute in ((10, 0), (10, 45), (12, 0)):
        await jumps(world, at(hour, minute, days=1))
    assert driss.told(words.watch_told_do()) == 1
    assert not chloe.told(words.watch_told_do())


async def test_not_today_under_last_night_s_alarm_turns_to_the_next_in_the_morning(
    world: World, area: Area, bao: Neighbour, chloe: Neighbour, driss: Neighbour
) -> None:
    await enrols(bao)
    await pairs(bao, chloe)
    await pairs(bao, driss)
    await turned_yellow_before(world, area)
    await jumps(world, at(9, 50, days=1))
    await turns(world, area, ORANGE, ORANGE, NONE)
    for hour, minute in ((17, 30), (18, 0), (18, 30)):
        await jumps(world, at(hour, minute, days=1))
    async with world.database.transaction() as store:
        (await store.people.get_member(driss.member_id)).paused_until = at(6, days=2)
    await jumps(world, at(8, 30, days=2))
    yesterday = at(12, days=1).toordinal()
    await chloe.forges(SpareToday(area=area.id, day=yesterday, level=ORANGE))
    assert chloe.sees(words.nudge_noted_spared())
    assert driss.told(words.watch_told_do()) == 1


async def test_not_today_ends_no_holiday(world: World, area: Area, bao: Neighbour) -> None:
    await enrols(bao)
    back = at(8, days=9)
    async with world.database.transaction() as store:
        (await store.checkins.enrolment_of(bao.member_id)).away_until = back
    today = at(12).toordinal()
    await bao.forges(SpareToday(area=area.id, day=today, level=ORANGE))
    async with world.database.transaction() as store:
        assert (await store.checkins.enrolment_of(bao.member_id)).away_until == back


async def test_stop_heat_under_a_question_says_what_goes_on_and_how_to_end_it(
    world: World, area: Area, bao: Neighbour
) -> None:
    await enrols(bao)
    await turns(world, area, NONE, ORANGE, NONE)
    await world.comes(at(10, 5, days=1))
    await bao.presses(STOP)
    assert bao.sees(words.nudge_stopped_checked())
    await bao.presses(words.watch_stop())
    await bao.forges(StopChecks(sure=True))
    async with world.database.transaction() as store:
        assert await store.checkins.enrolment_of(bao.member_id) is None


async def test_not_today_ends_nothing_that_was_asked_for_in_danger(
    world: World, area: Area, bao: Neighbour, chloe: Neighbour
) -> None:
    await enrols(bao)
    await pairs(bao, chloe)
    await turns(world, area, NONE, ORANGE, NONE)
    await world.comes(at(10, 5, days=1))
    await bao.presses(words.watch_say_now())
    today = at(12, days=1).toordinal()
    await bao.forges(SpareToday(area=area.id, day=today, level=ORANGE))
    assert bao.sees(words.nudge_spared_called())
    async with world.database.transaction() as store:
        assert await store.checkins.open_checks_of(bao.member_id)


async def test_not_today_leaves_tomorrows_alert_on_its_way(
    world: World, area: Area, ana: Neighbour
) -> None:
    await turns(world, area, NONE, RED, RED, NONE)
    await world.comes(at(9, 5, days=1))
    await ana.presses(words.nudge_not_today())
    await world.comes(at(20, days=1))
    assert (await told(world, ana))[-2:] == [
        "2026-07-01:red:red.eve",
        "2026-07-01:red:red.morning",
    ]
    assert ana.told(words.nudge_red_evening()) == 0


def _labels(who: Neighbour, *labels: Text) -> tuple[str, ...]:
    return tuple(plain_words(label, who.reader) for label in labels)


# --- yellow, and what falls


async def test_yesterday_s_courtesy_wakes_nobody_when_the_heat_is_back(
    world: World, area: Area, bao: Neighbour, chloe: Neighbour
) -> None:
    await enrols(bao)
    await pairs(bao, chloe)
    await turns(world, area, NONE, ORANGE, NONE, RED, NONE)
    await world.comes(at(10, 5, days=1))
    await bao.presses(words.watch_say_fine())
    await jumps(world, at(10, days=2))
    for hour, minute in ((0, 1), (0, 31), (1, 1), (3, 0)):
        await jumps(world, at(hour, minute, days=3))
    assert not await told_of_checks(world)
    assert [each.pace for each in await checks(world)] == [CheckPace.ORANGE, CheckPace.AFTER]


async def test_a_second_yellow_day_is_no_falling_level(
    world: World, area: Area, bao: Neighbour, chloe: Neighbour
) -> None:
    await enrols(bao)
    await pairs(bao, chloe)
    await turns(world, area, NONE, YELLOW, YELLOW, NONE, NONE)
    await world.comes(at(11, days=1))
    await bao.presses(words.watch_say_fine())
    for day in (2, 3):
        await world.comes(at(11, days=day))
    assert not bao.told(words.watch_ask_after(name="Bao"))
    assert not chloe.told(words.watch_still_hot(names=("Bao",)))


@pytest.mark.parametrize("after", [YELLOW, NONE])
async def test_a_level_that_falls_from_orange_is_told_once_a_day_for_three_days(
    world: World, area: Area, bao: Neighbour, chloe: Neighbour, after: HeatLevel
) -> None:
    await enrols(bao)
    await pairs(bao, chloe)
    await turned_yellow_before(world, area)
    await turns(world, area, NONE, ORANGE, *[after] * 6)
    await world.comes(at(11, days=1))
    await bao.presses(words.watch_say_fine())
    for day in range(2, 7):
        await world.comes(at(11, days=day))
        times = min(day - 1, 3)
        assert bao.told(words.watch_ask_after(name="Bao")) == times
        assert chloe.told(words.watch_still_hot(names=("Bao",))) == times
    assert chloe.offered(words.nudge_not_today())
    assert chloe.offered(STOP)


async def test_the_first_yellow_day_is_as_an_orange_one_to_who_would_visit(
    world: World, area: Area, ana: Neighbour, bao: Neighbour
) -> None:
    await ana.says("/canicule")
    await ana.presses(words.nudge_willing_yes())
    await turns(world, area, NONE, YELLOW, NONE)
    await world.comes(at(18, 5))
    assert ana.sees(words.nudge_first())
    await world.comes(at(12, days=1))
    assert ana.told(words.nudge_today_who()) == 1
    assert not await told(world, bao)


# --- what is said


async def test_the_eve_says_how_warm_the_night_stays_where_it_is_forecast(
    world: World, area: Area, ana: Neighbour
) -> None:
    world.skies.use(HeatSource.OPENMETEO)
    world.skies.degrees = [(17.2, 30), (23.6, 30), *[(15, 25)] * 5]
    await turns(world, area, NONE, ORANGE, NONE)
    await world.comes(at(18, 5))
    assert ana.told(words.nudge_night(low="24")) == 1


async def test_the_thanks_count_people_who_asked_and_have_nobody_and_name_none(
    world: World, area: Area, ana: Neighbour, bao: Neighbour, chloe: Neighbour
) -> None:
    await turns(world, area, NONE, ORANGE, NONE)
    await world.comes(at(18, 5))
    await bao.presses(words.nudge_need())
    await enrols(chloe)
    await world.comes(at(10, 5, days=1))
    await chloe.presses(words.watch_say_call())
    await world.comes(at(10, 35, days=1))
    assert ana.sees(words.nudge_waiting(count=2))
    assert not ana.told("Bao")
    assert not ana.told("Chloé")
