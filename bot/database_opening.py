"""Opening the database: up to date, the right one, and with the key it was sealed with."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot.clock import SystemClock
from bot.database_fault import SilentDatabase, refuse_database, refuse_letters
from bot.settings import Settings
from bot.wrong_setting import SettingsError, refuse_file
from messages import words
from storage.database import Database, Store
from storage.keys import KeyBroken, KeyMissing, make_key, read_key, write_once
from storage.migrations import ForeignDatabase, UnknownStep, upgrade_database
from storage.sealed_values import anything_sealed, sealed_values
from storage.types import UnreadableText, vault

__all__ = [
    "OtherPalier",
    "SilentDatabase",
    "WrongDatabase",
    "WrongKey",
    "open_database",
    "reach_database",
    "remember_database",
]

log = logging.getLogger(__name__)

UNREADABLE = "?"
"""What a marker says that is no name."""


class WrongKey(SettingsError):
    """The key is missing, broken, or another one."""


class WrongDatabase(SettingsError):
    """The database is not the one that was used before."""


class OtherPalier(SettingsError):
    """The database was left by a Palier from which this one knows no way."""


@asynccontextmanager
async def open_database(settings: Settings) -> AsyncIterator[Database]:
    """The database, ready to be used; `SettingsError` if it is silent, another one, or keyless."""
    async with reach_database(settings) as database:
        try:
            async with database.transaction() as store:
                name = await store.identity.database_name()
                unused = not name and await _is_unused(store)
            if unused:
                _must_be_new(settings)
            vault.open(*_encryption_keys(settings, new=unused))
            await _recognise_database(settings, database, name)
        except (OSError, SQLAlchemyError) as error:
            raise refuse_database(settings.database_url, error) from None
        yield database


@asynccontextmanager
async def reach_database(settings: Settings) -> AsyncIterator[Database]:
    """The database with its tables, its sealed words unread.

    `SettingsError` when it does not answer, or is of another Palier.
    """
    database = Database(settings.database_url)
    if not database.is_there:
        _must_be_new(settings)
    try:
        try:
            await upgrade_database(database)
            await refuse_letters(database)
        except UnknownStep as step:
            other = words.settings_database_other(step=str(step))
            raise OtherPalier("DATABASE_URL", other) from None
        except ForeignDatabase:
            foreign = words.settings_database_foreign()
            raise SettingsError("DATABASE_URL", foreign) from None
        except (OSError, SQLAlchemyError) as error:
            raise refuse_database(settings.database_url, error) from None
        yield database
    finally:
        await database.close()


async def _is_unused(store: Store) -> bool:
    """Whether nobody ever used this database: then no key can be lost."""
    return not (await store.identity.was_used() or await anything_sealed(store))


async def _nothing_opens(store: Store) -> bool:
    """Whether a database of an older Palier has sealed words, and the key opens none of them."""
    found = False
    async for value in sealed_values(store):
        if not isinstance(value.value, UnreadableText):
            return False
        found = True
    return found


def _must_be_new(settings: Settings) -> None:
    """Refuse an empty database where the marker beside the key speaks of one that was used."""
    if remembered_name(settings.database_marker):
        marker = str(settings.database_marker)
        raise WrongDatabase("DATABASE_URL", words.settings_database_new(path=marker))
    if settings.key_file.exists():
        log.warning("an empty database beside a key that was there before")


def _encryption_keys(settings: Settings, *, new: bool) -> list[str]:
    """The keys to read and write with; a new one is made for a new database alone."""
    if settings.secret_key:
        return settings.secret_key.split()
    path = settings.key_file
    try:
        return (make_key(path) if new else read_key(path)).split()
    except KeyMissing:
        raise WrongKey("SECRET_KEY", words.settings_key_missing(path=str(path))) from None
    except KeyBroken:
        raise WrongKey("SECRET_KEY", words.settings_key_broken(path=str(path))) from None
    except OSError as error:
        raise refuse_file("SECRET_KEY", path, error) from None


async def _recognise_database(settings: Settings, database: Database, name: str) -> None:
    """Make sure that the key fits the database, and remember which one it is."""
    async with database.transaction() as store:
        known = await store.identity.known_identity() if name else None
        strange = isinstance(known.probe, UnreadableText) if known else await _nothing_opens(store)
        if strange:
            raise WrongKey("SECRET_KEY", words.settings_key_other())
        name = (known or await store.identity.give_name(SystemClock().now())).name
    remember_database(settings.database_marker, name)


def remember_database(marker: Path, name: str) -> None:
    """Note beside the key which database it belongs to; where nothing can be written, do not."""
    before = remembered_name(marker)
    if before == name:
        return
    if before:
        log.warning("another database than before marker=%s", marker.name)
    try:
        marker.unlink(missing_ok=True)
        write_once(marker, f"{name}\n")
    except OSError as trouble:
        log.info("database not remembered kind=%s", type(trouble).__name__)


def remembered_name(marker: Path) -> str:
    """Which database was used here; `SettingsError` where that is written and cannot be read."""
    try:
        return marker.read_text("ascii").strip()
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except ValueError:
        return UNREADABLE
    except OSError as error:
        raise refuse_file(str(marker), marker, error) from None
