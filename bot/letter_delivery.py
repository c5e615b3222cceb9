"""Carrying one letter: what it is for, what came of it, and what is told if it cannot be."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from pydantic import ValidationError

from bot.clock import Clock
from bot.confidences import blank_message
from bot.metrics.names import DELIVERIES
from bot.metrics.tally import TALLY
from bot.platform import ChatAddress, ChatMoved, ChatPlatform, RetryLater, Undeliverable
from bot.quarantine import UnreadableRow, set_aside
from bot.retry_delays import GIVE_UP, REFUSALS, retry_delay
from bot.sending_pace import PaceKeeper
from bot.shown_buttons import remember_letter
from bot.stored_messages import silent_at_night, stored_message
from bot.wall_news import SECOND, WallNews, refusal_event
from handlers.kernel.events import MessageFailed, WallAcceptsAgain, WallMovedEvent, WallPeopleEvent
from messages.model import Confidence, Reader
from storage.confidences import MessagePlace
from storage.database import Database
from storage.outbox import ASIDE, OutboxAction, OutboxMessage
from storage.quarantine import ItemKind

log = logging.getLogger(__name__)

KEPT_ASIDE = timedelta(days=7)
"""How long a letter that was given up may still be tried again: as long as one that arrived."""

PROMISED_AGAIN = (
    OutboxAction.PIN,
    OutboxAction.UNPIN,
    OutboxAction.INVITE,
    OutboxAction.EXPEL,
    OutboxAction.READMIT,
)
"""What is not tried again when it is refused: whoever gives the right has it promised anew.

