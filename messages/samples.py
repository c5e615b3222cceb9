"""One of every screen, letter and card, made up from what the functions that draw them ask for.

What a screen asks for is in its signature, so that a new one is sampled without being listed.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import cache
from importlib import import_module
from itertools import count, cycle
from pathlib import Path
from pkgutil import walk_packages
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from messages import words
from messages.form import Form
from messages.language import FALLBACK
from messages.model import (
    Action,
    Button,
    FrozenValue,
    Message,
    MomentText,
    StaleAction,
    Text,
    message,
    press_button,
)

ASIDE = {
    "accessors",
    "catalog",
    "check",
    "dates",
    "isolation",
    "dialled",
    "language",
    "model",
    "national_facts",
    "personal_data",
    "place_words",
    "region",
    "samples",
    "typed",
    "words",
}
"""Modules of this floor that draw nothing."""

WHOLE = {
    "code": "p423rmz7w9",
    "country": "FR",
    "language": FALLBACK,
    "zone": "Europe/Paris",
    "radius": 600,
    "lat": 48.8715,
    "lon": 2.3857,
    "moment": "20260704-1530",
    "link": "https://t.me/+q5Hn2Xc8LrE0YjU0",
    "WaitingPlace.town": "geonames:2988507",
    "JoinWaitingList.town": "g2988507",
    "JoinWaitingList.cell": "881fb46625fffff",
    "LeaveWaitingList.town": "g2988507",
}
"""What is never made up freely, by the name of a parameter or field."""

SATURDAY = datetime(2026, 7, 4, 13, tzinfo=UTC)


@dataclass(frozen=True)
class SampleMood:
    """What life is like in a sample: the words people typed, how many of everything there are."""

    name: str
    typed: tuple[str, ...]
    many: int
    items: int
    yes: bool
    choice: int


USUAL = SampleMood(
    "usual",
    ("Marie-Claude", "Aux Folies, 8 rue de Belleville", "Ousmane", "Chacun apporte un gâteau."),
    many=3,
    items=2,
    yes=True,
    choice=0,
)
BARE = SampleMood("bare", ("Lý",), many=0, items=0, yes=False, choice=1)
AWKWARD = SampleMood(
    "awkward",
    (
        "<b>Zoë</b> & <a href='//x'>cie</a>",
        "{ $host } *étoiles* _et_ `tirets` {accolades}",
        "عمر الفاروق بن عبد الرحمن",
        "Anne-Élisabeth de La Rochefoucauld-Saint-Hilaire 👩🏽‍🌾",
    ),
    many=2**53 - 1,
    items=3,
    yes=True,
    choice=2,
)
MOODS = (USUAL, BARE, AWKWARD)


# The same few hundred signatures are asked for thousands of times.
type_hints = cache(get_type_hints)


@dataclass(frozen=True)
class SampleMessage:
    """A message as it may be sent, under the name of what draws it and a mood."""

    name: str
    mood: SampleMood
    message: Message


def all_samples() -> list[SampleMessage]:
    """Each screen in each mood; where a screen depends on a choice, one of each choice too."""
    return [
        SampleMessage(name, mood, draw(**given))
        for name, draw in all_screens().items()
        for mood in MOODS
        for given in ArgumentMaker(mood).make_arguments(draw)
    ]


@cache
def all_screens() -> Mapping[str, Callable[..., Message]]:
    """Every public function of this floor that draws a message, by capability and name."""
    screens = {
        f"{module.__name__.removeprefix('messages.')}.{name}": draw
        for module in drawing_modules()
        for name, draw in vars(module).items()
        if inspect.isfunction(draw)
        and draw.__module__ == module.__name__
        and not name.startswith("_")
        and type_hints(draw).get("return") is Message
    }
    return MappingProxyType(screens)


def drawing_modules() -> Iterator[Any]:
    """The modules that draw."""
    for found in walk_packages([str(Path(__file__).parent)], "messages."):
        if found.name.split(".")[1] not in ASIDE:
            yield import_module(found.name)


def all_forms() -> list[type[Form]]:
    """Every form of this floor."""
    list(drawing_modules())
    return [form for form in Form.known.values() if form.__module__.startswith("messages.")]


def all_actions() -> list[Action]:
    """Every button value of this floor, with the widest values it may carry."""
    list(drawing_modules())
    return [
        ArgumentMaker(AWKWARD).value_of(kind, "action")
        for kind in Action.known.values()
        if kind.__module__.startswith("messages.")
    ]


class ArgumentMaker:
    """Makes up arguments by their types, all in one mood."""

    def __init__(self, mood: SampleMood) -> None:
        self._mood, self._typed, self._fresh = mood, cycle(mood.typed), count()
        self._within: list[Any] = []

    def make_arguments(self, draw: Callable[..., Message]) -> Iterator[dict[str, Any]]:
        """What a screen may be called with; once per member of an enumeration it asks for."""
        hints = type_hints(draw)
        parameters = inspect.signature(draw).parameters.values()
        asked = [
            parameter.name
            for parameter in parameters
            if parameter.kind is not parameter.VAR_POSITIONAL
        ]
        given = {name: self.value_of(hints[name], name) for name in asked}
        yield given
        for name in asked:
            if isinstance(hints[name], type) and issubclass(hints[name], Enum):
                yield from ({**given, name: hint} for hint in hints[name])

    def value_of(self, hint: Any, name: str) -> Any:
        """A value of that type for a parameter or field of that name."""
        for whole in (name, name.rpartition(".")[2]):
            if whole in WHOLE and hint in (str, int, float):
                return WHOLE[whole]
        origin, inner = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):
            return self._one_among(inner, name)
        if origin is tuple and inner[-1] is not Ellipsis:
            return tuple(self.value_of(each, name) for each in inner)
        if origin is not None and issubclass(origin, Mapping):
            named = isinstance(inner[0], type) and issubclass(inner[0], Enum)
            keys = list(inner[0]) if named else [self.value_of(inner[0], name)]
            return {key: self.value_of(inner[1], name) for key in keys}
        if origin is not None and issubclass(origin, Sequence):
            items = 0 if self._is_within(inner[0]) else self._mood.items
            return tuple(self.value_of(inner[0], name) for _ in range(items))
        return self._one_value(hint, name)

    def _one_among(self, among: tuple[Any, ...], name: str) -> Any:
        if NoneType in among and not self._mood.yes:
            return None
        return self.value_of(next(each for each in among if each is not NoneType), name)

    def _one_value(self, hint: type[Any], name: str) -> Any:
        simple: dict[type[Any], Callable[[], Any]] = {
            bool: lambda: self._mood.yes,
            int: lambda: self._mood.many,
            float: lambda: 1.5,
            str: lambda: next(self._typed),
            datetime: self._some_moment,
            date: lambda: self._some_moment().date(),
            time: lambda: time(15, 30),
            timedelta: lambda: timedelta(hours=2),
            MomentText: lambda: MomentText(at=self._some_moment(), zone="Europe/Paris"),
            Text: lambda: words.form_keep(answer=next(self._typed)),
            Button: lambda: press_button(words.back(), StaleAction()),
            Action: StaleAction,
            Message: lambda: message(words.form_point()),
        }
        if hint in simple:
            return simple[hint]()
        if issubclass(hint, Enum):
            members = list(hint)
            return members[self._mood.choice % len(members)]
        if is_dataclass(hint) or issubclass(hint, FrozenValue):
            names = hint.model_fields if issubclass(hint, FrozenValue) else hint.__annotations__
            hints = type_hints(hint)
            owner = hint.__name__
            self._within.append(hint)
            given = {each: self.value_of(hints[each], f"{owner}.{each}") for each in names}
            self._within.pop()
            return hint(**given)
        raise TypeError(f"nothing to put for {name}: {hint}")

    def _is_within(self, hint: Any) -> bool:
        """Whether what is being made up is of that type: what holds its like ends there."""
        return hint in self._within or any(self._is_within(each) for each in get_args(hint))

    def _some_moment(self) -> datetime:
        return SATURDAY + timedelta(hours=next(self._fresh))
