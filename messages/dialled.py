"""Whom to call and what else holds in a country, in the words of a language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from babel.dates import format_skeleton
from babel.lists import format_list

from messages.national_facts import NationalFacts

Say = Callable[[str, dict[str, str]], str]
"""Words a sentence of the catalogue with what it takes."""

DIALLED = {
    "all": ("full", ("medical", "fire", "everywhere", "writing")),
    "doctor": ("plain", ("medical", "everywhere")),
    "police": ("plain", ("police", "everywhere")),
    "rescue": ("plain", ("medical", "fire", "everywhere")),
    "writing": ("plain", ("medical", "everywhere", "writing")),
    "short": ("plain", ("medical", "fire", "everywhere", "writing")),
    "paper": ("paper", ("medical", "fire", "everywhere", "writing")),
}
"""What sentences may say of whom to call, `{ $dial-doctor }`: how fully, and which numbers.

Where a country is not told, `all` ends with its own number, whatever that is.
"""


def dialled_words(name: str, facts: NationalFacts, say: Say, locale: str) -> str:
    """The numbers of that name, those the country has, each once: "le 15 ou le 112"."""
    wording, kinds = DIALLED[name]
    said = list(_each_number(wording, kinds, facts, say))
    if wording == "full" and not facts.has_own_numbers:
        said.append(say("danger-dial-local", {}))
    return str(format_list(said, style="or", locale=locale))


def _each_number(
    wording: str, kinds: tuple[str, ...], facts: NationalFacts, say: Say
) -> Iterator[str]:
    numbers: dict[str, str] = {}
    for kind in kinds:
        if number := getattr(facts, kind):
            # One that serves for several is called by what it serves for everywhere.
            numbers[number] = kind
    for number, kind in numbers.items():
        yield say(f"danger-dial-{wording}-{kind}", {"number": number})


def fact_words(facts: NationalFacts, say: Say, locale: str) -> dict[str, str]:
    """What else sentences may name of a country, `{ $fact-heat-line }`; empty where it has none."""
    days = [date(2000, *each) for each in facts.season]
    first, last = [format_skeleton("MMMMd", day, locale=locale) for day in days] or ["", ""]
    return {
        "heat-line": facts.heat_line,
        "register": say("danger-fact-register", {}) if facts.town_register else "",
        "department": say("danger-fact-department", {}) if facts.departments else "",
        "weather-service": facts.weather_service,
        "season-first": first,
        "season-last": last,
    }
