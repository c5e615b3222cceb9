"""The whole programme put together, started and stopped in order."""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, cast

from aiohttp import web

from bot.calendar_page import add_calendar_page
from bot.clock import Clock, JobTicker, SystemClock
from bot.database_opening import SilentDatabase, open_database, remembered_name
from bot.dispatcher import Dispatcher
from bot.document_thread import ThreadMaker
from bot.health import HealthDoor, WaitingDoor, examine_health, watch_health
from bot.late_geocoder import LateGeocoder
from bot.mail.page import add_duty_page
from bot.mail.post import SmtpPost
from bot.mail.server import MailServer
from bot.metrics.door import metrics_served
from bot.outbox_worker import OutboxWorker
from bot.platform import RetryLater, Undeliverable
from bot.privacy_page import add_privacy_page
from bot.runtime import PlatformRuntime
from bot.sending_pace import UNHURRIED, SendingPace
from bot.settings import Settings
from bot.slow_clients import KEEP_ALIVE, SlowClientGuard
from bot.start_links import FirstPlatformLink
from bot.stopping import stop_on_signals
from bot.supervising import end_tasks, keep_running
from bot.weather import NetworkWeather
from bot.wrong_setting import refuse_door
from handlers import FEATURES
from handlers.heat.duty.services import MailPost
from handlers.kernel.feature import Feature
from handlers.kernel.ports import FileFetcher, FilesSilent, FindsPerson, PeopleDirectory, Services
from messages.account.privacy_page import PrivacyPage
from messages.catalog import plain_words
from messages.heat.duty.mail import DutyPosting
from messages.heat_hotline import HeatLines
from messages.language import IN_TURN, DefaultLanguage
from messages.model import Reader
from messages.public_address import PublicAddress
from storage.database import Database
from storage.errors import DatabaseAway
from storage.places import Gazetteer

if TYPE_CHECKING:
    from bot.geocoder import Geocoder
    from bot.telegram.adapter import TelegramPlatform
    from bot.telegram.conversation import TelegramConversation
    from bot.telegram.runtime import TelegramRuntime

log = logging.getLogger(__name__)

USER_AGENT = "palier (self-hosted neighbourhood bot)"
CODE_LASTS = timedelta(days=1)
DATABASE_WAIT = 5.0
"""Seconds until a server that did not answer at the start is asked again."""

LAST_WORDS = 10.0
"""Seconds that requests under way have to end at a stop."""


class PlatformFiles:
    """The files people sent, asked for where they sent them."""

    def __init__(self, platforms: dict[str, FileFetcher]) -> None:
        self._platforms = platforms

    async def fetch_file(self, platform: str, ref: str) -> bytes:
        """The bytes, from the platform they were sent on."""
        if platform not in self._platforms:
            raise FilesSilent("gone")
        try:
            return await self._platforms[platform].fetch_file(platform, ref)
        except Undeliverable:
            raise FilesSilent("gone") from None
        except RetryLater:
            raise FilesSilent("busy") from None


@dataclass(frozen=True)
class Application:
    """Everything that runs, wired; `stop` ends it."""

    settings: Settings
    database: Database
    dispatcher: Dispatcher
    runtimes: tuple[PlatformRuntime, ...]
    ticker: JobTicker
    post: MailPost
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def courier(self) -> OutboxWorker:
        """The courier of the first platform."""
        return self.runtimes[0].outbox_worker

    @property
    def telegram(self) -> TelegramPlatform:
        """Palier's mouth on Telegram, where it is present there."""
        return self._on_telegram.telegram

    @property
    def conversation(self) -> TelegramConversation:
        return self._on_telegram.conversation

    @property
    def _on_telegram(self) -> TelegramRuntime:
        return cast(
            "TelegramRuntime",
            next(runtime for runtime in self.runtimes if runtime.name == "telegram"),
        )


def make_geocoder(settings: Settings) -> Geocoder:
    """Whoever the settings name to find street addresses."""
    from bot.geocoder import Geocoder

    return Geocoder(
        settings.geocoder_ban_url or None, settings.geocoder_nominatim_url or None, USER_AGENT
    )


def make_weather_services(settings: Settings, clock: Clock) -> NetworkWeather:
    """Whoever the settings name to tell of the heat."""
    return NetworkWeather.from_settings(settings, USER_AGENT, clock)


