"""The capability's routes, and what all of its handlers look up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from handlers.kernel.feature import Feature
from handlers.kernel.interaction import Interaction, JobContext
from messages.model import Message
from storage.area import Area, MemberRole
from storage.outbox import DedupKey, Priority
from storage.people import Member

heat = Feature("heat", unlimited=True)


async def organised_areas(turn: Interaction) -> list[Area]:
    """The areas the person organises themselves, home first."""
    return [area for held, area in await turn.own_areas() if held.role is MemberRole.ORGANISER]


async def area_here(turn: Interaction) -> Area:
    """The area of the wall one stands at, else one's own."""
    return await turn.wall_area() or await turn.home_area()


async def reachable_responsible(
    context: JobContext, area_id: int, *, but: Collection[int] = ()
) -> list[Member]:
    """Who answers for an area and may be written to; the admins too while none of them is awake.

    Who is on pause is not written to, nor are those `but`; who sleeps reads it when they wake.
    """
    organisers = await context.store.areas.organisers(area_id)
    found = await _reachable(context, [each for each in organisers if each.id not in but])
    if any(not member.quiet_at(context.now) for member in found):
        return found
    known = {member.id for member in organisers}
    admins = await context.store.organisation.list_admins()
    others = await _reachable(context, [each for each in admins if each.id not in known])
    return [*found, *others]


async def areas_without_organiser(context: JobContext, area_ids: Sequence[int]) -> list[int]:
    """Those of these areas where none of the organisers is awake and may be written to."""
    held = await context.store.areas.organisers_of_many(area_ids)
    people = {member.id: member for _, member in held}
    reached = await _reachable(context, list(people.values()))
    awake = {each.id for each in reached if not each.quiet_at(context.now)}
    served = {area_id for area_id, member in held if member.id in awake}
    return [each for each in area_ids if each not in served]


async def _reachable(context: JobContext, members: Sequence[Member]) -> list[Member]:
    """Those of them who are not on pause, and whom a platform still reaches."""
    reachable = await context.store.outbox.reachable_accounts({each.id for each in members})
    return [each for each in members if each.id in reachable and not each.paused_at(context.now)]


async def tell_organisers_of(
    context: JobContext, areas: Iterable[Area], message: Message, *, once: DedupKey, but: int = 0
) -> None:
    """Tell everybody who answers for one of these areas, once each and in their own time."""
    told = {but}
    for area in areas:
        for member in await reachable_responsible(context, area.id):
            if member.id not in told:
                told.add(member.id)
                await context.notify_member(member, message, once=once, priority=Priority.HEAT)
