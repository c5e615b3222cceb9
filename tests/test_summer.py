"""A whole summer of three hundred neighbours: everybody is told everything, once, and in time."""

from __future__ import annotations

import asyncio
import faulthandler
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from storage.places import Gazetteer
from tests.summer.checks import judge
from tests.summer.kinds import keys
from tests.summer.life import Arrival
from tests.summer.people import EACH
from tests.summer.season import END, Record, Season
from tests.summer.weather import PARIS, moment


@dataclass(frozen=True)
class Length:
    """How many neighbours of each of the six areas live it, and until when."""

    each: int
    end: datetime
    kills: int


WHOLE = Length(EACH, END, kills=100)
BEGINNING = Length(16, moment(PARIS, 7, 15, 0), kills=30)
"""Two of its five spells of heat, with the worst one, and a third of the people."""


@pytest.fixture(scope="module")
def length(request: pytest.FixtureRequest) -> Length:
    return WHOLE if request.config.getoption("all_worlds") else BEGINNING


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory, length: Length) -> Record:
    """What happened, from the first of May on.

    The watch over hanging tests is set for stories of one evening; here it is its own timeout.
    """
    faulthandler.cancel_dump_traceback_later()
    file = tmp_path_factory.mktemp("summer") / "palier.sqlite"
    with Gazetteer() as gazetteer:
        return asyncio.run(lived(file, gazetteer, length))


async def lived(file: Path, gazetteer: Gazetteer, length: Length) -> Record:
    async with asyncio.timeout(600):
        url = f"sqlite:///{file}"
        return await Season(url, gazetteer, 1, lambda _: None, length.each, length.end).live()


def test_nobody_is_forgotten_and_nobody_is_told_twice(record: Record, length: Length) -> None:
    verdict = judge(record)
    assert verdict.wrong == []
    assert verdict.right > length.kills * length.each
    assert len(record.people) == 6 * length.each
    assert len(record.kills) > length.kills


def other(record: Record, change: Callable[[list[Arrival]], list[Arrival]]) -> Record:
    """The same summer, but for what arrived."""
    changed = copy(record)
    changed.arrivals = change(record.arrivals)
    return changed


TOLD = ("nudge-eve-who", "nudge-clear", "watch-ask-morning", "watch-remind", "watch-told-do")


@pytest.mark.parametrize("sentence", TOLD)
def test_the_judge_sees_what_is_missing_doubled_or_late(record: Record, sentence: str) -> None:
    """Whoever looks for nothing finds nothing: each message is taken away, doubled, held up."""
    found = [each for each in record.arrivals if sentence in keys(each)]
    one = found[len(found) // 2]

    gone = judge(other(record, lambda all_: [each for each in all_ if each is not one]))
    assert gone.missed or gone.late  # the second buddy may be taken for the first, who never heard

    twice = judge(other(record, lambda all_: [*all_, one]))
    assert twice.doubled

    held_up = replace(one, at=one.at + timedelta(minutes=40))
    late = judge(other(record, lambda all_: [held_up if each is one else each for each in all_]))
    assert late.late or late.missed


def test_the_judge_sees_what_nobody_should_hear(record: Record) -> None:
    eve = next(each for each in record.arrivals if "nudge-eve-who" in keys(each))
    in_may = replace(eve, at=record.arrivals[0].at.replace(day=20, month=5))
    assert judge(other(record, lambda all_: [*all_, in_may])).uncalled


@pytest.mark.parametrize("up", [True, False])
def test_the_judge_sees_a_card_that_is_not_pinned_or_not_unpinned(record: Record, up: bool) -> None:
    """The last one that stood at a noon: nothing before that put it right."""
    lost = [each for n, each in enumerate(record.pins) if each.up is up and stood(record, n)][-1]
    changed = copy(record)
    changed.pins = [each for each in record.pins if each is not lost]
    assert judge(changed).missed if up else judge(changed).uncalled


def stood(record: Record, n: int) -> bool:
    """Whether a noon passed, on its wall, before the next pin there."""
    pin = record.pins[n]
    later = (each.at for each in record.pins[n + 1 :] if each.wall == pin.wall)
    zone = next(each.zone for each in record.quarters if each.wall == pin.wall)
    noon = pin.at.astimezone(zone).replace(hour=12, minute=0, second=0)
    noon += timedelta(days=pin.at >= noon)
    return noon < next(later, record.end)
