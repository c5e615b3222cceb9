"""The organisers' journal: acts are added and read; only their time and an erasure change one."""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, select, true
from sqlmodel import col

from storage.organise.tables import JournalEntry
from storage.query import QueryGroup


class JournalQueries(QueryGroup):
    """What is written into the journal and read there."""

    def record_entry(self, entry: JournalEntry) -> None:
        self.session.add(entry)

    async def journal_entries(
        self, area_id: int | None, limit: int | None = 20, *, after: int = 0
    ) -> list[JournalEntry]:
        """The acts in an area, or everywhere, newest first; `after` so many of them."""
        newest = col(JournalEntry.at).desc(), col(JournalEntry.id)
        found = select(JournalEntry).where(_acts_in(area_id))
        return await self.all_rows(found.order_by(*newest).limit(limit).offset(after))

    async def count_entries(self, area_id: int | None) -> int:
        found = select(func.count()).select_from(JournalEntry).where(_acts_in(area_id))
        return int((await self.session.execute(found)).scalar_one())


def _acts_in(area_id: int | None) -> ColumnElement[bool]:
    return true() if area_id is None else col(JournalEntry.area_id) == area_id
