"""The workspaces Palier is installed in: whose token speaks where."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial

from slack_sdk.web.async_client import AsyncWebClient

from bot.platform import Later, Undeliverable
from bot.replies.patience import patiently
from bot.slack.errors import translated
from storage.database import Database

NAME = "slack"
PUBLIC_API = "https://slack.com/api"
TIMEOUT = 15


class Unknown(Exception):
    """Slack knows no app by this token."""


@dataclass(frozen=True)
class Workspace:
    """One workspace, as its bot token sees it."""

    id: str
    name: str
    url: str
    bot_user: str
    bot_id: str
    client: AsyncWebClient


class Workspaces:
    """Finds a workspace's client: by the operator's own token, or by what an installation kept."""

    def __init__(self, database: Database, token: str = "", api_url: str = PUBLIC_API) -> None:
        self._database, self._token = database, token
        self.api_url = api_url.rstrip("/")
        self._known: dict[str, Workspace] = {}
        self._asking = asyncio.Lock()
        self.own = ""

    async def open(self) -> None:
        """Ask Slack who we are, if there is a token of the operator's own.

        Raises `Unknown` for a wrong token, and `Later` while Slack does not answer.
        """
        if not self._token:
            return
        try:
            found = await self._meet(self._token)
        except Undeliverable:
            raise Unknown from None
        except Later as patience:
            if patience.whole:
                raise Unknown from None
            raise
        self.own = found.id
        self._known[found.id] = found

    async def of(self, team: str) -> Workspace:
        """The workspace by its id; `Undeliverable` where Palier is not installed."""
        team = team or self.own
        if known := self._known.get(team):
            return known
        async with self._asking:
            if known := self._known.get(team):
                return known
            async with self._database.transaction() as store:
                kept = await store.installations.of(NAME, team)
            if kept is None:
                raise Undeliverable("no such workspace", chat_gone=True)
            meet = partial(self._meet, kept.token)
            known = self._known[team] = await patiently(meet, asyncio.sleep)
            return known

    def drop(self, team: str) -> None:
        """Forget what is known of a workspace; it is looked up again when somebody asks."""
        self._known.pop(team, None)

    def client(self, token: str | None = None) -> AsyncWebClient:
        """A client that never repeats a call by itself: a lost answer would be said twice."""
        return AsyncWebClient(
            token, base_url=f"{self.api_url}/", timeout=TIMEOUT, retry_handlers=[]
        )

    async def _meet(self, token: str) -> Workspace:
        client = self.client(token)
        with translated():
            me = await client.auth_test()
        return Workspace(
            id=str(me["team_id"]),
            name=str(me.get("team") or ""),
            url=str(me.get("url") or ""),
            bot_user=str(me["user_id"]),
            bot_id=str(me.get("bot_id") or ""),
            client=client,
        )
