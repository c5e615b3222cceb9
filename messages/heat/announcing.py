"""What is announced about the heat: official words, one idea a line, one act, 350 characters.

Whether a level is official is in how it is worded; nothing here makes an alert of an indication.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import wraps
from typing import Any, TypeVar, cast

from messages import words
from messages.cafe.buttons import Propose
from messages.heat import wording
from messages.heat.asked import See
from messages.heat.brevity import LONGEST, length, shortened
from messages.heat.level import HeatState, Level, Source
from messages.heat.line import Hours, when
from messages.heat.pressed import Answer, BeWilling, Check, Drilled, Respond
from messages.heat.watch import Unanswered
from messages.model import Button, Message, Rows, Text, When, button, message

C = TypeVar("C", bound=Callable[..., Message])

SHORT = 60
"""Characters of a town's numbers that fit beside everything else."""


class Part(StrEnum):
    """The three times a red day is spoken of."""

    MORNING = "morning"
    NOON = "noon"
    EVENING = "evening"


@dataclass(frozen=True)
class Place:
    """The area that is spoken of."""

    id: int
    name: str
    abroad: bool
    cool: str
    numbers: str
    authors: Mapping[int | None, str] = field(default_factory=dict)
    heat_line: Hours | None = None

    def level(self, state: HeatState) -> Text:
        return wording.level(state, abroad=self.abroad)

    def brief(self) -> Place:
        """The same place under shorter names."""
        authors = {each: shortened(name) for each, name in self.authors.items()}
        return replace(self, name=shortened(self.name), authors=authors)

    def lesser(self) -> Iterator[Place]:
        """The same with less and less to say: names first, whom to ring last."""
        brief = self.brief()
        yield brief
        yield replace(brief, cool="")
        yield replace(brief, cool="", numbers="")

    def set_by(self, *states: HeatState) -> list[Text]:
        """Who set these levels, where an organiser did; each person once."""
        names = [
            self.authors.get(each.set_by) or words.heat_somebody()
            for each in states
            if each.level.known and each.source is Source.ORGANISER
        ]
        return [
            words.nudge_set_by(name=name) for at, name in enumerate(names) if name not in names[:at]
        ]


def fitting(compose: C) -> C:
    """What is composed about a place, with less and less of it until it fits."""

    @wraps(compose)
    def composed(place: Place, *args: Any, **kwargs: Any) -> Message:
        said = compose(place, *args, **kwargs)
        for lesser in place.lesser():
            if length(said) <= LONGEST:
                break
            said = compose(lesser, *args, **kwargs)
        return said

    return cast("C", composed)


@fitting
def prepare(place: Place, *, willing: bool) -> Message:
    """Before the summer: who is near, the town's register, a café."""
    lines = [words.nudge_prepare(area=place.name), words.nudge_prepare_who()]
    if not place.abroad:
        lines.append(words.nudge_prepare_register())
        if place.numbers and len(place.numbers) <= SHORT:
            lines.append(words.nudge_numbers(numbers=place.numbers))
    lines.append(words.nudge_prepare_cafe())
    rows: Rows = ((button(words.nudge_prepare_invite(), Propose(area=place.id)),),)
    if not willing:
        rows = ((button(words.nudge_willing_yes(), BeWilling(area=place.id, yes=True)),), *rows)
    return message(*lines, rows=rows)


@fitting
def yellow_eve(place: Place, state: HeatState) -> Message:
    """One tip, one act."""
    return message(
        *_tomorrow(place, state),
        words.nudge_yellow_act(),
        words.nudge_yellow_tip(),
        rows=acts(place.id, state),
    )


@fitting
def eve(place: Place, state: HeatState, *, first: bool) -> Message:
    """The day before: whom will you look in on? The year's first heat is spoken of likewise."""
    lines = _tomorrow(place, state)
    if first:
        lines.append(words.nudge_first())
    lines += [words.nudge_eve_who(), words.nudge_home(), words.nudge_faint(), *_cool(place)]
    return message(*lines, rows=acts(place.id, state))


@fitting
def thanks(place: Place, state: HeatState, looking: int, waiting: int) -> Message:
    """On the day: how many look in, and how many who asked still wait; numbers alone."""
    lines = [
        *_today(place, state),
        words.nudge_thanks(count=looking),
        words.nudge_waiting(count=waiting),
        words.nudge_today_who(),
        words.nudge_faint(),
        *_cool(place),
    ]
    return message(*lines, rows=acts(place.id, state))


@fitting
def red_eve(place: Place, state: HeatState) -> Message:
    """The day before the worst."""
    return message(
        *_tomorrow(place, state),
        words.nudge_red_all(),
        words.nudge_red_inside(),
        words.nudge_red_who(),
        words.nudge_faint(),
        *_cool(place),
        rows=acts(place.id, state),
    )


@fitting
def red(place: Place, state: HeatState, part: Part) -> Message:
    """A red day's morning, noon and evening."""
    return message(
        *_today(place, state),
        words.nudge_red_inside(),
        Text(key=f"nudge-red-{part}"),
        words.nudge_red_who(),
        words.nudge_faint(),
        *_cool(place),
        rows=acts(place.id, state),
    )


def how_was_it(area: int) -> Message:
    """In the evening, to those who said they would look in."""
    rows = (
        (button(words.nudge_card_open(), Check(area=area, questions=True)),),
        (button(words.nudge_card_signs_again(), Check(area=area, questions=False)),),
    )
    return message(words.nudge_how(), words.nudge_how_kept(), words.nudge_faint(), rows=rows)


