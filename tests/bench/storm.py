"""Five hundred strangers answer one café within ten seconds, under Telegram's flood limits.

One more neighbour answers before them, right after Palier has started, and is timed apart: the
first to speak waits for sentences and statements to be put together.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from bot.telegram import drawing
from handlers.cafe.feature import LoadedCafe
from messages.cafe import AnswerCafe, CafeReply
from messages.model import Reader
from storage.database import Database, Store
from tests.bench.neighbourhood import SEATS, found
from tests.bench.presses import percentiles
from tests.bench.running import Door, Running, palier, say, street
from tests.fakes.telegram.entities import formatted

STRANGERS, SECONDS = 500, 10.0
REST_WITHIN = 30.0


@dataclass(frozen=True)
class Storm:
    """Milliseconds to the answer, edits on the wall, refusals met, whether the card came right."""

    first: float
    p50: float
    p99: float
    edits: int
    edits_a_minute: int
    refused: int
    right: bool


async def storm(url: Callable[[Path], str]) -> Storm:
    """One storm on a fresh database."""
    with tempfile.TemporaryDirectory(prefix="palier-bench-") as name:
        folder = Path(name)
        async with street(strict=True) as door:
            settled = await door.ask("settles", STRANGERS + 1)
            database_url = url(folder)
            cafe = await found(database_url, settled, known=False)
            process: Running
            async with palier(door, folder, database_url) as process:
                await process.polls(door)
                data = AnswerCafe(cafe=cafe, reply=CafeReply.GOING).pack_action()
                first = await door.ask("first_press", data)
                waits = await door.ask("storm", data, SECONDS)
                right = await _comes_right(door, database_url, cafe)
                tally: dict[str, Any] = await door.ask("tally")
    p50, p99 = percentiles(waits)
    assert tally["faults"] == []
    a_minute, refused = tally["edits_in_a_minute"], tally["refused"]
    one = Storm(first * 1000, p50, p99, tally["edits"], a_minute, refused, right)
    say(f"  {one}")
    return one


async def _drawn(cafe_id: int, store: Store) -> LoadedCafe:
    """The café as its facts are now."""
    cafe, area, host, _ = await store.cafes.cafe_with_people(cafe_id)
    return LoadedCafe(cafe, area, host, await store.cafes.count_attendance(cafe_id))


async def _comes_right(door: Door, url: str, cafe: int) -> bool:
    """Whether the wall comes to show the card drawn from the facts, full as it must be."""
    database = Database(url)
    try:
        async with database.transaction() as store:
            meeting = await _drawn(cafe, store)
    finally:
        await database.close()
    tally = meeting.tally
    assert (tally.seated, tally.waiting) == (SEATS, STRANGERS + 1 - SEATS)
    reader = Reader(language="fr", zone=meeting.area.zone)
    text, _ = formatted(drawing.body(meeting.wall_card(), reader), "HTML", None)
    ends = monotonic() + REST_WITHIN
    while await door.ask("wall") != [text]:
        if monotonic() > ends:
            return False
        await asyncio.sleep(0.2)
    return True
