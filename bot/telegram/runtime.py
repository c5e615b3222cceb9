"""Palier on Telegram, from its start to its end: by polling, or by webhook."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from aiohttp import web

from bot.clock import Clock
from bot.connection import PlatformConnection
from bot.default_language import default_language
from bot.dispatcher import Dispatcher
from bot.outbox_worker import OutboxWorker
from bot.platform import RetryLater, Undeliverable
from bot.sending_pace import SendingPace
from bot.settings import Settings, SettingsError
from bot.telegram.adapter import TelegramPlatform, TelegramTokenUnknown
from bot.telegram.conversation import TelegramConversation
from bot.telegram.drawing import start_link
from bot.telegram.intake import poll_updates
from bot.telegram.menus import show_menus
from bot.telegram.parked_updates import UpdateKeeper
from bot.telegram.receiver import UpdateReceiver
from bot.telegram.webhook import add_webhook, announce_webhook, answer_kept
from messages import words
from messages.model import Text
from storage.database import Database

log = logging.getLogger(__name__)


class TelegramRuntime:
    """One Telegram bot."""

    name = TelegramPlatform.name

    def __init__(
        self, settings: Settings, telegram: TelegramPlatform, courier: OutboxWorker
    ) -> None:
        self._settings, self._public_url = settings, settings.public_url
        self.telegram, self.outbox_worker = telegram, courier
        self.connection = PlatformConnection()
        self._dispatcher: Dispatcher | None = None

    @classmethod
    @asynccontextmanager
    async def open_runtime(
        cls, settings: Settings, database: Database, clock: Clock, pace: SendingPace
    ) -> AsyncIterator[TelegramRuntime]:
        """The bot, known to Telegram; `SettingsError` for a wrong token, `RetryLater` if silent."""
        telegram = TelegramPlatform(settings.telegram_bot_token, settings.telegram_api_url)
        try:
            await telegram.__aenter__()
        except TelegramTokenUnknown:
            why = words.settings_telegram_unknown()
            raise SettingsError("TELEGRAM_BOT_TOKEN", why) from None
        try:
            token = f"{telegram.name}:{telegram.me.id}"
            courier = OutboxWorker(database, telegram, clock, token=token, pace=pace)
            telegram.spoke = courier.count_reply
            yield cls(settings, telegram, courier)
        finally:
            await telegram.__aexit__()

    @property
    def files(self) -> TelegramPlatform:
        return self.telegram

    @property
    def links(self) -> TelegramPlatform:
        return self.telegram

    @property
    def people(self) -> None:
        return None

    def attach(self, dispatcher: Dispatcher) -> None:
        self._dispatcher = dispatcher
        self.outbox_worker.notice = dispatcher.take_finding
        self.conversation = TelegramConversation(self.telegram, dispatcher)
        bot = f"{self.name}:{self.telegram.me.id}"
        keeper = UpdateKeeper(dispatcher.database, dispatcher.clock, bot)
        self.receiver = UpdateReceiver(self.conversation, keeper)

    def add_routes(self, site: web.Application) -> None:
        if self._public_url:
            add_webhook(site, self.telegram.bot.token, self.receiver)

    async def announce_address(self, stop: asyncio.Event) -> None:
        while self._public_url and not stop.is_set():
            try:
                await announce_webhook(self.telegram, self._public_url)
                self.connection.note_open()
                return
            except Undeliverable:
                raise SettingsError("PUBLIC_URL", words.settings_address_refused()) from None
            except RetryLater as patience:
                log.warning("webhook not announced wait=%g", patience.seconds)
                with suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), patience.seconds)

    async def receive_events(self, stop: asyncio.Event) -> None:
        if self._public_url:
            log.info("started by=webhook")
            async with asyncio.TaskGroup() as group:
                kept = group.create_task(answer_kept(self.receiver))
                await stop.wait()
                kept.cancel()
        else:
            log.info("started by=polling")
            # Telegram has told us who we are: what is left is to ask.
            self.connection.note_open()
            turn = self.outbox_worker.lease
            await poll_updates(self.telegram.bot, self.receiver, stop, turn, self.connection)

    async def speak_pending(self) -> None:
        await self.conversation.pending.run()

    async def wait_until_idle(self) -> None:
        """The webhook answers within the request, polling within `listen`."""

    async def show_menus(self) -> None:
        if self._dispatcher:
            database = self._dispatcher.database
            language = await default_language(self._settings, database)
            await show_menus(self.telegram, self._dispatcher.features, language)

    def first_admin(self, code: str) -> Text:
        link = start_link(self.telegram.username, f"admin_{code}")
        return words.telegram_first_admin(link=link, code=code)
