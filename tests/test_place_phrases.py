"""What people type to say where they live: the table beside this test, and what becomes of each."""

import csv
import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.places import Gazetteer
from storage.places.gazetteer import FORMER, PLACES
from tests.places import PhraseOutcome, PlacePhrase

TABLE = Path(__file__).parent / "places" / "phrases.tsv"
FIRST_PAGE = ("two", "foreign")
"""Kinds of which the right town must stand on the first page."""


def written_phrases() -> list[tuple[PlacePhrase, PhraseOutcome]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return [
            (
                PlacePhrase(
                    row["kind"],
                    row["words"],
                    tuple(c.replace("_", " ") for c in row["towns"].split() if c != "-"),
                    row["must be asked"] == "yes",
                    row["kind"].startswith(FIRST_PAGE),
                ),
                PhraseOutcome(row["outcome"]),
            )
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer() as places:
        yield places


def test_every_phrase_ends_as_the_table_says(gazetteer: Gazetteer) -> None:
    differing = [
        (phrase.words, f"{written} in the table, {outcome} now")
        for phrase, written in written_phrases()
        if (outcome := phrase.judge_with(gazetteer)) is not written
    ]
    assert differing == []


def test_no_phrase_is_taken_wrongly_and_few_that_are_clear_are_refused() -> None:
    counted = Counter(written for _, written in written_phrases())
    assert counted.total() > 300
    assert counted[PhraseOutcome.WRONG] == 0
    assert counted[PhraseOutcome.REFUSED] < counted.total() * 0.05


def test_every_kind_of_phrase_has_many(gazetteer: Gazetteer) -> None:
    kinds = Counter(phrase.kind for phrase, _ in written_phrases())
    assert min(kinds.values()) >= 5
    assert sum(count >= 15 for count in kinds.values()) > 8


def test_a_former_commune_is_asked_about_never_taken_and_never_lost(gazetteer: Gazetteer) -> None:
    """A sample; `python -m tests.places.walk` walks them all."""
    store = sqlite3.connect(FORMER)
    store.execute("ATTACH DATABASE ? AS places", (str(PLACES),))
    rows = store.execute(
        "SELECT name, code FROM former WHERE kind = 0 AND key NOT IN (SELECT key FROM places.hint)"
        " ORDER BY code, name"
    ).fetchall()
    store.close()
    for name, code in random.Random(59350).sample(rows, 150):
        phrase = PlacePhrase("former", f"J'habite à {name}", (code,), must_ask=True)
        assert phrase.judge_with(gazetteer) is PhraseOutcome.ASKED, name
