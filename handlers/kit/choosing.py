"""Choosing a sheet, its language and its area; what must be typed is asked by a form."""

from __future__ import annotations

from handlers.kernel.events import CommandEvent, IntentEvent
from handlers.kernel.feature import CommandMenu
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask, MoveToPrivate, Reply, Say, Show
from handlers.kit.feature import kit
from messages import kit as screens
from messages import words
from messages.catalog import nearest_language
from messages.intents import Intent
from messages.kit import KitSheet, PosterForm, SlipsForm
from messages.model import Message
from storage.area import Area


@kit.command(
    "kit",
    menu=CommandMenu.PRIVATE | CommandMenu.GROUP,
    private_only=MoveToPrivate("kit", words.kit_in_private()),
)
async def kit_command(_: CommandEvent, turn: Interaction) -> Reply:
    return Say(await sheets_screen(await turn.home_area(), turn.member.language, turn))


@kit.on_intent(Intent.KIT)
async def kit_in_words(_: IntentEvent, turn: Interaction) -> Reply:
    return Say(await sheets_screen(await turn.home_area(), turn.member.language, turn))


@kit.on_start_link("kit")
async def open_kit_link(_: CommandEvent, turn: Interaction) -> Reply:
    return Say(await sheets_screen(await turn.home_area(), turn.member.language, turn))


@kit.on_press(screens.BrowseSheets)
async def browse_sheets(press: screens.BrowseSheets, turn: Interaction) -> Reply:
    area = await turn.own_area(press.area, words.kit_not_yours())
    return Show(await sheets_screen(area, press.language, turn))


@kit.on_press(screens.ChooseSheet)
async def choose_sheet(press: screens.ChooseSheet, turn: Interaction) -> Reply:
    area = await turn.own_area(press.area, words.kit_not_yours())
    spoken = nearest_language(press.language)
    given = {"area": area.id, "language": spoken, "name": turn.member.name[: screens.NAME]}
    match press.sheet:
        case KitSheet.POSTER:
            return Ask(PosterForm, given)
        case KitSheet.SLIPS:
            return Ask(SlipsForm, given)
    return Show(screens.ink_screen(area.id, spoken, press.sheet))


async def sheets_screen(area: Area, wanted: str, turn: Interaction) -> Message:
    """Every sheet for an area, in the language that was wanted."""
    spoken = nearest_language(wanted)
    elsewhere = [(each.id, each.name) for _, each in await turn.own_areas() if each.id != area.id]
    turned = spoken != turn.member.language
    logo = None
    if await turn.organises_area(area.id):
        logo = bool(await turn.store.kit.area_logo(area.id))
    return screens.kit_screen(area.id, area.name, spoken, elsewhere, turned=turned, logo=logo)
