"""A mail server on loopback that speaks SMTP as it is on the wire, and can be told to misbehave."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import TracebackType
from typing import Self


@dataclass(frozen=True)
class TakenMail:
    """A mail as it came: from whom and to whom by the envelope, and its bytes."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes

    @property
    def mail(self) -> EmailMessage:
        parsed = message_from_bytes(self.raw, policy=policy.default)
        assert isinstance(parsed, EmailMessage)
        return parsed

    @property
    def text(self) -> str:
        """Its only part, as somebody reads it."""
        assert self.mail.get_content_type() == "text/plain"
        return str(self.mail.get_content()).replace("\r\n", "\n")

    @property
    def subject(self) -> str:
        return str(self.mail["Subject"])


class FakeMailServer:
    """Listens at `port`; what it took is in `mails`.

    `replies` are its answers to commands instead of the usual ones; before an answer of "" it hangs
    up, to "DONE" as well, the end of a mail's text. While it is `closed` nobody can connect.
    """

    def __init__(self) -> None:
        self.mails: list[TakenMail] = []
        self.replies: dict[str, str] = {}
        self.faults: list[str] = []
        self.spoken: list[str] = []
        self.port = 0
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> Self:
        await self.opens()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.closes()
        assert not self.faults

    async def opens(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def closes(self) -> None:
        if self._server:
            self._server.close()
            await self._server.wait_closed()
            self._server = None

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}?from=palier@example.org"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._talk(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        sender, recipients = "", list[str]()
        if not self._says(writer, "HELLO", "220 mail.example ESMTP"):
            return
        while line := await reader.readline():
            if not line.endswith(b"\r\n"):
                self.faults.append(f"a line without its end: {line!r}")
            verb, _, rest = line.decode("ascii").strip().partition(" ")
            verb = verb.upper()
            self.spoken.append(verb)
            match verb:
                case "EHLO":
                    usual = "250-mail.example\r\n250-8BITMIME\r\n250 SIZE 1000000"
                case "MAIL":
                    sender, recipients, usual = _path(rest), [], "250 ok"
                case "RCPT":
                    usual = "250 ok"
                    if verb not in self.replies:
                        recipients.append(_path(rest))
                case "DATA":
                    usual = "354 go on" if recipients else "503 to whom?"
                case "QUIT":
                    usual = "221 bye"
                case "RSET" | "NOOP":
                    usual = "250 ok"
                case _:
                    usual = "502 not known"
                    self.faults.append(f"not a command: {line!r}")
            if not self._says(writer, verb, usual) or verb == "QUIT":
                return
            if verb == "DATA" and "DATA" not in self.replies and recipients:
                raw = await _read_text(reader)
                if not self._says(writer, "DONE", "250 taken"):
                    self.mails.append(TakenMail(sender, tuple(recipients), raw))
                    return
                if not self.replies.get("DONE", "250").startswith(("4", "5")):
                    self.mails.append(TakenMail(sender, tuple(recipients), raw))
            await writer.drain()

    def _says(self, writer: asyncio.StreamWriter, verb: str, usual: str) -> bool:
        """Answer; False when it hangs up instead."""
        reply = self.replies.get(verb, usual)
        if reply:
            writer.write(f"{reply}\r\n".encode("ascii"))
        return bool(reply)


def _path(said: str) -> str:
    """The address of MAIL FROM:<…> or RCPT TO:<…>."""
    return said.partition("<")[2].partition(">")[0]


async def _read_text(reader: asyncio.StreamReader) -> bytes:
    """A mail's text up to the dot that ends it, with doubled dots made single again."""
    lines = []
    while (line := await reader.readline()) != b".\r\n":
        assert line.endswith(b"\r\n")
        lines.append(line[1:] if line.startswith(b".") else line)
    return b"".join(lines)
