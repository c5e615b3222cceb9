"""`palier privacy`: a register of processing, from the tables themselves, for a town's officer."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import handlers  # with every capability come its tables
from bot.clock import SystemClock
from bot.settings import Settings
from messages.register import ProcessingFacts, RegisteredTable, register_lines
from storage.leaving import member_columns, rows_of, table_classes
from storage.processing import PROCESSING, ProcessingPurpose
from storage.retention import Table
from storage.types import SealedText

__all__ = ["handlers", "print_register"]


def print_register(settings: Settings, language: str) -> int:
    """Print it, in that language."""
    today = SystemClock().now().date()
    lines = register_lines(list(processing_facts()), list(recipients(settings)), today, language)
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def processing_facts() -> Iterator[ProcessingFacts]:
    """Every purpose with its tables, in the order in which they are listed."""
    known = {str(table.__tablename__): table for table in table_classes()}
    for purpose in ProcessingPurpose:
        tables = [
            _facts_of(name, known[name])
            for name, entry in PROCESSING.items()
            if entry.purpose is purpose and name in known
        ]
        yield ProcessingFacts(purpose, tables)


def _facts_of(name: str, table: type[Table]) -> RegisteredTable:
    custody, entry = table.retention, PROCESSING[name]
    columns = rows_of(table).columns
    people = [column.name for column in member_columns(table)]
    return RegisteredTable(
        name=name,
        people=people,
        personal=[each for each in entry.personal if each not in people],
        sealed=[column.name for column in columns if isinstance(column.type, SealedText)],
        days=custody.keep.days if custody.keep else None,
        since=custody.since,
        on_erase=custody.on_erase,
        emptied=custody.blank,
    )


def recipients(settings: Settings) -> Iterator[tuple[str, bool]]:
    """Who outside Palier is told something, and whether these settings use them."""
    yield "telegram", bool(settings.telegram_bot_token)
    yield "slack", settings.on_slack
    yield "ban", bool(settings.geocoder_ban_url)
    yield "nominatim", bool(settings.geocoder_nominatim_url)
    yield "vigilance", bool(settings.heat_vigilance_key)
    yield "meteoalarm", bool(settings.heat_meteoalarm_url)
    yield "openmeteo", bool(settings.heat_openmeteo_url)
    yield "mail", bool(settings.smtp_url)
