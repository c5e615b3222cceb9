"""The first evening on which one gets ready: numbers for who organises, a café for who has not yet
two buddies.

A number that is one person's is never said: where fewer than three asked, nothing more is told of
them, and one and two are told apart nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from messages import words
from messages.cafe.actions import ProposeCafeToMeet, ShowFreeSeats
from messages.heat.announcements.actions import SetWilling
from messages.heat.announcements.brevity import NAME, SHORTEST_NAME, shorten_name
from messages.heat.announcements.notices import (
    COLOURS_ALONE,
    LINE_ALONE,
    NO_NIGHT,
    SHORT,
    SpokenArea,
    fit_to_length,
)
from messages.heat.checkins.actions import ShowEnrolment
from messages.model import Button, Message, Text, message, press_button

FEW = 2
"""Up to so many people are told apart by no number."""


@dataclass(frozen=True)
class BuddyCounts:
    """Of those in an area who asked to be checked: how many, with no buddy, with one of two."""

    area: str
    asked: int
    alone: int
    halfway: int

    def with_area(self, other: BuddyCounts) -> BuddyCounts:
        """Both areas' together, where there is no room for each."""
        return BuddyCounts(
            self.area,
            self.asked + other.asked,
            self.alone + other.alone,
            self.halfway + other.halfway,
        )

    @property
    def line(self) -> Text:
        """The numbers of the one area that is spoken of."""
        if not self.asked:
            return words.nudge_preseason_nobody()
        if self.asked <= FEW:
            return words.nudge_preseason_few()
        return words.nudge_preseason_asked(
            asked=str(self.asked), none=_spoken(self.alone), one=_spoken(self.halfway)
        )

    def line_of_several(self, most: int) -> Text:
        """The same where there are several: by name, in few words."""
        area = shorten_name(self.area, most)
        if not self.asked:
            return words.nudge_preseason_area_nobody(area=area)
        if self.asked <= FEW:
            return words.nudge_preseason_area_few(area=area)
        return words.nudge_preseason_area_asked(
            area=area,
            asked=str(self.asked),
            none=_spoken(self.alone),
            one=_spoken(self.halfway),
        )


def _spoken(count: int) -> Text | str:
    return words.nudge_preseason_one_or_two() if 0 < count <= FEW else str(count)


@fit_to_length
def preseason_notice(
    place: SpokenArea,
    *,
    checked: bool = False,
    buddies: int | None = None,
    home: int = 0,
    counts: Sequence[BuddyCounts] = (),
) -> Message:
    """To everybody, whom they know nearby; to who has fewer than two `buddies`, where at `home` to
    meet one; to who organises, how many have none."""
    lacks = buddies is not None
    lines = [words.nudge_prepare(area=place.names)]
    if lacks:
        lines.append(words.nudge_preseason_second() if buddies else words.nudge_preseason_alone())
    elif not checked:
        lines.append(words.nudge_prepare_who())
    lines += _count_lines(counts, place.terse)
    if place.terse < LINE_ALONE:
        lines.append(words.nudge_prepare_register())
    if place.numbers and len(place.numbers) <= SHORT:
        lines.append(words.nudge_numbers(numbers=place.numbers))
    lines.append(words.nudge_prepare_cafe())
    rows: list[tuple[Button, ...]] = []
    if lacks:
        meet = press_button(words.nudge_preseason_meet(), ShowFreeSeats(area=home or place.id))
        rows = [(meet,), (press_button(words.nudge_preseason_find(), ShowEnrolment()),)]
    elif not checked:
        willing = SetWilling(area=place.id, yes=True)
        rows.append((press_button(words.nudge_willing_yes(), willing),))
    if counts or not lacks:
        meeting = ProposeCafeToMeet(area=place.id)
        rows.append((press_button(words.nudge_prepare_invite(), meeting),))
    return message(*lines, rows=tuple(rows))


def _count_lines(counts: Sequence[BuddyCounts], terse: int) -> list[Text]:
    """Each area's numbers; all of them together where there is no room."""
    if not counts:
        return []
    if len(counts) == 1 or terse >= NO_NIGHT:
        whole = counts[0]
        for each in counts[1:]:
            whole = whole.with_area(each)
        return [whole.line]
    most = SHORTEST_NAME if terse >= COLOURS_ALONE else NAME
    return [each.line_of_several(most) for each in counts]
