"""Words of danger, wherever they arrive: whom to call comes before anything else is done."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from bot.readers import ReaderLookup, reader_of
from handlers.kernel.events import AttachmentEvent, CommandEvent, Event, IncomingEvent, WordsEvent
from messages import danger
from messages.form import (
    ChoiceField,
    FileField,
    Form,
    FormField,
    HiddenField,
    LineField,
    LongField,
    PersonField,
    PlaceAnswer,
    SeveralField,
    YesNoField,
)
from messages.model import Message, Reader, Text
from storage.database import Database
from storage.errors import AlreadyDone

log = logging.getLogger(__name__)

PICKED = (HiddenField, ChoiceField, SeveralField, YesNoField, FileField, PersonField)
"""Kinds of answers that nobody types."""


@dataclass(frozen=True)
class EmergencyCall:
    """Whom to call, for whoever wrote of danger, and the answer of a form that said so."""

    message: Message
    reader: Reader
    field: FormField | None = None

    @property
    def call_line(self) -> Text:
        """The line with the numbers."""
        return self.message.body[0]

    @property
    def asks_again(self) -> bool:
        """Whether the form waits for another answer, or for the same one a second time."""
        return self.field is not None and not takes_emergency(self.field)


async def find_emergency(
    incoming: IncomingEvent, database: Database, readers: ReaderLookup
) -> EmergencyCall | None:
    """Whom to call, when the event's words speak of danger; said without a database too."""
    if not detects_emergency(incoming.event):
        return None
    reader = readers.unseen(incoming.sender.language)
    try:
        reader = await _read_by(incoming, database, readers)
    except AlreadyDone:
        return None  # It was said when this came first.
    except Exception as trouble:
        log.warning("emergency answered without database kind=%s", type(trouble).__name__)
    return EmergencyCall(danger.emergency_message(), reader, emergency_answer(incoming.event))


async def _read_by(incoming: IncomingEvent, database: Database, readers: ReaderLookup) -> Reader:
    """How they read; somebody known, with what is dialled where they live."""
    sender = incoming.sender
    async with database.transaction() as store:
        known = await store.people.member_by_account(
            sender.platform, sender.workspace, sender.user, incoming.receipt
        )
        if known is None:
            return await readers.newcomer(store, sender, incoming.scene)
        return await reader_of(store, known[0])


def takes_emergency(field: FormField) -> bool:
    """Whether words of danger are an answer to this question."""
    return isinstance(field.kind, LineField | LongField) and field.kind.takes_emergency


def detects_emergency(event: Event) -> bool:
    """Whether the words that an event brings speak of somebody in danger."""
    match event:
        case WordsEvent(words=typed) | CommandEvent(words=typed) | AttachmentEvent(caption=typed):
            return danger.detects_emergency(typed)
        case Form():
            return emergency_field(type(event), _typed_answers(event)) is not None
    return False


def emergency_field(form: type[Form], typed: Mapping[str, str]) -> FormField | None:
    """The answer that speaks of danger: first one that has no place in its question."""
    form_fields = [
        question
        for question in form.questions()
        if not isinstance(question.kind, PICKED)
        and danger.detects_emergency(typed.get(question.name, ""))
    ]
    return min(form_fields, key=takes_emergency, default=None)


def calls_before(form: type[Form], typed: Mapping[str, str], *, wrong: bool) -> bool:
    """Whether whom to call is said before a form that was sent off whole is taken.

    What has its place in a form that is not `wrong` is answered together with the form.
    """
    form_field = emergency_field(form, typed)
    return form_field is not None and (wrong or not takes_emergency(form_field))


def emergency_answer(event: Event) -> FormField | None:
    """The answer of a submitted form that speaks of danger."""
    return emergency_field(type(event), _typed_answers(event)) if isinstance(event, Form) else None


def _typed_answers(form: Form) -> dict[str, str]:
    typed = {}
    for name, value in form:
        if isinstance(value, str):
            typed[name] = value
        elif isinstance(value, PlaceAnswer):
            typed[name] = value.words
    return typed
