"""The capability's routes, and what all of its handlers look up."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.kernel import Context, Feature, Turn
from messages.model import Message
from storage.area import Area, Role
from storage.outbox import Priority
from storage.people import Member

heat = Feature("heat", unlimited=True)


async def organised(turn: Turn) -> list[Area]:
    """The areas the person organises themselves, home first."""
    return [area for held, area in await turn.areas() if held.role is Role.ORGANISER]


async def wall_area(turn: Turn) -> Area | None:
    """The area of the wall one stands at."""
    if turn.scene.private:
        return None
    account = turn.account
    wall = await turn.store.areas.wall(account.platform, account.workspace, turn.scene.chat)
    return await turn.store.areas.get(wall.area_id) if wall and wall.area_id else None


async def here(turn: Turn) -> Area:
    """The area of the wall one stands at, else one's own."""
    return await wall_area(turn) or await turn.home()


async def responsible(context: Context, area_id: int) -> list[Member]:
    """Who answers for an area: its organisers, or the admins while there is none."""
    organisers = await context.store.areas.organisers(area_id)
    return organisers or await context.store.organisation.admins()


async def tell_organisers(
    context: Context, areas: Iterable[Area], said: Message, *, once: str, but: int = 0
) -> None:
    """Tell everybody who answers for one of these areas, once each and in their own time."""
    told = {but}
    for area in areas:
        for member in await responsible(context, area.id):
            if member.id not in told:
                told.add(member.id)
                await context.tell(member, said, once=once, priority=Priority.HEAT)
