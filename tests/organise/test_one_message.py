"""One reported card is one message for each who judges it, kept in step, and never lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from messages import words
from messages.organise.report_actions import JudgeReport, ReportJudgement, ReportReason
from storage.area import Area, MemberRole
from storage.organise import AbuseReport
from storage.outbox import OutboxMessage
from tests.cafe import invites
from tests.organise import reports, rows, why
from tests.worlds import NOON, Neighbour, Wall, World

pytestmark = pytest.mark.also("cafe")


def about_it(who: Neighbour) -> int:
    """How many messages speak of what was reported."""
    return who.told(words.organise_judge_how())


@pytest.mark.every_world
async def test_three_reports_are_one_message_that_says_all_three(
    world: World, belleville: Wall, organiser: Neighbour,
    ana: Neighbour, bao: Neighbour, chloe: Neighbour, driss: Neighbour,
) -> None:  # fmt: skip
    await invites(ana)
    await reports(bao, belleville)
    await reports(chloe, belleville, what=ReportReason.INSULT)
    await world.restarts()
    await reports(driss, belleville)
    assert about_it(organiser) == 1
    for said in (
        why(ReportReason.MONEY),
        why(ReportReason.INSULT),
        words.organise_reported_count(count=3),
        words.organise_reported_covered(),
    ):
        assert organiser.told(said) == 1, said.key
    await organiser.presses(words.organise_judge_leave())
    assert organiser.sees(words.organise_judged())


@pytest.mark.every_world
async def test_what_cannot_be_edited_any_more_is_said_anew(
    world: World, belleville: Wall, organiser: Neighbour,
    ana: Neighbour, bao: Neighbour, chloe: Neighbour,
) -> None:  # fmt: skip
    await invites(ana)
    await reports(bao, belleville)
    organiser.deletes(words.organise_judge_how())
    assert about_it(organiser) == 0
    await reports(chloe, belleville)
    assert about_it(organiser) == 1
    assert organiser.told(words.organise_reported_count(count=2)) == 1


async def test_each_judge_has_one_and_all_are_closed_by_whoever_decides(
    world: World, area: Area, belleville: Wall, organiser: Neighbour,
    ana: Neighbour, bao: Neighbour, chloe: Neighbour,
) -> None:  # fmt: skip
    gilles = await world.joins("Gilles", "en", area, role=MemberRole.ORGANISER)
    await invites(ana)
    for who in (bao, chloe):
        await reports(who, belleville)
    assert about_it(organiser) == about_it(gilles) == 1
    await organiser.presses(words.organise_judge_hide())
    assert about_it(gilles) == 0
    assert gilles.told(words.organise_judged_already()) == 1


async def test_a_night_of_reports_is_one_message_in_the_morning(
    world: World, belleville: Wall, organiser: Neighbour,
    ana: Neighbour, bao: Neighbour, chloe: Neighbour,
) -> None:  # fmt: skip
    await invites(ana)
    await world.comes(NOON.replace(hour=23))
    for who in (bao, chloe):
        await reports(who, belleville)
    assert about_it(organiser) == 0
    waiting = [each for each in await rows(world, OutboxMessage) if each.settled_at is None]
    assert len([each for each in waiting if each.member_id == organiser.member_id]) == 1
    await world.comes(NOON.replace(hour=9) + timedelta(days=1))
    assert organiser.told(words.organise_reported_count(count=2)) == 1


async def test_however_many_report_words_in_one_night_they_are_told_in_the_morning(
    world: World, belleville: Wall, organiser: Neighbour,
    ana: Neighbour, bao: Neighbour, chloe: Neighbour, driss: Neighbour,
) -> None:  # fmt: skip
    name = await ana.writes("Quetzalcoatl", belleville)
    emile = await world.joins("Émile", "fr", belleville.area)
    await world.comes(NOON.replace(hour=23))
    for who in (bao, chloe, driss, emile):
        await reports(who, belleville, name)
    assert about_it(organiser) == 0
    await world.comes(NOON.replace(hour=9) + timedelta(days=1))
    assert about_it(organiser) == 1
    assert organiser.told(words.organise_reported_count(count=4)) == 1


async def test_who_left_the_message_for_a_list_is_told_anew(
    world: World, belleville: Wall, organiser: Neighbour,
    ana: Neighbour, bao: Neighbour, chloe: Neighbour,
) -> None:  # fmt: skip
    await invites(ana)
    await reports(bao, belleville)
    await organiser.presses(words.back())
    assert about_it(organiser) == 0
    await reports(chloe, belleville)
    assert organiser.told(words.organise_reports(count=1)) == 1, "the list is not written over"
    assert about_it(organiser) == 1


async def test_what_was_judged_before_it_was_read_is_not_told(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    gilles = await world.joins("Gilles", "fr", area, role=MemberRole.ORGANISER)
    await invites(ana)
    await world.comes(NOON.replace(hour=23))
    await reports(bao, belleville)
    (report,) = await rows(world, AbuseReport)
    await organiser.forges(JudgeReport(report=report.id, judgement=ReportJudgement.LEFT))
    await world.comes(NOON.replace(hour=9) + timedelta(days=1))
    assert about_it(gilles) == 0
    assert gilles.told(words.organise_judged_already()) == 0
