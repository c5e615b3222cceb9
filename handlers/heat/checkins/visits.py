"""Buddies and organisers: who goes, who cannot, what whoever came has found."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.heat.checkins.check_view import (
    CheckAct,
    LoadedCheckIn,
    check_key,
    finish_checks,
    load_check,
    step_key,
    tell_check_organisers,
    write_about_check,
)
from handlers.heat.checkins.escalation_policy import (
    AGAIN_AT,
    AGAIN_TOMORROW,
    ORGANISERS,
    next_minute,
)
from handlers.heat.checkins.jobs import call_organisers, mark_step_taken
from handlers.heat.checkins.promises import pass_check_on, release_visitor
from handlers.heat.feature import heat
from handlers.kernel import Ask, Interaction, Refused, Reply, Show
from messages import danger, words
from messages.aid import AskHelpForm, Urgency
from messages.aid.forms import PHONED
from messages.heat.checkins import notices as letters
from messages.heat.checkins.actions import (
    AnswerGoing,
    CheckCause,
    CheckEnding,
    ReportCheck,
    ShowVisitCard,
)
from messages.heat.checkins.check_card import VisitOutcome
from messages.typed import shorten_typed
from storage.heat.checkins.queries import CheckInRecipient
from storage.outbox import occurrence_of

ENDS = {
    VisitOutcome.FINE: CheckEnding.FINE,
    VisitOutcome.AGAIN: CheckEnding.AGAIN,
    VisitOutcome.NEEDS: CheckEnding.NEEDS,
    VisitOutcome.AWAY: CheckEnding.AWAY,
    VisitOutcome.REFUSES: CheckEnding.STOP,
}
"""What ends a check; who finds nobody, or worries, does not."""


async def check_told_to(check_id: int, turn: Interaction) -> LoadedCheckIn:
    """The check, for those who were told about it and nobody else."""
    check = await turn.store.checkins.lock_check(check_id)
    if check is None:
        raise Refused(words.gone())
    found = await load_check(check, turn)
    if found.recipient_of(turn.member.id) is None:
        raise Refused(words.gone())
    return found


@heat.on_press(AnswerGoing)
async def answer_going(press: AnswerGoing, turn: Interaction) -> Reply:
    found = await check_told_to(press.check, turn)
    if found.check.ended_at:
        return Show(letters.check_over(found.member.name))
    return await _note_going(found, turn) if press.yes else await _note_cannot(found, turn)


async def _note_going(found: LoadedCheckIn, turn: Interaction) -> Reply:
    """They go: the person and everybody who was told know it; pressed twice is pressed once."""
    check, me = found.check, turn.member
    first = []
    if check.going_id and check.going_id != me.id:
        other = await found.name_of(check.going_id, turn)
        first.append(words.watch_somebody_goes(name=found.member.name, who=other))
    elif check.going_id is None:
        check.going_id = me.id
        once = check_key(check, CheckAct.GOING, occurrence_of(turn.now), me.id)
        said = letters.coming_notice(me.name, check.cause)
        await write_about_check(found, found.member, said, once, turn)
        for told, other_member in found.told:
            if other_member.id != me.id and not told.cannot:
                said = letters.somebody_goes(found.member.name, me.name)
                await write_about_check(found, other_member, said, once, turn)
    await _set_recipient(found, turn, cannot=False)
    return Show(
        letters.going_notice(
            found.check_facts, found.access_words, found.contact_at_time(turn.now), *first
        )
    )


async def _note_cannot(found: LoadedCheckIn, turn: Interaction) -> Reply:
    """They cannot: the next one is asked at once, since nobody has to be waited for."""
    check, me = found.check, turn.member
    if check.going_id == me.id:
        await release_visitor(check.id, me, turn)
        return Show(letters.cannot_reply(found.check_facts))
    told = await _set_recipient(found, turn, cannot=True)
    if told.step < ORGANISERS:
        await pass_check_on(await load_check(check, turn), turn)
    return Show(letters.cannot_reply(found.check_facts))


async def _set_recipient(
    found: LoadedCheckIn, turn: Interaction, *, cannot: bool
) -> CheckInRecipient:
    told = found.recipient_of(turn.member.id)
    if told is None:
        raise Refused(words.gone())
    told.cannot = cannot
    await turn.store.session.flush()
    return told


@heat.on_press(ShowVisitCard)
async def show_visit_card(press: ShowVisitCard, turn: Interaction) -> Reply:
    found = await check_told_to(press.check, turn)
    return Show(letters.visit_card(found.check.id, questions=press.questions))


@heat.on_press(ReportCheck)
async def report_visit(press: ReportCheck, turn: Interaction) -> Reply:
    """Only the outcome is kept. Whoever worries reads what to do, however old the button is."""
    try:
        found = await check_told_to(press.check, turn)
    except Refused:
        if press.found is VisitOutcome.WORRYING:
            return Show(danger.emergency_message())
        raise
    contact = found.contact_at_time(turn.now)
    shown = letters.reported_reply(found.check_facts, press.found, contact, found.area.numbers)
    if press.found is VisitOutcome.WORRYING:
        await _note_worry(found, turn)
    elif press.found is VisitOutcome.SILENT:
        await _note_nobody_opens(found, turn)
    else:
        await _end_check(found, ENDS[press.found], turn)
    if press.found is VisitOutcome.NEEDS:
        given = {"area": found.area.id, "urgency": Urgency.TODAY.value}
        behalf = shorten_typed(found.member.name, PHONED)
        return Ask(AskHelpForm, given, said={"behalf": behalf})
    return Show(shown)


async def _end_check(found: LoadedCheckIn, ended: CheckEnding, turn: Interaction) -> None:
    check = found.check
    await finish_checks(found.member, ended, turn, by=turn.member)
    check.outcome = ended
    if ended is CheckEnding.AGAIN:
        check.going_id = turn.member.id
        check.again_at = _next_visit_at(turn.now, found.area.zone)
    if ended is CheckEnding.STOP and found.enrolment:
        found.enrolment.paused = True
        said = letters.stopped_for(turn.member.name)
        once = check_key(check, CheckAct.STOP, occurrence_of(turn.now))
        await write_about_check(found, found.member, said, once, turn)


def _next_visit_at(now: datetime, zone: str) -> datetime:
    """This evening; tomorrow morning when it is evening already."""
    local = now.astimezone(ZoneInfo(zone))
    evening = datetime.combine(local.date(), AGAIN_AT, ZoneInfo(zone))
    if now < evening - timedelta(hours=1):
        return evening
    tomorrow = local.date() + timedelta(days=1)
    return datetime.combine(tomorrow, AGAIN_TOMORROW, ZoneInfo(zone))


async def _note_worry(found: LoadedCheckIn, turn: Interaction) -> None:
    """Organisers know at once; the check stays open until somebody says how it ended."""
    check = found.check
    if check.cause is not CheckCause.NOW or check.ended_at:
        check.called_at = turn.now
    check.cause, check.ended_at, check.outcome = CheckCause.NOW, None, None
    check.going_id = turn.member.id
    mark_step_taken(check, ORGANISERS, next_minute(turn.now))
    found = await load_check(check, turn)
    said = letters.worried_notice(found.check_facts, turn.member.name, found.area.numbers)
    once = step_key(check, "worried", turn.member.id)
    await tell_check_organisers(found, said, turn, once=once, but=turn.member.id)


async def _note_nobody_opens(found: LoadedCheckIn, turn: Interaction) -> None:
    """Somebody rang and knocked in vain: organisers know at once, whatever they knew before."""
    check = found.check
    if check.ended_at:
        return
    check.going_id = turn.member.id
    await call_organisers(found, "silent", turn, in_vain=turn.member)
    if check.step < ORGANISERS:
        mark_step_taken(check, ORGANISERS, next_minute(turn.now))
