"""A bot that runs as in real life, on a real database, against a strict Telegram."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import Application, assemble_application, serve_application
from bot.clock import Clock, ManualClock
from bot.sending_pace import UNBOUND, SendingPace
from bot.settings import Settings
from storage.database import Database
from tests.conftest import unhurried
from tests.fakes.telegram import Person, TelegramServer
from tests.test_telegram.desk import Desk

NOON = datetime(2026, 6, 10, 10, tzinfo=UTC)  # a Wednesday, noon in Paris

Runs = Callable[..., AbstractAsyncContextManager[Application]]


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOON)


@pytest.fixture
def url(sqlite_url: Callable[[Path], str], tmp_path: Path) -> str:
    return sqlite_url(tmp_path)


@pytest.fixture
def runs(server: TelegramServer, desk: Desk, clock: ManualClock, url: str) -> Runs:
    """Start a process of the bot for the length of a block; further ones share the database."""

    @asynccontextmanager
    async def running(
        *,
        webhook: bool = False,
        pace: SendingPace = UNBOUND,
        desk: Desk = desk,
        clock: Clock = clock,
    ) -> AsyncIterator[Application]:
        port = free_port() if webhook else 0
        settings = Settings(
            _env_file=None,
            telegram_bot_token=server.token,
            telegram_api_url=server.url,
            database_url=url,
            public_url=f"http://127.0.0.1:{port}" if webhook else "",
            geocoder_ban_url="",
            heat_meteoalarm_url="",
            heat_openmeteo_url="",
            port=port,
        )
        database = unhurried(Database(url))
        try:
            async with (
                assemble_application(settings, database, (desk.feature,), clock, pace) as parts,
                asyncio.TaskGroup() as group,
            ):
                group.create_task(serve_application(parts))
                yield parts
                parts.stop.set()
        finally:
            await database.close()

    return running


@pytest.fixture
async def parts(runs: Runs) -> AsyncIterator[Application]:
    async with runs() as parts:
        yield parts


@pytest.fixture
async def ana(server: TelegramServer, parts: Application) -> Person:
    """Ana, who has opened the bot."""
    return await opens(server, "Ana")


async def opens(server: TelegramServer, name: str, language: str = "fr") -> Person:
    person = server.person(name, language)
    await person.opens()
    await person.sees(f"bonjour {name}")
    return person


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
