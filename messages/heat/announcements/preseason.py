"""The first evening on which one gets ready: numbers for who organises, a café for who has not yet
two buddies.

A number that is one person's is never said: where fewer than three asked, nothing more is told of
them; one and two are told apart nowhere, nor what one or two are missing to; areas are not added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from messages import words
from messages.cafe.actions import ProposeCafeToMeet, ShowFreeSeats
from messages.heat.announcements.actions import SetWilling
from messages.heat.announcements.brevity import LAST_NAME, NAME, SHORTEST_NAME, shorten_name
from messages.heat.announcements.notices import (
    COLOURS_ALONE,
    LINE_ALONE,
    NO_LINE,
    NO_NIGHT,
    SHORT,
    SpokenArea,
    fit_to_length,
)
from messages.heat.checkins.actions import ShowEnrolment
from messages.model import Button, Message, Text, message, press_button

FEW = 2
"""Up to so many people are told apart by no number."""

TOGETHER = 3
"""Areas whose numbers have room in one message."""


@dataclass(frozen=True)
class BuddyCounts:
    """Of those in an area who asked to be checked: how many, with no buddy, with one of two."""

    area: str
    asked: int
    alone: int
    halfway: int

    @property
    def line(self) -> Text:
        """The numbers of the one area that is spoken of."""
        if not self.asked:
            return words.nudge_preseason_nobody()
        if self.asked <= FEW:
            return words.nudge_preseason_few()
        return words.nudge_preseason_asked(
            asked=str(self.asked), none=self.without_any, one=self.without_second
        )

    def line_of_several(self, most: int) -> Text:
        """The same where there are several: by name, in few words."""
        area = shorten_name(self.area, most)
        if not self.asked:
            return words.nudge_preseason_area_nobody(area=area)
        if self.asked <= FEW:
            return words.nudge_preseason_area_few(area=area)
        return words.nudge_preseason_area_asked(
            area=area, asked=str(self.asked), none=self.without_any, one=self.without_second
        )

    @property
    def without_any(self) -> Text | str:
        """How many have no buddy, as it may be said."""
        return self._spoken(self.alone)

    @property
    def _so_few_that_both_tell(self) -> bool:
        """Whether "1 or 2" and "nearly all" together could be nothing but one and three of four."""
        parts = self.alone, self.halfway
        return sum(parts) == self.asked <= 2 * FEW and min(parts) > 0 and max(parts) > FEW

    @property
    def without_second(self) -> Text | str:
        """How many lack the second, so that it tells no more together with how many lack both."""
        said = self._spoken(self.halfway)
        exact = isinstance(said, str) and isinstance(self.without_any, str)
        if exact and self.halfway and self.asked - self.alone - self.halfway <= FEW:
            return words.nudge_preseason_nearly_all_others()
        return said

    def _spoken(self, count: int) -> Text | str:
        if self._so_few_that_both_tell:
            return words.nudge_preseason_some()
        if 0 < count <= FEW:
            return words.nudge_preseason_one_or_two()
        if self.asked - count <= FEW:
            return words.nudge_preseason_nearly_all()
        return str(count)


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
    elif not checked and not (counts and place.terse >= NO_NIGHT):
        lines.append(words.nudge_prepare_who())
    lines += _count_lines(counts, place.terse)
    if place.terse < LINE_ALONE:
        lines.append(words.nudge_prepare_register())
    if place.numbers and len(place.numbers) <= SHORT:
        lines.append(words.nudge_numbers(numbers=place.numbers))
    if not counts or place.terse < NO_NIGHT:
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


@fit_to_length
def more_counts_notice(place: SpokenArea, counts: Sequence[BuddyCounts]) -> Message:
    """To who organises more areas than one message has room for: the next of them, each by itself.

    Never a sum of areas, from which another message's number could be taken away.
    """
    most = SHORTEST_NAME if place.terse >= COLOURS_ALONE else NAME
    lines = [words.nudge_preseason_more(), *(each.line_of_several(most) for each in counts)]
    return message(*lines)


def _count_lines(counts: Sequence[BuddyCounts], terse: int) -> list[Text]:
    """Each area's numbers by themselves."""
    if len(counts) == 1:
        return [counts[0].line]
    most = SHORTEST_NAME if terse >= COLOURS_ALONE else NAME
    return [each.line_of_several(LAST_NAME if terse >= NO_LINE else most) for each in counts]
