"""How each platform shows a sheet, and which of their links a sheet carries."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from threading import get_ident
from time import sleep

import pytest

from bot.document_thread import ThreadMaker
from bot.platform import RetryLater, Undeliverable
from bot.start_links import FirstPlatformLink
from handlers.kernel.feature import Feature
from messages import words
from messages.catalog import plain_words
from messages.kit import PosterForm
from messages.kit.printing import SheetNotPrinted
from messages.model import Link, Reader
from storage.area import Area
from storage.area import Wall as WallRow
from storage.database import Database
from storage.places import Gazetteer
from tests.kit.paper import codes_on
from tests.test_stairwell import Visitor, read, stairwell
from tests.worlds import Neighbour
from tests.worlds.slack import SlackWorld
from tests.worlds.telegram import TelegramWorld


@pytest.fixture(params=[TelegramWorld, SlackWorld], ids=["telegram", "slack"])
async def world(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    sqlite_url: Callable[[Path], str],
    palier: tuple[Feature, ...],
    gazetteer: Gazetteer,
) -> AsyncIterator[TelegramWorld | SlackWorld]:
    database = Database(sqlite_url(tmp_path))
    world = request.param(database, palier, gazetteer)
    await world.open()
    yield world
    await world.close()
    await database.close()


async def test_the_picture_stands_before_the_file(
    world: TelegramWorld | SlackWorld, bao: Neighbour
) -> None:
    await bao.says("/kit")
    await bao.presses(words.kit_sheet_poster())
    await bao.fills(PosterForm)
    if isinstance(world, TelegramWorld):
        picture, document = bao.screen[-2:]
        assert picture.picture
        assert not picture.document
        assert plain_words(words.kit_alt(), bao.reader) in picture.words
    else:
        (document,) = bao.screen[-1:]
        assert document.picture
        described, _ = world.server.called("files.getUploadURLExternal")
        assert described.params["alt_txt"] == plain_words(words.kit_alt(), bao.reader)
    assert document.document == "palier-affiche.pdf"
    assert plain_words(words.kit_ready(), bao.reader) in document.words


async def test_without_a_public_channel_slack_has_no_link(
    world: TelegramWorld | SlackWorld, area: Area, bao: Neighbour
) -> None:
    link = await world.opening_link("q_x", [])
    assert (link is None) == isinstance(world, SlackWorld)


class Door:
    """A platform that has an address, or does not answer."""

    def __init__(self, link: Link | None, silent: Exception | None = None) -> None:
        self._link, self._silent = link, silent

    async def opening_link(self, payload: str, walls: Sequence[WallRow]) -> Link | None:
        if self._silent:
            raise self._silent
        return self._link


async def test_the_first_platform_that_has_a_link_gives_it() -> None:
    telegram = Link(url="https://t.me/palier_bot?start=q_x", shown="t.me/palier_bot")
    slack = Link(url="https://voisins.slack.com/archives/C1", shown="voisins.slack.com")
    assert (
        await FirstPlatformLink([Door(telegram), Door(slack)]).opening_link("q_x", []) == telegram
    )
    assert await FirstPlatformLink([Door(None), Door(slack)]).opening_link("q_x", []) == slack
    assert await FirstPlatformLink([Door(None)]).opening_link("q_x", []) is None


@pytest.mark.parametrize("silence", [RetryLater(3), Undeliverable("gone")])
async def test_a_platform_that_does_not_answer_is_passed_over(silence: Exception) -> None:
    slack = Link(url="https://voisins.slack.com/archives/C1", shown="voisins.slack.com")
    assert (
        await FirstPlatformLink([Door(None, silence), Door(slack)]).opening_link("q_x", []) == slack
    )
    assert await FirstPlatformLink([Door(None, silence)]).opening_link("q_x", []) is None


async def test_paper_is_made_beside_the_loop_and_one_piece_at_a_time() -> None:
    maker, under_way, most, where = ThreadMaker(), 0, 0, set[int]()

    def work() -> int:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        where.add(get_ident())
        sleep(0.01)
        under_way -= 1
        return under_way

    assert await asyncio.gather(*(maker.make_document(work) for _ in range(4))) == [0] * 4
    assert most == 1
    assert get_ident() not in where


async def test_work_that_fails_fails_for_whoever_asked_and_nobody_else() -> None:
    maker = ThreadMaker()

    def spoilt() -> None:
        raise SheetNotPrinted("poster")

    with pytest.raises(SheetNotPrinted):
        await maker.make_document(spoilt)
    assert await maker.make_document(lambda: "next") == "next"


async def test_in_the_stairwell_a_sheet_is_looked_at_and_fetched() -> None:
    async with stairwell() as (_, visitor):
        await visitor.say("bao", "/kit")
        await visitor.press("bao", "talk-bao", "Panneau de l’escalier")
        await visitor.press("bao", "talk-bao", "Économe en encre")
        picture, document = (await visitor.posts("talk-bao"))[-2:]
        assert picture["file"]["picture"]
        assert not document["file"]["picture"]
        assert read(document) == [plain_words(words.kit_ready(), Reader())]
        assert codes_on(await fetched(visitor, picture["file"]["url"])) == [visitor.url]
        assert (await fetched(visitor, document["file"]["url"])).startswith(b"%PDF")


async def fetched(visitor: Visitor, url: str) -> bytes:
    async with visitor.session.get(visitor.url + url) as answer:
        return await answer.read()
