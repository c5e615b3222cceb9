"""Palier on Slack, from its start to its end: by a socket, or by web addresses of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.clock import Clock
from bot.courier import UNHURRIED, Courier, Pace
from bot.dispatcher import Dispatcher
from bot.settings import Settings, Wrong
from bot.slack.adapter import Slack
from bot.slack.conversation import Conversation
from bot.slack.installing import flow
from bot.slack.intake import add_routes, application, listen
from bot.slack.workspaces import Unknown, Workspaces
from messages import words
from messages.model import Text
from storage.database import Database

PACE = Pace(overall=10, person=1, wall=1.5)
"""Slack grants a message a second to a channel, and some fifty redrawings a minute in all."""


class OnSlack:
    """One Slack app, in every workspace that has it."""

    name = Slack.name

    def __init__(
        self,
        settings: Settings,
        database: Database,
        clock: Clock,
        slack: Slack,
        courier: Courier,
    ) -> None:
        self._settings, self._database, self._clock = settings, database, clock
        self.slack, self.courier = slack, courier

    @classmethod
    @asynccontextmanager
    async def opened(
        cls, settings: Settings, database: Database, clock: Clock, pace: Pace
    ) -> AsyncIterator[OnSlack]:
        """The app, known to Slack; `Wrong` for a token that is not, `Later` without an answer."""
        workspaces = Workspaces(database, settings.slack_bot_token, settings.slack_api_url)
        try:
            await workspaces.open()
        except Unknown:
            raise Wrong("SLACK_BOT_TOKEN: Slack does not know this token.") from None
        slack = Slack(workspaces, clock)
        courier = Courier(
            database,
            slack,
            clock,
            token=f"{slack.name}:{workspaces.own or settings.slack_client_id}",
            pace=PACE if pace == UNHURRIED else pace,
        )
        slack.spoke = courier.spoke
        yield cls(settings, database, clock, slack, courier)

    @property
    def files(self) -> Slack:
        return self.slack

    @property
    def links(self) -> Slack:
        return self.slack

    def meet(self, dispatcher: Dispatcher) -> None:
        self.courier.notice = dispatcher.notice
        self.conversation = Conversation(self.slack, dispatcher)
        self.app = application(
            self.slack.workspaces, self.conversation, self._settings.slack_signing_secret
        )

    def add_routes(self, site: web.Application) -> None:
        """The doors exist only with a secret by which Slack is recognised at them."""
        settings = self._settings
        if not settings.slack_by_web:
            return
        pages = None
        if settings.slack_client_id:
            pages = flow(settings, self._database, self.slack.workspaces, self._clock)
        add_routes(site, self.app, pages)

    async def announce(self, stop: asyncio.Event) -> None:
        """Slack learns the addresses from the manifest."""

    async def listen(self, stop: asyncio.Event) -> None:
        if self._settings.slack_app_token:
            await listen(self.app, self.slack.workspaces, self._settings.slack_app_token, stop)
        else:
            await stop.wait()
        await self.conversation.settled()

    async def speak_pending(self) -> None:
        await self.conversation.pending.run()

    async def settled(self) -> None:
        await self.conversation.settled()

    async def introduce(self) -> None:
        """Slack learns commands and descriptions from the manifest."""

    def first_admin(self, code: str) -> Text:
        return words.slack_first_admin(code=code)
