"""Who would like a café, and those who are asked together: two moments, then one who invites."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import EnumByValue, UtcInstant, foreign_key, primary_key

WISH_LASTS = timedelta(days=60)
"""After so long whoever wished is asked whether they still do."""


class GatheringState(StrEnum):
    """Which day is asked, who invites is asked, somebody prepares the invitation, it is out."""

    ASKING = "asking"
    LEADING = "leading"
    PREPARING = "preparing"
    OUT = "out"


class CafeGathering(Table, table=True):
    """Three wishes or more that met: two moments are proposed, then one of them invites.

    `captain_id` is who is asked to invite, or does; `chosen_at` the moment they are asked for. What
    comes next is due at `step_at`.
    """

    __tablename__ = "gathering"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(30),
        since="made_at",
        member="captain_id",
        on_erase="blank",
        blank=("captain_id",),
    )

    id: int = primary_key()
    area_id: int = foreign_key("area.id")
    first_at: datetime = Field(sa_type=UtcInstant)
    second_at: datetime = Field(sa_type=UtcInstant)
    chosen_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    state: GatheringState = Field(
        default=GatheringState.ASKING, sa_type=EnumByValue(GatheringState)
    )
    captain_id: int | None = foreign_key("member.id", nullable=True)
    cafe_id: int | None = foreign_key("cafe.id", nullable=True)
    made_at: datetime = Field(sa_type=UtcInstant)
    step_at: datetime = Field(sa_type=UtcInstant, index=True)

    @property
    def key_subject(self) -> str:
        """What letters about it have as their subject."""
        return f"gathering:{self.id}"


class CafeWish(Table, table=True):
    """A member who would like a café in an area, at these times of the week.

    In a gathering, `can` is which of its moments they said they can, and `passed` that they were
    asked to invite and did not. Until `rests_until` nothing is proposed to them.
    """

    __tablename__ = "wish"

    __table_args__ = (UniqueConstraint("member_id", "area_id"),)
    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=None,
        because="whoever wishes, who is asked after 60 days and ends it in one tap",
        member="member_id",
        on_erase="delete",
    )

    id: int = primary_key()
    area_id: int = foreign_key("area.id")
    member_id: int = foreign_key("member.id", index=False)
    times: list[str] = Field(default_factory=list, sa_type=JSON)
    made_at: datetime = Field(sa_type=UtcInstant)
    ask_at: datetime = Field(sa_type=UtcInstant, index=True)
    asked: bool = False
    rests_until: datetime | None = Field(default=None, sa_type=UtcInstant)
    gathering_id: int | None = foreign_key("gathering.id", nullable=True)
    can: str = ""
    said_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    passed: bool = False

    @property
    def key_subject(self) -> str:
        """What letters about it have as their subject."""
        return f"wish:{self.id}"

    def joins(self, gathering: CafeGathering) -> None:
        """Its moments are asked; what was said of others is forgotten."""
        self.gathering_id, self.can, self.said_at, self.passed = gathering.id, "", None, False

    def waits(self, until: datetime | None = None) -> None:
        """It is in no gathering any more, and rests until then if that is later than before."""
        self.gathering_id, self.can, self.said_at, self.passed = None, "", None, False
        if until and (self.rests_until is None or self.rests_until < until):
            self.rests_until = until
