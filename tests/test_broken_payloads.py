"""Whatever is posted to Slack's door, once: the others are served meanwhile."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.slack.manifest import build_manifest
from handlers import FEATURES
from tests.broken import listed
from tests.broken.payloads import FORGED, bodies, command
from tests.conftest import KEY
from tests.fakes.slack import Person, SlackServer
from tests.survival.processes import Process, free_port, nursery
from tests.survival.stage import NOON

pytestmark = pytest.mark.provokes_errors

PATIENCE = 15.0
AT_ONCE = 15
Call = tuple[bytes, dict[str, str]]


@dataclass
class Door:
    """A Palier behind Slack's door, two neighbours, and what went wrong so far."""

    server: SlackServer
    process: Process
    neighbours: list[Person]
    red: dict[str, str] = field(default_factory=dict)

    async def unserved(self) -> str:
        """Both ask, and see something new in time; who does not."""
        problems = await asyncio.gather(*(self._answers(each) for each in self.neighbours))
        end = "" if self.process.alive else f"; exit {self.process.ended.result()}"
        return f"{problems}{end}" if any(problems) else ""

    async def meets(self, calls: dict[str, Call], right: Callable[[int], bool]) -> None:
        """What is posted, a few at a time; one by one only to tell whom neighbours wait for."""
        names = list(calls)
        for first in range(0, len(names), AT_ONCE):
            some = names[first : first + AT_ONCE]
            for name in some:
                await self._meets(name, calls[name], right)
            if await self.unserved():
                for name in some:
                    await self._meets(name, calls[name], right)
                    if unserved := await self.unserved():
                        self.red[name] = unserved

    async def _meets(self, name: str, call: Call, right: Callable[[int], bool]) -> None:
        ack = await self.server.post.send(*call)
        if not right(ack.status):
            self.red[f"{name}, itself"] = f"is answered {ack.status} {ack.error}"

    async def _answers(self, who: Person) -> str:
        before = len(who.screen())
        shown = await who.commands("/palier cafes")
        ends = time.monotonic() + PATIENCE
        while shown is None and len(who.screen()) == before:
            if time.monotonic() > ends:
                return f"{who.name} sees nothing"
            await self.server.changed.wait(0.2)
        return ""


@asynccontextmanager
async def door(folder: Path) -> AsyncIterator[Door]:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    made = build_manifest(FEATURES, public_url=url, socket_mode=False)
    async with SlackServer(manifest=made) as server, nursery() as parent:
        quartier = server.workspace()
        people = [quartier.person(name) for name in ("Léa", "Max")]
        settings = {
            "slack_bot_token": quartier.token, "slack_signing_secret": server.app.signing_secret,
            "slack_api_url": server.api_url, "database_url": f"sqlite:///{folder}/palier.sqlite",
            "secret_key": KEY, "geocoder_ban_url": "", "heat_meteoalarm_url": "",
            "heat_openmeteo_url": "", "public_url": url, "port": port, "log_level": "WARNING",
        }  # fmt: skip
        order = {
            "settings": settings, "log": str(folder / "log"),
            "clock": [NOON.isoformat(), time.monotonic(), 30.0],
        }  # fmt: skip
        process = await parent.bears(order)
        server.request_url = f"{url}/slack/events"
        for who in people:
            await _arrives(server, who)
        yield Door(server, process, people)
        process.kill()
        server.faults.clear()


async def _arrives(server: SlackServer, who: Person) -> None:
    """Say hello, from when Palier listens."""
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        await who.commands("/palier start")
        await asyncio.sleep(0.3)
        if server.post.deliveries[-1].attempts[-1].error is None:
            return
    raise AssertionError("Palier does not listen")


async def test_a_broken_payload_is_met_once_and_the_others_are_served(tmp_path: Path) -> None:
    async with door(tmp_path) as here:
        zoe = here.neighbours[0].workspace.person("Zoé")
        signed = here.server.post.headers
        calls = {
            name: (body, {**signed(body, None, 0.0), "Content-Type": content_type})
            for name, (body, content_type) in bodies(zoe).items()
        }
        await here.meets(calls, lambda status: 0 < status < 500)
        assert not here.red, listed(here.red)


async def test_a_forged_payload_is_refused_and_the_others_are_served(tmp_path: Path) -> None:
    async with door(tmp_path) as here:
        zoe = here.neighbours[0].workspace.person("Zoé")
        calls = dict[str, Call]()
        for name, wrong in FORGED.items():
            body, content_type = command(zoe)
            headers = here.server.post.headers(body, None, 0.0) if wrong else {}
            calls[name] = body, {**headers, **wrong, "Content-Type": content_type}
        await here.meets(calls, lambda status: status in (401, 403))
        assert not here.red, listed(here.red)
