"""The capability every café handler registers with, and how a café is shown and filled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from handlers.kernel.feature import Feature
from handlers.kernel.interaction import JobContext
from messages import cafe as screen
from messages import words
from messages.model import Message, MomentText, Text, Topic
from storage.area import Area
from storage.cafe import (
    Attendance,
    AttendanceCount,
    Cafe,
    CafeAnswer,
    CafeState,
    RecurringCafe,
)
from storage.outbox import DedupKey, Priority, echo_of, occurrence_of
from storage.people import Member

cafe = Feature("cafe")


class CafeAct(StrEnum):
    """What letters say of a café."""

    NEW = "new"
    NOWHERE = "nowhere"
    NUDGE = "nudge"
    EVE = "eve"
    SOON = "soon"
    ADDRESS = "address"
    CHANGED = "changed"
    SEAT = "seat"
    LAPSED = "lapsed"
    HEIR = "heir"
    HOST = "host"
    OUT = "out"
    OFF = "off"
    AFTER = "after"
    WISH = "wish"
    SLOTS = "slots"
    LEAD = "lead"
    PASSED_ON = "passed_on"
    NO_CAFE = "no_cafe"
    WISHED = "wished"
    WITHOUT = "without"
    STILL = "still"


FEW = 2
"""With fewer coming, the area hears of it once more."""

SOON = timedelta(hours=2)
"""How long before a café guests are reminded, and its walls."""

ANSWER_TIME = timedelta(hours=3)
AHEAD = timedelta(hours=48)
"""How long before a café the first reminder may be written."""


@dataclass(frozen=True)
class LoadedCafe:
    """One café with what its card tells: where, by whom, how many come.

    Whoever asked for it is `barred` when organisers took them out of its area.
    """

    cafe: Cafe
    area: Area
    host: Member | None
    tally: AttendanceCount
    recurring: RecurringCafe | None = None
    barred: bool = False

    def dedup_key(self, act: CafeAct, which: datetime | int | None = None) -> DedupKey:
        """The key of a letter about it: which moment or revision, if it may be said again."""
        occurrence = "" if which is None else occurrence_of(which)
        return DedupKey(self.cafe.card_name, act, occurrence)

    @property
    def free_seats(self) -> int:
        return self.cafe.seats - self.tally.seated

    @property
    def cafe_facts(self) -> screen.CafeFacts:
        cafe = self.cafe
        return screen.CafeFacts(
            cafe=cafe.id,
            code=cafe.code,
            kind=screen.CafeKind(cafe.kind),
            host=self.host.name if self.host else "",
            starts_at=cafe.starts_at,
            zone=self.area.zone,
            place=cafe.place,
            seats=cafe.seats,
            access=[screen.CafeAccess(each) for each in cafe.access],
            note=cafe.note,
            seated=self.tally.seated,
            maybe=self.tally.maybe,
            waiting=self.tally.waiting,
            rhythm=rhythm_of(self.recurring) if self.recurring else None,
        )

    @property
    def lacks_address(self) -> bool:
        """Whether guests could not find the way: a home without its address."""
        return self.at_home and not self.cafe.address

    @property
    def at_home(self) -> bool:
        return self.cafe.kind == screen.CafeKind.HOME

    def wall_card(self) -> Message:
        """What every wall should show now."""
        if self.cafe.state is CafeState.CANCELLED:
            return screen.cancelled_card(self.cafe_facts)
        if self.cafe.state is CafeState.OVER:
            return screen.past_card(self.cafe_facts)
        return screen.cafe_card(self.cafe_facts)

    def nudge_card(self, now: datetime) -> Message:
        """What every wall should show where it was said once more that there are seats."""
        if not self.cafe.nudged:
            return self._wall_reminder(now)
        few = self.tally.seated < FEW and self.free_seats > 0
        if self.cafe.state is CafeState.OPEN and few:
            return screen.area_nudge(self.cafe_facts)
        return self.wall_card()

    def _wall_reminder(self, now: datetime) -> Message:
        if self.cafe.state is CafeState.OPEN:
            if is_same_day(now, self):
                return screen.wall_reminder(self.cafe_facts)
            return screen.moved_wall_reminder(self.cafe_facts)
        off = self.cafe.state is CafeState.CANCELLED
        return screen.past_wall_reminder(self.cafe_facts, cancelled=off)

    def with_counts(self, before: CafeAnswer | None, after: CafeAnswer) -> LoadedCafe:
        """The same café once an answer has changed."""
        return replace(self, tally=self.tally.without_answer(before).with_answer(after))


async def load_cafe(cafe_id: int, context: JobContext, *, lock: bool = True) -> LoadedCafe:
    """The café with its counts; locked until the transaction ends, unless it is only looked at."""
    found, area, host, recurring = await context.store.cafes.cafe_with_people(cafe_id, lock=lock)
    if found.came is not None:
        return LoadedCafe(found, area, host, AttendanceCount(seated=found.came), recurring)
    tally = await context.store.cafes.count_attendance(cafe_id)
    return LoadedCafe(found, area, host, tally, recurring)


def rhythm_of(recurring: RecurringCafe) -> Text:
    """How often it comes back, in words."""
    return screen.rhythm_words(screen.CafeRhythm(recurring.rhythm), recurring.first_on)


async def lock_cafe_with_answer(
    cafe_id: int, member_id: int, context: JobContext
) -> tuple[LoadedCafe, CafeAnswer | None]:
    """The café, locked until the transaction ends, with its counts and a member's own answer."""
    found, area, host, recurring = await context.store.cafes.cafe_with_people(cafe_id)
    tally, mine, barred = await context.store.cafes.count_with_answer_of(cafe_id, member_id)
    return LoadedCafe(found, area, host, tally, recurring, barred), mine


