"""A form as a modal: each kind of field as Slack's own input, and the answers read back."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from typing import Any

from pydantic import Field as Given
from pydantic_core import to_jsonable_python

from bot.slack.drawing import Block, clip, plain_text
from bot.slack.wording import plain_words
from messages import words
from messages.form import (
    AnswerContext,
    ChoiceField,
    CountField,
    DayField,
    FileField,
    FileReference,
    Form,
    FormField,
    HiddenField,
    HourField,
    LineField,
    LongField,
    PersonField,
    PlaceField,
    SeveralField,
    YesNoField,
)
from messages.language import FALLBACK
from messages.model import FrozenValue, Reader, Text

LONGEST_TITLE = 24
LONGEST_QUESTION = 2000
LONGEST_OPTION = 75
LONGEST_WORDS = 3000
LONGEST_METADATA = 3000
LONGEST_VALUE = 2000
MOST_RADIOS = 5
MOST_BOXES = 10
FORM = "form"
ANSWER = "answer"
"""The `action_id` of every input."""


class ModalState(FrozenValue):
    """What a modal must remember: its form, what was given, where it came from, who reads it.

    `alarmed` once it said whom to call: the same words sent again are meant. What only changes is
    sent by a button that says so.
    """

    form: str
    given: dict[str, Any] = Given(default_factory=dict)
    message: str = ""
    home: bool = False
    alarmed: bool = False
    send: Text | None = None
    language: str = FALLBACK
    zone: str = "Europe/Paris"
    country: str = ""

    @property
    def reader(self) -> Reader:
        return Reader(language=self.language, zone=self.zone, country=self.country)

    def read_by(self, reader: Reader) -> ModalState:
        """The same, as somebody reads it."""
        read = {"language": reader.language, "zone": reader.zone, "country": reader.country}
        return self.model_copy(update=read)

    def with_values(self, values: Mapping[str, Any]) -> ModalState:
        """The same, with what was read by now."""
        return self.model_copy(update={"given": to_jsonable_python(dict(values))})

    @property
    def form_class(self) -> type[Form]:
        return Form.known[self.form]


def new_modal_state(
    form: type[Form],
    given: Mapping[str, Any],
    reader: Reader,
    message: str = "",
    home: bool = False,
    send: Text | None = None,
) -> ModalState:
    """A form about to be put in front of somebody."""
    return ModalState(
        form=form.tag,
        given=to_jsonable_python(dict(given)),
        message=message,
        home=home,
        send=send,
    ).read_by(reader)


def pack_state(held: ModalState, limit: int) -> str:
    """The sheet in few characters; answers that do not fit are left out, hidden ones last."""
    given, fields = dict(held.given), held.form_class.fields()
    shown = [
        each for each in given if each in fields and not isinstance(fields[each].kind, HiddenField)
    ]
    shown.sort(key=lambda name: len(json.dumps(given[name])))
    while True:
        kept = held.model_copy(update={"given": given})
        packed = zlib.compress(kept.model_dump_json(exclude_defaults=True).encode(), 9)
        folded = base64.urlsafe_b64encode(packed).decode()
        if len(folded) <= limit or not shown:
            return folded
        del given[shown.pop()]


def unpack_state(folded: str) -> ModalState | None:
    """The sheet a modal or a button carried; None when it is not one of ours."""
    try:
        packed = base64.urlsafe_b64decode(folded.encode())
        held = ModalState.model_validate_json(zlib.decompress(packed))
    except (ValueError, zlib.error):
        return None
    return held if held.form in Form.known else None


def modal_view(
    held: ModalState, asked: AnswerContext, trouble: Mapping[str, Text] | None = None
) -> Block:
    """The modal; what was refused is told above everything else."""
    form, reader = held.form_class, asked.reader
    shown = [_note(plain_words(text, reader)) for text in (trouble or {}).values()]
    for field in form.questions():
        shown.append(_input(field, held.given.get(field.name, field.usual), asked))
    return {
        "type": "modal",
        "callback_id": FORM,
        "title": plain_text(plain_words(form.title(), reader), LONGEST_TITLE),
        "submit": plain_text(plain_words(held.send or words.slack_send(), reader), LONGEST_TITLE),
        "close": plain_text(plain_words(words.form_cancel(), reader), LONGEST_TITLE),
        "private_metadata": pack_state(held, LONGEST_METADATA),
        "blocks": shown,
    }


def note_view(title: Text, text: Text, reader: Reader) -> Block:
    """A modal that only tells something."""
    return {
        "type": "modal",
        "callback_id": "note",
        "title": plain_text(plain_words(title, reader), LONGEST_TITLE),
        "close": plain_text(plain_words(words.slack_close(), reader), LONGEST_TITLE),
        "blocks": [_note(plain_words(text, reader))],
    }


def _note(typed: str) -> Block:
    return {"type": "section", "text": plain_text(typed, LONGEST_WORDS)}


def _input(field: FormField, given: Any, asked: AnswerContext) -> Block:
    # Slack wants at least one tick where an answer is required; none is an answer too.
    optional = not field.required or isinstance(field.kind, SeveralField)
    if _is_unseen(field, given):
        optional = True  # what is there already is kept
    return {
        "type": "input",
        "block_id": block_name(field.form, field.name),
        "optional": optional,
        "label": plain_text(plain_words(field.question, asked.reader), LONGEST_QUESTION),
        "element": {"action_id": ANSWER, **_element(field, given, asked)},
    }


def block_name(form: type[Form], name: str) -> str:
    """The name of a field's block; a field of another form in the same window is another block."""
    return f"{form.tag}.{name}"


