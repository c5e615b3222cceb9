"""What was told in confidence by message, where it can be read, and until when."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from sqlalchemy import (
    ColumnElement,
    Select,
    UniqueConstraint,
    and_,
    bindparam,
    delete,
    exists,
    or_,
    select,
    update,
)
from sqlmodel import Field, col

from messages.model import Confidence, ConfidencePurpose
from storage.aid import HelpRequest, WeeklyHello
from storage.aid import RequestState as RequestState
from storage.cafe import Cafe
from storage.cafe import CafeState as CafeState
from storage.heat.announcements.queries import PrivateNickname
from storage.heat.checkins.queries import CheckIn, CheckInEnrolment
from storage.outbox import (
    DedupKey,
    OutboxAction,
    OutboxMessage,
    Priority,
    take_back,
    under_key,
)
from storage.people import Member
from storage.query import DueCheck, QueryGroup
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import EnumByValue, Id, UtcInstant, foreign_key, primary_key

LASTS: Mapping[ConfidencePurpose, timedelta] = {
    ConfidencePurpose.FILE: timedelta(hours=48),
    ConfidencePurpose.HELLO: days_kept(7),
    ConfidencePurpose.ALARM: days_kept(1),
    ConfidencePurpose.REVIEW: days_kept(30),
    ConfidencePurpose.LOOK: days_kept(1),
}
"""How long a message stays readable at most, whatever becomes of its purpose."""

KEPT_TRYING = days_kept(30)
"""How long a platform that does not answer is asked to blank a message."""

LONG_AGO = datetime.min.replace(tzinfo=UTC)

SETTLING = timedelta(seconds=30)
"""How long a message that is being replaced by another is not blanked."""


UNSURE = days_kept(1)
"""How long a message stays readable at most of which two things are told, and one stands there."""


class ConfidentialMessage(Table, table=True):
    """One message that tells something in confidence: where it is, never what it says.

    Promised by a letter it has no name yet; it has one as soon as it arrived, and is gone once the
    platform says that it was blanked. `ended_at` is when that was promised.
    """

    __table_args__ = (UniqueConstraint("platform", "workspace", "chat", "message"),)
    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=KEPT_TRYING,
        since="ended_at",
        member="reader_id",
        on_erase="blank",
        blank=("reader_id",),
        owner_only=("platform", "workspace", "chat", "message", "language"),
    )

    id: int = primary_key()
    letter_id: int | None = Field(
        default=None, foreign_key="letter.id", ondelete="CASCADE", index=True, sa_type=Id
    )
    platform: str
    workspace: str = ""
    chat: str
    message: str | None = None
    language: str
    purpose: ConfidencePurpose = Field(sa_type=EnumByValue(ConfidencePurpose))
    subject: int = Field(sa_type=Id, index=True)
    owner_id: int | None = foreign_key("member.id", nullable=True)
    reader_id: int | None = foreign_key("member.id", nullable=True)
    until: datetime | None = Field(default=None, sa_type=UtcInstant)
    ended_at: datetime | None = Field(default=None, sa_type=UtcInstant, index=True)


@dataclass(frozen=True)
class MessagePlace:
    """One message of a private talk, by the names the platform gave."""

    platform: str
    workspace: str
    chat: str
    message: str

    @classmethod
    def of(cls, row: ConfidentialMessage) -> MessagePlace:
        return cls(row.platform, row.workspace, row.chat, row.message or "")

    @property
    def matches(self) -> tuple[ColumnElement[bool], ...]:
        return (
            col(ConfidentialMessage.platform) == self.platform,
            col(ConfidentialMessage.workspace) == self.workspace,
            col(ConfidentialMessage.chat) == self.chat,
            col(ConfidentialMessage.message) == self.message,
        )


def _still_serves(purpose: ConfidencePurpose, *still: ColumnElement[bool]) -> ColumnElement[bool]:
    """Messages of that purpose for which there is still a row that wants it."""
    return and_(col(ConfidentialMessage.purpose) == purpose, exists().where(*still))


def _under_way() -> list[ColumnElement[bool]]:
    """Messages whose purpose is not over, as the tables tell it: whatever may have ended it."""
    subject, reader = col(ConfidentialMessage.subject), col(ConfidentialMessage.reader_id)
    asked = (col(HelpRequest.id) == subject, col(HelpRequest.state) != RequestState.CLOSED)
    waits = (col(CheckIn.id) == subject, col(CheckIn.ended_at).is_(None))
    meets = (col(Cafe.id) == subject, col(Cafe.state).in_((CafeState.DRAFT, CafeState.OPEN)))
    return [
        _still_serves(ConfidencePurpose.AID, *asked),
        _still_serves(ConfidencePurpose.FILE, *asked),
        _still_serves(ConfidencePurpose.HELLO, col(WeeklyHello.id) == subject),
        _still_serves(ConfidencePurpose.CHECK, *waits),
        _still_serves(ConfidencePurpose.ENROLMENT, col(CheckInEnrolment.member_id) == reader),
        _still_serves(ConfidencePurpose.NICKNAMES, col(PrivateNickname.member_id) == reader),
        _still_serves(ConfidencePurpose.CAFE, *meets),
        col(ConfidentialMessage.purpose).in_(
            (ConfidencePurpose.ALARM, ConfidencePurpose.REVIEW, ConfidencePurpose.LOOK)
        ),
    ]


OVER: Select[Any] = select(col(ConfidentialMessage.id)).where(
    col(ConfidentialMessage.ended_at).is_(None),
    or_(
        col(ConfidentialMessage.until) <= bindparam("now", type_=UtcInstant),
        ~or_(*_under_way()),
    ),
)
"""Asked every minute, it is built once."""

TOLD_STILL = DueCheck(lambda _: exists().where(col(ConfidentialMessage.ended_at).is_(None)))
"""Some message still tells something in confidence."""

OVER_ALREADY = OVER.where(col(ConfidentialMessage.id) == bindparam("row"))


class ConfidenceQueries(QueryGroup):
    """From the promise to tell something in confidence to the message that no longer says it."""

    async def promise_letter(self, letter: OutboxMessage, told: Confidence, now: datetime) -> None:
        """A letter that was just promised will tell this."""
        self.session.add(
            ConfidentialMessage(
                letter_id=letter.id,
                platform=letter.platform,
                workspace=letter.workspace,
                chat=letter.chat,
                language=letter.language,
                reader_id=letter.member_id,
                **await self._about(told, now),
            )
        )
        await self.session.flush()

    async def promise_all(
        self, once: DedupKey, member_ids: Collection[int], told: Confidence, now: datetime
    ) -> None:
        """Letters that were just promised to these members, under this key, will tell this."""
        for letter in await self.all_rows(
            select(OutboxMessage).where(
                under_key(once),
                col(OutboxMessage.member_id).in_(member_ids),
                col(OutboxMessage.settled_at).is_(None),
                ~exists().where(col(ConfidentialMessage.letter_id) == col(OutboxMessage.id)),
            )
        ):
            await self.promise_letter(letter, told, now)

    async def note_arrived(
        self,
        letter: OutboxMessage,
        posted: Collection[str],
        told: Confidence,
        now: datetime,
        *,
        taken_back: bool = False,
    ) -> None:
        """The letter hangs there under these names, more than one where it was repeated.

        If it was taken back or its purpose ended on the way, it is blanked at once.
        """
        if taken_back:
            await self.note_edited(letter, None, told, now)
        first, *more = posted
        place = MessagePlace(letter.platform, letter.workspace, letter.chat, first)
        await self.note_replaced(place)
        known = await self.count_touched(
            update(ConfidentialMessage)
            .where(col(ConfidentialMessage.letter_id) == letter.id)
            .values(
                letter_id=None,
                platform=place.platform,
                workspace=place.workspace,
                chat=place.chat,
                message=place.message,
            )
        )
        for message in more if known else posted:
            again = MessagePlace(letter.platform, letter.workspace, letter.chat, message)
            await self.note_shown(again, told, letter.language, letter.member_id, now)
        if not known:
            for message in posted:
                there = MessagePlace(letter.platform, letter.workspace, letter.chat, message)
                await self._end_rows(now, *there.matches)

    async def standing_message(
        self, reader_id: int | None, told: Confidence, chat: str | None = None
    ) -> MessagePlace | None:
        """The newest message that tells a reader this still, in that chat or in any of theirs."""
        named = [
            col(ConfidentialMessage.reader_id) == reader_id,
            col(ConfidentialMessage.purpose) == told.purpose,
            col(ConfidentialMessage.subject) == told.subject,
            col(ConfidentialMessage.message).is_not(None),
            col(ConfidentialMessage.ended_at).is_(None),
        ]
        if chat is not None:
            named.append(col(ConfidentialMessage.chat) == chat)
        found = await self.all_rows(select(ConfidentialMessage).where(*named))
        # The one said last stays longest; platforms count their messages up.
        found.sort(key=lambda row: (row.until or LONG_AGO, len(row.message), row.message))
        return MessagePlace.of(found[-1]) if found else None

    async def note_edited(
        self,
        letter: OutboxMessage,
        place: MessagePlace | None,
        told: Confidence,
        now: datetime,
        *,
        taken_back: bool = False,
    ) -> None:
        """The letter is told by that message from now on; by none when nothing was edited.

        If its purpose ended on the way, and it was `taken_back`, it is blanked.
        """
        await self.session.execute(
            delete(ConfidentialMessage)
            .where(col(ConfidentialMessage.letter_id) == letter.id)
            .execution_options(synchronize_session=False)
        )
        if place and not await self._renew_row(letter, place, told, now):
            await self._note_crossed(letter, place, told, now)
            if taken_back:
                await self._end_rows(now, *place.matches)

    async def _renew_row(
        self, letter: OutboxMessage, place: MessagePlace, told: Confidence, now: datetime
    ) -> bool:
        """Let what is told there last from now on; False when it is known to tell this no more."""
        lasts = LASTS.get(told.purpose)
        touched = await self.count_touched(
            update(ConfidentialMessage)
            .where(
                *place.matches,
                col(ConfidentialMessage.purpose) == told.purpose,
                col(ConfidentialMessage.subject) == told.subject,
            )
            .values(until=now + lasts if lasts else None, language=letter.language)
            .execution_options(synchronize_session=False)
        )
        return bool(touched)

    async def _note_crossed(
        self, letter: OutboxMessage, place: MessagePlace, told: Confidence, now: datetime
    ) -> None:
        """A press put something else there while it was edited; which of both came last is unknown.

        It is known by what was edited in, and goes as early as either would.
        """
        there = await self._rows_at(place)
        ends = [now + UNSURE, *([there.until] if there and there.until else [])]
        await self.note_shown(place, told, letter.language, letter.member_id, now)
        until = col(ConfidentialMessage.until)
        await self.session.execute(
            update(ConfidentialMessage)
            .where(*place.matches, or_(until.is_(None), until > min(ends)))
            .values(until=min(ends))
            .execution_options(synchronize_session=False)
        )

    async def note_shown(
        self,
        place: MessagePlace,
        told: Confidence,
        language: str,
        reader_id: int | None,
        now: datetime,
    ) -> None:
        """A message says this from now on, whatever it said before."""
        await self.note_replaced(place)
        there = await self._there(reader_id, told.owner)
        row = ConfidentialMessage(
            platform=place.platform,
            workspace=place.workspace,
            chat=place.chat,
            message=place.message,
            language=language,
            reader_id=reader_id if reader_id in there else None,
            **await self._about(told, now),
        )
        row.owner_id = told.owner if told.owner in there else None
        self.session.add(row)
        await self.session.flush()
        # Somebody left, or the purpose ended, while it was being said.
        left = len(there) < len({reader_id, told.owner} - {None})
        if left or await self.all_rows(OVER_ALREADY, {"now": now, "row": row.id}):
            await self._end_rows(now, col(ConfidentialMessage.id) == row.id)

    async def _about(self, told: Confidence, now: datetime) -> dict[str, Any]:
        lasts = LASTS.get(told.purpose)
        return {
            "purpose": told.purpose,
            "subject": told.subject,
            "owner_id": told.owner,
            "until": now + lasts if lasts else None,
        }

    async def _there(self, *member_ids: int | None) -> set[int]:
        """Those of these members who have not left, and do not before this is saved."""
        return set(
            await self.all_rows(
                select(col(Member.id))
                .where(col(Member.id).in_([each for each in member_ids if each]))
                .order_by(col(Member.id))
                .with_for_update(read=True, key_share=True)
            )
        )

    # The end.

    async def end_purpose(
        self,
        purpose: ConfidencePurpose,
        subject: int,
        now: datetime,
        *,
        to: int | None = None,
        but: int | None = None,
    ) -> int:
        """What was told for this is over, to one reader, to all, or `but` to one; how many go."""
        reader = col(ConfidentialMessage.reader_id)
        which = [
            col(ConfidentialMessage.purpose) == purpose,
            col(ConfidentialMessage.subject) == subject,
        ]
        if to is not None:
            which.append(reader == to)
        if but is not None:
            which.append(or_(reader.is_(None), reader != but))
        return await self._end_rows(now, *which)

    async def end_of(self, member_id: int, now: datetime) -> int:
        """Somebody leaves: what they told goes, and so does what they were told."""
        return await self._end_rows(
            now,
            or_(
                col(ConfidentialMessage.owner_id) == member_id,
                col(ConfidentialMessage.reader_id) == member_id,
            ),
        )

    async def end_overdue(self, now: datetime) -> int:
        """Whatever is over, however it ended; how many messages go."""
        over = await self.all_rows(OVER, {"now": now})
        return await self._end_rows(now, col(ConfidentialMessage.id).in_(over)) if over else 0

    async def _end_rows(self, now: datetime, *which: ColumnElement[bool]) -> int:
        """What has not left is taken back; what arrived will be blanked.

        Letters are locked before their messages, here as everywhere.
        """
        await self.session.flush()
        waiting = select(col(ConfidentialMessage.letter_id)).where(
            *which, col(ConfidentialMessage.letter_id).is_not(None)
        )
        await take_back(self, col(OutboxMessage.id).in_(waiting))
        await self.session.execute(
            delete(ConfidentialMessage)
            .where(*which, col(ConfidentialMessage.letter_id).is_not(None))
            .execution_options(synchronize_session=False)
        )
        ended = await self.all_rows(
            update(ConfidentialMessage)
            .where(
                *which,
                col(ConfidentialMessage.message).is_not(None),
                col(ConfidentialMessage.ended_at).is_(None),
            )
            .values(ended_at=now)
            .returning(ConfidentialMessage)
            .execution_options(synchronize_session=False, populate_existing=True)
        )
        rows = [_blanking_letter(each, now) for each in ended]
        if rows:
            await self.session.execute(
                self.upsert_into(OutboxMessage).on_conflict_do_nothing(), rows
            )
        return len(rows)

    # The message itself.

    async def hold_message(self, place: MessagePlace, now: datetime) -> bool:
        """Whether that message tells something in confidence.

        Something else is about to stand there: it is not blanked meanwhile.
        """
        row = await self._rows_at(place)
        if row and row.ended_at:
            await self.session.execute(
                update(OutboxMessage)
                .where(under_key(_blanking_key(row.id)), col(OutboxMessage.place) == row.chat)
                .values(due_at=now + SETTLING)
                .execution_options(synchronize_session=False)
            )
        return row is not None

    async def note_replaced(self, place: MessagePlace) -> None:
        """Something else stands there: nothing is left to blank."""
        row = await self._rows_at(place)
        if row:
            await self._forget_row(row.id, row.chat)

    async def note_blanked(self, letter: OutboxMessage) -> None:
        """The platform says that the message no longer tells anything, or cannot be reached."""
        place = MessagePlace(letter.platform, letter.workspace, letter.chat, letter.subject)
        await self.session.execute(
            delete(OutboxMessage)
            .where(col(OutboxMessage.id) == letter.id)
            .execution_options(synchronize_session=False)
        )
        await self.session.execute(
            delete(ConfidentialMessage)
            .where(*place.matches, col(ConfidentialMessage.ended_at).is_not(None))
            .execution_options(synchronize_session=False)
        )

    async def _rows_at(self, place: MessagePlace) -> ConfidentialMessage | None:
        result = await self.session.execute(select(ConfidentialMessage).where(*place.matches))
        return result.scalar_one_or_none()

    async def _forget_row(self, row_id: int, chat: str) -> None:
        await take_back(self, under_key(_blanking_key(row_id)), col(OutboxMessage.place) == chat)
        await self.session.execute(
            delete(ConfidentialMessage)
            .where(col(ConfidentialMessage.id) == row_id)
            .execution_options(synchronize_session="fetch")
        )


def _blanking_key(row_id: int) -> DedupKey:
    return DedupKey(f"confidence:{row_id}", OutboxAction.BLANK)


def _blanking_letter(row: ConfidentialMessage, now: datetime) -> dict[str, Any]:
    """The errand that blanks a message; it names nobody."""
    letter = OutboxMessage(
        platform=row.platform,
        workspace=row.workspace,
        chat=row.chat,
        place=row.chat,
        errand=OutboxAction.BLANK,
        subject=row.message or "",
        language=row.language,
        priority=Priority.AID,
        due_at=now,
        expires_at=now + KEPT_TRYING,
    ).under(_blanking_key(row.id))
    return letter.model_dump(exclude={"id"})
