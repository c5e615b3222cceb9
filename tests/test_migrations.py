"""Every database of an earlier Palier becomes one of this Palier, and could go back."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import closing
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, Literal

import pytest
from alembic.autogenerate import compare_metadata
from alembic.command import downgrade
from alembic.command import upgrade as climb
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, MetaData, Table, delete, insert, inspect, select, text
from sqlmodel import SQLModel

from bot.app import run_application
from bot.check import run_checks
from bot.database_opening import OtherPalier, open_database
from bot.lost_key import forget_sealed
from bot.settings import Settings
from storage.database import Database
from storage.dialog import FormDialog
from storage.leaving import rows_of
from storage.migrations import (
    FOLDER,
    HEAD,
    STEPS,
    VERSION,
    DanglingReference,
    current_revision,
    run_alembic,
    upgrade_database,
)
from storage.outbox import OutboxMessage
from storage.people import Account, Member
from storage.retention import Table as Row
from tests import postgres
from tests.conftest import KEY
from tests.test_privacy import SAID, Census
from tests.worlds import NOON

IN_ORDER = sorted(STEPS)
TOKEN = "123456789:AAF-fake-token-of-the-tests-0123456789"


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.sqlite'}"
    cluster: str = request.getfixturevalue("postgres_cluster")
    return postgres.fresh_database(cluster, "migrated")


@pytest.fixture
async def empty(empty_url: str) -> AsyncIterator[Database]:
    database = Database(empty_url)
    yield database
    await database.close()


async def asked(database: Database, question: Callable[[Connection], Any]) -> Any:
    async with database.engine.connect() as connection:
        return await connection.run_sync(question)


def differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, SQLModel.metadata))


def layout(connection: Connection) -> dict[str, Any]:
    found = inspect(connection)
    return {
        name: (
            {
                each["name"]: (str(each["type"]), each["nullable"], _default(name, each))
                for each in found.get_columns(name)
            },
            sorted(str(each["column_names"]) for each in found.get_unique_constraints(name)),
            sorted(_index(each) for each in found.get_indexes(name)),
            sorted(
                (str(each["constrained_columns"]), each["referred_table"], str(each["options"]))
                for each in found.get_foreign_keys(name)
            ),
        )
        for name in sorted(found.get_table_names())
        if name != "alembic_version"
    }


def _default(table: str, column: Any) -> str | None:
    """What the models rely on; some steps left others, which nothing reads."""
    model = SQLModel.metadata.tables[table].columns.get(column["name"])
    relied_on = model is not None and model.server_default is not None
    return str(column["default"]) if relied_on else None


def _index(index: Any) -> str:
    only = {name: str(where) for name, where in index.get("dialect_options", {}).items()}
    return f"{index['name']} {index['column_names']} unique={index['unique']} {only}"


async def climbed(database: Database) -> None:
    """Every step of the history, one after the other."""
    await run_alembic(database, lambda config: climb(config, HEAD))


async def test_all_the_steps_lay_out_the_models_as_a_first_start_does(empty: Database) -> None:
    """Autogeneration overlooks what a reference does on deletion; this does not."""
    await upgrade_database(empty)
    laid_out = await asked(empty, layout)
    assert await asked(empty, current_revision) == HEAD
    await run_alembic(empty, lambda config: downgrade(config, "base"))
    await climbed(empty)
    assert await asked(empty, differences) == []
    assert await asked(empty, layout) == laid_out


@pytest.mark.parametrize("came", ["at once", "step by step"])
async def test_no_letter_has_the_number_of_one_that_is_gone(empty: Database, came: str) -> None:
    """Neither way of getting a database overlooks it, nor does a step that builds it anew."""
    if came == "step by step":
        await climbed(empty)
    await upgrade_database(empty)
    numbers = set()
    for _ in range(3):
        async with empty.transaction() as store:
            letter = OutboxMessage(platform="x", chat="wall", due_at=NOON)
            await store.outbox.enqueue_message(letter)
            numbers.add(letter.id)
            await store.session.execute(delete(OutboxMessage))
    assert len(numbers) == 3


async def test_a_start_without_migration_needs_no_history(
    tmp_path: Path, postgres_cluster: str
) -> None:
    """Alembic weighs megabytes, and loading it costs most of a second."""
    urls = f"sqlite:///{tmp_path / 'new'}", postgres.fresh_database(postgres_cluster, "new")
    program = (
        "import asyncio, sys; from storage.database import Database;"
        " from storage.migrations import upgrade_database;"
        " [asyncio.run(upgrade_database(Database(url))) for url in sys.argv[1:]];"
        " sys.exit('alembic' in sys.modules)"
    )
    command = sys.executable, "-c", program, *urls, *urls
    process = await asyncio.create_subprocess_exec(*command, cwd=FOLDER.parents[1])
    assert await process.wait() == 0


async def test_every_step_can_be_taken_back_and_again(empty: Database) -> None:
    for step, before in zip(IN_ORDER, ["base", *IN_ORDER], strict=False):
        await run_alembic(empty, lambda config, to=step: climb(config, to))  # type: ignore[misc]  # bound
        await run_alembic(empty, lambda config, to=before: downgrade(config, to))  # type: ignore[misc]  # bound
        await run_alembic(empty, lambda config, to=step: climb(config, to))  # type: ignore[misc]  # bound
        assert await asked(empty, current_revision) == step
    await run_alembic(empty, lambda config: downgrade(config, "base"))
    assert await asked(empty, layout) == {}


async def test_processes_that_start_together_migrate_once(empty: Database, empty_url: str) -> None:
    others = [Database(empty_url) for _ in range(3)]
    await asyncio.gather(*(upgrade_database(each) for each in (empty, *others)))
    for each in others:
        await each.close()
    assert await asked(empty, current_revision) == HEAD
    assert await asked(empty, differences) == []


async def test_a_first_start_waits_for_whoever_writes_to_the_same_file(tmp_path: Path) -> None:
    """SQLite's own patience does not reach so far: it refuses to turn WAL on at once."""
    file = tmp_path / "palier.sqlite"
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("CREATE TABLE theirs (id INTEGER)")
        asyncio.get_running_loop().call_later(0.3, other.execute, "ROLLBACK")
        database = Database(f"sqlite:///{file}")
        await upgrade_database(database)
        assert await asked(database, current_revision) == HEAD
        await database.close()


