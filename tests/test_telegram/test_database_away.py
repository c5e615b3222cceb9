"""While the database is away nothing counts as answered, and people are told so."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import make_url

from bot.telegram import intake
from messages import words
from messages.catalog import plain_words
from messages.model import Reader
from storage.database import Database
from storage.errors import DatabaseAway, DatabaseReplaced
from storage.migrations import upgrade_database
from tests.fakes.telegram import TelegramServer
from tests.test_telegram.conftest import Runs, opens
from tests.test_telegram.desk import Desk

SORRY = {each: plain_words(words.database_away(), Reader(language=each)) for each in ("fr", "en")}
pytestmark = pytest.mark.provokes_errors


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "AGAIN", 0.2)


def file_of(url: str) -> Path:
    return Path(str(make_url(url).database))


@contextmanager
def taken_away(url: str) -> Iterator[None]:
    """The database's file is moved aside for a while."""
    file = file_of(url)
    aside = file.with_suffix(".aside")
    file.rename(aside)
    try:
        yield
    finally:
        aside.rename(file)


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
@pytest.mark.parametrize("language", ["fr", "en"])
async def test_what_is_typed_meanwhile_is_brought_again(
    server: TelegramServer, desk: Desk, runs: Runs, url: str, webhook: bool, language: str
) -> None:
    async with runs(webhook=webhook) as parts:
        ana = await opens(server, "Ana", language)
        await server.quiet()
        with taken_away(url):
            await ana.says(None, "et moi ?")
            await ana.sees(SORRY[language][:30])
            await asyncio.sleep(1)
            assert len(server.first_bot.mailbox.pending) == 1
            assert [each.text for each in ana.screen()].count(SORRY[language]) == 1
        await ana.sees("entendu et moi")
        await server.quiet()
        assert server.first_bot.mailbox.pending == {}
        assert parts.database


async def test_a_file_that_was_replaced_is_refused_and_told_to_who_looks_after_palier(
    server: TelegramServer, desk: Desk, runs: Runs, url: str
) -> None:
    async with runs(webhook=True) as parts:
        ana = await opens(server, "Ana")
        await server.quiet()
        health, ready = (f"{parts.settings.public_url}/{page}" for page in ("health", "ready"))
        async with aiohttp.ClientSession() as session:
            for page in health, ready:
                async with session.get(page) as answer:
                    assert answer.status == 200
            with taken_away(url):
                file_of(url).write_bytes(b"")
                for page, status in (health, 200), (ready, 503):
                    async with session.get(page) as answer:
                        assert answer.status == status
                        assert "file" in await answer.text()
                with pytest.raises(DatabaseReplaced):
                    async with parts.database.transaction():
                        pass
                await ana.says(None, "et moi ?")
                await ana.sees(SORRY["fr"][:30])
            async with session.get(ready) as answer:
                assert answer.status == 200
        await ana.sees("entendu et moi")


async def test_what_was_begun_before_the_file_went_is_not_kept(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/palier.db"
    database = Database(url)
    await upgrade_database(database)
    work = database.transaction()
    store = await work.__aenter__()
    await store.people.count_admins()
    file_of(url).unlink()
    with pytest.raises(DatabaseAway):
        await work.__aexit__(None, None, None)
    await database.close()
