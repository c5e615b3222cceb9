"""What sending tells about a wall: that it is gone, refuses, has moved, or takes cards again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.clock import Clock
from bot.platform import ChatAddress, RefusalMeaning, Undeliverable
from handlers.kernel.events import Event, EventOrigin, WallMovedEvent, WallRefused, WallSeenEvent
from messages.organise.actions import WallObstacle, WallRight
from storage.database import Database
from storage.outbox import ASIDE, CardCopy, OutboxAction, OutboxMessage

Notices = Callable[[EventOrigin, Event], Awaitable[bool]]

SECOND = 2
"""The refusal in a row from which a wall is believed not to take cards for a while.

It is told each time: what one transaction could not take in would be lost otherwise.
"""

NEEDS = {
    OutboxAction.PIN: WallRight.PIN,
    OutboxAction.UNPIN: WallRight.PIN,
}
"""The right an errand needs where it is not that to post; letting people in needs `INVITE`."""

OF_THE_CHAT = (RefusalMeaning.GONE, RefusalMeaning.ARCHIVED)
"""What is true of a chat whatever was to be done there."""


async def _ignore_event(origin: EventOrigin, event: Event) -> bool:
    """Nobody listens."""
    return False


class WallNews:
    """Lets whoever answers for walls know what was learned about them."""

    def __init__(self, database: Database, platform: str, clock: Clock) -> None:
        self._database, self._platform, self._clock = database, platform, clock
        self.notice: Notices = _ignore_event

    async def share_news(self, where: OutboxMessage | CardCopy, event: Event | None) -> None:
        """Let it be known what sending told about a chat, as the platform would have told it."""
        if event is None or await self.notice(EventOrigin(self._platform, where.workspace), event):
            return
        # Where no capability answers for walls, what was learned holds for what is carried.
        name, now = self._platform, self._clock.now()
        async with self._database.transaction() as store:
            match event:
                case WallSeenEvent(chat=chat, present=False):
                    await store.areas.close_wall(name, chat, now)
                case WallMovedEvent(chat=chat, to=to):
                    await store.areas.move_wall(name, chat, to)
                    await store.outbox.move_chat(name, chat, to, now)


def refusal_event(
    to: ChatAddress, refusal: Undeliverable, errand: OutboxAction = OutboxAction.SAY, *, again: bool
) -> Event | None:
    """What a refusal tells about a wall; nothing when it is about a message or a person."""
    if refusal.means is RefusalMeaning.GONE:
        return WallSeenEvent(to.chat, "", present=False, may_post=False)
    if refusal.means is RefusalMeaning.TARGET:
        return None
    if errand in ASIDE and refusal.means not in OF_THE_CHAT:
        return None
    right = WallRight.POST if errand is OutboxAction.SAY else NEEDS.get(errand, WallRight.INVITE)
    return WallRefused(to.chat, WallObstacle(refusal.means), right, to.topic, again)
