"""A second person: asked for what is wider than one area, answers once, or in time nobody does."""

from __future__ import annotations

from handlers.broadcast.feature import (
    LoadedBroadcast,
    ToldAct,
    broadcast,
    load_broadcast,
    may_decide,
    organises_all,
    sight_of,
)
from handlers.broadcast.publishing import change_broadcast, publish_broadcast
from handlers.broadcast.viewing import asked_view, review
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Ask, Refused, Reply, Say, Show
from messages import words
from messages.broadcast import views as screens
from messages.broadcast.actions import (
    BroadcastAct,
    ConfirmBroadcast,
    RefuseBroadcast,
    RefuseBroadcastForm,
)
from messages.model import Message, message
from storage.outbox import Priority, occurrence_of
from storage.people import Member

ASKED_AT_MOST = 20
"""People who are written to; whoever else may agree finds it under their announcements."""


async def ask_second(loaded: LoadedBroadcast, turn: Interaction) -> Message:
    """Ask whoever may agree; refused where there is nobody else."""
    others = [each for each in await _who_may_agree(loaded, turn) if each.id != turn.member.id]
    if not others:
        raise Refused(words.broadcast_nobody_else())
    loaded.row.asked_at = turn.now
    loaded.note_act(BroadcastAct.ASKED, turn, turn.member)
    notice = await review(loaded, turn.member.name, turn)
    once = loaded.key(ToldAct.ASKED, _asked(loaded))
    priority = Priority.URGENT if loaded.row.kind.is_danger else Priority.AID
    for member in others[:ASKED_AT_MOST]:
        await turn.notify_member(
            member, notice, once=once, priority=priority, until=loaded.until.at
        )
    return await asked_view(loaded, turn)


def _asked(loaded: LoadedBroadcast) -> str:
    """Which asking it is: the same text may be asked about again."""
    asked = loaded.row.asked_at or loaded.row.drafted_at
    return f"{loaded.row.edition}:{occurrence_of(asked)}"


async def _who_may_agree(loaded: LoadedBroadcast, context: JobContext) -> list[Member]:
    """The organisers of the areas concerned, and the admins."""
    held = await context.store.areas.organisers_of_many(loaded.area_ids)
    admins = await context.store.organisation.list_admins()
    found = {member.id: member for _, member in held} | {each.id: each for each in admins}
    return list(found.values())


@broadcast.on_press(ConfirmBroadcast)
async def confirm_broadcast(press: ConfirmBroadcast, turn: Interaction) -> Reply:
    """Somebody else agrees to what they read, and it leaves."""
    loaded, author = await _to_decide(press.broadcast, turn)
    if press.edition != loaded.row.edition:
        anew = await review(loaded, author.name, turn)
        return Show(anew, words.broadcast_text_changed())
    if not await organises_all(author, loaded, turn):
        await give_up(loaded, turn)
        return Show(message(words.broadcast_author_gone()))
    for area in loaded.areas:
        await _require_author_unmuted(author, area.id, turn)
    await turn.withdraw_messages(loaded.row.key_subject, ToldAct.ASKED)
    loaded.note_act(BroadcastAct.CONFIRMED, turn, turn.member)
    asked = _asked(loaded)
    if loaded.is_change:
        await change_broadcast(loaded, author, turn)
    else:
        await publish_broadcast(loaded, author, turn)
    seen = await sight_of(loaded, turn, proposed=False)
    agreed = screens.published_notice(seen, turn.member.name)
    agreed = agreed.in_country(loaded.areas[0].territory)
    once = loaded.key(ToldAct.DECIDED, asked)
    await turn.notify_member(author, agreed, once=once, priority=Priority.AID)
    return Show(agreed)


async def _require_author_unmuted(author: Member, area_id: int, turn: Interaction) -> None:
    if await turn.store.organisation.muted_until(author.id, area_id, turn.now):
        raise Refused(words.broadcast_author_gone())


async def _to_decide(broadcast_id: int, turn: Interaction) -> tuple[LoadedBroadcast, Member]:
    """What waits for a second person, for one who is not its author and may decide."""
    loaded = await load_broadcast(broadcast_id, turn)
    if not await may_decide(turn, loaded):
        turn.refuse_permission()
    if loaded.row.asked_at is None or loaded.row.proposer_id is None:
        raise Refused(words.broadcast_settled())
    if loaded.until.at <= turn.now:
        raise Refused(words.broadcast_settled())
    if loaded.row.proposer_id == turn.member.id:
        raise Refused(words.broadcast_not_alone())
    return loaded, await turn.store.people.get_member(loaded.row.proposer_id)


@broadcast.on_press(RefuseBroadcast)
async def ask_why(press: RefuseBroadcast, turn: Interaction) -> Reply:
    await _to_decide(press.broadcast, turn)
    return Ask(RefuseBroadcastForm, {"broadcast": press.broadcast, "edition": press.edition})


@broadcast.on_form(RefuseBroadcastForm)
async def refuse_broadcast(form: RefuseBroadcastForm, turn: Interaction) -> Reply:
    """Somebody else says no, and why; the text stays with its author."""
    loaded, author = await _to_decide(form.broadcast, turn)
    if form.edition != loaded.row.edition:
        return Say(await review(loaded, author.name, turn))
    seen = await sight_of(loaded, turn, proposed=True)
    once = loaded.key(ToldAct.DECIDED, _asked(loaded))
    await stop_asking(loaded, turn)
    loaded.note_act(BroadcastAct.REFUSED, turn, turn.member)
    notice = screens.refused_notice(seen, turn.member.name, form.why)
    notice = notice.in_country(loaded.areas[0].territory)
    await turn.notify_member(author, notice, once=once, priority=Priority.AID)
    return Say(message(words.broadcast_refusal_sent()))


async def stop_asking(loaded: LoadedBroadcast, context: JobContext) -> None:
    """Nobody is asked any more; what was proposed is kept."""
    if loaded.row.asked_at:
        loaded.row.asked_at = None
        await context.withdraw_messages(loaded.row.key_subject, ToldAct.ASKED)


async def give_up(loaded: LoadedBroadcast, context: JobContext) -> None:
    """What was proposed leaves never; what stands stays."""
    await stop_asking(loaded, context)
    if loaded.is_change:
        loaded.row.proposed, loaded.row.proposer_id = "", None
        await context.store.session.flush()
    else:
        await context.store.broadcasts.drop_broadcast(loaded.row)


async def let_lapse(loaded: LoadedBroadcast, context: JobContext) -> None:
    """Nobody answered in time: its author hears so, and has the text still."""
    seen = await sight_of(loaded, context, proposed=True)
    once = loaded.key(ToldAct.DECIDED, _asked(loaded))
    await stop_asking(loaded, context)
    loaded.note_act(BroadcastAct.LAPSED, context, None)
    for author in (await context.store.people.members_by_id({loaded.row.proposer_id})).values():
        notice = screens.lapsed_notice(seen).in_country(loaded.areas[0].territory)
        await context.notify_member(author, notice, once=once, priority=Priority.AID)
