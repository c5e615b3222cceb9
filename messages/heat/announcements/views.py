"""A member's own part on hot days: one concrete act, its follow-ups, private nicknames."""

from __future__ import annotations

from collections.abc import Sequence

from messages import danger, words
from messages.area import SetTopic, SwitchPlace, topic_button
from messages.cafe.card import CafeFacts
from messages.catalog import plain_words
from messages.heat.announcements.actions import (
    AddNickname,
    AnswerNudge,
    DropNickname,
    EditCoolPlaces,
    HeatAnswer,
    KeepHotCafe,
    MoveHotCafe,
    SetWilling,
    ShowCheckCard,
    ShowNicknames,
    SpareToday,
    StopHeat,
)
from messages.heat.announcements.needs import need_rows
from messages.heat.captains.actions import ListCaptains
from messages.heat.captains.views import captain_button
from messages.heat.checkins.actions import ComeBack, PartFromBuddy, ShowEnrolment, StopChecks
from messages.heat.cool.actions import ListCoolPlaces
from messages.heat.cool.views import find_button
from messages.heat.language_table import HeatTable
from messages.heat.levels import wording
from messages.heat.levels.level import HeatLevel, HeatState
from messages.model import (
    Button,
    Confidence,
    ConfidencePurpose,
    Message,
    Reader,
    Text,
    Topic,
    message,
    press_button,
)

PHONE, COOL_PLACE, MORNING, EVENING = -1, 0, 9, 20
"""Where or when a café may move to: no hour is one of the first two."""


def _noted_for_oneself(area: int) -> Confidence:
    """Nicknames go with the season."""
    return Confidence(purpose=ConfidencePurpose.NICKNAMES, subject=area)


def with_endings(
    letter: Message,
    area: int,
    day: int,
    level: HeatLevel,
    *,
    switch: bool = True,
    where: int | None = None,
) -> Message:
    """The message, with the ways to hear no more of it under it: that day, and from now on.

    Where the switch is not all there is, `where` is for which area it is asked; 0 is for all.
    """
    quiet = AnswerNudge(area=area, day=day, level=level, answer=HeatAnswer.NOT_TODAY)
    stop = topic_button(area, Topic.HEAT) if switch else _stop_button(where or 0)
    return _with_row(letter, press_button(words.nudge_not_today(), quiet), stop)


def with_answered_endings(letter: Message, area: int, day: int, level: HeatLevel) -> Message:
    """The same under a question or an alarm: who wants none that day is not waited for."""
    spare = SpareToday(area=area, day=day, level=level)
    return _with_row(letter, press_button(words.nudge_not_today(), spare), _stop_button(area))


def _stop_button(area: int) -> Button:
    stop = words.area_topic_stop(topic=words.area_topic_heat())
    return press_button(stop, StopHeat(area=area))


def _with_row(letter: Message, *row: Button) -> Message:
    return letter.model_copy(update={"rows": (*letter.rows, row)})


def stopped_screen(
    areas: Sequence[tuple[int, str]],
    *,
    checked: bool,
    helped: Sequence[tuple[int, str]],
    organises: bool,
) -> Message:
    """No more announcements; what goes on all the same, each with its own way out."""
    lines = [words.nudge_stopped()]
    rows: list[tuple[Button, ...]] = []
    if checked:
        lines.append(words.nudge_stopped_checked())
        rows.append((press_button(words.watch_stop(), StopChecks(sure=False)),))
    for pair, name in helped:
        part = PartFromBuddy(buddy=pair, sure=False)
        rows.append((press_button(words.watch_part(name=name), part),))
    if helped:
        lines.append(words.nudge_stopped_buddy(names=tuple(name for _, name in helped)))
    if organises:
        lines.append(words.nudge_stopped_organiser())
    rows += [(_receive_button(area, name),) for area, name in areas]
    return message(*lines, rows=tuple(rows))


def _receive_button(area: int, name: str) -> Button:
    again = SetTopic(area=area, topic=Topic.HEAT, on=True, under=SwitchPlace.LETTER)
    return press_button(words.nudge_stopped_back(area=name), again)


def spared_screen(*, checked: bool) -> Message:
    """Nothing more that day; somebody who is asked how they are is asked again tomorrow."""
    if not checked:
        return message(words.nudge_noted_spared())
    rows = ((press_button(words.watch_back(), ComeBack()),),)
    return message(words.nudge_noted_spared(), words.nudge_spared_checked(), rows=rows)


def spared_but_called() -> Message:
    """Somebody was called for them, which hearing no more does not undo."""
    return message(words.nudge_noted_spared(), words.nudge_spared_called())


def answer_noted(answer: HeatAnswer) -> Text:
    """What is said back at once."""
    return Text(key=f"nudge-noted-{answer}")


