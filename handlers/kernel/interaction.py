"""What one transaction lets a handler see and change, and what it may promise."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any, NoReturn, TypeVar

from handlers.kernel.events import AreaMissingEvent, Event, EventScene
from handlers.kernel.replies import Refused, Reply
from messages import words
from messages.catalog import speaks_of_country
from messages.model import ConfidencePurpose, Message, MomentText, Reader, Text, Topic
from storage.area import Area, MemberRole, Membership, Wall
from storage.database import Store
from storage.organise import JournalEntry
from storage.outbox import (
    DedupKey,
    MessageRecipient,
    OutboxAction,
    OutboxMessage,
    Priority,
    WhisperRecipient,
)
from storage.people import Account, Member
from storage.places import Gazetteer

T = TypeVar("T")
TOGETHER = 500
"""Members who are promised the same by one statement."""

Leaves = Callable[[Member, "JobContext"], Awaitable[None]]
StandsDown = Callable[[Member, int | None, "JobContext"], Awaitable[None]]
Merges = Callable[[Member, Member, "JobContext"], Awaitable[None]]
Answering = Callable[[Any, "Interaction"], Awaitable[Reply]]
FindsAnswer = Callable[[Event], tuple[Event, Answering | None]]
"""Finds who answers an event; it may be worded otherwise by then."""

Unwalls = Callable[[Area, "JobContext"], Awaitable[None]]


@dataclass
class JobContext:
    """A moment, the store, the bundled places, and promises kept after the commit.

    `reached` others once something that they see or read was promised.
    """

    now: datetime
    store: Store
    gazetteer: Gazetteer
    erase_hooks: tuple[Leaves, ...] = field(default=(), kw_only=True)
    stand_down_hooks: tuple[StandsDown, ...] = field(default=(), kw_only=True)
    merge_hooks: tuple[Merges, ...] = field(default=(), kw_only=True)
    wall_loss_hooks: tuple[Unwalls, ...] = field(default=(), kw_only=True)
    settings: tuple[object, ...] = field(default=(), kw_only=True)
    reached: bool = field(default=False, init=False)

    def find_setting(self, kind: type[T]) -> T | None:
        """An operator's word to a capability, by its type; None where nothing was said."""
        return next((setting for setting in self.settings if isinstance(setting, kind)), None)

    async def publish_card(
        self, area: Area, card: str, shown: Message, *, by: Member | None = None
    ) -> None:
        """Promise a card to every wall of an area, on every platform; `by` answers for it."""
        author, self.reached = by.id if by else None, True
        await self.store.outbox.create_card(
            card, shown.model_dump_json(), self.now, area.id, author
        )
        for wall in await self.store.areas.area_walls(area.id):
            if wall.may_post:
                await self.store.outbox.add_copy(card, wall, area, self.now)

    async def wall_lost(self, area_id: int) -> None:
        """A wall takes no cards any more: where it was the last, people are reached privately."""
        if not await self.store.areas.area_walls(area_id):
            await self.store.areas.forget_who_is_on_walls(area_id)
        if not await self.store.areas.taking_cards(area_id):
            area = await self.store.areas.get_area(area_id)
            for settle in self.wall_loss_hooks:
                await settle(area, self)

    async def redraw_card(self, card: str, shown: Message) -> None:
        """Promise that every copy of a card will come to show this."""
        body, live = shown.model_dump_json(), bool(shown.rows)
        if await self.store.outbox.redraw_card(card, body, self.now, live=live):
            self.reached = True

    async def hidden_cards(self, *cards: str) -> set[str]:
        """Those of these cards that are hidden while organisers look at them, or for good."""
        return await self.store.outbox.hidden_cards(cards)

    async def notify_member(
        self,
        member: Member,
        message: Message,
        *,
        once: DedupKey | None = None,
        topic: Topic | None = None,
        priority: Priority = Priority.CAFE,
        until: datetime | None = None,
    ) -> bool:
        """Promise a private message, after the member's quiet hours unless it is urgent.

        Under the same key a member is told once. With a `topic` it is dropped during their
        pause. False when it could never arrive: no account to write to, or too late by then.
        """
        if topic and member.paused_at(self.now):
            return False
        due = self.now if priority.wakes else member.wakes_at(self.now)
        if until and due >= until:
            return False
        message = await self._said_where_they_live(member, message)
        letter = OutboxMessage(
            platform="",
            chat="",
            body=message.model_dump_json(),
            priority=priority,
            due_at=due,
            expires_at=until,
        ).under(once)
        told = await self.store.outbox.enqueue_for_member(member, letter)
        if letter.id and message.confidence:
            await self.store.confidences.promise_letter(letter, message.confidence, self.now)
        self.reached = self.reached or (told and self._is_other(member))
        return told

    async def update_told(
        self,
        member: Member,
        message: Message,
        *,
        once: DedupKey,
        priority: Priority = Priority.CAFE,
        anew: bool = True,
        over: bool = False,
    ) -> bool:
        """Promise that what a member was told in this confidence comes to say this.

        The message that told it is edited, and what still waits to be told of the same subject and
        act is taken back. Where none can be edited it is said anew, or, unless `anew`, to who was
        still to be told something of it only; when it is `over`, to nobody.
        """
        message = await self._said_where_they_live(member, message)
        if message.confidence is None:
            raise ValueError("what is told in no confidence is not found again")
        due = self.now if priority.wakes else member.wakes_at(self.now)
        stands = await self.store.confidences.standing_message(member.id, message.confidence)
        waits = await self.store.outbox.is_to_be_told(once, member.id)
        await self.store.outbox.supersede_messages(once, member.id)
        letter = OutboxMessage(
            platform="",
            chat="",
            errand=OutboxAction.EDIT if over or not (anew or waits) else OutboxAction.UPDATE,
            body=message.model_dump_json(),
            priority=priority,
            due_at=due,
        ).under(once)
        beside = stands.chat if stands else None
        told = await self.store.outbox.enqueue_for_member(member, letter, beside=beside)
        if letter.id:
            await self.store.confidences.promise_letter(letter, message.confidence, self.now)
        self.reached = self.reached or (told and self._is_other(member))
        return told

    async def notify_many(
        self, members: Sequence[Member], message: Message, *, once: DedupKey, until: datetime
    ) -> None:
        """Promise many the same, each once: after their quiet hours, and not during a pause."""
        body = message.model_dump_json()
        for start in range(0, len(members), TOGETHER):
            among = [member for member in members[start : start + TOGETHER] if member.id]
            reached = await self.store.outbox.reachable_accounts([member.id for member in among])
            to = [
                MessageRecipient(
                    member.id,
                    reached[member.id].platform,
                    reached[member.id].workspace,
                    reached[member.id].chat or "",
                    member.language,
                    member.zone,
                    member.wakes_at(self.now),
                )
                for member in among
                if member.id in reached and not member.paused_at(self.now)
            ]
            to = [each for each in to if each.due_at < until]
            await self.store.outbox.enqueue_for_many(
                to, body=body, priority=Priority.CAFE, once=once, expires_at=until
            )
            self.reached = self.reached or bool(to)

    async def _said_where_they_live(self, member: Member, message: Message) -> Message:
        """The message with what holds in the member's own country, unless it names another."""
        if message.country or not speaks_of_country(*message.body):
            return message
        return message.in_country(await self.store.areas.home_territory(member.id))

    def _is_other(self, member: Member) -> bool:
        """Whether it is somebody else than whoever acts."""
        return True

    async def end_confidence(
        self,
        purpose: ConfidencePurpose,
        subject: int,
        *,
        to: int | None = None,
        but: int | None = None,
    ) -> None:
        """What was told for this is over: messages that say it are blanked.

        `to` one member only, or to everybody, `but` perhaps to one.
        """
        await self.store.confidences.end_purpose(purpose, subject, self.now, to=to, but=but)

    async def withdraw_messages(
        self,
        subject: str,
        *acts: str,
        occurrences: Collection[str] = (),
        about: int | None = None,
        by: Member | None = None,
    ) -> int:
        """Take back what waits to be told about a subject; how many letters.

        Only these acts, these occurrences, what is `about` that member, what was to be read `by`
        that one, where they are given.
        """
        to = by.id if by else None
        return await self.store.outbox.withdraw_messages(
            subject, *acts, occurrences=occurrences, about=about, member_id=to
        )

    async def act_on_wall(
        self,
        wall: Wall,
        errand: OutboxAction,
        *,
        subject: str = "",
        message: Message | None = None,
        once: DedupKey | None = None,
        until: datetime | None = None,
    ) -> bool:
        """Promise an errand on a wall: say a line there, let somebody in, pin a card.

        Under the same key a wall hears it once, and not after `until`; False when it was promised
        before.
        """
        self.reached = True
        if errand is OutboxAction.ADMIT:
            await self.store.areas.note_admitted(wall, subject)
        letter = await self._wall_letter(wall, errand, message)
        letter.subject, letter.expires_at = subject, until
        await self.store.outbox.enqueue_message(letter.under(once))
        return letter.id is not None

    async def whisper_to_each(
        self,
        wall: Wall,
        recipients: Sequence[WhisperRecipient],
        message: Message,
        *,
        lasts: timedelta,
    ) -> None:
        """Promise to tell each of them the same alone where others are too, by one statement.

        Under the same key one hears it once, and not later than it `lasts` from when it is due.
        """
        self.reached = self.reached or bool(recipients)
        letter = await self._wall_letter(wall, OutboxAction.WHISPER, message)
        await self.store.outbox.enqueue_whispers(letter, recipients, lasts)

    async def _wall_letter(
        self, wall: Wall, errand: OutboxAction, message: Message | None
    ) -> OutboxMessage:
        area = await self.store.areas.get_area(wall.area_id) if wall.area_id else None
        return OutboxMessage(
            platform=wall.platform,
            workspace=wall.workspace,
            chat=wall.chat,
            place=wall.chat,
            errand=errand,
            language=wall.language,
            zone=area.zone if area else "Europe/Paris",
            body=message.model_dump_json() if message else None,
            due_at=self.now,
        )

    async def responsible_members(self, area_id: int) -> list[Member]:
        """Who answers for an area: its organisers, or the admins while there is none."""
        organisers = await self.store.areas.organisers(area_id)
        return organisers or await self.store.organisation.list_admins()

    async def notify_responsible(
        self,
        area_id: int,
        message: Message,
        *,
        once: DedupKey | None = None,
        but: int | None = None,
    ) -> int:
        """Tell everybody who answers for an area, in their own time; how many could be told."""
        told = 0
        for member in await self.responsible_members(area_id):
            if member.id != but:
                told += await self.notify_member(member, message, once=once, priority=Priority.AID)
        return told

    async def erase_member(self, member: Member) -> None:
        """Forget a member at once, after every capability has told those who counted on them."""
        for settle in self.erase_hooks:
            await settle(member, self)
        await self.store.confidences.end_of(member.id, self.now)
        await self.store.leaving.erase_member(member.id)

    async def stand_down(self, member: Member, *, area_id: int | None = None) -> None:
        """Somebody rests, or has no part in an area any more: who counted on them hears of it.

        What they promised ends, in one area or everywhere; they promised it before.
        """
        for settle in self.stand_down_hooks:
            await settle(member, area_id, self)

    async def merge_members(self, kept: Member, gone: Member) -> None:
        """Make two members one person, after every capability settled what both have."""
        for settle in self.merge_hooks:
            await settle(kept, gone, self)
        await self.store.linking.merge_members(kept.id, gone.id)

    def record_act(
        self, act: str, *, by: Member | None, area: int | None = None, on: str = "", why: str = ""
    ) -> None:
        """Write an organiser's act into the journal."""
        entry = JournalEntry(
            area_id=area, member_id=by.id if by else None, act=act, on=on, why=why, at=self.now
        )
        self.store.organisation.record_entry(entry)


