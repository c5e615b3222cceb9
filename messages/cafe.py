"""The café as people see it: its forms, its buttons, its card and its letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated

from messages import words
from messages.area import SetTopic
from messages.form import Choice, Count, Day, Form, Hidden, Hour, Line, Long, Several
from messages.model import Action, Button, Message, Rows, Text, Topic, When, button, message


class Kind(StrEnum):
    """What kind of get-together it is."""

    HOME = "home"
    CAFE = "cafe"
    WALK = "walk"
    GARDEN = "garden"
    PICNIC = "picnic"
    OTHER = "other"


class Access(StrEnum):
    """What helps people come who could not otherwise."""

    STEP_FREE = "step_free"
    TOILETS = "toilets"
    SEATING = "seating"


class Reply(StrEnum):
    """What a neighbour answers."""

    GOING = "going"
    MAYBE = "maybe"
    NO = "no"


class Outcome(StrEnum):
    """What the host says the morning after."""

    HELD = "held"
    FEW = "few"
    NOT_YET = "not_yet"


class Invite(Form, tag="cafe.invite"):
    area: Annotated[int, Hidden()]
    kind: Annotated[Kind, Choice(Kind, "cafe-kind")]
    day: Annotated[date, Day(hour="hour")]
    hour: Annotated[time, Hour()]
    place: Annotated[str, Line(80)]
    seats: Annotated[int, Count(1, 40, usual=(4, 6, 8))] = 6
    access: Annotated[tuple[Access, ...], Several(Access, "cafe-access")] = ()
    note: Annotated[str, Long(300)] = ""


class Change(Invite, tag="cafe.change", stem="cafe-invite"):
    cafe: Annotated[int, Hidden()]


class Home(Form, tag="cafe.home"):
    cafe: Annotated[int, Hidden()]
    address: Annotated[str, Line(120)]


class Guest(Form, tag="cafe.guest"):
    cafe: Annotated[int, Hidden()]
    name: Annotated[str, Line(40)]


class Propose(Action, tag="cf.new"):
    area: int


class Agenda(Action, tag="cf.all"):
    pass


class Look(Action, tag="cf.see"):
    cafe: int


class Rsvp(Action, tag="cf.rsvp"):
    cafe: int
    reply: Reply


class PlusOne(Action, tag="cf.plus"):
    cafe: int


class Alone(Action, tag="cf.alone"):
    cafe: int


class Take(Action, tag="cf.take"):
    cafe: int


class Calendar(Action, tag="cf.ics"):
    cafe: int


class Publish(Action, tag="cf.pub"):
    cafe: int


class Discard(Action, tag="cf.drop"):
    cafe: int


class Amend(Action, tag="cf.edit"):
    cafe: int


class GiveAddress(Action, tag="cf.home"):
    cafe: int


class CallOff(Action, tag="cf.off"):
    cafe: int
    sure: bool


class HandOver(Action, tag="cf.hand"):
    cafe: int


class HandTo(Action, tag="cf.to"):
    cafe: int
    member: int


class TakeOver(Action, tag="cf.heir"):
    cafe: int
    yes: bool


class Held(Action, tag="cf.held"):
    cafe: int
    outcome: Outcome


class Again(Action, tag="cf.again"):
    cafe: int
    weeks: int


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
    lines = [
        head,
        words.cafe_card_when(moment=facts.when),
        words.cafe_card_place(place=facts.place),
    ]
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
    return Button(label=words.cafe_details(), start=f"c_{facts.code}")


def card(facts: Facts) -> Message:
    """The living card on the walls."""
    rows = (*replies(facts), (details(facts),))
    return message(*invitation(facts), *answers(facts), rows=rows)


def cancelled(facts: Facts) -> Message:
    return message(*invitation(facts), words.cafe_card_cancelled())


def over(facts: Facts) -> Message:
    return message(*invitation(facts), words.cafe_card_over(seated=facts.seated))


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


def share(facts: Facts) -> tuple[Button, ...]:
    if not facts.shareable:
        return ()
    return (Button(label=words.cafe_share(), share=facts.code),)


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


def host_view(facts: Facts, guests: str, address: str) -> Message:
    """The host's own view: first names too, and the address they gave."""
    lines = [*invitation(facts), *answers(facts), words.cafe_mine_host()]
    if guests:
        lines.append(words.cafe_guests(names=guests))
    if address:
        lines.append(words.cafe_address(address=address))
    return message(*lines, rows=host_rows(facts), guarded=bool(guests or address))


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
    return message(*lines, rows=tuple(rows), guarded=bool(address))


def agenda(items: Sequence[tuple[Text, Action]], invite: Action) -> Message:
    """The coming cafés, each a button."""
    head = words.cafe_list_title() if items else words.cafe_list_empty()
    rows = [(button(label, action),) for label, action in items]
    return message(head, rows=(*rows, (button(words.cafe_list_new(), invite),)))


def letter(
    facts: Facts, *first: Text, then: Sequence[Text] = (), rows: Rows = (), guarded: bool = False
) -> Message:
    """A private word about a café: why it is sent, the invitation, what to do."""
    return message(*first, *invitation(facts), *then, rows=rows, guarded=guarded)


def still(facts: Facts) -> Rows:
    cafe = facts.cafe
    return (
        (
            button(words.cafe_still_yes(), Rsvp(cafe=cafe, reply=Reply.GOING)),
            button(words.cafe_still_no(), Rsvp(cafe=cafe, reply=Reply.NO)),
        ),
    )


def again(cafe: int) -> Rows:
    return (
        (
            button(words.cafe_again_week(), Again(cafe=cafe, weeks=1)),
            button(words.cafe_again_month(), Again(cafe=cafe, weeks=4)),
        ),
    )


def after(facts: Facts) -> Message:
    """The question to the host the next morning."""
    rows = tuple(
        (button(Text(key=f"cafe-after-{each}"), Held(cafe=facts.cafe, outcome=each)),)
        for each in Outcome
    )
    return letter(facts, words.cafe_after(), rows=rows)


def offer(facts: Facts) -> Rows:
    """Take the seat kept on the day itself, or leave it."""
    cafe = facts.cafe
    return (
        (
            button(words.cafe_offer_take(), Take(cafe=cafe)),
            button(words.cafe_offer_leave(), Rsvp(cafe=cafe, reply=Reply.NO)),
        ),
    )


def to_the_area(facts: Facts, why: Text, area: int) -> Message:
    """A private word to somebody who follows cafés, with the switch that ends such words."""
    off = button(words.cafe_no_more(), SetTopic(area=area, topic=Topic.CAFE, on=False))
    return letter(facts, why, then=answers(facts), rows=(*replies(facts), (off,)))


def nudge(facts: Facts) -> Message:
    """One more word on the wall, with the way to the card."""
    return message(
        words.cafe_nudge(), *invitation(facts), rows=(*replies(facts), (details(facts),))
    )


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


def heir_choice(facts: Facts) -> Rows:
    cafe = facts.cafe
    return (
        (
            button(words.cafe_take_over(), TakeOver(cafe=cafe, yes=True)),
            button(words.cafe_take_over_no(), TakeOver(cafe=cafe, yes=False)),
        ),
    )


def thanks(facts: Facts, outcome: Outcome) -> Message:
    return message(Text(key=f"cafe-after-thanks-{outcome}"), rows=again(facts.cafe))
