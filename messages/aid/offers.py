"""What a member offers: seen and changed by themselves alone."""

from __future__ import annotations

from collections.abc import Sequence

from messages import words
from messages.aid.buttons import ChangeOffer, Mine, SetDuty, StopOffer
from messages.aid.card import kind_of
from messages.aid.forms import Kind, Slot
from messages.model import Message, Text, button, message


def offer(
    kinds: Sequence[Kind],
    slots: Sequence[Slot],
    *first: Text,
    on_duty: bool,
    monthly: bool,
    minutes: int,
) -> Message:
    """What one offers, when, whether one is asked at present, and the hour of this month."""
    lines = [*first, words.aid_offer()]
    lines += [words.aid_offer_kind(kind=kind_of(kind)) for kind in kinds]
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
            (button(duty, SetDuty(on=not on_duty)),),
            (
                button(words.aid_offer_change(), ChangeOffer()),
                button(words.aid_offer_stop(), StopOffer()),
            ),
            (button(words.aid_list_button(), Mine()),),
        ),
    )


def stopped() -> Message:
    return message(
        words.aid_offer_stopped(), rows=((button(words.aid_offer_again(), ChangeOffer()),),)
    )
