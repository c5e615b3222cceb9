"""An area's members, one by one: vouching, muting for a while, ending it."""

from __future__ import annotations

from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask, Refused, Reply, Show
from handlers.organise.feature import area_of, organise
from handlers.organise.judging import MUTED_FOR
from handlers.organise.reporting import WHOLE, ReportAct, report_key
from messages import words
from messages.model import Message, MomentText
from messages.organise import member_views as screens
from messages.organise.actions import OrganiserAct
from messages.organise.member_actions import (
    AreaRole,
    BeginMute,
    EndMute,
    MuteMemberForm,
    SetVouching,
    ShowMember,
    ShowMembers,
)
from messages.organise.member_views import ON_A_PAGE, MemberFacts
from messages.organise.report_actions import ReportJudgement
from messages.organise.report_views import muted_letter
from storage.area import Area, MemberRole, Membership, RemovalState
from storage.organise import AbuseReport
from storage.outbox import Priority
from storage.people import Member
from storage.types import new_code


@organise.on_press(ShowMembers)
async def show_members(action: ShowMembers, turn: Interaction) -> Reply:
    area = await area_of(turn, action.area)
    total = await turn.store.areas.count_members(area.id)
    page = max(0, min(action.page, max(total - 1, 0) // ON_A_PAGE))
    people = await turn.store.areas.list_members(area.id, ON_A_PAGE, page * ON_A_PAGE)
    removals = await turn.store.areas.removals_in(area.id)
    named = [(member.id, member.name) for _, member in people]
    return Show(
        screens.members_screen(area.id, area.name, named, page=page, total=total, out=len(removals))
    )


@organise.on_press(ShowMember)
async def show_member(action: ShowMember, turn: Interaction) -> Reply:
    area = await area_of(turn, action.area)
    return Show(await member_view(*await member_of(area, action.member, turn), area, turn))


async def member_of(area: Area, member_id: int, turn: Interaction) -> tuple[Membership, Member]:
    """A member of the area; refused when they have left, whatever else Palier knows of them."""
    membership = await turn.store.areas.membership(member_id, area.id)
    if membership is None:
        raise Refused(words.member_gone())
    return membership, await turn.store.people.get_member(member_id)


async def another_member_of(
    area: Area, member_id: int, turn: Interaction
) -> tuple[Membership, Member]:
    """The same, for what nobody does about themselves."""
    if member_id == turn.member.id:
        raise Refused(words.member_yourself())
    return await member_of(area, member_id, turn)


async def member_view(
    membership: Membership, member: Member, area: Area, turn: Interaction
) -> Message:
    muted = await turn.store.organisation.muted_until(member.id, area.id, turn.now)
    stands = await turn.store.areas.open_removal(member.id, area.id)
    return screens.member_screen(
        MemberFacts(
            area=area.id,
            member=member.id,
            who=member.name,
            role=AreaRole(membership.role.value),
            since=MomentText(at=membership.joined_at, zone=area.zone, show="day"),
            muted=MomentText(at=muted, zone=area.zone) if muted else None,
            proposed=bool(stands and stands.state is RemovalState.PROPOSED),
            oneself=member.id == turn.member.id,
        ),
        area.name,
    )


@organise.on_press(SetVouching)
async def set_vouching(action: SetVouching, turn: Interaction) -> Reply:
    """Make a member a relay, or a relay a member again; an organiser stays one."""
    area = await area_of(turn, action.area)
    membership, member = await another_member_of(area, action.member, turn)
    if membership.role is MemberRole.ORGANISER:
        raise Refused(words.member_organises(who=member.name))
    after = MemberRole.RELAY if action.given else MemberRole.MEMBER
    if membership.role is not after:
        membership.role = after
        await turn.store.session.flush()
        act = OrganiserAct.VOUCHED if action.given else OrganiserAct.UNVOUCHED
        turn.record_act(act, by=turn.member, area=area.id)
        notice = screens.vouched_notice(area.name, given=action.given)
        await turn.notify_member(member, notice, priority=Priority.AID)
    done = words.member_vouched if action.given else words.member_unvouched
    return Show(await member_view(membership, member, area, turn), done(who=member.name))


@organise.on_press(BeginMute)
async def begin_mute(action: BeginMute, turn: Interaction) -> Reply:
    area = await area_of(turn, action.area)
    await _mutable_member(area, action.member, turn)
    return Ask(MuteMemberForm, {"area": area.id, "member": action.member})


async def _mutable_member(
    area: Area, member_id: int, turn: Interaction
) -> tuple[Membership, Member]:
    membership, member = await another_member_of(area, member_id, turn)
    if membership.role is MemberRole.ORGANISER or member.admin:
        raise Refused(words.member_organises(who=member.name))
    return membership, member


@organise.on_form(MuteMemberForm)
async def mute_member(form: MuteMemberForm, turn: Interaction) -> Reply:
    """Judge a member as if they had been reported: they read why, and may ask to look again."""
    area = await area_of(turn, form.area)
    membership, member = await _mutable_member(area, form.member, turn)
    end = turn.now + MUTED_FOR
    await turn.store.organisation.mute_member(member.id, area.id, end)
    await turn.stand_down(member, area_id=area.id)
    report = await turn.store.organisation.record_pointed(
        AbuseReport(
            area_id=area.id,
            subject=f"{WHOLE}{new_code()}",
            author_id=member.id,
            by_id=turn.member.id,
            what=form.what.value,
            at=turn.now,
            judged=ReportJudgement.MUTED.value,
        )
    )
    until = MomentText(at=end, zone=area.zone)
    letter = muted_letter(
        report.id, words.member_whole(), area.name, [form.what], until, hidden=False
    )
    once = report_key(report, ReportAct.JUDGED)
    await turn.notify_member(member, letter, once=once, priority=Priority.AID)
    turn.record_act(OrganiserAct.MUTED, by=turn.member, area=area.id, on=report.subject)
    shown = await member_view(membership, member, area, turn)
    return Show(shown, words.member_mute_done(who=member.name, until=until))


@organise.on_press(EndMute)
async def end_mute(action: EndMute, turn: Interaction) -> Reply:
    """Let somebody publish again before the time."""
    area = await area_of(turn, action.area)
    membership, member = await another_member_of(area, action.member, turn)
    if await turn.store.organisation.muted_until(member.id, area.id, turn.now):
        await turn.store.organisation.unmute_member(member.id, area.id)
        turn.record_act(OrganiserAct.UNMUTED, by=turn.member, area=area.id)
        notice = screens.unmuted_notice(area.name)
        await turn.notify_member(member, notice, priority=Priority.AID)
    shown = await member_view(membership, member, area, turn)
    return Show(shown, words.member_mute_ended(who=member.name))
