"""The heat on a screen: today and tomorrow, who says so, the days ahead, what organisers may do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from messages import words
from messages.heat import wording
from messages.heat.asked import (
    MINE,
    AskRegion,
    Choose,
    Decide,
    History,
    Manage,
    Picture,
    See,
)
from messages.heat.level import HeatState, Level, Silence, Source
from messages.heat.watch import Unanswered
from messages.model import Button, Message, Rows, Text, When, button, message

CHOICES = (Level.NONE, Level.YELLOW), (Level.ORANGE, Level.RED)


@dataclass(frozen=True)
class Ahead:
    """A day's forecast in whole degrees."""

    on: date
    low: int
    high: int


@dataclass(frozen=True)
class Limits:
    """Degrees from which it is hot, as means over three days; whose they are, if anybody's."""

    night: int
    day: int
    department: str


@dataclass(frozen=True)
class Sight:
    """All that is shown about the heat in one area."""

    area: int
    name: str
    zone: str
    now: datetime
    abroad: bool
    today: HeatState
    tomorrow: HeatState
    authors: tuple[str, str]
    ahead: tuple[Ahead, ...]
    limits: Limits | None


def levels(seen: Sight) -> list[Text]:
    """Today and tomorrow, and where that comes from; said once when it is the same."""
    today, tomorrow = seen.today, seen.tomorrow
    lines = [
        words.heat_today(level=wording.level(today, abroad=seen.abroad)),
        words.heat_tomorrow(level=wording.level(tomorrow, abroad=seen.abroad)),
    ]
    origins = [
        wording.origin(state, seen.now, seen.zone, author)
        for state, author in zip((today, tomorrow), seen.authors, strict=True)
    ]
    found = [each for each in origins if each]
    return lines + list({each.model_dump_json(): each for each in found}.values())


def days(seen: Sight) -> list[Text]:
    """The days ahead, a line each, and what they are held against."""
    if not seen.ahead:
        return []
    lines = [words.heat_days()]
    for each in seen.ahead:
        noon = datetime.combine(each.on, time(12), UTC)
        day = When(at=noon, zone="UTC", show="day")
        lines.append(words.heat_day(day=day, low=str(each.low), high=str(each.high)))
    if seen.limits and seen.limits.department:
        lines.append(
            words.heat_limits(
                department=seen.limits.department,
                night=str(seen.limits.night),
                day=str(seen.limits.day),
            )
        )
    return lines


def heat(seen: Sight, others: Sequence[tuple[int, str]], *, organiser: bool) -> Message:
    """What anybody sees; other areas of theirs, and an organiser's way to set the level."""
    rows: list[tuple[Button, ...]] = []
    if seen.ahead:
        rows.append((button(words.heat_picture(), Picture(area=seen.area)),))
    url = seen.today.url or seen.tomorrow.url
    if seen.today.official and url.startswith("https://"):
        rows.append((Button(label=words.heat_page(), url=url),))
    rows += [(button(words.heat_elsewhere(area=name), See(area=area)),) for area, name in others]
    if organiser:
        rows.append((button(words.heat_manage(), Manage(area=seen.area)),))
    return message(words.heat_head(area=seen.name), *levels(seen), *days(seen), rows=tuple(rows))


def manage(seen: Sight, *, region: str, regional: bool) -> Message:
    """An organiser's screen: what holds, and every level to set instead.

    `regional` where a country's warnings go by regions, of which `region` is the one chosen.
    """
    lines = [words.heat_manage_head(area=seen.name), *levels(seen), words.heat_manage_how()]
    if regional:
        chosen = words.heat_region_chosen(name=region) if region else words.heat_region_missing()
        lines.append(chosen)
    rows: list[tuple[Button, ...]] = [
        tuple(
            button(Text(key=f"heat-choose-{each.word}"), Choose(area=seen.area, level=each))
            for each in row
        )
        for row in CHOICES
    ]
    rows.append((button(words.heat_auto(), Choose(area=seen.area, level=Level.UNKNOWN)),))
    if regional:
        rows.append((button(words.heat_region_ask(), AskRegion(area=seen.area)),))
    rows.append((button(words.watch_waiting(), Unanswered(area=seen.area)),))
    rows.append((button(words.heat_history(), History(area=seen.area)),))
    return message(*lines, rows=(*rows, (button(words.back(), See(area=seen.area)),)))


def which(level: Level, areas: Sequence[tuple[int, str]]) -> Message:
    """One of several areas to set the level for."""
    rows = tuple(
        (button(words.heat_in_area(area=name), Choose(area=area, level=level)),)
        for area, name in areas
    )
    return message(words.heat_which(asked=wording.asked(level)), rows=rows)


@dataclass(frozen=True)
class Looked:
    """One asking: whom, when, and what came, or why nothing did."""

    at: datetime
    source: Source
    silence: Silence | None
    today: Level
    tomorrow: Level


def history(area: int, zone: str, looked: Sequence[Looked]) -> Message:
    """Who was asked and what came, newest first."""
    lines = [words.heat_log() if looked else words.heat_log_none()]
    for each in looked:
        said = (
            Text(key=f"heat-silence-{each.silence.value}")
            if each.silence
            else words.heat_log_said(
                today=wording.colour(each.today), tomorrow=wording.colour(each.tomorrow)
            )
        )
        lines.append(
            words.heat_log_line(
                moment=When(at=each.at, zone=zone), source=wording.source(each.source), said=said
            )
        )
    return message(*lines, rows=((button(words.back(), Manage(area=area)),),))


def proposal(
    override: int, author: str, level: Level, where: Text | str, areas: int, until: When
) -> Message:
    """What another organiser is asked to agree to."""
    rows: Rows = (
        (
            button(words.heat_agree(), Decide(override=override, yes=True)),
            button(words.heat_disagree(), Decide(override=override, yes=False)),
        ),
    )
    said = (
        words.heat_proposed(name=author, asked=wording.asked(level), where=where, until=until)
        if level.known
        else words.heat_proposed_auto(name=author, asked=wording.asked(level), where=where)
    )
    return message(said, words.heat_proposed_areas(count=areas), rows=rows)


def proposed(level: Level, where: Text | str, people: int) -> Message:
    """What its author is told meanwhile."""
    said = words.heat_waits(asked=wording.asked(level), where=where)
    return message(said, words.heat_waits_for(count=people))


def decided(level: Level, where: Text | str, by: str, *, yes: bool) -> Message:
    """What came of a proposal."""
    said = words.heat_agreed if yes else words.heat_refused
    return message(said(asked=wording.asked(level), where=where, name=by))


def silent(asked: Source, since: datetime, zone: str) -> Message:
    """A service gives nothing that can be believed: what that means and what can be done."""
    return message(
        words.heat_silent(source=wording.source(asked), since=When(at=since, zone=zone)),
        words.heat_silent_next(),
        rows=((button(words.heat_look(), See(area=MINE)),),),
    )
