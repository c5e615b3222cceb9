"""Cafés on hot days: their hosts are asked to move them, or to meet on the phone."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.heat.announcements.delivery import TellingReason, alarm_key, send_heat_message
from handlers.heat.feature import heat
from handlers.kernel.events import JobTick
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Ask, Notice, Refused, Reply, Show
from messages import cafe as cafe_screen
from messages import words
from messages.heat.announcements import views as screen
from messages.heat.announcements.actions import KeepHotCafe, MoveHotCafe
from messages.heat.levels.level import HeatDay, HeatLevel, HeatState
from storage.area import Area
from storage.cafe import Cafe, CafeState, due
from storage.heat import HeatSnapshot, today_in
from storage.outbox import occurrence_of
from storage.people import Member

AHEAD = timedelta(hours=48)


@heat.every(minutes=1, when=due.cafes_within(AHEAD))
async def guard_cafes(_: JobTick, context: JobContext) -> None:
    """Ask the host of every café on a hot day once, whichever came first, the level or the café."""
    coming = await context.store.cafes.cafes_starting(context.now, context.now + AHEAD)
    if not coming:
        return
    sky = await context.store.heat.load_snapshot(context.now)
    for cafe_id in coming:
        async with context.store.isolate_item("cafe", cafe_id):
            await _ask_to_move(cafe_id, sky, context)


async def _ask_to_move(cafe_id: int, sky: HeatSnapshot, context: JobContext) -> None:
    cafe, area, host, _ = await context.store.cafes.cafe_with_people(cafe_id, lock=False)
    state = _state_of_cafe_day(cafe, area, sky)
    if host is None or state is None or not _is_too_hot(cafe, area, state.level):
        return
    cool = await context.store.nudges.cool_places(area.id)
    facts = _guarded_facts(cafe, area, host)
    local = context.now.astimezone(ZoneInfo(area.zone))
    early = local.date() < state.on or local.time() < time(screen.MORNING)
    await send_heat_message(
        context,
        area,
        host,
        screen.cafe_on_hot_day(facts, state, cool, area.territory, early=early),
        day=state.on,
        level=state.level,
        once=alarm_key(
            f"guard:{cafe.id}", "hot", state.on, state.level, occurrence_of(cafe.starts_at)
        ),
        reason=TellingReason.ALARM,
        until=cafe.starts_at,
    )


def _state_of_cafe_day(cafe: Cafe, area: Area, sky: HeatSnapshot) -> HeatState | None:
    """The level of the café's day, if it is today or tomorrow."""
    on = _day_of(cafe, area)
    ahead = (on - today_in(area, sky.now)).days
    days = {0: HeatDay.TODAY, 1: HeatDay.TOMORROW}
    return sky.state_of(area, days[ahead]) if ahead in days else None


def _day_of(cafe: Cafe, area: Area) -> date:
    """The café's day by the area's clocks."""
    return cafe.starts_at.astimezone(ZoneInfo(area.zone)).date()


def _is_too_hot(cafe: Cafe, area: Area, level: HeatLevel) -> bool:
    """Whether it is at an hour at which nobody should go out, unless it is on the phone."""
    if level is HeatLevel.RED and screen.is_on_the_phone(cafe.place):
        return False
    return level.is_too_hot_to_meet(cafe.starts_at.astimezone(ZoneInfo(area.zone)).time())


def _guarded_facts(cafe: Cafe, area: Area, host: Member) -> cafe_screen.CafeFacts:
    return cafe_screen.CafeFacts(
        cafe=cafe.id,
        code=cafe.code,
        kind=cafe_screen.CafeKind(cafe.kind),
        host=host.name,
        starts_at=cafe.starts_at,
        zone=area.zone,
        place=cafe.place,
        seats=cafe.seats,
        access=[cafe_screen.CafeAccess(each) for each in cafe.access],
        note=cafe.note,
        seated=0,
        maybe=0,
        waiting=0,
    )


@heat.on_press(MoveHotCafe)
async def move_cafe(press: MoveHotCafe, turn: Interaction) -> Reply:
    """The proposal is taken by this press alone; which cool place is all that is asked.

    A café that is on another day by now is only shown.
    """
    cafe, area, *_ = await turn.store.cafes.cafe_with_people(press.cafe, lock=False)
    if cafe.host_id != turn.member.id:
        raise Refused(words.cafe_not_yours())
    if cafe.state is CafeState.CANCELLED:
        raise Refused(words.cafe_cancelled())
    if not cafe.open_at(turn.now):
        raise Refused(words.cafe_over())
    if _day_of(cafe, area).toordinal() != press.day:
        return await _shown_as_it_is(cafe, turn)
    moved = _moved_form(cafe, area, press.hour, turn)
    if press.hour != screen.COOL_PLACE:
        return await turn.go_on_with(moved)
    said = moved.as_prefill()
    hidden = {name: said.pop(name) for name in ("area", "cafe")}
    del said["place"]
    return Ask(cafe_screen.ChangeCafeForm, hidden, said=said)


async def _shown_as_it_is(cafe: Cafe, turn: Interaction) -> Reply:
    """An old proposal moves nothing: the host sees their café."""
    shown = await turn.go_on_with(cafe_screen.ShowCafe(cafe=cafe.id))
    hint = words.nudge_guard_old()
    return Show(shown.message, hint=hint) if isinstance(shown, Show) else shown


def _moved_form(cafe: Cafe, area: Area, hour: int, turn: Interaction) -> cafe_screen.ChangeCafeForm:
    at: datetime = cafe.starts_at.astimezone(ZoneInfo(area.zone))
    kind, starts, place = cafe_screen.CafeKind(cafe.kind), at.time(), cafe.place
    access = tuple(cafe_screen.CafeAccess(each) for each in cafe.access)
    if hour == screen.PHONE:
        kind, place, access = cafe_screen.CafeKind.OTHER, screen.on_the_phone(turn.reader), ()
    elif hour == screen.COOL_PLACE and kind is cafe_screen.CafeKind.HOME:
        # Nobody meets there any more: its address leads no guest to it.
        kind = cafe_screen.CafeKind.OTHER
    elif hour in (screen.MORNING, screen.EVENING):
        starts = time(hour)
    return cafe_screen.ChangeCafeForm(
        area=area.id,
        cafe=cafe.id,
        kind=kind,
        day=at.date(),
        hour=starts,
        place=place,
        seats=cafe.seats,
        access=access,
        note=cafe.note,
    )


@heat.on_press(KeepHotCafe)
async def keep_cafe(press: KeepHotCafe, turn: Interaction) -> Reply:
    return Notice(words.nudge_guard_kept())
