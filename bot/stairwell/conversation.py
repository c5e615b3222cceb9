"""What people do on the page becomes events; what Palier answers becomes posts."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from bot.chat.conversation import ChatConversation
from bot.chat.reply_channel import SharedCard
from bot.dispatcher import Dispatcher
from bot.stairwell.form import SandboxForm
from bot.stairwell.points import POINTS
from bot.stairwell.reply_channel import PageAnswer, SandboxReplyChannel, hint_answer
from bot.stairwell.state import PLATFORM, SandboxChat, SandboxPerson, SandboxState
from bot.stairwell.wording import plain_words
from handlers.kernel.events import (
    AttachmentEvent,
    CardCopiedEvent,
    CommandEvent,
    Event,
    EventScene,
    EventSender,
    IncomingEvent,
    JoinRequestEvent,
    LocationEvent,
    SearchEvent,
    WallSeenEvent,
    WordsEvent,
    route_key,
)
from handlers.kernel.replies import Notice
from messages import words
from messages.form import AnswerContext, FileReference, Form, SpokenAnswer, is_spoken
from messages.model import Message, Reader, Text, unpack_action
from messages.typed import clean_line, clean_words
from storage.errors import DatabaseAway

ELSEWHERE = "elsewhere"
UNKNOWN = "/…"


class SandboxConversation(ChatConversation[SandboxReplyChannel]):
    """Carries between the page and the handlers, as any platform's adapter does."""

    def __init__(
        self, state: SandboxState, dispatcher: Dispatcher, deliver: Callable[[], Awaitable[int]]
    ) -> None:
        super().__init__(dispatcher)
        self._state, self._deliver = state, deliver
        self._found: dict[tuple[str, str], Message] = {}
        self._commands = {
            f"/{name}"
            for feature in dispatcher.features
            for listed in feature.commands
            for name in (listed.name, *listed.aliases.values())
        }

    async def take_words(self, person: SandboxPerson, chat: SandboxChat, typed: str) -> PageAnswer:
        """Words typed in a chat: a command anywhere, anything else only in a private talk."""
        typed = clean_words(typed)
        if not typed:
            return PageAnswer()
        if not typed.startswith("/"):
            self._state.add_post(chat.name, person.reader, author=person.user, words=typed)
            if chat.owner and person.open_form and is_spoken(typed, SpokenAnswer.CANCEL):
                return self.cancel_form(person, person.open_form.id)
            return (
                await self._perform(person, WordsEvent(typed), chat) if chat.owner else PageAnswer()
            )
        name, _, rest = clean_line(typed)[1:].partition(" ")
        command = CommandEvent(name.partition("@")[0].lower(), rest)
        if chat.owner or not self.dispatcher.must_be_hidden(command):
            self._state.add_post(chat.name, person.reader, author=person.user, words=typed)
        else:
            # As where Palier may delete: nobody on the wall reads it.
            note = words.stairwell_taken_off()
            self._state.add_post(chat.name, person.reader, author=person.user, note=note)
        return await self._perform(person, command, chat)

    async def take_press(
        self, person: SandboxPerson, chat: SandboxChat, post: str, packed: str
    ) -> PageAnswer:
        """A button pressed under a message."""
        return await self._perform(person, unpack_action(packed), chat, post)

    async def take_start_link(self, person: SandboxPerson, payload: str) -> PageAnswer:
        """A start link followed into the private talk."""
        chat = self._state.chats[person.chat]
        self._state.add_post(chat.name, person.reader, author=person.user, words="/start")
        answered = await self._perform(person, CommandEvent("start", payload), chat)
        return replace(answered, talk=person.user)

    async def take_point(self, person: SandboxPerson, lat: float, lon: float) -> PageAnswer:
        """A point shared on a map; the chat keeps that it happened, not where."""
        name = next(
            (point.label for point in POINTS if (point.lat, point.lon) == (lat, lon)),
            words.stairwell_point_other(),
        )
        self._note(person, words.stairwell_shared_point(point=name))
        return await self._perform(person, LocationEvent(lat, lon), self._state.chats[person.chat])

    async def take_thing(self, person: SandboxPerson, what: str) -> PageAnswer:
        """A sticker, a photo, a voice note."""
        note = {
            "sticker": words.stairwell_sent_sticker,
            "photo": words.stairwell_sent_photo,
            "voice": words.stairwell_sent_voice,
        }
        self._note(person, note[what]())
        return await self._perform(person, AttachmentEvent(what), self._state.chats[person.chat])

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
        answers = dict(said)
        for name in (question.name for question in open_form.form.questions()):
            if open_form.keeps_file(name):
                answers[name] = open_form.said.get(name, "")
            if name in files:
                answers[name] = self._keep(*files[name])
        form = open_form.answer(answers, AnswerContext(person.reader, self._state.now))
        if open_form.alarm(answers, person.reader) or form is None:
            self._state.person_changed(person)
            return PageAnswer()
        with self._state.acts.record_act(person.user, form.tag):
            return await self._hand_in(person, open_form, form)

    async def _hand_in(
        self, person: SandboxPerson, open_form: SandboxForm, form: Form
    ) -> PageAnswer:
        """A form that is whole goes to its handler, which may send it back."""
        chat = self._state.chats[person.chat]
        person.open_form = None
        channel = self._channel(person, form, chat, open_form.message, alarmed=open_form.alarmed)
        outcome = await self.dispatcher.handle_event(channel.incoming)
        if outcome.refused and isinstance(outcome.reply, Notice):
            open_form.refuse(outcome.reply.text, outcome.field, again=outcome.again)
            if outcome.alarm:
                open_form.trouble, open_form.alarmed = outcome.alarm.body[0], True
            person.open_form = open_form
            self._state.person_changed(person)
            if outcome.reply.rows:
                await channel.speak_outcome(outcome)
            return channel.answer
        person.open_form = open_form.behind
        self._note(person, words.stairwell_form_sent(title=open_form.form.title()))
        self._state.person_changed(person)
        await self.say_outcome(channel, outcome)
        return await self._closed(channel)

    def cancel_form(self, person: SandboxPerson, sheet_id: str) -> PageAnswer:
        """A form given up, that one and no other; the one that it interrupted is there again."""
        open_form = person.open_form
        if open_form is None or open_form.id != sheet_id:
            return hint_answer(words.form_over(), person.reader, refused=True)
        person.open_form = open_form.behind
        self._state.person_changed(person)
        return hint_answer(words.form_cancelled(), person.reader)

    async def search_cards(self, person: SandboxPerson, typed: str) -> PageAnswer:
        """Cards to share into another chat; a single one is shared at once."""
        return await self._perform(
            person, SearchEvent(clean_line(typed)), self._state.chats[ELSEWHERE]
        )

    async def offer_cards(
        self, person: SandboxPerson, cards: Sequence[SharedCard], reader: Reader
    ) -> PageAnswer:
        """Remember what was found, and let the page ask which."""
        if not cards:
            return hint_answer(words.stairwell_nothing_to_share(), reader, refused=True)
        self._found |= {(person.user, code): card for code, _, card in cards}
        if len(cards) == 1:
            return await self.share_card(person, cards[0][0])
        titles = tuple((code, plain_words(title, reader)) for code, title, _ in cards)
        return PageAnswer(cards=titles, language=reader.language)

    async def share_card(self, person: SandboxPerson, code: str) -> PageAnswer:
        """A card that was found is put into another chat, and kept in step from then on."""
        card = self._found.get((person.user, code))
        if card is None:
            return hint_answer(words.gone(), person.reader, refused=True)
        chat = self._state.chats[ELSEWHERE]
        self._state.add_post(
            chat.name,
            person.reader,
            author=person.user,
            note=words.stairwell_shared_card(),
        )
        post = self._state.add_post(chat.name, person.reader, message=card)
        answered = await self._perform(person, CardCopiedEvent(code, post.id), chat, post.id)
        return replace(answered, talk=ELSEWHERE)

    async def ask_to_join(self, person: SandboxPerson, chat: SandboxChat) -> PageAnswer:
        """Somebody asks to be let onto a wall."""
        self._state.add_post(
            chat.name, person.reader, author=person.user, note=words.stairwell_knocks()
        )
        return await self._perform(person, JoinRequestEvent(chat.name), chat)

    async def invite_palier(
        self, person: SandboxPerson, chat: SandboxChat, *, present: bool
    ) -> PageAnswer:
        """Palier is put into a chat, or taken out of it."""
        chat.wall = present
        self._state.add_post(
            chat.name,
            person.reader,
            author=person.user,
            note=words.stairwell_palier_in() if present else words.stairwell_palier_out(),
        )
        self._state.push_event({"kind": "chat", "chat": self._state.draw_chat(chat)})
        seen = WallSeenEvent(
            chat.name, chat.title, present, may_post=present, may_pin=present, may_invite=present
        )
        return await self._perform(person, seen, chat)

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
