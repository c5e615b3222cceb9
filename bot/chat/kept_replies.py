"""A reply as it is kept until it was spoken: keys and arguments, worded only when it is."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from typing import Any

from pydantic import Field as Given
from pydantic_core import to_jsonable_python

from bot.confidences import SpokenTo
from handlers.kernel.events import IncomingEvent
from handlers.kernel.replies import Ask, MoveToPrivate, Notice, Reply, Say, Send, Show
from messages import words
from messages.form import Form
from messages.model import Button, FrozenValue, Message, Reader, Rows, Text, message


@dataclass(frozen=True)
class WaitingQuestion:
    """The question of a form that waits for its answer is what they should see."""


@dataclass(frozen=True)
class EventOutcome:
    """The reply and who reads it; a refused form may name the `field` to change.

    With `again` it is no fault of that answer, and the same may be sent once more.

    An `alarm` is said before the reply, whatever else happens. `repeated` when the event was
    answered before: there is nothing new to say. What was not `kept`, since the database was away,
    counts as not answered whatever is said. The reply to what is `fleeting` is said, or lost. What
    `failed` did so by a fault of ours.
    """

    reply: Reply | WaitingQuestion
    reader: Reader
    refused: bool = False
    field: str = ""
    _: KW_ONLY
    alarm: Message | None = None
    again: bool = False
    repeated: bool = False
    kept: bool = True
    fleeting: bool = False
    failed: bool = False
    to: SpokenTo | None = None


class _ReplyKind(StrEnum):
    NOTHING = "nothing"
    SAY = "say"
    SHOW = "show"
    HINT = "hint"
    ASK = "ask"
    COME = "come"
    SEND = "send"
    WAITING = "waiting"


class ReplyRecipient(FrozenValue):
    """Whom a reply is for, as their platform names them, and where in the adapter's own words."""

    platform: str
    workspace: str = ""
    user: str
    chat: str | None = None
    address: dict[str, Any] = Given(default_factory=dict)

    @classmethod
    def of(cls, incoming: IncomingEvent) -> ReplyRecipient:
        """Whoever brought that."""
        sender = incoming.sender
        return cls(
            platform=sender.platform,
            workspace=sender.workspace,
            user=sender.user,
            chat=sender.chat,
            address=dict(incoming.address or {}),
        )


class KeptReply(FrozenValue):
    """A reply that survives its process, and whom it is for."""

    kind: _ReplyKind
    reader: Reader
    to: ReplyRecipient
    refused: bool = False
    alarm: Message | None = None
    message: Message | None = None
    text: Text | None = None
    rows: Rows = ()
    form: str = ""
    given: dict[str, Any] = Given(default_factory=dict)
    payload: str = ""
    said: dict[str, Any] = Given(default_factory=dict)
    review: Text | None = None
    why: Text | None = None

    @classmethod
    def of(cls, outcome: EventOutcome, to: ReplyRecipient) -> KeptReply | None:
        """The reply to keep; None when nothing is said, or nothing that another could say.

        A document is not kept: what is printed may hold a number that must not be stored. Who
        does not get it is told to ask for it again. Nor is the answer to what is written nowhere.
        """
        what: dict[str, Any]
        match outcome.reply:
            case Say() | Show() | Notice() | Ask() if outcome.fleeting:
                what = {"kind": _ReplyKind.SEND, "text": words.reply_press_again()}
            case Say(said):
                what = {"kind": _ReplyKind.SAY, "message": said}
            case Show(shown, hint):
                what = {"kind": _ReplyKind.SHOW, "message": shown, "text": hint}
            case Notice(text, _, rows, again):
                kept = {"text": text, "rows": rows, "payload": again}
                what = {"kind": _ReplyKind.HINT, **kept}
            case Ask(form, given, again, said_already, review, why):
                what = {
                    "kind": _ReplyKind.ASK,
                    "form": form.tag,
                    "given": to_jsonable_python(dict(given)),
                    "payload": again,
                    "said": to_jsonable_python(dict(said_already)),
                    "review": review,
                    "why": why,
                }
            case MoveToPrivate(payload, text):
                what = {"kind": _ReplyKind.COME, "payload": payload, "text": text}
            case Send():
                what = {"kind": _ReplyKind.SEND, "text": words.reply_document_lost()}
            case WaitingQuestion():
                what = {"kind": _ReplyKind.WAITING}
            case _ if outcome.alarm:
                what = {"kind": _ReplyKind.NOTHING}
            case _:
                return None
        what |= {"refused": outcome.refused, "alarm": outcome.alarm}
        return cls(reader=outcome.reader, to=to, **what)

    def outcome(self) -> EventOutcome:
        """What to say; nothing when it is a form of an older Palier."""
        return EventOutcome(self._kept_reply(), self.reader, self.refused, alarm=self.alarm)

    def _kept_reply(self) -> Reply | WaitingQuestion:
        match self.kind:
            case _ReplyKind.SAY if self.message:
                return Say(self.message)
            case _ReplyKind.SHOW if self.message:
                return Show(self.message, self.text)
            case _ReplyKind.HINT if self.text:
                return Notice(self.text, self.refused, self.rows, self.payload)
            case _ReplyKind.ASK if form := Form.known.get(self.form):
                review = self.review if form.lined else None
                return Ask(form, self.given, self.payload, self.said, review, self.why)
            case _ReplyKind.COME if self.text:
                return MoveToPrivate(self.payload, self.text)
            case _ReplyKind.SEND if self.text:
                return Say(message(self.text))
            case _ReplyKind.WAITING:
                return WaitingQuestion()
        return None

    def as_letter(self) -> Message | None:
        """What a letter says instead; None for a form, which a letter cannot hold."""
        letter = self._letter_of()
        if self.alarm and (letter or self.kind is _ReplyKind.NOTHING):
            more = letter or Message(body=())
            return more.model_copy(update={"body": (*self.alarm.body, *more.body)})
        return letter

    def _letter_of(self) -> Message | None:
        match self.kind:
            case _ReplyKind.SAY:
                return self.message
            case _ReplyKind.SHOW if self.message and self.text:
                return self.message.model_copy(update={"body": (self.text, *self.message.body)})
            case _ReplyKind.SHOW:
                return self.message
            case _ReplyKind.HINT | _ReplyKind.SEND if self.text:
                return message(self.text, rows=self.rows)
            case _ReplyKind.COME if self.text:
                goes_on = Button(label=words.reply_go_on(), start=self.payload, forward=False)
                return message(self.text, rows=((goes_on,),))
        return None
