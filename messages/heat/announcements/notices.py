"""What is announced about the heat: official words, one idea a line, one act, 350 characters.

Whether a level is official is in how it is worded; nothing here makes an alert of an indication.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import wraps
from typing import Any, TypeVar, cast

from messages import words
from messages.cafe.actions import ProposeCafe
from messages.heat.announcements.actions import (
    AnswerNudge,
    HeatAnswer,
    PressInDrill,
    SetWilling,
    ShowCheckCard,
)
from messages.heat.announcements.brevity import (
    LAST_NAME,
    LONGEST,
    NAME,
    SHORTEST_NAME,
    longest_length,
    shorten_name,
)
from messages.heat.announcements.credits import (
    AnnouncedLevel,
    CreditRoom,
    credit_lines,
    lowered_lines,
)
from messages.heat.captains.numbers import NO_DOORS, DoorsTried
from messages.heat.checkins.actions import ShowEnrolment, ShowUnanswered
from messages.heat.cool.views import find_button
from messages.heat.levels import wording
from messages.heat.levels.actions import ShowHeat
from messages.heat.levels.level import HeatLevel, HeatSource, HeatState
from messages.heat_hotline import HeatLineHours, when_to_call
from messages.model import Button, Message, MomentText, Rows, Text, message, press_button
from messages.national_facts import NationalFacts, national_facts

C = TypeVar("C", bound=Callable[..., Message])

LINE_ALONE, NAMES_ALONE, COLOURS_ALONE, NO_NIGHT, NO_LINE = range(1, 6)
"""What is given up where there is no room, one after the other: the hours of the line for advice,
the colours of several alerts, the names of several levels, how cool the night gets, the line."""

SHORT = 60
"""Characters of a town's numbers that fit beside everything else."""


class RedDayPart(StrEnum):
    """The three times a red day is spoken of."""

    MORNING = "morning"
    NOON = "noon"
    EVENING = "evening"


