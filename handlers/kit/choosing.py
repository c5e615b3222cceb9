"""Choosing a sheet, its language and its area; what must be typed is asked by a form."""

from __future__ import annotations

from handlers.kernel import Ask, Come, Command, Menu, Reply, Say, Show, Turn
from handlers.kit.feature import kit, own_area
from messages import kit as screens
from messages import words
from messages.catalog import language
from messages.kit import Poster, Sheet, Slips
from messages.model import Message
from storage.area import Area


@kit.command("kit", menu=Menu.PRIVATE | Menu.GROUP)
async def open_kit(_: Command, turn: Turn) -> Reply:
    if not turn.scene.private:
        return Come("kit", words.kit_in_private())
    return Say(await _sheets(await turn.home(), turn.member.language, turn))


@kit.started("kit")
async def came(_: Command, turn: Turn) -> Reply:
    return Say(await _sheets(await turn.home(), turn.member.language, turn))


@kit.pressed(screens.Browse)
async def browse(press: screens.Browse, turn: Turn) -> Reply:
    return Show(await _sheets(await own_area(press.area, turn), press.language, turn))


@kit.pressed(screens.Choose)
async def choose(press: screens.Choose, turn: Turn) -> Reply:
    area, spoken = await own_area(press.area, turn), language(press.language)
    given = {"area": area.id, "language": spoken, "name": turn.member.name[: screens.NAME]}
    match press.sheet:
        case Sheet.POSTER:
            return Ask(Poster, given)
        case Sheet.SLIPS:
            return Ask(Slips, given)
    return Show(screens.inks(area.id, spoken, press.sheet))


async def _sheets(area: Area, wanted: str, turn: Turn) -> Message:
    spoken = language(wanted)
    elsewhere = [(each.id, each.name) for _, each in await turn.areas() if each.id != area.id]
    turned = spoken != turn.member.language
    return screens.kit(area.id, area.name, spoken, elsewhere, turned=turned)
