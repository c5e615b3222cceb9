"""Cafés on hot days: their hosts are asked to move them, or to meet on the phone."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.heat.feature import heat
from handlers.heat.telling import Reason, tell_of_heat
from handlers.kernel import Ask, Context, Hint, Refused, Reply, Tick, Turn
from messages import cafe as cafe_screen
from messages import words
from messages.heat import nudging as screen
from messages.heat.level import Day, HeatState, Level
from messages.heat.pressed import KeepCafe, MoveCafe
from storage.area import Area
from storage.cafe import Cafe, State
from storage.heat import Sky, today_in
from storage.people import Member

AHEAD = timedelta(hours=48)
COOL_UNTIL, COOL_FROM = time(10), time(20)
"""Between these hours an orange day is too hot to meet."""


@heat.every(minutes=1)
async def guard(_: Tick, context: Context) -> None:
    """Ask the host of every café on a hot day once, whichever came first, the level or the café."""
    coming = await context.store.cafes.starting(context.now, context.now + AHEAD)
    if not coming:
        return
    sky = await context.store.heat.sky(context.now)
    for cafe_id in coming:
        async with context.store.one_of_many("cafe", cafe_id):
            await _ask_to_move(cafe_id, sky, context)


async def _ask_to_move(cafe_id: int, sky: Sky, context: Context) -> None:
    cafe, area, host = await context.store.cafes.whole(cafe_id, lock=False)
    state = _state(cafe, area, sky)
    if host is None or state is None or not _too_hot(cafe, area, state.level):
        return
    cool = await context.store.nudges.cool(area.id)
    facts = _facts(cafe, area, host)
    await tell_of_heat(
        context,
        area,
        host,
        screen.cafe_on_hot_day(facts, state, cool, abroad=area.country != "FR"),
        day=state.on,
        level=state.level,
        moment=f"cafe:{cafe.id}:{cafe.starts_at.timestamp():.0f}",
        reason=Reason.ALARM,
        until=cafe.starts_at,
    )


def _state(cafe: Cafe, area: Area, sky: Sky) -> HeatState | None:
    """The level of the café's day, if it is today or tomorrow."""
    on = cafe.starts_at.astimezone(ZoneInfo(area.zone)).date()
    ahead = (on - today_in(area, sky.now)).days
    days = {0: Day.TODAY, 1: Day.TOMORROW}
    return sky.state(area, days[ahead]) if ahead in days else None


def _too_hot(cafe: Cafe, area: Area, level: Level) -> bool:
    """On a red day nobody goes out, unless it is on the phone; on an orange one not at noon."""
    if level is Level.RED:
        return not screen.is_on_the_phone(cafe.place)
    hour = cafe.starts_at.astimezone(ZoneInfo(area.zone)).time()
    return level is Level.ORANGE and COOL_UNTIL < hour < COOL_FROM


def _facts(cafe: Cafe, area: Area, host: Member) -> cafe_screen.Facts:
    return cafe_screen.Facts(
        cafe=cafe.id,
        code=cafe.code,
        kind=cafe_screen.Kind(cafe.kind),
        host=host.name,
        starts_at=cafe.starts_at,
        zone=area.zone,
        place=cafe.place,
        seats=cafe.seats,
        access=[cafe_screen.Access(each) for each in cafe.access],
        note=cafe.note,
        seated=0,
        maybe=0,
        waiting=0,
    )


@heat.pressed(MoveCafe)
async def move(press: MoveCafe, turn: Turn) -> Reply:
    """The café's own form, filled in with the proposal: nothing changes until it is sent."""
    cafe, area, _ = await turn.store.cafes.whole(press.cafe, lock=False)
    if cafe.host_id != turn.member.id:
        raise Refused(words.cafe_not_yours())
    if cafe.state is State.CANCELLED:
        raise Refused(words.cafe_cancelled())
    if not cafe.open_at(turn.now):
        raise Refused(words.cafe_over())
    return Ask(cafe_screen.Change, _moved(cafe, area, press.hour, turn).again())


def _moved(cafe: Cafe, area: Area, hour: int, turn: Turn) -> cafe_screen.Change:
    at: datetime = cafe.starts_at.astimezone(ZoneInfo(area.zone))
    kind, starts, place = cafe_screen.Kind(cafe.kind), at.time(), cafe.place
    if hour == screen.PHONE:
        kind, place = cafe_screen.Kind.OTHER, screen.on_the_phone(turn.reader)
    elif hour in (screen.MORNING, screen.EVENING):
        starts = time(hour)
    return cafe_screen.Change(
        area=area.id,
        cafe=cafe.id,
        kind=kind,
        day=at.date(),
        hour=starts,
        place=place,
        seats=cafe.seats,
        access=tuple(cafe_screen.Access(each) for each in cafe.access),
        note=cafe.note,
    )


@heat.pressed(KeepCafe)
async def keep(press: KeepCafe, turn: Turn) -> Reply:
    return Hint(words.nudge_guard_kept())
