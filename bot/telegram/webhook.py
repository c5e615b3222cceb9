"""The door Telegram brings updates to."""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
from collections import deque

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.telegram.adapter import TelegramPlatform
from bot.telegram.errors import translate_errors
from bot.telegram.raw_updates import RawUpdate
from bot.telegram.reading import WANTED
from bot.telegram.receiver import ReceivedUpdate, UpdateReceiver

log = logging.getLogger(__name__)

PATH = "/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (a header's name)
MOST = 1000
"""The most updates under way at once; Telegram itself brings forty, and comes again."""

REFUSED = 200
"""The most unreadable updates that are remembered, to be let go when they are brought again."""

STATUS = {ReceivedUpdate.DONE: 200, ReceivedUpdate.UNREADABLE: 400, ReceivedUpdate.LATER: 503}


def webhook_secret(token: str) -> str:
    """What Telegram must show at our door; only who knows the token can compute it."""
    return hashlib.sha256(f"palier webhook {token}".encode()).hexdigest()


def add_webhook(app: web.Application, token: str, receiver: UpdateReceiver) -> None:
    """Open a door for Telegram; whoever does not know the secret is turned away."""
    expected, under_way = webhook_secret(token).encode(), 0
    # What cannot be read is refused once; brought again as it was, it is let go.
    refused: deque[bytes] = deque(maxlen=REFUSED)

    async def take(request: web.Request) -> web.Response:
        nonlocal under_way
        shown = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(shown, expected):
            return web.Response(status=403)
        if under_way >= MOST:
            return web.Response(status=503)
        under_way += 1
        try:
            return web.Response(status=await answered(request))
        finally:
            under_way -= 1

    async def answered(request: web.Request) -> int:
        body = b""
        try:
            body = await request.read()
            raw = RawUpdate.of(json.loads(body))
        except (ValueError, RecursionError, web.HTTPRequestEntityTooLarge):
            raw = RawUpdate(None, None)
        if raw.name is None:
            log.warning("unreadable update")
            return 400
        if (digest := hashlib.sha256(body).digest()) in refused:
            return 200
        # Confirmed once answered: after a crash Telegram brings it again.
        received = await receiver.receive_update(raw)
        if received is ReceivedUpdate.UNREADABLE:
            refused.append(digest)
        return STATUS[received]

    app.router.add_post(PATH, take)


async def announce_webhook(telegram: TelegramPlatform, public_url: str) -> None:
    """Tell Telegram where to bring updates; the door must be open by then.

    Raises `Undeliverable` for an address Telegram does not accept, `RetryLater` without an answer.
    """
    url = public_url.rstrip("/") + PATH
    secret_token = webhook_secret(telegram.bot.token)
    with translate_errors("-"):
        await telegram.bot.set_webhook(url, secret_token=secret_token, allowed_updates=WANTED)


async def answer_kept(receiver: UpdateReceiver) -> None:
    """Answer what was kept while Palier still asked for updates itself."""
    try:
        for number, raw in (await receiver.keeper.parked_updates()).items():
            if await receiver.receive_update(raw) is not ReceivedUpdate.LATER:
                await receiver.keeper.forget_update(number)
    except (OSError, SQLAlchemyError):
        # What is left is answered at the next start.
        log.exception("kept updates not reached")
