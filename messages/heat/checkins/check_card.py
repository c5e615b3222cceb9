"""The check card, for whoever knocks or calls: signs of danger first, then eight questions.

Buttons come from whoever shows the card, an action for each outcome: only the outcome is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from messages import words
from messages.model import Action, Button, Message, Rows, Text, message, press_button


class VisitOutcome(StrEnum):
    """How it was."""

    FINE = "fine"
    AGAIN = "again"
    NEEDS = "needs"
    WORRYING = "worrying"
    SILENT = "silent"
    AWAY = "away"
    REFUSES = "refuses"

    @property
    def somebody_met(self) -> bool:
        """Whether somebody answered the door or the phone."""
        return self not in (VisitOutcome.SILENT, VisitOutcome.AWAY)


class HeatNeed(StrEnum):
    """What hot days make people ask for, each a kind of helping hand; else anything."""

    ANY = ""
    ESCORT = "escort"
    FAN = "fan"


SHORTCUTS = (HeatNeed.ESCORT, HeatNeed.FAN)

ORDER = (
    (VisitOutcome.FINE, VisitOutcome.AGAIN),
    (VisitOutcome.NEEDS, VisitOutcome.WORRYING),
    (VisitOutcome.SILENT, VisitOutcome.AWAY),
    (VisitOutcome.REFUSES,),
)


def outcome_words(shown: VisitOutcome) -> Text:
    return Text(key=f"nudge-outcome-{shown}")


def outcome_rows(report: Mapping[VisitOutcome, Action]) -> Rows:
    """A button for each outcome."""
    return tuple(
        tuple(press_button(outcome_words(outcome), report[outcome]) for outcome in row)
        for row in ORDER
    )


def need_words(need: HeatNeed) -> Text:
    return Text(key=f"nudge-need-{need}") if need else words.nudge_need_aid()


def signs_lines(onward: Action) -> Message:
    """When to call, before anything is asked; `onward` opens the questions."""
    rows = ((press_button(words.nudge_card_onward(), onward),),)
    return message(words.danger_call(), words.nudge_card_signs(), rows=rows)


def questions_lines(
    back: Action, report: Mapping[VisitOutcome, Action], needs: Mapping[HeatNeed, Action]
) -> Message:
    """What to ask, how it was, and what they may need; `back` opens the signs again."""
    asked = tuple((press_button(need_words(need), needs[need]),) for need in SHORTCUTS)
    again = press_button(words.nudge_card_signs_again(), back)
    rows = (*outcome_rows(report), *asked, (again,))
    return message(
        words.nudge_card_head(),
        *(Text(key=f"nudge-card-{number}") for number in range(1, 9)),
        rows=rows,
    )


def worrying_lines(*more: tuple[Button, ...]) -> Message:
    """What to do now."""
    return message(
        words.danger_call(), words.nudge_card_meanwhile(), words.nudge_card_not_me(), rows=more
    )


def outcome_reply(shown: VisitOutcome, *, numbers: str) -> tuple[Text, ...]:
    """What is said back after each outcome; who worries reads `worrying` instead."""
    lines = [Text(key=f"nudge-said-{shown}")]
    if shown is VisitOutcome.SILENT and numbers:
        lines.append(words.nudge_numbers(numbers=numbers))
    return tuple(lines)
