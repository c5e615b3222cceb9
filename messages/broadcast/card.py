"""An announcement as neighbours read it: on walls, in private, changed, taken back, over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from messages import words
from messages.area import topic_button
from messages.broadcast.actions import BroadcastKind
from messages.model import (
    Confidence,
    ConfidencePurpose,
    Message,
    MomentText,
    Text,
    Topic,
    message,
)


@dataclass(frozen=True)
class BroadcastFacts:
    """What an announcement tells in one area; who wrote it is nobody's business."""

    broadcast: int
    kind: BroadcastKind
    text: str
    area: int
    name: str
    zone: str
    published_at: datetime
    edited_at: datetime | None = None

    @property
    def confidence(self) -> Confidence:
        """It is known where it was read, so that it can be changed and taken back."""
        return Confidence(purpose=ConfidencePurpose.NEWS, subject=self.broadcast)

    def moment_text(self, at: datetime) -> MomentText:
        return MomentText(at=at, zone=self.zone)


def broadcast_lines(facts: BroadcastFacts) -> tuple[Text, ...]:
    """What everybody reads."""
    lines = [
        words.broadcast_head_danger(
            what=Text(key=f"broadcast-what-{facts.kind.value}"), area=facts.name
        )
        if facts.kind.is_danger
        else words.broadcast_head(area=facts.name),
        words.broadcast_posted(moment=facts.moment_text(facts.published_at)),
        words.broadcast_text(text=facts.text),
    ]
    if facts.kind.is_danger:
        lines.append(words.danger_call())
    if facts.edited_at:
        lines.append(words.broadcast_edited(moment=facts.moment_text(facts.edited_at)))
    return tuple(lines)


def broadcast_card(facts: BroadcastFacts) -> Message:
    """The card on the walls; there is nothing to answer. A danger is heard at night too."""
    card = message(*broadcast_lines(facts))
    return card.model_copy(update={"rings": facts.kind.is_danger})


def broadcast_letter(facts: BroadcastFacts) -> Message:
    """The same in private, with the switch that ends such words."""
    return message(
        *broadcast_lines(facts),
        words.broadcast_why(area=facts.name),
        rows=((topic_button(facts.area, Topic.BROADCAST),),),
        confidence=facts.confidence,
    )


def withdrawn_card() -> Message:
    """Where an announcement was taken back."""
    return message(words.broadcast_withdrawn())


def over_card() -> Message:
    """Where an announcement hung for a month."""
    return message(words.broadcast_over())
