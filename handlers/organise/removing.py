"""Taking a member out of an area: one organiser proposes it, a second agrees or refuses."""

from __future__ import annotations

from handlers.kernel.events import JobTick, MessageFailed
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.personal_data import reject_personal_data
from handlers.kernel.replies import Ask, Refused, Reply, Show
from handlers.organise.deciding import (
    RemovalAct,
    close_removal_notices,
    organises_there,
    over_words,
    possible_seconds,
    removal_facts,
    removal_key,
    tell_of_removal,
)
from handlers.organise.feature import area_of, organise
from handlers.organise.members import another_member_of
from messages import words
from messages.model import Message, MomentText, message
from messages.organise import removal_views as screens
from messages.organise.actions import OrganiserAct
from messages.organise.member_actions import (
    BeginRemoval,
    DecideRemoval,
    RemovalForm,
    RemovalOutcome,
    ShowRemoval,
    ShowRemovals,
)
from storage.area import (
    REMOVAL_LAPSES,
    REMOVAL_UNANSWERED,
    STAYS_OUT,
    Area,
    MemberRole,
    Membership,
    Removal,
    RemovalState,
)
from storage.outbox import OutboxAction, Priority
from storage.people import Member


@organise.on_press(BeginRemoval)
async def begin_removal(action: BeginRemoval, turn: Interaction) -> Reply:
    """Ask why, where there is somebody who could be the second."""
    area = await area_of(turn, action.area)
    membership, member = await _removable_member(area, action.member, turn)
    planned = _planned(area, member, turn)
    if not await possible_seconds(planned, turn):
        return Show(_nobody_second(area, membership, member))
    return Ask(RemovalForm, {"area": area.id, "member": member.id})


async def _removable_member(
    area: Area, member_id: int, turn: Interaction
) -> tuple[Membership, Member]:
    membership, member = await another_member_of(area, member_id, turn)
    if member.admin:
        raise Refused(words.removal_no_admin(who=member.name))
    if await turn.store.areas.open_removal(member.id, area.id):
        raise Refused(words.removal_already(who=member.name))
    return membership, member


def _planned(area: Area, member: Member, turn: Interaction) -> Removal:
    return Removal(
        area_id=area.id,
        member_id=member.id,
        proposed_by=turn.member.id,
        reason="",
        since=turn.now,
    )


def _nobody_second(area: Area, membership: Membership, member: Member) -> Message:
    organises = membership.role is MemberRole.ORGANISER
    return screens.nobody_second_screen(area.id, member.name, organises=organises)


@organise.on_form(RemovalForm)
async def propose_removal(form: RemovalForm, turn: Interaction) -> Reply:
    """Nothing happens to the member, who hears nothing, until a second one agrees."""
    area = await area_of(turn, form.area)
    membership, member = await _removable_member(area, form.member, turn)
    reject_personal_data(area.country, note=form.note)
    removal = _planned(area, member, turn)
    removal.reason, removal.note = form.reason.value, form.note or None
    seconds = await possible_seconds(removal, turn)
    if not seconds:
        return Show(_nobody_second(area, membership, member))
    await turn.store.areas.add_removal(removal)
    seen = await removal_facts(removal, area, turn)
    turn.record_act(
        OrganiserAct.REMOVAL_PROPOSED,
        by=turn.member,
        area=area.id,
        on=removal.key_subject,
        why=removal.reason,
    )
    notice = screens.removal_notice(seen)
    for second in seconds:
        once = removal_key(removal, RemovalAct.ASKED)
        await turn.notify_member(second, notice, once=once, priority=Priority.AID)
    return Show(screens.removal_proposed_screen(seen))


@organise.on_press(ShowRemovals)
async def show_removals(action: ShowRemovals, turn: Interaction) -> Reply:
    return Show(await removals_view(await area_of(turn, action.area), turn))


async def removals_view(area: Area, turn: Interaction) -> Message:
    """What is proposed and not by this person, and who is out."""
    proposed, out = [], []
    for removal, member in await turn.store.areas.removals_in(area.id):
        if removal.state is RemovalState.OUT:
            until = MomentText(at=removal.since + STAYS_OUT, zone=area.zone, show="day")
            out.append((removal.id, member.name, until))
        elif turn.member.id not in (removal.proposed_by, removal.member_id):
            proposed.append((removal.id, member.name))
    return screens.removals_screen(area.id, area.name, proposed, out)


