"""Who may do what: the first admin, named organisers and relays, people at a wall's door."""

from __future__ import annotations

from datetime import timedelta

from handlers.kernel import Command, Context, Refused, Reply, Say, Show, Turn
from handlers.organise.feature import area_of, hung, organise
from messages import words
from messages.model import Message, When
from messages.organise import team as screens
from messages.organise.asked import Act, Decide, Door, Grant, Offer, SetAdmission, Team
from messages.organise.sights import SHOWN
from storage.area import Area, Membership, Role
from storage.errors import Missing
from storage.outbox import Errand
from storage.people import Member

ADMIN = "admin"
OFFERED_FOR = timedelta(days=7)
RANKS = list(Role)


@organise.command("admin", discreet=True, impersonal=True)
async def claim(command: Command, turn: Turn) -> Reply:
    """Spend the instance's one-time code."""
    if not command.words.strip():
        raise Refused(words.organise_code_how())
    return await _become_admin(command, turn)


@organise.started("admin_")
async def _become_admin(command: Command, turn: Turn) -> Reply:
    if await turn.store.organisation.spend(command.words, turn.now) != ADMIN:
        raise Refused(words.organise_code_wrong())
    turn.member.admin = True
    turn.note(Act.ADMIN, by=turn.member)
    return Say(screens.admin())


@organise.pressed(Team)
async def team(action: Team, turn: Turn) -> Reply:
    area = await area_of(turn, action.area)
    organisers = await turn.store.organisation.team(area.id, Role.ORGANISER)
    relays = await turn.store.organisation.team(area.id, Role.RELAY)
    names = [member.name for member in organisers], [member.name for member in relays]
    return Show(screens.team(area.id, area.name, *names))


@organise.pressed(Offer)
async def offer(action: Offer, turn: Turn) -> Reply:
    """A link that grants a role to whoever opens it first."""
    area = await area_of(turn, action.area)
    grants = f"{action.grant.value}:{area.id}"
    code = await turn.store.organisation.new_code(grants, turn.now, OFFERED_FOR)
    turn.note(Act.OFFERED, by=turn.member, area=area.id, why=action.grant.value)
    until = When(at=turn.now + OFFERED_FOR, zone=area.zone, show="day")
    return Show(screens.offer(area.id, area.name, action.grant, code, until))


@organise.started("org_")
async def take(command: Command, turn: Turn) -> Reply:
    """Take the role a link grants, and with it a place in the area."""
    grants = await turn.store.organisation.spend(command.words, turn.now) or ""
    name, _, key = grants.partition(":")
    if name not in list(Grant) or not key.isdigit():
        raise Refused(words.organise_code_wrong())
    grant, area = Grant(name), await turn.store.areas.get(int(key))
    await _raise_to(Role(name), area, turn)
    turn.note(Act(name), by=turn.member, area=area.id)
    said = screens.joined_team(grant, turn.member.name, area.name)
    await turn.tell_responsible(area.id, said, but=turn.member.id)
    return Say(screens.named(grant, area.name, area.id))


async def _raise_to(role: Role, area: Area, turn: Turn) -> None:
    """Give the member the role; one who has it already leaves the link to somebody else."""
    membership = await turn.store.areas.membership(turn.member.id, area.id)
    if membership is None:
        membership = Membership(
            member_id=turn.member.id,
            area_id=area.id,
            home=not await turn.areas(),
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


@organise.pressed(Door)
async def door(action: Door, turn: Turn) -> Reply:
    return Show(await _door(await area_of(turn, action.area), turn))


async def _door(area: Area, turn: Turn) -> Message:
    waiting = await turn.store.areas.at_the_door(area.id)
    shown = waiting[:SHOWN]
    walls = await turn.store.organisation.walls({request.wall_id for request, _ in shown})
    return screens.door(
        area.id,
        [
            (request.id, member.name, walls[request.wall_id].title, request.asked_at)
            for request, member in shown
        ],
        total=len(waiting),
        zone=area.zone,
        by_organisers=area.organisers_admit,
        addressed=[
            hung(wall).title
            for wall in await turn.store.areas.walls(area.id)
            if wall.workspace and wall.join_link
        ],
    )


@organise.pressed(SetAdmission)
async def set_admission(action: SetAdmission, turn: Turn) -> Reply:
    """Leave every entry to organisers, or no longer; whoever waits goes on waiting for them."""
    area = await area_of(turn, action.area)
    if area.organisers_admit != action.by_organisers:
        area.organisers_admit = action.by_organisers
        act = Act.DOOR_BY_ORGANISERS if action.by_organisers else Act.DOOR_BY_AREA
        turn.note(act, by=turn.member, area=area.id)
    hint = None if action.by_organisers else words.organise_door_opened()
    return Show(await _door(area, turn), hint)


@organise.pressed(Decide)
async def decide(action: Decide, turn: Turn) -> Reply:
    """Let somebody in or turn them away; the first organiser's answer counts."""
    request, wall = await turn.store.organisation.knock(action.request)
    if wall.area_id is None:
        raise Missing("Wall", wall.id)
    area = await area_of(turn, wall.area_id)
    asker = await turn.store.people.get(request.member_id)
    if not await turn.store.organisation.decide(request.id, action.admit):
        return Show(await _door(area, turn), words.organise_decided())
    await turn.withdraw(request.once)
    errand = Errand.ADMIT if action.admit else Errand.DECLINE
    await turn.on_wall(wall, errand, subject=request.user)
    act = Act.ADMITTED if action.admit else Act.DECLINED
    turn.note(act, by=turn.member, area=area.id, on=str(request.id))
    done = words.organise_admitted if action.admit else words.organise_declined
    return Show(await _door(area, turn), done(name=asker.name))


@organise.leaving
async def leave(member: Member, context: Context) -> None:
    """Those who go on organising are told that somebody left, and admins when nobody is left.

    What organisers would be told of the one who leaves and waits at a door is taken back.
    """
    for request, _ in await context.store.areas.undecided(member_id=member.id):
        await context.withdraw(request.once)
    for membership, area in await context.store.areas.memberships(member.id):
        if membership.role is not Role.ORGANISER:
            continue
        membership.role = Role.MEMBER
        await context.store.session.flush()
        left = len(await context.store.areas.organisers(area.id))
        context.note(Act.LEFT, by=None, area=area.id)
        said = screens.left_team(area.name, left)
        await context.tell_responsible(area.id, said, but=member.id)
