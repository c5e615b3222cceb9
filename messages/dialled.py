"""Whom to call, in the words of a language and with the numbers of a country."""

from __future__ import annotations

from collections.abc import Callable, Iterator

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
