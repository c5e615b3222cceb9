"""Telling in confidence: promised by a letter, arrived as a message, edited into another."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, exists, insert, or_, select, update
from sqlmodel import col

from messages.model import Confidence, ConfidencePurpose
from storage.confidences.ending import EndedConfidenceQueries
from storage.confidences.tables import (
    LASTS,
    OVER_ALREADY,
    ConfidentialMessage,
    MessagePlace,
)
from storage.outbox import DedupKey, OutboxMessage, under_key
from storage.people import Member
from storage.retention import days_kept

LONG_AGO = datetime.min.replace(tzinfo=UTC)

UNSURE = days_kept(1)
"""How long a message stays readable at most of which two things are told, and one stands there."""


class ToldConfidenceQueries(EndedConfidenceQueries):
    """From the promise to tell something to the message that says it."""

    async def promise_letter(self, letter: OutboxMessage, told: Confidence, now: datetime) -> None:
        """A letter that was just promised will tell this."""
        self.session.add(_promised_row(letter, await self._about(told, now)))
        await self.session.flush()

    async def promise_all(
        self, once: DedupKey, member_ids: Collection[int], told: Confidence, now: datetime
    ) -> None:
        """Letters that were just promised to these members, under this key, will tell this."""
        letters: list[OutboxMessage] = await self.all_rows(
            select(OutboxMessage).where(
                under_key(once),
                col(OutboxMessage.member_id).in_(member_ids),
                col(OutboxMessage.settled_at).is_(None),
                ~exists().where(col(ConfidentialMessage.letter_id) == col(OutboxMessage.id)),
            )
        )
        about = await self._about(told, now)
        rows = [_promised_row(letter, about).model_dump() for letter in letters]
        if rows:
            await self.session.execute(insert(ConfidentialMessage), rows)

    async def readers_of(self, purpose: ConfidencePurpose, subject: int) -> dict[int, MessagePlace]:
        """Who was told this, and by which message it still stands there."""
        rows = await self.all_rows(
            select(ConfidentialMessage)
            .where(
                col(ConfidentialMessage.purpose) == purpose,
                col(ConfidentialMessage.subject) == subject,
                col(ConfidentialMessage.reader_id).is_not(None),
                col(ConfidentialMessage.message).is_not(None),
                col(ConfidentialMessage.ended_at).is_(None),
            )
            .order_by(col(ConfidentialMessage.id))
        )
        return {row.reader_id: MessagePlace.of(row) for row in rows}

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


def _promised_row(letter: OutboxMessage, about: Mapping[str, Any]) -> ConfidentialMessage:
    """A message that a letter will become."""
    return ConfidentialMessage(
        letter_id=letter.id,
        platform=letter.platform,
        workspace=letter.workspace,
        chat=letter.chat,
        language=letter.language,
        reader_id=letter.member_id,
        **about,
    )
