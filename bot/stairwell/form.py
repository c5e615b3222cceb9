"""A form on the page: what was typed so far, what is wrong with it, what was understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import InitVar, dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

from bot.chat.forms.state import FormState
from bot.emergency import calls_before
from bot.stairwell.points import POINTS
from bot.stairwell.typed_answers import TypedAnswers, is_handed_over, typed_answer
from bot.stairwell.wording import plain_words
from messages import words
from messages.form import (
    AnswerContext,
    ChoiceField,
    CountField,
    DayField,
    FieldKind,
    FileField,
    FileReference,
    Form,
    FormField,
    HourField,
    LineField,
    LongField,
    MailField,
    OfferedAnswer,
    PersonAnswer,
    PersonField,
    PhoneField,
    PlaceField,
    ReadAnswer,
    SeveralField,
    UnclearAnswer,
    YesNoField,
    fill_form,
)
from messages.model import Reader, Text
from storage.dialog import DEEP

NAMES: dict[type[FieldKind], str] = {
    LineField: "line",
    MailField: "line",
    PhoneField: "line",
    LongField: "long",
    CountField: "count",
    ChoiceField: "choice",
    SeveralField: "several",
    YesNoField: "yesno",
    DayField: "day",
    HourField: "hour",
    PlaceField: "place",
    FileField: "file",
    PersonField: "choice",
}


TypedStep = Callable[[TypedAnswers, Mapping[str, str]], UnclearAnswer | None]
"""An answer given in the talk, beside what stands on the sheet; why it is none, if so."""


@dataclass
class SandboxForm:
    """One form in front of one person. Hidden answers stay in `given`, out of the page's reach.

    What it interrupted waits `behind` it. What is written in the talk is an answer too: `typed`
    knows to which question.
    """

    id: str
    form: type[Form]
    given: dict[str, Any]
    message: str = ""
    said: dict[str, str] = field(default_factory=dict)
    errors: dict[str, Text] = field(default_factory=dict)
    echoes: dict[str, str] = field(default_factory=dict)
    choices: dict[str, tuple[OfferedAnswer, ...]] = field(default_factory=dict)
    trouble: Text | None = None
    alarmed: bool = False
    people: tuple[PersonAnswer, ...] = ()
    send: Text = field(default_factory=words.stairwell_form_send)
    behind: SandboxForm | None = None
    tries: int = 0
    progress: InitVar[FormState | None] = None

    def __post_init__(self, progress: FormState | None) -> None:
        self.typed = TypedAnswers(self.form, progress or FormState.begin(self.given))
        for question in self.form.questions():
            if (answer := self.given.get(question.name, question.usual)) not in (None, "", ()):
                self.said[question.name] = typed_answer(question.kind, answer)

    def put_over(self, before: SandboxForm | None) -> SandboxForm:
        """This form, in front of what waited: save the same form once more."""
        waiting, each = list[SandboxForm](), before
        while each:
            waiting.append(each)
            each = each.behind
        others = [each for each in waiting if not self._is_same(each)][:DEEP]
        for front, behind in pairwise([self, *others, None]):
            if front:
                front.behind = behind
        return self

    def _is_same(self, other: SandboxForm) -> bool:
        hidden = self.form.fields().keys() - {each.name for each in self.form.questions()}
        return self.form is other.form and all(
            self.given.get(name) == other.given.get(name) for name in hidden
        )

    def answer(self, said: Mapping[str, str], asked: AnswerContext) -> Form | None:
        """The finished form; None while an answer is wrong, or was guessed and must be seen."""
        self.errors, self.choices, self.trouble = {}, {}, None
        self.tries += 1
        self.said = {
            question.name: said.get(question.name, "") for question in self.form.questions()
        }
        unseen = [question for question in self.form.questions() if self._guesses(question, asked)]
        sent = fill_form(self.form, self.given, self.said, asked)
        self.errors = dict(sent.wrong)
        for name in sent.wrong:
            self._let_go(name)
        return None if unseen else sent.form

    def take_step(
        self, said: Mapping[str, str], asked: AnswerContext, step: TypedStep
    ) -> Text | None:
        """Take an answer given in the talk, and fill its box; why it is asked again, if so.

        `said` is what stands on the sheet by now. Raises what the step does.
        """
        self.tries += 1
        self.said |= said
        taken = {name: box for name, box in self.said.items() if name not in self.errors}
        self.errors, self.choices, self.echoes, self.trouble = {}, {}, {}, None
        self.typed.follow_sheet(taken, asked)
        waiting, before = self.typed.waiting, self.typed.written()
        puzzle = step(self.typed, self.said)
        after = self.typed.written()
        self.said |= {name: box for name, box in after.items() if box != before[name]}
        if waiting and self.typed.unsure:
            self.echoes[waiting.name] = self.said[waiting.name]
        if waiting and puzzle and puzzle.choices:
            self.choices[waiting.name] = puzzle.choices
        return puzzle.why if puzzle else None

    def _guesses(self, form_field: FormField, asked: AnswerContext) -> bool:
        """Whether the words were read in a way that their author has not seen yet.

        They are replaced by what was understood, and what they said about other fields is
        written there.
        """
        seen, heard = self.echoes.pop(form_field.name, None), self._heard(form_field, asked)
        if heard is None:
            return False
        value = typed_answer(form_field.kind, heard.value)
        for name, spilt in heard.spill.items():
            self.said[name] = self.said.get(name) or spilt
        if heard.spill or not heard.sure:
            self.said[form_field.name] = value
        if heard.sure or seen == value:
            return False
        self.echoes[form_field.name] = value
        return True

    def _heard(self, form_field: FormField, asked: AnswerContext) -> ReadAnswer | None:
        """One answer read; None for none, and for one with choices to offer or that is wrong."""
        typed = self.said[form_field.name]
        try:
            context = asked.with_answers(self.given | self.said)
            return form_field.kind.read_answer(typed, context) if typed.strip() else None
        except UnclearAnswer as puzzle:
            if puzzle.choices:
                self.choices[form_field.name] = puzzle.choices
            return None

    def keeps_file(self, name: str) -> bool:
        """Whether the answer is a file, which stays here when the page sends the rest again."""
        return isinstance(self.form.fields()[name].kind, FileField)

    def alarm(self, said: Mapping[str, str], reader: Reader) -> bool:
        """Whether the words speak of danger, which was not answered yet; the form stays open.

        What has its place in a form is answered together with the form.
        """
        if self.alarmed or not calls_before(self.form, said, wrong=bool(self.errors)):
            return False
        self.trouble, self.alarmed = words.danger_call(), True
        return True

    def refuse(self, why: Text, name: str, *, again: bool) -> None:
        """The handler said no, perhaps because of one answer; the same may do `again`, or not."""
        if name in self.said:
            self.errors[name] = why
            self.typed.ask_again(name, again=again)
            if not again:
                self._let_go(name)
        else:
            self.trouble = why

    def _let_go(self, name: str) -> None:
        """Keep no file or point that will not do: unlike words, it cannot be put right in place."""
        if is_handed_over(self.form.fields()[name].kind, self.said[name]):
            self.said[name] = ""
            self.given.pop(name, None)

    def draw(self, reader: Reader, now: datetime) -> dict[str, Any]:
        """The form as the page draws it, worded for whoever fills it in."""
        asked = AnswerContext(reader, now, self.given | self.said)

        def say(text: Text) -> str:
            return plain_words(text, reader)

        return {
            "id": self.id,
            "kind": self.form.tag,
            "tries": self.tries,
            "title": say(self.form.title()),
            "language": reader.language,
            "trouble": say(self.trouble) if self.trouble else "",
            "asks": self._asked_in_talk(),
            "wrong": say(words.form_wrong(count=len(self.errors))) if self.errors else "",
            "fields": [self._field(question, asked) for question in self.form.questions()],
            "words": {
                "send": say(self.send),
                "cancel": say(words.form_cancel()),
                "optional": say(words.stairwell_form_optional()),
                "skip": say(words.form_skip()),
                "calendar": say(words.stairwell_form_calendar()),
                "clock": say(words.stairwell_form_clock()),
                "points": say(words.stairwell_form_points()),
                "quick": say(words.stairwell_form_quick()),
            },
        }

    def _asked_in_talk(self) -> str:
        """The question that Palier asked last in the talk, if it asks there."""
        waiting = self.typed.waiting
        return waiting.name if waiting and self.typed.begun else ""

    def _field(self, form_field: FormField, asked: AnswerContext) -> dict[str, Any]:
        kind, name, value = form_field.kind, form_field.name, self.said.get(form_field.name, "")

        def say(text: Text | str) -> str:
            return text if isinstance(text, str) else plain_words(text, asked.reader)

        offered = self.choices.get(name) or kind.offered_answers(asked)
        offers = [(offer.value, say(offer.label)) for offer in offered]
        if isinstance(kind, PlaceField):
            offers = [(f"geo:{point.lat},{point.lon}", say(point.label)) for point in POINTS]
        if isinstance(kind, PersonField):
            offers = [(typed_answer(kind, each), each.name) for each in self.people]
        shown = dict(offers).get(value) or say(_echo(kind, value, asked))
        today = asked.local_time.date()
        within = kind.within if isinstance(kind, DayField) else 0
        echo = words.stairwell_form_echo(answer=shown) if name in self.echoes else None
        return {
            "name": name,
            "kind": NAMES[type(kind)],
            "question": say(form_field.question),
            "required": form_field.required,
            "value": "" if isinstance(kind, FileField) else value,
            "shown": shown,
            "offers": [{"value": value, "label": label} for value, label in offers],
            **self._hours_by_day(form_field, asked),
            "limit": getattr(kind, "limit", 0),
            "least": today.isoformat() if within else "",
            "most": (today + timedelta(days=within)).isoformat() if within else "",
            "error": say(self.errors[name]) if name in self.errors else "",
            "echo": say(echo) if echo else "",
            "kept": say(words.stairwell_form_kept(name=shown)) if shown else "",
        }

    def _hours_by_day(self, form_field: FormField, asked: AnswerContext) -> dict[str, Any]:
        """The hours to offer once the day that the same form asks for is today, and until then."""
        kind, asked_too = form_field.kind, {other.name for other in self.form.questions()}
        if (
            not isinstance(kind, HourField)
            or kind.day not in asked_too
            or form_field.name in self.choices
        ):
            return {}
        today = asked.local_time.date().isoformat()
        later, now = (
            [
                {"value": offer.value, "label": offer.label}
                for offer in kind.offered_answers(asked.with_answers({kind.day: day}))
            ]
            for day in ("", today)
        )
        return {"day": kind.day, "today": today, "offers": later, "offersToday": now}


def _echo(kind: FieldKind, value: str, asked: AnswerContext) -> Text | str:
    """The value as its author reads it back; what cannot be read stays as typed."""
    try:
        match kind:
            case DayField():
                date.fromisoformat(value)
            case HourField():
                time.fromisoformat(value)
            case PlaceField() if value.startswith("geo:"):
                return words.form_point()
            case PersonField():
                return ""
            case FileField() if value:
                return FileReference.model_validate_json(value).name
            case _:
                return value
    except ValueError:
        return value
    return kind.echo_answer(value, asked)
