"""Values of what is exported in the words of whoever reads it: no numbers of rows, no codes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, IntEnum
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from messages import words
from messages.catalog import is_known, plain_words
from messages.dates import say_day, say_hour
from messages.form import Form
from messages.language import LanguageProfile
from messages.model import Message, Reader, Text

MACHINE_ONLY = frozenset(
    "account_id asking asks_at attempts author_id buttons card cell chat department dirty_at"
    " due_at errand expires_at failure file_ref id join_link lat letter_id link live lon"
    " may_invite may_pin may_post message moved next_at nudged once_about once_act"
    " once_occurrence once_subject organisers_told pace polygon priority radius refuses"
    " revision shown step step_at subject topic touched_at town unanswered user version"
    " workspace".split()
)
"""Columns that serve Palier alone, in every table; they stand in the data for machines."""

MACHINE_ONLY_IN = {
    "card": {"name", "instead"},
    "coolplaceimport": {"columns", "places", "unread", "ref", "platform"},
    "confidentialmessage": {"language", "platform"},
    "draft": {"country"},
    "enrolment": {"code"},
    "entry": {"on", "why"},
    "firstcard": {"key", "kind", "out_at", "widen_at"},
    "letter": {"language", "zone", "place"},
    "member": {"language_doubt"},
    "receipt": {"name"},
    "wish": {"gathering_id"},
    "saidtext": {"prints"},
}
"""Columns of one table that serve Palier alone."""

CHOICES = {
    "AidKind": "aid-kind",
    "HeatLevel": "heat-colour",
    "Urgency": "aid-urgency",
    "cafe.kind": "cafe-kind",
    "cafe.access": "cafe-access",
    "recurring.kind": "cafe-kind",
    "recurring.access": "cafe-access",
    "wish.times": "cafe-time",
    "member.evenings": "watch-evenings",
    "entry.act": "organise-act",
    "helper.kinds": "aid-kind",
    "helper.slots": "aid-slot",
    "removal.reason": "removal-why",
    "report.what": "organise-trouble",
    "firstcard.why": "organise-trouble",
}
"""Where the words of a choice stand already; others are `account-choice-…`."""

CODED = frozenset(
    {
        "cafe.outcome",
        "recurring.rhythm",
        "firstcard.appeal",
        "report.appeal",
        "report.judged",
        "wish.can",
        *CHOICES,
    }
)
"""Enumerations by class, and columns of codes by table, whose values are worded."""

MESSAGES = frozenset({"card.body", "letter.body", "receipt.reply"})
"""Columns that hold what Palier says, folded."""

EPOCH = 1990
"""A moment before this year stands for none."""


@dataclass(frozen=True)
class NamedThing:
    """What a row refers to: an area, a café, a request …, by its name or its moment."""

    kind: str
    name: str = ""
    at: datetime | date | None = None


@dataclass(frozen=True)
class NamedPerson:
    """Somebody a row refers to: whoever reads it, or another, who is not named."""

    own: bool


@dataclass(frozen=True)
class ExportedRow:
    """A row as data for machines, and its values for people."""

    data: Mapping[str, Any]
    values: Mapping[str, Any]


def choice_key(column: str, value: object) -> str:
    """The catalogue key of a coded value: `column` is an enumeration's class, or table.column."""
    said = value.value if isinstance(value, Enum) else value
    if isinstance(value, IntEnum):
        said = value.name.lower()
    spelt = re.sub(r"(?<=[a-z])(?=[A-Z])|[._]", "-", column).lower()
    stem = CHOICES.get(column) or f"account-choice-{spelt}"
    return f"{stem}-{said}"


def is_for_machines(table: str, column: str) -> bool:
    """Whether a column is left out of what people read."""
    return column in MACHINE_ONLY or column in MACHINE_ONLY_IN.get(table, ())


def value_lines(table: str, column: str, value: Any, reader: Reader) -> Iterator[str]:
    """A value in words, line by line; nothing when it says nothing."""
    if f"{table}.{column}" in MESSAGES:
        yield from _message_lines(value, reader)
    elif isinstance(value, list | tuple):
        names = [line for part in value for line in value_lines(table, column, part, reader)]
        if names:
            yield LanguageProfile.of_language(reader.language).between_names.join(names)
    else:
        yield from _single_value(f"{table}.{column}", value, reader)


