"""The stairwell: neighbours, an organiser, walls and a clock on one local page, without a token."""

from __future__ import annotations

import asyncio
import errno
import signal
import socket
import sys
import tempfile
from collections.abc import Iterable
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self
from zoneinfo import ZoneInfo

from aiohttp import web
from cryptography.fernet import Fernet
from sqlmodel import SQLModel

from bot.calendar_page import add_calendar_page
from bot.clock import JobTicker, ManualClock, SystemClock
from bot.dispatcher import Dispatcher
from bot.document_thread import ThreadMaker
from bot.geocoder import Geocoder
from bot.outbox_worker import OutboxWorker
from bot.sending_pace import UNBOUND
from bot.stairwell import seed
from bot.stairwell.clock import SandboxClock
from bot.stairwell.conversation import SandboxConversation
from bot.stairwell.platform import SandboxPlatform
from bot.stairwell.server import PageControls, SandboxServer
from bot.stairwell.state import PLATFORM, ZONE, SandboxPerson
from bot.stairwell.weather import SandboxWeather
from bot.stairwell.wording import plain_words
from bot.stopping import stop_on_signals
from bot.wrong_setting import SettingsError, refuse_door
from handlers import FEATURES
from handlers.kernel.feature import Feature
from handlers.kernel.ports import AddressFinder, Services
from messages import words
from messages.heat.levels.level import HeatLevel
from messages.heat_hotline import HeatLines
from messages.language import IN_TURN
from messages.model import Reader
from messages.public_address import PublicAddress
from storage.database import Database
from storage.inline_sqlite import forget_power_cuts, use_inline_sqlite
from storage.places import Gazetteer
from storage.types import vault

HOST = "127.0.0.1"
LOOK = "heat.watch_heat"
LOOKS_EVERY = timedelta(hours=1)
"""The weather here changes at midnight and when somebody says so, which is looked at then."""

AT_ONCE = timedelta(minutes=5)
"""What happens within so short a time of new heat happens at once: people watch the page."""

PORTS_TRIED, HIGHEST_PORT = 20, 65535


class SandboxSettings(Protocol):
    """What the stairwell needs to know."""

    @property
    def port(self) -> int: ...

    @property
    def telegram_bot_token(self) -> str | None: ...

    @property
    def geocoder_ban_url(self) -> str: ...

    @property
    def heat_line_hours(self) -> str: ...


