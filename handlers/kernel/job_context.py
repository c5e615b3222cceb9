"""What one transaction lets whoever works see and change, and what it may promise."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from handlers.kernel.first_cards import CardKind, Glances, SubmittedCard
from messages.catalog import speaks_of_country
from messages.journal import JournalAct
from messages.model import ConfidencePurpose, Message, Topic
from storage.area import Area, MemberRole, Wall
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
from storage.people import Member
from storage.places import Gazetteer

T = TypeVar("T")
TOGETHER = 500
"""Members who are promised the same by one statement."""

Leaves = Callable[[Member, "JobContext"], Awaitable[None]]
StandsDown = Callable[[Member, int | None, "JobContext"], Awaitable[None]]
IsRemoved = Callable[[Member, int, "JobContext"], Awaitable[None]]
Merges = Callable[[Member, Member, "JobContext"], Awaitable[None]]
Unwalls = Callable[[Area, "JobContext"], Awaitable[None]]
KeepsApart = Callable[[Member, Member, "JobContext"], Awaitable[None]]
Knows = Callable[[Member, "JobContext"], Awaitable[Mapping[int, str]]]


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
    removal_hooks: tuple[IsRemoved, ...] = field(default=(), kw_only=True)
    home_change_hooks: tuple[Leaves, ...] = field(default=(), kw_only=True)
    merge_hooks: tuple[Merges, ...] = field(default=(), kw_only=True)
    wall_loss_hooks: tuple[Unwalls, ...] = field(default=(), kw_only=True)
    keep_apart_hooks: tuple[KeepsApart, ...] = field(default=(), kw_only=True)
    acquaintance_hooks: tuple[Knows, ...] = field(default=(), kw_only=True)
    glance_hooks: tuple[Glances, ...] = field(default=(), kw_only=True)
    card_kinds: Mapping[str, CardKind] = field(default_factory=dict, kw_only=True)
    settings: tuple[object, ...] = field(default=(), kw_only=True)
    reached: bool = field(default=False, init=False)

    def find_setting(self, kind: type[T]) -> T | None:
        """An operator's word to a capability, by its type; None where nothing was said."""
        return next((setting for setting in self.settings if isinstance(setting, kind)), None)

    async def is_new_author(self, member: Member, area: Area) -> bool:
        """Whether an organiser looks first at what they want to hang in the area."""
        if not area.glance_first or member.admin:
            return False
        held = await self.store.areas.membership(member.id, area.id)
        return held is not None and held.role is MemberRole.MEMBER and not held.glanced

    async def waits_for_glance(self, card: SubmittedCard) -> datetime | None:
        """Let the card of somebody new wait until an organiser has looked; until when at most."""
        for wait in self.glance_hooks if card.area.glance_first else ():
            if until := await wait(card, self):
                return until
        return None

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

    async def redraw_card(self, card: str, shown: Message, *, live: bool | None = None) -> None:
        """Promise that every copy of a card will come to show this.

        With buttons it is `live`, unless it is said.
        """
        body, live = shown.model_dump_json(), bool(shown.rows) if live is None else live
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
        self,
        members: Sequence[Member],
        message: Message,
        *,
        once: DedupKey,
        until: datetime,
        priority: Priority = Priority.CAFE,
        standing: Mapping[int, tuple[str, str, str]] | None = None,
    ) -> None:
        """Promise many the same, each once: after their quiet hours, and not during a pause.

        To whom it may be said already, the message that is `standing` in one of their chats (a
        platform, a workspace, a chat) comes to say this; without one it is said anew.
        """
        body = message.model_dump_json()
        for start in range(0, len(members), TOGETHER):
            among = [member for member in members[start : start + TOGETHER] if member.id]
            reached = await self.store.outbox.reachable_accounts([member.id for member in among])
            ways = {
                key: (each.platform, each.workspace, each.chat or "")
                for key, each in reached.items()
            }
            ways |= {key: way for key, way in (standing or {}).items() if key in reached}
            to = [
                MessageRecipient(
                    member.id,
                    *ways[member.id],
                    member.language,
                    member.zone,
                    self.now if priority.wakes else member.wakes_at(self.now),
                )
                for member in among
                if member.id in ways and (standing is not None or not member.paused_at(self.now))
            ]
            to = [each for each in to if each.due_at < until]
            await self.store.outbox.enqueue_for_many(
                to,
                body=body,
                priority=priority,
                once=once,
                expires_at=until,
                errand=OutboxAction.SAY if standing is None else OutboxAction.UPDATE,
            )
            if message.confidence:
                promised = [each.member_id for each in to]
                await self.store.confidences.promise_all(
                    once, promised, message.confidence, self.now
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

    async def take_out(self, member: Member, area_id: int) -> None:
        """Somebody has no place in an area any more: nothing of theirs goes on there.

        Everybody who counted on them, or was invited by them, hears of it.
        """
        for settle in self.removal_hooks:
            await settle(member, area_id, self)
        await self.stand_down(member, area_id=area_id)
        await self.store.areas.leave_area(member.id, area_id)

    async def settle_home_change(self, member: Member) -> None:
        """Another area is where they live now: what holds at home alone ends."""
        for settle in self.home_change_hooks:
            await settle(member, self)

    async def keep_apart(self, member: Member, other: Member) -> None:
        """Somebody wants nothing more to do with another: what the two had agreed ends.

        It ends as if the first of them had ended it by itself, in the usual words.
        """
        for settle in self.keep_apart_hooks:
            await settle(member, other, self)

    async def acquaintances_of(self, member: Member) -> dict[int, str]:
        """Whom a member was shown by name, and under which: nobody else is named to them."""
        known: dict[int, str] = {}
        for find in self.acquaintance_hooks:
            known = {**await find(member, self), **known}
        known.pop(member.id, None)
        return known

    async def merge_members(self, kept: Member, gone: Member) -> None:
        """Make two members one person, after every capability settled what both have."""
        for settle in self.merge_hooks:
            await settle(kept, gone, self)
        await self.store.linking.merge_members(kept.id, gone.id)

    def record_act(
        self,
        act: JournalAct,
        *,
        by: Member | None,
        area: int | None = None,
        on: str = "",
        why: str = "",
    ) -> None:
        """Write an organiser's act into the journal; `on` is a key, `why` one word of a list.

        Without `by` nobody did it: Palier found it out by itself.
        """
        entry = JournalEntry(
            area_id=area,
            member_id=by.id if by else None,
            act=act,
            on=on,
            why=why,
            at=self.now,
            by_person=by is not None,
        )
        self.store.organisation.record_entry(entry)
