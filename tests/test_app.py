"""The programme as an operator meets it: started, checked, stopped."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
import pytest

from bot.settings import Settings
from tests.fakes.telegram import TelegramServer

ROOT = Path(__file__).parent.parent
LIGHT = 134 * 2**20  # bytes a small machine can spare for all capabilities together


def environment(server: TelegramServer | None, folder: Path, **more: str) -> dict[str, str]:
    known = {name.upper() for name in Settings.model_fields}
    told = {name: value for name, value in os.environ.items() if name not in known}
    told |= {
        "DATABASE_URL": f"sqlite:///{folder}/palier.db",
        "GEOCODER_BAN_URL": "",
        "HEAT_METEOALARM_URL": "",
        "HEAT_OPENMETEO_URL": "",
        "PORT": "0",
        "PYTHONPATH": str(ROOT),
        "LANG": "en_GB.UTF-8",
    }
    if server:
        told |= {"TELEGRAM_BOT_TOKEN": server.token, "TELEGRAM_API_URL": server.url}
    return told | more


async def palier(*args: str, env: dict[str, str], folder: Path) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *args, env=env, cwd=folder, stdout=PIPE, stderr=PIPE
    )


@asynccontextmanager
async def running(server: TelegramServer, folder: Path) -> AsyncIterator[Process]:
    process = await palier(env=environment(server, folder), folder=folder)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


async def test_it_starts_with_one_command_and_stops_when_told(
    server: TelegramServer, tmp_path: Path
) -> None:
    ana = server.person("Ana")
    # httpx brings a command line along wherever click is installed: here, not where Palier serves.
    (tmp_path / "click.py").write_text("raise ImportError")
    async with running(server, tmp_path) as process:
        await ana.opens()
        await ana.sees(lambda shown: shown.text, timeout=60)
        await server.quiet(20)
        assert psutil.Process(process.pid).memory_info().rss < LIGHT
        assert process.stdout
        greeting = await process.stdout.readline()  # the link is made while Palier already listens
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(15):
            out, err = await process.communicate()
        assert process.returncode == 0
    assert server.first_bot.link("admin_") in greeting.decode()
    assert 'event="stopped"' in err.decode()
    assert server.token not in out.decode() + err.decode()
    assert (tmp_path / "palier.key").stat().st_mode & 0o077 == 0


async def test_the_first_admin_comes_by_the_printed_link(
    server: TelegramServer, tmp_path: Path
) -> None:
    ana = server.person("Ana")
    async with running(server, tmp_path) as process:
        assert process.stdout
        line = (await process.stdout.readline()).decode()
        link = re.search(r"https://\S+", line)
        assert link
        await ana.follows(link[0])
        await ana.sees(lambda shown: shown.text, timeout=60)
    process = await palier("check", env=environment(server, tmp_path), folder=tmp_path)
    out, _ = await process.communicate()
    assert f"@{server.first_bot.username}" in out.decode()


async def test_check_says_what_is_wrong_and_what_to_do(
    server: TelegramServer, tmp_path: Path
) -> None:
    unknown = "123456789:AAF-unknown-token-of-the-tests-01234567"
    env = environment(server, tmp_path, TELEGRAM_BOT_TOKEN=unknown)
    process = await palier("check", env=env, folder=tmp_path)
    out, err = await process.communicate()
    assert process.returncode == 1
    assert "good: the database answers" in out.decode()
    assert "to fix: Telegram does not know this token" in out.decode()
    assert "BotFather" in out.decode()
    assert unknown not in out.decode() + err.decode()


async def test_a_token_nobody_knows_ends_the_start_in_one_sentence(
    server: TelegramServer, tmp_path: Path
) -> None:
    unknown = "123456789:AAF-unknown-token-of-the-tests-01234567"
    env = environment(server, tmp_path, TELEGRAM_BOT_TOKEN=unknown)
    process = await palier("run", env=env, folder=tmp_path)
    out, err = await process.communicate()
    assert process.returncode == 2
    assert err.decode().startswith("TELEGRAM_BOT_TOKEN: ")
    assert err.decode().count("\n") == 1
    assert unknown not in out.decode() + err.decode()


async def test_without_a_token_check_says_how_to_get_one(tmp_path: Path) -> None:
    env = environment(None, tmp_path, DATABASE_URL="postgresql://nobody@127.0.0.1:9/palier")
    process = await palier("check", env=env, folder=tmp_path)
    out, _ = await process.communicate()
    assert process.returncode == 1
    assert "DATABASE_URL" in out.decode()
    assert "BotFather" in out.decode()


async def test_a_database_that_does_not_answer_is_said_in_a_sentence(
    server: TelegramServer, tmp_path: Path
) -> None:
    url = "postgresql://nobody:s3cret@127.0.0.1:9/palier"
    env = environment(server, tmp_path, DATABASE_URL=url)
    process = await palier(env=env, folder=tmp_path)
    _, err = await process.communicate()
    assert process.returncode == 2
    assert err.decode().splitlines()[-1].startswith("DATABASE_URL: ")
    assert "s3cret" not in err.decode()


async def test_the_stairwell_is_never_opened_beside_a_real_bot(
    server: TelegramServer, tmp_path: Path
) -> None:
    process = await palier("stairwell", env=environment(server, tmp_path), folder=tmp_path)
    _, err = await process.communicate()
    assert process.returncode not in (0, None)
    assert server.token not in err.decode()
