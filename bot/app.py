"""The whole programme put together, started and stopped in order."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, cast

from aiohttp import web

from bot import health
from bot.clock import Clock, SystemClock, Ticker
from bot.courier import UNHURRIED, Courier, Pace
from bot.dispatcher import Dispatcher
from bot.doorkeeper import KEEP_ALIVE, Doorkeeper
from bot.geocoder import Geocoder
from bot.links import FirstLink
from bot.maker import ThreadMaker
from bot.opening import opened
from bot.platform import Later, Undeliverable
from bot.presence import Presence
from bot.settings import Settings, Wrong
from bot.supervising import end, keep_running
from bot.weather import Services
from handlers import FEATURES
from handlers.kernel import Feature, Files, FilesSilent, Outside
from messages.catalog import LANGUAGES, bundle, plain
from messages.heat.line import Hours
from messages.model import Reader
from storage.database import Database
from storage.errors import DatabaseAway
from storage.heat import Thresholds
from storage.places import Gazetteer

if TYPE_CHECKING:
    from bot.telegram.adapter import Telegram
    from bot.telegram.conversation import Conversation
    from bot.telegram.presence import OnTelegram

log = logging.getLogger(__name__)

USER_AGENT = "palier (self-hosted neighbourhood bot)"
CODE_LASTS = timedelta(days=1)
SAID_FIRST = ("palier", "area", "form", "cafe")
LAST_WORDS = 10.0
"""Seconds that requests under way have to end at a stop."""


class Attachments:
    """The files people sent, asked for where they sent them."""

    def __init__(self, platforms: dict[str, Files]) -> None:
        self._platforms = platforms

    async def fetch(self, platform: str, ref: str) -> bytes:
        """The bytes, from the platform they were sent on."""
        if platform not in self._platforms:
            raise FilesSilent("gone")
        try:
            return await self._platforms[platform].fetch(platform, ref)
        except Undeliverable:
            raise FilesSilent("gone") from None
        except Later:
            raise FilesSilent("busy") from None


@dataclass(frozen=True)
class Parts:
    """Everything that runs, wired; `stop` ends it."""

    settings: Settings
    database: Database
    dispatcher: Dispatcher
    presences: tuple[Presence, ...]
    ticker: Ticker
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def courier(self) -> Courier:
        """The courier of the first platform."""
        return self.presences[0].courier

    @property
    def telegram(self) -> Telegram:
        """Palier's mouth on Telegram, where it is present there."""
        return self._on_telegram.telegram

    @property
    def conversation(self) -> Conversation:
        return self._on_telegram.conversation

    @property
    def _on_telegram(self) -> OnTelegram:
        return cast("OnTelegram", next(each for each in self.presences if each.name == "telegram"))


def geocoder(settings: Settings) -> Geocoder:
    """Whoever the settings name to find street addresses."""
    return Geocoder(
        settings.geocoder_ban_url or None, settings.geocoder_nominatim_url or None, USER_AGENT
    )


