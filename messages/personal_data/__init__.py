"""What words for everybody should not hold: a number to call, money asked for, somebody's door."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from enum import StrEnum

from messages.personal_data import accounts, doors, payments, phones
from messages.region import HOME

__all__ = [
    "RevealKind",
    "find_reveals",
    "gives_house_number",
    "names_shared_place",
    "names_stairwell",
    "names_street_after",
]


class RevealKind(StrEnum):
    """What typed words give away."""

    ACCOUNT = "account"
    WALLET = "wallet"
    MONEY = "money"
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


def find_reveals(
    typed: str, countries: Iterable[str] = (HOME,), *, stairwell: bool = False
) -> list[RevealKind]:
    """Everything of that kind in the words, what can do most harm first.

    Numbers are read as they are dialled and given out in these countries. An address is revealed
    where a house number stands without a public place beside it. In a `stairwell`'s label a stair
    or a building may stand that many doors share, and nothing that leads to one of them.
    """
    plain = _plain_words(typed)
    where = tuple(dict.fromkeys(countries)) or (HOME,)
    signs = SIGNS | {RevealKind.DWELLING: _leads_to_door} if stairwell else SIGNS
    return [kind for kind, found in signs.items() if found(plain, where)]


def _leads_to_door(words: str, _: tuple[str, ...]) -> bool:
    return doors.holds_inner_door(words)


def gives_house_number(typed: str) -> bool:
    """Whether a house is named by its street and number, be it a public place's."""
    return doors.gives_house_number(_plain_words(typed))


def names_street_after(before: str, after: str) -> bool:
    """Whether a word between these is part of a street's name, and not of somebody's."""
    return doors.follows_way(_plain_words(before) + " ") or doors.names_road(after)


def names_shared_place(part: str) -> bool:
    """Whether a part of a label is a street, a stair or a building, and nobody's name for sure."""
    return doors.names_shared_place(_plain_words(part))


def names_stairwell(typed: str) -> bool:
    """Whether a stair or a building that many doors share is named there."""
    return doors.holds_stairwell(_plain_words(typed))


def _plain_words(typed: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", typed.translate(ORDINAL_SIGNS)).split())


SIGNS: dict[RevealKind, Callable[[str, tuple[str, ...]], bool]] = {
    RevealKind.ACCOUNT: accounts.holds_account,
    RevealKind.WALLET: lambda words, _: bool(WALLET.search(words)),
    RevealKind.MONEY: lambda words, _: payments.asks_for_money(words),
    RevealKind.CODE: lambda words, _: doors.holds_code(words),
    RevealKind.PHONE: phones.holds_phone,
    RevealKind.EMAIL: lambda words, _: bool(EMAIL.search(words)),
    RevealKind.DWELLING: lambda words, _: doors.holds_dwelling(words),
    RevealKind.ADDRESS: lambda words, _: doors.holds_house_number(words),
}
