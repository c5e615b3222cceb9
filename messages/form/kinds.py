"""Kinds of fields: how one answer is asked for, read and read back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from messages.catalog import plain
from messages.discreet import Reveal, reveals
from messages.model import Reader, Text, Value
from messages.region import country_of
from messages.typed import clean, one_line

# What maps send; everything else was typed.
POINT = re.compile(r"geo:(?P<lat>-?\d+(\.\d+)?),(?P<lon>-?\d+(\.\d+)?)")


class Unclear(ValueError):
    """The answer cannot be taken; the text says why and what would do."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.key)
        self.why = why


def unclear(key: str, /, **args: str | int) -> Unclear:
    return Unclear(Text(key=key, args=dict(args)))


@dataclass(frozen=True)
class Asked:
    """Who answers, when and where: what reading an answer may depend on."""

    reader: Reader
    now: datetime

    @property
    def countries(self) -> tuple[str, ...]:
        """Where the answer is read, as ISO codes: a member's zone is that of their area."""
        return (country_of(self.reader.zone),)

    @property
    def local(self) -> datetime:
        return self.now.astimezone(ZoneInfo(self.reader.zone))


@dataclass(frozen=True)
class Heard:
    """One answer read. An unsure one is echoed; `spill` answers later fields of the form."""

    value: Any
    sure: bool = True
    spill: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Offer:
    """An answer offered as a button: its label, or ready words, and what it stands for."""

    value: str
    label: Text | str


@dataclass(frozen=True)
class Kind:
    """How one field is asked for and read; each platform draws every kind."""

    def read(self, said: str, asked: Asked) -> Heard:
        """The answer, or `Unclear`."""
        raise unclear("form-unread")

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """Answers worth a button, in the reader's language."""
        return ()

    def echo(self, value: Any, asked: Asked) -> Text | str:
        """The value as its author reads it back."""
        return str(value)


@dataclass(frozen=True)
class Hidden(Kind):
    """Given by whoever asks, never shown; the handler checks it again."""

    def read(self, said: str, asked: Asked) -> Heard:
        return Heard(said)


@dataclass(frozen=True)
class Line(Kind):
    """A few words on one line.

    With `takes_emergency` words of danger are an answer here: once whom to call was said, the
    form goes on. Elsewhere the question is asked again, and what was typed is offered.

    What is `public` ends on a card or a wall: it is stopped here when it gives away what only some
    should have. With `names_house` the number of a house may stand in it.
    """

    limit: int = 80
    takes_emergency: bool = field(default=False, kw_only=True)
    public: bool = field(default=False, kw_only=True)
    names_house: bool = field(default=False, kw_only=True)

    def read(self, said: str, asked: Asked) -> Heard:
        typed = _within(one_line(said), self.limit)
        return Heard(_discreet(typed, asked, house=self.names_house) if self.public else typed)


@dataclass(frozen=True)
class Long(Kind):
    """A few sentences; `takes_emergency` and `public` as in a `Line`."""

    limit: int = 300
    takes_emergency: bool = field(default=False, kw_only=True)
    public: bool = field(default=False, kw_only=True)

    def read(self, said: str, asked: Asked) -> Heard:
        typed = _within(clean(said), self.limit)
        return Heard(_discreet(typed, asked) if self.public else typed)


def _discreet(words: str, asked: Asked, *, house: bool = False) -> str:
    """The words, when everybody may read them."""
    for each in reveals(words, asked.countries):
        if each is not Reveal.ADDRESS or not house:
            raise unclear(f"form-reveals-{each.value}")
    return words


def _within(words: str, limit: int) -> str:
    if not words:
        raise unclear("form-empty")
    if len(words) > limit:
        raise unclear("form-too-long", limit=limit, length=len(words))
    return words


@dataclass(frozen=True)
class Count(Kind):
    """A whole number between two others."""

    least: int
    most: int
    usual: tuple[int, ...] = ()

    def read(self, said: str, asked: Asked) -> Heard:
        digits = "".join(one_line(said).split())
        if not digits.isascii() or not digits.isdigit() or len(digits) > 9:
            raise unclear("form-not-a-number", least=self.least, most=self.most)
        if not self.least <= int(digits) <= self.most:
            raise unclear("form-out-of-range", least=self.least, most=self.most)
        return Heard(int(digits))

    def offers(self, asked: Asked) -> Sequence[Offer]:
        return [Offer(str(number), str(number)) for number in self.usual]


