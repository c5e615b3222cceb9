"""Those who are on a wall already: each is shown an invitation, alone; nobody is enrolled by it."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from handlers.kernel.events import EventOrigin, MessageFailed, WallPeopleEvent
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Refused, Reply, Show
from handlers.organise.feature import area_of, organise, screen_of_wall, view_of_wall
from messages import words
from messages.organise import wall_views as screens
from messages.organise.actions import InvitePresent, OrganiserAct, StopInviting, WallAct
from storage.outbox import DedupKey, OutboxAction, WhisperRecipient, occurrence_of

BETWEEN, LASTS = timedelta(seconds=6), timedelta(days=1)
"""Time between two invitations on a wall, and how late one may still be shown."""


@organise.on_press(InvitePresent)
async def invite_present(press: InvitePresent, turn: Interaction) -> Reply:
    """Say what will happen, then ask the platform who is there."""
    wall = await turn.store.areas.get_wall(press.wall)
    if wall.area_id is None:
        turn.refuse_permission()
    area, seen = await area_of(turn, wall.area_id), view_of_wall(wall)
    if not seen.present:
        raise Refused(words.gone())
    if not press.sure:
        return Show(screens.invite_present_screen(seen, area.name))
    asked = DedupKey(wall.key_subject, WallAct.LISTED, occurrence_of(turn.now))
    until, whither = turn.now + LASTS, str(area.id)
    await turn.act_on_wall(wall, OutboxAction.LIST, subject=whither, once=asked, until=until)
    turn.record_act(OrganiserAct.GREETED, by=turn.member, area=area.id, on=str(wall.id))
    begun = words.organise_invite_begun(title=seen.title)
    return Show(await screen_of_wall(wall, area, turn, begun))


@organise.on_press(StopInviting)
async def stop_inviting(press: StopInviting, turn: Interaction) -> Reply:
    """Nobody more is shown it; whoever was may still join, and is not shown it anew."""
    wall = await turn.store.areas.get_wall(press.wall)
    if wall.area_id is None:
        turn.refuse_permission()
    area, title = await area_of(turn, wall.area_id), view_of_wall(wall).title
    await turn.withdraw_messages(wall.key_subject, WallAct.LISTED, WallAct.INVITED)
    told = await turn.store.outbox.count_whispered(
        wall.key_subject, WallAct.INVITED, WallAct.invitation_of("", area.id)
    )
    turn.record_act(OrganiserAct.STOPPED, by=turn.member, area=area.id, on=str(wall.id))
    stopped = words.organise_invite_stopped(title=title, count=told)
    return Show(await screen_of_wall(wall, area, turn, stopped))


async def tell_unshown(event: MessageFailed, context: JobContext) -> None:
    """An invitation that the wall did not take for a day is over; who organises hears so once."""
    wall = await context.store.areas.get_wall(int(event.once.subject.rpartition(":")[2]))
    if wall.area_id is None or wall.closed_at:
        return
    area = await context.store.areas.get_area(wall.area_id)
    letter = screens.not_shown(view_of_wall(wall), area.id, area.name)
    today = context.now.astimezone(ZoneInfo(area.zone)).date()
    once = DedupKey(wall.key_subject, WallAct.UNSHOWN, occurrence_of(today))
    await context.notify_responsible(area.id, letter, once=once)


@organise.on_finding(WallPeopleEvent)
async def invite_each(event: WallPeopleEvent, origin: EventOrigin, context: JobContext) -> None:
    """One after another, without those who are members; within a week nobody is shown it twice.

    Nobody, where the wall has come to another area since they were asked for.
    """
    wall = await context.store.areas.find_wall(origin.platform, origin.workspace, event.chat)
    if wall is None or wall.area_id is None or wall.closed_at:
        return
    if event.asked_for != str(wall.area_id):
        return
    area = await context.store.areas.get_area(wall.area_id)
    enrolled = await context.store.areas.users_enrolled(wall)
    message = screens.invitation_in_passing(area.id, area.name)
    others = [user for user in event.users if user not in enrolled]
    recipients = [
        WhisperRecipient(
            user,
            context.now + number * BETWEEN,
            DedupKey(wall.key_subject, WallAct.INVITED, WallAct.invitation_of(user, area.id)),
        )
        for number, user in enumerate(others)
    ]
    await context.whisper_to_each(wall, recipients, message, lasts=LASTS)
