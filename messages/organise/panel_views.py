"""The organiser's panel: areas at a glance, the invitation and demand."""

from __future__ import annotations

from collections.abc import Sequence

from messages import words
from messages.aid.actions import ShowAreaNeeds
from messages.broadcast.actions import ShowBroadcasts
from messages.cafe.actions import ShowEditions
from messages.heat.levels.actions import ManageAreaHeat
from messages.model import Button, Message, Text, message, press_button
from messages.organise.actions import (
    EVERYWHERE,
    BeginDeclaring,
    ChangeArea,
    DropOutline,
    PostInvitation,
    ShowArea,
    ShowDemand,
    ShowDoor,
    ShowInvitation,
    ShowJournal,
    ShowPanel,
    ShowTeam,
    ShowWall,
    ShowWalls,
)
from messages.organise.first_card_actions import ShowFirstCards
from messages.organise.member_actions import ShowMembers
from messages.organise.numbers.actions import ShowNumbers
from messages.organise.report_actions import ShowReports
from messages.organise.shown_facts import AreaOverview, WallView, back_button
from messages.organise.succession_actions import ShowAdmins


def panel_screen(
    areas: Sequence[AreaOverview], loose: Sequence[WallView], *, admin: bool
) -> Message:
    """Where an organiser starts: their areas, walls without an area, and what can be done."""
    lines = [words.organise_panel(), words.organise_panel_areas(count=len(areas))]
    if loose:
        lines.append(words.organise_panel_loose(count=len(loose)))
    rows: list[tuple[Button, ...]] = [
        (press_button(words.organise_named(name=area.name), ShowArea(area=area.area)),)
        for area in areas
    ]
    rows += [
        (press_button(words.organise_bind(title=view.title), ShowWall(wall=view.wall)),)
        for view in loose
    ]
    rows.append(
        (
            press_button(words.organise_declare(), BeginDeclaring()),
            press_button(words.organise_see_demand(), ShowDemand()),
        )
    )
    if admin:
        rows.append(
            (
                press_button(words.organise_see_journal(), ShowJournal(area=EVERYWHERE)),
                press_button(words.team_admins(), ShowAdmins()),
            )
        )
    return message(*lines, rows=tuple(rows))


def area_panel(seen: AreaOverview, *first: Text, outlined: bool) -> Message:
    """One area's panel."""
    lines = [
        *first,
        words.organise_area_head(name=seen.name, town=seen.town),
        words.organise_members(count=seen.members),
        words.organise_walls_count(count=seen.walls),
        words.organise_door_count(count=seen.knocking),
    ]
    if seen.duty_number:
        lines.append(words.duty_number(number=seen.duty_number))
    if seen.duty_mail:
        lines.append(words.organise_duty_mail(mail=seen.duty_mail))
    if seen.organisers < 2:
        lines.append(words.organise_alone())
    else:
        lines.append(words.organise_organisers(count=seen.organisers))
    key = seen.area
    rows: list[tuple[Button, ...]] = [
        (
            press_button(words.organise_see_door(count=seen.knocking), ShowDoor(area=key)),
            press_button(words.organise_see_needs(count=seen.needs), ShowAreaNeeds(area=key)),
        ),
        (
            press_button(words.organise_see_walls(), ShowWalls(area=key)),
            press_button(words.organise_see_team(), ShowTeam(area=key)),
        ),
        (
            press_button(words.organise_see_members(count=seen.members), ShowMembers(area=key)),
            press_button(words.organise_see_reports(count=seen.reported), ShowReports(area=key)),
        ),
        (
            press_button(words.broadcast_open(), ShowBroadcasts(area=key)),
            press_button(words.organise_see_first(), ShowFirstCards(area=key)),
        ),
        (
            press_button(words.cafe_editions_see(), ShowEditions(area=key)),
            press_button(words.numbers_see(), ShowNumbers(area=key)),
        ),
        (
            press_button(words.organise_see_link(), ShowInvitation(area=key)),
            press_button(words.organise_see_journal(), ShowJournal(area=key)),
        ),
        (
            press_button(words.organise_change(), ChangeArea(area=key)),
            press_button(words.heat_manage(), ManageAreaHeat(area=key)),
        ),
    ]
    if outlined:
        rows.append((press_button(words.organise_drop_outline(), DropOutline(area=key)),))
    return message(*lines, rows=(*rows, back_button(ShowPanel())))


def invitation_text(key: int, name: str, code: str, walls: Sequence[WallView] = ()) -> Message:
    """A text to forward with its link, or to be posted on one of the area's walls."""
    posts = [
        (press_button(words.organise_link_post(title=view.title), PostInvitation(wall=view.wall)),)
        for view in walls
    ]
    return message(
        words.organise_link_head(),
        words.organise_link_text(name=name),
        rows=(
            (Button(label=words.organise_join(name=name), start=f"q_{code}", forward=True),),
            *posts,
            back_button(ShowArea(area=key)),
        ),
    )


def posted_invitation(name: str, code: str) -> Message:
    """The same for everybody on a wall, with a button that lets whoever presses it join."""
    return message(
        words.organise_link_text(name=name),
        rows=((Button(label=words.organise_join(name=name), start=f"q_{code}", forward=False),),),
    )


def demand_screen(towns: Sequence[tuple[str, int, Sequence[tuple[str, int]]]]) -> Message:
    """Where people wait for a neighbourhood: town, how many, and around which places."""
    lines: list[Text] = [words.organise_demand() if towns else words.organise_demand_none()]
    for town, count, around in towns:
        lines.append(words.organise_demand_town(town=town, count=count))
        lines += [words.organise_demand_cell(town=place, count=some) for place, some in around]
    return message(
        *lines,
        rows=(
            (press_button(words.organise_declare(), BeginDeclaring()),),
            back_button(ShowPanel()),
        ),
    )
