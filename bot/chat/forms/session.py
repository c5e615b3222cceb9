"""Forms as conversations: one living message, one question at a time, the state in the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.chat.forms.answer_parsing import (
    FormCancelled,
    StaleQuestion,
    pack_answer,
    take_button,
    take_words,
)
from bot.chat.forms.exits import FormExit
from bot.chat.forms.held import (
    FormArrival,
    FormLeft,
    HeldForm,
    has_keyboard,
    held_form,
    known_person,
    left_question,
)
from bot.chat.forms.interrupting import forms_behind
from bot.chat.forms.lines import lines_question
from bot.chat.forms.question import PickAnswer, QuestionButton, QuestionDrawing, QuestionPage
from bot.chat.forms.screen import FormScreen
from bot.chat.forms.state import FormState
from bot.chat.kept_replies import EventOutcome, WaitingQuestion
from bot.chat.pending_replies import unspoken_reply
from bot.dispatcher import Dispatcher
from bot.platform import Undeliverable
from handlers.kernel.events import WordsEvent
from handlers.kernel.replies import Ask
from messages import words
from messages.form import AnswerContext, Form, FormField, UnclearAnswer
from messages.model import Reader, Text
from storage.database import Store
from storage.dialog import FormDialog

Work = Callable[[FormState, FormField, AnswerContext], bool]


@dataclass(frozen=True)
class FormFilled:
    """Every question is answered: the form, the last question, and the message that asked it."""

    form: Form
    field: FormField
    progress: FormState
    living: str
    keyboard: bool


Step = FormFilled | QuestionDrawing | FormLeft


class FormSession:
    """Asks forms of people in private, and takes their answers.

    Whatever was answered before raises `AlreadyDone`, and nothing is done.
    """

    def __init__(self, screen: FormScreen, dispatcher: Dispatcher) -> None:
        self.screen = screen
        self._database, self._clock = dispatcher.database, dispatcher.clock
        self._readers = dispatcher.readers
        self._giving_up = FormExit(screen, dispatcher)
        self.leave = self._giving_up.leave_form

    # Asking.

    async def begin_form(
        self, arrival: FormArrival, chat: str, ask: Ask, reader: Reader, over: str = ""
    ) -> None:
        """Put a form's first question, in the message `over` when there is one.

        Raises `Undeliverable` when the person cannot be written to; nothing waits then.
        """
        await self._ask(arrival, chat, ask.form, FormState.for_ask(ask), reader, over, ask.why)

    async def reopen_question(
        self,
        arrival: FormArrival,
        chat: str,
        filled: FormFilled,
        name: str,
        why: Text,
        outcome: EventOutcome,
    ) -> bool:
        """Ask one question again, for that reason; False when the form has no such question.

        Its answer is offered once more only where the outcome says that the same may do.
        """
        form = type(filled.form)
        questions = [*form.questions(), lines_question(form)]
        field = next((question for question in questions if question.name == name), None)
        if field is None:
            return False
        if outcome.again:
            filled.progress.reopen(field)
            # Words of danger wait to be meant, not for a better moment.
            filled.progress.tries = not outcome.alarm
        else:
            filled.progress.refuse(field)
        if arrival.pressed:
            over = filled.living
        else:
            over = ""
            await self.screen.close_question(chat, "" if filled.keyboard else filled.living)
        await self._ask(arrival, chat, form, filled.progress, outcome.reader, over, why)
        return True

    async def _ask(
        self,
        arrival: FormArrival,
        chat: str,
        form: type[Form],
        progress: FormState,
        reader: Reader,
        over: str,
        why: Text | None = None,
    ) -> None:
        now = self._clock.now()
        field = progress.asking(form)
        if field is None:
            raise ValueError(f"{form.tag} has nothing to ask")
        keyboard, progress.step = progress.keyboard, progress.step + 1
        progress.asked_in, progress.edited_at = "", None
        page = QuestionPage.draw_question(progress, field, AnswerContext(reader, now), why)
        async with self._database.transaction() as store:
            known = await known_person(store, arrival)
            if known is None:
                return
            account, old = known[1].id, ""
            if held := await store.dialogs.dialog_of(account, lock=True):
                other = held.form != form.tag
                old = held.message if other and not has_keyboard(held) else ""
                keyboard = keyboard or (other and has_keyboard(held))
            await store.dialogs.begin_dialog(
                FormDialog(
                    account_id=account,
                    form=form.tag,
                    given=progress.model_dump_json(),
                    asking=field.name,
                    message=over,
                    shown=False,
                    touched_at=now,
                    interrupted=forms_behind(form, progress, held),
                )
            )
        left = (old,) if old != over else ()
        question = QuestionDrawing(page, over, keyboard, reader, account, now, bool(over), left)
        try:
            await self.screen.show_question(chat, question)
        except Undeliverable:
            async with self._database.transaction() as store:
                await store.dialogs.end_dialog(account)
            raise

    async def is_waiting(self, arrival: FormArrival) -> bool:
        """Whether a question waits for an answer of this person."""
        async with self._database.transaction() as store:
            known = await known_person(store, arrival)
            return bool(known and await store.dialogs.dialog_of(known[1].id))

    async def begun_since(self, arrival: FormArrival, since: datetime) -> bool:
        """Whether a form of this person waits that was asked or answered after that moment."""
        async with self._database.transaction() as store:
            known = await known_person(store, arrival)
            held = known and await store.dialogs.dialog_of(known[1].id)
            return bool(held and held.touched_at >= since)

    async def set_aside(self, arrival: FormArrival) -> None:
        """Something else is asked elsewhere: what is typed next is no answer to what waits here."""
        async with self._database.transaction() as store:
            held = await held_form(store, arrival, "", self._clock.now())
            if isinstance(held, HeldForm):
                held.progress.interrupted, held.row.shown = True, False
                held.row.given = held.progress.model_dump_json()

    async def interrupted_question(self, arrival: FormArrival) -> QuestionDrawing | None:
        """The question that waits, when another form came in between and it was not shown since."""
        async with self._database.transaction() as store:
            held = await held_form(store, arrival, "", self._clock.now())
            if isinstance(held, HeldForm) and held.progress.interrupted and not held.row.shown:
                return self._question_again(held, arrival)
        return None

    async def unseen_question(self, arrival: FormArrival) -> QuestionDrawing | None:
        """The question that waits, when it was never shown."""
        async with self._database.transaction() as store:
            held = await held_form(store, arrival, "", self._clock.now())
            if not isinstance(held, HeldForm) or held.row.shown:
                return None
            return self._question_again(held, arrival)

    async def waiting_message(self, arrival: FormArrival) -> str:
        """The message that asks the question that waits, if one does."""
        async with self._database.transaction() as store:
            receipt = arrival.incoming.receipt
            held = await held_form(store, arrival, receipt, self._clock.now())
            return held.row.message if isinstance(held, HeldForm) else ""

    async def redraw_question(self, arrival: FormArrival, waiting: str) -> QuestionDrawing | None:
        """The question, if it still waits, to be put below what was said meanwhile."""
        async with self._database.transaction() as store:
            held = await held_form(store, arrival, "", self._clock.now())
            if not isinstance(held, HeldForm) or held.row.message != waiting:
                return None
            return self._question_again(held, arrival)

    # Answering.

    async def take_press(self, arrival: FormArrival, pick: PickAnswer) -> Step:
        """Take a button of a question; one of an older question shows the one that waits."""

        def work(progress: FormState, field: FormField, asked: AnswerContext) -> bool:
            if (pick.serial, pick.step) != (progress.serial, progress.step):
                raise StaleQuestion
            return take_button(progress, field, asked, pick.what)

        if not arrival.is_private:
            return await self._no_question(arrival)
        if pick.what == QuestionButton.CANCEL and (
            left := await self._giving_up.cancel_form(arrival, pick)
        ):
            return left
        step = await self._taken_step(arrival, work, pick)
        return step or await self._no_question(arrival)

    async def _no_question(self, arrival: FormArrival) -> FormLeft:
        incoming = arrival.incoming
        return left_question(await self._readers.find(incoming.sender, incoming.scene))

    async def take_answer(self, arrival: FormArrival) -> Step | None:
        """Take words, a place or a file as an answer; None when no question waits for one."""
        event = arrival.incoming.event

        def work(progress: FormState, field: FormField, asked: AnswerContext) -> bool:
            if isinstance(event, WordsEvent):
                typed, draw = event.words, self.screen.draw_label
                alarmed = arrival.incoming.alarmed
                return take_words(progress, field, asked, typed, draw, alarmed=alarmed)
            if not arrival.incoming.alarmed or arrival.attachment:
                progress.receive(field, pack_answer(field, event, arrival.attachment), asked)
            return True

        try:
            return await self._taken_step(arrival, work)
        except FormCancelled:
            return await self.leave(arrival, cancelled=True)

    async def _taken_step(
        self, arrival: FormArrival, work: Work, pick: PickAnswer | None = None
    ) -> Step | None:
        """One answer, one transaction; the last one is left to whoever handles the form."""
        incoming, now = arrival.incoming, self._clock.now()
        async with self._database.transaction() as store:
            held = await held_form(store, arrival, incoming.receipt, now)
            if not isinstance(held, HeldForm):
                return held
            row, progress, field = held.row, held.progress, held.field
            was_keyboard, why, turned, echoed = progress.keyboard, None, True, progress.unsure
            try:
                if not pick and not held.seen_by(arrival):
                    raise StaleQuestion
                turned = work(progress, field, held.asked)
            except StaleQuestion:
                question = self._question_again(held, arrival, pick)
                await self._receive_update(store, arrival, held)
                return question
            except UnclearAnswer as puzzle:
                why = puzzle.why
                progress.doubt(puzzle, held.asked)
            following = progress.asking(held.form_class)
            living = incoming.scene.message or row.message
            if following is None:
                try:
                    filled = progress.filled(held.form_class)
                except ValueError:
                    await store.dialogs.end_dialog(row.account_id)
                    return left_question(held.asked.reader)
                return FormFilled(filled, field, progress, living, was_keyboard)
            progress.step += turned
            again = following.name == field.name and progress.unsure in (None, echoed)
            progress.asked_in = held.asked_in if again else ""
            progress.edited_at = progress.edited_at if again else None
            page = QuestionPage.draw_question(progress, following, held.asked, why)
            row.given, row.asking = progress.model_dump_json(), following.name
            row.touched_at, row.shown = now, False
            await self._receive_update(store, arrival, held)
            reader, edit = held.asked.reader, arrival.pressed
            return QuestionDrawing(page, living, was_keyboard, reader, row.account_id, now, edit)

    async def _receive_update(self, store: Store, arrival: FormArrival, held: HeldForm) -> None:
        """The update was taken; the question that follows is still to be seen."""
        outcome = EventOutcome(WaitingQuestion(), held.asked.reader)
        now = self._clock.now()
        unspoken = unspoken_reply(outcome, arrival.incoming, held.account, now)
        await store.people.record_update(arrival.incoming.receipt, now, unspoken)

    def _question_again(
        self, held: HeldForm, arrival: FormArrival, pick: PickAnswer | None = None
    ) -> QuestionDrawing:
        """The question that waits once more: in the message of this form they pressed, or below."""
        row, progress = held.row, held.progress
        keyboard, offered = progress.keyboard, progress.offered
        seen = bool(pick) or held.seen_by(arrival)
        unseen = words.form_here() if progress.interrupted else words.form_unseen()
        why = None if seen else unseen
        progress.asked_in = held.asked_in
        page = QuestionPage.draw_question(progress, held.field, held.asked, why)
        if progress.offered != offered:
            # The buttons that hang somewhere have other numbers.
            progress.step += 1
            page = QuestionPage.draw_question(progress, held.field, held.asked, why)
        row.given, row.shown, row.touched_at = progress.model_dump_json(), False, held.asked.now
        pressed = arrival.incoming.scene.message if pick else ""
        edit = pick is not None and pick.serial == progress.serial
        old = pressed if edit else row.message
        left = {pressed} if keyboard else {pressed, row.message} - {old}
        return QuestionDrawing(
            page,
            old,
            keyboard,
            held.asked.reader,
            row.account_id,
            row.touched_at,
            edit,
            tuple(left - {""}),
            words.form_here(),
        )

    async def end_form(self, arrival: FormArrival) -> None:
        """Nothing waits for an answer any more."""
        async with self._database.transaction() as store:
            known = await known_person(store, arrival)
            if known:
                await store.dialogs.end_dialog(known[1].id)
