"""Reports of what hangs on walls, how they were judged, and who is muted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlmodel import col

from storage.area import Membership
from storage.organise.tables import Mute, Report
from storage.query import Query

TOLD = col(Report.what) != ""
OPEN = col(Report.judged) == ""


class Reports(Query):
    """Reports, judgements and mutes."""

    async def report(self, report_id: int, *, lock: bool = False) -> Report:
        """The report; locked until the transaction ends when asked."""
        return await self.one(Report, report_id, lock=lock)

    async def point(self, report: Report) -> Report:
        """Keep what somebody points at; the same person at the same thing is one report."""
        found = await self.session.execute(
            select(Report).where(
                col(Report.subject) == report.subject, col(Report.by_id) == report.by_id
            )
        )
        before = found.scalar_one_or_none()
        if before is None:
            self.session.add(report)
            await self.session.flush()
        return before or report

    async def open_on(self, subject: str) -> list[Report]:
        """Reports of one thing that nobody judged yet, oldest first."""
        return await self.all(
            select(Report)
            .where(col(Report.subject) == subject, TOLD, OPEN)
            .order_by(col(Report.at), col(Report.id))
        )

    async def told_on(self, subject: str) -> list[Report]:
        """Every report of one thing, oldest first."""
        return await self.all(
            select(Report)
            .where(col(Report.subject) == subject, TOLD)
            .order_by(col(Report.at), col(Report.id))
        )

    async def neighbours_against(self, subject: str, area_id: int) -> int:
        """How many members of the area have reported it since it was last judged."""
        found = await self.session.execute(
            select(func.count(func.distinct(col(Report.by_id))))
            .join(Membership, col(Membership.member_id) == col(Report.by_id))
            .where(col(Report.subject) == subject, TOLD, OPEN, col(Membership.area_id) == area_id)
        )
        return int(found.scalar_one())

    async def open_reports(self, area_id: int) -> list[Report]:
        """Reports in an area that nobody judged yet, oldest first."""
        return await self.all(
            select(Report)
            .where(col(Report.area_id) == area_id, TOLD, OPEN)
            .order_by(col(Report.at), col(Report.id))
        )

    async def judge(self, subject: str, judgement: str) -> bool:
        """Judge every open report of one thing; False when somebody was faster."""
        judged = await self.touched(
            update(Report)
            .where(col(Report.subject) == subject, TOLD, OPEN)
            .values(judged=judgement, appeal="")
        )
        return bool(judged)

    async def appeal(self, subject: str, before: str, after: str) -> bool:
        """Move the appeal about one thing on; False when it stood elsewhere."""
        moved = await self.touched(
            update(Report)
            .where(col(Report.subject) == subject, TOLD, col(Report.appeal) == before)
            .values(appeal=after)
        )
        return bool(moved)

    async def drop_pointed(self, before: datetime) -> None:
        """Forget what was pointed at and never said."""
        await self.session.execute(delete(Report).where(~TOLD, col(Report.at) < before))

    async def mute(self, member_id: int, area_id: int, until: datetime) -> None:
        """Let a member publish nothing in an area until then."""
        values = {"member_id": member_id, "area_id": area_id, "until": until}
        await self.session.execute(
            self.insert(Mute)
            .values(values)
            .on_conflict_do_update(
                index_elements=[col(Mute.member_id), col(Mute.area_id)], set_={"until": until}
            )
        )

    async def unmute(self, member_id: int, area_id: int) -> None:
        await self.session.execute(
            delete(Mute).where(col(Mute.member_id) == member_id, col(Mute.area_id) == area_id)
        )

    async def muted_until(self, member_id: int, area_id: int, now: datetime) -> datetime | None:
        """Until when a member may publish nothing in an area."""
        found = await self.session.get(Mute, (member_id, area_id), populate_existing=True)
        return found.until if found and found.until > now else None