async def redraw_cafe(meeting: LoadedCafe, context: JobContext) -> None:
    """Every copy of the card comes to show the café as it is, that of the nudge too."""
    card = meeting.cafe.card_name
    await context.redraw_card(card, meeting.wall_card())
    near = context.now >= meeting.cafe.starts_at - SOON
    if near or meeting.cafe.nudged or meeting.cafe.revision:
        await context.redraw_card(echo_of(card), meeting.nudge_card(context.now))


async def host_view(meeting: LoadedCafe, context: JobContext) -> Message:
    """The café as its host sees it: first names too, and the address they gave."""
    if meeting.cafe.state is CafeState.DRAFT:
        return screen.preview_screen(meeting.cafe_facts, lacks_address=meeting.lacks_address)
    if not meeting.cafe.open_at(context.now):
        return meeting.wall_card()
    guests = [
        f"{member.name} + {answer.guest}" if answer.guest else member.name
        for answer, member in await context.store.cafes.list_answers(
            meeting.cafe.id, (Attendance.GOING,)
        )
    ]
    return screen.host_view(meeting.cafe_facts, tuple(guests), meeting.cafe.address or "")


async def fill_seats(meeting: LoadedCafe, context: JobContext) -> LoadedCafe:
    """Give free seats to those who wait, in order of asking, and tell them.

    On the day itself a seat is only offered, for three hours or until the café starts.
    """
    cafes = context.store.cafes
    while meeting.free_seats > 0 and (first := await cafes.first_waiting(meeting.cafe.id)):
        given: dict[str, object] = {"coming": Attendance.GOING, "at": context.now}
        if is_same_day(context.now, meeting):
            until = min(context.now + ANSWER_TIME, meeting.cafe.starts_at)
            given |= {"coming": Attendance.OFFERED, "offered_until": until}
        seated = first.model_copy(update=given)
        await cafes.save_answer(seated)
        meeting = meeting.with_counts(first, seated)
        await _tell_of_seat(seated, meeting, context)
    return meeting


