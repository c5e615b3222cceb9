"""Who decides about a removal, and what they see of it; shared by proposing and appealing."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from handlers.kernel.interaction import Interaction, JobContext
from messages import words
from messages.model import Message, MomentText, Text
from messages.organise import removal_views as screens
from messages.organise.actions import OrganiserAct
from messages.organise.member_actions import RemovalReason
from messages.organise.removal_views import RemovalFacts
from storage.area import REMOVAL_LAPSES, STAYS_OUT, Area, MemberRole, Removal, RemovalState
from storage.outbox import DedupKey, Priority, occurrence_of
from storage.people import Member

J = TypeVar("J", bound=JobContext)

ACTS_SHOWN = 8
KNOWN = {each.value for each in OrganiserAct}


class RemovalAct(StrEnum):
    """What letters say of a removal."""

    ASKED = "removal_asked"
    OUTCOME = "removal_outcome"
    TOLD = "removal_told"
    APPEAL = "removal_appeal"
    EXPEL = "removal_expel"
    BY_HAND = "removal_by_hand"


def removal_key(removal: Removal, act: RemovalAct, which: str = "") -> DedupKey:
    return DedupKey(removal.key_subject, act, which)


async def removal_facts(removal: Removal, area: Area, context: JobContext) -> RemovalFacts:
    """What those who decide see."""
    member = await context.store.people.get_member(removal.member_id)
    entries = await context.store.organisation.acts_about(member.id, area.id, ACTS_SHOWN)
    lasts = REMOVAL_LAPSES if removal.state is RemovalState.PROPOSED else STAYS_OUT
    return RemovalFacts(
        removal=removal.id,
        area=area.id,
        name=area.name,
        who=member.name,
        reason=RemovalReason(removal.reason),
        note=removal.note or "",
        until=MomentText(at=removal.since + lasts, zone=area.zone, show="day"),
        acts=[
            (MomentText(at=entry.at, zone=area.zone), OrganiserAct(entry.act))
            for entry in entries
            if entry.act in KNOWN
        ],
    )


async def organises_there(member_id: int, area_id: int, context: JobContext) -> bool:
    membership = await context.store.areas.membership(member_id, area_id)
    return membership is not None and membership.role is MemberRole.ORGANISER


async def possible_seconds(removal: Removal, context: JobContext) -> list[Member]:
    """Who may be the second: another organiser of the area, or an admin where there is none.

    About somebody who organises, one of the two is an admin.
    """
    not_they = {removal.proposed_by, removal.member_id}
    admins = [
        each for each in await context.store.organisation.list_admins() if each.id not in not_they
    ]
    team = [
        each
        for each in await context.store.areas.organisers(removal.area_id)
        if each.id not in not_they
    ]
    if await organises_there(removal.member_id, removal.area_id, context):
        proposer = await context.store.people.members_by_id({removal.proposed_by})
        if not any(each.admin for each in proposer.values()):
            return admins
    return team or admins


async def possible_reviewers(removal: Removal, context: JobContext) -> list[Member]:
    """Who looks again: organisers other than the two, else such admins, else whoever is left."""
    not_they = {*removal.the_two, removal.member_id}
    team = await context.store.areas.organisers(removal.area_id)
    admins = await context.store.organisation.list_admins()
    for among in (team, admins):
        if others := [each for each in among if each.id not in not_they]:
            return others
    return [each for each in (team or admins) if each.id != removal.member_id]


async def may_review(removal: Removal, turn: Interaction) -> bool:
    """Whether the person may look again; an admin who took no part always does."""
    if turn.member.admin and turn.member.id not in {*removal.the_two, removal.member_id}:
        return True
    return any(each.id == turn.member.id for each in await possible_reviewers(removal, turn))


async def close_removal_notices(
    removal: Removal,
    readers: list[Member],
    act: RemovalAct,
    what: Text,
    seen: RemovalFacts,
    context: JobContext,
    *,
    but: int | None = None,
) -> None:
    """What others who might have decided have before them asks for nothing more."""
    notice = screens.removal_over_notice(seen, what)
    once = removal_key(removal, act, occurrence_of(context.now, exact=True))
    for member in readers:
        if member.id != but:
            await context.update_told(member, notice, once=once, priority=Priority.AID, over=True)


async def tell_of_removal(
    member_id: int | None, message: Message, once: DedupKey, context: JobContext
) -> None:
    """A word to one of those concerned, if they are still a member."""
    for member in (await context.store.people.members_by_id({member_id})).values():
        await context.notify_member(member, message, once=once, priority=Priority.AID)


def over_words(outcome: str, seen: RemovalFacts) -> Text:
    """What became of it, for who might have decided."""
    match outcome:
        case RemovalState.OUT:
            return words.removal_over_out(who=seen.who, name=seen.name)
        case RemovalState.REFUSED:
            return words.removal_over_refused(who=seen.who, name=seen.name)
        case RemovalState.LAPSED:
            return words.removal_over_lapsed(who=seen.who, name=seen.name)
    return words.removal_over_dropped(name=seen.name)