def look_in_thanks(area: int, answer: HeatAnswer, names: tuple[str, ...]) -> Message:
    """Somebody looks in on a neighbour: the check card, and their own notes if they keep some."""
    lines = [answer_noted(answer)]
    if names:
        lines.append(words.nudge_mine(names=names))
    rows = (
        (press_button(words.nudge_card_open(), ShowCheckCard(area=area, questions=False)),),
        (press_button(words.nudge_nicknames(), ShowNicknames(area=area)),),
    )
    return message(*lines, rows=rows, confidence=_noted_for_oneself(area) if names else None)


def need_it_screen(area: int, *, checked: bool) -> Message:
    """Somebody needs it themselves: whom to call, a helping hand, a check every hot day."""
    settings = words.watch_open() if checked else words.watch_begin()
    rows = (
        *need_rows(area),
        (press_button(settings, ShowEnrolment()),),
    )
    how = words.nudge_need_checked() if checked else words.nudge_need_how()
    return message(danger.emergency_lines()[0], how, rows=rows)


def nicknames_screen(area: int, names: Sequence[tuple[int, str]], *, room: bool) -> Message:
    """One's own notes; nobody else is ever shown them."""
    lines = [words.nudge_nicknames_head(), words.nudge_nicknames_promise()]
    if names:
        lines.append(words.nudge_mine(names=tuple(name for _, name in names)))
    rows: list[tuple[Button, ...]] = [
        (
            press_button(
                words.nudge_nickname_drop(name=name), DropNickname(area=area, nickname=nickname)
            ),
        )
        for nickname, name in names
    ]
    if room:
        rows.insert(0, (press_button(words.nudge_nickname_add(), AddNickname(area=area)),))
    rows.append((press_button(words.nudge_card_open(), ShowCheckCard(area=area, questions=False)),))
    return message(*lines, rows=tuple(rows), confidence=_noted_for_oneself(area) if names else None)


def willing_button(area: int, *, willing: bool) -> Button:
    """The switch by which somebody says they would look in when it is hot."""
    label = words.nudge_willing_no() if willing else words.nudge_willing_yes()
    return press_button(label, SetWilling(area=area, yes=not willing))


def willing_reply(area: int, *, yes: bool) -> Message:
    text = words.nudge_willing_is() if yes else words.nudge_willing_is_not()
    return message(text, rows=((willing_button(area, willing=yes),),))


# --- cafés on hot days


def cafe_on_hot_day(
    facts: CafeFacts, state: HeatState, cool: str, country: str, *, early: bool = True
) -> Message:
    """What a host is asked about a café on a hot day; `early` while its morning is not over."""
    lines = [
        words.nudge_guard(
            kind=Text(key=f"cafe-kind-{facts.kind}"),
            moment=facts.start_words,
            level=wording.level_words(state, country),
        )
    ]

    def move(label: Text, hour: int) -> Button:
        day = state.on.toordinal()
        return press_button(label, MoveHotCafe(cafe=facts.cafe, hour=hour, day=day))

    if state.level is HeatLevel.RED:
        lines.append(words.nudge_guard_red())
        rows: list[tuple[Button, ...]] = [(move(words.nudge_guard_phone(), PHONE),)]
    else:
        lines.append(words.nudge_guard_orange() if early else words.nudge_guard_orange_late())
        if cool:
            lines.append(words.nudge_cool(places=cool))
        evening = move(words.nudge_guard_evening(), EVENING)
        hours = (move(words.nudge_guard_morning(), MORNING), evening) if early else (evening,)
        rows = [hours, (move(words.nudge_guard_cool(), COOL_PLACE),)]
    rows.append((press_button(words.nudge_guard_keep(), KeepHotCafe(cafe=facts.cafe)),))
    return message(*lines, rows=tuple(rows))


def on_the_phone(reader: Reader) -> str:
    """The place of a café on the phone, as its host would have written it."""
    return plain_words(words.nudge_guard_place(), reader)


def is_on_the_phone(place: str) -> bool:
    """Whether a café's place says so, in any language Palier speaks."""
    typed = place.casefold()
    return any(
        word.casefold() in typed
        for table in HeatTable.of_everybody()
        for word in table.on_the_phone
    )


# --- under the level


def with_acts(
    shown: Message, area: int, cool: str, *, willing: bool, private: bool = True
) -> Message:
    """The level's screen, with where it is cool and what one can do; in private, to be checked."""
    body = (*shown.body, words.nudge_cool(places=cool)) if cool else shown.body
    rows = (*shown.rows, (find_button(area),), (willing_button(area, willing=willing),))
    if private:
        rows = (*rows, (press_button(words.watch_begin(), ShowEnrolment()),), (captain_button(),))
    return shown.model_copy(update={"body": body, "rows": rows})


def with_cool(shown: Message, area: int) -> Message:
    """An organiser's screen, with the way to cool places and to captains of stairwells."""
    row = (
        press_button(words.cool_list_open(), ListCoolPlaces(area=area)),
        press_button(words.nudge_cool_edit(), EditCoolPlaces(area=area)),
    )
    captains = (press_button(words.captain_list_open(), ListCaptains(area=area)),)
    return shown.model_copy(update={"rows": (*shown.rows[:-1], row, captains, *shown.rows[-1:])})
