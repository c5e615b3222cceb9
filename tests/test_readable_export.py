"""Whoever asks for their data can read it: names, dates and words, no numbers of rows."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Column

from messages.account.export import export_document
from messages.account.export_values import (
    CODED,
    ExportedRow,
    choice_key,
    dialog_lines,
    is_for_machines,
)
from messages.catalog import is_known
from messages.language import LANGUAGES
from messages.model import Reader
from storage.database import Database
from storage.leaving import member_columns, rows_of, table_classes
from storage.retention import Table
from storage.types import EnumByValue
from tests.test_privacy import NAME, SAID, Census

EXPORTED = [table for table in table_classes() if member_columns(table)]
FOLDED = {"dialog"}
"""Tables whose rows are told as what they hold, a half-filled form."""

INSIDE = re.compile(r"<body>(.*?)<details>", re.DOTALL)
PATH = re.compile(r'href="[^"]*"')


def shown_columns(table: type[Table]) -> Iterator[Column[object]]:
    people = {column.name for column in member_columns(table)}
    for column in rows_of(table).columns:
        alone = people == {column.name}
        if not alone and not is_for_machines(str(table.__tablename__), column.name):
            yield column


@pytest.mark.parametrize("table", EXPORTED, ids=lambda table: table.__tablename__)
def test_every_column_is_worded_or_for_machines(table: type[Table]) -> None:
    name = str(table.__tablename__)
    if name in FOLDED:
        return
    unworded = [
        (column.name, language)
        for column in shown_columns(table)
        for language in LANGUAGES
        if not is_known(f"account-field-{name}-{column.name}", language)
        and not is_known(f"account-field-{column.name}", language)
    ]
    assert unworded == []


@pytest.mark.parametrize("table", EXPORTED, ids=lambda table: table.__tablename__)
def test_every_choice_has_words(table: type[Table]) -> None:
    unworded = [
        (choice_key(column.type.among.__name__, value), language)
        for column in shown_columns(table)
        if isinstance(column.type, EnumByValue)
        for value in column.type.among
        for language in LANGUAGES
        if not is_known(choice_key(column.type.among.__name__, value), language)
    ]
    assert unworded == []


def test_a_form_that_waits_behind_another_is_told_too() -> None:
    behind = json.dumps([{"form": "account.name", "given": '{"answers": {"name": "Bao"}}'}])
    values = {
        "form": "kit.return",
        "given": '{"answers": {"code": "k7rmz"}}',
        "interrupted": behind,
    }
    lines = [line for _, line in dialog_lines(values, Reader())]
    assert "k7rmz" in lines
    assert "Bao" in lines
    for broken in (None, "[", "{}", "[7]"):
        assert len(list(dialog_lines({**values, "interrupted": broken}, Reader()))) == 2


def test_every_coded_column_stands_in_a_table() -> None:
    columns = {
        f"{table.__tablename__}.{column.name}"
        for table in EXPORTED
        for column in rows_of(table).columns
    }
    assert {each for each in CODED if "." in each} <= columns


async def page_of(database: Database, language: str) -> str:
    """What somebody reads about whom there is a row in every table."""
    census = Census()
    await census.put(database)
    async with database.transaction() as store:
        held = await store.leaving.export_member(census.member.id)
    document = export_document(held, Reader(language=language), datetime(2026, 7, 1, 9, tzinfo=UTC))
    found = INSIDE.search(document.content.decode())
    assert found
    return html.unescape(PATH.sub("", found[1]))


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_nothing_in_it_is_a_number_of_a_row_or_a_code(
    story_database: Database, language: str
) -> None:
    page = await page_of(story_database, language)
    lines = re.findall(r"<d[dt][^>]*>(.*?)</d[dt]>", page, re.DOTALL)
    assert len(lines) > 100
    assert NAME in page
    typed = re.compile(rf"neutral|1000003|{SAID}")
    for line in lines:
        if typed.search(line):
            continue
        assert not re.search(r"\d{7,}|1970|\b(true|false|null|None)\b|\{|\}", line), line
        assert not re.search(r"[a-z]_[a-z]|account-|T\d\d:", line), line


def test_a_moment_that_stands_for_none_is_not_told() -> None:
    row = ExportedRow({}, {"since": datetime(1970, 1, 1, tzinfo=UTC), "called": "Ana <b>"})
    document = export_document(
        {"account": [row]}, Reader(language="fr"), datetime(2026, 7, 1, tzinfo=UTC)
    )
    page = document.content.decode()
    assert "1970" not in page
    assert "Ana &lt;b&gt;" in page