def unseen_answers(held: ModalState) -> frozenset[str]:
    """The answers that a window keeps without showing them."""
    fields = held.form_class.questions()
    return frozenset(each.name for each in fields if _is_unseen(each, held.given.get(each.name)))


def _is_unseen(field: FormField, given: Any) -> bool:
    """Whether an input does not show an answer that was given: a file, a point."""
    return (
        bool(given) and isinstance(field.kind, FileField | PlaceField) and not _typed_place(given)
    )


def _typed_place(given: Any) -> bool:
    return isinstance(given, dict) and bool(given.get("words"))


def _element(field: FormField, given: Any, asked: AnswerContext) -> Block:
    kind, given = field.kind, to_jsonable_python(given)
    match kind:
        case LineField(limit=limit) | LongField(limit=limit):
            return _words(str(given or ""), limit, multiline=isinstance(kind, LongField))
        case CountField(least=least, most=most):
            bounds = {"min_value": str(least), "max_value": str(most)}
            initial = {} if given is None else {"initial_value": str(given)}
            return {"type": "number_input", "is_decimal_allowed": False, **bounds, **initial}
        case ChoiceField() | YesNoField() | SeveralField():
            return _options(field, given, asked)
        case DayField():
            initial = {"initial_date": str(given)} if given else {}
            return {"type": "datepicker", **initial}
        case HourField():
            initial = {"initial_time": str(given)[:5]} if given else {}
            return {"type": "timepicker", **initial}
        case PlaceField(limit=limit):
            point = isinstance(given, dict) and not given.get("words") and "lat" in given
            element = _words(str((given or {}).get("words") or ""), limit)
            if point:
                hint = plain_text(plain_words(words.form_point(), asked.reader), 150)
                element["placeholder"] = hint
            return element
        case PersonField():
            initial = {"initial_user": str(given["user"])} if given else {}
            return {"type": "users_select", **initial}
        case FileField():
            return {"type": "file_input", "max_files": 1}
    raise TypeError(f"{field.name}: no input for {type(kind).__name__}")


def _words(initial: str, limit: int, *, multiline: bool = False) -> Block:
    element: Block = {
        "type": "plain_text_input",
        "multiline": multiline,
        "max_length": min(limit, LONGEST_WORDS),
    }
    if initial:
        element["initial_value"] = clip(initial, min(limit, LONGEST_WORDS))
    return element


def _options(field: FormField, given: Any, asked: AnswerContext) -> Block:
    options = {
        offer.value: {
            "text": plain_text(
                offer.label
                if isinstance(offer.label, str)
                else plain_words(offer.label, asked.reader),
                LONGEST_OPTION,
            ),
            "value": offer.value,
        }
        for offer in field.kind.offered_answers(asked)
    }
    listed = list(options.values())
    if isinstance(field.kind, SeveralField):
        ticked = [options[str(each)] for each in given or () if str(each) in options]
        initial: Block = {"initial_options": ticked} if ticked else {}
        kind = "checkboxes" if len(listed) <= MOST_BOXES else "multi_static_select"
    else:
        chosen = str(given).lower() if isinstance(given, bool) else str(given)
        initial = {"initial_option": options[chosen]} if chosen in options else {}
        kind = "radio_buttons" if len(listed) <= MOST_RADIOS else "static_select"
    return {"type": kind, "options": listed, **initial}


def typed_answers(held: ModalState, state: Mapping[str, Any], team: str) -> dict[str, str]:
    """Every answer as it was typed, whatever it is worth."""
    return {
        field.name: _said(field, state, held.given.get(field.name), team)
        for field in held.form_class.questions()
    }


def _said(field: FormField, state: Mapping[str, Any], given: Any, team: str) -> str:
    """One answer in the words its kind reads."""
    element = (state.get(block_name(field.form, field.name)) or {}).get(ANSWER) or {}
    match field.kind:
        case PlaceField():
            if typed := str(element.get("value") or "").strip():
                # A blank before it: typed words cannot pass for a point.
                return f" {typed}"
            if isinstance(given, dict) and not given.get("words") and given.get("lat") is not None:
                return f"geo:{given['lat']},{given['lon']}"
            return ""
        case PersonField():
            user = element.get("selected_user")
            return f"person:{user}" if user else ""
        case FileField():
            if files := element.get("files"):
                return _attachment(files[0], team)
            return FileReference.model_validate(given).model_dump_json() if given else ""
        case SeveralField():
            return ",".join(each["value"] for each in element.get("selected_options") or ())
    chosen = element.get("selected_option") or {}
    for name in ("value", "selected_date", "selected_time"):
        if (value := element.get(name)) is not None:
            return str(value)
    return str(chosen.get("value") or "")


def _attachment(file: Mapping[str, Any], team: str) -> str:
    return FileReference(
        ref=f"{team}/{file.get('id', '')}",
        name=str(file.get("name") or "")[:120],
        size=int(file.get("size") or 0),
    ).model_dump_json()
