"""People: what they send, see and wait for."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from .buttons import Pressing
from .chats import Chat
from .checks import PAYLOAD
from .entities import typed_entities
from .inline import InlineUse
from .joining import Joining
from .messages import Message, Shown, show

if TYPE_CHECKING:
    from .bots import BotAccount


class Person(Pressing, Joining, InlineUse):
    """Somebody with Telegram in their pocket."""

    async def commands(
        self, chat: "Chat | BotAccount | None", command: str, *, bot: "BotAccount | None" = None
    ) -> Message:
        """Type a command with its arguments; in a group of several bots, name the one meant."""
        name, space, rest = command.removeprefix("/").partition(" ")
        return await self.says(chat, f"/{name}{f'@{bot.username}' if bot else ''}{space}{rest}")

    async def opens(self, payload: str = "", *, bot: "BotAccount | None" = None) -> Message:
        """Open the bot by its link, with a payload it carried."""
        if payload and not PAYLOAD.match(payload):
            raise ValueError(f"{payload!r} is no start payload: 64 of A-Z a-z 0-9 _ -")
        return await self.says(bot, f"/start {payload}")

    async def follows(self, url: str) -> Message | Chat:
        """Open a link: a start link to a bot writes /start, an invite link asks to join."""
        parts = urlsplit(url)
        assert parts.netloc == "t.me", f"{url} leads out of Telegram"
        if parts.path.startswith("/+"):
            return await self.asks_to_join(url)
        bot = self.server.bot_named(parts.path.strip("/"))
        return await self.opens(parse_qs(parts.query).get("start", [""])[0], bot=bot)

    async def shares_location(
        self, chat: "Chat | BotAccount | None", latitude: float, longitude: float
    ) -> Message:
        """Send a place, in degrees."""
        place = {"latitude": latitude, "longitude": longitude}
        return self.post(chat, {"location": place})

    async def shares_person(self, chat: "Chat | BotAccount | None", who: "Person") -> Message:
        """Pick somebody with a keyboard's button."""
        picked = [{"user_id": who.id, "first_name": who.name}]
        return self.post(chat, {"users_shared": {"request_id": 1, "users": picked}})

    async def sends_contact(self, chat: "Chat | BotAccount | None", phone: str) -> Message:
        """Share their own phone number."""
        contact = {"phone_number": phone, "first_name": self.name, "user_id": self.id}
        return self.post(chat, {"contact": contact})

    async def sends_sticker(self, chat: "Chat | BotAccount | None", emoji: str = "👋") -> Message:
        """Send a sticker."""
        sticker = {
            "type": "regular", "width": 512, "height": 512, "is_animated": False,
            "is_video": False, "emoji": emoji, **self.server.keep_file(b"sticker", "s.webp"),
        }  # fmt: skip
        return self.post(chat, {"sticker": sticker})

    async def sends_photo(
        self, chat: "Chat | BotAccount | None", content: bytes = b"photo", caption: str = ""
    ) -> Message:
        """Send a picture."""
        photo = {"width": 800, "height": 600, **self.server.keep_file(content, "photo.jpg")}
        return self.post(chat, {"photo": [photo], **({"caption": caption} if caption else {})})

    async def sends_document(
        self,
        chat: "Chat | BotAccount | None",
        content: bytes = b"document",
        name: str = "document.pdf",
        mime_type: str = "application/pdf",
        caption: str = "",
    ) -> Message:
        """Send a file."""
        document = {
            "file_name": name, "mime_type": mime_type, **self.server.keep_file(content, name),
        }  # fmt: skip
        return self.post(chat, {"document": document, **({"caption": caption} if caption else {})})

    async def sends_voice(self, chat: "Chat | BotAccount | None", seconds: int = 3) -> Message:
        """Send a spoken message."""
        voice = {"duration": seconds, **self.server.keep_file(b"voice", "voice.oga")}
        return self.post(chat, {"voice": voice})

    async def edits(self, message: Message, text: str) -> None:
        """Change a text of their own."""
        assert message.sender is self
        assert "text" in message.content
        message.content = {"text": text, "entities": typed_entities(text)}
        message.edits += 1
        message.edited_at = self.server.now()
        self.server.announce(message, edited=True)

    async def deletes(self, message: Shown | Message) -> None:
        """Delete a message, which bots are not told."""
        (message.message if isinstance(message, Shown) else message).deleted = True
        self.server.changed.beat()

    def screen(
        self, chat: "Chat | BotAccount | None" = None, *, services: bool = False
    ) -> list[Shown]:
        """List what this person sees in a chat now, oldest first; joins and pins on demand."""
        messages = self.chat_with(chat).messages.values()
        return [show(m) for m in messages if not m.deleted and (services or m.service is None)]

    def last(self, chat: "Chat | BotAccount | None" = None) -> Shown:
        """Give the last message of a bot on the screen."""
        shown = [message for message in self.screen(chat) if message.from_bot]
        assert shown, f"no bot has written to {self.name} here"
        return shown[-1]

    async def sees(
        self,
        wanted: str | Callable[[Shown], Any],
        chat: "Chat | BotAccount | None" = None,
        *,
        timeout: float = 5,
    ) -> Shown:
        """Wait for a message of a bot that holds a text or meets a condition; newest first."""
        loop = asyncio.get_running_loop()
        ends = loop.time() + timeout
        while True:
            for shown in reversed(self.screen(chat)):
                fits = wanted in shown.text if isinstance(wanted, str) else wanted(shown)
                if shown.from_bot and fits:
                    return shown
            if (left := ends - loop.time()) <= 0:
                texts = [shown.text for shown in self.screen(chat)[-5:]]
                raise AssertionError(f"{self.name} does not see {wanted!r}, but {texts}")
            await self.server.changed.wait(left)

    def menu(self, chat: "Chat | BotAccount | None" = None) -> dict[str, str]:
        """Give the commands offered here to this person: name to description."""
        from .methods.profile import menu_for

        place = self.chat_with(chat)
        return menu_for(place.bot or self.server.first_bot, place, self)
