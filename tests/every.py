"""A promise about hundreds of things is one test, which names each thing that breaks it.

A test of its own for each costs more than what is looked at: it is collected twice, set up, told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def holds_for_every(
    things: Iterable[T], promise: Callable[[T], None], named: Callable[[T], object] = repr
) -> None:
    """All of them are looked at, whatever breaks the promise first."""
    count, broken = 0, list[str]()
    for count, each in enumerate(things, start=1):  # noqa: B007 (told below)
        try:
            promise(each)
        except Exception as wrong:
            broken.append(f"{named(each)}: {type(wrong).__name__}: {wrong}")
    assert count, "nothing was looked at"
    if broken:
        raise AssertionError(f"{len(broken)} of {count}:\n" + "\n".join(broken))
