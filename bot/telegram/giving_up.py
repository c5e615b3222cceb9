"""Ways out of a form: its own button, a word, or another command."""

from __future__ import annotations

from bot.dispatcher import Dispatcher
from bot.replies import unspoken
from bot.telegram import drawing
from bot.telegram.adapter import Telegram
from bot.telegram.asking import QuestionScreen
from bot.telegram.held import (
    HeldForm,
    Left,
    given_up,
    has_keyboard,
    held_form,
    over,
    reader_of,
)
from bot.telegram.page import Pick
from bot.telegram.reading import NAME, Arrival
from messages import words
from messages.catalog import word
from messages.model import Reader
from storage.errors import Duplicate

LEFT = ":left"
"""What is added to a receipt when a command first leaves the form that waits."""


class GivingUp:
    """Ends forms for those who no longer want them.

    Whatever was answered before raises `Duplicate`, and nothing is done.
    """

    def __init__(self, telegram: Telegram, dispatcher: Dispatcher, screen: QuestionScreen) -> None:
        self._telegram, self._screen = telegram, screen
        self._database, self._clock = dispatcher.database, dispatcher.clock

    async def leave(self, arrival: Arrival, *, cancelled: bool) -> Left | None:
        """Give up the form that waits; `cancelled` when that is all they wanted.

        None when nothing more is to be said about it.
        """
        receipt = arrival.incoming.receipt
        try:
            held = await self._left(arrival, cancelled=cancelled)
        except Duplicate as again:
            if str(again) == receipt:
                raise
            return None  # Left before, by who did not come to do the rest.
        if cancelled or held is None:
            return held
        chat, text = arrival.incoming.scene.chat, words.form_cancelled()
        if held.keyboard:
            await self._screen.free_keyboard(chat, text, held.outcome.reader)
        elif held.living:
            said = drawing.html(word(text, held.outcome.reader))
            await self._telegram.note(chat, held.living, said)
        return None

    async def _left(self, arrival: Arrival, *, cancelled: bool) -> Left | None:
        incoming, now = arrival.incoming, self._clock.now()
        async with self._database.transaction() as store:
            known = await store.people.by_account(NAME, "", incoming.sender.user, incoming.receipt)
            held = await store.dialogs.of(known[1].id, lock=True) if known else None
            if known is None or held is None:
                left = over(Reader(language=known[0].language) if known else reader_of(arrival))
            else:
                outcome = given_up(Reader(language=known[0].language))
                keyboard = has_keyboard(held)
                left = Left(outcome, "" if keyboard else held.message, keyboard)
                await store.dialogs.end(known[1].id)
            if cancelled:
                said = unspoken(left.outcome, incoming, known[1] if known else None, now)
                await store.people.receive(incoming.receipt, now, said)
                return left
            if held is None:
                return None
            # Another process may be further: what it began in the meantime must stay.
            await store.people.receive(incoming.receipt + LEFT, now)
            await store.people.must_be_new(incoming.receipt)
        return left

    async def cancel(self, arrival: Arrival, pick: Pick) -> Left | None:
        """Leave by the button of any question of the form that waits."""
        incoming, now = arrival.incoming, self._clock.now()
        async with self._database.transaction() as store:
            held = await held_form(store, arrival, incoming.receipt, now)
            if not isinstance(held, HeldForm):
                return held
            if pick.serial != held.progress.serial:
                return None
            outcome = given_up(held.asked.reader)
            await store.dialogs.end(held.account.id)
            said = unspoken(outcome, incoming, held.account, now)
            await store.people.receive(incoming.receipt, now, said)
        return Left(outcome, incoming.scene.message, held.progress.keyboard)
