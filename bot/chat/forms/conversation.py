"""A conversation in which forms are asked question by question, whatever the platform."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TypeVar

from bot.chat.conversation import KeptConversation, Speaks
from bot.chat.forms.held import FormArrival, FormLeft
from bot.chat.forms.question import QuestionDrawing
from bot.chat.forms.session import FormFilled, FormSession, Step
from bot.chat.kept_replies import EventOutcome, ReplyRecipient, WaitingQuestion
from bot.chat.reply_channel import ReplyChannel
from handlers.kernel.replies import Ask, Notice, Say
from messages import words

ALARM = ":alarm"
"""What is added to a receipt when whom to call is said before anything else."""


class FormChannel(ReplyChannel):
    """Where one event is answered that may be an answer to a form's question."""

    arrival: FormArrival
    dialogs: FormSession

    @property
    @abstractmethod
    def private_chat(self) -> str:
        """Where the person alone can be written to."""

    @abstractmethod
    def mark_alarmed(self) -> None:
        """Whom to call was said for these words."""

    @abstractmethod
    def complete_form(self, filled: FormFilled) -> None:
        """What is said from now on answers a form that is filled."""

    @abstractmethod
    async def ask_question(self, question: QuestionDrawing) -> None:
        """Put a form's question, and say so to who pressed an older one."""

    @abstractmethod
    async def bid_farewell(self, outcome: EventOutcome, living: str, keyboard: bool) -> None:
        """Say that a form is over, where it was or below."""


F = TypeVar("F", bound=FormChannel)


class FormConversation(KeptConversation[F], ABC):
    """Hands finished forms over, and asks again what was refused."""

    async def call_for_help(self, channel: F) -> None:
        """Say whom to call before anything else, when what they wrote speaks of danger."""
        incoming = channel.incoming
        if alarm := await self.dispatcher.emergency_in(incoming):
            channel.mark_alarmed()
            outcome = EventOutcome(Say(alarm.message), alarm.reader)
            await self.pending.speak_reply(
                incoming.receipt + ALARM,
                ReplyRecipient.of(incoming),
                outcome,
                partial(channel.say_emergency, alarm.message, alarm.reader),
            )

    async def take_step(self, channel: F, step: Step) -> None:
        """Say what came of an answer: the next question, the end, or what the form leads to."""
        match step:
            case FormFilled():
                await self._submit_form(channel, step)
                await self.resume_form(channel)
            case QuestionDrawing():
                outcome = EventOutcome(WaitingQuestion(), step.reader)
                await self.say_outcome(channel, outcome, partial(channel.ask_question, step))
            case FormLeft(outcome, living, keyboard):
                await self.say_outcome(
                    channel, outcome, partial(channel.bid_farewell, outcome, living, keyboard)
                )
                await self.resume_form(channel)

    async def resume_form(self, channel: F) -> None:
        """Ask on where another form came in between, now that it is over."""
        if question := await channel.dialogs.interrupted_question(channel.arrival):
            outcome = EventOutcome(WaitingQuestion(), question.reader)
            await self.say_outcome(channel, outcome, partial(channel.ask_question, question))

    async def _submit_form(self, channel: F, filled: FormFilled) -> None:
        """Hand a finished form over; a refused answer is asked again, the others are kept."""
        channel.complete_form(filled)
        # Every answer was listened to when it was typed.
        incoming = replace(channel.incoming, event=filled.form, alarmed=True)
        outcome = await self.dispatcher.handle_event(incoming)
        if outcome.refused and outcome.kept and isinstance(outcome.reply, Notice):
            await self.say_outcome(
                channel, outcome, partial(self._reopen_form, channel, filled, outcome)
            )
        else:
            await self.say_outcome(channel, outcome)

    async def _reopen_form(self, channel: F, filled: FormFilled, outcome: EventOutcome) -> None:
        arrival, chat = channel.arrival, channel.incoming.scene.chat
        if isinstance(outcome.reply, Notice):
            # After a fault on our side the last answer may be given again.
            why = outcome.reply.text
            fault = why.key == words.fault(code="").key
            name = filled.field.name if fault else outcome.field
            if name and await channel.dialogs.reopen_question(
                arrival, chat, filled, name, why, outcome
            ):
                return
            await channel.dialogs.end_form(arrival)
        await channel.speak_outcome(outcome)

    async def speech_after(
        self, channel: F, outcome: EventOutcome, since: datetime
    ) -> Speaks | None:
        """A form goes on where it is."""
        reply = outcome.reply
        if isinstance(reply, WaitingQuestion) or (
            isinstance(reply, Ask) and await channel.dialogs.begun_since(channel.arrival, since)
        ):
            return partial(self._show_unseen, channel)
        return None

    async def _show_unseen(self, channel: F) -> None:
        if question := await channel.dialogs.unseen_question(channel.arrival):
            await channel.dialogs.screen.show_question(channel.private_chat, question)
