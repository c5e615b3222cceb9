"""The heat on a screen: today and tomorrow, who says so, the days ahead, what organisers may do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from messages import words
from messages.heat.checkins.actions import ShowUnanswered
from messages.heat.levels import wording
from messages.heat.levels.actions import (
    MINE,
    AskRegion,
    ChooseLevel,
    DecideOverride,
    ManageAreaHeat,
    ManageHeat,
    ShowForecast,
    ShowHeat,
    ShowLookups,
)
from messages.heat.levels.level import HeatLevel, HeatSource, HeatState, SourceSilence
from messages.model import Action, Button, Message, MomentText, Rows, Text, message, press_button

CHOICES = (HeatLevel.NONE, HeatLevel.YELLOW), (HeatLevel.ORANGE, HeatLevel.RED)


@dataclass(frozen=True)
class DayAhead:
    """A day's forecast in whole degrees."""

    on: date
    low: int
    high: int


@dataclass(frozen=True)
class HeatLimits:
    """Degrees from which it is hot, as means over three days; whose they are, if anybody's."""

    night: int
    day: int
    department: str


@dataclass(frozen=True)
class HeatView:
    """All that is shown about the heat in one area."""

    area: int
    name: str
    zone: str
    now: datetime
    country: str
    today: HeatState
    tomorrow: HeatState
    authors: tuple[str, str]
    ahead: tuple[DayAhead, ...]
    limits: HeatLimits | None


def level_lines(seen: HeatView) -> list[Text]:
    """Today and tomorrow, and where that comes from; said once when it is the same."""
    today, tomorrow = seen.today, seen.tomorrow
    lines = [
        words.heat_today(level=wording.level_words(today, seen.country)),
        words.heat_tomorrow(level=wording.tomorrow_words(today, tomorrow, seen.country)),
    ]
    origins = [
        wording.origin_line(state, seen.now, seen.zone, author)
        for state, author in zip((today, tomorrow), seen.authors, strict=True)
    ]
    texts = [origin for origin in origins if origin]
    return lines + list({text.model_dump_json(): text for text in texts}.values())


def forecast_lines(seen: HeatView) -> list[Text]:
    """The days ahead, a line each, and what they are held against."""
    if not seen.ahead:
        return []
    lines = [words.heat_days()]
    for ahead in seen.ahead:
        noon = datetime.combine(ahead.on, time(12), UTC)
        day = MomentText(at=noon, zone="UTC", show="day")
        lines.append(words.heat_day(day=day, low=str(ahead.low), high=str(ahead.high)))
    if seen.limits and seen.limits.department:
        lines.append(
            words.heat_limits(
                department=seen.limits.department,
                night=str(seen.limits.night),
                day=str(seen.limits.day),
            )
        )
    return lines


def heat_screen(seen: HeatView, others: Sequence[tuple[int, str]], *, organiser: bool) -> Message:
    """What anybody sees; other areas of theirs, and an organiser's way to set the level."""
    rows: list[tuple[Button, ...]] = []
    if seen.ahead:
        rows.append((press_button(words.heat_picture(), ShowForecast(area=seen.area)),))
    url = seen.today.url or seen.tomorrow.url
    if seen.today.official and url.startswith("https://"):
        rows.append((Button(label=words.heat_page(), url=url),))
    rows += [
        (press_button(words.heat_elsewhere(area=name), ShowHeat(area=area)),)
        for area, name in others
    ]
    if organiser:
        rows.append((press_button(words.heat_manage(), ManageHeat(area=seen.area)),))
    return message(
        words.heat_head(area=seen.name), *level_lines(seen), *forecast_lines(seen), rows=tuple(rows)
    )


