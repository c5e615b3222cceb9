"""Presses: real buttons, stale ones and forged ones, and the answer a person gets."""

import asyncio
from typing import TYPE_CHECKING

from .accounts import Account
from .errors import Wire
from .messages import Message, Shown, Toast, show

if TYPE_CHECKING:
    from .bots import BotAccount


class CallbackQuery:
    """One press, waiting for its answer."""

    def __init__(self, query_id: str, bot: "BotAccount", born: float) -> None:
        self.id = query_id
        self.bot = bot
        self.born = born
        self.answers: list[Toast] = []
        self.answered: asyncio.Future[Toast] = asyncio.get_running_loop().create_future()


class Pressing(Account):
    """What people do with buttons."""

    async def presses(
        self, message: Shown | Message, label_or_data: str, *, timeout: float = 5
    ) -> Toast:
        """Press a button and wait for the toast; a link button gives its url at once."""
        current = show(message.message if isinstance(message, Shown) else message)
        held = message if isinstance(message, Shown) else current
        try:
            button = held.button(label_or_data)
        except AssertionError:
            button = current.button(label_or_data)
        if button.url is not None:
            return Toast(url=button.url)
        if button.data is None:
            raise AssertionError(f"{button.label!r} is not pressed but {button.raw}")
        return await self.forges(current.message, button.data, timeout=timeout)

    async def forges(self, message: Shown | Message, data: str, *, timeout: float = 5) -> Toast:
        """Press with data of one's own making, as a modified client can."""
        query = self.press(message, data)
        try:
            async with asyncio.timeout(timeout):
                return await asyncio.shield(query.answered)
        except TimeoutError:
            raise AssertionError(
                f"nobody answered {self.name}'s press on {data!r} in {timeout} s"
            ) from None

    def press(self, message: Shown | Message, data: str) -> CallbackQuery:
        """Press without waiting for an answer."""
        message = message.message if isinstance(message, Shown) else message
        bot = message.via_bot or self.server.bot_of(message)
        query = CallbackQuery(self.server.new_id(), bot, self.server.clock())
        self.server.callbacks[query.id] = query
        wire: Wire = {
            "id": query.id,
            "from": self.user(),
            "chat_instance": str(hash((message.chat.id, bot.id))),
            "data": data,
        }
        if message.inline_id is not None:
            wire["inline_message_id"] = message.inline_id
        else:
            wire["message"] = message.callback_wire()
        bot.met.add(self.id)
        bot.mailbox.put("callback_query", wire)
        return query
