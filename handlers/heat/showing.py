"""/canicule: the level today and tomorrow, who says so, and the days ahead."""

from __future__ import annotations

from handlers.heat.feature import heat, here
from handlers.heat.setting import set_typed
from handlers.heat.viewing import managing, showing
from handlers.kernel import Command, Menu, Reply, Say, Show, Turn
from messages.heat import screens
from messages.heat.asked import MINE, History, Manage, See


@heat.command("canicule", menu=Menu.PRIVATE | Menu.GROUP, impersonal=True, en="heat")
async def canicule(command: Command, turn: Turn) -> Reply:
    """Alone it shows the level; with words an organiser sets it."""
    if command.words.strip():
        return await set_typed(command.words, turn)
    return Say(await showing(await here(turn), turn))


@heat.pressed(See)
async def see(action: See, turn: Turn) -> Reply:
    area = await here(turn) if action.area == MINE else await turn.store.areas.get(action.area)
    return Show(await showing(area, turn))


@heat.pressed(Manage)
async def manage(action: Manage, turn: Turn) -> Reply:
    await turn.must_organise(action.area)
    return Show(await managing(await turn.store.areas.get(action.area), turn))


@heat.pressed(History)
async def history(action: History, turn: Turn) -> Reply:
    await turn.must_organise(action.area)
    area = await turn.store.areas.get(action.area)
    sky = await turn.store.heat.sky(turn.now)
    looked = [
        screens.Looked(each.at, each.source, each.silence, each.today, each.tomorrow)
        for each in await turn.store.heat.lookups(sky.place(area))
    ]
    return Show(screens.history(area.id, area.zone, looked))
