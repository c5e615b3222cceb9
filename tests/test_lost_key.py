"""A key that is lost, torn or another one: it is said, nothing is overwritten, life can go on."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import Column, func, select

from bot.database_opening import WrongDatabase, WrongKey, open_database
from bot.lost_key import forget_sealed
from bot.settings import Settings, SettingsError
from handlers.account.leaving import apply_retention
from handlers.kernel.events import JobTick
from handlers.kernel.interaction import JobContext
from storage.database import Database
from storage.keys import KeyBroken, KeyMissing, make_key, read_key
from storage.leaving import rows_of, table_classes
from storage.people import Member
from storage.places import Gazetteer
from storage.retention import Table
from storage.sealed_values import count_unreadable, forget_unreadable, sealed_columns
from storage.types import UnreadableText, vault
from tests.conftest import KEY
from tests.test_privacy import NOW, SAID, Census

OTHER = Fernet.generate_key().decode()

SEALED = {
    "answer.guest",
    "approach.contact",
    "block.called",
    "cafe.address",
    "captain.label",
    "databaseidentity.probe",
    "dialog.given",
    "dialog.interrupted",
    "doorstold.doors",
    "enrolment.access",
    "enrolment.contact",
    "enrolment.duty_reach",
    "heldcommand.words",
    "installation.token",
    "letter.body",
    "nickname.name",
    "pendingupdate.raw",
    "receipt.reply",
    "recurring.address",
    "removal.note",
    "report.word",
    "request.address",
    "request.behalf",
    "request.contact",
    "request.file_name",
    "request.file_ref",
    "request.note",
    "request.word",
    "shownbuttons.buttons",
}
"""Every sealed column there is; a new one is added here once its loss has been thought of."""


@pytest.fixture(autouse=True)
def key_again() -> Iterator[None]:
    yield
    vault.open(KEY)


@pytest.fixture
async def lost(database: Database) -> Census:
    """A row in every table, sealed with a key that nobody has any more."""
    census = Census()
    vault.open(OTHER)
    async with database.transaction() as store:
        for table in table_classes():
            store.session.add(census.rows[str(table.__tablename__)])
            await store.session.flush()
    vault.open(KEY)
    return census


def sealed_in(table: type[Table]) -> list[Column[Any]]:
    return [each for each in sealed_columns() if each.table.name == table.__tablename__]


def taken_away(folder: Path) -> None:
    for each in folder.glob("palier.db*"):
        each.unlink()


def open_to_others(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir() if each.stat().st_mode & 0o077]


def test_every_sealed_column_is_known() -> None:
    assert {str(each) for each in sealed_columns()} == SEALED


async def test_rows_sealed_with_a_lost_key_are_read_as_forgotten(
    database: Database, lost: Census
) -> None:
    async with database.transaction() as store:
        found = await count_unreadable(store)
        for column in sealed_columns():
            table = next(
                each for each in table_classes() if each.__tablename__ == column.table.name
            )
            [row] = await store.people.all_rows(select(table))
            value = getattr(row, column.name)
            assert isinstance(value, UnreadableText)
            assert value == ""
    assert found.total() == len(SEALED)


async def test_what_cannot_be_read_is_written_back_as_it_was(
    database: Database, lost: Census
) -> None:
    async with database.transaction() as store:
        for table in table_classes():
            [row] = await store.people.all_rows(select(table))
            for column in sealed_in(table):
                value = getattr(row, column.name)
                setattr(row, column.name, "")
                setattr(row, column.name, value)
    vault.open(OTHER)
    async with database.transaction() as store:
        assert not await count_unreadable(store)


async def test_everything_can_be_erased_without_reading(database: Database, lost: Census) -> None:
    async with database.transaction() as store:
        await store.leaving.export_member(lost.member.id)
        await store.leaving.erase_member(lost.member.id)
    async with database.transaction() as store:
        left = await store.session.execute(select(func.count()).select_from(Member))
        assert left.scalar_one() == 0


async def test_promises_are_kept_without_reading(
    database: Database, lost: Census, gazetteer: Gazetteer
) -> None:
    async with database.transaction() as store:
        await apply_retention(
            JobTick("account.apply_retention", NOW), JobContext(NOW, store, gazetteer)
        )


def essential(table: type[Table]) -> bool:
    """Whether a row is worth nothing without what was sealed in it."""
    return any(not each.nullable or each.type.essential for each in sealed_in(table))


async def test_forgetting_empties_every_sealed_column_and_nothing_else(
    database: Database, lost: Census
) -> None:
    async with database.transaction() as store:
        assert set(await forget_unreadable(store)) == {each.partition(".")[0] for each in SEALED}
    async with database.transaction() as store:
        assert not await count_unreadable(store)
        by_name = {str(table.__tablename__): table for table in table_classes()}
        for table in table_classes():
            count = await store.session.execute(select(func.count()).select_from(table))
            goes = essential(table) or any(
                key.ondelete == "CASCADE" and essential(by_name[key.column.table.name])
                for key in rows_of(table).foreign_keys
            )
            assert count.scalar_one() == (0 if goes else 1), table.__name__


async def test_forgetting_leaves_what_can_be_read(database: Database) -> None:
    census = Census()
    async with database.transaction() as store:
        for table in table_classes():
            store.session.add(census.rows[str(table.__tablename__)])
            await store.session.flush()
        assert not await forget_unreadable(store)
        [row] = await store.people.all_rows(select(type(census.rows["cafe"])))
        assert row.address == SAID


# --- the key's file


def test_a_key_is_made_once_whole_and_for_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "here" / "palier.key"
    made: list[str] = []
    threads = [threading.Thread(target=lambda: made.append(make_key(path))) for _ in range(16)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(made) == 16
    assert len(set(made)) == 1
    assert path.stat().st_mode & 0o077 == 0
    assert [each.name for each in path.parent.iterdir()] == ["palier.key"]


@pytest.mark.parametrize(
    "torn",
    [b"", b"\n", KEY[:20].encode(), b"\xff" * 44, b"x" * 10_000],
    ids=["empty", "blank", "half", "noise", "long"],
)
def test_a_torn_key_is_told_from_a_missing_one(tmp_path: Path, torn: bytes) -> None:
    path = tmp_path / "palier.key"
    with pytest.raises(KeyMissing):
        read_key(path)
    path.write_bytes(torn)
    with pytest.raises(KeyBroken):
        read_key(path)
    with pytest.raises(KeyBroken):
        make_key(path)
    assert path.read_bytes() == torn


# --- a database and its key


def chosen(folder: Path, **more: str) -> Settings:
    vault._keys = None  # a process that starts has no key yet
    return Settings(_env_file=None, database_url=f"sqlite:///{folder}/palier.db", **more)  # type: ignore[arg-type]  # checked by pydantic


async def used(settings: Settings) -> None:
    async with open_database(settings) as database, database.transaction() as store:
        store.session.add(Member(name="Ana", joined_at=NOW, seen_at=NOW))


@pytest.mark.parametrize(
    "torn",
    [None, b"", OTHER[:10].encode(), OTHER.encode()],
    ids=["none", "empty", "half", "another"],
)
async def test_a_used_database_is_not_opened_without_its_key(
    tmp_path: Path, torn: bytes | None
) -> None:
    settings = chosen(tmp_path)
    await used(settings)
    settings.key_file.unlink()
    if torn is not None:
        settings.key_file.write_bytes(torn)
    for _ in range(2):
        with pytest.raises(WrongKey) as refusal:
            async with open_database(settings):
                pass
        assert "forget-sealed" in str(refusal.value)
    assert settings.key_file.exists() == (torn is not None)
    assert await forget_sealed(settings) == 0
    async with open_database(settings) as database, database.transaction() as store:
        assert len(await store.people.all_rows(select(Member))) == 1


async def test_an_older_database_is_not_opened_without_its_key(tmp_path: Path) -> None:
    settings = chosen(tmp_path)
    await used(settings)
    async with open_database(settings) as database, database.transaction() as store:
        known = await store.identity.known_identity()
        await store.session.delete(known)
    settings.key_file.unlink()
    with pytest.raises(WrongKey):
        async with open_database(settings):
            pass


async def test_an_empty_database_in_the_place_of_a_used_one_is_refused(tmp_path: Path) -> None:
    settings = chosen(tmp_path)
    await used(settings)
    taken_away(tmp_path)
    for _ in range(2):
        with pytest.raises(WrongDatabase) as refusal:
            async with open_database(settings):
                pass
        assert str(settings.database_marker) in str(refusal.value)
    settings.database_marker.unlink()
    async with open_database(settings):
        pass


async def test_a_key_in_the_settings_is_remembered_too(tmp_path: Path) -> None:
    await used(chosen(tmp_path, secret_key=KEY))
    with pytest.raises(WrongKey):
        async with open_database(chosen(tmp_path, secret_key=OTHER)):
            pass
    async with open_database(chosen(tmp_path, secret_key=f"{OTHER} {KEY}")):
        pass
    taken_away(tmp_path)
    with pytest.raises(SettingsError):
        async with open_database(chosen(tmp_path, secret_key=KEY)):
            pass


async def test_a_database_and_what_lies_beside_it_are_their_owners(tmp_path: Path) -> None:
    settings = chosen(tmp_path)
    async with open_database(settings) as database:
        async with database.transaction() as store:
            store.session.add(Member(name="Ana", joined_at=NOW, seen_at=NOW))
        assert open_to_others(tmp_path) == []
    (tmp_path / "palier.db").chmod(0o644)
    async with open_database(settings):
        assert open_to_others(tmp_path) == []
