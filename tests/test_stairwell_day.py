"""A day of the stairwell's clock looks at what may be due, and at little else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from bot.stairwell import Sandbox
from tests.test_stairwell import Visitor, stairwell

QUARTERS = 24 * 4
A_DAY_LATER = "2026-11-24T10:00"


@contextmanager
def counted(house: Sandbox) -> Iterator[list[str]]:
    """The statements that reach the database while the block lasts."""
    engine, said = house.database.engine.sync_engine, list[str]()

    def note(_: Any, __: Any, statement: str, *more: Any) -> None:
        said.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield said
    event.remove(engine, "before_cursor_execute", note)


async def goes_by(house: Sandbox, visitor: Visitor) -> tuple[int, int]:
    """A day; how many statements it took a quarter of an hour, and how many jobs worked in all."""
    with counted(house) as said:
        await visitor.post("/clock", until=A_DAY_LATER)
    return len(said) // QUARTERS, sum(each.startswith("INSERT INTO run") for each in said)


async def test_a_quiet_day_passes_over_what_is_idle() -> None:
    """Though services say each hour how warm it is, and somebody is on the list of hot days."""
    async with stairwell() as (house, visitor):
        statements, worked = await goes_by(house, visitor)
    assert statements <= 20
    assert worked <= QUARTERS * 2


async def test_a_red_day_asks_no_more_than_it_tells() -> None:
    async with stairwell() as (house, visitor):
        await visitor.post("/heat", today="red", tomorrow="red")
        statements, worked = await goes_by(house, visitor)
        letters = (await visitor.posts("talk-simone"))[1:]
    assert letters
    assert statements <= 74
    assert worked <= QUARTERS * 4.5
