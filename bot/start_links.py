"""The address that leads to Palier from outside, on whichever platform has one."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from bot.platform import RetryLater, Undeliverable
from handlers.kernel.ports import LinkMaker
from messages.model import Link
from storage.area import Wall

log = logging.getLogger(__name__)


class FirstPlatformLink:
    """Asks one platform after the other; Telegram comes first, for its links open to strangers."""

    def __init__(self, platforms: Sequence[LinkMaker]) -> None:
        self._platforms = platforms

    async def opening_link(self, payload: str, walls: Sequence[Wall]) -> Link | None:
        """The first platform's address; one that does not answer is passed over."""
        for platform in self._platforms:
            try:
                link = await platform.opening_link(payload, walls)
            except (RetryLater, Undeliverable) as silence:
                log.warning("link not found kind=%s", type(silence).__name__)
                continue
            if link:
                return link
        return None
