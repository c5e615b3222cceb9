"""The page as a newcomer meets it: laptop or phone, lamp on or off, by keyboard, interrupted."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from playwright.async_api import Locator, Page, ViewportSize, expect

from bot.stairwell import Sandbox
from storage.types import vault
from tests.browser import browser
from tests.conftest import KEY
from tests.test_stairwell import MORNING
from tests.test_stairwell_browser import LOOK, PHONE, Visit
from tests.worlds.outside import Streets

SMALL = ViewportSize(width=1366, height=768)

WHOLE = """(element) => {
  const log = element.closest(".log").getBoundingClientRect();
  const { top, bottom } = element.getBoundingClientRect();
  return top >= log.top && bottom <= log.bottom;
}"""


SAID = {
    "en": {
        "card": "Coffee at the bistro with Simone",
        "form": "Invite to a café",
        "looks": "4 answers need",
        "publish": "Publish",
        "comes": "One person is coming",
        "added": "added answer",
        "written": "Palier has just written",
        "alert": "extreme heatwave alert",
        "evening": "Monday 23 November, 18:00",
        "nothing": "Nothing to share",
        "where": "Where do you live",
        "welcome": "welcome to",
    },
    "fr": {
        "card": "Café au bistrot avec Simone",
        "form": "Inviter à un café",
        "looks": "4 réponses sont à revoir",
        "publish": "Publier",
        "comes": "Une personne vient",
        "added": "ajouté answer",
        "written": "Palier vient d’écrire",
        "alert": "alerte canicule extrême",
        "evening": "lundi 23 novembre, 18:00",
        "nothing": "Rien à partager",
        "where": "Où habitez-vous",
        "welcome": "bienvenue",
    },
}
"""What somebody who follows the README reads on their way, in either language."""

WALKS = [
    (SMALL, "light", "en"),
    (PHONE, "dark", "en"),
    (SMALL, "dark", "fr"),
    (PHONE, "light", "fr"),
]
"""Each screen, lamp and language beside each other one."""
TITLE_LINES = """() => {
  const [now, title] = [document.querySelector("#now"), document.querySelector("h1")];
  const said = now.textContent;
  now.textContent = "Wednesday 25 November, 10:00";
  const lines = title.offsetHeight / parseFloat(getComputedStyle(title).lineHeight);
  now.textContent = said;
  return lines;
}"""


class FirstVisit(Visit):
    """Whoever follows the README, by keyboard; every screen can be used by everybody."""

    language = "en"

    @property
    def said(self) -> dict[str, str]:
        return SAID[self.language]

    @property
    def wall(self) -> str:
        return f"wall-{self.language}"

    async def tab_to(self, css: str) -> None:
        for _ in range(200):
            if await self.page.evaluate("(css) => document.activeElement.matches(css)", css):
                return
            await self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard never reaches {css}")

    async def presses(self, css: str) -> None:
        await self.tab_to(css)
        await self.page.keyboard.press("Enter")

    async def types(self, chat: str, said: str) -> None:
        await self.page.locator(f"#{chat} .line input").focus()
        await self.page.keyboard.type(said)
        await self.page.keyboard.press("Enter")

    async def is_usable(self) -> None:
        found = await self.page.evaluate(LOOK)
        assert not any(found.values()), found
        assert await self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def newest(page: Page, chat: str) -> Locator:
    return page.locator(f"#{chat} article").last


async def no_line_is_lost(page: Page) -> None:
    """Whoever has a form in front of them, and their neighbours, can still write."""
    for line in await page.locator(".pane:visible .composer:visible input:visible").all():
        await expect(line).to_be_in_viewport(ratio=1)
    for button in await page.locator(".pane:visible .palier:visible").all():
        await expect(button).to_be_in_viewport(ratio=1)


async def keys_are_whole(page: Page, chat: str) -> None:
    for key in await (await newest(page, chat)).locator(".key").all():
        assert await key.evaluate(WHOLE), f"{chat}: {await key.inner_text()} is cut"


@pytest.mark.parametrize(
    ("size", "lamp", "language"),
    WALKS,
    ids=[f"{'phone' if w[0] is PHONE else 'laptop'}-{w[1]}-{w[2]}" for w in WALKS],
)
async def test_the_readme_is_followed_word_for_word_by_keyboard(
    size: Any, lamp: Literal["light", "dark"], language: str
) -> None:
    async with (
        Sandbox(at=MORNING, addresses=Streets()) as house,
        browser() as chromium,
        await chromium.new_context(
            viewport=size, locale=language, color_scheme=lamp, reduced_motion="reduce"
        ) as room,
    ):
        visit = FirstVisit(await room.new_page(), house)
        visit.language = language
        visit.watch()
        await visit.page.goto(house.url)
        await expect(visit.page.locator("#house")).to_have_attribute("aria-busy", "false")
        await arrived(visit)
        await invited(visit)
        await answered(visit)
        await an_evening_later(visit)
        await joined(visit)
        assert visit.trouble == []
    vault.open(KEY)


async def arrived(visit: FirstVisit) -> None:
    """The page and its people speak the browser's language; a card is there with its buttons."""
    page = visit.page
    await expect(page.locator("#talk-simone .tongue select")).to_have_value(visit.language)
    first = page.locator(".pane.wall").first
    await expect(first.locator("article").last).to_contain_text(visit.said["card"])
    for wall in await page.locator(".pane.wall:visible").all():
        if await wall.locator("article").count():
            await keys_are_whole(page, str(await wall.get_attribute("id")))
    card = await newest(page, visit.wall)
    assert await card.locator(".bubble").evaluate(WHOLE)
    await visit.is_usable()
    await the_top_is_in_order(page)
    await page.keyboard.press("Tab")
    await expect(page.locator(".skip")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("#house")).to_be_focused()


