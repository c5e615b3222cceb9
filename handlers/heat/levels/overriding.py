"""Organisers set the level: alone for their own area, two of them for anything wider."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from handlers.heat.feature import heat, organised_areas
from handlers.heat.levels.lookup import heat_settings_screen
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Refused, Reply, Say, Show
from messages import words
from messages.heat.levels import views as screens
from messages.heat.levels.actions import (
    ChooseLevel,
    DecideOverride,
    HeatJournalAct,
    LevelOrder,
    read_level_order,
)
from messages.heat.levels.level import HeatLevel
from messages.model import MomentText, Text
from storage.area import Area
from storage.heat import LONGEST, LevelOverride, all_departments, department_named, department_of
from storage.outbox import DedupKey, Priority
from storage.people import Member
from storage.places import fold_name

CALM_AT_MOST = timedelta(hours=24)
"""How long an organiser's "no heat" may silence the sources."""

CONSENT_WITHIN = timedelta(hours=24)
SHOWN = 20


class OverrideAct(StrEnum):
    """What letters say of a level somebody proposes."""

    CONSENT = "consent"
    DECIDED = "decided"


"""Areas to choose from on one screen."""


@dataclass(frozen=True)
class OverrideScope:
    """For which areas a level is to be set: one, or a département's."""

    areas: tuple[Area, ...]
    department: str = ""

    @property
    def scope_name(self) -> Text | str:
        known = all_departments().get(self.department)
        if known:
            return words.heat_whole_department(department=known.name, code=known.code)
        return self.areas[0].name


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
    there = [
        each
        for each in await turn.store.areas.open_areas()
        if each.country == "FR" and department_of(each.town) == code
    ]
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
    """At once where it is one area of their own; otherwise a second person is asked."""
    mine = {area.id for area in await organised_areas(turn)}
    override = LevelOverride(
        area_id=None if scope.department else scope.areas[0].id,
        department=scope.department,
        level=level,
        set_by=turn.member.id,
        set_at=turn.now,
        ends_at=turn.now + CONSENT_WITHIN,
    )
    if len(scope.areas) > 1 or scope.areas[0].id not in mine:
        return await _propose_override(override, scope, turn)
    if len(scope.areas) == 1:
        override.area_id, override.department = scope.areas[0].id, ""
    await _begin_override(override, scope, HeatJournalAct.SET, turn)
    hint = words.heat_done() if level.is_known else words.heat_followed()
    return Show(await heat_settings_screen(scope.areas[0], turn), hint)


async def _begin_override(
    override: LevelOverride, scope: OverrideScope, act: HeatJournalAct, turn: Interaction
) -> None:
    """From now on it counts, for as long as such a level may."""
    override.starts_at, override.ends_at = turn.now, turn.now + _override_lasts(override.level)
    await turn.store.heat.add_override(override)
    await turn.store.heat.end_earlier_overrides(override, [area.id for area in scope.areas])
    sky = await turn.store.heat.load_snapshot(turn.now)
    await _note_override(override, scope, act, turn)
    await turn.store.heat.record_levels(scope.areas, sky)


def _override_lasts(level: HeatLevel) -> timedelta:
    return CALM_AT_MOST if level is HeatLevel.NONE else LONGEST


async def _note_override(
    override: LevelOverride, scope: OverrideScope, act: HeatJournalAct, turn: Interaction
) -> None:
    for area in scope.areas:
        turn.record_act(
            act, by=turn.member, area=area.id, on=str(override.id), why=override.level.key_word
        )


async def _propose_override(
    override: LevelOverride, scope: OverrideScope, turn: Interaction
) -> Reply:
    asked = [each for each in await _who_may_agree(scope.areas, turn) if each.id != turn.member.id]
    if not asked:
        raise Refused(words.heat_alone())
    await turn.store.heat.add_override(override)
    await _note_override(override, scope, HeatJournalAct.PROPOSED, turn)
    until = MomentText(at=turn.now + _override_lasts(override.level), zone=scope.areas[0].zone)
    message = screens.proposal_notice(
        override.id, turn.member.name, override.level, scope.scope_name, len(scope.areas), until
    )
    # Only the worst may wake somebody up.
    priority = Priority.RED if override.level is HeatLevel.RED else Priority.HEAT
    once = DedupKey(override.key_subject, OverrideAct.CONSENT)
    for member in asked:
        await turn.notify_member(
            member, message, once=once, priority=priority, until=override.ends_at
        )
    return Say(screens.proposed_reply(override.level, scope.scope_name, len(asked)))


async def _who_may_agree(areas: Sequence[Area], turn: Interaction) -> list[Member]:
    """The organisers of the areas concerned, and the admins."""
    found = {admin.id: admin for admin in await turn.store.organisation.list_admins()}
    for area in areas:
        found |= {
            organiser.id: organiser for organiser in await turn.store.areas.organisers(area.id)
        }
    return list(found.values())


@heat.on_press(DecideOverride)
async def decide_override(action: DecideOverride, turn: Interaction) -> Reply:
    """Somebody else's word, once; who proposed it cannot give it."""
    override = await turn.store.heat.get_override(action.override, lock=True)
    scope = await _scope_of_override(override, turn)
    if turn.member.id not in {member.id for member in await _who_may_agree(scope.areas, turn)}:
        turn.refuse_permission()
    if override.set_by == turn.member.id:
        raise Refused(words.heat_not_alone())
    if override.starts_at or override.ends_at <= turn.now or override.set_by is None:
        raise Refused(words.heat_settled())
    override.confirmed_by = turn.member.id
    if action.yes:
        await _begin_override(override, scope, HeatJournalAct.CONFIRMED, turn)
    else:
        override.ends_at = turn.now
        await _note_override(override, scope, HeatJournalAct.DECLINED, turn)
    await turn.withdraw_messages(override.key_subject, OverrideAct.CONSENT)
    message = screens.decided_notice(
        override.level, scope.scope_name, turn.member.name, yes=action.yes
    )
    author = await turn.store.people.get_member(override.set_by)
    once = DedupKey(override.key_subject, OverrideAct.DECIDED)
    await turn.notify_member(author, message, once=once, priority=Priority.HEAT)
    return Show(message)


async def _scope_of_override(override: LevelOverride, turn: Interaction) -> OverrideScope:
    if override.department:
        there = [
            area
            for area in await turn.store.areas.open_areas()
            if area.country == "FR" and department_of(area.town) == override.department
        ]
        return OverrideScope(tuple(there), override.department)
    if override.area_id is None:
        raise Refused(words.gone())
    return OverrideScope((await turn.store.areas.get_area(override.area_id),))
