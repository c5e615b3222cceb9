"""Every database of an earlier Palier becomes one of this Palier, and could go back."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import closing
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
from sqlalchemy import Column, Connection, MetaData, Table, insert, inspect, select, text
from sqlmodel import SQLModel

from messages.aid import AidKind, Urgency
from storage.aid import (
    ClosingReason,
    HelperPing,
    HelperResponse,
    HelperStatus,
    HelpRequest,
    RequestState,
    WeeklyHello,
)
from storage.area import Area
from storage.custody import Table as Row
from storage.database import Database
from storage.leaving import rows_of
from storage.migrations import (
    FOLDER,
    HEAD,
    DanglingReference,
    current_revision,
    run_alembic,
    upgrade_database,
)
from storage.people import Account, Member
from tests import postgres
from tests.worlds import NOON

STEPS = sorted(path.name[:4] for path in (FOLDER / "versions").glob("*.py"))


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
                each["name"]: (str(each["type"]), each["nullable"])
                for each in found.get_columns(name)
            },
            sorted(str(each["column_names"]) for each in found.get_unique_constraints(name)),
            sorted(str(each["name"]) for each in found.get_indexes(name)),
            sorted(
                (str(each["constrained_columns"]), each["referred_table"], str(each["options"]))
                for each in found.get_foreign_keys(name)
            ),
        )
        for name in sorted(found.get_table_names())
        if name != "alembic_version"
    }


async def climbed(database: Database) -> None:
    """Every step of the history, one after the other."""
    await run_alembic(database, lambda config: climb(config, HEAD))


async def test_migrated_tables_are_the_models(empty: Database) -> None:
    await climbed(empty)
    assert await asked(empty, differences) == []


async def test_migrated_tables_are_laid_out_as_created_ones(
    empty: Database, database: Database
) -> None:
    """Autogeneration overlooks what a reference does on deletion; this does not."""
    if empty.engine.dialect.name != database.engine.dialect.name:
        return
    await climbed(empty)
    assert await asked(empty, layout) == await asked(database, layout)


async def test_a_first_start_lays_out_what_all_the_steps_would(empty: Database) -> None:
    await upgrade_database(empty)
    laid_out = await asked(empty, layout)
    assert await asked(empty, current_revision) == HEAD
    await run_alembic(empty, lambda config: downgrade(config, "base"))
    await climbed(empty)
    assert await asked(empty, layout) == laid_out


async def test_a_first_start_needs_no_history(empty_url: str) -> None:
    """Alembic weighs megabytes that a small machine would carry for nothing."""
    program = (
        "import asyncio, sys; from storage.database import Database;"
        " from storage.migrations import upgrade;"
        " asyncio.run(upgrade(Database(sys.argv[1])));"
        " sys.exit('alembic' in sys.modules)"
    )
    command = sys.executable, "-c", program, empty_url
    process = await asyncio.create_subprocess_exec(*command, cwd=FOLDER.parents[1])
    assert await process.wait() == 0


async def test_every_step_can_be_taken_back_and_again(empty: Database) -> None:
    for step, before in zip(STEPS, ["base", *STEPS], strict=False):
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


async def test_helping_hands_under_way_are_counted_from_what_is_known(empty: Database) -> None:
    """Done by one who was asked for it; another is asked for Mme R.; a hello is on offer."""
    await run_alembic(empty, lambda config: climb(config, "0008"))
    asker, helper = (Member(name=each, joined_at=NOON, seen_at=NOON) for each in "ab")
    area = Area(
        name="B", town="75120", town_name="Paris 20e", lat=48.0, lon=2.0, declared_at=NOON
    )  # fmt: skip
    usual: dict[str, Any] = {
        "area_id": area.id, "asker_id": asker.id, "kind": AidKind.PETS, "urgency": Urgency.NOW,
        "created_at": NOON,
    }  # fmt: skip
    done = HelpRequest(
        **usual,
        helper_id=helper.id,
        state=RequestState.CLOSED,
        reason=ClosingReason.DONE,
        closed_at=NOON,
    )
    phoned = HelpRequest(**usual, state=RequestState.OPEN, behalf="Mme R.")
    earlier: list[Row] = [area, asker, helper, done, phoned]
    for each in (done, phoned):
        asked_at = NOON if each is done else None
        earlier.append(
            HelperResponse(
                request_id=each.id,
                member_id=helper.id,
                standing=HelperStatus.READY,
                asked_at=asked_at,
            )
        )
    earlier.append(WeeklyHello(area_id=area.id, asker_id=asker.id, helper_id=helper.id))
    async with empty.engine.begin() as connection:
        await connection.run_sync(lambda sync: _insert(sync, earlier))
    await upgrade_database(empty)

    async with empty.transaction() as store:
        [question] = (await store.session.execute(select(HelperPing))).scalars()
        assert (question.request_id, question.member_id) == (done.id, helper.id)
        helped = {
            each.request_id: each.helped_at
            for each in (await store.session.execute(select(HelperResponse))).scalars()
        }
        assert helped == {done.id: NOON, phoned.id: None}
        proxied = await store.session.execute(text("SELECT id FROM request WHERE proxied"))
        assert list(proxied.scalars()) == [phoned.id]
        [hello] = (await store.session.execute(select(WeeklyHello))).scalars()
        assert hello.asked_at, "it lapses, counted from now"


def _insert(connection: Connection, rows: Sequence[Row]) -> None:
    """As an earlier Palier would have, which knew fewer columns."""
    for row in rows:
        name = str(row.__tablename__)
        known = {each["name"] for each in inspect(connection).get_columns(name)}
        typed = [Column(each.name, each.type) for each in rows_of(type(row)).columns]
        table = Table(name, MetaData(), *(each for each in typed if each.name in known))
        values = {each.name: getattr(row, each.name) for each in table.columns}
        connection.execute(insert(table).values(values))


async def test_nothing_to_do_is_done_at_once(empty: Database) -> None:
    await upgrade_database(empty)
    began = perf_counter()
    await upgrade_database(empty)
    assert perf_counter() - began < 0.15


def test_a_start_without_migration_does_not_load_alembic() -> None:
    """Loading it costs most of a second."""
    look = "import sys, storage.migrations; sys.exit('alembic' in sys.modules)"
    subprocess.run([sys.executable, "-c", look], check=True, cwd=FOLDER.parent.parent)


def test_steps_follow_one_another_in_the_order_of_their_files() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    script = ScriptDirectory.from_config(config)
    assert [each.revision for each in script.walk_revisions()] == STEPS[::-1]
    assert script.get_current_head() == HEAD


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
        await connection.run_sync(lambda sync: _insert(sync, rows))
    await upgrade_database(empty)

    async with empty.transaction() as store:
        found = (await store.session.execute(select(Account))).scalars().all()
    assert len(found) == 6
    first = [each.member_id for each in found if each.preferred]
    assert sorted(first) == sorted(each.id for each in people)
