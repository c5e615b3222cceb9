"""Ways out of a form: its own button, a word, or another command."""

from __future__ import annotations

from bot.chat.forms.held import (
    FormArrival,
    FormLeft,
    HeldForm,
    given_up,
    has_keyboard,
    held_form,
    known_person,
    left_question,
    progress_of,
)
from bot.chat.forms.question import PickAnswer
from bot.chat.forms.screen import FormScreen
from bot.chat.pending_replies import unspoken_reply
from bot.dispatcher import Dispatcher
from handlers.kernel.replies import Say
from messages import words
from messages.model import Reader
from storage.errors import AlreadyDone

LEFT = ":left"
"""What is added to a receipt when a command first leaves the form that waits."""


class FormExit:
    """Ends forms for those who no longer want them.

    Whatever was answered before raises `AlreadyDone`, and nothing is done.
    """

    def __init__(self, screen: FormScreen, dispatcher: Dispatcher) -> None:
        self._screen = screen
        self._database, self._clock = dispatcher.database, dispatcher.clock
        self._readers = dispatcher.readers

    async def leave_form(self, arrival: FormArrival, *, cancelled: bool) -> FormLeft | None:
        """Give up the form that waits; `cancelled` when that is all they wanted.

        None when nothing more is to be said about it.
        """
        receipt = arrival.incoming.receipt
        try:
            held = await self._left_form(arrival, cancelled=cancelled)
        except AlreadyDone as again:
            if str(again) == receipt:
                raise
            return None  # Left before, by who did not come to do the rest.
        if cancelled or held is None:
            return held
        chat, said = arrival.incoming.scene.chat, held.outcome.reply
        text = said.message.body[0] if isinstance(said, Say) else words.form_cancelled()
        if held.keyboard:
            await self._screen.free_keyboard(chat, text, held.outcome.reader)
        elif held.living:
            await self._screen.note_left(chat, held.living, text, held.outcome.reader)
        return None

    async def _left_form(self, arrival: FormArrival, *, cancelled: bool) -> FormLeft | None:
        incoming, now = arrival.incoming, self._clock.now()
        async with self._database.transaction() as store:
            known = await known_person(store, arrival, incoming.receipt)
            held = await store.dialogs.dialog_of(known[1].id, lock=True) if known else None
            if known is None or held is None:
                by, scene = incoming.sender, incoming.scene
                left = left_question(await self._readers.find_in(store, by, scene))
            else:
                outcome = given_up(Reader(language=known[0].language), progress_of(held))
                keyboard = has_keyboard(held)
                left = FormLeft(outcome, "" if keyboard else held.message, keyboard)
                if cancelled:
                    await store.dialogs.end_dialog(known[1].id)
                else:
                    await store.dialogs.drop_dialogs(known[1].id)
            if cancelled:
                unspoken = unspoken_reply(left.outcome, incoming, known[1] if known else None, now)
                await store.people.record_update(incoming.receipt, now, unspoken)
                return left
            if held is None:
                return None
            # Another process may be further: what it began in the meantime must stay.
            await store.people.record_update(incoming.receipt + LEFT, now)
            await store.people.reject_repeated_update(incoming.receipt)
        return left

    async def cancel_form(self, arrival: FormArrival, pick: PickAnswer) -> FormLeft | None:
        """Leave by the button of any question of the form that waits."""
        incoming, now = arrival.incoming, self._clock.now()
        async with self._database.transaction() as store:
            held = await held_form(store, arrival, incoming.receipt, now)
            if not isinstance(held, HeldForm):
                return held
            if pick.serial != held.progress.serial:
                return None
            outcome = given_up(held.asked.reader, held.progress)
            await store.dialogs.end_dialog(held.account.id)
            unspoken = unspoken_reply(outcome, incoming, held.account, now)
            await store.people.record_update(incoming.receipt, now, unspoken)
        return FormLeft(outcome, incoming.scene.message, held.progress.keyboard)
