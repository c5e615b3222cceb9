"""Where is it cool? Asked from a point that is used once, in memory, and never kept.

What says where somebody is goes from hand to hand: as a form, a service's answer, a document.
None of these is ever written down; a reply that is (`Say`, `Show`, `Refused`) tells nothing of it.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from handlers.heat.cooling.locating import locate_street, with_town
from handlers.heat.feature import heat
from handlers.kernel.events import AreaMissingEvent, CommandEvent, DocumentMadeEvent, LocatedEvent
from handlers.kernel.feature import CommandMenu
from handlers.kernel.interaction import Interaction
from handlers.kernel.ports import Services
from handlers.kernel.replies import Ask, CallService, MoveToPrivate, Refused, Reply, Say, Send
from messages import words
from messages.form import PlaceAnswer
from messages.heat.cool import views as screens
from messages.heat.cool.actions import MINE, FindCoolForm, FindCoolPlace
from messages.heat.cool.map_layout import circle_ring
from messages.heat.cool.nearest import FARTHEST, ReachablePlace, nearest_places
from messages.heat.cool.place import CoolFacts
from messages.heat.cool.place_map import PlaceMap, draw_place_map
from messages.model import Document
from storage.area import Area
from storage.places.coordinates import read_coordinates

AROUND = 0.06
"""Degrees of latitude in which places are looked for: more than anybody walks."""


@heat.command(
    "frais",
    menu=CommandMenu.PRIVATE | CommandMenu.GROUP,
    # A street is taken off a wall; where it cannot be, it is answered rather than held for later.
    discreet=True,
    impersonal=True,
    private_only=MoveToPrivate("frais", words.cool_in_private()),
)
async def cool_command(command: CommandEvent, turn: Interaction) -> Reply:
    """Alone it asks where one is; with words they are the street."""
    area = await turn.area_around() or await _own_area(turn)
    if typed := command.words.strip():
        form = FindCoolForm(area=area.id, where=PlaceAnswer(words=typed[:200]))
        return await find_from_form(form, turn)
    return await _ask_where(area, turn)


@heat.on_start_link("frais")
async def open_cool_link(_: CommandEvent, turn: Interaction) -> Reply:
    return await _ask_where(await _own_area(turn), turn)


async def _own_area(turn: Interaction) -> Area:
    """The neighbourhood of whoever asks; who has none is led to one without what they wrote."""
    if areas := await turn.own_areas():
        return areas[0][1]
    bare = CommandEvent("frais")
    raise Refused(words.area_first(), way_on=lambda _: AreaMissingEvent(bare))


@heat.on_press(FindCoolPlace)
async def ask_where_they_are(press: FindCoolPlace, turn: Interaction) -> Reply:
    area = (
        await _own_area(turn) if press.area == MINE else await turn.store.areas.get_area(press.area)
    )
    return await _ask_where(area, turn)


async def _ask_where(area: Area, turn: Interaction) -> Reply:
    """Nobody is asked where they are unless there is something to answer."""
    if not await _places_around(area.lat, area.lon, turn):
        return Say(screens.no_places(await turn.store.nudges.cool_places(area.id)))
    return Ask(FindCoolForm, {"area": area.id}, again="frais")


@heat.on_form(FindCoolForm)
async def find_from_form(form: FindCoolForm, turn: Interaction) -> Reply:
    area = await turn.store.areas.get_area(form.area)
    point = form.where.shared_point or read_coordinates(form.where.words)
    if point:
        return await _answer_from(point, area, form, turn)
    typed = with_town(form.where.words, area, turn)
    return CallService(partial(locate_street, form=form, typed=typed, country=area.country))


@heat.on_event(LocatedEvent, asked_for=FindCoolForm)
async def answer_from_street(event: LocatedEvent, turn: Interaction) -> Reply:
    form = event.asked_for
    if not isinstance(form, FindCoolForm):
        return None
    area = await turn.store.areas.get_area(form.area)
    if event.silent:
        return await _answer_from_middle(area, turn)
    if event.spot is None or event.spot.kind == "town":
        raise Refused(words.cool_street_unknown(), field="where")
    return await _answer_from((event.spot.lat, event.spot.lon), area, form, turn)


async def _answer_from_middle(area: Area, turn: Interaction) -> Reply:
    """Nobody waits for an address service on a hot day: the middle of the area will do."""
    found = await _nearest((area.lat, area.lon), area, turn)
    if not found:
        return Say(screens.no_places(await turn.store.nudges.cool_places(area.id)))
    lines = screens.answer_lines(found, _local(area, turn), middle=area.name)
    return Say(screens.nearest_from_middle(area.id, lines))


async def _answer_from(
    point: tuple[float, float], area: Area, form: FindCoolForm, turn: Interaction
) -> Reply:
    """The answer with its map, drawn while no transaction is open."""
    found = await _nearest(point, area, turn)
    if not found:
        raise Refused(words.cool_too_far(kilometres=FARTHEST // 1000), field="where")
    lines = screens.answer_lines(found, _local(area, turn))
    shown = PlaceMap(area.name, _rings_of(area), point, found, turn.reader)

    async def make(outside: Services) -> DocumentMadeEvent:
        content = await outside.maker.make_document(partial(draw_place_map, shown))
        picture = Document(
            name="palier.png",
            media_type="image/png",
            content=content,
            caption=lines[0],
            lines=lines[1:],
            shown=True,
        )
        return DocumentMadeEvent(picture, form)

    return CallService(make)


@heat.on_event(DocumentMadeEvent, asked_for=FindCoolForm)
async def hand_over_map(event: DocumentMadeEvent, _: Interaction) -> Reply:
    return Send(event.document)


async def _nearest(
    point: tuple[float, float], area: Area, turn: Interaction
) -> list[ReachablePlace]:
    return nearest_places(point, await _places_around(*point, turn), _local(area, turn))


async def _places_around(lat: float, lon: float, turn: Interaction) -> list[CoolFacts]:
    places = await turn.store.cool.places_around(lat, lon, AROUND)
    return [place.facts for place in places]


def _local(area: Area, turn: Interaction) -> datetime:
    """The moment by the area's clocks, as hours are told."""
    return turn.now.astimezone(ZoneInfo(area.zone)).replace(tzinfo=None)


def _rings_of(area: Area) -> list[list[tuple[float, float]]]:
    """How far the area goes, as rings of (lon, lat)."""
    if area.polygon is None:
        return [circle_ring(area.lat, area.lon, area.radius)]
    parts = area.polygon["coordinates"]
    polygons = [parts] if area.polygon["type"] == "Polygon" else parts
    return [[(at[0], at[1]) for at in polygon[0]] for polygon in polygons]
