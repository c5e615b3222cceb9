"""What a host or a guest sees in private when they ask."""

from __future__ import annotations

from collections.abc import Sequence

from messages import words
from messages.blocks.actions import block_row, blocks_row
from messages.cafe.actions import (
    AmendCafe,
    CallOffCafe,
    ChooseWishTimes,
    ComeAlone,
    DiscardCafe,
    GetCalendar,
    GiveHomeAddress,
    HandCafeOver,
    HandCafeTo,
    OfferRhythms,
    ProposeCafe,
    ProposeCafeAt,
    ProposeCafeToMeet,
    PublishCafe,
    RepeatCafe,
    ShowAgenda,
    ShowCafe,
    WishForCafe,
)
from messages.cafe.calendars import calendar_button
from messages.cafe.card import CafeFacts, answer_counts, invitation_lines, reply_rows, share_button
from messages.cafe.forms import CafeKind, CafeOutcome
from messages.model import Action, Button, Message, MomentText, Rows, Text, message, press_button


def preview_screen(facts: CafeFacts, *, lacks_address: bool) -> Message:
    """The card as its host sees it before it is published."""
    cafe = facts.cafe
    first = (
        press_button(words.cafe_add_address(), GiveHomeAddress(cafe=cafe))
        if lacks_address
        else press_button(words.cafe_publish(), PublishCafe(cafe=cafe))
    )
    return message(
        words.cafe_preview(),
        *invitation_lines(facts),
        *answer_counts(facts),
        rows=(
            (first,),
            (
                press_button(words.cafe_amend(), AmendCafe(cafe=cafe)),
                press_button(words.cafe_discard(), DiscardCafe(cafe=cafe)),
            ),
        ),
    )


def waiting_screen(facts: CafeFacts, area: str, until: MomentText) -> Message:
    """An organiser looks first: until when at the latest, and what may still be changed."""
    return message(
        words.organise_first_waits(name=area, until=until),
        *invitation_lines(facts),
        rows=(
            (
                press_button(words.cafe_amend(), AmendCafe(cafe=facts.cafe)),
                press_button(words.cafe_discard(), DiscardCafe(cafe=facts.cafe)),
            ),
        ),
    )


def said_again_screen(facts: CafeFacts) -> Message:
    """The same words went out often lately: nothing is lost, and how it goes on."""
    return message(
        words.cafe_said_again(),
        *invitation_lines(facts),
        rows=(
            (
                press_button(words.cafe_amend(), AmendCafe(cafe=facts.cafe)),
                press_button(words.cafe_discard(), DiscardCafe(cafe=facts.cafe)),
            ),
        ),
    )


def published_screen(facts: CafeFacts, walls: int) -> Message:
    return message(
        words.cafe_published(walls=walls),
        *invitation_lines(facts),
        words.cafe_published_next(),
        rows=host_rows(facts),
    )


def host_rows(facts: CafeFacts) -> Rows:
    cafe = facts.cafe
    at_home = (press_button(words.cafe_change_address(), GiveHomeAddress(cafe=cafe)),)
    return (
        (press_button(words.cafe_calendar(), GetCalendar(cafe=cafe)), *share_button(facts)),
        *([at_home] if facts.kind is CafeKind.HOME else []),
        (
            press_button(words.cafe_amend(), AmendCafe(cafe=cafe)),
            press_button(words.cafe_hand_over(), HandCafeOver(cafe=cafe)),
        ),
        (press_button(words.cafe_recurring(), OfferRhythms(cafe=cafe)),),
        (press_button(words.cafe_call_off(), CallOffCafe(cafe=cafe, sure=False)),),
        (press_button(words.back(), ShowAgenda()),),
    )


def host_view(facts: CafeFacts, guests: tuple[str, ...], address: str) -> Message:
    """The host's own view: first names too, and the address they gave."""
    lines = [*invitation_lines(facts), *answer_counts(facts), words.cafe_mine_host()]
    if guests:
        lines.append(words.cafe_guests(names=guests))
    if address:
        lines.append(words.cafe_address(address=address))
    *rows, back = host_rows(facts)
    return message(
        *lines,
        rows=(*rows, *((blocks_row(),) if guests else ()), back),
        confidence=facts.confidence if guests or address else None,
    )


