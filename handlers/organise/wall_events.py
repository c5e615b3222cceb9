"""What happens to walls: brought, given and losing rights, refusing, moved and taken away.

The platform tells it through somebody's hand, or the sender finds it out: the same is done.
"""

from __future__ import annotations

from handlers.kernel import (
    Context,
    Origin,
    Reply,
    Turn,
    WallMoved,
    WallRefused,
    WallSeen,
    WallTakes,
)
from handlers.organise.feature import hung, missing, named, organise, organised
from messages import words
from messages.model import Message, Text
from messages.organise import walls as screens
from messages.organise.asked import Act, Obstacle, Right
from messages.typed import shorten
from storage.area import Area, Wall
from storage.outbox import Errand, Priority
from storage.people import Member

TITLE = 128


@organise.heard(WallSeen)
async def seen(event: WallSeen, turn: Turn) -> Reply:
    """Palier was added, removed, or given other rights; whoever answers for the wall is told."""
    origin = _origin(turn)
    wall = await _known(event.chat, origin, turn)
    if not event.present or (wall and wall.closed_at is None):
        by = turn.member if event.present or (wall and await _answers_for(wall, turn)) else None
        await _changed(wall, event, turn, by)
        return None
    if wall is None:
        wall = Wall(platform=origin.platform, workspace=origin.workspace, chat=event.chat)
        turn.store.session.add(wall)
    _set_rights(wall, event)
    await _brought(wall, turn)
    return None


@organise.noticed(WallSeen)
async def found(event: WallSeen, origin: Origin, context: Context) -> None:
    """The same, found out by sending; a wall nobody brought is none."""
    wall = await _known(event.chat, origin, context)
    if wall and wall.closed_at is None:
        await _changed(wall, event, context, None)


async def _known(chat: str, origin: Origin, context: Context) -> Wall | None:
    return await context.store.areas.wall(origin.platform, origin.workspace, chat)


def _origin(turn: Turn) -> Origin:
    return Origin(turn.account.platform, turn.account.workspace)


async def _answers_for(wall: Wall, turn: Turn) -> bool:
    return wall.area_id is not None and await turn.organises(wall.area_id)


async def _changed(wall: Wall | None, event: WallSeen, context: Context, by: Member | None) -> None:
    """A wall that is known has other rights, or takes Palier no more."""
    if wall is None or wall.closed_at:
        return
    if not event.present:
        await _gone(wall, context, by)
        return
    before, took = missing(wall), wall.takes_cards
    refused, wall.refuses = bool(wall.refuses), ""
    _set_rights(wall, event)
    if wall.area_id is None or (missing(wall) == before and not refused):
        return
    area = await context.store.areas.get(wall.area_id)
    note = words.organise_rights_changed(title=hung(wall).title)
    await _tell(wall, area, context, note)
    await settle_in(wall, area, context, greet=Right.POST in before)
    await context.store.outbox.try_again(wall, context.now)
    if took and not wall.takes_cards:
        await context.wall_lost(area.id)


def _set_rights(wall: Wall, event: WallSeen) -> None:
    wall.title = shorten(event.title, TITLE) or wall.title
    wall.may_post, wall.may_pin, wall.may_invite = (
        event.may_post,
        event.may_pin,
        event.may_invite,
    )


async def _tell(wall: Wall, area: Area, context: Context, note: Text) -> None:
    """Whoever answers for the area sees how the wall stands."""
    await context.tell_responsible(area.id, screens.wall(hung(wall), area.id, area.name, note))


async def _brought(wall: Wall, turn: Turn) -> None:
    """Bind a wall to its bringer's only area, or ask them which; strangers learn what is next."""
    wall.closed_at, wall.join_link, wall.refuses = None, "", ""
    if wall.area_id is None or not await turn.organises(wall.area_id):
        wall.area_id, wall.bound_by = None, turn.member.id
    await turn.store.session.flush()
    areas = await organised(turn)
    if wall.area_id:
        area = await turn.store.areas.get(wall.area_id)
        turn.note(Act.BOUND, by=turn.member, area=area.id, on=str(wall.id))
        await _welcome(wall, area, turn)
    elif len(areas) == 1 and not turn.member.admin:
        await _bind(wall, areas[0], turn)
    elif areas or turn.member.admin:
        await _answer(turn, screens.choose(hung(wall), named(areas)))
    else:
        await _answer(turn, screens.unbound(hung(wall).title))


async def _answer(turn: Turn, said: Message) -> None:
    """Tell whoever just acted on a wall, at once and in private."""
    await turn.tell(turn.member, said, priority=Priority.URGENT)


async def _bind(wall: Wall, area: Area, turn: Turn) -> bool:
    if not await turn.store.organisation.bind(wall, area, turn.member.id):
        return False
    turn.note(Act.BOUND, by=turn.member, area=area.id, on=str(wall.id))
    await _welcome(wall, area, turn)
    return True


async def _welcome(wall: Wall, area: Area, turn: Turn) -> None:
    await _answer(turn, screens.bound(hung(wall), area.id, area.name))
    await settle_in(wall, area, turn, greet=True)


