"""Who said they would go and does not any more: whoever counted on them hears it at once."""

from __future__ import annotations

from handlers.heat.checkins.check_view import (
    CheckAct,
    LoadedCheckIn,
    check_key,
    load_check,
    write_about_check,
)
from handlers.heat.checkins.escalation import ask_next_buddy, call_team
from handlers.heat.checkins.escalation_policy import (
    NEXT,
    ORGANISERS,
    mark_step_taken,
    next_minute,
)
from handlers.heat.checkins.takeover import give_back
from handlers.heat.checkins.turns import answers_for, load_team, reads_now
from handlers.heat.feature import heat
from handlers.kernel.events import JobTick
from handlers.kernel.interaction import JobContext
from messages import words
from messages.heat.checkins import notices as letters
from messages.heat.checkins.actions import TakenVia
from messages.model import Message, Text
from storage.heat.checkins import due
from storage.outbox import occurrence_of
from storage.people import Member


async def pass_check_on(loaded: LoadedCheckIn, context: JobContext) -> Text | None:
    """Somebody else, now, unless somebody goes or was asked and may still say so; who it is.

    Who sleeps reads it on waking, and is not waited for.
    """
    check = loaded.check
    if check.going_id or check.taken_at:
        return None
    team = await load_team(loaded, context)
    asked = [
        member.name
        for told, member in loaded.told
        if told.step < ORGANISERS
        and not told.cannot
        and reads_now(loaded, team, member, context.now)
    ]
    if asked:
        return words.watch_passed_to(names=", ".join(asked))
    if check.step >= ORGANISERS:
        return None
    at, step = next_minute(context.now), max(check.step, NEXT)
    instead, waits = await ask_next_buddy(loaded, step, context)
    if instead:
        mark_step_taken(check, step, at, loaded.area.zone)
        return words.watch_passed_to(names=instead.name)
    loaded = await load_check(check, context)
    told = await call_team(loaded, ORGANISERS, context)
    mark_step_taken(check, ORGANISERS, at, loaded.area.zone)
    return await passed_on_words(loaded, told + waits, context)


async def passed_on_words(loaded: LoadedCheckIn, told: int, context: JobContext) -> Text:
    """To the person: whether anybody is told, and whether they read it only when they wake up."""
    found = await context.store.checkins.people_told(loaded.check.id)
    people = [member for told, member in found if not told.cannot] or [each for _, each in found]
    if not told or not people:
        return words.watch_passed_nobody()
    if all(loaded.is_asleep(each, context.now) for each in people):
        return words.watch_passed_asleep()
    return words.watch_passed_organisers()


async def release_visitor(check_id: int, gone: Member, context: JobContext) -> bool:
    """Somebody who was told of a check cannot be counted on: as if they had said they cannot.

    If they were on their way, the person hears that they do not come, and who was asked instead.
    What the town took over stays with it: others are asked how it ended. Whether anybody else
    knows of it.
    """
    check = await context.store.checkins.lock_check(check_id)
    if check is None or check.ended_at:
        return False
    loaded = await load_check(check, context)
    told, went = loaded.recipient_of(gone.id), check.going_id == gone.id
    if told is None and not went:
        return False
    called = check.step >= ORGANISERS
    if told:
        told.cannot = True
    if check.taken_via is TakenVia.TOWN:
        check.going_id = None if went else check.going_id
        await context.store.session.flush()
        return await _somebody_knows(check_id, gone, context)
    if went:
        await give_back(check, loaded.as_organiser(gone), context)
    await context.store.session.flush()
    loaded = await load_check(check, context)
    instead = await pass_check_on(loaded, context)
    if called and check.going_id is None and check.taken_at is None:
        again = await _organisers_again(loaded, gone, context, went=went)
        instead = instead or again
    if went:
        await _tell_of_loss(loaded, gone, instead or words.watch_passed_organisers(), context)
    return await _somebody_knows(check_id, gone, context)


