"""Clear phrases are read, those with several meanings are asked back, and none is taken wrongly."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from messages.dates import DateNotUnderstood, DateReading, read_moment

PARIS = ZoneInfo("Europe/Paris")
NO_MEANING = "?"


@dataclass(frozen=True)
class TypedPhrase:
    """A row of the table."""

    now: datetime
    language: str
    words: str
    meaning: str
    verdict: str

    @property
    def is_clear(self) -> bool:
        return self.meaning != NO_MEANING and "|" not in self.meaning

    def judge(self) -> str:
        """What comes of it: right, asked, refused, or wrong."""
        match read_moment(self.words, self.language, self.now):
            case DateReading() as reading:
                return "right" if said(reading) == self.meaning else f"wrong: {said(reading)}"
            case DateNotUnderstood(choices=choices):
                meant = set(self.meaning.split(" | ")) - {NO_MEANING}
                return "asked" if meant <= {said(each) for each in choices} else "refused"


def said(reading: DateReading) -> str:
    hour = reading.hour and f"{reading.hour:%H:%M}"
    return " ".join(str(part) for part in (reading.day, hour) if part)


def table() -> Iterator[TypedPhrase]:
    now = datetime(2026, 12, 30, 18, 40, tzinfo=PARIS)
    for line in (Path(__file__).parent / "phrases.tsv").read_text("utf-8").splitlines():
        if line.startswith("@ "):
            now = datetime.fromisoformat(line[2:]).replace(tzinfo=PARIS)
        elif line and not line.startswith("#"):
            language, words, meaning, verdict = line.split("\t")
            yield TypedPhrase(now, language, words, meaning, verdict)


PHRASES = list(table())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_phrase_comes_to_what_the_table_says(language: str) -> None:
    listed = [each for each in PHRASES if each.language == language]
    judged = {(each.now, each.words): (each.judge(), each.verdict) for each in listed}
    assert {phrase: two for phrase, two in judged.items() if two[0] != two[1]} == {}


def test_the_table_holds_few_refusals_of_what_is_clear() -> None:
    clear = Counter(each.verdict for each in PHRASES if each.is_clear)
    assert set(clear) <= {"right", "asked", "refused"}
    assert clear["refused"] < 0.05 * clear.total()
    assert clear["right"] > 0.9 * clear.total()
    assert {each.verdict for each in PHRASES if not each.is_clear} == {"asked"}