@dataclass
class Interaction(JobContext):
    """A context in which somebody spoke to us; a `newcomer` does for the first time.

    What goes on in private has `left` the scene it came from.
    """

    member: Member
    account: Account
    scene: EventScene
    newcomer: bool = field(default=False, kw_only=True)
    find_answer: FindsAnswer | None = field(default=None, kw_only=True)
    answered_by: Answering | None = field(default=None, init=False)
    left: EventScene | None = field(default=None, init=False)
    _areas: list[tuple[Membership, Area]] | None = field(default=None, init=False)

    def _is_other(self, member: Member) -> bool:
        return member.id != self.member.id

    @property
    def reader(self) -> Reader:
        country = self._areas[0][1].territory if self._areas else ""
        return Reader(language=self.member.language, zone=self.member.zone, country=country)

    async def go_on_with(self, event: Event) -> Reply:
        """Answer another event in the same turn: what somebody meant by the one that came."""
        event, answer = self.find_answer(event) if self.find_answer else (event, None)
        if answer is None:
            raise Refused(words.gone())
        self.answered_by = answer
        return await answer(event, self)

    def serves(self, event: Event) -> bool:
        """Whether anybody answers such an event."""
        return self.find_answer is not None and self.find_answer(event)[1] is not None

    def move_to_private(self) -> bool:
        """Go on where the member alone reads; False when they cannot be written to there."""
        if self.scene.private:
            return True
        if not self.account.chat or self.account.blocked_at:
            return False
        self.left, self.scene = self.scene, EventScene(self.account.chat)
        return True

    async def own_areas(self) -> list[tuple[Membership, Area]]:
        """The member's areas, home first."""
        if self._areas is None:
            self._areas = await self.store.areas.memberships(self.member.id)
        return self._areas

    async def home_area(self) -> Area:
        """The member's own area; refused with a way to choose one when there is none."""
        areas = await self.own_areas()
        if not areas:
            raise Refused(words.area_first(), way_on=AreaMissingEvent)
        return areas[0][1]

    async def own_area(self, area_id: int, otherwise: Text | None = None) -> Area:
        """The area, if they belong to it still; a button can be forged."""
        for _, area in await self.own_areas():
            if area.id == area_id:
                return area
        await self.home_area()
        if otherwise:
            raise Refused(otherwise)
        area = await self.store.areas.get_area(area_id)
        raise refusal_of_stranger(area, words.area_join_first(area=area.name))

    async def wall_here(self) -> Wall | None:
        """The wall they stand at; None in private, and where Palier knows none."""
        return await self._wall_at(self.scene)

    async def _wall_at(self, scene: EventScene) -> Wall | None:
        if scene.private:
            return None
        whose = self.account.platform, self.account.workspace
        return await self.store.areas.find_wall(*whose, scene.chat)

    async def wall_area(self) -> Area | None:
        """The area of the wall they stand at."""
        wall = await self.wall_here()
        return await self.store.areas.get_area(wall.area_id) if wall and wall.area_id else None

    async def area_around(self) -> Area | None:
        """The open area of the wall they stand at, or stood at before it went on in private."""
        wall = await self._wall_at(self.left or self.scene)
        found = await self.store.areas.get_area(wall.area_id) if wall and wall.area_id else None
        return found if found and found.closed_at is None else None

    async def areas_here(self) -> list[Area]:
        """The member's areas, home first; at a wall the wall's own, if it is one of them."""
        await self.home_area()
        areas = [area for _, area in await self.own_areas()]
        wall = await self.wall_here()
        return [area for area in areas if wall and area.id == wall.area_id] or areas

    async def organises_area(self, area_id: int | None = None) -> bool:
        """Whether they organise the area, or any when none is named; an admin does everywhere."""
        return self.member.admin or any(
            membership.role is MemberRole.ORGANISER and area_id in (None, area.id)
            for membership, area in await self.own_areas()
        )

    async def require_organiser(self, area_id: int | None = None) -> None:
        if not await self.organises_area(area_id):
            self.refuse_permission()

    async def require_unmuted(self, area_id: int) -> None:
        """Refused for whoever may publish nothing in the area for now."""
        until = await self.store.organisation.muted_until(self.member.id, area_id, self.now)
        if until:
            raise Refused(words.organise_muted(until=MomentText(at=until, zone=self.member.zone)))

    def refuse_permission(self) -> NoReturn:
        raise Refused(words.organise_not_yours())


def refusal_of_stranger(area: Area, why: Text) -> Refused:
    """The refusal for who is not of an area, with the way to join it if it is open."""
    if area.closed_at:
        return Refused(words.gone())
    return Refused(why, way_on=partial(AreaMissingEvent, area=area.id, why=why))
