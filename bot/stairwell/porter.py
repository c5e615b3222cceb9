"""What people do on the page becomes events; what Palier answers becomes posts."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from bot.dispatcher import Dispatcher
from bot.replies import Outcome
from bot.stairwell.house import PLATFORM, Chat, House, Person, Post
from bot.stairwell.points import POINTS
from bot.stairwell.sheet import Sheet
from handlers.kernel import (
    Ask,
    Come,
    Command,
    Copied,
    Event,
    Hint,
    Incoming,
    Knocked,
    Said,
    Say,
    Scene,
    Searched,
    Send,
    Sender,
    Sent,
    Share,
    Shared,
    Show,
    WallSeen,
)
from messages import words
from messages.catalog import plain
from messages.form import Asked, Attachment
from messages.model import Confidence, Message, Reader, Text, unpack
from messages.typed import clean, one_line
from storage.confidences import MessagePlace
from storage.errors import DatabaseAway

ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Answered:
    """What the page shows at once: a word in passing, the talk to look at, cards to choose from."""

    hint: str = ""
    refused: bool = False
    language: str = ""
    talk: str = ""
    cards: tuple[tuple[str, str], ...] = ()


class Porter:
    """Carries between the page and the handlers, as any platform's adapter does."""

    def __init__(
        self, house: House, dispatcher: Dispatcher, deliver: Callable[[], Awaitable[int]]
    ) -> None:
        self._house, self._dispatcher, self._deliver = house, dispatcher, deliver
        self._found: dict[tuple[str, str], Message] = {}

    async def say(self, person: Person, chat: Chat, said: str) -> Answered:
        """Words typed in a chat: a command anywhere, anything else only in a private talk."""
        said = clean(said)
        if not said:
            return Answered()
        if not said.startswith("/"):
            self._house.put(chat.name, person.reader, author=person.user, words=said)
            return await self._perform(person, Said(said), chat) if chat.owner else Answered()
        name, _, rest = one_line(said)[1:].partition(" ")
        command = Command(name.partition("@")[0].lower(), rest)
        if chat.owner or not self._dispatcher.hides(command):
            self._house.put(chat.name, person.reader, author=person.user, words=said)
        else:
            # As where Palier may delete: nobody on the wall reads it.
            note = words.stairwell_taken_off()
            self._house.put(chat.name, person.reader, author=person.user, note=note)
        return await self._perform(person, command, chat)

    async def press(self, person: Person, chat: Chat, post: str, packed: str) -> Answered:
        """A button pressed under a message."""
        return await self._perform(person, unpack(packed), chat, post)

    async def start(self, person: Person, payload: str) -> Answered:
        """A start link followed into the private talk."""
        chat = self._house.chats[person.chat]
        self._house.put(chat.name, person.reader, author=person.user, words="/start")
        answered = await self._perform(person, Command("start", payload), chat)
        return replace(answered, talk=person.user)

    async def share_point(self, person: Person, lat: float, lon: float) -> Answered:
        """A point shared on a map; the chat keeps that it happened, not where."""
        name = next(
            (each.label for each in POINTS if (each.lat, each.lon) == (lat, lon)),
            words.stairwell_point_other(),
        )
        self._note(person, words.stairwell_shared_point(point=name))
        return await self._perform(person, Shared(lat, lon), self._house.chats[person.chat])

    async def send(self, person: Person, what: str) -> Answered:
        """A sticker, a photo, a voice note."""
        note = {
            "sticker": words.stairwell_sent_sticker,
            "photo": words.stairwell_sent_photo,
            "voice": words.stairwell_sent_voice,
        }
        self._note(person, note[what]())
        return await self._perform(person, Sent(what), self._house.chats[person.chat])

    async def fill_in(
        self,
        person: Person,
        sheet_id: str,
        said: Mapping[str, str],
        files: Mapping[str, tuple[str, bytes]],
    ) -> Answered:
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
        form = sheet.answer(answers, Asked(person.reader, self._house.now))
        if sheet.alarm(answers, person.reader) or form is None:
            self._house.seen(person)
            return Answered()
        chat = self._house.chats[person.chat]
        person.sheet = None
        scene = Scene(chat.name, True, sheet.message)
        outcome = await self._handle(person, form, scene, alarmed=sheet.alarmed)
        if outcome.refused and isinstance(outcome.reply, Hint):
            sheet.refuse(outcome.reply.text, outcome.field)
            if outcome.alarm:
                sheet.trouble, sheet.alarmed = outcome.alarm.body[0], True
            person.sheet = sheet
            self._house.seen(person)
            return Answered()
        self._note(person, words.stairwell_form_sent(title=sheet.form.title()))
        self._house.seen(person)
        return await self._answer(person, outcome, sheet.message)

    def put_away(self, person: Person) -> Answered:
        """A form given up."""
        person.sheet = None
        self._house.seen(person)
        return self._hint(words.form_cancelled(), person.reader)

    async def search(self, person: Person, said: str) -> Answered:
        """Cards to share into another chat; a single one is shared at once."""
        chat = self._house.chats[ELSEWHERE]
        outcome = await self._handle(person, Searched(one_line(said)), Scene(chat.name, False))
        if not isinstance(outcome.reply, Share):
            return await self._answer(person, outcome)
        cards = {code: (title, card) for code, title, card in outcome.reply.cards}
        if not cards:
            return self._hint(words.stairwell_nothing_to_share(), outcome.reader, refused=True)
        self._found |= {(person.user, code): card for code, (_, card) in cards.items()}
        if len(cards) == 1:
            return await self.share(person, next(iter(cards)))
        titles = tuple((code, plain(title, outcome.reader)) for code, (title, _) in cards.items())
        return Answered(cards=titles, language=outcome.reader.language)

    async def share(self, person: Person, code: str) -> Answered:
        """A card that was found is put into another chat, and kept in step from then on."""
        card = self._found.get((person.user, code))
        if card is None:
            return self._hint(words.gone(), person.reader, refused=True)
        chat = self._house.chats[ELSEWHERE]
        self._house.put(
            chat.name,
            person.reader,
            author=person.user,
            note=words.stairwell_shared_card(),
        )
        post = self._house.put(chat.name, person.reader, message=card)
        outcome = await self._handle(
            person, Copied(code, post.id), Scene(chat.name, False, post.id)
        )
        return replace(await self._answer(person, outcome), talk=ELSEWHERE)

    async def knock(self, person: Person, chat: Chat) -> Answered:
        """Somebody asks to be let onto a wall."""
        self._house.put(chat.name, person.reader, author=person.user, note=words.stairwell_knocks())
        return await self._perform(person, Knocked(chat.name), chat)

    async def invite_palier(self, person: Person, chat: Chat, *, present: bool) -> Answered:
        """Palier is put into a chat, or taken out of it."""
        chat.wall = present
        self._house.put(
            chat.name,
            person.reader,
            author=person.user,
            note=words.stairwell_palier_in() if present else words.stairwell_palier_out(),
        )
        self._house.tell({"kind": "chat", "chat": self._house.draw_chat(chat)})
        seen = WallSeen(
            chat.name, chat.title, present, may_post=present, may_pin=present, may_invite=present
        )
        return await self._perform(person, seen, chat)

    async def _perform(
        self, person: Person, event: Event, chat: Chat, message: str = ""
    ) -> Answered:
        scene = Scene(chat.name, bool(chat.owner), message)
        return await self._answer(person, await self._handle(person, event, scene), message)

    async def _handle(
        self, person: Person, event: Event, scene: Scene, *, alarmed: bool = False
    ) -> Outcome:
        sender = Sender(
            PLATFORM,
            person.user,
            person.name,
            person.language,
            chat=person.chat,
            called=person.name,
        )
        incoming = Incoming(event, sender, scene, uuid.uuid4().hex, alarmed)
        return await self._dispatcher.handle(incoming)

    async def _answer(self, person: Person, outcome: Outcome, message: str = "") -> Answered:
        """Speak the reply, danger first, then carry what was promised."""
        if outcome.alarm:
            self._house.put(person.chat, outcome.reader, message=outcome.alarm)
        if outcome.reader.language != person.language:
            person.language = outcome.reader.language
            self._house.seen(person)
        answered = await self._speak(person, outcome, message)
        with suppress(DatabaseAway):  # they are told, and letters leave once it is back
            await self._deliver()
        return answered

    async def _speak(self, person: Person, outcome: Outcome, message: str) -> Answered:
        reader = outcome.reader
        match outcome.reply:
            case Say(message=said):
                post = self._house.put(person.chat, reader, message=said)
                await self._remember(post, said.confidence, outcome)
            case Show(message=shown, hint=hint):
                changed = self._house.find(message)
                if changed and changed.message:
                    private = self._house.chats[changed.chat].owner
                    self._house.change(changed, shown, reader if private else changed.reader)
                else:
                    changed = self._house.put(person.chat, reader, message=shown)
                await self._remember(changed, shown.confidence, outcome)
                return self._hint(hint, reader) if hint else Answered()
            case Hint(text=text):
                return self._hint(text, reader, refused=outcome.refused)
            case Ask(form=form, given=given):
                person.sheet = Sheet(uuid.uuid4().hex, form, dict(given), message)
                self._house.seen(person)
                return Answered(talk=person.user)
            case Send(document=document, picture=picture):
                if picture:
                    self._house.put(person.chat, reader, document=picture)
                post = self._house.put(person.chat, reader, document=document)
                await self._remember(post, document.confidence, outcome)
            case Come(payload=payload, text=text):
                started = await self.start(person, payload)
                return replace(started, hint=started.hint or plain(text, reader))
        return Answered()

    async def _remember(self, post: Post, told: Confidence | None, outcome: Outcome) -> None:
        """Where something is told in confidence, and where it no longer is."""
        place = MessagePlace(PLATFORM, "", post.chat, post.id)
        again = outcome.to is not None and outcome.to.was_confidential
        await self._dispatcher.confidences.spoken(
            place, told, outcome.reader, outcome.to, again=again
        )

    def _hint(self, text: Text, reader: Reader, *, refused: bool = False) -> Answered:
        return Answered(plain(text, reader), refused, reader.language)

    def _note(self, person: Person, note: Text) -> None:
        self._house.put(person.chat, person.reader, author=person.user, note=note)

    def _keep(self, name: str, content: bytes) -> str:
        ref = uuid.uuid4().hex
        self._house.files[ref] = content
        return Attachment(ref=ref, name=name, size=len(content)).model_dump_json()
