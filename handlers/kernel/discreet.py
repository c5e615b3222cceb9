"""Words that everybody will read, stopped in a friendly way when they give too much away."""

from __future__ import annotations

from handlers.kernel.replies import Refused
from messages.discreet import Reveal, reveals
from messages.model import Text


def must_be_discreet(*, home: bool = False, **said: str) -> None:
    """Refused by its field when an answer for all to read holds what only some should have.

    A street number is out of place where somebody's `home` is meant, and welcome elsewhere.
    """
    for field, words in said.items():
        for each in reveals(words):
            if each is not Reveal.ADDRESS or home:
                raise Refused(Text(key=f"form-reveals-{each.value}"), field=field)
