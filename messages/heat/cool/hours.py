"""When a place is open: spans of a week by its own clocks, nights included."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import NamedTuple

DAY, WEEK = 24 * 60, 7
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
"""Days as OpenStreetMap writes them, in whose signs hours are kept."""

ALWAYS, NEVER = "24/7", "off"
_TIMES = r"\d\d:\d\d-\d\d:\d\d"
_RULE = re.compile(
    rf"(?P<first>[A-Z][a-z])(?:-(?P<last>[A-Z][a-z]))? (?P<spans>{_TIMES}(?:,{_TIMES})*)"
)


class OpenSpan(NamedTuple):
    """From when to when on a day of the week, in minutes; past midnight it goes on beyond 1440."""

    day: int
    opens: int
    closes: int


@dataclass(frozen=True)
class OpeningHours:
    """The week of a place. Its moments are local and naive: hours are told by the clock there."""

    spans: tuple[OpenSpan, ...] = ()

    @classmethod
    def of(cls, spans: Iterable[OpenSpan]) -> OpeningHours:
        """The week of these spans; what overlaps or touches within a day is one."""
        merged: list[OpenSpan] = []
        for span in sorted(spans):
            if merged and merged[-1].day == span.day and span.opens <= merged[-1].closes:
                last = merged.pop()
                merged.append(last._replace(closes=max(last.closes, span.closes)))
            else:
                merged.append(span)
        return cls(tuple(merged))

    @property
    def is_always(self) -> bool:
        """Whether it never closes."""
        whole = {span.day for span in self.spans if span.opens == 0 and span.closes >= DAY}
        return len(whole) == WEEK

    def open_until(self, at: datetime) -> datetime | None:
        """When it closes, if it is open at that local moment; a week ahead if it never does."""
        if self.is_always:
            return at + timedelta(days=WEEK)
        until: datetime | None = None
        for opens, closes in self._moments(at):
            if opens <= (until or at) < closes:
                until = closes
        return until

    def next_opening(self, at: datetime) -> datetime | None:
        """When it opens next after that local moment, within a week."""
        return next((opens for opens, _ in self._moments(at) if opens > at), None)

    def _moments(self, at: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Spans as moments, from yesterday's nights to the same day of next week, in order."""
        midnight = datetime.combine(at.date(), time())
        for ahead in range(-1, WEEK + 1):
            start = midnight + timedelta(days=ahead)
            for span in self.spans:
                if span.day == start.weekday():
                    yield (
                        start + timedelta(minutes=span.opens),
                        start + timedelta(minutes=span.closes),
                    )

    def by_day(self) -> dict[int, tuple[tuple[int, int], ...]]:
        """The spans of each day that has any."""
        days: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for span in self.spans:
            days[span.day].append((span.opens, span.closes))
        return {day: tuple(spans) for day, spans in sorted(days.items())}

    def runs(self) -> list[tuple[int, int, tuple[tuple[int, int], ...]]]:
        """Days in a row that have the same spans: the first, the last, the spans."""
        found: list[tuple[int, int, tuple[tuple[int, int], ...]]] = []
        for day, spans in self.by_day().items():
            if found and found[-1][1] == day - 1 and found[-1][2] == spans:
                found[-1] = (found[-1][0], day, spans)
            else:
                found.append((day, day, spans))
        return found


def pack_hours(hours: OpeningHours | None) -> str:
    """How hours are kept; nothing while they are not known."""
    if hours is None:
        return ""
    if hours.is_always:
        return ALWAYS
    return "; ".join(_rule(*run) for run in hours.runs()) or NEVER


def unpack_hours(kept: str) -> OpeningHours | None:
    """Hours as they were kept; None while they are not known, and for what cannot be read."""
    if kept == ALWAYS:
        return OpeningHours(tuple(OpenSpan(day, 0, DAY) for day in range(WEEK)))
    if kept == NEVER:
        return OpeningHours()
    spans: list[OpenSpan] = []
    for rule in kept.split("; "):
        hit = _RULE.fullmatch(rule)
        days = [hit["first"], hit["last"] or hit["first"]] if hit else []
        if hit is None or not {*days} <= {*DAYS}:
            return None
        first, last = map(DAYS.index, days)
        for each in hit["spans"].split(","):
            opens, closes = map(_minutes, each.split("-"))
            closes += DAY if closes <= opens else 0
            spans += [OpenSpan(day, opens, closes) for day in range(first, last + 1)]
    return OpeningHours.of(spans)


def _rule(first: int, last: int, spans: tuple[tuple[int, int], ...]) -> str:
    days = DAYS[first] if first == last else f"{DAYS[first]}-{DAYS[last]}"
    return f"{days} {','.join(f'{_clock(opens)}-{_clock(closes)}' for opens, closes in spans)}"


def _clock(minutes: int) -> str:
    minutes -= DAY if minutes > DAY else 0
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)
