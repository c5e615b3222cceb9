"""The capability every handler of this folder registers with, and how an area is shown."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.kernel import Feature, Turn
from messages import words
from messages.aid import Begin, MyOffer
from messages.area import belonging, finding
from messages.cafe import Agenda, Propose
from messages.model import Message, Rows, button
from storage.area import Area, Membership, Wall, kin

area = Feature("area")

AT_ONCE = 5
"""Areas or towns proposed on one screen."""


def offered(found: Area) -> finding.Offered:
    return finding.Offered(area=found.id, name=found.name, town=found.town_name)


async def listed(turn: Turn) -> bool:
    """Whether there is any area to choose from."""
    return bool(await turn.store.areas.open())


async def place(turn: Turn, membership: Membership, found: Area) -> belonging.Place:
    """One of the member's areas with everything its screens tell."""
    beside = await turn.store.areas.beside(found)
    return belonging.Place(
        area=found.id,
        name=found.name,
        town=found.town_name,
        people=await turn.store.areas.size(found.id),
        home=membership.home,
        topics={topic: membership.wants(topic) for topic in membership.topics},
        neighbours=membership.neighbours,
        beside=tuple(each.name for each in beside[:AT_ONCE]),
        doors=await doors(turn, found),
    )


async def doors(turn: Turn, found: Area) -> tuple[belonging.Door, ...]:
    """The walls this person can ask to enter: by link, or as a member of the wall's workspace."""
    return tuple(
        belonging.Door(wall=wall.id, title=wall.title, link=_link(wall, found))
        for wall in await turn.store.areas.walls(found.id)
        if _link(wall, found) or (wall.workspace and wall.workspace == turn.account.workspace)
    )


def _link(wall: Wall, found: Area) -> str:
    """The wall's link; none where organisers let everybody in and it would not ask them."""
    return "" if found.organisers_admit and wall.workspace else wall.join_link


async def places(turn: Turn) -> list[belonging.Place]:
    memberships = await turn.store.areas.memberships(turn.member.id)
    return [await place(turn, membership, found) for membership, found in memberships]


async def mine(turn: Turn) -> Message:
    """The member's areas and waiting lists."""
    own = await places(turn)
    waits = [
        belonging.Wait(
            town=each.town,
            name=each.town_name,
            count=await turn.store.areas.waiting(each.town),
        )
        for each in await turn.store.areas.waits(turn.member.id)
    ]
    if not own and not waits:
        return finding.question(words.area_nothing_yet(), home=True, listed=await listed(turn))
    return belonging.mine(own, waits)


async def one(turn: Turn, area_id: int) -> tuple[Membership, Area] | None:
    """The member's own tie to an open area; None when there is none."""
    memberships = await turn.store.areas.memberships(turn.member.id)
    return next((each for each in memberships if each[1].id == area_id), None)


def next_steps(found: Area) -> Rows:
    """What can be done in an area from its first minute."""
    return (
        (
            button(words.area_invite(), Propose(area=found.id)),
            button(words.area_cafes(), Agenda()),
        ),
        (button(words.area_ask_hand(), Begin(area=found.id)),),
        (button(words.area_offer_hand(), MyOffer()),),
    )


def kin_of(towns: Iterable[str]) -> set[str]:
    return {code for town in towns for code in kin(town)}
