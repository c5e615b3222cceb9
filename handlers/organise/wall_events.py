"""What happens to walls: brought, given and losing rights, refusing, moved and taken away.

The platform tells it through somebody's hand, or the sender finds it out: the same is done.
"""

from __future__ import annotations

from handlers.kernel.events import (
    EventOrigin,
    WallAcceptsAgain,
    WallMovedEvent,
    WallRefused,
    WallSeenEvent,
)
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Reply
from handlers.organise.feature import (
    area_choices,
    missing_rights,
    organise,
    organised_areas,
    view_of_wall,
)
from messages import words
from messages.model import Message, Text
from messages.organise import wall_views as screens
from messages.organise.actions import OrganiserAct, WallAct, WallObstacle, WallRight
from messages.typed import shorten_typed
from storage.area import Area, Wall
from storage.outbox import DedupKey, OutboxAction, Priority
from storage.people import Member

TITLE = 128


@organise.on_event(WallSeenEvent)
async def wall_seen(event: WallSeenEvent, turn: Interaction) -> Reply:
    """Palier was added, removed, or given other rights; whoever answers for the wall is told."""
    origin = _wall_origin(turn)
    wall = await _known_wall(event.chat, origin, turn)
    if not event.present or (wall and wall.closed_at is None):
        by = turn.member if event.present or (wall and await _answers_for(wall, turn)) else None
        await _wall_changed(wall, event, turn, by)
        return None
    if wall is None:
        wall = Wall(platform=origin.platform, workspace=origin.workspace, chat=event.chat)
        turn.store.session.add(wall)
    _set_rights(wall, event)
    await _wall_brought(wall, turn)
    return None


@organise.on_finding(WallSeenEvent)
async def wall_found(event: WallSeenEvent, origin: EventOrigin, context: JobContext) -> None:
    """The same, found out by sending; a wall nobody brought is none."""
    wall = await _known_wall(event.chat, origin, context)
    if wall and wall.closed_at is None:
        await _wall_changed(wall, event, context, None)


async def _known_wall(chat: str, origin: EventOrigin, context: JobContext) -> Wall | None:
    return await context.store.areas.find_wall(origin.platform, origin.workspace, chat)


def _wall_origin(turn: Interaction) -> EventOrigin:
    return EventOrigin(turn.account.platform, turn.account.workspace)


async def _answers_for(wall: Wall, turn: Interaction) -> bool:
    return wall.area_id is not None and await turn.organises_area(wall.area_id)


async def _wall_changed(
    wall: Wall | None, event: WallSeenEvent, context: JobContext, by: Member | None
) -> None:
    """A wall that is known has other rights, or takes Palier no more."""
    if wall is None or wall.closed_at:
        return
    if not event.present:
        await _wall_gone(wall, context, by)
        return
    before, took = missing_rights(wall), wall.takes_cards
    refused, wall.refuses = bool(wall.refuses), ""
    _set_rights(wall, event)
    if wall.area_id is None or (missing_rights(wall) == before and not refused):
        return
    area = await context.store.areas.get_area(wall.area_id)
    note = words.organise_rights_changed(title=view_of_wall(wall).title)
    await _tell_standing(wall, area, context, note)
    await greet_wall_once(wall, area, context, greet=WallRight.POST in before)
    await context.store.outbox.try_again(wall, context.now)
    if took and not wall.takes_cards:
        await context.wall_lost(area.id)


def _set_rights(wall: Wall, event: WallSeenEvent) -> None:
    wall.title = shorten_typed(event.title, TITLE) or wall.title
    wall.may_post, wall.may_pin, wall.may_invite = (
        event.may_post,
        event.may_pin,
        event.may_invite,
    )


async def _tell_standing(wall: Wall, area: Area, context: JobContext, note: Text) -> None:
    """Whoever answers for the area sees how the wall stands."""
    await context.notify_responsible(
        area.id, screens.wall_screen(view_of_wall(wall), area.id, area.name, note)
    )


