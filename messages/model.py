"""Texts, buttons and messages as plain data: worded only when someone reads them."""

from __future__ import annotations

from datetime import datetime
from enum import Enum, StrEnum
from typing import Any, ClassVar, Literal, TypeVar

from pydantic import BaseModel, ConfigDict

from messages.language import FALLBACK

A = TypeVar("A", bound="Action")


class FrozenValue(BaseModel):
    """A frozen, comparable value that survives JSON."""

    # An error says which field is wrong, never what was in it: errors are logged. A validator is
    # built when it is first asked: those of all actions and forms weigh, and few are needed.
    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True
    )


class Reader(FrozenValue):
    """Whoever reads: in which language, which time zone (IANA name), on which platform.

    Where a sentence has a wording for the platform, the `idiom`, that one is read. The `country` is
    that of their neighbourhood, as its facts are looked up; nothing while they have none.
    """

    language: str = FALLBACK
    zone: str = "Europe/Paris"
    idiom: str = ""
    country: str = ""

    def in_country(self, country: str) -> Reader:
        """The same, reading what is said of that country; nothing changes where none is named."""
        return self.model_copy(update={"country": country}) if country else self

    def on_platform(self, idiom: str) -> Reader:
        return self if idiom == self.idiom else self.model_copy(update={"idiom": idiom})


class MomentText(FrozenValue):
    """A moment to be worded in a place's own time, whoever reads it."""

    at: datetime
    zone: str
    show: Literal["moment", "day", "hour"] = "moment"


class LanguageName(FrozenValue):
    """A language, to be called as whoever reads calls it."""

    language: str


class CountryName(FrozenValue):
    """A country by its ISO 3166 code, to be called as whoever reads calls it."""

    country: str


class Text(FrozenValue):
    """A catalogue key and what fills it; strings are what people typed, and stay inert.

    Several of them, such as names, are a tuple: each is ordered by itself.
    """

    key: str
    args: dict[str, Filling] = {}


Filling = str | int | MomentText | LanguageName | CountryName | Text | tuple[str, ...]
Text.model_rebuild()


class Topic(StrEnum):
    """A kind of message that a member can switch off."""

    CAFE = "cafe"
    AID = "aid"
    HEAT = "heat"
    BROADCAST = "broadcast"
    DIGEST = "digest"


class Action(FrozenValue):
    """What pressing a button means; folds into the 64 bytes Telegram grants it.

    A `weighty` one cannot be taken back: whoever writes its label writes all of it. What a
    `fleeting` one says is written down nowhere: neither the press, nor what is answered to it.
    """

    tag: ClassVar[str] = ""
    weighty: ClassVar[bool] = False
    fleeting: ClassVar[bool] = False
    known: ClassVar[dict[str, type[Action]]] = {}

    def __init_subclass__(
        cls, *, tag: str, weighty: bool = False, fleeting: bool = False, **kwargs: Any
    ) -> None:
        super().__init_subclass__(**kwargs)
        if tag in Action.known:
            raise TypeError(f"two actions are tagged {tag}")
        cls.tag, cls.weighty, cls.fleeting = tag, weighty, fleeting
        Action.known[tag] = cls

    def meant_by(self, typed: str) -> Action | None:
        """What typed words mean while its button hangs there, beside its label; mostly nothing."""
        return None

    def pack_action(self) -> str:
        return ":".join([self.tag, *(fold_field(value) for _, value in self)])


class StaleAction(Action, tag="stale"):
    """A button of an older Palier, or one made by hand: nobody answers to it."""


def fold_field(value: str | int | bool | Enum) -> str:
    """One field of an action, in as few bytes as it takes."""
    match value:
        case Enum():
            return str(value.value)
        case bool():
            return "1" if value else "0"
        case int():
            return to_base36(value)
        case str():
            return value


