"""Looking once more at a removal, and letting somebody come back."""

from __future__ import annotations

from handlers.kernel.events import JobTick
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Notice, Refused, Reply, Show
from handlers.organise.deciding import (
    RemovalAct,
    close_removal_notices,
    may_review,
    possible_reviewers,
    removal_facts,
    removal_key,
    tell_of_removal,
)
from handlers.organise.feature import area_of, organise
from handlers.organise.removing import removals_view
from messages import words
from messages.model import ConfidencePurpose
from messages.organise import removal_views as screens
from messages.organise.actions import OrganiserAct
from messages.organise.member_actions import AppealRemoval, LiftRemoval, ReviewRemoval
from storage.area import OUT_LONG, STAYS_OUT, AppealState, Removal, RemovalState
from storage.outbox import OutboxAction, Priority
from storage.people import Member


@organise.on_press(AppealRemoval)
async def appeal_removal(action: AppealRemoval, turn: Interaction) -> Reply:
    """The member asks, once, that others look again."""
    removal = await turn.store.areas.get_removal(action.removal)
    if removal.member_id != turn.member.id:
        raise Refused(words.gone())
    moved = turn.store.areas.move_removal_appeal
    if not await moved(removal.id, AppealState.NONE, AppealState.ASKED):
        return Notice(words.removal_appeal_already())
    area = await turn.store.areas.get_area(removal.area_id)
    notice = screens.appeal_notice(await removal_facts(removal, area, turn))
    once = removal_key(removal, RemovalAct.APPEAL)
    for reviewer in await possible_reviewers(removal, turn):
        await turn.notify_member(reviewer, notice, once=once, priority=Priority.AID)
    return Notice(words.removal_appeal_sent())


@organise.on_press(ReviewRemoval)
async def review_removal(action: ReviewRemoval, turn: Interaction) -> Reply:
    """Take the removal back or let it stand; the first answer counts."""
    removal = await turn.store.areas.get_removal(action.removal, lock=True)
    area = await area_of(turn, removal.area_id)
    if not await may_review(removal, turn):
        raise Refused(words.removal_other_only())
    after = AppealState.LIFTED if action.lift else AppealState.UPHELD
    moved = turn.store.areas.move_removal_appeal
    if not await moved(removal.id, AppealState.ASKED, after):
        return Show(await removals_view(area, turn), words.organise_judged_already())
    if action.lift:
        await let_back(removal, turn, by=turn.member)
        return Show(await removals_view(area, turn), words.organise_judged())
    await _close_appeal(removal, turn, but=turn.member.id)
    seen = await removal_facts(removal, area, turn)
    once = removal_key(removal, RemovalAct.TOLD, after.value)
    await tell_of_removal(removal.member_id, screens.upheld_letter(seen), once, turn)
    turn.record_act(
        OrganiserAct.REMOVAL_UPHELD, by=turn.member, area=area.id, on=removal.key_subject
    )
    return Show(await removals_view(area, turn), words.organise_judged())


@organise.on_press(LiftRemoval)
async def lift_removal(action: LiftRemoval, turn: Interaction) -> Reply:
    """Any organiser may let somebody back in; the others hear of it."""
    removal = await turn.store.areas.get_removal(action.removal, lock=True)
    area = await area_of(turn, removal.area_id)
    if removal.member_id == turn.member.id:
        raise Refused(words.member_yourself())
    if removal.state is not RemovalState.OUT:
        return Show(await removals_view(area, turn), words.organise_judged_already())
    member = await turn.store.people.get_member(removal.member_id)
    await let_back(removal, turn, by=turn.member)
    return Show(await removals_view(area, turn), words.removal_lift_done(who=member.name))


async def let_back(removal: Removal, context: JobContext, *, by: Member | None) -> None:
    """Nothing keeps the member out any more, on no wall either; they come back if they want."""
    area = await context.store.areas.get_area(removal.area_id)
    await _close_appeal(removal, context, but=by.id if by else None)
    moved = context.store.areas.move_removal
    if not await moved(removal.id, RemovalState.OUT, RemovalState.LIFTED, context.now):
        return
    await context.withdraw_messages(removal.key_subject, RemovalAct.EXPEL)
    for wall in await context.store.areas.area_walls(area.id):
        for user in await context.store.areas.users_of(
            removal.member_id, wall.platform, wall.workspace
        ):
            await context.act_on_wall(wall, OutboxAction.READMIT, subject=user)
    await context.store.areas.forget_join_requests(removal.member_id, area.id)
    await context.end_confidence(ConfidencePurpose.REMOVAL, removal.id, to=removal.member_id)
    letter = screens.lifted_letter(area.name, area.code)
    once = removal_key(removal, RemovalAct.TOLD, RemovalState.LIFTED.value)
    await tell_of_removal(removal.member_id, letter, once, context)
    context.record_act(OrganiserAct.REMOVAL_LIFTED, by=by, area=area.id, on=removal.key_subject)


async def _close_appeal(removal: Removal, context: JobContext, *, but: int | None) -> None:
    """Others who were asked to look again have nothing left to press."""
    await context.store.session.refresh(removal)
    if removal.appeal is AppealState.NONE:
        return
    area = await context.store.areas.get_area(removal.area_id)
    seen = await removal_facts(removal, area, context)
    await context.withdraw_messages(removal.key_subject, RemovalAct.APPEAL)
    await close_removal_notices(
        removal,
        await possible_reviewers(removal, context),
        RemovalAct.APPEAL,
        words.removal_over_reviewed(name=area.name),
        seen,
        context,
        but=but,
    )


@organise.every(hours=1, when=OUT_LONG)
async def end_old_removals(_: JobTick, context: JobContext) -> None:
    """Who was out for a year may come back."""
    for removal_id in await context.store.areas.out_before(context.now - STAYS_OUT):
        async with context.store.isolate_item("removal", removal_id):
            removal = await context.store.areas.get_removal(removal_id, lock=True)
            if removal.state is RemovalState.OUT:
                await let_back(removal, context, by=None)
