"""Which due moments of which jobs are taken; the database keeps them single."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from sqlalchemy import Executable, bindparam, select, text, update
from sqlmodel import Field, col

from storage.errors import AlreadyDone
from storage.query import DueCheck, QueryGroup
from storage.retention import RetentionPolicy, Table
from storage.types import UtcInstant


class JobRun(Table, table=True):
    """The latest due moment of a job that some process took."""

    __tablename__ = "run"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=None, because="the job it counts")

    job: str = Field(primary_key=True)
    due: datetime = Field(sa_type=UtcInstant)


# Every job begins with this: written out, it need not be built a dozen times a minute.
TAKE = text(
    "INSERT INTO run (job, due) VALUES (:job, :due) ON CONFLICT (job)"
    " DO UPDATE SET due = excluded.due WHERE run.due < excluded.due OR run.due > :ahead"
).bindparams(bindparam("due", type_=UtcInstant), bindparam("ahead", type_=UtcInstant))

SKEW = timedelta(minutes=5)
"""How far the clocks of two processes may differ: a moment taken later than that has not come."""


class WorkSurvey:
    """One question for many jobs: which of them may find something to do."""

    def __init__(self, checks: Mapping[str, DueCheck]) -> None:
        self._checks = tuple(checks.values())
        self.jobs = tuple(checks)
        self.statement: Executable = select(
            *(
                check.condition(bindparam(f"moment_{n}", type_=UtcInstant)).label(f"job_{n}")
                for n, check in enumerate(self._checks)
            )
        )

    def moments(self, now: datetime) -> dict[str, datetime]:
        """What the conditions are about, now."""
        return {f"moment_{n}": now + check.shift for n, check in enumerate(self._checks)}

    def idle(self, found: Sequence[bool], now: datetime) -> set[str]:
        """The jobs for which neither a row nor the calendar has something."""
        return {
            job
            for job, check, due in zip(self.jobs, self._checks, found, strict=True)
            if not due and not check.calendar(now)
        }


class JobQueries(QueryGroup):
    async def idle_jobs(self, survey: WorkSurvey, now: datetime) -> set[str]:
        """The jobs that would find nothing to do."""
        row = (await self.session.execute(survey.statement, survey.moments(now))).one()
        return survey.idle(row, now)

    async def take_moment(self, job: str, due: datetime, now: datetime) -> None:
        """Claim a due moment for this process; `AlreadyDone` when it, or a later one, is taken.

        A moment that was taken and has not come yet is void: some clock was ahead.
        """
        if not await self.count_touched(TAKE, {"job": job, "due": due, "ahead": now + SKEW}):
            raise AlreadyDone(job, due)

    async def give_back_moment(self, job: str, due: datetime) -> None:
        """Let a due moment be taken again, unless a later one was taken meanwhile."""
        await self.session.execute(
            update(JobRun)
            .where(col(JobRun.job) == job, col(JobRun.due) == due)
            .values(due=due - timedelta(microseconds=1))
        )
