"""An area's numbers by month, of nobody: what is counted, and what of it was published.

A month is closed once, on the eighth of the next. What makes fewer than five is not shown but
joined with the months after it, until together there are five; it is published as one number,
its parts are deleted, and it never changes again. Nothing that overlaps it is published.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import ClassVar
from zoneinfo import ZoneInfo

from sqlalchemy import delete, exists, or_, select
from sqlmodel import Field, col

from messages.organise.numbers.measures import FEWEST, Measure, PublishedNumber
from storage.area import Area
from storage.query import DueCheck, QueryGroup
from storage.retention import RetentionPolicy, Table
from storage.types import EnumByValue, UtcInstant, foreign_key

CLOSES_ON = 8
"""Day of the next month on which a month is closed: hosts have said by then how it went."""

STEP = 5
"""Hours given are published in so many at a time."""

SHARE = 3
"""Nobody gave more than this part of a sum of hours."""

BOOK = date(2000, 1, 1)
"""Where it is noted how far an area's months are closed."""

WAITS = (timedelta(minutes=10), timedelta(hours=1), timedelta(hours=4), timedelta(days=1))


class CountedAs(StrEnum):
    """What a row counts. PEOPLE is how many answered checks, at most; CLOSED is the book."""

    CAFES = "cafes"
    GUESTS = "guests"
    MET = "met"
    MINUTES = "minutes"
    HOUR = "hour"
    FEW_HOURS = "few_hours"
    DAY = "day"
    LONGER = "longer"
    MEDIAN = "median"
    CHECKS = "checks"
    PEOPLE = "people"
    KITS = "kits"
    HOURS = "hours"
    CLOSED = "closed"


WAITED = (CountedAs.MINUTES, CountedAs.HOUR, CountedAs.FEW_HOURS, CountedAs.DAY, CountedAs.LONGER)
"""The first yes to a request, by how long it took; in the order of `Wait`."""

RUNS: Mapping[CountedAs, tuple[CountedAs, ...]] = {
    CountedAs.CAFES: (CountedAs.CAFES, CountedAs.GUESTS),
    CountedAs.MET: (CountedAs.MET, *WAITED),
    CountedAs.CHECKS: (CountedAs.CHECKS, CountedAs.PEOPLE),
    CountedAs.KITS: (CountedAs.KITS,),
    CountedAs.HOURS: (CountedAs.HOURS,),
}
"""What is published together, by the number that decides whether it may be."""


class AreaNumber(Table, table=True):
    """One number of an area and month; published, with the month since which it is a sum."""

    __tablename__ = "number"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=None, because="its area, for this year and the last"
    )

    area_id: int = foreign_key("area.id", index=False, primary_key=True)
    month: date = Field(primary_key=True)
    measure: CountedAs = Field(sa_type=EnumByValue(CountedAs), primary_key=True)
    amount: int = 0
    since: date | None = None
    # When the next month is closed; in the book alone.
    due_at: datetime | None = Field(default=None, sa_type=UtcInstant, index=True)


UNCLOSED = DueCheck(
    lambda now: or_(
        exists().where(col(AreaNumber.due_at) <= now),
        exists().where(
            col(Area.closed_at).is_(None),
            ~exists().where(col(AreaNumber.area_id) == col(Area.id), col(AreaNumber.month) == BOOK),
        ),
    )
)
"""A month is over somewhere, or an area is new."""


def month_of(area: Area, now: datetime) -> date:
    """The first day of the month it is there."""
    return now.astimezone(ZoneInfo(area.zone)).date().replace(day=1)


def begin_of_month(area: Area, now: datetime) -> datetime:
    """When the month began there."""
    return datetime.combine(month_of(area, now), time(), ZoneInfo(area.zone))


