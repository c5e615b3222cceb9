"""Kinds of fields: how one answer is asked for, read and read back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from messages.catalog import plain_words
from messages.form.spoken import SpokenAnswer, fold_answer, is_spoken
from messages.language import LanguageProfile
from messages.model import FrozenValue, Reader, Text
from messages.personal_data import RevealKind, find_reveals
from messages.region import country_of
from messages.typed import clean_line, clean_words, shorten_typed

WORD = 4
"""Letters from which a word of a label stands for it."""

WAYS_OUT = (SpokenAnswer.CANCEL, SpokenAnswer.BACK)
NO_LINE = (*WAYS_OUT, SpokenAnswer.YES, SpokenAnswer.NO, SpokenAnswer.KEEP, SpokenAnswer.SKIP)
"""Words that are no answer where a name or a place is asked for."""

# What maps send; everything else was typed.
POINT = re.compile(r"geo:(?P<lat>-?\d+(\.\d+)?),(?P<lon>-?\d+(\.\d+)?)")


# What directories send; a name comes along where the platform tells it.
PERSON = re.compile(r"person:(?P<user>[\w-]{1,64})(?: (?P<name>.*))?")
LONGEST_NAME = 64


class UnclearAnswer(ValueError):
    """The answer cannot be taken; the text says why and what would do.

    `choices` are what was perhaps meant, to be offered instead of the usual answers.
    """

    def __init__(self, why: Text, choices: Sequence[OfferedAnswer] = ()) -> None:
        super().__init__(why.key)
        self.why, self.choices = why, tuple(choices)


def unclear_answer(key: str, /, **args: str | int) -> UnclearAnswer:
    return UnclearAnswer(Text(key=key, args=dict(args)))


@dataclass(frozen=True)
class AnswerContext:
    """Who answers, when and where: what reading an answer may depend on.

    `answers` are those that the same form has by now.
    """

    reader: Reader
    now: datetime
    answers: Mapping[str, Any] = field(default_factory=dict)

    def with_answers(self, answers: Mapping[str, Any]) -> AnswerContext:
        return replace(self, answers=answers)

    @property
    def countries(self) -> tuple[str, ...]:
        """Where the answer is read, as ISO codes: a member's zone is that of their area."""
        return (country_of(self.reader.zone),)

    @property
    def local_time(self) -> datetime:
        return self.now.astimezone(ZoneInfo(self.reader.zone))


@dataclass(frozen=True)
class ReadAnswer:
    """One answer read. An unsure one is echoed; `spill` answers later fields of the form."""

    value: Any
    sure: bool = True
    spill: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class OfferedAnswer:
    """An answer offered as a button: its label, or ready words, and what it stands for."""

    value: str
    label: Text | str


@dataclass(frozen=True)
class FieldKind:
    """How one field is asked for and read; each platform draws every kind."""

    def read_answer(self, typed: str, asked: AnswerContext) -> ReadAnswer:
        """The answer, or `UnclearAnswer`."""
        raise unclear_answer("form-unread")

    def offered_answers(self, asked: AnswerContext) -> Sequence[OfferedAnswer]:
        """Answers worth a button, in the reader's language."""
        return ()

    def echo_answer(self, value: Any, asked: AnswerContext) -> Text | str:
        """The value as its author reads it back."""
        return str(value)


@dataclass(frozen=True)
class HiddenField(FieldKind):
    """Given by whoever asks, never shown; the handler checks it again."""

    def read_answer(self, typed: str, asked: AnswerContext) -> ReadAnswer:
        return ReadAnswer(typed)


@dataclass(frozen=True)
class LineField(FieldKind):
    """A few words on one line.

    With `takes_emergency` words of danger are an answer here: once whom to call was said, the
    form goes on. Elsewhere the question is asked again, and what was typed is offered.

    What is `public` ends on a card or a wall: it is stopped here when it gives away what only some
    should have. With `names_house` the number of a house may stand in it, with `names_stairwell` a
    stair or a building too. What is `discreet` is not read back among other answers.
    """

    limit: int = 80
    takes_emergency: bool = field(default=False, kw_only=True)
    public: bool = field(default=False, kw_only=True)
    names_house: bool = field(default=False, kw_only=True)
    names_stairwell: bool = field(default=False, kw_only=True)
    discreet: bool = field(default=False, kw_only=True)

    def read_answer(self, spoken: str, asked: AnswerContext) -> ReadAnswer:
        typed = _more_than_a_button(_within_limit(clean_line(spoken), self.limit), *NO_LINE)
        if self.public:
            _reject_personal_data(
                typed, asked, house=self.names_house, stairwell=self.names_stairwell
            )
        return ReadAnswer(typed)


