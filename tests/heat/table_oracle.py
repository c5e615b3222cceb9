"""Who is told what, when, read a second time: from the protocol's table and caps alone.

It lives a member's days minute by minute, in one area, and says what they read at which minute.
Nothing here asks Palier.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

NONE, YELLOW, ORANGE, RED = 1, 2, 3, 4
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


@dataclass(frozen=True)
class Turn:
    """From that minute on a day is known to have this level."""

    at: datetime
    on: date
    level: int


@dataclass(frozen=True)
class Reading:
    """What a member reads at a minute: which line of the table, at which level."""

    at: datetime
    line: str
    level: int


@dataclass
class Member:
    """One who follows the heat, answers nothing and is always awake; perhaps `willing`."""

    turns: Sequence[Turn]
    willing: bool = False
    read: list[Reading] = field(default_factory=list)
    worst: int = NONE

    # --- what is known

    def level(self, on: date, at: datetime) -> int:
        known = [turn.level for turn in self.turns if turn.on == on and turn.at <= at]
        return known[-1] if known else NONE

    def declared(self, on: date, at: datetime) -> datetime:
        """Since when the day is as hot as it is at that minute, or hotter."""
        level, since = self.level(on, at), at
        for turn in [turn for turn in self.turns if turn.on == on and turn.at <= at]:
            if turn.level < level:
                since = at
            elif since == at:
                since = turn.at
        return since

    def is_first(self, on: date, at: datetime) -> bool:
        """Whether no day of the year before it was hot when it was last known."""
        earlier = {turn.on for turn in self.turns if turn.on < on}
        return all(self.level(day, at) < YELLOW for day in earlier)

    # --- what was read

    def has_read(self, at: datetime, *lines: str, least: int = NONE) -> bool:
        return any(
            each.line in lines and each.level >= least and each.at.date() == at.date()
            for each in self.read
        )

    def alerts_of(self, on: date) -> list[Reading]:
        """The day's messages as the caps count them: an end is no alert."""
        return [each for each in self.read if each.at.date() == on and each.line != "clear"]

    # --- the table

    def live(self, begin: datetime, end: datetime) -> list[Reading]:
        at = begin
        while at < end:
            for line, level in self.lines_at(at):
                self.read.append(Reading(at, line, level))
            at += MINUTE
        return self.read

    def lines_at(self, at: datetime) -> Iterator[tuple[str, int]]:
        today, tomorrow = self.level(at.date(), at), self.level(at.date() + DAY, at)
        if max(today, tomorrow) < YELLOW and self.worst >= ORANGE and at.time() == time(10):
            self.worst = NONE
            yield "clear", NONE
        if today >= YELLOW or (tomorrow >= YELLOW and at.time() >= time(18)):
            self.worst = max(self.worst, today, tomorrow)
        yield from self.of_today(at, today, tomorrow)
        yield from self.of_tomorrow(at, today, tomorrow)

    def of_today(self, at: datetime, today: int, tomorrow: int) -> Iterator[tuple[str, int]]:
        morning = {RED: time(9), ORANGE: time(10, 30)}.get(today)
        if today == YELLOW and self.willing and self.is_first(at.date(), at):
            morning = time(10, 30)
        if morning is None:
            return
        declared = self.declared(at.date(), at)
        late = declared > datetime.combine(at.date(), morning)
        told = self.has_read(at, "morning", "late", least=today)
        if late and today >= ORANGE and not told and (today == RED or at.time() < time(20, 30)):
            lived = [each for each in self.alerts_of(at.date()) if each.line != "eve"]
            if sum(each.level >= today for each in lived) < (3 if today == RED else 1):
                yield "late", today
        if not late and at.time() == morning and not self.spoken_for(at, today, tomorrow):
            yield "morning", today
        if today == RED:
            for line, hour in (("noon", time(14)), ("evening", time(19))):
                if at.time() == hour and declared <= at and self.has_room(at, line):
                    yield line, today

    def spoken_for(self, at: datetime, today: int, tomorrow: int) -> bool:
        """On a day that is not red one message is left, and that is the eve's: if they know."""
        if today == RED:
            return False
        knew = any(
            each.line == "eve" and each.level >= today and each.at.date() == at.date() - DAY
            for each in self.read
        )
        return knew and (tomorrow >= ORANGE or (today == YELLOW and tomorrow == YELLOW))

    def has_room(self, at: datetime, line: str) -> bool:
        """Three on a red day; where red follows red, the eve's message speaks for the evening's."""
        if line == "evening" and self.has_read(at, "eve", least=RED):
            return False
        counted = [each for each in self.alerts_of(at.date()) if each.level > YELLOW]
        return len(counted) < 3

    def of_tomorrow(self, at: datetime, today: int, tomorrow: int) -> Iterator[tuple[str, int]]:
        until = {RED: time(22), ORANGE: time(21), YELLOW: time(21)}.get(tomorrow)
        if until is None or not time(18) <= at.time() < until:
            return
        if self.has_read(at, "eve", least=tomorrow):
            return
        if tomorrow >= ORANGE:
            yield "eve", tomorrow
        elif self.willing:
            told = self.alerts_of(at.date())
            lived = [today, *(each.level for each in told if each.line != "eve")]
            if len(told) < (2 if max(lived) == RED else 1):
                yield "eve", tomorrow
