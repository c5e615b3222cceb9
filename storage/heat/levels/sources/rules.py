"""What the chain asks of every source: where it speaks of an area, when it is due, what it says."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from messages.heat.levels.level import HeatDay, HeatLevel, HeatSource, HeatState, SourceSilence
from storage.area import Area
from storage.heat.levels.facts import FetchPlace, HeatThresholds
from storage.heat.levels.places import HeatPlace
from storage.heat.levels.tables import DayForecast, OfficialBulletin, SourceHealth, SourceLookup

if TYPE_CHECKING:  # the snapshot walks the sources
    from storage.heat import HeatLevelQueries
    from storage.heat.levels.source_chain import HeatSnapshot

BACK_OFF = tuple(timedelta(minutes=each) for each in (5, 10, 20, 40, 60))


@dataclass
class SourceAnswer:
    """One answer while it is taken in: what it is about, and what is kept of it.

    `places` are the parts of it that concern us, each with an area there; those `unread` cannot
    be read. `held` is what was kept before, `health` how the source fared until now.
    """

    source: HeatSource
    asked: str
    places: Mapping[str, tuple[Area, HeatPlace]]
    now: datetime
    abroad: HeatThresholds
    queries: HeatLevelQueries
    health: SourceHealth
    held: Mapping[tuple[HeatSource, str, date], OfficialBulletin]
    unread: set[str] = field(default_factory=set)
    issued_at: datetime | None = None
    rows: list[OfficialBulletin | DayForecast] = field(default_factory=list)
    lookups: list[SourceLookup] = field(default_factory=list)

    def keep_bulletin(
        self,
        place: str,
        on: date,
        level: HeatLevel,
        issued_at: datetime,
        until: datetime,
        url: str,
        service: str = "",
    ) -> None:
        """A level as the source gave it; one that cannot be read takes back no warning."""
        if not level.is_known:
            self.unread.add(place)
            if self.holds_warning(place, on):
                return
        self.rows.append(
            OfficialBulletin(
                source=self.source,
                place=place,
                on=on,
                level=level,
                issued_at=issued_at,
                until=until,
                url=url,
                service=service,
                read_at=self.now,
            )
        )

    @property
    def bulletins(self) -> list[OfficialBulletin]:
        """The levels kept of this answer."""
        return [row for row in self.rows if isinstance(row, OfficialBulletin)]

    def holds_warning(self, place: str, on: date) -> bool:
        """Whether a warning that was read before still stands there."""
        before = self.held.get((self.source, place, on))
        return before is not None and before.level.is_hot and before.until > self.now

    def note_levels(self, place: str, today: HeatLevel, tomorrow: HeatLevel) -> None:
        """What came of this asking, for organisers to read."""
        self.lookups.append(
            SourceLookup(
                source=self.source, place=place, at=self.now, today=today, tomorrow=tomorrow
            )
        )

    def note_silence(self, silence: SourceSilence, *places: str) -> None:
        """Why nothing came of this asking about these places, or about any."""
        self.lookups += [
            SourceLookup(source=self.source, place=place, at=self.now, silence=silence)
            for place in places or self.places
        ]


class HeatSourceRules(ABC):
    """A source as the chain knows it; its client in `bot.weather` goes by the same key."""

    source: ClassVar[HeatSource]
    official: ClassVar[bool] = True
    every: ClassVar[timedelta]
    least_wait: ClassVar[timedelta] = timedelta()
    """How long it is left alone after a failure, however it failed."""

    stands_in_for: ClassVar[Mapping[str, HeatSource]] = MappingProxyType({})
    """What it is asked about only while another source, asked before it, is not to be had."""

    @abstractmethod
    def asked_place(self, place: HeatPlace) -> FetchPlace | None:
        """What it is asked about for an area: a map, a list, a point; None when it knows none."""

    @abstractmethod
    def told_place(self, place: HeatPlace) -> str:
        """The part of its answer that concerns an area, by the name under which it is kept."""

    def told_places(self, place: HeatPlace) -> tuple[str, ...]:
        """All parts of its answer that concern an area, of which the worst counts."""
        told = self.told_place(place)
        return (told,) if told else ()

    def noted_places(self, place: HeatPlace) -> tuple[str, ...]:
        """The names under which organisers read what came of asking."""
        return self.told_places(place)

    def speaks_of_heat(self, health: SourceHealth) -> bool:
        """Whether what it answers says anything about heat; else it is as if it were not there."""
        return True

    @abstractmethod
    async def take_in(self, facts: Any, answer: SourceAnswer) -> SourceSilence | None:
        """Keep what the facts say about the areas; why not, when they cannot be believed."""

    def next_fetch_at(
        self, health: SourceHealth, now: datetime, issued_at: datetime | None, wait: float | None
    ) -> datetime:
        """When to ask again: later and later while nobody answers."""
        if not health.failures:
            return self.next_news_at(now, issued_at)
        return now + max(self.back_off(health), self.least_wait, timedelta(seconds=wait or 0))

    def back_off(self, health: SourceHealth) -> timedelta:
        """How long a source that failed so often is left alone."""
        return BACK_OFF[min(health.failures, len(BACK_OFF)) - 1]

    def next_news_at(self, now: datetime, issued_at: datetime | None) -> datetime:
        """When there may be something new after an answer."""
        return now + self.every


class IndicativeRules(HeatSourceRules):
    """A source that warns of nothing: its level is worked out, and is asked for last."""

    official: ClassVar[bool] = False

    @abstractmethod
    def indicated_state(
        self, sky: HeatSnapshot, area: Area, day: HeatDay, on: date
    ) -> HeatState | None:
        """What it suggests for that day; None when it suggests nothing."""
