"""The capability every handler of this folder registers with, and how an area is shown."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.kernel.feature import Feature
from handlers.kernel.interaction import Interaction
from messages import words
from messages.aid import BeginRequest, ShowMyOffer
from messages.area import finding_views as finding
from messages.area import membership_views as belonging
from messages.area.actions import WAITING_START, town_slug
from messages.cafe import ProposeCafe, ShowAgenda
from messages.kit import PrintFlyer
from messages.model import Button, Message, Rows, press_button
from storage.area import Area, Membership, Wall, related_towns

area = Feature("area")

AT_ONCE = 5
"""Areas or towns proposed on one screen."""


def area_choice(found: Area) -> finding.ProposedArea:
    return finding.ProposedArea(area=found.id, name=found.name, town=found.town_name)


async def any_area_open(turn: Interaction) -> bool:
    """Whether there is any area to choose from."""
    return bool(await turn.store.areas.open_areas())


async def membership_place(
    turn: Interaction, membership: Membership, found: Area
) -> belonging.MemberArea:
    """One of the member's areas with everything its screens tell."""
    beside = await turn.store.areas.neighbouring_areas(found)
    return belonging.MemberArea(
        area=found.id,
        name=found.name,
        town=found.town_name,
        people=await turn.store.areas.count_members(found.id),
        home=membership.home,
        topics={topic: membership.wants_topic(topic) for topic in membership.topics},
        neighbours=membership.neighbours,
        beside=tuple(each.name for each in beside[:AT_ONCE]),
        doors=await open_doors(turn, found),
    )


async def open_doors(turn: Interaction, found: Area) -> tuple[belonging.WallDoor, ...]:
    """The walls this person can ask to enter: by link, or as a member of the wall's workspace."""
    return tuple(
        belonging.WallDoor(wall=wall.id, title=wall.title, link=_wall_link(wall, found))
        for wall in await turn.store.areas.area_walls(found.id)
        if _wall_link(wall, found) or (wall.workspace and wall.workspace == turn.account.workspace)
    )


def _wall_link(wall: Wall, found: Area) -> str:
    """The wall's link; none where organisers let everybody in and it would not ask them."""
    return "" if found.organisers_admit and wall.workspace else wall.join_link


async def membership_places(turn: Interaction) -> list[belonging.MemberArea]:
    memberships = await turn.store.areas.memberships(turn.member.id)
    return [await membership_place(turn, membership, found) for membership, found in memberships]


async def areas_and_waiting(turn: Interaction) -> Message:
    """The member's areas and waiting lists."""
    own = await membership_places(turn)
    waits = [
        belonging.WaitingPlace(
            town=entry.town,
            name=entry.town_name,
            count=await turn.store.areas.count_waiting(entry.town),
        )
        for entry in await turn.store.areas.waiting_entry(turn.member.id)
    ]
    if not own and not waits:
        return finding.where_question(
            words.area_nothing_yet(), home=True, listed=await any_area_open(turn)
        )
    flyers = [flyer_button(wait.town, wait.name) for wait in waits]
    return belonging.my_areas_screen(own, waits, flyers=flyers)


def flyer_button(town: str, name: str = "") -> Button:
    """The way to a flyer for others who live in a town, by its code; named where there are more."""
    label = words.area_flyer_for(town=name) if name else words.area_flyer_get()
    return press_button(label, PrintFlyer(start=f"{WAITING_START}{town_slug(town)}"))


async def own_membership_in(turn: Interaction, area_id: int) -> tuple[Membership, Area] | None:
    """The member's own tie to an open area; None when there is none."""
    memberships = await turn.store.areas.memberships(turn.member.id)
    return next((membership for membership in memberships if membership[1].id == area_id), None)


def first_step_buttons(found: Area) -> Rows:
    """What can be done in an area from its first minute."""
    return (
        (
            press_button(words.area_invite(), ProposeCafe(area=found.id)),
            press_button(words.area_cafes(), ShowAgenda()),
        ),
        (press_button(words.area_ask_hand(), BeginRequest(area=found.id)),),
        (press_button(words.area_offer_hand(), ShowMyOffer()),),
    )


def related_town_codes(towns: Iterable[str]) -> set[str]:
    return {code for town in towns for code in related_towns(town)}
