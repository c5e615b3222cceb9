"""The page of a mail's link in a real browser: large, and legible by day and by night."""

from __future__ import annotations

import pytest

from messages import words
from messages.catalog import plain_words
from messages.model import Reader
from tests.browser import browser
from tests.heat.test_duty import bao_agrees, climbs, on_duty, server
from tests.heat.test_duty_page import link_in, page
from tests.test_stairwell_browser import LOOK, PHONE

__all__ = ["bao_agrees", "on_duty", "page", "server"]

PAPER = "getComputedStyle(document.documentElement).backgroundColor"
PRESSED = "Math.min(button.getBoundingClientRect().height, button.offsetWidth / 5)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_whoever_is_on_duty_reads_and_presses_without_looking_twice(
    world, area, page, bao_agrees, server, scheme
):
    await climbs(world, area)
    url = str(page.make_url(link_in(server.mails[0])))
    button = plain_words(words.duty_page_button(), Reader(language=area.language))
    async with browser() as chromium:
        window = await chromium.new_page(viewport=PHONE, color_scheme=scheme)
        refused: list[str] = []
        window.on("console", lambda said: refused.append(said.text))
        await window.goto(url)
        key = window.get_by_role("button", name=button)
        assert await key.evaluate(f"(button) => {PRESSED}") >= 44
        for _ in range(2):
            found = await window.evaluate(LOOK)
            assert not any(found.values()), found
            assert await window.evaluate(PAPER) != "rgba(0, 0, 0, 0)", "the style was taken"
            assert await window.evaluate("document.documentElement.scrollWidth <= innerWidth")
            if await key.is_visible():
                await key.click()
        assert not await key.is_visible()
        assert [each for each in refused if "favicon" not in each] == []
