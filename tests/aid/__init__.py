"""Stories of helping hands: asking, offering, finding somebody, meeting safely, what follows."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlmodel import col

from messages import words
from messages.account.actions import EraseMe
from messages.aid import (
    AidKind,
    ArrivalChoice,
    ArrivalHourForm,
    AskHelpForm,
    HelpOfferForm,
    SayReady,
    Urgency,
)
from messages.model import Text
from storage.aid import HelperProfile, HelperResponse, HelperStatus, HelpOffer, HelpRequest
from storage.area import MemberRole, Membership
from storage.people import Member
from tests.worlds import Neighbour, Wall, World
from tests.worlds.world import PARIS


async def drafts(asker: Neighbour, **given: Any) -> None:
    """Fill the request in, up to the preview."""
    usual: dict[str, Any] = {"kind": AidKind.ERRANDS, "urgency": Urgency.TODAY}
    await asker.says("/aide")
    await asker.fills(AskHelpForm, **usual | given)


async def asks(asker: Neighbour, fitting: int = 0, **given: Any) -> None:
    """Ask for errands today, unless told otherwise; `fitting` neighbours offered such help."""
    await drafts(asker, **given)
    await asker.presses(words.aid_publish(fitting=fitting))


async def offers(helper: Neighbour, *kinds: AidKind, **given: Any) -> None:
    """Offer help with errands, unless told otherwise."""
    await helper.says("/proposer")
    await helper.fills(HelpOfferForm, kinds=kinds or (AidKind.ERRANDS,), **given)


async def can_come(helper: Neighbour, hour: str = "17:30") -> None:
    """Say yes, today at that hour."""
    await helper.presses(words_of("aid-soon-today"))
    await helper.fills(ArrivalHourForm, hour=hour)


def words_of(key: str) -> Text:
    return Text(key=key)


async def request(world: World) -> HelpRequest:
    """The newest request there is."""
    async with world.database.transaction() as store:
        found = await store.session.execute(
            select(HelpRequest).order_by(col(HelpRequest.created_at).desc()).limit(1)
        )
        return found.scalar_one()


async def standings(world: World) -> dict[int, HelperStatus]:
    """How everybody stands to the newest request."""
    newest = await request(world)
    async with world.database.transaction() as store:
        found = await store.session.execute(
            select(HelperResponse).where(col(HelperResponse.request_id) == newest.id)
        )
        return {each.member_id: each.standing for each in found.scalars()}


async def found(asker: Neighbour, helper: Neighbour, fitting: int = 1, **given: Any) -> None:
    """Ask, let the helper who offered it say yes for half past five, and choose them."""
    await asks(asker, fitting, **given)
    await can_come(helper)
    await asker.presses(words.aid_choose(name=helper.name))


async def yes(helper: Neighbour, soon: ArrivalChoice = ArrivalChoice.NOW) -> None:
    """Say yes by a button, wherever it came from."""
    await helper.forges(SayReady(request=(await request(helper.world)).id, soon=soon))


async def closes(asker: Neighbour, why: Text | None = None) -> None:
    """Close the request: it is not needed any more, unless told otherwise."""
    await asker.presses(words.aid_close())
    await asker.presses(why or words.aid_ending_not_needed())


async def leaps(world: World, **time: float) -> None:
    """Days go by at once: jobs are sweeps, and what was due meanwhile is done now."""
    world.clock.advance(timedelta(**time))
    await world.strike()


async def erases(who: Neighbour) -> None:
    """Leave for good."""
    await who.says("/stop")
    await who.forges(EraseMe())


async def changes(world: World, who: Neighbour, **given: Any) -> None:
    """What a member set long ago: quiet hours, a pause."""
    async with world.database.transaction() as store:
        await store.session.execute(
            update(Member).where(col(Member.id) == who.member_id).values(**given)
        )


async def awake(world: World, *people: Neighbour) -> None:
    """These have no quiet hours."""
    for who in people:
        await changes(world, who, quiet_from=time(4), quiet_until=time(4))


async def vouches(world: World, who: Neighbour, role: MemberRole = MemberRole.RELAY) -> None:
    """An organiser vouches for them."""
    async with world.database.transaction() as store:
        await store.session.execute(
            update(Membership).where(col(Membership.member_id) == who.member_id).values(role=role)
        )


async def many(world: World, wall: Wall, count: int, *kinds: AidKind) -> list[Neighbour]:
    """So many neighbours who offer the same."""
    people = [await world.joins(f"N{n:02}", "fr", wall.area) for n in range(count)]
    async with world.database.transaction() as store:
        for each in people:
            helper = HelperProfile(
                member_id=each.member_id,
                kinds=list(kinds or (AidKind.ERRANDS,)),
                offered_at=world.clock.now(),
            )
            await store.aid.save_offers(helper, [wall.area.id])
    return people


async def turns(world: World, *people: Neighbour) -> None:
    """These were asked long ago, in this order."""
    async with world.database.transaction() as store:
        for number, each in enumerate(people):
            await store.session.execute(
                update(HelpOffer)
                .where(col(HelpOffer.member_id) == each.member_id)
                .values(asked_at=at(12) - timedelta(days=60 - number))
            )


def asked(*people: Neighbour) -> list[Neighbour]:
    """Who of these was asked whether they could help."""
    return [each for each in people if each.told(words.aid_ask_you())]


def at(hour: int, minute: int = 0, day: int = 30) -> datetime:
    """That hour by Belleville's clocks, on a day from Tuesday, 30 June; 31 is 1 July."""
    first = datetime(2026, 6, 30, hour, minute, tzinfo=PARIS)
    return first + timedelta(days=day - 30)


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


__all__ = [
    "AidKind",
    "ArrivalChoice",
    "HelperStatus",
    "Urgency",
    "asked",
    "asks",
    "at",
    "awake",
    "can_come",
    "changes",
    "closes",
    "datetime",
    "drafts",
    "erases",
    "found",
    "hours",
    "leaps",
    "many",
    "offers",
    "request",
    "standings",
    "time",
    "turns",
    "vouches",
    "words_of",
    "yes",
]
