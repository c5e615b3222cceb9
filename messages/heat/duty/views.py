"""What members and organisers read about the town's people on duty."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from messages import words
from messages.heat.announcements.brevity import LONGEST, longest_length, shorten_name
from messages.heat.checkins.actions import ShowEnrolment
from messages.heat.duty.actions import AnswerDuty, MailTrouble
from messages.model import Button, Message, Text, message, press_button

MAIL = 30
"""Characters of an address that stay where a number to call has to be read: all of it stands in
the area's own settings."""


class DutyConsentState(StrEnum):
    """What somebody said of their area's mail box; `GONE` is a yes to one there was."""

    UNASKED = "unasked"
    REFUSED = "refused"
    AGREED = "agreed"
    GONE = "gone"


@dataclass(frozen=True)
class DutyConsent:
    """What somebody said, of which mail box, and how they may be reached."""

    state: DutyConsentState
    mail: str
    reach: str = ""


def consent_lines(consent: DutyConsent | None) -> list[Text]:
    """Who of the town would be told what and when; the question, where it was not asked."""
    if consent is None:
        return []
    if consent.state is DutyConsentState.AGREED:
        return [words.duty_told_when(mail=consent.mail, reach=consent.reach)]
    if consent.state is DutyConsentState.REFUSED:
        return [words.duty_not_told(mail=consent.mail)]
    if consent.state is DutyConsentState.GONE:
        return [words.duty_gone(mail=consent.mail)]
    return [words.duty_question(mail=consent.mail)]


def consent_rows(consent: DutyConsent | None) -> list[tuple[Button, ...]]:
    """Ways to say yes, no, or to take it back."""
    if consent is None:
        return []
    if consent.state in (DutyConsentState.AGREED, DutyConsentState.GONE):
        return [(press_button(words.duty_stop(), AnswerDuty(yes=False)),)]
    yes = press_button(words.duty_yes(), AnswerDuty(yes=True))
    if consent.state is DutyConsentState.REFUSED:
        return [(yes,)]
    return [(yes, press_button(words.duty_no(), AnswerDuty(yes=False)))]


def consent_question(mail: str, before: str = "") -> Message:
    """To who was never asked of this mail box; who agreed to another one reads that too."""
    lines = [words.duty_changed(before=before)] if before else []
    asked = _consent_asked(mail, *lines)
    if longest_length(asked) > LONGEST:
        # Which one it was they know; which one it is they have to read.
        asked = _consent_asked(mail, words.duty_changed_since())
    return asked


def _consent_asked(mail: str, *lines: Text) -> Message:
    return message(
        *lines,
        words.duty_question(mail=mail),
        rows=(
            (
                press_button(words.duty_yes(), AnswerDuty(yes=True)),
                press_button(words.duty_no(), AnswerDuty(yes=False)),
            ),
            (press_button(words.watch_open(), ShowEnrolment()),),
        ),
    )


def mail_fails_notice(name: str, mail: str, why_not: MailTrouble, number: str) -> Message:
    """To organisers: the town does not know; whom to call instead."""
    mail = shorten_name(mail, MAIL)
    why = {
        MailTrouble.STUCK: words.duty_mail_stuck(mail=mail),
        MailTrouble.REFUSED: words.duty_mail_refused(mail=mail),
        MailTrouble.PERHAPS: words.duty_mail_perhaps(mail=mail),
        MailTrouble.DROPPED: words.duty_mail_dropped(),
    }[why_not]
    name = shorten_name(name)
    call = words.duty_mail_call(name=name)
    if number:
        call = words.duty_mail_call_number(name=name, number=number)
    return message(why, call, words.watch_not_me())
