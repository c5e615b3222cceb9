"""What Palier says to somebody, where they stand: on a wall, in private, at home, in a modal."""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat.kept import EventOutcome
from bot.slack import drawing, home, modal
from bot.slack.adapter import AT_HOME, SlackPlatform
from bot.slack.reading import PayloadSource
from handlers.kernel import Ask, EventSender, Notice, Say, Send, Show
from messages import words
from messages.catalog import plain_words, render_text
from messages.form import AnswerContext
from messages.model import Confidence, Message, Reader, Text, message

HOME = "home"
"""The one message at somebody's home."""


@dataclass(frozen=True)
class SpokenReply:
    """Where a reply stands now, and what it tells in confidence; `again` where one stood before."""

    chat: str
    message: str
    told: Confidence | None
    again: bool = False


@dataclass(frozen=True)
class SlackReplies:
    """Speaks one outcome to one person."""

    slack: SlackPlatform
    source: PayloadSource
    sender: EventSender
    commands: tuple[str, ...] = ()
    """The buttons that stand under everything at home."""

    @property
    def private_chat(self) -> str:
        """Where the person alone can be written to."""
        return self.sender.chat or self.sender.user

    @property
    def on_wall(self) -> bool:
        return bool(self.source.channel) and self.source.channel != self.sender.chat

    async def speak_outcome(
        self, outcome: EventOutcome, asked: AnswerContext
    ) -> SpokenReply | None:
        """Say the reply; where it stands, if it stays."""
        reader, source = outcome.reader, self.source
        match outcome.reply:
            case Notice(text):
                await self.say_notice(text, reader)
            case Say(said):
                return await self._say_message(said, reader)
            case Show(shown, hint):
                if hint and not (source.channel and await self._say_ephemeral(hint, reader)):
                    shown = shown.model_copy(update={"body": (hint, *shown.body)})
                if source.home is not None or self.on_wall or not source.message:
                    return await self._say_message(shown, reader, told=hint is not None)
                posted = await self.slack.replace_message(
                    source.team, source.channel, source.message, shown, reader
                )
                again = posted == source.message
                return SpokenReply(source.channel, posted, shown.confidence, again)
            case Ask(form, given):
                living = f"{source.channel}:{source.message}" if source.message else ""
                held = modal.new_modal_state(
                    form,
                    given,
                    reader,
                    message="" if self.on_wall else living,
                    home=source.home is not None,
                )
                await self.open_form(held, asked)
            case Send(document, picture):
                sent = await self.slack.send_document(
                    source.team, self.private_chat, document, reader, picture
                )
                await self._point_to_private(reader)
                return SpokenReply(self.private_chat, sent, document.confidence)
        return None

    async def say_emergency(self, said: Message, reader: Reader) -> None:
        """Whom to call: where the words were written, for this person's eyes alone."""
        told = [self.on_wall and await self._say_ephemeral(each, reader) for each in said.body]
        if not all(told):
            await self.slack.say_now(self.source.team, self.private_chat, said, reader)

    async def say_notice(self, text: Text, reader: Reader) -> None:
        """A word in passing: at home on top, elsewhere for this person's eyes alone."""
        blocks = (self.source.home or {}).get("blocks") or ()
        if blocks:
            shown = home.hinted_view([_without_block_id(each) for each in blocks], text, reader)
            await self.slack.publish_home(self.source.team, self.source.user, shown)
        elif not (self.source.channel and await self._say_ephemeral(text, reader)):
            await self.slack.say_now(self.source.team, self.private_chat, message(text), reader)

    async def open_form(self, held: modal.ModalState, asked: AnswerContext) -> None:
        """Open a form now, or leave a button in private that does."""
        source = self.source
        shown = modal.modal_view(held, AnswerContext(held.reader, asked.now))
        late = bool(source.trigger)
        if late and await self.slack.open_modal(source.team, source.trigger, shown):
            return
        await self.leave_form_button(held, late=late)

    async def leave_form_button(self, held: modal.ModalState, *, late: bool) -> None:
        """A button that opens the form whenever they want."""
        reader, title = held.reader, held.form_class.title()
        said = words.slack_form_waits(title=title) if late else words.slack_form_ready(title=title)
        label = plain_words(words.slack_open_form(), reader)
        key = drawing.key(drawing.FORM, "0", label, modal.pack_state(held, modal.LONGEST_VALUE))
        await self.slack.say_blocks(
            self.source.team,
            self.private_chat,
            plain_words(said, reader),
            [drawing.body([render_text(said, reader)]), {"type": "actions", "elements": [key]}],
        )
        await self._point_to_private(reader)

    async def _say_message(
        self, said: Message, reader: Reader, *, told: bool = False
    ) -> SpokenReply:
        source = self.source
        if source.home is not None:
            shown = home.home_view([said], self.commands, reader, inside=True)
            await self.slack.publish_home(source.team, source.user, shown)
            return SpokenReply(f"{AT_HOME}{source.user}", HOME, said.confidence, again=True)
        posted = await self.slack.say_now(source.team, self.private_chat, said, reader)
        if not told:
            await self._point_to_private(reader)
        return SpokenReply(self.private_chat, posted, said.confidence)

    async def _point_to_private(self, reader: Reader) -> None:
        """Tell those who stand elsewhere that the answer is in private."""
        if self.on_wall:
            await self._say_ephemeral(words.slack_in_private(), reader)

    async def _say_ephemeral(self, text: Text, reader: Reader) -> bool:
        source = self.source
        return await self.slack.say_ephemeral(
            source.team, source.channel, source.user, text, reader
        )


def _without_block_id(block: drawing.Block) -> drawing.Block:
    """A block as it was sent, without the name Slack gave it."""
    if block.get("block_id") == home.HINT:
        return block
    return {name: value for name, value in block.items() if name != "block_id"}
