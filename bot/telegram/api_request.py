"""Calls to Telegram over aiohttp, whose answers are looked at before they become objects."""

from __future__ import annotations

import json
from http import HTTPStatus
from ssl import SSLContext
from time import perf_counter
from typing import TYPE_CHECKING, Any

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.metrics.names import CALL_TIMES, CALLS
from bot.metrics.tally import TALLY
from bot.telegram.reading import NAME

if TYPE_CHECKING:
    from telegram._utils.types import ODVInput

HTTP_OK, HTTP_ELSEWHERE = 200, 300
HELD_OPEN = "/getUpdates"
"""The question that is answered only when there is something to tell."""


class ApiRequest(BaseRequest):
    """The library's door for requests; what says that all is well without a result is refused.

    The library's own client takes twenty times the processor for a call. Time-outs are seconds;
    `pool_timeout` is how long a call waits for one of `connections` to become free.
    """

    def __init__(
        self,
        connections: int,
        *,
        trust: SSLContext | None = None,
        read_timeout: float = 5.0,
        write_timeout: float = 5.0,
        media_write_timeout: float = 20.0,
        connect_timeout: float = 5.0,
        pool_timeout: float = 1.0,
    ) -> None:
        self._connections = connections
        self._trust = trust
        self._read = read_timeout
        self._write = write_timeout
        self._media_write = media_write_timeout
        self._connect = connect_timeout
        self._pool = pool_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._read

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, ssl=self._trust or True),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                trust_env=True,
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("The request is not initialized")
        uploads = bool(request_data and request_data.contains_files)
        read = _or_default(read_timeout, self._read)
        write = _or_default(write_timeout, self._media_write if uploads else self._write)
        connect = _or_default(connect_timeout, self._connect)
        free = _or_default(pool_timeout, self._pool)
        # An answer is short; a file may go on coming for as long as something of it comes.
        whole = _sum(free, connect, write, read) if method == "POST" else None
        timeout = aiohttp.ClientTimeout(
            total=whole, connect=_sum(free, connect), sock_connect=connect, sock_read=read
        )
        begun, result = perf_counter(), "failed"
        try:
            async with self._session.request(
                method, url, data=_body(request_data), timeout=timeout, allow_redirects=False
            ) as response:
                code, payload = response.status, await response.read()
                result = _result_of(code)
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            # Its words may quote the address, and the address holds the token.
            raise NetworkError(f"aiohttp.{type(error).__name__}") from None
        finally:
            if not url.endswith(HELD_OPEN):
                TALLY.count_one(CALLS, NAME, result)
                TALLY.count_seconds(CALL_TIMES, perf_counter() - begun, NAME)
        return (code, payload) if method != "POST" else _checked(code, payload)


def _result_of(code: int) -> str:
    """What came of a call, in a word."""
    if HTTP_OK <= code < HTTP_ELSEWHERE:
        return "ok"
    if code == HTTPStatus.TOO_MANY_REQUESTS:
        return "too_many"
    return "failed" if code >= HTTPStatus.INTERNAL_SERVER_ERROR else "refused"


def _or_default(given: ODVInput[float], default: float) -> float | None:
    """The seconds that were given; the library marks what was not given by an object."""
    return given if given is None or isinstance(given, int | float) else default


def _sum(*seconds: float | None) -> float | None:
    """All of them together; without end as soon as one is."""
    known = [each for each in seconds if each is not None]
    return sum(known) if len(known) == len(seconds) else None


def _body(request_data: RequestData | None) -> aiohttp.FormData | dict[str, str] | None:
    """The parameters as a form; with files, each in a part of its own."""
    if request_data is None or not request_data.contains_files:
        return request_data.json_parameters if request_data else None
    form = aiohttp.FormData(quote_fields=False)
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime_type) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime_type)
    return form


def _checked(code: int, payload: bytes) -> tuple[int, bytes]:
    """The answer to a call; saying that all is well without a result is a bad gateway's."""
    answer = _object(payload)
    if HTTP_OK <= code < HTTP_ELSEWHERE:
        holds = answer.get("result") is not None
        return (code, payload) if holds else (HTTPStatus.BAD_GATEWAY, b"{}")
    return code, payload if answer else b"{}"


def _object(payload: bytes) -> dict[str, Any]:
    """The JSON object that an answer is; empty when it is none."""
    try:
        loads = json.loads(payload)
    except (ValueError, RecursionError):
        return {}
    return loads if isinstance(loads, dict) else {}
