"""What the programme asks of each platform it is present on, from its start to its end."""

from __future__ import annotations

import asyncio
from typing import Protocol

from aiohttp import web

from bot.connection import PlatformConnection
from bot.dispatcher import Dispatcher
from bot.outbox_worker import OutboxWorker
from handlers.kernel.ports import FileFetcher, FindsPerson, LinkMaker
from messages.model import Text


class PlatformRuntime(Protocol):
    """One platform through one bot: its courier, its way in, its first words."""

    name: str
    outbox_worker: OutboxWorker
    connection: PlatformConnection

    @property
    def files(self) -> FileFetcher:
        """What people sent there."""

    @property
    def links(self) -> LinkMaker:
        """Its addresses for paper."""

    @property
    def people(self) -> FindsPerson | None:
        """How people are found there whom Palier may write to first, if it may."""

    def attach(self, dispatcher: Dispatcher) -> None:
        """Everything is wired: from now on there is somebody to bring events to."""

    def add_routes(self, site: web.Application) -> None:
        """Open the doors this platform brings its events to, if it brings them."""

    async def announce_address(self, stop: asyncio.Event) -> None:
        """The doors are open: tell the platform, if it must be told. May raise `SettingsError`."""

    async def receive_events(self, stop: asyncio.Event) -> None:
        """Take events until told to stop, then wait for those under way."""

    async def speak_pending(self) -> None:
        """Note what was said and say what nobody did, until cancelled."""

    async def wait_until_idle(self) -> None:
        """Return once nothing is being answered any more."""

    async def show_menus(self) -> None:
        """What may wait until everything runs, such as menus."""

    def first_admin(self, code: str) -> Text:
        """How the first administrator takes the role there."""
