"""How updates reach Palier: asked for one by one, or brought to a web address."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import logging
from collections import deque
from collections.abc import Sequence
from datetime import timedelta

from aiohttp import web
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.telegram.adapter import READ_TIMEOUT, Telegram
from bot.telegram.conversation import Conversation
from bot.telegram.errors import REVOKED, seconds, translated
from bot.telegram.raw_updates import RawUpdate, UnreadableUpdate
from bot.telegram.reading import WANTED
from storage.errors import DatabaseAway

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

REFUSED = 200
"""The most unreadable updates that are remembered, to be let go when they are brought again."""

AGAIN = 5.0
"""Seconds until an update that the database did not take is tried again."""

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
        asking = group.create_task(_ask(telegram, conversation, turn, group, stop))
        await stop.wait()
        asking.cancel()


async def _ask(
    telegram: Telegram,
    conversation: Conversation,
    turn: asyncio.Event,
    group: asyncio.TaskGroup,
    stop: asyncio.Event,
) -> None:
    pause, hooked, taken = 0.0, True, Taken(stop)
    while True:
        try:
            if hooked:
                await telegram.bot.delete_webhook()
                hooked = False
            updates = await telegram.bot.raw_updates(
                taken.offset, hold=HOLD, allowed=WANTED, read_timeout=READ_TIMEOUT
            )
        except TelegramError as trouble:
            pause = _pause(trouble, pause)
            log.warning("no updates kind=%s wait=%g", type(trouble).__name__, pause)
            await asyncio.sleep(pause)
            if isinstance(trouble, Conflict):
                await turn.wait()
            continue
        pause = 0.0
        for name, each in taken.fresh(updates):
            taken.under_way[name] = group.create_task(taken.insist(name, conversation, each))
        if updates and not any(each.name for each in updates):
            # Nothing there can be confirmed: it would be brought again at once, and for ever.
            log.warning("updates without a number count=%s wait=%g", len(updates), LONGEST_PAUSE)
            await asyncio.sleep(LONGEST_PAUSE)
        await taken.glance(len(updates))


async def take_raw(conversation: Conversation, raw: RawUpdate) -> bool:
    """Answer an update as it came; one that cannot be read is set aside, and counts as answered."""
    try:
        update = conversation.parsed(raw)
    except UnreadableUpdate as fault:
        await conversation.set_aside(raw, fault)
        return False
    await conversation.take(update)
    return True


class Taken:
    """Which updates were taken, and up to which all of them are answered.

    Telegram confirms every update below the offset it is asked for, and brings the others again.
    """

    def __init__(self, stop: asyncio.Event) -> None:
        self.offset: int | None = None
        self._stop = stop
        self.under_way: dict[int, asyncio.Task[bool]] = {}
        self._since: dict[int, float] = {}
        self._unkept: set[int] = set()

    async def insist(self, name: int, conversation: Conversation, raw: RawUpdate) -> bool:
        """Answer it; while the database is away it stays unconfirmed, and is tried again."""
        while True:
            try:
                answered = await take_raw(conversation, raw)
            except DatabaseAway:
                self._unkept.add(name)
                if self._stop.is_set():
                    return False  # it is brought again at the next start
                await asyncio.sleep(AGAIN)
            else:
                self._unkept.discard(name)
                return answered

    def fresh(self, updates: Sequence[RawUpdate]) -> list[tuple[int, RawUpdate]]:
        """Those not taken yet; what has no number cannot be confirmed, and is left out."""
        now = asyncio.get_running_loop().time()
        named = [(each.name, each) for each in updates if each.name is not None]
        new = [(name, each) for name, each in named if name not in self._since]
        self._since.update((name, now) for name, _ in new)
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
            if not task.done() and (self._since[name] > late or name in self._unkept)
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
    expected = secret(telegram.bot.token).encode()
    # What cannot be read is refused once; brought again as it was, it is let go.
    refused: deque[bytes] = deque(maxlen=REFUSED)

    async def take(request: web.Request) -> web.Response:
        shown = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(shown, expected):
            return web.Response(status=403)
        body = b""
        try:
            body = await request.read()
            raw = RawUpdate.of(json.loads(body))
        except (ValueError, RecursionError, web.HTTPRequestEntityTooLarge):
            raw = RawUpdate(None, None)
        if raw.name is None:
            log.warning("unreadable update")
            return web.Response(status=400)
        if (digest := hashlib.sha256(body).digest()) in refused:
            return web.Response()
        # Confirmed once answered: after a crash Telegram brings it again.
        try:
            read = await take_raw(conversation, raw)
        except DatabaseAway:
            return web.Response(status=503)
        if not read:
            refused.append(digest)
            return web.Response(status=400)
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
