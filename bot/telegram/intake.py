"""How updates reach Palier: asked for one by one, or brought to a web address."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import logging
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

ANSWERED_WITHIN = 2.0
"""Seconds a batch may take before the next one is asked for, which confirms it to Telegram."""

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0


def secret(token: str) -> str:
    """What Telegram must show at our door; only who knows the token can compute it."""
    return hashlib.sha256(f"palier webhook {token}".encode()).hexdigest()


async def poll(
    telegram: Telegram, conversation: Conversation, stop: asyncio.Event, turn: asyncio.Event
) -> None:
    """Ask for updates until told to stop, then wait for those under way.

    The library's own polling confirms updates before they are answered, so that a crash loses
    them; here a batch is confirmed once it is answered, or after a while. Two processes that ask
    with one token disturb each other: then the one whose `turn` it is goes on.
    """
    async with asyncio.TaskGroup() as group:
        asking = group.create_task(_ask(telegram, conversation, turn, group))
        await stop.wait()
        asking.cancel()


async def _ask(
    telegram: Telegram, conversation: Conversation, turn: asyncio.Event, group: asyncio.TaskGroup
) -> None:
    offset, pause, hooked = None, 0.0, True
    while True:
        try:
            if hooked:
                await telegram.bot.delete_webhook()
                hooked = False
            updates = await telegram.bot.get_updates(
                offset, timeout=HOLD, allowed_updates=WANTED, read_timeout=READ_TIMEOUT
            )
        except TelegramError as trouble:
            pause = _pause(trouble, pause)
            log.warning("no updates kind=%s wait=%g", type(trouble).__name__, pause)
            await asyncio.sleep(pause)
            if isinstance(trouble, Conflict):
                await turn.wait()
            continue
        pause = 0.0
        if updates:
            batch = [group.create_task(conversation.take(each)) for each in updates]
            await asyncio.wait(batch, timeout=ANSWERED_WITHIN)
            offset = updates[-1].update_id + 1


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
