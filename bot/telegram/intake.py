"""How updates reach Palier: asked for one by one, or brought to a web address."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import logging
from collections.abc import Sequence
from datetime import timedelta

from aiohttp import web
from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.telegram.adapter import READ_TIMEOUT, Telegram
from bot.telegram.conversation import Conversation
from bot.telegram.errors import REVOKED, seconds, translated
from bot.telegram.reading import WANTED

log = logging.getLogger(__name__)

PATH = "/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (a header's name)
HOLD = timedelta(seconds=50)
"""How long Telegram may hold a question for updates open."""

GLANCE = 0.25
"""Seconds to wait for what is under way before asking for more, which confirms what is done."""

AT_ONCE = 100
"""The most updates Telegram brings at once."""

LONGEST_ANSWER = 30.0
"""Seconds after which an update is confirmed although nobody has answered it."""

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0


def secret(token: str) -> str:
    """What Telegram must show at our door; only who knows the token can compute it."""
    return hashlib.sha256(f"palier webhook {token}".encode()).hexdigest()


async def poll(
    telegram: Telegram, conversation: Conversation, stop: asyncio.Event, turn: asyncio.Event
) -> None:
    """Ask for updates until told to stop, then wait for those under way.

    The library's own polling confirms updates before they are answered, so that a crash loses
    them; here only answered ones are confirmed. Two processes that ask with one token disturb
    each other: then the one whose `turn` it is goes on.
    """
    async with asyncio.TaskGroup() as group:
        asking = group.create_task(_ask(telegram, conversation, turn, group))
        await stop.wait()
        asking.cancel()


async def _ask(
    telegram: Telegram, conversation: Conversation, turn: asyncio.Event, group: asyncio.TaskGroup
) -> None:
    pause, hooked, taken = 0.0, True, Taken()
    while True:
        try:
            if hooked:
                await telegram.bot.delete_webhook()
                hooked = False
            updates = await telegram.bot.get_updates(
                taken.offset, timeout=HOLD, allowed_updates=WANTED, read_timeout=READ_TIMEOUT
            )
        except TelegramError as trouble:
            pause = _pause(trouble, pause)
            log.warning("no updates kind=%s wait=%g", type(trouble).__name__, pause)
            await asyncio.sleep(pause)
            if isinstance(trouble, Conflict):
                await turn.wait()
            continue
        pause = 0.0
        for each in taken.fresh(updates):
            taken.under_way[each.update_id] = group.create_task(conversation.take(each))
        await taken.glance(len(updates))


class Taken:
    """Which updates were taken, and up to which all of them are answered.

    Telegram confirms every update below the offset it is asked for, and brings the others again.
    """

    def __init__(self) -> None:
        self.offset: int | None = None
        self.under_way: dict[int, asyncio.Task[None]] = {}
        self._since: dict[int, float] = {}

    def fresh(self, updates: Sequence[Update]) -> list[Update]:
        """Those not taken yet."""
        now = asyncio.get_running_loop().time()
        new = [each for each in updates if each.update_id not in self._since]
        self._since.update((each.update_id, now) for each in new)
        return new

    async def glance(self, brought: int) -> None:
        """Wait a moment for what is under way, then move the offset up to the first unanswered.

        When as many were brought as Telegram brings at once, the offset passes a slow one all
        the same: everybody behind it would wait.
        """
        if self.under_way:
            await asyncio.wait(self.under_way.values(), timeout=GLANCE)
        late = asyncio.get_running_loop().time() - LONGEST_ANSWER
        self.under_way = {
            name: task
            for name, task in self.under_way.items()
            if not task.done() and self._since[name] > late
        }
        if self._since:
            behind = min(self.under_way, default=0) if brought < AT_ONCE else 0
            self.offset = behind or max(self._since) + 1
            self._since = {name: at for name, at in self._since.items() if name >= self.offset}


def _pause(trouble: TelegramError, before: float) -> float:
    match trouble:
        case RetryAfter():
            return seconds(trouble)
        case InvalidToken():
            return REVOKED
    return min(max(before * 2, FIRST_PAUSE), LONGEST_PAUSE)


def add_webhook(app: web.Application, telegram: Telegram, conversation: Conversation) -> None:
    """Open a door for Telegram; whoever does not know the secret is turned away."""
    expected = secret(telegram.bot.token)

    async def take(request: web.Request) -> web.Response:
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, ""), expected):
            return web.Response(status=403)
        try:
            update = Update.de_json(json.loads(await request.read()), telegram.bot)
        except (ValueError, TypeError, KeyError):
            log.warning("unreadable update")
            return web.Response(status=400)
        # Confirmed once answered: after a crash Telegram brings it again.
        await conversation.take(update)
        return web.Response()

    app.router.add_post(PATH, take)


async def announce_webhook(telegram: Telegram, public_url: str) -> None:
    """Tell Telegram where to bring updates; the door must be open by then.

    Raises `Undeliverable` for an address Telegram does not accept, `Later` without an answer.
    """
    url = public_url.rstrip("/") + PATH
    secret_token = secret(telegram.bot.token)
    with translated("-"):
        await telegram.bot.set_webhook(url, secret_token=secret_token, allowed_updates=WANTED)
