"""What words for everybody should not hold: a number to call or to pay, a code, somebody's door."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from enum import StrEnum

from messages.discreet import accounts, doors, phones
from messages.region import HOME

__all__ = ["Reveal", "gives_house_number", "reveals"]


class Reveal(StrEnum):
    """What typed words give away."""

    ACCOUNT = "account"
    WALLET = "wallet"
    CODE = "code"
    PHONE = "phone"
    EMAIL = "email"
    DWELLING = "dwelling"
    ADDRESS = "address"


EMAIL = re.compile(
    r"[\w.+-]+ ?(?:@|\(at\)|\[at\]|\barobase\b) ?[\w-]+(?: ?\. ?[\w-]+)+", re.IGNORECASE
)
WALLET = re.compile(
    r"\b0x[0-9a-fA-F]{40}\b"
    r"|\bbc1[0-9a-z]{25,71}\b"
    r"|\b[13][1-9A-HJ-NP-Za-km-z]{25,34}\b"
    r"|\b(?:paypal\.me|lydia-app\.com|lydia\.me|leetchi\.com|gofundme\.com|revolut\.me)\b"
)

ORDINAL_SIGNS = str.maketrans("ºª", "°°")


def reveals(said: str, countries: Iterable[str] = (HOME,)) -> list[Reveal]:
    """Everything of that kind in the words, what can do most harm first.

    Numbers are read as they are dialled and given out in these countries. An address is revealed
    where a house number stands without a public place beside it.
    """
    plain = _plain(said)
    where = tuple(dict.fromkeys(countries)) or (HOME,)
    return [each for each, found in SIGNS.items() if found(plain, where)]


def gives_house_number(said: str) -> bool:
    """Whether a house is named by its street and number, be it a public place's."""
    return doors.gives_house_number(_plain(said))


def _plain(said: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", said.translate(ORDINAL_SIGNS)).split())


SIGNS: dict[Reveal, Callable[[str, tuple[str, ...]], bool]] = {
    Reveal.ACCOUNT: accounts.holds_account,
    Reveal.WALLET: lambda words, _: bool(WALLET.search(words)),
    Reveal.CODE: lambda words, _: doors.holds_code(words),
    Reveal.PHONE: phones.holds_phone,
    Reveal.EMAIL: lambda words, _: bool(EMAIL.search(words)),
    Reveal.DWELLING: lambda words, _: doors.holds_dwelling(words),
    Reveal.ADDRESS: lambda words, _: doors.holds_house_number(words),
}
