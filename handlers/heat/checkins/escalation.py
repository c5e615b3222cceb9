"""The steps of the ladder as they are taken: who is written to, and that they know."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from handlers.heat.checkins.check_view import (
    CheckAct,
    LoadedCheckIn,
    check_key,
    finish_checks,
    load_check,
    step_key,
    tell_recipient,
    write_about_check,
)
from handlers.heat.checkins.escalation_policy import (
    ORGANISERS,
    EscalationAudience,
    current_minute,
    is_told_again_at,
    mark_step_taken,
    policy_for,
)
from handlers.heat.checkins.takeover import ask_how_it_ended, taken_words
from handlers.heat.checkins.turns import (
    load_team,
    next_buddies,
    plan_again,
    plan_step,
    reads_now,
)
from handlers.heat.duty.mailing import mail_town
from handlers.kernel.interaction import JobContext
from messages.heat.checkins import notices as letters
from messages.heat.checkins.actions import CheckEnding
from messages.model import Message
from storage.outbox import occurrence_of
from storage.people import Member


async def escalate_check(loaded: LoadedCheckIn, context: JobContext) -> None:
    """Take the next step; the last one is taken again until somebody takes the check over."""
    if loaded.enrolment is None:
        await finish_checks(loaded.member, CheckEnding.STOP, context)
        return
    check, at = loaded.check, current_minute(context.now)
    if check.step >= ORGANISERS:
        if await _call_again(loaded, at, context):
            mark_step_taken(check, ORGANISERS, at, loaded.area.zone)
        return
    step = check.step + 1
    steps = policy_for(check.pace, check.cause, check.moment).steps
    if steps[step].audience is EscalationAudience.MEMBER:
        member, quiet = loaded.member, loaded.is_asleep(loaded.member, context.now)
        if quiet and not member.evening_at(context.now):
            return
        message = letters.check_reminder(check.id, member.name)
        once = check_key(check, CheckAct.ASK, str(step))
        # In the evening it rings all the same: they asked for it, and a night would go by.
        await write_about_check(loaded, member, message, once, context, wake=quiet)
    else:
        step = await take_turns(loaded, step, context)
    mark_step_taken(check, step, at, loaded.area.zone)


async def take_turns(loaded: LoadedCheckIn, step: int, context: JobContext) -> int:
    """Turn to those whose turn it is; at which step that leaves the ladder."""
    team = await load_team(loaded, context)
    plan = plan_step(loaded, team, step, context.now)
    for buddy in plan.buddies:
        await ask_buddy(loaded, buddy, min(step, ORGANISERS - 1), context)
    message = letters.contact_notice(loaded.check_facts, loaded.contact_line)
    once = check_key(loaded.check, CheckAct.TOLD, "contact")
    for member in plan.ring_contact:
        await write_about_check(loaded, member, message, once, context)
    if plan.step >= ORGANISERS:
        loaded = await load_check(loaded.check, context) if plan.buddies else loaded
        await call_organisers(loaded, plan.organisers, plan.step, context)
    return plan.step


async def ask_buddy(loaded: LoadedCheckIn, buddy: Member, step: int, context: JobContext) -> bool:
    """Ask a buddy to go; False when no letter can reach them."""
    return await tell_recipient(
        loaded, buddy, letters.buddy_notice(loaded.check_facts), step, context
    )


async def ask_next_buddy(
    loaded: LoadedCheckIn, step: int, context: JobContext
) -> tuple[Member | None, bool]:
    """The next buddy who reads it now, asked; and whether one is asked who will on waking."""
    team = await load_team(loaded, context)
    asked, waits = None, False
    for buddy in next_buddies(loaded, team, context.now):
        told = await ask_buddy(loaded, buddy, step, context)
        if reads_now(loaded, team, buddy, context.now):
            asked = buddy if told else None
        else:
            waits = waits or told
    return asked, waits


async def call_team(
    loaded: LoadedCheckIn,
    which: int | str,
    context: JobContext,
    *,
    in_vain: Member | None = None,
    but: Collection[int] = (),
) -> int:
    """Everything tried so far, to those who answer for the area; how many of them are told.

    Not to who rang in vain, and not to these: they know it.
    """
    team = await load_team(loaded, context)
    know = {*but, *({in_vain.id} if in_vain else ())}
    among = [each for each in team.responsible(loaded, context.now) if each.id not in know]
    return await call_organisers(loaded, among, which, context, in_vain=in_vain)


async def call_organisers(
    loaded: LoadedCheckIn,
    people: Sequence[Member],
    which: int | str,
    context: JobContext,
    *,
    in_vain: Member | None = None,
) -> int:
    """Everything tried so far, to these; how many of them are told. The town's box is, too."""
    once = step_key(loaded.check, which, in_vain.id if in_vain else None)
    where = loaded.check, loaded.enrolment, loaded.area
    mailed = await mail_town(*where, once.occurrence, context)
    message = await _everything_tried(loaded, context, in_vain, mailed=mailed)
    told = [
        await tell_recipient(loaded, person, message, ORGANISERS, context, once=once)
        for person in people
    ]
    return sum(told)


