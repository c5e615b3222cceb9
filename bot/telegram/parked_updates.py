"""Updates kept in the database, which Telegram may forget before they are answered."""

from __future__ import annotations

import copy
import json
import logging
from collections.abc import Mapping
from typing import Any

from cryptography.fernet import InvalidToken
from telegram import Chat

from bot.clock import Clock
from bot.telegram.raw_updates import RawUpdate
from messages.model import unpack_action
from storage.database import Database
from storage.updates import PendingUpdate

log = logging.getLogger(__name__)

PLACES = ("location", "venue")
"""What is never written down, not even sealed."""

QUOTED = ("text", "entities", "caption", "caption_entities")


class UpdateKeeper:
    """The updates of one bot that wait in the database."""

    def __init__(self, database: Database, clock: Clock, bot: str) -> None:
        self._database, self._clock, self._bot = database, clock, bot

    async def park_updates(self, updates: Mapping[int, RawUpdate]) -> None:
        """Keep them until they are answered, whatever becomes of this process."""
        rows = [
            PendingUpdate(
                bot=self._bot,
                number=number,
                person=sender_number(raw.content),
                raw=json.dumps(without_talk(raw.content)),
                taken_at=self._clock.now(),
            )
            for number, raw in updates.items()
        ]
        async with self._database.transaction() as store:
            await store.updates.keep_updates(rows)

    async def parked_updates(self) -> dict[int, RawUpdate]:
        """What an earlier process kept and did not come to answer."""
        found: dict[int, RawUpdate] = {}
        async with self._database.transaction() as store:
            numbers = await store.updates.waiting_numbers(self._bot)
        for number in numbers:
            try:
                async with self._database.transaction() as store:
                    row = await store.updates.kept_update(self._bot, number)
                if row:
                    found[number] = RawUpdate(number, json.loads(row.raw))
            except (InvalidToken, ValueError):
                log.exception("kept update unreadable update=%s", number)
        return found

    async def forget_update(self, number: int) -> None:
        """It was answered."""
        async with self._database.transaction() as store:
            await store.updates.forget_update(self._bot, number)


def may_park(raw: RawUpdate) -> bool:
    """Whether nothing of it has to stay out of the database."""
    message, press = raw.content.get("message"), raw.content.get("callback_query")
    if isinstance(press, dict) and unpack_action(str(press.get("data", ""))).fleeting:
        return False
    if not isinstance(message, dict):
        return True
    return not (any(place in message for place in PLACES) or _may_tell_warmth(message))


def _may_tell_warmth(message: dict[str, Any]) -> bool:
    """Whether it may be typed for a button that nothing is kept of: nobody knows which hang."""
    # Brought in where something waits: a Palier that answers at once does without.
    from messages.heat.checkins.typed_warmth import may_tell_warmth

    typed = str(message.get("text", ""))
    return not typed.startswith("/") and may_tell_warmth(typed)


def sender_number(content: dict[str, Any]) -> str:
    """Telegram's number of whoever an update is from; empty when it names nobody."""
    for part in content.values():
        sender = part.get("from") if isinstance(part, dict) else None
        if isinstance(sender, dict) and "id" in sender:
            return str(sender["id"])
    return ""


def without_talk(content: dict[str, Any]) -> dict[str, Any]:
    """The update without what neighbours say to each other."""
    shown = copy.deepcopy(content)
    message = shown.get("message")
    if not isinstance(message, dict):
        return shown
    answered, chat = message.get("reply_to_message"), message.get("chat")
    if isinstance(answered, dict):
        for words in QUOTED:
            answered.pop(words, None)
    private = isinstance(chat, dict) and chat.get("type") == Chat.PRIVATE
    if not private and not str(message.get("text", "")).startswith("/"):
        for words in QUOTED:
            message.pop(words, None)
    return shown
