"""Promises about personal data, kept by every table there is and every table to come."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, ForeignKey, text, update
from sqlalchemy.types import JSON, Boolean, Float, Integer, LargeBinary, Time
from sqlmodel import SQLModel

from handlers.account.leaving import apply_retention
from handlers.kernel.events import JobTick
from handlers.kernel.interaction import JobContext
from messages import words
from messages.account.actions import EraseMe, ExportMyData
from messages.cafe import CafeKind, InviteForm
from messages.catalog import is_known
from messages.language import LANGUAGES
from storage.database import Database, Store
from storage.leaving import NOTICE, member_columns, rows_of, table_classes
from storage.outbox import OutboxMessage
from storage.people import Account, Member
from storage.places import Gazetteer
from storage.retention import Table
from storage.types import EnumByValue, SealedText, UtcInstant
from tests.worlds import Neighbour, World
from tests.worlds import Wall as Group

NOW = datetime(2026, 6, 30, 10, tzinfo=UTC)
NAME = "Zéphyrine"
SAID = "quetzalcoatl"
"""What the member said, wherever a table that goes with them has room for words."""

EVERY = table_classes()
names = [str(table.__tablename__) for table in EVERY]
each_table = pytest.mark.parametrize("table", EVERY, ids=names)


# --- what every table declares


def test_every_table_says_how_long_it_keeps_and_how_a_member_leaves_it() -> None:
    assert {str(table.__tablename__) for table in EVERY} == set(SQLModel.metadata.tables)
    undeclared = [table.__name__ for table in EVERY if "retention" not in vars(table)]
    assert undeclared == []


@each_table
def test_a_custody_speaks_of_columns_that_are_there(table: type[Table]) -> None:
    custody, columns = table.retention, rows_of(table).c
    if custody.keep is None:
        assert custody.because
    else:
        assert isinstance(columns[custody.since].type, UtcInstant)
    if custody.member:
        assert custody.on_erase != "nothing of theirs"
        assert columns[custody.member] in member_columns(table)
    else:
        assert custody.on_erase == "nothing of theirs"
    assert (custody.on_erase == "blank") == bool(custody.blank)
    assert all(columns[name].nullable for name in custody.blank)


@each_table
def test_every_column_that_names_a_person_is_emptied_or_goes_with_them(
    table: type[Table],
) -> None:
    custody = table.retention
    left = [
        column.name
        for column in member_columns(table)
        if not column.nullable
        and not (
            custody.on_erase == "delete" and column.name in (custody.member, *custody.unseen_by)
        )
    ]
    assert left == []


@each_table
def test_every_column_that_looks_like_a_person_refers_to_one(table: type[Table]) -> None:
    suspicious = {"member_id", "account_id", "host_id", "user_id", "bound_by"}
    named = {column.name for column in rows_of(table).columns} & suspicious
    assert named <= {column.name for column in member_columns(table)}


@each_table
def test_what_is_exported_has_a_name_in_every_language(table: type[Table]) -> None:
    if member_columns(table):
        key = f"account-held-{table.__tablename__}"
        assert [each for each in LANGUAGES if not is_known(key, each)] == []


# --- a row of everything, about one person


class Census:
    """One row in every table, all about one member where a table can be about somebody."""

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at
        self.member = Member(name=NAME, joined_at=at, seen_at=at)
        self.rows: dict[str, Table] = {}
        for table in EVERY:
            self.rows[str(table.__tablename__)] = self._row(table)

    def _row(self, table: type[Table]) -> Table:
        if table is Member:
            return self.member
        columns = rows_of(table).columns
        row = table(**{column.name: self._value(table, column) for column in columns})
        if isinstance(row, OutboxMessage):
            row.settled_at = row.expires_at = None
        return row

    def _value(self, table: type[Table], column: Column[Any]) -> Any:
        if column in member_columns(table):
            to_account = any(_target(key) == "account.id" for key in column.foreign_keys)
            return self.rows["account"].id if to_account else self.member.id  # type: ignore[attr-defined]  # an account has one
        for key in column.foreign_keys:
            parent, name = _target(key).split(".")
            return getattr(self.rows[parent], name)
        return self._made_up(table, column)

    def _made_up(self, table: type[Table], column: Column[Any]) -> Any:
        theirs = table.retention.on_erase == "delete" or column.name in table.retention.blank
        match column.type:
            case EnumByValue(among=among):
                return next(iter(among))
            case UtcInstant():
                return self.at
            case SealedText():
                return SAID
            case Boolean():
                return False
            case JSON():
                listed = "list" in str(table.model_fields[column.name].annotation)
                return ([SAID] if listed else {"said": SAID}) if theirs else None
            case Time():
                return time(9)
            case Integer() | Float():
                return 1_000_003
            case LargeBinary():
                return f"neutral {column.name}".encode()
        if type(column.type).__name__ == "Date":
            return date(2026, 6, 30)
        return f"{SAID} {column.name}" if theirs else f"neutral {column.name}"

    async def put(self, database: Database) -> None:
        async with database.transaction() as store:
            for table in EVERY:
                store.session.add(self.rows[str(table.__tablename__)])
                await store.session.flush()


def _target(key: ForeignKey) -> str:
    return str(key.target_fullname)


async def everything(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table as the database keeps it, sealed words sealed."""
    held = {}
    async with database.engine.connect() as connection:
        for name in names:
            rows = await connection.execute(text(f'SELECT * FROM "{name}"'))
            held[name] = [dict(row._mapping) for row in rows]
    return held


