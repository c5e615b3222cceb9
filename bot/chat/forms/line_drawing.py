"""What stands in a form that is only changed, a line for each answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.chat.forms.state import FormState, echo_answer
from messages import words
from messages.form import AnswerContext, FormField, LineField, LongField
from messages.model import Text

NOTHING: tuple[Any, ...] = (None, "", [], ())


@dataclass(frozen=True)
class AnswerLine:
    """One line as it is read, and whether it is no longer what it was."""

    text: Text
    is_change: bool


def drawn_line(progress: FormState, field: FormField, asked: AnswerContext) -> AnswerLine | None:
    """What a line says, and what it said before; None where there is nothing to say."""
    now, before = progress.stands(field), progress.stood.get(field.name, field.usual)
    if isinstance(field.kind, LineField | LongField) and field.kind.discreet:
        return _discreet_line(field, now, before)
    after, was = _words_of(field, now, asked), _words_of(field, before, asked)
    if after == was:
        unchanged = words.form_line(line=field.line, answer=after)
        return None if now in NOTHING else AnswerLine(unchanged, is_change=False)
    if before in NOTHING:
        return AnswerLine(words.form_line(line=field.line, answer=after), is_change=True)
    changed = words.form_line_changed(line=field.line, answer=after, before=was)
    return AnswerLine(changed, is_change=True)


def _discreet_line(field: FormField, now: Any, before: Any) -> AnswerLine | None:
    """That something is noted, not what."""
    if now in NOTHING and before in NOTHING:
        return None
    said = words.form_line_nothing() if now in NOTHING else words.form_line_noted()
    if now != before and now not in NOTHING and before not in NOTHING:
        said = words.form_line_noted_anew()
    return AnswerLine(words.form_line(line=field.line, answer=said), is_change=now != before)


def _words_of(field: FormField, value: Any, asked: AnswerContext) -> Text | str:
    """An answer as it stands in its line."""
    return words.form_line_nothing() if value in NOTHING else echo_answer(field, value, asked)
