"""What Telegram shows before anybody talks: menus by place and language, and descriptions."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from itertools import product

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import TelegramError

from bot.telegram.adapter import TelegramPlatform
from bot.telegram.drawing import clip
from bot.telegram.wording import plain_words
from handlers.kernel.feature import CommandMenu, Feature
from messages import words
from messages.catalog import is_known
from messages.language import FALLBACK, LANGUAGES
from messages.model import Reader, Text

log = logging.getLogger(__name__)

LONGEST_COMMAND = 256
LONGEST_DESCRIPTION = 512
LONGEST_SHORT = 120
SCOPES: tuple[tuple[BotCommandScope, CommandMenu], ...] = (
    (BotCommandScopeAllPrivateChats(), CommandMenu.PRIVATE),
    (BotCommandScopeAllGroupChats(), CommandMenu.GROUP),
    (BotCommandScopeAllChatAdministrators(), CommandMenu.GROUP | CommandMenu.ORGANISERS),
)


def command_menu(
    features: Iterable[Feature], where: CommandMenu, language: str
) -> list[BotCommand]:
    """The commands shown there, by their names in that language; undescribed ones are left out."""
    reader = Reader(language=language)
    return [
        BotCommand(
            listed.aliases.get(language, listed.name),
            clip(plain_words(Text(key=f"command-{listed.name}"), reader), LONGEST_COMMAND),
        )
        for feature in features
        for listed in feature.commands
        if listed.menu & where and is_known(f"command-{listed.name}")
    ]


async def show_menus(
    telegram: TelegramPlatform, features: tuple[Feature, ...], default: str = FALLBACK
) -> None:
    """Bring menus and descriptions up to date, when a menu differs from what Telegram has.

    Whoever reads a language Palier does not speak is shown the `default` one.
    """
    try:
        changed = False
        for (scope, where), (code, language) in product(SCOPES, _shown_languages(default)):
            wanted = command_menu(features, where, language)
            if list(await telegram.bot.get_my_commands(scope, code)) != wanted:
                changed = True
                await telegram.bot.set_my_commands(wanted, scope, code)
                if not code:  # it may have had a menu of its own, when another was everybody's
                    await telegram.bot.delete_my_commands(scope, language)
        if changed:
            await _describe(telegram, default)
            log.info("menus changed")
    except TelegramError as trouble:
        log.warning("menus not changed kind=%s", type(trouble).__name__)


def _shown_languages(default: str) -> list[tuple[str, str]]:
    """Telegram's codes with Palier's languages: without a code is for everybody else."""
    return [("", default), *((language, language) for language in LANGUAGES if language != default)]


async def _describe(telegram: TelegramPlatform, default: str) -> None:
    for code, language in _shown_languages(default):
        reader = Reader(language=language)
        long, short = (
            plain_words(words.telegram_description(), reader),
            plain_words(words.telegram_short(), reader),
        )
        await telegram.bot.set_my_description(clip(long, LONGEST_DESCRIPTION), code)
        await telegram.bot.set_my_short_description(clip(short, LONGEST_SHORT), code)