async def test_a_failed_step_leaves_everything_as_it_was(empty: Database) -> None:
    def fails(config: Config) -> None:
        climb(config, HEAD)
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        await run_alembic(empty, fails)
    assert await asked(empty, layout) == {}
    await upgrade_database(empty)
    assert await asked(empty, current_revision) == HEAD


async def test_a_table_rebuilt_keeps_those_who_refer_to_it(empty: Database) -> None:
    """SQLite rebuilds a table to change it; accounts must not go with the old members."""
    await upgrade_database(empty)
    async with empty.transaction() as store:
        member = Member(name="Bao", joined_at=NOON, seen_at=NOON)
        store.session.add(member)
        await store.session.flush()
        store.session.add(Account(member_id=member.id, platform="x", user="b"))

    how: Literal["always", "never"] = "always" if empty.engine.dialect.name == "sqlite" else "never"

    def rebuild(config: Config) -> None:
        context = MigrationContext.configure(config.attributes["connection"])
        with Operations(context).batch_alter_table("member", recreate=how) as batch:
            batch.alter_column("name", new_column_name="called")

    await run_alembic(empty, rebuild)
    async with empty.engine.connect() as connection:
        left = await connection.execute(
            text("SELECT member.called FROM member JOIN account ON account.member_id = member.id")
        )
        assert left.scalar_one() == "Bao"


async def test_references_hold_again_after_a_step(empty: Database) -> None:
    await upgrade_database(empty)
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        async with empty.transaction() as store:
            store.session.add(Account(member_id=1, platform="x", user="nobody's"))


async def test_a_step_that_leaves_dangling_references_is_undone(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'dangling.sqlite'}")
    await upgrade_database(database)

    def dangle(config: Config) -> None:
        config.attributes["connection"].exec_driver_sql(
            "INSERT INTO account (id, member_id, platform, workspace, user, called, preferred)"
            " VALUES (1, 1, 'x', '', 'nobody', '', 1)"
        )

    with pytest.raises(DanglingReference, match="account"):
        await run_alembic(database, dangle)
    async with database.engine.connect() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM account"))).scalar_one() == 0
    await database.close()


# --- databases that were there before

IN_USE = "0010"
"""The step on which the databases of the version in use stand."""

KEPT_OTHERWISE = frozenset({("letter", "once")})
"""Columns that a later step took apart; where their values went is told in a test of its own."""

SILENT = dict.fromkeys(
    ("geocoder_ban_url", "heat_meteoalarm_url", "heat_openmeteo_url", "heat_vigilance_url"), ""
)


async def left_in_use(database: Database) -> None:
    """A row in every table, as the version in use leaves them."""
    await run_alembic(database, lambda config: climb(config, IN_USE))
    rows = Census(NOON).rows
    rows["account"].preferred = True
    async with database.engine.begin() as connection:
        await connection.run_sync(lambda sync: insert_rows(sync, rows.values()))


def insert_rows(connection: Connection, rows: Iterable[Row]) -> None:
    """As an earlier Palier would have, which knew fewer tables and columns."""
    found = inspect(connection)
    there = set(found.get_table_names())
    for row in rows:
        name = str(row.__tablename__)
        if name not in there:
            continue
        known = {each["name"] for each in found.get_columns(name)}
        typed = [Column(each.name, each.type) for each in rows_of(type(row)).columns]
        table = Table(name, MetaData(), *(each for each in typed if each.name in known))
        values = {each.name: getattr(row, each.name) for each in table.columns}
        connection.execute(insert(table).values(values))


