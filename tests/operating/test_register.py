"""The register of processing: every table and column in it, in the officer's language."""

from __future__ import annotations

import re

import pytest

from bot.__main__ import main
from bot.privacy_register import processing_facts, recipients
from bot.settings import Settings
from messages.language import LANGUAGES
from messages.register import column_words
from storage.leaving import member_columns, rows_of, table_classes
from storage.processing import PROCESSING, ProcessingPurpose
from storage.retention import Table
from storage.types import SealedText

EVERY = table_classes()
FACTS = {table.name: table for each in processing_facts() for table in each.tables}


def test_every_table_has_its_entry_and_no_entry_is_of_a_table_that_is_gone() -> None:
    assert PROCESSING.keys() == {str(table.__tablename__) for table in EVERY}
    assert {entry.purpose for entry in PROCESSING.values()} == set(ProcessingPurpose)


@pytest.mark.parametrize("table", EVERY, ids=lambda table: table.__tablename__)
def test_every_column_is_said_to_be_personal_or_not(table: type[Table]) -> None:
    entry = PROCESSING[str(table.__tablename__)]
    listed = [*entry.personal, *entry.other]
    assert sorted(listed) == sorted(column.name for column in rows_of(table).columns)


@pytest.mark.parametrize("table", EVERY, ids=lambda table: table.__tablename__)
def test_what_is_sealed_or_emptied_with_somebody_is_personal(table: type[Table]) -> None:
    """What tells something about a person cannot be called technical."""
    name = str(table.__tablename__)
    people = {column.name for column in member_columns(table)}
    entry = PROCESSING[name]
    sealed = {
        column.name for column in rows_of(table).columns if isinstance(column.type, SealedText)
    }
    if people and name not in KEYS:
        assert sealed <= set(entry.personal)
    assert set(table.retention.blank) <= {*entry.personal, *people}
    if people and table.retention.owner_only:
        assert set(table.retention.owner_only) <= {*entry.personal, *people}


KEYS = {"installation", "databaseidentity"}
"""What is sealed there is the operator's own."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_printed_whole_in_a_language(
    language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    assert main(["privacy", "--language", language]) == 0
    printed = capsys.readouterr().out
    assert printed.isprintable() or "\n" in printed
    for table in EVERY:
        assert f"`{table.__tablename__}`" in printed
    assert "register-" not in printed
    assert "account-field" not in printed
    assert printed.count("## ") - printed.count("### ") == len(ProcessingPurpose) + 3


def test_what_it_says_is_what_the_tables_promise(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["privacy", "--language", "en"]) == 0
    register = capsys.readouterr().out
    sections = {part.split("`")[1]: part for part in register.split("\n### ")[1:]}
    for table in EVERY:
        custody, section = table.retention, sections[str(table.__tablename__)]
        if custody.keep is not None:
            assert re.search(rf"\b{custody.keep.days} days? after", section)
        if custody.on_erase == "delete":
            assert "erased at once" in section
        for column in rows_of(table).columns:
            if isinstance(column.type, SealedText):
                assert "Encrypted: nothing" not in section
    assert "note" in sections["request"].partition("Encrypted:")[2]


def test_a_new_column_without_words_is_named() -> None:
    with pytest.raises(LookupError, match=r"member\.shoe_size"):
        column_words("member", "shoe_size")


def test_services_in_use_are_told_from_those_that_are_not() -> None:
    used = dict(recipients(Settings(telegram_bot_token="", smtp_url="", geocoder_ban_url="")))
    assert not any(used[each] for each in ("telegram", "mail", "ban"))
    assert dict(recipients(Settings()))["ban"]
    assert used.keys() == {
        "telegram", "slack", "ban", "nominatim", "vigilance", "meteoalarm", "openmeteo", "mail",
    }  # fmt: skip
