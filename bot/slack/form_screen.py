"""A form asked in a private talk on Slack: of whoever wrote words, which can open no window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.chat.forms.question import QuestionDrawing, QuestionPage
from bot.slack import drawing
from bot.slack.adapter import SlackPlatform
from bot.slack.drawing import Block
from bot.slack.reading import PayloadSource
from bot.slack.wording import render_text
from handlers.kernel.events import IncomingEvent
from messages.catalog import WordSpan
from messages.form import FileField, FileReference, Form, PersonField
from messages.model import Message, Reader, Text
from storage.database import Database

BETWEEN = WordSpan(" · ")


@dataclass(frozen=True)
class SlackArrival:
    """An incoming event as far as a form looks at it; `written` is the message that brought it."""

    incoming: IncomingEvent
    pressed: bool = False
    written: str = ""
    attachment: FileReference | None = None

    @property
    def is_private(self) -> bool:
        return self.incoming.scene.private

    def was_written_before(self, message: str, edited_at: datetime | None) -> bool:
        # Slack names a message by its second, and no two of a chat alike.
        return bool(self.written and message and float(self.written) < float(message))


class SlackScreen:
    """Draws questions where somebody is answered, and notes that they were shown."""

    def __init__(self, slack: SlackPlatform, database: Database, source: PayloadSource) -> None:
        self._slack, self._database, self._source = slack, database, source

    def draw_label(self, label: Text, reader: Reader) -> str:
        return drawing.line(label, reader, drawing.LONGEST_LABEL)

    async def show_question(self, chat: str, question: QuestionDrawing) -> None:
        """Change the message whose button was pressed, else write below what they wrote."""
        page, reader = question.page, question.reader
        typed, blocks = drawing.line(page.question, reader), _blocks(page, reader)
        over = question.old if question.edit else ""
        team, thread = self._source.team, self._source.thread_in(chat)
        posted = await self._slack.say_blocks(team, chat, typed, blocks, over, thread)
        async with self._database.transaction() as store:
            await store.dialogs.mark_shown(question.account, posted, question.since)

    async def close_question(self, chat: str, message: str) -> None:
        """Its buttons stay, and lead to the question that waits."""

    async def free_keyboard(self, chat: str, why: Text, reader: Reader) -> None:
        """Slack has no keyboard to take away."""

    async def note_left(self, chat: str, message: str, text: Text, reader: Reader) -> None:
        team, thread = self._source.team, self._source.thread_in(chat)
        await self._slack.say_now(team, chat, Message(body=(text,)), reader, thread)


def may_be_asked_in_words(form: type[Form]) -> bool:
    """Whether a talk can ask for all of it: only a window takes files and people on Slack."""
    in_window = FileField | PersonField
    return not any(isinstance(question.kind, in_window) for question in form.questions())


def _blocks(page: QuestionPage, reader: Reader) -> list[Block]:
    """The question as its message says it, with why it is asked again, and its buttons."""
    head = [*render_text(page.title, reader)]
    if page.step:
        head += [BETWEEN, *render_text(page.step, reader)]
    why = [render_text(page.why, reader)] if page.why else []
    lines = [render_text(line, reader) for line in page.lines]
    rows = [
        [
            drawing.key(drawing.PRESS, f"q{row}.{column}", key.label or " ", key.pick.pack_action())
            for column, key in enumerate(keys)
        ]
        for row, keys in enumerate(page.rows)
    ]
    actions = [{"type": "actions", "elements": each} for each in rows if each]
    return [drawing.body([*why, head, *lines, render_text(page.question, reader)]), *actions]
