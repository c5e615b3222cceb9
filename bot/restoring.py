"""`palier restore`: a backup in the place of the database; what was there before is kept."""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url, select
from sqlalchemy.exc import SQLAlchemyError

from bot.backup import STREAM, keys_in_use, keys_of_file, save_backup, say_line
from bot.clock import SystemClock
from bot.database_fault import NAME, refuse_database
from bot.database_opening import OtherPalier, WrongKey, reach_database, remember_database
from bot.processes import has_ended
from bot.settings import Settings, SettingsError
from bot.wrong_setting import refuse_file
from messages import words
from storage.backup import NoBackup, backup_step, load_backup
from storage.database import Database
from storage.database_presence import BESIDE
from storage.keys import write_once
from storage.migrations import UnknownStep, upgrade_database
from storage.outbox import OutboxLease
from storage.types import UnreadableText, vault


async def restore_backup(settings: Settings, file: Path, key: Path | None) -> int:
    """Put the backup in place, with its key; may be done again. Nothing is changed by a refusal."""
    now = SystemClock().now()
    keys = keys_of_file(key) if key and not settings.secret_key else keys_in_use(settings)
    try:
        scratch = tempfile.TemporaryDirectory(prefix="palier-")
    except OSError:
        raise SettingsError("TMPDIR", words.settings_no_room_for_tmp()) from None
    with scratch as folder:
        copy = Path(folder) / "palier.db"
        _fetch_backup(file, copy)
        name = await _bring_up_to_date(copy, keys)
        await must_be_stopped(settings, now)
        path = make_url(settings.database_url).database or ""
        if make_url(settings.database_url).get_backend_name() == "sqlite":
            before = _put_in_place(copy, Path(path), now)
        else:
            before = await _load_into_server(settings, copy, file, now)
    if key and not settings.secret_key:
        _put_key_in_place(settings.key_file, keys, now)
    remember_database(settings.database_marker, name)
    say_line(words.backup_restored(path=str(file)))
    if before:
        say_line(words.backup_before(path=str(before)))
    return 0


def _fetch_backup(file: Path, copy: Path) -> None:
    """The backup, whole and of Palier's, where it can be worked on."""
    try:
        with copy.open("wb") as target:
            if file == STREAM:
                shutil.copyfileobj(sys.stdin.buffer, target)
            else:
                with file.open("rb") as source:
                    shutil.copyfileobj(source, target)
        backup_step(copy)
    except NoBackup:
        raise SettingsError(str(file), words.settings_backup_none(path=str(file))) from None
    except UnknownStep as step:
        other = words.settings_database_other(step=str(step))
        raise OtherPalier(str(file), other) from None
    except OSError as error:
        raise refuse_file(str(file), file, error) from None


async def _bring_up_to_date(copy: Path, keys: list[str]) -> str:
    """Climb to this Palier's step, and make sure that the key is the one; the database's name."""
    database = Database(f"sqlite:///{copy}")
    try:
        await upgrade_database(database)
        vault.open(*keys)
        async with database.transaction() as store:
            known = await store.identity.known_identity()
            if known and isinstance(known.probe, UnreadableText):
                raise WrongKey("SECRET_KEY", words.settings_key_other())
            return (known or await store.identity.give_name(SystemClock().now())).name
    finally:
        await database.close()


async def must_be_stopped(settings: Settings, now: datetime) -> None:
    """Refuse while any process serves with this database; one that cannot be read serves nobody."""
    database = Database(settings.database_url)
    if not database.is_there:
        return
    held: list[OutboxLease] = []
    try:
        with suppress(OSError, SQLAlchemyError):
            async with database.transaction() as store:
                held = await store.people.all_rows(select(OutboxLease))
    finally:
        await database.close()
    if any(lease.holder and lease.until > now and not has_ended(lease.holder) for lease in held):
        raise SettingsError(NAME, words.settings_restore_running())


def _put_in_place(copy: Path, path: Path, now: datetime) -> Path | None:
    """The copy under the database's name; where its predecessor lies now, if there was one."""
    mark = f".before-{now:%Y-%m-%d-%H%M%S}"
    fresh = path.with_name(f".{path.name}.restored")
    before: Path | None = None
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copyfile(copy, fresh)
        fresh.chmod(0o600)
        for ending in reversed(BESIDE):
            old = path.with_name(path.name + ending)
            if old.exists():
                before = old.rename(path.with_name(f"{path.name}{mark}{ending}"))
        fresh.rename(path)
    except OSError as error:
        raise refuse_database(f"sqlite:///{path}", error) from None
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
    return before


async def _load_into_server(
    settings: Settings, copy: Path, file: Path, now: datetime
) -> Path | None:
    """The copy's rows in the server's tables; where a backup of those before lies, if any."""
    backup = Database(f"sqlite:///{copy}")
    try:
        async with reach_database(settings) as database:
            async with database.transaction() as store:
                used = await store.identity.database_name()
            before = None
            if used:
                folder = Path() if file == STREAM else file.parent
                before = folder / f"palier-before-{now:%Y-%m-%d-%H%M%S}.db"
                await save_backup(database, before)
            try:
                await load_backup(backup, database)
            except (OSError, SQLAlchemyError) as error:
                raise refuse_database(settings.database_url, error) from None
            return before
    finally:
        await backup.close()


def _put_key_in_place(path: Path, keys: list[str], now: datetime) -> None:
    """The key beside the database; another one that was there before is kept under another name."""
    with suppress(SettingsError):
        if keys_of_file(path) == keys:
            return
    try:
        if path.exists():
            path.rename(path.with_name(f"{path.name}.before-{now:%Y-%m-%d-%H%M%S}"))
        write_once(path, "\n".join(keys) + "\n")
    except OSError as error:
        raise refuse_file("SECRET_KEY", path, error) from None
