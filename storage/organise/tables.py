"""The journal, one-time codes, areas being declared, reports and mutes as rows."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, UniqueConstraint, event, true
from sqlmodel import Field

from storage.area import Area
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import Id, SealedText, UtcInstant, foreign_key, primary_key


class JournalEntry(Table, table=True):
    """One act of an organiser: who, what, on which, why, when; never what was written.

    Once written it is read only. That it was a person's act (`by_person`) is known when whose it
    was is not any more; the others Palier found out by itself.
    """

    __tablename__ = "entry"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(365), since="at", member="member_id", on_erase="blank", blank=("member_id",)
    )

    id: int = primary_key()
    area_id: int | None = foreign_key("area.id", nullable=True)
    member_id: int | None = foreign_key("member.id", nullable=True)
    act: str
    on: str = ""
    why: str = ""
    at: datetime = Field(sa_type=UtcInstant, index=True)
    by_person: bool = Field(default=True, sa_column_kwargs={"server_default": true()})


@event.listens_for(JournalEntry, "before_update")
@event.listens_for(JournalEntry, "before_delete")
def _keep_as_written(_: object, __: object, entry: JournalEntry) -> None:
    """Retention, an erasure and two accounts becoming one go by statements of their own."""
    raise RuntimeError(f"the journal is append-only: entry {entry.id}")


class OneTimeCode(Table, table=True):
    """A code that grants one right once; only its hash is kept."""

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=days_kept(1), since="expires_at")

    digest: str = Field(primary_key=True)
    grants: str
    expires_at: datetime = Field(sa_type=UtcInstant)


class AreaDraft(Table, table=True):
    """An area that its author has described and not opened yet; nobody else sees it."""

    __tablename__ = "draft"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(7), since="drafted_at", member="member_id", on_erase="delete"
    )

    id: int = primary_key()
    member_id: int = foreign_key("member.id")
    name: str
    aliases: list[str] = Field(default_factory=list, sa_type=JSON)
    town: str
    town_name: str
    country: str
    zone: str
    lat: float
    lon: float
    radius: int
    polygon: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    moved: bool = False
    language: str
    drafted_at: datetime = Field(sa_type=UtcInstant)

    def to_area(self, now: datetime) -> Area:
        """The area it describes, open from now on."""
        shared = Area.model_fields.keys() & AreaDraft.model_fields.keys() - {"id"}
        return Area(**self.model_dump(include=set(shared)), declared_at=now)


class AbuseReport(Table, table=True):
    """Somebody's word that a card or a message on a wall is wrong; never what was written there.

    What is pointed at is a `subject`; the report counts once it says `what` is wrong. All reports
    of one subject are `judged` together; `appeal` is asked, lifted or upheld.
    """

    __tablename__ = "report"

    __table_args__ = (UniqueConstraint("subject", "by_id"),)
    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(183),
        since="at",
        member="by_id",
        on_erase="blank",
        blank=("by_id", "word"),
        owner_only=("by_id", "word"),
    )

    id: int = primary_key()
    area_id: int = foreign_key("area.id")
    wall_id: int | None = foreign_key("wall.id", nullable=True)
    subject: str = Field(index=True)
    card: bool = False
    link: str = ""
    author_id: int | None = foreign_key("member.id", nullable=True)
    by_id: int | None = foreign_key("member.id", nullable=True)
    what: str = ""
    word: str | None = Field(default=None, sa_type=SealedText)
    at: datetime = Field(sa_type=UtcInstant, index=True)
    judged: str = ""
    appeal: str = ""

    @property
    def key_subject(self) -> str:
        """What letters about it have as their subject."""
        return self.key_subject_of(self.id)

    @staticmethod
    def key_subject_of(report_id: int) -> str:
        return f"report:{report_id}"


class FirstCard(Table, table=True):
    """A card of somebody new that waits for an organiser's glance, or that was turned down.

    Which card it is, and a digest of what it `shown`; never what it says. From `widen_at` on others
    are asked to look too, at `out_at` it goes out unseen. Turned down it says `why`, and waits for
    nothing; `appeal` is asked or upheld.
    """

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(14), since="asked_at", member="member_id", on_erase="delete"
    )

    __table_args__ = (UniqueConstraint("kind", "key"),)

    id: int = primary_key()
    area_id: int = foreign_key("area.id")
    member_id: int = foreign_key("member.id")
    kind: str
    key: int = Field(sa_type=Id)
    shown: str
    asked_at: datetime = Field(sa_type=UtcInstant)
    widen_at: datetime | None = Field(default=None, sa_type=UtcInstant, index=True)
    out_at: datetime | None = Field(default=None, sa_type=UtcInstant, index=True)
    why: str = ""
    appeal: str = ""

    @property
    def waits(self) -> bool:
        return self.out_at is not None

    @property
    def key_subject(self) -> str:
        """What letters about it have as their subject."""
        return f"firstcard:{self.id}"

    @property
    def card_name(self) -> str:
        return f"{self.kind}:{self.key}"


class MemberMute(Table, table=True):
    """A member who may publish nothing in an area for a while."""

    __tablename__ = "mute"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(30), since="until", member="member_id", on_erase="delete"
    )

    member_id: int = foreign_key("member.id", index=False, primary_key=True)
    area_id: int = foreign_key("area.id", primary_key=True)
    until: datetime = Field(sa_type=UtcInstant)