def mentions(held: dict[str, list[dict[str, Any]]], *wanted: Any) -> list[str]:
    return [
        f"{name}.{column}"
        for name, rows in held.items()
        for row in rows
        for column, value in row.items()
        for each in wanted
        if value == each or str(each) in str(value)
    ]


@pytest.fixture
async def census(database: Database) -> Census:
    made = Census()
    await made.put(database)
    return made


@pytest.fixture
async def file(
    tmp_path: Path, sqlite_url: Callable[[Path], str]
) -> AsyncIterator[tuple[Database, Path]]:
    """A database of one file, that a test may read behind its back."""
    url = sqlite_url(tmp_path)
    database = Database(url)
    yield database, Path(url.removeprefix("sqlite:///"))
    await database.close()


async def compact(database: Database, path: Path) -> bytes:
    """The file's bytes once nothing deleted is left in it."""
    async with database.engine.connect() as connection:
        raw = await connection.get_raw_connection()
        driver = raw.driver_connection
        assert driver
        await driver.execute("VACUUM")
        await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return await asyncio.to_thread(path.read_bytes)


def forms_of(number: int) -> Iterator[bytes]:
    """A key as SQLite may write it: 8 or 6 bytes, or digits."""
    yield number.to_bytes(8, "big")
    yield str(number).encode()
    if number < 1 << 47:
        yield number.to_bytes(6, "big")


# --- showing


async def test_the_export_shows_every_row_about_a_member(
    database: Database, census: Census
) -> None:
    async with database.transaction() as store:
        held = await store.leaving.export_member(census.member.id)
    assert set(held) == {str(table.__tablename__) for table in EVERY if member_columns(table)}
    for table in EVERY:
        if member_columns(table):
            (row,) = held[str(table.__tablename__)]
            assert set(row.data) == {column.name for column in rows_of(table).columns}
            sealed = [
                each.name for each in rows_of(table).columns if isinstance(each.type, SealedText)
            ]
            assert [row.data[name] for name in sealed] == [SAID] * len(sealed)


async def test_the_export_shows_nothing_about_anybody_else(
    database: Database, census: Census
) -> None:
    other = Member(name="Bao", joined_at=NOW, seen_at=NOW)
    async with database.transaction() as store:
        store.session.add(other)
        await store.session.flush()
        held = await store.leaving.export_member(other.id)
    assert list(held) == ["member"]


# --- forgetting


