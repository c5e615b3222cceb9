"""Everything moves to the other database and back, row by row, or nothing does."""

from __future__ import annotations

import io
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlmodel import col

from bot.__main__ import main
from bot.clock import SystemClock
from bot.database_opening import open_database
from bot.moving import move_database
from bot.settings import Settings, SettingsError
from storage import moving
from storage.backup import was_used
from storage.database import Database
from storage.outbox import OutboxMessage
from storage.types import vault
from tests import postgres
from tests.conftest import KEY, names
from tests.operating.folder import NOON
from tests.operating.test_backup import everything, fresh, joins, lived_in

__all__ = ["fresh"]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en")
    yield
    vault.open(KEY)


@pytest.fixture
def other(tmp_path: Path, postgres_cluster: str) -> Callable[[Settings], Settings]:
    """Gives the settings of an empty database of the other kind."""

    def make(settings: Settings) -> Settings:
        url = f"sqlite:///{tmp_path}/moved-{next(names)}/palier.db"
        if "sqlite" in settings.database_url:
            url = postgres.fresh_database(postgres_cluster, f"moving_{next(names)}")
        return Settings(_env_file=None, database_url=url)

    return make


async def test_everything_moves_to_the_other_database_and_back(
    fresh: Callable[[], Settings], other: Callable[[Settings], Settings]
) -> None:
    settings = fresh()
    await lived_in(settings)
    before = await everything(settings)
    there = other(settings)
    assert await move_database(settings, there.database_url) == 0
    assert await everything(there) == before
    back = other(there)
    assert await move_database(there, back.database_url) == 0
    assert await everything(back) == before == await everything(settings)
    async with open_database(back) as database, database.transaction() as store:
        last = (await store.session.execute(select(func.max(col(OutboxMessage.id))))).scalar_one()
        store.session.add(letter := OutboxMessage(platform="x", chat="1", due_at=NOON))
        await store.session.flush()
        assert (letter.id or 0) > last


async def test_what_is_moved_is_its_owners_alone_with_its_key(
    fresh: Callable[[], Settings], tmp_path: Path
) -> None:
    settings = fresh()
    await joins(settings, "Ana")
    there = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path}/there/palier.db")
    await move_database(settings, there.database_url)
    assert there.key_file.read_bytes() == settings.key_file.read_bytes()
    found = {each.name: each.stat().st_mode & 0o077 for each in (tmp_path / "there").iterdir()}
    assert {*found} == {"palier.db", "palier.key", "palier.database"}
    assert found["palier.db"] == found["palier.key"] == 0


async def test_a_database_that_is_not_empty_is_refused_untouched(
    fresh: Callable[[], Settings], other: Callable[[Settings], Settings]
) -> None:
    settings = fresh()
    await joins(settings, "Ana")
    there = other(settings)
    await move_database(settings, there.database_url)
    await joins(there, "Bao")
    before = await everything(there)
    for _ in range(2):
        with pytest.raises(SettingsError, match=r"^URL: there is something in that database"):
            await move_database(settings, there.database_url)
    assert await everything(there) == before
    with pytest.raises(SettingsError, match=r"^URL: there is something in that database"):
        await move_database(settings, settings.database_url)


async def test_an_older_paliers_database_is_not_brought_up_to_date_to_be_refused(
    tmp_path: Path, postgres_cluster: str
) -> None:
    settings = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path}/one/palier.db")
    await joins(settings, "Ana")
    url = postgres.fresh_database(postgres_cluster, f"moving_{next(names)}")
    target = Database(url)
    async with target.engine.begin() as connection:
        await connection.execute(text("CREATE TABLE member (id bigint PRIMARY KEY)"))
        await connection.execute(text("INSERT INTO member VALUES (1)"))
    with pytest.raises(SettingsError, match=r"^URL: there is something"):
        await move_database(settings, url)
    async with target.engine.begin() as connection:
        found = await connection.execute(text("SELECT tablename FROM pg_tables"))
        assert "cafe" not in {name for [name] in found}
    await target.close()


