"""Paliers as processes of their own: born warm, killed or stopped, and what they ended with."""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
STOP_WITHIN = 30.0
"""As long as `compose.yaml` gives a Palier."""


@dataclass
class Process:
    """One Palier: alive until killed, stopped, or ended by itself."""

    name: str
    pid: int
    ended: asyncio.Future[int]
    port: int = 0
    asked_to_stop: bool = False
    killed: bool = False

    @property
    def alive(self) -> bool:
        return not self.ended.done()

    @property
    def ended_by_itself(self) -> bool:
        """An end nobody asked for, or a stop that was no success."""
        if self.alive or self.killed:
            return False
        return not self.asked_to_stop or self.ended.result() != 0

    def kill(self) -> bool:
        """No warning, no last word; false when it was no longer there to be killed."""
        if not self.alive:
            return False
        self.killed = True
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        return True

    async def stop(self) -> bool:
        """A warning, and the time that last words take; false when that was not enough.

        What it is at then stands in its log.
        """
        if not self.alive:
            return True
        self.asked_to_stop = True
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGTERM)
        try:
            async with asyncio.timeout(STOP_WITHIN):
                await asyncio.shield(self.ended)
        except TimeoutError:
            os.kill(self.pid, signal.SIGUSR1)
            await asyncio.sleep(1)
            self.kill()
            return False
        return True


@dataclass
class Nursery:
    """The warm parent, asked for children."""

    process: asyncio.subprocess.Process
    born: dict[str, asyncio.Future[int]] = field(default_factory=dict)
    children: dict[str, Process] = field(default_factory=dict)
    _count: int = 0

    async def bears(self, order: dict[str, Any]) -> Process:
        """A new Palier."""
        assert self.process.stdin
        self._count += 1
        name = str(self._count)
        self.born[name] = asyncio.get_running_loop().create_future()
        self.process.stdin.write(json.dumps({**order, "name": name}).encode() + b"\n")
        await self.born[name]
        child = self.children[name]
        child.port = order["settings"]["port"]
        return child

    async def listen(self) -> None:
        """Take the news of births and ends."""
        assert self.process.stdout
        while line := await self.process.stdout.readline():
            news = json.loads(line)
            name = news["name"]
            if "pid" in news:
                ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
                self.children[name] = Process(name, news["pid"], ended)
                self.born[name].set_result(news["pid"])
            else:
                self.children[name].ended.set_result(news["status"])


@asynccontextmanager
async def nursery() -> AsyncIterator[Nursery]:
    """A warm parent for the length of the block."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.survival.nursery", cwd=ROOT, stdin=pipe, stdout=pipe
    )
    assert process.stdin
    parent = Nursery(process)
    listening = asyncio.create_task(parent.listen())  # noqa: TID251 (awaited below)
    try:
        yield parent
    finally:
        process.stdin.close()
        await process.wait()
        await listening


@dataclass
class Balancer:
    """The one public address before several Paliers: each connection goes to any that listens."""

    chance: random.Random
    ports: list[int] = field(default_factory=list)
    port: int = 0
    _server: asyncio.Server | None = None

    async def open(self) -> None:
        self._server = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        if self._server:
            self._server.close()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there = None
        for port in self.chance.sample(self.ports, len(self.ports)):
            with suppress(OSError):
                there = await asyncio.open_connection("127.0.0.1", port)
                break
        if there is None:
            writer.transport.abort()
            return
        with suppress(OSError):
            await asyncio.gather(_pour(reader, there[1]), _pour(there[0], writer))


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(1 << 16):
            writer.write(data)
            await writer.drain()
    finally:
        writer.close()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