@fitting
def clear(place: Place, visits: int) -> Message:
    """It is over: thanks, a number, a café."""
    return message(
        words.nudge_clear(area=place.name),
        words.nudge_clear_thanks(count=visits),
        words.nudge_clear_walls(),
        words.nudge_clear_cafe(),
        rows=((button(words.nudge_prepare_invite(), Propose(area=place.id)),),),
    )


@fitting
def ended_unknown(place: Place, visits: int) -> Message:
    """The alert is over because nobody gives a level any more: thanks, and no all-clear."""
    return message(
        words.nudge_ended_unknown(area=place.name),
        words.nudge_ended_unknown_care(),
        words.nudge_clear_thanks(count=visits),
        rows=((button(words.heat_look(), See(area=place.id)),),),
    )


@dataclass(frozen=True)
class Counts:
    """A hot day in an area, in numbers."""

    looking: int
    away: int
    need: int
    silent: int
    waiting: int
    begun: int = 0
    answered: int = 0
    passed: int = 0
    unanswered: int = 0


@fitting
def counts(place: Place, state: HeatState, found: Counts) -> Message:
    """What organisers are told, morning and evening."""
    lines = [
        *_today(place, state),
        words.nudge_counts_looking(count=found.looking),
        words.nudge_counts_rest(away=str(found.away), need=str(found.need)),
        words.nudge_counts_silent(count=found.silent),
        words.nudge_counts_checks(
            begun=str(found.begun),
            answered=str(found.answered),
            passed=str(found.passed),
            silent=str(found.unanswered),
        ),
        words.nudge_waiting(count=found.waiting),
    ]
    if place.numbers and len(place.numbers) <= SHORT:
        lines.append(words.nudge_numbers(numbers=place.numbers))
    rows = (
        (button(words.watch_waiting(), Unanswered(area=place.id)),),
        (button(words.heat_look(), See(area=place.id)),),
    )
    return message(*lines, rows=rows)


def acts(area: int, state: HeatState) -> Rows:
    """One concrete act for that day, or what keeps from it."""

    def act(label: Text, answer: Answer) -> tuple[Text, Respond]:
        day = state.on.toordinal()
        return label, Respond(area=area, day=day, level=state.level, answer=answer)

    pairs = (
        (act(words.nudge_knock(), Answer.KNOCK), act(words.nudge_call(), Answer.CALL)),
        (act(words.nudge_away(), Answer.AWAY), act(words.nudge_need(), Answer.NEED)),
    )
    return tuple(tuple(button(*each) for each in row) for row in pairs)


# --- the wall's card


@fitting
def card(place: Place, today: HeatState, tomorrow: HeatState) -> Message:
    """What hangs on the walls while it is hot."""
    worst = max(today, tomorrow, key=lambda each: each.level)
    same = place.level(today) == place.level(tomorrow)
    lines = [words.heat_head(area=place.name)]
    if same:
        lines.append(words.nudge_wall_days(day=_day(today.on), level=place.level(today)))
    else:
        lines += [
            words.nudge_wall_day(day=_day(each.on), level=place.level(each))
            for each in (today, tomorrow)
            if each.level.known
        ]
    lines += place.set_by(today, tomorrow)
    if worst.level is Level.RED:
        lines.append(words.nudge_red_inside())
    elif worst.level is Level.ORANGE:
        lines.append(words.nudge_wall_orange())
    else:
        lines += [words.nudge_yellow_act(), words.nudge_yellow_tip()]
    lines += _cool(place)
    if same and worst.level >= Level.ORANGE:
        lines.append(
            words.nudge_faint() if place.abroad else words.nudge_info(when=when(place.heat_line))
        )
    asked = today if today.level.hot else tomorrow
    rows = (*acts(place.id, asked), (button(words.heat_look(), See(area=place.id)),))
    return message(*lines, rows=rows)


def over(name: str) -> Message:
    """The card once the heat is over."""
    return message(words.heat_head(area=name), words.nudge_wall_over())


def lost(name: str) -> Message:
    """The card once nobody gives a level any more: that is no all-clear."""
    return message(words.heat_head(area=name), words.nudge_wall_lost())


# --- an exercise


def drill(said: Message, reader: Text) -> Message:
    """The message, marked as an exercise with whoever would read it; its buttons do nothing."""
    pressed = Drilled().pack()
    rows = tuple(
        tuple(Button(label=each.label, press=pressed) for each in row) for row in said.rows
    )
    body = (words.nudge_drill_mark(), reader, *said.body)
    # Nobody is in it whose confidence it could be.
    played = {"body": body, "rows": rows, "confidence": None, "guarded": False}
    return said.model_copy(update=played)


def _tomorrow(place: Place, state: HeatState) -> list[Text]:
    said = words.nudge_tomorrow(area=place.name, level=place.level(state))
    return [said, *place.set_by(state)]


def _today(place: Place, state: HeatState) -> list[Text]:
    said = words.nudge_today(area=place.name, level=place.level(state))
    return [said, *place.set_by(state)]


def _cool(place: Place) -> list[Text]:
    return [words.nudge_cool(places=place.cool)] if place.cool else []


def _day(on: date) -> When:
    return When(at=datetime.combine(on, time(12), UTC), zone="UTC", show="day")
