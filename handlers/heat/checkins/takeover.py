"""Who answers for a check from now on, where they were told of it, and that it ends.

Whoever takes a check over is named to everybody who was told of it, is asked how it ended for as
long as they do not say so, and stands in the journal. A channel of its own (a town's mail box, say)
hands over in the same way, and names itself in `TakenVia`.
"""

from __future__ import annotations

from datetime import datetime

from handlers.heat.checkins.check_view import (
    CheckAct,
    LoadedCheckIn,
    check_key,
    check_told_to,
    step_key,
    tell_recipient,
    write_about_check,
)
from handlers.heat.checkins.escalation_policy import ORGANISERS, mark_step_taken, next_minute
from handlers.heat.checkins.turns import CheckInTeam, reads_now
from handlers.heat.feature import heat
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Refused, Reply, Show
from messages import words
from messages.heat.checkins import notices as letters
from messages.heat.checkins.actions import TakenVia, TakeOver, TakeoverAct
from messages.model import MomentText
from storage.heat.checkins.queries import CheckIn
from storage.outbox import occurrence_of
from storage.people import Member


@heat.on_press(TakeOver)
async def take_check_over(press: TakeOver, turn: Interaction) -> Reply:
    """An organiser answers for it; the first one does, whoever presses later reads who it is."""
    loaded = await check_told_to(press.check, turn)
    told = loaded.recipient_of(turn.member.id)
    organises = told is not None and told.step >= ORGANISERS
    if not organises and not await turn.organises_area(loaded.area.id):
        raise Refused(words.gone())
    return await take_over(loaded, turn)


async def take_over(loaded: LoadedCheckIn, turn: Interaction) -> Reply:
    """Take a check over, or read who did; how to come in stands in both answers."""
    check, first = loaded.check, []
    if check.ended_at:
        return Show(letters.check_over(loaded.member.name))
    if check.taken_at is None:
        await hand_over(loaded, turn.member, TakenVia.ORGANISERS, turn)
    elif check.going_id != turn.member.id:
        taker = await loaded.name_of(check.going_id, turn)
        first.append(words.watch_taken(name=loaded.member.name, who=taker))
    contact = loaded.contact_at_time(turn.now)
    return Show(letters.going_notice(loaded.check_facts, loaded.access_words, contact, *first))


async def hand_over(
    loaded: LoadedCheckIn, taker: Member, via: TakenVia, context: JobContext
) -> None:
    """From now on somebody answers for a check: everybody who was told reads who, and the person.

    They are asked how it ended as often as organisers would have been told again.
    """
    check = loaded.check
    check.going_id, check.taken_at, check.taken_via = taker.id, context.now, via
    mark_step_taken(check, ORGANISERS, next_minute(context.now), loaded.area.zone)
    context.record_act(TakeoverAct.TAKEN, by=taker, area=loaded.area.id, on=str(check.id))
    told = loaded.recipient_of(taker.id)
    if told:
        told.cannot = False
    await context.store.session.flush()
    once = check_key(check, CheckAct.GOING, occurrence_of(context.now), taker.id)
    message = letters.coming_notice(taker.name, check.cause)
    await write_about_check(loaded, loaded.member, message, once, context)
    message = letters.taken_notice(loaded.member.name, taker.name)
    for _, other in loaded.told:
        if other.id != taker.id:
            await write_about_check(loaded, other, message, once, context)


async def ask_how_it_ended(
    loaded: LoadedCheckIn, team: CheckInTeam, at: datetime, context: JobContext
) -> bool:
    """Whoever took it over has not said yet; False while they sleep: they are asked on waking."""
    check = loaded.check
    people = await context.store.people.members_by_id({check.going_id} - {None})
    taker = people.get(check.going_id)
    if taker is None or not team.is_there(taker, context.now):
        return True
    if not reads_now(loaded, team, taker, context.now):
        return False
    since = MomentText(at=check.taken_at or at, zone=loaded.area.zone, show="moment")
    message = letters.how_did_it_end(loaded.facts_at(context.now), since)
    once = step_key(check, f"ended:{occurrence_of(at)}")
    await tell_recipient(loaded, taker, message, ORGANISERS, context, once=once)
    return True


def give_back(check: CheckIn, by: Member | None, context: JobContext) -> None:
    """Nobody answers for it any more: organisers hear of it again."""
    if check.taken_at:
        check.taken_at = check.taken_via = None
        context.record_act(TakeoverAct.GIVEN_BACK, by=by, area=check.area_id, on=str(check.id))
    check.going_id = None
