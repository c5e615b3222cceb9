"""Forms as data: typed fields that every platform asks for in its own idiom."""

from messages.form.form import Form, FormField, FormSubmission, fill_form
from messages.form.kinds import (
    AnswerContext,
    ChoiceField,
    CountField,
    FieldKind,
    FileField,
    FileReference,
    HiddenField,
    LineField,
    LongField,
    OfferedAnswer,
    PlaceAnswer,
    PlaceField,
    ReadAnswer,
    SeveralField,
    UnclearAnswer,
    YesNoField,
    unclear_answer,
)
from messages.form.moments import DayField, HourField
from messages.form.spoken import SpokenAnswer, fold_answer, is_spoken, spoken_answers

__all__ = [
    "AnswerContext",
    "ChoiceField",
    "CountField",
    "DayField",
    "FieldKind",
    "FileField",
    "FileReference",
    "Form",
    "FormField",
    "FormSubmission",
    "HiddenField",
    "HourField",
    "LineField",
    "LongField",
    "OfferedAnswer",
    "PlaceAnswer",
    "PlaceField",
    "ReadAnswer",
    "SeveralField",
    "SpokenAnswer",
    "UnclearAnswer",
    "YesNoField",
    "fill_form",
    "fold_answer",
    "is_spoken",
    "spoken_answers",
    "unclear_answer",
]
