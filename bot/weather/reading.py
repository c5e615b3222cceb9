"""What the readers of all services share: JSON that may be anything, moments, whole numbers."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar

from storage.heat import Silence, WeatherSilent

T = TypeVar("T")

YEARS = range(2000, 2200)


class Broken(ValueError):
    """This is not what the service says it is."""


def reader(read: Callable[[Any], T]) -> Callable[[bytes], T]:
    """A function from bytes to facts, which ends in facts or `WeatherSilent` and nothing else."""

    @wraps(read)
    def guarded(content: bytes) -> T:
        try:
            return read(json.loads(content))
        except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError):
            raise WeatherSilent(Silence.BROKEN) from None
        except ValueError:
            raise WeatherSilent(Silence.BROKEN) from None

    return guarded


def moment(said: Any) -> datetime:
    """An ISO moment that names its offset."""
    if not isinstance(said, str):
        raise Broken("no moment")
    at = datetime.fromisoformat(said)
    if at.tzinfo is None or at.year not in YEARS:
        raise Broken("no moment")
    return at


def whole(said: Any, least: int, most: int) -> int:
    """A whole number between two others; truth is no number."""
    if not isinstance(said, int) or isinstance(said, bool) or not least <= said <= most:
        raise Broken("no such number")
    return said


def many(said: Any) -> list[Any]:
    """A list, which may come as its only element or not at all."""
    if said is None:
        return []
    return said if isinstance(said, list) else [said]
