"""What somebody answers who was asked: any answer ends the waiting for that moment."""

from __future__ import annotations

from handlers.heat.checkins.check_view import (
    CheckAct,
    LoadedCheckIn,
    check_key,
    finish_checks,
    load_check,
    tell_recipient,
    withdraw_question,
    write_about_check,
)
from handlers.heat.checkins.escalation_policy import FIRST, ORGANISERS, REMINDER, next_minute
from handlers.heat.checkins.jobs import ask_next, call_organisers, mark_step_taken
from handlers.heat.feature import heat
from handlers.kernel import Ask, Interaction, Refused, Reply, Show
from messages import danger, words
from messages.heat.checkins import notices as letters
from messages.heat.checkins.actions import (
    AnswerCheck,
    AwayUntilForm,
    CheckAnswer,
    CheckCause,
    CheckEnding,
)
from messages.model import Text
from storage.heat.checkins.queries import CheckIn
from storage.outbox import occurrence_of
from storage.people import Member


@heat.on_press(AnswerCheck)
async def answer_check(press: AnswerCheck, turn: Interaction) -> Reply:
    """Whoever is not well reads whom to call, however old the button is."""
    check = await turn.store.checkins.lock_check(press.check)
    if check is None or check.member_id != turn.member.id:
        if press.said is CheckAnswer.NOW:
            return Show(danger.emergency_message())
        raise Refused(words.gone())
    found = await load_check(check, turn)
    match press.said:
        case CheckAnswer.FINE:
            over = await finish_checks(turn.member, CheckEnding.FINE, turn)
            await share_good_news(found, over, turn)
            return Show(letters.check_noted(check.id, press.said))
        case CheckAnswer.NEED:
            return Show(
                letters.needing_reply(check.id, found.area.id, *await say_help_needed(found, turn))
            )
        case CheckAnswer.AWAY:
            await finish_checks(turn.member, CheckEnding.AWAY, turn)
            return Ask(AwayUntilForm)
        case CheckAnswer.CALL:
            return Show(letters.check_noted(check.id, press.said, *await want_call(found, turn)))
        case CheckAnswer.NOW:
            return Show(letters.alarmed_reply(check.id, *await raise_alarm(found, turn)))


async def share_good_news(
    found: LoadedCheckIn, over: list[LoadedCheckIn], turn: Interaction
) -> None:
    """Good news for buddies who were not told anything, if the person allows it."""
    if found.enrolment is None or not found.enrolment.share:
        return
    know = {member.id for each in over for _, member in each.told}
    for buddy in found.buddies:
        if buddy.id not in know:
            once = check_key(found.check, CheckAct.FINE)
            await write_about_check(found, buddy, letters.said_fine(found.member.name), once, turn)


async def say_help_needed(found: LoadedCheckIn, turn: Interaction) -> list[Text]:
    """A helping hand is not asked for yet: somebody calls meanwhile, unless they come already."""
    coming = found.check.cause is CheckCause.NOW and found.check.ended_at is None
    return [] if coming else await want_call(found, turn)


async def want_call(found: LoadedCheckIn, turn: Interaction) -> list[Text]:
    """A buddy is asked to call, the next one when they do not; organisers where there is none."""
    check, at = found.check, next_minute(turn.now)
    if check.cause is CheckCause.CALL and check.ended_at is None:
        return []
    knew = await restart_check(check, CheckCause.CALL, turn)
    found = await load_check(check, turn)
    asked = await ask_next(found, FIRST, turn)
    if asked:
        mark_step_taken(check, FIRST, at)
        said = words.watch_passed_to(names=asked.name)
    elif found.buddies_asleep(turn.now):
        mark_step_taken(check, REMINDER, at)
        check.next_at = at
        said = words.watch_passed_morning()
    else:
        said = _passed_on_words(await call_organisers(found, ORGANISERS, turn))
        if await _everybody_sleeps(found, turn):
            said = words.watch_passed_asleep()
        mark_step_taken(check, ORGANISERS, at)
    know = {member.id for _, member in await turn.store.checkins.people_told(check.id)}
    for member in knew:
        if member.id not in know:
            once = check_key(check, CheckAct.CLEAR, occurrence_of(turn.now))
            await write_about_check(
                found, member, letters.check_answered(found.member.name), once, turn
            )
    return [said]


async def raise_alarm(found: LoadedCheckIn, turn: Interaction) -> list[Text]:
    """Every buddy and whoever organises, at once."""
    check = found.check
    if check.cause is not CheckCause.NOW or check.ended_at:
        await restart_check(check, CheckCause.NOW, turn)
        found = await load_check(check, turn)
        for buddy in found.buddies:
            await tell_recipient(found, buddy, letters.buddy_notice(found.check_facts), FIRST, turn)
        found = await load_check(check, turn)
        await call_organisers(found, ORGANISERS, turn)
        mark_step_taken(check, ORGANISERS, next_minute(turn.now))
    told = await turn.store.checkins.people_told(check.id)
    know = {member.id for _, member in told}
    buddies = [each.name for each in found.buddies if each.id in know]
    said = [words.watch_passed_to(names=tuple(buddies))] if buddies else []
    if len(told) > len(buddies) or not told:
        said.append(_passed_on_words(len(told)))
    return said


async def _everybody_sleeps(found: LoadedCheckIn, turn: Interaction) -> bool:
    """Whether everybody who was told reads it only when they wake up."""
    told = [member for _, member in await turn.store.checkins.people_told(found.check.id)]
    return bool(told) and all(found.is_asleep(each, turn.now) for each in told)


def _passed_on_words(organisers: int) -> Text:
    return words.watch_passed_organisers() if organisers else words.watch_passed_nobody()


async def restart_check(check: CheckIn, cause: CheckCause, turn: Interaction) -> list[Member]:
    """The waiting is over, for this question and older ones; who knew of it, to be told more."""
    checks = {check.id: check} | {
        each.id: each for each in await turn.store.checkins.open_checks_of(turn.member.id)
    }
    knew = {}
    for each in checks.values():
        for _, member in await turn.store.checkins.people_told(each.id):
            if await turn.store.checkins.withdraw_check_messages(
                each.key_subject, CheckAct.TOLD, member.id
            ):
                knew[member.id] = member
        await withdraw_question(each, turn)
        each.ended_at, each.next_at, each.going_id = turn.now, None, None
    await turn.store.checkins.forget_told(checks.keys())
    check.cause, check.called_at = cause, turn.now
    check.outcome = check.ended_at = None
    await turn.store.session.flush()
    return list(knew.values())