async def _to_second(removal_id: int, turn: Interaction) -> tuple[Removal, Area]:
    """The proposal, for who may decide it: never who proposed it, nor whom it is about."""
    removal = await turn.store.areas.get_removal(removal_id, lock=True)
    area = await area_of(turn, removal.area_id)
    if turn.member.id in (removal.proposed_by, removal.member_id):
        raise Refused(words.removal_second_only())
    if await organises_there(removal.member_id, area.id, turn) and not turn.member.admin:
        proposer = await turn.store.people.members_by_id({removal.proposed_by})
        if not any(each.admin for each in proposer.values()):
            raise Refused(words.removal_second_admin())
    return removal, area


@organise.on_press(ShowRemoval)
async def show_removal(action: ShowRemoval, turn: Interaction) -> Reply:
    removal, area = await _to_second(action.removal, turn)
    if removal.state is not RemovalState.PROPOSED:
        return Show(await removals_view(area, turn), words.organise_judged_already())
    return Show(screens.removal_notice(await removal_facts(removal, area, turn)))


@organise.on_press(DecideRemoval)
async def decide_removal(action: DecideRemoval, turn: Interaction) -> Reply:
    """The second one's word: it is done, or nothing is."""
    removal, area = await _to_second(action.removal, turn)
    if removal.state is not RemovalState.PROPOSED:
        return Show(await removals_view(area, turn), words.organise_judged_already())
    if not await _still_proposes(removal, area, turn):
        await end_proposal(removal, RemovalState.LAPSED, turn, but=turn.member.id)
        return Show(await removals_view(area, turn), words.removal_over_dropped(name=area.name))
    after = RemovalState.OUT if action.agrees else RemovalState.REFUSED
    await end_proposal(removal, after, turn, by=turn.member)
    return Show(await removals_view(area, turn), words.removal_decided())


async def _still_proposes(removal: Removal, area: Area, context: JobContext) -> bool:
    """Whether who proposed it answers for the area still: two are needed when it is done."""
    found = await context.store.people.members_by_id({removal.proposed_by})
    proposer = found.get(removal.proposed_by or 0)
    if proposer is None:
        return False
    return proposer.admin or await organises_there(proposer.id, area.id, context)


async def end_proposal(
    removal: Removal,
    after: RemovalState,
    context: JobContext,
    *,
    by: Member | None = None,
    but: int | None = None,
) -> None:
    """Decided or lapsed: the notices close, who proposed it hears, and what was agreed is done."""
    area = await context.store.areas.get_area(removal.area_id)
    readers = await possible_seconds(removal, context)
    before, decided = removal.state, by.id if by else None
    moved = context.store.areas.move_removal
    if not await moved(removal.id, before, after, context.now, decided):
        return
    await context.store.session.refresh(removal)
    seen = await removal_facts(removal, area, context)
    closing = by.id if by else but
    await context.withdraw_messages(removal.key_subject, RemovalAct.ASKED)
    await close_removal_notices(
        removal, readers, RemovalAct.ASKED, over_words(after, seen), seen, context, but=closing
    )
    outcome = screens.outcome_notice(seen, RemovalOutcome(after.value))
    once = removal_key(removal, RemovalAct.OUTCOME)
    await tell_of_removal(removal.proposed_by, outcome, once, context)
    act = {
        RemovalState.OUT: OrganiserAct.REMOVAL_OUT,
        RemovalState.REFUSED: OrganiserAct.REMOVAL_REFUSED,
    }.get(after, OrganiserAct.REMOVAL_LAPSED)
    context.record_act(act, by=by, area=area.id, on=removal.key_subject, why=removal.reason)
    if after is RemovalState.OUT:
        await _put_out(removal, area, context)


