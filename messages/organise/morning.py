"""What organisers read in the morning: who waits, where people meet, how hot it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from messages import words
from messages.area import topic_button
from messages.heat import wording
from messages.heat.level import HeatState
from messages.heat.watch import Unanswered
from messages.model import Button, Message, Topic, When, button, message
from messages.organise.asked import LookAt

SHOWN = 5
"""Cafés named at most."""


@dataclass(frozen=True)
class Morning:
    """An area's day ahead, in numbers; of its cafés the hour and the place."""

    area: int
    name: str
    zone: str
    abroad: bool
    needs: int
    cafes: tuple[tuple[datetime, str], ...]
    waiting: int
    today: HeatState
    tomorrow: HeatState

    @property
    def hot(self) -> bool:
        return self.today.level.hot or self.tomorrow.level.hot

    @property
    def empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.needs or self.cafes or self.waiting or self.hot)


def digest(seen: Morning) -> Message:
    """The day ahead; what is nought goes without saying."""
    lines = [words.organise_morning_head(area=seen.name)]
    if seen.hot:
        today, tomorrow = (
            wording.level(each, abroad=seen.abroad) for each in (seen.today, seen.tomorrow)
        )
        lines += [words.heat_today(level=today), words.heat_tomorrow(level=tomorrow)]
    if seen.waiting:
        lines.append(words.organise_morning_waiting(count=seen.waiting))
    if seen.needs:
        lines.append(words.organise_morning_needs(count=seen.needs))
    for at, place in seen.cafes[:SHOWN]:
        hour = When(at=at, zone=seen.zone, show="hour")
        lines.append(words.organise_morning_cafe(hour=hour, place=place))
    if len(seen.cafes) > SHOWN:
        lines.append(words.organise_morning_cafes(count=len(seen.cafes) - SHOWN))
    rows: list[tuple[Button, ...]] = []
    if seen.waiting:
        rows.append((button(words.watch_waiting(), Unanswered(area=seen.area)),))
    rows.append((button(words.organise_morning_look(), LookAt(area=seen.area)),))
    rows.append((topic_button(seen.area, Topic.DIGEST),))
    return message(*lines, rows=tuple(rows))
