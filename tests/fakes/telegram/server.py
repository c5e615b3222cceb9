"""The server on loopback: takes calls, applies limits and troubles, answers as Telegram does."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from aiohttp import web

from tests.fakes.outages import Kind, Outage
from tests.fakes.server import FakeServer, shown

from .bots import BotAccount
from .chats import Chat
from .checks import check_parameters
from .decoding import Parameters, read_parameters
from .errors import Refusal, Wire, bad_request, too_many_requests
from .limits import FloodLimits
from .methods import METHODS
from .people import Person
from .shapes import shapes
from .world import World


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
    sent: Parameters | None = field(default=None, repr=False)


class TelegramServer(FakeServer[Call], World):
    """Telegram, small and strict; python-telegram-bot's `base_url` is `{url}/bot`.

    `checks=False` trusts parameters, for speed.
    """

    LONG_POLL = "getUpdates"

    def __init__(self, *, port: int = 0, token: str | None = None, checks: bool = True) -> None:
        World.__init__(self, token)
        FakeServer.__init__(self, port)
        self.checks = checks
        self.limits: FloodLimits | None = None

    def add_routes(self, app: web.Application) -> None:
        """Serve the Bot API and its files."""
        shapes()
        app.router.add_route("*", "/bot{token:[^/]+}/{method}", self.take)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self._download)

    async def release(self) -> None:
        """Let waiting bots go."""
        for bot in self.bots.values():
            bot.mailbox.close()
            await bot.mailbox.set_webhook(None)

    def waiting(self) -> Iterator[str]:
        """Say which bots have not taken their updates."""
        for bot in self.bots.values():
            if bot.mailbox.pending:
                yield f"{len(bot.mailbox.pending)} updates for {bot.username}"

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
        about = {} if chat is None else {"chat_id": chat if isinstance(chat, int) else chat.id}
        outage = Outage(kind, method, about, times, retry_after, words, answer)
        self.outages.append(outage)
        return outage

    def floods(self, **limits: Any) -> FloodLimits:
        """Turn flood control on, with Telegram's limits where none are given."""
        self.limits = FloodLimits(**limits)
        return self.limits

    async def read_call(self, request: web.Request, method: str) -> Call | web.Response:
        """Read a call; who shows no bot's token, or sends what is no form, hears so at once."""
        token = request.match_info["token"]
        bot = next((bot for bot in self.bots.values() if bot.token == token), None)
        if bot is None:
            return _refusal(Refusal("Unauthorized", 401))
        try:
            sent = await read_parameters(request, method)
        except Refusal as refusal:
            self.faults.append(f"{method}: {refusal.description}")
            return _refusal(refusal)
        files = {name: upload.content for name, upload in sent.uploads.items()}
        return Call(method, sent.values, monotonic(), bot, uploads=files, sent=sent)

    def refused(self, outage: Outage) -> web.Response:
        """Answer as Telegram does when it is too busy, fails or says no in these words."""
        if outage.kind == "too_many_requests":
            return _refusal(too_many_requests(outage.retry_after))
        if outage.kind == "server_error":
            return _refusal(Refusal("Internal Server Error", 500))
        return _refusal(Refusal(outage.words, 403 if outage.words.startswith("Forbidden") else 400))

    async def run_call(self, call: Call) -> web.Response:
        """Check and carry out one call."""
        try:
            self._check(call)
            assert call.sent is not None
            result = METHODS[call.method][0](self, call.bot, call.sent)
            if asyncio.iscoroutine(result):
                result = await result
        except Refusal as refusal:
            call.refusal = refusal.description
            if refusal.fault:
                self.faults.append(f"{call.method}: {refusal.description} ({shown(call.params)})")
            return _refusal(refusal)
        return web.json_response({"ok": True, "result": result})

    def _check(self, call: Call) -> None:
        if call.method not in shapes().methods:
            raise Refusal("Not Found", 404, fault=True)
        if call.method not in METHODS:
            raise bad_request(f"{call.method} is not played by this server", fault=True)
        assert call.sent is not None
        if self.checks:
            check_parameters(call.method, call.sent)
        elif call.sent.problems:
            raise bad_request("; ".join(call.sent.problems), fault=True)
        costs, chat_id = METHODS[call.method][1], call.params.get("chat_id")
        if self.limits and costs and chat_id is not None:
            key = chat_id if isinstance(chat_id, int) else -abs(hash(chat_id))
            wait = self.limits.wait_for(call.bot.id, key, edit=costs == "edit")
            if wait:
                raise too_many_requests(wait)

    async def _download(self, request: web.Request) -> web.Response:
        file_id = request.match_info["path"].rpartition("/")[2].partition(".")[0]
        if file_id not in self.files:
            return _refusal(Refusal("Not Found", 404))
        return web.Response(body=self.files[file_id][1], content_type="application/octet-stream")


def _refusal(refusal: Refusal) -> web.Response:
    return web.json_response(refusal.wire(), status=refusal.code)
