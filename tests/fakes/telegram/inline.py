"""Inline mode: what a person types after a bot's name, and the result they send."""

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .accounts import Account
from .entities import formatted
from .errors import Wire
from .messages import Message

if TYPE_CHECKING:
    from .bots import BotAccount
    from .chats import Chat


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One of the results a bot offered for a query."""

    id: str
    title: str
    description: str
    raw: Wire
    query: "InlineQuery"


class InlineQuery:
    """One inline query, waiting for its results."""

    def __init__(self, query_id: str, bot: "BotAccount", text: str, born: float) -> None:
        self.id = query_id
        self.bot = bot
        self.text = text
        self.born = born
        self.button: Wire | None = None
        self.results: asyncio.Future[list[InlineResult]] = (
            asyncio.get_running_loop().create_future()
        )


class InlineUse(Account):
    """What people do with inline mode."""

    async def types_inline(
        self, text: str, *, bot: "BotAccount | None" = None, timeout: float = 5
    ) -> list[InlineResult]:
        """Type `@bot text` in any chat and wait for the results."""
        bot = bot or self.server.first_bot
        assert bot.inline, f"{bot.username} has no inline mode"
        query = InlineQuery(self.server.new_id(), bot, text, self.server.clock())
        self.server.inline_queries[query.id] = query
        wire: Wire = {"id": query.id, "from": self.user(), "query": text, "offset": ""}
        bot.met.add(self.id)
        bot.mailbox.put("inline_query", wire)
        try:
            async with asyncio.timeout(timeout):
                return await asyncio.shield(query.results)
        except TimeoutError:
            raise AssertionError(f"nobody answered the inline query {text!r}") from None

    async def chooses(
        self, result: InlineResult, chat: "Chat | BotAccount | None" = None
    ) -> Message:
        """Send a result into a chat; with buttons, the bot can edit the message later."""
        raw, bot = result.raw, result.query.bot
        told = raw.get("input_message_content") or {"message_text": result.title}
        text, entities = formatted(
            told["message_text"], told.get("parse_mode"), told.get("entities")
        )
        content: Wire = {"text": text, **({"entities": entities} if entities else {})}
        message = self.post(chat, content, via_bot=bot)
        chosen: Wire = {"result_id": result.id, "from": self.user(), "query": result.query.text}
        if raw.get("reply_markup"):
            message.markup = raw["reply_markup"]
            message.inline_id = self.server.new_id()
            self.server.inline_messages[message.inline_id] = message
            chosen["inline_message_id"] = message.inline_id
        if bot.inline_feedback:
            bot.mailbox.put("chosen_inline_result", chosen)
        return message
