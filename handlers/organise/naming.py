"""Naming somebody who is picked where the platform knows people: they are asked, and decide."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from handlers.kernel.events import MessageFailed, PersonFoundEvent
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.ports import PeopleDirectory, Services
from handlers.kernel.replies import Ask, CallService, Refused, Reply, Show
from handlers.organise.feature import area_of, organise
from handlers.organise.roles import has_role, last_day, new_role_code, team_of
from messages import words
from messages.model import Message
from messages.organise import team_views as screens
from messages.organise.actions import NamePerson, NamePersonForm, OrganiserAct, RoleGrant
from storage.area import Area, MemberRole
from storage.outbox import DedupKey, OutboxMessage, Priority, occurrence_of
from storage.people import Member


def _act(grant: RoleGrant) -> str:
    return f"named_{grant.value}"


ACTS = {_act(grant): grant for grant in RoleGrant}


@organise.on_press(NamePerson)
async def ask_whom_to_name(action: NamePerson, turn: Interaction) -> Reply:
    area = await area_of(turn, action.area)
    return Ask(NamePersonForm, {"area": area.id, "grant": RoleGrant.ORGANISER})


@organise.on_form(NamePersonForm)
async def name_person(form: NamePersonForm, turn: Interaction) -> Reply:
    """Ask a member by a message of their own; whoever is new is looked up first."""
    area, account = await area_of(turn, form.area), turn.account
    origin = account.platform, account.workspace
    known = await turn.store.people.member_by_account(*origin, form.person.user)
    if known is None:
        return CallService(lambda outside: _find_person(outside, form, *origin))
    member = known[0]
    if member.id == turn.member.id:
        raise Refused(words.organise_name_self(), field="person")
    if await has_role(member, area, MemberRole(form.grant.value), turn):
        raise Refused(words.organise_name_has(who=member.name), field="person")
    once = _once(area, form.grant, turn)
    if before := await turn.store.outbox.promised_message(once, member_id=member.id):
        return await _asked_before(before, area, form.grant, turn, member.name)
    if not await _ask_member(member, area, form.grant, turn):
        return await _hand_link(area, form.grant, turn)
    return Show(await team_of(area, turn), words.organise_name_asked(who=member.name))


async def _find_person(
    outside: Services, form: NamePersonForm, platform: str, workspace: str
) -> PersonFoundEvent:
    directory = outside.find_service(PeopleDirectory) or PeopleDirectory()
    found = await directory.find_person(platform, workspace, form.person.user)
    return PersonFoundEvent(asked_for=form, person=found)


@organise.on_event(PersonFoundEvent, asked_for=NamePersonForm)
async def ask_found_person(event: PersonFoundEvent, turn: Interaction) -> Reply:
    """Write to who never wrote to Palier, where it may; elsewhere the organiser passes it on."""
    form, found = event.asked_for, event.person
    if not isinstance(form, NamePersonForm):
        return None
    area = await area_of(turn, form.area)
    if not found.chat:
        return await _hand_link(area, form.grant, turn)
    once = _once(area, form.grant, turn)
    if before := await turn.store.outbox.promised_message(once, place=found.chat):
        return await _asked_before(before, area, form.grant, turn, found.name)
    letter = OutboxMessage(
        platform=turn.account.platform,
        workspace=turn.account.workspace,
        chat=found.chat,
        place=found.chat,
        language=found.language or area.language,
        zone=area.zone,
        body=(await _question(area, form.grant, turn, known=False)).model_dump_json(),
        priority=Priority.AID,
        due_at=turn.now,
    ).under(once)
    await turn.store.outbox.enqueue_message(letter)
    turn.reached = True
    return Show(await team_of(area, turn), words.organise_name_asked(who=found.name))


async def _asked_before(
    before: OutboxMessage, area: Area, grant: RoleGrant, turn: Interaction, who: str
) -> Reply:
    """Nothing is promised again: what was is on its way, or the organiser passes it on."""
    if before.failure:
        return await _hand_link(area, grant, turn)
    return Show(await team_of(area, turn), words.organise_name_today(who=who))


async def hand_link_instead(event: MessageFailed, context: JobContext) -> None:
    """Who was to be asked cannot be written to after all: who organises passes it on."""
    grant = ACTS[event.once.act]
    area = await context.store.areas.get_area(int(event.once.subject.rpartition(":")[2]))
    code = await new_role_code(area, grant, context, beside_others=True)
    members = await context.store.people.members_by_id({event.member})
    member = members.get(event.member)
    why = (
        words.organise_name_failed(who=member.name) if member else words.organise_name_failed_new()
    )
    offer = screens.role_offer(area.id, area.name, grant, code, last_day(area, context), why)
    await context.notify_responsible(area.id, offer)


async def _ask_member(member: Member, area: Area, grant: RoleGrant, turn: Interaction) -> bool:
    """Promise a member the question; False when they cannot be written to."""
    question = await _question(area, grant, turn, known=True)
    once = _once(area, grant, turn)
    return await turn.notify_member(member, question, once=once, priority=Priority.AID)


def _once(area: Area, grant: RoleGrant, turn: Interaction) -> DedupKey:
    """Nobody is asked the same twice in a day."""
    today = turn.now.astimezone(ZoneInfo(area.zone)).date()
    return DedupKey(area.key_subject, _act(grant), occurrence_of(today))


async def _question(area: Area, grant: RoleGrant, turn: Interaction, *, known: bool) -> Message:
    code = await new_role_code(area, grant, turn, beside_others=True)
    turn.record_act(OrganiserAct.OFFERED, by=turn.member, area=area.id, why=grant.value)
    until = last_day(area, turn)
    return screens.asked_for_role(turn.member.name, area.name, grant, code, until, known=known)


async def _hand_link(area: Area, grant: RoleGrant, turn: Interaction) -> Reply:
    """The same as a link, with the reason."""
    code = await new_role_code(area, grant, turn)
    turn.record_act(OrganiserAct.OFFERED, by=turn.member, area=area.id, why=grant.value)
    until, why = last_day(area, turn), words.organise_name_unreached()
    return Show(screens.role_offer(area.id, area.name, grant, code, until, why))
