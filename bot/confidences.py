"""Messages that tell something in confidence: noted when they are spoken, blanked in the end."""

from __future__ import annotations

from dataclasses import dataclass

from bot.clock import Clock
from bot.platform import ChatAddress, ChatPlatform, Undeliverable
from handlers.kernel.events import EventScene, EventSender
from messages import words
from messages.model import Confidence, Message, Reader, message
from storage.confidences import MessagePlace
from storage.database import Database
from storage.outbox import OutboxAction


def blanked_message() -> Message:
    """What stands where something was told in confidence."""
    return message(words.confidence_taken_away())


async def blank_message(
    platform: ChatPlatform,
    to: ChatAddress,
    posted: str,
    reader: Reader,
    instead: Message | None = None,
) -> None:
    """Let a message tell nothing any more: edited, or taken away where it cannot be edited.

    It says this `instead`, or that something was told in confidence.

    `Undeliverable` when neither can be done, finally if both are so; `RetryLater` when it can be
    tried again.
    """
    try:
        await platform.edit_message(to, posted, instead or blanked_message(), reader)
    except Undeliverable as refusal:
        if refusal.chat_gone:
            raise
        try:
            await platform.act_on_chat(OutboxAction.BLANK, to, posted)
        except Undeliverable as second:
            if refusal.means.is_final or second.chat_gone:
                raise
            raise refusal from second


@dataclass(frozen=True)
class SpokenTo:
    """Who reads a reply; whether the message it replaces told something in confidence."""

    member: int
    was_confidential: bool = False


class ConfidenceRecorder:
    """Notes which replies tell something in confidence, by the names the platform gives them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def reader_of(self, sender: EventSender, scene: EventScene) -> SpokenTo | None:
        """Who reads a reply that is said later than its event; None when they have left."""
        async with self._database.transaction() as store:
            known = await store.people.member_by_account(
                sender.platform, sender.workspace, sender.user
            )
            if known is None:
                return None
            held = False
            if scene.private and scene.message:
                place = MessagePlace(sender.platform, sender.workspace, scene.chat, scene.message)
                held = await store.confidences.hold_message(place, self._clock.now())
        return SpokenTo(known[0].id, held)

    async def record_spoken(
        self,
        place: MessagePlace,
        told: Confidence | None,
        reader: Reader,
        to: SpokenTo | None,
        *,
        again: bool = False,
    ) -> None:
        """This stands there now; `again` when the message stood there before."""
        if not place.message or (told is None and not again):
            return
        async with self._database.transaction() as store:
            if told:
                member = to.member if to else None
                now = self._clock.now()
                await store.confidences.note_shown(place, told, reader.language, member, now)
            else:
                await store.confidences.note_replaced(place)
