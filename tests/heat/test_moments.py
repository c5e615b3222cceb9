"""Who is told what, when: the table of announcements, lived through."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from handlers.heat.announcements import jobs as announcing
from messages import words
from messages.area import SetTopic, SwitchPlace
from messages.heat.announcements.actions import SetWilling
from messages.heat.levels.level import HeatLevel
from messages.heat_hotline import HeatLines, when_to_call
from messages.model import Topic
from storage.area import Area, MemberRole
from storage.outbox import OutboxAction
from tests.heat.hot_days import NONE, ORANGE, RED, YELLOW, at, hangs, told, turns
from tests.heat.watch import enrols
from tests.worlds import Neighbour, NeutralWorld, Wall, World

EVE = words.nudge_eve_who()


async def test_orange_tomorrow_is_said_at_six_and_not_before(
    world: World, area: Area, belleville: Wall, ana: Neighbour
) -> None:
    await turns(world, area, NONE, ORANGE, ORANGE)
    await world.comes(at(17, 59))
    assert not ana.told(EVE)
    await world.comes(at(18, 1))
    assert ana.told(EVE) == 1
    assert hangs(belleville, words.nudge_wall_orange())
    await world.restarts()
    await world.comes(at(23))
    assert ana.told(EVE) == 1


async def test_who_switched_the_heat_off_or_pauses_hears_nothing(
    world: World, area: Area, ana: Neighbour, bao: Neighbour
) -> None:
    await ana.forges(SetTopic(area=area.id, topic=Topic.HEAT, on=False, under=SwitchPlace.LETTER))
    async with world.database.transaction() as store:
        member = await store.people.get_member(bao.member_id)
        member.paused_until = at(12, days=5)
    await turns(world, area, NONE, ORANGE)
    await world.comes(at(18, 30))
    assert not ana.told(EVE)
    assert not bao.told(EVE)


async def test_who_asked_to_be_checked_or_organises_hears_alerts_without_the_switch(
    world: World, area: Area, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await enrols(bao)
    for each in (organiser, ana, bao):
        off = SetTopic(area=area.id, topic=Topic.HEAT, on=False, under=SwitchPlace.LETTER)
        await each.forges(off)
    await turns(world, area, NONE, ORANGE)
    await world.comes(at(18, 30))
    assert [each.told(words.nudge_home()) for each in (organiser, ana, bao)] == [1, 0, 1]


@pytest.mark.parametrize("tomorrow", [ORANGE, RED])
async def test_who_asked_to_be_checked_is_not_asked_whom_they_look_in_on(
    world: World, area: Area, ana: Neighbour, bao: Neighbour, tomorrow: HeatLevel
) -> None:
    """They hear of the heat and that they are looked after, the eve and the day itself."""
    await enrols(bao)
    await turns(world, area, NONE, tomorrow)
    await world.comes(at(18, 30))
    assert bao.told(words.nudge_checked()) == 1
    await world.comes(at(20, days=1))
    assert bao.told(words.nudge_checked()) == 1
    assert bao.told(words.nudge_checked_today()) > 0
    asked = (EVE, words.nudge_today_who(), words.nudge_red_who())
    assert sum(ana.told(each) for each in asked) > 0
    assert [bao.told(each) for each in asked] == [0, 0, 0]
    assert not bao.offered(words.nudge_knock())
    assert ana.offered(words.nudge_knock())


async def test_who_is_looked_after_and_would_look_in_too_is_asked_like_others(
    world: World, area: Area, bao: Neighbour
) -> None:
    await enrols(bao)
    await bao.forges(SetWilling(area=area.id, yes=True))
    await turns(world, area, NONE, ORANGE)
    await world.comes(at(18, 30))
    assert bao.told(EVE) == 1


async def test_who_is_looked_after_and_needs_somebody_is_not_offered_it_again(
    world: World, area: Area, bao: Neighbour
) -> None:
    await enrols(bao)
    await turns(world, area, NONE, ORANGE)
    await world.comes(at(18, 30))
    await bao.presses(words.nudge_need())
    assert bao.sees(words.nudge_need_checked())
    assert not bao.sees(words.nudge_need_how())


async def test_the_switch_under_the_message_ends_such_messages(
    world: World, area: Area, bao: Neighbour
) -> None:
    await turns(world, area, NONE, ORANGE, ORANGE, ORANGE)
    await world.comes(at(18, 1))
    await bao.presses(words.area_topic_stop(topic=words.area_topic_heat()))
    await world.comes(at(21, days=2))
    assert await told(world, bao) == ["2026-06-30:orange:orange.eve"]


async def test_late_is_better_than_never_but_not_too_late(
    world: World, area: Area, ana: Neighbour
) -> None:
    await turns(world, area, NONE, ORANGE, NONE, ORANGE)
    await world.comes(at(17, 50))
    await world.is_down(minutes=30)
    assert ana.told(EVE) == 1
    await world.comes(at(17, 50, days=2))
    await world.is_down(hours=3, minutes=15)
    assert ana.told(EVE) == 1


async def test_one_message_a_day_on_orange_days_and_it_is_the_eve_s(
    world: World, area: Area, ana: Neighbour
) -> None:
    """Who knows of the day since its eve reads of the next one; on the last day, the thanks."""
    await turns(world, area, NONE, ORANGE, ORANGE, ORANGE, NONE, NONE)
    await world.comes(at(22, days=1))
    await world.comes(at(22, days=3))
    assert await told(world, ana) == [
        "2026-06-30:orange:orange.eve",
        "2026-07-01:orange:orange.eve",
        "2026-07-02:orange:orange.eve",
        "2026-07-03:orange:orange.thanks",
    ]


async def test_who_did_not_hear_of_an_orange_day_the_evening_before_hears_in_the_morning(
    world: World, area: Area, ana: Neighbour
) -> None:
    await world.comes(at(23))
    await turns(world, area, NONE, ORANGE, ORANGE, NONE)
    await world.comes(at(22, days=1))
    assert await told(world, ana) == [
        "2026-07-01:orange:orange.eve",
        "2026-07-01:orange:orange.thanks",
    ]


async def test_a_milder_message_never_keeps_a_worse_one_back(
    world: World, area: Area, ana: Neighbour
) -> None:
    await ana.forges(SetWilling(area=area.id, yes=True))
    await turns(world, area, ORANGE, NONE, NONE)
    await world.comes(at(13))
    await world.comes(at(10, 1, days=1))
    assert ana.sees(words.nudge_clear(area="Belleville"))
    await turns(world, area, NONE, YELLOW)
    await world.comes(at(18, 1, days=1))
    assert ana.sees(words.nudge_yellow_tip())
    await turns(world, area, NONE, ORANGE)
    await world.comes(at(18, 30, days=1))
    assert ana.told(EVE) == 1


async def test_three_messages_on_a_red_day_and_they_may_wake(
    world: World, area: Area, ana: Neighbour, bao: Neighbour
) -> None:
    async with world.database.transaction() as store:
        member = await store.people.get_member(bao.member_id)
        member.quiet_from, member.quiet_until = time(17), time(11)
    await turns(world, area, NONE, RED, NONE)
    await world.comes(at(18, 1))
    assert bao.sees(words.nudge_red_inside())
    await world.comes(at(9, 1, days=1))
    assert bao.sees(words.nudge_red_morning())
    await world.comes(at(22, days=1))
    assert await told(world, ana) == [
        "2026-06-30:red:red.eve",
        "2026-07-01:red:red.evening",
        "2026-07-01:red:red.morning",
        "2026-07-01:red:red.noon",
    ]
    assert ana.told(words.nudge_red_noon()) == 1


async def test_who_sleeps_at_six_is_not_told_tomorrow_of_tomorrow(
    world: World, area: Area, bao: Neighbour
) -> None:
    async with world.database.transaction() as store:
        member = await store.people.get_member(bao.member_id)
        member.quiet_from, member.quiet_until = time(17), time(9)
    await turns(world, area, NONE, ORANGE, NONE)
    await world.comes(at(10, days=1))
    assert not bao.told(EVE)
    await world.comes(at(10, 31, days=1))
    assert bao.sees(words.nudge_today_who())


async def test_who_lives_in_two_areas_is_told_once_and_of_the_worst(
    world: World, area: Area, belleville: Wall
) -> None:
    beside = await world.declares("Ménilmontant")
    eva = await world.joins("Eva", "fr", area, beside)
    await turns(world, area, NONE, ORANGE)
    await turns(world, beside, NONE, ORANGE)
    await world.comes(at(18, 5))
    assert eva.told(EVE) == 1


async def test_an_answer_stops_the_reminder_of_that_day(
    world: World, area: Area, ana: Neighbour, bao: Neighbour
) -> None:
    await turns(world, area, NONE, ORANGE, NONE)
    await world.comes(at(18, 1))
    await ana.presses(words.nudge_call())
    await world.comes(at(10, 31, days=1))
    assert not ana.told(words.nudge_today_who())
    assert bao.sees(words.nudge_thanks(count=1))
    assert bao.sees(words.nudge_waiting(count=0))


async def test_not_today_is_heard_until_the_level_rises(
    world: World, area: Area, ana: Neighbour
) -> None:
    await turns(world, area, NONE, ORANGE, ORANGE)
    await world.comes(at(18, 1))
    await ana.presses(words.nudge_not_today())
    assert ana.sees(words.nudge_noted_not_today())
    await world.comes(at(13, days=1))
    assert not ana.told(words.nudge_today_who())
    await turns(world, area, RED, NONE)
    await world.comes(at(14, 1, days=1))
    assert ana.told(words.nudge_red_noon()) == 1


async def test_yellow_is_on_the_wall_and_told_to_those_who_would_look_in(
    world: World, area: Area, belleville: Wall, ana: Neighbour, bao: Neighbour
) -> None:
    await ana.says("/canicule")
    await ana.presses(words.nudge_willing_yes())
    assert ana.sees(words.nudge_willing_is())
    await turns(world, area, NONE, YELLOW, YELLOW, NONE)
    await world.comes(at(18, 1))
    assert hangs(belleville, words.nudge_yellow_act())
    assert ana.sees(words.nudge_first())
    await world.comes(at(18, 1, days=1))
    assert ana.sees(words.nudge_yellow_tip())
    assert not await told(world, bao)


@pytest.mark.every_world
async def test_the_card_is_pinned_while_it_is_hot_and_follows_the_level(
    world: World, area: Area, belleville: Wall, ana: Neighbour
) -> None:
    await turns(world, area, NONE, ORANGE, RED, NONE, NONE)
    await world.comes(at(18, 15))
    pinned = belleville.card
    assert hangs(belleville, words.nudge_wall_orange())
    await world.comes(at(12, days=1))
    assert hangs(belleville, words.nudge_red_inside())
    assert belleville.card.name == pinned.name
    await world.comes(at(1, days=3))
    assert hangs(belleville, words.nudge_wall_over())
    assert not belleville.cards
    if isinstance(world, NeutralWorld):
        assert [each for each, *_ in world.walls.errands] == [OutboxAction.PIN, OutboxAction.UNPIN]
        assert {each for *_, each in world.walls.errands} == {pinned.name}


async def test_the_card_says_when_the_line_for_advice_answers(
    world: World, area: Area, belleville: Wall, ana: Neighbour
) -> None:
    world.heat_lines = HeatLines.parse_lines("9-19")
    await world.restarts()
    await turns(world, area, RED, RED)
    await world.comes(at(12, 15))
    assert hangs(belleville, words.nudge_info(when=when_to_call(world.heat_lines.hours_in("FR"))))


async def test_it_is_over_when_it_is_known_to_be(
    world: World, area: Area, belleville: Wall, ana: Neighbour
) -> None:
    await turns(world, area, ORANGE, NONE, NONE, NONE)
    await world.comes(at(12, 30))
    await ana.presses(words.nudge_knock())
    await ana.presses(words.nudge_card_open())
    await ana.presses(words.nudge_card_onward())
    await ana.presses(words.nudge_outcome_fine())
    await world.comes(at(9, 59, days=1))
    assert not ana.told(words.nudge_clear(area="Belleville"))
    await world.comes(at(10, 1, days=1))
    assert ana.sees(words.nudge_clear(area="Belleville"))
    assert ana.sees(words.nudge_clear_thanks(count=1))
    assert ana.offered(words.nudge_prepare_invite())
    await world.comes(at(13, days=3))
    assert ana.told(words.nudge_clear(area="Belleville")) == 1


@pytest.mark.every_world
async def test_a_green_that_was_put_right_within_the_hour_is_thanked_for_once(
    world: World, area: Area, belleville: Wall, ana: Neighbour
) -> None:
    """Neither is there a second card, though the first one had said that it was over."""
    await turns(world, area, ORANGE, ORANGE)
    await world.comes(at(16))
    await turns(world, area, NONE, NONE)
    await world.comes(at(17))
    assert hangs(belleville, words.nudge_wall_over())
    await turns(world, area, ORANGE, YELLOW, NONE, NONE, NONE)
    await world.comes(at(17, 30))
    assert len(belleville.cards) == 1
    assert not hangs(belleville, words.nudge_wall_over())
    if isinstance(world, NeutralWorld):
        pins = [each for each, *_ in world.walls.errands]
        assert pins == [OutboxAction.PIN, OutboxAction.UNPIN, OutboxAction.PIN]
    await world.comes(at(12, days=1))
    assert not ana.told(words.nudge_clear(area="Belleville"))
    await world.comes(at(12, days=2))
    assert ana.told(words.nudge_clear(area="Belleville")) == 1
    await world.comes(at(12, days=4))
    assert ana.told(words.nudge_clear(area="Belleville")) == 1


async def test_a_level_nobody_knows_any_more_is_no_all_clear(
    world: World, area: Area, belleville: Wall, ana: Neighbour
) -> None:
    await turns(world, area, ORANGE)
    await world.comes(at(12, days=2))
    assert hangs(belleville, words.nudge_wall_lost())
    await world.comes(at(12, days=3))
    assert not ana.told(words.nudge_clear(area="Belleville"))


async def test_in_may_and_june_everybody_is_asked_to_prepare(
    world: World, area: Area, ana: Neighbour
) -> None:
    for before, (month, day) in enumerate(((5, 15), (6, 1))):
        world.clock.at = datetime(2027, month, day, 17, 59, tzinfo=ZoneInfo(area.zone))
        await world.strike()
        assert ana.told(words.nudge_prepare_who()) == before
        await world.passes(minutes=2)
        assert ana.told(words.nudge_prepare_who()) == before + 1
        assert ana.offered(words.nudge_willing_yes())


async def test_organisers_read_the_day_in_numbers_morning_and_evening(
    world: World, area: Area, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await turns(world, area, NONE, ORANGE, NONE)
    await world.comes(at(18, 1))
    await ana.presses(words.nudge_knock())
    await bao.presses(words.nudge_away())
    await world.comes(at(9, 1, days=1))
    assert organiser.sees(words.nudge_counts_looking(count=1))
    assert organiser.sees(words.nudge_counts_rest(away="1", need="0"))
    assert organiser.sees(words.nudge_counts_silent(count=1))
    checks = words.nudge_counts_checks
    assert organiser.sees(checks(begun="0", answered="0", passed="0", silent="0"))
    await world.comes(at(20, 31, days=1))
    assert organiser.told(words.nudge_counts_looking(count=1)) == 2
    assert not ana.told(words.nudge_counts_looking(count=1))


async def test_who_organises_two_areas_reads_the_checks_of_both(
    world: World, area: Area, belleville: Wall, bao: Neighbour
) -> None:
    beside = await world.declares("Ménilmontant")
    organiser = await world.joins("Gül", "fr", area, beside, role=MemberRole.ORGANISER)
    await enrols(bao)
    for each in (area, beside):
        await turns(world, each, NONE, ORANGE)
    await world.comes(at(20, 31, days=1))
    shown = words.nudge_counts_checks
    assert organiser.sees(shown(begun="0", answered="0", passed="0", silent="0"))
    assert organiser.sees(shown(begun="1", answered="0", passed="1", silent="1"))


async def test_who_set_the_level_is_named_where_it_is_announced(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    await world.comes(at(17, 50))
    await organiser.says("/canicule orange")
    await world.comes(at(18, 1))
    assert ana.sees(words.nudge_set_by(name="Farida"))
    assert hangs(belleville, words.nudge_set_by(name="Farida"))


async def test_by_the_areas_own_clocks(world: World, area: Area, ana: Neighbour) -> None:
    zone = "Indian/Reunion"
    reunion = await world.declares("Saint-Denis", zone=zone, town="97411")
    zoe = await world.joins("Zoé", "fr", reunion)
    await turns(world, reunion, NONE, ORANGE)
    await world.comes(at(17, 59, zone=zone))
    assert not zoe.told(EVE)
    await world.comes(at(18, 1, zone=zone))
    assert zoe.told(EVE) == 1


@pytest.mark.parametrize(
    "bounds",
    [{"CHUNK": announcing.A_START + 2}, {"SLICE": 2, "SPELL": 0.0}],
    ids=["so many people", "so long"],
)
async def test_many_are_told_a_few_at_a_time_wherever_it_is_stopped(
    world: World, area: Area, bounds: dict[str, float], monkeypatch: pytest.MonkeyPatch
) -> None:
    everybody = [await world.joins(f"Member {n}", "fr", area) for n in range(9)]
    for name, bound in (bounds | {"CHUNKS": 3}).items():
        monkeypatch.setattr(announcing, name, bound)
    await turns(world, area, NONE, ORANGE)
    await world.comes(at(17, 59))
    world.clock.advance(timedelta(minutes=1))
    await world.strike()
    first = sum(each.told(EVE) for each in everybody)
    assert 0 < first < len(everybody)
    for _ in range(4):
        await world.is_down(minutes=1)
    assert [each.told(EVE) for each in everybody] == [1] * len(everybody)


async def test_a_few_follow_a_few_while_there_is_time(
    world: World, area: Area, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One transaction for the cards, and one in which everybody is told."""
    everybody = [await world.joins(f"Member {n}", "fr", area) for n in range(9)]
    for name, bound in {"SLICE": 2, "SPELL": 60.0, "CHUNKS": 2}.items():
        monkeypatch.setattr(announcing, name, bound)
    await turns(world, area, NONE, ORANGE)
    await world.comes(at(17, 59))
    world.clock.advance(timedelta(minutes=1))
    await world.strike()
    assert [each.told(EVE) for each in everybody] == [1] * len(everybody)
