"""Announcements and what members answered: who is to be told, how far that went, who looks in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, false, func, or_, select, true, update
from sqlmodel import col

from messages.heat.level import Level
from messages.heat.pressed import Answer
from storage.area import Area, Membership
from storage.heat.nudge_tables import (
    Announcement,
    CoolPlaces,
    Episode,
    Nickname,
    Nudge,
    Visit,
    Willing,
)
from storage.heat.watch_tables import Enrolment
from storage.people import Member
from storage.query import Query

LOOKS_IN = (Answer.KNOCK, Answer.CALL)


def _asked() -> ColumnElement[bool]:
    """Whether the member of the row asked to be checked, and does not rest."""
    return exists().where(
        col(Enrolment.member_id) == col(Membership.member_id), col(Enrolment.paused).is_(False)
    )


class Nudges(Query):
    """Queries about announcements, answers and visits."""

    # --- who is told, and how far

    async def announced(self, since: date) -> dict[tuple[int, date, str], Announcement]:
        """What was begun for days since then."""
        found = await self.all(select(Announcement).where(col(Announcement.on) >= since))
        return {(each.area_id, each.on, each.moment): each for each in found}

    async def begin(self, area_id: int, on: date, moment: str, now: datetime) -> Announcement:
        """How far a moment is told, locked; begun now if it was not."""
        fresh = self.insert(Announcement).values(
            area_id=area_id, on=on, moment=moment, told_up_to=0, begun_at=now
        )
        # Writing over the key what it is locks the row and returns it, whoever began it.
        found = await self.session.execute(
            fresh.on_conflict_do_update(
                index_elements=["area_id", "on", "moment"], set_={"area_id": area_id}
            ).returning(Announcement)
        )
        return found.scalar_one()

    async def audience(
        self, area_id: int, after: int, limit: int, *, willing: bool, checked: bool = False
    ) -> list[Member]:
        """The next members of the area who follow the heat; only those who would look in, or all.

        With `checked` also those at home there who asked to be checked, and do not rest.

        Whoever has several areas is told in each, and once: letters know whom they were sent to.
        """
        helps = exists().where(col(Willing.member_id) == col(Member.id)) if willing else true()
        return await self.all(
            select(Member)
            .join(Membership, col(Membership.member_id) == col(Member.id))
            .where(
                col(Membership.area_id) == area_id,
                col(Member.id) > after,
                or_(
                    and_(col(Membership.heat).is_(True), helps),
                    and_(col(Membership.home), _asked()) if checked else false(),
                ),
            )
            .order_by(col(Member.id))
            .limit(limit)
        )

    async def switched_off(
        self, area_id: int, member_ids: Collection[int], *, but_checked: bool = False
    ) -> set[int]:
        """Those among them who do not want to hear of the heat in the area.

        With `but_checked`, not those at home there who asked to be checked.
        """
        asked = and_(col(Membership.home), _asked()) if but_checked else false()
        return set(
            await self.all(
                select(col(Membership.member_id)).where(
                    col(Membership.area_id) == area_id,
                    col(Membership.member_id).in_(member_ids),
                    col(Membership.heat).is_(False),
                    ~asked,
                )
            )
        )

    # --- hot days in a row

    async def episode(self, area_id: int) -> Episode | None:
        """The hot days that are not over."""
        found = await self.session.execute(
            select(Episode).where(col(Episode.area_id) == area_id, col(Episode.ended_at).is_(None))
        )
        return found.scalars().first()

    async def episodes(self) -> dict[int, Episode]:
        """Every area's hot days that are not over."""
        found = await self.all(select(Episode).where(col(Episode.ended_at).is_(None)))
        return {each.area_id: each for each in found}

    async def unthanked(self, since: datetime) -> dict[int, Episode]:
        """Hot days that ended lately and whose end nobody was told."""
        found = await self.all(
            select(Episode)
            .where(col(Episode.ended_at) >= since, col(Episode.thanked_at).is_(None))
            .order_by(col(Episode.ended_at))
        )
        return {each.area_id: each for each in found}

    async def open_episode(self, area_id: int, level: Level, now: datetime) -> Episode:
        episode = Episode(area_id=area_id, began_at=now, hot_at=now, worst=level)
        self.session.add(episode)
        await self.session.flush()
        return episode

    async def hot_days(self, episode_id: int) -> Episode:
        """These hot days, with how many visits and calls there were meanwhile."""
        return await self.one(Episode, episode_id)

    async def thanked(self, episode_id: int, now: datetime) -> None:
        """Everybody was told that these hot days are over."""
        (await self.one(Episode, episode_id)).thanked_at = now

    # --- answers

    async def answers(
        self, days: Collection[date], member_ids: Collection[int]
    ) -> dict[int, list[Nudge]]:
        """What these members answered for these days."""
        found = await self.all(
            select(Nudge).where(col(Nudge.member_id).in_(member_ids), col(Nudge.on).in_(days))
        )
        by_member: dict[int, list[Nudge]] = {}
        for each in found:
            by_member.setdefault(each.member_id, []).append(each)
        return by_member

    async def answer(self, nudge: Nudge) -> None:
        """Write an answer over the member's earlier one for that day."""
        values = nudge.model_dump()
        await self.session.execute(
            self.insert(Nudge)
            .values(values)
            .on_conflict_do_update(
                index_elements=[col(Nudge.member_id), col(Nudge.on)], set_=values
            )
        )

    async def following(self, area_id: int) -> int:
        """How many members of an area follow the heat."""
        found = await self.session.execute(
            select(func.count()).where(
                col(Membership.area_id) == area_id, col(Membership.heat).is_(True)
            )
        )
        return int(found.scalar_one())

    async def counted(self, area_id: int, on: date) -> dict[Answer, int]:
        """How many answered what for a day."""
        found = await self.session.execute(
            select(col(Nudge.answer), func.count())
            .where(col(Nudge.area_id) == area_id, col(Nudge.on) == on)
            .group_by(col(Nudge.answer))
        )
        return {row[0]: row[1] for row in found}

    async def looking_in(self, on: date, after: int, limit: int, area_id: int) -> list[Member]:
        """The next members who said they would look in that day, and did not say how it was."""
        reported = exists().where(col(Visit.member_id) == col(Nudge.member_id), col(Visit.on) == on)
        return await self.all(
            select(Member)
            .join(Nudge, col(Nudge.member_id) == col(Member.id))
            .where(
                col(Nudge.area_id) == area_id,
                col(Nudge.on) == on,
                col(Nudge.answer).in_(LOOKS_IN),
                col(Member.id) > after,
                ~reported,
            )
            .order_by(col(Member.id))
            .limit(limit)
        )

    async def visits_of(self, member_id: int, on: date) -> list[Visit]:
        """What a member reported on a day."""
        return await self.all(
            select(Visit).where(col(Visit.member_id) == member_id, col(Visit.on) == on)
        )

    async def report(self, visit: Visit) -> None:
        """Keep how it was; the hot days count one visit more when somebody was met."""
        self.session.add(visit)
        await self.session.flush()
        if visit.outcome.met:
            await self.session.execute(
                update(Episode)
                .where(col(Episode.area_id) == visit.area_id, col(Episode.ended_at).is_(None))
                .values(visits=col(Episode.visits) + 1)
                .execution_options(synchronize_session=False)
            )

    # --- who would look in

    async def willing(self, member_id: int) -> bool:
        return await self.session.get(Willing, member_id) is not None

    async def will(self, member_id: int, now: datetime, *, yes: bool) -> None:
        """Somebody would look in on others when it is hot, or not any more."""
        if yes:
            await self.session.execute(
                self.insert(Willing).values(member_id=member_id, since=now).on_conflict_do_nothing()
            )
        else:
            await self.session.execute(delete(Willing).where(col(Willing.member_id) == member_id))

    # --- nicknames

    async def nicknames(self, member_id: int) -> list[Nickname]:
        """A member's own notes, oldest first."""
        return await self.all(
            select(Nickname)
            .where(col(Nickname.member_id) == member_id)
            .order_by(col(Nickname.since), col(Nickname.id))
        )

    async def note(self, nickname: Nickname) -> None:
        self.session.add(nickname)
        await self.session.flush()

    async def drop(self, nickname_id: int, member_id: int) -> None:
        """Erase a note; nobody erases somebody else's."""
        await self.session.execute(
            delete(Nickname).where(
                col(Nickname.id) == nickname_id, col(Nickname.member_id) == member_id
            )
        )

    async def forget_nicknames(self, before: datetime) -> None:
        """The season is over: nobody's notes of it are kept."""
        await self.session.execute(
            delete(Nickname)
            .where(col(Nickname.since) < before)
            .execution_options(synchronize_session=False)
        )

    # --- cool places

    async def cool(self, area_id: int) -> str:
        """Where it is cool, as an organiser wrote it."""
        found = await self.session.get(CoolPlaces, area_id)
        return found.places if found else ""

    async def set_cool(self, area_id: int, places: str) -> None:
        await self.session.merge(CoolPlaces(area_id=area_id, places=places))
        await self.session.flush()

    async def areas(self, area_ids: Collection[int]) -> Sequence[Area]:
        """The areas behind these keys."""
        found: list[Any] = await self.all(select(Area).where(col(Area.id).in_(area_ids)))
        return found


__all__ = [
    "Announcement",
    "CoolPlaces",
    "Episode",
    "Nickname",
    "Nudge",
    "Nudges",
    "Visit",
    "Willing",
]
