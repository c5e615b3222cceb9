"""Palier on Telegram, from its start to its end: by polling, or by webhook."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from aiohttp import web

from bot.clock import Clock
from bot.courier import Courier, Pace
from bot.dispatcher import Dispatcher
from bot.platform import Later, Undeliverable
from bot.settings import Settings, Wrong
from bot.telegram.adapter import Telegram, Unknown
from bot.telegram.conversation import Conversation
from bot.telegram.drawing import start_link
from bot.telegram.intake import poll
from bot.telegram.keeping import UpdateKeeper
from bot.telegram.menus import show_menus
from bot.telegram.receiver import UpdateReceiver
from bot.telegram.webhook import add_webhook, announce_webhook, answer_kept
from messages import words
from messages.model import Text
from storage.database import Database

log = logging.getLogger(__name__)


class OnTelegram:
    """One Telegram bot."""

    name = Telegram.name

    def __init__(self, settings: Settings, telegram: Telegram, courier: Courier) -> None:
        self._public_url = settings.public_url
        self.telegram, self.courier = telegram, courier
        self._dispatcher: Dispatcher | None = None

    @classmethod
    @asynccontextmanager
    async def opened(
        cls, settings: Settings, database: Database, clock: Clock, pace: Pace
    ) -> AsyncIterator[OnTelegram]:
        """The bot, known to Telegram; `Wrong` for a token that is not, `Later` without answer."""
        telegram = Telegram(settings.telegram_bot_token, settings.telegram_api_url)
        try:
            await telegram.__aenter__()
        except Unknown:
            why = "TELEGRAM_BOT_TOKEN: Telegram does not know this token."
            raise Wrong(why) from None
        try:
            token = f"{telegram.name}:{telegram.me.id}"
            courier = Courier(database, telegram, clock, token=token, pace=pace)
            telegram.spoke = courier.spoke
            yield cls(settings, telegram, courier)
        finally:
            await telegram.__aexit__()

    @property
    def files(self) -> Telegram:
        return self.telegram

    @property
    def links(self) -> Telegram:
        return self.telegram

    def meet(self, dispatcher: Dispatcher) -> None:
        self._dispatcher = dispatcher
        self.courier.notice = dispatcher.notice
        self.conversation = Conversation(self.telegram, dispatcher)
        bot = f"{self.name}:{self.telegram.me.id}"
        keeper = UpdateKeeper(dispatcher.database, dispatcher.clock, bot)
        self.receiver = UpdateReceiver(self.conversation, keeper)

    def add_routes(self, site: web.Application) -> None:
        if self._public_url:
            add_webhook(site, self.telegram.bot.token, self.receiver)

    async def announce(self, stop: asyncio.Event) -> None:
        while self._public_url and not stop.is_set():
            try:
                await announce_webhook(self.telegram, self._public_url)
                return
            except Undeliverable:
                raise Wrong("PUBLIC_URL: Telegram does not accept this address.") from None
            except Later as patience:
                log.warning("webhook not announced wait=%g", patience.seconds)
                with suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), patience.seconds)

    async def listen(self, stop: asyncio.Event) -> None:
        if self._public_url:
            log.info("started by=webhook")
            async with asyncio.TaskGroup() as group:
                kept = group.create_task(answer_kept(self.receiver))
                await stop.wait()
                kept.cancel()
        else:
            log.info("started by=polling")
            await poll(self.telegram.bot, self.receiver, stop, self.courier.lease)

    async def speak_pending(self) -> None:
        await self.conversation.pending.run()

    async def settled(self) -> None:
        """The webhook answers within the request, polling within `listen`."""

    async def introduce(self) -> None:
        if self._dispatcher:
            await show_menus(self.telegram, self._dispatcher.features)

    def first_admin(self, code: str) -> Text:
        link = start_link(self.telegram.username, f"admin_{code}")
        return words.telegram_first_admin(link=link, code=code)
