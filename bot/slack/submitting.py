"""Modals sent off: taken in time, or acknowledged with "working" and answered behind it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from bot.chat.kept_replies import EventOutcome
from bot.emergency import calls_before
from bot.platform import ChatAddress, RetryLater, Undeliverable
from bot.slack import drawing, modal, sharing
from bot.slack.conversation import SlackConversation
from bot.slack.reading import Payload, PayloadSource
from bot.slack.wording import plain_words
from handlers.kernel.events import CardCopiedEvent, SearchEvent
from handlers.kernel.replies import Ask, Notice, Share
from messages import danger, words
from messages.form import Form, fill_form
from messages.model import Reader, Text

ACKED_WITHIN = 2.5
"""Seconds after which a submitted form is acknowledged with "working" instead of its result."""

Ack = Callable[..., Awaitable[Any]]


@dataclass(frozen=True)
class _SubmittedForm:
    """A submitted form: what came, what it is worth, whom it is from.

    The window keeps answers `unseen` until it is drawn anew.
    """

    source: PayloadSource
    held: modal.ModalState
    form: Form
    view_id: str
    unseen: frozenset[str]


class ModalSubmissions:
    """Takes forms, and cards to share."""

    def __init__(self, conversation: SlackConversation, acked_within: float) -> None:
        self._conversation, self._acked_within = conversation, acked_within

    async def take_form(self, ack: Ack, source: PayloadSource, view: Payload) -> None:
        held = modal.unpack_state(str(view.get("private_metadata") or ""))
        if held is None:
            await ack()
            await self._conversation.take_turn(
                source, lambda source: self._conversation.say_notice(source, words.gone())
            )
            return
        state = (view.get("state") or {}).get("values") or {}
        typed = modal.typed_answers(held, state, source.team)
        sent = fill_form(held.form_class, held.given, typed, self._conversation.asked(held.reader))
        unseen = modal.unseen_answers(held)
        held, wrong = held.with_values(sent.values), sent.wrong
        if not held.alarmed and calls_before(held.form_class, typed, wrong=bool(wrong)):
            await ack(response_action="update", view=self._alarmed(held, wrong))
            return
        if sent.form is None:
            await ack(response_action="errors", errors=_errors(held.form_class, wrong, held.reader))
            return
        if held.message:
            channel, _, ts = held.message.partition(":")
            source = replace(source, channel=channel, message=ts)
        if held.home:
            source = replace(source, home={})
        submitted = _SubmittedForm(source, held, sent.form, str(view.get("id") or ""), unseen)
        await self._race(
            ack,
            held.reader,
            self._fill(submitted),
            lambda outcome: self._in_time(ack, submitted, outcome),
            lambda outcome: self._late(submitted, outcome),
        )

    async def _race(
        self,
        ack: Ack,
        reader: Reader,
        work: Awaitable[EventOutcome | None],
        in_time: Callable[[EventOutcome], Awaitable[None]],
        late: Callable[[EventOutcome], Awaitable[None]],
    ) -> None:
        """Acknowledge with the result if it comes soon, with "working" otherwise."""

        async def race() -> None:
            async with asyncio.TaskGroup() as group:
                task = group.create_task(_within(work))
                done, _ = await asyncio.wait({task}, timeout=self._acked_within)
                if not done:
                    note = modal.note_view(
                        words.slack_working_title(), words.slack_working(), reader
                    )
                    await ack(response_action="update", view=note)
                outcome = await task
            if outcome is None:
                if done:
                    await ack()
            elif done:
                await in_time(outcome)
            else:
                await late(outcome)

        await self._conversation.work_unnamed(race())

    async def _fill(self, sent: _SubmittedForm) -> EventOutcome | None:
        """Hand a finished form over; None when nobody can be answered."""
        with suppress(Undeliverable, RetryLater):
            async with self._conversation.turn_of(sent.source.order_key):
                source = replace(sent.source, home=None)
                incoming = (await self._conversation.open_channel(source, sent.form)).incoming
                return await self._conversation.dispatcher.handle_event(
                    replace(incoming, alarmed=sent.held.alarmed)
                )
        return None

    async def _in_time(self, ack: Ack, sent: _SubmittedForm, outcome: EventOutcome) -> None:
        if outcome.refused and isinstance(outcome.reply, Notice) and outcome.alarm:
            await ack(
                response_action="update",
                view=self._alarmed(sent.held, {_wrong_field(sent, outcome): outcome.reply.text}),
            )
            await self._spoken(sent)
        elif outcome.refused and isinstance(outcome.reply, Notice):
            await self._refuse_in_time(ack, sent, outcome, outcome.reply.text)
            await self._say_refused(sent, outcome)
        elif isinstance(outcome.reply, Ask):
            await ack(response_action="update", view=self._next(sent, outcome.reply, outcome))
            await self._spoken(sent)
        else:
            await ack()
            await self._speak(sent, outcome)

    async def _refuse_in_time(
        self, ack: Ack, sent: _SubmittedForm, outcome: EventOutcome, why: Text
    ) -> None:
        """Say no beside the answer, or over a window that no longer keeps it unseen."""
        where = {_wrong_field(sent, outcome): why}
        if outcome.field in sent.unseen and not outcome.again:
            held = without_refused(sent.held, outcome)
            view = modal.modal_view(held, self._conversation.asked(held.reader), where)
            await ack(response_action="update", view=view)
        else:
            errors = _errors(sent.held.form_class, where, outcome.reader)
            await ack(response_action="errors", errors=errors)

    async def _late(self, sent: _SubmittedForm, outcome: EventOutcome) -> None:
        team, reader = sent.source.team, outcome.reader
        if outcome.refused and isinstance(outcome.reply, Notice):
            where = _wrong_field(sent, outcome)
            held = without_refused(sent.held, outcome)
            held = held.read_by(reader)
            refusal = {where: outcome.reply.text}
            view = modal.modal_view(held, self._conversation.asked(reader), refusal)
            if outcome.alarm:
                view = self._alarmed(held, refusal)
            if await self._conversation.slack.update_modal(team, sent.view_id, view):
                await self._say_refused(sent, outcome)
                return
            await self._speak(sent, outcome)
            reply_channel = await self._conversation.open_channel(sent.source)
            await reply_channel.leave_form_button(held, late=False)
        elif isinstance(outcome.reply, Ask):
            view = self._next(sent, outcome.reply, outcome)
            if await self._conversation.slack.update_modal(team, sent.view_id, view):
                await self._spoken(sent)
                return
            source = replace(sent.source, trigger="")
            await self._conversation.say_outcome(
                await self._conversation.open_channel(source), outcome
            )
        else:
            sentence = (
                outcome.reply.text if isinstance(outcome.reply, Notice) else words.slack_done()
            )
            note = modal.note_view(words.slack_done_title(), sentence, reader)
            await self._conversation.slack.update_modal(team, sent.view_id, note)
            await self._speak(sent, outcome)

    def _alarmed(self, held: modal.ModalState, wrong: Mapping[str, Text]) -> drawing.Block:
        """The form as it was filled in, under whom to call."""
        held = held.model_copy(update={"alarmed": True})
        call = danger.emergency_lines()
        trouble = {str(line): sentence for line, sentence in enumerate(call)} | dict(wrong)
        return modal.modal_view(held, self._conversation.asked(held.reader), trouble)

    def _next(self, sent: _SubmittedForm, ask: Ask, outcome: EventOutcome) -> drawing.Block:
        """The form that follows a form, in the same window."""
        held = modal.new_modal_state(
            ask.form, ask.filled, outcome.reader, sent.held.message, sent.held.home, ask.review
        )
        said = (*(outcome.alarm.body if outcome.alarm else ()), *((ask.why,) if ask.why else ()))
        trouble = {str(line): sentence for line, sentence in enumerate(said)}
        return modal.modal_view(held, self._conversation.asked(outcome.reader), trouble)

    async def _spoken(self, sent: _SubmittedForm) -> None:
        """The window says it."""
        await self._conversation.pending.spoken(sent.source.receipt)

    async def _say_refused(self, sent: _SubmittedForm, outcome: EventOutcome) -> None:
        """The window says why; what can be pressed is said in private, since a window cannot."""
        if isinstance(outcome.reply, Notice) and outcome.reply.rows:
            await self._speak(sent, outcome)
        else:
            await self._spoken(sent)

    async def _speak(self, sent: _SubmittedForm, outcome: EventOutcome) -> None:
        channel = await self._conversation.open_channel(sent.source)
        await self._conversation.say_outcome(channel, outcome)
        await self._conversation.resume_form(channel)

    # Sharing.

    async def offer_share(self, source: PayloadSource, wanted: str) -> None:
        reply_channel = await self._conversation.open_channel(source, SearchEvent(wanted))
        by, event = reply_channel.incoming.sender, reply_channel.incoming.event
        outcome = await self._conversation.ask_handler(source.in_private(), by, event)
        await self._conversation.say_outcome(reply_channel, outcome)

    async def share_to(self, ack: Ack, source: PayloadSource, view: Payload) -> None:
        wanted = str(view.get("private_metadata") or "")
        state = (view.get("state") or {}).get("values") or {}

        async def in_time(outcome: EventOutcome) -> None:
            if outcome.refused and isinstance(outcome.reply, Notice):
                why = plain_words(outcome.reply.text, outcome.reader)
                await ack(response_action="errors", errors={sharing.WHERE: why})
            else:
                await ack()

        async def late(outcome: EventOutcome) -> None:
            text = outcome.reply.text if isinstance(outcome.reply, Notice) else words.slack_shared()
            note = modal.note_view(words.slack_done_title(), text, outcome.reader)
            await self._conversation.slack.update_modal(
                source.team, str(view.get("id") or ""), note
            )

        waits = self._conversation.dispatcher.readers.unseen("")
        await self._race(ack, waits, self._share(source, wanted, state), in_time, late)

    async def _share(
        self, source: PayloadSource, wanted: str, state: Mapping[str, Any]
    ) -> EventOutcome | None:
        """Post the chosen card where it was wanted, and keep it in step from then on."""
        async with self._conversation.turn_of(source.order_key):
            sender = await self._conversation.sender(source)
            outcome = await self._conversation.ask_handler(source, sender, SearchEvent(wanted))
            reader = outcome.reader
            chosen = (
                sharing.chosen_card(outcome.reply, state)
                if isinstance(outcome.reply, Share)
                else None
            )
            if chosen is None:
                return EventOutcome(
                    Notice(words.slack_share_gone(), refusal=True), reader, refused=True
                )
            code, card = chosen
            channel = sharing.chosen_channel(state)
            try:
                ts = await self._conversation.slack.send_message(
                    ChatAddress(channel, source.team), card, reader
                )
            except (Undeliverable, RetryLater):
                text = words.slack_share_first_invite()
                return EventOutcome(Notice(text, refusal=True), reader, refused=True)
            copied = replace(source, receipt=f"{source.receipt}:copied")
            event = CardCopiedEvent(code, f"{channel}:{ts}")
            await self._conversation.ask_handler(copied, sender, event)
            return EventOutcome(None, reader)


async def _within(work: Awaitable[EventOutcome | None]) -> EventOutcome | None:
    return await work


def _errors(form: type[Form], wrong: Mapping[str, Text], reader: Reader) -> dict[str, str]:
    return {modal.block_name(form, name): plain_words(text, reader) for name, text in wrong.items()}


def without_refused(held: modal.ModalState, outcome: EventOutcome) -> modal.ModalState:
    """The window's state without a file or point that was refused for good."""
    if outcome.again or outcome.field not in modal.unseen_answers(held):
        return held
    others = {name: value for name, value in held.given.items() if name != outcome.field}
    return held.with_values(others)


def _wrong_field(sent: _SubmittedForm, outcome: EventOutcome) -> str:
    """The block under which a refusal is read: the answer to change, else the last one."""
    names = [field.name for field in sent.form.questions()]
    return outcome.field if outcome.field in names else names[-1]
