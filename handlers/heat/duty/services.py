"""What is asked of whoever brings mails, and what became of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from handlers.kernel.events import EventOrigin, ServiceEvent
from messages.form import Form
from messages.heat.duty.actions import MailOutcome
from messages.heat.duty.mail import DutyLetter


class MailPost:
    """Brings mails; by itself it cannot. What it brought late it tells by its `notice`."""

    notice: Callable[[EventOrigin, MailsBroughtEvent], Awaitable[object]] | None = None

    async def send_letters(self, letters: Sequence[DutyLetter]) -> Sequence[MailOutcome]:
        """What became of each of them, in order."""
        return [MailOutcome.FAILED] * len(letters)


@dataclass(frozen=True)
class MailsBroughtEvent(ServiceEvent):
    """What became of mails, by their keys."""

    outcomes: Mapping[int, MailOutcome]
    letters: tuple[DutyLetter, ...]
    asked_for: Form | None = field(default=None, repr=False)


@dataclass(frozen=True)
class TownAnsweredEvent(ServiceEvent):
    """Whoever has the secret of a mail's link says that the town takes the check over."""

    code: str = field(repr=False)
    asked_for: Form | None = field(default=None, repr=False)
