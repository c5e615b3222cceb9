"""Stories of organisers: what is reported to them, and what they make of it."""

from __future__ import annotations

from typing import Any

from sqlmodel import select

from messages import words
from messages.model import Text
from messages.organise.trouble import Complain, Trouble
from tests.worlds import Neighbour, Wall, World


async def reports(
    who: Neighbour, wall: Wall, message: str = "", what: Trouble = Trouble.MONEY, word: str = ""
) -> None:
    """Report a message on a wall, the newest card there unless told otherwise."""
    await who.points("/signaler", message or wall.card.name, wall)
    await who.fills(Complain, what=what, word=word or None)


async def rows(world: World, table: Any) -> list[Any]:
    async with world.database.transaction() as store:
        return list((await store.session.execute(select(table))).scalars())


def why(trouble: Trouble) -> Text:
    """The reason as organisers and author read it."""
    return words.organise_reported_why(what=Text(key=f"organise-trouble-{trouble}"))
