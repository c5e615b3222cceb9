"""The programme on Slack alone: through a socket, or at its own address for many workspaces."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.app import Application, assemble_application, open_database, serve_application
from bot.clock import Clock
from bot.sending_pace import UNBOUND
from bot.settings import Settings, SettingsError
from bot.slack.manifest import build_manifest
from handlers import FEATURES
from messages import words
from messages.catalog import plain_words
from messages.model import Reader
from storage.types import vault
from tests.conftest import KEY
from tests.fakes.slack import SlackServer
from tests.fakes.telegram import TelegramServer

FIRST_STEP = plain_words(words.slack_first_area(), Reader(language="fr", idiom="slack"))


def settings(server: SlackServer, folder: Path, **more: object) -> Settings:
    given = {
        "database_url": f"sqlite:///{folder}/palier.db",
        "geocoder_ban_url": "",
        "heat_meteoalarm_url": "",
        "heat_openmeteo_url": "",
        "secret_key": KEY,
        "slack_api_url": server.api_url,
        "port": 0,
        **more,
    }
    return Settings(_env_file=None, **given)  # type: ignore[arg-type]  # checked by pydantic


@asynccontextmanager
async def running(chosen: Settings, clock: Clock | None = None) -> AsyncIterator[Application]:
    async with (
        open_database(chosen) as database,
        assemble_application(chosen, database, clock=clock, pace=UNBOUND) as parts,
        asyncio.TaskGroup() as group,
    ):
        group.create_task(serve_application(parts))
        yield parts
        parts.stop.set()
    vault.open(KEY)


async def test_slack_alone_is_served_through_a_socket(tmp_path: Path) -> None:
    async with SlackServer(manifest=build_manifest(FEATURES)) as server:
        quartier = server.workspace()
        lea = quartier.person("Léa")
        chosen = settings(
            server,
            tmp_path,
            slack_bot_token=quartier.token,
            slack_app_token=server.app.app_token,
        )
        async with running(chosen) as parts:
            while not server.post.sockets.open:
                await server.changed.wait(1)
            await lea.commands("/palier start")
            await lea.sees(lambda shown: shown.labels)
            await server.disconnects()
            while not server.post.sockets.open:
                await server.changed.wait(1)
            await lea.writes_to_app("94260")
            await lea.sees("Fresnes")
            assert [each.name for each in parts.runtimes] == ["slack"]


async def test_one_palier_serves_both_platforms(tmp_path: Path) -> None:
    async with (
        SlackServer(manifest=build_manifest(FEATURES)) as slack,
        TelegramServer() as telegram,
    ):
        quartier = slack.workspace()
        chosen = settings(
            slack,
            tmp_path,
            slack_bot_token=quartier.token,
            slack_app_token=slack.app.app_token,
            telegram_bot_token=telegram.token,
            telegram_api_url=telegram.url,
        )
        async with running(chosen) as parts:
            lea, ana = quartier.person("Léa"), telegram.person("Ana")
            while not slack.post.sockets.open:
                await slack.changed.wait(1)
            await lea.commands("/palier start")
            await lea.sees(lambda shown: shown.labels)
            await ana.opens()
            await ana.sees(lambda shown: shown.text)
            assert [each.name for each in parts.runtimes] == ["telegram", "slack"]


# slack_sdk still asks aiohttp for what aiohttp 4 will drop.
@pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")
async def test_two_workspaces_install_palier_and_are_told_apart(tmp_path: Path) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    made = build_manifest(FEATURES, public_url=url, socket_mode=False, many=True)
    async with SlackServer(manifest=made) as server:
        chosen = settings(
            server,
            tmp_path,
            port=port,
            public_url=url,
            slack_client_id=server.app.client_id,
            slack_client_secret=server.app.client_secret,
            slack_signing_secret=server.app.signing_secret,
        )
        places = [server.workspace(name, name, installed=False) for name in ("nord", "sud")]
        async with running(chosen) as parts:
            server.request_url = f"{url}/slack/events"
            for place in places:
                host = place.person("Léa")
                while True:
                    try:
                        assert await host.installs(f"{url}/slack/install") == 200
                        break
                    except OSError:
                        await asyncio.sleep(0.05)
                greeted = await host.sees(FIRST_STEP)
                async with parts.database.transaction() as store:
                    whose = "slack", place.id, host.id
                    assert await store.people.member_by_account(*whose) is None
                await host.clicks(greeted, greeted.labels[0])
                await host.sees(lambda shown: shown.labels and FIRST_STEP not in shown.text)
            async with parts.database.transaction() as store:
                kept = await store.installations.all_installations("slack")
                assert {each.workspace for each in kept} == {place.id for place in places}
            places[0].uninstalls()
            await server.quiet()
            await parts.runtimes[0].wait_until_idle()
            async with parts.database.transaction() as store:
                kept = await store.installations.all_installations("slack")
                assert [each.workspace for each in kept] == [places[1].id]
                assert await store.installations.workspace_accounts("slack", places[0].id) == []
                assert len(await store.installations.workspace_accounts("slack", places[1].id)) == 1
        raw = (tmp_path / "palier.db").read_bytes()
        assert places[1].token.encode() not in raw


@pytest.mark.provokes_errors
async def test_a_token_slack_does_not_know_ends_the_start(tmp_path: Path) -> None:
    async with SlackServer() as server:
        chosen = settings(
            server, tmp_path, slack_bot_token="xoxb-unknown", slack_app_token="xapp-1"
        )
        with pytest.raises(SettingsError, match="SLACK_BOT_TOKEN"):
            async with running(chosen):
                pass
        server.faults.clear()


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"slack_bot_token": "xoxb-1"}, "SLACK_APP_TOKEN"),
        ({"slack_bot_token": "xoxb-1", "public_url": "https://p.example"}, "SLACK_APP_TOKEN"),
        ({"slack_client_id": "1.2"}, "SLACK_CLIENT_ID"),
    ],
)
def test_settings_that_do_not_go_together_are_named(given: dict[str, str], name: str) -> None:
    with pytest.raises(SettingsError, match=f"^{name}: "):
        Settings(_env_file=None, **given).check_combination()  # type: ignore[arg-type]  # by pydantic