async def test_a_row_that_arrives_otherwise_moves_nothing(
    fresh: Callable[[], Settings],
    other: Callable[[Settings], Settings],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = fresh()
    await joins(settings, "Ana")
    there = other(settings)
    copied = moving.copy_rows

    async def changes(given: object, taken: object, table: object) -> None:
        await copied(given, taken, table)  # type: ignore[arg-type]  # as they were given
        if table.name == "member":  # type: ignore[attr-defined]  # a table
            await taken.execute(text("UPDATE member SET name = 'Anna'"))  # type: ignore[attr-defined]  # a connection

    with monkeypatch.context() as broken:
        broken.setattr(moving, "copy_rows", changes)
        with pytest.raises(SettingsError, match=r"^URL: a row of member did not arrive"):
            await move_database(settings, there.database_url)
    await move_database(settings, there.database_url)
    assert "Ana" in str((await everything(there))["member"])


@pytest.mark.parametrize("fault", ["one more", "one less"])
async def test_rows_too_many_and_too_few_are_seen(
    fresh: Callable[[], Settings],
    other: Callable[[Settings], Settings],
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
) -> None:
    settings = fresh()
    for name in ("Ana", "Bao"):
        await joins(settings, name)
    there = other(settings)
    copied = moving.copy_rows

    async def loses(given: object, taken: object, table: object) -> None:
        await copied(given, taken, table)  # type: ignore[arg-type]  # as they were given
        if table.name == "databaseidentity" and fault == "one more":  # type: ignore[attr-defined]  # a table
            await taken.execute(  # type: ignore[attr-defined]  # a connection
                text(
                    "INSERT INTO databaseidentity (number, name, probe, created_at)"
                    " SELECT 2, name, probe, created_at FROM databaseidentity"
                )
            )
        if table.name == "member" and fault == "one less":  # type: ignore[attr-defined]  # a table
            await taken.execute(text("DELETE FROM member WHERE name = 'Bao'"))  # type: ignore[attr-defined]  # a connection

    monkeypatch.setattr(moving, "copy_rows", loses)
    with pytest.raises(SettingsError, match=r"^URL: a row of \w+ did not arrive"):
        await move_database(settings, there.database_url)


async def test_nothing_moves_while_palier_runs(
    fresh: Callable[[], Settings], other: Callable[[Settings], Settings]
) -> None:
    settings = fresh()
    await joins(settings, "Ana")
    now = SystemClock().now()
    async with open_database(settings) as database, database.transaction() as store:
        await store.outbox.hold_lease("x", "elsewhere:1", now, now + timedelta(seconds=10))
    with pytest.raises(SettingsError, match=r"^DATABASE_URL: Palier still runs"):
        await move_database(settings, other(settings).database_url)


async def test_another_key_or_database_beside_the_new_one_is_never_overwritten(
    fresh: Callable[[], Settings], tmp_path: Path
) -> None:
    settings = fresh()
    await joins(settings, "Ana")
    there = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path}/there/palier.db")
    for file, begins in ((there.key_file, str(there.key_file)), (there.database_marker, "URL")):
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{KEY}\n")
        with pytest.raises(SettingsError, match=rf"^{begins}: "):
            await move_database(settings, there.database_url)
        assert file.read_text() == f"{KEY}\n"
        assert [each.name for each in file.parent.iterdir()] == [file.name]
        file.unlink()


async def test_a_database_nobody_used_does_not_move(
    fresh: Callable[[], Settings], other: Callable[[Settings], Settings]
) -> None:
    settings = fresh()
    with pytest.raises(SettingsError, match=r"^DATABASE_URL: "):
        await move_database(settings, other(settings).database_url)


async def test_what_a_killed_move_left_is_begun_anew(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path}/one/palier.db")
    await joins(settings, "Ana")
    there = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path}/two/palier.db")
    await move_database(settings, there.database_url)
    half = tmp_path / "two/palier.db"
    half.rename(half.with_name(".palier.db.moving"))
    with closing(sqlite3.connect(half.with_name(".palier.db.moving"))) as file:
        file.execute("DELETE FROM databaseidentity")
        file.commit()
    half.with_name(".palier.db.moving-journal").write_bytes(b"torn")
    await move_database(settings, there.database_url)
    assert was_used(half)


def test_the_address_may_come_by_the_input_and_is_never_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/one/palier.db")
    for wrong in ("mysql://palier:s3cret@host/palier", "s3cret", "", "postgresql://p:s3cret@[/x"):
        assert main(["move", wrong]) == 2
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{wrong}\n"))
        assert main(["move", "-"]) == 2
        said = capsys.readouterr().err
        assert said.count("URL: ") == 2
        assert "s3cret" not in said