@dataclass(frozen=True)
class SpokenArea:
    """The area that is spoken of: how cool its coming night gets, where that is forecast, and what
    else is `named` with it, itself included, to who has several; how `terse` what is said must be,
    and in how much `room` it says whose word that is.
    """

    id: int
    name: str
    country: str
    cool: str
    numbers: str
    authors: Mapping[int | None, str] = field(default_factory=dict)
    heat_line: HeatLineHours | None = None
    night: int | None = None
    named: tuple[tuple[SpokenArea, HeatState], ...] = ()
    terse: int = 0
    zone: str = "UTC"
    room: CreditRoom = CreditRoom.WHOLE
    duty: str = ""

    @property
    def facts(self) -> NationalFacts:
        """What is dialled, called and done there."""
        return national_facts(self.country)

    def level_words(self, state: HeatState) -> Text:
        return wording.level_words(state, self.country)

    def with_short_names(self, most: int = NAME) -> SpokenArea:
        """The same place under shorter names."""
        authors = {each: shorten_name(name, most) for each, name in self.authors.items()}
        named = tuple((each.with_short_names(most), state) for each, state in self.named)
        return replace(self, name=shorten_name(self.name, most), authors=authors, named=named)

    def with_less(self) -> Iterator[SpokenArea]:
        """The same with less and less to say: credits and names first, whom to ring last."""
        credited = replace(self, room=CreditRoom.BRIEF)
        yield credited
        brief = credited.with_short_names()
        yield brief
        yield replace(brief, cool="")
        yield replace(brief, cool="", numbers="")
        bare = replace(brief, cool="", numbers="")
        yield replace(bare, terse=LINE_ALONE)
        yield replace(bare, terse=NAMES_ALONE)
        yield replace(bare, terse=COLOURS_ALONE)
        shortest = replace(bare.with_short_names(SHORTEST_NAME), room=CreditRoom.SHORT)
        yield replace(shortest, terse=COLOURS_ALONE)
        last = replace(shortest, room=CreditRoom.LAST)
        for terse in (COLOURS_ALONE, NO_NIGHT, NO_LINE):
            yield replace(last, terse=terse)
        yield replace(last.with_short_names(LAST_NAME), terse=NO_LINE)

    def headline(
        self, state: HeatState, said: Callable[..., Text], *, credited: bool = True
    ) -> list[Text]:
        """Each area with its level, areas of the same level in one line, and whose word it is."""
        named = self.named or ((self, state),)
        levels = [(place.name, self._short_level(place, there)) for place, there in named]
        lines: list[Text] = []
        for at, (_, level) in enumerate(levels):
            if level not in [earlier for _, earlier in levels[:at]]:
                alike = [name for name, there in levels if there == level]
                say = words.nudge_also if lines and self.terse >= COLOURS_ALONE else said
                lines.append(say(area=alike[0] if len(alike) == 1 else tuple(alike), level=level))
        return [*lines, *self.origin_words(*named, credited=credited)]

    def _short_level(self, place: SpokenArea, state: HeatState) -> Text:
        """The level by its full name, unless there is no room for that of each."""
        by_hand = state.source is HeatSource.ORGANISER
        brief = self.terse >= COLOURS_ALONE and (self.named or by_hand)
        if brief:
            return wording.colour_word(state.level)
        if self.terse >= NAMES_ALONE and self.named:
            return wording.brief_words(state, place.country)
        return place.level_words(state)

    @property
    def names(self) -> str | tuple[str, ...]:
        """What the area is called; the areas, where several are named."""
        return tuple(place.name for place, _ in self.named) or self.name

    def origin_words(
        self, *said: tuple[SpokenArea, HeatState], credited: bool = True
    ) -> list[Text]:
        """Who set these levels or published them, and the official ones above those.

        What is not `credited` goes without its source where there is no room.
        """
        return [
            *self._set_by_words(*(state for _, state in said)),
            *self.lowered_words(*said),
            *credit_lines(_as_announced(said), self.room, needed=credited),
        ]

    def lowered_words(self, *said: tuple[SpokenArea, HeatState]) -> list[Text]:
        """The official levels above these."""
        return lowered_lines(_as_announced(said), self.room)

    def _set_by_words(self, *states: HeatState) -> list[Text]:
        """Who set these levels, where an organiser did; each person once."""
        names = [
            self.authors.get(state.set_by) or ""
            for state in states
            if state.level.is_known and state.source is HeatSource.ORGANISER
        ]
        return [self._set_by_line(name) for name in dict.fromkeys(names)]

    def _set_by_line(self, name: str) -> Text:
        if not name and self.terse >= COLOURS_ALONE:
            return words.nudge_set_by_team()
        return words.nudge_set_by(name=name or words.heat_somebody())


def _as_announced(said: Iterable[tuple[SpokenArea, HeatState]]) -> list[AnnouncedLevel]:
    return [AnnouncedLevel(each.name, state, each.zone, each.country) for each, state in said]


def fit_to_length(compose: C) -> C:
    """What is composed about a place, with less and less of it until it fits."""

    @wraps(compose)
    def composed(place: SpokenArea, *args: Any, **kwargs: Any) -> Message:
        letter = compose(place, *args, **kwargs).in_country(place.country)
        for lesser in place.with_less():
            if longest_length(letter) <= LONGEST:
                break
            letter = compose(lesser, *args, **kwargs).in_country(place.country)
        return letter

    return cast("C", composed)


@fit_to_length
def prepare_notice(place: SpokenArea, *, willing: bool, checked: bool = False) -> Message:
    """Before the summer: who is near, the town's register, a café."""
    lines = [words.nudge_prepare(area=place.names)]
    if not checked:
        lines.append(words.nudge_prepare_who())
    lines.append(words.nudge_prepare_register())
    if place.numbers and len(place.numbers) <= SHORT:
        lines.append(words.nudge_numbers(numbers=place.numbers))
    lines.append(words.nudge_prepare_cafe())
    rows: Rows = ((press_button(words.nudge_prepare_invite(), ProposeCafe(area=place.id)),),)
    if not willing and not checked:
        rows = (
            (press_button(words.nudge_willing_yes(), SetWilling(area=place.id, yes=True)),),
            *rows,
        )
    return message(*lines, rows=rows)


