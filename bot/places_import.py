"""`palier places import`: a town's file of cool places, shown first and then taken in whole."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.clock import SystemClock
from bot.database_opening import open_database
from bot.settings import Settings
from bot.wrong_setting import SettingsError, operator_reader, refuse_file
from handlers.heat.cooling.columns import ROLES
from handlers.heat.cooling.file_reading import AreaReach, PlacesReading, read_places_file
from handlers.heat.cooling.importing import summarise_reading
from handlers.heat.cooling.place_file import FileUnread
from messages import words
from messages.catalog import plain_words
from messages.form import SpokenAnswer, is_spoken
from messages.heat.cool.actions import FILE_BYTES, CoolAct
from messages.heat.cool.import_views import summary_lines
from messages.model import Text
from storage.area import Area
from storage.database import Store
from storage.heat.cool import MOST, compare_places
from storage.organise import JournalEntry
from storage.places import fold_name


async def import_places(settings: Settings, given: argparse.Namespace) -> int:
    """Read a file for an area, say what it would change, and change it when that is wanted.

    0 when the list is as the file says, 1 when nothing was changed.
    """
    content, named = _read_content(given.file), _named_columns(given.column)
    async with open_database(settings) as database:
        async with database.transaction() as store:
            area = await _area_called(given.area, store)
            try:
                reading = read_places_file(content, AreaReach.of(area), named)
            except FileUnread as unread:
                raise SettingsError(str(given.file), unread.why) from None
            changes = await _show(area, reading, store)
        if not changes:
            return 0
        if not (given.yes or _is_sure()):
            _print(words.cool_cli_add_yes())
            return 1
        async with database.transaction() as store:
            _print(await _apply(area, reading, store, drop_gone=given.remove_gone))
    return 0


def _read_content(path: Path) -> bytes:
    try:
        if path.stat().st_size > FILE_BYTES:
            why = words.cool_file_large(megabytes=FILE_BYTES // 1_000_000)
            raise SettingsError(str(path), why)
        return path.read_bytes()
    except OSError as error:
        raise refuse_file(str(path), path, error) from None


def _named_columns(given: Sequence[str]) -> dict[str, str] | None:
    """The columns that were named, by their role."""
    named = dict[str, str]()
    for each in given:
        role, sign, column = each.partition("=")
        if not sign or role not in ROLES or not column.strip():
            raise SettingsError("--column", words.cool_cli_column(roles=ROLES))
        named[role] = column
    return named or None


async def _area_called(name: str, store: Store) -> Area:
    """The one area of that name, other name or number."""
    areas = await store.areas.open_areas()
    folded = fold_name(name)
    named = {alias.area_id for alias in await store.areas.aliases() if alias.folded == folded}
    found = [
        area
        for area in areas
        if str(area.id) == name.strip() or area.id in named or fold_name(area.name) == folded
    ]
    if len(found) == 1:
        return found[0]
    if found:
        listed = tuple(_numbered(area) for area in found)
        raise SettingsError("--area", words.cool_cli_area_many(name=name, areas=listed))
    others = tuple(area.name for area in areas)
    if not others:
        raise SettingsError("--area", words.cool_cli_no_areas())
    raise SettingsError("--area", words.cool_cli_area_none(name=name, areas=others))


def _numbered(area: Area) -> str:
    said = words.cool_cli_area_number(number=str(area.id), name=area.name, town=area.town_name)
    return plain_words(said, operator_reader())


async def _show(area: Area, reading: PlacesReading, store: Store) -> bool:
    """Say what the file means; whether it changes anything."""
    held = await store.cool.list_places(area.id)
    summary = summarise_reading(area, reading, compare_places(held, reading.places, reading.unread))
    for line in summary_lines(summary):
        _print(line)
    return summary.changes


def _is_sure() -> bool:
    """Whether somebody at the terminal says yes."""
    if not sys.stdin.isatty():
        return False
    _print(words.cool_cli_sure())
    return is_spoken(sys.stdin.readline(), SpokenAnswer.YES)


async def _apply(area: Area, reading: PlacesReading, store: Store, *, drop_gone: bool) -> Text:
    now = SystemClock().now()
    change = await store.cool.apply_places(
        area.id, reading.places, reading.unread, now, drop_gone=drop_gone
    )
    if await store.cool.count_places(area.id) > MOST:
        raise SettingsError("--area", words.cool_list_full(most=MOST))
    await store.nudges.show_card_anew(area.id)
    store.organisation.record_entry(
        JournalEntry(
            area_id=area.id,
            act=CoolAct.IMPORTED,
            on=str(len(reading.places)),
            at=now,
            by_person=False,
        )
    )
    return words.cool_imported(
        new=str(len(change.new)),
        changed=str(len(change.changed)),
        dropped=str(len(change.gone) if drop_gone else 0),
    )


def _print(text: Text) -> None:
    sys.stdout.write(plain_words(text, operator_reader()) + "\n")
