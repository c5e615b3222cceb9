"""The capability every handler of a helping hand registers with, and whose request is whose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.kernel import Context, Feature, Refused, Turn
from messages import aid as screen
from messages import words
from messages.aid.asker import Told
from messages.model import Message, When
from storage.aid import AGREED, Reason, Request, Standing, State
from storage.area import Area
from storage.outbox import Priority
from storage.people import Member

aid = Feature("aid")

ON_THE_WAY = timedelta(hours=3)
"""How long after the hour they said somebody may still be on their way, or at the door."""

MOST_AT_ONCE = 3
MOST_FOR_OTHERS = 30
"""Requests under way of one organiser, who types what neighbours ask for on the phone."""


@dataclass(frozen=True)
class Need:
    """One request with its people: who asked, and who helps once somebody was chosen."""

    request: Request
    area: Area
    asker: Member | None
    helper: Member | None

    @property
    def facts(self) -> screen.Facts:
        return screen.Facts(
            request=self.request.id,
            code=self.request.code,
            kind=self.request.kind,
            urgency=self.request.urgency,
            area=self.area.name,
            day=self.day,
        )

    @property
    def day(self) -> When | None:
        """The day it is needed on, if it is for that day."""
        if self.request.day is None:
            return None
        noon = datetime.combine(self.request.day, time(12), ZoneInfo(self.area.zone))
        return When(at=noon, zone=self.area.zone, show="day")

    @property
    def who(self) -> str:
        """Whom the help is for: the person who agreed to be asked for, or who asked."""
        return self.request.behalf or (self.asker.name if self.asker else "")

    @property
    def told(self) -> Told:
        request = self.request
        return Told(
            behalf=request.behalf or "", note=request.note or "", file=request.file_name or ""
        )

    def card(self) -> Message:
        """What every wall should show now."""
        match self.request.state, self.request.reason:
            case State.HELPED, _:
                return screen.helped(self.facts)
            case State.CLOSED, Reason.DONE:
                return screen.done(self.facts)
            case State.CLOSED, _:
                return screen.over(self.facts)
        return screen.card(self.facts)

    def when(self, at: datetime | None) -> When:
        """A moment somebody would come, by the area's clocks."""
        return When(at=at or self.request.created_at, zone=self.area.zone)

    def once(self, what: str, now: datetime) -> str:
        """A name under which this is told once for one act of somebody."""
        return f"{self.request.card}:{what}:{now.timestamp():.0f}"


async def need(request_id: int, context: Context, *, lock: bool = True) -> Need:
    """The request; locked until the transaction ends, unless it is only looked at."""
    return Need(*await context.store.aid.whole(request_id, lock=lock))


async def asked(request_id: int, turn: Turn, *, lock: bool = True) -> Need:
    """The request, if this person asked for it; a button can be forged."""
    found = await need(request_id, turn, lock=lock)
    if found.request.asker_id != turn.member.id:
        raise Refused(words.aid_not_yours())
    return found


async def under_way(request_id: int, turn: Turn) -> Need:
    """The request, if this person asked for it and it is not over."""
    found = await asked(request_id, turn)
    if found.request.state is State.CLOSED:
        raise Refused(words.aid_closed_already())
    return found


async def between(request_id: int, turn: Turn) -> tuple[Need, Member]:
    """The request, if this person asked or was chosen, and the other of the two."""
    found = await need(request_id, turn)
    if turn.member.id not in (found.request.asker_id, found.request.helper_id):
        raise Refused(words.aid_not_yours())
    if found.request.state is not State.HELPED or not found.asker or not found.helper:
        raise Refused(words.aid_closed_already())
    mine = turn.member.id == found.request.asker_id
    return found, found.helper if mine else found.asker


async def own_area(area_id: int, turn: Turn) -> Area:
    """The area, if this person belongs to it."""
    for _, area in await turn.areas():
        if area.id == area_id:
            return area
    await turn.home()
    raise Refused(words.gone())


def urgency(member: Member, at: datetime | None, now: datetime) -> Priority:
    """What one must know before that moment, or about it, wakes those who would sleep beyond it."""
    soon = at is not None and now - ON_THE_WAY <= at <= member.wakes_at(now)
    return Priority.URGENT if soon else Priority.AID


async def tell_ready(found: Need, said: Message, context: Context, *, once: str) -> None:
    """A word to everyone who said yes and was not chosen; they are thanked, and free again."""
    for approach, member in await context.store.aid.approaches(found.request.id, AGREED):
        if member.id == found.request.helper_id:
            continue
        approach.standing = Standing.THANKED
        priority = urgency(member, approach.comes_at, context.now)
        await context.tell(member, said, once=once, priority=priority)
    await context.store.session.flush()


async def take_back_questions(found: Need, context: Context) -> None:
    """Questions that have not left yet are taken back: these neighbours were never asked."""
    asking = f"{found.request.card}:ask:"
    never_asked = await context.store.outbox.unsent(asking)
    await context.store.aid.forget_asked(found.request.id, never_asked)
    await context.withdraw(asking)


async def area_for(area_id: int, turn: Turn) -> Area:
    """Where somebody may be asked for: one's own area, or one that one organises."""
    if await turn.organises(area_id):
        return await turn.store.areas.get(area_id)
    return await own_area(area_id, turn)


async def not_too_many(area: Area, turn: Turn) -> None:
    """Refuse one more request than somebody may have under way."""
    most = MOST_FOR_OTHERS if await turn.organises(area.id) else MOST_AT_ONCE
    if await turn.store.aid.asking(turn.member.id) >= most:
        raise Refused(words.aid_too_many(count=most))


def local(at: datetime, area: Area) -> datetime:
    """The moment by the area's clocks."""
    return at.astimezone(ZoneInfo(area.zone))
