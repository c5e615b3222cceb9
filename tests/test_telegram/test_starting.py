"""Palier at its start while Telegram is away: it lives, is not ready, and goes on by itself."""

from __future__ import annotations

import asyncio
from pathlib import Path

import aiohttp
import pytest

from bot.app import Application, run_application
from bot.settings import Settings
from bot.telegram import adapter
from storage.types import vault
from tests.conftest import KEY
from tests.fakes.telegram import TelegramServer
from tests.test_telegram.conftest import free_port
from tests.test_telegram.desk import Desk


@pytest.fixture
def settings(server: TelegramServer, tmp_path: Path) -> Settings:
    port = free_port()
    return Settings(
        _env_file=None,
        telegram_bot_token=server.token,
        telegram_api_url=server.url,
        database_url=f"sqlite:///{tmp_path}/palier.db",
        geocoder_ban_url="",
        heat_meteoalarm_url="",
        heat_openmeteo_url="",
        secret_key=KEY,
        port=port,
    )


async def answer_of(session: aiohttp.ClientSession, path: str) -> tuple[int, str]:
    try:
        async with session.get(path) as answer:
            return answer.status, (await answer.text()).strip()
    except aiohttp.ClientConnectionError:
        return 0, ""


async def comes(session: aiohttp.ClientSession, path: str, wanted: tuple[int, str]) -> None:
    async with asyncio.timeout(20):
        while await answer_of(session, path) != wanted:  # noqa: ASYNC110 (another programme)
            await asyncio.sleep(0.05)


async def test_a_platform_that_is_away_at_the_start_is_no_reason_to_start_again(
    server: TelegramServer, settings: Settings, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapter, "BACK_OFF", 0.1)
    away = server.breaks("server_error", "getMe", times=None)
    running: list[Application] = []
    async with (
        aiohttp.ClientSession(f"http://127.0.0.1:{settings.port}") as session,
        asyncio.TaskGroup() as group,
    ):
        group.create_task(run_application(settings, (desk.feature,), started=running.append))
        await comes(session, "/health", (200, "starting"))
        assert await answer_of(session, "/ready") == (503, "starting")
        away.end()
        await comes(session, "/ready", (200, "well"))
        assert await answer_of(session, "/health") == (200, "well")
        running[0].stop.set()
    vault.open(KEY)
