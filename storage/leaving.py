"""What a member can see of themselves, and how they leave: every table, by its custody."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy import Table as Rows
from sqlmodel import SQLModel, col

from storage.custody import Table
from storage.people import Account
from storage.query import Query


def tables() -> list[type[Table]]:
    """Every table class, those that others refer to first."""
    classes = {cls.__tablename__: cls for cls in _below(Table) if hasattr(cls, "__table__")}
    return [classes[rows.name] for rows in SQLModel.metadata.sorted_tables]


def _below(cls: type[Table]) -> list[type[Table]]:
    return [each for child in cls.__subclasses__() for each in (child, *_below(child))]


class Leaving(Query):
    async def export(self, member_id: int) -> dict[str, list[dict[str, Any]]]:
        """Everything held about a member, by table; sealed words are opened for them."""
        held = {}
        for table in tables():
            if table.custody.member:
                rows = await self.all(select(table).where(_theirs(table, member_id)))
                held[str(table.__tablename__)] = [row.model_dump(mode="json") for row in rows]
        return {name: rows for name, rows in held.items() if rows}

    async def erase(self, member_id: int) -> None:
        """Remove a member at once: each table as its custody says, the member last."""
        for table in reversed(tables()):
            custody = table.custody
            if custody.leaving == "delete":
                await self.session.execute(delete(table).where(_theirs(table, member_id)))
            elif custody.leaving == "blank":
                empty = dict.fromkeys(custody.blank)
                await self.session.execute(
                    update(table).where(_theirs(table, member_id)).values(empty)
                )
        self.session.expunge_all()

    async def expire(self, now: datetime) -> dict[str, int]:
        """Delete the rows whose time is over; how many of each table."""
        gone = {}
        for table in reversed(tables()):
            custody = table.custody
            if custody.keep is None:
                continue
            since = rows_of(table).c[custody.since]
            done = await self.session.execute(
                delete(table)
                .where(since.is_not(None), since < now - custody.keep)
                .execution_options(synchronize_session=False)
            )
            gone[str(table.__tablename__)] = int(done.rowcount)  # type: ignore[attr-defined]  # a DELETE has one
        return gone


def rows_of(table: type[Table]) -> Rows:
    """The table behind a class."""
    rows: Rows = SQLModel.metadata.tables[str(table.__tablename__)]
    return rows


def _theirs(table: type[Table], member_id: int) -> ColumnElement[bool]:
    """The rows that point to the member, directly or through one of their accounts."""
    column = rows_of(table).c[table.custody.member]
    if any(key.column.table.name == Account.__tablename__ for key in column.foreign_keys):
        mine = select(col(Account.id)).where(col(Account.member_id) == member_id)
        return column.in_(mine)
    return column == member_id
