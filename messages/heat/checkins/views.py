"""Being checked on, as one sees it oneself: what it is, one's own settings, one's buddies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from messages import words
from messages.heat.checkins.actions import (
    AcceptBuddy,
    AskBuddy,
    BeginEnrolment,
    ComeBack,
    GoAway,
    InviteBuddy,
    OfferAsBuddy,
    PartFromBuddy,
    PauseChecks,
    PickBuddy,
    ShowEnrolment,
    StopChecks,
)
from messages.model import (
    Button,
    Confidence,
    ConfidencePurpose,
    Message,
    MomentText,
    Text,
    message,
    press_button,
)

MOST_BUDDIES = 2
"""How many look in on one person."""


@dataclass(frozen=True)
class BuddyPair:
    """Somebody with whom one is paired, and whether both have agreed."""

    buddy: int
    name: str
    agreed: bool


@dataclass(frozen=True)
class EnrolmentPage:
    """One's own enrolment."""

    owner: int
    hour: str
    contact: str
    access: str
    share: bool
    paused: bool
    away: MomentText | None
    everything_paused: MomentText | None
    buddies: tuple[BuddyPair, ...]

    @property
    def confidence(self) -> Confidence:
        """The door code and who comes go with the enrolment."""
        return Confidence(purpose=ConfidencePurpose.ENROLMENT, subject=0, owner=self.owner)


@dataclass(frozen=True)
class BuddyDuties:
    """For whom one is a buddy, and whether one offers to be."""

    pairs: tuple[BuddyPair, ...]
    offers: bool


def promise_lines() -> tuple[Text, ...]:
    """What Palier does, and what it does not."""
    return words.watch_what(), words.watch_not_me(), words.watch_town(), words.watch_until()


def enrolment_intro(helping: BuddyDuties) -> Message:
    """Before one asks for it."""
    rows = [(press_button(words.watch_begin(), BeginEnrolment()),), *_helping_rows(helping)]
    return message(
        words.watch_title(), *promise_lines(), *_helping_lines(helping), rows=tuple(rows)
    )


def enrolment_screen(mine: EnrolmentPage, helping: BuddyDuties, *first: Text) -> Message:
    """Everything one set, and every way to change it."""
    lines = [words.watch_title(), *first, *_state_line(mine)]
    lines.append(words.watch_hour(hour=mine.hour) if mine.hour else words.watch_hour_usual())
    lines.append(
        words.watch_contact(contact=mine.contact) if mine.contact else words.watch_no_contact()
    )
    if mine.access:
        lines.append(words.watch_access(access=mine.access))
    lines.append(words.watch_shares() if mine.share else words.watch_shares_not())
    for pair in mine.buddies:
        said = words.watch_buddy if pair.agreed else words.watch_buddy_asked
        lines.append(said(name=pair.name))
    if not mine.buddies:
        lines.append(words.watch_no_buddy())
    lines += [words.watch_not_me(), words.watch_town(), words.watch_until()]
    rows: list[tuple[Button, ...]] = [
        (press_button(words.watch_change(), BeginEnrolment()),),
        *_is_resting(mine),
    ]
    if len(mine.buddies) < MOST_BUDDIES:
        rows.append(
            (
                press_button(words.watch_invite(), InviteBuddy()),
                press_button(words.watch_pick(), PickBuddy()),
            )
        )
    rows += [_part_row(pair) for pair in mine.buddies]
    rows += _helping_rows(helping)
    rows.append((press_button(words.watch_stop(), StopChecks(sure=False)),))
    return message(*lines, *_helping_lines(helping), rows=tuple(rows), confidence=mine.confidence)


def _state_line(mine: EnrolmentPage) -> list[Text]:
    """Whether questions are asked now."""
    if mine.paused:
        return [words.watch_paused()]
    if mine.away:
        return [words.watch_away(until=mine.away)]
    if mine.everything_paused:
        return [words.watch_all_paused(until=mine.everything_paused)]
    return [words.watch_on()]


def _is_resting(mine: EnrolmentPage) -> list[tuple[Button, ...]]:
    if mine.paused:
        return [(press_button(words.watch_resume(), PauseChecks(on=False)),)]
    if mine.away:
        return [(press_button(words.watch_back(), ComeBack()),)]
    return [
        (
            press_button(words.watch_pause(), PauseChecks(on=True)),
            press_button(words.watch_go_away(), GoAway()),
        )
    ]


