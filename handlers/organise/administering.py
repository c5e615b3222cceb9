"""The instance survives its admins: handed over by name, else the longest-serving are asked."""

from __future__ import annotations

from datetime import timedelta

from handlers.kernel.events import JobTick
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Notice, Refused, Reply, Show
from handlers.organise.feature import organise
from messages import words
from messages.model import Message
from messages.organise import succession_views as screens
from messages.organise.actions import OrganiserAct
from messages.organise.succession_actions import AnswerAdmin, AskAdmin, ShowAdmins, StopAdmin
from storage.organise import NO_ADMIN, RoleAnswer, RoleAsked, RoleQuestion
from storage.outbox import DedupKey, Priority
from storage.people import Member

NEXT_AFTER = timedelta(days=3)
"""How long one organiser has to say whether they run the instance, before the next is asked."""

ROUND_AGAIN = timedelta(days=30)
"""After how long somebody who did not answer, or said no, is asked once more."""

CHOICES = 8


def _must_be_admin(turn: Interaction) -> None:
    if not turn.member.admin:
        turn.refuse_permission()


@organise.on_press(ShowAdmins)
async def show_admins(action: ShowAdmins, turn: Interaction) -> Reply:
    _must_be_admin(turn)
    return Show(await _admins_view(turn))


async def _admins_view(turn: Interaction) -> Message:
    admins = await turn.store.organisation.list_admins()
    others = await turn.store.organisation.longest_serving()
    return screens.admins_screen(
        [each.name for each in admins], [(each.id, each.name) for each in others[:CHOICES]]
    )


@organise.on_press(AskAdmin)
async def ask_admin(action: AskAdmin, turn: Interaction) -> Reply:
    """Ask an organiser by name; they decide, and nothing changes before."""
    _must_be_admin(turn)
    others = {each.id: each for each in await turn.store.organisation.longest_serving()}
    member = others.get(action.member)
    if member is None:
        raise Refused(words.gone())
    open_ones = [
        each
        for each in await turn.store.organisation.role_questions(RoleAsked.ADMIN)
        if each.answer is RoleAnswer.OPEN and each.member_id == member.id
    ]
    if not open_ones:
        question = await _ask(member, turn, by=turn.member)
        if question is None:
            raise Refused(words.organise_name_unreached())
        turn.record_act(OrganiserAct.ASKED_ADMIN, by=turn.member)
    return Show(await _admins_view(turn), words.team_admin_asked_done(who=member.name))


async def _ask(
    member: Member, context: JobContext, *, by: Member | None = None
) -> RoleQuestion | None:
    """Promise the question; None when they cannot be written to."""
    question = RoleQuestion(
        what=RoleAsked.ADMIN,
        member_id=member.id,
        by_id=by.id if by else None,
        asked_at=context.now,
    )
    await context.store.organisation.add_role_question(question)
    asked = screens.admin_offer(question.id, by.name) if by else screens.admin_wanted(question.id)
    once = DedupKey(question.key_subject, "admin")
    told = await context.notify_member(member, asked, once=once, priority=Priority.AID)
    if not told:
        await context.store.organisation.answer_role_question(question.id, RoleAnswer.NONE)
    return question if told else None


@organise.on_press(AnswerAdmin)
async def answer_admin(action: AnswerAdmin, turn: Interaction) -> Reply:
    """Yes makes them an admin, while whoever asked is one, or nobody is: then a late yes counts."""
    question = await turn.store.organisation.get_role_question(action.question)
    if question.member_id != turn.member.id or question.what is not RoleAsked.ADMIN:
        turn.refuse_permission()
    admins = await turn.store.organisation.list_admins()
    holds = any(each.id == question.by_id for each in admins) or not admins
    waits = {RoleAnswer.OPEN} if admins else {RoleAnswer.OPEN, RoleAnswer.NONE}
    if question.answer not in waits or not holds or not await turn.organises_area():
        return Notice(words.team_admin_over())
    question.answer = RoleAnswer.YES if action.accepts else RoleAnswer.NO
    await turn.store.session.flush()
    name = turn.member.name
    if not action.accepts:
        refused = screens.admin_refused_notice(name)
        for each in (await turn.store.people.members_by_id({question.by_id})).values():
            await turn.notify_member(each, refused, priority=Priority.AID)
        if not admins:
            await _ask_the_next(turn)
        return Show(screens.admin_answered_screen())
    turn.member.admin = True
    await turn.store.session.flush()
    turn.record_act(OrganiserAct.ADMIN, by=turn.member)
    for each in admins:
        accepted = screens.admin_accepted_notice(name)
        await turn.notify_member(each, accepted, priority=Priority.AID)
    return Show(screens.admin_now_screen())


@organise.on_press(StopAdmin)
async def stop_admin(action: StopAdmin, turn: Interaction) -> Reply:
    """Never the last one: somebody else says yes first."""
    _must_be_admin(turn)
    if len(await turn.store.organisation.list_admins(lock=True)) < 2:
        return Show(await _admins_view(turn), words.team_admin_last())
    if not action.sure:
        return Show(screens.stop_admin_screen())
    turn.member.admin = False
    await turn.store.session.flush()
    turn.record_act(OrganiserAct.ADMIN_ENDED, by=turn.member)
    return Show(screens.admin_stopped_screen())


@organise.on_erase
async def find_admin_on_erase(member: Member, context: JobContext) -> None:
    """The last admin leaves, or who is asked to follow them: the next one is asked at once."""
    if any(each.id != member.id for each in await context.store.organisation.list_admins()):
        return
    asked = await context.store.organisation.role_questions(RoleAsked.ADMIN)
    if member.admin or any(each.member_id == member.id for each in asked):
        await _ask_the_next(context, without=member)


@organise.every(hours=6, when=NO_ADMIN)
async def find_admin(_: JobTick, context: JobContext) -> None:
    """While nobody runs the instance, organisers are asked one after the other."""
    await _ask_the_next(context)


async def _ask_the_next(context: JobContext, *, without: Member | None = None) -> None:
    asked = await context.store.organisation.role_questions(RoleAsked.ADMIN)
    for question in asked:
        gone = without is not None and question.member_id == without.id
        if question.answer is RoleAnswer.OPEN and not gone:
            if question.asked_at > context.now - NEXT_AFTER:
                return
            await context.store.organisation.answer_role_question(question.id, RoleAnswer.NONE)
    lately = {each.member_id for each in asked if each.asked_at > context.now - ROUND_AGAIN}
    if without:
        lately.add(without.id)
    for member in await context.store.organisation.longest_serving(sorted(lately)):
        if await _ask(member, context):
            return