@fit_to_length
def yellow_eve(place: SpokenArea, state: HeatState) -> Message:
    """One tip, one act."""
    return message(
        *_tomorrow_line(place, state),
        words.nudge_yellow_act(),
        words.nudge_yellow_tip(),
        rows=act_rows(place.id, state),
    )


@fit_to_length
def eve_notice(
    place: SpokenArea, state: HeatState, *, first: bool, checked: bool = False
) -> Message:
    """The day before: whom will you look in on? The year's first heat is spoken of likewise."""
    lines = _tomorrow_line(place, state)
    if first:
        lines.append(words.nudge_first())
    lines += _asked_act(state, words.nudge_eve_who(), words.nudge_checked(), checked=checked)
    lines += [words.nudge_home(), *_night_line(place)]
    if state.level >= HeatLevel.ORANGE:
        lines += _ending_lines(place)
    else:
        lines += [words.nudge_faint(), *_cool_line(place)]
    return message(*lines, rows=_day_rows(place.id, state, checked=checked))


@fit_to_length
def late_notice(place: SpokenArea, state: HeatState, *, checked: bool = False) -> Message:
    """The same, of a day that has begun: its level was declared too late for its morning."""
    red = state.level is HeatLevel.RED
    act = words.nudge_red_who() if red else words.nudge_today_who()
    return message(
        *place.headline(state, words.nudge_today),
        words.nudge_red_inside() if red else words.nudge_home(),
        *_asked_act(state, act, words.nudge_checked_today(), checked=checked),
        *_night_line(place),
        *_ending_lines(place),
        rows=_day_rows(place.id, state, checked=checked),
    )


@fit_to_length
def thanks_notice(
    place: SpokenArea, state: HeatState, looking: int, waiting: int, *, checked: bool = False
) -> Message:
    """On the day: how many look in, and how many who asked still wait; numbers alone."""
    lines = [
        *_today_line(place, state),
        words.nudge_thanks(count=looking),
        words.nudge_waiting(count=waiting),
        *_asked_act(state, words.nudge_today_who(), words.nudge_checked_today(), checked=checked),
        *_ending_lines(place),
    ]
    return message(*lines, rows=_day_rows(place.id, state, checked=checked))


@fit_to_length
def red_eve(place: SpokenArea, state: HeatState, *, checked: bool = False) -> Message:
    """The day before the worst."""
    return message(
        *_tomorrow_line(place, state),
        words.nudge_red_inside(),
        words.nudge_home(),
        *_asked_act(state, words.nudge_red_who(), words.nudge_checked(), checked=checked),
        *_night_line(place),
        *_ending_lines(place),
        rows=_day_rows(place.id, state, checked=checked),
    )


@fit_to_length
def red_day_notice(
    place: SpokenArea, state: HeatState, part: RedDayPart, *, checked: bool = False
) -> Message:
    """A red day's morning, noon and evening."""
    return message(
        *_today_line(place, state),
        Text(key=f"nudge-red-{part}"),
        *_hottest_hours(part),
        *_asked_act(state, words.nudge_red_who(), words.nudge_checked_today(), checked=checked),
        *_ending_lines(place),
        rows=_day_rows(place.id, state, checked=checked),
    )


def _asked_act(state: HeatState, asked: Text, promised: Text, *, checked: bool) -> list[Text]:
    """Whom they would look in on; whoever is `checked` hears that they are, on days they are."""
    if not checked:
        return [asked]
    return [promised] if state.level >= HeatLevel.ORANGE else []


def _day_rows(area: int, state: HeatState, *, checked: bool) -> Rows:
    """What one may do that day; whoever is looked after is asked for nothing."""
    if not checked:
        return act_rows(area, state)
    need = _act_button(area, state, words.nudge_need(), HeatAnswer.NEED)
    return ((need, press_button(words.watch_open(), ShowEnrolment())), (find_button(area),))


