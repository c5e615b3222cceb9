"""Buttons under the heat's messages are authorised as they are pressed: they can be forged."""

from __future__ import annotations

import pytest
from sqlmodel import select

from messages import words
from messages.heat.announcements.actions import AnswerNudge, HeatAnswer, ReportVisit
from messages.heat.checkins.check_card import VisitOutcome
from messages.heat.levels.level import HeatLevel
from storage.area import Area
from storage.heat.announcements.queries import HeatEpisode, NudgeAnswer, VisitReport
from tests.heat.hot_days import NONE, ORANGE, at, turns
from tests.worlds import NOON, Neighbour, Wall, World

TODAY = NOON.date().toordinal()


async def counted(world: World) -> tuple[int, int, int]:
    """Answers, reports, and the number that everybody is thanked with."""
    async with world.database.transaction() as store:
        nudges = (await store.session.execute(select(NudgeAnswer))).scalars().all()
        visits = (await store.session.execute(select(VisitReport))).scalars().all()
        episodes = (await store.session.execute(select(HeatEpisode))).scalars().all()
    return len(nudges), len(visits), sum(each.visits for each in episodes)


async def test_a_strangers_forged_reports_and_answers_count_nowhere(
    world: World, area: Area, belleville: Wall
) -> None:
    await turns(world, area, ORANGE, NONE)
    await world.comes(at(12, 10))
    stranger = await world.joins("Max", "fr", await world.declares("Gambetta"))
    for outcome in VisitOutcome:
        await stranger.forges(ReportVisit(area=area.id, outcome=outcome))
        wanted = words.danger_call() if outcome is VisitOutcome.WORRYING else words.gone()
        assert stranger.sees(wanted), outcome
    for answer in HeatAnswer:
        press = AnswerNudge(area=area.id, day=TODAY, level=HeatLevel.ORANGE, answer=answer)
        await stranger.forges(press)
        assert stranger.sees(words.danger_call() if answer is HeatAnswer.NEED else words.gone())
    assert await counted(world) == (0, 0, 0)


async def test_a_member_who_promised_nothing_reads_what_to_do_and_is_not_counted(
    world: World, area: Area, bao: Neighbour
) -> None:
    await turns(world, area, ORANGE, NONE)
    await world.comes(at(12, 10))
    await bao.forges(ReportVisit(area=area.id, outcome=VisitOutcome.FINE))
    assert bao.sees(words.nudge_said_fine())
    assert await counted(world) == (0, 0, 0)

    press = AnswerNudge(area=area.id, day=TODAY, level=HeatLevel.ORANGE, answer=HeatAnswer.KNOCK)
    await bao.forges(press)
    await bao.forges(ReportVisit(area=area.id, outcome=VisitOutcome.FINE))
    assert await counted(world) == (1, 1, 1)


async def test_a_promise_in_one_area_counts_in_no_other(
    world: World, area: Area, bao: Neighbour, organiser: Neighbour
) -> None:
    other = await world.declares("Gambetta")
    await turns(world, area, ORANGE, NONE)
    await world.comes(at(12, 10))
    await bao.presses(words.nudge_knock())
    await bao.forges(ReportVisit(area=other.id, outcome=VisitOutcome.FINE))
    assert bao.sees(words.gone())
    assert await counted(world) == (1, 0, 0)


@pytest.mark.every_world
async def test_whoever_stands_at_the_wall_answers_there_without_being_a_member(
    world: World, area: Area, belleville: Wall
) -> None:
    await turns(world, area, ORANGE, NONE)
    await world.comes(at(12, 10))
    passer_by = await world.arrives("Max")
    await passer_by.presses(words.nudge_away(), on=belleville)
    assert await counted(world) == (1, 0, 0)
