"""The check card in a visitor's hand, and what becomes of how it was: only the outcome is kept."""

from __future__ import annotations

from datetime import timedelta

from handlers.heat.feature import heat
from handlers.kernel import Ask, Refused, Reply, Say, Show, Turn
from messages import words
from messages.aid import AskHelp, Urgency
from messages.heat import checkcard as screen
from messages.heat.checkcard import Outcome
from messages.heat.pressed import AskForHelp, Check, Report
from messages.model import button, message
from storage.area import Area
from storage.heat import today_in
from storage.heat.nudges import Visit

TWICE = timedelta(minutes=1)
"""The same outcome again within this time is a finger that pressed twice."""

MOST_A_DAY = 30
"""Visits of one member that are counted in a day."""


@heat.pressed(Check)
async def check(press: Check, turn: Turn) -> Reply:
    """The signs, then the questions; under a letter the card stands below it."""
    report = {each: Report(area=press.area, outcome=each) for each in Outcome}
    if press.questions:
        return Show(screen.questions(Check(area=press.area, questions=False), report))
    return Say(screen.signs(Check(area=press.area, questions=True)))


@heat.pressed(Report)
async def report(press: Report, turn: Turn) -> Reply:
    """How it was. A button can be forged: only whoever belongs here and had promised is counted."""
    area = next((area for _, area in await turn.areas() if area.id == press.area), None)
    if area is None:
        if press.outcome is Outcome.WORRYING:
            return Show(screen.worrying())
        raise Refused(words.gone())
    if await _promised(area, turn):
        await _keep(area, press.outcome, turn)
    match press.outcome:
        case Outcome.NEEDS:
            return await ask_for_help(AskForHelp(area=area.id), turn)
        case Outcome.WORRYING:
            rows = ((button(words.nudge_card_onward(), Check(area=area.id, questions=True)),),)
            return Show(screen.worrying(*rows))
    return Show(message(*screen.said_of(press.outcome, numbers=area.numbers)))


async def _promised(area: Area, turn: Turn) -> bool:
    """Whether they said that they would look in, for today or for the evening before."""
    today = today_in(area, turn.now)
    days = [today, today - timedelta(days=1)]
    answered = await turn.store.nudges.answers(days, [turn.member.id])
    mine = answered.get(turn.member.id, [])
    return any(each.answer.visits and each.area_id == area.id for each in mine)


async def _keep(area: Area, outcome: Outcome, turn: Turn) -> None:
    today = today_in(area, turn.now)
    before = await turn.store.nudges.visits_of(turn.member.id, today)
    twice = any(each.outcome is outcome and turn.now - each.at < TWICE for each in before)
    if not twice and len(before) < MOST_A_DAY:
        visit = Visit(
            member_id=turn.member.id, area_id=area.id, on=today, outcome=outcome, at=turn.now
        )
        await turn.store.nudges.report(visit)


@heat.pressed(AskForHelp)
async def ask_for_help(press: AskForHelp, turn: Turn) -> Reply:
    """A helping hand for today, in an area one belongs to."""
    if not any(area.id == press.area for _, area in await turn.areas()):
        await turn.home()
        raise Refused(words.gone())
    return Ask(AskHelp, {"area": press.area, "urgency": Urgency.TODAY.value})