async def the_top_is_in_order(page: Page) -> None:
    """The house's name fits beside the longest day's; what unfolds the rest stands at the rim."""
    assert await page.evaluate(TITLE_LINES) < 2
    if await page.locator("#unfold").is_visible():
        rims = "(css) => document.querySelector(css).getBoundingClientRect().right"
        near = [await page.evaluate(rims, css) for css in ("#unfold", ".languages")]
        assert abs(near[0] - near[1]) < 2, near


async def invited(visit: FirstVisit) -> None:
    """What the first minute asks for: /cafe at Simone's, in the page's language."""
    page, keys = visit.page, visit.page.keyboard
    await expect(page.locator("#step")).to_contain_text("1/4")
    await page.locator("#step-go").focus()
    await keys.press("Enter")
    await expect(page.locator("#talk-simone .line input")).to_be_focused()
    await keys.type("/cafe")
    await keys.press("Enter")
    await expect(page.locator("#talk-simone .sheet h3")).to_be_focused()
    await expect(page.locator("#talk-simone .sheet h3")).to_have_text(visit.said["form"])
    await no_line_is_lost(page)
    await visit.presses("#talk-simone .end .main")
    await expect(page.locator("#talk-simone .summary")).to_contain_text(visit.said["looks"])
    await visit.is_usable()
    await visit.tab_to("#talk-simone [name=kind]")
    await keys.press("ArrowDown")
    for name, said in (("day", "2026-11-29"), ("hour", "11:00"), ("place", "The bandstand")):
        await visit.tab_to(f"#talk-simone [name={name}]")
        await keys.type(said)
    await visit.presses("#talk-simone .end .main")
    await expect(await newest(page, "talk-simone")).to_contain_text("The bandstand")
    await visit.is_usable()
    publish = (await newest(page, "talk-simone")).get_by_role(
        "button", name=visit.said["publish"], exact=True
    )
    await publish.focus()
    await keys.press("Enter")
    await expect(page.locator("#step")).to_contain_text("2/4")


async def answered(visit: FirstVisit) -> None:
    """On the wall one is Bao; under the hood is what that stored."""
    page, keys = visit.page, visit.page.keyboard
    await page.locator("#step-go").focus()
    await keys.press("Enter")
    await expect(page.locator(f"#{visit.wall} .as select")).to_have_value("bao")
    await expect((await newest(page, visit.wall)).locator(".key").first).to_be_focused()
    await keys_are_whole(page, visit.wall)
    await keys.press("Enter")
    await expect(await newest(page, visit.wall)).to_contain_text(visit.said["comes"])
    if not await page.locator("#look-behind").is_visible():
        await visit.presses("#unfold")
    await page.locator("#look-behind").focus()
    await keys.press("Enter")
    behind = page.locator("#acts > li").first
    await expect(behind).to_contain_text("bao · cf.rsvp")
    await expect(behind).to_contain_text(visit.said["added"])
    await visit.is_usable()
    await keys.press("Escape")
    await expect(page.locator("#look-behind")).to_be_focused()


async def an_evening_later(visit: FirstVisit) -> None:
    """A level is one decision, however many arrow keys lead to it; the clock has its bar."""
    page, keys = visit.page, visit.page.keyboard
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.locator("#heat [name=today]").focus()
    for _ in range(3):
        await keys.press("ArrowDown")
    await expect(page.locator("#heat [name=today]")).to_have_value("red")
    assert asked == []
    await visit.presses("#heat button")
    await expect(page.locator("#heat-said")).to_contain_text(visit.said["written"])
    assert [url for url in asked if url.endswith("/heat")] == [f"{visit.house.url}/heat"]
    await expect(await newest(page, visit.wall)).to_contain_text(visit.said["alert"])
    await visit.is_usable()

    await page.evaluate("""() => {
      window.ways = [];
      const way = document.getElementById("way");
      const note = () => window.ways.push(way.hidden ? "gone" : way.value);
      new MutationObserver(note).observe(way, { attributes: true });
    }""")
    await page.locator("[data-until=evening]").focus()
    await keys.press("Enter")
    await expect(page.locator("#now")).to_have_text(visit.said["evening"], timeout=60_000)
    await expect(page.locator("#way")).to_be_hidden(timeout=60_000)
    ways = await page.evaluate("window.ways")
    assert len([way for way in ways if way != "gone" and 0 < way < 1]) > 0
    await expect(page.locator("#step")).to_contain_text("4/4")
    await visit.is_usable()


