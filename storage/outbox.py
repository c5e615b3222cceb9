"""What was promised and is not yet delivered: letters, cards on walls, and who carries them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint, and_, case, exists, func, or_, select, text, update
from sqlmodel import Field, col

from storage.area import Area, Wall
from storage.custody import Custody, Table, days
from storage.people import Account, Member
from storage.query import Query
from storage.types import Id, Instant, Named, Sealed, refers

DIRTY = text("dirty_at IS NOT NULL")
WAITING = text("settled_at IS NULL")


class Priority(IntEnum):
    """Which letter leaves first; `URGENT` and above may wake people up."""

    DANGER = 0
    URGENT = 1
    HEAT = 2
    AID = 3
    CAFE = 4
    DIGEST = 5


class Errand(StrEnum):
    """What the courier does at the address: say something, or act on the wall."""

    SAY = "say"
    ADMIT = "admit"
    DECLINE = "decline"
    PIN = "pin"
    UNPIN = "unpin"
    INVITE = "invite"


class Card(Table, table=True):
    """A living message: what every copy of it should show now; dirty while one may not."""

    __table_args__ = (
        Index("ix_card_dirty", "dirty_at", sqlite_where=DIRTY, postgresql_where=DIRTY),
    )
    custody: ClassVar[Custody] = Custody(keep=days(365), since="hung_at")

    name: str = Field(primary_key=True)
    body: str
    version: int = 1
    dirty_at: datetime | None = Field(default=None, sa_type=Instant)
    hung_at: datetime = Field(sa_type=Instant, index=True)


class Posting(Table, table=True):
    """One copy of a card in one chat, and which version it shows; 0 when not hung yet."""

    custody: ClassVar[Custody] = Custody(keep=None, because="its card")

    card: str = Field(foreign_key="card.name", ondelete="CASCADE", primary_key=True)
    platform: str = Field(primary_key=True)
    workspace: str = Field(default="", primary_key=True)
    chat: str = Field(primary_key=True)
    topic: str = ""
    language: str
    zone: str
    message: str | None = None
    version: int = 0
    due_at: datetime = Field(sa_type=Instant)
    gone: bool = False


class Letter(Table, table=True):
    """One errand to one chat, written with the facts it reports and carried after them."""

    __table_args__ = (
        UniqueConstraint("once", "member_id"),
        UniqueConstraint("once", "platform", "workspace", "place"),
        Index(
            "ix_letter_waiting",
            "platform",
            "priority",
            "due_at",
            sqlite_where=WAITING,
            postgresql_where=WAITING,
        ),
    )
    custody: ClassVar[Custody] = Custody(
        keep=days(7), since="settled_at", member="member_id", leaving="delete"
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    member_id: int | None = refers("member.id", nullable=True)
    platform: str
    workspace: str = ""
    chat: str
    # A wall's or stranger's address again, so that `once` is per place; empty for members,
    # who are told once whichever of their accounts is reached.
    place: str | None = None
    errand: Errand = Field(default=Errand.SAY, sa_type=Named(Errand))
    subject: str = ""
    language: str = "fr"
    zone: str = "Europe/Paris"
    body: str | None = Field(default=None, sa_type=Sealed)
    priority: Priority = Field(default=Priority.CAFE, sa_type=Named(Priority))
    once: str | None = None
    due_at: datetime = Field(sa_type=Instant)
    expires_at: datetime | None = Field(default=None, sa_type=Instant)
    attempts: int = 0
    settled_at: datetime | None = Field(default=None, sa_type=Instant)
    failure: str | None = None


class Carrier(Table, table=True):
    """Which process carries for a bot token, until when."""

    custody: ClassVar[Custody] = Custody(keep=None, because="the bot token it serves")

    token: str = Field(primary_key=True)
    holder: str
    until: datetime = Field(sa_type=Instant)


@dataclass(frozen=True)
class Parcel:
    """A stale copy taken for redrawing: the posting as it was, and what its card shows now."""

    posting: Posting
    body: str
    version: int


class Outbox(Query):
    async def put(self, letter: Letter) -> None:
        """Promise a letter. Promised twice under one `once`, it is sent once."""
        values = letter.model_dump(exclude={"id"})
        await self.session.execute(self.insert(Letter).values(values).on_conflict_do_nothing())

    async def tell(self, member: Member, letter: Letter) -> bool:
        """Address a letter to the account the member prefers; False when none can be written to."""
        account = await self._reachable(member.id)
        if account is None or account.chat is None:
            return False
        letter.platform, letter.workspace = account.platform, account.workspace
        letter.chat, letter.member_id = account.chat, member.id
        letter.language, letter.zone = member.language, member.zone
        await self.put(letter)
        return True

    async def _reachable(self, member_id: int) -> Account | None:
        found = await self.session.execute(
            select(Account)
            .where(
                col(Account.member_id) == member_id,
                col(Account.chat).is_not(None),
                col(Account.blocked_at).is_(None),
            )
            .order_by(col(Account.preferred).desc(), col(Account.id))
            .limit(1)
        )
        return found.scalar_one_or_none()

    async def hang(self, name: str, body: str, now: datetime) -> None:
        """Keep a new card; it hangs nowhere yet."""
        self.session.add(Card(name=name, body=body, dirty_at=now, hung_at=now))
        await self.session.flush()

    async def post(self, name: str, wall: Wall, area: Area, now: datetime) -> None:
        """Promise a copy of the card on a wall."""
        await self.copy(
            Posting(
                card=name,
                platform=wall.platform,
                workspace=wall.workspace,
                chat=wall.chat,
                topic=wall.topic,
                language=wall.language,
                zone=area.zone,
                due_at=now,
            )
        )

    async def copy(self, posting: Posting) -> None:
        """Keep a copy in step with its card from now on; twice is once."""
        statement = self.insert(Posting).values(posting.model_dump()).on_conflict_do_nothing()
        await self.session.execute(statement)
        await self.session.execute(
            update(Card).where(col(Card.name) == posting.card).values(dirty_at=posting.due_at)
        )

    async def redraw(self, name: str, body: str, now: datetime) -> None:
        """Change what a card shows; every copy will come to show it."""
        await self.session.execute(
            update(Card)
            .where(col(Card.name) == name, col(Card.body) != body)
            .values(body=body, version=col(Card.version) + 1, dirty_at=now)
        )

    async def shown(self, name: str) -> str | None:
        """What the card should show, as JSON."""
        found = await self.session.execute(select(col(Card.body)).where(col(Card.name) == name))
        return found.scalar_one_or_none()

    async def claim_letters(
        self, platform: str, now: datetime, lease: timedelta, limit: int, busy: Collection[str] = ()
    ) -> list[Letter]:
        """Take due letters in order of priority, hidden from others until the lease ends.

        Chats in `busy` are left alone: a chat hears one thing at a time, in order.
        """
        waiting = (
            col(Letter.platform) == platform,
            col(Letter.settled_at).is_(None),
            col(Letter.due_at) <= now,
            or_(col(Letter.expires_at).is_(None), col(Letter.expires_at) > now),
        )
        order = (col(Letter.priority), col(Letter.due_at), col(Letter.id))
        due = select(col(Letter.id)).where(*waiting).order_by(*order).limit(limit)
        if busy:
            due = due.where(col(Letter.chat).not_in(busy))
        claimed = await self.session.execute(
            update(Letter)
            .where(col(Letter.id).in_(due.with_for_update(skip_locked=True)))
            .values(due_at=now + lease, attempts=col(Letter.attempts) + 1)
            .returning(Letter)
            .execution_options(synchronize_session=False)
        )
        return sorted(claimed.scalars(), key=lambda each: (each.priority, each.id or 0))

    async def claim_postings(
        self, platform: str, now: datetime, lease: timedelta, limit: int, busy: Collection[str] = ()
    ) -> list[Parcel]:
        """Take copies that show less than their card, hidden from others until the lease ends."""
        stale = (
            select(Posting, col(Card.body), col(Card.version))
            .join(Card, col(Card.name) == col(Posting.card))
            .where(
                col(Card.dirty_at).is_not(None),
                col(Posting.version) < col(Card.version),
                col(Posting.platform) == platform,
                col(Posting.due_at) <= now,
                col(Posting.gone).is_(False),
            )
            .order_by(col(Posting.due_at), col(Posting.card))
            .limit(limit)
            .with_for_update(of=Posting, skip_locked=True)
        )
        if busy:
            stale = stale.where(col(Posting.chat).not_in(busy))
        parcels = [Parcel(*row) for row in await self.session.execute(stale)]
        for parcel in parcels:
            parcel.posting.due_at = now + lease
        return parcels

    async def settle(self, letter: Letter, now: datetime, failure: str | None = None) -> None:
        """Strike the letter off and shred what it said."""
        await self._mark(letter, settled_at=now, failure=failure, body=None)

    async def postpone(self, letter: Letter, due_at: datetime) -> None:
        await self._mark(letter, due_at=due_at)

    async def readdress(self, letter: Letter, now: datetime) -> bool:
        """Send the letter to the member's next account that can be written to, if there is one."""
        if letter.member_id is None:
            return False
        account = await self._reachable(letter.member_id)
        if account is None or account.chat == letter.chat:
            return False
        await self._mark(
            letter,
            platform=account.platform,
            workspace=account.workspace,
            chat=account.chat,
            due_at=now,
        )
        return True

    async def _mark(self, letter: Letter, **values: Any) -> None:
        await self.session.execute(
            update(Letter).where(col(Letter.id) == letter.id).values(**values)
        )

    async def shows(
        self, parcel: Parcel, *, message: str | None, next_at: datetime, gone: bool = False
    ) -> None:
        """Note what a copy shows now; its card is clean once every copy shows the latest.

        The card is locked first: two copies settled side by side would each see the other behind.
        """
        card = select(col(Card.name)).where(col(Card.name) == parcel.posting.card)
        await self.session.execute(card.with_for_update())
        posting = parcel.posting
        await self.session.execute(
            update(Posting)
            .where(*self._is(posting))
            .values(
                message=message or posting.message,
                version=parcel.version,
                due_at=next_at,
                gone=gone,
            )
        )
        behind = exists().where(
            col(Posting.card) == posting.card,
            col(Posting.version) < col(Card.version),
            col(Posting.gone).is_(False),
        )
        await self.session.execute(
            update(Card)
            .where(col(Card.name) == posting.card, ~behind)
            .values(dirty_at=None)
            .execution_options(synchronize_session=False)
        )

    async def retry(self, parcel: Parcel, due_at: datetime) -> None:
        await self.session.execute(
            update(Posting).where(*self._is(parcel.posting)).values(due_at=due_at)
        )

    @staticmethod
    def _is(posting: Posting) -> tuple[Any, ...]:
        return (
            col(Posting.card) == posting.card,
            col(Posting.platform) == posting.platform,
            col(Posting.workspace) == posting.workspace,
            col(Posting.chat) == posting.chat,
        )

    async def forget_chat(self, platform: str, chat: str) -> None:
        """A chat is gone: its copies are given up."""
        await self.session.execute(
            update(Posting)
            .where(col(Posting.platform) == platform, col(Posting.chat) == chat)
            .values(gone=True)
        )

    async def move_chat(self, platform: str, chat: str, to: str, now: datetime) -> None:
        """Follow a chat whose address changed; copies in the old one cannot be edited any more."""
        await self.session.execute(
            update(Letter)
            .where(
                col(Letter.platform) == platform,
                col(Letter.chat) == chat,
                col(Letter.settled_at).is_(None),
            )
            .values(chat=to, place=case((col(Letter.place).is_not(None), to)), due_at=now)
        )
        await self.session.execute(
            update(Posting)
            .where(col(Posting.platform) == platform, col(Posting.chat) == chat)
            .values(chat=to, message=None, version=0, due_at=now)
        )
        moved = select(col(Posting.card)).where(
            col(Posting.platform) == platform, col(Posting.chat) == to
        )
        await self.session.execute(
            update(Card)
            .where(col(Card.name).in_(moved), col(Card.dirty_at).is_(None))
            .values(dirty_at=now)
            .execution_options(synchronize_session=False)
        )

    async def next_due(self, platform: str) -> datetime | None:
        """When the earliest waiting letter or stale copy wants to leave."""
        letter = select(func.min(col(Letter.due_at))).where(
            col(Letter.platform) == platform, col(Letter.settled_at).is_(None)
        )
        found: datetime | None = (await self.session.execute(letter)).scalar_one()
        return found

    async def lease(self, token: str, holder: str, now: datetime, until: datetime) -> bool:
        """Hold or take over the carrying for a bot token; False while another process has it."""
        await self.session.execute(
            self.insert(Carrier)
            .values(token=token, holder=holder, until=now)
            .on_conflict_do_nothing()
        )
        taken = await self.session.execute(
            update(Carrier)
            .where(
                col(Carrier.token) == token,
                or_(col(Carrier.holder) == holder, col(Carrier.until) <= now),
            )
            .values(holder=holder, until=until)
        )
        return bool(taken.rowcount)  # type: ignore[attr-defined]  # an UPDATE has one

    async def release(self, token: str, holder: str, now: datetime) -> None:
        await self.session.execute(
            update(Carrier)
            .where(and_(col(Carrier.token) == token, col(Carrier.holder) == holder))
            .values(until=now)
        )
