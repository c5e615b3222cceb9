"""What somebody answers who was asked: any answer ends the waiting for that moment."""

from __future__ import annotations

from handlers.heat.climbing import ask_next, call_organisers, settle
from handlers.heat.feature import heat
from handlers.heat.ladder import FIRST, ORGANISERS, REMINDER, next_minute
from handlers.heat.watched import (
    TOLD,
    Watched,
    finish,
    named,
    take_back,
    tell_one,
    watched,
    write,
)
from handlers.kernel import Ask, Refused, Reply, Show, Turn
from messages import danger, words
from messages.heat import watch_letters as letters
from messages.heat.watch import Answer, AwayUntil, Cause, Ended, Said
from messages.model import Text
from storage.heat.watch import CheckIn
from storage.people import Member


@heat.pressed(Answer)
async def answer(press: Answer, turn: Turn) -> Reply:
    """Whoever is not well reads whom to call, however old the button is."""
    check = await turn.store.checkins.check(press.check)
    if check is None or check.member_id != turn.member.id:
        if press.said is Said.NOW:
            return Show(danger.alarm())
        raise Refused(words.gone())
    found = await watched(check, turn)
    match press.said:
        case Said.FINE:
            over = await finish(turn.member, Ended.FINE, turn)
            await share(found, over, turn)
            return Show(letters.noted(check.id, press.said))
        case Said.NEED:
            return Show(letters.needing(check.id, found.area.id, *await need(found, turn)))
        case Said.AWAY:
            await finish(turn.member, Ended.AWAY, turn)
            return Ask(AwayUntil)
        case Said.CALL:
            return Show(letters.noted(check.id, press.said, *await want_call(found, turn)))
        case Said.NOW:
            return Show(letters.alarmed(check.id, *await raise_alarm(found, turn)))


async def share(found: Watched, over: list[Watched], turn: Turn) -> None:
    """Good news for buddies who were not told anything, if the person allows it."""
    if found.enrolment is None or not found.enrolment.share:
        return
    know = {member.id for each in over for _, member in each.told}
    for buddy in found.buddies:
        if buddy.id not in know:
            await write(found, buddy, letters.fine(found.member.name), "fine", turn)


async def need(found: Watched, turn: Turn) -> list[Text]:
    """A helping hand is not asked for yet: somebody calls meanwhile, unless they come already."""
    coming = found.check.cause is Cause.NOW and found.check.ended_at is None
    return [] if coming else await want_call(found, turn)


async def want_call(found: Watched, turn: Turn) -> list[Text]:
    """A buddy is asked to call, the next one when they do not; organisers where there is none."""
    check, at = found.check, next_minute(turn.now)
    if check.cause is Cause.CALL and check.ended_at is None:
        return []
    knew = await start_over(check, Cause.CALL, turn)
    found = await watched(check, turn)
    asked = await ask_next(found, FIRST, turn)
    if asked:
        settle(check, FIRST, at)
        said = words.watch_passed_to(names=asked.name)
    elif found.asleep(turn.now):
        settle(check, REMINDER, at)
        check.next_at = at
        said = words.watch_passed_morning()
    else:
        said = _passed(await call_organisers(found, ORGANISERS, turn))
        if await _all_sleep(found, turn):
            said = words.watch_passed_asleep()
        settle(check, ORGANISERS, at)
    know = {member.id for _, member in await turn.store.checkins.told(check.id)}
    for member in knew:
        if member.id not in know:
            what = f"clear:{turn.now.timestamp():.0f}"
            await write(found, member, letters.answered(found.member.name), what, turn)
    return [said]


async def raise_alarm(found: Watched, turn: Turn) -> list[Text]:
    """Every buddy and whoever organises, at once."""
    check = found.check
    if check.cause is not Cause.NOW or check.ended_at:
        await start_over(check, Cause.NOW, turn)
        found = await watched(check, turn)
        for buddy in found.buddies:
            await tell_one(found, buddy, letters.to_buddy(found.facts), FIRST, turn)
        found = await watched(check, turn)
        await call_organisers(found, ORGANISERS, turn)
        settle(check, ORGANISERS, next_minute(turn.now))
    told = await turn.store.checkins.told(check.id)
    know = {member.id for _, member in told}
    buddies = [each.name for each in found.buddies if each.id in know]
    said = [words.watch_passed_to(names=tuple(buddies))] if buddies else []
    if len(told) > len(buddies) or not told:
        said.append(_passed(len(told)))
    return said


async def _all_sleep(found: Watched, turn: Turn) -> bool:
    """Whether everybody who was told reads it only when they wake up."""
    told = [member for _, member in await turn.store.checkins.told(found.check.id)]
    return bool(told) and all(found.sleeps(each, turn.now) for each in told)


def _passed(organisers: int) -> Text:
    return words.watch_passed_organisers() if organisers else words.watch_passed_nobody()


async def start_over(check: CheckIn, cause: Cause, turn: Turn) -> list[Member]:
    """The waiting is over, for this question and older ones; who knew of it, to be told more."""
    checks = {check.id: check} | {
        each.id: each for each in await turn.store.checkins.open_of(turn.member.id)
    }
    knew = {}
    for each in checks.values():
        for _, member in await turn.store.checkins.told(each.id):
            if await turn.store.checkins.silence(named(each, TOLD), member.id):
                knew[member.id] = member
        await take_back(each, turn)
        each.ended_at, each.next_at, each.going_id = turn.now, None, None
    await turn.store.checkins.forget_told(checks.keys())
    check.cause, check.called_at = cause, turn.now
    check.outcome = check.ended_at = None
    await turn.store.session.flush()
    return list(knew.values())
