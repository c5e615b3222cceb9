"""Who may do what: the first admin, named organisers and relays, people at a wall's door."""

from __future__ import annotations

import secrets
from datetime import timedelta

from handlers.kernel.events import CommandEvent
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Refused, Reply, Say, Show
from handlers.organise.feature import area_of, organise, view_of_wall
from messages import words
from messages.model import Message, MomentText
from messages.organise import team_views as screens
from messages.organise.actions import (
    DecideEntry,
    OfferRole,
    OrganiserAct,
    RoleGrant,
    SetAdmission,
    ShowDoor,
    ShowTeam,
    WithdrawOffers,
)
from messages.organise.shown_facts import SHOWN
from storage.area import Area, MemberRole, Membership
from storage.errors import RowMissing
from storage.outbox import OutboxAction
from storage.people import Member

ADMIN = "admin"
OFFERED_FOR = timedelta(days=7)
RANKS = list(MemberRole)


@organise.command("admin", discreet=True, impersonal=True)
async def admin_command(command: CommandEvent, turn: Interaction) -> Reply:
    """Spend the instance's one-time code."""
    if not command.words.strip():
        raise Refused(words.organise_code_how())
    return await _become_admin(command, turn)


@organise.on_start_link("admin_")
async def _become_admin(command: CommandEvent, turn: Interaction) -> Reply:
    if await turn.store.organisation.spend_code(command.words, turn.now) != ADMIN:
        raise Refused(words.organise_code_wrong())
    turn.member.admin = True
    turn.record_act(OrganiserAct.ADMIN, by=turn.member)
    return Say(screens.admin_welcome())


@organise.on_press(ShowTeam)
async def show_team(action: ShowTeam, turn: Interaction) -> Reply:
    return Show(await team_of(await area_of(turn, action.area), turn))


async def team_of(area: Area, turn: Interaction) -> Message:
    """Who organises the area, and its relays."""
    organisers = await turn.store.organisation.area_team(area.id, MemberRole.ORGANISER)
    relays = await turn.store.organisation.area_team(area.id, MemberRole.RELAY)
    names = [member.name for member in organisers], [member.name for member in relays]
    links = await turn.store.organisation.count_codes(_rights_in(area), turn.now)
    mine = any(member.id == turn.member.id for member in organisers)
    return screens.team_screen(area.id, area.name, *names, links, member_of_it=mine)


def _rights_in(area: Area) -> list[str]:
    return [f"{grant.value}:{area.id}" for grant in RoleGrant]


@organise.on_press(WithdrawOffers)
async def withdraw_offers(action: WithdrawOffers, turn: Interaction) -> Reply:
    """Links that went to the wrong person, or too far, give nothing from now on."""
    area = await area_of(turn, action.area)
    links = await turn.store.organisation.count_codes(_rights_in(area), turn.now)
    await turn.store.organisation.revoke_all(_rights_in(area))
    turn.record_act(OrganiserAct.WITHDREW, by=turn.member, area=area.id)
    return Show(await team_of(area, turn), words.organise_links_withdrawn(count=links))


@organise.on_press(OfferRole)
async def offer_role(action: OfferRole, turn: Interaction) -> Reply:
    """A link that grants a role to whoever opens it first."""
    area = await area_of(turn, action.area)
    code = await new_role_code(area, action.grant, turn)
    turn.record_act(OrganiserAct.OFFERED, by=turn.member, area=area.id, why=action.grant.value)
    until = last_day(area, turn)
    return Show(screens.role_offer(area.id, area.name, action.grant, code, until))


async def new_role_code(
    area: Area, grant: RoleGrant, turn: JobContext, *, beside_others: bool = False
) -> str:
    """A code that grants the role once; earlier ones end, unless it stands `beside_others`."""
    grants = f"{grant.value}:{area.id}"
    if beside_others:
        grants = f"{grants}:{secrets.token_hex(4)}"
    return await turn.store.organisation.new_code(grants, turn.now, OFFERED_FOR)


def last_day(area: Area, turn: JobContext) -> MomentText:
    """Until when such a code works."""
    return MomentText(at=turn.now + OFFERED_FOR, zone=area.zone, show="day")


async def has_role(member: Member, area: Area, role: MemberRole, turn: Interaction) -> bool:
    """Whether somebody has the role there already, or a greater one."""
    membership = await turn.store.areas.membership(member.id, area.id)
    return membership is not None and RANKS.index(membership.role) >= RANKS.index(role)


