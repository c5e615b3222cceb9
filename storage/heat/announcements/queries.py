"""Announcements and what members answered: who is to be told, how far that went, who looks in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    delete,
    exists,
    false,
    func,
    or_,
    select,
    true,
    update,
)
from sqlmodel import col

from messages.heat.announcements.actions import HeatAnswer
from messages.heat.checkins.actions import CheckCause
from messages.heat.levels.level import HeatLevel
from storage.area import Area, MemberRole, Membership
from storage.heat.announcements.tables import (
    CoolPlaces,
    HeatAnnouncement,
    HeatEpisode,
    NudgeAnswer,
    PrivateNickname,
    VisitReport,
    WillingVisitor,
)
from storage.heat.checkins.tables import Buddy, CheckIn, CheckInEnrolment
from storage.heat.cool import CoolPlace, names_in_line
from storage.people import Member
from storage.query import QueryGroup

LOOKS_IN = (HeatAnswer.KNOCK, HeatAnswer.CALL)


@dataclass(frozen=True)
class HeatMembership:
    """One of a member's areas, and why they hear of the heat there."""

    area: int
    home: bool
    follows: bool
    checked: bool
    organises: bool


def _asked_checks() -> ColumnElement[bool]:
    """Whether the member of the row asked to be checked, and does not rest."""
    return exists().where(
        col(CheckInEnrolment.member_id) == col(Membership.member_id),
        col(CheckInEnrolment.paused).is_(False),
    )


def _buddies_of_area(area_id: int) -> Select[Any]:
    """Who agreed to look in on somebody at home there who asked for it, and does not rest."""
    return (
        select(col(Buddy.buddy_id))
        .join(Membership, col(Membership.member_id) == col(Buddy.member_id))
        .where(
            col(Membership.area_id) == area_id,
            col(Membership.home),
            col(Buddy.agreed_at).is_not(None),
            _asked_checks(),
        )
    )


