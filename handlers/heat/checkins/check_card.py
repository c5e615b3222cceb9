"""The check card in a visitor's hand, and what becomes of how it was: only the outcome is kept."""

from __future__ import annotations

from datetime import timedelta

from handlers.heat.feature import heat
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask, Refused, Reply, Say, Show
from messages import words
from messages.aid import AidKind, AskHelpForm, Urgency
from messages.heat.announcements.actions import (
    AskForHelpToday,
    AskForVisited,
    ReportVisit,
    ShowCheckCard,
)
from messages.heat.checkins import check_card as screen
from messages.heat.checkins.check_card import HeatNeed, VisitOutcome
from messages.model import Text, message, press_button
from storage.area import Area
from storage.heat import today_in
from storage.heat.announcements.queries import VisitReport

TWICE = timedelta(minutes=1)
"""The same outcome again within this time is a finger that pressed twice."""

MOST_A_DAY = 30
"""Visits of one member that are counted in a day."""


@heat.on_press(ShowCheckCard)
async def show_check_card(press: ShowCheckCard, turn: Interaction) -> Reply:
    """The signs, then the questions; under a letter the card stands below it."""
    report = {outcome: ReportVisit(area=press.area, outcome=outcome) for outcome in VisitOutcome}
    if press.questions:
        needs = {need: AskForVisited(area=press.area, need=need) for need in screen.SHORTCUTS}
        back = ShowCheckCard(area=press.area, questions=False)
        return Show(screen.questions_lines(back, report, needs))
    return Say(screen.signs_lines(ShowCheckCard(area=press.area, questions=True)))


@heat.on_press(ReportVisit)
async def report_outcome(press: ReportVisit, turn: Interaction) -> Reply:
    """How it was. A button can be forged: only whoever belongs here and had promised is counted."""
    area = next((area for _, area in await turn.own_areas() if area.id == press.area), None)
    if area is None:
        if press.outcome is VisitOutcome.WORRYING:
            return Show(screen.worrying_lines())
        raise Refused(words.gone())
    if await _has_promised(area, turn):
        await _save_visit(area, press.outcome, turn)
    match press.outcome:
        case VisitOutcome.NEEDS:
            return request_form(area, HeatNeed.ANY)
        case VisitOutcome.WORRYING:
            rows = (
                (
                    press_button(
                        words.nudge_card_onward(), ShowCheckCard(area=area.id, questions=True)
                    ),
                ),
            )
            return Show(screen.worrying_lines(*rows))
    return Show(message(*screen.outcome_reply(press.outcome, numbers=area.numbers)))


async def _has_promised(area: Area, turn: Interaction) -> bool:
    """Whether they said that they would look in, for today or for the evening before."""
    today = today_in(area, turn.now)
    days = [today, today - timedelta(days=1)]
    answered = await turn.store.nudges.nudge_answers(days, [turn.member.id])
    mine = answered.get(turn.member.id, [])
    return any(answer.answer.is_visit and answer.area_id == area.id for answer in mine)


async def _save_visit(area: Area, outcome: VisitOutcome, turn: Interaction) -> None:
    today = today_in(area, turn.now)
    before = await turn.store.nudges.visits_of(turn.member.id, today)
    twice = any(report.outcome is outcome and turn.now - report.at < TWICE for report in before)
    if not twice and len(before) < MOST_A_DAY:
        visit = VisitReport(
            member_id=turn.member.id, area_id=area.id, on=today, outcome=outcome, at=turn.now
        )
        await turn.store.nudges.record_visit(visit)


@heat.on_press(AskForVisited)
async def ask_for_visited(press: AskForVisited, turn: Interaction) -> Reply:
    """A helping hand for somebody they look in on: how it was is another press."""
    return request_form(await turn.own_area(press.area), press.need)


@heat.on_press(AskForHelpToday)
async def ask_for_help(press: AskForHelpToday, turn: Interaction) -> Reply:
    """A helping hand for today, in an area one belongs to.

    What one needs oneself is shown at once, to be sent by one more press. A refusal is said, and
    loses nothing of what was told before it.
    """
    area = await turn.own_area(press.area)
    if press.need is HeatNeed.ANY:
        return request_form(area, press.need)
    kind = AidKind(press.need.value)
    try:
        return await turn.go_on_with(AskHelpForm(area=area.id, kind=kind, urgency=Urgency.TODAY))
    except Refused as refusal:
        return Say(message(refusal.text))


def request_form(area: Area, need: HeatNeed, *, behalf: str = "", why: Text | None = None) -> Reply:
    """Ask what is needed today, for whom, and whether they agree: nothing of that is guessed."""
    given = {"area": area.id, "behalf": behalf} if behalf else {"area": area.id}
    today = {"urgency": Urgency.TODAY.value}
    if need is HeatNeed.ANY:
        return Ask(AskHelpForm, given | today, why=why)
    return Ask(AskHelpForm, given, said={"kind": AidKind(need.value).value} | today, why=why)
