"""Whose turn it is: who is there to be turned to, and who stands in for whoever is not.

Nothing here is looked up or written: what a step asks for is decided from who could be reached.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.heat.checkins.check_view import LoadedCheckIn
from handlers.heat.checkins.escalation_policy import NEXT, ORGANISERS
from handlers.kernel.interaction import JobContext
from storage.people import Member


@dataclass(frozen=True)
class CheckInTeam:
    """Who could be turned to besides the buddies, and who of all can be written to."""

    organisers: Sequence[Member]
    admins: Sequence[Member]
    reachable: Collection[int]

    def is_there(self, member: Member, now: datetime) -> bool:
        """Whether they can be written to, and do not rest."""
        return member.id in self.reachable and not member.paused_at(now)

    def responsible(self, loaded: LoadedCheckIn, now: datetime) -> list[Member]:
        """Organisers who are there; the admins too where none of them reads it now and can go."""
        there = [each for each in self.organisers if self.is_there(each, now)]
        cannot = {member.id for told, member in loaded.told if told.cannot}
        if not any(reads_now(loaded, self, each, now) and each.id not in cannot for each in there):
            there += [each for each in self.admins if self.is_there(each, now)]
        people = {each.id: each for each in there if each.id != loaded.member.id}
        return list(people.values())


@dataclass(frozen=True)
class StepPlan:
    """Who is written to at a step, at which step that leaves the ladder, who has a contact."""

    step: int
    buddies: tuple[Member, ...] = ()
    ring_contact: tuple[Member, ...] = ()
    organisers: tuple[Member, ...] = ()


def answers_for(loaded: LoadedCheckIn, team: CheckInTeam, now: datetime) -> list[Member]:
    """Who was told as one who answers for the area, can be counted on and reads it at that hour."""
    organisers = {each.id for each in team.organisers}
    return [
        member
        for told, member in loaded.told
        if not told.cannot
        and (told.step >= ORGANISERS or member.id in organisers)
        and reads_now(loaded, team, member, now)
    ]


def reads_now(loaded: LoadedCheckIn, team: CheckInTeam, member: Member, now: datetime) -> bool:
    """Whether what is written to somebody at that moment is read then."""
    return team.is_there(member, now) and not loaded.is_asleep(member, now)


def plan_step(loaded: LoadedCheckIn, team: CheckInTeam, step: int, now: datetime) -> StepPlan:
    """Who is turned to at a step after the reminder.

    Who sleeps reads it on waking, but is not waited for; who rests or cannot be written to is
    passed over. Where none of those in turn reads it, whoever comes after them hears at once.
    """
    if step >= ORGANISERS:
        return StepPlan(ORGANISERS, organisers=tuple(team.responsible(loaded, now)))
    if step == NEXT and loaded.check.going_id:
        return StepPlan(step)
    left = [each for each in loaded.untold_buddies if each.id != loaded.check.going_id]
    buddies = next_buddies(loaded, team, now)
    if buddies and reads_now(loaded, team, buddies[-1], now):
        return StepPlan(step, buddies)
    if step == NEXT and loaded.contact_line:
        heard = tuple(
            each
            for told, each in loaded.told
            if not told.cannot and reads_now(loaded, team, each, now)
        )
        if heard:
            return StepPlan(step, buddies, ring_contact=heard)
    elif not left:
        return StepPlan(step)
    return StepPlan(ORGANISERS, buddies, organisers=tuple(team.responsible(loaded, now)))


def next_buddies(loaded: LoadedCheckIn, team: CheckInTeam, now: datetime) -> tuple[Member, ...]:
    """The next buddy who reads it now, after those who will on waking."""
    buddies = []
    for buddy in loaded.untold_buddies:
        if team.is_there(buddy, now):
            buddies.append(buddy)
        if reads_now(loaded, team, buddy, now):
            break
    return tuple(buddies)


def plan_again(
    loaded: LoadedCheckIn, team: CheckInTeam, now: datetime
) -> tuple[Member, ...] | None:
    """Who hears again that there is still no news; None while all of them sleep."""
    there = team.responsible(loaded, now)
    if there and not any(reads_now(loaded, team, each, now) for each in there):
        return None
    return tuple(there)


async def load_team(loaded: LoadedCheckIn, context: JobContext) -> CheckInTeam:
    """Everybody a check could be told to."""
    organisers = await context.store.areas.organisers(loaded.area.id)
    admins = await context.store.organisation.list_admins()
    told = [member for _, member in loaded.told]
    people = {each.id for each in (*organisers, *admins, *loaded.buddies, *told)}
    reachable = await context.store.outbox.reachable_accounts(people)
    return CheckInTeam(organisers, admins, reachable.keys())
