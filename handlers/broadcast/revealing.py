"""What an announcement may give away: a service's number is what people need, a person's is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handlers.kernel.replies import Refused
from messages.broadcast.actions import BroadcastDoubt
from messages.model import Text
from messages.personal_data import RevealKind, find_reveals
from storage.area import Area

ASKED_ABOUT = frozenset(each.value for each in BroadcastDoubt)

NUMBER = re.compile(r"\+?\d(?:[ .()/-]{0,2}\d)+")
COUNTRY_CODES = {"33": "0"}


def reject_private_data(text: str, areas: Sequence[Area]) -> None:
    """Refused where it holds what is nobody's business: accounts, wallets, codes, doors."""
    for kind in _reveals(text, areas):
        if kind.value not in ASKED_ABOUT:
            raise Refused(Text(key=f"form-reveals-{kind.value}"), field="text")


def doubts_in(text: str, areas: Sequence[Area]) -> list[BroadcastDoubt]:
    """What is asked about, beside the numbers that the areas show to everybody anyway."""
    found = [kind.value for kind in _reveals(text, areas)]
    return [BroadcastDoubt(kind) for kind in found if kind in ASKED_ABOUT]


def _reveals(text: str, areas: Sequence[Area]) -> list[RevealKind]:
    countries = {area.territory for area in areas} | {area.country for area in areas}
    return find_reveals(_without_known(text, areas), sorted(countries))


def _without_known(text: str, areas: Sequence[Area]) -> str:
    """The text without the numbers and mail box that stand in the areas' settings."""
    known = {number for area in areas for number in _public_numbers(area)}
    for area in areas:
        if area.duty_mail:
            text = text.replace(area.duty_mail, " ")
    return NUMBER.sub(lambda found: " " if _dialled(found[0]) in known else found[0], text)


def _public_numbers(area: Area) -> Iterator[str]:
    for shown in (area.numbers, area.duty_number, area.facts.heat_line):
        for found in NUMBER.finditer(shown):
            yield _dialled(found[0])


def _dialled(number: str) -> str:
    """The digits as they are dialled at home."""
    digits = re.sub(r"\D", "", number)
    if number.startswith("+"):
        for code, zero in COUNTRY_CODES.items():
            if digits.startswith(code):
                return zero + digits.removeprefix(code).removeprefix("0")
    return digits
