"""Where mails leave: an SMTP server, as the operator names it in one address."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import unquote, urlsplit

from messages.form import read_mail

PORTS = {"smtp": 587, "smtps": 465}


class UnspeakableCredentials(ValueError):
    """A user or password with letters that the way of signing in has no place for."""


@dataclass(frozen=True)
class MailServer:
    """A server, who signs in there, and the address mails come from.

    `smtps` is encrypted from the first byte on, `smtp` before anything is said that somebody could
    read: only on this machine itself it may stay as it is.
    """

    host: str
    port: int
    encrypted: bool
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def from_url(cls, url: str) -> Self:
        """`smtp://user:password@host:587?from=palier@example.org`; else a `ValueError`."""
        parts = urlsplit(url)
        if parts.scheme not in PORTS or not parts.hostname or parts.path not in ("", "/"):
            raise ValueError("not a mail server")
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        if not (user + password).isascii():
            raise UnspeakableCredentials("no server could be told them")
        if parts.fragment or not url.isascii() or any(each <= " " for each in url):
            raise ValueError("not a mail server")
        # A plus stays one: it stands in addresses, and this is no form of a page.
        asked, _, given = parts.query.partition("=")
        if asked not in ("", "from") or "&" in given or parts.port == 0:
            raise ValueError("not a mail server")
        sender = read_mail(unquote(given) if asked else user)
        if sender is None or bool(user) != bool(password):
            raise ValueError("nobody to send as")
        port = parts.port or PORTS[parts.scheme]
        return cls(parts.hostname, port, parts.scheme == "smtps", sender, user, password)

    @property
    def domain(self) -> str:
        """In whose name mails are marked."""
        return self.sender.partition("@")[2]

    @property
    def is_here(self) -> bool:
        """Whether nothing leaves this machine on the way to it."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"
