"""Wishes for a café: what is noted, the two moments that are proposed, who would invite."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from messages import words
from messages.account.actions import ShowMyPage
from messages.area import topic_button
from messages.cafe.actions import (
    AnswerCafe,
    AnswerSlots,
    ChooseWishTimes,
    DropWish,
    KeepWish,
    LeadGathering,
    ProposeCafe,
)
from messages.cafe.card import CafeFacts, invitation_lines
from messages.cafe.forms import CafeReply, SlotAnswer, WishTime
from messages.cafe.notices import seat_offer_rows, still_coming_row
from messages.model import (
    Button,
    Message,
    MomentText,
    Rows,
    Text,
    Topic,
    message,
    press_button,
)


@dataclass(frozen=True)
class WishFacts:
    """A wish as whoever made it reads it; `muffled` where they hear nothing of cafés."""

    wish: int
    area: int
    area_name: str
    times: Sequence[WishTime]
    muffled: bool = False


@dataclass(frozen=True)
class SlotFacts:
    """Two moments that are proposed to some neighbours, and until when they answer."""

    gathering: int
    area_name: str
    first: MomentText
    second: MomentText
    until: MomentText


def wish_noted(facts: WishFacts) -> Message:
    """It is noted; what will come of it, who knows of it, and the way back."""
    lines = [words.cafe_wish_noted(), *_wish_lines(facts), words.cafe_wish_alone()]
    rows: list[tuple[Button, ...]] = [(_times_button(facts), _end_button(facts.wish))]
    if facts.muffled:
        lines.append(words.cafe_wish_muffled())
        rows.append((topic_button(facts.area, Topic.CAFE, on=True),))
    return message(*lines, rows=tuple(rows))


def wishes_screen(wishes: Sequence[WishFacts]) -> Message:
    """What one wishes, with the way to change or end each."""
    back = (press_button(words.back(), ShowMyPage()),)
    if not wishes:
        return message(words.cafe_wish_none(), rows=(back,))
    lines = [line for each in wishes for line in _wish_lines(each)]
    rows = [row for each in wishes for row in _wish_rows(each, named=len(wishes) > 1)]
    return message(words.cafe_wish_head(), *lines, words.cafe_wish_alone(), rows=(*rows, back))


def which_area_to_wish(areas: Sequence[tuple[int, str]]) -> Message:
    rows = tuple(
        (press_button(words.cafe_in_area(area=name), ChooseWishTimes(area=id)),)
        for id, name in areas
    )
    return message(words.cafe_wish_where(), rows=rows)


def wish_question(facts: WishFacts) -> Message:
    """After sixty days: do they still?"""
    keep = press_button(words.cafe_wish_keep(), KeepWish(wish=facts.wish))
    lines = (words.cafe_wish_still(), *_wish_lines(facts), words.cafe_wish_ends())
    return message(*lines, rows=((keep,), (_end_button(facts.wish),)))


def slots_letter(facts: SlotFacts, wish: int) -> Message:
    """Two moments, privately; never for whom else, nor for how many."""
    return message(
        words.cafe_slots(area=facts.area_name),
        *_slot_lines(facts),
        words.cafe_slots_until(until=facts.until),
        rows=(*_slot_rows(facts), (_end_button(wish),)),
    )


def slots_noted(facts: SlotFacts, can: SlotAnswer, wish: int) -> Message:
    """What was answered, and the same buttons: it may be changed until the day is found."""
    return message(
        Text(key=f"cafe-slots-noted-{can}"),
        *_slot_lines(facts),
        words.cafe_slots_change(until=facts.until),
        rows=(*_slot_rows(facts), (_end_button(wish),)),
    )


def lead_question(gathering: int, moment: MomentText, until: MomentText, area: str) -> Message:
    """To one at a time: would they invite? No one hears of a no."""
    at = int(moment.at.timestamp())
    yes = press_button(words.cafe_lead_yes(), LeadGathering(gathering=gathering, at=at, yes=True))
    no = press_button(words.cafe_lead_no(), LeadGathering(gathering=gathering, at=at, yes=False))
    return message(
        words.cafe_lead(moment=moment, area=area),
        words.cafe_lead_how(),
        words.cafe_lead_until(until=until),
        rows=((yes,), (no,)),
    )


def seat_kept(facts: CafeFacts, until: MomentText) -> Message:
    """To who can: the café is out, and their seat is kept until they take it."""
    return message(
        words.cafe_out_of_wishes(),
        *invitation_lines(facts),
        words.cafe_out_kept(until=until),
        rows=seat_offer_rows(facts),
    )


def seat_awaited(facts: CafeFacts) -> Message:
    """To who can, where whoever invites has fewer seats: they are first to get one."""
    lines = (words.cafe_out_of_wishes(), *invitation_lines(facts), words.cafe_noted_waiting())
    return message(*lines, rows=still_coming_row(facts))


def without_them(facts: CafeFacts, wish: int) -> Message:
    """To who cannot, or did not say: it takes place, and their wish is theirs to keep."""
    lines = (words.cafe_out_without(), *invitation_lines(facts), words.cafe_wish_stays())
    come = press_button(words.cafe_join(), AnswerCafe(cafe=facts.cafe, reply=CafeReply.GOING))
    return message(*lines, rows=((come,), *_choice_rows(wish)))


def not_this_time(wish: int, why: Text, area: int) -> Message:
    """No café came of it: why, without who or how many."""
    invite = press_button(words.cafe_list_new(), ProposeCafe(area=area))
    return message(why, words.cafe_wish_stays(), rows=(*_choice_rows(wish), (invite,)))


def _wish_lines(facts: WishFacts) -> tuple[Text, ...]:
    times = (words.cafe_wish_time(time=Text(key=f"cafe-time-{each}")) for each in facts.times)
    return (words.cafe_wish_in(area=facts.area_name), *times)


def _wish_rows(facts: WishFacts, *, named: bool) -> Rows:
    if not named:
        return ((_times_button(facts), _end_button(facts.wish)),)
    change = press_button(
        words.cafe_wish_change_in(area=facts.area_name), ChooseWishTimes(area=facts.area)
    )
    end = press_button(words.cafe_wish_end_in(area=facts.area_name), DropWish(wish=facts.wish))
    return ((change,), (end,))


def _times_button(facts: WishFacts) -> Button:
    return press_button(words.cafe_wish_change(), ChooseWishTimes(area=facts.area))


def _end_button(wish: int) -> Button:
    return press_button(words.cafe_wish_end(), DropWish(wish=wish))


def _choice_rows(wish: int) -> Rows:
    keep = press_button(words.cafe_wish_keep(), KeepWish(wish=wish))
    return ((keep,), (_end_button(wish),))


def _slot_lines(facts: SlotFacts) -> tuple[Text, ...]:
    return (
        words.cafe_slots_moment(moment=facts.first),
        words.cafe_slots_moment(moment=facts.second),
    )


def _slot_rows(facts: SlotFacts) -> Rows:
    def button(label: Text, can: SlotAnswer) -> tuple[Button, ...]:
        return (press_button(label, AnswerSlots(gathering=facts.gathering, can=can)),)

    return (
        button(words.cafe_slots_only(moment=facts.first), SlotAnswer.FIRST),
        button(words.cafe_slots_only(moment=facts.second), SlotAnswer.SECOND),
        button(words.cafe_slots_both(), SlotAnswer.BOTH),
        button(words.cafe_slots_neither(), SlotAnswer.NEITHER),
    )