def manage_screen(seen: HeatView, back: Action, *, region: str, regional: bool) -> Message:
    """An organiser's screen: what holds, and every level to set instead.

    `regional` where a country's warnings go by regions, of which `region` is the one chosen.
    """
    lines = [words.heat_manage_head(area=seen.name), *level_lines(seen), words.heat_manage_how()]
    if regional:
        chosen = words.heat_region_chosen(name=region) if region else words.heat_region_missing()
        lines.append(chosen)
    rows: list[tuple[Button, ...]] = [
        tuple(
            press_button(
                Text(key=f"heat-choose-{level.key_word}"), ChooseLevel(area=seen.area, level=level)
            )
            for level in row
        )
        for row in CHOICES
    ]
    rows.append(
        (press_button(words.heat_auto(), ChooseLevel(area=seen.area, level=HeatLevel.UNKNOWN)),)
    )
    if regional:
        rows.append((press_button(words.heat_region_ask(), AskRegion(area=seen.area)),))
    rows.append((press_button(words.watch_waiting(), ShowUnanswered(area=seen.area)),))
    rows.append((press_button(words.heat_history(), ShowLookups(area=seen.area)),))
    return message(*lines, rows=(*rows, (press_button(words.back(), back),)))


def which_area(level: HeatLevel, areas: Sequence[tuple[int, str]]) -> Message:
    """One of several areas to set the level for."""
    rows = tuple(
        (press_button(words.heat_in_area(area=name), ChooseLevel(area=area, level=level)),)
        for area, name in areas
    )
    return message(words.heat_which(asked=wording.wanted_words(level)), rows=rows)


@dataclass(frozen=True)
class LookupView:
    """One asking: whom, when, and what came, or why nothing did."""

    at: datetime
    source: HeatSource
    silence: SourceSilence | None
    today: HeatLevel
    tomorrow: HeatLevel


def lookups_screen(area: int, zone: str, looked: Sequence[LookupView]) -> Message:
    """Who was asked and what came, newest first."""
    lines = [words.heat_log() if looked else words.heat_log_none()]
    for view in looked:
        text = (
            Text(key=f"heat-silence-{view.silence.value}")
            if view.silence
            else words.heat_log_said(
                today=wording.colour_word(view.today), tomorrow=wording.colour_word(view.tomorrow)
            )
        )
        lines.append(
            words.heat_log_line(
                moment=MomentText(at=view.at, zone=zone),
                source=wording.source_name(view.source),
                said=text,
            )
        )
    return message(*lines, rows=((press_button(words.back(), ManageAreaHeat(area=area)),),))


def proposal_notice(
    override: int, author: str, level: HeatLevel, where: Text | str, areas: int, until: MomentText
) -> Message:
    """What another organiser is asked to agree to."""
    rows: Rows = (
        (
            press_button(words.heat_agree(), DecideOverride(override=override, yes=True)),
            press_button(words.heat_disagree(), DecideOverride(override=override, yes=False)),
        ),
    )
    text = (
        words.heat_proposed(
            name=author, asked=wording.wanted_words(level), where=where, until=until
        )
        if level.is_known
        else words.heat_proposed_auto(name=author, asked=wording.wanted_words(level), where=where)
    )
    return message(text, words.heat_proposed_areas(count=areas), rows=rows)


def proposed_reply(level: HeatLevel, where: Text | str, people: int) -> Message:
    """What its author is told meanwhile."""
    text = words.heat_waits(asked=wording.wanted_words(level), where=where)
    return message(text, words.heat_waits_for(count=people))


def decided_notice(level: HeatLevel, where: Text | str, by: str, *, yes: bool) -> Message:
    """What came of a proposal."""
    said = words.heat_agreed if yes else words.heat_refused
    return message(said(asked=wording.wanted_words(level), where=where, name=by))


def silence_notice(asked: HeatSource, since: datetime, zone: str) -> Message:
    """A service gives nothing that can be believed: what that means and what can be done."""
    return message(
        words.heat_silent(source=wording.source_name(asked), since=MomentText(at=since, zone=zone)),
        words.heat_silent_next(),
        rows=((press_button(words.heat_look(), ShowHeat(area=MINE)),),),
    )
