"""How what happens reaches the app: envelopes on its sockets, or signed requests to its address."""

import asyncio
import hashlib
import hmac
import json
from dataclasses import dataclass, field
from time import time  # noqa: TID251 (a signature is of the real time)
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlencode

import aiohttp

from .errors import Wire
from .sockets import Sockets

if TYPE_CHECKING:
    from .workspace import Workspace
    from .world import World

Kind = Literal["slash_commands", "interactive", "events_api"]
Forgery = Literal["signature", "body", "age", "unsigned"]
RETRY_REASONS = {
    "operation_timeout": "http_timeout", "http_service_error": "http_error",
    "dispatch_failed": "connection_failed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ack:
    """What the app said at once; `error` is what Slack shows a person when it said nothing."""

    payload: Any = None
    error: str | None = None
    status: int = 200
    final: bool = False


@dataclass(eq=False, slots=True)
class Delivery:
    """One thing that happened, and what the app said to every attempt to tell it."""

    kind: Kind
    payload: Wire
    attempts: list[Ack] = field(default_factory=list)

    @property
    def answers(self) -> bool:
        """Tell whether the app may answer with more than a nod."""
        return self.kind == "slash_commands" or self.payload.get("type") in (
            "view_submission", "block_suggestion",
        )  # fmt: skip

    def body(self) -> tuple[bytes, str]:
        """Give the body and content type of the request that tells it."""
        if self.kind == "events_api":
            return json.dumps(self.payload).encode(), "application/json"
        fields = self.payload
        if self.kind == "interactive":
            fields = {"payload": json.dumps(self.payload)}
        return urlencode(fields).encode(), "application/x-www-form-urlencoded"


class Post:
    """Carries deliveries to the app: to `request_url` when set, else by Socket Mode.

    Events are retried three times, after `retry_seconds` each; acts of people are not.
    """

    def __init__(self, server: "World") -> None:
        self.server = server
        self.request_url: str | None = None
        self.retry_seconds: tuple[float, ...] = (0.0, 0.02, 0.05)
        self.deliveries: list[Delivery] = []
        self.sockets = Sockets(server.faults.append, server.changed)
        self.waiting = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None

    def announce(self, workspace: "Workspace", event: Wire) -> None:
        """Tell the app of an event, in the background."""
        server = self.server
        payload: Wire = {
            "token": server.app.verification_token,
            "team_id": workspace.id,
            "context_team_id": workspace.id,
            "context_enterprise_id": None,
            "api_app_id": server.app.id,
            "event": {"event_ts": server.new_ts(), **event},
            "type": "event_callback",
            "event_id": server.new_id("Ev"),
            "event_time": server.now(),
            "authorizations": [
                {
                    "enterprise_id": None, "team_id": workspace.id, "user_id": workspace.bot_user,
                    "is_bot": True, "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": False,
            "event_context": f"4-{server.secret(24)}",
        }  # fmt: skip
        delivery = Delivery("events_api", payload)
        self.deliveries.append(delivery)
        task = asyncio.create_task(self._insist(delivery))  # noqa: TID251 (owned by _tasks)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self.server.changed.beat()

    async def act(self, kind: Kind, payload: Wire) -> Ack:
        """Tell the app of an act, once, and give what it said."""
        delivery = Delivery(kind, payload)
        self.deliveries.append(delivery)
        ack = await self.carry(delivery)
        if ack.error is None and ack.payload and not delivery.answers:
            what = payload.get("type", kind)
            self.server.faults.append(f"{what}: an answer nobody reads: {ack.payload!r:.300}")
        return ack

    async def _insist(self, delivery: Delivery) -> None:
        ack = await self.carry(delivery)
        for number, pause in enumerate(self.retry_seconds, 1):
            if ack.error is None or ack.final:
                break
            await asyncio.sleep(pause)
            ack = await self.carry(delivery, number, RETRY_REASONS[ack.error])

    async def carry(
        self,
        delivery: Delivery,
        number: int = 0,
        reason: str = "",
        *,
        forgery: Forgery | None = None,
        age: float = 0.0,
    ) -> Ack:
        """Carry one attempt, signed now or `age` seconds ago, or forged."""
        self.waiting += 1
        try:
            if self.request_url is not None:
                ack = await self._request(delivery, number, reason, forgery, age)
            else:
                assert forgery is None, "nobody but Slack writes to a socket"
                ack = await self._envelope(delivery, number, reason)
        finally:
            self.waiting -= 1
            self.server.changed.beat()
        if forgery is None:
            delivery.attempts.append(ack)
        return ack

    async def _envelope(self, delivery: Delivery, number: int, reason: str) -> Ack:
        more: Wire = {}
        if delivery.kind == "events_api":
            reason = {"http_timeout": "timeout"}.get(reason, reason)
            more = {"retry_attempt": number, "retry_reason": reason}
        envelope = {
            "payload": delivery.payload, "type": delivery.kind,
            "accepts_response_payload": delivery.answers, **more,
        }  # fmt: skip
        acked, answer = await self.sockets.send(envelope, self.server.ack_seconds)
        if acked == "yes":
            return Ack(answer)
        error = "operation_timeout" if acked == "late" else "dispatch_failed"
        return Ack(error=error, status=0)

    def headers(self, body: bytes, forgery: Forgery | None, age: float) -> dict[str, str]:
        """Sign a body as Slack does, or as somebody else would."""
        if forgery == "unsigned":
            return {}
        moment = str(int(time() - (600 if forgery == "age" else age)))
        secret = self.server.app.signing_secret
        if forgery == "signature":
            secret = self.server.secret(32)
        signed = b"other" if forgery == "body" else body
        digest = hmac.new(secret.encode(), f"v0:{moment}:".encode() + signed, hashlib.sha256)
        return {
            "X-Slack-Request-Timestamp": moment,
            "X-Slack-Signature": f"v0={digest.hexdigest()}",
        }

    async def _request(
        self, delivery: Delivery, number: int, reason: str, forgery: Forgery | None, age: float
    ) -> Ack:
        body, content_type = delivery.body()
        headers = {"Content-Type": content_type, **self.headers(body, forgery, age)}
        if number:
            headers |= {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason}
        return await self.send(body, headers)

    async def send(self, body: bytes, headers: dict[str, str]) -> Ack:
        """Post a body to the app's address and give what it said within the time it has."""
        if self._session is None:
            self._session = aiohttp.ClientSession()
        assert self.request_url is not None
        timeout = aiohttp.ClientTimeout(total=self.server.ack_seconds)
        try:
            async with self._session.post(
                self.request_url, data=body, headers=headers, timeout=timeout
            ) as answer:
                text, status = await answer.text(), answer.status
                json_body = answer.content_type == "application/json"
                final = answer.headers.get("X-Slack-No-Retry") == "1"
        except TimeoutError:
            return Ack(error="operation_timeout", status=0)
        except aiohttp.ClientError:
            return Ack(error="dispatch_failed", status=0)
        payload: Any = None
        if text:
            payload = json.loads(text) if json_body else {"text": text}
        error = None if 200 <= status < 300 else "http_service_error"
        return Ack(payload, error, status, final)

    def busy(self) -> str:
        """Say what is still on its way, or nothing."""
        waits = [f"{self.waiting} deliveries"] if self.waiting else []
        return ", ".join(waits + ([f"{len(self._tasks)} events"] if self._tasks else []))

    async def close(self) -> None:
        """Give up what is on its way."""
        for task in [*self._tasks]:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.sockets.close()
        if self._session is not None:
            await self._session.close()
