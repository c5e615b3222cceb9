"""The end of what was told in confidence: letters taken back, messages blanked."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, or_, select, update
from sqlmodel import col

from messages import words
from messages.model import ConfidencePurpose, message
from storage.broadcast import Broadcast
from storage.confidences.tables import (
    KEPT_TRYING,
    OVER,
    ConfidentialMessage,
    MessagePlace,
)
from storage.outbox import DedupKey, OutboxAction, OutboxMessage, Priority, take_back, under_key
from storage.query import QueryGroup

SETTLING = timedelta(seconds=30)
"""How long a message that is being replaced by another is not blanked."""


class EndedConfidenceQueries(QueryGroup):
    """From the end of a purpose to the message that no longer says it."""

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
        await self._forget_news(col(ConfidentialMessage.reader_id) == member_id)
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
        if not over:
            return 0
        which = col(ConfidentialMessage.id).in_(over)
        withdrawn = exists().where(
            col(Broadcast.id) == col(ConfidentialMessage.subject),
            col(Broadcast.withdrawn_at).is_not(None),
        )
        await self._forget_news(which, ~withdrawn)
        return await self._end_rows(now, which)

    async def _forget_news(self, *which: ColumnElement[bool]) -> None:
        """What was no secret stays where it was read, and nobody knows any more where."""
        await self.session.flush()
        await self.session.execute(
            delete(ConfidentialMessage)
            .where(*which, col(ConfidentialMessage.purpose) == ConfidencePurpose.NEWS)
            .execution_options(synchronize_session=False)
        )

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
    """The errand that blanks a message; it names nobody.

    Of what was no secret it says that it was taken back.
    """
    news = None if row.purpose.is_secret else message(words.broadcast_withdrawn())
    letter = OutboxMessage(
        platform=row.platform,
        workspace=row.workspace,
        chat=row.chat,
        place=row.chat,
        errand=OutboxAction.BLANK,
        subject=row.message or "",
        language=row.language,
        body=news.model_dump_json() if news else None,
        priority=Priority.AID,
        due_at=now,
        expires_at=now + KEPT_TRYING,
    ).under(_blanking_key(row.id))
    return letter.model_dump(exclude={"id"})
