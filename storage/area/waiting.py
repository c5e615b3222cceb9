"""Who waits for a neighbourhood, and where."""

from __future__ import annotations

from sqlalchemy import delete, func, select, true
from sqlmodel import col

from storage.area.tables import Waiting
from storage.people import Member
from storage.places.vocabulary import DIVIDED, PARENTS
from storage.query import Query


def kin(town: str) -> set[str]:
    """The town's code with those of the city it is part of, or of the parts it has."""
    for parent, (city, parts) in PARENTS.items():
        children = {DIVIDED[city].format(part) for part in range(1, parts + 1)}
        if town == parent:
            return {parent, *children}
        if town in children:
            return {parent, town}
    return {town}


class WaitingList(Query):
    """Waiting lists by town."""

    async def waiting(self, town: str) -> int:
        found = await self.session.execute(select(func.count()).where(col(Waiting.town) == town))
        return int(found.scalar_one())

    async def waiting_members(self, town: str) -> list[Member]:
        """Who waits in the town, or in the city it is part of."""
        there = select(col(Waiting.member_id)).where(col(Waiting.town).in_(kin(town)))
        return await self.all(
            select(Member).where(col(Member.id).in_(there)).order_by(col(Member.id))
        )

    async def waits(self, member_id: int) -> list[Waiting]:
        return await self.all(select(Waiting).where(col(Waiting.member_id) == member_id))

    async def enlist(self, waiting: Waiting) -> None:
        """Put somebody on a town's list; a person lives, and so waits for a home, in one place."""
        if waiting.home:
            for other in await self.waits(waiting.member_id):
                if other.home and other.town != waiting.town:
                    await self.stop_waiting(waiting.member_id, other.town)
        held = await self.session.get(Waiting, (waiting.member_id, waiting.town))
        if held is None:
            self.session.add(waiting)
        else:
            held.cell = waiting.cell or held.cell
            held.home = held.home or waiting.home
        await self.session.flush()

    async def stop_waiting(self, member_id: int, town: str | None = None) -> None:
        one = true() if town is None else col(Waiting.town) == town
        await self.session.execute(delete(Waiting).where(col(Waiting.member_id) == member_id, one))

    async def demand(self) -> list[tuple[str, str, str, int]]:
        """Where people wait: town code, town name, H3 cell ("" when unknown), how many."""
        found = await self.session.execute(
            select(col(Waiting.town), col(Waiting.town_name), col(Waiting.cell), func.count())
            .group_by(col(Waiting.town), col(Waiting.town_name), col(Waiting.cell))
            .order_by(func.count().desc())
        )
        return [(row[0], row[1], row[2], int(row[3])) for row in found]
