"""/veiller: somebody asks to be checked on hot days, changes it, rests, stops."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.heat.feature import heat
from handlers.heat.watched import finish
from handlers.kernel import Ask, Come, Command, Context, Menu, Refused, Reply, Say, Show, Turn
from messages import dates, words
from messages.heat import watch_screens as screens
from messages.heat.watch import (
    EARLIEST,
    LATEST,
    AwayUntil,
    Begin,
    ComeBack,
    Ended,
    Enrol,
    GoAway,
    Open,
    Rest,
    Stop,
)
from messages.model import Message, Purpose, Text, When, message
from storage.heat.watch import Enrolment
from storage.outbox import Priority
from storage.people import Member


@heat.command("veiller", menu=Menu.PRIVATE, discreet=True, en="checkin")
async def veiller(command: Command, turn: Turn) -> Reply:
    if not turn.scene.private:
        return Come("veiller", words.watch_in_private())
    return Say(await view(turn))


@heat.started("veiller")
async def came(command: Command, turn: Turn) -> Reply:
    return Say(await view(turn))


@heat.pressed(Open)
async def look(press: Open, turn: Turn) -> Reply:
    return Show(await view(turn))


async def view(turn: Turn, *first: Text) -> Message:
    """One's own page, or what it would be."""
    enrolment = await turn.store.checkins.of(turn.member.id)
    helping = await _helping(turn)
    if enrolment is None:
        return screens.helping(helping, *first) if first else screens.intro(helping)
    return screens.page(await _mine(enrolment, turn), helping, *first)


async def _mine(enrolment: Enrolment, turn: Turn) -> screens.Mine:
    member = turn.member
    paired = await turn.store.checkins.buddies(member.id)
    return screens.Mine(
        owner=member.id,
        hour=dates.say_hour(enrolment.hour, member.language) if enrolment.hour else "",
        contact=enrolment.contact or "",
        access=enrolment.access or "",
        share=enrolment.share,
        paused=enrolment.paused,
        away=_until(enrolment.away_until, turn),
        everything_paused=_until(member.paused_until, turn),
        buddies=tuple(
            screens.Pair(buddy.id, other.name, buddy.agreed_at is not None)
            for buddy, other in paired
        ),
    )


def _until(at: datetime | None, turn: Turn) -> When | None:
    """The last day of a rest that is not over."""
    if at is None or at <= turn.now:
        return None
    return When(at=at - timedelta(minutes=1), zone=turn.member.zone, show="day")


async def _helping(turn: Turn) -> screens.Helping:
    paired = await turn.store.checkins.watched_by(turn.member.id)
    return screens.Helping(
        tuple(screens.Pair(buddy.id, other.name, agreed=True) for buddy, other in paired),
        offers=await turn.store.checkins.offer(turn.member.id) is not None,
    )


@heat.pressed(Begin)
async def ask(press: Begin, turn: Turn) -> Reply:
    """The form, with what was said before; somebody without an area chooses one first."""
    await turn.home()
    before = await turn.store.checkins.of(turn.member.id)
    if before is None:
        return Ask(Enrol)
    filled = Enrol(
        hour=before.hour,
        contact=before.contact or "",
        access=before.access or "",
        share=before.share,
    )
    return Ask(Enrol, {name: value for name, value in filled.again().items() if value != ""})


@heat.submitted(Enrol)
async def enrol(form: Enrol, turn: Turn) -> Reply:
    await turn.home()
    if form.hour and not EARLIEST <= form.hour <= LATEST:
        raise Refused(words.watch_hour_range(), field="hour")
    before = await turn.store.checkins.of(turn.member.id, lock=True)
    row = before or Enrolment(member_id=turn.member.id, asks_from=turn.now, since=turn.now)
    if row.hour != form.hour:
        row.asks_from = turn.now
    row.hour, row.share = form.hour, form.share
    row.contact, row.access = form.contact or None, form.access or None
    await turn.store.checkins.enrol(row)
    return Say(await view(turn, words.watch_changed() if before else words.watch_enrolled()))


async def enrolled(turn: Turn) -> Enrolment:
    found = await turn.store.checkins.of(turn.member.id, lock=True)
    if found is None:
        raise Refused(words.gone())
    return found


@heat.pressed(Rest)
async def rest(press: Rest, turn: Turn) -> Reply:
    """What is open is over: whoever was told need not go."""
    enrolment = await enrolled(turn)
    enrolment.paused = press.on
    if press.on:
        await finish(turn.member, Ended.AWAY, turn)
    else:
        enrolment.asks_from = turn.now
    return Show(await view(turn))


@heat.pressed(GoAway)
async def ask_until(press: GoAway, turn: Turn) -> Reply:
    await enrolled(turn)
    return Ask(AwayUntil)


@heat.submitted(AwayUntil)
async def go_away(form: AwayUntil, turn: Turn) -> Reply:
    """Nothing is asked until the day after."""
    enrolment = await enrolled(turn)
    enrolment.away_until = _day_after(form.day, turn.member.zone)
    await finish(turn.member, Ended.AWAY, turn)
    return Say(await view(turn))


def _day_after(day: date, zone: str) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))


@heat.pressed(ComeBack)
async def come_back(press: ComeBack, turn: Turn) -> Reply:
    enrolment = await enrolled(turn)
    enrolment.away_until, enrolment.asks_from = None, turn.now
    return Show(await view(turn))


@heat.pressed(Stop)
async def stop(press: Stop, turn: Turn) -> Reply:
    await enrolled(turn)
    if not press.sure:
        return Show(screens.stopping())
    await strike_off(turn.member, turn)
    return Show(screens.stopped())


async def strike_off(member: Member, context: Context) -> None:
    """Nothing is asked of them any more; buddies and whoever was told hear it."""
    over = await finish(member, Ended.STOP, context)
    know = {each.id for found in over for _, each in found.told}
    said = message(words.watch_ended_by(name=member.name))
    for buddy, other in await context.store.checkins.buddies(member.id):
        if other.id not in know:
            once = f"heat:ended:{buddy.id}"
            await context.tell(other, said, once=once, priority=Priority.HEAT)
    await context.end_confidence(Purpose.ENROLMENT, 0, to=member.id)
    await context.store.checkins.strike_off(member.id)
