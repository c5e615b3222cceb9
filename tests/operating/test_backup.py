"""A backup is made while neighbours talk, and put back: twice, with its key, on either database."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from bot.backup import back_up
from bot.clock import SystemClock
from bot.database_opening import open_database
from bot.restoring import restore_backup
from bot.settings import Settings, SettingsError
from storage.backup import backup_step
from storage.keys import read_key, write_once
from storage.leaving import table_classes
from storage.migrations import HEAD
from storage.outbox import OutboxMessage
from storage.people import Member
from storage.types import vault
from tests import postgres
from tests.conftest import KEY, names
from tests.operating.folder import NOON
from tests.test_privacy import Census


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en")
    yield
    vault.open(KEY)


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Settings]:
    """Gives the settings of a database nobody used yet, in a folder of its own."""

    def make() -> Settings:
        number = next(names)
        url = f"sqlite:///{tmp_path}/{number}/palier.db"
        if request.param == "postgresql":
            cluster = request.getfixturevalue("postgres_cluster")
            url = postgres.fresh_database(cluster, f"operator_{number}")
        return Settings(_env_file=None, database_url=url)

    return make


async def lived_in(settings: Settings) -> None:
    """A row in every table, with what is sealed."""
    census = Census()
    async with open_database(settings) as database, database.transaction() as store:
        known = await store.identity.known_identity()
        for table in table_classes():
            if table is type(known):
                continue
            store.session.add(census.rows[str(table.__tablename__)])
            await store.session.flush()


async def everything(settings: Settings) -> dict[str, list[str]]:
    """All that is read in the database, in words."""
    found = {}
    async with open_database(settings) as database, database.transaction() as store:
        for table in table_classes():
            rows = await store.people.all_rows(select(table))
            found[str(table.__tablename__)] = sorted(str(each.model_dump()) for each in rows)
    return found


async def joins(settings: Settings, name: str) -> None:
    async with open_database(settings) as database, database.transaction() as store:
        store.session.add(Member(name=name, joined_at=NOON, seen_at=NOON))


def newest(folder: str) -> Path:
    return max(Path(folder).glob("palier-2*.db"))


def replaced(settings: Settings) -> Path:
    """What a restoration put aside."""
    found = [*Path("backups").glob("*before*"), *settings.key_file.parent.glob("*.db.before-*")]
    [kept] = [each for each in found if not each.name.endswith(("-wal", "-shm"))]
    return kept


def there(name: str) -> bool:
    return Path(name).exists()


def open_to_others(folder: str) -> list[str]:
    return [each.name for each in Path(folder).iterdir() if each.stat().st_mode & 0o077]


async def test_a_backup_is_put_back_twice_with_its_key(fresh: Callable[[], Settings]) -> None:
    settings = fresh()
    await lived_in(settings)
    before = await everything(settings)
    assert all(before.values())
    for _ in range(2):
        assert await back_up(settings, Path("backups"), Path("safe")) == 0
    assert backup_step(newest("backups")) == HEAD
    assert open_to_others("backups") == []
    await joins(settings, "Bao")
    settings.key_file.unlink()
    for _ in range(2):
        assert await restore_backup(settings, newest("backups"), Path("safe/palier.key")) == 0
        assert await everything(settings) == before
    await joins(settings, "Chloé")


async def test_a_backup_moves_to_the_other_database(
    fresh: Callable[[], Settings], tmp_path: Path, postgres_cluster: str
) -> None:
    """Whichever it was made from: a neighbourhood that grows changes its database like this."""
    settings = fresh()
    await lived_in(settings)
    await back_up(settings, Path("backups"), Path("safe"))
    url = f"sqlite:///{tmp_path}/moved/palier.db"
    if "sqlite" in settings.database_url:
        url = postgres.fresh_database(postgres_cluster, f"moved_{next(names)}")
    before = await everything(settings)
    shutil.rmtree("data", ignore_errors=True)
    other = Settings(_env_file=None, database_url=url)
    await restore_backup(other, newest("backups"), Path("safe/palier.key"))
    assert await everything(other) == before
    async with open_database(other) as database, database.transaction() as store:
        last = (await store.session.execute(select(func.max(col(OutboxMessage.id))))).scalar_one()
        store.session.add(letter := OutboxMessage(platform="x", chat="1", due_at=NOON))
        await store.session.flush()
        assert (letter.id or 0) > last


async def test_what_was_there_before_a_restoration_is_kept(fresh: Callable[[], Settings]) -> None:
    settings = fresh()
    await joins(settings, "Ana")
    await back_up(settings, Path("backups"), None)
    await joins(settings, "Bao")
    await restore_backup(settings, newest("backups"), None)
    with closing(sqlite3.connect(replaced(settings))) as file:
        assert file.execute("SELECT count(*) FROM member").fetchall() == [(2,)]


async def test_nothing_is_put_under_a_palier_that_runs(fresh: Callable[[], Settings]) -> None:
    settings = fresh()
    await joins(settings, "Ana")
    await back_up(settings, Path("backups"), None)
    now = SystemClock().now()
    async with open_database(settings) as database, database.transaction() as store:
        await store.outbox.hold_lease("x", "elsewhere:1", now, now + timedelta(seconds=10))
    with pytest.raises(SettingsError, match=r"^DATABASE_URL: Palier still runs"):
        await restore_backup(settings, newest("backups"), None)


async def test_a_backup_sealed_with_another_key_is_refused_before_anything_is_touched(
    fresh: Callable[[], Settings],
) -> None:
    settings, other = fresh(), fresh()
    await joins(settings, "Ana")
    await back_up(settings, Path("backups"), None)
    if settings.key_file == other.key_file:
        shutil.rmtree("data")
    await joins(other, "Bao")
    with pytest.raises(SettingsError, match=r"^SECRET_KEY: "):
        await restore_backup(other, newest("backups"), None)
    assert "Bao" in str((await everything(other))["member"])


async def test_a_database_nobody_used_is_no_backup(fresh: Callable[[], Settings]) -> None:
    with pytest.raises(SettingsError, match=r"^DATABASE_URL: "):
        await back_up(fresh(), Path("backups"), None)
    assert not there("backups")


async def test_a_backup_of_a_newer_palier_is_refused(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path}/one/palier.db")
    await joins(settings, "Ana")
    await back_up(settings, Path("backups"), None)
    with closing(sqlite3.connect(newest("backups"), isolation_level=None)) as file:
        file.execute("UPDATE alembic_version SET version_num = '0999'")
    with pytest.raises(SettingsError, match="0999"):
        await restore_backup(settings, newest("backups"), None)


async def test_the_key_is_not_kept_beside_the_backup_nor_over_another(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path}/one/palier.db")
    await joins(settings, "Ana")
    with pytest.raises(SettingsError, match=r"^backups: "):
        await back_up(settings, Path("backups"), Path("backups"))
    write_once(Path("safe/palier.key"), KEY)
    with pytest.raises(SettingsError, match=r"^safe/palier.key: "):
        await back_up(settings, Path("backups"), Path("safe"))
    assert read_key(Path("safe/palier.key")) == KEY


async def test_a_backup_is_made_while_others_write(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path}/one/palier.db")
    async with open_database(settings) as database:

        async def writes(name: str) -> None:
            async with database.transaction() as store:
                store.session.add(Member(name=name, joined_at=NOON, seen_at=NOON))

        await writes("Ana")
        await asyncio.gather(
            back_up(settings, Path("backups"), None), *(writes(str(each)) for each in range(20))
        )
    with closing(sqlite3.connect(newest("backups"))) as file:
        [[count]] = file.execute("SELECT count(*) FROM member").fetchall()
        assert 1 <= count <= 21
