"""`palier move`: everything into another database, row by row; the old one stays as it is."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.backup import STREAM, keys_in_use, keys_of_file, say_line, used_database
from bot.clock import SystemClock
from bot.database_fault import refuse_database
from bot.database_opening import (
    WrongDatabase,
    open_database,
    reach_database,
    remember_database,
    remembered_name,
)
from bot.restoring import must_be_stopped
from bot.settings import Settings, SettingsError
from bot.wrong_setting import SettingRefused, refuse_file
from messages import words
from storage.database import Database
from storage.database_presence import BESIDE
from storage.keys import write_once
from storage.migrations import upgrade_database
from storage.moving import RowDiffers, TargetInUse, holds_rows, move_rows

GIVEN = "URL"
"""What a sentence about the other database's address begins with."""


async def move_database(settings: Settings, url: str) -> int:
    """Move everything to the database the URL names, with the key; all of it or nothing."""
    there = _settings_there(settings, url)
    async with used_database(settings):
        pass
    await must_be_stopped(settings, SystemClock().now())
    async with open_database(settings) as database:
        async with database.transaction() as store:
            name = await store.identity.database_name()
        _must_fit(there, name)
        _carry_key(settings, there)
        count = await _move_into(there, database)
    remember_database(there.database_marker, name)
    say_line(words.backup_moved(count=count))
    say_line(words.backup_moved_next())
    return 0


def _settings_there(settings: Settings, url: str) -> Settings:
    """The settings with the other address; read from standard input where it is `-`."""
    given = sys.stdin.readline() if url == str(STREAM) else url
    try:
        checked = Settings(_env_file=None, database_url=given)
    except ValidationError as refusal:
        refused = refusal.errors()[0].get("ctx", {}).get("error")
        why = refused.why if isinstance(refused, SettingRefused) else words.settings_no_database()
        raise SettingsError(GIVEN, why) from None
    return settings.model_copy(update={"database_url": checked.database_url})


def _must_fit(there: Settings, name: str) -> None:
    """Refuse where another database's key or name lies already; nothing is changed."""
    if remembered_name(there.database_marker) not in ("", name):
        marker = str(there.database_marker)
        raise WrongDatabase(GIVEN, words.settings_move_other_name(path=marker))


def _carry_key(settings: Settings, there: Settings) -> None:
    """The key beside the new database; never over another one."""
    keys, path = keys_in_use(settings), there.key_file
    if settings.secret_key:
        return
    try:
        write_once(path, "\n".join(keys) + "\n")
    except FileExistsError:
        with suppress(SettingsError):
            if keys_of_file(path) == keys:
                return
        raise SettingsError(str(path), words.settings_backup_other_key(path=str(path))) from None
    except OSError as error:
        raise refuse_file(str(path), path, error) from None


async def _move_into(there: Settings, database: Database) -> int:
    path = Path(make_url(there.database_url).database or "")
    try:
        if make_url(there.database_url).get_backend_name() == "sqlite":
            return await _move_into_file(database, path)
        await _must_be_empty(there)
        async with reach_database(there) as target:
            return await move_rows(database, target)
    except TargetInUse:
        raise SettingsError(GIVEN, words.settings_move_in_use()) from None
    except RowDiffers as table:
        raise SettingsError(GIVEN, words.settings_move_differs(table=str(table))) from None
    except (OSError, SQLAlchemyError) as error:
        raise SettingsError(GIVEN, refuse_database(there.database_url, error).why) from None


async def _must_be_empty(there: Settings) -> None:
    """Before its tables are brought up to date: nothing is touched where somebody is at home."""
    target = Database(there.database_url)
    try:
        if await holds_rows(target):
            raise TargetInUse
    finally:
        await target.close()


async def _move_into_file(database: Database, path: Path) -> int:
    """Into a file that gets its name when it is whole."""
    fresh = path.with_name(f".{path.name}.moving")
    _prepare_place(path, fresh)
    target = Database(f"sqlite:///{fresh}")
    try:
        await upgrade_database(target)
        count = await move_rows(database, target)
    except BaseException:
        await target.close()
        _clear_away(fresh)
        raise
    await target.close()
    fresh.chmod(0o600)
    fresh.rename(path)
    return count


def _prepare_place(path: Path, fresh: Path) -> None:
    """A folder in which nothing has the name, nor what an earlier try began."""
    if path.exists():
        raise TargetInUse(path.name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _clear_away(fresh)


def _clear_away(path: Path) -> None:
    """What an earlier try left behind, with the journal beside it."""
    for ending in BESIDE:
        path.with_name(path.name + ending).unlink(missing_ok=True)
