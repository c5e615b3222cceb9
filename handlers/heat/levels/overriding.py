"""Organisers set the level: at once above the official one of their area, two of them otherwise."""

from __future__ import annotations

from handlers.heat.feature import heat, organised_areas
from handlers.heat.levels.consent import (
    CONSENT_WITHIN,
    OverrideScope,
    begin_override,
    lowered_below,
    propose_override,
)
from handlers.heat.levels.lookup import heat_settings_screen
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Refused, Reply, Say, Show
from messages import words
from messages.heat.levels import views as screens
from messages.heat.levels.actions import (
    ChooseLevel,
    HeatJournalAct,
    LevelOrder,
    read_level_order,
)
from messages.heat.levels.level import HeatLevel
from storage.heat import LevelOverride, department_named, own_department
from storage.places import fold_name

SHOWN = 20
"""Areas to choose from on one screen."""


async def set_typed_level(typed: str, turn: Interaction) -> Reply:
    """`/canicule orange`, `/canicule orange 34`: whoever writes something else learns the form."""
    if not await turn.organises_area():
        raise Refused(words.heat_only())
    asked = read_level_order(typed)
    if asked is None:
        by_departments = await _goes_by_departments(turn)
        raise Refused(words.heat_how_department() if by_departments else words.heat_how())
    if asked.place:
        return await _set_level(await _typed_scope(asked, turn), asked.level, turn)
    # An admin without an area of their own may choose among all of them.
    mine = await organised_areas(turn) or await turn.store.areas.open_areas()
    stood_at = await turn.wall_area()
    among = [area for area in mine if stood_at and area.id == stood_at.id] or mine
    if len(among) == 1:
        return await _set_level(OverrideScope((among[0],)), asked.level, turn)
    return Say(screens.which_area(asked.level, [(area.id, area.name) for area in among[:SHOWN]]))


async def _typed_scope(asked: LevelOrder, turn: Interaction) -> OverrideScope:
    """An area of theirs by name, or a département by name or number."""
    for area in await organised_areas(turn):
        if fold_name(area.name) == fold_name(asked.place):
            return OverrideScope((area,))
    code = department_named(asked.place)
    if not await _goes_by_departments(turn):
        raise Refused(words.heat_no_place())
    if code is None:
        raise Refused(words.heat_no_place_department())
    there = [each for each in await turn.store.areas.open_areas() if own_department(each) == code]
    if not there:
        raise Refused(words.heat_no_area())
    return OverrideScope(tuple(there), code)


async def _goes_by_departments(turn: Interaction) -> bool:
    """Whether an area of theirs lies where levels go by département too."""
    areas = await organised_areas(turn) or await turn.store.areas.open_areas()
    return any(area.facts.departments for area in areas)


@heat.on_press(ChooseLevel)
async def choose_level(action: ChooseLevel, turn: Interaction) -> Reply:
    await turn.require_organiser(action.area)
    return await _set_level(
        OverrideScope((await turn.store.areas.get_area(action.area),)), action.level, turn
    )


async def _set_level(scope: OverrideScope, level: HeatLevel, turn: Interaction) -> Reply:
    """At once where it is one area of their own and not below an official level.

    Otherwise a second person is asked: an organiser of the area, or an admin.
    """
    mine = {area.id for area in await organised_areas(turn)}
    override = LevelOverride(
        area_id=None if scope.department else scope.areas[0].id,
        department=scope.department,
        level=level,
        set_by=turn.member.id,
        set_at=turn.now,
        ends_at=turn.now + CONSENT_WITHIN,
    )
    below = await lowered_below(level, scope.areas, turn)
    if len(scope.areas) > 1 or scope.areas[0].id not in mine or below.is_known:
        return await propose_override(override, scope, below, turn)
    if len(scope.areas) == 1:
        override.area_id, override.department = scope.areas[0].id, ""
    await begin_override(override, scope, HeatJournalAct.SET, turn)
    hint = words.heat_done() if level.is_known else words.heat_followed()
    return Show(await heat_settings_screen(scope.areas[0], turn), hint)
