"""What a host or a guest sees in private when they ask."""

from __future__ import annotations

from collections.abc import Sequence

from messages import words
from messages.cafe.buttons import (
    Again,
    Agenda,
    Alone,
    Amend,
    Calendar,
    CallOff,
    Discard,
    GiveAddress,
    HandOver,
    HandTo,
    Look,
    Propose,
    Publish,
)
from messages.cafe.card import Facts, answers, invitation, replies, share
from messages.cafe.forms import Outcome
from messages.model import Action, Button, Message, Rows, Text, button, message


def preview(facts: Facts, *, lacks_address: bool) -> Message:
    """The card as its host sees it before it is published."""
    cafe = facts.cafe
    first = (
        button(words.cafe_add_address(), GiveAddress(cafe=cafe))
        if lacks_address
        else button(words.cafe_publish(), Publish(cafe=cafe))
    )
    return message(
        words.cafe_preview(),
        *invitation(facts),
        *answers(facts),
        rows=(
            (first,),
            (
                button(words.cafe_amend(), Amend(cafe=cafe)),
                button(words.cafe_discard(), Discard(cafe=cafe)),
            ),
        ),
    )


def published(facts: Facts, walls: int) -> Message:
    return message(
        words.cafe_published(walls=walls),
        *invitation(facts),
        words.cafe_published_next(),
        rows=host_rows(facts),
    )


def host_rows(facts: Facts) -> Rows:
    cafe = facts.cafe
    return (
        (button(words.cafe_calendar(), Calendar(cafe=cafe)), *share(facts)),
        (
            button(words.cafe_amend(), Amend(cafe=cafe)),
            button(words.cafe_hand_over(), HandOver(cafe=cafe)),
        ),
        (button(words.cafe_call_off(), CallOff(cafe=cafe, sure=False)),),
        (button(words.back(), Agenda()),),
    )


def host_view(facts: Facts, guests: tuple[str, ...], address: str) -> Message:
    """The host's own view: first names too, and the address they gave."""
    lines = [*invitation(facts), *answers(facts), words.cafe_mine_host()]
    if guests:
        lines.append(words.cafe_guests(names=guests))
    if address:
        lines.append(words.cafe_address(address=address))
    return message(
        *lines, rows=host_rows(facts), confidence=facts.confidence if guests or address else None
    )


def view(
    facts: Facts, mine: Text, *, address: str = "", guest: bool = False, area: Button | None = None
) -> Message:
    """A café in private, with one's own answer and every way to change it."""
    lines = [*invitation(facts), *answers(facts), mine]
    if address:
        lines.append(words.cafe_address(address=address))
    rows = [*replies(facts)]
    if guest:
        rows.append((button(words.cafe_alone(), Alone(cafe=facts.cafe)),))
    rows.append((button(words.cafe_calendar(), Calendar(cafe=facts.cafe)), *share(facts)))
    rows.append((area,) if area else (button(words.back(), Agenda()),))
    return message(*lines, rows=tuple(rows), confidence=facts.confidence if address else None)


def agenda(items: Sequence[tuple[Text, Action]], invite: Action | None = None) -> Message:
    """The coming cafés, each a button, and for a neighbour the way to invite to one."""
    head = words.cafe_list_title() if items else words.cafe_list_empty()
    rows = [(button(label, action),) for label, action in items]
    if invite:
        rows.append((button(words.cafe_list_new(), invite),))
    return message(head, rows=tuple(rows))


def which_area(areas: Sequence[tuple[int, str]]) -> Message:
    rows = tuple((button(words.cafe_in_area(area=name), Propose(area=id)),) for id, name in areas)
    return message(words.cafe_which_area(), rows=rows)


def call_off(facts: Facts) -> Message:
    yes = button(words.cafe_call_off_yes(), CallOff(cafe=facts.cafe, sure=True))
    rows = ((yes,), (button(words.back(), Look(cafe=facts.cafe)),))
    return message(words.cafe_call_off_sure(), *invitation(facts), rows=rows)


def heirs(facts: Facts, guests: Sequence[tuple[int, str]]) -> Message:
    """Who may be asked to host instead."""
    head = words.cafe_hand_over_to() if guests else words.cafe_hand_over_nobody()
    rows = [
        (button(words.cafe_name(name=name), HandTo(cafe=facts.cafe, member=id)),)
        for id, name in guests
    ]
    return message(head, rows=(*rows, (button(words.back(), Look(cafe=facts.cafe)),)))


def thanks(facts: Facts, outcome: Outcome) -> Message:
    return message(Text(key=f"cafe-after-thanks-{outcome}"), rows=again(facts.cafe))


def again(cafe: int) -> Rows:
    return (
        (
            button(words.cafe_again_week(), Again(cafe=cafe, weeks=1)),
            button(words.cafe_again_month(), Again(cafe=cafe, weeks=4)),
        ),
    )