@dataclass(frozen=True)
class LongField(FieldKind):
    """A few sentences; `takes_emergency`, `public` and `discreet` as in a `LineField`."""

    limit: int = 300
    takes_emergency: bool = field(default=False, kw_only=True)
    public: bool = field(default=False, kw_only=True)
    discreet: bool = field(default=False, kw_only=True)

    def read_answer(self, spoken: str, asked: AnswerContext) -> ReadAnswer:
        typed = _more_than_a_button(_within_limit(clean_words(spoken), self.limit), *NO_LINE)
        return ReadAnswer(_reject_personal_data(typed, asked) if self.public else typed)


def _reject_personal_data(
    words: str, asked: AnswerContext, *, house: bool = False, stairwell: bool = False
) -> str:
    """The words, when everybody may read them."""
    for reveal in find_reveals(words, asked.countries, stairwell=stairwell):
        if reveal is not RevealKind.ADDRESS or not house:
            raise unclear_answer(f"form-reveals-{reveal.value}")
    return words


def _more_than_a_button(typed: str, *meant: SpokenAnswer) -> str:
    """The words, unless all they say is what a button of the form says."""
    if is_spoken(typed, *meant):
        raise unclear_answer("form-only-a-word", said=typed)
    return typed


def _within_limit(words: str, limit: int) -> str:
    if not words:
        raise unclear_answer("form-empty")
    if len(words) > limit:
        raise unclear_answer("form-too-long", limit=limit, length=len(words))
    return words


@dataclass(frozen=True)
class CountField(FieldKind):
    """A whole number between two others."""

    least: int
    most: int
    usual: tuple[int, ...] = ()

    def read_answer(self, typed: str, asked: AnswerContext) -> ReadAnswer:
        digits = "".join(clean_line(typed).split())
        if not digits.isascii() or not digits.isdigit() or len(digits) > 9:
            raise unclear_answer("form-not-a-number", least=self.least, most=self.most)
        if not self.least <= int(digits) <= self.most:
            raise unclear_answer("form-out-of-range", least=self.least, most=self.most)
        return ReadAnswer(int(digits))

    def offered_answers(self, asked: AnswerContext) -> Sequence[OfferedAnswer]:
        return [OfferedAnswer(str(number), str(number)) for number in self.usual]


@dataclass(frozen=True)
class ChoiceField(FieldKind):
    """One of a few; labels are found as `{name}-{value}` in the catalogue."""

    among: type[StrEnum]
    name: str

    def read_answer(self, typed: str, asked: AnswerContext) -> ReadAnswer:
        try:
            return ReadAnswer(_one_of(typed, self.among, self.name, asked))
        except UnclearAnswer:
            if (meant := _only_one_with(typed, self.among, self.name, asked)) is None:
                raise
            return ReadAnswer(meant, sure=False)

    def offered_answers(self, asked: AnswerContext) -> Sequence[OfferedAnswer]:
        return [
            OfferedAnswer(enum.value, Text(key=f"{self.name}-{enum.value}")) for enum in self.among
        ]

    def echo_answer(self, value: Any, asked: AnswerContext) -> Text | str:
        return Text(key=f"{self.name}-{value}")


@dataclass(frozen=True)
class SeveralField(FieldKind):
    """Any number of a few, none included; read as comma-separated values or labels."""

    among: type[StrEnum]
    name: str

    def read_answer(self, typed: str, asked: AnswerContext) -> ReadAnswer:
        wanted = [words for words in (part.strip() for part in typed.split(",")) if words]
        return ReadAnswer([_one_of(words, self.among, self.name, asked) for words in wanted])

    def offered_answers(self, asked: AnswerContext) -> Sequence[OfferedAnswer]:
        return ChoiceField(self.among, self.name).offered_answers(asked)

    def echo_answer(self, value: Any, asked: AnswerContext) -> Text | str:
        labels = (Text(key=f"{self.name}-{each}") for each in value)
        between = LanguageProfile.of_language(asked.reader.language).between_names
        return between.join(plain_words(label, asked.reader) for label in labels)


def _one_of(typed: str, among: type[StrEnum], name: str, asked: AnswerContext) -> str:
    words = fold_answer(typed)
    for enum in among:
        label = plain_words(Text(key=f"{name}-{enum.value}"), asked.reader)
        if clean_line(typed) == enum.value or words == fold_answer(label):
            return enum.value
    raise unclear_answer("form-not-offered")


