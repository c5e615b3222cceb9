"""What a platform does for a form that is asked question by question."""

from __future__ import annotations

from typing import Protocol

from bot.chat.forms.question import QuestionDrawing
from messages.model import Reader, Text


class FormScreen(Protocol):
    """Shows questions to one person after another, each in their private chat."""

    def draw_label(self, label: Text, reader: Reader) -> str:
        """A label as it stands on a button."""

    async def show_question(self, chat: str, question: QuestionDrawing) -> None:
        """Put a question and note that it was shown; `Undeliverable` where nobody can be asked."""

    async def close_question(self, chat: str, message: str) -> None:
        """A question that waits no more loses its buttons, if it hung somewhere."""

    async def free_keyboard(self, chat: str, why: Text, reader: Reader) -> None:
        """Take away a keyboard that offered to share a place."""

    async def note_left(self, chat: str, message: str, text: Text, reader: Reader) -> None:
        """Say in the place of a question that its form was left."""
