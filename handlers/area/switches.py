"""What a member receives from an area: topics and neighbouring areas, on or off."""

from __future__ import annotations

from handlers.area.belonging import own_membership
from handlers.area.feature import area, membership_place
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Reply, Say, Show
from messages.area import SetNeighbours, SetTopic, SwitchPlace
from messages.area import membership_views as screens


@area.on_press(SetTopic)
async def set_topic(event: SetTopic, turn: Interaction) -> Reply:
    """Under a letter the letter stays, and the answer below it holds the way back."""
    if event.under is SwitchPlace.LETTER and not await turn.store.areas.membership(
        turn.member.id, event.area
    ):
        return await _from_next_door(event, turn)
    membership, found = await own_membership(turn, event.area)
    setattr(membership, event.topic.value, event.on)
    if event.under is SwitchPlace.SCREEN:
        return Show(screens.area_settings(await membership_place(turn, membership, found)))
    message = screens.topic_set(found.id, found.name, event.topic, on=event.on)
    return Say(message) if event.under is SwitchPlace.LETTER else Show(message)


async def _from_next_door(event: SetTopic, turn: Interaction) -> Reply:
    """The letter came from a neighbouring area: hearing of such areas is what is switched."""
    found = await turn.store.areas.get_area(event.area)
    for membership, _ in await turn.own_areas():
        membership.neighbours = event.on
    return Say(screens.topic_set(found.id, found.name, event.topic, on=event.on))


@area.on_press(SetNeighbours)
async def set_neighbours(event: SetNeighbours, turn: Interaction) -> Reply:
    membership, found = await own_membership(turn, event.area)
    membership.neighbours = event.on
    return Show(screens.area_settings(await membership_place(turn, membership, found)))
