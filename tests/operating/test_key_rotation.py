"""A new key for all that is sealed: whole, in the middle of it, and after a kill."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import inspect, text

from bot.backup import back_up
from bot.clock import SystemClock
from bot.database_opening import open_database
from bot.key_rotation import rotate_key
from bot.restoring import restore_backup
from bot.settings import Settings, SettingsError
from storage import resealing
from storage.database import Database
from storage.outbox import OutboxMessage
from storage.sealed_values import count_unreadable, sealed_columns
from storage.types import vault
from tests.conftest import KEY
from tests.operating.folder import NOON
from tests.operating.test_backup import everything, fresh, joins, lived_in, newest

__all__ = ["fresh"]

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en")
    yield
    vault.open(KEY)


def keys_in(settings: Settings) -> list[str]:
    return settings.key_file.read_text().split()


def opens(key: str, sealed: bytes) -> bool:
    try:
        Fernet(key).decrypt(sealed)
    except InvalidToken:
        return False
    return True


async def sealed_in(settings: Settings) -> dict[str, list[bytes]]:
    """Every value that looks sealed, by where it lies: found in the tables, not in the models."""
    database = Database(settings.database_url)
    found: dict[str, list[bytes]] = {}
    async with database.engine.connect() as connection:
        for table in await connection.run_sync(lambda sync: inspect(sync).get_table_names()):
            for row in (await connection.execute(text(f'SELECT * FROM "{table}"'))).mappings():
                for column, value in row.items():
                    if isinstance(value, bytes | memoryview) and bytes(value)[:5] == b"gAAAA":
                        found.setdefault(f"{table}.{column}", []).append(bytes(value))
    await database.close()
    return found


async def test_every_sealed_column_opens_with_the_new_key_alone(
    fresh: Callable[[], Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resealing, "AT_ONCE", 2)
    settings = fresh()
    await lived_in(settings)
    async with open_database(settings) as database, database.transaction() as store:
        for chat in map(str, range(9)):
            letter = OutboxMessage(platform="x", chat=chat, due_at=NOON, body="8 rue des Lilas")
            store.session.add(letter)
    before, [old] = await everything(settings), keys_in(settings)
    assert await rotate_key(settings) == 0
    [new] = keys_in(settings)
    found = await sealed_in(settings)
    assert {*found} == {str(each) for each in sealed_columns()}
    for where, values in found.items():
        assert all(opens(new, each) and not opens(old, each) for each in values), where
    assert await everything(settings) == before
    assert settings.key_file.stat().st_mode & 0o077 == 0


async def test_the_key_can_be_changed_again_and_older_backups_open_with_the_kept_one(
    fresh: Callable[[], Settings],
) -> None:
    settings = fresh()
    await lived_in(settings)
    before = await everything(settings)
    await back_up(settings, Path("backups"), None)
    [old] = keys_in(settings)
    for _ in range(2):
        await rotate_key(settings)
    kept = [
        each
        for each in settings.key_file.parent.glob("palier.key.before-*")
        if each.read_text().split() == [old]
    ]
    assert kept
    assert all(each.stat().st_mode & 0o077 == 0 for each in kept)
    await restore_backup(settings, newest("backups"), kept[0])
    assert await everything(settings) == before


def left_in(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in folder.glob("palier.db*"))


async def test_nothing_the_old_key_opens_stays_in_the_file(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path}/one/palier.db")
    await lived_in(settings)
    [old] = keys_in(settings)
    erased = Fernet(old).encrypt(b"8 rue des Lilas" * 200)
    with closing(sqlite3.connect(tmp_path / "one/palier.db", isolation_level=None)) as file:
        file.execute("PRAGMA secure_delete=OFF")
        file.execute("UPDATE cafe SET address = ?", [erased])
        file.execute("UPDATE cafe SET address = ?", [Fernet(old).encrypt(b"ailleurs")])
    assert erased[-900:] in left_in(tmp_path / "one")
    await rotate_key(settings)
    left = left_in(tmp_path / "one")
    assert left.count(b"gAAAA") >= len(sealed_columns())
    assert erased[-900:] not in left


KILLED = """
import asyncio, os, signal, sys
from bot import key_rotation
from bot.settings import Settings
from storage import resealing