async def settle_in(wall: Wall, area: Area, context: Context, *, greet: bool) -> None:
    """Say hello once on a bound wall and have its door made, as soon as that is allowed."""
    if wall.may_post:
        if greet:
            said = screens.hello(area.name, area.code)
            await context.on_wall(wall, Errand.SAY, said=said, once=f"hello:{area.id}")
        await context.store.outbox.catch_up(wall, area, context.now)
    if wall.may_invite and not wall.join_link:
        await context.on_wall(wall, Errand.INVITE, subject=shorten(area.name, 32))


async def _gone(wall: Wall, context: Context, by: Member | None) -> None:
    took = wall.takes_cards
    await context.store.areas.close_wall(wall.platform, wall.chat, context.now)
    await context.store.outbox.forget_chat(wall.platform, wall.chat)
    if wall.area_id:
        area = await context.store.areas.get(wall.area_id)
        context.note(Act.CLOSED, by=by, area=area.id, on=str(wall.id))
        await context.tell_responsible(area.id, screens.wall_closed(hung(wall).title, area.name))
        if took:
            await context.wall_lost(area.id)


# --- refusals


@organise.heard(WallRefused)
async def put_aside(event: WallRefused, turn: Turn) -> Reply:
    """The platform says that a wall takes nothing for now."""
    wall = await _known(event.chat, _origin(turn), turn)
    by = turn.member if wall and await _answers_for(wall, turn) else None
    await _refuse(wall, event, turn, by)
    return None


@organise.noticed(WallRefused)
async def refused(event: WallRefused, origin: Origin, context: Context) -> None:
    """A wall did not take what was sent there: whoever answers for it is told, once."""
    await _refuse(await _known(event.chat, origin, context), event, context, None)


async def _refuse(
    wall: Wall | None, event: WallRefused, context: Context, by: Member | None
) -> None:
    if wall is None or wall.closed_at or wall.area_id is None:
        return
    area = await context.store.areas.get(wall.area_id)
    if event.right is not Right.POST:
        await _lose(event.right, wall, area, context)
        return
    if event.why is Obstacle.TOPIC and event.topic:
        await _leave_topic(event.topic, wall, area, context)
        return
    if not wall.refuses:
        wall.refuses = event.why
        context.note(Act.REFUSED, by=by, area=area.id, on=str(wall.id), why=event.why)
        await _tell(wall, area, context, words.organise_wall_refuses(title=hung(wall).title))
    if event.again or event.why is Obstacle.ARCHIVED:
        await context.wall_lost(area.id)


async def _lose(right: Right, wall: Wall, area: Area, context: Context) -> None:
    """A right that only helps is missing."""
    if right in missing(wall):
        return
    if right is Right.PIN:
        wall.may_pin = False
    else:
        wall.may_invite = False
    await _tell(wall, area, context, words.organise_rights_changed(title=hung(wall).title))


async def _leave_topic(topic: str, wall: Wall, area: Area, context: Context) -> None:
    """The topic that was chosen takes nothing: cards hang in the group itself, at once."""
    if wall.topic == topic:
        wall.topic = ""
        await _tell(wall, area, context, words.organise_topic_lost(title=hung(wall).title))
    await context.store.outbox.try_again(wall, context.now)


@organise.noticed(WallTakes)
async def takes(event: WallTakes, origin: Origin, context: Context) -> None:
    """A wall takes cards again: what waits follows at once, and who was told of it hears so."""
    wall = await _known(event.chat, origin, context)
    if wall is None or not wall.refuses or wall.area_id is None:
        return
    wall.refuses = ""
    area = await context.store.areas.get(wall.area_id)
    context.note(Act.TAKES, by=None, area=area.id, on=str(wall.id))
    await _tell(wall, area, context, words.organise_wall_takes(title=hung(wall).title))
    await context.store.outbox.try_again(wall, context.now)


# --- another address


@organise.heard(WallMoved)
async def moved(event: WallMoved, turn: Turn) -> Reply:
    await _follow(event, _origin(turn), turn)
    if turn.newcomer:
        await turn.erase(turn.member)
    return None


@organise.noticed(WallMoved)
async def found_elsewhere(event: WallMoved, origin: Origin, context: Context) -> None:
    """The same, found out by sending to the old address."""
    await _follow(event, origin, context)


async def _follow(event: WallMoved, origin: Origin, context: Context) -> None:
    platform = origin.platform
    known = await _known(event.chat, origin, context)
    await context.store.areas.move_wall(platform, event.chat, event.to)
    await context.store.outbox.move_chat(platform, event.chat, event.to, context.now)
    wall = await _known(event.to, origin, context)
    if known is None or wall is None:
        return
    # What led into the old chat, and what was known of its topics, is of no use in the new one.
    wall.join_link = wall.topic = ""
    if wall.area_id and wall.may_invite:
        area = await context.store.areas.get(wall.area_id)
        await context.on_wall(wall, Errand.INVITE, subject=shorten(area.name, 32))
