"""The capability every café handler registers with, and how a café is shown and filled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.kernel import Context, Feature
from messages import cafe as screen
from messages import words
from messages.model import Message, Text, Topic, When
from storage.area import Area
from storage.cafe import Answer, Cafe, Coming, State, Tally
from storage.outbox import Priority
from storage.people import Member

cafe = Feature("cafe")

ANSWER_TIME = timedelta(hours=3)
AHEAD = timedelta(hours=48)
"""How long before a café the first reminder may be written."""


@dataclass(frozen=True)
class Meeting:
    """One café with what its card tells: where, by whom, how many come."""

    cafe: Cafe
    area: Area
    host: Member | None
    tally: Tally

    @property
    def free(self) -> int:
        return self.cafe.seats - self.tally.seated

    @property
    def facts(self) -> screen.Facts:
        cafe = self.cafe
        return screen.Facts(
            cafe=cafe.id,
            code=cafe.code,
            kind=screen.Kind(cafe.kind),
            host=self.host.name if self.host else "",
            starts_at=cafe.starts_at,
            zone=self.area.zone,
            place=cafe.place,
            seats=cafe.seats,
            access=[screen.Access(each) for each in cafe.access],
            note=cafe.note,
            seated=self.tally.seated,
            maybe=self.tally.maybe,
            waiting=self.tally.waiting,
        )

    @property
    def lacks_address(self) -> bool:
        """Whether guests could not find the way: a home without its address."""
        return self.cafe.kind == screen.Kind.HOME and not self.cafe.address

    def card(self) -> Message:
        """What every wall should show now."""
        if self.cafe.state is State.CANCELLED:
            return screen.cancelled(self.facts)
        if self.cafe.state is State.OVER:
            return screen.over(self.facts)
        return screen.card(self.facts)

    def counting(self, before: Answer | None, after: Answer) -> Meeting:
        """The same café once an answer has changed."""
        return replace(self, tally=self.tally.without(before).plus(after))


async def meeting(cafe_id: int, context: Context, *, lock: bool = True) -> Meeting:
    """The café with its counts; locked until the transaction ends, unless it is only looked at."""
    found, area, host = await context.store.cafes.whole(cafe_id, lock=lock)
    if found.came is not None:
        return Meeting(found, area, host, Tally(seated=found.came))
    return Meeting(found, area, host, await context.store.cafes.tally(cafe_id))


async def standing(cafe_id: int, member_id: int, context: Context) -> tuple[Meeting, Answer | None]:
    """The café, locked until the transaction ends, with its counts and a member's own answer."""
    found, area, host = await context.store.cafes.whole(cafe_id)
    tally, mine = await context.store.cafes.standing(cafe_id, member_id)
    return Meeting(found, area, host, tally), mine


async def host_view(meeting: Meeting, context: Context) -> Message:
    """The café as its host sees it: first names too, and the address they gave."""
    if meeting.cafe.state is State.DRAFT:
        return screen.preview(meeting.facts, lacks_address=meeting.lacks_address)
    if not meeting.cafe.open_at(context.now):
        return meeting.card()
    guests = [
        f"{member.name} + {answer.guest}" if answer.guest else member.name
        for answer, member in await context.store.cafes.answers(meeting.cafe.id, (Coming.GOING,))
    ]
    return screen.host_view(meeting.facts, tuple(guests), meeting.cafe.address or "")


async def fill_seats(meeting: Meeting, context: Context) -> Meeting:
    """Give free seats to those who wait, in order of asking, and tell them.

    On the day itself a seat is only offered, for three hours or until the café starts.
    """
    cafes = context.store.cafes
    while meeting.free > 0 and (first := await cafes.first_waiting(meeting.cafe.id)):
        given: dict[str, object] = {"coming": Coming.GOING, "at": context.now}
        if same_day(context.now, meeting):
            until = min(context.now + ANSWER_TIME, meeting.cafe.starts_at)
            given |= {"coming": Coming.OFFERED, "offered_until": until}
        seated = first.model_copy(update=given)
        await cafes.keep(seated)
        meeting = meeting.counting(first, seated)
        await _tell_of_seat(seated, meeting, context)
    return meeting


