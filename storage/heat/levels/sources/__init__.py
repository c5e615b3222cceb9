"""The sources of heat levels, one class each, from the one that is believed first."""

from __future__ import annotations

from messages.heat.levels.level import HeatSource
from storage.heat.levels.sources.meteoalarm import MeteoAlarmRules
from storage.heat.levels.sources.openmeteo import OpenMeteoRules
from storage.heat.levels.sources.rules import HeatSourceRules, IndicativeRules, SourceAnswer
from storage.heat.levels.sources.vigilance import VigilanceRules

SOURCES: list[HeatSourceRules] = [VigilanceRules(), MeteoAlarmRules(), OpenMeteoRules()]
"""In order of preference; `bot.weather` has a client for each."""


def source_rules(source: HeatSource) -> HeatSourceRules:
    """The rules of a source that is on the list, or `KeyError`."""
    return {rules.source: rules for rules in SOURCES}[source]


def is_official(source: HeatSource) -> bool:
    """Whether levels by this source may bear official names; an organiser's never do."""
    return any(rules.official for rules in SOURCES if rules.source is source)


__all__ = [
    "SOURCES",
    "HeatSourceRules",
    "IndicativeRules",
    "SourceAnswer",
    "is_official",
    "source_rules",
]