def _part_row(pair: BuddyPair) -> tuple[Button, ...]:
    return (
        press_button(words.watch_part(name=pair.name), PartFromBuddy(buddy=pair.buddy, sure=False)),
    )


def _helping_lines(helping: BuddyDuties) -> list[Text]:
    lines = [words.watch_buddy_of(name=pair.name) for pair in helping.pairs]
    return [*lines, words.watch_offers()] if helping.offers else lines


def _helping_rows(helping: BuddyDuties) -> list[tuple[Button, ...]]:
    label = words.watch_offer_stop() if helping.offers else words.watch_offer()
    return [
        *map(_part_row, helping.pairs),
        (press_button(label, OfferAsBuddy(on=not helping.offers)),),
    ]


def helping_screen(helping: BuddyDuties, *first: Text) -> Message:
    """For somebody who asked for nothing themselves."""
    return message(
        words.watch_title(), *first, *_helping_lines(helping), rows=tuple(_helping_rows(helping))
    )


def stopping_screen() -> Message:
    return message(
        words.watch_stop_sure(),
        rows=(
            (press_button(words.watch_stop_yes(), StopChecks(sure=True)),),
            (press_button(words.back(), ShowEnrolment()),),
        ),
    )


def stopped_screen() -> Message:
    return message(
        words.watch_stopped(), rows=((press_button(words.watch_begin(), BeginEnrolment()),),)
    )


# Buddies.


def buddy_link(code: str, name: str) -> Message:
    """What one hands on to whom one would like as a buddy."""
    return message(
        words.watch_link(name=name),
        words.watch_link_how(),
        rows=(
            (Button(label=words.watch_link_open(name=name), start=f"w_{code}", forward=True),),
            (press_button(words.back(), ShowEnrolment()),),
        ),
    )


def pick_buddy_screen(offering: Sequence[tuple[int, str]]) -> Message:
    """Neighbours who offer to be a buddy."""
    rows = [
        (press_button(words.watch_pick_one(name=name), AskBuddy(member=member)),)
        for member, name in offering
    ]
    lines = [words.watch_pick_head() if offering else words.watch_pick_nobody()]
    if not offering:
        rows.append((press_button(words.watch_invite(), InviteBuddy()),))
    return message(*lines, rows=(*rows, (press_button(words.back(), ShowEnrolment()),)))


def buddy_question(code: str, name: str) -> Message:
    """What somebody agrees to who becomes a buddy."""
    return message(
        words.watch_asked(name=name),
        words.watch_asked_what(),
        words.watch_asked_night(),
        words.watch_not_me(),
        rows=(
            (press_button(words.watch_accept(), AcceptBuddy(code=code, yes=True)),),
            (press_button(words.watch_refuse(), AcceptBuddy(code=code, yes=False)),),
        ),
    )


def buddy_agreed(name: str) -> Message:
    """To the new buddy."""
    return message(
        words.watch_agreed(name=name), rows=((press_button(words.watch_open(), ShowEnrolment()),),)
    )


def buddy_accepted(name: str) -> Message:
    """To the person who has a buddy now."""
    return message(
        words.watch_accepted(name=name),
        rows=((press_button(words.watch_open(), ShowEnrolment()),),),
    )


def buddy_refused(name: str) -> Message:
    """To the person whose question was answered with no."""
    return message(
        words.watch_refused(name=name), rows=((press_button(words.watch_open(), ShowEnrolment()),),)
    )


def buddy_declined() -> Message:
    return message(words.watch_declined())


def parting_screen(buddy: int, name: str) -> Message:
    return message(
        words.watch_part_sure(name=name),
        rows=(
            (press_button(words.watch_part_yes(), PartFromBuddy(buddy=buddy, sure=True)),),
            (press_button(words.back(), ShowEnrolment()),),
        ),
    )


def parted_notice(name: str) -> Message:
    """To the other of the two."""
    return message(
        words.watch_parted(name=name), rows=((press_button(words.watch_open(), ShowEnrolment()),),)
    )


def season_end_notice() -> Message:
    """Before every list is erased."""
    return message(words.watch_notice(), words.watch_notice_next())
