"""What a chat platform must be able to do; each does it in its own idiom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from messages.model import Message, Reader
from storage.outbox import OutboxAction


@dataclass(frozen=True)
class ChatAddress:
    """Where something is sent: a chat, and a topic inside it where chats have topics."""

    chat: str
    workspace: str = ""
    topic: str = ""


class RetryLater(Exception):
    """The platform asks for patience, in seconds; `whole` when it means the bot, not one chat."""

    def __init__(self, seconds: float, *, whole: bool = False) -> None:
        super().__init__(f"{seconds:g} s")
        self.seconds, self.whole = seconds, whole


class OutOfReach(RetryLater):
    """The platform answered with an error, or not at all: nobody asked for that wait but us."""


class NotBeforeMorning(RetryLater):
    """Nobody there should be disturbed yet: this message alone waits, the chat does not."""


COPY = "inline:"
"""How a copy that is not the one of a wall is kept: its chat and message in its own name."""


class RefusalMeaning(StrEnum):
    """What a platform's no means for what was to be done there.

    `GONE`: nothing can be sent there any more. `TARGET`: the message or person it is about is not
    there. `RIGHT`, `TOPIC` and `ARCHIVED` keep something from being done as long as people leave it
    so. `WRONG` is everything else: our fault, or a no that nobody has written down.
    """

    GONE = "gone"
    TARGET = "target"
    RIGHT = "right"
    TOPIC = "topic"
    ARCHIVED = "archived"
    WRONG = "wrong"

    @property
    def is_final(self) -> bool:
        """Whether trying again cannot help."""
        return self in (RefusalMeaning.GONE, RefusalMeaning.TARGET)


class Undeliverable(Exception):
    """The platform said no; `chat_gone` when nothing can be sent there any more."""

    def __init__(
        self, reason: str, *, chat_gone: bool = False, means: RefusalMeaning = RefusalMeaning.WRONG
    ) -> None:
        super().__init__(reason)
        self.reason, self.means = reason, RefusalMeaning.GONE if chat_gone else means

    @property
    def chat_gone(self) -> bool:
        return self.means is RefusalMeaning.GONE


class ChatMoved(Exception):
    """The chat goes on under another address."""

    def __init__(self, to: str) -> None:
        super().__init__("the chat moved")
        self.to = to


class ChatPlatform(Protocol):
    """One platform through one bot; calls may raise `RetryLater`, `Undeliverable`, `ChatMoved`."""

    name: str

    async def send_message(self, to: ChatAddress, message: Message, reader: Reader) -> str:
        """Post a message; the answer is the platform's name for it."""

    async def edit_message(
        self, to: ChatAddress, posted: str, message: Message, reader: Reader
    ) -> None:
        """Redraw a message posted earlier; one that already shows this is a success."""

    async def act_on_chat(self, errand: OutboxAction, to: ChatAddress, subject: str) -> str | None:
        """Let somebody in or not, pin or unpin a message; done before is done.

        `INVITE` makes a link by which people ask to be let in, named `subject`, and answers it;
        `LIST` answers who is there, between blanks, where that can be known.
        """

    async def whisper_message(
        self, to: ChatAddress, user: str, message: Message, reader: Reader
    ) -> None:
        """Say something to one person alone where others are too; a programme hears nothing."""
