"""Block Kit: what may stand in messages and views, how long it may be, and how it reads."""

from .layout import check_message, check_view, elements_of
from .objects import listed
from .reading import marks, read, read_text

__all__ = [
    "check_message",
    "check_view",
    "elements_of",
    "listed",
    "marks",
    "read",
    "read_text",
]
