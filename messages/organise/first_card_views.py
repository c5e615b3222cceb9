"""A first card that waits for a glance, as organisers and its author see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messages import words
from messages.model import (
    Button,
    Confidence,
    ConfidencePurpose,
    Message,
    MomentText,
    Text,
    looked_at,
    message,
    press_button,
)
from messages.organise.actions import ShowArea
from messages.organise.first_card_actions import (
    AppealFirstCard,
    AskWhyNot,
    DeclineFirstCard,
    PublishFirstCard,
    ReconsiderFirstCard,
    SeeFirstCard,
    ShowFirstCards,
    SwitchFirstCards,
)
from messages.organise.report_actions import ReportReason
from messages.organise.shown_facts import back_button


@dataclass(frozen=True)
class WaitingCard:
    """A card before it hangs, as organisers see it: what everybody would read, and no more."""

    card: int
    area: int
    name: str
    shown: Sequence[Text]
    why: ReportReason | None = None

    @property
    def confidence(self) -> Confidence:
        """It is nobody else's to read before it hangs."""
        return Confidence(purpose=ConfidencePurpose.FIRST_CARD, subject=self.card)


def first_cards_screen(
    key: int, name: str, waiting: Sequence[tuple[int, Text, datetime]], *, on: bool, zone: str
) -> Message:
    """Whether first cards are looked at, what that means, and which of them wait, oldest first."""
    said = words.organise_first_is_on(name=name) if on else words.organise_first_is_off(name=name)
    lines, rows = [said, words.organise_first_means()], list[tuple[Button, ...]]()
    for card, about, since in waiting:
        moment = MomentText(at=since, zone=zone)
        lines.append(words.organise_first_line(about=about, moment=moment))
        label = words.organise_see_report(about=about)
        rows.append((press_button(label, SeeFirstCard(card=card)),))
    label = words.organise_first_off() if on else words.organise_first_on()
    rows.append((press_button(label, SwitchFirstCards(area=key, on=not on)),))
    return message(*lines, rows=(*rows, back_button(ShowArea(area=key))), confidence=looked_at(key))


def glance_notice(seen: WaitingCard, *first: Text) -> Message:
    """To who answers for the area: the card as it will be, and what can be done."""
    rows = (
        (press_button(words.organise_first_publish(), PublishFirstCard(card=seen.card)),),
        (press_button(words.organise_first_not(), AskWhyNot(card=seen.card)),),
        _way_back(seen),
    )
    asked = words.organise_first_asked(name=seen.name)
    return message(*first, asked, *seen.shown, rows=rows, confidence=seen.confidence)


def why_not_screen(seen: WaitingCard) -> Message:
    """Why the card does not go out: its author will read it."""
    rows = [
        (
            press_button(
                Text(key=f"organise-trouble-{why.value}"), DeclineFirstCard(card=seen.card, why=why)
            ),
        )
        for why in ReportReason
    ]
    back = back_button(SeeFirstCard(card=seen.card))
    asked = words.organise_first_why()
    return message(asked, *seen.shown, rows=(*rows, back), confidence=seen.confidence)


def decided_notice(seen: WaitingCard, said: Text) -> Message:
    """To who might have decided: it is settled, and the card is not told there any more."""
    return message(said, rows=(_way_back(seen),), confidence=seen.confidence)


def declined_letter(card: int, name: str, why: ReportReason) -> Message:
    """To the author: not this one, because; it stays a draft, and they may ask once more."""
    rows = ((press_button(words.organise_appeal(), AppealFirstCard(card=card)),),)
    reason = words.organise_reported_why(what=Text(key=f"organise-trouble-{why.value}"))
    return message(
        words.organise_first_declined(name=name), reason, words.organise_author_appeal(), rows=rows
    )


def first_card_appeal(seen: WaitingCard) -> Message:
    """To who decides: the author asks them to look once more."""
    lift, uphold = (ReconsiderFirstCard(card=seen.card, lift=each) for each in (True, False))
    lines = [words.organise_first_appeal(name=seen.name)]
    if seen.why:
        lines.append(
            words.organise_reported_why(what=Text(key=f"organise-trouble-{seen.why.value}"))
        )
    rows = (
        (press_button(words.organise_first_publish(), lift),),
        (press_button(words.organise_uphold(), uphold),),
        _way_back(seen),
    )
    return message(*lines, *seen.shown, rows=rows, confidence=seen.confidence)


def _way_back(seen: WaitingCard) -> tuple[Button, ...]:
    return back_button(ShowFirstCards(area=seen.area))
