"""An account: who somebody is on Telegram, which chats they are in, how they write there."""

from typing import TYPE_CHECKING

from .chats import Chat
from .entities import typed_entities
from .errors import Wire
from .messages import Message, Shown

if TYPE_CHECKING:
    from .bots import BotAccount
    from .world import World


class Account:
    """A user who is no bot; where a chat may be left out, it is the private one with the bot."""

    def __init__(
        self,
        server: "World",
        user_id: int,
        name: str,
        language_code: str | None,
        username: str | None,
    ) -> None:
        self.server = server
        self.id = user_id
        self.name = name
        self.language_code = language_code
        self.username = username
        self.blocked: set[int] = set()
        self.deactivated = False

    def user(self) -> Wire:
        """Give the User object of the wire."""
        wire: Wire = {"id": self.id, "is_bot": False, "first_name": self.name}
        optional = {"language_code": self.language_code, "username": self.username}
        return wire | {key: value for key, value in optional.items() if value}

    def chat_with(self, place: "Chat | BotAccount | None" = None) -> Chat:
        """Give a chat this person is in, or their private one with a bot."""
        if isinstance(place, Chat):
            if place.person is not self and not place.member(self).present:
                raise AssertionError(f"{self.name} is not in {place.title}")
            return place
        return self.server.private(place or self.server.first_bot, self)

    async def says(
        self,
        chat: "Chat | BotAccount | None",
        text: str,
        *,
        reply_to: Shown | Message | int | None = None,
        thread: int | None = None,
    ) -> Message:
        """Write a text; commands, links and mentions in it are marked as a client marks them."""
        text = text.strip()
        assert 0 < len(text) <= 4096, "a client sends neither empty nor longer messages"
        content: Wire = {"text": text}
        if entities := typed_entities(text):
            content["entities"] = entities
        return self.post(chat, content, reply_to=reply_to, thread=thread)

    def post(
        self,
        chat: "Chat | BotAccount | None",
        content: Wire,
        *,
        reply_to: Shown | Message | int | None = None,
        thread: int | None = None,
        via_bot: "BotAccount | None" = None,
    ) -> Message:
        """Put a message on the wall and tell the bots that may see it."""
        place = self.chat_with(chat)
        if place.type == "channel":
            assert place.may(self, "canpost_messages"), f"{self.name} may not post here"
        if place.migrated_to is not None:
            raise AssertionError(f"{place.title} became a supergroup: use the chat it gave")
        if place.bot is not None:
            self.blocked.discard(place.bot.id)
            place.started = True
        if isinstance(reply_to, Shown):
            reply_to = reply_to.message
        if isinstance(reply_to, int):
            reply_to = place.messages[reply_to]
        message = self.server.add_message(
            place, self, content, reply_to=reply_to, thread_id=thread, via_bot=via_bot
        )
        self.server.announce(message)
        return message
