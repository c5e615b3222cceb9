"""What is written to people without their asking."""

from __future__ import annotations

from collections.abc import Sequence

from messages import words
from messages.area import topic_button
from messages.cafe.buttons import Held, Rsvp, Take, TakeOver
from messages.cafe.card import Facts, answers, details, invitation, replies
from messages.cafe.forms import Outcome, Reply
from messages.model import Confidence, Message, Rows, Text, Topic, button, message


def letter(
    facts: Facts,
    *first: Text,
    then: Sequence[Text] = (),
    rows: Rows = (),
    confidence: Confidence | None = None,
) -> Message:
    """A private word about a café: why it is sent, the invitation, what to do."""
    return message(*first, *invitation(facts), *then, rows=rows, confidence=confidence)


def still(facts: Facts) -> Rows:
    cafe = facts.cafe
    return (
        (
            button(words.cafe_still_yes(), Rsvp(cafe=cafe, reply=Reply.GOING)),
            button(words.cafe_still_no(), Rsvp(cafe=cafe, reply=Reply.NO)),
        ),
    )


def offer(facts: Facts) -> Rows:
    """Take the seat kept on the day itself, or leave it."""
    cafe = facts.cafe
    return (
        (
            button(words.cafe_offer_take(), Take(cafe=cafe)),
            button(words.cafe_offer_leave(), Rsvp(cafe=cafe, reply=Reply.NO)),
        ),
    )


def heir_choice(facts: Facts) -> Rows:
    cafe = facts.cafe
    return (
        (
            button(words.cafe_take_over(), TakeOver(cafe=cafe, yes=True)),
            button(words.cafe_take_over_no(), TakeOver(cafe=cafe, yes=False)),
        ),
    )


def to_the_area(facts: Facts, why: Text, area: int) -> Message:
    """A private word to somebody who follows cafés, with the switch that ends such words."""
    off = topic_button(area, Topic.CAFE)
    return letter(facts, why, then=answers(facts), rows=(*replies(facts), (off,)))


def nudge(facts: Facts) -> Message:
    """One more word on the wall, with the way to the card."""
    return message(
        words.cafe_nudge(), *invitation(facts), rows=(*replies(facts), (details(facts),))
    )


def after(facts: Facts) -> Message:
    """The question to the host the next morning."""
    rows = tuple(
        (button(Text(key=f"cafe-after-{each}"), Held(cafe=facts.cafe, outcome=each)),)
        for each in Outcome
    )
    return letter(facts, words.cafe_after(), rows=rows)
