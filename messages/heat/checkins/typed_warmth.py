"""How warm somebody types that it is at their place: a number, a stretch, more or less than one."""

from __future__ import annotations

import re
from functools import cache

from messages.folding import without_accents
from messages.heat.checkins.actions import RoomWarmth
from messages.heat.language_table import HeatTable

LONGEST = 60
"""Letters of an answer; who writes more tells something else."""

LONE = range(19, 46)
"""What a number alone may mean: 15 and 18 are numbers to call, and 112 is one."""

DEGREES = range(5, 51)
"""What it may be where degrees are named."""

TOKEN = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+|[°<>-]")
NUMBER = r"(\d+(?:\.\d+)?)"
SAID = re.compile(rf"([<>])? ?{NUMBER}( °)?(?: - {NUMBER}( °)?)?")
CARE, OUT = 26, 31


def read_warmth(typed: str) -> RoomWarmth | bool:
    """The answer that is typed; true where degrees are named and it is not clear which it is."""
    if len(typed) > LONGEST:
        return False
    spoken = _plain(typed)
    said = SAID.fullmatch(spoken)
    if said is None:
        return "°" in spoken and any(each.isdigit() for each in spoken)
    side, *ends = said[1], float(said[2]), float(said[4] or said[2])
    among = DEGREES if said[3] or said[5] else LONE
    if not all(int(each) in among for each in ends):
        return False
    if side == ">":
        return RoomWarmth.OVER_31 if ends[0] >= OUT else True
    if side == "<":
        return RoomWarmth.UNDER_26 if ends[0] <= CARE else True
    first, last = map(_band, ends)
    return first if first is last else True


def may_tell_warmth(typed: str) -> bool:
    """Whether words may say how warm it is somewhere, clear or not: they are kept nowhere."""
    short = len(typed) <= LONGEST
    return short and ("°" in _plain(typed) or any(each.isdigit() for each in typed))


def _band(degrees: float) -> RoomWarmth:
    if degrees < CARE:
        return RoomWarmth.UNDER_26
    return RoomWarmth.UP_TO_31 if degrees <= OUT else RoomWarmth.OVER_31


def _plain(typed: str) -> str:
    """Numbers and the signs between them, as words of any language spell these out."""
    folded = without_accents(typed).casefold()
    spoken = f" {' '.join(TOKEN.findall(folded)).replace(',', '.')} "
    for phrase, sign in _phrases():
        spoken = spoken.replace(f" {phrase} ", sign)
    return " ".join(spoken.split())


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    """What is said for a sign, or for nothing; longer phrases first."""
    signs = {"degrees": " ° ", "more": " > ", "less": " < ", "to": " - ", "around": " "}
    known = {
        " ".join(TOKEN.findall(without_accents(phrase))): sign
        for table in HeatTable.of_everybody()
        for name, sign in signs.items()
        for phrase in getattr(table.warmth, name)
    }
    return tuple(sorted(known.items(), key=lambda each: -len(each[0])))
