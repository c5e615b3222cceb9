"""What a press, typed words or something sent means to the question that waits."""

from __future__ import annotations

from bot.telegram import drawing
from bot.telegram.page import LABELS, What
from bot.telegram.progress import Progress, echo
from bot.telegram.reading import Arrival
from handlers.kernel import Event, Shared
from messages import words
from messages.form import Asked, Field, File, Place, Unclear
from messages.model import Text
from messages.typed import one_line


class Stale(Exception):
    """The button belongs to an older question."""


class Cancelled(Exception):
    """They pressed the keyboard's way out."""


def picked(progress: Progress, field: Field, asked: Asked, what: str) -> bool:
    """Do what a button says; False when the page stays, as after a tick."""
    form = field.form
    match what:
        case What.KEEP if field.name in progress.given:
            progress.answer(field, progress.given[field.name], {}, asked)
        case What.SKIP if not field.required:
            progress.skip(field)
        case What.BACK:
            if earlier := progress.before(form, field):
                progress.reopen(earlier)
        case What.DONE:
            progress.answer(field, list(progress.ticked), {}, asked)
        case What.YES if progress.unsure:
            progress.confirm(field, asked)
        case What.CHANGE:
            progress.unsure = None
        case _:
            sign, index = (what[:1], what[1:]) if what[:1] in "+-" else ("", what)
            if not index.isdecimal() or int(index) >= len(progress.offered):
                raise Stale
            offered = progress.offered[int(index)]
            if sign:
                progress.tick(offered, sign == "+")
                return False
            progress.receive(field, offered, asked)
    return True


def typed_button(progress: Progress, field: Field, asked: Asked, typed: str) -> str:
    """The button somebody wrote out: those of a keyboard, and yes to what is echoed."""
    if progress.unsure:
        return What.YES if _is(typed, words.form_yes(), asked) else ""
    if not progress.keyboard:
        return ""
    for what, text in LABELS.items():
        if _is(typed, text, asked):
            return what if what != What.SKIP or not field.required else ""
    if field.name in progress.given:
        kept = words.form_keep(answer=echo(field, progress.given[field.name], asked))
        if _is(typed, kept, asked):
            return What.KEEP
    return ""


def _is(typed: str, label: Text, asked: Asked) -> bool:
    """Whether somebody typed a label, whatever its blanks and capitals."""
    shown = drawing.line(label, asked.reader, drawing.LONGEST_LABEL)
    return one_line(typed).casefold() == one_line(shown).casefold()


def packed(field: Field, event: Event, arrival: Arrival) -> str:
    """A point or a file in the words its kind reads; `Unclear` when the question wants none."""
    if isinstance(event, Shared) and isinstance(field.kind, Place):
        return f"geo:{event.lat},{event.lon}"
    if arrival.attachment and isinstance(field.kind, File):
        return arrival.attachment.model_dump_json()
    if isinstance(field.kind, File):
        raise Unclear(words.form_no_file())
    raise Unclear(words.form_words_please())
