"""An area never hangs on one person: the silent are asked, who is alone hears so each month."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from handlers.kernel.events import JobTick
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Reply, Show
from handlers.organise.feature import area_of, organise
from handlers.organise.roles import team_of
from messages import words
from messages.organise import succession_views as screens
from messages.organise import team_views
from messages.organise.actions import OrganiserAct
from messages.organise.succession_actions import AnswerSilence, StepDown, StillThere
from storage.area import Area, MemberRole
from storage.organise import SILENCE, SILENT_AFTER, RoleAnswer, RoleAsked, RoleQuestion
from storage.outbox import DedupKey, Priority, occurrence_of
from storage.people import Member

WAITS = timedelta(days=2)
"""How long something waits for an organiser before anybody is asked about it."""

LAST_DAY = 3
"""Of each month, on which who is alone may be told so: who is on pause hears it next month."""

SETTLED = timedelta(days=7)
"""Who has just opened an area was told already."""


@organise.every(hours=6, when=SILENCE)
async def ask_the_silent(_: JobTick, context: JobContext) -> None:
    for area in await context.store.areas.open_areas():
        async with context.store.isolate_item("area", area.id):
            await _ask_in(area, context)


async def _ask_in(area: Area, context: JobContext) -> None:
    """One after the other: the next one is asked when the one before did not answer."""
    organisation = context.store.organisation
    asked = await organisation.role_questions(RoleAsked.SILENT, area.id)
    team = {each.id: each for each in await context.store.areas.organisers(area.id)}
    for question in asked:
        if question.answer is not RoleAnswer.OPEN:
            continue
        member = team.get(question.member_id)
        if member and member.seen_at <= question.asked_at:
            if question.asked_at > context.now - SILENT_AFTER:
                return
            await organisation.answer_role_question(question.id, RoleAnswer.NONE)
            await _tell_the_others(area, member, context)
        else:
            # They are there again, or organise no longer: there is nothing to ask.
            await organisation.answer_role_question(question.id, RoleAnswer.YES)
    waits = (
        await organisation.waiting_since(area.id),
        await context.store.aid.searching_since(area.id),
    )
    if not any(since and since <= context.now - WAITS for since in waits):
        return
    silent = _longest_silent(team, asked, context)
    if silent:
        await _ask_silent(area, silent, context)


def _longest_silent(
    team: dict[int, Member], asked: list[RoleQuestion], context: JobContext
) -> Member | None:
    """Who is asked next: nobody on pause, nor whoever was asked in this same silence."""
    before = {each.member_id: each.asked_at for each in reversed(asked)}
    silent = [
        each
        for each in team.values()
        if each.seen_at <= context.now - SILENT_AFTER
        and not each.paused_at(context.now)
        and (each.id not in before or before[each.id] < each.seen_at)
    ]
    return min(silent, key=lambda each: (each.seen_at, each.id), default=None)


async def _ask_silent(area: Area, member: Member, context: JobContext) -> None:
    question = RoleQuestion(
        what=RoleAsked.SILENT, area_id=area.id, member_id=member.id, asked_at=context.now
    )
    await context.store.organisation.add_role_question(question)
    asked = screens.still_there_question(question.id, area.id, area.name)
    once = DedupKey(question.key_subject, "still")
    await context.notify_member(member, asked, once=once, priority=Priority.AID)


async def _tell_the_others(area: Area, silent: Member, context: JobContext) -> None:
    """The rest of the team, or the admins where there is nobody else."""
    notice = screens.silent_notice(area.id, area.name, silent.name)
    once = DedupKey(area.key_subject, "silent", occurrence_of(context.now, exact=True))
    team = [each for each in await context.store.areas.organisers(area.id) if each.id != silent.id]
    for member in team or await context.store.organisation.list_admins():
        if member.id != silent.id:
            await context.notify_member(member, notice, once=once, priority=Priority.AID)


@organise.on_press(AnswerSilence)
async def answer_silence(action: AnswerSilence, turn: Interaction) -> Reply:
    question = await turn.store.organisation.get_role_question(action.question)
    if question.member_id != turn.member.id or question.area_id is None:
        turn.refuse_permission()
    area = await area_of(turn, question.area_id)
    await turn.store.organisation.answer_role_question(question.id, RoleAnswer.YES)
    hint = words.team_welcome_back() if action.answer is StillThere.HERE else None
    return Show(await team_of(area, turn), hint)


@organise.on_press(StepDown)
async def step_down(action: StepDown, turn: Interaction) -> Reply:
    """Stop organising, where somebody else goes on."""
    area = await area_of(turn, action.area)
    membership = await turn.store.areas.membership(turn.member.id, area.id)
    if membership is None or membership.role is not MemberRole.ORGANISER:
        turn.refuse_permission()
    if len(await turn.store.areas.organisers(area.id)) < 2:
        return Show(await team_of(area, turn), words.team_stop_last(name=area.name))
    if not action.sure:
        return Show(screens.step_down_screen(area.id, area.name))
    membership.role = MemberRole.MEMBER
    await turn.store.session.flush()
    turn.record_act(OrganiserAct.LEFT, by=turn.member, area=area.id)
    left = len(await turn.store.areas.organisers(area.id))
    await turn.notify_responsible(area.id, team_views.left_team(area.name, left))
    return Show(screens.stepped_down(area.name))


@organise.every(hours=6)
async def tell_who_is_alone(_: JobTick, context: JobContext) -> None:
    """Each month, until there are two; an area nobody organises is told to the admins."""
    for area in await context.store.areas.open_areas():
        local = context.now.astimezone(ZoneInfo(area.zone))
        if local.day > LAST_DAY or area.declared_at > context.now - SETTLED:
            continue
        async with context.store.isolate_item("area", area.id):
            once = DedupKey(
                area.key_subject, "alone", occurrence_of(local.year * 100 + local.month)
            )
            team = await context.store.areas.organisers(area.id)
            if not team:
                notice = screens.nobody_notice(area.id, area.name)
                await context.notify_responsible(area.id, notice, once=once)
            elif len(team) == 1 and not team[0].paused_at(context.now):
                notice = screens.alone_notice(area.id, area.name)
                await context.notify_member(team[0], notice, once=once, priority=Priority.AID)
