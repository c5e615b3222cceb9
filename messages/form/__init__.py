"""Forms as data: typed fields that every platform asks for in its own idiom."""

from messages.form.contact_kinds import MailField, PhoneField, read_mail
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
    PersonAnswer,
    PersonField,
    PlaceAnswer,
    PlaceField,
    ReadAnswer,
    SeveralField,
    UnclearAnswer,
    YesNoField,
    unclear_answer,
)
from messages.form.moments import DayField, HourField
from messages.form.outlived import OutlivedAnswers
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
    "MailField",
    "OfferedAnswer",
    "OutlivedAnswers",
    "PersonAnswer",
    "PersonField",
    "PhoneField",
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
    "read_mail",
    "spoken_answers",
    "unclear_answer",
]