async def stamp(database: Database, step: str) -> None:
    async with database.engine.begin() as connection:
        await connection.execute(VERSION.update().values(version_num=step))


def held(known: dict[str, Any], connection: Connection) -> dict[str, list[str]]:
    """What the database keeps in the tables and columns of this layout, row by row."""
    rows = {}
    for name, (columns, *_) in known.items():
        kept = [each for each in columns if (name, each) not in KEPT_OTHERWISE]
        wanted = ", ".join(f'"{each}"' for each in kept)
        found = connection.exec_driver_sql(f'SELECT {wanted} FROM "{name}"')
        rows[name] = sorted(str(each) for each in found)
    return rows


async def everything(database: Database) -> tuple[dict[str, Any], dict[str, list[str]]]:
    known = await asked(database, layout)
    return known, await asked(database, partial(held, known))


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, in English."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    return folder


def keys_and_markers(folder: Path) -> list[str]:
    return [each.name for each in folder.rglob("palier.*")]


def chosen(url: str, **more: str) -> Settings:
    return Settings(_env_file=None, database_url=url, **SILENT, **more)  # type: ignore[arg-type]  # checked by pydantic


async def test_a_database_of_the_version_in_use_opens_and_keeps_its_rows(
    empty: Database, empty_url: str, elsewhere: Path
) -> None:
    await left_in_use(empty)
    known, before = await everything(empty)
    assert {len(rows) for rows in before.values()} == {1}
    async with open_database(chosen(empty_url, secret_key=KEY)) as database:
        assert await asked(database, current_revision) == HEAD
        assert await asked(database, differences) == []
        assert await asked(database, partial(held, known)) == before
        async with database.transaction() as store:
            [dialog] = (await store.session.execute(select(FormDialog))).scalars()
            assert dialog.given == SAID, "what was sealed is read"


async def test_a_database_at_the_last_step_has_nothing_to_do(
    empty: Database, empty_url: str, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await left_in_use(empty)
    await climbed(empty)
    before = await everything(empty)
    await upgrade_database(empty)
    assert await everything(empty) == before
    assert await asked(empty, current_revision) == HEAD
    await run_checks(chosen(empty_url, secret_key=KEY))
    assert "good: the database answers and is up to date." in capsys.readouterr().out


async def test_a_database_of_another_palier_is_left_as_it_is(
    empty: Database, empty_url: str, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Older, skipped or newer: this Palier knows no way from there, and says so."""
    await left_in_use(empty)
    before = await everything(empty)
    for step in ("0009", "0012", "0999"):
        await stamp(empty, step)
        for use in run_application, forget_sealed:
            with pytest.raises(OtherPalier, match=f"at step {step}, .* Nothing in it was changed"):
                await use(chosen(empty_url, telegram_bot_token=TOKEN))
        assert await run_checks(chosen(empty_url)) == 2
        [line] = [each for each in capsys.readouterr().out.splitlines() if step in each]
        assert "Nothing in it was changed" in line
        assert await asked(empty, current_revision) == step
    await stamp(empty, IN_USE)
    assert await everything(empty) == before
    assert keys_and_markers(elsewhere.parent) == []


async def test_one_account_of_each_member_is_written_to_first(empty: Database) -> None:
    """Two that were preferred, none that was, and one alone: each member has one afterwards."""
    await run_alembic(empty, lambda config: climb(config, "0015"))
    people = [Member(name=each, joined_at=NOON, seen_at=NOON) for each in ("two", "none", "one")]
    rows: list[Row] = [*people]
    for member, wanted in zip(people, ((True, True, False), (False, False), (True,)), strict=True):
        for number, first in enumerate(wanted):
            user = f"{member.name}{number}"
            rows.append(Account(member_id=member.id, platform="x", user=user, preferred=first))
    async with empty.engine.begin() as connection:
        await connection.run_sync(lambda sync: insert_rows(sync, rows))
    await upgrade_database(empty)

    async with empty.transaction() as store:
        found = (await store.session.execute(select(Account))).scalars().all()
    assert len(found) == 6
    preferred = [each.member_id for each in found if each.preferred]
    assert sorted(preferred) == sorted(each.id for each in people)


async def test_nothing_to_do_is_done_at_once(empty: Database) -> None:
    await upgrade_database(empty)
    began = perf_counter()
    await upgrade_database(empty)
    assert perf_counter() - began < 0.15


def test_steps_follow_one_another_in_the_order_of_their_files() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    script = ScriptDirectory.from_config(config)
    assert [each.revision for each in script.walk_revisions()] == IN_ORDER[::-1]
    assert script.get_current_head() == HEAD