def how_was_it(area: int) -> Message:
    """In the evening, to those who said they would look in."""
    rows = (
        (press_button(words.nudge_card_open(), ShowCheckCard(area=area, questions=True)),),
        (press_button(words.nudge_card_signs_again(), ShowCheckCard(area=area, questions=False)),),
    )
    return message(words.nudge_how(), words.nudge_how_kept(), words.nudge_faint(), rows=rows)


@fit_to_length
def all_clear_notice(
    place: SpokenArea, state: HeatState, visits: int, *still: Text, doors: DoorsTried = NO_DOORS
) -> Message:
    """It is over: thanks, numbers (`doors` too), a café; and where else it `still` is hot."""
    return message(
        words.nudge_clear(area=place.names),
        *place.lowered_words(*(place.named or ((place, state),))),
        *still,
        words.nudge_clear_thanks(count=visits),
        *doors.cleared,
        words.nudge_clear_walls(),
        words.nudge_clear_cafe(),
        rows=((press_button(words.nudge_prepare_invite(), ProposeCafe(area=place.id)),),),
    )


@fit_to_length
def ended_unknown(place: SpokenArea, visits: int, *still: Text) -> Message:
    """The alert is over because nobody gives a level any more: thanks, and no all-clear."""
    return message(
        words.nudge_ended_unknown(area=place.names),
        *still,
        words.nudge_ended_unknown_care(),
        words.nudge_clear_thanks(count=visits),
        rows=((press_button(words.heat_look(), ShowHeat(area=place.id)),),),
    )


def still_hot_elsewhere(place: SpokenArea, state: HeatState) -> Text:
    """Of another area of theirs: the end of one is not the end of all."""
    return words.nudge_today(area=shorten_name(place.name), level=wording.colour_word(state.level))


@dataclass(frozen=True)
class HeatDayCounts:
    """A hot day in an area, in numbers; `doors` where captains of stairwells told how many."""

    looking: int
    away: int
    need: int
    silent: int
    waiting: int
    begun: int = 0
    answered: int = 0
    passed: int = 0
    unanswered: int = 0
    doors: DoorsTried | None = None


@fit_to_length
def counts_notice(place: SpokenArea, state: HeatState, counts: HeatDayCounts) -> Message:
    """What organisers are told, morning and evening."""
    lines = [
        *_today_line(place, state),
        words.nudge_counts_looking(count=counts.looking),
        words.nudge_counts_rest(away=str(counts.away), need=str(counts.need)),
        words.nudge_counts_silent(count=counts.silent),
        words.nudge_counts_checks(
            begun=str(counts.begun),
            answered=str(counts.answered),
            passed=str(counts.passed),
            silent=str(counts.unanswered),
        ),
        words.nudge_waiting(count=counts.waiting),
    ]
    if counts.doors is not None:
        lines.append(counts.doors.counted)
    if place.duty:
        lines.append(words.duty_number(number=place.duty))
    elif place.numbers and len(place.numbers) <= SHORT:
        lines.append(words.nudge_numbers(numbers=place.numbers))
    rows = (
        (press_button(words.watch_waiting(), ShowUnanswered(area=place.id)),),
        (press_button(words.heat_look(), ShowHeat(area=place.id)),),
    )
    return message(*lines, rows=rows)


def act_rows(area: int, state: HeatState) -> Rows:
    """One concrete act for that day, or what keeps from it."""
    acts = (
        ((words.nudge_knock(), HeatAnswer.KNOCK), (words.nudge_call(), HeatAnswer.CALL)),
        ((words.nudge_away(), HeatAnswer.AWAY), (words.nudge_need(), HeatAnswer.NEED)),
    )
    rows = tuple(tuple(_act_button(area, state, *each) for each in row) for row in acts)
    return (*rows, (find_button(area),))


def _act_button(area: int, state: HeatState, label: Text, answer: HeatAnswer) -> Button:
    day = state.on.toordinal()
    nudge = AnswerNudge(area=area, day=day, level=state.level, answer=answer)
    return press_button(label, nudge)


# --- the wall's card


