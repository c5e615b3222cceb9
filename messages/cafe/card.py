"""The living card, built from facts alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from messages import words
from messages.cafe.actions import AnswerCafe, BringGuest
from messages.cafe.forms import CafeAccess, CafeKind, CafeReply
from messages.model import (
    Button,
    Confidence,
    ConfidencePurpose,
    Message,
    MomentText,
    Rows,
    Text,
    message,
    press_button,
)


@dataclass(frozen=True)
class CafeFacts:
    """What a card tells: choices, counts and typed words; never an address."""

    cafe: int
    code: str
    kind: CafeKind
    host: str
    starts_at: datetime
    zone: str
    place: str
    seats: int
    access: Sequence[CafeAccess]
    note: str
    seated: int
    maybe: int
    waiting: int
    rhythm: Text | None = None

    @property
    def confidence(self) -> Confidence:
        """What guests and host know of each other goes with the meeting."""
        return Confidence(purpose=ConfidencePurpose.CAFE, subject=self.cafe)

    @property
    def start_words(self) -> MomentText:
        return MomentText(at=self.starts_at, zone=self.zone)

    @property
    def start_hour(self) -> MomentText:
        return MomentText(at=self.starts_at, zone=self.zone, show="hour")

    @property
    def is_shareable(self) -> bool:
        """Whether the card may leave the neighbourhood: a home is not a public place."""
        return self.kind is not CafeKind.HOME


def invitation_lines(facts: CafeFacts) -> tuple[Text, ...]:
    """What is invited to, without the answers."""
    kind = Text(key=f"cafe-kind-{facts.kind}")
    head = (
        words.cafe_card_head(kind=kind, host=facts.host)
        if facts.host
        else words.cafe_card_head_alone(kind=kind)
    )
    lines = [head, words.cafe_card_when(moment=facts.start_words)]
    if facts.rhythm:
        lines.append(words.cafe_card_rhythm(rhythm=facts.rhythm))
    if facts.place:
        lines.append(words.cafe_card_place(place=facts.place))
    match [Text(key=f"cafe-access-{access}") for access in facts.access]:
        case [first]:
            lines.append(words.cafe_card_access_1(first=first))
        case [first, second]:
            lines.append(words.cafe_card_access_2(first=first, second=second))
        case [first, second, third]:
            lines.append(words.cafe_card_access_3(first=first, second=second, third=third))
    if facts.note:
        lines.append(words.cafe_card_note(note=facts.note))
    return tuple(lines)


def answer_counts(facts: CafeFacts) -> tuple[Text, ...]:
    """Who comes, as counts."""
    lines = [
        words.cafe_card_coming(seated=facts.seated),
        words.cafe_card_free(free=max(0, facts.seats - facts.seated)),
    ]
    if facts.maybe:
        lines.append(words.cafe_card_maybe(maybe=facts.maybe))
    if facts.waiting:
        lines.append(words.cafe_card_waiting(waiting=facts.waiting))
    return tuple(lines)


def reply_rows(facts: CafeFacts) -> Rows:
    """The buttons by which a neighbour answers."""
    cafe = facts.cafe
    return (
        (
            press_button(words.cafe_join(), AnswerCafe(cafe=cafe, reply=CafeReply.GOING)),
            press_button(words.cafe_plus_one(), BringGuest(cafe=cafe)),
        ),
        (
            press_button(words.cafe_maybe(), AnswerCafe(cafe=cafe, reply=CafeReply.MAYBE)),
            press_button(words.cafe_decline(), AnswerCafe(cafe=cafe, reply=CafeReply.NO)),
        ),
    )


def detail_lines(facts: CafeFacts) -> Button:
    return Button(label=words.cafe_details(), start=f"c_{facts.code}", forward=False)


def share_button(facts: CafeFacts) -> tuple[Button, ...]:
    if not facts.is_shareable:
        return ()
    return (Button(label=words.cafe_share(), share=facts.code),)


def cafe_card(facts: CafeFacts) -> Message:
    """The living card on the walls."""
    rows = (*reply_rows(facts), (detail_lines(facts),))
    return message(*invitation_lines(facts), *answer_counts(facts), rows=rows)


def cancelled_card(facts: CafeFacts) -> Message:
    """Called off: the card says so, and forgets who invited."""
    return message(
        *invitation_lines(replace(facts, host="", rhythm=None)), words.cafe_card_cancelled()
    )


def past_card(facts: CafeFacts) -> Message:
    """Past: the card says how many came, and forgets who invited."""
    return message(
        *invitation_lines(replace(facts, host="", rhythm=None)),
        words.cafe_card_over(seated=facts.seated),
    )
