"""The server on loopback: takes calls, applies limits and troubles, answers as Slack does."""

import asyncio
import json
import socket
import struct
from collections.abc import Callable
from time import monotonic
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from .calls import Call, read_call, type_arguments
from .channels import Channel
from .errors import Refusal, Wire, rate_limited
from .hosting import Hosting
from .limits import RateLimits
from .methods import METHODS
from .methods.reach import check_scope
from .methods.registry import Method
from .outages import Kind, Outage
from .people import Person
from .post import Ack, Delivery, Forgery
from .sockets import Reason

BAD_GATEWAY = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n"
    "</body>\r\n</html>\r\n"
)


class SlackServer(Hosting):
    """Slack, small and strict, at `url` on loopback; use it as an async context manager.

    `faults` lists what a correct app never sends, and leaving the context fails when there are
    any. `latency` (seconds, or a function of the method) passes between taking a call and
    answering it, so that an app killed meanwhile has sent. Set `request_url` to deliver by HTTP.
    """

    def __init__(self, *, port: int = 0, manifest: dict[str, Any] | None = None) -> None:
        super().__init__()
        self.port = port
        self.calls: list[Call] = []
        self.limits: RateLimits | None = None
        self.latency: float | Callable[[str], float] = 0.0
        self.outages: list[Outage] = []
        self.in_flight = 0
        self.in_flight_most = 0
        self._busy: list[Callable[[], bool]] = []
        self._stopping = asyncio.Event()
        self._runner: web.AppRunner | None = None
        if manifest is not None:
            self.app.follow(manifest)

    @property
    def url(self) -> str:
        """Give the address without a slash; slack_sdk's `base_url` is `api_url`."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def api_url(self) -> str:
        """Give the address of the Web API."""
        return f"{self.url}/api/"

    @property
    def request_url(self) -> str | None:
        """Give where the app is told by HTTP; None while it is told by Socket Mode."""
        return self.post.request_url

    @request_url.setter
    def request_url(self, url: str | None) -> None:
        self.post.request_url = url

    async def start(self) -> None:
        """Listen; the port is a free one unless it was given."""
        app = web.Application(client_max_size=60 * 1024 * 1024)
        app.router.add_route("*", "/api/{method}", self._take)
        self.add_routes(app)
        self._runner = web.AppRunner(
            app, access_log=None, handler_cancellation=True, shutdown_timeout=1
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Let waiting apps go, and close."""
        self._stopping.set()
        await self.post.close()
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
            raise AssertionError(f"a correct app never sends this: {self.faults}")

    def breaks(
        self,
        kind: Kind,
        method: str | None = None,
        *,
        times: int | None = 1,
        channel: Channel | Person | str | None = None,
        retry_after: int = 1,
        words: str = "",
    ) -> Outage:
        """Trouble the next `times` calls that match (None: until ended)."""
        if isinstance(channel, Person):
            channel = channel.place()
        channel_id = channel.id if isinstance(channel, Channel) else channel
        outage = Outage(kind, method, channel_id, times, retry_after, words)
        self.outages.append(outage)
        return outage

    def floods(self, **limits: Any) -> RateLimits:
        """Turn rate limits on, with Slack's where none are given."""
        self.limits = RateLimits(**limits)
        return self.limits

    async def disconnects(self, reason: Reason = "refresh_requested") -> None:
        """Ask the app to renew its sockets."""
        await self.post.sockets.disconnect(reason)

    async def replays(self, delivery: Delivery | None = None, *, age: float = 0.0) -> Ack:
        """Tell the app of something (the last one) again, signed `age` seconds ago."""
        return await self.post.carry(
            delivery or self.post.deliveries[-1], 1, "http_timeout", age=age
        )

    async def forges(self, how: Forgery = "signature", delivery: Delivery | None = None) -> Ack:
        """Tell the app by HTTP what Slack never said: forged, old, altered or unsigned."""
        assert self.request_url, "nobody but Slack writes to a socket"
        return await self.post.carry(delivery or self.post.deliveries[-1], forgery=how)

    async def verifies(self) -> None:
        """Check that the app's address answers Slack's challenge."""
        challenge = {"type": "url_verification", "challenge": self.secret(40)}
        body = json.dumps({**challenge, "token": self.app.verification_token}).encode()
        headers = {"Content-Type": "application/json", **self.post.headers(body, None, 0.0)}
        ack = await self.post.send(body, headers)
        said = ack.payload or {}
        assert challenge["challenge"] in (said.get("challenge"), said.get("text")), ack

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
        waiting = [self.post.busy()] if self.post.busy() else []
        waiting += [f"{self.in_flight} calls in flight"] if self.in_flight else []
        return ", ".join(waiting + [f"{busy} is busy" for busy in self._busy if busy()])

    async def _take(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        self.in_flight += 1
        self.in_flight_most = max(self.in_flight, self.in_flight_most)
        try:
            return await self._answer(request, method)
        finally:
            self.in_flight -= 1
            self.changed.beat()

    async def _answer(self, request: web.Request, method: str) -> web.StreamResponse:
        try:
            call = await read_call(request, method, monotonic())
        except Refusal as refusal:
            self.faults.append(f"{method}: {refusal}")
            return web.json_response(refusal.wire())
        self.calls.append(call)
        kind = next((o for o in self.outages if o.strikes(method, call.params)), None)
        if kind is not None and (spoiled := await self._spoil(request, kind)) is not None:
            return spoiled
        status, body, headers = self._run(call)
        latency = self.latency if isinstance(self.latency, float | int) else self.latency(method)
        if latency:
            await asyncio.sleep(latency)
        if kind is not None and kind.kind == "answer_lost":
            self._hang_up(request)
        elif kind is not None:
            said = "" if kind.kind == "empty" else '{"ok": tru'
            return web.Response(text=said, content_type="application/json")
        call.answered = kind is None
        headers["X-OAuth-Scopes"] = ",".join(
            sorted(call.installed.scopes if call.installed else ())
        )
        return web.json_response(body, status=status, headers=headers)

    async def _spoil(self, request: web.Request, outage: Outage) -> web.Response | None:
        """Answer a call that is not taken; None when it is taken and spoiled afterwards."""
        match outage.kind:
            case "too_many_requests":
                refusal = rate_limited(outage.retry_after)
                body = {"ok": False, "error": "ratelimited"}
                return web.json_response(body, status=429, headers=refusal.headers)
            case "refused":
                return web.json_response(Refusal(outage.words).wire())
            case "server_error":
                body = {"ok": False, "error": "internal_error"}
                return web.json_response(body, status=500)
            case "bad_gateway":
                return web.Response(text=BAD_GATEWAY, content_type="text/html", status=502)
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

    def _run(self, call: Call) -> tuple[int, Wire, dict[str, str]]:
        """Check and carry out one call."""
        try:
            method = METHODS.get(call.method)
            if method is None:
                raise Refusal("unknown_method", fault=True)
            self._admit(call, method)
            if call.json_body and method.reads and call.params:
                raise Refusal("invalid_arguments", "this method reads no JSON", fault=True)
            type_arguments(call, method.arguments)
            if method.scope:
                check_scope(self, call.workspace, method.scope)
            if self.limits and call.installed is not None:
                key = call.params.get("channel", "") if method.tier == 0 else ""
                wait = self.limits.wait_for(call.workspace.id, call.method, method.tier, key)
                if wait:
                    raise rate_limited(wait)
            result = method.play(self, call) or {}
        except Refusal as refusal:
            call.refusal = refusal.error
            if refusal.fault:
                shown = json.dumps(call.params, ensure_ascii=False, default=str)
                self.faults.append(f"{call.method}: {refusal} ({shown:.300})")
            body = refusal.wire()
            body.pop("retry_after", None)
            return refusal.status, body, refusal.headers
        return 200, {"ok": True, **result}, {}

    def _admit(self, call: Call, method: Method) -> None:
        """Check the token: that there is one, that it lives, that it is of the right kind."""
        if method.token == "none":
            return
        if not call.token:
            raise Refusal("not_authed", fault=True)
        if call.token in self.revoked:
            raise Refusal("token_revoked")
        call.installed = self.tokens.get(call.token)
        is_app = call.token == self.app.app_token
        if not is_app and call.installed is None:
            raise Refusal("invalid_auth", fault=True)
        if is_app != (method.token == "app"):
            raise Refusal("not_allowed_token_type", fault=True)
