"""An area from its form to its opening: where it is, how far it goes, who waited for it."""

from __future__ import annotations

from typing import Any

from handlers.kernel import (
    Ask,
    Event,
    Fetched,
    Inquire,
    Located,
    Outside,
    Refused,
    Reply,
    Show,
    Turn,
)
from handlers.organise.feature import area_of, glance, must_organise_any, organise
from handlers.organise.naming import names_of, town_at, town_named
from handlers.organise.outline import Outline, outline
from messages import words
from messages.catalog import LANGUAGES
from messages.form import Where
from messages.model import Message, message
from messages.organise import opening
from messages.organise import panel as screens
from messages.organise.asked import (
    Act,
    Amend,
    Declare,
    DraftLanguage,
    Drop,
    DropOutline,
    Edit,
    Open,
    Redraft,
)
from storage.area import Area, Membership, Role
from storage.errors import Missing
from storage.organise import Draft
from storage.places import PlacesSilent, metres

NEARBY = 30_000
"""Metres between a town and an address in it beyond which the geocoder meant another place."""


@organise.submitted(Declare)
@organise.submitted(Redraft)
async def declare(form: Declare, turn: Turn) -> Reply:
    await must_organise_any(turn)
    await names_of(turn, form.name, form.aliases)
    before = await _before(form, turn)
    if before and form.centre.point is None and form.centre.words == before.town_name:
        form = _at(form, before.lat, before.lon)
    if form.centre.point is None:
        town = town_named(turn, form.centre.words)
        if turn.gazetteer.search(form.centre.words).rest:
            return Inquire(lambda outside: _locate(outside, form, town.country))
        form = _at(form, town.lat, town.lon)
    return await _centred(form, turn)


async def _locate(outside: Outside, form: Declare, country: str) -> Event:
    said = form.centre.words
    try:
        return Located(said, await outside.addresses.find(said, country=country), asked_for=form)
    except PlacesSilent as silence:
        return Located(said, silent=silence.reason, asked_for=form)


@organise.heard(Located, asked_for=Declare)
@organise.heard(Located, asked_for=Redraft)
async def located(event: Located, turn: Turn) -> Reply:
    await must_organise_any(turn)
    form, spot = event.asked_for, event.spot
    if not isinstance(form, Declare):
        return None
    if event.silent:
        raise Refused(words.organise_centre_silent(), field="centre")
    town = town_named(turn, event.words)
    # A geocoder that knows the town and not the street answers the town.
    if (
        spot is None
        or spot.kind == "town"
        or metres((spot.lat, spot.lon), (town.lat, town.lon)) > NEARBY
    ):
        raise Refused(words.organise_centre_unknown(), field="centre")
    return await _centred(_at(form, spot.lat, spot.lon), turn)


def _at(form: Declare, lat: float, lon: float) -> Declare:
    where = Where(words=form.centre.words, lat=lat, lon=lon)
    return form.model_copy(update={"centre": where})


async def _centred(form: Declare, turn: Turn) -> Reply:
    """Go on with a form whose centre is a point."""
    if form.outline is None:
        return await _draft(form, turn, None)
    return Inquire(lambda outside: _fetch(outside, form, turn.account.platform))


async def _fetch(outside: Outside, form: Declare | Edit, platform: str) -> Event:
    ref = form.outline.ref if form.outline else ""
    return Fetched(await outside.files.fetch(platform, ref), asked_for=form)


@organise.heard(Fetched, asked_for=Declare)
@organise.heard(Fetched, asked_for=Redraft)
async def outlined(event: Fetched, turn: Turn) -> Reply:
    await must_organise_any(turn)
    form = event.asked_for
    if not isinstance(form, Declare) or form.centre.point is None:
        return None
    return await _draft(form, turn, outline(event.content, form.centre.point))


async def _draft(form: Declare, turn: Turn, shape: Outline | None) -> Reply:
    """Keep what was described until its author opens it."""
    before = await _before(form, turn)
    point = form.centre.point
    if point is None:
        return None
    polygon, moved = (shape.geometry, shape.moved) if shape else (None, False)
    if shape is None and before:
        polygon, moved = before.polygon, before.moved
    town = town_at(turn, form.centre, before)
    names = await names_of(turn, form.name, form.aliases, town=town.code)
    lat, lon = shape.centre if shape else point
    draft = Draft(
        member_id=turn.member.id,
        name=form.name,
        aliases=[name for name in names.values() if name != form.name],
        town=town.code,
        town_name=town.name,
        country=town.country,
        zone=town.zone,
        lat=lat,
        lon=lon,
        radius=form.radius,
        polygon=polygon,
        moved=moved,
        language=before.language if before else turn.member.language,
        drafted_at=turn.now,
    )
    await turn.store.organisation.keep_draft(draft)
    return Show(_preview(draft))


