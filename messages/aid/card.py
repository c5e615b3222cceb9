"""The living card, built from choices alone: nothing that anybody typed is on it."""

from __future__ import annotations

from dataclasses import dataclass

from messages import words
from messages.aid.forms import Kind, Urgency
from messages.model import Button, Confidence, Message, Purpose, Text, When, message


@dataclass(frozen=True)
class Facts:
    """What everybody may know of a request; `day` is known once somebody was asked for that day."""

    request: int
    code: str
    kind: Kind
    urgency: Urgency
    area: str
    day: When | None = None

    def confidence(self, owner: int | None = None) -> Confidence:
        """What is told of it, by its owner, goes with the request."""
        return Confidence(purpose=Purpose.AID, subject=self.request, owner=owner)

    @property
    def label(self) -> Text:
        """The request in a few words, for a list or a letter's first line."""
        return words.aid_label(kind=kind_of(self.kind), code=self.code.upper())


def kind_of(kind: Kind) -> Text:
    return Text(key=f"aid-kind-{kind}")


def need(facts: Facts) -> tuple[Text, ...]:
    """What is asked for, by when, and the code to speak of it."""
    return (
        words.aid_card_head(kind=kind_of(facts.kind)),
        words.aid_card_when(urgency=_by_when(facts)),
        words.aid_card_code(code=facts.code.upper()),
    )


def _by_when(facts: Facts) -> Text:
    """A day by its date: what says "today" is still read tomorrow."""
    if facts.day and facts.urgency is Urgency.NOW:
        return words.aid_urgency_now_on(day=facts.day)
    if facts.day and facts.urgency is Urgency.TODAY:
        return words.aid_urgency_today_on(day=facts.day)
    return Text(key=f"aid-urgency-{facts.urgency}")


def card(facts: Facts) -> Message:
    """On the wall while nobody was found."""
    can = Button(label=words.aid_card_can(), start=f"a_{facts.code}", forward=False)
    return message(*need(facts), words.aid_card_open(), rows=((can,),))


def helped(facts: Facts) -> Message:
    """Somebody was found."""
    return message(*need(facts), words.aid_card_helped())


def done(facts: Facts) -> Message:
    """It is done."""
    return message(*need(facts), words.aid_card_done())


def over(facts: Facts) -> Message:
    """It is over without being done."""
    return message(*need(facts), words.aid_card_over())
