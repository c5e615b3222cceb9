"""Words that ask for money: a sum somebody wants, a gift, a way to pay."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from messages.folding import without_accents
from messages.language import LanguageTable

SUM, STEM = "#", "*"
SIGNS = {"€": " euros ", "£": " pounds ", "$": " dollars "}
NUMBER = r"\d+(?:[.,]\d+)?"
SENTENCE_END = re.compile(r"[.!?;\n]+(?!\d)")
NO_WORD = re.compile(rf"[^\w{SUM}]+|_")


class PaymentTable(LanguageTable, file="payment.toml"):
    """How money is asked for in a language.

    What is in `asking` asks by itself, what is in `asked` beside a sum, unless the sentence says
    that it is paid `elsewhere`; `harmless` words are not looked at.
    """

    numbers: tuple[str, ...]
    units: tuple[str, ...]
    asking: tuple[str, ...]
    asked: tuple[str, ...]
    elsewhere: tuple[str, ...]
    harmless: tuple[str, ...]


def asks_for_money(typed: str) -> bool:
    """Whether the words ask for a payment or a gift of money, in any language."""
    sums, harmless, asking, asked, elsewhere = _patterns()
    plain = without_accents(typed)
    for sign, unit in SIGNS.items():
        plain = plain.replace(sign, unit)
    plain = sums.sub(f" {SUM} ", plain)
    for sentence in SENTENCE_END.split(plain):
        spoken = harmless.sub(" ", NO_WORD.sub(" ", sentence))
        if asking.search(spoken):
            return True
        if SUM in spoken and asked.search(spoken) and not elsewhere.search(spoken):
            return True
    return False


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    tables = PaymentTable.of_everybody()

    def listed(name: str) -> re.Pattern[str]:
        return _any_of(phrase for table in tables for phrase in getattr(table, name))

    units = "|".join(_spelt(unit) for table in tables for unit in table.units)
    said = "|".join(_spelt(number) for table in tables for number in table.numbers)
    number = rf"(?:{NUMBER}|\b(?:{said})\b)"
    sums = re.compile(rf"{number}\s*(?:{units})\b(?:\s*\d\d\b)?|\b(?:{units})\s*{number}")
    return sums, *map(listed, ("harmless", "asking", "asked", "elsewhere"))


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    spelt = "|".join(map(_spelt, phrases))
    return re.compile(rf"(?<![\w{SUM}])(?:{spelt})(?![\w{SUM}])")


def _spelt(phrase: str) -> str:
    """A phrase as it stands among folded words."""
    words = NO_WORD.sub(" ", without_accents(phrase).replace(STEM, "0STEM0")).split()
    return " +".join(re.escape(word).replace("0STEM0", r"\w*") for word in words)
