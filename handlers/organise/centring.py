"""Where the centre of an area lies: a shared point, an address in a town, or a town's middle."""

from __future__ import annotations

from typing import TypeVar

from handlers.kernel.events import Event, LocatedEvent
from handlers.kernel.interaction import Interaction
from handlers.kernel.ports import Services
from handlers.kernel.replies import CallService, Refused
from handlers.organise.area_names import town_named
from messages import words
from messages.form import PlaceAnswer
from messages.organise.actions import DeclareForm, EditAreaForm
from storage.area import Area
from storage.organise import AreaDraft
from storage.places import PlacesSilent, Town, metres_between
from storage.places.spot import UNSERVED

NEARBY = 30_000
"""Metres between a town and a place in it beyond which another place was meant."""

CentredForm = TypeVar("CentredForm", DeclareForm, EditAreaForm)


def find_centre(
    form: CentredForm, turn: Interaction, held: AreaDraft | Area | None
) -> CentredForm | CallService:
    """The form with its centre as a point, or a geocoder to ask for it.

    What names the town of what is `held` already leaves its centre where it is.
    """
    answer = form.centre
    if held and (
        answer is None or (answer.shared_point is None and answer.words == held.town_name)
    ):
        return with_centre(form, held.lat, held.lon)
    if answer is None or answer.shared_point:
        return form
    town = town_named(turn, answer.words)
    if turn.gazetteer.search_towns(answer.words).rest:
        return CallService(lambda outside: _locate_centre(outside, form, town.country))
    return with_centre(form, town.lat, town.lon)


def with_centre(form: CentredForm, lat: float, lon: float) -> CentredForm:
    typed = form.centre.words if form.centre else ""
    return form.model_copy(update={"centre": PlaceAnswer(words=typed, lat=lat, lon=lon)})


async def _locate_centre(
    outside: Services, form: DeclareForm | EditAreaForm, country: str
) -> Event:
    typed = form.centre.words if form.centre else ""
    try:
        spot = await outside.addresses.find_address(typed, country=country)
    except PlacesSilent as silence:
        return LocatedEvent(typed, silent=silence.reason, asked_for=form)
    return LocatedEvent(typed, spot, asked_for=form)


def located_centre(event: LocatedEvent, turn: Interaction) -> tuple[float, float]:
    """The (lat, lon) point that a geocoder found in the town that was said."""
    spot = event.spot
    if event.silent:
        unserved = event.silent == UNSERVED
        why = words.organise_centre_unserved() if unserved else words.organise_centre_silent()
        raise Refused(why, field="centre", again=not unserved)
    town = town_named(turn, event.words)
    # A geocoder that knows the town and not the street answers the town.
    if spot is None or spot.kind == "town" or is_far(town, (spot.lat, spot.lon)):
        raise Refused(words.organise_centre_unknown(), field="centre")
    return spot.lat, spot.lon


def is_far(town: Town, point: tuple[float, float]) -> bool:
    """Whether a (lat, lon) point cannot be in the town."""
    return metres_between(point, (town.lat, town.lon)) > NEARBY


def town_of_centre(
    turn: Interaction, where: PlaceAnswer, held: AreaDraft | Area | None
) -> Town | None:
    """The town a centre lies in: by outlines, from its words, or as before; None when unknown."""
    point = where.shared_point
    town = turn.gazetteer.town_at(*point) if point else None
    if town is None and where.words and not (held and where.words == held.town_name):
        town = town_named(turn, where.words)
    if town is None and held and held.town:
        before = turn.gazetteer.town_by_code(held.town)
        town = before if before and point and not is_far(before, point) else None
    return town