async def _tell_of_seat(answer: Answer, meeting: Meeting, context: Context) -> None:
    facts, starts_at = meeting.facts, meeting.cafe.starts_at
    member = await context.store.people.get(answer.member_id)
    once = f"{meeting.cafe.card}:seat:{context.now.timestamp():.0f}"
    if answer.coming is Coming.OFFERED and answer.offered_until:
        until = When(at=answer.offered_until, zone=meeting.area.zone, show="hour")
        said = screen.letter(facts, words.cafe_offered(until=until), rows=screen.offer(facts))
        # Three hours are short: this letter does not wait for the morning.
        await context.tell(member, said, once=once, priority=Priority.URGENT, until=starts_at)
        return
    said = screen.letter(
        facts,
        words.cafe_promoted(),
        then=[words.cafe_promoted_change()],
        rows=screen.still(facts),
    )
    await context.tell(member, said, once=once, until=starts_at)


async def tell_everyone(
    meeting: Meeting, said: Message, context: Context, *, once: str, but: int = 0
) -> None:
    """A word to everyone who answered other than no; before they leave home, even at night."""
    among = (Coming.GOING, Coming.MAYBE, Coming.WAITING, Coming.OFFERED)
    for _, member in await context.store.cafes.answers(meeting.cafe.id, among):
        if member.id == but:
            continue
        priority = urgency(member, meeting, context.now)
        await context.tell(member, said, once=once, priority=priority)


def urgency(member: Member, meeting: Meeting, now: datetime) -> Priority:
    """What one must know before leaving home wakes those who would sleep until then."""
    leaves_at = meeting.cafe.starts_at - timedelta(hours=2)
    return Priority.URGENT if member.wakes_at(now) >= leaves_at else Priority.CAFE


async def announce(meeting: Meeting, context: Context) -> int:
    """Hang the card on the area's walls; on how many. Without any, members are told privately."""
    card, host = meeting.cafe.card, meeting.host
    await context.publish(meeting.area, card, meeting.card(), by=host)
    walls = await context.store.areas.taking_cards(meeting.area.id)
    if not walls:
        await invite_privately(meeting, context)
    return len(walls)


async def invite_privately(meeting: Meeting, context: Context) -> None:
    """Tell the area's members of a café that hangs nowhere, each of them once."""
    await tell_area(meeting, words.cafe_new(), context, once=f"{meeting.cafe.card}:new")


@cafe.without_wall
async def do_without(area: Area, context: Context) -> None:
    """What was to be read on a wall is told privately; hosts are told that it is not there."""
    for cafe_id in await context.store.cafes.to_come(area.id, context.now):
        found = await meeting(cafe_id, context)
        if await context.covered(found.cafe.card):
            continue
        await invite_privately(found, context)
        if found.host:
            said = screen.letter(found.facts, words.cafe_hangs_nowhere())
            once, until = f"{found.cafe.card}:nowhere", found.cafe.starts_at
            await context.tell(found.host, said, once=once, until=until)


async def tell_area(meeting: Meeting, why: Text, context: Context, *, once: str) -> None:
    """A word to the area's members who follow cafés and have not answered this one."""
    answered = await context.store.cafes.who_answered(meeting.cafe.id)
    said = screen.to_the_area(meeting.facts, why, meeting.area.id)
    for member in await context.store.areas.audience(meeting.area, Topic.CAFE):
        if member.id not in answered and member.id != meeting.cafe.host_id:
            until = meeting.cafe.starts_at
            await context.tell(member, said, once=once, topic=Topic.CAFE, until=until)


def local(at: datetime, meeting: Meeting) -> datetime:
    """The moment by the area's clocks."""
    return at.astimezone(ZoneInfo(meeting.area.zone))


def same_day(now: datetime, meeting: Meeting) -> bool:
    return local(now, meeting).date() == local(meeting.cafe.starts_at, meeting).date()
