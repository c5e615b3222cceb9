"""What one transaction lets a handler see and change of whoever spoke, and what it may promise."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NoReturn

from handlers.kernel.events import AreaMissingEvent, Event, EventScene, is_fleeting
from handlers.kernel.job_context import (
    IsRemoved,
    JobContext,
    Leaves,
    Merges,
    StandsDown,
    Unwalls,
)
from handlers.kernel.replies import Refused, Reply
from messages import words
from messages.model import MomentText, Reader, Text
from storage.area import Area, MemberRole, Membership, Wall
from storage.people import Account, Member

__all__ = [
    "Interaction",
    "IsRemoved",
    "JobContext",
    "Leaves",
    "Merges",
    "StandsDown",
    "Unwalls",
]

Answering = Callable[[Any, "Interaction"], Awaitable[Reply]]
FindsAnswer = Callable[[Event], tuple[Event, Answering | None]]
"""Finds who answers an event; it may be worded otherwise by then."""


@dataclass
class Interaction(JobContext):
    """A context in which somebody spoke to us; a `newcomer` does for the first time.

    What goes on in private has `left` the scene it came from; what is `fleeting` is kept nowhere.
    """

    member: Member
    account: Account
    scene: EventScene
    newcomer: bool = field(default=False, kw_only=True)
    find_answer: FindsAnswer | None = field(default=None, kw_only=True)
    answered_by: Answering | None = field(default=None, init=False)
    fleeting: bool = field(default=False, init=False)
    left: EventScene | None = field(default=None, init=False)
    _areas: list[tuple[Membership, Area]] | None = field(default=None, init=False)

    def _is_other(self, member: Member) -> bool:
        return member.id != self.member.id

    @property
    def reader(self) -> Reader:
        country = self._areas[0][1].territory if self._areas else ""
        return Reader(language=self.member.language, zone=self.member.zone, country=country)

    async def go_on_with(self, event: Event) -> Reply:
        """Answer another event in the same turn: what somebody meant by the one that came."""
        event, answer = self.find_answer(event) if self.find_answer else (event, None)
        if answer is None:
            raise Refused(words.gone())
        self.answered_by = answer
        self.fleeting = self.fleeting or is_fleeting(event)
        return await answer(event, self)

    def serves(self, event: Event) -> bool:
        """Whether anybody answers such an event."""
        return self.find_answer is not None and self.find_answer(event)[1] is not None

    def move_to_private(self) -> bool:
        """Go on where the member alone reads; False when they cannot be written to there."""
        if self.scene.private:
            return True
        if not self.account.chat or self.account.blocked_at:
            return False
        self.left, self.scene = self.scene, EventScene(self.account.chat)
        return True

    async def own_areas(self) -> list[tuple[Membership, Area]]:
        """The member's areas, home first."""
        if self._areas is None:
            self._areas = await self.store.areas.memberships(self.member.id)
        return self._areas

    async def home_area(self) -> Area:
        """The member's own area; refused with a way to choose one when there is none."""
        areas = await self.own_areas()
        if not areas:
            raise Refused(words.area_first(), way_on=AreaMissingEvent)
        return areas[0][1]

    async def own_area(self, area_id: int, otherwise: Text | None = None) -> Area:
        """The area, if they belong to it still; a button can be forged."""
        for _, area in await self.own_areas():
            if area.id == area_id:
                return area
        await self.home_area()
        if otherwise:
            raise Refused(otherwise)
        area = await self.store.areas.get_area(area_id)
        raise refusal_of_stranger(area, words.area_join_first(area=area.name))

    async def wall_here(self) -> Wall | None:
        """The wall they stand at; None in private, and where Palier knows none."""
        return await self._wall_at(self.scene)

    async def _wall_at(self, scene: EventScene) -> Wall | None:
        if scene.private:
            return None
        whose = self.account.platform, self.account.workspace
        return await self.store.areas.find_wall(*whose, scene.chat)

    async def wall_area(self) -> Area | None:
        """The area of the wall they stand at."""
        wall = await self.wall_here()
        return await self.store.areas.get_area(wall.area_id) if wall and wall.area_id else None

    async def area_around(self) -> Area | None:
        """The open area of the wall they stand at, or stood at before it went on in private."""
        wall = await self._wall_at(self.left or self.scene)
        found = await self.store.areas.get_area(wall.area_id) if wall and wall.area_id else None
        return found if found and found.closed_at is None else None

    async def areas_here(self) -> list[Area]:
        """The member's areas, home first; at a wall the wall's own, if it is one of them."""
        await self.home_area()
        areas = [area for _, area in await self.own_areas()]
        wall = await self.wall_here()
        return [area for area in areas if wall and area.id == wall.area_id] or areas

    async def organises_area(self, area_id: int | None = None) -> bool:
        """Whether they organise the area, or any when none is named; an admin does everywhere."""
        return self.member.admin or any(
            membership.role is MemberRole.ORGANISER and area_id in (None, area.id)
            for membership, area in await self.own_areas()
        )

    async def require_organiser(self, area_id: int | None = None) -> None:
        if not await self.organises_area(area_id):
            self.refuse_permission()

    async def require_unmuted(self, area_id: int) -> None:
        """Refused for whoever may publish nothing in the area for now."""
        until = await self.store.organisation.muted_until(self.member.id, area_id, self.now)
        if until:
            raise Refused(words.organise_muted(until=MomentText(at=until, zone=self.member.zone)))

    async def require_not_removed(self, area: Area) -> None:
        """Refused for whoever was taken out of the area and may not come back yet."""
        if any(own.id == area.id for _, own in await self.own_areas()):
            return
        if await self.store.areas.is_out(self.member.id, area.id):
            raise Refused(words.removal_stays_out(name=area.name))

    def refuse_permission(self) -> NoReturn:
        raise Refused(words.organise_not_yours())


def refusal_of_stranger(area: Area, why: Text) -> Refused:
    """The refusal for who is not of an area, with the way to join it if it is open."""
    if area.closed_at:
        return Refused(words.gone())
    return Refused(why, way_on=partial(AreaMissingEvent, area=area.id, why=why))
