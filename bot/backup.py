"""`palier backup`: the database as one file, and the key elsewhere."""

from __future__ import annotations

import shutil
import sqlite3
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import SystemClock
from bot.database_fault import NAME, refuse_database
from bot.database_opening import OtherPalier, WrongKey, reach_database
from bot.settings import Settings, SettingsError
from bot.wrong_setting import operator_reader, refuse_file
from messages import words
from messages.catalog import plain_words
from messages.model import Text
from storage.backup import NoBackup, backup_step, was_used, write_backup
from storage.database import Database
from storage.keys import KeyBroken, KeyMissing, read_key, write_once
from storage.migrations import UnknownStep

STREAM = Path("-")
"""The name that stands for standard output or input."""


async def back_up(settings: Settings, folder: Path, key: Path | None) -> int:
    """Write a backup into the folder, or to standard output; and the key into another folder."""
    if key:
        _must_be_apart(folder, key)
    async with used_database(settings) as database:
        if folder == STREAM:
            await _stream_backup(database)
            return 0
        target = folder / backup_name(SystemClock().now())
        await save_backup(database, target)
    say_line(words.backup_done(path=str(target)))
    if key:
        say_line(words.backup_key_done(path=str(_keep_key(settings, key))))
    else:
        where = "SECRET_KEY" if settings.secret_key else str(settings.key_file)
        say_line(words.backup_key_where(path=where))
    return 0


def _must_be_apart(folder: Path, key: Path) -> None:
    if key.resolve() == folder.resolve():
        raise SettingsError(str(key), words.settings_backup_together())


def backup_name(now: datetime) -> str:
    """A name nothing else has, in the order of time."""
    return f"palier-{now:%Y-%m-%d-%H%M%S}.db"


def say_line(text: Text) -> None:
    """Tell whoever started the command."""
    sys.stderr.write(f"{plain_words(text, operator_reader())}\n")


@asynccontextmanager
async def used_database(settings: Settings) -> AsyncIterator[Database]:
    """The database in use; `SettingsError` where there is none, for none is made here."""
    parsed = make_url(settings.database_url)
    if parsed.get_backend_name() != "sqlite":
        async with reach_database(settings) as database:
            async with database.transaction() as store:
                if not await store.identity.database_name():
                    raise SettingsError(NAME, words.settings_backup_nothing())
            yield database
        return
    path = Path(parsed.database or "")
    try:
        backup_step(path)
        if not was_used(path):
            raise SettingsError(NAME, words.settings_backup_nothing())
    except NoBackup:
        raise SettingsError(NAME, words.settings_database_damaged(path=str(path))) from None
    except UnknownStep as step:
        raise OtherPalier(NAME, words.settings_database_other(step=str(step))) from None
    except OSError as error:
        raise refuse_database(settings.database_url, error) from None
    database = Database(settings.database_url)
    try:
        yield database
    finally:
        await database.close()


async def save_backup(database: Database, target: Path) -> None:
    """The backup under its name, in a folder for its owner only."""
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        await write_backup(database, target)
    except (OSError, sqlite3.Error, SQLAlchemyError) as error:
        if database.path is None and not isinstance(error, OSError):
            raise refuse_database(database.url, error) from None
        at = target if target.parent.is_dir() else target.parent
        raise refuse_file(str(at), at, error) from None


async def _stream_backup(database: Database) -> None:
    with tempfile.TemporaryDirectory(prefix="palier-") as folder:
        target = Path(folder) / "palier.db"
        await save_backup(database, target)
        with target.open("rb") as made:
            shutil.copyfileobj(made, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def _keep_key(settings: Settings, folder: Path) -> Path:
    """The key in a folder of its own; one that is there already is left alone."""
    target = folder / "palier.key"
    keys = keys_in_use(settings)
    try:
        try:
            write_once(target, "\n".join(keys) + "\n")
        except FileExistsError:
            if read_key(target).split() != keys:
                raise KeyBroken from None
    except (KeyBroken, KeyMissing):
        refusal = words.settings_backup_other_key(path=str(target))
        raise SettingsError(str(target), refusal) from None
    except OSError as error:
        raise refuse_file(str(target), target, error) from None
    return target


def keys_in_use(settings: Settings) -> list[str]:
    """The keys Palier would open its database with; `SettingsError` where there are none."""
    if settings.secret_key:
        return settings.secret_key.split()
    return keys_of_file(settings.key_file)


def keys_of_file(path: Path) -> list[str]:
    """The keys in a file; `SettingsError` where they are missing, broken or somebody else's."""
    try:
        return read_key(path).split()
    except KeyMissing:
        raise WrongKey("SECRET_KEY", words.settings_key_missing(path=str(path))) from None
    except KeyBroken:
        raise WrongKey("SECRET_KEY", words.settings_key_broken(path=str(path))) from None
    except OSError as error:
        raise refuse_file("SECRET_KEY", path, error) from None
