"""What is written to people without their asking."""

from __future__ import annotations

from collections.abc import Sequence

from messages import words
from messages.area import topic_button
from messages.cafe.actions import AnswerCafe, ReportOutcome, TakeCafeOver, TakeSeat
from messages.cafe.card import CafeFacts, answer_counts, detail_lines, invitation_lines, reply_rows
from messages.cafe.forms import CafeOutcome, CafeReply
from messages.model import Confidence, Message, Rows, Text, Topic, message, press_button


def cafe_notice(
    facts: CafeFacts,
    *first: Text,
    then: Sequence[Text] = (),
    rows: Rows = (),
    confidence: Confidence | None = None,
) -> Message:
    """A private word about a café: why it is sent, the invitation, what to do."""
    return message(*first, *invitation_lines(facts), *then, rows=rows, confidence=confidence)


def with_warning(reminder: Message) -> Message:
    """The same reminder to whoever asked to know that somebody they keep away from comes too."""
    said, *rest = reminder.body
    return reminder.model_copy(update={"body": (said, words.block_warning(), *rest)})


def still_coming_row(facts: CafeFacts) -> Rows:
    cafe = facts.cafe
    return (
        (
            press_button(words.cafe_still_yes(), AnswerCafe(cafe=cafe, reply=CafeReply.GOING)),
            press_button(words.cafe_still_no(), AnswerCafe(cafe=cafe, reply=CafeReply.NO)),
        ),
    )


def seat_offer_rows(facts: CafeFacts) -> Rows:
    """Take the seat kept on the day itself, or leave it."""
    cafe = facts.cafe
    return (
        (
            press_button(words.cafe_offer_take(), TakeSeat(cafe=cafe)),
            press_button(words.cafe_offer_leave(), AnswerCafe(cafe=cafe, reply=CafeReply.NO)),
        ),
    )


def heir_choice(facts: CafeFacts) -> Rows:
    cafe = facts.cafe
    return (
        (
            press_button(words.cafe_take_over(), TakeCafeOver(cafe=cafe, yes=True)),
            press_button(words.cafe_take_over_no(), TakeCafeOver(cafe=cafe, yes=False)),
        ),
    )


def to_the_area(facts: CafeFacts, why: Text, area: int) -> Message:
    """A private word to somebody who follows cafés, with the switch that ends such words."""
    off = topic_button(area, Topic.CAFE)
    return cafe_notice(facts, why, then=answer_counts(facts), rows=(*reply_rows(facts), (off,)))


def area_nudge(facts: CafeFacts) -> Message:
    """The card once more on the wall, saying that there are seats."""
    return message(
        words.cafe_nudge(),
        *invitation_lines(facts),
        *answer_counts(facts),
        rows=(*reply_rows(facts), (detail_lines(facts),)),
    )


def wall_reminder(facts: CafeFacts) -> Message:
    """One line on the wall, two hours before."""
    if facts.seated >= facts.seats:
        full = words.cafe_wall_soon_full(hour=facts.start_hour)
        return message(full, rows=((detail_lines(facts),),))
    return _one_line(
        facts,
        words.cafe_wall_soon(
            hour=facts.start_hour, place=facts.place, free=facts.seats - facts.seated
        ),
    )


def moved_wall_reminder(facts: CafeFacts) -> Message:
    """What becomes of that line when the café is on another day."""
    said = words.cafe_wall_soon_moved(moment=facts.start_words, place=facts.place)
    return _one_line(facts, said)


def _one_line(facts: CafeFacts, said: Text) -> Message:
    join = press_button(words.cafe_join(), AnswerCafe(cafe=facts.cafe, reply=CafeReply.GOING))
    return message(said, rows=((join, detail_lines(facts)),))


def past_wall_reminder(facts: CafeFacts, *, cancelled: bool) -> Message:
    """What is left of that line."""
    if cancelled:
        return message(words.cafe_wall_soon_off(hour=facts.start_hour))
    return message(words.cafe_wall_soon_over(hour=facts.start_hour))


def host_follow_up(facts: CafeFacts) -> Message:
    """The question to the host the next morning."""
    rows = tuple(
        (
            press_button(
                Text(key=f"cafe-after-{outcome}"), ReportOutcome(cafe=facts.cafe, outcome=outcome)
            ),
        )
        for outcome in CafeOutcome
    )
    return cafe_notice(facts, words.cafe_after(), rows=rows)
