"""Stories of what organisers announce."""

from __future__ import annotations

from messages import words
from messages.broadcast.actions import BroadcastForm, BroadcastKind
from messages.model import Text
from storage.area import Area, MemberRole
from storage.broadcast import Broadcast
from tests.cafe import reads_wall
from tests.organise import rows
from tests.worlds import Neighbour, World

__all__ = [
    "CUT",
    "announces",
    "asks_second",
    "drafts",
    "joins_both",
    "other_area",
    "reads_wall",
    "said",
    "the_one",
]

CUT = "L’eau sera coupée mardi de 9 h à midi, rue de la Mare."


async def drafts(who: Neighbour, text: str = CUT, kind: BroadcastKind = BroadcastKind.NEWS) -> None:
    """Write one up to its preview."""
    await who.says("/annonce" if who.language == "fr" else "/announce")
    if not who.asked(BroadcastForm):
        await who.presses(words.broadcast_new())
    await who.fills(BroadcastForm, text=text, kind=kind)


async def announces(
    who: Neighbour, text: str = CUT, kind: BroadcastKind = BroadcastKind.NEWS
) -> None:
    """Write one and publish it in one's area."""
    await drafts(who, text, kind)
    await who.presses(words.broadcast_send())


def said(text: str = CUT) -> Text:
    return words.broadcast_text(text=text)


async def the_one(world: World) -> Broadcast:
    (row,) = await rows(world, Broadcast)
    assert isinstance(row, Broadcast)
    return row


async def other_area(world: World) -> Area:
    return await world.declares("Ménilmontant", lat=48.8668, lon=2.3867)


async def joins_both(world: World, name: str, *areas: Area) -> Neighbour:
    """Somebody who organises these areas."""
    return await world.joins(name, "fr", *areas, role=MemberRole.ORGANISER)


async def asks_second(who: Neighbour) -> None:
    """Write one for all of one's areas and ask a second person."""
    await drafts(who)
    await who.presses(words.broadcast_where())
    await who.presses(words.broadcast_everywhere())
    await who.presses(words.broadcast_ask())