@dataclass(frozen=True)
class Choice(Kind):
    """One of a few; labels are found as `{name}-{value}` in the catalogue."""

    among: type[StrEnum]
    name: str

    def read(self, said: str, asked: Asked) -> Heard:
        return Heard(_one_of(said, self.among, self.name, asked))

    def offers(self, asked: Asked) -> Sequence[Offer]:
        return [Offer(each.value, Text(key=f"{self.name}-{each.value}")) for each in self.among]

    def echo(self, value: Any, asked: Asked) -> Text | str:
        return Text(key=f"{self.name}-{value}")


@dataclass(frozen=True)
class Several(Kind):
    """Any number of a few, none included; read as comma-separated values or labels."""

    among: type[StrEnum]
    name: str

    def read(self, said: str, asked: Asked) -> Heard:
        wanted = [words for words in (part.strip() for part in said.split(",")) if words]
        return Heard([_one_of(words, self.among, self.name, asked) for words in wanted])

    def offers(self, asked: Asked) -> Sequence[Offer]:
        return Choice(self.among, self.name).offers(asked)

    def echo(self, value: Any, asked: Asked) -> Text | str:
        labels = (Text(key=f"{self.name}-{each}") for each in value)
        return ", ".join(plain(label, asked.reader) for label in labels)


def _one_of(said: str, among: type[StrEnum], name: str, asked: Asked) -> str:
    words = one_line(said).casefold()
    for each in among:
        label = one_line(plain(Text(key=f"{name}-{each.value}"), asked.reader)).casefold()
        if words in (each.value, label):
            return each.value
    raise unclear("form-not-offered")


@dataclass(frozen=True)
class YesNo(Kind):
    """Yes or no."""

    def read(self, said: str, asked: Asked) -> Heard:
        words = one_line(said).casefold()
        for value, key in ((True, "form-yes"), (False, "form-no")):
            if words in (str(value).casefold(), plain(Text(key=key), asked.reader).casefold()):
                return Heard(value)
        raise unclear("form-yes-or-no")

    def offers(self, asked: Asked) -> Sequence[Offer]:
        return [Offer("true", Text(key="form-yes")), Offer("false", Text(key="form-no"))]

    def echo(self, value: Any, asked: Asked) -> Text | str:
        return Text(key="form-yes" if value else "form-no")


class Where(Value):
    """A place as its author gave it: words, or a point shared on a map."""

    words: str = ""
    lat: float | None = None
    lon: float | None = None

    @property
    def point(self) -> tuple[float, float] | None:
        return (self.lat, self.lon) if self.lat is not None and self.lon is not None else None

    def __repr__(self) -> str:
        return "Where(…)"


@dataclass(frozen=True)
class Place(Kind):
    """A place: typed, or shared as a point (read as "geo:lat,lon")."""

    limit: int = 120

    def read(self, said: str, asked: Asked) -> Heard:
        if point := POINT.fullmatch(said.strip()):
            lat, lon = float(point["lat"]), float(point["lon"])
            if abs(lat) > 90 or abs(lon) > 180:
                raise unclear("form-unread")
            return Heard({"lat": lat, "lon": lon})
        return Heard({"words": _within(one_line(said), self.limit)})

    def echo(self, value: Any, asked: Asked) -> Text | str:
        return str(value["words"]) if "words" in value else Text(key="form-point")


class Attachment(Value):
    """A file someone sent: the platform keeps its bytes under `ref` until they are fetched."""

    ref: str
    name: str
    size: int


@dataclass(frozen=True)
class File(Kind):
    """A file of at most `limit` bytes; read from the JSON of an `Attachment`."""

    limit: int = 1_000_000

    def read(self, said: str, asked: Asked) -> Heard:
        try:
            attachment = Attachment.model_validate_json(said)
        except ValueError:
            raise unclear("form-no-file") from None
        if attachment.size > self.limit:
            raise unclear("form-file-too-large", limit=self.limit // 1000)
        return Heard(attachment.model_dump())

    def echo(self, value: Any, asked: Asked) -> Text | str:
        return str(value["name"])
