"""The stairwell in a real browser: by keyboard, by phone, by lamplight, by ear."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, Request, expect

from bot.stairwell import Sandbox
from storage.types import vault
from tests import features
from tests.browser import browser
from tests.conftest import KEY
from tests.test_stairwell import HOSTILE, MORNING, survey
from tests.worlds.outside import Streets

LAPTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

LOOK = Path(__file__).with_name("looking.js").read_text("utf-8")


@dataclass
class Visit:
    """One window on one stairwell, and everything that went wrong in it."""

    page: Page
    house: Sandbox
    trouble: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.on("console", lambda said: self.trouble.append(said.text))
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on("request", self._leaves)

    def _leaves(self, request: Request) -> None:
        if not request.url.startswith(self.house.url):
            self.trouble.append(request.url)

    async def arrive(self, language: str = "fr") -> None:
        await self.page.goto(f"{self.house.url}/?language={language}")
        await expect(self.page.locator("#house")).to_have_attribute("aria-busy", "false")

    async def say(self, chat: str, said: str) -> None:
        await self.page.locator(f"#{chat} .line input").fill(said)
        await self.page.keyboard.press("Enter")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    async with browser() as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="module")
async def house() -> AsyncIterator[Sandbox]:
    every = (*features.every(), survey)
    async with Sandbox(at=MORNING, features=every, addresses=Streets()) as opened:
        yield opened
    vault.open(KEY)


@pytest_asyncio.fixture(loop_scope="module")
async def visit(
    chromium: Browser, house: Sandbox, request: pytest.FixtureRequest
) -> AsyncIterator[Visit]:
    size, scheme = getattr(request, "param", (LAPTOP, "light"))
    context = await chromium.new_context(
        viewport=size, color_scheme=scheme, locale="fr-FR", reduced_motion="reduce"
    )
    visit = Visit(await context.new_page(), house)
    visit.watch()
    yield visit
    await context.close()
    assert visit.trouble == []


pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_neighbour_invites_without_touching_the_mouse(visit: Visit) -> None:
    await visit.arrive()
    page, keys = visit.page, visit.page.keyboard

    async def tab_to(css: str, key: str = "Tab") -> None:
        for _ in range(200):
            if await page.evaluate("(css) => document.activeElement.matches(css)", css):
                return
            await keys.press(key)
        raise AssertionError(f"the keyboard never reaches {css}")

    await tab_to("#talk-bao .line input")
    await keys.type("/cafe")
    await keys.press("Enter")
    await expect(page.locator("#talk-bao .sheet h3")).to_be_focused()
    await tab_to("#talk-bao [name=kind]")
    await keys.press("ArrowDown")
    await keys.press("ArrowUp")
    await keys.press("ArrowDown")
    await tab_to("#talk-bao [name=day]")
    await keys.type("dimanche 11 h")
    await tab_to("#talk-bao .end .main")
    await keys.press("Enter")
    await expect(page.locator("#talk-bao .summary")).to_be_focused()
    await expect(page.locator("#talk-bao .echo")).to_contain_text("dimanche 29 novembre")
    await expect(page.locator("#talk-bao [name=hour]")).to_have_value("11 h")
    await tab_to("#talk-bao .summary a")
    await keys.press("Enter")
    await expect(page.locator("#talk-bao [name=place]")).to_be_focused()
    await keys.type("Kiosque du parc")
    await keys.press("Enter")
    await expect(page.locator("#talk-bao .line input")).to_be_focused()
    await expect(page.locator("#talk-bao article").last).to_contain_text("Kiosque du parc")
    await tab_to("#talk-bao article:last-of-type .bubble + .keys .key", "Shift+Tab")
    await keys.press("Enter")
    for wall, moment in (("wall-fr", "dimanche 29 novembre"), ("wall-en", "Sunday 29 November")):
        card = page.locator(f"#{wall} article").last
        await expect(card).to_contain_text("Kiosque du parc")
        await expect(card).to_contain_text(moment)


async def test_the_hours_offered_follow_the_day_that_is_chosen(visit: Visit) -> None:
    await visit.arrive()
    await visit.say("talk-bao", "/cafe")
    sheet = visit.page.locator("#talk-bao .sheet")
    day, hour = (
        sheet.locator(".field").filter(has=visit.page.locator(f"[name={name}]"))
        for name in ("day", "hour")
    )
    ten, three = (hour.get_by_role("button", name=name, exact=True) for name in ("10 h", "15 h"))
    await expect(ten).to_be_visible()
    await day.get_by_role("button", name="aujourd’hui").click()
    await expect(ten).to_have_count(0)
    await three.click()
    await expect(three).to_have_attribute("aria-pressed", "true")
    await day.get_by_role("button", name="demain").click()
    await expect(ten).to_be_visible()
    await expect(three).to_have_attribute("aria-pressed", "true")


async def test_a_press_changes_both_walls_and_is_said_once(visit: Visit) -> None:
    await visit.arrive()
    page = visit.page
    await page.evaluate("""() => {
      const line = document.getElementById("announcer");
      window.said = [];
      const listen = () => line.textContent && window.said.push(line.textContent);
      new MutationObserver(listen).observe(line, { childList: true });
    }""")
    await page.locator("#wall-en").get_by_role("button", name="I’m coming").click()
    await expect(page.locator("#wall-fr article").last).to_contain_text("2 personnes viennent.")
    await expect(page.locator("#wall-en article").last).to_contain_text("2 people are coming.")
    await expect(page.locator("#wall-en .hint")).not_to_be_empty()
    await expect(page.locator("#announcer")).to_have_text("Une affiche a changé sur le mur.")
    assert len(await page.evaluate("window.said")) == 1
    await expect(page.locator("#wall-fr .log")).to_have_attribute("aria-live", "polite")


async def test_hostile_words_are_drawn_and_not_run(visit: Visit) -> None:
    await visit.arrive()
    await visit.say("talk-bao", f"/cafe {HOSTILE}")
    await visit.say("wall-fr", HOSTILE)
    page = visit.page
    await expect(page.locator("#wall-fr article").last).to_contain_text("onerror=alert(1)")
    assert await page.locator("main img, main script").count() == 0


async def test_a_page_that_lost_palier_finds_everything_again(visit: Visit) -> None:
    await visit.arrive()
    page = visit.page
    await page.locator("#talk-grace .line input").fill("half a word")
    visit.house.state.close()
    await visit.say("wall-fr", "Bonsoir")
    await expect(page.locator("#wall-fr article").last).to_contain_text("Bonsoir", timeout=10_000)
    await expect(page.locator("#talk-simone article").last).to_be_visible()
    assert await page.locator("#wall-fr article").count() == 2
    await expect(page.locator("#talk-grace .line input")).to_have_value("half a word")
    await expect(page.locator("#lost")).to_be_empty()


async def test_the_clock_is_moved_by_its_buttons(visit: Visit) -> None:
    await visit.arrive("en")
    page = visit.page
    await expect(page.locator("#now")).to_have_text("Monday 23 November, 10:00")
    await page.get_by_role("button", name="+ 1 hour").click()
    await expect(page.locator("#now")).to_have_text("Monday 23 November, 11:00")
    await page.locator("#until").fill("2026-11-23T09:00")
    await page.evaluate("document.getElementById('until').min = ''")
    await page.get_by_role("button", name="Go").click()
    await expect(page.locator("#clock-trouble")).to_contain_text("only moves forward")
    visit.trouble[:] = [each for each in visit.trouble if "422" not in each]


async def test_what_is_typed_survives_a_change_of_language(visit: Visit) -> None:
    await visit.arrive()
    await visit.say("talk-bao", "/survey")
    page = visit.page
    await page.locator("#talk-bao [name=tagline]").fill("à peine commencé")
    await page.locator("#talk-bao [value=picnic][name=commands]").check()
    await page.locator("#talk-bao .tongue select").select_option("en")
    await expect(page.locator("#talk-bao .sheet")).to_have_attribute("lang", "en")
    await expect(page.locator("#talk-bao [name=tagline]")).to_have_value("à peine commencé")
    await expect(page.locator("#talk-bao [value=picnic][name=commands]")).to_be_checked()


@pytest.mark.parametrize("visit", [(PHONE, "light")], indirect=True)
async def test_on_a_phone_one_door_is_open_at_a_time(visit: Visit) -> None:
    await visit.arrive()
    page = visit.page
    for tab in await page.locator(".tabs button").all():
        await tab.click()
        assert await page.locator(".pane:visible").count() == 1
        wide = await page.evaluate("document.documentElement.scrollWidth")
        assert wide <= PHONE["width"]
    await page.get_by_role("button", name="Bao").click()
    await visit.say("talk-bao", "/survey")
    await expect(page.locator("#talk-bao .sheet")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    await page.get_by_role("button", name="Nadia").click()
    await visit.house.courier.deliver()
    bao = visit.house.state.people["bao"]
    visit.house.state.add_post(bao.chat, bao.reader, author="bao", words="…")
    await expect(page.get_by_role("button", name=re.compile("Bao.*du nouveau"))).to_be_visible()


@pytest.mark.parametrize(
    ("language", "first"), [("fr", "mardi 1er décembre"), ("en", "Tuesday 1 December")]
)
async def test_a_small_laptop_cuts_no_word_and_says_the_first_of_a_month(
    visit: Visit, language: str, first: str
) -> None:
    await visit.page.set_viewport_size({"width": 1366, "height": 768})
    await visit.arrive(language)
    found = await visit.page.evaluate(LOOK)
    assert not any(found.values()), found
    said = "import('/static/chat.js').then((chat) => chat.dayInWords('2026-12-01'))"
    assert await visit.page.evaluate(said) == first


@pytest.mark.parametrize(
    "visit",
    [(size, scheme) for size in (LAPTOP, PHONE) for scheme in ("light", "dark")],
    indirect=True,
)
@pytest.mark.parametrize("language", ["fr", "en"])
async def test_every_control_has_a_name_and_every_word_is_readable(
    visit: Visit, language: str
) -> None:
    await visit.arrive(language)
    page = visit.page
    if await page.locator(".tabs").is_visible():
        await page.locator(".tabs button", has_text="Bao").click()
    await visit.say("talk-bao", "/survey")
    await page.locator("#talk-bao .end .main").click()
    await expect(page.locator("#talk-bao .summary")).to_be_visible()
    found = await page.evaluate(LOOK)
    assert not any(found.values()), found
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for control in await page.locator("#talk-bao [aria-invalid=true]").all():
        assert await control.get_attribute("aria-describedby")


async def test_a_full_table_a_freed_seat_and_the_evening_before(visit: Visit) -> None:
    """Nadia in French, Grace in English, from arriving to the reminder, as visitors see it."""
    await visit.arrive()
    page = visit.page
    walls = {name: page.locator(f"#wall-{name}") for name in ("fr", "en")}

    async def shows(french: str, english: str) -> None:
        await expect(walls["fr"].locator("article").last).to_contain_text(french)
        await expect(walls["en"].locator("article").last).to_contain_text(english)

    simone = page.locator("#talk-simone")
    await simone.get_by_role("button", name="Modifier").last.click()
    await simone.locator("[name=seats]").fill("2")
    await simone.locator(".end .main").click()
    await shows("Il reste une place.", "One seat left.")

    await visit.say("talk-nadia", "94260")
    nadia = page.locator("#talk-nadia")
    await nadia.get_by_role("button", name="Les Œillets (Fresnes)").click()
    await expect(nadia.locator("article").last).to_contain_text("bienvenue")
    await walls["en"].locator("select").select_option(label="Grace")
    await walls["en"].get_by_role("button", name="I’m coming").click()
    await shows("Complet", "Full")
    await walls["fr"].locator("select").select_option(label="Nadia")
    await walls["fr"].get_by_role("button", name="Je viens").click()
    await shows("Une personne attend", "One person is waiting")

    await walls["fr"].locator("select").select_option(label="Bao")
    await walls["fr"].get_by_role("button", name="Je ne peux pas").click()
    await expect(nadia.locator("article").last).to_contain_text("Une place s’est libérée")
    await shows("2 personnes viennent.", "2 people are coming.")

    await page.locator("#until").fill("2026-11-27T18:10")
    await page.locator("#moment button").click()
    await expect(nadia.locator("article").last).to_contain_text("C’est demain", timeout=90_000)
    grace = page.locator("#talk-grace article").last
    await expect(grace).to_contain_text("It’s tomorrow!", timeout=90_000)
    await expect(page.locator("#talk-bao")).not_to_contain_text("C’est demain")
