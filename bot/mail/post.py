"""Brings mails to a server with the standard library's client, never waited for by the ladder."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence

from sqlalchemy.exc import SQLAlchemyError

from bot.mail.server import MailServer
from bot.mail.visit import MailVisit
from handlers.heat.duty.services import MailPost, MailsBroughtEvent
from handlers.kernel.events import EventOrigin
from messages.heat.duty.actions import MailOutcome
from messages.heat.duty.mail import DutyLetter
from storage.errors import DatabaseAway

log = logging.getLogger(__name__)

JOB_WAITS = 3.0
"""Seconds a job waits for a server: most are done by then, and the others go on without it."""

FINAL = (MailOutcome.SENT, MailOutcome.REFUSED)
"""What became of a mail, whatever becomes of those after it."""


class SmtpPost(MailPost):
    """One server, visited by one thread at a time; what it brought late is told once it is known.

    While a thread lives no other begins: one that does not come back is left alone, and what is to
    be brought fails as it does without a server.
    """

    def __init__(self, server: MailServer) -> None:
        self._server = server
        self._visit: MailVisit | None = None
        self._known: dict[str, MailOutcome] = {}
        self._late: asyncio.Queue[tuple[MailVisit, tuple[DutyLetter, ...]]] = asyncio.Queue()

    async def send_letters(self, letters: Sequence[DutyLetter]) -> Sequence[MailOutcome]:
        self._learn()
        known = {
            place: self._known.pop(each.mark)
            for place, each in enumerate(letters)
            if each.mark in self._known
        }
        left = [place for place in range(len(letters)) if place not in known]
        if left:
            said = await self._bring([letters[place] for place in left])
            known |= dict(zip(left, said, strict=True))
        return [known[place] for place in range(len(letters))]

    async def is_well(self) -> bool:
        """Whether it can be reached, takes the password, and would take mails."""
        visit = MailVisit(self._server, ())
        await visit.begin_and_wait(visit.until - time.monotonic() + 1)
        return visit.was_let_in and visit.ended

    async def _bring(self, letters: Sequence[DutyLetter]) -> Sequence[MailOutcome]:
        if self._visit is None:
            self._visit = MailVisit(self._server, letters)
            await self._visit.begin_and_wait(JOB_WAITS)
            outcomes = self._outcomes_of(self._visit, letters)
            if self._visit.ended:
                self._visit = None
            else:
                self._late.put_nowait((self._visit, tuple(letters)))
            return outcomes
        return self._outcomes_of(self._visit, letters)

    async def run(self) -> None:
        """Tell what was brought late, one visit after another, as long as Palier runs."""
        while True:
            await self.tell_late()

    async def tell_late(self) -> None:
        """The next visit that was not waited for is noted, or others would bring it again."""
        visit, letters = await self._late.get()
        await visit.wait()
        self._learn()
        known = {each.key: each for each in letters if each.mark in self._known}
        said = {key: self._known[each.mark] for key, each in known.items()}
        said = dict.fromkeys((each.key for each in letters), MailOutcome.UNTRIED) | said
        try:
            if self.notice:
                await self.notice(EventOrigin("mail"), MailsBroughtEvent(said, letters))
        except (DatabaseAway, OSError, SQLAlchemyError) as fault:
            log.warning("late mails not noted fault=%s", type(fault).__name__)
            return
        for each in known.values():
            self._known.pop(each.mark, None)

    def _outcomes_of(
        self, visit: MailVisit, letters: Sequence[DutyLetter]
    ) -> Sequence[MailOutcome]:
        said = [visit.outcomes.get(letter.mark) for letter in letters]
        if visit.ended or visit.is_over_time:
            for letter in letters:
                visit.outcomes.pop(letter.mark, None)  # it is told once
            return [each or MailOutcome.FAILED for each in said]
        return [
            each if each in FINAL else MailOutcome.CARRIED if each else MailOutcome.UNTRIED
            for each in said
        ]

    def _learn(self) -> None:
        """What a visit brought that was not waited for."""
        visit = self._visit
        if visit and visit.ended:
            untried = MailOutcome.UNTRIED
            self._known = {m: said for m, said in visit.outcomes.items() if said is not untried}
            self._visit = None
