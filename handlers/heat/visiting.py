"""Buddies and organisers: who goes, who cannot, what whoever came has found."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.heat.climbing import call_organisers, settle
from handlers.heat.feature import heat
from handlers.heat.ladder import AGAIN_AT, AGAIN_TOMORROW, ORGANISERS, next_minute
from handlers.heat.promises import lose_visitor, pass_on
from handlers.heat.watched import Watched, finish, tell_organisers, told_at, watched, write
from handlers.kernel import Ask, Refused, Reply, Show, Turn
from messages import danger, words
from messages.aid import AskHelp, Urgency
from messages.aid.forms import PHONED
from messages.heat import watch_letters as letters
from messages.heat.checkcard import Outcome
from messages.heat.watch import Card, Cause, Ended, Go, Tell
from messages.typed import shorten
from storage.heat.watch import Told

ENDS = {
    Outcome.FINE: Ended.FINE,
    Outcome.AGAIN: Ended.AGAIN,
    Outcome.NEEDS: Ended.NEEDS,
    Outcome.AWAY: Ended.AWAY,
    Outcome.REFUSES: Ended.STOP,
}
"""What ends a check; who finds nobody, or worries, does not."""


async def concerned(check_id: int, turn: Turn) -> Watched:
    """The check, for those who were told about it and nobody else."""
    check = await turn.store.checkins.check(check_id)
    if check is None:
        raise Refused(words.gone())
    found = await watched(check, turn)
    if found.stands(turn.member.id) is None:
        raise Refused(words.gone())
    return found


@heat.pressed(Go)
async def go(press: Go, turn: Turn) -> Reply:
    found = await concerned(press.check, turn)
    if found.check.ended_at:
        return Show(letters.over(found.member.name))
    return await _going(found, turn) if press.yes else await _cannot(found, turn)


async def _going(found: Watched, turn: Turn) -> Reply:
    """They go: the person and everybody who was told know it; pressed twice is pressed once."""
    check, me = found.check, turn.member
    first = []
    if check.going_id and check.going_id != me.id:
        other = await found.name_of(check.going_id, turn)
        first.append(words.watch_somebody_goes(name=found.member.name, who=other))
    elif check.going_id is None:
        check.going_id = me.id
        stamp = f"{me.id}:{turn.now.timestamp():.0f}"
        said = letters.coming(me.name, check.cause)
        await write(found, found.member, said, f"going:{stamp}", turn)
        for told, other_member in found.told:
            if other_member.id != me.id and not told.cannot:
                said = letters.somebody_goes(found.member.name, me.name)
                await write(found, other_member, said, f"going:{stamp}", turn)
    await _stand(found, turn, cannot=False)
    return Show(letters.going(found.facts, found.access, found.contact_at(turn.now), *first))


async def _cannot(found: Watched, turn: Turn) -> Reply:
    """They cannot: the next one is asked at once, since nobody has to be waited for."""
    check, me = found.check, turn.member
    if check.going_id == me.id:
        await lose_visitor(check.id, me, turn)
        return Show(letters.cannot(found.facts))
    told = await _stand(found, turn, cannot=True)
    if told.step < ORGANISERS:
        await pass_on(await watched(check, turn), turn)
    return Show(letters.cannot(found.facts))


async def _stand(found: Watched, turn: Turn, *, cannot: bool) -> Told:
    told = found.stands(turn.member.id)
    if told is None:
        raise Refused(words.gone())
    told.cannot = cannot
    await turn.store.session.flush()
    return told


@heat.pressed(Card)
async def show_card(press: Card, turn: Turn) -> Reply:
    found = await concerned(press.check, turn)
    return Show(letters.card(found.check.id, questions=press.questions))


@heat.pressed(Tell)
async def report(press: Tell, turn: Turn) -> Reply:
    """Only the outcome is kept. Whoever worries reads what to do, however old the button is."""
    try:
        found = await concerned(press.check, turn)
    except Refused:
        if press.found is Outcome.WORRYING:
            return Show(danger.alarm())
        raise
    contact = found.contact_at(turn.now)
    shown = letters.reported(found.facts, press.found, contact, found.area.numbers)
    if press.found is Outcome.WORRYING:
        await _worries(found, turn)
    elif press.found is Outcome.SILENT:
        await _nobody_opens(found, turn)
    else:
        await _end(found, ENDS[press.found], turn)
    if press.found is Outcome.NEEDS:
        given = {"urgency": Urgency.TODAY.value, "behalf": shorten(found.member.name, PHONED)}
        return Ask(AskHelp, {"area": found.area.id, **given})
    return Show(shown)


async def _end(found: Watched, ended: Ended, turn: Turn) -> None:
    check = found.check
    await finish(found.member, ended, turn, by=turn.member)
    check.outcome = ended
    if ended is Ended.AGAIN:
        check.going_id = turn.member.id
        check.again_at = _again(turn.now, found.area.zone)
    if ended is Ended.STOP and found.enrolment:
        found.enrolment.paused = True
        said = letters.stopped_for(turn.member.name)
        await write(found, found.member, said, f"stop:{turn.now.timestamp():.0f}", turn)


def _again(now: datetime, zone: str) -> datetime:
    """This evening; tomorrow morning when it is evening already."""
    local = now.astimezone(ZoneInfo(zone))
    evening = datetime.combine(local.date(), AGAIN_AT, ZoneInfo(zone))
    if now < evening - timedelta(hours=1):
        return evening
    tomorrow = local.date() + timedelta(days=1)
    return datetime.combine(tomorrow, AGAIN_TOMORROW, ZoneInfo(zone))


async def _worries(found: Watched, turn: Turn) -> None:
    """Organisers know at once; the check stays open until somebody says how it ended."""
    check = found.check
    if check.cause is not Cause.NOW or check.ended_at:
        check.called_at = turn.now
    check.cause, check.ended_at, check.outcome = Cause.NOW, None, None
    check.going_id = turn.member.id
    settle(check, ORGANISERS, next_minute(turn.now))
    found = await watched(check, turn)
    said = letters.worried(found.facts, turn.member.name, found.area.numbers)
    what = told_at(check, f"worried:{turn.member.id}")
    await tell_organisers(found, said, turn, what=what, but=turn.member.id)


async def _nobody_opens(found: Watched, turn: Turn) -> None:
    """Somebody rang and knocked in vain: organisers know at once, whatever they knew before."""
    check = found.check
    if check.ended_at:
        return
    check.going_id = turn.member.id
    await call_organisers(found, f"silent:{turn.member.id}", turn, in_vain=turn.member)
    if check.step < ORGANISERS:
        settle(check, ORGANISERS, next_minute(turn.now))