def to_base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    if number < 0:
        return "-" + to_base36(-number)
    return (to_base36(number // 36) if number >= 36 else "") + digits[number % 36]


def from_base36(folded: str) -> int:
    """A number out of a button or a link; `ValueError` for one that no key can have."""
    number = int(folded, 36)
    if abs(number) >= 2**53:
        raise ValueError("no key is that large")
    return number


def unpack_action(packed: str) -> Action:
    """The action a button carries; `StaleAction` when no present action reads that way.

    A button of an older Palier may lack the last fields, where these have a default.
    """
    tag, *values = packed.split(":")
    kind = Action.known.get(tag, StaleAction)
    try:
        fields = list(kind.model_fields.items())[: len(values)]
        given = {
            name: from_base36(value) if field.annotation is int else value
            for (name, field), value in zip(fields, values, strict=True)
        }
        return kind.model_validate(given)
    except ValueError:
        return StaleAction()


class Button(FrozenValue):
    """A label and the one thing it does: press, open a page, come to private, or share.

    `forward` says that a start button is meant to be passed on to somebody else: whoever makes
    one says so or not, and where buttons cannot be forwarded a line to type stands below it.
    """

    label: Text
    press: str = ""
    url: str = ""
    start: str = ""
    share: str = ""
    forward: bool = False


def press_button(label: Text, action: Action) -> Button:
    return Button(label=label, press=action.pack_action())


Rows = tuple[tuple[Button, ...], ...]


class ConfidencePurpose(StrEnum):
    """What something is told in confidence for; once that is over, the message is blanked.

    `ALARM` is a cry for help, `REVIEW` is for organisers who look into what went wrong,
    `FIRST_CARD` for those who look at a card before it hangs, `REMOVAL` for those who decide
    whether somebody leaves, `LOOK` for whoever opens a list. What is told as `NEWS` stands on walls
    too: it is known where it was read, so that it can be changed and taken back, and it is no
    secret.
    """

    AID = "aid"
    FILE = "file"
    HELLO = "hello"
    CHECK = "check"
    ENROLMENT = "enrolment"
    NICKNAMES = "nicknames"
    CAPTAIN = "captain"
    CAFE = "cafe"
    ALARM = "alarm"
    REVIEW = "review"
    FIRST_CARD = "first_card"
    REMOVAL = "removal"
    LOOK = "look"
    NEWS = "news"

    @property
    def is_secret(self) -> bool:
        return self is not ConfidencePurpose.NEWS


class Confidence(FrozenValue):
    """For what a message tells something in confidence, and whose it is if it is one person's.

    `subject` is the key of the request, check, café or person that the purpose is about.
    """

    purpose: ConfidencePurpose
    subject: int
    owner: int | None = None


def looked_at(area: int) -> Confidence:
    """Names on a list that somebody opened: they do not stay there for ever."""
    return Confidence(purpose=ConfidencePurpose.LOOK, subject=area)


class Message(FrozenValue):
    """Paragraphs and rows of buttons.

    What is told in confidence is `guarded`: the platform is asked to hinder copying. `silent` asks
    it to make no sound; what `rings` makes one on a wall at night too. What holds in a country is
    said for `country`, else for the reader's own.
    """

    body: tuple[Text, ...]
    rows: Rows = ()
    guarded: bool = False
    silent: bool = False
    rings: bool = False
    confidence: Confidence | None = None
    country: str = ""

    def in_country(self, country: str) -> Message:
        """The message as it is said of a country, unless it speaks of another."""
        named = bool(self.country) or not country
        return self if named else self.model_copy(update={"country": country})


def message(*body: Text, rows: Rows = (), confidence: Confidence | None = None) -> Message:
    guarded = confidence is not None and confidence.purpose.is_secret
    return Message(body=body, rows=rows, guarded=guarded, confidence=confidence)


class Document(FrozenValue):
    """A file for one person, and the line that goes with it; `shown` is a picture to look at.

    With `lines` below it the caption says in words what the picture shows.
    """

    name: str
    media_type: str
    content: bytes
    caption: Text
    lines: tuple[Text, ...] = ()
    shown: bool = False
    confidence: Confidence | None = None

    @property
    def said(self) -> tuple[Text, ...]:
        """All that is said with it."""
        return (self.caption, *self.lines)


class Link(FrozenValue):
    """An address for paper: what a code opens, and what is printed for those who type."""

    url: str
    shown: str
