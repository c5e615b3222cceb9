"""An area from its form to its opening: where it is, how far it goes, who waited for it."""

from __future__ import annotations

from typing import Any

from handlers.kernel import (
    Ask,
    CallService,
    Event,
    FileFetchedEvent,
    Interaction,
    LocatedEvent,
    Refused,
    Reply,
    Services,
    Show,
)
from handlers.organise.area_names import names_of, town_at, town_named
from handlers.organise.feature import area_of, must_organise_any, organise, overview_of_area
from handlers.organise.outline import AreaOutline, read_outline
from messages import words
from messages.form import PlaceAnswer
from messages.language import LANGUAGES
from messages.model import Message, message
from messages.organise import opening_views
from messages.organise import panel_views as screens
from messages.organise.actions import (
    AmendDraft,
    DeclareForm,
    DraftLanguage,
    DropDraft,
    DropOutline,
    EditAreaForm,
    OpenArea,
    OrganiserAct,
    RedraftForm,
)
from storage.area import Area, MemberRole, Membership
from storage.errors import RowMissing
from storage.organise import AreaDraft
from storage.outbox import DedupKey
from storage.places import PlacesSilent, metres_between

NEARBY = 30_000
"""Metres between a town and an address in it beyond which the geocoder meant another place."""


@organise.on_form(DeclareForm)
@organise.on_form(RedraftForm)
async def declare_area(form: DeclareForm, turn: Interaction) -> Reply:
    await must_organise_any(turn)
    await names_of(turn, form.name, form.aliases)
    before = await _draft_before(form, turn)
    if before and form.centre.shared_point is None and form.centre.words == before.town_name:
        form = _with_centre(form, before.lat, before.lon)
    if form.centre.shared_point is None:
        town = town_named(turn, form.centre.words)
        if turn.gazetteer.search_towns(form.centre.words).rest:
            return CallService(lambda outside: _locate_centre(outside, form, town.country))
        form = _with_centre(form, town.lat, town.lon)
    return await _continue_with_centre(form, turn)


async def _locate_centre(outside: Services, form: DeclareForm, country: str) -> Event:
    said = form.centre.words
    try:
        return LocatedEvent(
            said, await outside.addresses.find_address(said, country=country), asked_for=form
        )
    except PlacesSilent as silence:
        return LocatedEvent(said, silent=silence.reason, asked_for=form)


@organise.on_event(LocatedEvent, asked_for=DeclareForm)
@organise.on_event(LocatedEvent, asked_for=RedraftForm)
async def take_centre(event: LocatedEvent, turn: Interaction) -> Reply:
    await must_organise_any(turn)
    form, spot = event.asked_for, event.spot
    if not isinstance(form, DeclareForm):
        return None
    if event.silent:
        raise Refused(words.organise_centre_silent(), field="centre")
    town = town_named(turn, event.words)
    # A geocoder that knows the town and not the street answers the town.
    if (
        spot is None
        or spot.kind == "town"
        or metres_between((spot.lat, spot.lon), (town.lat, town.lon)) > NEARBY
    ):
        raise Refused(words.organise_centre_unknown(), field="centre")
    return await _continue_with_centre(_with_centre(form, spot.lat, spot.lon), turn)


def _with_centre(form: DeclareForm, lat: float, lon: float) -> DeclareForm:
    where = PlaceAnswer(words=form.centre.words, lat=lat, lon=lon)
    return form.model_copy(update={"centre": where})


async def _continue_with_centre(form: DeclareForm, turn: Interaction) -> Reply:
    """Go on with a form whose centre is a point."""
    if form.outline is None:
        return await _save_area_draft(form, turn, None)
    return CallService(lambda outside: _fetch_outline(outside, form, turn.account.platform))


async def _fetch_outline(
    outside: Services, form: DeclareForm | EditAreaForm, platform: str
) -> Event:
    ref = form.outline.ref if form.outline else ""
    return FileFetchedEvent(await outside.files.fetch_file(platform, ref), asked_for=form)


@organise.on_event(FileFetchedEvent, asked_for=DeclareForm)
@organise.on_event(FileFetchedEvent, asked_for=RedraftForm)
async def take_outline(event: FileFetchedEvent, turn: Interaction) -> Reply:
    await must_organise_any(turn)
    form = event.asked_for
    if not isinstance(form, DeclareForm) or form.centre.shared_point is None:
        return None
    return await _save_area_draft(form, turn, read_outline(event.content, form.centre.shared_point))


