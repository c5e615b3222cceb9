"""Walls as organisers see and set them: bound to an area, in a language, in a topic."""

from __future__ import annotations

from handlers.kernel import Command, Refused, Reply, Say, Show, Turn
from handlers.organise.feature import (
    LOOSE,
    area_of,
    hung,
    must_organise_any,
    named,
    organise,
    organised,
)
from handlers.organise.wall_events import settle_in
from messages import words
from messages.catalog import LANGUAGES
from messages.model import Message
from messages.organise import walls as screens
from messages.organise.asked import Act, Bind, SeeWall, TryWall, WallLanguage, Walls, WallTopic
from storage.area import Area, Wall


@organise.pressed(Walls)
async def look(action: Walls, turn: Turn) -> Reply:
    return Show(await _walls(await area_of(turn, action.area), turn))


async def _walls(area: Area, turn: Turn) -> Message:
    here = await turn.store.areas.walls(area.id)
    loose = await _loose(area, turn)
    return screens.walls(
        area.id, [hung(wall) for wall in here], [hung(wall) for wall in loose[:LOOSE]]
    )


async def _loose(area: Area, turn: Turn) -> list[Wall]:
    """Walls one may bind here: an admin any; others those brought by them or their neighbours."""
    if turn.member.admin:
        return await turn.store.areas.unbound()
    return await turn.store.organisation.loose(area.id, turn.member.id)


@organise.pressed(SeeWall)
async def look_at_wall(action: SeeWall, turn: Turn) -> Reply:
    """A bound wall's settings, or which area a loose one is for."""
    wall = await turn.store.areas.get_wall(action.wall)
    if wall.area_id:
        area = await area_of(turn, wall.area_id)
        return Show(screens.wall(hung(wall), area.id, area.name))
    await must_organise_any(turn)
    areas = [
        area
        for area in await organised(turn)
        if any(each.id == wall.id for each in await _loose(area, turn))
    ]
    if not areas and not turn.member.admin:
        turn.refuse_right()
    return Show(screens.choose(hung(wall), named(areas)))


@organise.pressed(Bind)
async def bind(action: Bind, turn: Turn) -> Reply:
    area = await area_of(turn, action.area)
    wall = await turn.store.areas.get_wall(action.wall)
    if wall.area_id == area.id and wall.closed_at is None:
        return Show(screens.wall(hung(wall), area.id, area.name))
    if all(each.id != wall.id for each in await _loose(area, turn)):
        turn.refuse_right()
    if not await turn.store.organisation.bind(wall, area, turn.member.id):
        raise Refused(words.gone())
    turn.note(Act.BOUND, by=turn.member, area=area.id, on=str(wall.id))
    await settle_in(wall, area, turn, greet=True)
    return Show(screens.bound(hung(wall), area.id, area.name))


async def _organised(wall_id: int, turn: Turn) -> tuple[Wall, Area]:
    """A wall and its area, for those who organise it."""
    wall = await turn.store.areas.get_wall(wall_id)
    if wall.area_id is None:
        turn.refuse_right()
    return wall, await area_of(turn, wall.area_id)


@organise.pressed(WallLanguage)
async def speak(action: WallLanguage, turn: Turn) -> Reply:
    wall, area = await _organised(action.wall, turn)
    if action.language in LANGUAGES and wall.language != action.language:
        wall.language = action.language
        turn.note(Act.CHANGED, by=turn.member, area=area.id, on=str(wall.id))
    return Show(screens.wall(hung(wall), area.id, area.name))


@organise.pressed(TryWall)
async def try_wall(action: TryWall, turn: Turn) -> Reply:
    """What a wall refused is brought there at once."""
    wall, area = await _organised(action.wall, turn)
    await turn.store.outbox.try_again(wall, turn.now)
    return Show(screens.wall(hung(wall), area.id, area.name), words.organise_wall_tried())


@organise.pressed(WallTopic)
async def leave_topic(action: WallTopic, turn: Turn) -> Reply:
    """Cards hang in the group itself from now on."""
    wall, area = await _organised(action.wall, turn)
    await _move(wall, "", area, turn)
    return Show(screens.wall(hung(wall), area.id, area.name))


@organise.command("ici", discreet=True, en="here")
async def choose_topic(command: Command, turn: Turn) -> Reply:
    """Said in a group's topic by an organiser: cards hang there from now on."""
    account, scene = turn.account, turn.scene
    wall = await turn.store.areas.wall(account.platform, account.workspace, scene.chat)
    if scene.private or wall is None or wall.area_id is None or wall.closed_at:
        raise Refused(words.organise_topic_how())
    area = await area_of(turn, wall.area_id)
    await _move(wall, scene.topic, area, turn)
    note = words.organise_topic_here if scene.topic else words.organise_topic_none
    return Say(screens.wall(hung(wall), area.id, area.name, note(title=hung(wall).title)))


async def _move(wall: Wall, topic: str, area: Area, turn: Turn) -> None:
    """What hangs stays where it is; what waits, and what comes, hangs in that topic."""
    if wall.topic != topic:
        wall.topic = topic
        turn.note(Act.CHANGED, by=turn.member, area=area.id, on=str(wall.id))
        await turn.store.outbox.try_again(wall, turn.now)
