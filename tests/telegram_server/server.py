"""The server on loopback: takes calls, applies limits and troubles, answers as Telegram does."""

import asyncio
import json
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from .bots import BotAccount
from .chats import Chat
from .checks import check_parameters
from .decoding import Parameters, read_parameters
from .errors import Refusal, Wire, bad_request, too_many_requests
from .limits import FloodLimits
from .methods import METHODS
from .outages import Kind, Outage
from .people import Person
from .shapes import shapes
from .world import World

BAD_GATEWAY = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n"
    "</body>\r\n</html>\r\n"
)


@dataclass(slots=True)
class Call:
    """One call of a bot: when it came (monotonic seconds), and the refusal if it met one."""

    method: str
    params: Wire
    at: float
    bot: BotAccount
    refusal: str | None = None
    answered: bool = False
    uploads: dict[str, bytes] = field(default_factory=dict, repr=False)


class TelegramServer(World):
    """Telegram, small and strict, at `url` on loopback; use it as an async context manager.

    `faults` lists what a correct bot never sends, and leaving the context fails when there are
    any. `latency` (seconds, or a function of the method) passes between taking a call and
    answering it, so that a bot killed meanwhile has sent. `checks=False` trusts parameters, for
    speed.
    """

    def __init__(self, *, port: int = 0, token: str | None = None, checks: bool = True) -> None:
        super().__init__(token)
        self.port = port
        self.checks = checks
        self.calls: list[Call] = []
        self.limits: FloodLimits | None = None
        self.latency: float | Callable[[str], float] = 0.0
        self.outages: list[Outage] = []
        self.in_flight = 0
        self.in_flight_most = 0
        self._busy: list[Callable[[], bool]] = []
        self._stopping = asyncio.Event()
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """Give the address without a slash; python-telegram-bot's `base_url` is `{url}/bot`."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Listen; the port is free one unless it was given."""
        shapes()
        app = web.Application(client_max_size=60 * 1024 * 1024)
        app.router.add_route("*", "/bot{token:[^/]+}/{method}", self._take)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self._download)
        self.add_routes(app)
        self._runner = web.AppRunner(
            app, access_log=None, handler_cancellation=True, shutdown_timeout=1
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Let waiting bots go, and close."""
        self._stopping.set()
        for bot in self.bots.values():
            bot.mailbox.close()
            await bot.mailbox.set_webhook(None)
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
            raise AssertionError(f"a correct bot never sends this: {self.faults}")

    def add_routes(self, app: web.Application) -> None:
        """Add what a server beside Telegram's own needs; nothing here."""

    def breaks(
        self,
        kind: Kind,
        method: str | None = None,
        *,
        times: int | None = 1,
        chat: Chat | Person | int | None = None,
        retry_after: int = 1,
        words: str = "",
        answer: tuple[int, str, str] = (200, "", "application/json"),
    ) -> Outage:
        """Trouble the next `times` calls that match (None: until ended)."""
        chat_id = chat if isinstance(chat, int | None) else chat.id
        outage = Outage(kind, method, chat_id, times, retry_after, words, answer)
        self.outages.append(outage)
        return outage

    def floods(self, **limits: Any) -> FloodLimits:
        """Turn flood control on, with Telegram's limits where none are given."""
        self.limits = FloodLimits(**limits)
        return self.limits

    def called(self, method: str, **params: Any) -> list[Call]:
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
        """Wait until updates are consumed and no call was in flight for `still` seconds.

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
        waiting = [
            f"{len(bot.mailbox.pending)} updates for {bot.username}"
            for bot in self.bots.values()
            if bot.mailbox.pending
        ]
        waiting += [f"{self.in_flight} calls in flight"] if self.in_flight else []
        return ", ".join(waiting + [f"{busy} is busy" for busy in self._busy if busy()])

    async def _take(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        token = request.match_info["token"]
        bot = next((bot for bot in self.bots.values() if bot.token == token), None)
        if bot is None:
            return web.json_response(Refusal("Unauthorized", 401).wire(), status=401)
        polling = method == "getUpdates"
        self.in_flight += not polling
        self.in_flight_most = max(self.in_flight, self.in_flight_most)
        try:
            return await self._answer(request, bot, method)
        finally:
            self.in_flight -= not polling
            if not polling:
                self.changed.beat()

    async def _answer(
        self, request: web.Request, bot: BotAccount, method: str
    ) -> web.StreamResponse:
        try:
            parameters = await read_parameters(request, method)
        except Refusal as refusal:
            self.faults.append(f"{method}: {refusal.description}")
            return web.json_response(refusal.wire(), status=refusal.code)
        files = {name: upload.content for name, upload in parameters.uploads.items()}
        call = Call(method, parameters.values, monotonic(), bot, uploads=files)
        if method != "getUpdates":
            self.calls.append(call)
        kind = next((o for o in self.outages if o.strikes(method, call.params)), None)
        if kind is not None and (spoiled := await self._spoil(request, kind)) is not None:
            return spoiled
        status, body = await self._run(call, parameters)
        latency = self.latency if isinstance(self.latency, float | int) else self.latency(method)
        if latency and method != "getUpdates":
            await asyncio.sleep(latency)
        if kind is not None and kind.kind == "answer_lost":
            self._hang_up(request)
        elif kind is not None:
            said = "" if kind.kind == "empty" else '{"ok": tru'
            return web.Response(text=said, content_type="application/json")
        call.answered = kind is None
        return web.json_response(body, status=status)

    async def _spoil(self, request: web.Request, outage: Outage) -> web.Response | None:
        """Answer a call that is not taken; None when it is taken and spoiled afterwards."""
        match outage.kind:
            case "too_many_requests":
                refusal = too_many_requests(outage.retry_after)
                return web.json_response(refusal.wire(), status=429)
            case "refused":
                code = 403 if outage.words.startswith("Forbidden") else 400
                return web.json_response(Refusal(outage.words, code).wire(), status=code)
            case "server_error":
                refusal = Refusal("Internal Server Error", 500)
                return web.json_response(refusal.wire(), status=500)
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
        self._hang_up(request)
        return web.Response()

    def _hang_up(self, request: web.Request) -> None:
        if request.transport is not None:
            request.transport.abort()

    async def _run(self, call: Call, parameters: Parameters) -> tuple[int, Wire]:
        """Check and carry out one call."""
        try:
            if call.method not in shapes().methods:
                raise Refusal("Not Found", 404, fault=True)
            if call.method not in METHODS:
                raise bad_request(f"{call.method} is not played by this server", fault=True)
            if self.checks:
                check_parameters(call.method, parameters)
            elif parameters.problems:
                raise bad_request("; ".join(parameters.problems), fault=True)
            play, costs = METHODS[call.method]
            chat_id = call.params.get("chat_id")
            if self.limits and costs and chat_id is not None:
                key = chat_id if isinstance(chat_id, int) else -abs(hash(chat_id))
                wait = self.limits.wait_for(call.bot.id, key, edit=costs == "edit")
                if wait:
                    raise too_many_requests(wait)
            result = play(self, call.bot, parameters)
            if asyncio.iscoroutine(result):
                result = await result
        except Refusal as refusal:
            call.refusal = refusal.description
            if refusal.fault:
                shown = json.dumps(call.params, ensure_ascii=False, default=str)
                self.faults.append(f"{call.method}: {refusal.description} ({shown:.300})")
            return refusal.code, refusal.wire()
        return 200, {"ok": True, "result": result}

    async def _download(self, request: web.Request) -> web.Response:
        file_id = request.match_info["path"].rpartition("/")[2].partition(".")[0]
        if file_id not in self.files:
            return web.json_response(Refusal("Not Found", 404).wire(), status=404)
        return web.Response(body=self.files[file_id][1], content_type="application/octet-stream")
