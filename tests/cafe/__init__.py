"""Stories of cafés: inviting, answering, what a café says by itself."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from messages import words
from messages.cafe import CafeAccess, CafeKind, GuestForm, HomeAddressForm, InviteForm
from tests.worlds import Neighbour, Wall

SATURDAY = date(2026, 7, 4)
THREE = time(15)
PARIS = ZoneInfo("Europe/Paris")


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """The moment by Belleville's clocks."""
    return datetime.combine(day, time(hour, minute), PARIS)


async def drafts(host: Neighbour, **given: Any) -> None:
    """Fill the invitation in, up to the preview."""
    usual: dict[str, Any] = {
        "kind": CafeKind.CAFE,
        "day": SATURDAY,
        "hour": THREE,
        "place": "Aux Folies",
        "seats": 6,
    }
    await host.says("/cafe")
    await host.fills(InviteForm, **usual | given)


async def invites(host: Neighbour, **given: Any) -> None:
    """Invite to a café on Saturday at three, Aux Folies, unless told otherwise."""
    await drafts(host, **given)
    await host.presses(words.cafe_publish())


async def invites_home(host: Neighbour, address: str = "12 rue Rébeval", **given: Any) -> None:
    """Invite to one's own home."""
    await drafts(host, **{"kind": CafeKind.HOME, "place": "angle Rébeval et Belleville"} | given)
    await host.fills(HomeAddressForm, address=address)
    await host.presses(words.cafe_publish())


async def reads_wall(wall: Wall, *people: Neighbour) -> None:
    """These were seen on the wall, long ago."""
    world = wall.world
    async with world.database.transaction() as store:
        bound = await store.areas.get_wall(wall.id)
        for who in people:
            at = bound.platform, bound.workspace, bound.chat
            await store.areas.note_on_wall(who.member_id, *at)


__all__ = [
    "PARIS",
    "SATURDAY",
    "THREE",
    "CafeAccess",
    "CafeKind",
    "GuestForm",
    "at",
    "drafts",
    "invites",
    "invites_home",
    "reads_wall",
]