@asynccontextmanager
async def assemble_application(
    settings: Settings,
    database: Database,
    features: tuple[Feature, ...] = FEATURES,
    clock: Clock | None = None,
    pace: SendingPace = UNHURRIED,
) -> AsyncIterator[Application]:
    """Every part on an open database, nothing running yet."""
    clock = clock or SystemClock()
    async with AsyncExitStack() as stack:
        runtimes = [
            await stack.enter_async_context(opening)
            for opening in _platform_runtimes(settings, database, clock, pace)
        ]
        addresses = await stack.enter_async_context(LateGeocoder(partial(make_geocoder, settings)))
        gazetteer = stack.enter_context(Gazetteer())
        services = await stack.enter_async_context(make_weather_services(settings, clock))
        said = (
            HeatLines.parse_lines(settings.heat_line_hours),
            DefaultLanguage(settings.default_language) if settings.default_language else None,
            DutyPosting(public_url=settings.public_url) if settings.smtp_url else None,
            PublicAddress(url=settings.public_url.rstrip("/")) if settings.public_url else None,
            PrivacyPage(settings.public_url) if settings.public_url else None,
        )
        post = SmtpPost(MailServer.from_url(settings.smtp_url)) if settings.smtp_url else MailPost()
        outside = Services(
            addresses,
            PlatformFiles({runtime.name: runtime.files for runtime in runtimes}),
            FirstPlatformLink([runtime.links for runtime in runtimes]),
            ThreadMaker(),
            (services, PeopleDirectory(_directories(runtimes)), post),
            tuple(each for each in said if each),
        )

        def nudge() -> None:
            for runtime in runtimes:
                runtime.outbox_worker.wake()

        dispatcher = Dispatcher(database, features, outside, gazetteer, clock, nudge)
        post.notice = dispatcher.take_finding
        for runtime in runtimes:
            runtime.attach(dispatcher)
        ticker = dispatcher.ticker()
        yield Application(settings, database, dispatcher, tuple(runtimes), ticker, post)


def _directories(runtimes: Iterable[PlatformRuntime]) -> dict[str, FindsPerson]:
    return {runtime.name: runtime.people for runtime in runtimes if runtime.people}


def _platform_runtimes(
    settings: Settings, database: Database, clock: Clock, pace: SendingPace
) -> Iterator[AbstractAsyncContextManager[PlatformRuntime]]:
    """Every platform there is a token for; a platform's library is loaded only then."""
    if settings.telegram_bot_token:
        from bot.telegram.runtime import TelegramRuntime

        yield TelegramRuntime.open_runtime(settings, database, clock, pace)
    if settings.on_slack:
        from bot.slack.runtime import SlackRuntime

        yield SlackRuntime.open_runtime(settings, database, clock, pace)


async def run_application(
    settings: Settings,
    features: tuple[Feature, ...] = FEATURES,
    clock: Clock | None = None,
    pace: SendingPace = UNHURRIED,
    started: Callable[[Application], None] = lambda parts: None,
) -> None:
    """Serve until SIGTERM or SIGINT; `SettingsError` when a setting turns out not to work."""
    settings.check_combination()
    async with AsyncExitStack() as stack:
        door = WaitingDoor(settings.host, settings.port)
        stack.push_async_callback(door.close)
        database = await _open_patiently(settings, stack, door)
        while True:
            try:
                async with assemble_application(settings, database, features, clock, pace) as parts:
                    stop_on_signals(parts.stop, signal.SIGTERM, signal.SIGINT)
                    started(parts)
                    await door.close()
                    await serve_application(parts)
                return
            except RetryLater as patience:
                log.warning("platform does not answer wait=%g", patience.seconds)
                await door.open()
                await asyncio.sleep(patience.seconds)


async def _open_patiently(settings: Settings, stack: AsyncExitStack, door: WaitingDoor) -> Database:
    """The database; where one was used before, its server is waited for, however long it takes."""
    told = False
    while True:
        try:
            return await stack.enter_async_context(open_database(settings))
        except SilentDatabase as silent:
            if not remembered_name(settings.database_marker):
                raise
            if not told:
                sys.stderr.write(f"{silent}\n")
            told = True
            log.warning("database does not answer wait=%g", DATABASE_WAIT)
            await door.open()
            await asyncio.sleep(DATABASE_WAIT)


