"""The doors of an area's walls: opened to its members, left to organisers for everybody else.

Where organisers let everybody in, they are asked about members too.
"""

from __future__ import annotations

from handlers.area.feature import any_area_open, area, own_membership_in
from handlers.kernel.events import JoinRequestEvent
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Refused, Reply, Say, Show
from messages import words
from messages.area import EnterWall
from messages.area import membership_views as screens
from messages.model import Text, message
from messages.organise import team_views as team
from storage.area import Area, JoinRequest
from storage.outbox import DedupKey, OutboxAction, occurrence_of


@area.on_event(JoinRequestEvent)
async def take_join_request(event: JoinRequestEvent, turn: Interaction) -> Reply:
    """Let members in at once; ask the others where they live; never decline by ourselves."""
    at = turn.account
    wall = await turn.store.areas.find_wall(at.platform, at.workspace, event.wall_chat)
    if wall is None or wall.area_id is None or wall.closed_at:
        if turn.newcomer:
            await turn.erase_member(turn.member)
        return None
    found = await turn.store.areas.get_area(wall.area_id)
    await turn.require_not_removed(found)
    request = await turn.store.areas.record_join_request(wall.id, at.user, turn.member.id, turn.now)
    if request.decided is False:
        return Say(message(words.area_door_answered()))
    own = await turn.own_areas()
    if any(each.id == found.id for _, each in own):
        if await _needs_organiser(turn, found):
            return Say(message(await _left_to_organisers(turn, found, request)))
        request.decided = True
        await turn.act_on_wall(wall, OutboxAction.ADMIT, subject=at.user)
        return Say(message(words.area_door_hello(area=found.name, title=wall.title)))
    by_organisers = found.organisers_admit
    if own:
        other = own[0][1].name
        return Say(screens.door_of_another(found.name, other, by_organisers=by_organisers))
    return Say(screens.door_asks(listed=await any_area_open(turn), by_organisers=by_organisers))


async def _needs_organiser(turn: Interaction, found: Area) -> bool:
    """Whether an organiser must let this member in; organisers would only ask themselves."""
    return found.organisers_admit and not await turn.organises_area(found.id)


async def _left_to_organisers(turn: Interaction, found: Area, request: JoinRequest) -> Text:
    """Tell organisers, once a request, that a member of the area waits; what that member reads."""
    if not request.organisers_told:
        request.organisers_told = True
        letter = team.asks_to_enter(found.id, found.name)
        # Who comes again later has another occurrence.
        asked = occurrence_of(int(request.asked_at.timestamp()))
        once = DedupKey(request.key_subject, "waits", asked)
        await turn.notify_responsible(found.id, letter, once=once)
    return words.area_door_waits(area=found.name)


async def open_for(turn: Interaction, found: Area) -> list[Text]:
    """Open the area's doors at which its new member stands, or have organisers asked; a line each.

    Organisers are asked about each door, and the member reads so once.
    """
    lines: list[Text] = []
    asked = await _needs_organiser(turn, found)
    for request, wall in await turn.store.areas.undecided_join_requests(member_id=turn.member.id):
        if wall.area_id != found.id or wall.closed_at:
            continue
        if asked:
            lines = [await _left_to_organisers(turn, found, request)]
            continue
        request.decided = True
        await turn.act_on_wall(wall, OutboxAction.ADMIT, subject=request.user)
        lines.append(words.area_door_opens(title=wall.title))
    return lines


@area.on_press(EnterWall)
async def enter_wall(event: EnterWall, turn: Interaction) -> Reply:
    """Ask to be let onto a wall that needs no link: a channel of one's own workspace."""
    wall = await turn.store.areas.get_wall(event.wall)
    held = wall.area_id is not None and await own_membership_in(turn, wall.area_id)
    at = turn.account
    if not held or wall.closed_at or (wall.platform, wall.workspace) != (at.platform, at.workspace):
        raise Refused(words.gone())
    _, found = held
    request = await turn.store.areas.join_request(wall.id, at.user)
    if request and request.decided is False:
        return Show(message(words.area_door_answered()))
    if await _needs_organiser(turn, found):
        request = await turn.store.areas.record_join_request(
            wall.id, at.user, turn.member.id, turn.now
        )
        return Show(message(await _left_to_organisers(turn, found, request)))
    if request:
        request.decided = True
    await turn.act_on_wall(wall, OutboxAction.ADMIT, subject=at.user)
    return Show(message(words.area_door_asked()))
