"""Words that everybody will read, stopped in a friendly way when they give too much away.

A public field of a form does so when it is asked; here the country is the area's own, and what
only the whole form tells counts too.
"""

from __future__ import annotations

from handlers.kernel.replies import Refused
from messages.model import Text
from messages.personal_data import RevealKind, find_reveals, gives_house_number


def reject_personal_data(country: str, *, home: bool = False, **said: str) -> None:
    """Refused by its field when an answer for all to read holds what only some should have.

    A public place may have its street number; where somebody's `home` is meant nothing may.
    """
    for field, words in said.items():
        kinds = find_reveals(words, (country,))
        if home and gives_house_number(words):
            kinds.append(RevealKind.ADDRESS)
        for kind in kinds:
            raise Refused(Text(key=f"form-reveals-{kind.value}"), field=field)
