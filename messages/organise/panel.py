"""The organiser's panel: areas at a glance, the invitation, demand and the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from messages import words
from messages.aid import Needs
from messages.aid.forms import Act as AidAct
from messages.heat.asked import Act as HeatAct
from messages.heat.asked import Manage
from messages.model import Button, Message, Text, When, button, looked_at, message
from messages.organise.asked import (
    EVERYWHERE,
    Act,
    Begin,
    Change,
    Demand,
    Door,
    DropOutline,
    Invitation,
    Journal,
    LookAt,
    Panel,
    SeeWall,
    Team,
    Walls,
)
from messages.organise.sights import Hung, Neighbourhood, back
from messages.organise.trouble import Reports


def panel(areas: Sequence[Neighbourhood], loose: Sequence[Hung], *, admin: bool) -> Message:
    """Where an organiser starts: their areas, walls without an area, and what can be done."""
    lines = [words.organise_panel(), words.organise_panel_areas(count=len(areas))]
    if loose:
        lines.append(words.organise_panel_loose(count=len(loose)))
    rows: list[tuple[Button, ...]] = [
        (button(words.organise_named(name=each.name), LookAt(area=each.area)),) for each in areas
    ]
    rows += [
        (button(words.organise_bind(title=each.title), SeeWall(wall=each.wall)),) for each in loose
    ]
    rows.append(
        (button(words.organise_declare(), Begin()), button(words.organise_see_demand(), Demand()))
    )
    if admin:
        rows.append((button(words.organise_see_journal(), Journal(area=EVERYWHERE)),))
    return message(*lines, rows=tuple(rows))


def area(seen: Neighbourhood, *first: Text, outlined: bool) -> Message:
    """One area's panel."""
    lines = [
        *first,
        words.organise_area_head(name=seen.name, town=seen.town),
        words.organise_members(count=seen.members),
        words.organise_walls_count(count=seen.walls),
        words.organise_door_count(count=seen.knocking),
    ]
    if seen.sheets:
        lines.append(words.organise_sheets(count=seen.sheets))
    if seen.organisers < 2:
        lines.append(words.organise_alone())
    else:
        lines.append(words.organise_organisers(count=seen.organisers))
    key = seen.area
    rows: list[tuple[Button, ...]] = [
        (
            button(words.organise_see_door(count=seen.knocking), Door(area=key)),
            button(words.organise_see_needs(count=seen.needs), Needs(area=key)),
        ),
        (
            button(words.organise_see_walls(), Walls(area=key)),
            button(words.organise_see_team(), Team(area=key)),
        ),
        (button(words.organise_see_reports(count=seen.reported), Reports(area=key)),),
        (
            button(words.organise_see_link(), Invitation(area=key)),
            button(words.organise_see_journal(), Journal(area=key)),
        ),
        (
            button(words.organise_change(), Change(area=key)),
            button(words.heat_manage(), Manage(area=key)),
        ),
    ]
    if outlined:
        rows.append((button(words.organise_drop_outline(), DropOutline(area=key)),))
    return message(*lines, rows=(*rows, back(Panel())))


def invitation(key: int, name: str, code: str) -> Message:
    """A text to forward, and the link under it."""
    return message(
        words.organise_link_head(),
        words.organise_link_text(name=name),
        rows=(
            (Button(label=words.organise_join(name=name), start=f"q_{code}", forward=True),),
            back(LookAt(area=key)),
        ),
    )


def demand(towns: Sequence[tuple[str, int, Sequence[tuple[str, int]]]]) -> Message:
    """Where people wait for a neighbourhood: town, how many, and around which places."""
    lines: list[Text] = [words.organise_demand() if towns else words.organise_demand_none()]
    for town, count, around in towns:
        lines.append(words.organise_demand_town(town=town, count=count))
        lines += [words.organise_demand_cell(town=place, count=some) for place, some in around]
    return message(
        *lines,
        rows=((button(words.organise_declare(), Begin()),), back(Panel())),
    )


def journal(key: int, acts: Sequence[tuple[str, str, datetime]], zone: str) -> Message:
    """The latest acts, newest first, given as (act, who, when)."""
    known = {each.value for each in (*Act, *AidAct, *HeatAct)}
    lines = [words.organise_journal() if acts else words.organise_journal_none()]
    for act, who, at in acts:
        what: Text | str = Text(key=f"organise-act-{act}") if act in known else act
        person: Text | str = who or words.organise_nobody()
        lines.append(
            words.organise_journal_line(moment=When(at=at, zone=zone), who=person, act=what)
        )
    home = Panel() if key == EVERYWHERE else LookAt(area=key)
    return message(*lines, rows=(back(home),), confidence=looked_at(key))
