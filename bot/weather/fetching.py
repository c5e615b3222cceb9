"""One GET, read within bounds: in time, no larger than told, and only if it has changed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Self, TypeVar, cast

import aiohttp

from bot.clock import Clock
from storage.heat import SourceSilence, WeatherSilent

log = logging.getLogger(__name__)

T = TypeVar("T")

TIMEOUT = 15.0
"""Seconds one answer may take in all."""

CONNECT = 5.0
CHUNK = 65_536
LONGEST_WAIT = 86_400.0
SILENCES = {401: SourceSilence.DENIED, 403: SourceSilence.DENIED, 429: SourceSilence.LIMITED}


@dataclass(frozen=True)
class CachedAnswer:
    """What an address answered last, and the marks by which it tells whether it has changed."""

    facts: Any
    marks: Mapping[str, str]
    at: float


class WeatherFetcher:
    """Asks addresses and keeps what they said last."""

    def __init__(self, user_agent: str, clock: Clock, *, timeout: float = TIMEOUT) -> None:
        self._agent, self._clock, self._timeout = user_agent, clock, timeout
        self._kept: dict[str, CachedAnswer] = {}

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            headers={"User-Agent": self._agent, "Accept": "application/json"},
            timeout=aiohttp.ClientTimeout(total=self._timeout, sock_connect=CONNECT),
            trust_env=True,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._session.close()

    async def fetch_facts(
        self,
        url: str,
        read: Callable[[bytes], T],
        *,
        limit: int,
        headers: Mapping[str, str] | None = None,
        params: Mapping[str, str] | None = None,
        every: float = 0,
    ) -> T:
        """The facts at an address; those of the last answer when it has not changed since.

        Within `every` seconds of an answer the address is left alone. `WeatherSilent` tells why
        there is nothing to believe.
        """
        name = f"{url}?{sorted((params or {}).items())}"
        now = asyncio.get_running_loop().time()
        kept = self._kept.get(name)
        if kept and now - kept.at < every:
            return cast(T, kept.facts)
        sent = {**(headers or {}), **(kept.marks if kept else {})}
        try:
            # A redirection would carry the operator's key elsewhere.
            async with self._session.get(
                url, headers=sent, params=params, allow_redirects=False
            ) as response:
                if response.status == 304 and kept:
                    self._kept[name] = CachedAnswer(kept.facts, kept.marks, now)
                    return cast(T, kept.facts)
                if response.status != 200:
                    raise self._refusal(response)
                content = await _within(response, limit)
        except WeatherSilent:
            raise
        except TimeoutError:
            raise WeatherSilent(SourceSilence.TIMEOUT) from None
        except aiohttp.ClientPayloadError:
            raise WeatherSilent(SourceSilence.BROKEN) from None
        except (aiohttp.ClientError, OSError, ValueError):
            raise WeatherSilent(SourceSilence.REFUSED) from None
        facts = await asyncio.to_thread(read, content)
        self._kept[name] = CachedAnswer(facts, _marks(response), now)
        return facts

    def _refusal(self, response: aiohttp.ClientResponse) -> WeatherSilent:
        reason = SILENCES.get(response.status, SourceSilence.REFUSED)
        return WeatherSilent(reason, self._wait(response.headers.get("Retry-After", "")))

    def _wait(self, typed: str) -> float | None:
        """Seconds a service asks to be left alone, given as such or as a date."""
        if typed.strip().isdecimal():
            return min(float(typed), LONGEST_WAIT)
        try:
            until = parsedate_to_datetime(typed)
        except ValueError:
            return None
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return min(max((until - self._clock.now()).total_seconds(), 0.0), LONGEST_WAIT)


async def _within(response: aiohttp.ClientResponse, limit: int) -> bytes:
    """The body, unpacked, as long as it is no larger than allowed."""
    if (response.content_length or 0) > limit:
        raise WeatherSilent(SourceSilence.LARGE)
    content = bytearray()
    async for chunk in response.content.iter_chunked(CHUNK):
        content += chunk
        if len(content) > limit:
            raise WeatherSilent(SourceSilence.LARGE)
    return bytes(content)


def _marks(response: aiohttp.ClientResponse) -> Mapping[str, str]:
    """What to send along next time, so that an unchanged answer is not sent again."""
    given = {
        "If-None-Match": response.headers.get("ETag", ""),
        "If-Modified-Since": response.headers.get("Last-Modified", ""),
    }
    return {name: value for name, value in given.items() if value}
