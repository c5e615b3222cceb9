"""A town's file, sent by an organiser: read, shown, and taken in whole once they say yes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from handlers.heat.cooling.file_reading import AreaReach, PlacesReading, read_places_file
from handlers.heat.cooling.listing import list_screen
from handlers.heat.cooling.place_file import FileUnread
from handlers.heat.feature import heat
from handlers.kernel.events import ServiceEvent
from handlers.kernel.files import GONE, fetch_sent_file
from handlers.kernel.interaction import Interaction
from handlers.kernel.ports import Services
from handlers.kernel.replies import Ask, CallService, Refused, Reply, Show
from messages import words
from messages.form import Form
from messages.heat.cool import import_views as screens
from messages.heat.cool.actions import (
    ApplyCoolFile,
    ChangeCoolColumns,
    CoolAct,
    CoolColumnsForm,
    CoolFileForm,
    DropCoolFile,
    SendCoolFile,
)
from messages.model import Message, Text
from storage.area import Area
from storage.heat.cool import (
    MOST,
    CoolPlaceImport,
    PlacesChange,
    compare_places,
)

ASKED_COLUMNS = tuple(field.name for field in CoolColumnsForm.questions())


@dataclass(frozen=True)
class PlacesReadEvent(ServiceEvent):
    """A file of places was read for the form that sent it, or `why` it could not be.

    With `again` it may be read later.
    """

    asked_for: Form = field(repr=False)
    reading: PlacesReading | None = None
    why: Text | None = None
    again: bool = False


@heat.on_press(SendCoolFile)
async def ask_file(press: SendCoolFile, turn: Interaction) -> Reply:
    await turn.require_organiser(press.area)
    return Ask(CoolFileForm, {"area": press.area})


@heat.on_form(CoolFileForm)
async def take_file(form: CoolFileForm, turn: Interaction) -> Reply:
    await turn.require_organiser(form.area)
    area = await turn.store.areas.get_area(form.area)
    return _read_file(turn.account.platform, form.places.ref, form, area, None)


def _read_file(
    platform: str, ref: str, form: Form, area: Area, named: Mapping[str, str] | None
) -> CallService:
    """Fetch and read a file while no transaction is open."""
    reach = AreaReach.of(area)

    async def read(outside: Services) -> PlacesReadEvent:
        fetched = await fetch_sent_file(outside, platform, ref, form)
        if fetched.silent:
            gone = fetched.silent == GONE
            why = words.cool_file_gone() if gone else words.cool_file_silent()
            return PlacesReadEvent(form, why=why, again=not gone)
        work = partial(read_places_file, fetched.content, reach, named)
        try:
            return PlacesReadEvent(form, await outside.maker.make_document(work))
        except FileUnread as unread:
            return PlacesReadEvent(form, why=unread.why)

    return CallService(read)


@heat.on_event(PlacesReadEvent, asked_for=CoolFileForm)
async def show_reading(event: PlacesReadEvent, turn: Interaction) -> Reply:
    form = event.asked_for
    if not isinstance(form, CoolFileForm):
        return None
    await turn.require_organiser(form.area)
    if event.reading is None:
        raise Refused(event.why or words.gone(), field="places", again=event.again)
    held = CoolPlaceImport(
        area_id=form.area,
        member_id=turn.member.id,
        platform=turn.account.platform,
        ref=form.places.ref,
        read_at=turn.now,
    )
    return Show(await _keep_reading(held, event.reading, turn))


@heat.on_press(ChangeCoolColumns)
async def ask_columns(press: ChangeCoolColumns, turn: Interaction) -> Reply:
    held = await _own_file(press.draft, turn)
    given = {"draft": held.id, **screens.column_names(held.columns, ASKED_COLUMNS)}
    return Ask(CoolColumnsForm, given, review=words.cool_columns_read())


@heat.on_form(CoolColumnsForm)
async def read_with_columns(form: CoolColumnsForm, turn: Interaction) -> Reply:
    """Read the same file with other columns; those that nobody is asked about stay."""
    held = await _own_file(form.draft, turn)
    area = await turn.store.areas.get_area(held.area_id)
    said = form.model_dump(include={*ASKED_COLUMNS})
    kept = {role: name for role, name in held.columns.items() if role not in ASKED_COLUMNS}
    if said["hours"] and said["hours"] != held.columns.get("hours"):
        kept = {role: name for role, name in kept.items() if not role.startswith("day-")}
    named = kept | {role: name for role, name in said.items() if name.strip()}
    return _read_file(held.platform, held.ref, form, area, named)


@heat.on_event(PlacesReadEvent, asked_for=CoolColumnsForm)
async def show_reading_anew(event: PlacesReadEvent, turn: Interaction) -> Reply:
    form = event.asked_for
    if not isinstance(form, CoolColumnsForm):
        return None
    held = await _own_file(form.draft, turn)
    if event.reading is None:
        raise Refused(event.why or words.gone(), field="name", again=event.again)
    anew = CoolPlaceImport(
        **held.model_dump(include={"area_id", "member_id", "platform", "ref"}), read_at=turn.now
    )
    return Show(await _keep_reading(anew, event.reading, turn))


async def _keep_reading(
    held: CoolPlaceImport, reading: PlacesReading, turn: Interaction
) -> Message:
    """Keep what was read until they say yes, and show it."""
    held.columns, held.unread = dict(reading.columns), list(reading.unread)
    held.places = [facts.model_dump() for facts in reading.places]
    await turn.store.cool.keep_import(held)
    area = await turn.store.areas.get_area(held.area_id)
    places = await turn.store.cool.list_places(area.id)
    change = compare_places(places, reading.places, reading.unread)
    return screens.file_preview(area.id, held.id, summarise_reading(area, reading, change))


def summarise_reading(
    area: Area, reading: PlacesReading, change: PlacesChange
) -> screens.FileSummary:
    """What whoever sent a file is shown of it."""
    return screens.FileSummary(
        area=area.name,
        count=len(reading.places),
        columns=tuple((screens.ColumnRole(role), name) for role, name in reading.columns.items()),
        drawn=reading.drawn,
        swapped=reading.swapped,
        far=reading.far,
        new=tuple(facts.name for facts in change.new),
        changed=tuple(facts.name for _, facts in change.changed),
        same=len(change.same),
        gone=tuple(place.name for place in change.gone),
        doubtful=reading.doubtful,
    )


@heat.on_press(ApplyCoolFile)
async def apply_file(press: ApplyCoolFile, turn: Interaction) -> Reply:
    """Take in all of what was shown; who pressed first has done it."""
    held = await _own_file(press.draft, turn)
    area = await turn.store.areas.get_area(held.area_id)
    read, unread = held.read_places, list(held.unread)
    if not await turn.store.cool.drop_import(held.id):
        raise Refused(words.gone())
    change = await turn.store.cool.apply_places(
        area.id, read, unread, turn.now, drop_gone=press.drop
    )
    if await turn.store.cool.count_places(area.id) > MOST:
        raise Refused(words.cool_list_full(most=MOST))
    await turn.store.nudges.show_card_anew(area.id)
    turn.record_act(CoolAct.IMPORTED, by=turn.member, area=area.id, on=str(len(read)))
    done = words.cool_imported(
        new=str(len(change.new)),
        changed=str(len(change.changed)),
        dropped=str(len(change.gone) if press.drop else 0),
    )
    return Show(await list_screen(area, turn), done)


@heat.on_press(DropCoolFile)
async def leave_file(press: DropCoolFile, turn: Interaction) -> Reply:
    held = await _own_file(press.draft, turn)
    area = await turn.store.areas.get_area(held.area_id)
    await turn.store.cool.drop_import(held.id)
    return Show(await list_screen(area, turn), words.cool_import_cancelled())


async def _own_file(import_id: int, turn: Interaction) -> CoolPlaceImport:
    """The file for its sender, who must organise its area still."""
    held = await turn.store.cool.own_import(import_id, turn.member.id)
    if held is None:
        raise Refused(words.cool_file_gone())
    await turn.require_organiser(held.area_id)
    return held