async def serve_application(parts: Application) -> None:
    """Run every part until told to stop; then the intake ends first, and the couriers last."""
    settings, runtimes = parts.settings, parts.runtimes
    await _try_again(parts)
    guard = SlowClientGuard()
    site = web.Application(client_max_size=2**20, middlewares=[guard.read_whole])
    clock = parts.dispatcher.clock
    door = HealthDoor(partial(examine_health, parts.database, runtimes, clock), parts.stop)
    door.add_routes(site)
    for runtime in runtimes:
        runtime.add_routes(site)
    if settings.public_url:
        add_calendar_page(site, parts.database, parts.dispatcher.clock)
        add_privacy_page(site)
    if settings.smtp_url and settings.public_url:
        add_duty_page(site, parts.database, parts.dispatcher)
    runner = web.AppRunner(
        site, access_log=None, shutdown_timeout=LAST_WORDS, keepalive_timeout=KEEP_ALIVE
    )
    await runner.setup()
    try:
        await _listen(runner, settings)
        watched = parts.database, runtimes, clock, parts.ticker
        async with metrics_served(settings, *watched):
            await _run_parts(parts, runner, guard, door)
    finally:
        await runner.cleanup()
        await door.close()


async def _run_parts(
    parts: Application, runner: web.AppRunner, guard: SlowClientGuard, door: HealthDoor
) -> None:
    """Everything behind the open doors, begun and ended in order."""
    settings, runtimes, clock = parts.settings, parts.runtimes, parts.dispatcher.clock
    for runtime in runtimes:
        await runtime.announce_address(parts.stop)
    async with asyncio.TaskGroup() as group:

        def runs(name: str, work: Callable[[], Awaitable[None]]) -> asyncio.Task[None]:
            lasting = keep_running(name, work, parts.stop, parts.database, clock)
            return group.create_task(lasting)

        intakes = [
            runs(f"{runtime.name}.intake", partial(runtime.receive_events, parts.stop))
            for runtime in runtimes
        ]
        couriers = [
            runs(f"{runtime.name}.courier", runtime.outbox_worker.run) for runtime in runtimes
        ]
        others = [
            runs("ticker", parts.ticker.run),
            runs("health", partial(watch_health, door.report)),
            runs("door", partial(guard.watch, runner)),
            *([runs("mail", parts.post.run)] if isinstance(parts.post, SmtpPost) else []),
            runs("first_words", partial(greet_first_admin, parts)),
            *(runs(f"{runtime.name}.first_words", runtime.show_menus) for runtime in runtimes),
            *(runs(f"{runtime.name}.replies", runtime.speak_pending) for runtime in runtimes),
        ]
        await asyncio.gather(*intakes)
        if settings.public_url:
            # What was brought to the doors is answered first.
            await runner.cleanup()
        for runtime in runtimes:
            await runtime.wait_until_idle()
        await end_tasks(others)
        for runtime in runtimes:
            runtime.outbox_worker.stop()
        await asyncio.gather(*couriers)
    for runtime in runtimes:
        with suppress(DatabaseAway):  # the lease ends by itself
            await runtime.outbox_worker.release()
    log.info("stopped")


async def _try_again(parts: Application) -> None:
    """What an earlier Palier set aside, this one may know how to work on."""
    with suppress(DatabaseAway):
        async with parts.database.transaction() as store:
            await store.quarantine.release_all()


async def greet_first_admin(parts: Application) -> None:
    """Print the code that makes the first administrator, as long as there is none."""
    async with parts.database.transaction() as store:
        if await store.people.count_admins():
            return
        now = parts.dispatcher.clock.now()
        code = await store.organisation.new_code("admin", now, CODE_LASTS)
    for runtime, language in product(parts.runtimes, IN_TURN):
        sys.stdout.write(plain_words(runtime.first_admin(code), Reader(language=language)) + "\n")
    sys.stdout.flush()


async def _listen(runner: web.AppRunner, settings: Settings) -> None:
    """Open the door; without webhook only the health page needs it."""
    try:
        await web.TCPSite(runner, settings.host, settings.port).start()
    except OSError as error:
        refusal = refuse_door(settings.host, settings.port, error)
        if settings.public_url or error.errno != errno.EADDRINUSE:
            raise refusal from None
        log.warning("health page not served port=%s", settings.port)
