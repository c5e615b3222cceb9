"""What somebody answers who was asked: any answer ends the waiting for that moment."""

from __future__ import annotations

from handlers.heat.checkins.check_view import (
    CheckAct,
    LoadedCheckIn,
    check_key,
    finish_checks,
    load_check,
    withdraw_question,
    write_about_check,
)
from handlers.heat.checkins.escalation import ask_buddy, ask_next_buddy, call_team
from handlers.heat.checkins.escalation_policy import (
    FIRST,
    ORGANISERS,
    mark_step_taken,
    next_minute,
)
from handlers.heat.checkins.promises import passed_on_words
from handlers.heat.checkins.takeover import give_back
from handlers.heat.checkins.turns import load_team
from handlers.heat.duty.mailing import mail_news
from handlers.heat.feature import heat
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask, Refused, Reply, Show
from messages import danger, words
from messages.heat.checkins import notices as letters
from messages.heat.checkins.actions import (
    AnswerCheck,
    AwayUntilForm,
    CheckAnswer,
    CheckCause,
    CheckEnding,
)
from messages.heat.duty.actions import DutyNews
from messages.model import Text
from storage.heat import today_in
from storage.heat.checkins.queries import CheckIn
from storage.numbers import begin_of_month
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
    loaded = await load_check(check, turn)
    if check.ended_at is None and not check.answered:
        await _count_answered(loaded, turn)
    match press.said:
        case CheckAnswer.FINE:
            over = await finish_checks(turn.member, CheckEnding.FINE, turn)
            await share_good_news(loaded, over, turn)
            today = check.on == today_in(loaded.area, turn.now)
            noted = letters.check_noted(check.id, press.said)
            return Show(letters.fine_reply(check.id) if today else noted)
        case CheckAnswer.NEED:
            return Show(
                letters.needing_reply(
                    check.id, loaded.area.id, *await say_help_needed(loaded, turn)
                )
            )
        case CheckAnswer.AWAY:
            await finish_checks(turn.member, CheckEnding.AWAY, turn)
            return Ask(AwayUntilForm)
        case CheckAnswer.CALL:
            return Show(letters.check_noted(check.id, press.said, *await want_call(loaded, turn)))
        case CheckAnswer.NOW:
            return Show(letters.alarmed_reply(check.id, *await raise_alarm(loaded, turn)))


async def _count_answered(loaded: LoadedCheckIn, turn: Interaction) -> None:
    """One more in the area's numbers, with how many lately answered one: not who."""
    begun = begin_of_month(loaded.area, turn.now)
    people = await turn.store.checkins.count_answering(loaded.check, begun)
    await turn.store.numbers.count_answered(loaded.area, turn.now, people)


async def share_good_news(
    loaded: LoadedCheckIn, over: list[LoadedCheckIn], turn: Interaction
) -> None:
    """Good news for buddies who were not told anything, if the person allows it."""
    if loaded.enrolment is None or not loaded.enrolment.share:
        return
    know = {member.id for loaded in over for _, member in loaded.told}
    for buddy in loaded.buddies:
        if buddy.id not in know:
            # Of a check that was opened anew it is said anew.
            once = check_key(loaded.check, CheckAct.FINE, loaded.check.moment)
            await write_about_check(
                loaded, buddy, letters.said_fine(loaded.member.name), once, turn
            )


async def say_help_needed(loaded: LoadedCheckIn, turn: Interaction) -> list[Text]:
    """A helping hand is not asked for yet: somebody calls meanwhile, unless they come already."""
    coming = loaded.check.cause is CheckCause.NOW and loaded.check.ended_at is None
    if coming:
        await _note_answered(loaded.check, turn)
    return [] if coming else await want_call(loaded, turn)


async def _note_answered(check: CheckIn, turn: Interaction) -> None:
    """Who was silent while others worried has spoken: the town is told of no silence any more."""
    if not check.answered:
        check.answered = True
        await mail_news(check, DutyNews.ANSWERED, turn)


def _news_of(cause: CheckCause) -> DutyNews:
    """What an answer is to the town: an alarm is no end, however little is left for it to do."""
    return DutyNews.ANSWERED if cause is CheckCause.NOW else DutyNews.OVER


async def want_call(loaded: LoadedCheckIn, turn: Interaction) -> list[Text]:
    """A buddy is asked to call, the next one when they do not; organisers where there is none."""
    check, at = loaded.check, next_minute(turn.now)
    if check.cause is CheckCause.CALL and check.ended_at is None:
        return []
    knew = await restart_check(check, CheckCause.CALL, turn)
    loaded = await load_check(check, turn)
    asked, waits = await ask_next_buddy(loaded, FIRST, turn)
    if asked:
        mark_step_taken(check, FIRST, at, loaded.area.zone)
        text = words.watch_passed_to(names=asked.name)
    else:
        told = await call_team(await load_check(check, turn), ORGANISERS, turn)
        text = await passed_on_words(loaded, told + waits, turn)
        mark_step_taken(check, ORGANISERS, at, loaded.area.zone)
    know = {member.id for _, member in await turn.store.checkins.people_told(check.id)}
    for member in knew:
        if member.id not in know:
            once = check_key(check, CheckAct.CLEAR, occurrence_of(turn.now))
            await write_about_check(
                loaded, member, letters.check_answered(loaded.member.name), once, turn
            )
    return [text]


async def raise_alarm(loaded: LoadedCheckIn, turn: Interaction) -> list[Text]:
    """Every buddy and whoever organises, at once."""
    check = loaded.check
    if check.cause is not CheckCause.NOW or check.ended_at:
        await restart_check(check, CheckCause.NOW, turn)
        loaded = await load_check(check, turn)
        team = await load_team(loaded, turn)
        for buddy in loaded.buddies:
            if team.is_there(buddy, turn.now):
                await ask_buddy(loaded, buddy, FIRST, turn)
        loaded = await load_check(check, turn)
        await call_team(loaded, ORGANISERS, turn)
        mark_step_taken(check, ORGANISERS, next_minute(turn.now), loaded.area.zone)
    await _note_answered(check, turn)
    told = await turn.store.checkins.people_told(check.id)
    know = {member.id for _, member in told}
    buddies = [each.name for each in loaded.buddies if each.id in know]
    texts = [words.watch_passed_to(names=tuple(buddies))] if buddies else []
    if len(told) > len(buddies) or not told:
        texts.append(_passed_on_words(len(told)))
    return texts


def _passed_on_words(organisers: int) -> Text:
    return words.watch_passed_organisers() if organisers else words.watch_passed_nobody()


async def restart_check(check: CheckIn, cause: CheckCause, turn: Interaction) -> list[Member]:
    """The waiting is over, for this question and older ones; who knew of it, to be told more."""
    checks = {check.id: check} | {
        check_in.id: check_in
        for check_in in await turn.store.checkins.open_checks_of(turn.member.id)
    }
    knew = {}
    for check_in in checks.values():
        for _, member in await turn.store.checkins.people_told(check_in.id):
            if await turn.store.checkins.withdraw_check_messages(
                check_in.key_subject, CheckAct.TOLD, member.id
            ):
                knew[member.id] = member
        await withdraw_question(check_in, turn)
        await mail_news(check_in, _news_of(cause), turn)
        check_in.ended_at, check_in.next_at = turn.now, None
        await give_back(check_in, None, turn)
    await turn.store.checkins.forget_told(checks.keys())
    check.cause, check.called_at, check.answered = cause, turn.now, True
    check.outcome = check.ended_at = None
    await turn.store.session.flush()
    return list(knew.values())
