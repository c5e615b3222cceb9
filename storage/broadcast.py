"""What organisers announce: written, agreed to, published, told, changed and taken back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import ClassVar

from sqlalchemy import (
    ColumnElement,
    UniqueConstraint,
    and_,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, col

from messages.broadcast.actions import BroadcastKind
from messages.model import Topic
from storage.area import Area, Membership, Wall
from storage.people import Member, has_reachable_account
from storage.query import DueCheck, QueryGroup
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import EnumByValue, Id, UtcInstant, foreign_key, primary_key


class Broadcast(Table, table=True):
    """An announcement: what neighbours read as `text`, and what is `proposed` instead of it.

    `author_id` answers for the text, `proposer_id` for what is proposed; a second person is asked
    for since `asked_at` about this very `edition`. Once `ended_at` is set nobody needs it any more.
    """

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(1),
        since="ended_at",
        member="author_id",
        on_erase="blank",
        blank=("author_id",),
    )

    id: int = primary_key()
    author_id: int | None = foreign_key("member.id", nullable=True)
    proposer_id: int | None = foreign_key("member.id", nullable=True)
    kind: BroadcastKind = Field(sa_type=EnumByValue(BroadcastKind))
    text: str = ""
    proposed: str = ""
    edition: int = 1
    drafted_at: datetime = Field(sa_type=UtcInstant, index=True)
    asked_at: datetime | None = Field(default=None, sa_type=UtcInstant, index=True)
    published_at: datetime | None = Field(default=None, sa_type=UtcInstant, index=True)
    edited_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcInstant)
    ended_at: datetime | None = Field(default=None, sa_type=UtcInstant)

    @property
    def key_subject(self) -> str:
        """What letters about it have as their subject."""
        return f"broadcast:{self.id}"

    @property
    def stands(self) -> bool:
        """Whether neighbours read it."""
        return self.published_at is not None and self.withdrawn_at is None and not self.ended_at


class BroadcastArea(Table, table=True):
    """One area that an announcement is for: the day of which it is the one, how far it is told."""

    __table_args__ = (
        UniqueConstraint("broadcast_id", "area_id"),
        # Not more than one a day, whoever presses at the same moment; a danger has no day.
        UniqueConstraint("area_id", "counted_on"),
    )
    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=None, because="its announcement")

    id: int = primary_key()
    broadcast_id: int = foreign_key("broadcast.id", index=False)
    area_id: int = foreign_key("area.id", index=False)
    counted_on: date | None = None
    # Members are told in order of their keys, so many at a time; nothing once all of them were.
    told_up_to: int | None = Field(default=None, sa_type=Id, index=True)

    @property
    def card_name(self) -> str:
        return f"broadcast:{self.id}"


def asked_before(time: timedelta) -> DueCheck:
    """A second person was asked for so long ago."""
    return DueCheck(lambda then: exists().where(col(Broadcast.asked_at) <= then), -time)


def written_before(time: timedelta) -> DueCheck:
    """Something was written so long ago and is not over."""
    return DueCheck(
        lambda then: exists().where(
            col(Broadcast.drafted_at) <= then, col(Broadcast.ended_at).is_(None)
        ),
        -time,
    )


UNTOLD = DueCheck(lambda _: exists().where(col(BroadcastArea.told_up_to).is_not(None)))
"""Members are still to be told of an announcement."""


class BroadcastQueries(QueryGroup):
    """Announcements, over one transaction's session."""

    async def add_broadcast(self, broadcast: Broadcast, area_id: int) -> None:
        self.session.add(broadcast)
        await self.session.flush()
        await self.set_area(broadcast.id, area_id, on=True)

    async def set_area(self, broadcast_id: int, area_id: int, *, on: bool) -> None:
        """It is for that area too, or not any more."""
        if on:
            fresh = BroadcastArea(broadcast_id=broadcast_id, area_id=area_id)
            put = self.upsert_into(BroadcastArea).values(fresh.model_dump())
            await self.session.execute(put.on_conflict_do_nothing())
            return
        await self.session.execute(
            delete(BroadcastArea).where(
                col(BroadcastArea.broadcast_id) == broadcast_id,
                col(BroadcastArea.area_id) == area_id,
            )
        )

    async def load_broadcast(
        self, broadcast_id: int
    ) -> tuple[Broadcast, list[tuple[BroadcastArea, Area]]] | None:
        """The announcement, locked until the transaction ends, with its areas by name."""
        broadcast = await self.session.get(
            Broadcast, broadcast_id, with_for_update=True, populate_existing=True
        )
        if broadcast is None:
            return None
        rows = await self.session.execute(
            select(BroadcastArea, Area)
            .join(Area, col(Area.id) == col(BroadcastArea.area_id))
            .where(col(BroadcastArea.broadcast_id) == broadcast_id)
            .order_by(col(Area.name), col(Area.id))
            .execution_options(populate_existing=True)
        )
        return broadcast, [(row[0], row[1]) for row in rows]

    async def drop_broadcast(self, broadcast: Broadcast) -> None:
        await self.session.delete(broadcast)
        await self.session.flush()

    async def count_for(self, row: BroadcastArea, day: date) -> bool:
        """Let it be the area's announcement of that day; False when there is another."""
        await self.session.flush()
        try:
            async with self.session.begin_nested():
                await self.session.execute(
                    update(BroadcastArea)
                    .where(col(BroadcastArea.id) == row.id)
                    .values(counted_on=day)
                    .execution_options(synchronize_session=False)
                )
        except IntegrityError:
            return False
        return True

    async def walls_taking(self, area_ids: Collection[int]) -> list[Wall]:
        """The walls of these areas on which a card will hang, as far as is known."""
        walls = await self.all_rows(
            select(Wall)
            .where(col(Wall.area_id).in_(area_ids), col(Wall.closed_at).is_(None))
            .order_by(col(Wall.platform), col(Wall.title), col(Wall.id))
        )
        return [wall for wall in walls if wall.takes_cards]

    # --- who reads it

    async def count_readers(
        self, area_ids: Collection[int], walled: Collection[int], now: datetime, *, but: int | None
    ) -> int:
        """How many members will read it: on a wall, or privately."""
        rests = and_(col(Member.paused_until).is_not(None), col(Member.paused_until) > now)
        reads = or_(_reads_on_wall(walled), and_(has_reachable_account(col(Member.id)), ~rests))
        result = await self.session.execute(
            select(func.count())
            .select_from(Member)
            .where(_follows(area_ids), reads, col(Member.id) != (but or 0))
        )
        return int(result.scalar_one())

    async def next_readers(
        self, area_id: int, walled: Collection[int], after: int, limit: int, *, but: int | None
    ) -> list[Member]:
        """The next members of one area to be told privately: they read it on no wall."""
        return await self.all_rows(
            select(Member)
            .where(
                col(Member.id) > after,
                _follows([area_id]),
                ~_reads_on_wall(walled),
                col(Member.id) != (but or 0),
            )
            .order_by(col(Member.id))
            .limit(limit)
        )

    async def areas_of_readers(
        self, member_ids: Collection[int], area_ids: Sequence[int]
    ) -> dict[int, int]:
        """By which of these areas each member hears of it: the first that they follow."""
        if not member_ids:
            return {}
        rows = await self.session.execute(
            select(col(Membership.member_id), col(Membership.area_id)).where(
                col(Membership.member_id).in_(member_ids),
                col(Membership.area_id).in_(area_ids),
                col(Membership.broadcast).is_(True),
            )
        )
        found: dict[int, int] = {}
        for member_id, area_id in sorted(rows.all(), key=lambda row: area_ids.index(row[1])):
            found.setdefault(member_id, area_id)
        return found

    # --- what there is

    async def known_broadcasts(
        self, member_id: int, area_ids: Collection[int], limit: int
    ) -> list[Broadcast]:
        """One's own, and what stands or waits in these areas; the newest first."""
        there = select(col(BroadcastArea.broadcast_id)).where(
            col(BroadcastArea.area_id).in_(area_ids)
        )
        public = or_(col(Broadcast.published_at).is_not(None), col(Broadcast.asked_at).is_not(None))
        return await self.all_rows(
            select(Broadcast)
            .where(
                col(Broadcast.ended_at).is_(None),
                col(Broadcast.withdrawn_at).is_(None),
                or_(
                    and_(col(Broadcast.proposer_id) == member_id, ~public),
                    and_(col(Broadcast.id).in_(there), public),
                ),
            )
            .order_by(col(Broadcast.drafted_at).desc(), col(Broadcast.id))
            .limit(limit)
        )

    async def proposed_by(self, member_id: int) -> list[int]:
        """What a member wrote that is not published as it stands."""
        return await self._keys(col(Broadcast.proposer_id) == member_id)

    async def untold_broadcasts(self) -> list[int]:
        """Those of which members are still to be told."""
        return await self._keys(
            exists().where(
                col(BroadcastArea.broadcast_id) == col(Broadcast.id),
                col(BroadcastArea.told_up_to).is_not(None),
            )
        )

    async def asked_before(self, then: datetime) -> list[int]:
        return await self._keys(col(Broadcast.asked_at) <= then)

    async def published_before(self, then: datetime) -> list[int]:
        """Those that stand since before."""
        return await self._keys(
            col(Broadcast.published_at) <= then, col(Broadcast.ended_at).is_(None)
        )

    async def published_in(self, area_id: int, since: datetime) -> list[int]:
        """What stands in an area and was published since."""
        return await self._keys(
            col(Broadcast.published_at) >= since,
            col(Broadcast.withdrawn_at).is_(None),
            exists().where(
                col(BroadcastArea.broadcast_id) == col(Broadcast.id),
                col(BroadcastArea.area_id) == area_id,
            ),
        )

    async def drop_drafts(self, before: datetime) -> None:
        """Forget what was written before and never published."""
        await self.session.execute(
            delete(Broadcast).where(
                col(Broadcast.published_at).is_(None),
                col(Broadcast.asked_at).is_(None),
                col(Broadcast.drafted_at) <= before,
            )
        )

    async def _keys(self, *which: ColumnElement[bool]) -> list[int]:
        return await self.all_rows(
            select(col(Broadcast.id)).where(*which).order_by(col(Broadcast.id))
        )


def _follows(area_ids: Collection[int]) -> ColumnElement[bool]:
    """Members who follow the announcements of one of these areas."""
    topic = col(getattr(Membership, Topic.BROADCAST.value))
    return exists().where(
        col(Membership.member_id) == col(Member.id),
        col(Membership.area_id).in_(area_ids),
        topic.is_(True),
    )


def _reads_on_wall(walled: Collection[int]) -> ColumnElement[bool]:
    """Members who were seen where the card hangs, in one of these areas."""
    return exists().where(
        col(Membership.member_id) == col(Member.id),
        col(Membership.area_id).in_(walled),
        col(Membership.on_wall).is_(True),
    )
