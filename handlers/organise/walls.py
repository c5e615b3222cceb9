"""Walls: brought, bound to an area, given and losing rights, moved and taken away."""

from __future__ import annotations

from handlers.kernel import Refused, Reply, Show, Turn, WallMoved, WallSeen
from handlers.organise.feature import (
    LOOSE,
    area_of,
    hung,
    missing,
    must_organise_any,
    named,
    organise,
    organised,
)
from messages import words
from messages.catalog import LANGUAGES
from messages.model import Message
from messages.organise import walls as screens
from messages.organise.asked import Act, Bind, Right, SeeWall, WallLanguage, Walls
from storage.area import Area, Wall
from storage.outbox import Errand, Priority

TITLE = 128


@organise.heard(WallSeen)
async def seen(event: WallSeen, turn: Turn) -> Reply:
    """Palier was added, removed, or given other rights; whoever answers for the wall is told."""
    account = turn.account
    wall = await turn.store.areas.wall(account.platform, account.workspace, event.chat)
    if not event.present:
        if wall and wall.closed_at is None:
            await _gone(wall, turn)
        return None
    fresh = wall is None or wall.closed_at is not None
    if wall is None:
        wall = Wall(platform=account.platform, workspace=account.workspace, chat=event.chat)
        turn.store.session.add(wall)
    before = missing(wall)
    wall.title = event.title[:TITLE]
    wall.may_post, wall.may_pin, wall.may_invite = (
        event.may_post,
        event.may_pin,
        event.may_invite,
    )
    if fresh:
        await _brought(wall, turn)
    elif wall.area_id and missing(wall) != before:
        area = await turn.store.areas.get(wall.area_id)
        note = words.organise_rights_changed(title=hung(wall).title)
        said = screens.wall(hung(wall), area.id, area.name, note)
        await turn.tell_responsible(area.id, said)
        await _settle_in(wall, area, turn, greet=Right.POST in before)
    return None


async def _brought(wall: Wall, turn: Turn) -> None:
    """Bind a wall to its bringer's only area, or ask them which; strangers learn what is next."""
    wall.closed_at, wall.join_link = None, ""
    if wall.area_id is None or not await turn.organises(wall.area_id):
        wall.area_id, wall.bound_by = None, turn.member.id
    await turn.store.session.flush()
    areas = await organised(turn)
    if wall.area_id:
        area = await turn.store.areas.get(wall.area_id)
        turn.note(Act.BOUND, by=turn.member, area=area.id, on=str(wall.id))
        await _welcome(wall, area, turn)
    elif len(areas) == 1 and not turn.member.admin:
        await _bind(wall, areas[0], turn)
    elif areas or turn.member.admin:
        await _answer(turn, screens.choose(hung(wall), named(areas)))
    else:
        await _answer(turn, screens.unbound(hung(wall).title))


async def _answer(turn: Turn, said: Message) -> None:
    """Tell whoever just acted on a wall, at once and in private."""
    await turn.tell(turn.member, said, priority=Priority.URGENT)


async def _bind(wall: Wall, area: Area, turn: Turn) -> bool:
    if not await turn.store.organisation.bind(wall, area, turn.member.id):
        return False
    turn.note(Act.BOUND, by=turn.member, area=area.id, on=str(wall.id))
    await _welcome(wall, area, turn)
    return True


async def _welcome(wall: Wall, area: Area, turn: Turn) -> None:
    await _answer(turn, screens.bound(hung(wall), area.id, area.name))
    await _settle_in(wall, area, turn, greet=True)


async def _settle_in(wall: Wall, area: Area, turn: Turn, *, greet: bool) -> None:
    """Say hello once on a bound wall and have its door made, as soon as that is allowed."""
    if wall.may_post:
        if greet:
            said = screens.hello(area.name, area.code)
            await turn.on_wall(wall, Errand.SAY, said=said, once=f"hello:{area.id}")
        await turn.store.outbox.catch_up(wall, area, turn.now)
    if wall.may_invite and not wall.join_link:
        await turn.on_wall(wall, Errand.INVITE, subject=area.name[:32])


async def _gone(wall: Wall, turn: Turn) -> None:
    await turn.store.areas.close_wall(wall.platform, wall.chat, turn.now)
    await turn.store.outbox.forget_chat(wall.platform, wall.chat)
    if wall.area_id:
        area = await turn.store.areas.get(wall.area_id)
        by = turn.member if await turn.organises(area.id) else None
        turn.note(Act.CLOSED, by=by, area=area.id, on=str(wall.id))
        await turn.tell_responsible(area.id, screens.wall_closed(hung(wall).title, area.name))


@organise.heard(WallMoved)
async def moved(event: WallMoved, turn: Turn) -> Reply:
    platform = turn.account.platform
    await turn.store.areas.move_wall(platform, event.chat, event.to)
    await turn.store.outbox.move_chat(platform, event.chat, event.to, turn.now)
    wall = await turn.store.areas.wall(platform, turn.account.workspace, event.to)
    if wall and wall.area_id and wall.may_invite:
        # The old chat's door led to the old chat.
        area = await turn.store.areas.get(wall.area_id)
        await turn.on_wall(wall, Errand.INVITE, subject=area.name[:32])
    if turn.newcomer:
        await turn.erase(turn.member)
    return None


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
    await _settle_in(wall, area, turn, greet=True)
    return Show(screens.bound(hung(wall), area.id, area.name))


@organise.pressed(WallLanguage)
async def speak(action: WallLanguage, turn: Turn) -> Reply:
    wall = await turn.store.areas.get_wall(action.wall)
    if wall.area_id is None:
        turn.refuse_right()
    area = await area_of(turn, wall.area_id)
    if action.language in LANGUAGES and wall.language != action.language:
        wall.language = action.language
        turn.note(Act.CHANGED, by=turn.member, area=area.id, on=str(wall.id))
    return Show(screens.wall(hung(wall), area.id, area.name))
