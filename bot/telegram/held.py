"""A form that waits for an answer, read out of its row; and forms that wait no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.replies import Outcome
from bot.telegram.progress import Progress
from bot.telegram.reading import NAME, Arrival
from handlers.kernel import Hint, Say
from messages import words
from messages.catalog import language
from messages.form import Asked, Field, Form
from messages.model import Reader, message
from storage.database import Store
from storage.dialog import Dialog
from storage.people import Account, Member


@dataclass(frozen=True)
class HeldForm:
    """A form in progress, the question that waits, and whose it is."""

    row: Dialog
    progress: Progress
    field: Field
    member: Member
    account: Account
    asked: Asked

    @property
    def form(self) -> type[Form]:
        return self.field.form

    @property
    def asked_in(self) -> str:
        """The message that asked the question first; empty while none was seen to arrive."""
        return self.progress.asked_in or (self.row.message if self.row.shown else "")

    def seen_by(self, arrival: Arrival) -> bool:
        """Whether the question was there when they wrote."""
        # Of the messages of a chat a later one has the higher number; edits are dated to a second.
        asked, written = self.asked_in, arrival.written
        if asked.isdecimal() and written.isdecimal() and int(written) < int(asked):
            return False
        edited_at, written_at = self.progress.edited_at, arrival.written_at
        return self.row.shown and not (edited_at and written_at and written_at < edited_at)


@dataclass(frozen=True)
class Left:
    """The form was given up, or none waited; what to say, in the message `living` if there is."""

    outcome: Outcome
    living: str = ""
    keyboard: bool = False


async def held_form(
    store: Store, arrival: Arrival, receipt: str, now: datetime
) -> HeldForm | Left | None:
    """The form of this person that waits, theirs alone until the transaction ends.

    One that is understood no more is over. `Duplicate` when the receipt was given before.
    """
    known = await store.people.by_account(NAME, "", arrival.incoming.sender.user, receipt)
    row = await store.dialogs.of(known[1].id, lock=True) if known else None
    if known is None or row is None:
        return None
    asked = Asked(Reader(language=known[0].language, zone=known[0].zone), now)
    try:
        form = Form.known[row.form]
        progress = Progress.model_validate_json(row.given)
        return HeldForm(row, progress, form.fields()[row.asking], *known, asked)
    except (KeyError, ValueError):
        # The form changed with an update of Palier.
        await store.dialogs.end(known[1].id)
        return over(asked.reader)


def reader_of(arrival: Arrival) -> Reader:
    """Whoever brought that, as far as their platform says."""
    return Reader(language=language(arrival.incoming.sender.language))


def over(reader: Reader) -> Left:
    """The question no longer waits for an answer."""
    return Left(Outcome(Hint(words.form_over()), reader))


def given_up(reader: Reader) -> Outcome:
    """They wanted out, and are."""
    return Outcome(Say(message(words.form_cancelled())), reader)


def has_keyboard(row: Dialog) -> bool:
    """Whether the question that waits put up a keyboard of its own."""
    try:
        return Progress.model_validate_json(row.given).keyboard
    except ValueError:
        return False
