"""Two towns, a few neighbourhoods, and somebody who has just found Palier."""

import itertools
from typing import Any

import pytest

from bot.chat.kept_replies import EventOutcome
from handlers.area import area as area_feature
from handlers.intents import intents
from handlers.kernel.events import Event, EventScene, EventSender, IncomingEvent
from handlers.kernel.feature import Feature
from storage.area import Area, AreaAlias, Membership, WaitingEntry
from storage.places import fold_name
from tests.worlds import Neighbour, World

numbers = itertools.count()
"""Names for what happens: an event that is gone may leave its address to the next."""

FRESNES = {"town": "94034", "town_name": "Fresnes", "lat": 48.7553, "lon": 2.3222}


@pytest.fixture
def palier() -> tuple[Feature, ...]:
    return (area_feature, intents)


@pytest.fixture
async def oeillets(world: World) -> Area:
    area = await world.declares("Les Œillets", **FRESNES)
    await names(world, area, "Tuileries", "La Peupleraie")
    return area


@pytest.fixture
async def lea(world: World) -> Neighbour:
    return await world.arrives("Léa")


async def names(world: World, area: Area, *aliases: str) -> None:
    async with world.database.transaction() as store:
        store.session.add_all(
            AreaAlias(area_id=area.id, name=each, folded=fold_name(each)) for each in aliases
        )


async def member_id(world: World, who: Neighbour) -> int:
    async with world.database.transaction() as store:
        known = await store.people.member_by_account(world.platform, world.workspace, who.user)
    assert known
    return known[0].id


async def areas_of(world: World, who: Neighbour) -> list[tuple[Membership, Area]]:
    member = await member_id(world, who)
    async with world.database.transaction() as store:
        return await store.areas.memberships(member)


async def homes(world: World, who: Neighbour) -> list[str]:
    """The names of their areas, home first."""
    return [area.name for _, area in await areas_of(world, who)]


async def waits(world: World, who: Neighbour) -> list[WaitingEntry]:
    member = await member_id(world, who)
    async with world.database.transaction() as store:
        return await store.areas.waiting_entry(member)


async def happens(world: World, who: Neighbour, event: Event, **scene: Any) -> EventOutcome:
    """What reaches Palier without a gesture every world can make: a sticker, a knock."""
    sender = EventSender(
        world.platform, who.user, who.name, who.language, world.workspace, who.chat
    )
    receipt = f"{who.user}:{next(numbers)}"
    outcome = await world.dispatcher.handle_event(
        IncomingEvent(event, sender, EventScene(who.chat, **scene), receipt)
    )
    await world.settle()
    return outcome
