"""What a member can see of themselves, and how they leave: every table, by its custody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Delete,
    and_,
    bindparam,
    delete,
    false,
    or_,
    select,
    update,
)
from sqlalchemy import Table as Rows
from sqlmodel import SQLModel, col

from messages.account.export_values import ExportedRow, NamedPerson, NamedThing
from storage.outbox import OutboxAction, OutboxMessage
from storage.people import Account, Member
from storage.query import QueryGroup
from storage.retention import Table, days_kept
from storage.types import UtcInstant, new_code
from storage.updates import PendingUpdate

NAMED_BY = {
    "area": ("name",),
    "cafe": ("kind", "starts_at"),
    "checkin": ("on",),
    "request": ("code",),
    "wall": ("title",),
}
"""What a row that others refer to is called by."""

NOTICE = days_kept(30)
"""How long before its end an idle account is warned."""


def table_classes() -> list[type[Table]]:
    """Every table class, those that others refer to first."""
    classes = {cls.__tablename__: cls for cls in _dependants(Table) if hasattr(cls, "__table__")}
    return [classes[rows.name] for rows in SQLModel.metadata.sorted_tables]


def _dependants(cls: type[Table]) -> list[type[Table]]:
    return [
        table_class
        for child in cls.__subclasses__()
        for table_class in (child, *_dependants(child))
    ]


@dataclass(frozen=True)
class MemberTraces:
    """What a member's rows are found by: their key, and their accounts."""

    member: int
    accounts: Sequence[Account]


class RetentionQueries(QueryGroup):
    """Queries over every table at once."""

    async def export_member(self, member_id: int) -> dict[str, list[ExportedRow]]:
        """Everything held about a member, by table; sealed words are opened for them.

        In the values for people, other members have no name, and what a row refers to has one.
        """
        await self.session.flush()
        traces = await self._traces(member_id)
        held = {}
        for table in table_classes():
            rows = await self.all_rows(select(table).where(_rows_about(table, traces)))
            held[table] = [_exported_data(row, member_id) for row in rows]
        names = await self._names_of_references(held)
        return {
            str(table.__tablename__): [
                ExportedRow(data, _shown_values(table, row, data, traces, names))
                for row, data in rows
            ]
            for table, rows in held.items()
            if rows
        }

    async def _names_of_references(
        self, held: Mapping[type[Table], Sequence[tuple[Table, dict[str, Any]]]]
    ) -> dict[tuple[str, object], NamedThing]:
        """What exported rows refer to, by table and key."""
        wanted: defaultdict[str, set[Any]] = defaultdict(set)
        for table, rows in held.items():
            for column in rows_of(table).columns:
                if target := _named_target(column):
                    wanted[target] |= {getattr(row, column.name) for row, _ in rows} - {None}
        names = {}
        for target, keys in wanted.items():
            rows_ = SQLModel.metadata.tables[target]
            columns = [rows_.c[name] for name in NAMED_BY[target]]
            for key, *parts in await self.session.execute(
                select(rows_.c.id, *columns).where(rows_.c.id.in_(keys))
            ):
                name = next((part for part in parts if isinstance(part, str)), "")
                at = next((part for part in parts if isinstance(part, date)), None)
                names[target, key] = NamedThing(target, name, at)
        return names

    async def erase_member(self, member_id: int) -> None:
        """Remove a member at once: each table as its custody says, the member last."""
        await self.session.flush()
        traces = await self._traces(member_id)
        for table in reversed(table_classes()):
            custody, rows = table.retention, rows_of(table)
            if custody.on_erase == "delete":
                owner = rows.c[custody.member]
                theirs = or_(_names_member(owner, traces), _about_user(table, traces))
                await self.session.execute(delete(table).where(theirs))
            elif custody.on_erase == "blank":
                empty = dict.fromkeys(custody.blank)
                owner = rows.c[custody.member]
                await self.session.execute(
                    update(table).where(_names_member(owner, traces)).values(empty)
                )
            for column in member_columns(table):
                if column.nullable:
                    await self.session.execute(
                        update(table)
                        .where(_names_member(column, traces))
                        .values({column.name: None})
                    )
        await self._forget_updates(traces)
        await self._rename_letters(member_id)
        self.session.expunge_all()

    async def _forget_updates(self, traces: MemberTraces) -> None:
        """What the member sent and nobody has answered yet is answered by nobody."""
        for account in traces.accounts:
            await self.session.execute(
                delete(PendingUpdate).where(
                    col(PendingUpdate.bot).startswith(f"{account.platform}:", autoescape=True),
                    col(PendingUpdate.person) == account.user,
                )
            )

    async def _rename_letters(self, member_id: int) -> None:
        """What others were told once about the member keeps being told once, but not of whom."""
        await self.session.execute(
            update(OutboxMessage)
            .where(col(OutboxMessage.once_about) == str(member_id))
            .values(once_about=new_code())
            .execution_options(synchronize_session=False)
        )

    async def _traces(self, member_id: int) -> MemberTraces:
        mine = select(Account).where(col(Account.member_id) == member_id)
        return MemberTraces(member_id, await self.all_rows(mine))

    async def delete_expired_rows(self, now: datetime) -> dict[str, int]:
        """Delete the rows whose time is over; how many of each table.

        Members are no rows to drop: they are warned, then leave like everybody else.
        """
        return {
            name: await self.count_touched(dropping, {"before": now - keep, "now": now})
            for name, keep, dropping in _expiry_statements()
        }

    async def idle_members_to_warn(self, now: datetime) -> list[Member]:
        """Members so long silent that their account ends soon, and who do not know it yet."""
        return await self.all_rows(
            select(Member).where(
                col(Member.seen_at) < now - _idle_limits() + NOTICE, col(Member.warned_at).is_(None)
            )
        )

    async def idle_members_to_erase(self, now: datetime) -> list[Member]:
        """Members who stayed silent after their warning."""
        return await self.all_rows(
            select(Member).where(
                col(Member.seen_at) < now - _idle_limits(), col(Member.warned_at) <= now - NOTICE
            )
        )

    @staticmethod
    def ends_at(member: Member, now: datetime) -> datetime:
        """When a silent member warned now will be forgotten."""
        return max(member.seen_at + _idle_limits(), now + NOTICE)


