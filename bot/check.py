"""`palier check`: what is missing or wrong, in plain words, before a neighbour finds out."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress

from bot.app import geocoder, weather
from bot.clock import SystemClock
from bot.keeping_check import kept_findings, refused_opening
from bot.opening import opened
from bot.platform import Later
from bot.settings import Settings, Wrong
from bot.telegram.adapter import Telegram, Unknown
from bot.telegram.checking import Finding, findings
from messages import words
from messages.catalog import language, plain
from messages.heat.level import Source
from messages.model import Reader, Text
from storage.area import Area, Wall
from storage.database import Database
from storage.heat import FRANCE, Feed, Map, Outlook, Silence, WeatherSilent
from storage.places import PlacesSilent

KNOWN_ADDRESS = "20 avenue de Ségur, Paris"
SOMEWHERE = 48.8, 2.3


async def check(settings: Settings, *, retry: bool = False) -> int:
    """Print what is good and what is not; 1 when something is not.

    With `retry`, what was set aside is tried again from now on.
    """
    settings.must_fit()
    reader, wrong = Reader(language=language(os.environ.get("LANG"))), 0
    async for good, said in _all(settings, retry=retry):
        line = words.check_good(said=said) if good else words.check_wrong(said=said)
        wrong |= not good
        print(plain(line, reader))
    return int(wrong)


async def _all(settings: Settings, *, retry: bool) -> AsyncIterator[Finding]:
    walls: list[tuple[Area, Wall]] = []
    kept: list[Finding] = []
    try:
        async with opened(settings) as database:
            walls, kept = await _walls(database), await kept_findings(database, retry=retry)
        yield True, words.check_database()
    except Wrong as wrong:
        yield False, refused_opening(wrong)
    for finding in kept:
        yield finding
    if settings.telegram_bot_token:
        async for finding in _telegram(settings, _of(walls, "telegram")):
            yield finding
    elif not settings.on_slack:
        yield False, words.check_no_token()
    if settings.on_slack:
        async for finding in _slack(settings, _of(walls, "slack")):
            yield finding
    yield await _addresses(settings)
    async for finding in _heat(settings):
        yield finding


async def _walls(database: Database) -> list[tuple[Area, Wall]]:
    async with database.transaction() as store:
        return [
            (area, wall)
            for area in await store.areas.open()
            for wall in await store.areas.walls(area.id)
        ]


def _of(walls: list[tuple[Area, Wall]], platform: str) -> list[tuple[Area, Wall]]:
    return [(area, wall) for area, wall in walls if wall.platform == platform]


async def _telegram(settings: Settings, walls: list[tuple[Area, Wall]]) -> AsyncIterator[Finding]:
    try:
        async with Telegram(settings.telegram_bot_token, settings.telegram_api_url) as telegram:
            async for finding in findings(telegram, walls, webhook=bool(settings.public_url)):
                yield finding
    except Unknown:
        yield False, words.check_token_refused()
    except Later:
        yield False, words.check_telegram_silent()


async def _slack(settings: Settings, walls: list[tuple[Area, Wall]]) -> AsyncIterator[Finding]:
    from bot.slack.checking import findings
    from bot.slack.workspaces import Workspaces

    with suppress(Wrong):  # a silent database was told above
        async with opened(settings) as database:
            workspaces = Workspaces(database, settings.slack_bot_token, settings.slack_api_url)
            async for finding in findings(workspaces, walls):
                yield finding


async def _addresses(settings: Settings) -> Finding:
    async with geocoder(settings) as addresses:
        if not addresses.covers("FR"):
            return True, words.check_addresses_off()
        try:
            await addresses.find(KNOWN_ADDRESS)
        except PlacesSilent:
            return False, words.check_addresses_silent()
    return True, words.check_addresses()


async def _heat(settings: Settings) -> AsyncIterator[Finding]:
    """Every source of heat levels that is switched on answers, and with something readable."""
    if not settings.heat_vigilance_key:
        yield True, words.check_heat_no_key()
    async with weather(settings, SystemClock()) as services:
        asked: dict[Source, Callable[[], Awaitable[Map | Feed | Outlook]]] = {
            Source.VIGILANCE: services.vigilance,
            Source.METEOALARM: lambda: services.warnings(FRANCE),
            Source.OPENMETEO: lambda: services.outlook(*SOMEWHERE),
        }
        for source in (each for each in asked if each in services.sources):
            name = Text(key=f"heat-source-{source.value}")
            try:
                await asked[source]()
            except WeatherSilent as silence:
                if silence.reason is Silence.DENIED:
                    yield False, words.check_heat_denied(source=name)
                else:
                    why = Text(key=f"heat-silence-{silence.reason.value}")
                    yield False, words.check_heat_silent(source=name, why=why)
            else:
                yield True, words.check_heat(source=name)
    if not services.sources:
        yield True, words.check_heat_off()
