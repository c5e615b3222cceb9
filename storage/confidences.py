"""What was told in confidence by message, where it can be read, and until when."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
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

from messages.model import Confidence, Purpose
from storage.aid import Hello, Request
from storage.aid import State as RequestState
from storage.cafe import Cafe
from storage.cafe import State as CafeState
from storage.custody import Custody, Table, days
from storage.heat.nudges import Nickname
from storage.heat.watch import CheckIn, Enrolment
from storage.outbox import Errand, Letter, Priority
from storage.people import Member
from storage.query import Query
from storage.types import Id, Instant, Named, key, refers

LASTS: Mapping[Purpose, timedelta] = {
    Purpose.FILE: timedelta(hours=48),
    Purpose.HELLO: days(7),
    Purpose.ALARM: days(1),
    Purpose.REVIEW: days(30),
    Purpose.LOOK: days(1),
}
"""How long a message stays readable at most, whatever becomes of its purpose."""

KEPT_TRYING = days(30)
"""How long a platform that does not answer is asked to blank a message."""

SETTLING = timedelta(seconds=30)
"""How long a message that is being replaced by another is not blanked."""


class ConfidentialMessage(Table, table=True):
    """One message that tells something in confidence: where it is, never what it says.

    Promised by a letter it has no name yet; it has one as soon as it arrived, and is gone once the
    platform says that it was blanked. `ended_at` is when that was promised.
    """

    __table_args__ = (UniqueConstraint("platform", "workspace", "chat", "message"),)
    custody: ClassVar[Custody] = Custody(
        keep=KEPT_TRYING,
        since="ended_at",
        member="reader_id",
        leaving="blank",
        blank=("reader_id",),
        veiled=("platform", "workspace", "chat", "message", "language"),
    )

    id: int = key()
    letter_id: int | None = Field(
        default=None, foreign_key="letter.id", ondelete="CASCADE", index=True, sa_type=Id
    )
    platform: str
    workspace: str = ""
    chat: str
    message: str | None = None
    language: str
    purpose: Purpose = Field(sa_type=Named(Purpose))
    subject: int = Field(sa_type=Id, index=True)
    owner_id: int | None = refers("member.id", nullable=True)
    reader_id: int | None = refers("member.id", nullable=True)
    until: datetime | None = Field(default=None, sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant, index=True)


@dataclass(frozen=True)
class MessagePlace:
    """One message of a private talk, by the names the platform gave."""

    platform: str
    workspace: str
    chat: str
    message: str

    @property
    def found(self) -> tuple[ColumnElement[bool], ...]:
        return (
            col(ConfidentialMessage.platform) == self.platform,
            col(ConfidentialMessage.workspace) == self.workspace,
            col(ConfidentialMessage.chat) == self.chat,
            col(ConfidentialMessage.message) == self.message,
        )


def _serves(purpose: Purpose, *still: ColumnElement[bool]) -> ColumnElement[bool]:
    """Messages of that purpose for which there is still a row that wants it."""
    return and_(col(ConfidentialMessage.purpose) == purpose, exists().where(*still))


def _under_way() -> list[ColumnElement[bool]]:
    """Messages whose purpose is not over, as the tables tell it: whatever may have ended it."""
    subject, reader = col(ConfidentialMessage.subject), col(ConfidentialMessage.reader_id)
    asked = (col(Request.id) == subject, col(Request.state) != RequestState.CLOSED)
    waits = (col(CheckIn.id) == subject, col(CheckIn.ended_at).is_(None))
    meets = (col(Cafe.id) == subject, col(Cafe.state).in_((CafeState.DRAFT, CafeState.OPEN)))
    return [
        _serves(Purpose.AID, *asked),
        _serves(Purpose.FILE, *asked),
        _serves(Purpose.HELLO, col(Hello.id) == subject),
        _serves(Purpose.CHECK, *waits),
        _serves(Purpose.ENROLMENT, col(Enrolment.member_id) == reader),
        _serves(Purpose.NICKNAMES, col(Nickname.member_id) == reader),
        _serves(Purpose.CAFE, *meets),
        col(ConfidentialMessage.purpose).in_((Purpose.ALARM, Purpose.REVIEW, Purpose.LOOK)),
    ]


OVER: Select[Any] = select(col(ConfidentialMessage.id)).where(
    col(ConfidentialMessage.ended_at).is_(None),
    or_(
        col(ConfidentialMessage.until) <= bindparam("now", type_=Instant),
        ~or_(*_under_way()),
    ),
)
"""Asked every minute, it is built once."""

OVER_ALREADY = OVER.where(col(ConfidentialMessage.id) == bindparam("row"))


class Confidences(Query):
    """From the promise to tell something in confidence to the message that no longer says it."""

    async def promise(self, letter: Letter, told: Confidence, now: datetime) -> None:
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
        self, once: str, member_ids: Collection[int], told: Confidence, now: datetime
    ) -> None:
        """Letters that were just promised to these members, under this name, will tell this."""
        for letter in await self.all(
            select(Letter).where(
                col(Letter.once) == once,
                col(Letter.member_id).in_(member_ids),
                col(Letter.settled_at).is_(None),
                ~exists().where(col(ConfidentialMessage.letter_id) == col(Letter.id)),
            )
        ):
            await self.promise(letter, told, now)

    async def arrived(
        self, letter: Letter, posted: Collection[str], told: Confidence, now: datetime
    ) -> None:
        """The letter hangs there under these names, more than one where it was repeated.

        If its purpose ended on the way, it is blanked at once.
        """
        first, *more = posted
        place = MessagePlace(letter.platform, letter.workspace, letter.chat, first)
        await self.replaced(place)
        known = await self.touched(
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
            await self.shown(again, told, letter.language, letter.member_id, now)
        if not known:
            for message in posted:
                there = MessagePlace(letter.platform, letter.workspace, letter.chat, message)
                await self._end(now, *there.found)

    async def shown(
        self,
        place: MessagePlace,
        told: Confidence,
        language: str,
        reader_id: int | None,
        now: datetime,
    ) -> None:
        """A message says this from now on, whatever it said before."""
        await self.replaced(place)
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
        if left or await self.all(OVER_ALREADY, {"now": now, "row": row.id}):
            await self._end(now, col(ConfidentialMessage.id) == row.id)

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
            await self.all(
                select(col(Member.id))
                .where(col(Member.id).in_([each for each in member_ids if each]))
                .order_by(col(Member.id))
                .with_for_update(read=True, key_share=True)
            )
        )

    # The end.

    async def end(
        self,
        purpose: Purpose,
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
        return await self._end(now, *which)

    async def end_of(self, member_id: int, now: datetime) -> int:
        """Somebody leaves: what they told goes, and so does what they were told."""
        return await self._end(
            now,
            or_(
                col(ConfidentialMessage.owner_id) == member_id,
                col(ConfidentialMessage.reader_id) == member_id,
            ),
        )

    async def sweep(self, now: datetime) -> int:
        """Whatever is over, however it ended; how many messages go."""
        over = await self.all(OVER, {"now": now})
        return await self._end(now, col(ConfidentialMessage.id).in_(over)) if over else 0

    async def _end(self, now: datetime, *which: ColumnElement[bool]) -> int:
        """What has not left is taken back; what arrived will be blanked.

        Letters are locked before their messages, here as everywhere.
        """
        await self.session.flush()
        waiting = select(col(ConfidentialMessage.letter_id)).where(
            *which, col(ConfidentialMessage.letter_id).is_not(None)
        )
        await self.session.execute(
            delete(Letter)
            .where(col(Letter.id).in_(waiting))
            .execution_options(synchronize_session=False)
        )
        ended = await self.all(
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
        rows = [_blanking(each, now) for each in ended]
        if rows:
            await self.session.execute(self.insert(Letter).on_conflict_do_nothing(), rows)
        return len(rows)

    # The message itself.

    async def hold(self, place: MessagePlace, now: datetime) -> bool:
        """Whether that message tells something in confidence.

        Something else is about to stand there: it is not blanked meanwhile.
        """
        row = await self._at(place)
        if row and row.ended_at:
            await self.session.execute(
                update(Letter)
                .where(col(Letter.once) == _once(row.id), col(Letter.place) == row.chat)
                .values(due_at=now + SETTLING)
                .execution_options(synchronize_session=False)
            )
        return row is not None

    async def replaced(self, place: MessagePlace) -> None:
        """Something else stands there: nothing is left to blank."""
        row = await self._at(place)
        if row:
            await self._forget(row.id, row.chat)

    async def blanked(self, letter: Letter) -> None:
        """The platform says that the message no longer tells anything, or cannot be reached."""
        place = MessagePlace(letter.platform, letter.workspace, letter.chat, letter.subject)
        await self.session.execute(
            delete(Letter)
            .where(col(Letter.id) == letter.id)
            .execution_options(synchronize_session=False)
        )
        await self.session.execute(
            delete(ConfidentialMessage)
            .where(*place.found, col(ConfidentialMessage.ended_at).is_not(None))
            .execution_options(synchronize_session=False)
        )

    async def _at(self, place: MessagePlace) -> ConfidentialMessage | None:
        found = await self.session.execute(select(ConfidentialMessage).where(*place.found))
        return found.scalar_one_or_none()

    async def _forget(self, row_id: int, chat: str) -> None:
        await self.session.execute(
            delete(Letter)
            .where(col(Letter.once) == _once(row_id), col(Letter.place) == chat)
            .execution_options(synchronize_session=False)
        )
        await self.session.execute(
            delete(ConfidentialMessage)
            .where(col(ConfidentialMessage.id) == row_id)
            .execution_options(synchronize_session="fetch")
        )


def _once(row_id: int) -> str:
    return f"blank:{row_id}"


def _blanking(row: ConfidentialMessage, now: datetime) -> dict[str, Any]:
    """The errand that blanks a message; it names nobody."""
    letter = Letter(
        platform=row.platform,
        workspace=row.workspace,
        chat=row.chat,
        place=row.chat,
        errand=Errand.BLANK,
        subject=row.message or "",
        language=row.language,
        priority=Priority.AID,
        once=_once(row.id),
        due_at=now,
        expires_at=now + KEPT_TRYING,
    )
    return letter.model_dump(exclude={"id"})
