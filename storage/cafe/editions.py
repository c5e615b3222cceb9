"""Editions: days on which an area's tables stand on one card, such as the Fête des voisins."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint, case, exists, func, or_, select
from sqlmodel import Field, col

from storage.cafe.tables import SEATED, Cafe, CafeAnswer, CafeState
from storage.people import Member
from storage.query import DueCheck, QueryGroup
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import UtcInstant, foreign_key, new_code, primary_key


class CafeEdition(Table, table=True):
    """The cafés of an area from the day `first_on` to the day `last_on`, on one card.

    It is open on those days since `opened_at`.
    """

    __tablename__ = "edition"

    __table_args__ = (UniqueConstraint("area_id", "kind", "year"),)
    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=days_kept(365), since="opened_at")

    id: int = primary_key()
    code: str = Field(default_factory=new_code, unique=True)
    area_id: int = foreign_key("area.id")
    kind: str
    year: int
    first_on: date
    last_on: date
    opened_at: datetime = Field(sa_type=UtcInstant)
    closed_at: datetime | None = Field(default=None, sa_type=UtcInstant)

    @property
    def card_name(self) -> str:
        """The card that gathers its tables, and what letters about it have as their subject."""
        return f"edition:{self.id}"


class CafeEditionQueries(QueryGroup):
    """Editions, over one transaction's session."""

    async def open_edition(self, edition: CafeEdition) -> bool:
        """Keep it, unless the area has it already; opened twice at once it is one."""
        made = await self.session.execute(self.unless_there(CafeEdition), edition.model_dump())
        return made.first() is not None

    async def edition_of(self, area_id: int, kind: str, year: int) -> CafeEdition | None:
        """That of the year, locked until the transaction ends."""
        found = await self.session.execute(
            select(CafeEdition)
            .where(
                col(CafeEdition.area_id) == area_id,
                col(CafeEdition.kind) == kind,
                col(CafeEdition.year) == year,
            )
            .with_for_update()
            .execution_options(populate_existing=True)
        )
        return found.scalar_one_or_none()

    async def get_edition(self, edition_id: int, *, lock: bool = False) -> CafeEdition:
        return await self.get_row(CafeEdition, edition_id, lock=lock)

    async def edition_by_code(self, code: str) -> CafeEdition | None:
        found = await self.session.execute(select(CafeEdition).where(col(CafeEdition.code) == code))
        return found.scalar_one_or_none()

    async def open_editions(self, area_id: int | None = None) -> list[CafeEdition]:
        """Those that are open, of one area or of all."""
        those = select(CafeEdition).where(col(CafeEdition.closed_at).is_(None))
        if area_id is not None:
            those = those.where(col(CafeEdition.area_id) == area_id)
        return await self.all_rows(those.order_by(col(CafeEdition.first_on), col(CafeEdition.id)))

    async def count_seated(self, cafe_ids: Collection[int]) -> dict[int, int]:
        """How many come to each of these, named guests too."""
        if not cafe_ids:
            return {}
        heads = func.sum(1 + case((col(CafeAnswer.guest).is_not(None), 1), else_=0))
        rows = await self.session.execute(
            select(col(CafeAnswer.cafe_id), heads)
            .where(col(CafeAnswer.cafe_id).in_(cafe_ids), col(CafeAnswer.coming).in_(SEATED))
            .group_by(col(CafeAnswer.cafe_id))
        )
        return {row[0]: int(row[1]) for row in rows}

    async def hosts_of(self, cafe_ids: Collection[int]) -> dict[int, Member]:
        """Who hosts each of these."""
        rows = await self.session.execute(
            select(col(Cafe.id), Member)
            .join(Member, col(Member.id) == col(Cafe.host_id))
            .where(col(Cafe.id).in_(cafe_ids))
        )
        return {row[0]: row[1] for row in rows}

    async def tables_between(self, area_id: int, begins: datetime, ends: datetime) -> list[Cafe]:
        """An area's cafés from then until then, begun and over too, first ones first."""
        return await self.all_rows(
            select(Cafe)
            .where(*_tables_between(area_id, begins, ends))
            .order_by(col(Cafe.starts_at), col(Cafe.id))
        )

    async def count_tables_held(self, area_id: int, begins: datetime, ends: datetime) -> int:
        """How many cafés took place in an area from then until then."""
        found = await self.session.execute(
            select(func.count()).where(
                *_tables_between(area_id, begins, ends),
                or_(col(Cafe.outcome).is_(None), col(Cafe.outcome) != "not_yet"),
            )
        )
        return int(found.scalar_one())


def _tables_between(area_id: int, begins: datetime, ends: datetime) -> tuple[Any, ...]:
    return (
        col(Cafe.area_id) == area_id,
        col(Cafe.state).in_((CafeState.OPEN, CafeState.OVER)),
        col(Cafe.starts_at) >= begins,
        col(Cafe.starts_at) < ends,
    )


EDITIONS_OPEN = DueCheck(lambda _: exists().where(col(CafeEdition.closed_at).is_(None)))
"""An edition is open."""