async def test_after_erasing_no_row_mentions_the_member(database: Database, census: Census) -> None:
    before = mentions(await everything(database), census.member.id)
    assert len(before) >= len([table for table in EVERY if member_columns(table)])
    async with database.transaction() as store:
        await store.leaving.erase_member(census.member.id)
    held = await everything(database)
    assert mentions(held, census.member.id, NAME, SAID) == []
    kept = {name for name, rows in held.items() if rows}
    assert kept == {
        str(table.__tablename__) for table in EVERY if table.retention.on_erase != "delete"
    } - {name for name in names if _goes_with_a_deleted_parent(name)}


def _goes_with_a_deleted_parent(name: str) -> bool:
    gone = {str(table.__tablename__) for table in EVERY if table.retention.on_erase == "delete"}
    columns = SQLModel.metadata.tables[name].columns
    return any(
        _target(key).split(".")[0] in gone and key.ondelete == "CASCADE"
        for column in columns
        for key in column.foreign_keys
    )


async def test_erasing_one_member_leaves_every_other_untouched(
    database: Database, census: Census
) -> None:
    other = Member(name="Bao", joined_at=NOW, seen_at=NOW)
    account = Account(member_id=other.id, platform="neutral", user="bao", chat="talk-bao")
    async with database.transaction() as store:
        store.session.add(other)
        await store.session.flush()
        store.session.add(account)
        await store.session.flush()
        await store.leaving.erase_member(census.member.id)
    async with database.transaction() as store:
        assert set(await store.leaving.export_member(other.id)) == {"member", "account"}


async def test_an_errand_about_a_member_leaves_with_them(database: Database) -> None:
    member = Member(name=NAME, joined_at=NOW, seen_at=NOW)
    async with database.transaction() as store:
        store.session.add(member)
        await store.session.flush()
        store.session.add(Account(member_id=member.id, platform="neutral", user="u-zéphyrine"))
        for platform in ("neutral", "other"):
            letter = OutboxMessage(
                platform=platform, chat="wall", subject="u-zéphyrine", due_at=NOW
            )
            await store.outbox.enqueue_message(letter)
    async with database.transaction() as store:
        assert len((await store.leaving.export_member(member.id))["letter"]) == 1
        await store.leaving.erase_member(member.id)
    held = await everything(database)
    assert [row["platform"] for row in held["letter"]] == ["other"]


async def test_the_files_very_bytes_forget_whoever_left(file: tuple[Database, Path]) -> None:
    database, path = file
    census = Census()
    await census.put(database)
    wanted = [NAME.encode(), SAID.encode(), *forms_of(census.member.id)]
    before = await compact(database, path)
    assert NAME.encode() in before
    assert any(form in before for form in forms_of(census.member.id))
    async with database.transaction() as store:
        await store.leaving.erase_member(census.member.id)
    after = await compact(database, path)
    assert [form for form in wanted if form in after] == []


async def test_sealed_words_cannot_be_read_in_the_file(file: tuple[Database, Path]) -> None:
    database, path = file
    census = Census()
    sealed = [
        (row, column.name)
        for table in EVERY
        for row in [census.rows[str(table.__tablename__)]]
        for column in rows_of(table).columns
        if isinstance(column.type, SealedText)
    ]
    assert len(sealed) >= 4
    for row, name in sealed:
        setattr(row, name, "27 rue des Cascades")
    await census.put(database)
    assert b"Cascades" not in await compact(database, path)


@pytest.mark.parametrize("days", [0, 30], ids=["before the café", "long after it"])
async def test_a_whole_life_leaves_no_trace(
    world: World, belleville: Group, bao: Neighbour, organiser: Neighbour, days: int
) -> None:
    """Commands, a café on the wall, an export, then leaving."""
    zephyrine = await world.joins(NAME, "fr", belleville.area)
    for said in ("/moi", "/pause samedi", f"bonjour {SAID}", "/quartier", "/cafe"):
        await zephyrine.says(said)
    await zephyrine.fills(
        InviteForm,
        kind=CafeKind.CAFE,
        day=date(2026, 7, 4),
        hour=time(15),
        place=f"Aux Folies, {SAID}",
        note=f"Venez nombreux, {SAID}",
    )
    await zephyrine.presses(words.cafe_publish())
    await bao.presses(words.cafe_join(), on=belleville)
    assert "card.body" in mentions(await everything(world.database), NAME)
    await world.passes(days=days)
    await zephyrine.forges(ExportMyData())
    await zephyrine.forges(EraseMe())
    assert zephyrine.sees(words.account_erased())
    assert mentions(await everything(world.database), zephyrine.member_id, NAME, SAID) == []


