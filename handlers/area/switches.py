"""What a member receives from an area: topics and neighbouring areas, on or off."""

from __future__ import annotations

from handlers.area.belonging import held
from handlers.area.feature import area, place
from handlers.kernel import Reply, Say, Show, Turn
from messages.area import SetNeighbours, SetTopic, Under
from messages.area import belonging as screens


@area.pressed(SetTopic)
async def set_topic(event: SetTopic, turn: Turn) -> Reply:
    """Under a letter the letter stays, and the answer below it holds the way back."""
    if event.under is Under.LETTER and not await turn.store.areas.membership(
        turn.member.id, event.area
    ):
        return await _from_next_door(event, turn)
    membership, found = await held(turn, event.area)
    setattr(membership, event.topic.value, event.on)
    if event.under is Under.SCREEN:
        return Show(screens.settings(await place(turn, membership, found)))
    said = screens.topic_set(found.id, found.name, event.topic, on=event.on)
    return Say(said) if event.under is Under.LETTER else Show(said)


async def _from_next_door(event: SetTopic, turn: Turn) -> Reply:
    """The letter came from a neighbouring area: hearing of such areas is what is switched."""
    found = await turn.store.areas.get(event.area)
    for membership, _ in await turn.areas():
        membership.neighbours = event.on
    return Say(screens.topic_set(found.id, found.name, event.topic, on=event.on))


@area.pressed(SetNeighbours)
async def set_neighbours(event: SetNeighbours, turn: Turn) -> Reply:
    membership, found = await held(turn, event.area)
    membership.neighbours = event.on
    return Show(screens.settings(await place(turn, membership, found)))
