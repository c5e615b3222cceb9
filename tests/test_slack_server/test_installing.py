"""An app is described by its manifest, installed, removed."""

from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.oauth.installation_store import FileInstallationStore
from slack_sdk.oauth.state_store import FileOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack import SlackServer
from tests.test_slack_server.apps import by_http, refused


@pytest.mark.filterwarnings("ignore:BasicAuth is deprecated")  # slack_sdk uses it with aiohttp
async def test_a_workspace_installs_the_app_and_removes_it(
    server: SlackServer, tmp_path: Any
) -> None:
    there = server.workspace("Ailleurs", "ailleurs", installed=False)
    lea = there.person("Léa")
    app = AsyncApp(
        signing_secret=server.app.signing_secret,
        client=AsyncWebClient(base_url=server.api_url),
        oauth_settings=AsyncOAuthSettings(
            client_id=server.app.client_id,
            client_secret=server.app.client_secret,
            scopes=["commands", "chat:write"],
            installation_store=FileInstallationStore(base_dir=str(tmp_path / "installed")),
            state_store=FileOAuthStateStore(
                expiration_seconds=60, base_dir=str(tmp_path / "state")
            ),
        ),
    )

    @app.command("/palier")
    async def command(ack: Any, client: AsyncWebClient, body: dict[str, Any]) -> None:
        await ack()
        await client.chat_postMessage(channel=body["user_id"], text="Bonjour")

    async with by_http(server, app) as address:
        server.app.redirect_urls = [f"{address}/slack/oauth_redirect"]
        assert await lea.installs(f"{address}/slack/install") == 200
        assert there.scopes == {"commands", "chat:write"}
        await lea.commands("/palier")
        assert (await lea.sees("Bonjour")).from_app
        client = AsyncWebClient(there.token, base_url=server.api_url)
        await client.auth_revoke()
        await refused(client.auth_test(), "token_revoked")
        with pytest.raises(AssertionError, match="not installed"):
            await lea.commands("/palier")


async def test_a_manifest_says_what_there_is() -> None:
    manifest = {
        "features": {
            "slash_commands": [{"command": "/palier", "should_escape": True}],
            "shortcuts": [{"callback_id": "help", "type": "global"}],
        },
        "oauth_config": {"scopes": {"bot": ["commands", "chat:write", "im:history"]}},
        "settings": {"event_subscriptions": {"bot_events": ["message.im"]}},
    }
    async with SlackServer(manifest=manifest) as server:
        workspace = server.workspace()
        paul = workspace.person("Paul")
        assert workspace.scopes == {"commands", "chat:write", "im:history"}
        with pytest.raises(AssertionError, match="not a valid command"):
            await paul.commands("/voisins")
        with pytest.raises(AssertionError, match="no message shortcut"):
            await paul.uses_shortcut("help", await paul.writes_to_app("Bonjour"))
        await paul.changes(locale="en-GB")
        told = [each.payload["event"]["type"] for each in server.post.deliveries]
        assert told == ["message"]
    bare = {
        "display_information": {"name": "P" * 36},
        "features": {"slash_commands": [{"command": "/Palier"}]},
        "settings": {"event_subscriptions": {"bot_events": ["message.im", "message.sms"]}},
    }
    with pytest.raises(AssertionError) as refusal:
        SlackServer(manifest=bare)
    for problem in (
        "name is longer than 35", "no command: /Palier", "no event: message.sms",
        "message.im needs the scope im:history", "need the scope commands",
    ):  # fmt: skip
        assert problem in str(refusal.value)
