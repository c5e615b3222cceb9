"""What comes to Slack's door and is no payload: nothing of it is read before it is vouched for."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import aiohttp
import pytest
from slack_sdk.signature import SignatureVerifier

from bot.slack.manifest import build_manifest
from handlers import FEATURES
from messages import words
from messages.catalog import plain_words
from messages.model import Reader
from tests.fakes.slack import SlackServer
from tests.test_slack.test_running import running, settings

STRANGE = (
    b"",
    b"{",
    b"[]",
    b"5",
    b"null",
    b"{}",
    b'{"type": 5}',
    b'{"type": "event_callback", "event": 5}',
    b'{"authorizations": 5}',
    b"payload={",
    b"payload=[]",
    b"payload=5",
    b"[" * 100_000,
)


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def signed(secret: str, body: bytes) -> dict[str, str]:
    verifier = SignatureVerifier(secret)
    now = str(int(verifier.clock.now()))
    made = verifier.generate_signature(timestamp=now, body=body)
    return {"X-Slack-Request-Timestamp": now, "X-Slack-Signature": made or ""}


@pytest.mark.provokes_errors
async def test_a_body_is_read_only_once_it_is_vouched_for(tmp_path: Path) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    made = build_manifest(FEATURES, public_url=url, socket_mode=False)
    async with SlackServer(manifest=made) as server:
        quartier = server.workspace()
        secret = server.app.signing_secret
        chosen = settings(
            server,
            tmp_path,
            port=port,
            public_url=url,
            slack_bot_token=quartier.token,
            slack_signing_secret=secret,
        )
        async with running(chosen), aiohttp.ClientSession() as session:
            server.request_url = door = f"{url}/slack/events"
            lea = quartier.person("Léa")
            while True:
                try:
                    await session.get(f"{url}/health")
                    break
                except aiohttp.ClientConnectionError:
                    await asyncio.sleep(0.05)
            odd = ({}, {"X-Slack-Signature": "é", "X-Slack-Request-Timestamp": "x"})
            for body in STRANGE:
                for headers in odd:
                    async with session.post(door, data=body, headers=headers) as answer:
                        assert answer.status == 401, body[:40]
                headers = signed(secret, body)
                headers["Content-Type"] = "application/json"
                async with session.post(door, data=body, headers=headers) as answer:
                    assert answer.status < 500, body[:40]
            await lea.commands("/palier start")
            await lea.sees(lambda shown: shown.labels)


@pytest.mark.provokes_errors
@pytest.mark.parametrize("language", ["fr", "en"])
async def test_while_the_database_is_away_people_on_slack_are_told(
    tmp_path: Path, language: str
) -> None:
    async with SlackServer(manifest=build_manifest(FEATURES)) as server:
        quartier = server.workspace()
        lea = quartier.person("Léa", locale={"fr": "fr-FR", "en": "en-GB"}[language])
        chosen = settings(
            server,
            tmp_path,
            slack_bot_token=quartier.token,
            slack_app_token=server.app.app_token,
        )
        async with running(chosen):
            while not server.post.sockets.open:
                await server.changed.wait(1)
            await lea.commands("/palier start")
            await lea.sees(lambda shown: shown.labels)
            file = tmp_path / "palier.db"
            file.rename(tmp_path / "aside")
            await lea.writes_to_app("94260")
            await lea.sees(plain_words(words.database_away(), Reader(language=language))[:40])
            (tmp_path / "aside").rename(file)
            await lea.writes_to_app("94260")
            await lea.sees("Fresnes")
