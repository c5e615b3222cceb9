"""Updates as Telegram brings them, read one by one: what cannot be read stops no other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from telegram import Bot, Update


class UnreadableUpdate(Exception):
    """The library can make nothing of an update; its cause says why."""


@dataclass(frozen=True)
class RawUpdate:
    """One update as it came; `name` is None when not even its number can be told."""

    name: int | None
    content: Any

    @classmethod
    def of(cls, content: Any) -> RawUpdate:
        number = content.get("update_id") if isinstance(content, dict) else None
        counts = isinstance(number, int) and not isinstance(number, bool) and number >= 0
        return cls(number if counts else None, content)

    def parse_update(self, bot: Bot) -> Update:
        """The update, or `UnreadableUpdate`."""
        if self.name is None:
            raise UnreadableUpdate
        try:
            return Update.de_json(self.content, bot)
        except Exception as fault:  # the library raises whatever it stumbles over
            raise UnreadableUpdate from fault


@dataclass(frozen=True)
class PressToRefuse:
    """What can be told of a press whose update cannot be answered: enough to say so."""

    id: str
    language: str

    @classmethod
    def of(cls, content: Any) -> PressToRefuse | None:
        """The press in an update, if it can be answered at all."""
        press = content.get("callback_query") if isinstance(content, dict) else None
        if not isinstance(press, dict) or not isinstance(press.get("id"), str):
            return None
        who = press.get("from")
        wanted = who.get("language_code") if isinstance(who, dict) else None
        return cls(press["id"], wanted if isinstance(wanted, str) else "")


class UpdateBot(Bot):
    """The library's bot, which can also be asked for updates unread."""

    async def raw_updates(
        self,
        offset: int | None,
        *,
        hold: timedelta,
        allowed: Sequence[str],
        read_timeout: float,
        limit: int | None = None,
    ) -> list[RawUpdate]:
        """What waits from that number on, held open for as long as nothing does."""
        asked = {"timeout": hold, "offset": offset, "limit": limit, "allowed_updates": allowed}
        patience = read_timeout + hold.total_seconds()
        brought: Any = await self._post("getUpdates", asked, read_timeout=patience)
        return [RawUpdate.of(each) for each in brought] if isinstance(brought, list) else []
