"""What a message is, by the sentences it is made of."""

from __future__ import annotations

from datetime import datetime

from tests.summer.life import Arrival
from tests.summer.weather import PARIS

KINDS = (
    ("first yellow", {"nudge-tomorrow", "nudge-first"}),
    ("yellow", {"nudge-tomorrow", "nudge-yellow-act"}),
    ("red eve", {"nudge-tomorrow", "nudge-red-inside"}),
    ("eve", {"nudge-tomorrow", "nudge-eve-who"}),
    ("eve", {"nudge-tomorrow", "nudge-checked"}),
    ("thanks", {"nudge-today", "nudge-thanks"}),
    ("red morning", {"nudge-red-morning"}),
    ("red noon", {"nudge-red-noon"}),
    ("red evening", {"nudge-red-evening"}),
    ("counts", {"nudge-counts-looking"}),
    ("how", {"nudge-how"}),
    ("prepare", {"nudge-prepare"}),
    ("clear", {"nudge-clear"}),
)
CHECKS = {
    "watch-ask-": "how are you",
    "watch-remind": "how are you, once more",
    "watch-contact-now": "whom else to ring",
    "watch-organisers-do": "organisers are told",
    "watch-worried": "organisers are told: somebody worries",
    "watch-told-": "a buddy is told",
    "watch-clear-": "all clear",
    "watch-again": "look in again",
    "watch-still-hot": "walls are still hot",
}


def keys(arrival: Arrival) -> set[str]:
    """Which sentences a message is made of."""
    return {each.key for each in arrival.said.body}


def kind_of(arrival: Arrival, local: datetime) -> str:
    """Which line of the table a message is; empty for every other."""
    said = keys(arrival)
    kind = next((kind for kind, all_of in KINDS if all_of <= said), "")
    return "counts evening" if kind == "counts" and local.hour >= 15 else kind


def told_as(arrival: Arrival, local: datetime) -> str:
    """What the story of the summer calls a message."""
    said = keys(arrival)
    beginnings = (
        words for start, words in CHECKS.items() if any(each.startswith(start) for each in said)
    )
    return kind_of(arrival, local) or next(beginnings, "")


def stamp(at: datetime) -> str:
    return f"{at.astimezone(PARIS):%d %b %H:%M:%S}"
