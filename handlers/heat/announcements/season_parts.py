"""Before the season: whose message says what of buddies that are missing, and of how many."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.heat.announcements.delivery import TellingReason
from handlers.heat.announcements.moments import DaySlot, HeatMoment
from handlers.heat.announcements.reader_parts import ReaderPart
from handlers.heat.announcements.seasons import first_day_before, prepares_as
from handlers.heat.feature import reachable_responsible
from handlers.kernel.interaction import JobContext
from messages.heat.announcements.preseason import BuddyCounts
from messages.heat.checkins.views import MOST_BUDDIES
from storage.area import Area
from storage.heat.announcements.queries import HeatMembership
from storage.people import Member

FIRST_MOMENT = "preseason"
"""What is told on the first day to prepare."""


@dataclass(frozen=True)
class SeasonNews:
    """What an area has to tell that day: its numbers, and to whom that a buddy is missing."""

    numbers: bool
    members: frozenset[int]


async def season_news(area: Area, moment: HeatMoment, on: date, context: JobContext) -> SeasonNews:
    """The first time everything; then what was not told to the end, or of nobody, or asked since.

    Lists were erased in October: most people ask between the two days.
    """
    asked = await context.store.checkins.asked_at_home(area.id)
    everything = SeasonNews(moment.first is True or bool(asked), frozenset(asked))
    if moment.first:
        return everything
    first = first_day_before(area, on)
    begun = await context.store.nudges.announcements_since(first)
    row = begun.get((area.id, first, FIRST_MOMENT))
    if row is None or row.done_at is None:
        return everything
    since = frozenset(each for each, at in asked.items() if at > row.done_at)
    return SeasonNews(bool(asked) and len(since) == len(asked), since)


@dataclass
class SeasonReaders:
    """One area's letters of a day to prepare; what other areas have to tell is looked up once."""

    context: JobContext
    area: Area
    moment: HeatMoment
    on: date
    areas: Mapping[int, Area]

    async def parts(
        self,
        reason: TellingReason,
        members: Sequence[Member],
        belong: Mapping[int, Sequence[HeatMembership]],
    ) -> dict[int, ReaderPart]:
        """Everybody's part; who has none in this area's is left out, unless they follow it.

        A letter beside the evening's one says this area's numbers, and nothing else.
        """
        organises = reason is TellingReason.ORGANISES
        if self.moment.slot is DaySlot.OWN:
            return {member.id: ReaderPart(counted=(self.area.id,)) for member in members}
        here = {member.id: self._here(belong.get(member.id, ())) for member in members}
        spoken_of = {each.area for theirs in here.values() for each in theirs}
        news = {each: await self._news(each) for each in spoken_of}
        stand_ins = await self._stand_ins(members, spoken_of)
        buddies = await self.context.store.checkins.buddies_among(list(here))
        parts = {}
        for member_id, theirs in here.items():
            home = next((each.area for each in theirs if each.home), 0)
            lacks = home and member_id in news[home].members
            has = buddies.get(member_id, MOST_BUDDIES) if lacks else MOST_BUDDIES
            counted = tuple(
                each.area
                for each in theirs
                if news[each.area].numbers
                and (each.organises or member_id in stand_ins.get(each.area, ()))
            )
            follows = any(each.follows and each.area == self.area.id for each in theirs)
            if has < MOST_BUDDIES:
                parts[member_id] = ReaderPart(has, home, counted)
            elif follows or (organises and counted):
                parts[member_id] = ReaderPart(counted=counted)
        return parts

    def _here(self, theirs: Sequence[HeatMembership]) -> list[HeatMembership]:
        """Those of their areas that prepare in the same way that day."""
        first = self.moment.first is True
        return [
            each
            for each in theirs
            if each.area == self.area.id or prepares_as(self.areas[each.area], self.on, first=first)
        ]

    async def _news(self, area_id: int) -> SeasonNews:
        return await season_news(self.areas[area_id], self.moment, self.on, self.context)

    async def _stand_ins(
        self, members: Sequence[Member], areas: Collection[int]
    ) -> dict[int, set[int]]:
        """Who of them answers for an area that they do not organise."""
        if not any(member.admin for member in members):
            return {}
        found = {}
        for area_id in areas:
            responsible = await reachable_responsible(self.context, area_id)
            found[area_id] = {each.id for each in responsible}
        return found


async def count_buddies(area: Area, context: JobContext) -> BuddyCounts:
    """How many there asked to be checked and have nobody yet, or one of two; no names."""
    found = await context.store.checkins.buddies_at_home(area.id, context.now)
    buddies = found.values()
    return BuddyCounts(
        area.name,
        asked=len(buddies),
        alone=sum(each == 0 for each in buddies),
        halfway=sum(each == 1 for each in buddies),
    )
