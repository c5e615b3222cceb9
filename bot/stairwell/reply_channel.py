"""What Palier answers becomes posts, a form on its sheet, and what the page shows at once."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from bot.chat.forms.state import FormState
from bot.chat.kept_replies import EventOutcome
from bot.chat.reply_channel import ReplyChannel, SharedCard, SpokenReply
from bot.confidences import ConfidenceRecorder
from bot.stairwell.form import SandboxForm
from bot.stairwell.state import PLATFORM, SandboxPerson, SandboxPost, SandboxState
from bot.stairwell.wording import plain_words
from handlers.kernel.events import CommandEvent, IncomingEvent, WordsEvent
from handlers.kernel.replies import Ask
from messages.form import PersonAnswer
from messages.model import Document, Message, Reader, Text
from storage.confidences import MessagePlace


@dataclass(frozen=True)
class PageAnswer:
    """What the page shows at once: a word in passing, the talk to look at, cards to choose from."""

    hint: str = ""
    refused: bool = False
    language: str = ""
    talk: str = ""
    cards: tuple[tuple[str, str], ...] = ()


def hint_answer(text: Text, reader: Reader, *, refused: bool = False) -> PageAnswer:
    """A word in passing."""
    return PageAnswer(plain_words(text, reader), refused, reader.language)


FollowsLink = Callable[[SandboxPerson, str], Awaitable[PageAnswer]]
"""Follows a start link into the private talk."""

OffersCards = Callable[[SandboxPerson, Sequence[SharedCard], Reader], Awaitable[PageAnswer]]
"""Lets somebody choose a card to share."""


class SandboxReplyChannel(ReplyChannel):
    """The answer to what one person did on the page; `answer` is what the page shows at once."""

    def __init__(
        self,
        state: SandboxState,
        person: SandboxPerson,
        incoming: IncomingEvent,
        confidences: ConfidenceRecorder,
        follow: FollowsLink,
        offer: OffersCards,
    ) -> None:
        super().__init__(confidences)
        self._state, self._person, self._incoming = state, person, incoming
        self._follow, self._offer = follow, offer
        self.answer = PageAnswer()
        self.in_words = isinstance(incoming.event, WordsEvent)

    @property
    def incoming(self) -> IncomingEvent:
        return self._incoming

    async def speak_outcome(self, outcome: EventOutcome) -> None:
        """Say the reply; the page changes to the language it is in."""
        if outcome.reader.language != self._person.language:
            self._person.language = outcome.reader.language
            self._state.person_changed(self._person)
        await super().speak_outcome(outcome)

    async def say_emergency(self, letter: Message, reader: Reader) -> None:
        self._state.add_post(self._person.chat, reader, message=letter)

    # What each kind of reply becomes.

    async def say_privately(self, letter: Message, reader: Reader) -> SpokenReply:
        post = self._state.add_post(self._person.chat, reader, message=letter)
        self._turn_to_talk()
        return SpokenReply(_place(post), letter.confidence)

    def _turn_to_talk(self) -> None:
        """Who typed a command on a wall is shown the talk in which it is answered."""
        if not self._incoming.scene.private and isinstance(self._incoming.event, CommandEvent):
            self.answer = PageAnswer(talk=self._person.user)

    async def replace_pressed(self, shown: Message, reader: Reader, *, hinted: bool) -> SpokenReply:
        pressed = self._state.find_post(self._incoming.scene.message)
        if pressed is None or not pressed.message:
            return await self.say_privately(shown, reader)
        private = self._state.chats[pressed.chat].owner
        self._state.redraw_post(pressed, shown, reader if private else pressed.reader)
        return SpokenReply(_place(pressed), shown.confidence, replaced=True)

    async def hand_over(
        self, document: Document, picture: Document | None, reader: Reader
    ) -> SpokenReply:
        if picture:
            self._state.add_post(self._person.chat, reader, document=picture)
        post = self._state.add_post(self._person.chat, reader, document=document)
        self._turn_to_talk()
        return SpokenReply(_place(post), document.confidence)

    async def say_notice(
        self, notice: Message, reader: Reader, *, refusal: bool, again: str = ""
    ) -> SpokenReply | None:
        """A word in passing; what has buttons is said in the talk, which is shown."""
        self.answer = hint_answer(notice.body[0], reader, refused=refusal)
        if not notice.rows:
            return None
        post = self._state.add_post(self._person.chat, reader, message=notice)
        self.answer = PageAnswer(talk=self._person.user)
        return SpokenReply(_place(post), notice.confidence)

    async def show_hint(self, hint: Text, reader: Reader) -> bool:
        self.answer = hint_answer(hint, reader)
        return True

    async def ask_form(self, ask: Ask, reader: Reader) -> None:
        """On a sheet in front of them; of whoever wrote words, in the talk as well."""
        message, given = self._incoming.scene.message, ask.filled
        people = tuple(
            PersonAnswer(user=each.user, name=each.name) for each in self._state.people.values()
        )
        progress = FormState.for_ask(ask)
        asked = SandboxForm(
            uuid.uuid4().hex, ask.form, given, message, people=people, progress=progress
        )
        asked.send, asked.trouble = ask.review or asked.send, ask.why
        # Whoever types a command is done with what waited.
        typed = isinstance(self._incoming.event, CommandEvent)
        self._person.open_form = asked.put_over(None if typed else self._person.open_form)
        if self.in_words:
            self._state.ask_in_talk(self._person)
            return
        self._state.person_changed(self._person)
        self.answer = PageAnswer(talk=self._person.user)

    async def lead_private(self, payload: str, text: Text, reader: Reader) -> None:
        """The page follows the link for them."""
        started = await self._follow(self._person, payload)
        self.answer = replace(started, hint=started.hint or plain_words(text, reader))

    async def share_cards(self, cards: Sequence[SharedCard], reader: Reader) -> None:
        self.answer = await self._offer(self._person, cards, reader)

    async def stay_silent(self) -> None:
        """The page has its answer all the same."""

    def leave_to_other(self) -> None:
        """Nobody else answers the page."""

    async def say_delayed(self, reader: Reader) -> None:
        """The page is never late."""

    async def release_press(self) -> None:
        """The page goes on when its request is answered."""


def _place(post: SandboxPost) -> MessagePlace:
    return MessagePlace(PLATFORM, "", post.chat, post.id)
