"""The capability's routes, and what all of its handlers look up."""

from __future__ import annotations

from dataclasses import replace

from handlers.kernel.feature import Feature
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Refused
from messages import words
from messages.model import Message, Text
from messages.organise import wall_views
from messages.organise.actions import WallAct, WallObstacle, WallRight
from messages.organise.shown_facts import AreaOverview, WallView
from storage.area import Area, MemberRole, Wall

organise = Feature("organise")

LOOSE = 20
"""Walls without an area shown at once: anybody may bring Palier to hundreds, screens are small."""


async def organised_areas(turn: Interaction) -> list[Area]:
    """The areas the person organises, by name; every open one for an admin."""
    if turn.member.admin:
        return await turn.store.areas.open_areas()
    mine = [area for role, area in await turn.own_areas() if role.role is MemberRole.ORGANISER]
    return sorted((area for area in mine if area.closed_at is None), key=lambda each: each.name)


async def must_organise_any(turn: Interaction) -> None:
    if not await turn.organises_area():
        raise Refused(words.organise_only())


async def area_of(turn: Interaction, area_id: int) -> Area:
    """The area, for those who organise it and nobody else."""
    await turn.require_organiser(area_id)
    return await turn.store.areas.get_area(area_id)


async def overview_of_area(turn: Interaction, area: Area) -> AreaOverview:
    counts = await turn.store.organisation.area_overview(area.id)
    needs = await turn.store.aid.searching_in(area.id)
    duty = area.duty_number, area.duty_mail
    return AreaOverview(area.id, area.name, area.town_name, *counts, needs, *duty)


def area_choices(areas: list[Area]) -> list[AreaOverview]:
    """Areas to choose from, by name only."""
    return [AreaOverview(area.id, area.name, area.town_name) for area in areas]


def view_of_wall(wall: Wall) -> WallView:
    refuses = WallObstacle(wall.refuses) if wall.refuses else None
    title = wall.title or wall.chat
    return WallView(
        wall.id,
        title,
        wall.language,
        missing_rights(wall),
        refuses,
        topic=bool(wall.topic),
        # A workspace has channels instead, and knows who is in them.
        topics=not wall.workspace,
        present=bool(wall.workspace) and wall.takes_cards,
    )


async def screen_of_wall(
    wall: Wall, area: Area, context: JobContext, note: Text | None = None
) -> Message:
    """A bound wall's settings, and whether those present are being invited there."""
    goes_round = await context.store.outbox.is_going_round(
        wall.key_subject, WallAct.LISTED, WallAct.INVITED
    )
    seen = replace(view_of_wall(wall), inviting=goes_round)
    return wall_views.wall_screen(seen, area.id, area.name, note)


def missing_rights(wall: Wall) -> tuple[WallRight, ...]:
    """What Palier is not allowed to do on the wall."""
    held = {
        WallRight.POST: wall.may_post,
        WallRight.PIN: wall.may_pin,
        WallRight.INVITE: wall.may_invite,
    }
    return tuple(right for right, given in held.items() if not given)
