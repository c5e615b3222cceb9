"""Palier on Slack, from its start to its end: by a socket, or by web addresses of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.clock import Clock
from bot.connection import PlatformConnection
from bot.dispatcher import Dispatcher
from bot.outbox_worker import OutboxWorker
from bot.sending_pace import UNHURRIED, SendingPace
from bot.settings import Settings, SettingsError
from bot.slack.adapter import SlackPlatform
from bot.slack.installing import oauth_flow
from bot.slack.intake import add_routes, bolt_app, hold_socket
from bot.slack.payload_router import SlackPayloadRouter
from bot.slack.workspaces import SlackTokenUnknown, SlackWorkspaces
from handlers.kernel.ports import FindsPerson
from messages import words
from messages.model import Text
from storage.database import Database

PACE = SendingPace(overall=10, person=1, wall=1.5)
"""Slack grants a message a second to a channel, and some fifty redrawings a minute in all."""


class SlackRuntime:
    """One Slack app, in every workspace that has it."""

    name = SlackPlatform.name

    def __init__(
        self,
        settings: Settings,
        database: Database,
        clock: Clock,
        slack: SlackPlatform,
        courier: OutboxWorker,
    ) -> None:
        self._settings, self._database, self._clock = settings, database, clock
        self.slack, self.outbox_worker = slack, courier
        self.connection = PlatformConnection()

    @classmethod
    @asynccontextmanager
    async def open_runtime(
        cls, settings: Settings, database: Database, clock: Clock, pace: SendingPace
    ) -> AsyncIterator[SlackRuntime]:
        """The app, known to Slack; `SettingsError` for a wrong token, `RetryLater` in silence."""
        workspaces = SlackWorkspaces(database, settings.slack_bot_token, settings.slack_api_url)
        try:
            await workspaces.open_own()
        except SlackTokenUnknown:
            raise SettingsError("SLACK_BOT_TOKEN", words.settings_slack_unknown()) from None
        slack = SlackPlatform(workspaces, clock)
        courier = OutboxWorker(
            database,
            slack,
            clock,
            token=f"{slack.name}:{workspaces.own or settings.slack_client_id}",
            pace=PACE if pace == UNHURRIED else pace,
        )
        slack.spoke = courier.count_reply
        yield cls(settings, database, clock, slack, courier)

    @property
    def files(self) -> SlackPlatform:
        return self.slack

    @property
    def links(self) -> SlackPlatform:
        return self.slack

    @property
    def people(self) -> FindsPerson:
        return self.slack.find_person

    def attach(self, dispatcher: Dispatcher) -> None:
        self.outbox_worker.notice = dispatcher.take_finding
        self.conversation = SlackPayloadRouter(self.slack, dispatcher)
        self.app = bolt_app(
            self.slack.workspaces, self.conversation, self._settings.slack_signing_secret
        )

    def add_routes(self, site: web.Application) -> None:
        """The doors exist only with a secret by which Slack is recognised at them."""
        settings = self._settings
        if not settings.slack_by_web:
            return
        pages = None
        if settings.slack_client_id:
            greet = self.conversation.greet_installer
            workspaces = self.slack.workspaces
            pages = oauth_flow(settings, self._database, workspaces, self._clock, greet)
        add_routes(site, self.app, pages)

    async def announce_address(self, stop: asyncio.Event) -> None:
        """Slack learns the addresses from the manifest."""

    async def receive_events(self, stop: asyncio.Event) -> None:
        if token := self._settings.slack_app_token:
            workspaces = self.slack.workspaces
            await hold_socket(self.app, workspaces, token, stop, self.connection)
        else:
            self.connection.note_open()
            await stop.wait()
        await self.conversation.wait_settled()

    async def speak_pending(self) -> None:
        await self.conversation.pending.run()

    async def wait_until_idle(self) -> None:
        await self.conversation.wait_settled()

    async def show_menus(self) -> None:
        """Slack learns commands and descriptions from the manifest."""

    def first_admin(self, code: str) -> Text:
        return words.slack_first_admin(code=code)
