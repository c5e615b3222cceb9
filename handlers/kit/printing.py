"""Printing a sheet: ordered in one transaction, made outside of any, counted and handed over."""

from __future__ import annotations

from functools import partial
from typing import Any

from handlers.kernel.events import DocumentMadeEvent, Event
from handlers.kernel.interaction import Interaction
from handlers.kernel.ports import Services
from handlers.kernel.replies import CallService, Refused, Reply, Send
from handlers.kit.feature import kit
from messages import words
from messages.catalog import nearest_language
from messages.heat.cool.place import CoolFacts
from messages.heat.cool.views import hours_words
from messages.heat_hotline import HeatLines
from messages.kit import KitSheet, PosterForm, PrintSheet, SheetOrder, SlipsForm, make_documents
from messages.kit.order import CoolLine
from messages.model import Reader
from storage.area import Area
from storage.numbers import CountedAs
from storage.places import metres_between

LINKED = (KitSheet.POSTER, KitSheet.SLIPS, KitSheet.BOARD, KitSheet.LOBBY, KitSheet.FLYER)
"""Sheets that show the way to Palier."""

SEALED = (KitSheet.POSTER, KitSheet.SLIPS, KitSheet.BOARD, KitSheet.LOBBY)
"""Sheets that bear the town's numbers and its logo."""


COOL = (KitSheet.HEAT, KitSheet.LOBBY)
"""Sheets that say where it is cool."""


@kit.on_press(PrintSheet)
async def put_to_print(press: PrintSheet, turn: Interaction) -> Reply:
    if press.sheet in (KitSheet.POSTER, KitSheet.SLIPS):
        # These two are asked for by a form: such a button was made by hand.
        raise Refused(words.gone())
    area = await turn.own_area(press.area, words.kit_not_yours())
    return await _order_sheet(press, press.sheet, area, turn)


@kit.on_form(PosterForm)
async def print_poster(form: PosterForm, turn: Interaction) -> Reply:
    area = await turn.own_area(form.area, words.kit_not_yours())
    typed = form.model_dump(include={"name", "contact", "when", "can"})
    return await _order_sheet(form, KitSheet.POSTER, area, turn, **typed)


@kit.on_form(SlipsForm)
async def print_slips(form: SlipsForm, turn: Interaction) -> Reply:
    area = await turn.own_area(form.area, words.kit_not_yours())
    slip = await turn.store.kit.new_slip(area.id, turn.member.id, turn.now)
    typed = form.model_dump(include={"name", "contact", "back"})
    return await _order_sheet(form, KitSheet.SLIPS, area, turn, code=slip.code, **typed)


async def _order_sheet(
    asked_for: PrintSheet | PosterForm | SlipsForm,
    sheet: KitSheet,
    area: Area,
    turn: Interaction,
    **typed: Any,
) -> Reply:
    """What was typed goes with the question, in memory, and comes back on paper only."""
    order = SheetOrder(
        sheet=sheet,
        ink=asked_for.ink,
        reader=Reader(language=nearest_language(asked_for.language), zone=area.zone),
        area=area.name,
        country=area.territory,
        heat_line=(turn.find_setting(HeatLines) or HeatLines()).hours_in(area.territory),
        numbers=area.numbers,
        logo=await turn.store.kit.area_logo(area.id) if sheet in SEALED else b"",
        cool=await _cool_places(area, turn) if sheet in COOL else (),
        **typed,
    )
    payload = f"q_{area.code}" if sheet in LINKED else ""
    walls = await turn.store.areas.area_walls(area.id) if payload else []

    async def make(outside: Services) -> Event:
        link = await outside.links.opening_link(payload, walls) if payload else None
        work = partial(make_documents, order.model_copy(update={"link": link}))
        document, picture = await outside.maker.make_document(work)
        return DocumentMadeEvent(document, asked_for, picture)

    return CallService(make)


async def _cool_places(area: Area, turn: Interaction) -> tuple[CoolLine, ...]:
    """The area's cool places, those next to its middle first."""
    places = [place.facts for place in await turn.store.cool.list_places(area.id)]
    middle = (area.lat, area.lon)
    near = sorted(places, key=lambda each: metres_between(middle, (each.lat, each.lon)))
    return tuple(map(cool_line, near))


def cool_line(facts: CoolFacts) -> CoolLine:
    """A place as a sheet prints it."""
    hours = hours_words(facts.opening) if facts.opening else None
    return CoolLine(name=facts.name, address=facts.address, hours=hours)


@kit.on_event(DocumentMadeEvent, asked_for=PrintSheet)
async def hand_over_sheet(event: DocumentMadeEvent, turn: Interaction) -> Reply:
    match event.asked_for:
        case PrintSheet(area=area, sheet=sheet):
            return await _hand_over_document(area, sheet, event, turn)
    return None


@kit.on_event(DocumentMadeEvent, asked_for=PosterForm)
async def hand_over_poster(event: DocumentMadeEvent, turn: Interaction) -> Reply:
    match event.asked_for:
        case PosterForm(area=area):
            return await _hand_over_document(area, KitSheet.POSTER, event, turn)
    return None


@kit.on_event(DocumentMadeEvent, asked_for=SlipsForm)
async def hand_over_slips(event: DocumentMadeEvent, turn: Interaction) -> Reply:
    match event.asked_for:
        case SlipsForm(area=area):
            return await _hand_over_document(area, KitSheet.SLIPS, event, turn)
    return None


async def _hand_over_document(
    area_id: int, sheet: KitSheet, event: DocumentMadeEvent, turn: Interaction
) -> Reply:
    area = await turn.own_area(area_id, words.kit_not_yours())
    await turn.store.kit.count_print(area.id, sheet.value)
    await turn.store.numbers.count(area, turn.now, CountedAs.KITS)
    return Send(event.document, event.picture)
