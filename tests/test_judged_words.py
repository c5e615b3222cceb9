"""What neighbours type, judged by somebody who wrote down what they would expect of it."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from messages import danger
from messages.aid.forms import AidKind
from messages.aid.request_line import read_request_line
from messages.dates import DateReading
from messages.intents import Intent
from messages.intents.reading import IntentReading, read_intent

TABLES = Path(__file__).parent / "intents"
NAMES = ("judged.toml", "judged_before_area.toml")
WIDER = ("judged_2.toml", "judged_3.toml")
"""Words that others wrote: of some turns of phrase Palier still says that it did not understand."""
SAID = datetime(2026, 12, 30, 18, 40, tzinfo=ZoneInfo("Europe/Paris"))

DANGER, NOTHING, PLACE = "emergency", "other", "place"
SERVED: dict[str, set[str]] = {
    "stop": {Intent.PAUSE, Intent.SETTINGS},
    "offer": {Intent.OFFER, Intent.REQUESTS},
    "area": {Intent.AREA, Intent.SETTINGS},
    "cancel": {Intent.CANCEL, Intent.REQUESTS},
    PLACE: {Intent.AREA},
    NOTHING: set(),
    DANGER: set(),
}
"""What serves an expectation that bears another name; a page that holds the switch does."""

KINDS: dict[str, set[AidKind]] = {
    "errands": {AidKind.ERRANDS, AidKind.MEDICINE},
    "company": {AidKind.COMPANY, AidKind.ELDERLY},
    "phone": {AidKind.DEVICES},
    "paperwork": {AidKind.PRINT},
    "handiwork": {AidKind.REPAIRS},
    "pets": {AidKind.PETS},
    "childcare": {AidKind.CHILDCARE},
    "lift": {AidKind.OTHER},
    "other": {AidKind.OTHER},
}


@dataclass(frozen=True)
class JudgedPhrase:
    """What was typed and all that is fair to make of it."""

    say: str
    lang: str
    want: str
    also: tuple[str, ...] = ()
    ask_back: bool = False
    near_miss: bool = False
    when: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()

    @property
    def wants(self) -> set[str]:
        return {self.want, *self.also}

    @property
    def serves(self) -> set[str]:
        return {each for wanted in self.wants for each in SERVED.get(wanted, {wanted})}


@cache
def judged(name: str) -> tuple[JudgedPhrase, ...]:
    table = tomllib.loads((TABLES / name).read_text("utf-8"))["phrase"]
    return tuple(
        JudgedPhrase(**{key: _told(key, value) for key, value in each.items()}) for each in table
    )


def _told(key: str, value: Any) -> Any:
    """One value or several are several."""
    if key not in {"also", "when", "kind"}:
        return value
    return tuple(value) if isinstance(value, list) else (value,)


@cache
def read(said: str, language: str) -> IntentReading:
    return read_intent(said, language, SAID)


def judge(phrase: JudgedPhrase) -> str:
    """How a phrase fares, as whoever typed it would see it."""
    if danger.detects_emergency(phrase.say):
        return "right" if DANGER in phrase.wants else "wrong"
    if phrase.want == DANGER:
        return "wrong"
    reading, nothing = read(phrase.say, phrase.lang), phrase.wants & {NOTHING, PLACE}
    if reading.sure:
        return "right" if reading.sure in phrase.serves else "wrong"
    if phrase.serves & set(reading.likely):
        return "asked back"
    if reading.likely:
        return "asked in vain" if nothing else "asked about something else"
    return "right" if nothing else "refused"


@pytest.mark.parametrize("name", WIDER)
def test_of_wider_words_nothing_is_taken_for_something_else(name: str) -> None:
    verdicts = {each: judge(each) for each in judged(name)}
    assert [each.say for each, how in verdicts.items() if how == "wrong"] == []
    counts, total = Counter(verdicts.values()), len(verdicts)
    # Unseen, 5.4 and 6.6 of a hundred were refused; widened by their kinds since, 2.5 and 2.6.
    # Asked about something else: 1.2 and 1.5.
    assert counts["refused"] < 0.05 * total
    assert counts["asked about something else"] < 0.016 * total
    assert counts["asked in vain"] < 0.11 * total
    assert counts["right"] > 0.65 * total


@pytest.mark.parametrize(("name", "least"), [(NAMES[0], 650), (NAMES[1], 150)])
def test_nothing_is_taken_for_something_else_and_little_is_refused(name: str, least: int) -> None:
    verdicts = {each: judge(each) for each in judged(name)}
    assert len(verdicts) >= least
    said = {
        how: [each.say for each in verdicts if verdicts[each] == how] for how in verdicts.values()
    }
    assert said.get("wrong", []) == []
    counts, total = Counter(verdicts.values()), len(verdicts)
    assert counts["refused"] < 0.05 * total, said["refused"]
    assert counts["asked about something else"] < 0.01 * total, said["asked about something else"]
    assert counts["asked in vain"] < 0.1 * total, said["asked in vain"]
    assert counts["right"] > 0.75 * total, counts


def test_a_day_is_the_one_that_was_typed_or_is_asked() -> None:
    dated = [
        (each, read(each.say, each.lang).moment)
        for name in NAMES
        for each in judged(name)
        if each.when and read(each.say, each.lang).sure
    ]
    assert len(dated) > 60
    told = [(each, moment) for each, moment in dated if moment]
    wrong = [
        each.say
        for each, moment in told
        if not any(said.startswith(when) for when in each.when for said in _spelt(moment))
    ]
    assert wrong == []
    assert len(told) > 0.95 * len(dated)


def _spelt(moment: DateReading) -> Iterator[str]:
    """The moment as the table writes it; an hour that was not read is asked."""
    if moment.hour:
        yield f"{moment.day}T{moment.hour:%H:%M}"
    else:
        yield from (
            f"{moment.day}T{hour:02}:{minute:02}" for hour in range(24) for minute in (0, 30)
        )


def test_a_kind_of_help_is_the_one_that_was_typed_or_is_asked() -> None:
    asked = [
        each
        for name in NAMES
        for each in judged(name)
        if each.kind and read(each.say, each.lang).sure is Intent.ASK
    ]
    assert len(asked) > 40
    kinds = {each: _kind_of(each) for each in asked}
    fair = {each: {one for name in each.kind for one in KINDS[name]} for each in asked}
    assert [each.say for each in asked if kinds[each] and kinds[each] not in fair[each]] == []
    assert sum(kinds[each] in fair[each] for each in asked) > 0.75 * len(asked)


def _kind_of(phrase: JudgedPhrase) -> AidKind | None:
    reading = read(phrase.say, phrase.lang)
    lines = [reading.plain] if reading.denied else [phrase.say, reading.plain]
    kinds = [read_request_line(line, phrase.lang).kind for line in lines]
    return next((each for each in kinds if each), None)
