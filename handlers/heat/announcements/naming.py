"""Which areas a message names to whom: everybody reads one message of all theirs, home first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.heat.announcements.delivery import TellingReason, ToldMoment, day_subject
from handlers.heat.announcements.endings import CLEAR_WITHIN, is_to_be_cleared
from handlers.heat.announcements.moments import (
    ASKING,
    DaySlot,
    HeatAudience,
    HeatMessageKind,
    HeatMoment,
    MomentCause,
)
from handlers.heat.announcements.reader_parts import (
    COUNTING,
    NOTHING,
    ReaderPart,
    captain_parts,
)
from handlers.heat.announcements.season_parts import SeasonReaders
from handlers.heat.announcements.seasons import is_day_to_prepare
from handlers.heat.feature import areas_without_organiser
from handlers.kernel.interaction import JobContext
from messages.heat.levels.level import HeatDay, HeatLevel, HeatState
from storage.area import Area
from storage.heat import HeatSnapshot
from storage.heat.announcements.queries import HeatEpisode, HeatMembership
from storage.people import Member

TOGETHER = 4
"""Areas that one message names at most to an admin who stands in for them."""


@dataclass(frozen=True)
class DueAnnouncement:
    """A moment of an area that is due, the level it is due for, and how hot that day is."""

    area: int
    moment: str
    on: date
    state: HeatState
    today: HeatLevel
    episode: int | None = None


@dataclass(frozen=True)
class AnnouncedArea:
    """One area that is named, with its level, and the hot days whose end is told."""

    area: Area
    state: HeatState
    episode: int | None = None


@dataclass(frozen=True)
class ReaderGroup:
    """People who read the same: these areas, home first, and nothing asked of who is `checked`.

    Their `part` says what stands in their message alone; `outside` when the area is none of theirs.
    """

    members: tuple[Member, ...]
    named: tuple[AnnouncedArea, ...]
    several: bool
    checked: bool
    today: HeatLevel
    still: tuple[AnnouncedArea, ...] = ()
    part: ReaderPart = NOTHING
    outside: bool = False

    @property
    def levels(self) -> tuple[tuple[int, HeatLevel], ...]:
        """What is kept of it: which areas it named at which level; nothing to who has only one."""
        if not self.several:
            return ()
        return tuple((each.area.id, each.state.level) for each in self.named)

    @property
    def worst(self) -> HeatState:
        return max((each.state for each in self.named), key=lambda state: state.level)


class AreaNaming:
    """What one transaction knows of everybody's areas; levels are looked up if somebody has two."""

    def __init__(self, context: JobContext) -> None:
        self._context = context
        self._sky: HeatSnapshot | None = None
        self._areas: dict[int, Area] | None = None
        self._ended: dict[int, HeatEpisode] | None = None
        self._left: list[int] | None = None

    async def reader_groups(
        self,
        due: DueAnnouncement,
        moment: HeatMoment,
        area: Area,
        members: Sequence[Member],
        reason: TellingReason,
    ) -> list[ReaderGroup]:
        """These members by what they read; who will hear of it in another message is left out."""
        if not members:
            return []
        ids = [member.id for member in members]
        belong = await self._context.store.nudges.areas_of_many(ids)
        if moment.what is HeatMessageKind.THANKS:
            members = await self._not_spoken_for(due, moment, area, members, belong)
        checked = set[int]()
        if moment.what in ASKING and members:
            nudges = self._context.store.nudges
            checked = await nudges.checked_among(ids, self._context.now)
        if reason is TellingReason.AUDIENCE and moment.reminder and HeatLevel.RED in moment.levels:
            asked = await self._asked_then(area, checked, belong)
            members = [member for member in members if member.id not in asked]
        parts = await self._parts(due, moment, area, members, reason, belong)
        alike: dict[
            tuple[tuple[int, ...], tuple[int, ...], bool, bool, ReaderPart, bool], list[Member]
        ] = {}
        for member in members:
            if member.id not in parts:
                continue
            theirs = belong.get(member.id, ())
            named: tuple[int, ...] = (area.id,)
            still: tuple[int, ...] = ()
            # Who is told of an area that is none of theirs may be told of others as well.
            outside = not any(each.area == area.id for each in theirs)
            several = outside or len(theirs) > 1
            several = several and moment.slot is not DaySlot.OWN
            if several:
                named = await self._named(due, moment, area, theirs)
            if several and outside and reason is TellingReason.ORGANISES:
                named = await self._with_left_to_admins(due, moment, area, named)
            if several and not outside and moment.cause is MomentCause.END:
                still = await self._still_hot(theirs)
            which = named, still, several, member.id in checked, parts[member.id], outside
            alike.setdefault(which, []).append(member)
        return [
            await self._group(due, moment, area, tuple(people), *which)
            for which, people in alike.items()
        ]

    async def _parts(
        self,
        due: DueAnnouncement,
        moment: HeatMoment,
        area: Area,
        members: Sequence[Member],
        reason: TellingReason,
        belong: Mapping[int, Sequence[HeatMembership]],
    ) -> dict[int, ReaderPart]:
        """What stands in each one's message alone; who has no part in it is left out."""
        if moment.cause is MomentCause.SEASON:
            areas = await self._open_areas()
            readers = SeasonReaders(self._context, area, moment, due.on, areas)
            return await readers.parts(reason, members, belong)
        if moment.what in COUNTING and await self._context.store.captains.any_captain():
            return await captain_parts(
                self._context, members, await self._open_areas(), await self.sky()
            )
        return {member.id: NOTHING for member in members}

    async def sky(self) -> HeatSnapshot:
        """What is known of levels at this moment."""
        if self._sky is None:
            self._sky = await self._context.store.heat.load_snapshot(self._context.now)
        return self._sky

    async def _asked_then(
        self, area: Area, checked: set[int], belong: Mapping[int, Sequence[HeatMembership]]
    ) -> set[int]:
        """Who is asked at a red day's hours how they are: where they live it is red."""
        if not checked:
            return checked
        areas, sky = await self._open_areas(), await self.sky()
        return {
            member_id
            for member_id in checked
            for home in belong.get(member_id, ())
            if home.home
            and (
                home.area == area.id
                or sky.state_of(areas[home.area], HeatDay.TODAY).level is HeatLevel.RED
            )
        }

    async def _named(
        self,
        due: DueAnnouncement,
        moment: HeatMoment,
        area: Area,
        theirs: Sequence[HeatMembership],
    ) -> tuple[int, ...]:
        """The areas somebody reads of: the one that is due, and the others that have as much."""
        named = [
            each.area
            for each in theirs
            if each.area == area.id
            or (hears(each, moment) and await self._has_as_much(each.area, due, moment))
        ]
        return tuple(named if area.id in named else [*named, area.id])

    async def _with_left_to_admins(
        self, due: DueAnnouncement, moment: HeatMoment, area: Area, named: tuple[int, ...]
    ) -> tuple[int, ...]:
        """What an admin reads who stands in: their own areas, and a few of those that have nobody
        awake, the one that is due among them. What holds in another country is said on its own."""
        if self._left is None:
            areas = await self._open_areas()
            as_much = [
                each
                for each in areas.values()
                if each.territory == area.territory
                and await self._has_as_much(each.id, due, moment)
                and await self._is_told_to_organisers(each, moment)
            ]
            self._left = await areas_without_organiser(
                self._context, sorted(each.id for each in as_much)
            )
        left = [each for each in self._left if each not in named or each == area.id]
        at = left.index(area.id) // TOGETHER if area.id in left else -1
        some = left[at * TOGETHER : (at + 1) * TOGETHER] if at >= 0 else [area.id]
        own = [each for each in named if each != area.id] if at <= 0 else []
        return (*own, *some)

    async def _is_told_to_organisers(self, area: Area, moment: HeatMoment) -> bool:
        """Of what is less than an alert they are told nothing but the end of it."""
        if moment.cause is not MomentCause.LEVEL:
            return True
        return (await self.sky()).state_of(area, moment.day).level >= HeatLevel.ORANGE

    async def _has_as_much(self, area_id: int, due: DueAnnouncement, moment: HeatMoment) -> bool:
        area = (await self._open_areas()).get(area_id)
        if area is None:
            return False
        match moment.cause:
            case MomentCause.SEASON:
                return is_day_to_prepare(area, due.on)
            case MomentCause.END:
                over, here = await self._episode_over(area), due.episode
                ended = (self._ended or {}).get(due.area)
                # Where nobody says any more whether it is over, there is no all-clear.
                return bool(over and here and ended and over.lost is ended.lost)
        state = (await self.sky()).state_of(area, moment.day)
        return state.level.is_hot and state.on == due.state.on

    async def _group(
        self,
        due: DueAnnouncement,
        moment: HeatMoment,
        area: Area,
        members: tuple[Member, ...],
        named: tuple[int, ...],
        still: tuple[int, ...],
        several: bool,
        checked: bool,
        part: ReaderPart,
        outside: bool,
    ) -> ReaderGroup:
        if not several:
            only = AnnouncedArea(area, due.state, due.episode)
            return ReaderGroup(
                members, (only,), several, checked, due.today, part=part, outside=outside
            )
        told = [
            AnnouncedArea(area, due.state, due.episode)
            if area_id == area.id
            else await self._announced(area_id, moment)
            for area_id in named
        ]
        hot = tuple([await self._announced(area_id, moment) for area_id in still])
        sky = await self.sky()
        lived = [sky.state_of(each.area, HeatDay.TODAY).level for each in told]
        return ReaderGroup(
            members, tuple(told), several, checked, max([due.today, *lived]), hot, part, outside
        )

    async def _announced(self, area_id: int, moment: HeatMoment) -> AnnouncedArea:
        area, sky = (await self._open_areas())[area_id], await self.sky()
        over = await self._episode_over(area) if moment.cause is MomentCause.END else None
        return AnnouncedArea(area, sky.state_of(area, moment.day), over.id if over else None)

    async def _still_hot(self, theirs: Sequence[HeatMembership]) -> tuple[int, ...]:
        """Where it is hot all the same, of the areas in which somebody follows the heat."""
        sky, areas = await self.sky(), await self._open_areas()
        return tuple(
            each.area
            for each in theirs
            if each.follows and sky.state_of(areas[each.area], HeatDay.TODAY).level.is_hot
        )

    async def _not_spoken_for(
        self,
        due: DueAnnouncement,
        moment: HeatMoment,
        area: Area,
        members: Sequence[Member],
        belong: Mapping[int, Sequence[HeatMembership]],
    ) -> list[Member]:
        """Who knows of the day since its eve, and reads of tomorrow tonight, is not written to now.

        One message is left for a day that is not red, and the eve's alert is never the one that is
        dropped.
        """
        areas, waiting = await self._open_areas(), set[int]()
        least = HeatLevel.YELLOW if moment.audience is HeatAudience.WILLING else HeatLevel.ORANGE
        sky = await self.sky()
        for member in members:
            theirs = [each.area for each in belong.get(member.id, ()) if each.follows]
            tomorrow = [sky.state_of(areas[each], HeatDay.TOMORROW) for each in theirs]
            if any(state.level >= least for state in tomorrow):
                waiting.add(member.id)
        eve = day_subject(TellingReason.AUDIENCE, due.on - timedelta(days=1))
        told = await self._context.store.outbox.keys_told(eve, waiting)
        spared = {
            member_id
            for member_id, keys in told.items()
            for each in map(ToldMoment.from_key, keys)
            if each.slot is DaySlot.EVE and each.level_of(area.id) >= due.state.level
        }
        return [member for member in members if member.id not in spared]

    async def _episode_over(self, area: Area) -> HeatEpisode | None:
        """The hot days of an area that are over, while nobody was told so."""
        if self._ended is None:
            since = self._context.now - CLEAR_WITHIN
            self._ended = await self._context.store.nudges.unthanked_episodes(since)
        ended = self._ended.get(area.id)
        return ended if ended and is_to_be_cleared(ended, area, await self.sky()) else None

    async def _open_areas(self) -> dict[int, Area]:
        if self._areas is None:
            found = await self._context.store.areas.open_areas()
            self._areas = {area.id: area for area in found}
        return self._areas


def hears(belongs: HeatMembership, moment: HeatMoment) -> bool:
    """Whether somebody hears of a moment in that area of theirs."""
    return (
        belongs.follows
        or (moment.checked and belongs.checked)
        or (moment.organisers and belongs.organises)
    )
