"""Carrying one copy of a card until it shows what it should."""

from __future__ import annotations

import logging
from collections import Counter
from datetime import timedelta

from bot.clock import Clock
from bot.metrics.names import DELIVERIES
from bot.metrics.tally import TALLY
from bot.platform import ChatAddress, ChatMoved, ChatPlatform, RetryLater, Undeliverable
from bot.quarantine import set_aside
from bot.retry_delays import GIVE_UP, REFUSALS, retry_delay
from bot.sending_pace import PaceKeeper, SendingPace
from bot.stored_messages import silent_at_night, stored_message
from bot.wall_news import SECOND, WallNews, refusal_event
from handlers.kernel.events import WallAcceptsAgain, WallMovedEvent
from messages.model import Reader
from storage.database import Database
from storage.outbox import ClaimedCopy
from storage.outbox.card_queries import card_key
from storage.quarantine import ItemKind

log = logging.getLogger(__name__)


class CardDelivery:
    """Hangs copies and draws them anew."""

    def __init__(
        self,
        database: Database,
        platform: ChatPlatform,
        clock: Clock,
        pace: SendingPace,
        pacing: PaceKeeper,
        news: WallNews,
    ) -> None:
        self._database, self._platform, self._clock, self._pace = database, platform, clock, pace
        self._pacing, self._news = pacing, news
        self._failed: Counter[str] = Counter()

    async def draw_copy(self, parcel: ClaimedCopy) -> None:
        result = await self._draw_once(parcel)
        TALLY.count_one(DELIVERIES, self._platform.name, "card", result)

    async def _draw_once(self, parcel: ClaimedCopy) -> str:
        """Do it; what came of it, in a word."""
        posting, now = parcel.copy, self._clock.now()
        to = ChatAddress(posting.chat, posting.workspace, posting.topic)
        reader = Reader(language=posting.language, zone=posting.zone)
        shown = stored_message(parcel.body)
        message, gone = posting.message, False
        try:
            if message is None:
                message = await self._platform.send_message(
                    to, silent_at_night(shown, posting.zone, now), reader
                )
            else:
                await self._platform.edit_message(to, message, shown, reader)
        except RetryLater as patience:
            self._pacing.back_off(posting.chat, patience)
            async with self._database.transaction() as store:
                await store.outbox.retry_copy(parcel, now + timedelta(seconds=patience.seconds))
            return "put_off"
        except ChatMoved as moved:
            await self._news.share_news(posting, WallMovedEvent(posting.chat, moved.to))
            return "put_off"
        except Undeliverable as refusal:
            log.info("copy refused card=%s reason=%s", posting.card, refusal.reason)
            again, gone = posting.refused + 1 >= SECOND, refusal.means.is_final
            if not gone:
                async with self._database.transaction() as store:
                    next_at = now + retry_delay(posting.refused)
                    await store.outbox.note_refused(parcel, next_at, REFUSALS)
            await self._news.share_news(posting, refusal_event(to, refusal, again=again))
            if not gone:
                return "refused"
        except Exception as fault:
            log.exception("card failed card=%s", posting.card)
            await self._card_failed(parcel, fault)
            return "failed"
        next_at = self._clock.now() + timedelta(seconds=self._pace.wall)
        async with self._database.transaction() as store:
            await store.outbox.mark_copy_shown(parcel, message=message, next_at=next_at, gone=gone)
        if posting.refused and not gone:
            await self._news.share_news(posting, WallAcceptsAgain(posting.chat))
        return "refused" if gone else "sent"

    async def _card_failed(self, parcel: ClaimedCopy, fault: Exception) -> None:
        """Count how often this drawing of a card failed here, and set it aside in the end."""
        key = card_key(parcel.copy.card, parcel.version)
        self._failed[key] += 1
        if self._failed[key] >= GIVE_UP:
            del self._failed[key]
            await self.leave_alone(parcel, fault)

    async def leave_alone(self, parcel: ClaimedCopy, fault: Exception) -> None:
        """Leave alone a drawing that cannot be carried, however often it is tried.

        Drawn anew, the card need not wait for the end of this lease.
        """
        key = card_key(parcel.copy.card, parcel.version)
        await set_aside(self._database, self._clock, ItemKind.CARD, key, fault)
        async with self._database.transaction() as store:
            await store.outbox.retry_copy(parcel, self._clock.now())
