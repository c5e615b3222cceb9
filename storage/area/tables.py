"""Areas, memberships, walls and waiting lists as rows."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, UniqueConstraint, false, true
from sqlmodel import Field, Relationship

from messages.language import FALLBACK
from messages.model import Topic
from messages.national_facts import NationalFacts, national_facts, territory_of
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import EnumByValue, UtcInstant, foreign_key, new_code, primary_key


class MemberRole(StrEnum):
    """What a member may do in one area; each includes the ones before it."""

    MEMBER = "member"
    RELAY = "relay"
    ORGANISER = "organiser"


class Area(Table, table=True):
    """A neighbourhood: a circle of `radius` metres around a point, or a GeoJSON polygon."""

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=None, because="the neighbourhood itself"
    )

    id: int = primary_key()
    code: str = Field(default_factory=new_code, unique=True)
    name: str
    town: str = Field(index=True)
    town_name: str
    country: str = "FR"
    lat: float
    lon: float
    radius: int = 600
    polygon: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    language: str = FALLBACK
    zone: str = "Europe/Paris"
    # Whom organisers call when nobody was found: the town hall, its social services.
    numbers: str = Field(default="", sa_column_kwargs={"server_default": ""})
    # Who answers at the town hall on hot days: by telephone, and where mails are read.
    duty_number: str = Field(default="", sa_column_kwargs={"server_default": ""})
    duty_mail: str = Field(default="", sa_column_kwargs={"server_default": ""})
    # Nobody is let onto a wall by the area they declare: an organiser decides about everybody.
    organisers_admit: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    # The first card of somebody new waits until an organiser has looked at it.
    glance_first: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    declared_at: datetime = Field(sa_type=UtcInstant)
    closed_at: datetime | None = Field(default=None, sa_type=UtcInstant)

    @property
    def key_subject(self) -> str:
        """What letters about it have as their subject."""
        return f"area:{self.id}"

    @property
    def territory(self) -> str:
        """The country whose facts hold here: an overseas part of one has a code of its own."""
        return territory_of(self.country, self.town)

    @property
    def facts(self) -> NationalFacts:
        """What is dialled, called and done where it lies."""
        return national_facts(self.territory)


class AreaAlias(Table, table=True):
    """Another name neighbours use for an area, folded for comparison; its own name is one."""

    __tablename__ = "alias"

    __table_args__ = (UniqueConstraint("area_id", "folded"),)
    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=None, because="its area")

    id: int = primary_key()
    area_id: int = foreign_key("area.id")
    name: str
    folded: str = Field(index=True)
    # Only a relationship tells the session which of the two is inserted first.
    area: Area = Relationship()


class Membership(Table, table=True):
    """A member in an area: their role and which kinds of message they want.

    `asked_in` is the year in which they were last asked whether they still live there; `on_wall`,
    whether they were seen on a wall of the area, where its cards hang; `glanced`, whether an
    organiser has seen and published a card of theirs.
    """

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=None, because="its member", member="member_id", on_erase="delete"
    )

    member_id: int = foreign_key("member.id", index=False, primary_key=True)
    area_id: int = foreign_key("area.id", primary_key=True)
    role: MemberRole = Field(default=MemberRole.MEMBER, sa_type=EnumByValue(MemberRole))
    home: bool = True
    neighbours: bool = False
    cafe: bool = True
    aid: bool = True
    heat: bool = True
    broadcast: bool = Field(default=True, sa_column_kwargs={"server_default": true()})
    digest: bool = True
    joined_at: datetime = Field(sa_type=UtcInstant)
    asked_in: int = 0
    on_wall: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    glanced: bool = Field(default=False, sa_column_kwargs={"server_default": false()})

    @property
    def topics(self) -> list[Topic]:
        """What they may be sent: only organisers are sent a digest."""
        organises = self.role is MemberRole.ORGANISER
        return [topic for topic in Topic if organises or topic is not Topic.DIGEST]

    def wants_topic(self, topic: Topic) -> bool:
        return bool(getattr(self, topic.value))


class Wall(Table, table=True):
    """A group or channel on which an area's cards hang."""

    __table_args__ = (UniqueConstraint("platform", "workspace", "chat"),)
    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=days_kept(365), since="closed_at")

    id: int = primary_key()
    area_id: int | None = foreign_key("area.id", nullable=True)
    platform: str
    workspace: str = ""
    chat: str
    title: str = ""
    language: str = FALLBACK
    topic: str = ""
    join_link: str = ""
    may_post: bool = True
    may_pin: bool = False
    may_invite: bool = False
    # Why it takes no cards for now, as far as only its refusals tell; empty when it does.
    refuses: str = Field(default="", sa_column_kwargs={"server_default": ""})
    bound_by: int | None = foreign_key("member.id", nullable=True)
    closed_at: datetime | None = Field(default=None, sa_type=UtcInstant)

    @property
    def key_subject(self) -> str:
        """What letters about it have as their subject."""
        return f"wall:{self.id}"

    @property
    def takes_cards(self) -> bool:
        """Whether a card that is promised to it will hang there, as far as is known."""
        return self.may_post and not self.refuses and self.closed_at is None


class WaitingEntry(Table, table=True):
    """Someone whose neighbourhood is not declared yet: a town, and a coarse H3 cell of demand.

    `home` tells where they live from another place they care about.
    """

    __tablename__ = "waiting"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(548), since="since", member="member_id", on_erase="delete"
    )

    member_id: int = foreign_key("member.id", index=False, primary_key=True)
    town: str = Field(primary_key=True, index=True)
    town_name: str
    cell: str = ""
    home: bool = True
    since: datetime = Field(sa_type=UtcInstant)


class JoinRequest(Table, table=True):
    """Someone at a wall's door: let in when their area is known, shown to organisers otherwise.

    `asked_at` is since when they wait.
    """

    __table_args__ = (UniqueConstraint("wall_id", "user"),)
    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(30), since="asked_at", member="member_id", on_erase="delete"
    )

    id: int = primary_key()
    wall_id: int = foreign_key("wall.id")
    user: str
    member_id: int = foreign_key("member.id")
    asked_at: datetime = Field(sa_type=UtcInstant)
    decided: bool | None = None
    organisers_told: bool = Field(default=False, sa_column_kwargs={"server_default": false()})

    @property
    def key_subject(self) -> str:
        """What letters about it have as their subject."""
        return f"knock:{self.id}"
