"""A mail to the town's people on duty: plain text, in the area's language, no more than agreed."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from messages import words
from messages.catalog import paragraphs, plain_words
from messages.heat.duty.actions import DutyNews
from messages.model import FrozenValue, MomentText, Reader, Text, message

ENDS_A_LINE = {"Cc", "Zl", "Zp"}
"""Kinds of characters that end a line, or do more: a blank stands for them."""

UNSEEN = {"Cf", "Cs", "Co", "Cn"}
"""Kinds of characters that are not seen, or turn a line round: mails go without."""


class DutyPosting(FrozenValue):
    """The operator's word that mails can be sent; links in them lead to `public_url`, if any."""

    public_url: str = ""

    def link_of(self, code: str) -> str:
        """Where whoever has the code says that the town takes it over; "" without an address."""
        return f"{self.public_url}/duty/{code}" if self.public_url else ""


@dataclass(frozen=True)
class DutyLetter:
    """One mail, in words. `number` names it for people, `mark` for mail programmes.

    With the same `mark` a mail brought twice is one; what is said `after` another belongs to it.
    Until the `lease` ends nobody else brings it.
    """

    key: int
    said_at: datetime
    to: str
    subject: str
    body: str
    mark: str
    after: str = ""
    lease: datetime | None = None


@dataclass(frozen=True)
class SilentPerson:
    """Who is silent, and what they agreed that the town is told."""

    name: str
    reach: str
    since: MomentText
    told: int


@dataclass(frozen=True)
class DutyBox:
    """Where a mail goes: the box, the area it speaks of, in which language, under which number."""

    mail: str
    area: str
    reader: Reader
    number: int


NUMBERS = 100_000
"""How many numbers there are to speak of mails by."""


def short_number(key: int) -> int:
    """By which number people may speak of a mail."""
    return key % NUMBERS


def in_one_line(typed: str) -> str:
    """What somebody typed, as part of a line: it can begin no other one, and hides nothing."""
    kinds = ((each, unicodedata.category(each)) for each in typed)
    seen = (" " if kind in ENDS_A_LINE else each for each, kind in kinds if kind not in UNSEEN)
    return " ".join("".join(seen).split())


def duty_subject(box: DutyBox) -> str:
    """The same for everything about one check: nobody is named in it."""
    text = words.duty_mail_subject(area=in_one_line(box.area), number=str(box.number))
    return in_one_line(plain_words(text, box.reader))


def duty_body(
    box: DutyBox, says: DutyNews, person: SilentPerson | None, link: str, hours: int
) -> str:
    """What is told, paragraph by paragraph."""
    lines = _silent_lines(box, person, link, hours) if person else _news_lines(box, says)
    shown = paragraphs(message(*lines, words.duty_mail_foot()), box.reader)
    said = ("".join(span.words for span in spans) for spans in shown)
    return "\n\n".join(map(in_one_line, said)) + "\n"


def _silent_lines(box: DutyBox, person: SilentPerson, link: str, hours: int) -> list[Text]:
    lines = [
        words.duty_mail_why(area=in_one_line(box.area)),
        words.duty_mail_name(name=in_one_line(person.name)),
        words.duty_mail_reach(reach=in_one_line(person.reach)),
        words.duty_mail_since(since=person.since),
        words.duty_mail_tried(count=person.told),
        words.duty_mail_agreed(),
    ]
    if link:
        return [*lines, words.duty_mail_take_link(link=link), words.duty_mail_again(hours=hours)]
    return [*lines, words.duty_mail_take_organisers(), words.duty_mail_again(hours=hours)]


def _news_lines(box: DutyBox, says: DutyNews) -> list[Text]:
    number = str(box.number)
    match says:
        case DutyNews.TAKEN:
            return [words.duty_mail_taken(number=number)]
        case DutyNews.ANSWERED:
            return [words.duty_mail_answered(number=number)]
        case _:
            return [words.duty_mail_over(number=number)]