async def _somebody_knows(check_id: int, gone: Member, context: JobContext) -> bool:
    """Whether somebody but them was told of a check, and did not say that they cannot."""
    found = await context.store.checkins.people_told(check_id)
    return any(member.id != gone.id and not told.cannot for told, member in found)


async def _organisers_again(
    loaded: LoadedCheckIn, gone: Member, context: JobContext, *, went: bool
) -> Text:
    """Organisers knew already; where none of them is left to go, they are called once more.

    The admins with them. Who said that they cannot while somebody `went` hears that nobody does;
    while nobody went they know it, and what comes next for them comes no later for that.
    """
    team = await load_team(loaded, context)
    if answers_for(loaded, team, context.now):
        return words.watch_passed_organisers()
    cannot = {member.id for told, member in loaded.told if told.cannot}
    again = f"again:{occurrence_of(context.now)}"
    told = await call_team(loaded, again, context, but={gone.id} if went else cannot)
    if went:
        mark_step_taken(loaded.check, ORGANISERS, next_minute(context.now), loaded.area.zone)
    return await passed_on_words(loaded, told, context)


async def _tell_of_loss(
    loaded: LoadedCheckIn, gone: Member, instead: Text, context: JobContext
) -> None:
    """The person, and those who believed that somebody else goes."""
    once = check_key(loaded.check, CheckAct.LOST, occurrence_of(context.now, exact=True))
    message = letters.not_coming(gone.name, loaded.check.cause, instead)
    await write_about_check(loaded, loaded.member, message, once, context)
    for told, other in loaded.told:
        if other.id != gone.id and not told.cannot:
            organises = told.step >= ORGANISERS
            message = letters.not_going(loaded.check_facts, gone.name, organises=organises)
            await write_about_check(loaded, other, message, once, context)


async def miss_town(loaded: LoadedCheckIn, by: Member, context: JobContext) -> Message:
    """The town does not come after all: it begins anew for everybody who counted on it."""
    check = loaded.check
    await give_back(check, by, context)
    mark_step_taken(check, ORGANISERS, next_minute(context.now), loaded.area.zone)
    await context.store.session.flush()
    loaded = await load_check(check, context)
    again = await _organisers_again(loaded, by, context, went=True)
    instead = await pass_check_on(loaded, context) or again
    once = check_key(check, CheckAct.LOST, occurrence_of(context.now, exact=True))
    message = letters.town_not_coming(instead)
    await write_about_check(loaded, loaded.member, message, once, context)
    for told, other in loaded.told:
        if other.id != by.id and not told.cannot:
            organises = told.step >= ORGANISERS
            message = letters.town_not_going(loaded.check_facts, organises=organises)
            await write_about_check(loaded, other, message, once, context)
    return letters.town_missed(loaded.check_facts)


@heat.on_stand_down
async def stop_going(member: Member, area_id: int | None, context: JobContext) -> None:
    """Who rests, is muted, or has left the area goes nowhere; a buddy may live anywhere.

    Neither are they waited for where they were told of a check and have not answered.
    """
    checkins = context.store.checkins
    about = await checkins.promised_by(member.id), await checkins.open_checks_told_to(member.id)
    for check_id in dict.fromkeys([*about[0], *about[1]]):
        check = await context.store.checkins.lock_check(check_id)
        if check is None or area_id not in (None, check.area_id):
            continue
        pair = await context.store.checkins.buddy_pair(check.member_id, member.id)
        if area_id is None or pair is None:
            await release_visitor(check_id, member, context)


@heat.every(minutes=1, when=due.UNDER_WAY)
async def notice_who_is_gone(_: JobTick, context: JobContext) -> None:
    """Who goes, or was told, and cannot be written to any more is not counted on."""
    for check_id, member_id in await context.store.checkins.abandoned_checks():
        async with context.store.isolate_item("check", check_id):
            await release_visitor(
                check_id, await context.store.people.get_member(member_id), context
            )
