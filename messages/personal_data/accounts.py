"""Numbers that are paid into or that name a person: they check themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module

IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9])+")
CARD = re.compile(r"(?<!\d)[3-6]\d{3}(?:[ -]?\d){9,15}(?!\d)")
NATIONAL: Mapping[str, Mapping[str, str]] = {
    "BE": {"be.nn": r"\d{2}[. ]?\d{2}[. ]?\d{2}[- ]?\d{3}[. ]?\d{2}"},
    "CH": {"ch.ssn": r"756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}"},
    "DE": {"de.idnr": r"\d{2}[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}"},
    "ES": {
        "es.ccc": r"\d{4}[ -]?\d{4}[ -]?\d{2}[ -]?\d{10}",
        "es.dni": r"\d{2}\.?\d{3}\.?\d{3}[- ]?[A-Za-z]",
        "es.nie": r"[XYZxyz][- ]?\d{7}[- ]?[A-Za-z]",
    },
    "FR": {"fr.nir": r"[12] ?\d{2} ?\d{2} ?\d[\dAB] ?\d{3} ?\d{3} ?\d{2}"},
    "GB": {"gb.nhs": r"\d{3}[ -]\d{3}[ -]\d{4}"},
    "IT": {"it.codicefiscale": r"[A-Za-z]{6} ?\d{2}[A-Za-z]\d{2} ?[A-Za-z]\d{3}[A-Za-z]"},
    "NL": {"nl.bsn": r"BSN:? ?\d{4}\.?\d{2}\.?\d{3}"},
    "PT": {"pt.cc": r"\d{8} ?\d ?[A-Z]{2}\d"},
}
"""Numbers of an account or a person by country: who checks them, and how they are written."""

NAMED = re.compile(
    r"\b(?:sort code|account (?:no|number)|kontonummer|num[ée]ro de compte|n[°º] de compte"
    r"|numero di conto|n[úu]mero de (?:cuenta|conta)|nib)\b\D{0,12}\d[\d -]{5,}",
    re.IGNORECASE,
)


def holds_account(words: str, countries: tuple[str, ...]) -> bool:
    """Whether a number of an account, a card or a person stands there with right check digits."""
    if sum(letter.isdigit() for letter in words) < 6:
        return False
    if NAMED.search(words) or _holds_iban(words) or _holds_card(words):
        return True
    return any(
        import_module(f"stdnum.{name}").is_valid(re.sub(r"^BSN:? ?", "", found))
        for country in countries
        for name, shape in NATIONAL.get(country, {}).items()
        for found in re.findall(rf"(?<![\w-]){shape}(?!\w)", words)
    )


def _holds_iban(words: str) -> bool:
    """What follows an account number may look like a part of it."""
    from stdnum import iban

    for found in IBAN.findall(words.upper()):
        letters = re.sub(r"[ .-]", "", found)
        if any(
            iban.is_valid(letters[:size], check_country=False)
            for size in range(15, min(len(letters), 34) + 1)
        ):
            return True
    return False


def _holds_card(words: str) -> bool:
    from stdnum import luhn

    return any(luhn.is_valid(re.sub(r"\D", "", found)) for found in CARD.findall(words))
