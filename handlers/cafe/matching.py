"""Which wishes meet, and when: pure, so that it can be tried on any neighbourhood."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

from messages import dates
from messages.cafe import WishTime
from messages.heat.levels.level import HeatLevel
from storage.cafe import LEAST, CafeWish
from storage.people import Member, in_quiet_hours

SOONEST, LATEST = 5, 11
"""In how many days a proposed moment falls: time to answer, to find who invites, to be told."""

HOURS = (
    (time(10), WishTime.WEEK_MORNING, WishTime.WEEKEND_MORNING),
    (time(15), WishTime.WEEK_AFTERNOON, WishTime.WEEKEND_AFTERNOON),
    (time(18, 30), WishTime.WEEK_EVENING, WishTime.WEEKEND_EVENING),
    (time(20), WishTime.WEEK_EVENING, WishTime.WEEKEND_EVENING),
)
"""When one meets, and which time that is in the week and at its end."""

LASTS = timedelta(hours=1)
"""For so long nobody should have to sleep."""

TOGETHER = 7
"""As many as a host and the usual six guests; who wishes later meets others."""

APART = timedelta(days=2)
"""Two moments are better not on days in a row: who is away on one may be back."""

SATURDAY = 5


@dataclass(frozen=True)
class Slot:
    """A real moment, and the time of the week for which somebody may have wished."""

    at: datetime
    time: WishTime


@dataclass(frozen=True)
class Proposal:
    """Two moments, and those to whom both are proposed."""

    first: Slot
    second: Slot
    wishers: tuple[tuple[CafeWish, Member], ...]


def coming_slots(now: datetime, zone: str, level: HeatLevel) -> list[Slot]:
    """The moments of the days ahead, in order, but those at which it is too hot to meet.

    No level is known so far ahead: what holds today and tomorrow is taken to go on.
    """
    place = ZoneInfo(zone)
    today = now.astimezone(place).date()
    days = [today + timedelta(days=ahead) for ahead in range(SOONEST, LATEST + 1)]
    found = []
    for day in days:
        for hour, in_week, at_its_end in HOURS:
            moment = dates.instant_of(day, hour, place)
            if isinstance(moment, datetime) and not level.is_too_hot_to_meet(hour):
                kind = at_its_end if day.weekday() >= SATURDAY else in_week
                found.append(Slot(moment, kind))
    return found


def find_proposal(
    wishers: Sequence[tuple[CafeWish, Member]],
    slots: Sequence[Slot],
    apart: Collection[frozenset[int]] = (),
) -> Proposal | None:
    """The largest company that can meet at one moment, and another moment that suits most of it.

    Wishers come the eldest wish first. Two members who are kept `apart` are in no company.
    """
    companies = [(slot, _company_at(slot, wishers, apart)) for slot in slots]
    first, company = max(companies, key=lambda each: len(each[1]), default=(None, ()))
    if first is None or len(company) < LEAST:
        return None
    others = [slot for slot in slots if slot.at.date() != first.at.date()]
    second = max(others, key=lambda slot: _how_good(slot, first, company), default=None)
    if second is None or _count_free(second, company) < LEAST:
        return None
    early, late = sorted((first, second), key=lambda slot: slot.at)
    return Proposal(early, late, tuple(company))


def _how_good(
    slot: Slot, first: Slot, company: Sequence[tuple[CafeWish, Member]]
) -> tuple[int, bool, float]:
    return (
        _count_free(slot, company),
        abs(slot.at - first.at) >= APART,
        -slot.at.timestamp(),
    )


def _count_free(slot: Slot, company: Sequence[tuple[CafeWish, Member]]) -> int:
    return sum(_is_free(wish, member, slot) for wish, member in company)


def _is_free(wish: CafeWish, member: Member, slot: Slot) -> bool:
    """Whether it is one of the times they wished for, and outside their quiet hours."""
    return slot.time in wish.times and not any(
        in_quiet_hours(moment, member.zone, member.quiet_from, member.quiet_until)
        for moment in (slot.at, slot.at + LASTS - timedelta(minutes=1))
    )


def _company_at(
    slot: Slot,
    wishers: Sequence[tuple[CafeWish, Member]],
    apart: Collection[frozenset[int]],
) -> Sequence[tuple[CafeWish, Member]]:
    """As many as may meet then, the eldest wishes first."""
    return largest_company([each for each in wishers if _is_free(*each, slot)], apart)


def largest_company(
    free: Sequence[tuple[CafeWish, Member]], apart: Collection[frozenset[int]]
) -> Sequence[tuple[CafeWish, Member]]:
    """As many of these as may meet, in their order."""
    kept_apart = {
        pair for pair in apart if len(pair & {member.id for _, member in free}) == len(pair)
    }
    if not kept_apart:
        return free[:TOGETHER]
    found: Sequence[tuple[CafeWish, Member]] = ()
    for company in _companies(free, kept_apart):
        if len(company) > len(found):
            found = company
        if len(found) == TOGETHER:
            break
    ids = {member.id for _, member in found}
    return [each for each in free if each[1].id in ids]


def _companies(
    free: Sequence[tuple[CafeWish, Member]], apart: Collection[frozenset[int]]
) -> Iterator[Sequence[tuple[CafeWish, Member]]]:
    """A company around every two that may meet: where any three may, one of them is found."""
    for pair in combinations(free, 2):
        company: list[tuple[CafeWish, Member]] = []
        for wish, member in (*pair, *free):
            ids = [other.id for _, other in company]
            clash = any(frozenset((member.id, other)) in apart for other in ids)
            if member.id not in ids and not clash and len(company) < TOGETHER:
                company.append((wish, member))
        yield company
