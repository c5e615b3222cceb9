"""The whole programme put together, started and stopped in order."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta

from aiohttp import web
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock, SystemClock, Ticker
from bot.courier import UNHURRIED, Courier, Pace
from bot.dispatcher import Dispatcher
from bot.geocoder import Geocoder
from bot.platform import Later, Undeliverable
from bot.settings import Settings, Wrong
from bot.telegram.adapter import Telegram, Unknown
from bot.telegram.conversation import Conversation
from bot.telegram.drawing import start_link
from bot.telegram.intake import add_webhook, announce_webhook, poll
from bot.telegram.menus import show_menus
from handlers import FEATURES
from handlers.kernel import Feature, Files, Outside
from messages import words
from messages.catalog import LANGUAGES, bundle, plain
from messages.model import Reader
from storage.database import Database
from storage.migrations import upgrade
from storage.places import Gazetteer
from storage.types import key_file, vault

log = logging.getLogger(__name__)

USER_AGENT = "palier (self-hosted neighbourhood bot)"
CODE_LASTS = timedelta(days=1)
LAST_WORDS = 10.0
"""Seconds that requests under way have to end at a stop."""


class Attachments:
    """The files people sent, asked for where they sent them."""

    def __init__(self, platforms: dict[str, Files]) -> None:
        self._platforms = platforms

    async def fetch(self, platform: str, ref: str) -> bytes:
        """The bytes; `Undeliverable` when that platform is not served here."""
        if platform not in self._platforms:
            raise Undeliverable("no such platform")
        return await self._platforms[platform].fetch(platform, ref)


@dataclass(frozen=True)
class Parts:
    """Everything that runs, wired; `stop` ends it."""

    settings: Settings
    database: Database
    telegram: Telegram
    dispatcher: Dispatcher
    conversation: Conversation
    courier: Courier
    ticker: Ticker
    stop: asyncio.Event = field(default_factory=asyncio.Event)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """The database, up to date, its sealed words readable; `Wrong` when it does not answer."""
    database = Database(settings.database_url)
    try:
        try:
            await upgrade(database)
        except (OSError, SQLAlchemyError):
            log.exception("database not reached")
            raise Wrong("DATABASE_URL: the database does not answer.") from None
        vault.open(*(settings.secret_key.split() or [key_file(settings.key_file)]))
        yield database
    finally:
        await database.close()


def geocoder(settings: Settings) -> Geocoder:
    """Whoever the settings name to find street addresses."""
    return Geocoder(
        settings.geocoder_ban_url or None, settings.geocoder_nominatim_url or None, USER_AGENT
    )


@asynccontextmanager
async def assembled(
    settings: Settings,
    database: Database,
    features: tuple[Feature, ...] = FEATURES,
    clock: Clock | None = None,
    pace: Pace = UNHURRIED,
) -> AsyncIterator[Parts]:
    """Every part on an open database, nothing running yet."""
    clock = clock or SystemClock()
    async with (
        Telegram(settings.telegram_bot_token, settings.telegram_api_url) as telegram,
        geocoder(settings) as addresses,
    ):
        with Gazetteer() as gazetteer:
            token = f"{telegram.name}:{telegram.me.id}"
            courier = Courier(database, telegram, clock, token=token, pace=pace)
            telegram.spoke = courier.spoke
            outside = Outside(addresses, Attachments({telegram.name: telegram}))
            dispatcher = Dispatcher(database, features, outside, gazetteer, clock, courier.nudge)
            ticker = Ticker(clock, dispatcher.intervals, dispatcher.tick)
            conversation = Conversation(telegram, dispatcher)
            yield Parts(settings, database, telegram, dispatcher, conversation, courier, ticker)


async def run(
    settings: Settings,
    features: tuple[Feature, ...] = FEATURES,
    clock: Clock | None = None,
    pace: Pace = UNHURRIED,
    started: Callable[[Parts], None] = lambda parts: None,
) -> None:
    """Serve Telegram until SIGTERM or SIGINT; `Wrong` when a setting turns out not to work."""
    async with opened(settings) as database:
        while True:
            try:
                async with assembled(settings, database, features, clock, pace) as parts:
                    _stop_on_signals(parts.stop)
                    started(parts)
                    await serve(parts)
                return
            except Unknown:
                why = "TELEGRAM_BOT_TOKEN: Telegram does not know this token."
                raise Wrong(why) from None
            except Later as patience:
                log.warning("telegram does not answer wait=%g", patience.seconds)
                await asyncio.sleep(patience.seconds)


async def serve(parts: Parts) -> None:
    """Run every part until told to stop; then the intake ends first, and the courier last."""
    settings, courier = parts.settings, parts.courier
    site = web.Application(client_max_size=2**20)
    site.router.add_get("/health", _health(parts))
    if settings.public_url:
        add_webhook(site, parts.telegram, parts.conversation)
    runner = web.AppRunner(site, access_log=None, shutdown_timeout=LAST_WORDS)
    await runner.setup()
    try:
        await _listen(runner, settings)
        if settings.public_url:
            await _announce(parts)
        async with asyncio.TaskGroup() as group:
            if settings.public_url:
                log.info("started by=webhook")
                intake = group.create_task(_until_stopped(parts, runner))
            else:
                log.info("started by=polling")
                intake = group.create_task(
                    poll(parts.telegram, parts.conversation, parts.stop, courier.holds)
                )
            group.create_task(courier.run())
            others = group.create_task(parts.ticker.run()), group.create_task(_introduce(parts))
            await intake
            for other in others:
                other.cancel()
            courier.stop()
        await courier.release()
        log.info("stopped")
    finally:
        await runner.cleanup()


async def _until_stopped(parts: Parts, runner: web.AppRunner) -> None:
    """Let Telegram bring updates; at the end, wait for those under way."""
    await parts.stop.wait()
    await runner.cleanup()


async def _introduce(parts: Parts) -> None:
    """What may wait until Palier listens: its catalogues, its first administrator, its menus."""
    for language in LANGUAGES:
        await asyncio.to_thread(bundle, language)
    await greet_first_admin(parts)
    await show_menus(parts.telegram, parts.dispatcher.features)


async def greet_first_admin(parts: Parts) -> None:
    """Print the link that makes the first administrator, as long as there is none."""
    async with parts.database.transaction() as store:
        if await store.people.admins():
            return
        now = parts.dispatcher.clock.now()
        code = await store.organisation.new_code("admin", now, CODE_LASTS)
    link = start_link(parts.telegram.username, f"admin_{code}")
    for language in LANGUAGES[::-1]:
        said = words.telegram_first_admin(link=link, code=code)
        sys.stdout.write(plain(said, Reader(language=language)) + "\n")
    sys.stdout.flush()


async def _listen(runner: web.AppRunner, settings: Settings) -> None:
    """Open the door; without webhook only the health page needs it."""
    try:
        await web.TCPSite(runner, settings.host, settings.port).start()
    except OSError:
        if settings.public_url:
            raise Wrong(f"PORT: {settings.port} is taken by another programme.") from None
        log.warning("health page not served port=%s", settings.port)


async def _announce(parts: Parts) -> None:
    while not parts.stop.is_set():
        try:
            await announce_webhook(parts.telegram, parts.settings.public_url)
            return
        except Undeliverable:
            raise Wrong("PUBLIC_URL: Telegram does not accept this address.") from None
        except Later as patience:
            log.warning("webhook not announced wait=%g", patience.seconds)
            with suppress(TimeoutError):
                await asyncio.wait_for(parts.stop.wait(), patience.seconds)


def _health(parts: Parts) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """Whether the database answers."""

    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            async with parts.database.transaction() as store:
                await store.session.execute(text("SELECT 1"))
        except Exception:
            log.exception("not healthy")
            return web.Response(status=503, text="database silent\n")
        return web.Response(text="well\n")

    return answer


def _stop_on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
