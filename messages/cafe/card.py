"""The living card, built from facts alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from messages import words
from messages.cafe.buttons import PlusOne, Rsvp
from messages.cafe.forms import Access, Kind, Reply
from messages.model import (
    Button,
    Confidence,
    Message,
    Purpose,
    Rows,
    Text,
    When,
    button,
    message,
)


@dataclass(frozen=True)
class Facts:
    """What a card tells: choices, counts and typed words; never an address."""

    cafe: int
    code: str
    kind: Kind
    host: str
    starts_at: datetime
    zone: str
    place: str
    seats: int
    access: Sequence[Access]
    note: str
    seated: int
    maybe: int
    waiting: int

    @property
    def confidence(self) -> Confidence:
        """What guests and host know of each other goes with the meeting."""
        return Confidence(purpose=Purpose.CAFE, subject=self.cafe)

    @property
    def when(self) -> When:
        return When(at=self.starts_at, zone=self.zone)

    @property
    def shareable(self) -> bool:
        """Whether the card may leave the neighbourhood: a home is not a public place."""
        return self.kind is not Kind.HOME


def invitation(facts: Facts) -> tuple[Text, ...]:
    """What is invited to, without the answers."""
    kind = Text(key=f"cafe-kind-{facts.kind}")
    head = (
        words.cafe_card_head(kind=kind, host=facts.host)
        if facts.host
        else words.cafe_card_head_alone(kind=kind)
    )
    lines = [head, words.cafe_card_when(moment=facts.when)]
    if facts.place:
        lines.append(words.cafe_card_place(place=facts.place))
    match [Text(key=f"cafe-access-{each}") for each in facts.access]:
        case [first]:
            lines.append(words.cafe_card_access_1(first=first))
        case [first, second]:
            lines.append(words.cafe_card_access_2(first=first, second=second))
        case [first, second, third]:
            lines.append(words.cafe_card_access_3(first=first, second=second, third=third))
    if facts.note:
        lines.append(words.cafe_card_note(note=facts.note))
    return tuple(lines)


def answers(facts: Facts) -> tuple[Text, ...]:
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


def replies(facts: Facts) -> Rows:
    """The buttons by which a neighbour answers."""
    cafe = facts.cafe
    return (
        (
            button(words.cafe_join(), Rsvp(cafe=cafe, reply=Reply.GOING)),
            button(words.cafe_plus_one(), PlusOne(cafe=cafe)),
        ),
        (
            button(words.cafe_maybe(), Rsvp(cafe=cafe, reply=Reply.MAYBE)),
            button(words.cafe_decline(), Rsvp(cafe=cafe, reply=Reply.NO)),
        ),
    )


def details(facts: Facts) -> Button:
    return Button(label=words.cafe_details(), start=f"c_{facts.code}", forward=False)


def share(facts: Facts) -> tuple[Button, ...]:
    if not facts.shareable:
        return ()
    return (Button(label=words.cafe_share(), share=facts.code),)


def card(facts: Facts) -> Message:
    """The living card on the walls."""
    rows = (*replies(facts), (details(facts),))
    return message(*invitation(facts), *answers(facts), rows=rows)


def cancelled(facts: Facts) -> Message:
    """Called off: the card says so, and forgets who invited."""
    return message(*invitation(replace(facts, host="")), words.cafe_card_cancelled())


def over(facts: Facts) -> Message:
    """Past: the card says how many came, and forgets who invited."""
    return message(*invitation(replace(facts, host="")), words.cafe_card_over(seated=facts.seated))