Who was to be taken out, or may be back, is left to people at once.
"""

AWAITED = (OutboxAction.SAY, OutboxAction.UPDATE, *ASIDE)
"""What somebody waits for: that it will not arrive is told to whoever promised it."""


class LetterDelivery:
    """Carries letters, one at a time to a chat."""

    def __init__(
        self,
        database: Database,
        platform: ChatPlatform,
        clock: Clock,
        pacing: PaceKeeper,
        news: WallNews,
    ) -> None:
        self._database, self._platform, self._clock = database, platform, clock
        self._pacing, self._news = pacing, news
        self._unnoted: dict[int | None, list[str]] = {}
        self._edited: dict[int | None, MessagePlace] = {}

    async def carry(self, letter: OutboxMessage) -> None:
        result = await self._carry_once(letter)
        kind = letter.priority.name.lower()
        TALLY.count_one(DELIVERIES, self._platform.name, kind, result)

    async def _carry_once(self, letter: OutboxMessage) -> str:
        """Do it; what came of it, in a word."""
        now = self._clock.now()
        to = ChatAddress(letter.chat, letter.workspace, await self._topic_of(letter))
        try:
            told = await self._perform(letter, to)
        except RetryLater as patience:
            self._pacing.back_off(letter.chat, patience)
            async with self._database.transaction() as store:
                await store.outbox.postpone_message(
                    letter, now + timedelta(seconds=patience.seconds)
                )
            return "put_off"
        except ChatMoved as moved:
            await self._news.share_news(letter, WallMovedEvent(letter.chat, moved.to))
            return "put_off"
        except Undeliverable as refusal:
            if not await self._note_refusal(letter, to, refusal):
                if letter.errand is not OutboxAction.WHISPER or not refusal.means.is_final:
                    await self.tell_of_failure(letter)
                await self._settle(letter, now, refusal.reason, None)
            return "refused"
        except Exception as fault:
            await self._note_fault(letter, fault, now)
            return "failed"
        await self._settle(letter, now, None, told)
        return "sent"

    async def tell_of_failure(self, letter: OutboxMessage) -> None:
        """It will not arrive: whoever promised it may do something else."""
        if letter.once and letter.errand in AWAITED:
            await self._news.share_news(letter, MessageFailed(letter.once, letter.member_id))

    async def _perform(self, letter: OutboxMessage, to: ChatAddress) -> Confidence | None:
        """Do what the letter is for; what it told in confidence, if it did."""
        reader = Reader(language=letter.language, zone=letter.zone)
        if letter.errand is OutboxAction.BLANK:
            instead = stored_message(letter.body) if letter.body else None
            await blank_message(self._platform, to, letter.subject, reader, instead)
            return None
        if letter.errand is OutboxAction.WHISPER:
            whispered = stored_message(letter.body)
            await self._platform.whisper_message(to, letter.subject, whispered, reader)
            return None
        if letter.errand.changes_told:
            return await self._change_told(letter, to, reader)
        if letter.errand is not OutboxAction.SAY:
            made = await self._platform.act_on_chat(letter.errand, to, letter.subject)
            if letter.errand is OutboxAction.INVITE and made:
                await self._keep_join_link(letter, made)
            elif letter.errand is OutboxAction.LIST and made:
                await self._share_present(letter, tuple(made.split()))
            return None
        shown_message = stored_message(letter.body)
        if letter.member_id is None:
            shown_message = silent_at_night(shown_message, letter.zone, self._clock.now())
        posted = await self._platform.send_message(to, shown_message, reader)
        if shown_message.confidence:
            self._unnoted.setdefault(letter.id, []).append(posted)
        return shown_message.confidence

    async def _share_present(self, letter: OutboxMessage, present: tuple[str, ...]) -> None:
        """Let it be known who is there, unless nobody wants to know any more."""
        async with self._database.transaction() as store:
            if await store.outbox.is_taken_back(letter):
                return
        await self._news.share_news(letter, WallPeopleEvent(letter.chat, letter.subject, present))

    async def _change_told(
        self, letter: OutboxMessage, to: ChatAddress, reader: Reader
    ) -> Confidence | None:
        """Let the message that told it say this; or say it anew, where that cannot be done."""
        shown = stored_message(letter.body)
        if shown.confidence is None:
            raise UnreadableRow
        async with self._database.transaction() as store:
            told = store.confidences.standing_message
            place = await told(letter.member_id, shown.confidence, letter.chat)
        if place:
            try:
                await self._platform.edit_message(to, place.message, shown, reader)
            except Undeliverable as refusal:
                if refusal.chat_gone:
                    raise
                log.info("not edited letter=%s reason=%s", letter.id, refusal.reason)
            else:
                self._edited[letter.id] = place
                return shown.confidence
        if letter.errand is OutboxAction.UPDATE:
            posted = await self._platform.send_message(to, shown, reader)
            self._unnoted.setdefault(letter.id, []).append(posted)
        return shown.confidence

    async def _note_fault(self, letter: OutboxMessage, fault: Exception, now: datetime) -> None:
        """A fault of ours or of the network: the letter is tried again, for a while."""
        log.error("letter failed letter=%s attempt=%s", letter.id, letter.attempts, exc_info=fault)
        if isinstance(fault, UnreadableRow | ValidationError):
            await self.leave_alone(letter, fault)
        elif letter.attempts % GIVE_UP == 0 and letter.errand is not OutboxAction.BLANK:
            # Another account is tried as often; whoever has none, or two that fail, waits.
            await self._give_up(letter, fault, now, elsewhere=letter.attempts == GIVE_UP)

    async def _give_up(
        self, letter: OutboxMessage, fault: Exception, now: datetime, *, elsewhere: bool
    ) -> None:
        """What still matters goes to another account, or is kept for the operator to try again."""
        async with self._database.transaction() as store:
            if elsewhere and await store.outbox.readdress_message(letter, now):
                return
            await store.outbox.keep_aside(letter, now + KEPT_ASIDE)
        await self.leave_alone(letter, fault)

    async def _settle(
        self, letter: OutboxMessage, now: datetime, failure: str | None, told: Confidence | None
    ) -> None:
        """Strike the letter off; what it told in confidence is known by its names from now on."""
        async with self._database.transaction() as store:
            if letter.errand is OutboxAction.BLANK:
                if failure:
                    log.info("not blanked letter=%s reason=%s", letter.id, failure)
                await store.confidences.note_blanked(letter)
                return
            taken_back = bool(told) and await store.outbox.is_taken_back(letter)
            await store.outbox.settle_message(letter, now, failure)
            spoken = letter.errand is OutboxAction.SAY or letter.id in self._unnoted
            if failure is None and spoken and letter.member_id:
                await remember_letter(letter, stored_message(letter.body), store, now)
            if told and letter.id in self._unnoted:
                posted = self._unnoted[letter.id]
                await store.confidences.note_arrived(
                    letter, posted, told, now, taken_back=taken_back
                )
            elif told:
                await store.confidences.note_edited(
                    letter, self._edited.get(letter.id), told, now, taken_back=taken_back
                )
            if letter.once and letter.errand.changes_told and failure is None:
                who, before = letter.member_id, letter.id
                await store.outbox.supersede_messages(letter.once, who, before=before)
        self._unnoted.pop(letter.id, None)
        self._edited.pop(letter.id, None)
        if (
            letter.place
            and letter.attempts > 1
            and not failure
            and letter.errand is OutboxAction.SAY
        ):
            await self._news.share_news(letter, WallAcceptsAgain(letter.chat))

    async def _topic_of(self, letter: OutboxMessage) -> str:
        """The topic of a wall in which something is said there."""
        if not letter.place or letter.errand is not OutboxAction.SAY:
            return ""
        async with self._database.transaction() as store:
            return await store.areas.topic_of(letter.platform, letter.workspace, letter.chat)

    async def _note_refusal(
        self, letter: OutboxMessage, to: ChatAddress, refusal: Undeliverable
    ) -> bool:
        """Note what a refusal tells; True when the letter leaves later, or for another account."""
        now, private = self._clock.now(), letter.errand is OutboxAction.BLANK
        if refusal.chat_gone and not letter.place:
            return await self._reroute(letter, now)
        lasting = refusal.means.is_final or letter.errand in PROMISED_AGAIN
        next_at = now + retry_delay(letter.attempts - 1)
        in_time = letter.expires_at is None or next_at < letter.expires_at
        again = not lasting and letter.attempts < REFUSALS and in_time
        if again:
            async with self._database.transaction() as store:
                await store.outbox.put_off(letter, next_at)
        if not again and not lasting and letter.member_id and not private:
            await self._give_up(letter, refusal, now, elsewhere=letter.attempts == REFUSALS)
            return True
        if letter.place and not private:
            news = refusal_event(to, refusal, letter.errand, again=letter.attempts >= SECOND)
            await self._news.share_news(letter, news)
        return again

    async def _keep_join_link(self, letter: OutboxMessage, link: str) -> None:
        """Keep the link that was made for a wall's door."""
        async with self._database.transaction() as store:
            await store.areas.set_join_link(letter.platform, letter.workspace, letter.chat, link)

    async def _reroute(self, letter: OutboxMessage, now: datetime) -> bool:
        """Remember the dead chat; True when the letter goes to another account instead."""
        log.info("chat gone letter=%s member=%s", letter.id, letter.member_id)
        async with self._database.transaction() as store:
            await store.people.set_account_blocked(letter.platform, letter.chat, now)
            return await store.outbox.readdress_message(letter, now)

    async def leave_alone(self, letter: OutboxMessage, fault: Exception) -> None:
        """Leave alone what cannot be carried, however often it is tried."""
        await set_aside(self._database, self._clock, ItemKind.LETTER, str(letter.id), fault)
