"""Organisers set the level: alone for their own area, two of them for anything wider."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from handlers.heat.feature import heat, organised, wall_area
from handlers.heat.viewing import managing
from handlers.kernel import Refused, Reply, Say, Show, Turn
from messages import words
from messages.heat import screens
from messages.heat.asked import Act, Choose, Decide, Order, order
from messages.heat.level import Level
from messages.model import Text, When
from storage.area import Area
from storage.heat import LONGEST, Override, department_named, department_of, departments
from storage.outbox import Priority
from storage.people import Member
from storage.places import fold

CALM_AT_MOST = timedelta(hours=24)
"""How long an organiser's "no heat" may silence the sources."""

CONSENT_WITHIN = timedelta(hours=24)
SHOWN = 20
"""Areas to choose from on one screen."""


@dataclass(frozen=True)
class Scope:
    """For which areas a level is to be set: one, or a département's."""

    areas: tuple[Area, ...]
    department: str = ""

    @property
    def named(self) -> Text | str:
        known = departments().get(self.department)
        if known:
            return words.heat_whole_department(department=known.name, code=known.code)
        return self.areas[0].name


async def set_typed(said: str, turn: Turn) -> Reply:
    """`/canicule orange`, `/canicule orange 34`: whoever writes something else learns the form."""
    if not await turn.organises():
        raise Refused(words.heat_only())
    asked = order(said)
    if asked is None:
        raise Refused(words.heat_how())
    if asked.place:
        return await _set(await _typed(asked, turn), asked.level, turn)
    # An admin without an area of their own may choose among all of them.
    mine = await organised(turn) or await turn.store.areas.open()
    stood_at = await wall_area(turn)
    among = [each for each in mine if stood_at and each.id == stood_at.id] or mine
    if len(among) == 1:
        return await _set(Scope((among[0],)), asked.level, turn)
    return Say(screens.which(asked.level, [(each.id, each.name) for each in among[:SHOWN]]))


async def _typed(asked: Order, turn: Turn) -> Scope:
    """An area of theirs by name, or a département by name or number."""
    for area in await organised(turn):
        if fold(area.name) == fold(asked.place):
            return Scope((area,))
    code = department_named(asked.place)
    if code is None:
        raise Refused(words.heat_no_place())
    there = [
        each
        for each in await turn.store.areas.open()
        if each.country == "FR" and department_of(each.town) == code
    ]
    if not there:
        raise Refused(words.heat_no_area())
    return Scope(tuple(there), code)


@heat.pressed(Choose)
async def choose(action: Choose, turn: Turn) -> Reply:
    await turn.must_organise(action.area)
    return await _set(Scope((await turn.store.areas.get(action.area),)), action.level, turn)


async def _set(scope: Scope, level: Level, turn: Turn) -> Reply:
    """At once where it is one area of their own; otherwise a second person is asked."""
    mine = {area.id for area in await organised(turn)}
    override = Override(
        area_id=None if scope.department else scope.areas[0].id,
        department=scope.department,
        level=level,
        set_by=turn.member.id,
        set_at=turn.now,
        ends_at=turn.now + CONSENT_WITHIN,
    )
    if len(scope.areas) > 1 or scope.areas[0].id not in mine:
        return await _propose(override, scope, turn)
    if len(scope.areas) == 1:
        override.area_id, override.department = scope.areas[0].id, ""
    await _begin(override, scope, Act.SET, turn)
    hint = words.heat_done() if level.known else words.heat_followed()
    return Show(await managing(scope.areas[0], turn), hint)


async def _begin(override: Override, scope: Scope, act: Act, turn: Turn) -> None:
    """From now on it counts, for as long as such a level may."""
    override.starts_at, override.ends_at = turn.now, turn.now + _lasts(override.level)
    await turn.store.heat.propose(override)
    await turn.store.heat.end_earlier(override, [each.id for each in scope.areas])
    sky = await turn.store.heat.sky(turn.now)
    await _note(override, scope, act, turn)
    await turn.store.heat.follow_all(scope.areas, sky)


def _lasts(level: Level) -> timedelta:
    return CALM_AT_MOST if level is Level.NONE else LONGEST


async def _note(override: Override, scope: Scope, act: Act, turn: Turn) -> None:
    for area in scope.areas:
        turn.note(act, by=turn.member, area=area.id, on=str(override.id), why=override.level.word)


async def _propose(override: Override, scope: Scope, turn: Turn) -> Reply:
    asked = [each for each in await _who_may_agree(scope.areas, turn) if each.id != turn.member.id]
    if not asked:
        raise Refused(words.heat_alone())
    await turn.store.heat.propose(override)
    await _note(override, scope, Act.PROPOSED, turn)
    until = When(at=turn.now + _lasts(override.level), zone=scope.areas[0].zone)
    said = screens.proposal(
        override.id, turn.member.name, override.level, scope.named, len(scope.areas), until
    )
    # Only the worst may wake somebody up.
    priority = Priority.RED if override.level is Level.RED else Priority.HEAT
    once = f"heat:consent:{override.id}"
    for member in asked:
        await turn.tell(member, said, once=once, priority=priority, until=override.ends_at)
    return Say(screens.proposed(override.level, scope.named, len(asked)))


async def _who_may_agree(areas: Sequence[Area], turn: Turn) -> list[Member]:
    """The organisers of the areas concerned, and the admins."""
    found = {each.id: each for each in await turn.store.organisation.admins()}
    for area in areas:
        found |= {each.id: each for each in await turn.store.areas.organisers(area.id)}
    return list(found.values())


@heat.pressed(Decide)
async def decide(action: Decide, turn: Turn) -> Reply:
    """Somebody else's word, once; who proposed it cannot give it."""
    override = await turn.store.heat.override(action.override, lock=True)
    scope = await _scope_of(override, turn)
    if turn.member.id not in {each.id for each in await _who_may_agree(scope.areas, turn)}:
        turn.refuse_right()
    if override.set_by == turn.member.id:
        raise Refused(words.heat_not_alone())
    if override.starts_at or override.ends_at <= turn.now or override.set_by is None:
        raise Refused(words.heat_settled())
    override.confirmed_by = turn.member.id
    if action.yes:
        await _begin(override, scope, Act.CONFIRMED, turn)
    else:
        override.ends_at = turn.now
        await _note(override, scope, Act.DECLINED, turn)
    await turn.withdraw(f"heat:consent:{override.id}")
    said = screens.decided(override.level, scope.named, turn.member.name, yes=action.yes)
    author = await turn.store.people.get(override.set_by)
    await turn.tell(author, said, once=f"heat:decided:{override.id}", priority=Priority.HEAT)
    return Show(said)


async def _scope_of(override: Override, turn: Turn) -> Scope:
    if override.department:
        there = [
            each
            for each in await turn.store.areas.open()
            if each.country == "FR" and department_of(each.town) == override.department
        ]
        return Scope(tuple(there), override.department)
    if override.area_id is None:
        raise Refused(words.gone())
    return Scope((await turn.store.areas.get(override.area_id),))
