"""The workspaces Palier is installed in: whose token speaks where."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial

from slack_sdk.web.async_client import AsyncWebClient

from bot.chat.retrying import call_patiently
from bot.platform import RetryLater, Undeliverable
from bot.slack.counted_client import NAME as NAME
from bot.slack.counted_client import CountedClient
from bot.slack.errors import translate_errors
from storage.database import Database

PUBLIC_API = "https://slack.com/api"
TIMEOUT = 15


class SlackTokenUnknown(Exception):
    """Slack knows no app by this token."""


@dataclass(frozen=True)
class SlackWorkspace:
    """One workspace, as its bot token sees it."""

    id: str
    name: str
    url: str
    bot_user: str
    bot_id: str
    client: AsyncWebClient


class SlackWorkspaces:
    """Finds a workspace's client: by the operator's own token, or by what an installation kept."""

    def __init__(self, database: Database, token: str = "", api_url: str = PUBLIC_API) -> None:
        self._database, self._token = database, token
        self.api_url = api_url.rstrip("/")
        self._known: dict[str, SlackWorkspace] = {}
        self._asking = asyncio.Lock()
        self.own = ""

    async def open_own(self) -> None:
        """Ask Slack who we are, if there is a token of the operator's own.

        Raises `SlackTokenUnknown` for a wrong token, and `RetryLater` while Slack does not answer.
        """
        if not self._token:
            return
        try:
            workspace = await self._identify(self._token)
        except Undeliverable:
            raise SlackTokenUnknown from None
        except RetryLater as patience:
            if patience.whole:
                raise SlackTokenUnknown from None
            raise
        self.own = workspace.id
        self._known[workspace.id] = workspace

    async def workspace_of(self, team: str) -> SlackWorkspace:
        """The workspace by its id; `Undeliverable` where Palier is not installed."""
        team = team or self.own
        if known := self._known.get(team):
            return known
        async with self._asking:
            if known := self._known.get(team):
                return known
            async with self._database.transaction() as store:
                kept = await store.installations.installation_of(NAME, team)
            if kept is None:
                raise Undeliverable("no such workspace", chat_gone=True)
            meet = partial(self._identify, kept.token)
            known = self._known[team] = await call_patiently(meet, asyncio.sleep)
            return known

    def forget_workspace(self, team: str) -> None:
        """Forget what is known of a workspace; it is looked up again when somebody asks."""
        self._known.pop(team, None)

    def make_client(self, token: str | None = None) -> AsyncWebClient:
        """A client that never repeats a call by itself: a lost answer would be said twice."""
        return CountedClient(token, base_url=f"{self.api_url}/", timeout=TIMEOUT, retry_handlers=[])

    async def _identify(self, token: str) -> SlackWorkspace:
        client = self.make_client(token)
        with translate_errors():
            me = await client.auth_test()
        return SlackWorkspace(
            id=str(me["team_id"]),
            name=str(me.get("team") or ""),
            url=str(me.get("url") or ""),
            bot_user=str(me["user_id"]),
            bot_id=str(me.get("bot_id") or ""),
            client=client,
        )