def weather(settings: Settings, clock: Clock) -> Services:
    """Whoever the settings name to tell of the heat."""
    return Services(
        USER_AGENT,
        clock,
        vigilance_url=settings.heat_vigilance_url,
        vigilance_key=settings.heat_vigilance_key,
        meteoalarm_url=settings.heat_meteoalarm_url,
        openmeteo_url=settings.heat_openmeteo_url,
        abroad=Thresholds(settings.heat_night_abroad, settings.heat_day_abroad),
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
    async with AsyncExitStack() as stack:
        presences = [
            await stack.enter_async_context(opening)
            for opening in _presences(settings, database, clock, pace)
        ]
        addresses = await stack.enter_async_context(geocoder(settings))
        gazetteer = stack.enter_context(Gazetteer())
        services = await stack.enter_async_context(weather(settings, clock))
        outside = Outside(
            addresses,
            Attachments({each.name: each.files for each in presences}),
            FirstLink([each.links for each in presences]),
            ThreadMaker(),
            services,
            Hours.read(settings.heat_line_hours),
        )

        def nudge() -> None:
            for each in presences:
                each.courier.nudge()

        dispatcher = Dispatcher(database, features, outside, gazetteer, clock, nudge)
        for each in presences:
            each.meet(dispatcher)
        ticker = Ticker(clock, dispatcher.intervals, dispatcher.tick)
        yield Parts(settings, database, dispatcher, tuple(presences), ticker)


def _presences(
    settings: Settings, database: Database, clock: Clock, pace: Pace
) -> Iterator[AbstractAsyncContextManager[Presence]]:
    """Every platform there is a token for; a platform's library is loaded only then."""
    if settings.telegram_bot_token:
        from bot.telegram.presence import OnTelegram

        yield OnTelegram.opened(settings, database, clock, pace)
    if settings.on_slack:
        from bot.slack.presence import OnSlack

        yield OnSlack.opened(settings, database, clock, pace)


async def run(
    settings: Settings,
    features: tuple[Feature, ...] = FEATURES,
    clock: Clock | None = None,
    pace: Pace = UNHURRIED,
    started: Callable[[Parts], None] = lambda parts: None,
) -> None:
    """Serve until SIGTERM or SIGINT; `Wrong` when a setting turns out not to work."""
    settings.must_fit()
    async with opened(settings) as database:
        while True:
            try:
                async with assembled(settings, database, features, clock, pace) as parts:
                    _stop_on_signals(parts.stop)
                    started(parts)
                    await serve(parts)
                return
            except Later as patience:
                log.warning("platform does not answer wait=%g", patience.seconds)
                await asyncio.sleep(patience.seconds)


async def serve(parts: Parts) -> None:
    """Run every part until told to stop; then the intake ends first, and the couriers last."""
    settings, presences = parts.settings, parts.presences
    await _try_again(parts)
    doorkeeper = Doorkeeper()
    site = web.Application(client_max_size=2**20, middlewares=[doorkeeper.read_whole])
    well = parts.database, presences, parts.dispatcher.clock
    site.router.add_get("/health", health.page(*well))
    for each in presences:
        each.add_routes(site)
    runner = web.AppRunner(
        site, access_log=None, shutdown_timeout=LAST_WORDS, keepalive_timeout=KEEP_ALIVE
    )
    await runner.setup()
    try:
        await _listen(runner, settings)
        for each in presences:
            await each.announce(parts.stop)
        async with asyncio.TaskGroup() as group:

            def runs(name: str, work: Callable[[], Awaitable[None]]) -> asyncio.Task[None]:
                database, clock = parts.database, parts.dispatcher.clock
                return group.create_task(keep_running(name, work, parts.stop, database, clock))

            intakes = [
                runs(f"{each.name}.intake", partial(each.listen, parts.stop)) for each in presences
            ]
            couriers = [runs(f"{each.name}.courier", each.courier.run) for each in presences]
            others = [
                runs("ticker", parts.ticker.run),
                runs("health", partial(health.watch, *well)),
                runs("door", partial(doorkeeper.watch, runner)),
                runs("first_words", partial(_prepare, parts)),
                *(runs(f"{each.name}.first_words", each.introduce) for each in presences),
                *(runs(f"{each.name}.replies", each.speak_pending) for each in presences),
            ]
            await asyncio.gather(*intakes)
            if settings.public_url:
                # What was brought to the doors is answered first.
                await runner.cleanup()
            for each in presences:
                await each.settled()
            await end(others)
            for each in presences:
                each.courier.stop()
            await asyncio.gather(*couriers)
        for each in presences:
            with suppress(DatabaseAway):  # the lease ends by itself
                await each.courier.release()
        log.info("stopped")
    finally:
        await runner.cleanup()


async def _try_again(parts: Parts) -> None:
    """What an earlier Palier set aside, this one may know how to work on."""
    with suppress(DatabaseAway):
        async with parts.database.transaction() as store:
            await store.quarantine.release()


async def _prepare(parts: Parts) -> None:
    """What may wait until Palier listens: its first administrator, its catalogues."""
    await greet_first_admin(parts)
    for language in LANGUAGES:
        for room in SAID_FIRST:
            await asyncio.to_thread(bundle, language, room)


async def greet_first_admin(parts: Parts) -> None:
    """Print the code that makes the first administrator, as long as there is none."""
    async with parts.database.transaction() as store:
        if await store.people.admins():
            return
        now = parts.dispatcher.clock.now()
        code = await store.organisation.new_code("admin", now, CODE_LASTS)
    for each, language in product(parts.presences, LANGUAGES[::-1]):
        sys.stdout.write(plain(each.first_admin(code), Reader(language=language)) + "\n")
    sys.stdout.flush()


async def _listen(runner: web.AppRunner, settings: Settings) -> None:
    """Open the door; without webhook only the health page needs it."""
    try:
        await web.TCPSite(runner, settings.host, settings.port).start()
    except OSError:
        if settings.public_url:
            raise Wrong(f"PORT: {settings.port} is taken by another programme.") from None
        log.warning("health page not served port=%s", settings.port)


def _stop_on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
