"""What Palier says to somebody, where they stand: on a wall, in private, at home, in a modal."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot.chat.forms.conversation import FormChannel
from bot.chat.forms.question import QuestionDrawing
from bot.chat.forms.session import FormFilled, FormSession
from bot.chat.kept_replies import EventOutcome
from bot.chat.reply_channel import SharedCard, SpokenReply
from bot.dispatcher import Dispatcher
from bot.slack import drawing, home, modal, sharing
from bot.slack.adapter import AT_HOME, SlackPlatform
from bot.slack.form_screen import SlackArrival, SlackScreen, may_be_asked_in_words
from bot.slack.reading import PayloadSource
from bot.slack.wording import plain_words, render_text
from bot.slack.workspaces import NAME
from handlers.kernel.events import IncomingEvent, SearchEvent, WordsEvent
from handlers.kernel.replies import Ask
from messages import words
from messages.form import AnswerContext
from messages.model import Document, Message, Reader, Text, message
from storage.confidences import MessagePlace

HOME = "home"
"""The one message at somebody's home."""

StartsPrivately = Callable[[PayloadSource, IncomingEvent, str], Awaitable[None]]
"""Says in private what the start link with that payload leads to."""


class SlackReplyChannel(FormChannel):
    """The answer to one payload, for one person."""

    def __init__(
        self,
        slack: SlackPlatform,
        dispatcher: Dispatcher,
        source: PayloadSource,
        incoming: IncomingEvent,
        start: StartsPrivately,
    ) -> None:
        super().__init__(dispatcher.confidences)
        self._slack, self._dispatcher = slack, dispatcher
        self.source, self._start, self._asked_here = source, start, False
        self.arrival: SlackArrival = SlackArrival(incoming, source.pressed, source.written)
        self.dialogs = FormSession(SlackScreen(slack, dispatcher.database, source), dispatcher)

    @property
    def incoming(self) -> IncomingEvent:
        return self.arrival.incoming

    def mark_alarmed(self) -> None:
        self.arrival = replace(self.arrival, incoming=replace(self.incoming, alarmed=True))

    # Forms in a private talk.

    def complete_form(self, filled: FormFilled) -> None:
        self._asked_here = True

    async def ask_question(self, question: QuestionDrawing) -> None:
        await self.dialogs.screen.show_question(self.private_chat, question)
        if question.hint and self.source.pressed:
            await self.show_hint(question.hint, question.reader)

    async def bid_farewell(self, outcome: EventOutcome, living: str, keyboard: bool) -> None:
        await self.speak_outcome(outcome)

    def _asks_here(self, ask: Ask) -> bool:
        """Whether a form is asked in the talk: of words, which can open no window."""
        words_alone = isinstance(self.incoming.event, WordsEvent) and not self.source.trigger
        on_wall = self.on_wall and not self.source.mentioned
        here = (words_alone or self._asked_here) and not on_wall and self.source.home is None
        return here and may_be_asked_in_words(ask.form)

    @property
    def private_chat(self) -> str:
        """Where the person alone can be written to."""
        return self.incoming.sender.chat or self.incoming.sender.user

    @property
    def on_wall(self) -> bool:
        return bool(self.source.channel) and self.source.channel != self.incoming.sender.chat

    async def say_emergency(self, letter: Message, reader: Reader) -> None:
        """Whom to call: where the words were written, for this person's eyes alone."""
        if not (self.on_wall and await self._say_here(letter, reader)):
            await self._say_in_private(letter, reader)

    # What each kind of reply becomes.

    async def say_privately(self, letter: Message, reader: Reader) -> SpokenReply | None:
        return await self._say_message(letter, reader, point=True)

    async def show_hint(self, hint: Text, reader: Reader) -> bool:
        """In passing; over an ephemeral message it stands above what replaces that."""
        here = bool(self.source.channel) and not self.source.ephemeral
        return here and await self._say_here(message(hint), reader)

    async def replace_pressed(
        self, shown: Message, reader: Reader, *, hinted: bool
    ) -> SpokenReply | None:
        source = self.source
        alone = source.ephemeral and self._stays_here(shown, reader)
        if alone and await self._answer_act(shown, reader, replace=True):
            return None
        if source.home is not None or self.on_wall or not source.message:
            return await self._say_message(shown, reader, point=not hinted)
        posted = await self._slack.replace_message(
            source.team, source.channel, source.message, shown, reader, source.thread
        )
        replaced = posted == source.message
        return SpokenReply(self._place(source.channel, posted), shown.confidence, replaced)

    async def hand_over(
        self, document: Document, picture: Document | None, reader: Reader
    ) -> SpokenReply:
        chat = self.private_chat
        team, thread = self.source.team, self.source.thread_in(chat)
        sent = await self._slack.send_document(team, chat, document, reader, picture, thread)
        await self._point_to_private(reader)
        return SpokenReply(self._place(chat, sent), document.confidence)

    async def ask_form(self, ask: Ask, reader: Reader) -> None:
        """In a window, over the message whose button was pressed; in the talk to typed words."""
        if self._asks_here(ask):
            await self.dialogs.begin_form(self.arrival, self.private_chat, ask, reader)
            await self._point_to_private(reader)
            return
        source = self.source
        living = f"{source.channel}:{source.message}" if source.message else ""
        message = "" if self.on_wall else living
        home = source.home is not None
        held = modal.new_modal_state(ask.form, ask.filled, reader, message, home, ask.review)
        await self.open_form(held, ask.why)
        await self.dialogs.set_aside(self.arrival)

    async def lead_private(self, payload: str, text: Text, reader: Reader) -> None:
        """On Slack Palier may write first: what the link would say is said at once."""
        if self.on_wall:
            await self.say_notice(message(text), reader)
        await self._start(self.source, self.incoming, payload)

    async def share_cards(self, cards: Sequence[SharedCard], reader: Reader) -> None:
        """In a window that asks where to."""
        source, event = self.source, self.incoming.event
        if not cards:
            await self.say_notice(message(words.slack_share_gone()), reader)
            return
        wanted = event.words if isinstance(event, SearchEvent) else ""
        view = sharing.share_view(wanted, cards, reader)
        if not await self._slack.open_modal(source.team, source.trigger, view):
            await self.say_notice(message(words.slack_too_slow()), reader)

    async def stay_silent(self) -> None:
        """Slack waits for nothing."""

    def leave_to_other(self) -> None:
        """A press on Slack is let go when it is acknowledged."""

    async def say_delayed(self, reader: Reader) -> None:
        """What comes later comes where it belongs."""

    async def release_press(self) -> None:
        """Nothing waits once it is acknowledged."""

    async def say_notice(
        self, notice: Message, reader: Reader, *, refusal: bool = False, again: str = ""
    ) -> SpokenReply | None:
        """A word in passing: at home on top, elsewhere for this person's eyes alone.

        In private what has buttons stays, as whatever hangs there.
        """
        source, blocks = self.source, (self.source.home or {}).get("blocks") or ()
        if blocks:
            shown = home.hinted_view([_without_block_id(block) for block in blocks], notice, reader)
            await self._slack.publish_home(source.team, source.user, shown)
        elif not (self._whispers(notice) and await self._say_here(notice, reader)):
            posted = await self._say_in_private(notice, reader)
            return SpokenReply(self._place(self.private_chat, posted), None)
        return None

    def _whispers(self, notice: Message) -> bool:
        return bool(self.source.channel) and (self.on_wall or not notice.rows)

    async def open_form(self, held: modal.ModalState, why: Text | None = None) -> None:
        """Open a form now, with why it is asked, or leave a button in private that does."""
        source = self.source
        asked = AnswerContext(held.reader, self._dispatcher.clock.now())
        late = bool(source.trigger)
        said = {"": why} if why else {}
        if late and await self._slack.open_modal(
            source.team, source.trigger, modal.modal_view(held, asked, said)
        ):
            return
        await self.leave_form_button(held, late=late)

    async def leave_form_button(self, held: modal.ModalState, *, late: bool) -> None:
        """A button that opens the form whenever they want."""
        reader, title = held.reader, held.form_class.title()
        sentence = (
            words.slack_form_waits(title=title) if late else words.slack_form_ready(title=title)
        )
        label = plain_words(words.slack_open_form(), reader)
        key = drawing.key(drawing.FORM, "0", label, modal.pack_state(held, modal.LONGEST_VALUE))
        await self._slack.say_blocks(
            self.source.team,
            self.private_chat,
            plain_words(sentence, reader),
            [drawing.body([render_text(sentence, reader)]), {"type": "actions", "elements": [key]}],
            thread=self.source.thread_in(self.private_chat),
        )
        await self._point_to_private(reader)

    async def _say_message(
        self, letter: Message, reader: Reader, *, point: bool
    ) -> SpokenReply | None:
        source = self.source
        if source.home is not None:
            sections = await home.home_sections(self._dispatcher, self.incoming.sender)
            shown = home.home_view(sections, reader, inside=letter)
            await self._slack.publish_home(source.team, source.user, shown)
            place = self._place(f"{AT_HOME}{source.user}", HOME)
            return SpokenReply(place, letter.confidence, replaced=True, unsure=True)
        if point and self._stays_here(letter, reader) and await self._say_here(letter, reader):
            return None
        posted = await self._say_in_private(letter, reader)
        if point:
            await self._point_to_private(reader)
        return SpokenReply(self._place(self.private_chat, posted), letter.confidence)

    def _stays_here(self, letter: Message, reader: Reader) -> bool:
        """Whether it answers, for one pair of eyes, what was typed in a channel a while ago.

        What can be taken back must be said where it can: an ephemeral message has no name.
        """
        source = self.source
        typed = self.on_wall and bool(source.response_url or source.mentioned)
        alone = source.ephemeral or not source.pressed
        told = letter.confidence or letter.guarded
        return typed and alone and not told and drawing.fits(letter, reader)

    async def _say_here(self, letter: Message, reader: Reader) -> bool:
        """For this person's eyes alone; in channels without Palier by the act's address."""
        source = self.source
        return await self._slack.say_ephemeral(
            source.team, source.channel, source.user, letter, reader, source.thread
        ) or await self._answer_act(letter, reader)

    async def _say_in_private(self, letter: Message, reader: Reader) -> str:
        chat = self.private_chat
        thread = self.source.thread_in(chat)
        return await self._slack.say_now(self.source.team, chat, letter, reader, thread)

    def _place(self, chat: str, posted: str) -> MessagePlace:
        return MessagePlace(NAME, self.incoming.sender.workspace, chat, posted)

    async def _point_to_private(self, reader: Reader) -> None:
        """Tell those who stand elsewhere that the answer is in private."""
        if self.on_wall:
            await self._say_here(message(words.slack_in_private()), reader)

    async def _answer_act(self, letter: Message, reader: Reader, *, replace: bool = False) -> bool:
        url = self.source.response_url
        return bool(url) and await self._slack.answer_act(url, letter, reader, replace=replace)


def _without_block_id(block: drawing.Block) -> drawing.Block:
    """A block as it was sent, without the name Slack gave it."""
    if home.is_hint(block):
        return block
    return {name: value for name, value in block.items() if name != "block_id"}
