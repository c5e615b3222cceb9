"""An area from its form to its opening: where it is, how far it goes, who waited for it."""

from __future__ import annotations

from typing import Any

from handlers.kernel.events import FileFetchedEvent, LocatedEvent
from handlers.kernel.files import fetch_sent_file
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask, CallService, Refused, Reply, Show
from handlers.organise.area_names import names_of, town_named
from handlers.organise.centring import (
    find_centre,
    is_far,
    located_centre,
    town_of_centre,
    with_centre,
)
from handlers.organise.feature import must_organise_any, organise
from handlers.organise.outline import AreaOutline, SwappedOutline, ask_to_turn, read_outline
from messages import words
from messages.language import LANGUAGES
from messages.model import Message, message
from messages.organise import opening_views
from messages.organise.actions import (
    AmendDraft,
    DeclareForm,
    DraftLanguage,
    DropDraft,
    NameTownForm,
    OpenArea,
    OrganiserAct,
    RedraftForm,
)
from storage.area import Area, MemberRole, Membership
from storage.errors import RowMissing
from storage.organise import AreaDraft
from storage.outbox import DedupKey


@organise.on_form(DeclareForm)
@organise.on_form(RedraftForm)
async def declare_area(form: DeclareForm, turn: Interaction) -> Reply:
    await must_organise_any(turn)
    await names_of(turn, form.name, form.aliases)
    service = find_centre(form, turn, await _draft_before(form, turn))
    if isinstance(service, CallService):
        return service
    return await _continue_with_centre(service, turn)


@organise.on_event(LocatedEvent, asked_for=DeclareForm)
@organise.on_event(LocatedEvent, asked_for=RedraftForm)
async def take_centre(event: LocatedEvent, turn: Interaction) -> Reply:
    await must_organise_any(turn)
    form = event.asked_for
    if not isinstance(form, DeclareForm):
        return None
    return await _continue_with_centre(with_centre(form, *located_centre(event, turn)), turn)


async def _continue_with_centre(form: DeclareForm, turn: Interaction) -> Reply:
    """Go on with a form whose centre is a point."""
    if form.outline is None:
        return await save_area_draft(form, turn, None)
    ref = form.outline.ref
    return CallService(lambda outside: fetch_sent_file(outside, turn.account.platform, ref, form))


@organise.on_event(FileFetchedEvent, asked_for=DeclareForm)
@organise.on_event(FileFetchedEvent, asked_for=RedraftForm)
async def take_outline(event: FileFetchedEvent, turn: Interaction) -> Reply:
    await must_organise_any(turn)
    form = event.asked_for
    if not isinstance(form, DeclareForm) or form.centre.shared_point is None:
        return None
    try:
        shape = read_outline(event, form.centre.shared_point)
    except SwappedOutline:
        return ask_to_turn(form)
    return await save_area_draft(form, turn, shape)


async def save_area_draft(form: DeclareForm, turn: Interaction, shape: AreaOutline | None) -> Reply:
    """Keep what was described until its author opens it."""
    before = await _draft_before(form, turn)
    point = form.centre.shared_point
    if point is None:
        return None
    polygon, moved = (shape.geometry, shape.moved) if shape else (None, False)
    if shape is None and before:
        polygon, moved = before.polygon, before.moved
    town = town_of_centre(turn, form.centre, before)
    names = await names_of(turn, form.name, form.aliases, town=town.code if town else "")
    lat, lon = shape.centre if shape else point
    draft = AreaDraft(
        member_id=turn.member.id,
        name=form.name,
        aliases=[name for name in names.values() if name != form.name],
        town=town.code if town else "",
        town_name=town.name if town else "",
        country=town.country if town else "",
        zone=town.zone if town else turn.member.zone,
        lat=lat,
        lon=lon,
        radius=form.radius,
        polygon=polygon,
        moved=moved,
        language=before.language if before else turn.member.language,
        drafted_at=turn.now,
    )
    await turn.store.organisation.save_area_draft(draft)
    # The point is kept: only its town is asked where there are no outlines.
    return Show(_draft_preview(draft)) if town else Ask(NameTownForm, {"draft": draft.id})


@organise.on_form(NameTownForm)
async def name_town(form: NameTownForm, turn: Interaction) -> Reply:
    """The town of a centre that no outline holds."""
    draft = await _own_draft(turn, form.draft)
    town = town_named(turn, form.town, field="town")
    if is_far(town, (draft.lat, draft.lon)):
        raise Refused(words.organise_town_far(town=town.name), field="town")
    await names_of(turn, draft.name, ", ".join(draft.aliases), town=town.code)
    draft.town, draft.town_name = town.code, town.name
    draft.country, draft.zone = town.country, town.zone
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
    return Ask(RedraftForm, given, review=words.form_save())


@organise.on_press(DropDraft)
async def drop_draft(action: DropDraft, turn: Interaction) -> Reply:
    draft = await _own_draft(turn, action.draft)
    await turn.store.organisation.delete_area_draft(draft.id)
    return Show(message(words.organise_draft_dropped()))


@organise.on_press(OpenArea)
async def open_area(action: OpenArea, turn: Interaction) -> Reply:
    """Open an area once: its author organises it, and those who waited in its town are told."""
    draft = await _own_draft(turn, action.draft)
    if not draft.town:
        return Ask(NameTownForm, {"draft": draft.id})
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
    letter = opening_views.area_opened_near(area.name, area.town_name, area.code)
    told, once = 0, DedupKey(area.key_subject, "opened")
    for member in await turn.store.areas.waiting_members(area.town):
        if member.id != turn.member.id:
            told += await turn.notify_member(member, letter, once=once)
    return told
