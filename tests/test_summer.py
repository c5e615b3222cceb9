"""The worst weeks of a summer, lived: everybody is told everything, rightly, once, and in time.

What is due is worked out from `HEAT.md` alone (`tests/summer/protocol.py`), and what was told is
read as people read it. The mistakes that the judge must find are tried in `tests/summer`.
"""

from __future__ import annotations

import asyncio
import faulthandler
from collections.abc import Callable
from copy import copy
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from storage.places import Gazetteer
from tests.summer.judge import judge
from tests.summer.lengths import AUTUMN, FIRST_HALF, SECOND_HALF, WORST
from tests.summer.protocol import Rule
from tests.summer.reading import Kind, Reading
from tests.summer.record import Record
from tests.summer.season import Length, Season
from tests.summer.verdict import Bench, Verdict


@pytest.fixture(scope="module")
def lived(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    gazetteer: Gazetteer,
    postgresql_url: Callable[[Path], str],
) -> list[Record]:
    """A week of July on SQLite, and one that begins in September on PostgreSQL.

    The watch over hanging tests is set for stories of one evening; here it is its own timeout.
    """
    faulthandler.cancel_dump_traceback_later()
    whole = request.config.getoption("all_worlds")
    first, second = (FIRST_HALF, SECOND_HALF) if whole else (WORST, AUTUMN)
    folder = tmp_path_factory.mktemp("summer")
    urls = (f"sqlite:///{folder / 'palier.sqlite'}", postgresql_url(folder))
    return [
        asyncio.run(live(url, gazetteer, length))
        for url, length in zip(urls, (first, second), strict=True)
    ]


async def live(url: str, gazetteer: Gazetteer, length: Length) -> Record:
    async with asyncio.timeout(900):
        return await Season(url, gazetteer, 1, lambda _: None, length).live()


@pytest.fixture(scope="module")
def verdict(lived: list[Record]) -> Verdict:
    return sum((judge(each) for each in lived), Verdict())


def broken(verdict: Verdict, *rules: Rule) -> list[str]:
    return [str(each) for each in verdict.found if each.rule in rules]


def test_nobody_silent_goes_a_night_untold(verdict: Verdict) -> None:
    assert broken(verdict, Rule.NIGHT) == []


def test_everybody_is_told_of_every_area(verdict: Verdict) -> None:
    assert broken(verdict, Rule.EVERY_AREA) == []


def test_every_other_sentence_of_the_protocol_holds(verdict: Verdict) -> None:
    assert list(verdict.grouped()) == []


def test_much_was_lived_and_held(lived: list[Record], verdict: Verdict) -> None:
    """A summer in which nothing happened, or nothing was recognised, would be right as well."""
    assert verdict.right > 2000
    for record in lived:
        assert len(record.kills) > 5
        assert len({each.who for each in record.pressed}) > 5
        assert {path.rpartition("/")[2] for path in record.asked} >= {"encours"}
    meant = {each.meant for record in lived for each in record.pressed}
    assert meant >= {"fine", "go", "cannot", "take_over", "knock", "call", "not_today"}
    kinds = {each.kind for each in Bench(lived[0]).readings}
    assert kinds >= {each for each in Kind if each not in (Kind.PREPARE, Kind.OTHER)}


# --- the judge, on what was lived

TAKEN = (Kind.EVE, Kind.TODAY, Kind.QUESTION, Kind.SILENCE, Kind.COUNTS, Kind.ALL_CLEAR)


def read(record: Record, kind: Kind) -> Reading:
    """One message of that kind, from the middle of the week."""
    found = [
        each
        for each in Bench(record).readings
        if each.kind is kind and not each.arrival.answered and each.arrival not in record.unsure
    ]
    return found[len(found) // 2]


def other(record: Record, taken: Reading, *put: Reading) -> Record:
    """The same week, but for one message."""
    changed = copy(record)
    changed.arrivals = [each for each in record.arrivals if each is not taken.arrival]
    changed.arrivals += [each.arrival for each in put]
    return changed


@pytest.mark.parametrize("kind", TAKEN)
def test_the_judge_misses_what_is_taken_from_a_lived_week(lived: list[Record], kind: Kind) -> None:
    week, before = lived[0], len(judge(lived[0]).found)
    one = read(week, kind)
    late = replace(one, arrival=replace(one.arrival, at=one.arrival.at + timedelta(minutes=40)))
    assert len(judge(other(week, one)).found) > before
    assert len(judge(other(week, one, late)).found) > before
