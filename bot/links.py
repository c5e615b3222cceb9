"""The address that leads to Palier from outside, on whichever platform has one."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from bot.platform import Later, Undeliverable
from handlers.kernel import Links
from messages.model import Link
from storage.area import Wall

log = logging.getLogger(__name__)


class FirstLink:
    """Asks one platform after the other; Telegram comes first, for its links open to strangers."""

    def __init__(self, platforms: Sequence[Links]) -> None:
        self._platforms = platforms

    async def opening(self, payload: str, walls: Sequence[Wall]) -> Link | None:
        """The first platform's address; one that does not answer is passed over."""
        for each in self._platforms:
            try:
                link = await each.opening(payload, walls)
            except (Later, Undeliverable) as silence:
                log.warning("link not found kind=%s", type(silence).__name__)
                continue
            if link:
                return link
        return None
