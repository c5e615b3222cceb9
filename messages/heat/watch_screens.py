"""Being checked on, as one sees it oneself: what it is, one's own settings, one's buddies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from messages import words
from messages.heat.watch import (
    Accept,
    AskBuddy,
    Begin,
    ComeBack,
    GoAway,
    Invite,
    Offer,
    Open,
    Part,
    Pick,
    Rest,
    Stop,
)
from messages.model import Button, Confidence, Message, Purpose, Text, When, button, message

MOST_BUDDIES = 2
"""How many look in on one person."""


@dataclass(frozen=True)
class Pair:
    """Somebody with whom one is paired, and whether both have agreed."""

    buddy: int
    name: str
    agreed: bool


@dataclass(frozen=True)
class Mine:
    """One's own enrolment."""

    owner: int
    hour: str
    contact: str
    access: str
    share: bool
    paused: bool
    away: When | None
    everything_paused: When | None
    buddies: tuple[Pair, ...]

    @property
    def confidence(self) -> Confidence:
        """The door code and who comes go with the enrolment."""
        return Confidence(purpose=Purpose.ENROLMENT, subject=0, owner=self.owner)


@dataclass(frozen=True)
class Helping:
    """For whom one is a buddy, and whether one offers to be."""

    pairs: tuple[Pair, ...]
    offers: bool


def promises() -> tuple[Text, ...]:
    """What Palier does, and what it does not."""
    return words.watch_what(), words.watch_not_me(), words.watch_town(), words.watch_until()


def intro(helping: Helping) -> Message:
    """Before one asks for it."""
    rows = [(button(words.watch_begin(), Begin()),), *_helping_rows(helping)]
    return message(words.watch_title(), *promises(), *_helping_lines(helping), rows=tuple(rows))


def page(mine: Mine, helping: Helping, *first: Text) -> Message:
    """Everything one set, and every way to change it."""
    lines = [words.watch_title(), *first, *_state(mine)]
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
    rows: list[tuple[Button, ...]] = [(button(words.watch_change(), Begin()),), *_resting(mine)]
    if len(mine.buddies) < MOST_BUDDIES:
        rows.append((button(words.watch_invite(), Invite()), button(words.watch_pick(), Pick())))
    rows += [_part(pair) for pair in mine.buddies]
    rows += _helping_rows(helping)
    rows.append((button(words.watch_stop(), Stop(sure=False)),))
    return message(*lines, *_helping_lines(helping), rows=tuple(rows), confidence=mine.confidence)


def _state(mine: Mine) -> list[Text]:
    """Whether questions are asked now."""
    if mine.paused:
        return [words.watch_paused()]
    if mine.away:
        return [words.watch_away(until=mine.away)]
    if mine.everything_paused:
        return [words.watch_all_paused(until=mine.everything_paused)]
    return [words.watch_on()]


def _resting(mine: Mine) -> list[tuple[Button, ...]]:
    if mine.paused:
        return [(button(words.watch_resume(), Rest(on=False)),)]
    if mine.away:
        return [(button(words.watch_back(), ComeBack()),)]
    return [(button(words.watch_pause(), Rest(on=True)), button(words.watch_go_away(), GoAway()))]


def _part(pair: Pair) -> tuple[Button, ...]:
    return (button(words.watch_part(name=pair.name), Part(buddy=pair.buddy, sure=False)),)


def _helping_lines(helping: Helping) -> list[Text]:
    lines = [words.watch_buddy_of(name=pair.name) for pair in helping.pairs]
    return [*lines, words.watch_offers()] if helping.offers else lines


def _helping_rows(helping: Helping) -> list[tuple[Button, ...]]:
    label = words.watch_offer_stop() if helping.offers else words.watch_offer()
    return [*map(_part, helping.pairs), (button(label, Offer(on=not helping.offers)),)]


def helping(helping: Helping, *first: Text) -> Message:
    """For somebody who asked for nothing themselves."""
    return message(
        words.watch_title(), *first, *_helping_lines(helping), rows=tuple(_helping_rows(helping))
    )


def stopping() -> Message:
    return message(
        words.watch_stop_sure(),
        rows=(
            (button(words.watch_stop_yes(), Stop(sure=True)),),
            (button(words.back(), Open()),),
        ),
    )


def stopped() -> Message:
    return message(words.watch_stopped(), rows=((button(words.watch_begin(), Begin()),),))


# Buddies.


def link(code: str, name: str) -> Message:
    """What one hands on to whom one would like as a buddy."""
    return message(
        words.watch_link(name=name),
        words.watch_link_how(),
        rows=(
            (Button(label=words.watch_link_open(name=name), start=f"w_{code}", forward=True),),
            (button(words.back(), Open()),),
        ),
    )


def pick(offering: Sequence[tuple[int, str]]) -> Message:
    """Neighbours who offer to be a buddy."""
    rows = [
        (button(words.watch_pick_one(name=name), AskBuddy(member=member)),)
        for member, name in offering
    ]
    lines = [words.watch_pick_head() if offering else words.watch_pick_nobody()]
    if not offering:
        rows.append((button(words.watch_invite(), Invite()),))
    return message(*lines, rows=(*rows, (button(words.back(), Open()),)))


def asked(code: str, name: str) -> Message:
    """What somebody agrees to who becomes a buddy."""
    return message(
        words.watch_asked(name=name),
        words.watch_asked_what(),
        words.watch_asked_night(),
        words.watch_not_me(),
        rows=(
            (button(words.watch_accept(), Accept(code=code, yes=True)),),
            (button(words.watch_refuse(), Accept(code=code, yes=False)),),
        ),
    )


def agreed(name: str) -> Message:
    """To the new buddy."""
    return message(words.watch_agreed(name=name), rows=((button(words.watch_open(), Open()),),))


def accepted(name: str) -> Message:
    """To the person who has a buddy now."""
    return message(words.watch_accepted(name=name), rows=((button(words.watch_open(), Open()),),))


def refused(name: str) -> Message:
    """To the person whose question was answered with no."""
    return message(words.watch_refused(name=name), rows=((button(words.watch_open(), Open()),),))


def declined() -> Message:
    return message(words.watch_declined())


def parting(buddy: int, name: str) -> Message:
    return message(
        words.watch_part_sure(name=name),
        rows=(
            (button(words.watch_part_yes(), Part(buddy=buddy, sure=True)),),
            (button(words.back(), Open()),),
        ),
    )


def parted(name: str) -> Message:
    """To the other of the two."""
    return message(words.watch_parted(name=name), rows=((button(words.watch_open(), Open()),),))


def notice() -> Message:
    """Before every list is erased."""
    return message(words.watch_notice(), words.watch_notice_next())
