"""What organisers read in the morning: who waits, where people meet, how hot it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from messages import words
from messages.area import topic_button
from messages.heat.announcements.notices import SpokenArea
from messages.heat.checkins.actions import ShowUnanswered
from messages.heat.levels.level import HeatState
from messages.model import Button, Message, MomentText, Topic, message, press_button
from messages.organise.actions import ShowArea

SHOWN = 5
"""Cafés named at most."""


@dataclass(frozen=True)
class MorningDigest:
    """An area's day ahead, in numbers; of its cafés the hour and the place."""

    place: SpokenArea
    zone: str
    today: HeatState
    tomorrow: HeatState
    needs: int
    checks: int
    cafes: tuple[tuple[datetime, str], ...]

    @property
    def is_hot(self) -> bool:
        return self.today.level.is_hot or self.tomorrow.level.is_hot

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.needs or self.cafes or self.checks or self.is_hot)


def digest_notice(seen: MorningDigest) -> Message:
    """The day ahead; what is nought goes without saying."""
    place = seen.place
    lines = [words.organise_morning_head(area=place.name)]
    if seen.is_hot:
        lines += [
            words.heat_today(level=place.level_words(seen.today)),
            words.heat_tomorrow(level=place.level_words(seen.tomorrow)),
            *place.origin_words((place, seen.today), (place, seen.tomorrow)),
        ]
    if seen.checks:
        lines.append(words.organise_morning_checks(count=seen.checks))
    if seen.needs:
        lines.append(words.organise_morning_needs(count=seen.needs))
    for at, where in seen.cafes[:SHOWN]:
        hour = MomentText(at=at, zone=seen.zone, show="hour")
        lines.append(words.organise_morning_cafe(hour=hour, place=where))
    if len(seen.cafes) > SHOWN:
        lines.append(words.organise_morning_cafes(count=len(seen.cafes) - SHOWN))
    rows: list[tuple[Button, ...]] = []
    if seen.checks:
        rows.append((press_button(words.watch_waiting(), ShowUnanswered(area=place.id)),))
    rows.append((press_button(words.organise_morning_look(), ShowArea(area=place.id)),))
    rows.append((topic_button(place.id, Topic.DIGEST),))
    return message(*lines, rows=tuple(rows))
