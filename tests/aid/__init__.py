"""Stories of helping hands: asking, offering, finding somebody, meeting safely, what follows."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from messages import words
from messages.aid import AskHelp, AtHour, Kind, Offering, Urgency
from storage.aid import Approach, Request, Standing
from tests.worlds import Neighbour, World


async def drafts(asker: Neighbour, **given: Any) -> None:
    """Fill the request in, up to the preview."""
    usual: dict[str, Any] = {"kind": Kind.ERRANDS, "urgency": Urgency.TODAY}
    await asker.says("/aide")
    await asker.fills(AskHelp, **usual | given)


async def asks(asker: Neighbour, fitting: int = 0, **given: Any) -> None:
    """Ask for errands today, unless told otherwise; `fitting` neighbours offered such help."""
    await drafts(asker, **given)
    await asker.presses(words.aid_publish(fitting=fitting))


async def offers(helper: Neighbour, *kinds: Kind, **given: Any) -> None:
    """Offer help with errands, unless told otherwise."""
    await helper.says("/proposer")
    await helper.fills(Offering, kinds=kinds or (Kind.ERRANDS,), **given)


async def can_come(helper: Neighbour, hour: str = "17:30") -> None:
    """Say yes, today at that hour."""
    await helper.presses(words_of("aid-soon-today"))
    await helper.fills(AtHour, hour=hour)


def words_of(key: str) -> Any:
    from messages.model import Text

    return Text(key=key)


async def request(world: World) -> Request:
    """The newest request there is."""
    async with world.database.transaction() as store:
        found = await store.session.execute(
            select(Request).order_by(col(Request.created_at).desc()).limit(1)
        )
        return found.scalar_one()


async def standings(world: World) -> dict[int, Standing]:
    """How everybody stands to the newest request."""
    newest = await request(world)
    async with world.database.transaction() as store:
        found = await store.session.execute(
            select(Approach).where(col(Approach.request_id) == newest.id)
        )
        return {each.member_id: each.standing for each in found.scalars()}


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


__all__ = [
    "Kind",
    "Urgency",
    "asks",
    "can_come",
    "datetime",
    "drafts",
    "hours",
    "offers",
    "request",
    "standings",
    "words_of",
]
