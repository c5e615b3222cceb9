"""Who is asked whether they still organise, or would run this Palier, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import exists, func, select, true, update
from sqlmodel import Field, col

from storage.area import Area, JoinRequest, MemberRole, Membership, Wall
from storage.organise.report_queries import OPEN, TOLD
from storage.organise.tables import AbuseReport
from storage.people import Member
from storage.query import DueCheck, QueryGroup
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import EnumByValue, UtcInstant, foreign_key, primary_key

SILENT_AFTER = timedelta(days=14)
"""How long an organiser does nothing while something waits, before they are asked."""


class RoleAsked(StrEnum):
    """What is asked: whether somebody still organises, or would be an admin."""

    SILENT = "silent"
    ADMIN = "admin"


class RoleAnswer(StrEnum):
    """What came of it."""

    OPEN = "open"
    YES = "yes"
    NO = "no"
    NONE = "none"


class RoleQuestion(Table, table=True):
    """One question to a member about a role, asked by Palier or on behalf of an admin (`by_id`)."""

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(183), since="asked_at", member="member_id", on_erase="delete"
    )

    id: int = primary_key()
    what: RoleAsked = Field(sa_type=EnumByValue(RoleAsked))
    area_id: int | None = foreign_key("area.id", nullable=True)
    member_id: int = foreign_key("member.id")
    by_id: int | None = foreign_key("member.id", nullable=True)
    asked_at: datetime = Field(sa_type=UtcInstant, index=True)
    answer: RoleAnswer = Field(default=RoleAnswer.OPEN, sa_type=EnumByValue(RoleAnswer))

    @property
    def key_subject(self) -> str:
        """What letters about it have as their subject."""
        return f"role:{self.id}"


class RoleQuestionQueries(QueryGroup):
    """Questions about roles, and what tells whom to ask."""

    async def get_role_question(self, question_id: int) -> RoleQuestion:
        return await self.get_row(RoleQuestion, question_id, lock=True)

    async def add_role_question(self, question: RoleQuestion) -> None:
        self.session.add(question)
        await self.session.flush()

    async def role_questions(
        self, what: RoleAsked, area_id: int | None = None
    ) -> list[RoleQuestion]:
        """What was asked of this kind, in an area if one is named; the latest first."""
        there = true() if area_id is None else col(RoleQuestion.area_id) == area_id
        return await self.all_rows(
            select(RoleQuestion)
            .where(col(RoleQuestion.what) == what, there)
            .order_by(col(RoleQuestion.asked_at).desc(), col(RoleQuestion.id).desc())
        )

    async def answer_role_question(self, question_id: int, answer: RoleAnswer) -> bool:
        """Note an answer; False when there was one."""
        return bool(
            await self.count_touched(
                update(RoleQuestion)
                .where(
                    col(RoleQuestion.id) == question_id,
                    col(RoleQuestion.answer) == RoleAnswer.OPEN,
                )
                .values(answer=answer)
            )
        )

    async def waiting_since(self, area_id: int) -> datetime | None:
        """Since when somebody at a door, or something reported, waits there for an organiser."""
        knocks = (
            select(func.min(col(JoinRequest.asked_at)))
            .join(Wall, col(Wall.id) == col(JoinRequest.wall_id))
            .where(col(Wall.area_id) == area_id, col(JoinRequest.decided).is_(None))
        )
        told = select(func.min(col(AbuseReport.at))).where(
            col(AbuseReport.area_id) == area_id, TOLD, OPEN
        )
        found = [(await self.session.execute(each)).scalar_one_or_none() for each in (knocks, told)]
        return min((each for each in found if each), default=None)

    async def longest_serving(self, without: Sequence[int] = ()) -> list[Member]:
        """Who organises any open area and is no admin, the longest-serving first."""
        since = func.min(col(Membership.joined_at))
        return await self.all_rows(
            select(Member)
            .join(Membership, col(Membership.member_id) == col(Member.id))
            .join(Area, col(Area.id) == col(Membership.area_id))
            .where(
                col(Membership.role) == MemberRole.ORGANISER,
                col(Area.closed_at).is_(None),
                col(Member.admin).is_(False),
                col(Member.id).not_in(without),
            )
            .group_by(*Member.__table__.columns)  # type: ignore[attr-defined]  # SQLModel hides it
            .order_by(since, col(Member.id))
        )


SILENCE = DueCheck(
    lambda then: exists().where(
        col(Membership.role) == MemberRole.ORGANISER,
        col(Membership.member_id) == col(Member.id),
        col(Member.seen_at) <= then,
    ),
    -SILENT_AFTER,
)
"""Somebody who organises was not heard of for long."""

NO_ADMIN = DueCheck(
    lambda _: (
        exists().where(col(RoleQuestion.what) == RoleAsked.ADMIN)
        & ~exists().where(col(Member.admin).is_(True))
    )
)
"""Somebody was asked to run the instance, and nobody does."""
