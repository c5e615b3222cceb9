"""What the town's box is told about a check, promised in the same transaction as its cause."""

from __future__ import annotations

from handlers.heat.duty.standing import box_of, may_be_told
from handlers.kernel.interaction import JobContext
from messages.heat.checkins.actions import CheckCause
from messages.heat.duty.actions import DutyNews
from storage.area import Area
from storage.heat.checkins.queries import CheckIn, CheckInEnrolment


def box_to_tell(
    check: CheckIn, enrolment: CheckInEnrolment | None, area: Area, context: JobContext
) -> str:
    """Which box is told that nobody hears from somebody, if any.

    They agreed to a silence being told: who asks for a call, or is not well, spoke to neighbours.
    """
    mail = box_of(area, context)
    silent = check.cause is CheckCause.SILENCE and check.ended_at is None
    agreed = may_be_told(enrolment, mail) and silent and check.taken_at is None
    return mail if agreed else ""


async def mail_town(
    check: CheckIn, enrolment: CheckInEnrolment | None, area: Area, context: JobContext
) -> bool:
    """Promise the box that it is told at this step; False where it may not be."""
    mail = box_to_tell(check, enrolment, area, context)
    if mail:
        row = await context.store.duty.mail_of(check, mail, context.now)
        row.begin_saying(DutyNews.SILENT, context.now)
        await context.store.session.flush()
    return bool(mail)


async def mail_news(check: CheckIn, says: DutyNews, context: JobContext) -> None:
    """Who was told hears how it goes on; what was never brought is not told any more."""
    for row in await context.store.duty.mails_about(check.id):
        if row.tried_at is None:
            await context.store.duty.forget_mail(row)
        elif row.says is not DutyNews.OVER:
            row.begin_saying(says, context.now)
    await context.store.session.flush()
