"""How Slack's methods are called: its refusals in our words, and its wishes for patience kept."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.chat.rate_limits import RateLimits
from bot.chat.retrying import Pause, call_patiently
from bot.clock import Clock
from bot.platform import RetryLater
from bot.slack.errors import error_code, translate_errors

T = TypeVar("T")


class SlackCalls:
    """Calls of every workspace; what Slack asks to leave alone is left alone by all of them."""

    def __init__(self, clock: Clock) -> None:
        self.spoke: Callable[[str], None] = lambda chat: None
        self.pause: Pause = asyncio.sleep
        self._limits = RateLimits(clock)

    async def in_due_time(
        self, client: AsyncWebClient, method: str, chat: str, call: Callable[[], Awaitable[T]]
    ) -> T:
        """Call for the courier, who waits by itself for what it was told."""
        return await self._once(client, method, chat, call, keeps_waits=True)

    async def _once(
        self,
        client: AsyncWebClient,
        method: str,
        chat: str,
        call: Callable[[], Awaitable[T]],
        *,
        keeps_waits: bool = False,
    ) -> T:
        """Call, unless Slack asked to leave this method alone in this chat for now."""

        async def translated() -> T:
            with translate_errors(chat or "-"):
                return await call()

        # What has no chat opens windows, whose moment passes: they do not wait for each other.
        kind = client.token, method, chat
        return await self._limits.call(
            kind, translated, in_line=bool(chat), keeps_waits=keeps_waits
        )

    async def at_once(
        self, client: AsyncWebClient, method: str, chat: str, call: Callable[[], Awaitable[T]]
    ) -> T:
        """Call now, and again after short waits."""
        try:
            return await call_patiently(partial(self._once, client, method, chat, call), self.pause)
        finally:
            self.spoke(chat or "-")

    async def unless(
        self,
        refusals: tuple[str, ...],
        client: AsyncWebClient,
        method: str,
        call: Callable[[], Awaitable[object]],
    ) -> bool:
        """Call now; False when Slack refuses in one of these words, or cannot be reached."""

        async def accepted() -> bool:
            try:
                await call()
            except SlackApiError as refusal:
                if error_code(refusal) in refusals:
                    return False
                raise
            return True

        try:
            return await self.at_once(client, method, "", accepted)
        except RetryLater:
            return False
