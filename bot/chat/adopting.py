"""Copies of cards that nobody knows of: a process was killed before it noted what it had hung."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Awaitable
from dataclasses import dataclass

from bot.dispatcher import Dispatcher
from bot.platform import COPY

log = logging.getLogger(__name__)

MOST = 10_000


@dataclass(frozen=True)
class PressedCopy:
    """A message of Palier's own on a wall, and the button in it that was pressed.

    The platform itself shows that the message has such a button: nobody made it up.
    """

    workspace: str
    chat: str
    message: str
    pressed: str


class CopyAdoption:
    """Takes the copy whose button was pressed into those that are kept in step.

    A copy that is known is looked up once: later presses on it ask nothing.
    """

    def __init__(self, dispatcher: Dispatcher, platform: str) -> None:
        self._dispatcher, self._platform = dispatcher, platform
        self._known = OrderedDict[tuple[str, str, str], None]()

    async def adopt_pressed(self, pressed: Awaitable[PressedCopy | None]) -> None:
        """Keep the pressed message in step from now on, if it shows one of its wall's cards.

        Whatever goes wrong with that, the press itself is answered; the next one tries again.
        """
        try:
            if copy := await pressed:
                await self._adopt(copy)
        except Exception:
            log.warning("copy not adopted", exc_info=True)

    async def _adopt(self, copy: PressedCopy) -> None:
        key = copy.workspace, copy.chat, copy.message
        if key in self._known:
            return
        name, now = f"{copy.chat}:{copy.message}", self._dispatcher.clock.now()
        async with self._dispatcher.database.transaction() as store:
            known = await store.outbox.adopt_message(
                (self._platform, copy.workspace, copy.chat), copy.message, copy.pressed, now,
                beside=(f"{COPY}{name}", name),
            )  # fmt: skip
        if known:
            self._known[key] = None
            while len(self._known) > MOST:
                self._known.popitem(last=False)