def _single_value(column: str, value: Any, reader: Reader) -> Iterator[str]:
    match value:
        case None | "":
            return
        case bool():
            yield plain_words(
                words.account_choice_yes() if value else words.account_choice_no(), reader
            )
        case datetime() | date() | time():
            yield from _time_words(value, reader)
        case NamedPerson(own=own):
            who = words.account_export_you() if own else words.account_export_somebody()
            yield plain_words(who, reader)
        case NamedThing():
            yield _name_of(value, reader)
        case Enum():
            yield _chosen(type(value).__name__, value, reader)
        case _:
            yield _string_words(column, str(value), reader)


def _string_words(column: str, value: str, reader: Reader) -> str:
    """What people typed as it is; a code in words."""
    if column.endswith(".language"):
        return LanguageProfile.of_language(reader.language).name_of(value)
    if column.endswith(".platform"):
        return _worded(f"link-on-{value}", value, reader)
    return _chosen(column, value, reader) if column in CODED else value


def _time_words(value: datetime | date | time, reader: Reader) -> Iterator[str]:
    match value:
        case datetime() if value.year >= EPOCH:
            yield _moment_words(value, reader)
        case datetime():
            return
        case date():
            yield _day_words(value, reader)
        case time():
            yield say_hour(value, reader.language)


def _name_of(thing: NamedThing, reader: Reader) -> str:
    if thing.at is None:
        return thing.name
    if isinstance(thing.at, datetime):
        when = _moment_words(thing.at, reader)
    else:
        when = _day_words(thing.at, reader)
    kind = _chosen("cafe.kind", thing.name, reader) if thing.kind == "cafe" else thing.name
    return ", ".join(part for part in (kind, when) if part)


def _day_words(day: date, reader: Reader) -> str:
    """A day with its year: what is kept is past."""
    return say_day(day, reader.language, today=day + timedelta(days=400))


def _moment_words(moment: datetime, reader: Reader) -> str:
    here = moment.astimezone(ZoneInfo(reader.zone))
    return f"{_day_words(here.date(), reader)}, {say_hour(here.time(), reader.language)}"


def _chosen(column: str, value: object, reader: Reader) -> str:
    return _worded(choice_key(column, value), str(value), reader)


def _worded(key: str, instead: str, reader: Reader) -> str:
    return plain_words(Text(key=key), reader) if is_known(key) else instead


def _message_lines(value: Any, reader: Reader) -> Iterator[str]:
    """The sentences of a message that waits, was sent, or hangs as a card."""
    try:
        loads = json.loads(value or "{}")
        if isinstance(loads, dict) and "body" not in loads:
            loads = loads.get("message") or {"body": [loads["text"]]}
        message = Message.model_validate({"body": loads["body"]})
    except (ValueError, ValidationError, KeyError, TypeError):
        return
    for line in message.body:
        yield plain_words(line, reader)


def dialog_lines(values: Mapping[str, Any], reader: Reader) -> Iterator[tuple[str, str]]:
    """The half-filled form that waits for an answer, and those that wait behind it."""
    yield from form_lines(values, reader)
    try:
        behind = json.loads(values.get("interrupted") or "[]")
    except ValueError:
        return
    for each in behind if isinstance(behind, list) else ():
        if isinstance(each, dict):
            yield from form_lines(each, reader)


def form_lines(values: Mapping[str, Any], reader: Reader) -> Iterator[tuple[str, str]]:
    """A half-filled form: its title, then each question with what was answered."""
    form = Form.known.get(str(values.get("form")))
    if form is None:
        return
    yield plain_words(words.account_field_form(), reader), plain_words(form.title(), reader)
    try:
        answers = json.loads(values.get("given") or "{}").get("answers", {})
    except (ValueError, AttributeError):
        return
    for question in form.questions():
        if (answer := answers.get(question.name)) not in (None, "", []):
            yield plain_words(question.question, reader), _answer_words(answer)


def _answer_words(answer: Any) -> str:
    if isinstance(answer, dict):
        return ", ".join(str(part) for part in answer.values() if isinstance(part, str) and part)
    return re.sub(r"[\[\]\"]", "", json.dumps(answer, ensure_ascii=False))
