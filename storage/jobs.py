"""Which due moments of which jobs are taken; the database keeps them single."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar

from sqlalchemy import update
from sqlmodel import Field, col

from storage.custody import Custody, Table
from storage.errors import Duplicate
from storage.query import Query
from storage.types import Instant

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Run(Table, table=True):
    """The latest due moment of a job that some process took."""

    custody: ClassVar[Custody] = Custody(keep=None, because="the job it counts")

    job: str = Field(primary_key=True)
    due: datetime = Field(sa_type=Instant)


class Jobs(Query):
    async def take(self, job: str, due: datetime) -> None:
        """Claim a due moment for this process; `Duplicate` when it, or a later one, is taken."""
        await self.session.execute(
            self.insert(Run).values(job=job, due=NEVER).on_conflict_do_nothing()
        )
        taken = await self.session.execute(
            update(Run).where(col(Run.job) == job, col(Run.due) < due).values(due=due)
        )
        if not taken.rowcount:  # type: ignore[attr-defined]  # an UPDATE has one
            raise Duplicate(job, due)
