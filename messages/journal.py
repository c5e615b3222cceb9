"""What the organisers' journal calls their acts: each capability lists its own."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from messages.catalog import is_known
from messages.language import FALLBACK
from messages.model import Text


class JournalAct(StrEnum):
    """An act that the journal knows: what `organise-act-…` says of it."""


def journal_acts() -> Iterator[JournalAct]:
    """Every act of every capability."""
    for among in JournalAct.__subclasses__():
        yield from among


def act_words(act: str) -> Text | str:
    """What was done, as it is kept; an act of another version is called by its own name."""
    key = f"organise-act-{act}"
    return Text(key=key) if is_known(key, FALLBACK) else act


def why_words(why: str) -> Text | None:
    """Why, where there are words for it: a role, a level, what was reported."""
    key = f"organise-why-{why}"
    return Text(key=key) if why and is_known(key, FALLBACK) else None