async def _before(form: Declare, turn: Turn) -> Draft | None:
    if not isinstance(form, Redraft):
        return None
    return await turn.store.organisation.draft(form.draft, turn.member.id)


def _preview(draft: Draft) -> Message:
    return opening.preview(
        draft.id,
        name=draft.name,
        town=draft.town_name,
        aliases=tuple(draft.aliases),
        radius=draft.radius,
        outlined=draft.polygon is not None,
        moved=draft.moved,
        language=draft.language,
        centre=(draft.lat, draft.lon),
    )


async def _mine(turn: Turn, draft_id: int) -> Draft:
    """The draft, for its author and while they may still declare areas."""
    await must_organise_any(turn)
    draft = await turn.store.organisation.draft(draft_id, turn.member.id)
    if draft is None:
        raise Missing("Draft", draft_id)
    return draft


@organise.pressed(DraftLanguage)
async def choose_language(action: DraftLanguage, turn: Turn) -> Reply:
    draft = await _mine(turn, action.draft)
    if action.language in LANGUAGES:
        draft.language = action.language
    return Show(_preview(draft))


@organise.pressed(Amend)
async def amend(action: Amend, turn: Turn) -> Reply:
    draft = await _mine(turn, action.draft)
    given: dict[str, Any] = {
        "draft": draft.id,
        "name": draft.name,
        "centre": {"words": draft.town_name},
        "radius": draft.radius,
        "aliases": ", ".join(draft.aliases),
    }
    return Ask(Redraft, given)


@organise.pressed(Drop)
async def drop(action: Drop, turn: Turn) -> Reply:
    draft = await _mine(turn, action.draft)
    await turn.store.organisation.drop_draft(draft.id)
    return Show(message(words.organise_draft_dropped()))


@organise.pressed(Open)
async def open_area(action: Open, turn: Turn) -> Reply:
    """Open an area once: its author organises it, and those who waited in its town are told."""
    draft = await _mine(turn, action.draft)
    names = await names_of(turn, draft.name, ", ".join(draft.aliases), town=draft.town)
    if not await turn.store.organisation.drop_draft(draft.id):
        raise Missing("Draft", draft.id)
    area = draft.opened(turn.now)
    turn.store.session.add(area)
    await turn.store.session.flush()
    await turn.store.organisation.rename(area.id, names)
    organiser = Membership(
        member_id=turn.member.id,
        area_id=area.id,
        role=Role.ORGANISER,
        home=not await turn.areas(),
        joined_at=turn.now,
    )
    turn.store.session.add(organiser)
    await turn.store.areas.stop_waiting(turn.member.id, area.town)
    if organiser.home:
        turn.member.zone = area.zone
    turn.note(Act.OPENED, by=turn.member, area=area.id)
    return Show(opening.opened(area.id, area.name, await _tell_waiting(area, turn)))


async def _tell_waiting(area: Area, turn: Turn) -> int:
    """Tell everybody who waited in the town; how many could be told."""
    said = opening.opened_near(area.name, area.town_name, area.code)
    told = 0
    for member in await turn.store.areas.waiting_members(area.town):
        if member.id != turn.member.id:
            told += await turn.tell(member, said, once=f"opened:{area.id}")
    return told


@organise.submitted(Edit)
async def edit(form: Edit, turn: Turn) -> Reply:
    await area_of(turn, form.area)
    if form.outline:
        return Inquire(lambda outside: _fetch(outside, form, turn.account.platform))
    return await _edited(form, turn, None)


@organise.heard(Fetched, asked_for=Edit)
async def edited(event: Fetched, turn: Turn) -> Reply:
    form = event.asked_for
    if not isinstance(form, Edit):
        return None
    area = await area_of(turn, form.area)
    return await _edited(form, turn, outline(event.content, (area.lat, area.lon)))


async def _edited(form: Edit, turn: Turn, shape: Outline | None) -> Reply:
    area = await area_of(turn, form.area)
    names = await names_of(turn, form.name, form.aliases, town=area.town, area=area.id)
    area.name, area.radius, area.numbers = form.name, form.radius, form.numbers
    if shape:
        area.polygon, (area.lat, area.lon) = shape.geometry, shape.centre
    await turn.store.organisation.rename(area.id, names)
    turn.note(Act.CHANGED, by=turn.member, area=area.id)
    said = words.organise_changed(name=area.name)
    seen = await glance(turn, area)
    return Show(screens.area(seen, said, outlined=area.polygon is not None))


@organise.pressed(DropOutline)
async def drop_outline(action: DropOutline, turn: Turn) -> Reply:
    area = await area_of(turn, action.area)
    if area.polygon is not None:
        area.polygon = None
        turn.note(Act.CHANGED, by=turn.member, area=area.id)
    return Show(screens.area(await glance(turn, area), outlined=False))
