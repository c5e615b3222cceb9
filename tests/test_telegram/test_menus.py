"""Menus and descriptions: per place, per language, and left alone when nothing changed."""

from __future__ import annotations

import asyncio

from messages.catalog import is_known
from messages.language import LANGUAGES
from tests import features
from tests.fakes.telegram import TelegramServer
from tests.test_telegram.conftest import Runs


async def test_menus_are_shown_by_place_and_language(server: TelegramServer, runs: Runs) -> None:
    ana, bob = server.person("Ana"), server.person("Bob", "en")
    mur = server.supergroup("Le mur", ana, bob, bots=[server.first_bot])
    async with runs():
        await introduced(server)
    assert list(ana.menu()) == ["cafe", "help"]
    assert ana.menu()["cafe"] == "Inviter les voisins à un café"
    assert list(bob.menu()) == ["cafe", "help_me"]
    assert bob.menu()["cafe"] == "Invite neighbours to a café"
    assert list(bob.menu(mur)) == ["cafe", "help_me"]
    assert list(ana.menu(mur)) == ["cafe", "help", "orga"]
    assert set(server.first_bot.descriptions) == {"", "en"}
    assert set(server.first_bot.short_descriptions) == {"", "en"}


async def test_menus_that_did_not_change_are_not_sent_again(
    server: TelegramServer, runs: Runs
) -> None:
    async with runs():
        await introduced(server)
    sent = len(server.called("setMyCommands"))
    server.calls.clear()
    async with runs():
        await introduced(server)
    sent += len(server.called("setMyCommands"))
    assert sent == 6
    assert not server.called("setMyDescription")


async def introduced(server: TelegramServer) -> None:
    """Palier listens first and shows its menus then: wait until the last one is compared."""
    async with asyncio.timeout(20):
        while len(server.called("getMyCommands")) < 6:  # noqa: ASYNC110 (nobody tells of a call)
            await asyncio.sleep(0.02)
    await server.quiet()


def test_every_command_in_a_menu_is_described_in_every_language() -> None:
    bare = [
        f"{language}: command-{listed.name}"
        for feature in features.every()
        for listed in feature.commands
        for language in LANGUAGES
        if listed.menu and not is_known(f"command-{listed.name}", language)
    ]
    assert bare == []


def test_every_command_is_one_telegram_takes() -> None:
    names = [
        name
        for feature in features.every()
        for listed in feature.commands
        for name in (listed.name, *listed.aliases.values())
    ]
    assert [name for name in names if not (name.isascii() and name.islower())] == []
    assert max(map(len, names)) <= 32
