"""The stairwell as a platform: messages land in chats held in memory, errands are done at once."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from bot.platform import ChatAddress, RefusalMeaning, Undeliverable
from bot.stairwell.state import PLATFORM, SandboxChat, SandboxPost, SandboxState
from messages.model import Link, Message, Reader
from storage.area import Wall
from storage.outbox import OutboxAction


class SandboxPlatform:
    """Delivers into the state; it also keeps the files that people sent."""

    name = PLATFORM

    def __init__(self, state: SandboxState) -> None:
        self._state = state
        self.page = ""

    async def send_message(self, to: ChatAddress, message: Message, reader: Reader) -> str:
        return self._state.add_post(self._chat(to).name, reader, message=message).id

    async def edit_message(
        self, to: ChatAddress, posted: str, message: Message, reader: Reader
    ) -> None:
        # A shared card hangs in a chat whose address Palier never learns: its name is enough.
        self._state.redraw_post(self._post(posted), message, reader)

    async def act_on_chat(self, errand: OutboxAction, to: ChatAddress, subject: str) -> None:
        chat = self._chat(to)
        if errand in (OutboxAction.PIN, OutboxAction.UNPIN):
            self._state.pin_post(self._post(subject), errand is OutboxAction.PIN)
        else:
            self._state.admit_person(errand, chat, subject)

    async def whisper_message(
        self, to: ChatAddress, user: str, message: Message, reader: Reader
    ) -> None:
        """What one person alone reads stands in their talk."""
        person = self._state.people.get(user)
        if person is None:
            raise Undeliverable("no such person", means=RefusalMeaning.TARGET)
        self._state.add_post(person.chat, person.reader, message=message)

    async def fetch_file(self, platform: str, ref: str) -> bytes:
        """The bytes of a file attached to a form."""
        if ref not in self._state.files:
            raise Undeliverable("no such file", means=RefusalMeaning.TARGET)
        return self._state.files[ref]

    async def opening_link(self, payload: str, walls: Sequence[Wall]) -> Link | None:
        """The page itself, once it is open: on this machine it shows what paper would."""
        return Link(url=self.page, shown=urlsplit(self.page).netloc) if self.page else None

    def _chat(self, to: ChatAddress) -> SandboxChat:
        chat = self._state.chats.get(to.chat)
        if chat is None:
            raise Undeliverable("no such chat", chat_gone=True)
        return chat

    def _post(self, posted: str) -> SandboxPost:
        post = self._state.find_post(posted)
        if post is None:
            raise Undeliverable("no such message", means=RefusalMeaning.TARGET)
        return post
