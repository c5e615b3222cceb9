"""The server on loopback: takes calls, applies limits and troubles, answers as Slack does."""

import json
from collections.abc import Iterator
from time import monotonic
from typing import Any

from aiohttp import web

from tests.fakes.outages import Kind, Outage
from tests.fakes.server import FakeServer, shown

from .calls import Call, read_call, type_arguments
from .channels import Channel
from .errors import Refusal, Wire, rate_limited
from .hosting import Hosting
from .limits import RateLimits
from .methods import METHODS
from .methods.reach import check_scope
from .methods.registry import Method
from .people import Person
from .post import Ack, Delivery, Forgery
from .sockets import Reason


class SlackServer(FakeServer[Call], Hosting):
    """Slack, small and strict; slack_sdk's `base_url` is `api_url`.

    Set `request_url` to deliver by HTTP.
    """

    def __init__(self, *, port: int = 0, manifest: dict[str, Any] | None = None) -> None:
        Hosting.__init__(self)
        FakeServer.__init__(self, port)
        self.limits: RateLimits | None = None
        if manifest is not None:
            self.app.follow(manifest)

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

    def add_routes(self, app: web.Application) -> None:
        """Serve the Web API and what stands beside it."""
        app.router.add_route("*", "/api/{method}", self.take)
        self.add_hosted_routes(app)

    async def release(self) -> None:
        """Let waiting apps go."""
        await self.post.close()

    def waiting(self) -> Iterator[str]:
        """Say what the app was not told yet."""
        if busy := self.post.busy():
            yield busy

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
        about = {} if channel_id is None else {"channel": channel_id}
        outage = Outage(kind, method, about, times, retry_after, words)
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

    async def read_call(self, request: web.Request, method: str) -> Call | web.Response:
        """Read a call; what is no call is answered so at once."""
        try:
            return await read_call(request, method, monotonic())
        except Refusal as refusal:
            self.faults.append(f"{method}: {refusal}")
            return web.json_response(refusal.wire())

    def refused(self, outage: Outage) -> web.Response:
        """Answer as Slack does when it is too busy, fails or says no in these words."""
        if outage.kind == "too_many_requests":
            headers = rate_limited(outage.retry_after).headers
            return web.json_response(
                {"ok": False, "error": "ratelimited"}, status=429, headers=headers
            )
        if outage.kind == "server_error":
            return web.json_response({"ok": False, "error": "internal_error"}, status=500)
        return web.json_response(Refusal(outage.words).wire())

    async def run_call(self, call: Call) -> web.Response:
        """Check and carry out one call."""
        try:
            body, status, headers = {"ok": True, **self._play(call)}, 200, dict[str, str]()
        except Refusal as refusal:
            call.refusal = refusal.error
            if refusal.fault:
                self.faults.append(f"{call.method}: {refusal} ({shown(call.params)})")
            body, status, headers = refusal.wire(), refusal.status, refusal.headers
            body.pop("retry_after", None)
        scopes = call.installed.scopes if call.installed else ()
        headers["X-OAuth-Scopes"] = ",".join(sorted(scopes))
        return web.json_response(body, status=status, headers=headers)

    def _play(self, call: Call) -> Wire:
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
        return method.play(self, call) or {}

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
