"""Changing an area that is open: its names, its centre, how far it goes, its outline."""

from __future__ import annotations

from handlers.kernel.events import FileFetchedEvent, LocatedEvent
from handlers.kernel.files import fetch_sent_file
from handlers.kernel.interaction import Interaction
from handlers.kernel.rechecking import ask_outlived
from handlers.kernel.replies import CallService, Refused, Reply, Show
from handlers.organise.area_names import names_of
from handlers.organise.centring import find_centre, located_centre, town_of_centre, with_centre
from handlers.organise.feature import area_of, organise, overview_of_area
from handlers.organise.outline import AreaOutline, SwappedOutline, ask_to_turn, read_outline
from messages import words
from messages.heat.duty.mail import DutyPosting
from messages.organise import panel_views
from messages.organise.actions import TOWN_S, DropOutline, EditAreaForm, OrganiserAct
from storage.area import Area
from storage.places import Town, is_inside


@organise.on_form(EditAreaForm)
async def edit_area(form: EditAreaForm, turn: Interaction) -> Reply:
    service = find_centre(form, turn, await area_of(turn, form.area))
    if isinstance(service, CallService):
        return service
    return await _continue_editing(service, turn)


@organise.on_event(LocatedEvent, asked_for=EditAreaForm)
async def take_edited_centre(event: LocatedEvent, turn: Interaction) -> Reply:
    form = event.asked_for
    if not isinstance(form, EditAreaForm):
        return None
    await area_of(turn, form.area)
    return await _continue_editing(with_centre(form, *located_centre(event, turn)), turn)


async def _continue_editing(form: EditAreaForm, turn: Interaction) -> Reply:
    """Go on with a change whose centre is a point."""
    if form.outline:
        platform, ref = turn.account.platform, form.outline.ref
        return CallService(lambda outside: fetch_sent_file(outside, platform, ref, form))
    return await save_edited_area(form, turn, None)


@organise.on_event(FileFetchedEvent, asked_for=EditAreaForm)
async def take_edited_outline(event: FileFetchedEvent, turn: Interaction) -> Reply:
    form = event.asked_for
    if not isinstance(form, EditAreaForm) or form.centre is None or not form.centre.shared_point:
        return None
    await area_of(turn, form.area)
    try:
        shape = read_outline(event, form.centre.shared_point)
    except SwappedOutline:
        return ask_to_turn(form)
    return await save_edited_area(form, turn, shape)


async def save_edited_area(
    form: EditAreaForm, turn: Interaction, shape: AreaOutline | None
) -> Reply:
    area = await area_of(turn, form.area)
    polygon = shape.geometry if shape else area.polygon
    point = shape.centre if shape else (form.centre.shared_point if form.centre else None)
    point = point or (area.lat, area.lon)
    town = _town_if_moved(form, turn, area)
    names = await names_of(
        turn, form.name, form.aliases, town=town.code if town else area.town, area=area.id
    )
    # Numbers are the town's: within one town they go on.
    here = form.centre if town is None or town.code == area.town else None
    stood = {name: getattr(area, name) for name in TOWN_S}
    before = form.model_copy(update={"centre": here, **stood})
    if doubt := ask_outlived(before, form):
        return doubt
    moved = point != (area.lat, area.lon)
    if moved and polygon and not is_inside(point, polygon["coordinates"]):
        raise Refused(words.organise_centre_outside(), field="centre")
    area.name, area.radius, area.numbers = form.name, form.radius, form.numbers
    set_duty(form, area, turn)
    area.polygon, (area.lat, area.lon) = polygon, point
    if town:
        area.town, area.town_name = town.code, town.name
        area.country, area.zone = town.country, town.zone
    await turn.store.organisation.rename_area(area.id, names)
    turn.record_act(OrganiserAct.CHANGED, by=turn.member, area=area.id)
    text = words.organise_changed(name=area.name)
    seen = await overview_of_area(turn, area)
    return Show(panel_views.area_panel(seen, text, outlined=area.polygon is not None))


def set_duty(form: EditAreaForm, area: Area, turn: Interaction) -> None:
    """Who is on duty at the town; a mail box only where mails can be sent."""
    number, mail = form.duty_number, form.duty_mail
    if (number, mail) == (area.duty_number, area.duty_mail):
        return
    if mail and mail != area.duty_mail and turn.find_setting(DutyPosting) is None:
        raise Refused(words.organise_duty_no_mails(), field="duty_mail")
    area.duty_number, area.duty_mail = number, mail
    turn.record_act(OrganiserAct.DUTY, by=turn.member, area=area.id)


def _town_if_moved(form: EditAreaForm, turn: Interaction, area: Area) -> Town | None:
    """The town in which the centre lies when it moved; None when it is where it was."""
    where = form.centre
    if where is None or where.shared_point in (None, (area.lat, area.lon)):
        return None
    town = town_of_centre(turn, where, area)
    if town is None:
        raise Refused(words.organise_centre_far(town=area.town_name), field="centre")
    return town


@organise.on_press(DropOutline)
async def drop_outline(action: DropOutline, turn: Interaction) -> Reply:
    area = await area_of(turn, action.area)
    if area.polygon is not None:
        area.polygon = None
        turn.record_act(OrganiserAct.CHANGED, by=turn.member, area=area.id)
    return Show(panel_views.area_panel(await overview_of_area(turn, area), outlined=False))
