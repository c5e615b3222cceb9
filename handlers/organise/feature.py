"""The capability's routes, and what all of its handlers look up."""

from __future__ import annotations

from handlers.kernel import Feature, Refused, Turn
from messages import words
from messages.organise.asked import Obstacle, Right
from messages.organise.sights import Hung, Neighbourhood
from storage.area import Area, Role, Wall

organise = Feature("organise")

LOOSE = 20
"""Walls without an area shown at once: anybody may bring Palier to hundreds, screens are small."""


async def organised(turn: Turn) -> list[Area]:
    """The areas the person organises, by name; every open one for an admin."""
    if turn.member.admin:
        return await turn.store.areas.open()
    mine = [area for role, area in await turn.areas() if role.role is Role.ORGANISER]
    return sorted((area for area in mine if area.closed_at is None), key=lambda each: each.name)


async def must_organise_any(turn: Turn) -> None:
    if not await turn.organises():
        raise Refused(words.organise_only())


async def area_of(turn: Turn, area_id: int) -> Area:
    """The area, for those who organise it and nobody else."""
    await turn.must_organise(area_id)
    return await turn.store.areas.get(area_id)


async def glance(turn: Turn, area: Area) -> Neighbourhood:
    counts = await turn.store.organisation.at_a_glance(area.id)
    sheets = await turn.store.kit.total(area.id)
    needs = await turn.store.aid.searching_in(area.id)
    return Neighbourhood(area.id, area.name, area.town_name, *counts, sheets, needs)


def named(areas: list[Area]) -> list[Neighbourhood]:
    """Areas to choose from, by name only."""
    return [Neighbourhood(area.id, area.name, area.town_name) for area in areas]


def hung(wall: Wall) -> Hung:
    refuses = Obstacle(wall.refuses) if wall.refuses else None
    title = wall.title or wall.chat
    return Hung(wall.id, title, wall.language, missing(wall), refuses, topic=bool(wall.topic))


def missing(wall: Wall) -> tuple[Right, ...]:
    """What Palier is not allowed to do on the wall."""
    held = {
        Right.POST: wall.may_post,
        Right.PIN: wall.may_pin,
        Right.INVITE: wall.may_invite,
    }
    return tuple(right for right, given in held.items() if not given)
