"""Brings mails to a server with the standard library's client, in a thread of its own."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from bot.mail.server import MailServer
from handlers.heat.duty.services import MailPost
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
"""Seconds it has for everything that is brought at once: other jobs wait meanwhile."""

NO_SUCH_BOX = range(550, 554)
"""Answers to an address that will be the same tomorrow."""


class NotEncrypted(Exception):
    """The server would let everybody on the way read along."""


class SmtpPost(MailPost):
    """One server; mails that are brought together share a connection."""

    def __init__(self, server: MailServer) -> None:
        self._server = server

    async def send_letters(self, letters: Sequence[DutyLetter]) -> Sequence[MailOutcome]:
        outcomes = [MailOutcome.FAILED] * len(letters)

        def bring(connection: smtplib.SMTP) -> None:
            for place, letter in enumerate(letters):
                outcomes[place] = _bring_one(connection, self._server, letter)

        await self._at_the_server(bring)
        return outcomes

    async def is_well(self) -> bool:
        """Whether it can be reached, takes the password, and would take mails."""
        return await self._at_the_server(lambda connection: None)

    async def _at_the_server(self, work: Callable[[smtplib.SMTP], None]) -> bool:
        """Do this once signed in; False when that, or anything on the way, did not work."""
        opened: list[socket.socket] = []

        def cut() -> None:
            for each in opened:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)

        timer = asyncio.get_running_loop().call_later(ALL_WAIT, cut)
        try:
            await asyncio.to_thread(_visit, self._server, opened, work)
        except asyncio.CancelledError:
            cut()
            raise
        except Exception as fault:
            # Whose words a server repeats is not known: they are in no log.
            log.warning("mail server failed fault=%s", type(fault).__name__)
            return False
        finally:
            timer.cancel()
        return True


def _visit(
    server: MailServer, opened: list[socket.socket], work: Callable[[smtplib.SMTP], None]
) -> None:
    import ssl

    trusted = ssl.create_default_context()
    with _connected(server, trusted, opened) as connection:
        connection.ehlo_or_helo_if_needed()
        if not server.encrypted and connection.has_extn("starttls"):
            connection.starttls(context=trusted)
            opened += [connection.sock] if connection.sock else []
            connection.ehlo()
        elif not (server.encrypted or server.is_here):
            raise NotEncrypted
        if server.user:
            connection.login(server.user, server.password)
        work(connection)


def _connected(
    server: MailServer, trusted: ssl.SSLContext, opened: list[socket.socket]
) -> smtplib.SMTP:
    """A connection whose socket is known from its first byte on: a greeting may never end."""
    import smtplib  # only who sends mails pays for it

    def note(made: socket.socket) -> socket.socket:
        opened.append(made)
        return made

    class PlainConnection(smtplib.SMTP):
        def _get_socket(self, *where: Any) -> socket.socket:
            return note(super()._get_socket(*where))  # type: ignore[misc]  # typeshed leaves it out

    class SecureConnection(smtplib.SMTP_SSL):
        def _get_socket(self, *where: Any) -> socket.socket:
            return note(super()._get_socket(*where))  # type: ignore[misc]  # typeshed leaves it out

    if server.encrypted:
        return SecureConnection(server.host, server.port, timeout=EACH_WAITS, context=trusted)
    return PlainConnection(server.host, server.port, timeout=EACH_WAITS)


def _bring_one(connection: smtplib.SMTP, server: MailServer, letter: DutyLetter) -> MailOutcome:
    """What became of it; a fault of the connection is raised, and the rest is brought later."""
    import smtplib

    if read_mail(letter.to) != letter.to:
        return MailOutcome.REFUSED
    try:
        connection.send_message(
            written_mail(server, letter), from_addr=server.sender, to_addrs=[letter.to]
        )
    except smtplib.SMTPRecipientsRefused as refusal:
        code = next(iter(refusal.recipients.values()))[0]
        return MailOutcome.REFUSED if code in NO_SUCH_BOX else MailOutcome.FAILED
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError):
        return MailOutcome.FAILED
    return MailOutcome.SENT


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
