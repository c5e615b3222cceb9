"""Whoever keeps a door open and sends nothing whole is cut off; a start waits as it is told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest

from bot.platform import RetryLater
from bot.slow_clients import SlowClientLimits
from bot.telegram.adapter import TelegramPlatform
from tests.fakes.telegram import TelegramServer
from tests.test_telegram.conftest import Runs, opens
from tests.test_telegram.desk import Desk


@asynccontextmanager
async def dripping(port: int, head: bytes, every: float) -> AsyncIterator[asyncio.StreamReader]:
    """Somebody who sends a beginning, then a byte now and then."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(head)

    async def drip() -> None:
        with suppress(OSError):
            while True:
                writer.write(b"x")
                await writer.drain()
                await asyncio.sleep(every)

    async with asyncio.TaskGroup() as group:
        task = group.create_task(drip())
        yield reader
        task.cancel()
    writer.close()


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"GET /health HTTP/1.1\r\nX-Slow: ",
        b"POST /telegram HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n",
        b"GET /health HTTP/1.1\r\nHost: x\r\n\r\nGET /health HTTP/1.1\r\nX-Slow: ",
    ],
    ids=["nothing", "header", "body", "second header"],
)
async def test_whoever_sends_a_byte_now_and_then_is_cut_off(
    server: TelegramServer,
    desk: Desk,
    runs: Runs,
    monkeypatch: pytest.MonkeyPatch,
    head: bytes,
) -> None:
    monkeypatch.setattr("bot.slow_clients.LIMITS", SlowClientLimits(header=0.6, body=0.6, rest=0.9))
    async with runs(webhook=True) as parts:
        ana = await opens(server, "Ana")
        async with asyncio.timeout(8), dripping(parts.settings.port, head, 0.05) as reader:
            with suppress(ConnectionError):
                while await reader.read(1000):
                    pass
        await ana.says(None, "et moi ?")
        await ana.sees("entendu et moi")


async def test_a_start_waits_as_long_as_telegram_asks(server: TelegramServer) -> None:
    server.breaks("too_many_requests", "getMe", retry_after=41)
    with pytest.raises(RetryLater) as patience:
        async with TelegramPlatform(server.token, server.url):
            pass
    assert patience.value.seconds == 41
