"""What Palier says to somebody, where they stand: on a wall, in private, at home, in a modal."""

from __future__ import annotations

from dataclasses import dataclass

from bot.replies import Outcome
from bot.slack import drawing, home, modal
from bot.slack.adapter import AT_HOME, Slack
from bot.slack.reading import Source
from handlers.kernel import Ask, Hint, Say, Send, Sender, Show
from messages import words
from messages.catalog import plain, word
from messages.form import Asked
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
class Answer:
    """Speaks one outcome to one person."""

    slack: Slack
    source: Source
    sender: Sender
    commands: tuple[str, ...] = ()
    """The buttons that stand under everything at home."""

    @property
    def private(self) -> str:
        """Where the person alone can be written to."""
        return self.sender.chat or self.sender.user

    @property
    def on_wall(self) -> bool:
        return bool(self.source.channel) and self.source.channel != self.sender.chat

    async def give(self, outcome: Outcome, asked: Asked) -> SpokenReply | None:
        """Say the reply; where it stands, if it stays."""
        reader, source = outcome.reader, self.source
        match outcome.reply:
            case Hint(text):
                await self.hint(text, reader)
            case Say(said):
                return await self._say(said, reader)
            case Show(shown, hint):
                if hint and not (source.channel and await self._whisper(hint, reader)):
                    shown = shown.model_copy(update={"body": (hint, *shown.body)})
                if source.home is not None or self.on_wall or not source.message:
                    return await self._say(shown, reader, told=hint is not None)
                posted = await self.slack.retell(
                    source.team, source.channel, source.message, shown, reader
                )
                again = posted == source.message
                return SpokenReply(source.channel, posted, shown.confidence, again)
            case Ask(form, given):
                living = f"{source.channel}:{source.message}" if source.message else ""
                held = modal.sheet(
                    form,
                    given,
                    reader,
                    message="" if self.on_wall else living,
                    home=source.home is not None,
                )
                await self.ask(held, asked)
            case Send(document, picture):
                sent = await self.slack.hand(source.team, self.private, document, reader, picture)
                await self._point(reader)
                return SpokenReply(self.private, sent, document.confidence)
        return None

    async def alarm(self, said: Message, reader: Reader) -> None:
        """Whom to call: where the words were written, for this person's eyes alone."""
        told = [self.on_wall and await self._whisper(each, reader) for each in said.body]
        if not all(told):
            await self.slack.tell(self.source.team, self.private, said, reader)

    async def hint(self, text: Text, reader: Reader) -> None:
        """A word in passing: at home on top, elsewhere for this person's eyes alone."""
        blocks = (self.source.home or {}).get("blocks") or ()
        if blocks:
            shown = home.hinted([_bare(each) for each in blocks], text, reader)
            await self.slack.furnish(self.source.team, self.source.user, shown)
        elif not (self.source.channel and await self._whisper(text, reader)):
            await self.slack.tell(self.source.team, self.private, message(text), reader)

    async def ask(self, held: modal.Sheet, asked: Asked) -> None:
        """Open a form now, or leave a button in private that does."""
        source = self.source
        shown = modal.view(held, Asked(held.reader, asked.now))
        late = bool(source.trigger)
        if late and await self.slack.open(source.team, source.trigger, shown):
            return
        await self.leave_form(held, late=late)

    async def leave_form(self, held: modal.Sheet, *, late: bool) -> None:
        """A button that opens the form whenever they want."""
        reader, title = held.reader, held.kind.title()
        said = words.slack_form_waits(title=title) if late else words.slack_form_ready(title=title)
        label = plain(words.slack_open_form(), reader)
        key = drawing.key(drawing.FORM, "0", label, modal.fold(held, modal.LONGEST_VALUE))
        await self.slack.tell_blocks(
            self.source.team,
            self.private,
            plain(said, reader),
            [drawing.body([word(said, reader)]), {"type": "actions", "elements": [key]}],
        )
        await self._point(reader)

    async def _say(self, said: Message, reader: Reader, *, told: bool = False) -> SpokenReply:
        source = self.source
        if source.home is not None:
            shown = home.view([said], self.commands, reader, inside=True)
            await self.slack.furnish(source.team, source.user, shown)
            return SpokenReply(f"{AT_HOME}{source.user}", HOME, said.confidence, again=True)
        posted = await self.slack.tell(source.team, self.private, said, reader)
        if not told:
            await self._point(reader)
        return SpokenReply(self.private, posted, said.confidence)

    async def _point(self, reader: Reader) -> None:
        """Tell those who stand elsewhere that the answer is in private."""
        if self.on_wall:
            await self._whisper(words.slack_in_private(), reader)

    async def _whisper(self, text: Text, reader: Reader) -> bool:
        source = self.source
        return await self.slack.whisper(source.team, source.channel, source.user, text, reader)


def _bare(block: drawing.Block) -> drawing.Block:
    """A block as it was sent, without the name Slack gave it."""
    if block.get("block_id") == home.HINT:
        return block
    return {name: value for name, value in block.items() if name != "block_id"}
