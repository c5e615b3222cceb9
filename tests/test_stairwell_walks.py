"""Two walks through the page in a real browser: a red day from its eve, and a café in words."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.stairwell import Sandbox
from storage.types import vault
from tests.browser import browser
from tests.conftest import KEY
from tests.test_stairwell import MORNING
from tests.test_stairwell_browser import LAPTOP, PHONE, Visit
from tests.worlds.outside import Streets

PATIENCE = 60_000
"""Milliseconds that the clock may take on a busy machine."""

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    async with browser() as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="module")
async def visit(chromium: Browser, request: pytest.FixtureRequest) -> AsyncIterator[Visit]:
    async with (
        Sandbox(at=MORNING, addresses=Streets()) as house,
        await chromium.new_context(viewport=request.param, reduced_motion="reduce") as room,
    ):
        visit = Visit(await room.new_page(), house)
        visit.watch()
        yield visit
        assert visit.trouble == []
    vault.open(KEY)


@pytest.mark.parametrize("visit", [LAPTOP, PHONE], ids=["laptop", "phone"], indirect=True)
async def test_red_tomorrow_is_watched_by_half_hours_with_the_keyboard(visit: Visit) -> None:
    await visit.arrive("en")
    page, keys = visit.page, visit.page.keyboard
    if await page.locator("#unfold").is_visible():
        await page.locator("#unfold").press("Enter")
    await page.locator("#heat [name=tomorrow]").focus()
    for _ in range(3):
        await keys.press("ArrowDown")
    await page.locator("#heat button").press("Enter")
    await expect(page.locator("#heat-said")).to_contain_text("18:00")

    async def move(until: str, said: str | re.Pattern[str]) -> None:
        await page.locator(f"[data-until={until}]").press("Enter")
        await expect(page.locator("#clock-said")).to_contain_text(said, timeout=PATIENCE)

    async def newest(chat: str, said: str) -> None:
        await expect(page.locator(f"#{chat} article").last).to_contain_text(said)

    await move("evening", "6 pm")
    await newest("wall-en", "24 November")
    await move("morning", re.compile("on the way", re.IGNORECASE))
    await move("half", "9 am Simone")
    await move("half", "9:30 am Simone")
    await newest("talk-simone", "Simone")
    await move("half", "10 am Bao")
    await newest("talk-bao", "Simone")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("visit", [PHONE], ids=["phone"], indirect=True)
async def test_a_cafe_in_words_keeps_what_stands_on_its_sheet(visit: Visit) -> None:
    await visit.arrive("fr")
    page = visit.page
    bao, sheet = page.locator("#talk-bao"), page.locator("#talk-bao .sheet")
    await page.locator("#tabs button[data-door=talk-bao]").click()

    async def say(said: str, heard: str) -> None:
        await visit.say("talk-bao", said)
        await expect(bao.locator("article").last).to_contain_text(heard)
        await expect(bao.locator(".line input")).to_be_focused()

    await say("je veux inviter à un café demain 15h", "Quel genre")
    await expect(sheet.locator("[aria-current=step] [name=kind]").first).to_be_visible()
    await sheet.locator("[name=place]").fill("Au kiosque")
    await sheet.locator("[name=seats]").fill("4")
    await say("promenade", "Quel jour")
    await expect(sheet.locator("[name=kind][value=walk]")).to_be_checked()
    await expect(sheet.locator("[name=place]")).to_have_value("Au kiosque")
    await say("samedi 11 h", "samedi 28 novembre")
    await expect(sheet.locator(".echo")).to_contain_text("samedi 28 novembre")
    await bao.locator(".key", has_text="Oui").last.click()
    await expect(sheet.locator("[aria-current=step] [name=access]").first).to_be_visible()
    await say("rien", "Un mot de plus")
    await say("passer", "Au kiosque")
    card = bao.locator("article").last
    for said in ("samedi 28 novembre à 11 h", "Au kiosque", "4 places"):
        await expect(card).to_contain_text(said)
    await visit.say("talk-bao", "publier")
    await expect(page.locator("#wall-fr article").last).to_contain_text("Au kiosque")