async def _everything_tried(
    loaded: LoadedCheckIn,
    context: JobContext,
    in_vain: Member | None = None,
    *,
    mailed: bool = False,
) -> Message:
    tried = letters.TriedSoFar(
        sum(told.step < ORGANISERS for told, _ in loaded.told),
        "" if in_vain else await loaded.name_of(loaded.check.going_id, context),
        loaded.contact_line,
        loaded.area.numbers,
        in_vain.name if in_vain else "",
        loaded.area.territory,
        loaded.area.duty_number,
        mailed,
    )
    return letters.organisers_notice(loaded.check_facts, tried)


# --- still no news


async def _call_again(loaded: LoadedCheckIn, at: datetime, context: JobContext) -> bool:
    """Who took it over is asked how it ended, else organisers hear again; not while they sleep.

    Nor at night, on orange days, who has no quiet hours: they hear it with the others.
    """
    if not is_told_again_at(loaded.check, context.now, loaded.area.zone):
        return False
    team = await load_team(loaded, context)
    if loaded.check.taken_at:
        return await ask_how_it_ended(loaded, team, at, context)
    people = plan_again(loaded, team, context.now)
    if people is None:
        return False
    await _tell_again(loaded, people, at, context)
    return True


async def tell_of_silence(loaded: LoadedCheckIn, at: datetime, context: JobContext) -> None:
    """It was asked again: everybody told before hears that there is still no news."""
    team = await load_team(loaded, context)
    people = [member for _, member in loaded.told if team.is_there(member, context.now)]
    if loaded.check.step >= ORGANISERS and not loaded.check.taken_at:
        people += team.responsible(loaded, context.now)
    await _tell_again(loaded, list({each.id: each for each in people}.values()), at, context)


async def _tell_again(
    loaded: LoadedCheckIn, people: Sequence[Member], at: datetime, context: JobContext
) -> None:
    """Still no news; whoever has read nothing yet reads all of it, once."""
    check, once = loaded.check, step_key(loaded.check, f"still:{occurrence_of(at)}")
    taker = await taken_words(loaded, context) if check.taken_at else None
    mailed = False
    if check.step >= ORGANISERS and taker is None:
        mailed = await mail_town(check, loaded.enrolment, loaded.area, once.occurrence, context)
    goes = "" if taker else await loaded.name_of(check.going_id, context)
    for member in people:
        told = loaded.recipient_of(member.id)
        heard = await context.store.checkins.withdraw_check_messages(
            check.key_subject, CheckAct.TOLD, member.id
        )
        organises = told is None or told.step >= ORGANISERS
        if heard:
            message = letters.still_no_news(
                loaded.facts_at(context.now),
                organises=organises,
                taker=taker,
                goes=goes,
                numbers=loaded.area.numbers if organises else "",
                duty=loaded.area.duty_number if organises else "",
                own=check.going_id == member.id,
                country=loaded.area.territory,
            )
        elif organises:
            message = await _everything_tried(loaded, context, mailed=mailed)
        else:
            message = letters.buddy_notice(loaded.check_facts)
        await tell_recipient(loaded, member, message, ORGANISERS, context, once=once)
