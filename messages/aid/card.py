"""The living card, built from choices alone: nothing that anybody typed is on it."""

from __future__ import annotations

from dataclasses import dataclass

from messages import words
from messages.aid.forms import AidKind, Urgency
from messages.model import Button, Confidence, ConfidencePurpose, Message, MomentText, Text, message


@dataclass(frozen=True)
class RequestFacts:
    """What everybody may know of a request; `day` is known once somebody was asked for that day."""

    request: int
    code: str
    kind: AidKind
    urgency: Urgency
    area: str
    day: MomentText | None = None

    def confidence(self, owner: int | None = None) -> Confidence:
        """What is told of it, by its owner, goes with the request."""
        return Confidence(purpose=ConfidencePurpose.AID, subject=self.request, owner=owner)

    @property
    def request_label(self) -> Text:
        """The request in a few words, for a list or a letter's first line."""
        return words.aid_label(kind=kind_words(self.kind), code=self.code.upper())


def kind_words(kind: AidKind) -> Text:
    return Text(key=f"aid-kind-{kind}")


def need_lines(facts: RequestFacts) -> tuple[Text, ...]:
    """What is asked for, by when, and the code to speak of it."""
    return (
        words.aid_card_head(kind=kind_words(facts.kind)),
        words.aid_card_when(urgency=_by_when(facts)),
        words.aid_card_code(code=facts.code.upper()),
    )


def _by_when(facts: RequestFacts) -> Text:
    """A day by its date: what says "today" is still read tomorrow."""
    if facts.day and facts.urgency is Urgency.NOW:
        return words.aid_urgency_now_on(day=facts.day)
    if facts.day and facts.urgency is Urgency.TODAY:
        return words.aid_urgency_today_on(day=facts.day)
    return Text(key=f"aid-urgency-{facts.urgency}")


def request_card(facts: RequestFacts) -> Message:
    """On the wall while nobody was found."""
    can = Button(label=words.aid_card_can(), start=f"a_{facts.code}", forward=False)
    return message(*need_lines(facts), words.aid_card_open(), rows=((can,),))


def helped_card(facts: RequestFacts) -> Message:
    """Somebody was found."""
    return message(*need_lines(facts), words.aid_card_helped())


def done_card(facts: RequestFacts) -> Message:
    """It is done."""
    return message(*need_lines(facts), words.aid_card_done())


def unhelped_card(facts: RequestFacts) -> Message:
    """It is over without being done."""
    return message(*need_lines(facts), words.aid_card_over())
