"""The worst weeks of a summer, lived: everybody is told everything, rightly, once, and in time.

What is due is worked out from `HEAT.md` alone (`tests/summer/protocol.py`), and what was told is
read as people read it. The mistakes that the judge must find are tried in `tests/summer`.
"""

from __future__ import annotations

import asyncio
import faulthandler
from copy import copy
from dataclasses import replace
from datetime import timedelta

import pytest

from storage.places import Gazetteer
from tests import postgres
from tests.summer.judge import judge
from tests.summer.lengths import AUTUMN, FIRST_HALF, SECOND_HALF, WORST
from tests.summer.protocol import Rule
from tests.summer.reading import Kind, Reading
from tests.summer.record import Record
from tests.summer.season import Length, Season
from tests.summer.verdict import Bench, Verdict

LENGTHS = {"july": (WORST, FIRST_HALF), "autumn": (AUTUMN, SECOND_HALF)}
"""What is lived in `make test`, and with `--all-worlds`."""


@pytest.fixture(scope="module", params=LENGTHS)
def part(request: pytest.FixtureRequest) -> str:
    """A week of July on SQLite, and one that begins in September on PostgreSQL."""
    return str(request.param)


@pytest.fixture(scope="module")
def record(
    part: str,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    gazetteer: Gazetteer,
) -> Record:
    """What happened.

    The watch over hanging tests is set for stories of one evening; here it is its own timeout.
    """
    faulthandler.cancel_dump_traceback_later()
    length = LENGTHS[part][request.config.getoption("all_worlds")]
    folder = tmp_path_factory.mktemp("summer")
    if part == "july":
        url = f"sqlite:///{folder / 'palier.sqlite'}"
    else:
        url = postgres.fresh_database(request.getfixturevalue("postgres_cluster"), "summer")
    return asyncio.run(lived(url, gazetteer, length))


async def lived(url: str, gazetteer: Gazetteer, length: Length) -> Record:
    async with asyncio.timeout(900):
        return await Season(url, gazetteer, 1, lambda _: None, length).live()


@pytest.fixture(scope="module")
def verdict(record: Record) -> Verdict:
    return judge(record)


def broken(verdict: Verdict, rule: Rule) -> list[str]:
    return [each.what for each in verdict.found if each.rule is rule]


def test_nobody_silent_goes_a_night_untold(verdict: Verdict) -> None:
    assert broken(verdict, Rule.NIGHT) == []


def test_everybody_is_told_of_every_area(verdict: Verdict) -> None:
    assert broken(verdict, Rule.EVERY_AREA) == []


def test_every_other_sentence_of_the_protocol_holds(verdict: Verdict) -> None:
    assert list(verdict.grouped()) == []


def test_much_was_lived_and_held(part: str, record: Record, verdict: Verdict) -> None:
    """A summer in which nothing happened, or nothing was recognised, would be right as well."""
    july = part == "july"
    assert verdict.right > (2000 if july else 200)
    assert len(record.kills) > 5
    assert any(path.endswith("/encours") for path in record.asked)
    meant = {each.meant for each in record.pressed}
    assert meant >= {"fine", *(("go", "cannot", "take_over", "knock", "call") if july else ())}
    kinds = {each.kind for each in Bench(record).readings}
    few = {Kind.EVE, Kind.QUESTION, Kind.SILENCE, Kind.CLEAR}
    assert kinds >= ({*Kind} - {Kind.PREPARE, Kind.GOES, Kind.OTHER} if july else few)


# --- the judge, on what was lived

TAKEN = (Kind.EVE, Kind.QUESTION, Kind.SILENCE)
TRIED, NOTICED = 5, 2


def read(record: Record, kind: Kind) -> list[Reading]:
    """A few messages of that kind, from the whole week."""
    found = [
        each
        for each in Bench(record).readings
        if each.kind is kind and not each.arrival.answered and each.arrival not in record.unsure
    ]
    return found[len(found) // 10 :: max(1, len(found) // TRIED)][:TRIED]


def other(record: Record, taken: Reading, *put: Reading) -> Record:
    """The same week, but for one message."""
    changed = copy(record)
    changed.arrivals = [each for each in record.arrivals if each is not taken.arrival]
    changed.arrivals += [each.arrival for each in put]
    return changed


@pytest.mark.parametrize("kind", TAKEN)
def test_the_judge_misses_what_is_taken_from_a_lived_week(
    record: Record, verdict: Verdict, kind: Kind
) -> None:
    """One that is due to nobody any more may be missing: who waits for a call is not asked."""
    missed = [
        one
        for one in read(record, kind)
        if judge(other(record, one)).found != verdict.found
        and judge(other(record, one, _late(one))).found != verdict.found
    ]
    assert len(missed) >= NOTICED


def _late(one: Reading) -> Reading:
    at = one.arrival.at + timedelta(minutes=40)
    return replace(one, arrival=replace(one.arrival, at=at))
