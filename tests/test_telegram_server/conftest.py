"""A server, a bot of the real library, a neighbour and her wall."""

from collections.abc import AsyncIterator, Iterator

import pytest
from telegram import (
    Bot,
)

from tests.fakes.telegram import Chat, Person, TelegramServer
from tests.test_telegram_server.bots import bot_for


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


@pytest.fixture
async def bot(server: TelegramServer) -> AsyncIterator[Bot]:
    async with bot_for(server) as bot:
        yield bot


@pytest.fixture
async def lea(server: TelegramServer) -> Person:
    lea = server.person("Léa")
    await lea.opens()
    return lea


@pytest.fixture
async def mur(server: TelegramServer, lea: Person) -> Chat:
    return server.supergroup("Le mur", lea, bots=[server.first_bot])


@pytest.fixture
def forgiven(server: TelegramServer) -> Iterator[None]:
    """Let a test send what no correct bot sends."""
    yield
    server.faults.clear()