def next_month(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def join_run(gate: CountedAs, months: Sequence[Mapping[CountedAs, int]]) -> dict[CountedAs, int]:
    """What is published of these months together; nothing while it would tell of too few."""
    sums: Counter[CountedAs] = Counter()
    for month in months:
        sums.update(month)
    people = max((month.get(CountedAs.PEOPLE, 0) for month in months), default=0)
    if sums[gate] < FEWEST or (gate is CountedAs.CHECKS and people < FEWEST):
        return {}
    shown = {tally: sums[tally] for tally in (gate, CountedAs.GUESTS) if tally in RUNS[gate]}
    if gate is CountedAs.MET:
        shown[CountedAs.MEDIAN] = _median([sums[each] for each in WAITED])
    return shown


def _median(counts: Sequence[int]) -> int:
    """In which of these lies the middle one."""
    half, seen = sum(counts) / 2, 0
    for rank, count in enumerate(counts):
        seen += count
        if seen >= half and seen:
            return rank
    return len(counts) - 1


def publish_hours(given: Sequence[int]) -> int:
    """Minutes of each neighbour as hours of all: 0 while one could be worked out from others."""
    total = sum(given)
    if len(given) < FEWEST or max(given) * SHARE > total:
        return 0
    return total // (60 * STEP) * STEP


@dataclass(frozen=True)
class NumbersRead:
    """What was published of an area, until which month its numbers are closed."""

    until: date | None
    published: list[PublishedNumber]


class NumberQueries(QueryGroup):
    """Counting, closing and reading."""

    async def count(self, area: Area, now: datetime, tally: CountedAs) -> None:
        """One more in the month it is."""
        await self.count_in(area.id, month_of(area, now), tally, 1)

    async def count_in(self, area_id: int, month: date, tally: CountedAs, more: int) -> None:
        """So many more in a month, unless it is published."""
        if not more:
            return
        fresh = self.upsert_into(AreaNumber).values(
            area_id=area_id, month=month, measure=tally, amount=more
        )
        await self.session.execute(
            fresh.on_conflict_do_update(
                index_elements=["area_id", "month", "measure"],
                set_={"amount": col(AreaNumber.amount) + more},
                where=col(AreaNumber.since).is_(None),
            )
        )

    async def count_met(self, area: Area, now: datetime, waited: timedelta) -> None:
        """A request was met, so long after it was asked somebody had said yes."""
        await self.count(area, now, CountedAs.MET)
        await self.count(area, now, WAITED[sum(waited > each for each in WAITS)])

    async def count_answered(self, area: Area, now: datetime, people: int) -> None:
        """A check was answered; lately by so many, of whom it is still known."""
        await self.count(area, now, CountedAs.CHECKS)
        fresh = self.upsert_into(AreaNumber).values(
            area_id=area.id, month=month_of(area, now), measure=CountedAs.PEOPLE, amount=people
        )
        await self.session.execute(
            fresh.on_conflict_do_update(
                index_elements=["area_id", "month", "measure"],
                set_={"amount": people},
                where=col(AreaNumber.since).is_(None) & (col(AreaNumber.amount) < people),
            )
        )

    async def areas_to_close(self, now: datetime) -> list[int]:
        """Areas of which a month may be over, and new ones."""
        waits = select(col(AreaNumber.area_id)).where(
            col(AreaNumber.month) == BOOK, col(AreaNumber.due_at) > now
        )
        return await self.all_rows(
            select(col(Area.id))
            .where(col(Area.closed_at).is_(None), col(Area.id).not_in(waits))
            .order_by(col(Area.id))
        )

    async def months_to_close(self, area: Area, now: datetime) -> list[date]:
        """Every month that is over and not closed, noted as closed; a new area has none."""
        today = now.astimezone(ZoneInfo(area.zone)).date()
        this, months = today.replace(day=1), []
        book = await self._book(area.id)
        if book is None:
            before = _index(this) - 1
            book = AreaNumber(
                area_id=area.id, month=BOOK, measure=CountedAs.CLOSED, amount=before, since=this
            )
            self.session.add(book)
        month = _month(book.amount + 1)
        while next_month(month).replace(day=CLOSES_ON) <= today:
            months.append(month)
            book.amount, month = _index(month), next_month(month)
        due = next_month(month).replace(day=CLOSES_ON)
        book.due_at = datetime.combine(due, time(), ZoneInfo(area.zone))
        # A sum of the year before last is compared with nothing any more.
        await self.session.execute(
            delete(AreaNumber).where(
                col(AreaNumber.area_id) == area.id,
                col(AreaNumber.month) < date(today.year - 1, 1, 1),
                col(AreaNumber.month) != BOOK,
            )
        )
        await self.session.flush()
        return months

    async def _book(self, area_id: int) -> AreaNumber | None:
        return await self.session.get(AreaNumber, (area_id, BOOK, CountedAs.CLOSED))

    async def first_unpublished(self, area_id: int, month: date, gate: CountedAs) -> date:
        """With which month of its year the next published number begins."""
        january = month.replace(month=1)
        last = await self.all_rows(
            select(col(AreaNumber.month))
            .where(
                col(AreaNumber.area_id) == area_id,
                col(AreaNumber.month).between(january, month),
                col(AreaNumber.measure) == gate,
                col(AreaNumber.since).is_not(None),
            )
            .order_by(col(AreaNumber.month).desc())
            .limit(1)
        )
        if last:
            return next_month(last[0])
        book = await self._book(area_id)
        return max(january, book.since) if book and book.since else january

    async def close_month(self, area_id: int, month: date, hours: int) -> None:
        """Publish what is enough by now, of this month and of those that waited for it."""
        await self.session.flush()
        rows = await self.all_rows(
            select(AreaNumber)
            .where(
                col(AreaNumber.area_id) == area_id,
                col(AreaNumber.month).between(month.replace(month=1), month),
                col(AreaNumber.since).is_(None),
            )
            .execution_options(populate_existing=True)
        )
        for gate, tallies in RUNS.items():
            if gate is CountedAs.HOURS:
                shown = {CountedAs.HOURS: hours} if hours else {}
            else:
                shown = join_run(gate, _by_month(rows, tallies))
            if shown:
                first = await self.first_unpublished(area_id, month, gate)
                await self._publish(area_id, (first, month), tallies, shown)
        if month.month == 12:
            # What is left of a year is nobody's number, and is joined with no other year's.
            await self._forget_unpublished(area_id, month, tuple(CountedAs))

    async def _publish(
        self,
        area_id: int,
        run: tuple[date, date],
        tallies: Sequence[CountedAs],
        shown: Mapping[CountedAs, int],
    ) -> None:
        """The parts go, their sum stays."""
        first, last = run
        await self._forget_unpublished(area_id, last, tallies)
        for tally, amount in shown.items():
            self.session.add(
                AreaNumber(area_id=area_id, month=last, measure=tally, amount=amount, since=first)
            )
        await self.session.flush()

    async def _forget_unpublished(
        self, area_id: int, until: date, tallies: Sequence[CountedAs]
    ) -> None:
        await self.session.flush()
        await self.session.execute(
            delete(AreaNumber)
            .where(
                col(AreaNumber.area_id) == area_id,
                col(AreaNumber.month) <= until,
                col(AreaNumber.measure).in_(tallies),
                col(AreaNumber.since).is_(None),
            )
            .execution_options(synchronize_session="fetch")
        )

    async def published(self, area_id: int, year: int) -> NumbersRead:
        """All that anybody may read of an area: published of that year and the one before."""
        await self.session.flush()
        rows = await self.all_rows(
            select(AreaNumber).where(
                col(AreaNumber.area_id) == area_id,
                col(AreaNumber.since).is_not(None),
                col(AreaNumber.month) >= date(year - 1, 1, 1),
            )
        )
        numbers = [
            PublishedNumber(
                Measure(each.measure.value),
                each.month.year,
                (each.since or each.month).month,
                each.month.month,
                each.amount,
            )
            for each in rows
        ]
        book = await self._book(area_id)
        return NumbersRead(_month(book.amount) if book else None, numbers)


def _by_month(
    rows: Sequence[AreaNumber], tallies: Sequence[CountedAs]
) -> list[dict[CountedAs, int]]:
    """What is not published yet, month by month."""
    months: dict[date, dict[CountedAs, int]] = {}
    for each in rows:
        if each.measure in tallies:
            months.setdefault(each.month, {})[each.measure] = each.amount
    return [months[month] for month in sorted(months)]


def _index(month: date) -> int:
    return month.year * 12 + month.month - 1


def _month(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)
