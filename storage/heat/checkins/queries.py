"""Queries about those who asked to be checked, their buddies, and the checks of the day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    and_,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
)
from sqlmodel import col

from messages.heat.checkins.actions import CheckCause, CheckEnding, CheckPace
from storage.area import Area, MemberRole, Membership
from storage.blocks import no_block_between
from storage.heat.checkins.tables import (
    Buddy,
    BuddyOffer,
    CheckIn,
    CheckInEnrolment,
    CheckInRecipient,
)
from storage.outbox import OutboxMessage, take_back, under_acts
from storage.people import HotEvenings, Member, has_reachable_account
from storage.query import QueryGroup
from storage.types import UtcInstant

URGENCY = (CheckCause.NOW, CheckCause.CALL, CheckCause.SILENCE)

AT_ONCE = 500
"""Checks moved on in one sweep; the rest follow with the next."""


@dataclass(frozen=True)
class CheckInCount:
    """Checks of an area's day as numbers: how many were begun, answered, and told to others."""

    begun: int
    answered: int
    passed_on: int

    @property
    def still_open(self) -> int:
        return self.begun - self.answered


WIPES = tuple(
    delete(table)
    .where(at < bindparam("before", type_=UtcInstant))
    .execution_options(synchronize_session=False)
    for table, at in (
        (Buddy, col(Buddy.since)),
        (BuddyOffer, col(BuddyOffer.since)),
        (CheckInEnrolment, col(CheckInEnrolment.since)),
        (CheckIn, col(CheckIn.asked_at)),
    )
)


ABANDONED = (
    select(col(CheckIn.id), col(CheckIn.going_id))
    .where(
        col(CheckIn.ended_at).is_(None),
        col(CheckIn.going_id).is_not(None),
        ~has_reachable_account(col(CheckIn.going_id)),
    )
    .order_by(col(CheckIn.id))
)
"""Asked every minute, it is built once."""

UNREACHED = (
    select(col(CheckIn.id), col(CheckInRecipient.member_id))
    .join(CheckInRecipient, col(CheckInRecipient.check_id) == col(CheckIn.id))
    .where(
        col(CheckIn.ended_at).is_(None),
        col(CheckInRecipient.cannot).is_(False),
        ~has_reachable_account(col(CheckInRecipient.member_id)),
    )
    .order_by(col(CheckIn.id), col(CheckInRecipient.step))
)

TO_QUICKEN = select(
    col(CheckIn.id), col(CheckIn.area_id), col(CheckIn.pace), col(CheckIn.on)
).where(
    col(CheckIn.ended_at).is_(None),
    or_(
        col(CheckIn.pace) == CheckPace.ORANGE,
        and_(col(CheckIn.pace) == CheckPace.AFTER, col(CheckIn.on) >= bindparam("since")),
    ),
)


def never_asked_of_evenings(now: datetime | BindParameter[Any]) -> ColumnElement[bool]:
    """Of the member of the row: they may be told of a silence, and were not asked about evenings.

    Buddies of who asked to be checked, organisers where such a person is at home, and admins; who
    is on pause is asked once it is over, and keeps nobody else waiting.
    """
    enrolled = select(col(CheckInEnrolment.member_id))
    homes = select(col(Membership.area_id)).where(
        col(Membership.home), col(Membership.member_id).in_(enrolled)
    )
    buddies = select(col(Buddy.buddy_id)).where(
        col(Buddy.agreed_at).is_not(None), col(Buddy.member_id).in_(enrolled)
    )
    organisers = select(col(Membership.member_id)).where(
        col(Membership.role) == MemberRole.ORGANISER, col(Membership.area_id).in_(homes)
    )
    return and_(
        col(Member.evenings) == HotEvenings.UNASKED,
        or_(col(Member.paused_until).is_(None), col(Member.paused_until) <= now),
        has_reachable_account(col(Member.id)),
        or_(
            col(Member.id).in_(buddies),
            col(Member.id).in_(organisers),
            and_(col(Member.admin), exists().where(col(CheckInEnrolment.member_id).is_not(None))),
        ),
    )


