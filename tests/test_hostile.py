"""Whatever somebody sends at a question: one clear sentence, nothing lost, nothing broken."""

import logging
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from handlers.kernel.feature import Feature
from messages import words
from messages.cafe import InviteForm
from messages.catalog import plain_words
from storage.database import Database
from storage.places import Gazetteer
from tests.worlds import Neighbour, Wall
from tests.worlds.telegram import TelegramWorld

HOSTILE = {
    "endless": "très " * 800,
    "emoji": "🥐🥐🥐",
    "markup": "<b>gras</b> & <script>",
    "braces": "{place} {{ }} %s",
    "turned around": "\u202eelleveB\u202c \u2066x",
    "past": "hier 15 h",
    "31 June": "31 juin",
    "do not know": "je ne sais pas",
    "nothing but blanks": "\u200b\u2060 \u00a0",
    "SQL": "'; DROP TABLE cafe; --",
    "null": "a\x00b",
}


@pytest.fixture
async def world(
    tmp_path: Path,
    sqlite_url: Callable[[Path], str],
    palier: tuple[Feature, ...],
    gazetteer: Gazetteer,
) -> AsyncIterator[TelegramWorld]:
    database = Database(sqlite_url(tmp_path))
    world = TelegramWorld(database, palier, gazetteer)
    await world.open()
    yield world
    await world.close()
    await database.close()


@pytest.mark.parametrize("said", HOSTILE.values(), ids=HOSTILE.keys())
async def test_hostile_words_at_every_question_of_an_invitation(
    world: TelegramWorld,
    bao: Neighbour,
    belleville: Wall,
    caplog: pytest.LogCaptureFixture,
    said: str,
) -> None:
    """Each question hears the words, then a sensible answer; the invitation is whole in the end."""
    await bao.says("/cafe")
    for question, answer in (
        (words.cafe_invite_kind(), "Promenade"),
        (words.cafe_invite_day(), "2026-07-04"),
        (words.cafe_invite_hour(), "15:00"),
        (words.cafe_invite_place(), None),
        (words.cafe_invite_seats(), "4"),
    ):
        assert bao.sees(question), question.key
        await bao.says(said)
        if answer is None and not bao.sees(words.cafe_invite_place()):
            continue  # a place may be called anything that can be written
        assert bao.sees(question), f"{question.key} is still asked"
        await bao.says(answer or "Buttes-Chaumont")
    await finish(bao)

    await bao.presses(words.cafe_publish())
    assert belleville.shows(words.cafe_card_head(kind=words.cafe_kind_walk(), host="Bao"))
    assert belleville.shows("samedi 4 juillet à 15 h")
    assert belleville.shows(words.cafe_card_free(free=4))
    assert [each for each in caplog.records if each.levelno > logging.WARNING] == []


async def finish(bao: Neighbour) -> None:
    """Skip what may be skipped."""
    for _ in range(4):
        if not bao.asked(InviteForm):
            return
        skip = plain_words(words.form_skip(), bao.reader)
        done = plain_words(words.form_done(), bao.reader)
        await bao.presses(next(each for each in bao.screen[-1].buttons if each in (skip, done)))


@pytest.mark.parametrize("what", ["sticker", "photo", "voice", "contact", "document"])
async def test_what_is_no_answer_leaves_the_question_standing(
    world: TelegramWorld,
    bao: Neighbour,
    belleville: Wall,
    caplog: pytest.LogCaptureFixture,
    what: str,
) -> None:
    await bao.says("/cafe")
    await bao.says("Promenade")
    phone = world.server.people[int(bao.user)]

    given = {"contact": (None, "+33639980000"), "document": (None, b"%PDF", "lettre.pdf")}
    await getattr(phone, f"sends_{what}")(*given.get(what, (None,)))
    await world.settle()

    assert bao.sees(words.form_words_please())
    assert bao.asked(InviteForm)
    await bao.says("samedi 15h")
    assert bao.sees("samedi 4 juillet")
    assert [each for each in caplog.records if each.levelno > logging.WARNING] == []
