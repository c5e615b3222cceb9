"""Printing a sheet: ordered in one transaction, made outside of any, counted and handed over."""

from __future__ import annotations

from functools import partial
from typing import Any

from handlers.kernel import Event, Inquire, Made, Outside, Refused, Reply, Send, Turn
from handlers.kit.feature import kit, own_area
from messages import words
from messages.catalog import language
from messages.kit import Order, Poster, Print, Sheet, Slips, made
from messages.model import Reader
from storage.area import Area

LINKED = (Sheet.POSTER, Sheet.BOARD)
"""Sheets that show the way to Palier."""


@kit.pressed(Print)
async def put_to_print(press: Print, turn: Turn) -> Reply:
    if press.sheet in (Sheet.POSTER, Sheet.SLIPS):
        # These two are asked for by a form: such a button was made by hand.
        raise Refused(words.gone())
    area = await own_area(press.area, turn)
    return await _order(press, press.sheet, area, turn)


@kit.submitted(Poster)
async def poster(form: Poster, turn: Turn) -> Reply:
    area = await own_area(form.area, turn)
    typed = form.model_dump(include={"name", "contact", "when", "can"})
    return await _order(form, Sheet.POSTER, area, turn, **typed)


@kit.submitted(Slips)
async def slips(form: Slips, turn: Turn) -> Reply:
    area = await own_area(form.area, turn)
    slip = await turn.store.kit.new_slip(area.id, turn.member.id, turn.now)
    typed = form.model_dump(include={"name", "contact", "back"})
    return await _order(form, Sheet.SLIPS, area, turn, code=slip.code, **typed)


async def _order(
    asked_for: Print | Poster | Slips, sheet: Sheet, area: Area, turn: Turn, **typed: Any
) -> Reply:
    """What was typed goes with the question, in memory, and comes back on paper only."""
    order = Order(
        sheet=sheet,
        ink=asked_for.ink,
        reader=Reader(language=language(asked_for.language), zone=area.zone),
        area=area.name,
        country=area.country,
        heat_line=turn.heat_line,
        **typed,
    )
    payload = f"q_{area.code}" if sheet in LINKED else ""
    walls = await turn.store.areas.walls(area.id) if payload else []

    async def make(outside: Outside) -> Event:
        link = await outside.links.opening(payload, walls) if payload else None
        work = partial(made, order.model_copy(update={"link": link}))
        document, picture = await outside.maker.make(work)
        return Made(document, asked_for, picture)

    return Inquire(make)


@kit.heard(Made, asked_for=Print)
async def hand_over(event: Made, turn: Turn) -> Reply:
    match event.asked_for:
        case Print(area=area, sheet=sheet):
            return await _hand_over(area, sheet, event, turn)
    return None


@kit.heard(Made, asked_for=Poster)
async def hand_over_poster(event: Made, turn: Turn) -> Reply:
    match event.asked_for:
        case Poster(area=area):
            return await _hand_over(area, Sheet.POSTER, event, turn)
    return None


@kit.heard(Made, asked_for=Slips)
async def hand_over_slips(event: Made, turn: Turn) -> Reply:
    match event.asked_for:
        case Slips(area=area):
            return await _hand_over(area, Sheet.SLIPS, event, turn)
    return None


async def _hand_over(area_id: int, sheet: Sheet, event: Made, turn: Turn) -> Reply:
    area = await own_area(area_id, turn)
    await turn.store.kit.count(area.id, sheet.value)
    return Send(event.document, event.picture)