async def _wall_brought(wall: Wall, turn: Interaction) -> None:
    """Bind a wall to its bringer's only area, or ask them which; strangers learn what is next."""
    wall.closed_at, wall.join_link, wall.refuses = None, "", ""
    if wall.area_id is None or not await turn.organises_area(wall.area_id):
        wall.area_id, wall.bound_by = None, turn.member.id
        await _stop_inviting(wall, turn)
    await turn.store.session.flush()
    areas = await organised_areas(turn)
    if wall.area_id:
        area = await turn.store.areas.get_area(wall.area_id)
        turn.record_act(OrganiserAct.BOUND, by=turn.member, area=area.id, on=str(wall.id))
        await _greet_wall(wall, area, turn)
    elif len(areas) == 1 and not turn.member.admin:
        await _bind_to_area(wall, areas[0], turn)
    elif areas or turn.member.admin:
        await _answer_bringer(
            turn, screens.choose_area_screen(view_of_wall(wall), area_choices(areas))
        )
    else:
        await _answer_bringer(turn, screens.wall_unbound(view_of_wall(wall).title))


async def _answer_bringer(turn: Interaction, message: Message) -> None:
    """Tell whoever just acted on a wall, at once and in private."""
    await turn.notify_member(turn.member, message, priority=Priority.URGENT)


async def _bind_to_area(wall: Wall, area: Area, turn: Interaction) -> bool:
    if not await turn.store.organisation.bind_wall(wall, area, turn.member.id):
        return False
    turn.record_act(OrganiserAct.BOUND, by=turn.member, area=area.id, on=str(wall.id))
    await _greet_wall(wall, area, turn)
    return True


async def _greet_wall(wall: Wall, area: Area, turn: Interaction) -> None:
    await _answer_bringer(turn, screens.wall_bound(view_of_wall(wall), area.id, area.name))
    await greet_wall_once(wall, area, turn, greet=True)


async def greet_wall_once(wall: Wall, area: Area, context: JobContext, *, greet: bool) -> None:
    """Say hello once on a bound wall and have its door made, as soon as that is allowed."""
    if wall.may_post:
        if greet:
            message = screens.wall_greeting(area.name, area.code)
            once = DedupKey(area.key_subject, "greeting")
            await context.act_on_wall(wall, OutboxAction.SAY, message=message, once=once)
        await context.store.outbox.add_live_copies(wall, area, context.now)
    if wall.may_invite and not wall.join_link:
        await context.act_on_wall(wall, OutboxAction.INVITE, subject=shorten_typed(area.name, 32))


async def _wall_gone(wall: Wall, context: JobContext, by: Member | None) -> None:
    took = wall.takes_cards
    await _stop_inviting(wall, context)
    await context.store.areas.close_wall(wall.platform, wall.chat, context.now)
    await context.store.outbox.forget_chat(wall.platform, wall.chat)
    if wall.area_id:
        area = await context.store.areas.get_area(wall.area_id)
        context.record_act(OrganiserAct.CLOSED, by=by, area=area.id, on=str(wall.id))
        await context.notify_responsible(
            area.id, screens.wall_closed(view_of_wall(wall).title, area.name)
        )
        if took:
            await context.wall_lost(area.id)


async def _stop_inviting(wall: Wall, context: JobContext) -> None:
    """Whoever was not invited yet is not: the wall is no longer of the area it would be to."""
    await context.withdraw_messages(wall.key_subject, *WallAct)


# --- refusals


@organise.on_event(WallRefused)
async def wall_out_of_order(event: WallRefused, turn: Interaction) -> Reply:
    """The platform says that a wall takes nothing for now."""
    wall = await _known_wall(event.chat, _wall_origin(turn), turn)
    by = turn.member if wall and await _answers_for(wall, turn) else None
    await _note_refusal(wall, event, turn, by)
    return None


