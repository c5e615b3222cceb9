"""Reports of what hangs on walls, how they were judged, and who is muted."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, exists, func, select, update
from sqlmodel import col

from storage.area import Membership
from storage.organise.tables import AbuseReport, JournalEntry, MemberMute
from storage.query import DueCheck, QueryGroup

TOLD = col(AbuseReport.what) != ""
OPEN = col(AbuseReport.judged) == ""


def unsaid_for(time: timedelta) -> DueCheck:
    """Something was pointed at so long ago, and nothing was said of it."""
    return DueCheck(lambda then: exists().where(~TOLD, col(AbuseReport.at) < then), -time)


class ReportQueries(QueryGroup):
    """Reports, judgements and mutes."""

    async def get_report(self, report_id: int, *, lock: bool = False) -> AbuseReport:
        """The report; locked until the transaction ends when asked."""
        return await self.get_row(AbuseReport, report_id, lock=lock)

    async def record_pointed(self, report: AbuseReport) -> AbuseReport:
        """Keep what somebody points at; the same person at the same thing is one report."""
        result = await self.session.execute(
            select(AbuseReport).where(
                col(AbuseReport.subject) == report.subject, col(AbuseReport.by_id) == report.by_id
            )
        )
        before = result.scalar_one_or_none()
        if before is None:
            self.session.add(report)
            await self.session.flush()
        return before or report

    async def open_reports_on(self, subject: str) -> list[AbuseReport]:
        """Reports of one thing that nobody judged yet, oldest first."""
        return await self.all_rows(
            select(AbuseReport)
            .where(col(AbuseReport.subject) == subject, TOLD, OPEN)
            .order_by(col(AbuseReport.at), col(AbuseReport.id))
        )

    async def reports_on(self, subject: str) -> list[AbuseReport]:
        """Every report of one thing, oldest first."""
        return await self.all_rows(
            select(AbuseReport)
            .where(col(AbuseReport.subject) == subject, TOLD)
            .order_by(col(AbuseReport.at), col(AbuseReport.id))
        )

    async def neighbours_against(self, subject: str, area_id: int) -> int:
        """How many members of the area have reported it since it was last judged."""
        result = await self.session.execute(
            select(func.count(func.distinct(col(AbuseReport.by_id))))
            .join(Membership, col(Membership.member_id) == col(AbuseReport.by_id))
            .where(
                col(AbuseReport.subject) == subject, TOLD, OPEN, col(Membership.area_id) == area_id
            )
        )
        return int(result.scalar_one())

    async def open_reports(self, area_id: int) -> list[AbuseReport]:
        """Reports in an area that nobody judged yet, oldest first."""
        return await self.all_rows(
            select(AbuseReport)
            .where(col(AbuseReport.area_id) == area_id, TOLD, OPEN)
            .order_by(col(AbuseReport.at), col(AbuseReport.id))
        )

    async def judge_reports(self, subject: str, judgement: str) -> bool:
        """Judge every open report of one thing; False when somebody was faster."""
        judged = await self.count_touched(
            update(AbuseReport)
            .where(col(AbuseReport.subject) == subject, TOLD, OPEN)
            .values(judged=judgement, appeal="")
        )
        return bool(judged)

    async def move_appeal(self, subject: str, before: str, after: str) -> bool:
        """Move the appeal about one thing on; False when it stood elsewhere."""
        moved = await self.count_touched(
            update(AbuseReport)
            .where(col(AbuseReport.subject) == subject, TOLD, col(AbuseReport.appeal) == before)
            .values(appeal=after)
        )
        return bool(moved)

    async def delete_pointed(self, before: datetime) -> None:
        """Forget what was pointed at and never said."""
        await self.session.execute(delete(AbuseReport).where(~TOLD, col(AbuseReport.at) < before))

    async def mute_member(self, member_id: int, area_id: int, until: datetime) -> None:
        """Let a member publish nothing in an area until then."""
        values = {"member_id": member_id, "area_id": area_id, "until": until}
        await self.session.execute(
            self.upsert_into(MemberMute)
            .values(values)
            .on_conflict_do_update(
                index_elements=[col(MemberMute.member_id), col(MemberMute.area_id)],
                set_={"until": until},
            )
        )

    async def unmute_member(self, member_id: int, area_id: int) -> None:
        await self.session.execute(
            delete(MemberMute).where(
                col(MemberMute.member_id) == member_id, col(MemberMute.area_id) == area_id
            )
        )

    async def muted_in(self, area_id: int, now: datetime) -> set[int]:
        """Who may publish nothing in an area now."""
        return set(
            await self.all_rows(
                select(col(MemberMute.member_id)).where(
                    col(MemberMute.area_id) == area_id, col(MemberMute.until) > now
                )
            )
        )

    async def muted_until(self, member_id: int, area_id: int, now: datetime) -> datetime | None:
        """Until when a member may publish nothing in an area."""
        mute = await self.session.get(MemberMute, (member_id, area_id), populate_existing=True)
        return mute.until if mute and mute.until > now else None

    async def acts_about(self, member_id: int, area_id: int, limit: int) -> list[JournalEntry]:
        """What organisers have done about a member's things there, oldest first.

        Found by what was reported of theirs: the journal itself names nobody it is about.
        """
        subjects = select(col(AbuseReport.subject)).where(
            col(AbuseReport.author_id) == member_id, col(AbuseReport.area_id) == area_id
        )
        found = await self.all_rows(
            select(JournalEntry)
            .where(col(JournalEntry.area_id) == area_id, col(JournalEntry.on).in_(subjects))
            .order_by(col(JournalEntry.at).desc())
            .limit(limit)
        )
        return found[::-1]