# --- keeping no longer than promised


KEPT = [table for table in EVERY if table.retention.keep and table is not Member]


async def test_rows_are_kept_as_long_as_promised_and_no_longer(
    database: Database, census: Census, gazetteer: Gazetteer
) -> None:
    wrong = []
    for table in KEPT:
        async with database.transaction() as store:
            wrong += [each async for each in wrongly_kept(table, census, store, gazetteer)]
            await store.session.rollback()
    assert wrong == []


async def wrongly_kept(
    table: type[Table], census: Census, store: Store, gazetteer: Gazetteer
) -> AsyncIterator[str]:
    """Where a row of that table goes too early or too late."""
    custody, name = table.retention, str(table.__tablename__)
    assert custody.keep
    await store.session.execute(update(table).values({custody.since: NOW}))
    one_day = timedelta(days=1)
    for moment, count in ((NOW + custody.keep - one_day, 1), (NOW + custody.keep + one_day, 0)):
        member = await store.people.get_member(census.member.id)
        member.seen_at = moment
        await store.session.flush()
        context = JobContext(moment, store, gazetteer)
        await apply_retention(JobTick("account.apply_retention", moment), context)
        rows = await store.session.execute(text(f'SELECT count(*) FROM "{name}"'))
        if (held := rows.scalar_one()) != count:
            yield f"{name}: {held} instead of {count} at {moment}, kept {custody.keep}"


async def test_a_letter_that_came_too_late_is_shredded_unsent(database: Database) -> None:
    async with database.transaction() as store:
        for chat, expires in (("late", NOW - timedelta(hours=1)), ("still", None)):
            letter = OutboxMessage(
                platform="neutral", chat=chat, body=SAID, due_at=NOW, expires_at=expires
            )
            await store.outbox.enqueue_message(letter)
        await store.leaving.delete_expired_rows(NOW)
    assert [row["chat"] for row in (await everything(database))["letter"]] == ["still"]


async def test_a_silent_member_is_warned_before_their_account_ends(database: Database) -> None:
    patience = Member.retention.keep
    assert patience
    member = Member(name=NAME, joined_at=NOW, seen_at=NOW)
    async with database.transaction() as store:
        store.session.add(member)
        await store.session.flush()
        leaving = store.leaving
        assert await leaving.idle_members_to_warn(NOW + patience - NOTICE - timedelta(days=1)) == []
        late = NOW + patience + timedelta(days=100)
        assert [each.id for each in await leaving.idle_members_to_warn(late)] == [member.id]
        assert await leaving.idle_members_to_erase(late) == []
        member.warned_at = late
        await store.session.flush()
        assert await leaving.idle_members_to_warn(late) == []
        assert leaving.ends_at(member, late) == late + NOTICE
        assert await leaving.idle_members_to_erase(late + NOTICE - timedelta(days=1)) == []
        assert [each.id for each in await leaving.idle_members_to_erase(late + NOTICE)] == [
            member.id
        ]


# --- logs


async def test_logs_carry_no_words(
    world: World, belleville: Group, organiser: Neighbour, caplog: pytest.LogCaptureFixture
) -> None:
    zephyrine = await world.joins(NAME, "fr", belleville.area)
    with caplog.at_level(logging.INFO):
        for said in ("/moi", f"/pause {SAID}", f"bonjour {SAID}", f"/quartier {SAID}"):
            await zephyrine.says(said)
        await organiser.says(f"/admin {SAID}")
        await zephyrine.blocks()
        await world.passes(days=1)
    logged = "\n".join(record.getMessage() for record in caplog.records)
    assert NAME not in logged
    assert SAID not in logged
