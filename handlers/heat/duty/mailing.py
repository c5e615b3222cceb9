"""What the town's box is told about a check, promised in the same transaction as its cause."""

from __future__ import annotations

from datetime import timedelta

from handlers.heat.duty.standing import box_of, may_be_told
from handlers.kernel.interaction import JobContext
from messages.heat.duty.actions import DutyNews
from storage.area import Area
from storage.heat.checkins.queries import CheckIn, CheckInEnrolment
from storage.heat.duty import DutyMail
from storage.outbox import occurrence_of

LATELY = timedelta(hours=1)
"""How soon after a silence was told nobody is told of it again."""


def box_to_tell(
    check: CheckIn, enrolment: CheckInEnrolment | None, area: Area, context: JobContext
) -> str:
    """Which box is told that nobody hears from somebody, if any.

    They agreed to a silence being told: who asks for a call, or is not well, spoke to neighbours.
    Whoever worries at their door spoke for nobody but themself.
    """
    mail = box_of(area, context)
    silent = not check.answered and check.ended_at is None
    agreed = may_be_told(enrolment, mail) and silent and check.taken_at is None
    return mail if agreed else ""


async def mail_town(
    check: CheckIn,
    enrolment: CheckInEnrolment | None,
    area: Area,
    occurrence: str,
    context: JobContext,
) -> bool:
    """Promise the box that it is told of this occurrence; False where it may not be, or is not."""
    mail = box_to_tell(check, enrolment, area, context)
    if not mail:
        return False
    row = await context.store.duty.mail_of(check, mail, context.now)
    if not _is_told(row, occurrence, context):
        row.begin_saying(DutyNews.SILENT, context.now, occurrence)
    await context.store.session.flush()
    return row.failing_since is None


def _is_told(row: DutyMail, occurrence: str, context: JobContext) -> bool:
    """Whether this was promised, or told so lately that it is no news."""
    if row.says is not DutyNews.SILENT or not row.said_for:
        return False
    lately = timedelta() <= context.now - row.said_at < LATELY
    return lately or row.next_at is not None or row.said_for == occurrence


async def mail_again(check: CheckIn, context: JobContext) -> None:
    """Whoever took care of it does not: the box hears of it anew, since it counts on nobody."""
    enrolment = await context.store.checkins.enrolment_of(check.member_id)
    area = await context.store.areas.get_area(check.area_id)
    mail = box_to_tell(check, enrolment, area, context)
    if mail:
        row = await context.store.duty.mail_of(check, mail, context.now)
        row.begin_saying(DutyNews.SILENT, context.now, f"again:{occurrence_of(context.now)}")
    elif check.answered and check.ended_at is None:
        for row in await context.store.duty.mails_about(check.id):
            if row.says is DutyNews.TAKEN:
                row.begin_saying(DutyNews.ANSWERED, context.now)
    await context.store.session.flush()


async def mail_news(check: CheckIn, says: DutyNews, context: JobContext) -> None:
    """Who was told hears how it goes on; what was never brought is not told any more."""
    for row in await context.store.duty.mails_about(check.id):
        if row.tried_at is None:
            await context.store.duty.forget_mail(row)
        elif row.says is not DutyNews.OVER:
            row.begin_saying(says, context.now)
    await context.store.session.flush()
