"""What people do on the page becomes events; what Palier answers becomes posts."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from bot.chat.kept import EventOutcome
from bot.dispatcher import Dispatcher
from bot.stairwell.house import PLATFORM, SandboxChat, SandboxPerson, SandboxPost, SandboxState
from bot.stairwell.points import POINTS
from bot.stairwell.sheet import SandboxForm
from handlers.kernel import (
    Ask,
    AttachmentEvent,
    CardCopiedEvent,
    CommandEvent,
    Event,
    EventScene,
    EventSender,
    IncomingEvent,
    JoinRequestEvent,
    LocationEvent,
    MoveToPrivate,
    Notice,
    Say,
    SearchEvent,
    Send,
    Share,
    Show,
    WallSeenEvent,
    WordsEvent,
)
from messages import words
from messages.catalog import plain_words
from messages.form import AnswerContext, FileReference
from messages.model import Confidence, Message, Reader, Text, unpack_action
from messages.typed import clean_line, clean_words
from storage.confidences import MessagePlace
from storage.errors import DatabaseAway

ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class PageAnswer:
    """What the page shows at once: a word in passing, the talk to look at, cards to choose from."""

    hint: str = ""
    refused: bool = False
    language: str = ""
    talk: str = ""
    cards: tuple[tuple[str, str], ...] = ()


class SandboxConversation:
    """Carries between the page and the handlers, as any platform's adapter does."""

    def __init__(
        self, house: SandboxState, dispatcher: Dispatcher, deliver: Callable[[], Awaitable[int]]
    ) -> None:
        self._house, self._dispatcher, self._deliver = house, dispatcher, deliver
        self._found: dict[tuple[str, str], Message] = {}

    async def take_words(self, person: SandboxPerson, chat: SandboxChat, said: str) -> PageAnswer:
        """Words typed in a chat: a command anywhere, anything else only in a private talk."""
        said = clean_words(said)
        if not said:
            return PageAnswer()
        if not said.startswith("/"):
            self._house.add_post(chat.name, person.reader, author=person.user, words=said)
            return (
                await self._perform(person, WordsEvent(said), chat) if chat.owner else PageAnswer()
            )
        name, _, rest = clean_line(said)[1:].partition(" ")
        command = CommandEvent(name.partition("@")[0].lower(), rest)
        if chat.owner or not self._dispatcher.must_be_hidden(command):
            self._house.add_post(chat.name, person.reader, author=person.user, words=said)
        else:
            # As where Palier may delete: nobody on the wall reads it.
            note = words.stairwell_taken_off()
            self._house.add_post(chat.name, person.reader, author=person.user, note=note)
        return await self._perform(person, command, chat)

    async def take_press(
        self, person: SandboxPerson, chat: SandboxChat, post: str, packed: str
    ) -> PageAnswer:
        """A button pressed under a message."""
        return await self._perform(person, unpack_action(packed), chat, post)

    async def take_start_link(self, person: SandboxPerson, payload: str) -> PageAnswer:
        """A start link followed into the private talk."""
        chat = self._house.chats[person.chat]
        self._house.add_post(chat.name, person.reader, author=person.user, words="/start")
        answered = await self._perform(person, CommandEvent("start", payload), chat)
        return replace(answered, talk=person.user)

    async def take_point(self, person: SandboxPerson, lat: float, lon: float) -> PageAnswer:
        """A point shared on a map; the chat keeps that it happened, not where."""
        name = next(
            (each.label for each in POINTS if (each.lat, each.lon) == (lat, lon)),
            words.stairwell_point_other(),
        )
        self._note(person, words.stairwell_shared_point(point=name))
        return await self._perform(person, LocationEvent(lat, lon), self._house.chats[person.chat])

    async def take_thing(self, person: SandboxPerson, what: str) -> PageAnswer:
        """A sticker, a photo, a voice note."""
        note = {
            "sticker": words.stairwell_sent_sticker,
            "photo": words.stairwell_sent_photo,
            "voice": words.stairwell_sent_voice,
        }
        self._note(person, note[what]())
        return await self._perform(person, AttachmentEvent(what), self._house.chats[person.chat])

    async def take_form(
        self,
        person: SandboxPerson,
        sheet_id: str,
        said: Mapping[str, str],
        files: Mapping[str, tuple[str, bytes]],
    ) -> PageAnswer:
        """A form sent off; it stays open, with all that was typed, until it is taken."""
        sheet = person.sheet
        if sheet is None or sheet.id != sheet_id:
            return self._hint(words.form_over(), person.reader, refused=True)
        answers = dict(said)
        for name in (each.name for each in sheet.form.questions()):
            if sheet.keeps_file(name):
                answers[name] = sheet.said.get(name, "")
            if name in files:
                answers[name] = self._keep(*files[name])
        form = sheet.answer(answers, AnswerContext(person.reader, self._house.now))
        if sheet.alarm(answers, person.reader) or form is None:
            self._house.person_changed(person)
            return PageAnswer()
        chat = self._house.chats[person.chat]
        person.sheet = None
        scene = EventScene(chat.name, True, sheet.message)
        outcome = await self._handle(person, form, scene, alarmed=sheet.alarmed)
        if outcome.refused and isinstance(outcome.reply, Notice):
            sheet.refuse(outcome.reply.text, outcome.field)
            if outcome.alarm:
                sheet.trouble, sheet.alarmed = outcome.alarm.body[0], True
            person.sheet = sheet
            self._house.person_changed(person)
            return PageAnswer()
        self._note(person, words.stairwell_form_sent(title=sheet.form.title()))
        self._house.person_changed(person)
        return await self._answer(person, outcome, sheet.message)

    def cancel_form(self, person: SandboxPerson) -> PageAnswer:
        """A form given up."""
        person.sheet = None
        self._house.person_changed(person)
        return self._hint(words.form_cancelled(), person.reader)

    async def search_cards(self, person: SandboxPerson, said: str) -> PageAnswer:
        """Cards to share into another chat; a single one is shared at once."""
        chat = self._house.chats[ELSEWHERE]
        outcome = await self._handle(
            person, SearchEvent(clean_line(said)), EventScene(chat.name, False)
        )
        if not isinstance(outcome.reply, Share):
            return await self._answer(person, outcome)
        cards = {code: (title, card) for code, title, card in outcome.reply.cards}
        if not cards:
            return self._hint(words.stairwell_nothing_to_share(), outcome.reader, refused=True)
        self._found |= {(person.user, code): card for code, (_, card) in cards.items()}
        if len(cards) == 1:
            return await self.share_card(person, next(iter(cards)))
        titles = tuple(
            (code, plain_words(title, outcome.reader)) for code, (title, _) in cards.items()
        )
        return PageAnswer(cards=titles, language=outcome.reader.language)

    async def share_card(self, person: SandboxPerson, code: str) -> PageAnswer:
        """A card that was found is put into another chat, and kept in step from then on."""
        card = self._found.get((person.user, code))
        if card is None:
            return self._hint(words.gone(), person.reader, refused=True)
        chat = self._house.chats[ELSEWHERE]
        self._house.add_post(
            chat.name,
            person.reader,
            author=person.user,
            note=words.stairwell_shared_card(),
        )
        post = self._house.add_post(chat.name, person.reader, message=card)
        outcome = await self._handle(
            person, CardCopiedEvent(code, post.id), EventScene(chat.name, False, post.id)
        )
        return replace(await self._answer(person, outcome), talk=ELSEWHERE)

    async def ask_to_join(self, person: SandboxPerson, chat: SandboxChat) -> PageAnswer:
        """Somebody asks to be let onto a wall."""
        self._house.add_post(
            chat.name, person.reader, author=person.user, note=words.stairwell_knocks()
        )
        return await self._perform(person, JoinRequestEvent(chat.name), chat)

    async def invite_palier(
        self, person: SandboxPerson, chat: SandboxChat, *, present: bool
    ) -> PageAnswer:
        """Palier is put into a chat, or taken out of it."""
        chat.wall = present
        self._house.add_post(
            chat.name,
            person.reader,
            author=person.user,
            note=words.stairwell_palier_in() if present else words.stairwell_palier_out(),
        )
        self._house.push_event({"kind": "chat", "chat": self._house.draw_chat(chat)})
        seen = WallSeenEvent(
            chat.name, chat.title, present, may_post=present, may_pin=present, may_invite=present
        )
        return await self._perform(person, seen, chat)

    async def _perform(
        self, person: SandboxPerson, event: Event, chat: SandboxChat, message: str = ""
    ) -> PageAnswer:
        scene = EventScene(chat.name, bool(chat.owner), message)
        return await self._answer(person, await self._handle(person, event, scene), message)

    async def _handle(
        self, person: SandboxPerson, event: Event, scene: EventScene, *, alarmed: bool = False
    ) -> EventOutcome:
        sender = EventSender(
            PLATFORM,
            person.user,
            person.name,
            person.language,
            chat=person.chat,
            called=person.name,
        )
        incoming = IncomingEvent(event, sender, scene, uuid.uuid4().hex, alarmed)
        return await self._dispatcher.handle_event(incoming)

    async def _answer(
        self, person: SandboxPerson, outcome: EventOutcome, message: str = ""
    ) -> PageAnswer:
        """Speak the reply, danger first, then carry what was promised."""
        if outcome.alarm:
            self._house.add_post(person.chat, outcome.reader, message=outcome.alarm)
        if outcome.reader.language != person.language:
            person.language = outcome.reader.language
            self._house.person_changed(person)
        answered = await self._speak(person, outcome, message)
        with suppress(DatabaseAway):  # they are told, and letters leave once it is back
            await self._deliver()
        return answered

    async def _speak(
        self, person: SandboxPerson, outcome: EventOutcome, message: str
    ) -> PageAnswer:
        reader = outcome.reader
        match outcome.reply:
            case Say(message=said):
                post = self._house.add_post(person.chat, reader, message=said)
                await self._remember(post, said.confidence, outcome)
            case Show(message=shown, hint=hint):
                changed = self._house.find_post(message)
                if changed and changed.message:
                    private = self._house.chats[changed.chat].owner
                    self._house.redraw_post(changed, shown, reader if private else changed.reader)
                else:
                    changed = self._house.add_post(person.chat, reader, message=shown)
                await self._remember(changed, shown.confidence, outcome)
                return self._hint(hint, reader) if hint else PageAnswer()
            case Notice(text=text):
                return self._hint(text, reader, refused=outcome.refused)
            case Ask(form=form, given=given):
                person.sheet = SandboxForm(uuid.uuid4().hex, form, dict(given), message)
                self._house.person_changed(person)
                return PageAnswer(talk=person.user)
            case Send(document=document, picture=picture):
                if picture:
                    self._house.add_post(person.chat, reader, document=picture)
                post = self._house.add_post(person.chat, reader, document=document)
                await self._remember(post, document.confidence, outcome)
            case MoveToPrivate(payload=payload, text=text):
                started = await self.take_start_link(person, payload)
                return replace(started, hint=started.hint or plain_words(text, reader))
        return PageAnswer()

    async def _remember(
        self, post: SandboxPost, told: Confidence | None, outcome: EventOutcome
    ) -> None:
        """Where something is told in confidence, and where it no longer is."""
        place = MessagePlace(PLATFORM, "", post.chat, post.id)
        again = outcome.to is not None and outcome.to.was_confidential
        await self._dispatcher.confidences.record_spoken(
            place, told, outcome.reader, outcome.to, again=again
        )

    def _hint(self, text: Text, reader: Reader, *, refused: bool = False) -> PageAnswer:
        return PageAnswer(plain_words(text, reader), refused, reader.language)

    def _note(self, person: SandboxPerson, note: Text) -> None:
        self._house.add_post(person.chat, person.reader, author=person.user, note=note)

    def _keep(self, name: str, content: bytes) -> str:
        ref = uuid.uuid4().hex
        self._house.files[ref] = content
        return FileReference(ref=ref, name=name, size=len(content)).model_dump_json()