def _only_one_with(typed: str, among: type[StrEnum], name: str, asked: AnswerContext) -> str | None:
    """The one answer in whose label every typed word stands; None when it may be several."""
    words = set(fold_answer(typed).split())
    found = [
        enum.value
        for enum in among
        if words.issubset(
            fold_answer(plain_words(Text(key=f"{name}-{enum.value}"), asked.reader)).split()
        )
    ]
    return found[0] if len(found) == 1 and any(len(word) >= WORD for word in words) else None


@dataclass(frozen=True)
class YesNoField(FieldKind):
    """Yes or no."""

    def read_answer(self, typed: str, asked: AnswerContext) -> ReadAnswer:
        words = clean_line(typed).casefold()
        for value, meant in ((True, SpokenAnswer.YES), (False, SpokenAnswer.NO)):
            if words == str(value).casefold() or is_spoken(typed, meant):
                return ReadAnswer(value)
        raise unclear_answer("form-yes-or-no")

    def offered_answers(self, asked: AnswerContext) -> Sequence[OfferedAnswer]:
        return [
            OfferedAnswer("true", Text(key="form-yes")),
            OfferedAnswer("false", Text(key="form-no")),
        ]

    def echo_answer(self, value: Any, asked: AnswerContext) -> Text | str:
        return Text(key="form-yes" if value else "form-no")


class PlaceAnswer(FrozenValue):
    """A place as its author gave it: words, or a point shared on a map."""

    words: str = ""
    lat: float | None = None
    lon: float | None = None

    @property
    def shared_point(self) -> tuple[float, float] | None:
        return (self.lat, self.lon) if self.lat is not None and self.lon is not None else None

    def __repr__(self) -> str:
        return "Where(…)"


@dataclass(frozen=True)
class PlaceField(FieldKind):
    """A place: typed, or shared as a point (read as "geo:lat,lon").

    What is `fleeting` is used at once and not held, even while something else is told first.
    """

    limit: int = 120
    fleeting: bool = field(default=False, kw_only=True)

    def read_answer(self, spoken: str, asked: AnswerContext) -> ReadAnswer:
        if point := POINT.fullmatch(spoken.strip()):
            lat, lon = float(point["lat"]), float(point["lon"])
            if abs(lat) > 90 or abs(lon) > 180:
                raise unclear_answer("form-unread")
            return ReadAnswer({"lat": lat, "lon": lon})
        typed = _more_than_a_button(_within_limit(clean_line(spoken), self.limit), *NO_LINE)
        return ReadAnswer({"words": typed})

    def echo_answer(self, value: Any, asked: AnswerContext) -> Text | str:
        return str(value["words"]) if "words" in value else Text(key="form-point")


class PersonAnswer(FrozenValue):
    """Somebody as the answering person's platform names them; Palier may not know them."""

    user: str
    name: str = ""

    def __repr__(self) -> str:
        return "Who(…)"


@dataclass(frozen=True)
class PersonField(FieldKind):
    """Somebody whom the platform knows, picked there (read as "person:ID", or with a name)."""

    def read_answer(self, spoken: str, asked: AnswerContext) -> ReadAnswer:
        picked = PERSON.fullmatch(spoken.strip())
        if picked is None:
            raise unclear_answer("form-pick-person")
        name = shorten_typed(clean_line(picked["name"] or ""), LONGEST_NAME)
        return ReadAnswer({"user": picked["user"], "name": name})

    def echo_answer(self, value: Any, asked: AnswerContext) -> Text | str:
        return str(value.get("name") or "") or Text(key="form-person")


class FileReference(FrozenValue):
    """A file someone sent: the platform keeps its bytes under `ref` until they are fetched."""

    ref: str
    name: str
    size: int


@dataclass(frozen=True)
class FileField(FieldKind):
    """A file of at most `limit` bytes; read from the JSON of an `FileReference`."""

    limit: int = 1_000_000

    def read_answer(self, typed: str, asked: AnswerContext) -> ReadAnswer:
        try:
            attachment = FileReference.model_validate_json(typed)
        except ValueError:
            raise unclear_answer("form-no-file") from None
        if attachment.size > self.limit:
            raise unclear_answer("form-file-too-large", limit=self.limit // 1000)
        return ReadAnswer(attachment.model_dump())

    def echo_answer(self, value: Any, asked: AnswerContext) -> Text | str:
        return str(value["name"])
