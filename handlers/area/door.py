"""The doors of an area's walls: opened to its members, left to organisers for everybody else."""

from __future__ import annotations

from handlers.area.feature import area, listed, one
from handlers.kernel import Knocked, Refused, Reply, Say, Show, Turn
from messages import words
from messages.area import Enter
from messages.area import belonging as screens
from messages.model import Text, message
from storage.area import Area
from storage.outbox import Errand


@area.heard(Knocked)
async def knock(event: Knocked, turn: Turn) -> Reply:
    """Let members in at once; ask the others where they live; never decline by ourselves."""
    at = turn.account
    wall = await turn.store.areas.wall(at.platform, at.workspace, event.wall_chat)
    if wall is None or wall.area_id is None or wall.closed_at:
        if turn.newcomer:
            await turn.erase(turn.member)
        return None
    found = await turn.store.areas.get(wall.area_id)
    request = await turn.store.areas.knock(wall.id, at.user, turn.member.id, turn.now)
    if request.decided is False:
        return Say(message(words.area_door_answered()))
    own = await turn.areas()
    if any(each.id == found.id for _, each in own):
        request.decided = True
        await turn.on_wall(wall, Errand.ADMIT, subject=at.user)
        return Say(message(words.area_door_hello(area=found.name, title=wall.title)))
    if own:
        return Say(screens.door_of_another(found.name, own[0][1].name))
    return Say(screens.door_asks(listed=await listed(turn)))


async def open_for(turn: Turn, found: Area) -> list[Text]:
    """Open the area's doors at which its new member stands; a line for each."""
    opened = []
    for request, wall in await turn.store.areas.undecided(member_id=turn.member.id):
        if wall.area_id == found.id and not wall.closed_at:
            request.decided = True
            await turn.on_wall(wall, Errand.ADMIT, subject=request.user)
            opened.append(words.area_door_opens(title=wall.title))
    return opened


@area.pressed(Enter)
async def enter(event: Enter, turn: Turn) -> Reply:
    """Ask to be let onto a wall that needs no link: a channel of one's own workspace."""
    wall = await turn.store.areas.get_wall(event.wall)
    held = wall.area_id is not None and await one(turn, wall.area_id)
    at = turn.account.platform, turn.account.workspace
    if not held or wall.closed_at or (wall.platform, wall.workspace) != at:
        raise Refused(words.gone())
    await turn.on_wall(wall, Errand.ADMIT, subject=turn.account.user)
    return Show(message(words.area_door_asked()))
