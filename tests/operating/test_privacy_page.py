"""The promises as a page: what `/privacy` says, for whoever has not begun to talk to Palier."""

from __future__ import annotations

from collections.abc import AsyncIterator
from html.parser import HTMLParser

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.privacy_page import STYLE, add_privacy_page
from handlers.account.promises import privacy_promises
from messages.catalog import paragraphs
from messages.language import IN_TURN, LANGUAGES
from messages.model import Reader

Client = TestClient[web.Request, web.Application]


class Seen(HTMLParser):
    """A page as its elements, and the words of each heading and paragraph."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("h1", "p"):
            self.said.append("")
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("h1", "p"):
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open:
            self.said[-1] += data

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        return [given for tag, given in self.elements if tag in tags]


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    site = web.Application()
    add_privacy_page(site)
    async with TestClient(TestServer(site)) as opened:
        yield opened


@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_says_what_privacy_says(client: Client, language: str) -> None:
    answer = await client.get("/privacy", params={"language": language})
    seen = Seen(await answer.text())
    reader = Reader(language=language)
    said = ["".join(span.words for span in each) for each in paragraphs(privacy_promises(), reader)]
    assert seen.said == said
    assert len(said) > 10


async def test_it_is_in_the_language_of_the_reader_s_browser(client: Client) -> None:
    for asked, spoken in (("en-GB,en;q=0.9,fr;q=0.5", "en"), ("fr", "fr"), ("xx", IN_TURN[0])):
        answer = await client.get("/privacy", headers={"Accept-Language": asked})
        seen = Seen(await answer.text())
        (page,) = seen.all("html")
        assert str(page["lang"]).startswith(spoken)
        here = [each for each in seen.all("a") if "aria-current" in each]
        assert [each["lang"] for each in here] == [spoken]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_is_plain_and_loads_nothing_from_anywhere(client: Client, language: str) -> None:
    answer = await client.get("/privacy", params={"language": language})
    page = await answer.text()
    seen = Seen(page)
    assert not seen.all("script", "img", "iframe", "form", "input", "video", "object")
    assert len(seen.all("h1")) == len(seen.all("main")) == len(seen.all("title")) == 1
    assert all(each["aria-label"] for each in seen.all("nav"))
    assert 'href="http' not in page
    assert [each["href"] for each in seen.all("link")] == ["/privacy.css"]
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self';")
    style = await client.get("/privacy.css")
    assert (await style.text(), style.content_type) == (STYLE, "text/css")
    assert "url(" not in STYLE


async def test_a_language_that_is_none_and_other_addresses_harm_nobody(client: Client) -> None:
    answer = await client.get("/privacy", params={"language": "<script>"})
    assert answer.status == 200
    assert "<script" not in await answer.text()
    assert (await client.get("/privacy/members")).status == 404
    assert (await client.post("/privacy")).status == 405
