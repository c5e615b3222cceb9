"""Hundreds of presses at once, or waiting at the start: a word for everybody, nothing lost."""

from __future__ import annotations

import asyncio

import pytest

from messages import words
from messages.catalog import plain_words
from messages.model import Reader
from tests.fakes.telegram import Message, Person, TelegramServer
from tests.fakes.telegram.buttons import CallbackQuery
from tests.test_telegram.conftest import Runs, opens
from tests.test_telegram.desk import Desk, How, Press

PEOPLE = 200
WITHIN = 60.0
WORD = plain_words(words.form_done(), Reader())
"""What the desk answers to a press."""


@pytest.fixture
def url(database_url: str) -> str:
    """On both databases."""
    return database_url


@pytest.fixture(params=["polling", "webhook"])
def webhook(request: pytest.FixtureRequest) -> bool:
    return bool(request.param == "webhook")


@pytest.fixture
def crowd(server: TelegramServer) -> tuple[Message, list[Person]]:
    """A card of the bot on a wall, and everybody who may press its button."""
    server.checks = False
    people = [server.person(f"Voisin {number}") for number in range(PEOPLE)]
    wall, bot = server.supergroup("Le mur", *people), server.first_bot
    wall.members[bot.id] = server.bot_member(wall, bot, ["can_pin_messages"])
    return server.add_message(wall, bot, {"text": "-"}), people


def all_press(crowd: tuple[Message, list[Person]]) -> list[CallbackQuery]:
    card, people = crowd
    return [person.press(card, Press(how=How.HINT).pack_action()) for person in people]


async def everybody_hears(queries: list[CallbackQuery], desk: Desk) -> None:
    """Each press was answered once, with words, and counted once."""
    async with asyncio.timeout(WITHIN):
        await asyncio.gather(*(query.answered for query in queries))
    assert [query.answers[0].text for query in queries] == [WORD] * len(queries)
    assert len(desk.of(Press)) == len(queries)


async def test_a_storm_of_presses_is_answered(
    server: TelegramServer,
    desk: Desk,
    runs: Runs,
    crowd: tuple[Message, list[Person]],
    webhook: bool,
) -> None:
    async with runs(webhook=webhook):
        await opens(server, "Ana")
        await everybody_hears(all_press(crowd), desk)
        await server.quiet()
        await opens(server, "Bao")


async def test_a_backlog_at_the_start_is_answered(
    server: TelegramServer,
    desk: Desk,
    runs: Runs,
    crowd: tuple[Message, list[Person]],
    webhook: bool,
) -> None:
    queries = all_press(crowd)
    async with runs(webhook=webhook):
        await everybody_hears(queries, desk)
        await server.quiet()
        await opens(server, "Ana")
