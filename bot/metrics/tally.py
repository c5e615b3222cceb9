"""What this process has counted since its start; cheap, and counted whether anybody asks or not."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.metrics.names import SECONDS, MetricName


@dataclass
class TimeSpread:
    """How often something took how long: one count for each of `SECONDS`, and one beyond."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(SECONDS) + 1))
    total: float = 0.0


class Tally:
    """Counts and times by metric and labels."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, tuple[str, ...]]] = Counter()
        self._times: dict[tuple[str, tuple[str, ...]], TimeSpread] = {}

    def count_one(self, metric: MetricName, *labels: str) -> None:
        self._counts[metric.name, labels] += 1

    def count_seconds(self, metric: MetricName, seconds: float, *labels: str) -> None:
        spread = self._times.get((metric.name, labels))
        if spread is None:
            spread = self._times[metric.name, labels] = TimeSpread()
        spread.counts[bisect_left(SECONDS, seconds)] += 1
        spread.total += seconds

    def begin_at_zero(self, metric: MetricName, labels: Iterable[tuple[str, ...]]) -> None:
        """Let what may come be told from the start: a rate needs two readings."""
        for each in labels:
            self._counts[metric.name, each] += 0

    def counts_of(self, metric: MetricName) -> dict[tuple[str, ...], int]:
        """How often, by labels."""
        return {labels: n for (name, labels), n in self._counts.items() if name == metric.name}

    def times_of(self, metric: MetricName) -> dict[tuple[str, ...], TimeSpread]:
        """How long, by labels."""
        return {labels: each for (name, labels), each in self._times.items() if name == metric.name}


TALLY = Tally()
"""The one of this process."""
