"""The question that begins a ladder: where it is asked, whom, and at which hour."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from handlers.heat.announcements.delivery import TellingReason, send_heat_message
from handlers.heat.checkins.check_view import (
    LoadedCheckIn,
    ask_how_they_are,
    load_check,
    withdraw_question,
)
from handlers.heat.checkins.escalation import tell_of_silence
from handlers.heat.checkins.escalation_policy import (
    AFTER_DAYS,
    LATE_AT_MOST,
    ORGANISERS,
    QUESTION,
    ask_check_again,
    current_minute,
    mark_step_taken,
    moment_due,
)
from handlers.heat.checkins.turns import load_team
from handlers.heat.levels.declared import DeclaredLevels
from handlers.heat.levels.first_days import FirstHotDays
from handlers.kernel.interaction import JobContext
from messages.heat.checkins import notices as letters
from messages.heat.checkins.actions import CheckMoment, CheckPace
from messages.heat.levels.level import HeatDay, HeatLevel, UnknownReason
from storage.area import Area
from storage.heat import HeatSnapshot, LevelChange, today_in
from storage.heat.checkins.queries import CheckIn, CheckInEnrolment
from storage.outbox import DedupKey, occurrence_of
from storage.people import Member

CHUNK = 100
"""People looked up in one transaction: presses wait for no more than that."""


async def areas_to_check(
    areas: Sequence[Area], sky: HeatSnapshot, context: JobContext
) -> list[Area]:
    """Where it is hot, or was a few days ago."""
    if all(sky.state_of(area, HeatDay.TODAY).level.is_hot for area in areas):
        return list(areas)
    warm, alerts = await _hot_days(context), DeclaredLevels(context, AFTER_DAYS + 1)
    return [
        area
        for area in areas
        if area.id in warm
        or sky.state_of(area, HeatDay.TODAY).level.is_hot
        or await _had_alert(area, sky, alerts)
    ]


async def _hot_days(context: JobContext) -> dict[int, set[date]]:
    """Where and when people were lately checked on as on hot days, whatever the zone."""
    return await context.store.checkins.checked_hot_days(
        context.now.date() - timedelta(days=AFTER_DAYS + 1)
    )


async def _had_alert(area: Area, sky: HeatSnapshot, alerts: DeclaredLevels) -> bool:
    """Whether one of the days before was orange or red: a level that was yellow has not fallen."""
    today = today_in(area, sky.now)
    before = [today - timedelta(days=n) for n in range(1, AFTER_DAYS + 1)]
    return any([await alerts.had_alert(area, day) for day in before])


async def pace_of(
    area: Area,
    hot: Collection[date],
    sky: HeatSnapshot,
    firsts: FirstHotDays,
    alerts: DeclaredLevels,
    context: JobContext,
) -> CheckPace | None:
    """How people are checked on in an area today, if they are.

    The first yellow of the year is followed like an orange; once the level is known to have fallen
    from orange or red, walls stay hot for three days. A level that is not known any more has not
    fallen. `hot` are the days on which people were checked on.
    """
    today = today_in(area, sky.now)
    state = sky.state_of(area, HeatDay.TODAY)
    level = state.level
    if level >= HeatLevel.ORANGE:
        return CheckPace.RED if level is HeatLevel.RED else CheckPace.ORANGE
    if level is HeatLevel.YELLOW and await firsts.is_first(area, level, today):
        return CheckPace.ORANGE
    fallen = CheckPace.AFTER if await _had_alert(area, sky, alerts) else None
    if level.is_known:
        return fallen
    first = today - timedelta(days=AFTER_DAYS)
    if not any(first <= day <= today for day in hot):
        return None
    turned = await context.store.heat.level_changes(area.id, first, today)
    known = max(
        (change for change in turned if change.level.is_known), key=_told_last, default=None
    )
    if known and not known.level.is_hot:
        return fallen
    # Where nobody will say that it is over, it is after three days.
    return (
        CheckPace.ORANGE
        if known or state.why in (UnknownReason.SILENT, UnknownReason.NOT_YET)
        else None
    )


def _told_last(turning: LevelChange) -> tuple[date, datetime]:
    return turning.on, turning.at


async def ask_due_questions(
    areas: Sequence[Area], sky: HeatSnapshot, after: int, context: JobContext
) -> int:
    """Ask the next few in these areas whose hour has struck and who were not asked.

    Whoever was looked up last; 0 when that was everybody.
    """
    days, firsts = await _hot_days(context), FirstHotDays(context)
    alerts = DeclaredLevels(context, AFTER_DAYS + 1)
    found = {
        area.id: (area, await pace_of(area, days.get(area.id, ()), sky, firsts, alerts, context))
        for area in areas
    }
    hot = {area_id: (area, pace) for area_id, (area, pace) in found.items() if pace}
    people = await context.store.checkins.enrolled_at_home(hot.keys(), after, CHUNK)
    dates = {today_in(area, context.now) for area, _ in hot.values()}
    ids = [member.id for _, member, _ in people]
    asked = await context.store.checkins.checks_of_days(ids, dates)
    still_open = await context.store.checkins.open_silences(ids)
    for enrolment, member, area_id in people:
        area, pace = hot[area_id]
        today = today_in(area, context.now)
        due = moment_due(pace, enrolment.hour, today, area.zone, context.now)
        if due is None or any(
            covers_question(check_in, *due) for check_in in asked.get((member.id, today), [])
        ):
            continue
        if not may_ask(enrolment, member, pace, due, context.now):
            continue
        check = still_open.get(member.id)
        if check and pace is not CheckPace.AFTER:
            await ask_again(check.id, area, member, pace, due, context)
        elif await begin_check(area, member, pace, due, context) and pace is CheckPace.AFTER:
            await remind_buddies(area, member, today, context)
            if check:
                await say_still_no_news(check.id, context)
    return people[-1][1].id if len(people) == CHUNK else 0


def covers_question(check: CheckIn, moment: CheckMoment, struck: datetime) -> bool:
    """Whether a check spares somebody a question: its own, or one whose hour struck meanwhile.

    One that is still open is asked again, unless nobody follows it up.
    """
    if check.moment is moment:
        return True
    if check.ended_at is None:
        return check.pace is CheckPace.AFTER or check.asked_at >= struck
    return check.ended_at >= struck


def may_ask(
    enrolment: CheckInEnrolment,
    member: Member,
    pace: CheckPace,
    due: tuple[CheckMoment, datetime],
    now: datetime,
) -> bool:
    """Not who rests; not who sleeps, unless it is red or their own hour, and on time."""
    moment, struck = due
    if struck < enrolment.asks_from or enrolment.rests_at(now) or member.paused_at(now):
        return False
    if not member.quiet_at(now):
        return True
    wanted = pace is CheckPace.RED or (enrolment.hour is not None and moment is CheckMoment.MORNING)
    return wanted and now - struck <= LATE_AT_MOST


async def begin_check(
    area: Area,
    member: Member,
    pace: CheckPace,
    due: tuple[CheckMoment, datetime],
    context: JobContext,
) -> bool:
    """Step 0, unless they have changed their mind since everybody was looked up."""
    enrolment = await context.store.checkins.enrolment_of(member.id, lock=True)
    if enrolment is None or not may_ask(enrolment, member, pace, due, context.now):
        return False
    at, moment = current_minute(context.now), due[0]
    check = CheckIn(
        member_id=member.id,
        area_id=area.id,
        on=today_in(area, context.now),
        moment=moment,
        pace=pace,
        asked_at=at,
        step_at=at,
    )
    mark_step_taken(check, QUESTION, at, area.zone)
    await context.store.checkins.begin_check(check)
    loaded = await load_check(check, context)
    heard = pace is CheckPace.AFTER or await anybody_to_tell(loaded, context)
    message = letters.check_question(check.id, member.name, moment, pace, heard=heard)
    await ask_how_they_are(loaded, message, context, wake=member.quiet_at(context.now))
    return True


async def ask_again(
    check_id: int,
    area: Area,
    member: Member,
    pace: CheckPace,
    due: tuple[CheckMoment, datetime],
    context: JobContext,
) -> bool:
    """The next question asks an open check again; everybody told before hears: still no news."""
    enrolment = await context.store.checkins.enrolment_of(member.id, lock=True)
    check = await context.store.checkins.lock_check(check_id)
    if enrolment is None or check is None or check.ended_at:
        return False
    if not may_ask(enrolment, member, pace, due, context.now):
        return False
    at, moment = current_minute(context.now), due[0]
    await withdraw_question(check, context)
    ask_check_again(check, pace, moment, today_in(area, context.now), at, area.zone)
    await context.store.session.flush()
    loaded = await load_check(check, context)
    heard = bool(loaded.told) or await anybody_to_tell(loaded, context)
    message = letters.check_question(check.id, member.name, moment, pace, heard=heard)
    wake = member.quiet_at(context.now)
    await ask_how_they_are(loaded, message, context, wake=wake, again=moment)
    await tell_of_silence(loaded, at, context)
    return True


async def say_still_no_news(check_id: int, context: JobContext) -> None:
    """A silence of the hot days goes on beside the courtesies of those after them.

    What was red is followed like an orange from then on: nobody is woken up for it.
    """
    check = await context.store.checkins.lock_check(check_id)
    if check is None or check.ended_at:
        return
    if check.pace is CheckPace.RED:
        check.pace = CheckPace.ORANGE
    loaded, at = await load_check(check, context), current_minute(context.now)
    await tell_of_silence(loaded, at, context)
    if check.step >= ORGANISERS:
        mark_step_taken(check, check.step, at, loaded.area.zone)


async def anybody_to_tell(loaded: LoadedCheckIn, context: JobContext) -> bool:
    """Whether there is anybody at all to be told of a silence."""
    team = await load_team(loaded, context)
    return any(
        team.is_there(each, context.now)
        for each in (*loaded.buddies, *team.organisers, *team.admins)
        if each.id != loaded.member.id
    )


async def remind_buddies(area: Area, member: Member, today: date, context: JobContext) -> None:
    """Once a day a buddy hears that walls are still hot, however many they look in on."""
    for buddy, other in await context.store.checkins.buddies_of(member.id):
        if buddy.agreed_at:
            named = [each.name for _, each in await context.store.checkins.watched_by(other.id)]
            message = letters.still_hot(tuple(named))
            once = DedupKey("season", "after", occurrence_of(today))
            if not other.paused_at(context.now):
                await send_heat_message(
                    context,
                    area,
                    other,
                    message,
                    day=today,
                    level=HeatLevel.NONE,
                    once=once,
                    reason=TellingReason.ALARM,
                )
