"""Buddies and organisers: who goes, who cannot, what whoever came has found."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.heat.checkins.check_card import request_form
from handlers.heat.checkins.check_view import (
    CheckAct,
    LoadedCheckIn,
    check_key,
    check_told_to,
    finish_checks,
    load_check,
    step_key,
    tell_recipient,
    write_about_check,
)
from handlers.heat.checkins.escalation import call_team
from handlers.heat.checkins.escalation_policy import (
    AGAIN_AT,
    AGAIN_TOMORROW,
    ORGANISERS,
    mark_step_taken,
    next_minute,
)
from handlers.heat.checkins.promises import release_visitor
from handlers.heat.checkins.takeover import give_back, take_over, taken_words
from handlers.heat.checkins.turns import load_team
from handlers.heat.duty.mailing import mail_town
from handlers.heat.feature import heat
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Refused, Reply, Show
from messages import danger, words
from messages.aid.forms import PHONED
from messages.heat.checkins import notices as letters
from messages.heat.checkins.actions import (
    AnswerGoing,
    AskForChecked,
    CheckCause,
    CheckEnding,
    ReportCheck,
    ShowVisitCard,
    TakenVia,
)
from messages.heat.checkins.check_card import HeatNeed, VisitOutcome
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


@heat.on_press(AnswerGoing)
async def answer_going(press: AnswerGoing, turn: Interaction) -> Reply:
    loaded = await check_told_to(press.check, turn)
    if loaded.check.ended_at:
        return Show(letters.check_over(loaded.member.name))
    if not press.yes:
        return await _note_cannot(loaded, turn)
    told = loaded.recipient_of(turn.member.id)
    if told and told.step >= ORGANISERS:
        return await take_over(loaded, turn)
    return await _note_going(loaded, turn)


async def _note_going(loaded: LoadedCheckIn, turn: Interaction) -> Reply:
    """They go: the person and everybody who was told know it; pressed twice is pressed once."""
    check, me = loaded.check, turn.member
    first = []
    if check.is_with_town_alone:
        first.append(await taken_words(loaded, turn))
    elif check.going_id and check.going_id != me.id:
        other = await loaded.name_of(check.going_id, turn)
        first.append(words.watch_somebody_goes(name=loaded.member.name, who=other))
    elif check.going_id is None:
        check.going_id = me.id
        once = check_key(check, CheckAct.GOING, occurrence_of(turn.now), me.id)
        message = letters.coming_notice(me.name, check.cause)
        await write_about_check(loaded, loaded.member, message, once, turn)
        for told, other_member in loaded.told:
            if other_member.id != me.id and not told.cannot:
                message = letters.somebody_goes(loaded.member.name, me.name)
                await write_about_check(loaded, other_member, message, once, turn)
    await _set_recipient(loaded, turn, cannot=False)
    return Show(
        letters.going_notice(
            loaded.check_facts, loaded.access_words, loaded.contact_at_time(turn.now), *first
        )
    )


async def _note_cannot(loaded: LoadedCheckIn, turn: Interaction) -> Reply:
    """They cannot: the next one is asked at once, since nobody has to be waited for."""
    others = await release_visitor(loaded.check.id, turn.member, turn)
    check, area = loaded.check, loaded.area
    if check.taken_via is TakenVia.TOWN:
        told = loaded.recipient_of(turn.member.id)
        organises = check.is_with_town_alone and told is not None and told.step >= ORGANISERS
        town = await taken_words(loaded, turn)
        return Show(letters.taken_notice(town, check.id if organises else None))
    shown = letters.cannot_reply(
        loaded.check_facts, area.numbers, others=others, duty=area.duty_number
    )
    return Show(shown)


async def _set_recipient(
    loaded: LoadedCheckIn, turn: Interaction, *, cannot: bool
) -> CheckInRecipient:
    told = loaded.recipient_of(turn.member.id)
    if told is None:
        raise Refused(words.gone())
    told.cannot = cannot
    await turn.store.session.flush()
    return told


@heat.on_press(ShowVisitCard)
async def show_visit_card(press: ShowVisitCard, turn: Interaction) -> Reply:
    loaded = await check_told_to(press.check, turn)
    return Show(letters.visit_card(loaded.check.id, questions=press.questions))


@heat.on_press(ReportCheck)
async def report_visit(press: ReportCheck, turn: Interaction) -> Reply:
    """Only the outcome is kept. Whoever worries reads what to do, however old the button is."""
    try:
        loaded = await check_told_to(press.check, turn)
    except Refused:
        if press.found is VisitOutcome.WORRYING:
            return Show(danger.emergency_message())
        raise
    contact = loaded.contact_at_time(turn.now)
    shown = letters.reported_reply(loaded.check_facts, press.found, contact, loaded.area.numbers)
    if press.found is VisitOutcome.WORRYING:
        await _note_worry(loaded, turn)
    elif press.found is VisitOutcome.SILENT:
        await _note_nobody_opens(loaded, turn)
    else:
        await _end_check(loaded, ENDS[press.found], turn)
    if press.found is VisitOutcome.NEEDS:
        return _request_form(loaded, HeatNeed.ANY)
    return Show(shown)


@heat.on_press(AskForChecked)
async def ask_for_checked(press: AskForChecked, turn: Interaction) -> Reply:
    """A helping hand for whoever was checked on; how it was is another press, and ends it."""
    loaded = await check_told_to(press.check, turn)
    return _request_form(loaded, press.need)


def _request_form(loaded: LoadedCheckIn, need: HeatNeed) -> Reply:
    """Their name is offered, not said for them; whoever is not well at all is called for first."""
    why = words.danger_call() if loaded.check.cause is CheckCause.NOW else None
    behalf = shorten_typed(loaded.member.name, PHONED)
    return request_form(loaded.area, need, behalf=behalf, why=why)


async def _end_check(loaded: LoadedCheckIn, ended: CheckEnding, turn: Interaction) -> None:
    check = loaded.check
    await finish_checks(loaded.member, ended, turn, by=turn.member)
    check.outcome = ended
    if ended is CheckEnding.AGAIN:
        check.going_id = turn.member.id
        check.again_at = _next_visit_at(turn.now, loaded.area.zone)
    if ended is CheckEnding.STOP and loaded.enrolment:
        loaded.enrolment.paused = True
        message = letters.stopped_for(turn.member.name)
        once = check_key(check, CheckAct.STOP, occurrence_of(turn.now))
        await write_about_check(loaded, loaded.member, message, once, turn)


def _next_visit_at(now: datetime, zone: str) -> datetime:
    """This evening; tomorrow morning when it is evening already."""
    local = now.astimezone(ZoneInfo(zone))
    evening = datetime.combine(local.date(), AGAIN_AT, ZoneInfo(zone))
    if now < evening - timedelta(hours=1):
        return evening
    tomorrow = local.date() + timedelta(days=1)
    return datetime.combine(tomorrow, AGAIN_TOMORROW, ZoneInfo(zone))


async def _note_worry(loaded: LoadedCheckIn, turn: Interaction) -> None:
    """Organisers know at once; the check stays open until somebody says how it ended."""
    check = loaded.check
    # Of who was heard of before it ended nobody tells the town that they are silent.
    check.answered = check.answered or check.ended_at is not None
    alone = check.is_with_town_alone
    if check.cause is not CheckCause.NOW or check.ended_at:
        check.called_at = turn.now
    check.cause, check.ended_at, check.outcome = CheckCause.NOW, None, None
    if alone:
        await give_back(check, loaded.as_organiser(turn.member), turn)
    if check.taken_at is None or check.going_id is None:
        check.taken_at = check.taken_via = None
        check.going_id = turn.member.id
    mark_step_taken(check, ORGANISERS, next_minute(turn.now), loaded.area.zone)
    loaded = await load_check(check, turn)
    area = loaded.area
    message = letters.worried_notice(
        loaded.check_facts, turn.member.name, area.numbers, area.duty_number
    )
    once = step_key(check, "worried", turn.member.id)
    await mail_town(check, loaded.enrolment, area, once.occurrence, turn)
    team = await load_team(loaded, turn)
    for person in team.responsible(loaded, turn.now):
        if person.id != turn.member.id:
            await tell_recipient(loaded, person, message, ORGANISERS, turn, once=once)


async def _note_nobody_opens(loaded: LoadedCheckIn, turn: Interaction) -> None:
    """Somebody rang and knocked in vain: organisers know at once, whatever they knew before."""
    check = loaded.check
    if check.ended_at:
        return
    which, anew = "silent", check.is_with_town_alone
    if anew:
        # The town was counted on: whoever rings in vain now is heard once more.
        await give_back(check, loaded.as_organiser(turn.member), turn)
        which = f"silent:{occurrence_of(turn.now)}"
    if check.taken_at is None:
        check.going_id = turn.member.id
    await call_team(loaded, which, turn, in_vain=turn.member)
    if anew or check.step < ORGANISERS:
        mark_step_taken(check, ORGANISERS, next_minute(turn.now), loaded.area.zone)
