"""The list of an area's cool places, as organisers write it."""

from __future__ import annotations

from functools import partial
from typing import Any

from handlers.heat.cooling.locating import locate_street, with_town
from handlers.heat.feature import heat
from handlers.kernel.events import LocatedEvent
from handlers.kernel.interaction import Interaction
from handlers.kernel.rechecking import ask_outlived
from handlers.kernel.replies import Ask, CallService, Refused, Reply, Show
from messages import words
from messages.heat.cool import views as screens
from messages.heat.cool.actions import (
    AddCoolPlace,
    ChangeCoolPlace,
    CoolAct,
    CoolPlaceForm,
    DropCoolPlace,
    DropCoolPlaceSurely,
    ListCoolPlaces,
    ShowCoolPlace,
)
from messages.heat.cool.hours import pack_hours
from messages.heat.cool.hours_reading import read_hours
from messages.heat.cool.place import CoolFacts
from messages.model import Message
from storage.area import Area
from storage.heat.cool import MOST, CoolPlace
from storage.places import metres_between
from storage.places.coordinates import read_coordinates

BEYOND = 5_000
"""Metres from an area's edge beyond which a place is none of its own."""


@heat.on_press(ListCoolPlaces)
async def show_list(press: ListCoolPlaces, turn: Interaction) -> Reply:
    await turn.require_organiser(press.area)
    area = await turn.store.areas.get_area(press.area)
    return Show(await list_screen(area, turn, press.page))


async def list_screen(area: Area, turn: Interaction, page: int = 0) -> Message:
    """A page of the list, for an organiser."""
    places = await turn.store.cool.list_places(area.id)
    page = max(0, min(page, (len(places) - 1) // screens.PAGE))
    here = places[page * screens.PAGE : (page + 1) * screens.PAGE]
    named = [(place.id, place.name) for place in here]
    return screens.places_screen(area.id, area.name, named, page=page, total=len(places))


async def _organised_place(place_id: int, turn: Interaction) -> CoolPlace:
    """The place, for who organises its area."""
    place = await turn.store.cool.get_place(place_id)
    await turn.require_organiser(place.area_id)
    return place


@heat.on_press(ShowCoolPlace)
async def show_place(press: ShowCoolPlace, turn: Interaction) -> Reply:
    return Show(_screen_of(await _organised_place(press.place, turn)))


def _screen_of(place: CoolPlace, *, sure: bool = False) -> Message:
    return screens.place_screen(
        place.area_id, place.id, place.facts, imported=place.imported, sure=sure
    )


@heat.on_press(AddCoolPlace)
async def ask_new_place(press: AddCoolPlace, turn: Interaction) -> Reply:
    await turn.require_organiser(press.area)
    await _must_have_room(press.area, turn)
    return Ask(CoolPlaceForm, {"area": press.area, "place": 0})


async def _must_have_room(area_id: int, turn: Interaction) -> None:
    if await turn.store.cool.count_places(area_id) >= MOST:
        raise Refused(words.cool_list_full(most=MOST))


@heat.on_press(ChangeCoolPlace)
async def ask_changed_place(press: ChangeCoolPlace, turn: Interaction) -> Reply:
    place = await _organised_place(press.place, turn)
    return Ask(CoolPlaceForm, _answers_of(place, turn), review=words.form_save())


def _answers_of(place: CoolPlace, turn: Interaction) -> dict[str, Any]:
    """The form as it would be filled in for what is listed."""
    where = {"words": place.address} if place.address else {"lat": place.lat, "lon": place.lon}
    given: dict[str, Any] = {
        "area": place.area_id,
        "place": place.id,
        "name": place.name,
        "where": where,
        "shady": place.shady,
    }
    optional = {"hours": screens.hours_typed(place.facts, turn.reader), "note": place.note}
    return given | {name: said for name, said in optional.items() if said}


@heat.on_press(DropCoolPlace)
async def ask_whether_to_drop(press: DropCoolPlace, turn: Interaction) -> Reply:
    return Show(_screen_of(await _organised_place(press.place, turn), sure=True))


@heat.on_press(DropCoolPlaceSurely)
async def drop_place(press: DropCoolPlaceSurely, turn: Interaction) -> Reply:
    place = await _organised_place(press.place, turn)
    area = await turn.store.areas.get_area(place.area_id)
    turn.record_act(CoolAct.DROPPED, by=turn.member, area=area.id, on=str(place.id))
    await turn.store.cool.drop_places(place.id)
    await turn.store.nudges.show_card_anew(area.id)
    return Show(await list_screen(area, turn), words.cool_dropped())


# --- what was typed


@heat.on_form(CoolPlaceForm)
async def take_place(form: CoolPlaceForm, turn: Interaction) -> Reply:
    """What was typed about a place; its address is looked up unless it stands as before."""
    await turn.require_organiser(form.area)
    held = await _organised_place(form.place, turn) if form.place else None
    if form.hours.strip() and read_hours(form.hours) is None:
        raise Refused(words.cool_hours_unread(), field="hours")
    before = CoolPlaceForm.model_validate(_answers_of(held, turn)) if held else form
    if doubt := ask_outlived(before, form):
        return doubt
    if held and form.where.words and form.where.words == held.address:
        return await _save_place(form, (held.lat, held.lon), turn)
    area = await turn.store.areas.get_area(form.area)
    point = form.where.shared_point or read_coordinates(form.where.words)
    if point:
        return await _save_place(form, point, turn)
    typed = with_town(form.where.words, area, turn)
    return CallService(partial(locate_street, form=form, typed=typed, country=area.country))


@heat.on_event(LocatedEvent, asked_for=CoolPlaceForm)
async def take_located_place(event: LocatedEvent, turn: Interaction) -> Reply:
    form = event.asked_for
    if not isinstance(form, CoolPlaceForm):
        return None
    await turn.require_organiser(form.area)
    if event.silent:
        raise Refused(words.cool_place_silent(), field="where", again=True)
    if event.spot is None or event.spot.kind == "town":
        raise Refused(words.cool_place_unfound(), field="where")
    return await _save_place(form, (event.spot.lat, event.spot.lon), turn)


async def _save_place(form: CoolPlaceForm, point: tuple[float, float], turn: Interaction) -> Reply:
    area = await turn.store.areas.get_area(form.area)
    if metres_between(point, (area.lat, area.lon)) > area.radius + BEYOND:
        far = words.cool_place_far(kilometres=BEYOND // 1000, area=area.name)
        raise Refused(far, field="where")
    address = "" if read_coordinates(form.where.words) else form.where.words
    held = await _organised_place(form.place, turn) if form.place else None
    facts = CoolFacts(
        name=form.name,
        address=address,
        hours=pack_hours(read_hours(form.hours)),
        note=form.note,
        lat=round(point[0], 6),
        lon=round(point[1], 6),
        shady=form.shady,
        outer_id=held.outer_id if held else "",
    )
    if held:
        held.take_facts(facts, turn.now)
    else:
        await _must_have_room(area.id, turn)
        held = CoolPlace(area_id=area.id, changed_at=turn.now, **facts.model_dump())
        await turn.store.cool.keep_place(held)
    await turn.store.nudges.show_card_anew(area.id)
    turn.record_act(CoolAct.SAVED, by=turn.member, area=area.id, on=str(held.id))
    return Show(_screen_of(held), words.cool_saved())
