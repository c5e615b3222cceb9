"""Who waits for a neighbourhood, and where."""

from __future__ import annotations

from sqlalchemy import delete, func, select, true
from sqlmodel import col

from storage.area.tables import WaitingEntry
from storage.people import Member
from storage.places.vocabulary import DIVIDED, PARENTS
from storage.query import QueryGroup


def related_towns(town: str) -> set[str]:
    """The town's code with those of the city it is part of, or of the parts it has."""
    for parent, (city, parts) in PARENTS.items():
        children = {DIVIDED[city].format(part) for part in range(1, parts + 1)}
        if town == parent:
            return {parent, *children}
        if town in children:
            return {parent, town}
    return {town}


class WaitingListQueries(QueryGroup):
    """Waiting lists by town."""

    async def count_waiting(self, town: str) -> int:
        result = await self.session.execute(
            select(func.count()).where(col(WaitingEntry.town) == town)
        )
        return int(result.scalar_one())

    async def waiting_members(self, town: str) -> list[Member]:
        """Who waits in the town, or in the city it is part of."""
        there = select(col(WaitingEntry.member_id)).where(
            col(WaitingEntry.town).in_(related_towns(town))
        )
        return await self.all_rows(
            select(Member).where(col(Member.id).in_(there)).order_by(col(Member.id))
        )

    async def waiting_entry(self, member_id: int) -> list[WaitingEntry]:
        return await self.all_rows(
            select(WaitingEntry).where(col(WaitingEntry.member_id) == member_id)
        )

    async def add_waiting(self, waiting: WaitingEntry) -> None:
        """Put somebody on a town's list; a person lives, and so waits for a home, in one place."""
        if waiting.home:
            for other in await self.waiting_entry(waiting.member_id):
                if other.home and other.town != waiting.town:
                    await self.stop_waiting(waiting.member_id, other.town)
        held = await self.session.get(WaitingEntry, (waiting.member_id, waiting.town))
        if held is None:
            self.session.add(waiting)
        else:
            held.cell = waiting.cell or held.cell
            held.home = held.home or waiting.home
        await self.session.flush()

    async def stop_waiting(self, member_id: int, town: str | None = None) -> None:
        one = true() if town is None else col(WaitingEntry.town) == town
        await self.session.execute(
            delete(WaitingEntry).where(col(WaitingEntry.member_id) == member_id, one)
        )

    async def waiting_demand(self) -> list[tuple[str, str, str, int]]:
        """Where people wait: town code, town name, H3 cell ("" when unknown), how many."""
        result = await self.session.execute(
            select(
                col(WaitingEntry.town),
                col(WaitingEntry.town_name),
                col(WaitingEntry.cell),
                func.count(),
            )
            .group_by(col(WaitingEntry.town), col(WaitingEntry.town_name), col(WaitingEntry.cell))
            .order_by(func.count().desc())
        )
        return [(row[0], row[1], row[2], int(row[3])) for row in result]
