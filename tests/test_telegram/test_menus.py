"""Menus and descriptions: per place, per language, and left alone when nothing changed."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.default_language import default_language, default_language_of_files
from bot.settings import Settings
from messages.catalog import is_known
from messages.language import FALLBACK, LANGUAGES
from storage.area import Area
from storage.database import Database
from tests import features
from tests.fakes.telegram import TelegramServer
from tests.test_telegram.conftest import NOON, Runs


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


def dublin() -> Area:
    """A neighbourhood in which English is spoken."""
    return Area(
        name="Stoneybatter",
        town="geonames:2964574",
        town_name="Dublin",
        country="IE",
        lat=53.35,
        lon=-6.28,
        language="en",
        zone="Europe/Dublin",
        declared_at=NOON,
    )


async def test_whoever_reads_another_language_is_shown_the_areas_own(
    server: TelegramServer, runs: Runs, url: str
) -> None:
    """Dublin: nobody there reads French because Palier began in France."""
    marek, ana = server.person("Marek", "pl"), server.person("Ana", "fr")
    async with runs():
        await introduced(server)
    assert marek.menu()["cafe"] == "Inviter les voisins à un café"
    database = Database(url)
    async with database.transaction() as store:
        store.session.add(dublin())
    await database.close()
    server.calls.clear()
    async with runs():
        await introduced(server)
    assert marek.menu()["cafe"] == "Invite neighbours to a café"
    assert ana.menu()["cafe"] == "Inviter les voisins à un café"
    assert server.first_bot.descriptions[""] != server.first_bot.descriptions["fr"]


async def test_the_language_that_was_set_wins_over_the_areas(url: str, tmp_path: Path) -> None:
    database = Database(url)
    chosen = Settings(_env_file=None, database_url=url)
    assert await default_language(chosen, database) == FALLBACK
    async with database.transaction() as store:
        store.session.add(dublin())
    assert await default_language(chosen, database) == "en"
    other = Settings(_env_file=None, database_url=url, default_language="fr")
    assert await default_language(other, database) == "fr"
    assert await default_language_of_files(chosen) == "en"
    nowhere = Settings(_env_file=None, database_url=f"sqlite:///{tmp_path}/none/palier.db")
    assert await default_language_of_files(nowhere) == FALLBACK
    assert not (tmp_path / "none").exists()
    await database.close()


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