async def _put_out(removal: Removal, area: Area, context: JobContext) -> None:
    """What was theirs in the area ends, they leave its walls, and they read why."""
    member = await context.store.people.get_member(removal.member_id)
    before = await context.store.checkins.enrolment_of(member.id)
    await close_doors(removal, area, member, context)
    await context.take_out(member, area.id)
    checked = bool(before) and not await context.store.checkins.enrolment_of(member.id)
    left = await context.store.areas.memberships(member.id)
    if left:
        member.zone = left[0][1].zone
    seen = await removal_facts(removal, area, context)
    letter = screens.removed_letter(seen, checked=checked)
    await tell_of_removal(member.id, letter, removal_key(removal, RemovalAct.TOLD), context)


async def close_doors(removal: Removal, area: Area, member: Member, context: JobContext) -> None:
    """Who knocks is turned away, who is inside is taken out, as far as Palier may."""
    for request, wall in await context.store.areas.undecided_join_requests(member_id=member.id):
        if wall.area_id == area.id:
            request.decided = False
            await context.withdraw_messages(request.key_subject)
            await context.act_on_wall(wall, OutboxAction.DECLINE, subject=request.user)
    for wall in await context.store.areas.area_walls(area.id):
        users = await context.store.areas.users_of(member.id, wall.platform, wall.workspace)
        for number, user in enumerate(users):
            once = removal_key(removal, RemovalAct.EXPEL, f"{wall.id}:{number}")
            await context.act_on_wall(wall, OutboxAction.EXPEL, subject=user, once=once)


async def tell_by_hand(event: MessageFailed, context: JobContext) -> None:
    """Palier may not take somebody out of a wall: who organises is asked to."""
    removal = await context.store.areas.get_removal(int(event.once.subject.rpartition(":")[2]))
    wall = await context.store.areas.get_wall(int(event.once.occurrence.partition(":")[0]))
    if removal.state is not RemovalState.OUT or wall.area_id != removal.area_id:
        return
    area = await context.store.areas.get_area(removal.area_id)
    notice = screens.by_hand_notice(await removal_facts(removal, area, context), wall.title)
    once = removal_key(removal, RemovalAct.BY_HAND, str(wall.id))
    await context.notify_responsible(area.id, notice, once=once)


@organise.every(hours=1, when=REMOVAL_UNANSWERED)
async def lapse_proposals(_: JobTick, context: JobContext) -> None:
    """What nobody answered in time changes nothing."""
    before = context.now - REMOVAL_LAPSES
    for removal_id in await context.store.areas.proposed_before(before):
        async with context.store.isolate_item("removal", removal_id):
            removal = await context.store.areas.get_removal(removal_id, lock=True)
            if removal.state is RemovalState.PROPOSED:
                await end_proposal(removal, RemovalState.LAPSED, context)


# --- who leaves, or turns out to be somebody else


@organise.on_erase
async def drop_removals_on_erase(member: Member, context: JobContext) -> None:
    """What is proposed by who leaves, or about them, is decided by nobody any more.

    What was told in confidence about who leaves goes with the row.
    """
    areas = context.store.areas
    for removal in await areas.open_removals_by(member.id):
        await end_proposal(removal, RemovalState.LAPSED, context, but=member.id)
    for removal in await areas.open_removals_of(member.id):
        area = await areas.get_area(removal.area_id)
        await context.withdraw_messages(removal.key_subject)
        dropped = message(words.removal_over_dropped(name=area.name))
        once = removal_key(removal, RemovalAct.OUTCOME)
        for who in (removal.proposed_by, *(e.id for e in await possible_seconds(removal, context))):
            await tell_of_removal(who, dropped, once, context)
    for removal in await areas.areas_out_of(member.id):
        await context.withdraw_messages(removal.key_subject)


@organise.on_merge
async def keep_out_on_merge(kept: Member, gone: Member, context: JobContext) -> None:
    """Two accounts are one person: who is out of an area with one is out with the other."""
    for one, other in ((kept, gone), (gone, kept)):
        for removal in await context.store.areas.areas_out_of(one.id):
            if await context.store.areas.membership(other.id, removal.area_id):
                area = await context.store.areas.get_area(removal.area_id)
                await close_doors(removal, area, other, context)
                await context.take_out(other, removal.area_id)