class Sandbox:
    """One stairwell while the block lasts, with a database of its own that goes with it.

    `at` is where its clock stands first; `port` 0 takes any free one. Street
    addresses are asked from `addresses`, else from the BAN at `ban_url`, else from nobody.
    """

    def __init__(
        self,
        *,
        at: datetime,
        port: int = 0,
        features: Iterable[Feature] = FEATURES,
        addresses: AddressFinder | None = None,
        ban_url: str = "",
        heat_lines: HeatLines | None = None,
    ) -> None:
        self._port, self._features, self._addresses = port, tuple(features), addresses
        self._ban_url, self._settings = ban_url, (heat_lines,) if heat_lines else ()
        self.clock = ManualClock(at)
        self.weather = SandboxWeather(self.clock.now)
        self.state = seed.seed_state(at, self.weather)
        self._stack = AsyncExitStack()

    @property
    def url(self) -> str:
        """Where the page is."""
        return f"http://{HOST}:{self.port}"

    async def __aenter__(self) -> Self:
        async with AsyncExitStack() as stack:
            await self._furnish(stack)
            self._stack = stack.pop_all()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._stack.aclose()

    async def _furnish(self, stack: AsyncExitStack) -> None:
        try:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="palier-"))
        except OSError:
            raise SettingsError("TMPDIR", words.settings_no_room_for_tmp()) from None
        # Nothing outlives this stairwell, so neither does its key.
        vault.open(Fernet.generate_key().decode())
        self.database = use_inline_sqlite(
            Database(f"sqlite:///{Path(folder) / 'stairwell.sqlite'}")
        )
        forget_power_cuts(self.database)
        stack.push_async_callback(self.database.close)
        async with self.database.engine.begin() as connection:
            await connection.run_sync(SQLModel.metadata.create_all)
        # Taken first: Palier says addresses of its own from the first press on.
        door = stack.enter_context(_take_port(self._port))
        self.port = int(door.getsockname()[1])
        gazetteer = stack.enter_context(Gazetteer())
        addresses = self._addresses
        if addresses is None:
            geocoder = Geocoder(self._ban_url or None, None, "palier-stairwell")
            addresses = await stack.enter_async_context(geocoder)
        platform = SandboxPlatform(self.state)
        said = (*self._settings, PublicAddress(url=self.url))
        outside = Services(addresses, platform, platform, ThreadMaker(), (self.weather,), said)
        self.dispatcher = Dispatcher(self.database, self._features, outside, gazetteer, self.clock)
        self.courier = OutboxWorker(self.database, platform, self.clock, pace=UNBOUND)
        self.courier.notice = self.dispatcher.take_finding
        self.state.acts.watch_engine(self.database.engine.sync_engine)
        ticker = self._ticker()
        deliver = self.courier.deliver
        conversation = SandboxConversation(self.state, self.dispatcher, deliver)
        clock = SandboxClock(self.clock, ticker, deliver, self.state)
        await seed.seed_database(self.database, gazetteer, self.state, self.clock.now())
        await seed.play_opening(conversation, self.state, self.clock.now())
        await clock.run_due_jobs()
        self.state.acts.begin_afresh()
        server = SandboxServer(
            self.state,
            conversation,
            clock,
            self._features,
            PageControls(self._speak, self._speak_page, self._heat_up),
        )
        site = server.app()
        add_calendar_page(site, self.database, self.clock)
        runner = web.AppRunner(site, access_log=None, shutdown_timeout=1)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        stack.callback(self.state.close)
        await web.SockSite(runner, door).start()
        platform.page = self.url

    async def _speak(self, person: SandboxPerson, language: str) -> None:
        """Somebody reads another language from now on, in their platform as in Palier."""
        async with self.database.transaction() as store:
            known = await store.people.member_by_account(PLATFORM, "", person.user)
            if known:
                known[0].language = language
        person.language = language
        self.state.person_changed(person)

    async def _speak_page(self, language: str) -> None:
        """The page is read in this language: so it is by its people, and one reads another."""
        if language == self.state.language:
            return
        self.state.speak_language(language, seed.chat_titles(language))
        async with self.database.transaction() as store:
            for person in self.state.people.values():
                if known := await store.people.member_by_account(PLATFORM, "", person.user):
                    known[0].language = person.language

    async def _heat_up(self, today: HeatLevel, tomorrow: HeatLevel) -> int:
        """The map says so from now on, and Palier looks at it; how many messages that made."""
        with self.state.acts.record_act("", "heat") as act:
            self.weather.set_levels(today, tomorrow)
            self.state.heat_changed()
            intervals = self.dispatcher.job_intervals
            alike = [job for job in intervals if job.partition(".")[0] == LOOK.partition(".")[0]]
            for job in sorted(alike, key=lambda job: job != LOOK):
                if intervals[job] <= AT_ONCE:
                    await self.dispatcher.run_job_now(job)
            await self.courier.deliver()
        return len(act.posts)

    def _ticker(self) -> JobTicker:
        """Strikes jobs as a Palier in earnest does, and looks at the weather less often."""
        intervals = self.dispatcher.job_intervals
        if LOOK in intervals:
            intervals[LOOK] = LOOKS_EVERY
        return self.dispatcher.ticker(intervals)


def _take_port(port: int) -> socket.socket:
    """A door on loopback, at the port or one of the next: the first that was free."""
    last = min(port + (PORTS_TRIED if port else 1), HIGHEST_PORT + 1)
    for tried in range(port, last):
        try:
            return socket.create_server((HOST, tried))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise refuse_door(HOST, tried, error) from None
    raise SettingsError("PORT", words.stairwell_no_port(first=str(port)))


def ten_o_clock(now: datetime) -> datetime:
    """Ten o'clock today: nobody sleeps, and the day is still to come."""
    return now.astimezone(ZoneInfo(ZONE)).replace(hour=10, minute=0, second=0, microsecond=0)


async def serve_sandbox(settings: SandboxSettings) -> None:
    """Keep the stairwell open until stopped; never beside a real bot's token."""
    if settings.telegram_bot_token:
        raise SettingsError("TELEGRAM_BOT_TOKEN", words.stairwell_token())
    at = ten_o_clock(SystemClock().now())
    async with Sandbox(
        at=at,
        port=settings.port,
        ban_url=settings.geocoder_ban_url,
        heat_lines=HeatLines.parse_lines(settings.heat_line_hours),
    ) as stairwell:
        texts = [words.stairwell_open(url=stairwell.url)]
        if stairwell.port != settings.port:
            taken, port = str(settings.port), str(stairwell.port)
            texts.insert(0, words.stairwell_next_port(wanted=taken, port=port))
        for reader in (Reader(language=each) for each in IN_TURN):
            sys.stdout.writelines(f"{plain_words(text, reader)}\n" for text in texts)
        sys.stdout.flush()
        stop = asyncio.Event()
        # Containers are stopped by SIGTERM, which asyncio leaves alone.
        stop_on_signals(stop, signal.SIGTERM)
        await stop.wait()
