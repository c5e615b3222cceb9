"""What people do on the page becomes events; what Palier answers becomes posts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

from bot.chat.forms.question import PickAnswer
from bot.chat.reply_channel import SharedCard
from bot.dispatcher import Dispatcher
from bot.stairwell.form_conversation import SandboxFormConversation
from bot.stairwell.points import POINTS
from bot.stairwell.reply_channel import PageAnswer, hint_answer
from bot.stairwell.state import SandboxChat, SandboxPerson, SandboxState
from bot.stairwell.wording import plain_words
from handlers.kernel.events import (
    AttachmentEvent,
    CardCopiedEvent,
    CommandEvent,
    JoinRequestEvent,
    LocationEvent,
    SearchEvent,
    WallSeenEvent,
    WordsEvent,
)
from messages import words
from messages.model import Message, Reader, unpack_action
from messages.typed import clean_line, clean_words

ELSEWHERE = "elsewhere"


class SandboxConversation(SandboxFormConversation):
    """Carries between the page and the handlers, as any platform's adapter does."""

    def __init__(
        self, state: SandboxState, dispatcher: Dispatcher, deliver: Callable[[], Awaitable[int]]
    ) -> None:
        super().__init__(state, dispatcher, deliver)
        self._found: dict[tuple[str, str], Message] = {}

    async def take_words(self, person: SandboxPerson, chat: SandboxChat, typed: str) -> PageAnswer:
        """Words typed in a chat: a command anywhere, anything else only in a private talk."""
        typed = clean_words(typed)
        if not typed:
            return PageAnswer()
        if typed.startswith("/"):
            return await self._take_command(person, chat, clean_line(typed)[1:], typed)
        self._state.add_post(chat.name, person.reader, author=person.user, words=typed)
        if not chat.owner:
            return PageAnswer()
        if person.open_form:
            return await self.answer_in_words(person, typed, {}, {})
        return await self._perform(person, WordsEvent(typed), chat)

    async def take_words_beside(
        self,
        person: SandboxPerson,
        sheet_id: str,
        typed: str,
        said: Mapping[str, str],
        files: Mapping[str, tuple[str, bytes]],
    ) -> PageAnswer:
        """Words typed in the talk below a form's sheet, on which that stands; none are lost."""
        open_form, typed = person.open_form, clean_words(typed)
        if not typed or open_form is None or open_form.id != sheet_id:
            return await self.take_words(person, self._state.chats[person.chat], typed)
        self._state.add_post(person.chat, person.reader, author=person.user, words=typed)
        return await self.answer_in_words(person, typed, said, files)

    async def _take_command(
        self, person: SandboxPerson, chat: SandboxChat, line: str, typed: str
    ) -> PageAnswer:
        name, _, rest = line.partition(" ")
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
        action = unpack_action(packed)
        if isinstance(action, PickAnswer):
            return await self.take_pick(person, action)
        return await self._perform(person, action, chat, post)

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
