"""What words for everybody should not hold: a phone number, an account, a code, a front door."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum


class Reveal(StrEnum):
    """What typed words give away."""

    PHONE = "phone"
    ACCOUNT = "account"
    WALLET = "wallet"
    CODE = "code"
    ADDRESS = "address"


DATE = re.compile(r"(?<![\d/.-])\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?![/.-]?\d)")
DIGITS = re.compile(r"\+?\d(?:[ .()/-]{0,2}\d)+")
# How long an account number (IBAN) is in each country; its check digits tell the rest.
ACCOUNTS = {
    "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20,
    "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26,
    "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15,
    "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24,
}  # fmt: skip
ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9])+")
WALLET = re.compile(
    r"\b0x[0-9a-fA-F]{40}\b"
    r"|\bbc1[0-9a-z]{25,71}\b"
    r"|\b[13][1-9A-HJ-NP-Za-km-z]{25,34}\b"
    r"|\b(?:paypal\.me|lydia-app\.com|lydia\.me|leetchi\.com|gofundme\.com|revolut\.me)\b"
)
CODE = re.compile(
    r"(?:\bdigicode\b|\bpin\b|\b(?:door|gate|entry|access|building|lock ?box|key ?box)[ -]code\b"
    r"|\bcode\b(?!s?[ ](?:postal|promo|civil|couleur)))"
    r"[^\d.;!?\n]{0,25}?(?<!\w)(?=[^\s]*\d\S*\d)[\dab*#]{3,8}\b",
    re.IGNORECASE,
)
WAYS = (
    "rue|avenue|av|boulevard|bd|place|impasse|allées?|chemin|quai|passage|square|sente|ruelle"
    "|faubourg|esplanade|venelle"
)
ROADS = "street|st|road|rd|avenue|ave|lane|close|drive|terrace|court|gardens|crescent"
ADDRESS = re.compile(
    rf"\b\d{{1,4}} ?(?:bis|ter|quater|[a-d])?,? (?:de la |de l['’]|du |des )?(?:{WAYS})\b"
    rf"|\b\d{{1,4}}[a-d]? (?:[^\W\d]+ ){{1,3}}(?:{ROADS})\b"
    r"|\b(?:appt|apt|appartement|flat|apartment)\.? ?(?:n° ?|no\.? ?)?\d+"
    r"|\b\d{1,2} ?(?:er|e|ème|eme|st|nd|rd|th) (?:étage|etage|floor)\b",
    re.IGNORECASE,
)


def reveals(said: str) -> list[Reveal]:
    """Everything of that kind in the words, what can do most harm first.

    It guesses: it knows numbers that check themselves and the usual ways of writing; a front door
    may be a café's, so that only whoever asks knows whether an address is out of place.
    """
    plain = " ".join(unicodedata.normalize("NFKC", said).split())
    return [each for each, found in SIGNS.items() if found(plain)]


def _phone(words: str) -> bool:
    """A number one can call: with its country, or as it is dialled at home."""
    for found in DIGITS.findall(DATE.sub(" ", words)):
        digits = re.sub(r"\D", "", found)
        if found.startswith("+") or digits.startswith("00"):
            if 8 <= len(digits.removeprefix("00")) <= 15:
                return True
        elif digits.startswith("0") and 9 <= len(digits) <= 12:
            return True
    return False


def _account(words: str) -> bool:
    for found in ACCOUNT.findall(words.upper()):
        letters = re.sub(r"[ .-]", "", found)
        number = letters[: ACCOUNTS.get(letters[:2], 0)]
        if number and len(number) == ACCOUNTS[letters[:2]] and _checked(number):
            return True
    return False


def _checked(number: str) -> bool:
    """Whether the check digits are right (ISO 7064, modulo 97)."""
    turned = number[4:] + number[:4]
    return int("".join(str(int(each, 36)) for each in turned)) % 97 == 1


SIGNS: dict[Reveal, Callable[[str], object]] = {
    Reveal.ACCOUNT: _account,
    Reveal.WALLET: WALLET.search,
    Reveal.CODE: CODE.search,
    Reveal.PHONE: _phone,
    Reveal.ADDRESS: ADDRESS.search,
}
