"""The organiser's panel: areas, the invitation, what changes an area, demand, the journal."""

from __future__ import annotations

from collections import Counter

from handlers.kernel import Ask, Come, Command, Menu, Reply, Say, Show, Turn
from handlers.organise.feature import (
    LOOSE,
    area_of,
    glance,
    hung,
    must_organise_any,
    named,
    organise,
    organised,
)
from messages import words
from messages.model import Message
from messages.organise import panel as screens
from messages.organise.asked import (
    EVERYWHERE,
    Begin,
    Change,
    Declare,
    Demand,
    Edit,
    Invitation,
    Journal,
    LookAt,
    Panel,
)


@organise.command("orga", menu=Menu.ORGANISERS, discreet=True, en="organise")
async def orga(command: Command, turn: Turn) -> Reply:
    await must_organise_any(turn)
    if not turn.scene.private:
        return Come("orga", words.organise_in_private())
    return Say(await _panel(turn))


@organise.started("orga")
async def came(command: Command, turn: Turn) -> Reply:
    await must_organise_any(turn)
    return Say(await _panel(turn))


@organise.pressed(Panel)
async def back_to_panel(action: Panel, turn: Turn) -> Reply:
    await must_organise_any(turn)
    return Show(await _panel(turn))


async def _panel(turn: Turn) -> Message:
    areas = named(await organised(turn))
    loose = await turn.store.areas.unbound() if turn.member.admin else []
    return screens.panel(areas, [hung(wall) for wall in loose[:LOOSE]], admin=turn.member.admin)


@organise.pressed(LookAt)
async def look_at(action: LookAt, turn: Turn) -> Reply:
    area = await area_of(turn, action.area)
    return Show(screens.area(await glance(turn, area), outlined=area.polygon is not None))


@organise.pressed(Invitation)
async def invite(action: Invitation, turn: Turn) -> Reply:
    area = await area_of(turn, action.area)
    return Show(screens.invitation(area.id, area.name, area.code))


@organise.pressed(Begin)
async def begin(action: Begin, turn: Turn) -> Reply:
    await must_organise_any(turn)
    return Ask(Declare)


@organise.pressed(Change)
async def change(action: Change, turn: Turn) -> Reply:
    area = await area_of(turn, action.area)
    aliases = [each.name for each in await turn.store.areas.aliases(area.id)]
    others = ", ".join(name for name in aliases if name != area.name)
    given = {
        "area": area.id,
        "name": area.name,
        "radius": area.radius,
        "aliases": others,
        "numbers": area.numbers,
    }
    return Ask(Edit, given)


@organise.pressed(Demand)
async def demand(action: Demand, turn: Turn) -> Reply:
    """Where people wait: whole towns, and around which towns their coarse cells lie."""
    import h3  # five megabytes that no start needs

    await must_organise_any(turn)
    towns: dict[str, str] = {}
    waiting: Counter[str] = Counter()
    around: dict[str, Counter[str]] = {}
    for code, name, cell, count in await turn.store.areas.demand():
        towns[code] = name
        waiting[code] += count
        near = turn.gazetteer.at(*h3.cell_to_latlng(cell)) if cell else None
        if near and near.code != code:
            around.setdefault(code, Counter())[near.name] += count
    seen = [
        (towns[code], count, around.get(code, Counter()).most_common(3))
        for code, count in waiting.most_common(20)
    ]
    return Show(screens.demand(seen))


@organise.pressed(Journal)
async def journal(action: Journal, turn: Turn) -> Reply:
    if action.area == EVERYWHERE:
        if not turn.member.admin:
            turn.refuse_right()
        area_id, zone = None, turn.member.zone
    else:
        area = await area_of(turn, action.area)
        area_id, zone = area.id, area.zone
    entries = await turn.store.organisation.journal(area_id)
    people = await turn.store.people.named({entry.member_id for entry in entries})
    acts = [
        (entry.act, people[entry.member_id].name if entry.member_id in people else "", entry.at)
        for entry in entries
    ]
    return Show(screens.journal(action.area, acts, zone))
