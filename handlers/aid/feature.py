"""The capability every handler of a helping hand registers with, and whose request is whose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.aid.acts import AidAct
from handlers.kernel.feature import Feature
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Refused
from messages import aid as screen
from messages import words
from messages.aid.actions import AidJournalAct
from messages.aid.asker_views import ConfidedDetails
from messages.form import Form
from messages.model import Message, MomentText
from storage.aid import AGREED, ClosingReason, HelperStatus, HelpRequest, RequestState
from storage.area import Area
from storage.outbox import DedupKey, Priority, occurrence_of
from storage.people import Member

aid = Feature("aid")

ON_THE_WAY = timedelta(hours=3)
"""How long after the hour they said somebody may still be on their way, or at the door."""

MOST_AT_ONCE = 3
MOST_FOR_OTHERS = 30
"""Requests under way of one organiser, who types what neighbours ask for on the phone."""


@dataclass(frozen=True)
class LoadedRequest:
    """One request with its people: who asked, and who helps once somebody was chosen."""

    request: HelpRequest
    area: Area
    asker: Member | None
    helper: Member | None

    @property
    def request_facts(self) -> screen.RequestFacts:
        return screen.RequestFacts(
            request=self.request.id,
            code=self.request.code,
            kind=self.request.kind,
            urgency=self.request.urgency,
            area=self.area.name,
            day=self.needed_day,
        )

    @property
    def needed_day(self) -> MomentText | None:
        """The day it is needed on, if it is for that day."""
        if self.request.day is None:
            return None
        noon = datetime.combine(self.request.day, time(12), ZoneInfo(self.area.zone))
        return MomentText(at=noon, zone=self.area.zone, show="day")

    @property
    def beneficiary_name(self) -> str:
        """Whom the help is for: the person who agreed to be asked for, or who asked."""
        return self.request.behalf or (self.asker.name if self.asker else "")

    @property
    def named_asker(self) -> int:
        """Who asked, where they are who the help is for; 0 where somebody else is named."""
        return self.asker.id if self.asker and not self.request.proxied else 0

    @property
    def request_summary(self) -> ConfidedDetails:
        request = self.request
        return ConfidedDetails(
            behalf=request.behalf or "", note=request.note or "", file=request.file_name or ""
        )

    def wall_card(self) -> Message:
        """What every wall should show now."""
        match self.request.state, self.request.reason:
            case RequestState.HELPED, _:
                return screen.helped_card(self.request_facts)
            case RequestState.CLOSED, ClosingReason.DONE:
                return screen.done_card(self.request_facts)
            case RequestState.CLOSED, _:
                return screen.unhelped_card(self.request_facts)
        return screen.request_card(self.request_facts)

    def local_time_words(self, at: datetime | None) -> MomentText:
        """A moment somebody would come, by the area's clocks."""
        return MomentText(at=at or self.request.created_at, zone=self.area.zone)

    def dedup_key(
        self, act: AidAct, at: datetime, *, about: int | None = None, exact: bool = False
    ) -> DedupKey:
        """The key of what is told of one act of somebody, at that moment."""
        who = "" if about is None else str(about)
        return DedupKey(self.request.card_name, act, occurrence_of(at, exact=exact), who)


async def load_request(request_id: int, context: JobContext, *, lock: bool = True) -> LoadedRequest:
    """The request; locked until the transaction ends, unless it is only looked at."""
    return LoadedRequest(*await context.store.aid.request_with_people(request_id, lock=lock))


async def request_asked_by(
    request_id: int, turn: Interaction, *, lock: bool = True
) -> LoadedRequest:
    """The request, if this person asked for it; a button can be forged."""
    loaded = await load_request(request_id, turn, lock=lock)
    if loaded.request.asker_id != turn.member.id:
        raise Refused(words.aid_not_yours())
    return loaded


async def open_request_asked_by(request_id: int, turn: Interaction) -> LoadedRequest:
    """The request, if this person asked for it and it is not over."""
    loaded = await request_asked_by(request_id, turn)
    if loaded.request.state is RequestState.CLOSED:
        raise Refused(words.aid_closed_already())
    return loaded


async def request_between(request_id: int, turn: Interaction) -> tuple[LoadedRequest, Member]:
    """The request, if this person asked or was chosen, and the other of the two."""
    loaded = await load_request(request_id, turn)
    if turn.member.id not in (loaded.request.asker_id, loaded.request.helper_id):
        raise Refused(words.aid_not_yours())
    if loaded.request.state is not RequestState.HELPED or not loaded.asker or not loaded.helper:
        raise Refused(words.aid_closed_already())
    mine = turn.member.id == loaded.request.asker_id
    return loaded, loaded.helper if mine else loaded.asker


def priority_before(member: Member, at: datetime | None, now: datetime) -> Priority:
    """What one must know before that moment, or about it, wakes those who would sleep beyond it."""
    soon = at is not None and now - ON_THE_WAY <= at <= member.wakes_at(now)
    return Priority.URGENT if soon else Priority.AID


async def tell_ready(
    loaded: LoadedRequest, message: Message, context: JobContext, *, once: DedupKey
) -> None:
    """A word to everyone who said yes and was not chosen; they are thanked, and free again."""
    for approach, member in await context.store.aid.helper_responses(loaded.request.id, AGREED):
        if member.id == loaded.request.helper_id:
            continue
        approach.standing = HelperStatus.THANKED
        priority = priority_before(member, approach.comes_at, context.now)
        await context.notify_member(member, message, once=once, priority=priority)
    await context.store.session.flush()


async def take_back_questions(loaded: LoadedRequest, context: JobContext) -> None:
    """Questions that have not left yet are taken back: these neighbours were never asked."""
    card = loaded.request.card_name
    never_asked = await context.store.outbox.members_waiting_for(card, AidAct.ASK)
    await context.store.aid.forget_asked(loaded.request.id, never_asked)
    await context.withdraw_messages(card, AidAct.ASK)


async def area_for(area_id: int, turn: Interaction) -> Area:
    """Where somebody may be asked for: one's own area, or one that one organises."""
    if await turn.organises_area(area_id):
        return await turn.store.areas.get_area(area_id)
    return await turn.own_area(area_id)


async def reject_too_many(area: Area, turn: Interaction, *, filled: Form | None = None) -> None:
    """Refuse one more request than somebody may have under way; a form that is filled stays."""
    most = MOST_FOR_OTHERS if await turn.organises_area(area.id) else MOST_AT_ONCE
    if await turn.store.aid.count_requests_of(turn.member.id) >= most:
        last = filled.questions()[-1].name if filled else ""
        raise Refused(words.aid_too_many(count=most), last, again=filled is not None)


async def note_asked_for(loaded: LoadedRequest, turn: Interaction) -> None:
    """What an organiser asks for somebody who agreed is written into the journal."""
    request, area = loaded.request, loaded.area.id
    if request.proxied and await turn.organises_area(area):
        act, by = AidJournalAct.ASKED, turn.member
        turn.record_act(act, by=by, area=area, on=request.card_name)


def local_time(at: datetime, area: Area) -> datetime:
    """The moment by the area's clocks."""
    return at.astimezone(ZoneInfo(area.zone))