@fit_to_length
def heat_card(place: SpokenArea, today: HeatState, tomorrow: HeatState) -> Message:
    """What hangs on the walls while it is hot."""
    worst = max(today, tomorrow, key=lambda state: state.level)
    same = place.level_words(today) == place.level_words(tomorrow)
    lines = [words.heat_head(area=place.name)]
    if same:
        lines.append(
            words.nudge_wall_days(day=_day_words(today.on), level=place.level_words(today))
        )
    else:
        lines += [
            words.nudge_wall_day(day=_day_words(state.on), level=place.level_words(state))
            for state in (today, tomorrow)
            if state.level.is_known
        ]
    lines += place.origin_words((place, today), (place, tomorrow))
    if worst.level is HeatLevel.RED:
        lines += [words.nudge_red_inside(), words.nudge_red_cafes()]
    elif worst.level is HeatLevel.ORANGE:
        lines.append(words.nudge_wall_orange())
    else:
        lines += [words.nudge_yellow_act(), words.nudge_yellow_tip()]
    lines += _cool_line(place)
    if same and worst.level >= HeatLevel.ORANGE:
        lines += _advice_line(place) or [words.nudge_faint()]
    asked = today if today.level.is_hot else tomorrow
    rows = (*act_rows(place.id, asked), (press_button(words.heat_look(), ShowHeat(area=place.id)),))
    return message(*lines, rows=rows)


def heat_over_card(place: SpokenArea, *states: HeatState) -> Message:
    """The card once the heat is over; officially it may not be."""
    lines = place.lowered_words(*((place, state) for state in states))
    return message(words.heat_head(area=place.name), words.nudge_wall_over(), *lines)


def level_lost_card(name: str) -> Message:
    """The card once nobody gives a level any more: that is no all-clear."""
    return message(words.heat_head(area=name), words.nudge_wall_lost())


# --- an exercise


def as_drill(letter: Message, reader: Text) -> Message:
    """The message, marked as an exercise with whoever would read it; its buttons do nothing."""
    pressed = PressInDrill().pack_action()
    rows = tuple(
        tuple(Button(label=button.label, press=pressed) for button in row) for row in letter.rows
    )
    body = (words.nudge_drill_mark(), reader, *letter.body)
    # Nobody is in it whose confidence it could be.
    played = {"body": body, "rows": rows, "confidence": None, "guarded": False}
    return letter.model_copy(update=played)


def _tomorrow_line(place: SpokenArea, state: HeatState) -> list[Text]:
    return place.headline(state, words.nudge_tomorrow)


def _today_line(place: SpokenArea, state: HeatState) -> list[Text]:
    """Of a day whose source the eve and the wall's card name."""
    return place.headline(state, words.nudge_today, credited=False)


def _night_line(place: SpokenArea) -> list[Text]:
    """How warm the night stays; nothing where nobody knows."""
    known = place.night is not None and place.terse < NO_NIGHT
    return [words.nudge_night(low=str(place.night))] if known else []


def _advice_line(place: SpokenArea) -> list[Text]:
    """Whom to ring for advice, where there is such a line."""
    if not place.facts.heat_line or place.terse >= NO_LINE:
        return []
    if place.terse >= LINE_ALONE:
        return [words.nudge_info_short()]
    return [words.nudge_info(when=when_to_call(place.heat_line))]


def _hottest_hours(part: RedDayPart) -> list[Text]:
    """What to do from late morning on; who reads it later must not be kept in and sent out."""
    if part is not RedDayPart.MORNING:
        return []
    return [words.nudge_red_inside(), words.nudge_red_cafes()]


def _ending_lines(place: SpokenArea) -> list[Text]:
    """Whom to call, who advises, where it is cool."""
    return [words.nudge_faint(), *_advice_line(place), *_cool_line(place)]


def _cool_line(place: SpokenArea) -> list[Text]:
    return [words.nudge_cool(places=place.cool)] if place.cool else []


def _day_words(on: date) -> MomentText:
    return MomentText(at=datetime.combine(on, time(12), UTC), zone="UTC", show="day")
