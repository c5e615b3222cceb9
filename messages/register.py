"""The register of processing in words: what is kept, whose, why, how long, who reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from messages import words
from messages.catalog import is_known, plain_words
from messages.language import FALLBACK
from messages.model import Reader, Text

PARTS = (
    (words.register_why, "why"),
    (words.register_basis, "basis"),
    (words.register_readers, "readers"),
    (words.register_recipients, "sent"),
)


MEMBER = {"id", "member_id", "account_id"}
"""Columns that say whose a row is, and nothing more."""


@dataclass(frozen=True)
class RegisteredTable:
    """What a table says of itself: columns by name, its promise in days and since when."""

    name: str
    people: Sequence[str]
    personal: Sequence[str]
    sealed: Sequence[str]
    days: int | None
    since: str
    on_erase: str
    emptied: Sequence[str]


@dataclass(frozen=True)
class ProcessingFacts:
    """One purpose, and the tables it needs."""

    purpose: str
    tables: Sequence[RegisteredTable]


def register_lines(
    processing: Sequence[ProcessingFacts],
    recipients: Sequence[tuple[str, bool]],
    today: date,
    language: str,
) -> Iterator[str]:
    """The register as Markdown, a line each; `recipients` with whether they are in use here."""
    reader = Reader(language=language)

    def say(text: Text) -> str:
        return plain_words(text, reader)

    tables = [table for each in processing for table in each.tables]
    personal = sum(bool(table.personal) for table in tables)
    yield f"# {say(words.register_title())}"
    made = words.register_made(
        day=today.isoformat(), tables=str(len(tables)), personal=str(personal)
    )
    for text in (made, words.register_confirm(), words.register_to_fill()):
        yield from ("", say(text))
    for each in processing:
        yield from ("", f"## {say(_of_purpose(each.purpose, 'name'))}", "")
        yield from (f"- {say(line(text=_of_purpose(each.purpose, key)))}" for line, key in PARTS)
        for table in each.tables:
            yield from ("", f"### {say(_table_head(table))}", "")
            yield from (f"- {say(text)}" for text in _table_words(table))
    yield from ("", f"## {say(words.register_recipients_head())}", "")
    for key, used in recipients:
        line = words.register_used if used else words.register_unused
        yield f"- {say(line(recipient=Text(key=f'register-recipient-{key}')))}"
    for head, text in (
        (words.register_security_head(), words.register_security()),
        (words.register_rights_head(), words.register_rights()),
    ):
        yield from ("", f"## {say(head)}", "", say(text))


def _of_purpose(purpose: str, part: str) -> Text:
    return Text(key=f"register-{purpose}-{part}")


def _table_head(table: RegisteredTable) -> Text:
    return words.register_table(what=Text(key=f"register-table-{table.name}"), table=table.name)


def _table_words(table: RegisteredTable) -> Iterator[Text]:
    whose = _columns(table, table.people) if table.people else words.register_nobody()
    yield words.register_whose(people=whose)
    if table.personal:
        yield words.register_data(columns=_columns(table, table.personal))
    else:
        yield words.register_data_none()
    if table.sealed:
        yield words.register_sealed(columns=_columns(table, table.sealed))
    else:
        yield words.register_sealed_none()
    yield words.register_kept(text=_kept(table))
    if table.on_erase == "delete":
        yield words.register_erase_delete()
    elif table.on_erase == "blank":
        yield words.register_erase_blank(columns=_columns(table, table.emptied))
    elif table.people:
        yield words.register_erase_nothing()


def _kept(table: RegisteredTable) -> Text:
    """How long, by the table's own promise, and what goes before."""
    key = f"register-keeps-{table.name}"
    more = Text(key=key) if is_known(key, FALLBACK) else None
    if table.days is None:
        if more is None:
            raise LookupError(f"nothing says how long {table.name} is kept: {key}")
        return more
    since = Text(key=f"register-since-{table.since}")
    days = words.register_kept_days(days=table.days, since=since)
    if more is None:
        return days
    first = plain_words(more, Reader()).endswith(":")
    return (words.register_kept_both if first else words.register_kept_beside)(more=more, days=days)


def _columns(table: RegisteredTable, names: Sequence[str]) -> Text:
    """Columns in words, one after another, each word once."""
    found = {text.key: text for text in (column_words(table.name, name) for name in names)}
    listed, *others = found.values()
    for other in others:
        listed = words.register_list(first=listed, next=other)
    return listed


def column_words(table: str, column: str) -> Text:
    """A column as members read it in what is exported for them, or as the register calls it."""
    if column in MEMBER:
        return words.register_member()
    keys = (
        f"register-field-{table}-{column}",
        f"account-field-{table}-{column}",
        f"account-field-{column}",
        f"register-field-{column}",
    )
    for key in keys:
        if is_known(key, FALLBACK):
            return Text(key=key)
    raise LookupError(f"no words for {table}.{column}: register-field-{column}")
