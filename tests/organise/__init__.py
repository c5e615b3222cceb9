"""Stories of organisers: their areas, walls and team, and what is reported to them."""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import Any

from sqlmodel import select

from handlers.kernel.events import Event, EventScene, EventSender, IncomingEvent, WallSeenEvent
from messages import words
from messages.model import Text
from messages.organise.actions import BeginDeclaring, DeclareForm
from messages.organise.report_actions import ComplainForm, ReportReason
from storage.area import JoinRequest, Wall
from tests.worlds import Neighbour, NeutralWorld, World
from tests.worlds import Wall as Group

BELLEVILLE = (48.8715, 2.3857)
numbers = itertools.count()


async def happens(world: World, who: Neighbour, event: Event, chat: str = "") -> None:
    """Something happened to Palier through somebody's hand, as the platform tells it."""
    sender = EventSender(
        world.platform, who.user, who.name, who.language, world.workspace, who.chat
    )
    scene = EventScene(chat or who.chat, private=not chat)
    await world.dispatcher.handle_event(
        IncomingEvent(event, sender, scene, f"{world.platform}:told:{next(numbers)}")
    )
    await world.settle()


def brought(chat: str, title: str = "Les voisins", **rights: bool) -> WallSeenEvent:
    given = {"may_post": True, "may_pin": True, "may_invite": True, **rights}
    return WallSeenEvent(chat, title, present=True, **given)


async def the_wall(world: World, chat: str) -> Wall:
    async with world.database.transaction() as store:
        wall = await store.areas.find_wall(world.platform, world.workspace, chat)
        assert wall
        return wall


async def code(world: World, grants: str = "admin") -> str:
    async with world.database.transaction() as store:
        return await store.organisation.new_code(grants, world.clock.now(), timedelta(days=1))


async def declares(who: Neighbour, name: str = "Les Oeillets", **answers: Any) -> None:
    await who.forges(BeginDeclaring())
    await who.fills(DeclareForm, **{"name": name, "centre": "94260 Fresnes", **answers})


async def rows(world: World, table: Any) -> list[Any]:
    async with world.database.transaction() as store:
        return list((await store.session.execute(select(table))).scalars())


async def knocks(world: World, wall: Group, *people: Neighbour) -> list[JoinRequest]:
    requests = [
        JoinRequest(
            wall_id=wall.id, user=who.user, member_id=who.member_id,
            asked_at=world.clock.now() - timedelta(hours=len(people) - n),
        )
        for n, who in enumerate(people)
    ]  # fmt: skip
    async with world.database.transaction() as store:
        store.session.add_all(requests)
    return requests


async def offered(world: World, organiser: Neighbour, label: Text) -> str:
    """The code behind the link an organiser makes."""
    await organiser.presses(label)
    shown = organiser.screen[-1]
    assert isinstance(world, NeutralWorld)
    behind = world.walls.chats[organiser.chat].behind[shown.name]
    return next(each.start for each in behind.values() if each.start)


async def reports(
    who: Neighbour,
    wall: Group,
    message: str = "",
    what: ReportReason = ReportReason.MONEY,
    word: str = "",
) -> None:
    """Report a message on a wall, the newest card there unless told otherwise."""
    await who.points("/signaler", message or wall.card.name, wall)
    await who.fills(ComplainForm, what=what, word=word or None)


def why(trouble: ReportReason) -> Text:
    """The reason as organisers and author read it."""
    return words.organise_reported_why(what=Text(key=f"organise-trouble-{trouble}"))