class NudgeQueries(QueryGroup):
    """Queries about announcements, answers and visits."""

    # --- who is told, and how far

    async def announcements_since(
        self, since: date
    ) -> dict[tuple[int, date, str], HeatAnnouncement]:
        """What was begun for days since then."""
        rows = await self.all_rows(
            select(HeatAnnouncement).where(col(HeatAnnouncement.on) >= since)
        )
        return {(each.area_id, each.on, each.moment): each for each in rows}

    async def begin_announcement(
        self, area_id: int, on: date, moment: str, now: datetime
    ) -> HeatAnnouncement:
        """How far a moment is told, locked; begun now if it was not."""
        fresh = self.upsert_into(HeatAnnouncement).values(
            area_id=area_id, on=on, moment=moment, told_up_to=0, begun_at=now
        )
        # Writing over the key what it is locks the row and returns it, whoever began it.
        result = await self.session.execute(
            fresh.on_conflict_do_update(
                index_elements=["area_id", "on", "moment"], set_={"area_id": area_id}
            ).returning(HeatAnnouncement)
        )
        return result.scalar_one()

    async def heat_audience(
        self,
        area_id: int,
        after: int,
        limit: int,
        *,
        willing: bool,
        checked: bool = False,
        buddies: bool = False,
    ) -> list[Member]:
        """The next members of the area who follow the heat; only those who would look in, or all.

        With `checked` also those at home there who asked to be checked, and do not rest; with
        `buddies` also those who look in on them, wherever they live.
        """
        helps = (
            exists().where(col(WillingVisitor.member_id) == col(Membership.member_id))
            if willing
            else true()
        )
        belong = select(col(Membership.member_id)).where(
            col(Membership.area_id) == area_id,
            or_(
                and_(col(Membership.heat).is_(True), helps),
                and_(col(Membership.home), _asked_checks()) if checked else false(),
            ),
        )
        told = [col(Member.id).in_(belong)]
        if buddies:
            told.append(col(Member.id).in_(_buddies_of_area(area_id)))
        return await self.all_rows(
            select(Member)
            .where(col(Member.id) > after, or_(*told))
            .order_by(col(Member.id))
            .limit(limit)
        )

    async def areas_of_many(
        self, member_ids: Collection[int]
    ) -> dict[int, tuple[HeatMembership, ...]]:
        """Every open area of these members, home first, and why they hear of the heat there."""
        rows = await self.session.execute(
            select(
                col(Membership.member_id),
                col(Membership.area_id),
                col(Membership.home),
                col(Membership.heat),
                and_(col(Membership.home), _asked_checks()),
                col(Membership.role) == MemberRole.ORGANISER,
            )
            .join(Area, col(Area.id) == col(Membership.area_id))
            .where(col(Membership.member_id).in_(member_ids), col(Area.closed_at).is_(None))
            .order_by(col(Membership.home).desc(), col(Membership.joined_at))
        )
        found: dict[int, tuple[HeatMembership, ...]] = {}
        for row in rows:
            belongs: Sequence[Any] = row[1:]
            found[row[0]] = (*found.get(row[0], ()), HeatMembership(*belongs))
        return found

    async def is_buddy_in(self, member_id: int, area_id: int) -> bool:
        """Whether they look in on somebody who lives there."""
        theirs = _buddies_of_area(area_id).where(col(Buddy.buddy_id) == member_id)
        return bool(await self.all_rows(theirs.limit(1)))

    async def switched_off(
        self, area_id: int, member_ids: Collection[int], *, but_checked: bool = False
    ) -> set[int]:
        """Those among them who do not want to hear of the heat in the area.

        With `but_checked`, not those at home there who asked to be checked.
        """
        asked = and_(col(Membership.home), _asked_checks()) if but_checked else false()
        return set(
            await self.all_rows(
                select(col(Membership.member_id)).where(
                    col(Membership.area_id) == area_id,
                    col(Membership.member_id).in_(member_ids),
                    col(Membership.heat).is_(False),
                    ~asked,
                )
            )
        )

    async def checked_among(self, member_ids: Collection[int], now: datetime) -> set[int]:
        """Those among them who are looked after: they asked to be checked, do not rest, and would
        not look in on somebody themselves."""
        willing = exists().where(col(WillingVisitor.member_id) == col(CheckInEnrolment.member_id))
        away = col(CheckInEnrolment.away_until)
        return set(
            await self.all_rows(
                select(col(CheckInEnrolment.member_id)).where(
                    col(CheckInEnrolment.member_id).in_(member_ids),
                    col(CheckInEnrolment.paused).is_(False),
                    or_(away.is_(None), away <= now),
                    ~willing,
                )
            )
        )

    # --- hot days in a row

    async def open_episode_of(self, area_id: int) -> HeatEpisode | None:
        """The hot days that are not over."""
        result = await self.session.execute(
            select(HeatEpisode).where(
                col(HeatEpisode.area_id) == area_id, col(HeatEpisode.ended_at).is_(None)
            )
        )
        return result.scalars().first()

    async def open_episodes(self) -> dict[int, HeatEpisode]:
        """Every area's hot days that are not over."""
        rows = await self.all_rows(select(HeatEpisode).where(col(HeatEpisode.ended_at).is_(None)))
        return {each.area_id: each for each in rows}

    async def unthanked_episodes(self, since: datetime) -> dict[int, HeatEpisode]:
        """Hot days that ended lately and whose end nobody was told."""
        rows = await self.all_rows(
            select(HeatEpisode)
            .where(col(HeatEpisode.ended_at) >= since, col(HeatEpisode.thanked_at).is_(None))
            .order_by(col(HeatEpisode.ended_at))
        )
        return {each.area_id: each for each in rows}

    async def open_episode(self, area_id: int, level: HeatLevel, now: datetime) -> HeatEpisode:
        episode = HeatEpisode(area_id=area_id, began_at=now, hot_at=now, worst=level)
        self.session.add(episode)
        await self.session.flush()
        return episode

    async def hot_days(self, episode_id: int) -> HeatEpisode:
        """These hot days, with how many visits and calls there were meanwhile."""
        return await self.get_row(HeatEpisode, episode_id)

    async def mark_thanked(self, episode_id: int, now: datetime) -> None:
        """Everybody was told that these hot days are over."""
        (await self.get_row(HeatEpisode, episode_id)).thanked_at = now

    # --- answers

    async def nudge_answers(
        self, days: Collection[date], member_ids: Collection[int]
    ) -> dict[int, list[NudgeAnswer]]:
        """What these members answered for these days."""
        rows = await self.all_rows(
            select(NudgeAnswer).where(
                col(NudgeAnswer.member_id).in_(member_ids), col(NudgeAnswer.on).in_(days)
            )
        )
        by_member: dict[int, list[NudgeAnswer]] = {}
        for each in rows:
            by_member.setdefault(each.member_id, []).append(each)
        return by_member

    async def spared_on(self, on: date, member_ids: Collection[int], level: HeatLevel) -> set[int]:
        """Those among them who want no more that day, unless the level rises above that."""
        rows = await self.nudge_answers([on], member_ids) if member_ids else {}
        return {
            member_id
            for member_id, answers in rows.items()
            for each in answers
            if each.answer is HeatAnswer.NOT_TODAY and each.level >= level
        }

    async def save_nudge_answer(self, nudge: NudgeAnswer) -> None:
        """Write an answer over the member's earlier one for that day."""
        values = nudge.model_dump()
        await self.session.execute(
            self.upsert_into(NudgeAnswer)
            .values(values)
            .on_conflict_do_update(
                index_elements=[col(NudgeAnswer.member_id), col(NudgeAnswer.on)], set_=values
            )
        )

    async def count_followers(self, area_id: int) -> int:
        """How many members of an area follow the heat."""
        result = await self.session.execute(
            select(func.count()).where(
                col(Membership.area_id) == area_id, col(Membership.heat).is_(True)
            )
        )
        return int(result.scalar_one())

    async def count_answers(self, area_id: int, on: date) -> dict[HeatAnswer, int]:
        """How many answered what for a day."""
        result = await self.session.execute(
            select(col(NudgeAnswer.answer), func.count())
            .where(col(NudgeAnswer.area_id) == area_id, col(NudgeAnswer.on) == on)
            .group_by(col(NudgeAnswer.answer))
        )
        return {row[0]: row[1] for row in result}

    async def waiting_for_visit(self, area_id: int, on: date) -> set[int]:
        """Who said that day that they need somebody, in an answer or when asked how they are, and
        to whom nobody is on the way."""
        needing = select(col(NudgeAnswer.member_id)).where(
            col(NudgeAnswer.area_id) == area_id,
            col(NudgeAnswer.on) == on,
            col(NudgeAnswer.answer) == HeatAnswer.NEED,
        )
        calling = select(col(CheckIn.member_id)).where(
            col(CheckIn.area_id) == area_id,
            col(CheckIn.ended_at).is_(None),
            col(CheckIn.cause) != CheckCause.SILENCE,
            col(CheckIn.going_id).is_(None),
        )
        return set(await self.all_rows(needing)) | set(await self.all_rows(calling))

    async def looking_in(self, on: date, after: int, limit: int, area_id: int) -> list[Member]:
        """The next members who said they would look in that day, and did not say how it was."""
        reported = exists().where(
            col(VisitReport.member_id) == col(NudgeAnswer.member_id), col(VisitReport.on) == on
        )
        return await self.all_rows(
            select(Member)
            .join(NudgeAnswer, col(NudgeAnswer.member_id) == col(Member.id))
            .where(
                col(NudgeAnswer.area_id) == area_id,
                col(NudgeAnswer.on) == on,
                col(NudgeAnswer.answer).in_(LOOKS_IN),
                col(Member.id) > after,
                ~reported,
            )
            .order_by(col(Member.id))
            .limit(limit)
        )

    async def visits_of(self, member_id: int, on: date) -> list[VisitReport]:
        """What a member reported on a day."""
        return await self.all_rows(
            select(VisitReport).where(
                col(VisitReport.member_id) == member_id, col(VisitReport.on) == on
            )
        )

    async def record_visit(self, visit: VisitReport) -> None:
        """Keep how it was; the hot days count one visit more when somebody was met."""
        self.session.add(visit)
        await self.session.flush()
        if visit.outcome.somebody_met:
            await self.session.execute(
                update(HeatEpisode)
                .where(
                    col(HeatEpisode.area_id) == visit.area_id, col(HeatEpisode.ended_at).is_(None)
                )
                .values(visits=col(HeatEpisode.visits) + 1)
                .execution_options(synchronize_session=False)
            )

    # --- who would look in

    async def willing_visitor(self, member_id: int) -> bool:
        return await self.session.get(WillingVisitor, member_id) is not None

    async def set_willing(self, member_id: int, now: datetime, *, yes: bool) -> None:
        """Somebody would look in on others when it is hot, or not any more."""
        if yes:
            await self.session.execute(
                self.upsert_into(WillingVisitor)
                .values(member_id=member_id, since=now)
                .on_conflict_do_nothing()
            )
        else:
            await self.session.execute(
                delete(WillingVisitor).where(col(WillingVisitor.member_id) == member_id)
            )

    # --- nicknames

    async def nicknames_of(self, member_id: int) -> list[PrivateNickname]:
        """A member's own notes, oldest first."""
        return await self.all_rows(
            select(PrivateNickname)
            .where(col(PrivateNickname.member_id) == member_id)
            .order_by(col(PrivateNickname.since), col(PrivateNickname.id))
        )

    async def add_nickname(self, nickname: PrivateNickname) -> None:
        self.session.add(nickname)
        await self.session.flush()

    async def delete_nickname(self, nickname_id: int, member_id: int) -> None:
        """Erase a note; nobody erases somebody else's."""
        await self.session.execute(
            delete(PrivateNickname).where(
                col(PrivateNickname.id) == nickname_id, col(PrivateNickname.member_id) == member_id
            )
        )

    async def forget_nicknames(self, before: datetime) -> int:
        """The season is over: nobody's notes of it are kept; how many were."""
        return await self.count_touched(
            delete(PrivateNickname)
            .where(col(PrivateNickname.since) < before)
            .execution_options(synchronize_session=False)
        )

    # --- cool places

    async def cool_places(self, area_id: int) -> str:
        """Where it is cool in one line, as an organiser wrote it; else by names of the list."""
        places = await self.session.get(CoolPlaces, area_id)
        if places and places.places:
            return places.places
        named = select(col(CoolPlace.name)).where(col(CoolPlace.area_id) == area_id)
        return names_in_line(await self.all_rows(named.order_by(col(CoolPlace.name)).limit(5)))

    async def set_cool_places(self, area_id: int, places: str) -> None:
        await self.session.merge(CoolPlaces(area_id=area_id, places=places))
        await self.session.flush()

    async def show_card_anew(self, area_id: int) -> None:
        """What hangs while it is hot names other places from now on."""
        if episode := await self.open_episode_of(area_id):
            episode.shown = ""

    async def areas_by_id(self, area_ids: Collection[int]) -> Sequence[Area]:
        """The areas behind these keys."""
        if not area_ids:
            return []
        rows: list[Any] = await self.all_rows(select(Area).where(col(Area.id).in_(area_ids)))
        return rows


__all__ = [
    "CoolPlaces",
    "HeatAnnouncement",
    "HeatEpisode",
    "NudgeAnswer",
    "NudgeQueries",
    "PrivateNickname",
    "VisitReport",
    "WillingVisitor",
]
