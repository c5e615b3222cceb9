"""What a handler may answer to the person in front of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from handlers.kernel.events import Event
from handlers.kernel.ports import Services
from messages.form import Form
from messages.model import Document, Message, Rows, Text


@dataclass(frozen=True)
class Say:
    """A new message in private."""

    message: Message


@dataclass(frozen=True)
class Show:
    """The message whose button was pressed becomes this one; a new one when there is none."""

    message: Message
    hint: Text | None = None


@dataclass(frozen=True)
class Notice:
    """A word in passing, for this person alone; a refusal waits to be read, and to be pressed.

    The start link with the payload `again` says it too, for those who cannot be written to yet.
    """

    text: Text
    refusal: bool = False
    rows: Rows = ()
    again: str = ""


@dataclass(frozen=True)
class Ask:
    """Put a form in front of them; its answers come back as an event.

    What is `given` is offered, what they `said` already is not asked again. The start link with
    the payload `again` asks it too, for those who cannot be written to yet.

    With `review`, what is given stands already, and is only to be changed: they see it all, touch
    the lines they mean, and send it by a button of that label. `why` is said above the question.
    """

    form: type[Form]
    given: Mapping[str, Any] = field(default_factory=dict)
    again: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)
    review: Text | None = None
    why: Text | None = None

    def __post_init__(self) -> None:
        if self.review and not self.form.lined:
            raise ValueError(f"{self.form.tag} has no lines to change")

    @property
    def filled(self) -> dict[str, Any]:
        """All that stands in the form where it is shown whole."""
        stands = {**self.given, **self.said}
        return {name: answer for name, answer in stands.items() if answer is not None}


@dataclass(frozen=True)
class Send:
    """Hand over a document, after a picture of it if there is one."""

    document: Document
    picture: Document | None = None


@dataclass(frozen=True)
class MoveToPrivate:
    """Continue in private, where the start link with this payload leads."""

    payload: str
    text: Text


@dataclass(frozen=True)
class Share:
    """Cards that may be shared into any chat, each under its code."""

    cards: tuple[tuple[str, Text, Message], ...]


@dataclass(frozen=True)
class CallService:
    """Ask the outside once this transaction is over; the answer comes back as an event."""

    call: Callable[[Services], Awaitable[Event]]


Reply = Say | Show | Notice | Ask | Send | MoveToPrivate | Share | CallService | None


class Refused(Exception):
    """The answer is no, and here is how to say it; nothing is saved.

    When a submitted form is refused, `field` may name the answer that should change; with `again`
    the same answer may do later. A `way_on` makes of what was wanted an event; who answers it says
    what to press, and what then goes on.
    """

    def __init__(
        self,
        text: Text,
        field: str = "",
        *,
        again: bool = False,
        way_on: Callable[[Event], Event] | None = None,
    ) -> None:
        super().__init__(text.key)
        self.text, self.field, self.again, self.way_on = text, field, again, way_on
