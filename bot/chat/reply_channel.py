"""The one match over a reply: each kind of it becomes what a platform can do where somebody is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from bot.chat.kept_replies import EventOutcome, WaitingQuestion
from bot.confidences import ConfidenceRecorder
from handlers.kernel.events import IncomingEvent
from handlers.kernel.replies import (
    Ask,
    CallService,
    MoveToPrivate,
    Notice,
    Reply,
    Say,
    Send,
    Share,
    Show,
)
from messages.model import Confidence, Document, Message, Reader, Text, message
from storage.confidences import MessagePlace

SharedCard = tuple[str, Text, Message]
"""A card that may be shared: its code, its title, itself."""


@dataclass(frozen=True)
class SpokenReply:
    """Where a reply stands now, and what it tells in confidence.

    `replaced` what stood there before; `unsure` when nobody looked whether that told something.
    """

    place: MessagePlace
    told: Confidence | None
    replaced: bool = False
    unsure: bool = False


class ReplyChannel(ABC):
    """Where one event is answered: a platform says how each kind of reply looks there.

    What stays to be read answers with where it stands, or with None when it was said otherwise.
    """

    def __init__(self, confidences: ConfidenceRecorder) -> None:
        self._confidences = confidences

    @property
    @abstractmethod
    def incoming(self) -> IncomingEvent:
        """The event that is answered."""

    async def speak_outcome(self, outcome: EventOutcome) -> None:
        """Say the reply, and note where something is told in confidence, or no longer is."""
        spoken = await self._speak_reply(outcome.reply, outcome.reader)
        if spoken:
            to = outcome.to
            told_before = spoken.unsure or (to is not None and to.was_confidential)
            await self._confidences.record_spoken(
                spoken.place,
                spoken.told,
                outcome.reader,
                to,
                again=spoken.replaced and told_before,
            )

    async def _speak_reply(
        self, reply: Reply | WaitingQuestion, reader: Reader
    ) -> SpokenReply | None:
        match reply:
            case Say(said):
                return await self.say_privately(said, reader)
            case Show(shown, hint):
                return await self._show_over(shown, hint, reader)
            case Send(document, picture):
                return await self.hand_over(document, picture, reader)
            case Notice(text, refusal, rows, again):
                notice = message(text, rows=rows)
                return await self.say_notice(notice, reader, refusal=refusal, again=again)
            case Ask() as ask:
                await self.ask_form(ask, reader)
            case MoveToPrivate(payload, text):
                await self.lead_private(payload, text, reader)
            case Share(cards):
                await self.share_cards(cards, reader)
            case None | CallService() | WaitingQuestion():
                await self.stay_silent()
            case _:
                assert_never(reply)
        return None

    async def _show_over(
        self, shown: Message, hint: Text | None, reader: Reader
    ) -> SpokenReply | None:
        """Replace what was pressed; a hint that cannot be shown in passing stands above it."""
        hinted = hint is not None and await self.show_hint(hint, reader)
        if hint and not hinted:
            shown = shown.model_copy(update={"body": (hint, *shown.body)})
        return await self.replace_pressed(shown, reader, hinted=hinted)

    # What a platform does.

    @abstractmethod
    async def say_emergency(self, message: Message, reader: Reader) -> None:
        """Say whom to call, where it is read soonest."""

    @abstractmethod
    async def say_privately(self, message: Message, reader: Reader) -> SpokenReply | None:
        """A new message to the person alone."""

    @abstractmethod
    async def replace_pressed(
        self, shown: Message, reader: Reader, *, hinted: bool
    ) -> SpokenReply | None:
        """The message whose button was pressed becomes this one; a new one when there is none."""

    @abstractmethod
    async def hand_over(
        self, document: Document, picture: Document | None, reader: Reader
    ) -> SpokenReply | None:
        """A document to the person alone, after its picture."""

    @abstractmethod
    async def say_notice(
        self, notice: Message, reader: Reader, *, refusal: bool, again: str = ""
    ) -> SpokenReply | None:
        """A word in passing, for this person's eyes alone; a refusal waits to be read.

        One that has buttons stays where they can be pressed; the start link `again` says it too.
        """

    @abstractmethod
    async def show_hint(self, hint: Text, reader: Reader) -> bool:
        """A word in passing beside what is shown; False where none can be."""

    @abstractmethod
    async def ask_form(self, ask: Ask, reader: Reader) -> None:
        """Put a form in front of them."""

    @abstractmethod
    async def lead_private(self, payload: str, text: Text, reader: Reader) -> None:
        """Go on in private, where the start link with this payload leads."""

    @abstractmethod
    async def share_cards(self, cards: Sequence[SharedCard], reader: Reader) -> None:
        """Offer cards to be shared into other chats."""

    @abstractmethod
    async def stay_silent(self) -> None:
        """Nothing is to be said."""

    # What waits for an answer.

    @abstractmethod
    def leave_to_other(self) -> None:
        """Somebody else answers."""

    @abstractmethod
    async def say_delayed(self, reader: Reader) -> None:
        """What could not be said now is on its way."""

    @abstractmethod
    async def release_press(self) -> None:
        """Nothing waits any more, whether it was answered or not."""
