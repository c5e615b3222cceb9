"""/canicule: the level today and tomorrow, who says so, and the days ahead."""

from __future__ import annotations

from handlers.heat.captains.page import captain_view
from handlers.heat.feature import area_here, heat
from handlers.heat.levels.lookup import heat_screen, heat_settings_screen
from handlers.heat.levels.overriding import set_typed_level
from handlers.kernel.events import CommandEvent, IntentEvent
from handlers.kernel.feature import CommandMenu
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Refused, Reply, Say, Show
from messages import words
from messages.heat.captains.actions import asks_for_captain
from messages.heat.levels import views as screens
from messages.heat.levels.actions import MINE, ManageAreaHeat, ManageHeat, ShowHeat, ShowLookups
from messages.intents import Intent


@heat.command("canicule", menu=CommandMenu.PRIVATE | CommandMenu.GROUP, impersonal=True)
async def canicule_command(command: CommandEvent, turn: Interaction) -> Reply:
    """Alone it shows the level; with words an organiser sets it, or one looks after a stairwell."""
    if asks_for_captain(command.words):
        if not turn.move_to_private():
            raise Refused(words.captain_in_private())
        return Say(await captain_view(turn))
    if command.words.strip():
        return await set_typed_level(command.words, turn)
    return Say(await heat_screen(await area_here(turn), turn))


@heat.on_intent(Intent.HEAT)
async def heat_in_words(_: IntentEvent, turn: Interaction) -> Reply:
    return Say(await heat_screen(await area_here(turn), turn))


@heat.on_press(ShowHeat)
async def show_heat(action: ShowHeat, turn: Interaction) -> Reply:
    area = (
        await area_here(turn)
        if action.area == MINE
        else await turn.store.areas.get_area(action.area)
    )
    return Show(await heat_screen(area, turn))


@heat.on_press(ManageHeat)
async def show_heat_settings(action: ManageHeat, turn: Interaction) -> Reply:
    await turn.require_organiser(action.area)
    area = await turn.store.areas.get_area(action.area)
    return Show(await heat_settings_screen(area, turn, ShowHeat(area=area.id)))


@heat.on_press(ManageAreaHeat)
async def show_area_heat(action: ManageAreaHeat, turn: Interaction) -> Reply:
    await turn.require_organiser(action.area)
    return Show(await heat_settings_screen(await turn.store.areas.get_area(action.area), turn))


@heat.on_press(ShowLookups)
async def show_level_history(action: ShowLookups, turn: Interaction) -> Reply:
    await turn.require_organiser(action.area)
    area = await turn.store.areas.get_area(action.area)
    sky = await turn.store.heat.load_snapshot(turn.now)
    looked = [
        screens.LookupView(lookup.at, lookup.source, lookup.silence, lookup.today, lookup.tomorrow)
        for lookup in await turn.store.heat.recent_lookups(sky.place_of_area(area))
    ]
    return Show(screens.lookups_screen(area.id, area.zone, looked))
