"""`palier rotate-key`: a new key for all that is sealed; after a break it goes on where it was."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

from cryptography.fernet import Fernet
from sqlalchemy.exc import SQLAlchemyError

from bot.backup import keys_of_file, say_line, used_database
from bot.clock import SystemClock
from bot.database_fault import refuse_database
from bot.database_opening import open_database
from bot.restoring import must_be_stopped
from bot.settings import Settings, SettingsError
from bot.wrong_setting import refuse_file
from messages import words
from storage.database import Database
from storage.keys import replace_file, write_once
from storage.resealing import Resealed, is_sealed_with, reseal_values

TRIES = 3
PATIENCE = 30


async def rotate_key(settings: Settings) -> int:
    """Seal everything with a new key; the old one opens it until the last row is done.

    Palier must be stopped. One that is started halfway reads both keys and harms nothing.
    """
    async with used_database(settings):
        pass
    await must_be_stopped(settings, SystemClock().now())
    async with open_database(settings) as database:
        keys = settings.secret_key.split() or _with_new_key(settings.key_file)
        if len(keys) == 1:
            raise SettingsError("SECRET_KEY", words.settings_rotate_second())
        try:
            done = await _reseal_all(database, keys)
            if database.path is not None:
                await database.close()
                await asyncio.to_thread(_leave_no_trace, database.path)
        except (OSError, sqlite3.Error, SQLAlchemyError) as error:
            raise refuse_database(settings.database_url, error) from None
    say_line(words.backup_key_rotated(count=done.anew))
    if lost := done.unreadable.total():
        say_line(words.backup_key_unreadable(count=lost))
    if settings.secret_key:
        say_line(words.backup_key_in_settings())
    else:
        kept = _keep_new_alone(settings.key_file, keys)
        say_line(words.backup_key_before(path=str(kept)))
    return 0


def _with_new_key(path: Path) -> list[str]:
    """The keys of the file, a new one first; the one of an earlier try, where there was one."""
    keys = keys_of_file(path)
    if len(keys) == 1:
        keys.insert(0, Fernet.generate_key().decode())
        try:
            replace_file(path, "\n".join(keys) + "\n")
        except OSError as error:
            raise refuse_file("SECRET_KEY", path, error) from None
    return keys


async def _reseal_all(database: Database, keys: list[str]) -> Resealed:
    anew = 0
    for _ in range(TRIES):
        done = await reseal_values(database, keys)
        anew += done.anew
        if await is_sealed_with(database, keys):
            return Resealed(anew, done.unreadable)
    raise SettingsError("DATABASE_URL", words.settings_restore_running())


def _leave_no_trace(path: Path) -> None:
    """Nothing sealed with the old key stays in the file's empty pages or its journal."""
    with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as file:
        file.execute("VACUUM")
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _keep_new_alone(path: Path, keys: list[str]) -> Path:
    """The new key alone in its file; where the old ones lie, which older backups need."""
    before = f"{path.name}.before-{SystemClock().now():%Y-%m-%d-%H%M%S}"
    try:
        for again in count():
            kept = path.with_name(before + (f"-{again}" if again else ""))
            with suppress(FileExistsError):
                write_once(kept, "\n".join(keys[1:]) + "\n")
                replace_file(path, f"{keys[0]}\n")
                return kept
    except OSError as error:
        raise refuse_file("SECRET_KEY", path, error) from None
    raise AssertionError("some name is always free")
