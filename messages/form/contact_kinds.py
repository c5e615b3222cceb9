"""Kinds of fields for how a service is reached: a telephone number, a mail address."""

from __future__ import annotations

import re
from dataclasses import dataclass

from messages.form.kinds import AnswerContext, LineField, ReadAnswer, unclear_answer

ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
MAIL = re.compile(
    rf"(?P<box>{ATOM}(?:\.{ATOM})*)@(?P<domain>(?:{LABEL}\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9])"
)
PHONE = re.compile(r"\+?[0-9][0-9 .()/-]*")
LONGEST_BOX, LONGEST_MAIL = 64, 254
FEWEST, MOST = 2, 15
"""Digits of a telephone number, short ones of a country among them."""


def read_mail(typed: str) -> str | None:
    """A mail address as it is written to, its domain in small letters; None when it is none."""
    bare = typed.strip().removeprefix("mailto:").strip("<>")
    found = MAIL.fullmatch(bare)
    if found is None or len(bare) > LONGEST_MAIL or len(found["box"]) > LONGEST_BOX:
        return None
    return f"{found['box']}@{found['domain'].lower()}"


@dataclass(frozen=True)
class MailField(LineField):
    """One mail address, and nothing else."""

    def read_answer(self, spoken: str, asked: AnswerContext) -> ReadAnswer:
        mail = read_mail(super().read_answer(spoken, asked).value)
        if mail is None:
            raise unclear_answer("form-no-mail")
        return ReadAnswer(mail)


@dataclass(frozen=True)
class PhoneField(LineField):
    """One telephone number, and nothing else."""

    def read_answer(self, spoken: str, asked: AnswerContext) -> ReadAnswer:
        typed = (
            super().read_answer(spoken, asked).value.replace("\u00a0", " ").replace("\u202f", " ")
        )
        digits = sum(each.isdigit() for each in typed)
        if not PHONE.fullmatch(typed) or not FEWEST <= digits <= MOST:
            raise unclear_answer("form-no-phone")
        return ReadAnswer(typed)
