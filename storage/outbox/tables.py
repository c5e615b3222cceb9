"""Cards, their copies, letters and their carriers as rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import ClassVar, NamedTuple, Self

from sqlalchemy import UniqueConstraint, false, text
from sqlmodel import Field

from messages.language import FALLBACK
from storage.outbox.dedup import ONCE, DedupKey, key_columns
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import EnumByValue, Id, SealedText, UtcInstant, foreign_key, partial_index

DIRTY = text("dirty_at IS NOT NULL")
WAITING = text("settled_at IS NULL")


class Priority(IntEnum):
    """Which letter leaves first.

    `ORANGE` leaves early, but waits for the morning like others, or for an evening that was agreed.
    """

    DANGER = 0
    RED = 1
    ORANGE = 2
    URGENT = 3
    HEAT = 4
    AID = 5
    CAFE = 6
    DIGEST = 7

    @property
    def wakes(self) -> bool:
        """Whether such a letter may wake people up."""
        return self in (Priority.DANGER, Priority.RED, Priority.URGENT)


class OutboxAction(StrEnum):
    """What the courier does at the address: say something, act on the wall, blank a message.

    `WHISPER` says something there to one person alone, `LIST` asks who is there. `UPDATE` lets the
    message that told a member something in confidence say this instead, and says it anew where that
    cannot be; `EDIT` then lets it be: nobody is still to be told, or it is over.
    """

    SAY = "say"
    ADMIT = "admit"
    DECLINE = "decline"
    PIN = "pin"
    UNPIN = "unpin"
    INVITE = "invite"
    BLANK = "blank"
    WHISPER = "whisper"
    LIST = "list"
    UPDATE = "update"
    EDIT = "edit"
    EXPEL = "expel"
    READMIT = "readmit"

    @property
    def changes_told(self) -> bool:
        """Whether it is about a message that a member has read, or would have."""
        return self in (OutboxAction.UPDATE, OutboxAction.EDIT)


ECHO = "/again"


def echo_of(card: str) -> str:
    """The name of a card that hangs once more, lower on the same walls; it is hidden with it."""
    return f"{card}{ECHO}"


class Card(Table, table=True):
    """A living message: what every copy of it should show now; dirty while one may not.

    While it is covered, copies show what stands `instead`; its author is whoever answers for it.
    """

    __table_args__ = (partial_index("ix_card_dirty", "dirty_at", where=DIRTY),)
    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(365),
        since="hung_at",
        member="author_id",
        on_erase="blank",
        blank=("author_id",),
    )

    name: str = Field(primary_key=True)
    area_id: int | None = foreign_key("area.id", nullable=True)
    author_id: int | None = foreign_key("member.id", nullable=True)
    body: str
    instead: str | None = None
    # Whether it still asks for something: only such cards follow to a new wall or a moved chat.
    live: bool = True
    version: int = 1
    dirty_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    hung_at: datetime = Field(sa_type=UtcInstant, index=True)


class CardCopy(Table, table=True):
    """One copy of a card in one chat, and which version it shows; 0 when not hung yet."""

    __tablename__ = "posting"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=None, because="its card")

    card: str = Field(foreign_key="card.name", ondelete="CASCADE", primary_key=True)
    platform: str = Field(primary_key=True)
    workspace: str = Field(default="", primary_key=True)
    chat: str = Field(primary_key=True)
    topic: str = ""
    language: str
    zone: str
    message: str | None = None
    version: int = 0
    due_at: datetime = Field(sa_type=UtcInstant)
    gone: bool = False
    # Whether the copy was promised to be pinned, and not yet to be unpinned.
    pinned: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    # How often in a row the wall did not take it: it is tried again with more and more patience.
    refused: int = Field(default=0, sa_column_kwargs={"server_default": "0"})


class OutboxMessage(Table, table=True):
    """One errand to one chat, written with the facts it reports and carried after them."""

    __tablename__ = "letter"

    __table_args__ = (
        UniqueConstraint("member_id", *ONCE, name="uq_letter_once_member"),
        UniqueConstraint(*ONCE, "platform", "workspace", "place", name="uq_letter_once_place"),
        partial_index("ix_letter_waiting", "platform", "priority", "due_at", where=WAITING),
        partial_index("ix_letter_expiring", "expires_at", where=WAITING),
        # Whoever carries a letter knows it by its number, and so does the quarantine: SQLite would
        # give that of a deleted one to the next, which would be struck off or left alone for it.
        {"sqlite_autoincrement": True},
    )
    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(7), since="settled_at", member="member_id", on_erase="delete"
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Id)
    member_id: int | None = foreign_key("member.id", nullable=True)
    platform: str
    workspace: str = ""
    chat: str
    # A wall's or stranger's address again, so that a key is per place; empty for members,
    # who are told once whichever of their accounts is reached.
    place: str | None = None
    errand: OutboxAction = Field(default=OutboxAction.SAY, sa_type=EnumByValue(OutboxAction))
    subject: str = ""
    language: str = FALLBACK
    zone: str = "Europe/Paris"
    body: str | None = Field(default=None, sa_type=SealedText(essential=True))
    priority: Priority = Field(default=Priority.CAFE, sa_type=EnumByValue(Priority))
    once_subject: str | None = None
    once_act: str | None = None
    once_occurrence: str | None = None
    once_about: str | None = None
    due_at: datetime = Field(sa_type=UtcInstant)
    expires_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    attempts: int = 0
    settled_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    failure: str | None = None

    @property
    def once(self) -> DedupKey | None:
        """Under which key it is told once, if it has one."""
        if self.once_subject is None:
            return None
        return DedupKey(*(getattr(self, name) or "" for name in ONCE))

    def under(self, once: DedupKey | None) -> Self:
        """The same letter, told once under that key."""
        for name, part in key_columns(once).items():
            setattr(self, name, part)
        return self


class WhisperRecipient(NamedTuple):
    """Who is told something alone on a wall, when, and under which key."""

    user: str
    due_at: datetime
    once: DedupKey


class MessageRecipient(NamedTuple):
    """Where and when one member is sent what many are; named as a letter's columns are."""

    member_id: int
    platform: str
    workspace: str
    chat: str
    language: str
    zone: str
    due_at: datetime


class OutboxLease(Table, table=True):
    """Which process carries for a bot token, until when."""

    __tablename__ = "carrier"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=None, because="the bot token it serves"
    )

    token: str = Field(primary_key=True)
    holder: str
    until: datetime = Field(sa_type=UtcInstant)


@dataclass(frozen=True)
class ClaimedCopy:
    """A stale copy taken for redrawing: the posting as it was, and what its card shows now."""

    copy: CardCopy
    body: str
    version: int