class EnrolmentQueries(QueryGroup):
    """Who asked to be checked, and who looks in on them."""

    async def enrolment_of(self, member_id: int, *, lock: bool = False) -> CheckInEnrolment | None:
        await self.session.flush()
        return await self.session.get(
            CheckInEnrolment, member_id, with_for_update=lock or None, populate_existing=True
        )

    async def enrolment_by_code(self, code: str) -> CheckInEnrolment | None:
        result = await self.session.execute(
            select(CheckInEnrolment).where(col(CheckInEnrolment.code) == code)
        )
        return result.scalar_one_or_none()

    async def save_enrolment(self, row: CheckInEnrolment) -> None:
        await self.session.merge(row)
        await self.session.flush()

    async def note_duty_asked(self, member_id: int, mail: str) -> None:
        """They were asked whether this mail box of the town may be told of them."""
        enrolment = await self.enrolment_of(member_id, lock=True)
        if enrolment:
            enrolment.duty_asked = mail
            await self.session.flush()

    async def delete_enrolment(self, member_id: int) -> None:
        """Forget that somebody asked, whom they chose, and how their checks stand."""
        for table in (CheckInEnrolment, Buddy, CheckIn):
            await self.session.execute(
                delete(table)
                .where(col(table.member_id) == member_id)
                .execution_options(synchronize_session=False)
            )
        self.session.expunge_all()

    async def areas_with_enrolments(self) -> list[Area]:
        """The areas where somebody asked to be checked."""
        homes = (
            select(col(Membership.area_id))
            .join(CheckInEnrolment, col(CheckInEnrolment.member_id) == col(Membership.member_id))
            .where(col(Membership.home))
        )
        return await self.all_rows(
            select(Area)
            .where(col(Area.id).in_(homes), col(Area.closed_at).is_(None))
            .order_by(col(Area.id))
        )

    async def enrolled_at_home(
        self, area_ids: Collection[int], after: int, limit: int
    ) -> list[tuple[CheckInEnrolment, Member, int]]:
        """The next few at home in these areas who asked to be checked, resting or not, and where.

        A member has one home, so that their key says how far one has come.
        """
        if not area_ids:
            return []
        result = await self.session.execute(
            select(CheckInEnrolment, Member, col(Membership.area_id))
            .join(Member, col(Member.id) == col(CheckInEnrolment.member_id))
            .join(Membership, col(Membership.member_id) == col(Member.id))
            .where(
                col(Membership.home),
                col(Membership.area_id).in_(area_ids),
                col(CheckInEnrolment.member_id) > after,
            )
            .order_by(col(CheckInEnrolment.member_id))
            .limit(limit)
        )
        return [(row[0], row[1], row[2]) for row in result]

    async def enrolled_members(self, area_id: int) -> list[Member]:
        """Everybody at home there who asked to be checked, resting or not."""
        homes = select(col(Membership.member_id)).where(
            col(Membership.home), col(Membership.area_id) == area_id
        )
        return await self.all_rows(
            select(Member)
            .join(CheckInEnrolment, col(CheckInEnrolment.member_id) == col(Member.id))
            .where(col(Member.id).in_(homes))
            .order_by(col(Member.id))
        )

    # Buddies.

    async def buddies_of(self, member_id: int) -> list[tuple[Buddy, Member]]:
        """Who looks in on somebody, in the order in which they agreed; then who is asked to."""
        result = await self.session.execute(
            select(Buddy, Member)
            .join(Member, col(Member.id) == col(Buddy.buddy_id))
            .where(
                col(Buddy.member_id) == member_id,
                no_block_between(member_id, col(Buddy.buddy_id)),
            )
            .order_by(col(Buddy.agreed_at).is_(None), col(Buddy.agreed_at), col(Buddy.since))
        )
        return [(row[0], row[1]) for row in result]

    async def watched_by(self, buddy_id: int) -> list[tuple[Buddy, Member]]:
        """On whom somebody looks in."""
        result = await self.session.execute(
            select(Buddy, Member)
            .join(Member, col(Member.id) == col(Buddy.member_id))
            .where(
                col(Buddy.buddy_id) == buddy_id,
                col(Buddy.agreed_at).is_not(None),
                no_block_between(buddy_id, col(Buddy.member_id)),
            )
            .order_by(col(Buddy.agreed_at))
        )
        return [(row[0], row[1]) for row in result]

    async def buddies_at_home(self, area_id: int, now: datetime) -> dict[int, int]:
        """Of everybody at home there who asked to be checked and does not rest: how many agreed to
        look in on them."""
        awake = or_(col(Member.paused_until).is_(None), col(Member.paused_until) <= now)
        at_home = (
            select(col(Membership.member_id))
            .join(Member, col(Member.id) == col(Membership.member_id))
            .where(col(Membership.area_id) == area_id, col(Membership.home), awake)
        )
        return await self._buddies_counted(col(CheckInEnrolment.member_id).in_(at_home))

    async def asked_at_home(self, area_id: int) -> dict[int, datetime]:
        """Who at home there asked to be checked and does not rest, and since when: what was told
        while they were on pause they did not read."""
        result = await self.session.execute(
            select(
                col(CheckInEnrolment.member_id),
                col(CheckInEnrolment.since),
                col(CheckInEnrolment.asks_from),
                col(Member.paused_until),
            )
            .join(Member, col(Member.id) == col(CheckInEnrolment.member_id))
            .join(Membership, col(Membership.member_id) == col(CheckInEnrolment.member_id))
            .where(
                col(Membership.area_id) == area_id,
                col(Membership.home),
                col(CheckInEnrolment.paused).is_(False),
            )
        )
        return {row[0]: max(filter(None, row[1:])) for row in result}

    async def buddies_among(self, member_ids: Collection[int]) -> dict[int, int]:
        """The same of those among them who asked, wherever they live."""
        if not member_ids:
            return {}
        return await self._buddies_counted(col(CheckInEnrolment.member_id).in_(member_ids))

    async def _buddies_counted(self, who: ColumnElement[bool]) -> dict[int, int]:
        agreed = and_(
            col(Buddy.member_id) == col(CheckInEnrolment.member_id),
            col(Buddy.agreed_at).is_not(None),
            col(Buddy.buddy_id).is_not(None),
        )
        result = await self.session.execute(
            select(col(CheckInEnrolment.member_id), func.count(col(Buddy.id)))
            .outerjoin(Buddy, agreed)
            .where(who, col(CheckInEnrolment.paused).is_(False))
            .group_by(col(CheckInEnrolment.member_id))
        )
        return {row[0]: int(row[1]) for row in result}

    async def pairs_with(self, member_id: int) -> dict[int, str]:
        """Everybody with whom somebody is paired, or asked to be, by key; and their names."""
        watched = select(col(Buddy.member_id)).where(col(Buddy.buddy_id) == member_id)
        watching = select(col(Buddy.buddy_id)).where(col(Buddy.member_id) == member_id)
        rows = await self.session.execute(
            select(col(Member.id), col(Member.name))
            .where(or_(col(Member.id).in_(watched), col(Member.id).in_(watching)))
            .order_by(col(Member.id))
        )
        return {row[0]: row[1] for row in rows}

    async def buddy_pair(self, member_id: int, buddy_id: int) -> Buddy | None:
        result = await self.session.execute(
            select(Buddy)
            .where(col(Buddy.member_id) == member_id, col(Buddy.buddy_id) == buddy_id)
            .with_for_update()
        )
        return result.scalar_one_or_none()

    async def get_buddy(self, buddy_id: int) -> Buddy:
        return await self.get_row(Buddy, buddy_id, lock=True)

    async def end_buddy(self, buddy_id: int) -> None:
        await self.session.execute(delete(Buddy).where(col(Buddy.id) == buddy_id))

    async def cancel_buddy_request(self, buddy_id: int) -> None:
        """Nobody waits for their consent any more."""
        await self.session.execute(delete(Buddy).where(col(Buddy.buddy_id) == buddy_id))

    async def unasked_of_evenings(self, now: datetime, limit: int) -> list[Member]:
        """Members who may be told of a silence and were never asked about evenings, locked."""
        return await self.all_rows(
            select(Member)
            .where(never_asked_of_evenings(now))
            .order_by(col(Member.id))
            .limit(limit)
            .with_for_update()
        )

    async def buddy_offer(self, member_id: int) -> BuddyOffer | None:
        return await self.session.get(BuddyOffer, member_id)

    async def set_buddy_offer(self, member_id: int, now: datetime, *, on: bool) -> None:
        await self.session.execute(delete(BuddyOffer).where(col(BuddyOffer.member_id) == member_id))
        if on:
            self.session.add(BuddyOffer(member_id=member_id, since=now))
        await self.session.flush()

    async def members_offering(self, area_id: int, limit: int, *, to: int) -> list[Member]:
        """Those at home there who would be somebody's buddy, as far as they may be `to` one's."""
        return await self.all_rows(
            select(Member)
            .join(BuddyOffer, col(BuddyOffer.member_id) == col(Member.id))
            .join(Membership, col(Membership.member_id) == col(Member.id))
            .where(
                col(Membership.home),
                col(Membership.area_id) == area_id,
                no_block_between(to, col(Member.id)),
            )
            .order_by(col(BuddyOffer.since), col(Member.id))
            .limit(limit)
        )

    # The season's end.

    async def enrolled_before(self, before: datetime) -> list[Member]:
        """Everybody on a list since before that moment."""
        named = [
            select(column).where(col(table.since) < before, column.is_not(None))
            for table, column in (
                (CheckInEnrolment, col(CheckInEnrolment.member_id)),
                (Buddy, col(Buddy.buddy_id)),
                (BuddyOffer, col(BuddyOffer.member_id)),
            )
        ]
        return await self.all_rows(
            select(Member)
            .where(or_(*(col(Member.id).in_(each) for each in named)))
            .order_by(col(Member.id))
        )

    async def erase_lists(self, before: datetime) -> int:
        """Forget every list written before that moment, and every check; how many rows.

        Who was told of a check goes with it.
        """
        return sum([await self.count_touched(wipe, {"before": before}) for wipe in WIPES])


