"""The organiser's panel: areas, the invitation, what changes an area, demand."""

from __future__ import annotations

from collections import Counter
from zoneinfo import ZoneInfo

from handlers.kernel.events import CommandEvent
from handlers.kernel.feature import CommandMenu, CommandSection
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask, MoveToPrivate, Refused, Reply, Say, Show
from handlers.organise.feature import (
    LOOSE,
    area_choices,
    area_of,
    must_organise_any,
    organise,
    organised_areas,
    overview_of_area,
    view_of_wall,
)
from messages import words
from messages.model import Message
from messages.organise import panel_views as screens
from messages.organise.actions import (
    BeginDeclaring,
    ChangeArea,
    DeclareForm,
    EditAreaForm,
    OrganiserAct,
    PostInvitation,
    ShowArea,
    ShowDemand,
    ShowInvitation,
    ShowPanel,
)
from storage.area import Area, Wall
from storage.outbox import DedupKey, OutboxAction, occurrence_of


@organise.command(
    "orga",
    menu=CommandMenu.ORGANISERS,
    discreet=True,
    private_only=MoveToPrivate("orga", words.organise_in_private()),
    requires=must_organise_any,
    section=CommandSection.ORGANISING,
)
async def orga_command(command: CommandEvent, turn: Interaction) -> Reply:
    return Say(await _first_screen(turn))


@organise.on_start_link("orga")
async def open_orga_link(command: CommandEvent, turn: Interaction) -> Reply:
    await must_organise_any(turn)
    return Say(await _first_screen(turn))


@organise.on_press(ShowPanel)
async def back_to_panel(action: ShowPanel, turn: Interaction) -> Reply:
    await must_organise_any(turn)
    return Show(await _panel_screen(turn))


async def _first_screen(turn: Interaction) -> Message:
    """The only area there is to choose from, unless a wall waits for one."""
    areas = await organised_areas(turn)
    if len(areas) == 1 and not await _loose_walls(turn):
        return await _area_screen(turn, areas[0])
    return await _panel_screen(turn)


async def _panel_screen(turn: Interaction) -> Message:
    areas, loose = area_choices(await organised_areas(turn)), await _loose_walls(turn)
    return screens.panel_screen(
        areas, [view_of_wall(wall) for wall in loose[:LOOSE]], admin=turn.member.admin
    )


async def _loose_walls(turn: Interaction) -> list[Wall]:
    return await turn.store.areas.unbound_walls() if turn.member.admin else []


@organise.on_press(ShowArea)
async def show_area(action: ShowArea, turn: Interaction) -> Reply:
    return Show(await _area_screen(turn, await area_of(turn, action.area)))


async def _area_screen(turn: Interaction, area: Area) -> Message:
    return screens.area_panel(await overview_of_area(turn, area), outlined=area.polygon is not None)


@organise.on_press(ShowInvitation)
async def show_invitation(action: ShowInvitation, turn: Interaction) -> Reply:
    area = await area_of(turn, action.area)
    return Show(await _invitation_screen(turn, area))


@organise.on_press(PostInvitation)
async def post_invitation(action: PostInvitation, turn: Interaction) -> Reply:
    """Post the invitation on one of the area's walls, once a day."""
    wall = await turn.store.areas.get_wall(action.wall)
    if wall.area_id is None:
        turn.refuse_permission()
    area = await area_of(turn, wall.area_id)
    title = view_of_wall(wall).title
    if wall.closed_at or not wall.takes_cards:
        raise Refused(words.organise_wall_refuses(title=title))
    today = turn.now.astimezone(ZoneInfo(area.zone)).date()
    posted = await turn.act_on_wall(
        wall,
        OutboxAction.SAY,
        message=screens.posted_invitation(area.name, area.code),
        once=DedupKey(area.key_subject, "invitation", occurrence_of(today)),
    )
    if posted:
        turn.record_act(OrganiserAct.INVITED, by=turn.member, area=area.id, on=str(wall.id))
    said = words.organise_link_posted if posted else words.organise_link_posted_today
    return Show(await _invitation_screen(turn, area), said(title=title))


async def _invitation_screen(turn: Interaction, area: Area) -> Message:
    walls = await turn.store.areas.taking_cards(area.id)
    views = [view_of_wall(wall) for wall in walls[:LOOSE]]
    return screens.invitation_text(area.id, area.name, area.code, views)


@organise.on_press(BeginDeclaring)
async def begin_declaring(action: BeginDeclaring, turn: Interaction) -> Reply:
    await must_organise_any(turn)
    return Ask(DeclareForm)


@organise.on_press(ChangeArea)
async def change_area(action: ChangeArea, turn: Interaction) -> Reply:
    area = await area_of(turn, action.area)
    aliases = [alias.name for alias in await turn.store.areas.aliases(area.id)]
    others = ", ".join(name for name in aliases if name != area.name)
    given = {
        "area": area.id,
        "name": area.name,
        "centre": {"words": area.town_name},
        "radius": area.radius,
        "aliases": others,
        "numbers": area.numbers,
        "duty_number": area.duty_number,
        "duty_mail": area.duty_mail,
    }
    return Ask(EditAreaForm, given, review=words.form_save())


@organise.on_press(ShowDemand)
async def show_demand(action: ShowDemand, turn: Interaction) -> Reply:
    """Where people wait: whole towns, and around which towns their coarse cells lie."""
    import h3  # five megabytes that no start needs

    await must_organise_any(turn)
    towns: dict[str, str] = {}
    waiting: Counter[str] = Counter()
    around: dict[str, Counter[str]] = {}
    for code, name, cell, count in await turn.store.areas.waiting_demand():
        towns[code] = name
        waiting[code] += count
        near = turn.gazetteer.town_at(*h3.cell_to_latlng(cell)) if cell else None
        if near and near.code != code:
            around.setdefault(code, Counter())[near.name] += count
    seen = [
        (towns[code], count, around.get(code, Counter()).most_common(3))
        for code, count in waiting.most_common(20)
    ]
    return Show(screens.demand_screen(seen))
