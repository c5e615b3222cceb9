"""What an organiser's screens show, and what they share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from messages import words
from messages.language import IN_TURN
from messages.model import Action, Button, LanguageName, press_button
from messages.organise.actions import WallObstacle, WallRight

SHOWN = 5
"""People at the door on one screen."""


@dataclass(frozen=True)
class AreaOverview:
    """An area as its organisers see it at a glance."""

    area: int
    name: str
    town: str
    members: int = 0
    organisers: int = 0
    walls: int = 0
    knocking: int = 0
    reported: int = 0
    needs: int = 0
    duty_number: str = ""
    duty_mail: str = ""


@dataclass(frozen=True)
class WallView:
    """A wall as organisers see it; where there are `topics`, cards may hang in one of them.

    Where something can be said to one person alone, those who are `present` may be invited;
    while it is `inviting` them, that may be stopped.
    """

    wall: int
    title: str
    language: str
    missing: tuple[WallRight, ...] = ()
    refuses: WallObstacle | None = None
    topic: bool = False
    topics: bool = True
    present: bool = False
    inviting: bool = False


def language_rows(present: str, choose: Callable[[str], Action]) -> tuple[Button, ...]:
    """One button for each other language Palier speaks."""
    return tuple(
        press_button(words.organise_in_language(language=LanguageName(language=each)), choose(each))
        for each in IN_TURN
        if each != present
    )


def back_button(to: Action) -> tuple[Button, ...]:
    return (press_button(words.back(), to),)
