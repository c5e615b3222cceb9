"""One visit to a mail server, in a thread of its own that ends in time, or is left behind."""

from __future__ import annotations

import asyncio
import logging
import re
import socket
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from bot.mail.server import MailServer
from messages.form import read_mail
from messages.heat.duty.actions import MailOutcome
from messages.heat.duty.mail import DutyLetter, in_one_line

if TYPE_CHECKING:
    import smtplib
    import ssl
    from email.message import EmailMessage

log = logging.getLogger(__name__)

EACH_WAITS = 8.0
"""Seconds the server has for each of its answers."""

ALL_WAIT = 20.0
"""Seconds it has for everything together, names looked up and connections made among it."""

TEXT_WAITS = 60.0
"""Seconds it has once a mail's text leaves: good ones look for viruses before they answer."""

LAST_TEXT = 50.0
"""Seconds after which no text leaves any more: it is no longer this process's to bring."""

LEFT_BEHIND = 2.0
"""Seconds after its time by which a thread whose sockets were shut has ended, if it ever does."""

NO_SUCH_BOX = range(550, 554)
"""Answers to an address that will be the same tomorrow."""

TAKEN, GO_ON = 250, 354


class NotEncrypted(Exception):
    """The server would let everybody on the way read along."""


class MailVisit:
    """Letters that are brought together, and what becomes of each if it ended now.

    A fault ends the connection, and costs the letter that was being brought alone: the others go on
    over a new one.
    """

    def __init__(self, server: MailServer, letters: Sequence[DutyLetter]) -> None:
        self._server, self._letters = server, letters
        self.outcomes = {each.mark: MailOutcome.FAILED for each in letters}
        self.was_let_in = self.ended = False
        self._over = asyncio.Event()
        self._begun = time.monotonic()
        self._no_more_at = self.until = self._begun + ALL_WAIT
        self._opened: list[socket.socket] = []

    @property
    def is_over_time(self) -> bool:
        """Whether it should have ended, and hangs where nothing can be shut."""
        return time.monotonic() > self.until + LEFT_BEHIND

    async def begin_and_wait(self, seconds: float) -> None:
        """Begin, and wait until it has ended; not longer than that."""
        loop, over = asyncio.get_running_loop(), self._over

        def bring() -> None:
            try:
                self._bring_all()
            finally:
                self.ended = True
                with suppress(RuntimeError):  # the loop may have ended before
                    loop.call_soon_threadsafe(over.set)

        def watch() -> None:
            left = self.until - time.monotonic()
            if not self.ended and left > 0:
                loop.call_later(left, watch)
            elif not self.ended:
                self._shut()

        # Nobody waits for it at a stop: what it leaves undone is brought at the next start.
        threading.Thread(target=bring, name="mail", daemon=True).start()
        watch()
        await self.wait(seconds)

    async def wait(self, seconds: float | None = None) -> None:
        """Wait until it has ended; not longer than that."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._over.wait()

    def _shut(self) -> None:
        for each in list(self._opened):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def _bring_all(self) -> None:
        left = list(self._letters)
        while True:
            before = len(left)
            try:
                self._visit(left)
            except Exception as fault:
                # Whose words a server repeats is not known: they are in no log.
                log.warning("mail server failed fault=%s", type(fault).__name__)
            if not left or len(left) == before or time.monotonic() >= self._no_more_at:
                return

    def _visit(self, left: list[DutyLetter]) -> None:
        """Sign in, and bring what is left until something goes wrong."""
        import ssl

        trusted = ssl.create_default_context()
        with self._connected(trusted) as connection:
            connection.ehlo_or_helo_if_needed()
            if not self._server.encrypted and connection.has_extn("starttls"):
                connection.starttls(context=trusted)
                self._opened += [connection.sock] if connection.sock else []
                connection.ehlo()
            elif not (self._server.encrypted or self._server.is_here):
                raise NotEncrypted
            if self._server.user:
                connection.login(self._server.user, self._server.password)
            if not self.was_let_in:
                self.was_let_in = True
                self.outcomes = dict.fromkeys(self.outcomes, MailOutcome.UNTRIED)
            while left and time.monotonic() < self._no_more_at:
                letter = left.pop(0)
                self.outcomes[letter.mark] = MailOutcome.FAILED
                self._bring(connection, letter)

    def _connected(self, trusted: ssl.SSLContext) -> smtplib.SMTP:
        """A connection whose socket is known from its first byte on: a greeting may never end."""
        import smtplib  # only who sends mails pays for it

        def note(made: socket.socket) -> socket.socket:
            self._opened.append(made)
            if time.monotonic() >= self.until:
                made.close()
                raise TimeoutError
            return made

        class PlainConnection(smtplib.SMTP):
            def _get_socket(self, *where: Any) -> socket.socket:
                return note(super()._get_socket(*where))  # type: ignore[misc]  # not in typeshed

        class SecureConnection(smtplib.SMTP_SSL):
            def _get_socket(self, *where: Any) -> socket.socket:
                return note(super()._get_socket(*where))  # type: ignore[misc]  # not in typeshed

        host, port = self._server.host, self._server.port
        if self._server.encrypted:
            return SecureConnection(host, port, timeout=EACH_WAITS, context=trusted)
        return PlainConnection(host, port, timeout=EACH_WAITS)

    def _bring(self, connection: smtplib.SMTP, letter: DutyLetter) -> None:
        """Bring one; a fault of the connection is raised."""
        said = self.outcomes
        if read_mail(letter.to) != letter.to:
            said[letter.mark] = MailOutcome.REFUSED
            return
        code, _ = connection.mail(self._server.sender)
        if code == TAKEN:
            code, _ = connection.rcpt(letter.to)
            if code in NO_SUCH_BOX:
                said[letter.mark] = MailOutcome.REFUSED
        if code not in (TAKEN, TAKEN + 1):
            connection.rset()
            return
        if time.monotonic() > self._begun + LAST_TEXT:
            # This process stood still: somebody else may bring it by now.
            said[letter.mark] = MailOutcome.UNTRIED
            connection.rset()
            return
        code, _ = connection.docmd("DATA")
        if code != GO_ON:
            connection.rset()
            return
        text = written_mail(self._server, letter).as_bytes()
        self._let_text_leave(connection, text, letter)

    def _let_text_leave(self, connection: smtplib.SMTP, text: bytes, letter: DutyLetter) -> None:
        """From here on it may arrive, whatever is heard of it."""
        self.until = max(self.until, time.monotonic() + TEXT_WAITS)
        if connection.sock:
            connection.sock.settimeout(TEXT_WAITS)
        self.outcomes[letter.mark] = MailOutcome.UNSURE
        connection.send(re.sub(rb"(?m)^\.", b"..", text) + b".\r\n")
        code, _ = connection.getreply()
        taken = code == TAKEN
        self.outcomes[letter.mark] = MailOutcome.SENT if taken else MailOutcome.FAILED
        self.until = max(self._no_more_at, time.monotonic() + EACH_WAITS)
        if connection.sock:
            connection.sock.settimeout(EACH_WAITS)
        if not taken:
            connection.rset()


def written_mail(server: MailServer, letter: DutyLetter) -> EmailMessage:
    """The mail as it goes over the wire: no header can hold a second line."""
    from email.message import EmailMessage
    from email.policy import SMTP
    from email.utils import localtime

    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"] = f"Palier <{server.sender}>", letter.to
    mail["Subject"] = in_one_line(letter.subject)
    mail["Date"] = localtime()
    mail["Message-ID"] = f"<{letter.mark}@{server.domain}>"
    if letter.after:
        mail["References"] = f"<{letter.after}@{server.domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(letter.body, charset="utf-8", cte="quoted-printable")
    return mail
