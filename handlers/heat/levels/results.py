"""What services answered, as facts about areas: one map, list or forecast for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from handlers.heat.levels.services import WeatherReadEvent
from handlers.kernel.interaction import JobContext
from storage.area import Area
from storage.heat import (
    DayForecast,
    HeatPlace,
    HeatSnapshot,
    HeatSource,
    OfficialBulletin,
    SourceAnswer,
    SourceHealth,
    SourceReading,
    SourceSilence,
    source_rules,
)


async def take_in_readings(
    observed: WeatherReadEvent, areas: Sequence[Area], context: JobContext
) -> None:
    """Keep every answer, and how each service fares."""
    sky = await context.store.heat.load_snapshot(context.now)
    rows: list[OfficialBulletin | DayForecast | SourceHealth] = []
    for finding in observed.findings:
        answer = _source_answer(finding, areas, sky, observed, context)
        silence = await _read_answer(finding, answer)
        _record_health(answer.health, silence, answer, finding.retry_after)
        if observed.at_hand:
            answer.health.next_at = context.now
        for lookup in answer.lookups:
            context.store.heat.record_lookup(lookup)
        rows += [*answer.rows, answer.health]
        if silence is None:
            rows += _parts_health(answer, sky)
    await context.store.heat.save_readings(*rows)


def _parts_health(answer: SourceAnswer, sky: HeatSnapshot) -> list[SourceHealth]:
    """How each part of an answer fares that cannot be read, or could not be before."""
    found = []
    for place in answer.places:
        before = sky.watches.get((answer.source, place))
        if place == answer.asked or (before is None and place not in answer.unread):
            continue
        part = before or _new_health(answer.source, place, answer.now)
        silence = SourceSilence.BROKEN if place in answer.unread else None
        _record_health(part, silence, answer, None)
        found.append(part)
    return found


def _new_health(source: HeatSource, place: str, now: datetime) -> SourceHealth:
    return SourceHealth(source=source, place=place, asked_at=now, next_at=now)


def _source_answer(
    finding: SourceReading,
    areas: Sequence[Area],
    sky: HeatSnapshot,
    observed: WeatherReadEvent,
    context: JobContext,
) -> SourceAnswer:
    """The answer, with the parts of it that concern our areas."""
    rules = source_rules(finding.source)
    concerned: dict[str, tuple[Area, HeatPlace]] = {}
    for area in areas:
        place = sky.place_of_area(area)
        asked = rules.asked_place(place)
        if asked and asked.name == finding.place:
            for told in rules.told_places(place):
                concerned.setdefault(told, (area, place))
    health = sky.watches.get((finding.source, finding.place))
    return SourceAnswer(
        finding.source,
        finding.place,
        concerned,
        context.now,
        observed.abroad,
        context.store.heat,
        health or _new_health(finding.source, finding.place, context.now),
        sky.bulletins,
    )


async def _read_answer(finding: SourceReading, answer: SourceAnswer) -> SourceSilence | None:
    if isinstance(finding.said, SourceSilence):
        answer.note_silence(finding.said, *_noted_names(answer))
        return finding.said
    return await source_rules(finding.source).take_in(finding.said, answer)


def _noted_names(answer: SourceAnswer) -> list[str]:
    rules = source_rules(answer.source)
    named = (rules.noted_places(place) for _, place in answer.places.values())
    return list(dict.fromkeys(name for names in named for name in names))


def _record_health(
    health: SourceHealth, silence: SourceSilence | None, answer: SourceAnswer, wait: float | None
) -> None:
    """How the service fares from this answer on, and when it is asked again."""
    health.asked_at = answer.now
    if silence:
        health.failures += 1
        health.failing_since = health.failing_since or answer.now
    else:
        health.read_at, health.failures = answer.now, 0
        health.failing_since = health.told_at = None
    rules = source_rules(health.source)
    health.next_at = rules.next_fetch_at(health, answer.now, answer.issued_at, wait)