@cache
def _expiry_statements() -> list[tuple[str, timedelta, Delete]]:
    """How each table is rid of rows that were kept long enough: its name, how long, and by what."""
    found = []
    for table in reversed(table_classes()):
        custody = table.retention
        if custody.keep is None or table is Member:
            continue
        since = rows_of(table).c[custody.since]
        over = and_(since.is_not(None), since < bindparam("before", type_=since.type))
        if table is OutboxMessage:
            late = col(OutboxMessage.expires_at) < bindparam("now", type_=UtcInstant)
            over = or_(over, col(OutboxMessage.settled_at).is_(None) & late)
        dropping = delete(table).where(over).execution_options(synchronize_session=False)
        found.append((str(table.__tablename__), custody.keep, dropping))
    return found


def _idle_limits() -> timedelta:
    return Member.retention.keep or timedelta.max


def _exported_data(row: Table, member_id: int) -> tuple[Table, dict[str, Any]]:
    """A row, and what it holds for somebody it names."""
    custody = row.retention
    own = not custody.owner_only or getattr(row, custody.member) == member_id
    return row, row.model_dump(mode="json", exclude=None if own else set(custody.owner_only))


def _shown_values(
    table: type[Table],
    row: Table,
    data: Mapping[str, Any],
    traces: MemberTraces,
    names: Mapping[tuple[str, object], NamedThing],
) -> dict[str, Any]:
    """A row's values as people read them: references by name, other people by none."""
    people = {column.name for column in member_columns(table)}
    values = {}
    for column in rows_of(table).columns:
        name = column.name
        if name not in data or people == {name}:
            continue  # Whose row it is needs no saying when it names nobody else.
        value = getattr(row, name)
        if name in people and value is not None:
            value = NamedPerson(_names_one(column, value, traces))
        elif target := _named_target(column):
            value = names.get((target, value))
        values[name] = value
    return values


def _names_one(column: Column[Any], value: object, traces: MemberTraces) -> bool:
    """Whether a reference to a person, or to an account, is to this one."""
    if any(key.column.table.name == Account.__tablename__ for key in column.foreign_keys):
        return value in [account.id for account in traces.accounts]
    return value == traces.member


def _named_target(column: Column[Any]) -> str:
    """The table that a column refers to, when its rows have names."""
    targets = (str(key.column.table.name) for key in column.foreign_keys)
    return next((target for target in targets if target in NAMED_BY), "")


def rows_of(table: type[Table]) -> Rows:
    """The table behind a class."""
    rows: Rows = SQLModel.metadata.tables[str(table.__tablename__)]
    return rows


def member_columns(table: type[Table]) -> list[Column[Any]]:
    """The columns that say who: those that refer to a member or to an account."""
    rows = rows_of(table)
    who = (Member.__tablename__, Account.__tablename__)
    return [
        column
        for column in rows.columns
        if any(key.column.table.name in who for key in column.foreign_keys)
        or column.name == table.retention.member
    ]


def _names_member(column: Column[Any], traces: MemberTraces) -> ColumnElement[bool]:
    """Rows whose column names the member, directly or through one of their accounts."""
    if any(key.column.table.name == Account.__tablename__ for key in column.foreign_keys):
        return column.in_([account.id for account in traces.accounts])
    return column == traces.member


def _about_user(table: type[Table], traces: MemberTraces) -> ColumnElement[bool]:
    """Errands about the member under their platform's name for them, such as letting them in.

    A message that is to be blanked may bear the same number as a person.
    """
    if table is not OutboxMessage:
        return false()
    return or_(
        false(),
        *(
            and_(
                col(OutboxMessage.platform) == account.platform,
                col(OutboxMessage.subject) == account.user,
                col(OutboxMessage.errand) != OutboxAction.BLANK,
            )
            for account in traces.accounts
        ),
    )


def _rows_about(table: type[Table], traces: MemberTraces) -> ColumnElement[bool]:
    """Every row that names the member in any way, and is not somebody else's alone."""
    unseen = table.retention.unseen_by
    return or_(
        _about_user(table, traces),
        *(
            _names_member(column, traces)
            for column in member_columns(table)
            if column.name not in unseen
        ),
    )
