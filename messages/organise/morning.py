"""What organisers read in the morning: who waits, where people meet, how hot it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from messages import words
from messages.area import topic_button
from messages.heat.announcing import Place
from messages.heat.level import HeatState
from messages.heat.watch import Unanswered
from messages.model import Button, Message, Topic, When, button, message
from messages.organise.asked import LookAt

SHOWN = 5
"""Cafés named at most."""


@dataclass(frozen=True)
class Morning:
    """An area's day ahead, in numbers; of its cafés the hour and the place."""

    place: Place
    zone: str
    today: HeatState
    tomorrow: HeatState
    needs: int
    checks: int
    cafes: tuple[tuple[datetime, str], ...]

    @property
    def hot(self) -> bool:
        return self.today.level.hot or self.tomorrow.level.hot

    @property
    def empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.needs or self.cafes or self.checks or self.hot)


def digest(seen: Morning) -> Message:
    """The day ahead; what is nought goes without saying."""
    place = seen.place
    lines = [words.organise_morning_head(area=place.name)]
    if seen.hot:
        lines += [
            words.heat_today(level=place.level(seen.today)),
            words.heat_tomorrow(level=place.level(seen.tomorrow)),
            *place.set_by(seen.today, seen.tomorrow),
        ]
    if seen.checks:
        lines.append(words.organise_morning_checks(count=seen.checks))
    if seen.needs:
        lines.append(words.organise_morning_needs(count=seen.needs))
    for at, where in seen.cafes[:SHOWN]:
        hour = When(at=at, zone=seen.zone, show="hour")
        lines.append(words.organise_morning_cafe(hour=hour, place=where))
    if len(seen.cafes) > SHOWN:
        lines.append(words.organise_morning_cafes(count=len(seen.cafes) - SHOWN))
    rows: list[tuple[Button, ...]] = []
    if seen.checks:
        rows.append((button(words.watch_waiting(), Unanswered(area=place.id)),))
    rows.append((button(words.organise_morning_look(), LookAt(area=place.id)),))
    rows.append((topic_button(place.id, Topic.DIGEST),))
    return message(*lines, rows=tuple(rows))
