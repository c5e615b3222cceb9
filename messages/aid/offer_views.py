"""What a member offers: seen and changed by themselves alone."""

from __future__ import annotations

from collections.abc import Sequence

from messages import words
from messages.aid.actions import ChangeOffer, SetDuty, ShowMyRequests, StopOffer
from messages.aid.card import kind_words
from messages.aid.forms import AidKind, WeekSlot
from messages.model import Message, Text, message, press_button


def offer_screen(
    kinds: Sequence[AidKind],
    slots: Sequence[WeekSlot],
    *first: Text,
    on_duty: bool,
    monthly: bool,
    minutes: int,
) -> Message:
    """What one offers, when, whether one is asked at present, and the hour of this month."""
    lines = [*first, words.aid_offer()]
    lines += [words.aid_offer_kind(kind=kind_words(kind)) for kind in kinds]
    lines += [words.aid_offer_slot(slot=Text(key=f"aid-slot-{slot}")) for slot in slots]
    if not slots:
        lines.append(words.aid_offer_any_time())
    lines.append(words.aid_offer_on() if on_duty else words.aid_offer_off())
    if monthly:
        lines.append(words.aid_offer_month(minutes=minutes))
    duty = words.aid_go_off() if on_duty else words.aid_go_on()
    return message(
        *lines,
        rows=(
            (press_button(duty, SetDuty(on=not on_duty)),),
            (
                press_button(words.aid_offer_change(), ChangeOffer()),
                press_button(words.aid_offer_stop(), StopOffer()),
            ),
            (press_button(words.aid_list_button(), ShowMyRequests()),),
        ),
    )


def offer_stopped() -> Message:
    return message(
        words.aid_offer_stopped(), rows=((press_button(words.aid_offer_again(), ChangeOffer()),),)
    )