@organise.on_start_link("org_")
async def take_role(command: CommandEvent, turn: Interaction) -> Reply:
    """Take the role a link grants, and with it a place in the area."""
    grants = await turn.store.organisation.spend_code(command.words, turn.now) or ""
    name, _, rest = grants.partition(":")
    key = rest.partition(":")[0]
    if name not in list(RoleGrant) or not key.isdigit():
        raise Refused(words.organise_code_wrong())
    grant, area = RoleGrant(name), await turn.store.areas.get_area(int(key))
    await _raise_to(MemberRole(name), area, turn)
    turn.record_act(OrganiserAct(name), by=turn.member, area=area.id)
    message = screens.joined_team(grant, turn.member.name, area.name)
    await turn.notify_responsible(area.id, message, but=turn.member.id)
    return Say(screens.role_taken(grant, area.name, area.id))


async def _raise_to(role: MemberRole, area: Area, turn: Interaction) -> None:
    """Give the member the role; one who has it already leaves the link to somebody else."""
    membership = await turn.store.areas.membership(turn.member.id, area.id)
    if membership is None:
        await turn.require_not_removed(area)
        membership = Membership(
            member_id=turn.member.id,
            area_id=area.id,
            home=not await turn.own_areas(),
            joined_at=turn.now,
        )
        turn.store.session.add(membership)
        if membership.home:
            turn.member.zone = area.zone
        await turn.store.areas.stop_waiting(turn.member.id, area.town)
    elif RANKS.index(membership.role) >= RANKS.index(role):
        raise Refused(words.organise_already())
    membership.role = role
    await turn.store.session.flush()


@organise.on_press(ShowDoor)
async def show_door(action: ShowDoor, turn: Interaction) -> Reply:
    return Show(await _door_screen(await area_of(turn, action.area), turn))


async def _door_screen(area: Area, turn: Interaction) -> Message:
    waiting = await turn.store.areas.join_requests_in(area.id)
    shown = waiting[:SHOWN]
    walls = await turn.store.organisation.walls_by_id({request.wall_id for request, _ in shown})
    return screens.door_screen(
        area.id,
        [
            (request.id, member.name, walls[request.wall_id].title, request.asked_at)
            for request, member in shown
        ],
        total=len(waiting),
        zone=area.zone,
        by_organisers=area.organisers_admit,
        addressed=[
            view_of_wall(wall).title
            for wall in await turn.store.areas.area_walls(area.id)
            if wall.workspace and wall.join_link
        ],
    )


@organise.on_press(SetAdmission)
async def set_admission(action: SetAdmission, turn: Interaction) -> Reply:
    """Leave every entry to organisers, or no longer; whoever waits goes on waiting for them."""
    area = await area_of(turn, action.area)
    if area.organisers_admit != action.by_organisers:
        area.organisers_admit = action.by_organisers
        act = OrganiserAct.DOOR_BY_ORGANISERS if action.by_organisers else OrganiserAct.DOOR_BY_AREA
        turn.record_act(act, by=turn.member, area=area.id)
    hint = None if action.by_organisers else words.organise_door_opened()
    return Show(await _door_screen(area, turn), hint)


@organise.on_press(DecideEntry)
async def decide_entry(action: DecideEntry, turn: Interaction) -> Reply:
    """Let somebody in or turn them away; the first organiser's answer counts."""
    request, wall = await turn.store.organisation.get_join_request(action.request)
    if wall.area_id is None:
        raise RowMissing("Wall", wall.id)
    area = await area_of(turn, wall.area_id)
    asker = await turn.store.people.get_member(request.member_id)
    if not await turn.store.organisation.decide_join_request(request.id, action.admit):
        return Show(await _door_screen(area, turn), words.organise_decided())
    await turn.withdraw_messages(request.key_subject)
    errand = OutboxAction.ADMIT if action.admit else OutboxAction.DECLINE
    await turn.act_on_wall(wall, errand, subject=request.user)
    act = OrganiserAct.ADMITTED if action.admit else OrganiserAct.DECLINED
    turn.record_act(act, by=turn.member, area=area.id, on=str(request.id))
    done = words.organise_admitted if action.admit else words.organise_declined
    return Show(await _door_screen(area, turn), done(name=asker.name))


@organise.on_erase
async def settle_team_on_erase(member: Member, context: JobContext) -> None:
    """Those who go on organising are told that somebody left, and admins when nobody is left.

    What organisers would be told of the one who leaves and waits at a door is taken back.
    """
    for request, _ in await context.store.areas.undecided_join_requests(member_id=member.id):
        await context.withdraw_messages(request.key_subject)
    for membership, area in await context.store.areas.memberships(member.id):
        if membership.role is not MemberRole.ORGANISER:
            continue
        membership.role = MemberRole.MEMBER
        await context.store.session.flush()
        left = len(await context.store.areas.organisers(area.id))
        context.record_act(OrganiserAct.LEFT, by=member, area=area.id)
        message = screens.left_team(area.name, left)
        await context.notify_responsible(area.id, message, but=member.id)
