"""What axe makes of the page, in every state that people bring it into: nothing to object to."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from typing import Any, Literal

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, ViewportSize, expect

from bot.stairwell import Sandbox
from storage.types import vault
from tests import features
from tests.browser import browser
from tests.conftest import KEY
from tests.test_stairwell import MORNING, survey
from tests.test_stairwell_browser import LAPTOP, PHONE, Visit
from tests.worlds.outside import Streets

RUN = """(include) => axe.run(include.length ? { include } : document, {
  resultTypes: ["violations"], rules: { "target-size": { enabled: true } },
})"""

VISITS = [
    (LAPTOP, "light", "fr"),
    (LAPTOP, "dark", "en"),
    (PHONE, "dark", "fr"),
    (PHONE, "light", "en"),
]
"""Each screen, lamp and language beside each other one."""


class Inspected(Visit):
    """A window that an accessibility engine looks at."""

    def __init__(self, *around: Any) -> None:
        super().__init__(*around)
        self.found = dict[str, list[str]]()

    async def inspect(self, state: str, *doors: str) -> None:
        """Look at what is behind these doors, on a phone at one after another; else at all."""
        phone = await self.page.locator("#tabs").is_visible()
        for seen in [[door] for door in doors] if phone else [list(doors)]:
            if phone and seen:
                await self.goes_to(seen[0])
            if wrong := await self.objections(*(f"#{door}" for door in seen)):
                self.found[f"{state} {seen}"] = wrong

    async def goes_to(self, door: str) -> None:
        """On a phone, the tab of that door."""
        if await self.page.locator("#tabs").is_visible():
            await self.page.locator(f"#tabs button[data-door={door}]").click()

    async def unfolds(self) -> None:
        """On a phone the settings are folded away, and back."""
        if await self.page.locator("#unfold").is_visible():
            await self.page.locator("#unfold").click()

    async def objections(self, *within: str) -> list[str]:
        """What axe objects to in these parts of the page, or anywhere."""
        if not await self.page.evaluate("'axe' in window"):
            await self.page.evaluate(Axe().axe_script)
        answered = await self.page.evaluate(RUN, [[css] for css in within])
        return [
            f"{each['id']}: {node['html'][:160]}"
            for each in answered["violations"]
            for node in each["nodes"]
        ]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    async with browser() as opened:
        yield opened


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(("size", "scheme", "language"), VISITS)
async def test_axe_objects_to_nothing_in_any_state(
    chromium: Browser, size: ViewportSize, scheme: Literal["light", "dark"], language: str
) -> None:
    every = (*features.every(), survey)
    async with (
        Sandbox(at=MORNING, features=every, addresses=Streets()) as house,
        await chromium.new_context(
            viewport=size, color_scheme=scheme, locale="fr-FR", reduced_motion="reduce"
        ) as room,
    ):
        visit = Inspected(await room.new_page(), house)
        visit.watch()
        await visit.arrive(language)
        await entered(visit)
        await filled_a_form(visit)
        await felt_the_heat(visit)
        await looked_under_the_hood(visit)
        await was_refused(visit)
        assert visit.found == {}
        # It does see what is wrong.
        await visit.page.evaluate("document.querySelector('label[for=until]').remove()")
        assert [each.split(":")[0] for each in await visit.objections("#moment")] == ["label"]
        assert visit.trouble == []
    vault.open(KEY)


async def entered(visit: Inspected) -> None:
    """The page as it opens, a newcomer at the door, a card with its buttons, the drawer of maps."""
    page = visit.page
    await visit.inspect("entrance")
    await visit.inspect("entrance", "wall-fr", "talk-simone", "talk-nadia")
    await page.locator("#talk-nadia .doorbell button").click()
    await expect(page.locator("#talk-nadia .keys").first).to_be_visible()
    await page.locator("#talk-nadia .more summary").click()
    await visit.inspect("newcomer with an open drawer", "talk-nadia")
    await page.locator("#talk-nadia .more summary").click()
    await visit.goes_to("wall-en")
    await page.locator("#wall-en .keys button").first.click()
    await expect(page.locator("#wall-en .hint")).not_to_be_empty()
    await visit.inspect("an answer on the wall", "wall-en")


async def filled_a_form(visit: Inspected) -> None:
    """Every kind of question, what is wrong with the answers, and what is asked in the talk."""
    page, sheet = visit.page, visit.page.locator("#talk-bao .sheet")
    await visit.goes_to("talk-bao")
    await visit.say("talk-bao", "/survey")
    await expect(sheet).to_be_visible()
    await visit.inspect("form", "talk-bao")
    await sheet.locator(".end .main").click()
    await expect(sheet.locator(".summary")).to_be_visible()
    await visit.inspect("errors in a form", "talk-bao")
    await visit.say("talk-bao", "Square")
    await expect(sheet.locator("[aria-current=step]")).to_be_visible()
    await visit.inspect("form in words", "talk-bao")
    await sheet.locator(".end button").last.click()
    await expect(page.locator("#talk-bao .hint")).not_to_be_empty()
    await visit.inspect("form left", "talk-bao")


async def felt_the_heat(visit: Inspected) -> None:
    """Each level set and told, a picture of it; a chat in which nothing is found."""
    page = visit.page
    await visit.unfolds()
    for level in ("yellow", "orange", "red"):
        await page.locator("#heat [name=today]").select_option(level)
        await page.locator("#heat button").click()
        await expect(page.locator("#heat-said")).not_to_be_empty()
        found = await visit.objections(".top")
        visit.found |= {f"heat {level}": found} if found else {}
    await visit.unfolds()
    await visit.goes_to("talk-grace")
    await visit.say("talk-grace", "/heat")
    await page.locator("#talk-grace .key", has_text=re.compile("picture|image")).click()
    await expect(page.locator("#talk-grace .file img")).to_be_visible()
    await visit.goes_to("elsewhere")
    await page.locator("#elsewhere .search input").fill("unheard of")
    await page.locator("#elsewhere .search button").click()
    await expect(page.locator("#elsewhere .hint")).not_to_be_empty()
    await visit.inspect("a hot day", "talk-grace", "wall-fr", "talk-maryam", "elsewhere")


async def looked_under_the_hood(visit: Inspected) -> None:
    page = visit.page
    await visit.unfolds()
    await page.locator("#look-behind").click()
    await expect(page.locator("#acts > li").first).to_be_visible()
    await visit.inspect("under the hood")
    await page.keyboard.press("Escape")


async def was_refused(visit: Inspected) -> None:
    """The clock goes back for nobody, and nobody answers any more."""
    page = visit.page
    await page.locator("#until").fill("2026-11-23T09:00")
    await page.evaluate("document.getElementById('until').min = ''")
    await page.locator("#moment button").click()
    await expect(page.locator("#clock-trouble")).not_to_be_empty()
    lost = page.locator("#lost")
    await lost.evaluate("(lost) => { lost.textContent = lost.dataset.lost; }")
    await visit.inspect("nobody answers")
    visit.trouble[:] = [each for each in visit.trouble if "422" not in each]
