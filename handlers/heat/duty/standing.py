"""Whether a mail box of the town may be told of somebody: it is there, and they agreed to it."""

from __future__ import annotations

from enum import StrEnum

from handlers.kernel.interaction import JobContext
from messages.heat.checkins.actions import TakenVia
from messages.heat.duty.actions import DutyNews
from messages.heat.duty.mail import DutyPosting
from messages.heat.duty.views import DutyConsent, DutyConsentState
from storage.area import Area
from storage.heat.checkins.queries import CheckIn, CheckInEnrolment
from storage.heat.duty import DutyMail


class MailStanding(StrEnum):
    """What a mail's link leads to: it asks, the town or somebody has it, or it is over."""

    ASKS = "asks"
    TOWN = "town"
    TAKEN = "taken"
    ANSWERED = "answered"
    OVER = "over"


def mail_standing(row: DutyMail, check: CheckIn | None, area: Area) -> MailStanding:
    """How it stands with what a mail asked; the town takes over only what it asks still.

    Of a box that is not the area's any more it asks nothing.
    """
    if check is None or check.ended_at or row.mail != area.duty_mail:
        return MailStanding.OVER
    if row.says in (DutyNews.OVER, DutyNews.ANSWERED):
        over = row.says is DutyNews.OVER
        return MailStanding.OVER if over else MailStanding.ANSWERED
    if check.taken_at:
        return MailStanding.TOWN if check.taken_via is TakenVia.TOWN else MailStanding.TAKEN
    return MailStanding.ASKS


def box_of(area: Area, context: JobContext) -> str:
    """The mail box of the area's town; "" without one, and where no mail can be sent."""
    return area.duty_mail if context.find_setting(DutyPosting) else ""


def may_be_told(enrolment: CheckInEnrolment | None, mail: str) -> bool:
    """Whether somebody agreed to this very box: what was said of another does not count."""
    return bool(mail and enrolment and enrolment.duty_mail == mail and enrolment.duty_reach)


async def consent_of(
    enrolment: CheckInEnrolment, member_id: int, context: JobContext
) -> DutyConsent | None:
    """What somebody said of their town's box; None where there is none and they said nothing."""
    areas = await context.store.areas.memberships(member_id)
    mail = box_of(areas[0][1], context) if areas else ""
    agreed, reach = enrolment.duty_mail, enrolment.duty_reach or ""
    if agreed and agreed == mail:
        return DutyConsent(DutyConsentState.AGREED, agreed, reach)
    if not mail:
        return DutyConsent(DutyConsentState.GONE, agreed) if agreed else None
    asked = enrolment.duty_asked == mail
    return DutyConsent(DutyConsentState.REFUSED if asked else DutyConsentState.UNASKED, mail)
