"""Walls as organisers see and set them: bound to an area, in a language, in a topic."""

from __future__ import annotations

from handlers.kernel.events import CommandEvent
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Refused, Reply, Say, Show
from handlers.organise.feature import (
    LOOSE,
    area_choices,
    area_of,
    must_organise_any,
    organise,
    organised_areas,
    screen_of_wall,
    view_of_wall,
)
from handlers.organise.wall_events import greet_wall_once
from messages import words
from messages.language import LANGUAGES
from messages.model import Message
from messages.organise import wall_views as screens
from messages.organise.actions import (
    BindWall,
    OrganiserAct,
    ShowWall,
    ShowWalls,
    TryWall,
    WallLanguage,
    WallTopic,
)
from storage.area import Area, Wall


@organise.on_press(ShowWalls)
async def show_walls(action: ShowWalls, turn: Interaction) -> Reply:
    return Show(await _walls_screen(await area_of(turn, action.area), turn))


async def _walls_screen(area: Area, turn: Interaction) -> Message:
    here = await turn.store.areas.area_walls(area.id)
    loose = await _bindable_walls(area, turn)
    return screens.walls_screen(
        area.id,
        [view_of_wall(wall) for wall in here],
        [view_of_wall(wall) for wall in loose[:LOOSE]],
    )


async def _bindable_walls(area: Area, turn: Interaction) -> list[Wall]:
    """Walls one may bind here: an admin any; others those brought by them or their neighbours."""
    if turn.member.admin:
        return await turn.store.areas.unbound_walls()
    return await turn.store.organisation.unbound_walls_of(area.id, turn.member.id)


@organise.on_press(ShowWall)
async def show_wall(action: ShowWall, turn: Interaction) -> Reply:
    """A bound wall's settings, or which area a loose one is for."""
    wall = await turn.store.areas.get_wall(action.wall)
    if wall.area_id:
        area = await area_of(turn, wall.area_id)
        return Show(await screen_of_wall(wall, area, turn))
    await must_organise_any(turn)
    areas = [
        area
        for area in await organised_areas(turn)
        if any(each.id == wall.id for each in await _bindable_walls(area, turn))
    ]
    if not areas and not turn.member.admin:
        turn.refuse_permission()
    return Show(screens.choose_area_screen(view_of_wall(wall), area_choices(areas)))


@organise.on_press(BindWall)
async def bind_wall(action: BindWall, turn: Interaction) -> Reply:
    area = await area_of(turn, action.area)
    wall = await turn.store.areas.get_wall(action.wall)
    if wall.area_id == area.id and wall.closed_at is None:
        return Show(await screen_of_wall(wall, area, turn))
    if all(each.id != wall.id for each in await _bindable_walls(area, turn)):
        turn.refuse_permission()
    if not await turn.store.organisation.bind_wall(wall, area, turn.member.id):
        raise Refused(words.gone())
    turn.record_act(OrganiserAct.BOUND, by=turn.member, area=area.id, on=str(wall.id))
    await greet_wall_once(wall, area, turn, greet=True)
    return Show(screens.wall_bound(view_of_wall(wall), area.id, area.name))


async def _organised_wall(wall_id: int, turn: Interaction) -> tuple[Wall, Area]:
    """A wall and its area, for those who organise it."""
    wall = await turn.store.areas.get_wall(wall_id)
    if wall.area_id is None:
        turn.refuse_permission()
    return wall, await area_of(turn, wall.area_id)


@organise.on_press(WallLanguage)
async def set_wall_language(action: WallLanguage, turn: Interaction) -> Reply:
    wall, area = await _organised_wall(action.wall, turn)
    if action.language in LANGUAGES and wall.language != action.language:
        wall.language = action.language
        turn.record_act(OrganiserAct.CHANGED, by=turn.member, area=area.id, on=str(wall.id))
    return Show(await screen_of_wall(wall, area, turn))


@organise.on_press(TryWall)
async def try_wall(action: TryWall, turn: Interaction) -> Reply:
    """What a wall refused is brought there at once."""
    wall, area = await _organised_wall(action.wall, turn)
    await turn.store.outbox.try_again(wall, turn.now)
    turn.record_act(OrganiserAct.TRIED, by=turn.member, area=area.id, on=str(wall.id))
    return Show(await screen_of_wall(wall, area, turn), words.organise_wall_tried())


@organise.on_press(WallTopic)
async def leave_topic(action: WallTopic, turn: Interaction) -> Reply:
    """Cards hang in the group itself from now on."""
    wall, area = await _organised_wall(action.wall, turn)
    await _move_topic(wall, "", area, turn)
    return Show(await screen_of_wall(wall, area, turn))


@organise.command("ici", discreet=True)
async def choose_topic(command: CommandEvent, turn: Interaction) -> Reply:
    """Said in a group's topic by an organiser: cards hang there from now on."""
    scene, wall = turn.scene, await turn.wall_here()
    if wall is None or wall.area_id is None or wall.closed_at:
        raise Refused(words.organise_topic_how())
    area = await area_of(turn, wall.area_id)
    await _move_topic(wall, scene.topic, area, turn)
    note = words.organise_topic_here if scene.topic else words.organise_topic_none
    return Say(await screen_of_wall(wall, area, turn, note(title=view_of_wall(wall).title)))


async def _move_topic(wall: Wall, topic: str, area: Area, turn: Interaction) -> None:
    """What hangs stays where it is; what waits, and what comes, hangs in that topic."""
    if wall.topic != topic:
        wall.topic = topic
        turn.record_act(OrganiserAct.CHANGED, by=turn.member, area=area.id, on=str(wall.id))
        await turn.store.outbox.try_again(wall, turn.now)
