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
    AskThresholds,
    ChooseDrill,
    ChooseLevel,
    DecideOverride,
    HoldDrill,
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
    """Degrees from which it is hot, as means over three days; whose they are, if anybody's.

    Elsewhere what the air feels like counts as well, from `felt` degrees.
    """

    night: int
    day: int
    department: str
    felt: int = 0


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
    authors: tuple[tuple[str, ...], tuple[str, ...]]
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
        line
        for state, authors in zip((today, tomorrow), seen.authors, strict=True)
        for line in (
            wording.lowered_line(state, seen.country),
            *wording.origin_lines(state, seen.now, seen.zone, authors),
        )
        if line
    ]
    return lines + list({text.model_dump_json(): text for text in origins}.values())


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
    elif seen.limits:
        lines.append(
            words.heat_limits_here(
                night=str(seen.limits.night),
                day=str(seen.limits.day),
                felt=str(seen.limits.felt),
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


@dataclass(frozen=True)
class RegionView:
    """Under which regions a country warns an area: found on the map, or chosen by name."""

    found: tuple[str, ...] = ()
    chosen: str = ""
    by_name: bool = False


def manage_screen(seen: HeatView, back: Action, region: RegionView) -> Message:
    """An organiser's screen: what holds, and every level to set instead."""
    lines = [words.heat_manage_head(area=seen.name), *level_lines(seen), words.heat_manage_how()]
    if region.chosen:
        lines.append(words.heat_region_chosen(name=region.chosen))
    elif region.found:
        lines.append(words.heat_region_found(names=region.found))
    elif region.by_name:
        lines.append(words.heat_region_missing())
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
    if region.by_name:
        rows.append((press_button(words.heat_region_ask(), AskRegion(area=seen.area)),))
    if seen.limits and not seen.limits.department:
        rows.append((press_button(words.heat_threshold_ask(), AskThresholds(area=seen.area)),))
    rows.append((press_button(words.watch_waiting(), ShowUnanswered(area=seen.area)),))
    rows.append((press_button(words.heat_history(), ShowLookups(area=seen.area)),))
    rows.append((press_button(words.nudge_drill_open(), ChooseDrill(area=seen.area)),))
    return message(*lines, rows=(*rows, (press_button(words.back(), back),)))


def drill_screen(area: int, name: str) -> Message:
    """What an exercise is, and of which level one may be held."""
    levels = tuple(
        press_button(Text(key=f"heat-choose-{level.key_word}"), HoldDrill(area=area, level=level))
        for level in (HeatLevel.ORANGE, HeatLevel.RED)
    )
    back = press_button(words.back(), ManageAreaHeat(area=area))
    return message(words.nudge_drill_what(area=name), rows=(levels, (back,)))


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
    override: int,
    author: str,
    level: HeatLevel,
    where: Text | str,
    areas: int,
    until: MomentText,
    *,
    below: HeatLevel = HeatLevel.UNKNOWN,
) -> Message:
    """What another organiser is asked to agree to, and the official level it would be below."""
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
    lower = [words.heat_proposed_below(level=wording.colour_word(below))] if below.is_known else []
    return message(text, *lower, words.heat_proposed_areas(count=areas), rows=rows)


def proposed_reply(
    level: HeatLevel, where: Text | str, people: int, *, below: HeatLevel = HeatLevel.UNKNOWN
) -> Message:
    """What its author is told meanwhile, and why they may not do it alone."""
    text = words.heat_waits(asked=wording.wanted_words(level), where=where)
    lower = [words.heat_waits_below(level=wording.colour_word(below))] if below.is_known else []
    return message(text, *lower, words.heat_waits_for(count=people))


def override_ends_notice(
    area: int | None, level: HeatLevel, where: Text | str, until: MomentText
) -> Message:
    """A day before: what was set ends, and can be set again."""
    rows: Rows = ()
    if area is not None:
        rows = ((press_button(words.heat_again(), ChooseLevel(area=area, level=level)),),)
    text = words.heat_set_ends(asked=wording.wanted_words(level), where=where, until=until)
    return message(text, words.heat_set_ends_how(), rows=rows)


def override_ended_notice(
    area: int | None, level: HeatLevel, where: Text | str, now: HeatState, country: str
) -> Message:
    """What was set is over, and what the level is from now on."""
    row: tuple[Button, ...] = (press_button(words.heat_look(), ShowHeat(area=area or MINE)),)
    if area is not None:
        row = (press_button(words.heat_again(), ChooseLevel(area=area, level=level)), *row)
    return message(
        words.heat_set_ended(asked=wording.wanted_words(level), where=where),
        words.heat_today(level=wording.level_words(now, country)),
        rows=(row,),
    )


def decided_notice(level: HeatLevel, where: Text | str, by: str, *, yes: bool) -> Message:
    """What came of a proposal."""
    said = words.heat_agreed if yes else words.heat_refused
    return message(said(asked=wording.wanted_words(level), where=where, name=by))


def outrun_notice(
    area: int | None, level: HeatLevel, where: Text | str, official: HeatLevel
) -> Message:
    """A proposal below a level that has risen since: whoever still wants it asks anew."""
    rows: Rows = ()
    if area is not None:
        rows = ((press_button(words.heat_again(), ChooseLevel(area=area, level=level)),),)
    text = words.heat_outrun(
        asked=wording.wanted_words(level), where=where, level=wording.colour_word(official)
    )
    return message(text, rows=rows)


def silence_notice(asked: HeatSource, since: datetime, zone: str) -> Message:
    """A service gives nothing that can be believed: what that means and what can be done."""
    return message(
        words.heat_silent(source=wording.source_name(asked), since=MomentText(at=since, zone=zone)),
        words.heat_silent_next(),
        rows=((press_button(words.heat_look(), ShowHeat(area=MINE)),),),
    )
