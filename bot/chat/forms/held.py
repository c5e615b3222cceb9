"""A form that waits for an answer, read out of its row; and forms that wait no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.chat.forms.state import FormState
from bot.chat.kept_replies import EventOutcome
from bot.readers import reader_of
from handlers.kernel.events import IncomingEvent
from handlers.kernel.replies import Notice, Say
from messages import words
from messages.form import AnswerContext, FileReference, Form, FormField
from messages.model import Reader, message
from storage.database import Store
from storage.dialog import FormDialog
from storage.people import Account, Member


class FormArrival(Protocol):
    """What a platform brought, as far as a form looks at it."""

    @property
    def incoming(self) -> IncomingEvent: ...

    @property
    def is_private(self) -> bool: ...

    @property
    def pressed(self) -> bool:
        """Whether it is a press that waits for an answer."""

    @property
    def attachment(self) -> FileReference | None: ...

    def was_written_before(self, message: str, edited_at: datetime | None) -> bool:
        """Whether they wrote it before that message was there, or was edited then."""


@dataclass(frozen=True)
class HeldForm:
    """A form in progress, the question that waits, and whose it is."""

    row: FormDialog
    progress: FormState
    field: FormField
    member: Member
    account: Account
    asked: AnswerContext

    @property
    def form_class(self) -> type[Form]:
        return self.field.form

    @property
    def asked_in(self) -> str:
        """The message that asked the question first; empty while none was seen to arrive."""
        return self.progress.asked_in or (self.row.message if self.row.shown else "")

    def seen_by(self, arrival: FormArrival) -> bool:
        """Whether the question was there when they wrote."""
        if arrival.was_written_before(self.asked_in, self.progress.edited_at):
            return False
        return self.row.shown


@dataclass(frozen=True)
class FormLeft:
    """The form was given up, or none waited; what to say, in the message `living` if there is."""

    outcome: EventOutcome
    living: str = ""
    keyboard: bool = False


async def known_person(
    store: Store, arrival: FormArrival, receipt: str = ""
) -> tuple[Member, Account] | None:
    """Whoever brought that; `AlreadyDone` when the receipt was given before."""
    by = arrival.incoming.sender
    return await store.people.member_by_account(by.platform, by.workspace, by.user, receipt)


async def held_form(
    store: Store, arrival: FormArrival, receipt: str, now: datetime
) -> HeldForm | FormLeft | None:
    """The form of this person that waits, theirs alone until the transaction ends.

    One that is understood no more is over. `AlreadyDone` when the receipt was given before.
    """
    known = await known_person(store, arrival, receipt)
    row = await store.dialogs.dialog_of(known[1].id, lock=True) if known else None
    if known is None or row is None:
        return None
    member, on = known[0], arrival.incoming.sender.platform
    reader = await reader_of(store, member)
    asked = AnswerContext(reader.on_platform(on), now)
    try:
        form = Form.known[row.form]
        progress = FormState.model_validate_json(row.given)
        return HeldForm(row, progress, progress.field_named(form, row.asking), *known, asked)
    except (KeyError, ValueError):
        # The form changed with an update of Palier.
        await store.dialogs.end_dialog(known[1].id)
        return left_question(asked.reader)


def left_question(reader: Reader) -> FormLeft:
    """The question no longer waits for an answer."""
    return FormLeft(EventOutcome(Notice(words.form_over()), reader))


def given_up(reader: Reader, progress: FormState | None) -> EventOutcome:
    """They wanted out, and are; what was only to be changed is as it was."""
    left = words.form_left_alone() if progress and progress.review else words.form_cancelled()
    return EventOutcome(Say(message(left)), reader)


def progress_of(row: FormDialog) -> FormState | None:
    """How far a form is; None when it is understood no more."""
    try:
        return FormState.model_validate_json(row.given)
    except ValueError:
        return None


def has_keyboard(row: FormDialog) -> bool:
    """Whether the question that waits put up a keyboard of its own."""
    progress = progress_of(row)
    return progress is not None and progress.keyboard
