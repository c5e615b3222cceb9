"""Buddies and organisers say whether they may be written to until 23:00 on hot days.

Whoever becomes a buddy says so then; everybody else who may be told of a silence is asked once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from handlers.heat.checkins.commands import enrolment_view
from handlers.heat.checkins.evening_plan import (
    buddy_pairs,
    evening_team,
    is_counted_on,
    who_is_told,
)
from handlers.heat.feature import heat
from handlers.kernel.events import JobTick
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Refused, Reply, Show
from messages import words
from messages.heat.checkins import views as screens
from messages.heat.checkins.actions import AnswerEvenings
from messages.heat.checkins.views import StandingBy
from storage.area import MemberRole
from storage.heat.checkins import due
from storage.outbox import DedupKey, Priority, occurrence_of
from storage.people import HotEvenings, Member

AT_ONCE = 50
"""Members asked in one transaction; the rest follow with the next."""

WEIGHT = (HotEvenings.UNASKED, HotEvenings.ASKED, HotEvenings.AGREED, HotEvenings.REFUSED)
"""What holds where two accounts of one person said different things, the strongest last."""


@heat.every(minutes=5, when=due.UNASKED)
async def ask_evenings(_: JobTick, context: JobContext) -> None:
    """Who was never asked, once; until they answer they count as not agreed, and that is said."""
    for member in await context.store.checkins.unasked_of_evenings(context.now, AT_ONCE):
        once = DedupKey(f"evenings:{member.id}", "ask")
        await context.notify_member(
            member, screens.evenings_question(), once=once, priority=Priority.HEAT
        )
        member.evenings = HotEvenings.ASKED
        await context.store.session.flush()
        await tell_who_counts_on(member, context)


@heat.on_press(AnswerEvenings)
async def answer_evenings(press: AnswerEvenings, turn: Interaction) -> Reply:
    """The latest answer counts; whoever they look in on reads who would be told when."""
    if not await is_counted_on(turn.member, turn):
        raise Refused(words.gone())
    said = HotEvenings.AGREED if press.yes else HotEvenings.REFUSED
    if turn.member.evenings != said:
        before = await _evening_teams(turn.member, turn)
        turn.member.evenings = said
        await turn.store.session.flush()
        told = await tell_who_counts_on(turn.member, turn)
        await _tell_neighbours(turn.member, before, told, turn)
    return Show(await enrolment_view(turn, words.watch_evenings_noted()))


async def _evening_teams(member: Member, context: JobContext) -> dict[int, StandingBy]:
    """Who is told in the evening, after the buddies, where that may depend on somebody."""
    listed = await context.store.checkins.areas_with_enrolments()
    held = await context.store.areas.memberships(member.id)
    theirs = {tie.area_id for tie, _ in held if tie.role is MemberRole.ORGANISER}
    among = [area.id for area in listed if member.admin or area.id in theirs]
    return {area_id: await evening_team(area_id, context) for area_id in among}


async def _tell_neighbours(
    member: Member, before: Mapping[int, StandingBy], told: Collection[int], context: JobContext
) -> None:
    """Who asked to be checked reads who would be told when, where somebody of their team refuses.

    Or agrees, and is the first; not who was told already, nor where others stand by as before.
    """
    refused = member.evenings == HotEvenings.REFUSED
    organised = {
        tie.area_id
        for tie, _ in await context.store.areas.memberships(member.id)
        if tie.role is MemberRole.ORGANISER
    }
    for area_id, stood in before.items():
        stands = await evening_team(area_id, context)
        alone = refused and area_id in organised and stands is not StandingBy.ORGANISERS
        if stands is stood and not alone:
            continue
        for each in await context.store.checkins.enrolled_members(area_id):
            if each.id not in told and each.id != member.id:
                once = DedupKey(f"evenings:{each.id}", "plan", occurrence_of(context.now))
                await _send_plan(each, once, context)


async def _send_plan(member: Member, once: DedupKey, context: JobContext) -> None:
    plan = screens.evening_plan(
        await buddy_pairs(member, context), await who_is_told(member, context)
    )
    await context.notify_member(member, plan, once=once, priority=Priority.HEAT)


async def tell_who_counts_on(buddy: Member, context: JobContext) -> set[int]:
    """Whoever has them as a buddy reads who would be told when; who that is."""
    told = set()
    for pair, member in await context.store.checkins.watched_by(buddy.id):
        once = DedupKey(
            pair.key_subject, "evenings", f"{buddy.evenings}:{occurrence_of(context.now)}"
        )
        await _send_plan(member, once, context)
        told.add(member.id)
    return told


@heat.on_merge
async def keep_evenings_on_merge(kept: Member, gone: Member, context: JobContext) -> None:
    """What either of the two said holds, a refusal above all; no word is weaker than any."""
    kept.evenings = max(kept.evenings, gone.evenings, key=WEIGHT.index)
