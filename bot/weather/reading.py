"""What the readers of all services share: JSON that may be anything, moments, whole numbers."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar

from storage.heat import SourceSilence, WeatherSilent

T = TypeVar("T")

YEARS = range(2000, 2200)

FAULTS = ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError
"""What may come of reading something that is not what it says it is."""


class BrokenAnswer(ValueError):
    """This is not what the service says it is."""


def facts_reader(read: Callable[[Any], T]) -> Callable[[bytes], T]:
    """A function from bytes to facts, which ends in facts or `WeatherSilent` and nothing else."""

    @wraps(read)
    def guarded(content: bytes) -> T:
        try:
            return read(json.loads(content))
        except FAULTS:
            raise WeatherSilent(SourceSilence.BROKEN) from None

    return guarded


def read_instant(typed: Any) -> datetime:
    """An ISO moment that names its offset."""
    if not isinstance(typed, str):
        raise BrokenAnswer("no moment")
    at = datetime.fromisoformat(typed)
    if at.tzinfo is None or at.year not in YEARS:
        raise BrokenAnswer("no moment")
    return at


def read_whole(said: Any, least: int) -> int:
    """A whole number that is not less than another; truth is no number."""
    if not isinstance(said, int) or isinstance(said, bool) or said < least:
        raise BrokenAnswer("no such number")
    return said


def read_list(said: Any) -> list[Any]:
    """A list, which may come as its only element or not at all."""
    if said is None:
        return []
    return said if isinstance(said, list) else [said]


def read_rows(said: Any) -> list[Any]:
    """A list that must be one."""
    if not isinstance(said, list):
        raise BrokenAnswer("no list")
    return said
