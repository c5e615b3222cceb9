"""Each update in, once and for all: answered, or set aside; what goes wrong stays its own."""

from __future__ import annotations

import asyncio
import logging
from enum import Enum, auto
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError
from telegram import Update

from bot.telegram.parked_updates import UpdateKeeper
from bot.telegram.raw_updates import RawUpdate, UnreadableUpdate

log = logging.getLogger(__name__)

LONGEST_ANSWER = 300.0
"""Seconds after which an answer is given up, waiting for one's turn included."""

PAUSES = (1.0, 5.0)
"""Seconds between attempts to answer an update that fails."""


class ReceivedUpdate(Enum):
    """What became of an update; only one that must come `LATER` is not to be forgotten."""

    DONE = auto()
    UNREADABLE = auto()
    LATER = auto()


class UpdateAnswerer(Protocol):
    """Whoever answers updates."""

    def parse_update(self, raw: RawUpdate) -> Update:
        """What the library makes of it, or `UnreadableUpdate`."""

    async def take_update(self, update: Update) -> None:
        """Answer one; raises when it was not answered."""

    async def set_aside(self, raw: RawUpdate, fault: Exception) -> None:
        """Leave it alone, and keep for the operator that it came."""


class UpdateReceiver:
    """Brings updates one by one to who answers them."""

    def __init__(self, conversation: UpdateAnswerer, keeper: UpdateKeeper) -> None:
        self._conversation, self.keeper = conversation, keeper

    async def receive_update(self, raw: RawUpdate) -> ReceivedUpdate:
        """Answer it, a few times over if need be, or set it aside; `LATER` without a database."""
        try:
            update = self._conversation.parse_update(raw)
        except UnreadableUpdate as fault:
            await self._conversation.set_aside(raw, fault)
            return ReceivedUpdate.UNREADABLE
        for pause in (*PAUSES, None):
            try:
                async with asyncio.timeout(LONGEST_ANSWER):
                    await self._conversation.take_update(update)
                break
            except TimeoutError as fault:
                await self._conversation.set_aside(raw, fault)
                break
            except (OSError, SQLAlchemyError):
                log.exception("update waits for the database update=%s", raw.name)
                return ReceivedUpdate.LATER
            except Exception as fault:
                if pause is None:
                    await self._conversation.set_aside(raw, fault)
                    break
                log.exception("update not answered update=%s wait=%g", raw.name, pause)
                await asyncio.sleep(pause)
        return ReceivedUpdate.DONE
