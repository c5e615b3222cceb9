"""A flyer for those who wait for an area, or wish to tell of one: it carries the way in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from handlers.kernel.events import DocumentMadeEvent, Event
from handlers.kernel.interaction import Interaction
from handlers.kernel.ports import Services
from handlers.kernel.replies import CallService, Refused, Reply, Send
from handlers.kit.feature import kit
from messages import words
from messages.area.actions import AREA_START, WAITING_START, town_code
from messages.cafe import EDITION_START, EditionFacts, EditionKind
from messages.catalog import nearest_language
from messages.heat_hotline import HeatLines
from messages.kit import EditionLines, InkUse, KitSheet, PrintFlyer, SheetOrder, make_documents
from messages.model import Reader, Text
from messages.national_facts import territory_of
from storage.area import Wall


@dataclass(frozen=True)
class FlyerPlace:
    """Where a flyer leads: `walls` are those that may have an address on their platform."""

    name: str
    country: str
    zone: str
    walls: Sequence[Wall] = ()
    edition: EditionLines | None = None


@kit.on_press(PrintFlyer)
async def order_flyer(press: PrintFlyer, turn: Interaction) -> Reply:
    """Whoever was given a link may print it: it stands on the flyer as they have it."""
    place = await _flyer_place(press.start, turn)
    if place is None:
        raise Refused(words.gone())
    order = SheetOrder(
        sheet=KitSheet.FLYER,
        ink=InkUse.SAVER,
        reader=Reader(language=nearest_language(turn.member.language), zone=place.zone),
        area=place.name,
        country=place.country,
        heat_line=(turn.find_setting(HeatLines) or HeatLines()).hours_in(place.country),
        edition=place.edition,
    )

    async def make(outside: Services) -> Event:
        link = await outside.links.opening_link(press.start, place.walls)
        work = partial(make_documents, order.model_copy(update={"link": link}))
        document, picture = await outside.maker.make_document(work)
        return DocumentMadeEvent(document, press, picture)

    return CallService(make)


@kit.on_event(DocumentMadeEvent, asked_for=PrintFlyer)
async def hand_over_flyer(event: DocumentMadeEvent, turn: Interaction) -> Reply:
    return Send(event.document, event.picture)


async def _flyer_place(start: str, turn: Interaction) -> FlyerPlace | None:
    """The open area, the town or the edition to which a start link leads."""
    if start.startswith(AREA_START):
        area = await turn.store.areas.area_by_code(start.removeprefix(AREA_START))
        if area is None:
            return None
        walls = await turn.store.areas.area_walls(area.id)
        return FlyerPlace(area.name, area.territory, area.zone, walls)
    if start.startswith(EDITION_START):
        return await _edition_place(start.removeprefix(EDITION_START), turn)
    if start.startswith(WAITING_START):
        town = turn.gazetteer.town_by_code(town_code(start.removeprefix(WAITING_START)))
        return (
            FlyerPlace(town.name, territory_of(town.country, town.code), town.zone)
            if town
            else None
        )
    return None


async def _edition_place(code: str, turn: Interaction) -> FlyerPlace | None:
    """An area and the edition that is open there, whose tables the poster leads to."""
    edition = await turn.store.cafes.edition_by_code(code)
    if edition is None or edition.closed_at:
        return None
    area = await turn.store.areas.get_area(edition.area_id)
    kind, days = EditionKind(edition.kind), (edition.first_on, edition.last_on)
    facts = EditionFacts(edition.id, code, kind, area.id, area.name, area.zone, *days)
    lines = EditionLines(
        title=Text(key=f"cafe-edition-{kind}"),
        day=facts.day_words,
        lines=(
            words.kit_print_edition_host(),
            words.kit_print_edition_bring(),
            words.kit_print_edition_come(),
        ),
    )
    walls = await turn.store.areas.area_walls(area.id)
    return FlyerPlace(area.name, area.territory, area.zone, walls, lines)
