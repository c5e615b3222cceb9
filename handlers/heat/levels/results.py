"""What services answered, as facts about areas: one map, list or forecast for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.heat.levels.services import WeatherReadEvent
from handlers.kernel.interaction import JobContext
from storage.area import Area
from storage.heat import (
    DayForecast,
    HeatPlace,
    HeatSnapshot,
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
        health = sky.watches.get((finding.source, finding.place)) or SourceHealth(
            source=finding.source,
            place=finding.place,
            asked_at=context.now,
            next_at=context.now,
        )
        answer = _source_answer(finding, areas, sky, observed, context)
        silence = await _read_answer(finding, answer)
        _record_health(health, silence, answer, finding.retry_after)
        if observed.at_hand:
            health.next_at = context.now
        for lookup in answer.lookups:
            context.store.heat.record_lookup(lookup)
        rows += [*answer.rows, health]
    await context.store.heat.save_readings(*rows)


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
            concerned.setdefault(rules.told_place(place), (area, place))
    return SourceAnswer(
        finding.source, finding.place, concerned, context.now, observed.abroad, context.store.heat
    )


async def _read_answer(finding: SourceReading, answer: SourceAnswer) -> SourceSilence | None:
    if isinstance(finding.said, SourceSilence):
        answer.note_silence(finding.said)
        return finding.said
    return await source_rules(finding.source).take_in(finding.said, answer)


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
