"""The stairwell as a platform: messages land in chats held in memory, errands are done at once."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from bot.platform import Address, Refusal, Undeliverable
from bot.stairwell.house import PLATFORM, Chat, House, Post
from messages.model import Link, Message, Reader
from storage.area import Wall
from storage.outbox import Errand


class StairwellPlatform:
    """Delivers into the house; it also keeps the files that people sent."""

    name = PLATFORM

    def __init__(self, house: House) -> None:
        self._house = house
        self.page = ""

    async def send(self, to: Address, message: Message, reader: Reader) -> str:
        return self._house.put(self._chat(to).name, reader, message=message).id

    async def edit(self, to: Address, posted: str, message: Message, reader: Reader) -> None:
        # A shared card hangs in a chat whose address Palier never learns: its name is enough.
        self._house.change(self._post(posted), message, reader)

    async def act(self, errand: Errand, to: Address, subject: str) -> None:
        chat = self._chat(to)
        if errand in (Errand.PIN, Errand.UNPIN):
            self._house.pin(self._post(subject), errand is Errand.PIN)
        else:
            self._house.admit(errand, chat, subject)

    async def fetch(self, platform: str, ref: str) -> bytes:
        """The bytes of a file attached to a form."""
        return self._house.files[ref]

    async def opening(self, payload: str, walls: Sequence[Wall]) -> Link | None:
        """The page itself, once it is open: on this machine it shows what paper would."""
        return Link(url=self.page, shown=urlsplit(self.page).netloc) if self.page else None

    def _chat(self, to: Address) -> Chat:
        chat = self._house.chats.get(to.chat)
        if chat is None:
            raise Undeliverable("no such chat", chat_gone=True)
        return chat

    def _post(self, posted: str) -> Post:
        post = self._house.find(posted)
        if post is None:
            raise Undeliverable("no such message", means=Refusal.TARGET)
        return post
