"""Forms as data: typed fields that every platform asks for in its own idiom."""

from messages.form.form import Field, Form, fill
from messages.form.kinds import (
    Asked,
    Attachment,
    Choice,
    Count,
    File,
    Heard,
    Hidden,
    Kind,
    Line,
    Long,
    Offer,
    Place,
    Several,
    Unclear,
    Where,
    YesNo,
    unclear,
)
from messages.form.moments import Day, Hour

__all__ = [
    "Asked",
    "Attachment",
    "Choice",
    "Count",
    "Day",
    "Field",
    "File",
    "Form",
    "Heard",
    "Hidden",
    "Hour",
    "Kind",
    "Line",
    "Long",
    "Offer",
    "Place",
    "Several",
    "Unclear",
    "Where",
    "YesNo",
    "fill",
    "unclear",
]
