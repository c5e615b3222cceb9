"""What people do to the form in front of them: on its sheet, or by words in their talk."""

from __future__ import annotations

import uuid
from abc import abstractmethod
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress

from bot.chat.conversation import ChatConversation
from bot.chat.forms.answer_parsing import FormCancelled, StaleQuestion
from bot.chat.forms.question import PickAnswer
from bot.chat.kept_replies import EventOutcome
from bot.chat.reply_channel import SharedCard
from bot.dispatcher import Dispatcher
from bot.stairwell.form import SandboxForm, TypedStep
from bot.stairwell.reply_channel import PageAnswer, SandboxReplyChannel, hint_answer
from bot.stairwell.state import PLATFORM, SandboxChat, SandboxPerson, SandboxState
from bot.stairwell.typed_answers import TypedAnswers
from handlers.kernel.events import (
    Event,
    EventScene,
    EventSender,
    IncomingEvent,
    WordsEvent,
    route_key,
)
from handlers.kernel.replies import Notice
from messages import words
from messages.form import AnswerContext, FileReference, Form, UnclearAnswer
from messages.model import Reader, Text
from storage.errors import DatabaseAway

UNKNOWN = "/…"


class SandboxFormConversation(ChatConversation[SandboxReplyChannel]):
    """Carries events to handlers, and forms in as many steps as people need."""

    def __init__(
        self, state: SandboxState, dispatcher: Dispatcher, deliver: Callable[[], Awaitable[int]]
    ) -> None:
        super().__init__(dispatcher)
        self._state, self._deliver = state, deliver
        self._commands = {
            f"/{name}"
            for feature in dispatcher.features
            for listed in feature.commands
            for name in (listed.name, *listed.aliases.values())
        }

    @abstractmethod
    async def take_start_link(self, person: SandboxPerson, payload: str) -> PageAnswer:
        """A start link followed into the private talk."""

    @abstractmethod
    async def offer_cards(
        self, person: SandboxPerson, cards: Sequence[SharedCard], reader: Reader
    ) -> PageAnswer:
        """Remember what was found, and let the page ask which."""

    async def take_form(
        self,
        person: SandboxPerson,
        sheet_id: str,
        said: Mapping[str, str],
        files: Mapping[str, tuple[str, bytes]],
    ) -> PageAnswer:
        """A form sent off; it stays open, with all that was typed, until it is taken."""
        open_form = person.open_form
        if open_form is None or open_form.id != sheet_id:
            return hint_answer(words.form_over(), person.reader, refused=True)
        answers = self._with_files(open_form, said, files)
        form = open_form.answer(answers, self._asked(person))
        if open_form.alarm(answers, person.reader) or form is None:
            self._state.person_changed(person)
            return PageAnswer()
        return await self._hand_in(person, open_form, form)

    async def answer_in_words(
        self,
        person: SandboxPerson,
        typed: str,
        said: Mapping[str, str],
        files: Mapping[str, tuple[str, bytes]],
    ) -> PageAnswer:
        """Words typed in the talk answer what the form in front of them asks next.

        `said` is what stands on its sheet by now.
        """
        open_form = person.open_form
        if open_form is None:
            return hint_answer(words.form_over(), person.reader, refused=True)
        asked, alarmed = self._asked(person), await self._call_for_help(person, typed)
        on_sheet = self._with_files(open_form, said, files) if said or files else {}

        def hear(answers: TypedAnswers, boxes: Mapping[str, str]) -> UnclearAnswer | None:
            return answers.hear(typed, boxes, asked, alarmed=alarmed)

        return await self._take_step(person, open_form, on_sheet, hear)

    async def take_pick(self, person: SandboxPerson, pick: PickAnswer) -> PageAnswer:
        """A button under a question in the talk; an older one leads to the question that waits."""
        open_form, asked = person.open_form, self._asked(person)
        if open_form is None:
            return hint_answer(words.form_over(), person.reader, refused=True)

        def press(answers: TypedAnswers, _: Mapping[str, str]) -> None:
            answers.press(pick, asked)

        return await self._take_step(person, open_form, {}, press)

    async def _take_step(
        self,
        person: SandboxPerson,
        open_form: SandboxForm,
        said: Mapping[str, str],
        step: TypedStep,
    ) -> PageAnswer:
        """Ask the next question in the talk, or hand the form in when that was the last."""
        why: Text | None = words.form_here()
        try:
            with suppress(StaleQuestion):
                why = open_form.take_step(said, self._asked(person), step)
            form = None if why else open_form.typed.filled()
        except FormCancelled:
            return self.cancel_form(person, open_form.id)
        except ValueError:
            # The form no longer fits what was answered.
            person.open_form = open_form.behind
            self._state.person_changed(person)
            return hint_answer(words.form_over(), person.reader, refused=True)
        if form is None:
            self._state.ask_in_talk(person, why)
            return PageAnswer()
        open_form.alarmed = True  # Every answer was listened to when it was typed.
        return await self._hand_in(person, open_form, form, in_words=True)

    async def _call_for_help(self, person: SandboxPerson, typed: str) -> bool:
        """Say whom to call before anything else, when what they wrote speaks of danger."""
        channel = self._channel(person, WordsEvent(typed), self._state.chats[person.chat], "")
        alarm = await self.dispatcher.emergency_in(channel.incoming)
        if alarm:
            await channel.say_emergency(alarm.message, alarm.reader)
        return alarm is not None

    def _with_files(
        self,
        open_form: SandboxForm,
        said: Mapping[str, str],
        files: Mapping[str, tuple[str, bytes]],
    ) -> dict[str, str]:
        """All that stands on a sheet, with the files that it brings or brought before."""
        answers = dict[str, str]()
        for name in (question.name for question in open_form.form.questions()):
            answers[name] = said.get(name, "")  # Nothing comes of boxes without a tick.
            if open_form.keeps_file(name):
                answers[name] = open_form.said.get(name, "")
            if name in files:
                answers[name] = self._keep(*files[name])
        return answers

    def _asked(self, person: SandboxPerson) -> AnswerContext:
        return AnswerContext(person.reader, self._state.now)

    async def _hand_in(
        self, person: SandboxPerson, open_form: SandboxForm, form: Form, *, in_words: bool = False
    ) -> PageAnswer:
        """A form that is whole goes to its handler, which may send it back."""
        chat = self._state.chats[person.chat]
        with self._state.acts.record_act(person.user, form.tag):
            person.open_form = None
            alarmed = open_form.alarmed
            channel = self._channel(person, form, chat, open_form.message, alarmed=alarmed)
            channel.in_words = in_words
            outcome = await self.dispatcher.handle_event(channel.incoming)
            if outcome.refused and isinstance(outcome.reply, Notice):
                return await self._take_back(person, open_form, channel, outcome, outcome.reply)
            person.open_form = open_form.behind
            self._state.close_question(open_form)
            self._note(person, words.stairwell_form_sent(title=open_form.form.title()))
            self._state.person_changed(person)
            await self.say_outcome(channel, outcome)
            self._resume_form(person, open_form)
            return await self._closed(channel)

    async def _take_back(
        self,
        person: SandboxPerson,
        open_form: SandboxForm,
        channel: SandboxReplyChannel,
        outcome: EventOutcome,
        refusal: Notice,
    ) -> PageAnswer:
        """A form that was refused is in front of them again, with all that was said."""
        open_form.refuse(refusal.text, outcome.field, again=outcome.again)
        if outcome.alarm:
            open_form.trouble, open_form.alarmed = outcome.alarm.body[0], True
        person.open_form = open_form
        self._state.person_changed(person)
        if channel.in_words:
            self._state.ask_in_talk(person, refusal.text)
        if refusal.rows:
            await channel.speak_outcome(outcome)
        return channel.answer

    def cancel_form(self, person: SandboxPerson, sheet_id: str) -> PageAnswer:
        """A form given up, that one and no other; the one that it interrupted is there again."""
        open_form = person.open_form
        if open_form is None or open_form.id != sheet_id:
            return hint_answer(words.form_over(), person.reader, refused=True)
        person.open_form = open_form.behind
        self._state.close_question(open_form)
        self._state.person_changed(person)
        self._resume_form(person, open_form)
        left = words.form_left_alone if open_form.typed.is_review else words.form_cancelled
        return hint_answer(left(), person.reader)

    def _resume_form(self, person: SandboxPerson, over: SandboxForm) -> None:
        """A form that was answered in words asks on in the talk, once what came between is over."""
        waits = person.open_form
        if waits and waits is over.behind and waits.typed.begun:
            self._state.ask_in_talk(person, words.form_here())

    async def _perform(
        self, person: SandboxPerson, event: Event, chat: SandboxChat, message: str = ""
    ) -> PageAnswer:
        channel = self._channel(person, event, chat, message)
        with self._state.acts.record_act(person.user, self._name_act(event)):
            with suppress(DatabaseAway):  # they are told
                await self.answer_event(channel)
            return await self._closed(channel)

    def _name_act(self, event: Event) -> str:
        """What somebody did, without a word of theirs: an unknown command is one."""
        known = route_key(event)
        return UNKNOWN if known.startswith("/") and known not in self._commands else known

    def _channel(
        self,
        person: SandboxPerson,
        event: Event,
        chat: SandboxChat,
        message: str,
        *,
        alarmed: bool = False,
    ) -> SandboxReplyChannel:
        sender = EventSender(
            PLATFORM,
            person.user,
            person.name,
            person.language,
            chat=person.chat,
            called=person.name,
        )
        scene = EventScene(chat.name, bool(chat.owner), message)
        return SandboxReplyChannel(
            self._state,
            person,
            IncomingEvent(event, sender, scene, uuid.uuid4().hex, alarmed),
            self.dispatcher.confidences,
            self.take_start_link,
            self.offer_cards,
        )

    async def _closed(self, channel: SandboxReplyChannel) -> PageAnswer:
        """What the page shows, once what was promised is carried."""
        with suppress(DatabaseAway):  # letters leave once it is back
            await self._deliver()
        return channel.answer

    def _note(self, person: SandboxPerson, note: Text) -> None:
        self._state.add_post(person.chat, person.reader, author=person.user, note=note)

    def _keep(self, name: str, content: bytes) -> str:
        ref = uuid.uuid4().hex
        self._state.files[ref] = content
        return FileReference(ref=ref, name=name, size=len(content)).model_dump_json()
