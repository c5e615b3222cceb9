"""What captains of stairwells read, and what who organises reads of them."""

from __future__ import annotations

from collections.abc import Sequence

from messages import words
from messages.area import SetTopic, SwitchPlace
from messages.heat.announcements.actions import SetWilling
from messages.heat.captains.actions import (
    BecomeCaptain,
    CountDoors,
    EndCaptaincy,
    NameCaptain,
    OfferCaptainHelp,
    ShowCaptain,
    TakeBackDoors,
    TellDoors,
    TypeDoors,
)
from messages.heat.levels.actions import ManageHeat
from messages.model import (
    Button,
    Confidence,
    ConfidencePurpose,
    Message,
    Text,
    Topic,
    looked_at,
    message,
    press_button,
)

USUAL = range(6)
"""Numbers of doors that have a button."""

MOST_SHOWN = 40
"""Stairwells that one screen lists."""

OWN_STAIRWELL = Confidence(purpose=ConfidencePurpose.CAPTAIN, subject=0)
"""Where one lives, more or less: it leaves the screen once one is captain no more."""


def captain_button() -> Button:
    """The way to one's page as a captain, or to what captains are."""
    return press_button(words.captain_open(), ShowCaptain())


def captain_intro(*first: Text) -> Message:
    """What captains do, to who is none."""
    return message(
        words.captain_title(),
        *first,
        words.captain_what(),
        words.captain_kept(),
        rows=((press_button(words.captain_begin(), BecomeCaptain()),),),
    )


def captain_page(
    label: str,
    *first: Text,
    named: bool,
    hot_day: int = 0,
    heat_off: int = 0,
) -> Message:
    """What one is captain of, and every way to change it or to stop.

    On a `hot_day` doors can be told; in an area with its heat messages off nobody is asked.
    """
    lines = [words.captain_title(), *first, words.captain_of(label=label)]
    lines.append(words.captain_named() if named else words.captain_unnamed())
    lines += [words.captain_asked(), words.captain_kept()]
    rows: list[tuple[Button, ...]] = []
    if heat_off:
        lines.append(words.captain_heat_off())
        rows.append((_receive_button(heat_off),))
    if hot_day:
        rows.append((doors_button(hot_day),))
    label_of_name = words.captain_hide_name() if named else words.captain_show_name()
    rows += [
        (press_button(label_of_name, NameCaptain(yes=not named)),),
        (press_button(words.captain_other(), BecomeCaptain()),),
        (press_button(words.captain_stop(), EndCaptaincy()),),
    ]
    return message(*lines, rows=tuple(rows), confidence=OWN_STAIRWELL)


def _receive_button(area: int) -> Button:
    again = SetTopic(area=area, topic=Topic.HEAT, on=True, under=SwitchPlace.LETTER)
    return press_button(words.captain_heat_on(), again)


def captain_stopped() -> Message:
    return message(
        words.captain_stopped(), rows=((press_button(words.captain_begin(), BecomeCaptain()),),)
    )


def label_taken(label: str, captain: int, area: int) -> Message:
    """There is a captain there already, who is not named; one may help."""
    return message(
        words.captain_taken(label=label),
        words.captain_taken_how(),
        rows=(
            (press_button(words.captain_offer_help(), OfferCaptainHelp(captain=captain)),),
            (press_button(words.nudge_willing_yes(), SetWilling(area=area, yes=True)),),
            (press_button(words.captain_other(), BecomeCaptain()),),
        ),
    )


def help_offered(name: str, label: str) -> Message:
    """To the captain: somebody would help, and said that they may know who."""
    return message(
        words.captain_help(name=name, label=label),
        words.captain_help_how(),
        rows=((captain_button(),),),
        confidence=OWN_STAIRWELL,
    )


# --- doors


def doors_button(day: int) -> Button:
    return press_button(words.captain_doors_open(), CountDoors(day=day))


def with_doors(letter: Message, day: int, *, asked: bool) -> Message:
    """The message with a captain's question under it; `asked` outright where it has the room."""
    if not day:
        return letter
    if not asked:
        return letter.model_copy(update={"rows": (*letter.rows, (doors_button(day),))})
    body = (*letter.body, words.captain_doors_ask())
    return letter.model_copy(update={"body": body, "rows": (*letter.rows, *_number_rows(day))})


def doors_question(day: int, *, yesterday: bool = False) -> Message:
    ask = words.captain_doors_ask_yesterday() if yesterday else words.captain_doors_ask()
    return message(ask, words.captain_doors_kept(), rows=_number_rows(day))


def _number_rows(day: int) -> tuple[tuple[Button, ...], ...]:
    numbers = [
        press_button(words.captain_doors_number(count=each), TellDoors(day=day, doors=each))
        for each in USUAL
    ]
    other = press_button(words.captain_doors_other(), TypeDoors(day=day, more=False))
    return tuple(numbers[:3]), tuple(numbers[3:]), (other,)


def doors_counted(day: int, doors: int) -> Message:
    """Thanks; what was told by mistake can be taken back."""
    return message(words.captain_doors_counted(count=doors), rows=_told_rows(day))


def doors_known(day: int) -> Message:
    """They told of that day already: it counts once."""
    return message(words.captain_doors_known(), rows=_told_rows(day))


def _told_rows(day: int) -> tuple[tuple[Button, ...], ...]:
    more = press_button(words.captain_doors_more(), TypeDoors(day=day, more=True))
    back = press_button(words.captain_doors_undo(), TakeBackDoors(day=day))
    return (more,), (back,)


# --- who organises


def captains_screen(
    area: int, name: str, captains: int, stairwells: Sequence[tuple[str, str]]
) -> Message:
    """How many there are and where; by name only who agreed to that."""
    lines: list[Text] = [
        words.captain_list_head(area=name),
        words.captain_list_count(count=captains),
    ]
    for label, who in stairwells[:MOST_SHOWN]:
        lines.append(words.captain_list_one(label=label))
        if who:
            lines.append(words.captain_list_named(name=who))
    if captains > min(len(stairwells), MOST_SHOWN):
        more = captains - min(len(stairwells), MOST_SHOWN)
        lines.append(words.captain_list_more(count=more))
    if captains:
        lines.append(words.captain_list_promise())
    rows = ((press_button(words.back(), ManageHeat(area=area)),),)
    return message(*lines, rows=rows, confidence=looked_at(area) if stairwells else None)
