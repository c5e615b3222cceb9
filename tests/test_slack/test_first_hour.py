"""The organiser's first hour on Slack, from the empty workspace to a café, counted in acts."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.app import Application
from bot.clock import ManualClock
from bot.slack.manifest import build_manifest
from bot.slack.modal import block_name
from handlers import FEATURES
from messages import words
from messages.cafe import CafeKind, InviteForm
from messages.catalog import plain_words
from messages.form import Form
from messages.model import Reader, Text
from messages.organise.actions import DeclareForm, NamePersonForm
from tests.cafe import SATURDAY, THREE
from tests.fakes.slack import Channel, Person, SlackServer
from tests.test_slack.test_running import running, settings
from tests.worlds.world import NOON

AT_MOST = 25
PATIENCE = 30.0
"""Seconds that a busy machine may take to begin: the first sentence of a language is compiled."""

FRENCH = Reader(language="fr", idiom="slack")


@dataclass
class Hands:
    """What somebody does, one by one: typing a line, a click, filling a field, sending."""

    person: Person
    acts: list[str]

    async def installs(self, url: str) -> None:
        while True:
            try:
                assert await self.person.installs(f"{url}/slack/install") == 200
                break
            except OSError:
                await asyncio.sleep(0.05)
        self.acts += ["open the page of the installation", "allow"]

    async def types(self, line: str) -> None:
        self.acts.append(line.partition(" ")[0])
        await self.person.commands(line)

    async def adds_palier(self, channel: Channel) -> None:
        self.acts.append("/invite @Palier")
        await self.person.adds_app(channel)

    async def clicks(self, label: Text | str) -> None:
        named = label if isinstance(label, str) else plain_words(label, FRENCH)
        shown = await self.person.sees(lambda seen: named in seen.labels, timeout=PATIENCE)
        self.acts.append(f"[{named}]")
        await self.person.clicks(shown, named)

    async def fills(self, form: type[Form], **answers: Any) -> None:
        await self.person.is_asked(plain_words(form.title(), FRENCH), timeout=PATIENCE)
        for name, answer in answers.items():
            self.acts.append(f"{name}: {answer}")
            await self.person.fills(None, {block_name(form, name): answer})
        self.acts.append(f"send {form.__name__}")
        assert (await self.person.submits()).errors == {}


@asynccontextmanager
async def empty_workspace(folder: Path) -> AsyncIterator[tuple[SlackServer, Application, str]]:
    """A workspace without Palier, and a Palier without anybody."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    made = build_manifest(FEATURES, public_url=url, socket_mode=False, many=True)
    async with SlackServer(manifest=made) as server:
        server.clock = lambda: NOON.timestamp()
        server.ack_seconds = PATIENCE
        server.request_url = f"{url}/slack/events"
        chosen = settings(
            server,
            folder,
            port=port,
            public_url=url,
            slack_client_id=server.app.client_id,
            slack_client_secret=server.app.client_secret,
            slack_signing_secret=server.app.signing_secret,
        )
        async with running(chosen, ManualClock(NOON)) as parts:
            yield server, parts, url


# slack_sdk still asks aiohttp for what aiohttp 4 will drop.
@pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")
async def test_from_an_empty_workspace_to_a_cafe_in_few_acts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with empty_workspace(tmp_path) as (server, parts, url):
        place = server.workspace("nord", "nord", installed=False)
        lea, paul = place.person("Léa"), place.person("Paul")
        channel = place.channel("voisins", lea, paul)
        acts: list[str] = []
        first, second = Hands(lea, acts), Hands(paul, acts)
        await first.installs(url)
        printed = capsys.readouterr().out
        await first.types(printed[printed.index("/palier admin") :].splitlines()[0])
        await first.clicks(words.organise_declare())
        await first.fills(DeclareForm, name="Les Œillets", centre="94260 Fresnes")
        await first.clicks(words.organise_draft_open())
        await first.adds_palier(channel)
        await first.clicks(words.organise_named(name="Les Œillets"))
        await first.clicks(words.organise_see_team())
        await first.clicks(words.organise_name_somebody())
        await first.fills(NamePersonForm, person=paul.id)
        await second.clicks(words.organise_offer_organiser_link(name="Les Œillets"))
        joined = words.organise_joined_organiser(who="Paul", name="Les Œillets")
        await lea.sees(plain_words(joined, FRENCH), timeout=PATIENCE)
        await first.types("/cafe")
        await first.fills(
            InviteForm, kind=CafeKind.CAFE.value, day=SATURDAY, hour=THREE, place="Aux Folies"
        )
        await first.clicks(words.cafe_publish())
        card = await paul.sees(lambda seen: "Aux Folies" in seen.text, channel, timeout=PATIENCE)
        assert plain_words(words.cafe_join(), FRENCH) in card.labels
        assert len(acts) <= AT_MOST, "\n".join(acts)
        async with parts.database.transaction() as store:
            (area,) = await store.areas.open_areas()
            assert len(await store.areas.organisers(area.id)) == 2
