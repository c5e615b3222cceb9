"""Stories of organisers: what is reported to them, and what they make of it."""

from __future__ import annotations

from messages.organise.trouble import Complain, Trouble
from tests.worlds import Neighbour, Wall


async def reports(
    who: Neighbour, wall: Wall, message: str = "", what: Trouble = Trouble.MONEY, word: str = ""
) -> None:
    """Report a message on a wall, the newest card there unless told otherwise."""
    await who.points("/signaler", message or wall.card.name, wall)
    await who.fills(Complain, what=what, word=word or None)
