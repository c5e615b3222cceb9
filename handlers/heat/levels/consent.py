"""A level that waits for a second person: beyond one's own area, or below an official level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from handlers.heat.feature import heat
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Refused, Reply, Say, Show
from messages import words
from messages.heat.levels import views as screens
from messages.heat.levels.actions import DecideOverride, HeatJournalAct
from messages.heat.levels.level import HeatDay, HeatLevel
from messages.model import MomentText, Text
from storage.area import Area
from storage.heat import LONGEST, LevelOverride, all_departments, own_department
from storage.outbox import DedupKey, Priority
from storage.people import Member

CALM_AT_MOST = timedelta(hours=24)
"""How long an organiser's "no heat" may silence the sources."""

CONSENT_WITHIN = timedelta(hours=24)


class OverrideAct(StrEnum):
    """What letters say of a level somebody proposes."""

    CONSENT = "consent"
    DECIDED = "decided"


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


async def lowered_below(level: HeatLevel, areas: Sequence[Area], turn: Interaction) -> HeatLevel:
    """The official level that this one would be below; unknown when it is below none.

    Following the sources again is below nothing; and what is raised today lowers nothing tomorrow,
    as the chain lets the official level of a day through that is higher.
    """
    if not level.is_known:
        return HeatLevel.UNKNOWN
    sky = await turn.store.heat.load_snapshot(turn.now)
    found = HeatLevel.UNKNOWN
    for area in areas:
        today, tomorrow = (sky.official_level(area, day) for day in HeatDay)
        raises = today.is_known and level > today
        holds = level.is_hot and not raises
        found = max(found, today, tomorrow if holds else today)
    return found if found > level else HeatLevel.UNKNOWN


async def begin_override(
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


async def propose_override(
    override: LevelOverride, scope: OverrideScope, below: HeatLevel, turn: Interaction
) -> Reply:
    """Ask everybody who may agree; without anybody, nothing is set."""
    asked = [each for each in await _who_may_agree(scope.areas, turn) if each.id != turn.member.id]
    if not asked:
        raise Refused(words.heat_alone())
    override.agreed_below = below
    await turn.store.heat.add_override(override)
    await _note_override(override, scope, HeatJournalAct.PROPOSED, turn)
    until = MomentText(at=turn.now + _override_lasts(override.level), zone=scope.areas[0].zone)
    message = screens.proposal_notice(
        override.id,
        turn.member.name,
        override.level,
        scope.scope_name,
        len(scope.areas),
        until,
        below=below,
    )
    # Only the worst may wake somebody up.
    priority = Priority.RED if override.level is HeatLevel.RED else Priority.HEAT
    once = DedupKey(override.key_subject, OverrideAct.CONSENT)
    for member in asked:
        await turn.notify_member(
            member, message, once=once, priority=priority, until=override.ends_at
        )
    return Say(screens.proposed_reply(override.level, scope.scope_name, len(asked), below=below))


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
    scope = await scope_of_override(override, turn)
    if turn.member.id not in {member.id for member in await _who_may_agree(scope.areas, turn)}:
        turn.refuse_permission()
    if override.set_by == turn.member.id:
        raise Refused(words.heat_not_alone())
    if override.starts_at or override.ends_at <= turn.now or override.set_by is None:
        raise Refused(words.heat_settled())
    below = await lowered_below(override.level, scope.areas, turn)
    if action.yes and below > override.agreed_below:
        # Neither of the two knew when they said so.
        override.ends_at = turn.now
        await _note_override(override, scope, HeatJournalAct.OUTRUN, turn)
        message = screens.outrun_notice(override.area_id, override.level, scope.scope_name, below)
    else:
        await _settle_override(override, scope, turn, yes=action.yes)
        message = screens.decided_notice(
            override.level, scope.scope_name, turn.member.name, yes=action.yes
        )
    await turn.withdraw_messages(override.key_subject, OverrideAct.CONSENT)
    author = await turn.store.people.get_member(override.set_by)
    once = DedupKey(override.key_subject, OverrideAct.DECIDED)
    await turn.notify_member(author, message, once=once, priority=Priority.HEAT)
    return Show(message)


async def _settle_override(
    override: LevelOverride, scope: OverrideScope, turn: Interaction, *, yes: bool
) -> None:
    """What a second person said, with their name."""
    override.confirmed_by = turn.member.id
    if yes:
        await begin_override(override, scope, HeatJournalAct.CONFIRMED, turn)
    else:
        override.ends_at = turn.now
        await _note_override(override, scope, HeatJournalAct.DECLINED, turn)


async def scope_of_override(override: LevelOverride, context: JobContext) -> OverrideScope:
    """The areas it is for; none when the département has none that is open any more."""
    if override.department:
        there = [
            area
            for area in await context.store.areas.open_areas()
            if own_department(area) == override.department
        ]
        return OverrideScope(tuple(there), override.department)
    if override.area_id is None:
        raise Refused(words.gone())
    return OverrideScope((await context.store.areas.get_area(override.area_id),))
