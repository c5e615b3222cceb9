"""The check card in a visitor's hand, and what becomes of how it was: only the outcome is kept."""

from __future__ import annotations

from datetime import timedelta

from handlers.heat.feature import heat
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask, Refused, Reply, Say, Show
from messages import words
from messages.aid import AidKind, AskHelpForm, Urgency
from messages.heat.announcements.actions import AskForHelpToday, ReportVisit, ShowCheckCard
from messages.heat.checkins import check_card as screen
from messages.heat.checkins.check_card import HeatNeed, VisitOutcome
from messages.model import message, press_button
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
        needs = {
            need: ReportVisit(area=press.area, outcome=VisitOutcome.NEEDS, need=need)
            for need in HeatNeed
        }
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
            return await begin_request(area, press.need, turn)
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


@heat.on_press(AskForHelpToday)
async def ask_for_help(press: AskForHelpToday, turn: Interaction) -> Reply:
    """A helping hand for today, in an area one belongs to."""
    return await begin_request(await turn.own_area(press.area), press.need, turn)


async def begin_request(
    area: Area, need: HeatNeed, turn: Interaction, *, behalf: str = ""
) -> Reply:
    """Ask what is needed today; what is known already is shown, to be sent by one more press.

    A refusal is said, and loses nothing of what was told before it; whoever has to join the
    neighbourhood first is asked as usual, and led there.
    """
    said = {"behalf": behalf} if behalf else {}
    if need is HeatNeed.ANY:
        return Ask(AskHelpForm, {"area": area.id, "urgency": Urgency.TODAY.value}, said=said)
    kind = AidKind(need.value)
    form = AskHelpForm(area=area.id, kind=kind, urgency=Urgency.TODAY, behalf=behalf)
    try:
        return await turn.go_on_with(form)
    except Refused as refusal:
        if refusal.way_on is None:
            return Say(message(refusal.text))
        said |= {"kind": kind.value, "urgency": Urgency.TODAY.value}
        return Ask(AskHelpForm, {"area": area.id}, said=said)
