"""How often a café comes back: on which days, and said in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from messages import words
from messages.cafe.actions import (
    KeepRecurring,
    SetRhythm,
    ShowAgenda,
    ShowCafe,
    StopRecurring,
)
from messages.cafe.forms import CafeRhythm
from messages.model import Message, MomentText, Text, message, press_button

WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class RecurringFacts:
    """What a host reads of a café that comes back; `next_at` is that of its next occurrence."""

    recurring: int
    rhythm: Text
    place: str
    next_at: MomentText


def rhythms_of(first: date) -> tuple[CafeRhythm, ...]:
    """How often a café of that day may come back: no month is without its day."""
    monthly = (CafeRhythm.MONTHLY,) if _ordinal(first) <= 4 else ()
    last = (CafeRhythm.LAST,) if _is_last(first) else ()
    return (CafeRhythm.WEEKLY, CafeRhythm.FORTNIGHTLY, *monthly, *last)


def days_of(rhythm: CafeRhythm, first: date) -> Iterator[date]:
    """The days it falls on, after the first."""
    day = first
    while True:
        day += WEEK
        if _falls_on(day, rhythm, first):
            yield day


def _falls_on(day: date, rhythm: CafeRhythm, first: date) -> bool:
    """Whether it does on such a weekday."""
    match rhythm:
        case CafeRhythm.WEEKLY:
            return True
        case CafeRhythm.FORTNIGHTLY:
            return (day - first).days % 14 == 0
        case CafeRhythm.MONTHLY:
            return _ordinal(day) == _ordinal(first)
        case CafeRhythm.LAST:
            return _is_last(day)


def rhythm_words(rhythm: CafeRhythm, first: date) -> Text:
    """Said after the weekday, and which of the month it is."""
    weekday = Text(key=f"cafe-weekday-{first.isoweekday()}")
    match rhythm:
        case CafeRhythm.WEEKLY:
            return words.cafe_rhythm_weekly(weekday=weekday)
        case CafeRhythm.FORTNIGHTLY:
            return words.cafe_rhythm_fortnightly(weekday=weekday)
        case CafeRhythm.MONTHLY:
            ordinal = Text(key=f"cafe-ordinal-{_ordinal(first)}")
            return words.cafe_rhythm_monthly(ordinal=ordinal, weekday=weekday)
        case CafeRhythm.LAST:
            return words.cafe_rhythm_last(weekday=weekday)


def rhythms_screen(cafe: int, first: date, recurring: int | None = None) -> Message:
    """How often it may come back; of what comes back already, how to end it too."""
    rows = [
        (press_button(rhythm_words(each, first), SetRhythm(cafe=cafe, rhythm=each)),)
        for each in rhythms_of(first)
    ]
    if recurring is not None:
        rows.append(
            (press_button(words.cafe_recurring_stop(), StopRecurring(recurring=recurring)),)
        )
    rows.append((press_button(words.back(), ShowCafe(cafe=cafe)),))
    return message(words.cafe_recurring_how(), rows=tuple(rows))


def recurring_screen(facts: RecurringFacts) -> Message:
    """A café that comes back, as its host sees it, and the one tap that ends it."""
    return message(
        words.cafe_recurring_head(place=facts.place),
        facts.rhythm,
        words.cafe_recurring_next(moment=facts.next_at),
        words.cafe_recurring_own(),
        rows=(
            (press_button(words.cafe_recurring_stop(), StopRecurring(recurring=facts.recurring)),),
            (press_button(words.back(), ShowAgenda()),),
        ),
    )


def recurring_question(facts: RecurringFacts) -> Message:
    """Every three months: does it go on?"""
    keep = press_button(words.cafe_recurring_keep(), KeepRecurring(recurring=facts.recurring))
    stop = press_button(words.cafe_recurring_stop(), StopRecurring(recurring=facts.recurring))
    return message(
        words.cafe_recurring_ask(place=facts.place), facts.rhythm, rows=((keep,), (stop,))
    )


def called_off_screen(recurring: int | None) -> Message:
    """This one does not take place; what comes back goes on."""
    if recurring is None:
        return message(words.cafe_call_off_done())
    stop = press_button(words.cafe_recurring_stop(), StopRecurring(recurring=recurring))
    return message(words.cafe_call_off_done(), words.cafe_recurring_goes_on(), rows=((stop,),))


def _ordinal(day: date) -> int:
    return (day.day - 1) // 7 + 1


def _is_last(day: date) -> bool:
    return (day + WEEK).month != day.month
