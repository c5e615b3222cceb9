"""What a change leaves behind is asked once more, before anything of it is kept."""

from __future__ import annotations

from zlib import crc32

from handlers.kernel.replies import Ask
from messages.form import Form


def ask_outlived(before: Form, after: Form) -> Ask | None:
    """Ask whether answers still hold whose reason changed; None once that was answered.

    All else that was said stands. What is asked again is offered as it was, and was asked for these
    changes alone: another one asks anew.
    """
    outlived = after.outlived(before)
    if outlived is None:
        return None
    answers = after.model_dump(mode="json")
    sure = crc32(repr([answers[name] for name in outlived.since]).encode())
    if answers.get("sure") == sure:
        return None
    asked = {each.name for each in after.questions()} - set(outlived.names)
    said = {name: answers.pop(name) for name in asked}
    return Ask(type(after), {**answers, "sure": sure}, said=said, why=outlived.why)
