"""Many workspaces: the way from "Add to Slack" to a sealed token."""

from __future__ import annotations

import json
import secrets
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta

from cryptography.fernet import InvalidToken
from slack_bolt.oauth.async_callback_options import (
    AsyncCallbackOptions,
    AsyncFailureArgs,
    AsyncSuccessArgs,
)
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.response import BoltResponse
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.installation_store.models.installation import Installation as Granted
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from bot.clock import Clock
from bot.settings import Settings
from bot.slack.manifest import bot_scopes
from bot.slack.reading import receipt_name
from bot.slack.wording import plain_words
from bot.slack.workspaces import NAME, SlackWorkspaces
from messages import words
from messages.language import IN_TURN
from messages.model import Reader, Text
from storage.database import Database
from storage.errors import AlreadyDone
from storage.types import vault
from storage.workspace import WorkspaceInstallation

INSTALL, RETURN = "/slack/install", "/slack/oauth_redirect"
LASTS = timedelta(minutes=10)
"""How long somebody may take at Slack's page."""

GreetsInstaller = Callable[[str, str], Awaitable[None]]
"""Greets somebody, by workspace and user, and keeps nothing of them."""


class InstallationStore(AsyncInstallationStore):
    """What workspaces granted: the bot's token alone, sealed; nothing of who granted it."""

    def __init__(self, database: Database, workspaces: SlackWorkspaces, clock: Clock) -> None:
        self._database, self._workspaces, self._clock = database, workspaces, clock

    async def async_save(self, installation: Granted) -> None:
        if not installation.team_id or not installation.bot_token:
            return
        async with self._database.transaction() as store:
            await store.installations.save_installation(
                WorkspaceInstallation(
                    platform=NAME,
                    workspace=installation.team_id,
                    name=installation.team_name or "",
                    token=installation.bot_token,
                    installed_at=self._clock.now(),
                )
            )
        self._workspaces.forget_workspace(installation.team_id)


class OAuthStateStore(AsyncOAuthStateStore):
    """The proof that whoever comes back set out here: sealed, short-lived, good once."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def async_issue(self, *args: object, **kwargs: object) -> str:
        state = {"n": secrets.token_hex(8), "t": self._clock.now().timestamp()}
        return vault.seal(json.dumps(state)).decode()

    async def async_consume(self, state: str) -> bool:
        now = self._clock.now()
        try:
            held = json.loads(vault.unseal(state.encode()))
            at, name = datetime.fromtimestamp(held["t"], UTC), str(held["n"])
        except (InvalidToken, ValueError, KeyError, TypeError):
            return False
        if not timedelta(0) <= now - at <= LASTS:
            return False
        try:
            async with self._database.transaction() as store:
                await store.people.record_update(receipt_name("-", f"state:{name}"), now)
        except AlreadyDone:
            return False
        return True


def oauth_flow(
    settings: Settings,
    database: Database,
    workspaces: SlackWorkspaces,
    clock: Clock,
    greet: GreetsInstaller,
) -> AsyncOAuthFlow:
    """The two pages of an installation; who installed is greeted in Slack."""

    async def welcome(args: AsyncSuccessArgs) -> BoltResponse:
        granted = args.installation
        await greet(granted.team_id or "", granted.user_id)
        return _page(200, words.slack_installed())

    return AsyncOAuthFlow(
        client=workspaces.make_client(),
        settings=AsyncOAuthSettings(
            client_id=settings.slack_client_id,
            client_secret=settings.slack_client_secret,
            scopes=list(bot_scopes()),
            redirect_uri=f"{settings.public_url}{RETURN}",
            install_path=INSTALL,
            redirect_uri_path=RETURN,
            install_page_rendering_enabled=False,
            installation_store=InstallationStore(database, workspaces, clock),
            state_store=OAuthStateStore(database, clock),
            state_expiration_seconds=int(LASTS.total_seconds()),
            callback_options=AsyncCallbackOptions(success=welcome, failure=_sorry),
        ),
    )


async def _sorry(args: AsyncFailureArgs) -> BoltResponse:
    return _page(args.suggested_status_code, words.slack_not_installed())


def _page(status: int, text: Text) -> BoltResponse:
    typed = "\n".join(plain_words(text, Reader(language=each)) for each in IN_TURN)
    headers: dict[str, str | Sequence[str]] = {"Content-Type": "text/plain; charset=utf-8"}
    return BoltResponse(status=status, body=typed + "\n", headers=headers)
