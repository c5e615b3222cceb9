"""Updates and how they reach a bot: long polling with offsets, or a webhook with retries."""

import asyncio
from collections.abc import Callable

import aiohttp

from tests.fakes.pulse import Pulse

from .errors import Refusal, Wire

# Telegram sends these only to a bot that asked for them by name.
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
CONFLICT = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


class Mailbox:
    """A bot's updates, kept until it confirms them by a higher offset or by HTTP 200."""

    def __init__(
        self, changed: Pulse, now: Callable[[], int], faults: Callable[[str], None]
    ) -> None:
        self.now = now
        self.faults = faults
        self.pending: dict[int, Wire] = {}
        self.allowed: list[str] | None = None
        self.webhook: Wire | None = None
        self.retry_seconds = 0.05
        self.deliveries: list[tuple[int, int]] = []
        self._last_id = 700_000_000
        self._changed = changed
        self._closed = False
        self._poller: asyncio.Future[None] | None = None
        self._session: aiohttp.ClientSession | None = None
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._slots = asyncio.Semaphore(40)
        self._switching = asyncio.Lock()
        self._last_error: tuple[int, str] | None = None

    def put(self, kind: str, payload: Wire) -> int | None:
        """Add an update, and give its id unless the bot did not ask for this kind."""
        wanted = kind in self.allowed if self.allowed else kind not in ON_REQUEST
        if not wanted:
            return None
        self._last_id += 1
        self.pending[self._last_id] = {"update_id": self._last_id, kind: payload}
        self._wake()
        self._changed.beat()
        if self.webhook:
            self._deliver(self._last_id)
        return self._last_id

    async def take(self, offset: int, limit: int, timeout: float) -> list[Wire]:
        """Hold until there are updates from `offset` on; a second poller ends the first."""
        if self.webhook:
            raise Refusal(WEBHOOK_ACTIVE, 409)
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(Refusal(CONFLICT, 409))
        if offset < 0:
            offset = max(self.pending, default=0) + offset + 1
        for confirmed in [key for key in self.pending if key < offset]:
            del self.pending[confirmed]
            self._changed.beat()
        loop = asyncio.get_running_loop()
        ends = loop.time() + timeout
        while not self.pending and not self._closed and (left := ends - loop.time()) > 0:
            self._poller = waiting = loop.create_future()
            try:
                async with asyncio.timeout(left):
                    await waiting
            except TimeoutError:
                break
            finally:
                if self._poller is waiting:
                    self._poller = None
        return list(self.pending.values())[:limit]

    def close(self) -> None:
        """Let a waiting poller go with what there is, now and from now on."""
        self._closed = True
        self._wake()

    def _wake(self) -> None:
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)

    async def set_webhook(self, webhook: Wire | None, *, drop: bool = False) -> None:
        """Switch between webhook and polling; `drop` forgets the waiting updates."""
        # Several processes may announce themselves at once.
        async with self._switching:
            await self._set_webhook(webhook, drop=drop)

    async def _set_webhook(self, webhook: Wire | None, *, drop: bool) -> None:
        session, self.webhook, self._session = self._session, None, None
        tasks, self._tasks = list(self._tasks.values()), {}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if session is not None:
            await session.close()
        if drop:
            self.pending.clear()
        self.webhook = webhook
        if webhook is None:
            return
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(Refusal("Conflict: terminated by setWebhook request", 409))
        self._slots = asyncio.Semaphore(webhook.get("max_connections", 40))
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60))
        for update_id in self.pending:
            self._deliver(update_id)

    def webhook_info(self) -> Wire:
        """Give what getWebhookInfo answers."""
        webhook = self.webhook or {}
        info: Wire = {
            "url": webhook.get("url", ""),
            "has_custom_certificate": False,
            "pending_update_count": len(self.pending),
        }
        if webhook:
            info["max_connections"] = webhook.get("max_connections", 40)
        if self.allowed:
            info["allowed_updates"] = self.allowed
        if self._last_error:
            info["last_error_date"], info["last_error_message"] = self._last_error
        return info

    def _deliver(self, update_id: int) -> None:
        task = asyncio.create_task(self._knock(update_id))  # noqa: TID251 (owned by _tasks)
        self._tasks[update_id] = task

    async def _knock(self, update_id: int) -> None:
        pause = self.retry_seconds
        while update_id in self.pending and self.webhook and self._session:
            async with self._slots:
                status = await self._post(self._session, self.webhook, self.pending[update_id])
            self.deliveries.append((update_id, status))
            if status == 200:
                self.pending.pop(update_id, None)
                self._changed.beat()
                break
            await asyncio.sleep(pause)
            pause = min(pause * 2, 1.0)
        self._tasks.pop(update_id, None)

    async def _post(self, session: aiohttp.ClientSession, webhook: Wire, update: Wire) -> int:
        secret = webhook.get("secret_token")
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        try:
            async with session.post(webhook["url"], json=update, headers=headers) as answer:
                body = await answer.read()
                if answer.status == 200:
                    if b'"method"' in body:
                        self.faults("a method in the answer to a webhook is not played")
                    return 200
                words = f"Wrong response from the webhook: {answer.status} {answer.reason}"
                status = answer.status
        except (aiohttp.ClientError, TimeoutError) as error:
            words, status = f"Connection failed: {type(error).__name__}", 0
        self._last_error = (self.now(), words)
        return status