@organise.on_finding(WallRefused)
async def wall_refused(event: WallRefused, origin: EventOrigin, context: JobContext) -> None:
    """A wall did not take what was sent there: whoever answers for it is told, once."""
    await _note_refusal(await _known_wall(event.chat, origin, context), event, context, None)


async def _note_refusal(
    wall: Wall | None, event: WallRefused, context: JobContext, by: Member | None
) -> None:
    if wall is None or wall.closed_at or wall.area_id is None:
        return
    area = await context.store.areas.get_area(wall.area_id)
    if event.right is not WallRight.POST:
        await _lose_right(event.right, wall, area, context)
        return
    if event.why is WallObstacle.TOPIC and event.topic:
        await _leave_topic(event.topic, wall, area, context)
        return
    if not wall.refuses:
        wall.refuses = event.why
        context.record_act(
            OrganiserAct.REFUSED, by=by, area=area.id, on=str(wall.id), why=event.why
        )
        await _tell_standing(
            wall, area, context, words.organise_wall_refuses(title=view_of_wall(wall).title)
        )
    if event.again or event.why is WallObstacle.ARCHIVED:
        await context.wall_lost(area.id)


async def _lose_right(right: WallRight, wall: Wall, area: Area, context: JobContext) -> None:
    """A right that only helps is missing."""
    if right in missing_rights(wall):
        return
    if right is WallRight.PIN:
        wall.may_pin = False
    else:
        wall.may_invite = False
    await _tell_standing(
        wall, area, context, words.organise_rights_changed(title=view_of_wall(wall).title)
    )


async def _leave_topic(topic: str, wall: Wall, area: Area, context: JobContext) -> None:
    """The topic that was chosen takes nothing: cards hang in the group itself, at once."""
    if wall.topic == topic:
        wall.topic = ""
        await _tell_standing(
            wall, area, context, words.organise_topic_lost(title=view_of_wall(wall).title)
        )
    await context.store.outbox.try_again(wall, context.now)


@organise.on_finding(WallAcceptsAgain)
async def wall_takes(event: WallAcceptsAgain, origin: EventOrigin, context: JobContext) -> None:
    """A wall takes cards again: what waits follows at once, and who was told of it hears so."""
    wall = await _known_wall(event.chat, origin, context)
    if wall is None or not wall.refuses or wall.area_id is None:
        return
    wall.refuses = ""
    area = await context.store.areas.get_area(wall.area_id)
    context.record_act(OrganiserAct.TAKES, by=None, area=area.id, on=str(wall.id))
    await _tell_standing(
        wall, area, context, words.organise_wall_takes(title=view_of_wall(wall).title)
    )
    await context.store.outbox.try_again(wall, context.now)


# --- another address


@organise.on_event(WallMovedEvent)
async def wall_moved(event: WallMovedEvent, turn: Interaction) -> Reply:
    await _follow_wall(event, _wall_origin(turn), turn)
    if turn.newcomer:
        await turn.erase_member(turn.member)
    return None


@organise.on_finding(WallMovedEvent)
async def wall_found_moved(event: WallMovedEvent, origin: EventOrigin, context: JobContext) -> None:
    """The same, found out by sending to the old address."""
    await _follow_wall(event, origin, context)


async def _follow_wall(event: WallMovedEvent, origin: EventOrigin, context: JobContext) -> None:
    platform = origin.platform
    known = await _known_wall(event.chat, origin, context)
    await context.store.areas.move_wall(platform, event.chat, event.to)
    await context.store.outbox.move_chat(platform, event.chat, event.to, context.now)
    wall = await _known_wall(event.to, origin, context)
    if known is None or wall is None:
        return
    # What led into the old chat, and what was known of its topics, is of no use in the new one.
    wall.join_link = wall.topic = ""
    if wall.area_id and wall.may_invite:
        area = await context.store.areas.get_area(wall.area_id)
        await context.act_on_wall(wall, OutboxAction.INVITE, subject=shorten_typed(area.name, 32))