async def _tell_of_seat(answer: CafeAnswer, meeting: LoadedCafe, context: JobContext) -> None:
    facts, starts_at = meeting.cafe_facts, meeting.cafe.starts_at
    member = await context.store.people.get_member(answer.member_id)
    once = meeting.dedup_key(CafeAct.SEAT, context.now)
    if answer.coming is Attendance.OFFERED and answer.offered_until:
        until = MomentText(at=answer.offered_until, zone=meeting.area.zone, show="hour")
        message = screen.cafe_notice(
            facts, words.cafe_offered(until=until), rows=screen.seat_offer_rows(facts)
        )
        # Three hours are short: this letter does not wait for the morning.
        await context.notify_member(
            member, message, once=once, priority=Priority.URGENT, until=starts_at
        )
        return
    message = screen.cafe_notice(
        facts,
        words.cafe_promoted(),
        then=[words.cafe_promoted_change()],
        rows=screen.still_coming_row(facts),
    )
    await context.notify_member(member, message, once=once, until=starts_at)


async def tell_everyone(
    meeting: LoadedCafe, message: Message, context: JobContext, *, once: DedupKey, but: int = 0
) -> None:
    """A word to everyone who answered other than no; before they leave home, even at night."""
    among = (Attendance.GOING, Attendance.MAYBE, Attendance.WAITING, Attendance.OFFERED)
    for _, member in await context.store.cafes.list_answers(meeting.cafe.id, among):
        if member.id == but:
            continue
        priority = priority_before_cafe(member, meeting, context.now)
        await context.notify_member(member, message, once=once, priority=priority)


def priority_before_cafe(member: Member, meeting: LoadedCafe, now: datetime) -> Priority:
    """What one must know before leaving home wakes those who would sleep until then."""
    leaves_at = meeting.cafe.starts_at - timedelta(hours=2)
    return Priority.URGENT if member.wakes_at(now) >= leaves_at else Priority.CAFE


async def publish_cafe(meeting: LoadedCafe, context: JobContext) -> int:
    """Hang the card on the area's walls; on how many. Who is on none of them is told privately."""
    card, host = meeting.cafe.card_name, meeting.host
    await context.publish_card(meeting.area, card, meeting.wall_card(), by=host)
    await invite_privately(meeting, context)
    return len(await context.store.areas.taking_cards(meeting.area.id))


async def invite_privately(meeting: LoadedCafe, context: JobContext) -> None:
    """Tell those who follow cafés and do not see its card on a wall, each of them once."""
    await tell_area(meeting, words.cafe_new(), context, once=meeting.dedup_key(CafeAct.NEW))


@cafe.on_last_wall_lost
async def reach_without_wall(area: Area, context: JobContext) -> None:
    """What was to be read on a wall is told privately; hosts are told that it is not there."""
    for cafe_id in await context.store.cafes.to_come(area.id, context.now):
        loaded = await load_cafe(cafe_id, context)
        if await context.hidden_cards(loaded.cafe.card_name):
            continue
        await invite_privately(loaded, context)
        if loaded.host:
            message = screen.cafe_notice(loaded.cafe_facts, words.cafe_hangs_nowhere())
            once, until = loaded.dedup_key(CafeAct.NOWHERE), loaded.cafe.starts_at
            await context.notify_member(loaded.host, message, once=once, until=until)


async def tell_area(meeting: LoadedCafe, why: Text, context: JobContext, *, once: DedupKey) -> None:
    """A word to members who follow cafés and have not answered; not to who reads it on a wall."""
    walls = await context.store.areas.taking_cards(meeting.area.id)
    audience = await context.store.areas.topic_audience(
        meeting.area, Topic.CAFE, off_walls=bool(walls), author=meeting.cafe.host_id
    )
    knows = await context.store.cafes.who_answered(meeting.cafe.id) | {meeting.cafe.host_id}
    message = screen.to_the_area(meeting.cafe_facts, why, meeting.area.id)
    await context.notify_many(
        [member for member in audience if member.id not in knows],
        message,
        once=once,
        until=meeting.cafe.starts_at,
    )


def cafe_local_time(at: datetime, meeting: LoadedCafe) -> datetime:
    """The moment by the area's clocks."""
    return at.astimezone(ZoneInfo(meeting.area.zone))


def is_same_day(now: datetime, meeting: LoadedCafe) -> bool:
    return (
        cafe_local_time(now, meeting).date()
        == cafe_local_time(meeting.cafe.starts_at, meeting).date()
    )
