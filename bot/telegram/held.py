"""A form that waits for an answer, read out of its row; and forms that wait no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.chat.kept import EventOutcome
from bot.telegram.progress import FormState
from bot.telegram.reading import NAME, TelegramArrival
from handlers.kernel import Notice, Say
from messages import words
from messages.catalog import nearest_language
from messages.form import AnswerContext, Form, FormField
from messages.model import Reader, message
from storage.database import Store
from storage.dialog import FormDialog
from storage.people import Account, Member


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

    def seen_by(self, arrival: TelegramArrival) -> bool:
        """Whether the question was there when they wrote."""
        # Of the messages of a chat a later one has the higher number; edits are dated to a second.
        asked, written = self.asked_in, arrival.written
        if asked.isdecimal() and written.isdecimal() and int(written) < int(asked):
            return False
        edited_at, written_at = self.progress.edited_at, arrival.written_at
        return self.row.shown and not (edited_at and written_at and written_at < edited_at)


@dataclass(frozen=True)
class FormLeft:
    """The form was given up, or none waited; what to say, in the message `living` if there is."""

    outcome: EventOutcome
    living: str = ""
    keyboard: bool = False


async def held_form(
    store: Store, arrival: TelegramArrival, receipt: str, now: datetime
) -> HeldForm | FormLeft | None:
    """The form of this person that waits, theirs alone until the transaction ends.

    One that is understood no more is over. `AlreadyDone` when the receipt was given before.
    """
    known = await store.people.member_by_account(NAME, "", arrival.incoming.sender.user, receipt)
    row = await store.dialogs.dialog_of(known[1].id, lock=True) if known else None
    if known is None or row is None:
        return None
    asked = AnswerContext(Reader(language=known[0].language, zone=known[0].zone), now)
    try:
        form = Form.known[row.form]
        progress = FormState.model_validate_json(row.given)
        return HeldForm(row, progress, form.fields()[row.asking], *known, asked)
    except (KeyError, ValueError):
        # The form changed with an update of Palier.
        await store.dialogs.end_dialog(known[1].id)
        return left_question(asked.reader)


def reader_of(arrival: TelegramArrival) -> Reader:
    """Whoever brought that, as far as their platform says."""
    return Reader(language=nearest_language(arrival.incoming.sender.language))


def left_question(reader: Reader) -> FormLeft:
    """The question no longer waits for an answer."""
    return FormLeft(EventOutcome(Notice(words.form_over()), reader))


def given_up(reader: Reader) -> EventOutcome:
    """They wanted out, and are."""
    return EventOutcome(Say(message(words.form_cancelled())), reader)


def has_keyboard(row: FormDialog) -> bool:
    """Whether the question that waits put up a keyboard of its own."""
    try:
        return FormState.model_validate_json(row.given).keyboard
    except ValueError:
        return False
