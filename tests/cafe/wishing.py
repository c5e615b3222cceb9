"""What stories of wishes have in common: who wishes, answers and invites."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlmodel import select

from messages import words
from messages.cafe import CafeKind, InviteForm, WishForm, WishTime
from messages.model import MomentText, Text
from storage.area import Area
from tests.cafe import at
from tests.worlds import Neighbour, World

AFTERNOON, EVENING = WishTime.WEEK_AFTERNOON, WishTime.WEEK_EVENING
MONDAY, WEDNESDAY = date(2026, 7, 6), date(2026, 7, 8)
FIRST, SECOND = at(MONDAY, 15), at(WEDNESDAY, 15)
"""The two afternoons that are proposed to who wishes on Tuesday 30 June."""


def moment(when: datetime) -> MomentText:
    return MomentText(at=when, zone="Europe/Paris")


def slot(when: datetime) -> Text:
    """The button of one moment."""
    return words.cafe_slots_only(moment=moment(when))


SLOTS = words.cafe_slots(area="Belleville")


def lead(when: datetime = FIRST) -> Text:
    """Would they invite for that moment?"""
    return words.cafe_lead(moment=moment(when), area="Belleville")


async def wishes(who: Neighbour, *times: WishTime) -> None:
    """Wish for a café, on weekday afternoons unless told otherwise."""
    await who.says("/cafes")
    await who.presses(words.cafe_wish_title())
    await who.fills(WishForm, times=times or (AFTERNOON,))


async def meet(world: World, *people: Neighbour) -> None:
    """These wish for the same, and two moments are proposed to them."""
    for who in people:
        await wishes(who)
    await world.passes(hours=1)
    for who in people:
        assert who.told(SLOTS) == 1, who


async def say(label: Text, *people: Neighbour) -> None:
    """Each answers this to the proposal."""
    for who in people:
        await who.presses(label)


async def invites_wishers(who: Neighbour, **given: Any) -> None:
    """Who was asked accepts, chooses the place and publishes."""
    await who.presses(words.cafe_lead_yes())
    await who.fills(InviteForm, **{"kind": CafeKind.CAFE, "place": "Aux Folies"} | given)
    await who.presses(words.cafe_publish())


async def rows(world: World, table: type[Any]) -> list[Any]:
    async with world.database.transaction() as store:
        return list((await store.session.execute(select(table))).scalars())


async def hear_of_cafes(world: World, who: Neighbour, area: Area, *, on: bool) -> None:
    """They switched such messages on or off."""
    async with world.database.transaction() as store:
        membership = await store.areas.membership(who.member_id, area.id)
        assert membership
        membership.cafe = on