async def joined(visit: FirstVisit) -> None:
    """Nadia arrives, and reads the welcome first, not what came after it."""
    page, nadia = visit.page, visit.page.locator("#talk-nadia")
    if await page.locator("#talk-bao").is_visible():
        await visit.types("talk-bao", "/aid")
        await expect(page.locator("#talk-bao .sheet")).to_be_visible()
        await page.locator("#elsewhere .search input").fill("unheard of")
        await page.locator("#elsewhere .search button").click()
        await expect(page.locator("#elsewhere .hint")).to_contain_text(visit.said["nothing"])
        await no_line_is_lost(page)
    if await page.locator(".tabs").is_visible():
        await page.locator(".tabs button", has_text="Nadia").click()
    await nadia.locator(".doorbell button").focus()
    await page.keyboard.press("Enter")
    await expect(await newest(page, "talk-nadia")).to_contain_text(visit.said["where"])
    await visit.types("talk-nadia", "94260")
    choice = nadia.get_by_role("button", name="Les Œillets (Fresnes)")
    await choice.focus()
    await page.keyboard.press("Enter")
    welcome = nadia.locator("article", has_text=visit.said["welcome"]).last
    await expect(welcome).to_be_visible()
    top = "(element) => element.getBoundingClientRect().top"
    log = await nadia.locator(".log").evaluate(top)
    assert await welcome.evaluate(top) >= log - 1
    await visit.is_usable()


async def test_what_was_typed_outlives_a_reload_and_a_restart() -> None:
    async with (
        browser() as chromium,
        await chromium.new_context(viewport=SMALL, locale="fr-FR", reduced_motion="reduce") as room,
    ):
        page = await room.new_page()
        async with Sandbox(at=MORNING, addresses=Streets()) as house:
            port = house.port
            await page.goto(house.url)
            await half_filled(page)
            await page.reload()
            await stands_there_still(page)
            await expect(page.locator("#talk-bao .line input")).to_have_value("un mot pour")
        await expect(page.locator("#lost")).to_contain_text("est gardé", timeout=10_000)
        await page.locator("#talk-bao .line input").press("Enter")
        await expect(page.locator("#talk-bao .hint")).to_have_class("hint refused")
        await expect(page.locator("#talk-bao .line input")).to_have_value("un mot pour")
        await page.locator("#talk-simone .end .main").click()
        await stands_there_still(page)
        async with Sandbox(at=MORNING, addresses=Streets(), port=port):
            hint = page.locator("#talk-simone .hint")
            await expect(hint).to_contain_text("Rouvrez le formulaire", timeout=20_000)
            await expect(page.locator("#lost")).to_be_empty()
            await page.locator("#talk-simone .line input").fill("/cafe")
            await page.keyboard.press("Enter")
            await stands_there_still(page)
            await page.locator("#talk-simone .end button", has_text="Annuler").click()
            await expect(page.locator("#talk-simone .sheet")).to_have_count(0)
            await page.locator("#talk-simone .line input").fill("/cafe")
            await page.keyboard.press("Enter")
            await expect(page.locator("#talk-simone [name=place]")).to_have_value("")
    vault.open(KEY)


async def half_filled(page: Page) -> None:
    await page.locator("#talk-simone .line input").fill("/cafe")
    await page.keyboard.press("Enter")
    sheet = page.locator("#talk-simone .sheet")
    await sheet.locator("[name=kind][value=walk]").check()
    await sheet.get_by_role("button", name="demain").click()
    await sheet.locator("[name=place]").fill("Au kiosque")
    await sheet.locator("[name=access][value=toilets]").check()
    await page.locator("#talk-bao .line input").fill("un mot pour")


async def stands_there_still(page: Page) -> None:
    sheet = page.locator("#talk-simone .sheet")
    await expect(sheet.locator("[name=place]")).to_have_value("Au kiosque")
    await expect(sheet.locator("[name=kind][value=walk]")).to_be_checked()
    await expect(sheet.locator("[name=access][value=toilets]")).to_be_checked()
    await expect(sheet.get_by_role("button", name="demain")).to_have_attribute(
        "aria-pressed", "true"
    )
    assert await sheet.locator("[name=day]").get_attribute("data-value") == "2026-11-24"
