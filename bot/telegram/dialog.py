"""Forms as conversations: one living message, one question at a time, the state in the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from telegram import (
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.dispatcher import Dispatcher
from bot.platform import Undeliverable
from bot.telegram import drawing
from bot.telegram.adapter import Markup, Telegram
from bot.telegram.hearing import Cancelled, Stale, packed, picked, typed_button
from bot.telegram.page import Page, Pick, What
from bot.telegram.progress import Progress
from bot.telegram.reading import NAME, Arrival
from handlers.kernel import Ask, Said
from messages import words
from messages.catalog import plain, word
from messages.form import Asked, Field, Form, Unclear
from messages.model import Reader, Text
from storage.dialog import Dialog
from storage.errors import Duplicate

Work = Callable[[Progress, Field, Asked], bool]


@dataclass(frozen=True)
class Filled:
    """Every question is answered: the form, the last question, and the message that asked it."""

    form: Form
    field: Field
    progress: Progress
    living: str
    keyboard: bool


@dataclass(frozen=True)
class Waiting:
    """The form goes on, or was left; the person has been told."""


@dataclass(frozen=True)
class Over:
    """The question no longer waits for an answer."""

    reader: Reader


Step = Filled | Waiting | Over


@dataclass(frozen=True)
class _Shown:
    """What to draw next, and what hung there before."""

    page: Page
    old: str
    old_keyboard: bool
    reader: Reader
    account: int


class Dialogs:
    """Asks forms of people in private, and takes their answers."""

    def __init__(self, telegram: Telegram, dispatcher: Dispatcher) -> None:
        self._telegram, self._dispatcher = telegram, dispatcher
        self._database, self._clock = dispatcher.database, dispatcher.clock

    async def begin(
        self, arrival: Arrival, chat: str, ask: Ask, reader: Reader, over: str = ""
    ) -> None:
        """Put a form's first question, in the message `over` when there is one.

        Raises `Undeliverable` when the person cannot be written to; nothing waits then.
        """
        await self._ask(arrival, chat, ask.form, Progress.begin(ask.given), reader, over)

    async def reopen(
        self, arrival: Arrival, chat: str, filled: Filled, name: str, why: Text, reader: Reader
    ) -> bool:
        """Ask one question again, for that reason; False when the form has no such question."""
        form = type(filled.form)
        field = next((each for each in form.questions() if each.name == name), None)
        if field is None:
            return False
        filled.progress.reopen(field)
        if arrival.query:
            over = filled.living
        else:
            over = ""
            await self._telegram.strip(chat, "" if filled.keyboard else filled.living)
        await self._ask(arrival, chat, form, filled.progress, reader, over, why)
        return True

    async def _ask(
        self,
        arrival: Arrival,
        chat: str,
        form: type[Form],
        progress: Progress,
        reader: Reader,
        over: str,
        why: Text | None = None,
    ) -> None:
        now = self._clock.now()
        field = progress.asking(form)
        if field is None:
            raise ValueError(f"{form.tag} has nothing to ask")
        keyboard, progress.step = progress.keyboard, progress.step + 1
        page = Page.of(progress, field, Asked(reader, now), why)
        async with self._database.transaction() as store:
            known = await store.people.by_account(NAME, "", arrival.incoming.sender.user)
            if known is None:
                return
            account, old = known[1].id, ""
            if held := await store.dialogs.of(account):
                other = held.form != form.tag
                old = held.message if other and not _keyboard(held) else ""
                keyboard = keyboard or (other and _keyboard(held))
            await store.dialogs.begin(
                Dialog(
                    account_id=account,
                    form=form.tag,
                    given=progress.model_dump_json(),
                    asking=field.name,
                    touched_at=now,
                )
            )
        if old != over:
            await self._telegram.strip(chat, old)
        shown = _Shown(page, over, keyboard, reader, account)
        try:
            await self._show(chat, shown, edit=bool(over))
        except Undeliverable:
            async with self._database.transaction() as store:
                await store.dialogs.end(account)
            raise

    async def press(self, arrival: Arrival, pick: Pick) -> Step:
        """Take a button of a question."""

        def work(progress: Progress, field: Field, asked: Asked) -> bool:
            if (pick.serial, pick.step) != (progress.serial, progress.step):
                raise Stale
            return picked(progress, field, asked, pick.what)

        if not arrival.private:
            return Over(Reader())
        if pick.what == What.CANCEL:
            return await self._cancel(arrival, pick)
        step = await self._step(arrival, work)
        return step or Over(Reader(language=arrival.incoming.sender.language or "fr"))

    async def hear(self, arrival: Arrival) -> Step | None:
        """Take words, a place or a file as an answer; None when no question waits for one."""
        event = arrival.incoming.event

        def work(progress: Progress, field: Field, asked: Asked) -> bool:
            if isinstance(event, Said):
                what = typed_button(progress, field, asked, event.words)
                if what and what != What.CANCEL:
                    return picked(progress, field, asked, what)
                if what:
                    raise Cancelled
                progress.hear(field, event.words, asked)
            else:
                progress.receive(field, packed(field, event, arrival), asked)
            return True

        try:
            return await self._step(arrival, work)
        except Cancelled:
            await self.leave(arrival, cancelled=True)
            return Waiting()

    async def leave(self, arrival: Arrival, *, cancelled: bool) -> bool:
        """Give up the form that waits, if one does; `cancelled` when that is all they wanted."""
        chat, now = arrival.incoming.scene.chat, self._clock.now()
        async with self._database.transaction() as store:
            known = await store.people.by_account(NAME, "", arrival.incoming.sender.user)
            held = await store.dialogs.of(known[1].id) if known else None
            if known is None or held is None:
                return False
            member, posted = known[0], held.message
            keyboard = _keyboard(held)
            await store.dialogs.end(known[1].id)
            if cancelled:
                await store.people.receive(arrival.incoming.receipt, now)
        gone = drawing.html(word(words.form_cancelled(), Reader(language=member.language)))
        if keyboard or cancelled:
            await self._telegram.strip(chat, "" if keyboard else posted)
            await self._telegram.say(chat, gone, ReplyKeyboardRemove() if keyboard else None)
        elif posted:
            await self._telegram.rewrite(chat, posted, gone, None)
        return True

    async def _cancel(self, arrival: Arrival, pick: Pick) -> Step:
        scene, now = arrival.incoming.scene, self._clock.now()
        async with self._database.transaction() as store:
            known = await store.people.by_account(NAME, "", arrival.incoming.sender.user)
            held = await store.dialogs.of(known[1].id) if known else None
            reader = Reader(language=known[0].language) if known else Reader()
            if known is None or held is None or not _asked_for(held, pick):
                return Over(reader)
            await store.dialogs.end(known[1].id)
            await store.people.receive(arrival.incoming.receipt, now)
        gone = drawing.html(word(words.form_cancelled(), reader))
        await self._telegram.rewrite(scene.chat, scene.message, gone, None)
        return Waiting()

    async def free_keyboard(self, chat: str, reader: Reader) -> None:
        """Take away the keyboard that offered to share a place."""
        noted = drawing.html(word(words.telegram_place_noted(), reader))
        await self._telegram.say(chat, noted, ReplyKeyboardRemove())

    async def waits(self, arrival: Arrival) -> bool:
        """Whether a form of this person still waits for an answer."""
        async with self._database.transaction() as store:
            known = await store.people.by_account(NAME, "", arrival.incoming.sender.user)
            return bool(known and await store.dialogs.of(known[1].id))

    async def end(self, arrival: Arrival) -> None:
        """Nothing waits for an answer any more."""
        async with self._database.transaction() as store:
            known = await store.people.by_account(NAME, "", arrival.incoming.sender.user)
            if known:
                await store.dialogs.end(known[1].id)

    async def _step(self, arrival: Arrival, work: Work) -> Step | None:
        """One answer, one transaction; the last one is left to whoever handles the form."""
        try:
            step = await self._taken(arrival, work)
        except Duplicate:
            return Waiting()
        if not isinstance(step, _Shown):
            return step
        await self._show(arrival.incoming.scene.chat, step, edit=bool(arrival.query))
        return Waiting()

    async def _taken(self, arrival: Arrival, work: Work) -> _Shown | Filled | Over | None:
        incoming, now = arrival.incoming, self._clock.now()
        async with self._database.transaction() as store:
            known = await store.people.by_account(NAME, "", incoming.sender.user)
            held = await store.dialogs.of(known[1].id) if known else None
            if known is None or held is None:
                return None
            reader = Reader(language=known[0].language, zone=known[0].zone)
            asked = Asked(reader, now)
            try:
                form = Form.known[held.form]
                progress = Progress.model_validate_json(held.given)
                field = form.fields()[held.asking]
                was_keyboard = progress.keyboard
            except (KeyError, ValueError):
                # The form changed with an update of Palier.
                await store.dialogs.end(known[1].id)
                return Over(reader)
            why, turned = None, True
            try:
                turned = work(progress, field, asked)
            except Stale:
                return Over(reader)
            except Unclear as puzzle:
                why = puzzle.why
            following = progress.asking(form)
            if following is None:
                try:
                    filled = progress.filled(form)
                except ValueError:
                    await store.dialogs.end(known[1].id)
                    return Over(reader)
                living = incoming.scene.message or held.message
                return Filled(filled, field, progress, living, was_keyboard)
            await store.people.receive(incoming.receipt, now)
            progress.step += turned
            page = Page.of(progress, following, asked, why)
            held.given, held.asking = progress.model_dump_json(), following.name
            held.touched_at = now
            old = incoming.scene.message or held.message
            return _Shown(page, old, was_keyboard, reader, known[1].id)

    async def _show(self, chat: str, shown: _Shown, *, edit: bool) -> None:
        """Edit the living message when a button was pressed, else leave it and write below."""
        page, reader = shown.page, shown.reader
        markup: Markup | None = _inline(page)
        if page.places:
            markup = _sharing(page, reader)
        if edit and shown.old and not page.places and not shown.old_keyboard:
            inline = _inline(page)
            posted = await self._telegram.rewrite(chat, shown.old, page.html, inline)
        else:
            if shown.old_keyboard and not page.places:
                await self.free_keyboard(chat, reader)
            elif not shown.old_keyboard:
                await self._telegram.strip(chat, shown.old)
            posted = await self._telegram.say(chat, page.html, markup)
        if posted != shown.old or not edit:
            async with self._database.transaction() as store:
                held = await store.dialogs.of(shown.account)
                if held:
                    held.message = posted


def _keyboard(held: Dialog) -> bool:
    """Whether the question that waits put up a keyboard of its own."""
    try:
        return Progress.model_validate_json(held.given).keyboard
    except ValueError:
        return False


def _asked_for(held: Dialog, pick: Pick) -> bool:
    try:
        progress = Progress.model_validate_json(held.given)
    except ValueError:
        return True
    return (pick.serial, pick.step) == (progress.serial, progress.step)


def _inline(page: Page) -> InlineKeyboardMarkup | None:
    return InlineKeyboardMarkup(page.rows) if page.rows else None


def _sharing(page: Page, reader: Reader) -> ReplyKeyboardMarkup:
    """The keyboard that can share a place, with the question's other buttons as words."""
    share = KeyboardButton(plain(words.form_send_place(), reader), request_location=True)
    others = [[KeyboardButton(each.text) for each in row] for row in page.rows]
    return ReplyKeyboardMarkup([[share], *others], resize_keyboard=True, one_time_keyboard=True)