class CheckInQueries(EnrolmentQueries):
    """How the checks of the day stand."""

    async def checks_of_days(
        self, member_ids: Collection[int], days: Collection[date]
    ) -> dict[tuple[int, date], list[CheckIn]]:
        """What was asked on these days, by person and day."""
        found: dict[tuple[int, date], list[CheckIn]] = {}
        if not member_ids:
            return found
        for row in await self.all_rows(
            select(CheckIn).where(col(CheckIn.member_id).in_(member_ids), col(CheckIn.on).in_(days))
        ):
            found.setdefault((row.member_id, row.on), []).append(row)
        return found

    async def open_silences(self, member_ids: Collection[int]) -> dict[int, CheckIn]:
        """Of each of them the check that is followed up, the latest where there are several."""
        if not member_ids:
            return {}
        rows = await self.all_rows(
            select(CheckIn)
            .where(
                col(CheckIn.member_id).in_(member_ids),
                col(CheckIn.ended_at).is_(None),
                or_(col(CheckIn.pace) != CheckPace.AFTER, col(CheckIn.cause) != CheckCause.SILENCE),
            )
            .order_by(col(CheckIn.asked_at), col(CheckIn.id))
        )
        return {check.member_id: check for check in rows}

    async def checks_to_quicken(self, since: date) -> dict[int, tuple[int, date | None]]:
        """Open checks that could be followed faster: in which area, and of a courtesy its day.

        Courtesies since a day.
        """
        found = await self.session.execute(TO_QUICKEN, {"since": since})
        return {row[0]: (row[1], row[3] if row[2] == CheckPace.AFTER else None) for row in found}

    async def checked_hot_days(self, first: date) -> dict[int, set[date]]:
        """Since that day, where and when people were checked on as on hot days."""
        result = await self.session.execute(
            select(col(CheckIn.area_id), col(CheckIn.on))
            .where(col(CheckIn.on) >= first, col(CheckIn.pace) != CheckPace.AFTER)
            .distinct()
        )
        days: dict[int, set[date]] = {}
        for area_id, on in result:
            days.setdefault(area_id, set()).add(on)
        return days

    async def begin_check(self, check: CheckIn) -> None:
        self.session.add(check)
        await self.session.flush()

    async def lock_check(self, check_id: int) -> CheckIn | None:
        """A check, locked: whoever moves it on is alone; None when it is forgotten already."""
        await self.session.flush()
        return await self.session.get(
            CheckIn, check_id, with_for_update=True, populate_existing=True
        )

    async def due_checks(self, now: datetime) -> list[int]:
        """Checks whose next step is due, those that wait longest first."""
        return await self.all_rows(
            select(col(CheckIn.id))
            .where(col(CheckIn.next_at) <= now, col(CheckIn.ended_at).is_(None))
            .order_by(col(CheckIn.next_at), col(CheckIn.id))
            .limit(AT_ONCE)
        )

    async def revisits_due(self, now: datetime) -> list[int]:
        """Ended checks after which somebody wanted to look in again."""
        return await self.all_rows(
            select(col(CheckIn.id)).where(col(CheckIn.again_at) <= now).limit(AT_ONCE)
        )

    async def count_answering(self, check: CheckIn, since: datetime) -> int:
        """How many of an area, whoever this check is about with them, answered one since then."""
        spoke = or_(
            col(CheckIn.id) == check.id,
            col(CheckIn.answered),
            and_(
                col(CheckIn.outcome).in_((CheckEnding.FINE, CheckEnding.AWAY)),
                col(CheckIn.taken_at).is_(None),
            ),
        )
        result = await self.session.execute(
            select(func.count(col(CheckIn.member_id).distinct())).where(
                col(CheckIn.area_id) == check.area_id, col(CheckIn.asked_at) >= since, spoke
            )
        )
        return int(result.scalar_one())

    async def open_checks_of(self, member_id: int) -> list[CheckIn]:
        """Somebody's checks that have not ended, locked."""
        await self.session.flush()
        return await self.all_rows(
            select(CheckIn)
            .where(col(CheckIn.member_id) == member_id, col(CheckIn.ended_at).is_(None))
            .order_by(col(CheckIn.asked_at))
            .with_for_update()
        )

    async def open_checks_told_to(self, member_id: int) -> list[int]:
        """Open checks about which somebody was told."""
        return await self.all_rows(
            select(col(CheckIn.id))
            .join(CheckInRecipient, col(CheckInRecipient.check_id) == col(CheckIn.id))
            .where(col(CheckInRecipient.member_id) == member_id, col(CheckIn.ended_at).is_(None))
        )

    async def promised_by(self, member_id: int) -> list[int]:
        """Open checks for which somebody said they would go."""
        return await self.all_rows(
            select(col(CheckIn.id))
            .where(col(CheckIn.going_id) == member_id, col(CheckIn.ended_at).is_(None))
            .order_by(col(CheckIn.id))
        )

    async def abandoned_checks(self) -> list[tuple[int, int]]:
        """Open checks, and who goes or was told and cannot be written to any more."""
        gone: dict[tuple[int, int], None] = {}
        for statement in (ABANDONED, UNREACHED):
            execute: Any = await self.session.execute(statement)
            gone |= dict.fromkeys((row[0], row[1]) for row in execute)
        return list(gone)

    async def checks_waiting_in(self, area_id: int, since: date) -> dict[int, list[CheckIn]]:
        """Whom somebody should look after, with their open checks: who said so, and who is silent.

        A silence counts as long as it is followed up, else from that day on; the most urgent and
        then the newest come first, of the people and of each one's checks.
        """
        followed = and_(
            or_(col(CheckIn.on) >= since, col(CheckIn.next_at).is_not(None)),
            col(CheckIn.pace) != CheckPace.AFTER,
        )
        rows = await self.all_rows(
            select(CheckIn)
            .where(
                col(CheckIn.area_id) == area_id,
                col(CheckIn.ended_at).is_(None),
                or_(col(CheckIn.cause) != CheckCause.SILENCE, followed),
            )
            .order_by(col(CheckIn.asked_at).desc(), col(CheckIn.id).desc())
        )
        waiting: dict[int, list[CheckIn]] = {}
        for each in sorted(rows, key=lambda check: URGENCY.index(check.cause)):
            waiting.setdefault(each.member_id, []).append(each)
        return waiting

    async def people_told(self, check_id: int) -> list[tuple[CheckInRecipient, Member]]:
        """Everybody who was told about a check, first ones first."""
        await self.session.flush()
        result = await self.session.execute(
            select(CheckInRecipient, Member)
            .join(Member, col(Member.id) == col(CheckInRecipient.member_id))
            .where(col(CheckInRecipient.check_id) == check_id)
            .order_by(col(CheckInRecipient.step), col(CheckInRecipient.member_id))
        )
        return [(row[0], row[1]) for row in result]

    async def record_told(self, told: CheckInRecipient) -> None:
        await self.session.merge(told)
        await self.session.flush()

    async def forget_told(self, check_ids: Collection[int]) -> None:
        """Nobody counts as told about these any more."""
        await self.session.flush()
        await self.session.execute(
            delete(CheckInRecipient)
            .where(col(CheckInRecipient.check_id).in_(check_ids))
            .execution_options(synchronize_session="fetch")
        )

    async def withdraw_check_messages(self, subject: str, act: str, member_id: int) -> bool:
        """Take back what waits for somebody about a subject, of this act; whether they heard any.

        Taken back first: nobody can begin to carry a letter once it was looked at.
        """
        theirs = (
            under_acts(subject, (act,)),
            col(OutboxMessage.member_id) == member_id,
        )
        taken = await take_back(self, *theirs)
        return taken.under_way > 0 or bool(
            await self.all_rows(select(col(OutboxMessage.id)).where(*theirs).limit(1))
        )

    async def count_checks(self, area_id: int, on: date) -> CheckInCount:
        """The day as numbers, for organisers: no names; with whom there is no news of before."""
        open_still = and_(
            col(CheckIn.on) < on,
            col(CheckIn.ended_at).is_(None),
            col(CheckIn.called_at).is_(None),
            col(CheckIn.next_at).is_not(None),
        )
        checks = await self.all_rows(
            select(CheckIn).where(
                col(CheckIn.area_id) == area_id, or_(col(CheckIn.on) == on, open_still)
            )
        )
        return CheckInCount(
            len(checks),
            sum(check.ended_at is not None or check.called_at is not None for check in checks),
            sum(check.step >= 2 for check in checks),
        )


__all__ = [
    "AT_ONCE",
    "Buddy",
    "BuddyOffer",
    "CheckIn",
    "CheckInCount",
    "CheckInEnrolment",
    "CheckInQueries",
    "CheckInRecipient",
]
