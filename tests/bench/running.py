"""Processes of a measurement: the street, and a bot on it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import aiohttp
import psutil

from tests.conftest import KEY

ROOT = Path(__file__).parents[2]
STOP_WITHIN = 15.0


def say(line: str) -> None:
    """Tell whoever measures."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@dataclass
class Door:
    """The street's process, asked by name for what its server can do."""

    url: str
    token: str
    session: aiohttp.ClientSession

    async def ask(self, call: str, *args: Any) -> Any:
        """Call the street's method; its answer."""
        wish = {"call": call, "args": args}
        async with self.session.post(f"{self.url}/control", json=wish) as answer:
            told = await answer.json()
        if "error" in told:
            raise RuntimeError(f"{call}: {told['error']}")
        return told["result"]


@asynccontextmanager
async def street(*, strict: bool = False) -> AsyncIterator[Door]:
    """A fake Telegram in its own process."""
    command = [sys.executable, "-m", "tests.bench.street", *(["--strict"] if strict else [])]
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    try:
        told = json.loads(await process.stdout.readline())
        patience = aiohttp.ClientTimeout(total=180)
        async with aiohttp.ClientSession(timeout=patience) as session:
            yield Door(told["url"], told["token"], session)
    finally:
        await _end(process)


@dataclass
class Running:
    """A bot's process, and when it was started (monotonic seconds)."""

    process: asyncio.subprocess.Process
    started_at: float
    log: Path

    async def polls(self, door: Door) -> float:
        """Wait until the bot asks for updates; seconds since its start."""
        return await self._calls(door, "getUpdates")

    async def listens(self, door: Door) -> float:
        """Wait until the bot has said where updates are to be brought; seconds since its start."""
        return await self._calls(door, "setWebhook")

    async def _calls(self, door: Door, method: str) -> float:
        ended = asyncio.ensure_future(self.process.wait())  # noqa: TID251 (owned below)
        polled = asyncio.ensure_future(door.ask("first", method))  # noqa: TID251 (owned below)
        await asyncio.wait({ended, polled}, return_when=asyncio.FIRST_COMPLETED)
        ended.cancel()
        if not polled.done():
            polled.cancel()
            raise RuntimeError(f"the bot does not start:\n{self.log.read_text()[-2000:]}")
        return float(polled.result()) - self.started_at

    @property
    def megabytes(self) -> float:
        """Resident memory now."""
        return float(psutil.Process(self.process.pid).memory_info().rss) / 2**20

    @property
    def cpu_seconds(self) -> float:
        """Processor time so far."""
        times = psutil.Process(self.process.pid).cpu_times()
        return float(times.user + times.system)


@asynccontextmanager
async def bot(module: list[str], folder: Path, **environment: str) -> AsyncIterator[Running]:
    """`python -m` that module in the folder, its log beside it."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    with (folder / "log").open("ab") as log:
        started_at = monotonic()
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            *module,
            cwd=folder,
            env=inherited | {"PYTHONPATH": str(ROOT)} | environment,
            stdout=log,
            stderr=log,
        )
    try:
        yield Running(process, started_at, folder / "log")
    finally:
        await _end(process)


def palier(door: Door, folder: Path, url: str, *, webhook_port: int = 0) -> Any:
    """Palier by its own command, as an operator starts it; by a webhook where a port is given."""
    public = {"PUBLIC_URL": f"http://127.0.0.1:{webhook_port}"} if webhook_port else {}
    return bot(
        ["bot", "run"],
        folder,
        TELEGRAM_BOT_TOKEN=door.token,
        TELEGRAM_API_URL=door.url,
        DATABASE_URL=url,
        SECRET_KEY=KEY,
        PORT=str(webhook_port),
        LOG_LEVEL="WARNING",
        **public,
    )


def peer(door: Door, folder: Path, *, wal: bool) -> Any:
    """The hand-written bot on a SQLite file, with Palier's pragmas or none."""
    return bot(
        ["tests.bench.peer"],
        folder,
        PEER_TOKEN=door.token,
        PEER_API=door.url,
        PEER_DATABASE=f"sqlite+aiosqlite:///{folder}/peer.sqlite",
        PEER_WAL="1" if wal else "",
    )


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.send_signal(signal.SIGTERM)
    try:
        async with asyncio.timeout(STOP_WITHIN):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()
