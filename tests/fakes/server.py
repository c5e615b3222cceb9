"""A platform's server on loopback: takes calls, troubles them, knows when all is quiet."""

import asyncio
import json
import socket
import struct
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from time import monotonic
from types import TracebackType
from typing import Any, Generic, Protocol, Self, TypeVar

from aiohttp import web

from tests.fakes.outages import Outage
from tests.fakes.pulse import Pulse

Wire = dict[str, Any]

BAD_GATEWAY = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n"
    "</body>\r\n</html>\r\n"
)


class TakenCall(Protocol):
    """A call as every platform's server keeps it."""

    method: str
    params: Wire
    answered: bool


C = TypeVar("C", bound=TakenCall)


class FakeServer(ABC, Generic[C]):
    """Listens at `url`; use it as an async context manager.

    `faults` lists what a correct client never sends, and leaving the context fails when there are
    any. `latency` (seconds, or a function of the method) passes between taking a call and
    answering it, so that a client killed meanwhile has sent.
    """

    LONG_POLL: str | None = None
    """A method that waits for news: it is neither in flight, nor counted, nor late."""

    faults: list[str]
    changed: Pulse

    def __init__(self, port: int) -> None:
        self.port = port
        self.calls: list[C] = []
        self.latency: float | Callable[[str], float] = 0.0
        self.outages: list[Outage] = []
        self.in_flight = 0
        self.in_flight_most = 0
        self._busy: list[Callable[[], bool]] = []
        self._stopping = asyncio.Event()
        self._runner: web.AppRunner | None = None

    # --- what a platform is

    @abstractmethod
    def add_routes(self, app: web.Application) -> None:
        """Serve the platform's addresses; its methods are taken by `take`."""

    @abstractmethod
    async def read_call(self, request: web.Request, method: str) -> C | web.Response:
        """Read a call, or answer at once that it cannot be."""

    @abstractmethod
    async def run_call(self, call: C) -> web.Response:
        """Check and carry out one call."""

    @abstractmethod
    def refused(self, outage: Outage) -> web.Response:
        """Answer as the platform does when it is too busy, fails or says no in these words."""

    @abstractmethod
    async def release(self) -> None:
        """Let those go who wait for news."""

    def waiting(self) -> Iterator[str]:
        """Say what has not been delivered yet."""
        yield from ()

    # --- its life

    @property
    def url(self) -> str:
        """Give the address without a slash."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Listen; the port is a free one unless it was given."""
        app = web.Application(client_max_size=60 * 1024 * 1024)
        self.add_routes(app)
        self._runner = web.AppRunner(
            app, access_log=None, handler_cancellation=True, shutdown_timeout=1
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Let waiting clients go, and close."""
        self._stopping.set()
        await self.release()
        if self._runner is not None:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()
        if error is None and self.faults:
            raise AssertionError(f"a correct client never sends this: {self.faults}")

    # --- what a test sees

    def called(self, method: str, **params: Any) -> list[C]:
        """List the calls of a method whose parameters include these."""
        return [
            call
            for call in self.calls
            if call.method == method and params.items() <= {**call.params}.items()
        ]

    def watch(self, busy: Callable[[], bool]) -> None:
        """Let `quiet` also wait until `busy()` is false, say for an outbox to be empty."""
        self._busy.append(busy)

    async def quiet(self, timeout: float = 5, *, still: float = 0.05) -> None:
        """Wait until all is delivered and no call was in flight for `still` seconds.

        Raises TimeoutError, saying what was going on, after `timeout` seconds.
        """
        ends = monotonic() + timeout
        slices = 5
        calm = 0
        while calm < slices:
            seen = len(self.calls)
            if monotonic() > ends:
                raise TimeoutError(f"not quiet after {timeout} s: {self._going_on()}")
            beat = await self.changed.wait(still / slices)
            busy = bool(self._going_on())
            calm = 0 if beat or busy or len(self.calls) != seen else calm + 1

    def _going_on(self) -> str:
        waiting = [*self.waiting()]
        waiting += [f"{self.in_flight} calls in flight"] if self.in_flight else []
        return ", ".join(waiting + [f"{busy} is busy" for busy in self._busy if busy()])

    # --- one call

    async def take(self, request: web.Request) -> web.StreamResponse:
        """Answer one call of a method."""
        method = request.match_info["method"]
        counts = method != self.LONG_POLL
        self.in_flight += counts
        self.in_flight_most = max(self.in_flight, self.in_flight_most)
        try:
            return await self._answer(request, method)
        finally:
            self.in_flight -= counts
            if counts:
                self.changed.beat()

    async def _answer(self, request: web.Request, method: str) -> web.StreamResponse:
        call = await self.read_call(request, method)
        if isinstance(call, web.Response):
            return call
        polls = method == self.LONG_POLL
        if not polls:
            self.calls.append(call)
        struck = (each for each in self.outages if each.strikes(method, call.params, spared=polls))
        outage = next(struck, None)
        if outage is not None and (spoiled := await self._spoil(request, outage)) is not None:
            return spoiled
        response = await self.run_call(call)
        latency = self.latency if isinstance(self.latency, float | int) else self.latency(method)
        if latency and not polls:
            await asyncio.sleep(latency)
        if outage is not None and outage.kind == "answer_lost":
            _hang_up(request)
        elif outage is not None:
            said = "" if outage.kind == "empty" else '{"ok": tru'
            return web.Response(text=said, content_type="application/json")
        call.answered = outage is None
        return response

    async def _spoil(self, request: web.Request, outage: Outage) -> web.Response | None:
        """Answer a call that is not taken; None when it is taken and spoiled afterwards."""
        match outage.kind:
            case "too_many_requests" | "refused" | "server_error":
                return self.refused(outage)
            case "bad_gateway":
                return web.Response(text=BAD_GATEWAY, content_type="text/html", status=502)
            case "odd":
                status, body, content_type = outage.answer
                return web.Response(text=body, content_type=content_type, status=status)
            case "timeout":
                await self._stopping.wait()
            case "reset":
                if request.transport is not None:
                    peer = request.transport.get_extra_info("socket")
                    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            case _:
                return None
        _hang_up(request)
        return web.Response()


def shown(params: Wire) -> str:
    """Give a call's parameters as a fault quotes them."""
    return f"{json.dumps(params, ensure_ascii=False, default=str):.300}"


def _hang_up(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()