resealing.AT_ONCE = 1
moment, number = sys.argv[2], int(sys.argv[3])
module, name = moment.split(".")
owner = {"key_rotation": key_rotation, "resealing": resealing}[module]
real, counted = getattr(owner, name), 0

def killed(*given, **named):
    global counted
    counted += 1
    if counted > number:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*given, **named)

setattr(owner, name, killed)
asyncio.run(key_rotation.rotate_key(Settings(_env_file=None, database_url=sys.argv[1])))
"""
MOMENTS = [
    ("key_rotation.replace_file", 0),
    ("key_rotation.reseal_values", 0),
    ("resealing._next_rows", 30),
    ("key_rotation.is_sealed_with", 0),
    ("key_rotation.write_once", 0),
    ("key_rotation.replace_file", 1),
]
"""Before which call of what the command is killed."""


def killed_at(settings: Settings, moment: str, number: int) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", KILLED, settings.database_url, moment, str(number)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=100,
    )


@pytest.mark.parametrize(("moment", "number"), MOMENTS)
async def test_a_kill_in_the_middle_loses_nothing_and_it_goes_on(
    fresh: Callable[[], Settings], moment: str, number: int
) -> None:
    settings = fresh()
    await lived_in(settings)
    before, [old] = await everything(settings), keys_in(settings)
    ended = killed_at(settings, moment, number)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    between = keys_in(settings)
    assert old in between
    assert await everything(settings) == before, "a Palier started in between reads all of it"
    await joins(settings, "Bao")
    assert await rotate_key(settings) == 0
    [new] = keys_in(settings)
    assert new == between[0] or between == [old]
    for values in (await sealed_in(settings)).values():
        assert all(opens(new, each) for each in values)
    async with open_database(settings) as database, database.transaction() as store:
        assert not await count_unreadable(store)


async def test_a_key_in_the_settings_is_changed_with_both_in_it(
    fresh: Callable[[], Settings], capsys: pytest.CaptureFixture[str]
) -> None:
    new = Fernet.generate_key().decode()
    settings = fresh().model_copy(update={"secret_key": KEY})
    await lived_in(settings)
    before = await everything(settings)
    with pytest.raises(SettingsError, match=r"^SECRET_KEY: write a new key before the old one"):
        await rotate_key(settings)
    assert await rotate_key(settings.model_copy(update={"secret_key": f"{new} {KEY}"})) == 0
    assert "SECRET_KEY" in capsys.readouterr().err
    assert await everything(settings.model_copy(update={"secret_key": new})) == before
    assert not settings.key_file.exists()


async def test_what_no_key_opens_is_counted_and_left(
    fresh: Callable[[], Settings], capsys: pytest.CaptureFixture[str]
) -> None:
    settings = fresh()
    await lived_in(settings)
    other = Fernet(Fernet.generate_key()).encrypt(b"8 rue des Lilas")
    async with open_database(settings) as database, database.transaction() as store:
        await store.session.execute(text("UPDATE cafe SET address = :it"), {"it": other})
    await rotate_key(settings)
    assert "One value that no key opens" in capsys.readouterr().err
    assert (await sealed_in(settings))["cafe.address"] == [other]


async def test_the_key_is_not_changed_under_a_palier_that_runs(
    fresh: Callable[[], Settings],
) -> None:
    settings = fresh()
    await joins(settings, "Ana")
    before, now = keys_in(settings), SystemClock().now()
    async with open_database(settings) as database, database.transaction() as store:
        await store.outbox.hold_lease("x", "elsewhere:1", now, now + timedelta(seconds=10))
    with pytest.raises(SettingsError, match=r"^DATABASE_URL: Palier still runs"):
        await rotate_key(settings)
    assert keys_in(settings) == before
