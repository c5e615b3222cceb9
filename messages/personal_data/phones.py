"""Numbers that can be called, as people dial them at home."""

from __future__ import annotations

import re

DATE = re.compile(r"(?<![\d/.-])\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?![/.-]?\d)")
DIGITS = re.compile(r"\+?\d(?:[ .()/-]{0,2}\d)+")
LETTER_O = re.compile(r"(?<![^\W\d_])[oO](?=[ .-]?\d)")
ANY_LENGTH = frozenset({"DE", "AT", "FI", "LU", "SE"})
"""Where numbers have any length: only those with their leading zero are told from others."""


def holds_phone(words: str, countries: tuple[str, ...]) -> bool:
    """Whether a number can be called: with its country, or as it is dialled in one of these."""
    words = DATE.sub(" ", LETTER_O.sub("0", words))
    return _looks_dialled(words) or any(_is_dialled_in(country, words) for country in countries)


def _looks_dialled(words: str) -> bool:
    """A number written as most of Europe dials: a plus, or a zero first."""
    for found in DIGITS.findall(words):
        digits = re.sub(r"\D", "", found)
        if found.startswith("+") or digits.startswith("00"):
            if 8 <= len(digits.removeprefix("00")) <= 15:
                return True
        elif digits.startswith("0") and 9 <= len(digits) <= 12:
            return True
    return False


def _is_dialled_in(country: str, words: str) -> bool:
    # Brought in where a number is near: its plans are large.
    if sum(letter.isdigit() for letter in words) < 7:
        return False
    from phonenumbers import (
        Leniency,
        NumberParseException,
        PhoneNumberMatcher,
        is_valid_number,
        parse,
    )

    for number_match in PhoneNumberMatcher(words, country, leniency=Leniency.VALID):
        digits = re.sub(r"\D", "", number_match.raw_string)
        if country in ANY_LENGTH and not number_match.raw_string.startswith(("0", "+", "(0")):
            continue
        if len(digits) >= 7:
            return True
    for number_match in DIGITS.findall(words):
        # Many leave out the zero, which the matcher wants.
        try:
            if len(re.sub(r"\D", "", number_match)) == 9 and is_valid_number(
                parse(number_match, country)
            ):
                return True
        except NumberParseException:
            continue
    return False
