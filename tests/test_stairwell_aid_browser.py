"""A helping hand in a real browser, from the question to the last word, in two languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Locator, expect

from bot.stairwell import Sandbox
from messages import words
from messages.catalog import plain_words
from messages.model import Reader, Text
from storage.types import vault
from tests.browser import browser
from tests.conftest import KEY
from tests.test_stairwell import MORNING
from tests.test_stairwell_browser import LAPTOP, PHONE, Visit
from tests.worlds.outside import Streets

LOOK = Path(__file__).with_name("looking.js").read_text("utf-8")
ADDRESS, SAID = "3 allée des Œillets, 2e étage", "J’arrive avec le panier"
ENGLISH = ("talk-grace", "wall-en")
PATIENCE = 30_000
"""Milliseconds that a page may take on a busy machine."""


def fr(text: Text) -> str:
    """As the page shows it to those who read French."""
    return plain_words(text, Reader(language="fr"))


def en(text: Text) -> str:
    return plain_words(text, Reader(language="en"))


class Street(Visit):
    """The doors of one page, opened one at a time where there is room for one only."""

    async def door(self, chat: str) -> Locator:
        """Somebody's talk, or a wall, before one's eyes."""
        there = self.page.locator(f"#{chat}")
        if await self.page.locator(".tabs").is_visible():
            kind, _, name = chat.partition("-")
            title = f"mur · {name}" if kind == "wall" else name.title()
            await self.page.locator(".tabs button", has_text=title).click()
        await expect(there).to_be_visible()
        return there

    async def presses(self, chat: str, label: Text) -> Locator:
        """Press the newest button of that name there."""
        there = await self.door(chat)
        name = (en if chat in ENGLISH else fr)(label)
        await there.locator(".key").get_by_text(name, exact=True).last.click()
        return there

    async def reads(self, chat: str, said: str) -> None:
        """Come to read this there."""
        there = await self.door(chat)
        await expect(there.locator("article", has_text=said).last).to_be_visible(timeout=PATIENCE)

    async def fills(self, chat: str, **said: str) -> None:
        """Fill the form in and send it off."""
        there = await self.door(chat)
        await expect(there.locator(".sheet")).to_be_visible(timeout=PATIENCE)
        for name, answer in said.items():
            choice = there.locator(f"[name={name}][value='{answer}']")
            if await choice.count():
                await choice.first.check()
            else:
                await there.locator(f"[name={name}]").first.fill(answer)
        await there.locator(".end .main").click()
        await expect(there.locator(".sheet")).to_have_count(0, timeout=PATIENCE)

    async def an_hour_goes_by(self) -> None:
        """Move the page's clock to the next full hour."""
        unfold = self.page.locator("#unfold")
        if await unfold.is_visible():
            await unfold.click()
        await self.page.locator("[data-until=hour]").click()
        if await unfold.is_visible():
            await unfold.click()

    async def is_whole(self) -> None:
        """Nothing is cut, hides or sticks out of the page."""
        found = await self.page.evaluate(LOOK)
        assert not any(found.values()), found
        assert await self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        cut = "each => each.filter(key => key.scrollWidth > key.clientWidth).map(k => k.innerText)"
        assert await self.page.locator(".key").evaluate_all(cut) == []


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
async def test_a_hand_is_asked_for_and_given_on_the_stairs(size: dict[str, int]) -> None:
    async with (
        Sandbox(at=MORNING, addresses=Streets()) as house,
        browser() as chromium,
        await chromium.new_context(viewport=size, locale="fr-FR", reduced_motion="reduce") as room,
    ):
        street = Street(await room.new_page(), house)
        street.page.set_default_timeout(PATIENCE)
        street.watch()
        await street.arrive()
        await asked(street)
        await found(street)
        await given(street)
        assert street.trouble == []
    vault.open(KEY)


async def asked(street: Street) -> None:
    """Simone needs errands; two neighbours have offered, and nobody answers at first."""
    await street.door("talk-simone")
    await street.say("talk-simone", "/aide")
    await street.fills("talk-simone", kind="errands", urgency="today", note="Du pain de seigle")
    await street.reads("talk-simone", "Du pain de seigle")
    await street.is_whole()
    await street.presses("talk-simone", words.aid_publish(fitting=2))
    await street.reads("talk-simone", fr(words.aid_published()))
    await street.reads("talk-bao", fr(words.aid_ask_you()))
    await street.is_whole()
    await street.reads("talk-grace", en(words.aid_ask_you()))
    await expect(street.page.locator("#talk-maryam")).not_to_contain_text("Du pain de seigle")

    await street.an_hour_goes_by()
    for wall, say in (("wall-fr", fr), ("wall-en", en)):
        await street.reads(wall, say(words.aid_card_open()))
        await street.reads(wall, say(Text(key="aid-kind-errands")))
        await street.is_whole()


async def found(street: Street) -> None:
    """Bao can come in the afternoon, Grace at once; Simone chooses Bao."""
    await street.presses("talk-bao", Text(key="aid-soon-today"))
    await street.fills("talk-bao", hour="17 h 30")
    await street.reads("talk-bao", fr(words.aid_ready_wait()))
    await street.presses("talk-grace", Text(key="aid-soon-now"))
    await street.reads("talk-grace", en(words.aid_ready_wait()))
    await street.presses("talk-simone", words.aid_choose(name="Bao"))
    await street.reads("talk-simone", fr(words.aid_word_asker()))
    await street.is_whole()
    await street.reads("talk-grace", en(words.aid_thanked()))
    await street.reads("talk-bao", "Du pain de seigle")
    await street.is_whole()
    for wall, say in (("wall-fr", fr), ("wall-en", en)):
        await street.reads(wall, say(words.aid_card_helped()))


async def given(street: Street) -> None:
    """The address, a word passed on, done; both are asked how it went."""
    await street.presses("talk-simone", words.aid_give_address())
    await street.fills("talk-simone", address=ADDRESS)
    await street.reads("talk-bao", ADDRESS)
    await street.presses("talk-bao", words.aid_write(name="Simone"))
    await street.fills("talk-bao", words=SAID)
    await street.reads("talk-simone", SAID)
    await street.presses("talk-bao", words.aid_is_done())
    await street.reads("talk-bao", fr(words.aid_after_helper(name="Simone")))
    await street.is_whole()
    await street.reads("talk-simone", fr(words.aid_done_by_helper(name="Bao")))
    await street.is_whole()
    for wall, say in (("wall-fr", fr), ("wall-en", en)):
        await street.reads(wall, say(words.aid_card_done()))
        await expect(street.page.locator(f"#{wall}")).not_to_contain_text(ADDRESS)