def cafe_screen(
    facts: CafeFacts,
    mine: Text,
    *,
    address: str = "",
    guest: bool = False,
    area: Button | None = None,
    host: int = 0,
) -> Message:
    """A café in private, with one's own answer and every way to change it."""
    lines = [*invitation_lines(facts), *answer_counts(facts), mine]
    if address:
        lines.append(words.cafe_address(address=address))
    rows = [*reply_rows(facts)]
    if guest:
        rows.append((press_button(words.cafe_alone(), ComeAlone(cafe=facts.cafe)),))
    rows.append(
        (press_button(words.cafe_calendar(), GetCalendar(cafe=facts.cafe)), *share_button(facts))
    )
    if host:
        rows.append(block_row(host, facts.host))
    rows.append((area,) if area else (press_button(words.back(), ShowAgenda()),))
    return message(*lines, rows=tuple(rows), confidence=facts.confidence if address else None)


def agenda_screen(
    items: Sequence[tuple[Text, Action]], area: int | None = None, *, calendar: bool = False
) -> Message:
    """The coming cafés, each a button; for a neighbour, the ways to invite to one and to wish.

    With `calendar`, one's own can be followed as one.
    """
    head = words.cafe_list_title() if items else words.cafe_list_empty()
    rows = [(press_button(label, action),) for label, action in items]
    if area is not None:
        rows.append((press_button(words.cafe_list_new(), ProposeCafe(area=area)),))
        rows.append((would_like_button(area),))
    if calendar:
        rows.append((calendar_button(),))
    return message(head, rows=tuple(rows))


def which_area(areas: Sequence[tuple[int, str]], moment: str = "") -> Message:
    """In which of one's areas; with the moment that was typed, if one was."""
    rows = tuple(
        (
            press_button(
                words.cafe_in_area(area=name),
                ProposeCafeAt(area=id, moment=moment) if moment else ProposeCafe(area=id),
            ),
        )
        for id, name in areas
    )
    return message(words.cafe_which_area(), rows=rows)


def free_seats_screen(area: int, name: str, cafes: Sequence[tuple[Text, int]]) -> Message:
    """Where somebody could be met; else, and besides, the ways to have a café of one's own."""
    said = words.cafe_meet_free(area=name) if cafes else words.cafe_meet_none(area=name)
    rows = [(press_button(label, ShowCafe(cafe=cafe)),) for label, cafe in cafes]
    return message(said, rows=(*rows, _meeting_row(area), (_wish_button(area),)))


def wish_screen(area: int, said: Text) -> Message:
    """What became of somebody's wish for a café; inviting stays open to them."""
    return message(said, rows=(_meeting_row(area), (would_like_button(area),)))


def would_like_button(area: int) -> Button:
    return press_button(words.cafe_wish_title(), ChooseWishTimes(area=area))


def cafe_wish(area: int, name: str) -> Message:
    """To who organises: somebody would like a café; not who."""
    return message(words.cafe_wish(area=name), rows=(_meeting_row(area),))


def _meeting_row(area: int) -> tuple[Button, ...]:
    return (press_button(words.cafe_list_new(), ProposeCafeToMeet(area=area)),)


def _wish_button(area: int) -> Button:
    return press_button(words.cafe_meet_ask(), WishForCafe(area=area))


def call_off_screen(facts: CafeFacts) -> Message:
    yes = press_button(words.cafe_call_off_yes(), CallOffCafe(cafe=facts.cafe, sure=True))
    rows = ((yes,), (press_button(words.back(), ShowCafe(cafe=facts.cafe)),))
    return message(words.cafe_call_off_sure(), *invitation_lines(facts), rows=rows)


def heirs_screen(facts: CafeFacts, guests: Sequence[tuple[int, str]]) -> Message:
    """Who may be asked to host instead."""
    head = words.cafe_hand_over_to() if guests else words.cafe_hand_over_nobody()
    rows = [
        (press_button(words.cafe_name(name=name), HandCafeTo(cafe=facts.cafe, member=id)),)
        for id, name in guests
    ]
    apart = (blocks_row(),) if guests else ()
    back = (press_button(words.back(), ShowCafe(cafe=facts.cafe)),)
    return message(head, rows=(*rows, *apart, back))


def outcome_thanks(facts: CafeFacts, outcome: CafeOutcome) -> Message:
    return message(Text(key=f"cafe-after-thanks-{outcome}"), rows=again_row(facts.cafe))


def again_row(cafe: int) -> Rows:
    return (
        (
            press_button(words.cafe_again_week(), RepeatCafe(cafe=cafe, weeks=1)),
            press_button(words.cafe_again_month(), RepeatCafe(cafe=cafe, weeks=4)),
        ),
        (press_button(words.cafe_recurring(), OfferRhythms(cafe=cafe)),),
    )
