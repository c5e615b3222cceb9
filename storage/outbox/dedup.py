"""Under which key something is told once: what it is about, what is said of it, and which time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, order=True)
class DedupKey:
    """What is promised twice under one key is told once, to a member or on a wall.

    `subject` is the thing it speaks of (a café, a request, a day of heat), `act` what is said of
    it, `occurrence` which time of several. `about` is the number of the member whose act it was,
    if there may be several; once they have left it is a code that is nobody's.
    """

    subject: str
    act: str
    occurrence: str = ""
    about: str = ""


def occurrence_of(which: datetime | date | int, *, exact: bool = False) -> str:
    """A moment (to the second, or the millisecond), a day, a year, a revision as an occurrence."""
    if isinstance(which, datetime):
        return f"{which.timestamp():.3f}" if exact else f"{which.timestamp():.0f}"
    return which.isoformat() if isinstance(which, date) else str(which)


ONCE = ("once_subject", "once_act", "once_occurrence", "once_about")
"""The columns of a letter's key. What is withdrawn is found by the first two of them.

What a member was told about a subject is found by the member first: a day of heat is told to all.
"""


def key_columns(once: DedupKey | None) -> dict[str, str | None]:
    """A key as the columns of a letter; all of them empty without one."""
    if once is None:
        return dict.fromkeys(ONCE)
    parts = once.subject, once.act, once.occurrence, once.about
    return dict(zip(ONCE, parts, strict=True))
