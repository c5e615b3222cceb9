"""One person on two platforms: two members become one, and accounts part again."""

from __future__ import annotations

from sqlalchemy import Column, UniqueConstraint, delete, select, tuple_, update
from sqlalchemy.sql.schema import ColumnCollectionConstraint
from sqlmodel import col

from storage.leaving import member_columns, rows_of, table_classes
from storage.people import Account, Member
from storage.query import QueryGroup
from storage.retention import Table


class LinkingQueries(QueryGroup):
    """Queries that move everything from one member to another."""

    async def merge_members(self, kept: int, gone: int) -> None:
        """Give everything of one member to the other and forget the first.

        Where both have a row and only one can stay (one answer a café), the kept member's stays.
        """
        await self.session.flush()
        await self.session.execute(
            update(Account).where(col(Account.member_id) == gone).values(preferred=False)
        )
        for table in table_classes():
            for column in member_columns(table):
                if table is Member or not _names_members(column):
                    continue
                await self._drop_twins(table, column, kept, gone)
                await self.session.execute(
                    update(table).where(column == gone).values({column.name: kept})
                )
        await self.session.execute(delete(Member).where(col(Member.id) == gone))
        self.session.expunge_all()

    async def _drop_twins(
        self, table: type[Table], column: Column[object], kept: int, gone: int
    ) -> None:
        rows = rows_of(table)
        for constraint in rows.constraints:
            if not isinstance(constraint, ColumnCollectionConstraint | UniqueConstraint):
                continue
            others = [each for each in constraint.columns if each is not column]
            if column.name not in constraint.columns or not others:
                continue
            held = select(*others).where(column == kept)
            await self.session.execute(
                delete(table)
                .where(column == gone, tuple_(*others).in_(held))
                .execution_options(synchronize_session=False)
            )

    async def part_account(self, account: Account, alone: Member) -> None:
        """Give an account a member of its own; what was shared stays with the former."""
        self.session.add(alone)
        await self.session.flush()
        account.member_id, account.preferred = alone.id, True
        await self.session.flush()

    async def prefer_account(self, account: Account) -> None:
        """Write to the member there first, and there alone."""
        held = await self.all_rows(
            select(Account).where(
                col(Account.member_id) == account.member_id, col(Account.preferred)
            )
        )
        for each in held:
            each.preferred = False
        await self.session.flush()  # at no moment are two preferred
        account.preferred = True
        await self.session.flush()


def _names_members(column: Column[object]) -> bool:
    return any(key.column.table.name == Member.__tablename__ for key in column.foreign_keys)