async def _save_area_draft(
    form: DeclareForm, turn: Interaction, shape: AreaOutline | None
) -> Reply:
    """Keep what was described until its author opens it."""
    before = await _draft_before(form, turn)
    point = form.centre.shared_point
    if point is None:
        return None
    polygon, moved = (shape.geometry, shape.moved) if shape else (None, False)
    if shape is None and before:
        polygon, moved = before.polygon, before.moved
    town = town_at(turn, form.centre, before)
    names = await names_of(turn, form.name, form.aliases, town=town.code)
    lat, lon = shape.centre if shape else point
    draft = AreaDraft(
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
    await turn.store.organisation.save_area_draft(draft)
    return Show(_draft_preview(draft))


async def _draft_before(form: DeclareForm, turn: Interaction) -> AreaDraft | None:
    if not isinstance(form, RedraftForm):
        return None
    return await turn.store.organisation.get_area_draft(form.draft, turn.member.id)


def _draft_preview(draft: AreaDraft) -> Message:
    return opening_views.draft_preview(
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


async def _own_draft(turn: Interaction, draft_id: int) -> AreaDraft:
    """The draft, for its author and while they may still declare areas."""
    await must_organise_any(turn)
    draft = await turn.store.organisation.get_area_draft(draft_id, turn.member.id)
    if draft is None:
        raise RowMissing("AreaDraft", draft_id)
    return draft


@organise.on_press(DraftLanguage)
async def choose_language(action: DraftLanguage, turn: Interaction) -> Reply:
    draft = await _own_draft(turn, action.draft)
    if action.language in LANGUAGES:
        draft.language = action.language
    return Show(_draft_preview(draft))


@organise.on_press(AmendDraft)
async def amend_draft(action: AmendDraft, turn: Interaction) -> Reply:
    draft = await _own_draft(turn, action.draft)
    given: dict[str, Any] = {
        "draft": draft.id,
        "name": draft.name,
        "centre": {"words": draft.town_name},
        "radius": draft.radius,
        "aliases": ", ".join(draft.aliases),
    }
    return Ask(RedraftForm, given)


@organise.on_press(DropDraft)
async def drop_draft(action: DropDraft, turn: Interaction) -> Reply:
    draft = await _own_draft(turn, action.draft)
    await turn.store.organisation.delete_area_draft(draft.id)
    return Show(message(words.organise_draft_dropped()))


@organise.on_press(OpenArea)
async def open_area(action: OpenArea, turn: Interaction) -> Reply:
    """Open an area once: its author organises it, and those who waited in its town are told."""
    draft = await _own_draft(turn, action.draft)
    names = await names_of(turn, draft.name, ", ".join(draft.aliases), town=draft.town)
    if not await turn.store.organisation.delete_area_draft(draft.id):
        raise RowMissing("AreaDraft", draft.id)
    area = draft.to_area(turn.now)
    turn.store.session.add(area)
    await turn.store.session.flush()
    await turn.store.organisation.rename_area(area.id, names)
    organiser = Membership(
        member_id=turn.member.id,
        area_id=area.id,
        role=MemberRole.ORGANISER,
        home=not await turn.own_areas(),
        joined_at=turn.now,
    )
    turn.store.session.add(organiser)
    await turn.store.areas.stop_waiting(turn.member.id, area.town)
    if organiser.home:
        turn.member.zone = area.zone
    turn.record_act(OrganiserAct.OPENED, by=turn.member, area=area.id)
    return Show(opening_views.area_opened(area.id, area.name, await _tell_waiting(area, turn)))


async def _tell_waiting(area: Area, turn: Interaction) -> int:
    """Tell everybody who waited in the town; how many could be told."""
    said = opening_views.area_opened_near(area.name, area.town_name, area.code)
    told, once = 0, DedupKey(area.key_subject, "opened")
    for member in await turn.store.areas.waiting_members(area.town):
        if member.id != turn.member.id:
            told += await turn.notify_member(member, said, once=once)
    return told


@organise.on_form(EditAreaForm)
async def edit_area(form: EditAreaForm, turn: Interaction) -> Reply:
    await area_of(turn, form.area)
    if form.outline:
        return CallService(lambda outside: _fetch_outline(outside, form, turn.account.platform))
    return await _save_edited_area(form, turn, None)


@organise.on_event(FileFetchedEvent, asked_for=EditAreaForm)
async def take_edited_outline(event: FileFetchedEvent, turn: Interaction) -> Reply:
    form = event.asked_for
    if not isinstance(form, EditAreaForm):
        return None
    area = await area_of(turn, form.area)
    return await _save_edited_area(form, turn, read_outline(event.content, (area.lat, area.lon)))


async def _save_edited_area(
    form: EditAreaForm, turn: Interaction, shape: AreaOutline | None
) -> Reply:
    area = await area_of(turn, form.area)
    names = await names_of(turn, form.name, form.aliases, town=area.town, area=area.id)
    area.name, area.radius, area.numbers = form.name, form.radius, form.numbers
    if shape:
        area.polygon, (area.lat, area.lon) = shape.geometry, shape.centre
    await turn.store.organisation.rename_area(area.id, names)
    turn.record_act(OrganiserAct.CHANGED, by=turn.member, area=area.id)
    said = words.organise_changed(name=area.name)
    seen = await overview_of_area(turn, area)
    return Show(screens.area_panel(seen, said, outlined=area.polygon is not None))


@organise.on_press(DropOutline)
async def drop_outline(action: DropOutline, turn: Interaction) -> Reply:
    area = await area_of(turn, action.area)
    if area.polygon is not None:
        area.polygon = None
        turn.record_act(OrganiserAct.CHANGED, by=turn.member, area=area.id)
    return Show(screens.area_panel(await overview_of_area(turn, area), outlined=False))
