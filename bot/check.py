"""`palier check`: what is missing or wrong, in plain words, before a neighbour finds out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import suppress

from bot.app import make_geocoder, make_weather_services
from bot.clock import SystemClock
from bot.database_opening import SilentDatabase, open_database
from bot.mail.post import SmtpPost
from bot.mail.server import MailServer
from bot.platform import RetryLater
from bot.settings import Settings, SettingsError
from bot.storage_check import kept_findings
from bot.telegram.adapter import TelegramPlatform, TelegramTokenUnknown
from bot.telegram.checking import Finding, telegram_findings
from bot.weather import CLIENTS
from bot.wrong_setting import operator_reader
from messages import words
from messages.catalog import plain_words
from messages.model import Text
from storage.area import Area, Wall
from storage.database import Database
from storage.heat import SourceSilence, WeatherSilent
from storage.places import PlacesSilent

KNOWN_ADDRESS = "20 avenue de Ségur, Paris"


async def run_checks(settings: Settings, *, retry: bool = False) -> int:
    """Print what is good and what is not; 1 when something is not, 2 without a database to open.

    With `retry`, what was set aside is tried again from now on.
    """
    settings.check_combination()
    reader, wrong = operator_reader(), 0
    refusals: list[SettingsError] = []
    async for good, text in _all_findings(settings, refusals, retry=retry):
        line = words.check_good(said=text) if good else words.check_wrong(said=text)
        wrong |= not good
        print(plain_words(line, reader))
    lasting = any(not isinstance(refusal, SilentDatabase) for refusal in refusals)
    return 2 if lasting else int(wrong)


async def _all_findings(
    settings: Settings, refusals: list[SettingsError], *, retry: bool
) -> AsyncIterator[Finding]:
    walls: list[tuple[Area, Wall]] = []
    kept: list[Finding] = []
    try:
        async with open_database(settings) as database:
            walls, kept = await _bound_walls(database), await kept_findings(database, retry=retry)
        yield True, words.check_database()
    except SettingsError as wrong:
        refusals.append(wrong)
        yield False, words.check_refused(path=wrong.subject, why=wrong.why)
    for finding in kept:
        yield finding
    if settings.telegram_bot_token:
        async for finding in _telegram_findings(settings, _walls_on(walls, "telegram")):
            yield finding
    elif not settings.on_slack:
        yield False, words.check_no_token()
    if settings.on_slack:
        async for finding in _slack_findings(settings, _walls_on(walls, "slack")):
            yield finding
    yield await _geocoder_findings(settings)
    async for finding in _heat_findings(settings):
        yield finding
    if settings.smtp_url:
        well = await SmtpPost(MailServer.from_url(settings.smtp_url)).is_well()
        yield well, words.check_mail() if well else words.check_mail_silent()


async def _bound_walls(database: Database) -> list[tuple[Area, Wall]]:
    async with database.transaction() as store:
        return [
            (area, wall)
            for area in await store.areas.open_areas()
            for wall in await store.areas.area_walls(area.id)
        ]


def _walls_on(walls: list[tuple[Area, Wall]], platform: str) -> list[tuple[Area, Wall]]:
    return [(area, wall) for area, wall in walls if wall.platform == platform]


async def _telegram_findings(
    settings: Settings, walls: list[tuple[Area, Wall]]
) -> AsyncIterator[Finding]:
    try:
        async with TelegramPlatform(
            settings.telegram_bot_token, settings.telegram_api_url
        ) as telegram:
            async for finding in telegram_findings(
                telegram, walls, webhook=bool(settings.public_url)
            ):
                yield finding
    except TelegramTokenUnknown:
        yield False, words.check_token_refused()
    except RetryLater:
        yield False, words.check_telegram_silent()


async def _slack_findings(
    settings: Settings, walls: list[tuple[Area, Wall]]
) -> AsyncIterator[Finding]:
    from bot.slack.checking import slack_findings
    from bot.slack.workspaces import SlackWorkspaces

    with suppress(SettingsError):  # a silent database was told above
        async with open_database(settings) as database:
            workspaces = SlackWorkspaces(database, settings.slack_bot_token, settings.slack_api_url)
            async for finding in slack_findings(workspaces, walls):
                yield finding


async def _geocoder_findings(settings: Settings) -> Finding:
    async with make_geocoder(settings) as addresses:
        if not addresses.covers_country("FR"):
            return True, words.check_addresses_off()
        try:
            await addresses.find_address(KNOWN_ADDRESS)
        except PlacesSilent:
            return False, words.check_addresses_silent()
    return True, words.check_addresses()


async def _heat_findings(settings: Settings) -> AsyncIterator[Finding]:
    """Every source of heat levels that is switched on answers, and with something readable."""
    for kind in CLIENTS:
        if text := kind.switched_off_words(settings):
            yield True, text
    async with make_weather_services(settings, SystemClock()) as services:
        for source, client in services.clients.items():
            name = Text(key=f"heat-source-{source.value}")
            try:
                await services.fetch(source, client.known_place)
            except WeatherSilent as silence:
                if silence.reason is SourceSilence.DENIED:
                    yield False, words.check_heat_denied(source=name)
                else:
                    why = Text(key=f"heat-silence-{silence.reason.value}")
                    yield False, words.check_heat_silent(source=name, why=why)
            else:
                yield True, words.check_heat(source=name)
    if not services.sources:
        yield True, words.check_heat_off()
