"""What an organiser reads of a file of places before anything changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from messages import words
from messages.heat.cool.actions import (
    ApplyCoolFile,
    ChangeCoolColumns,
    DropCoolFile,
    ListCoolPlaces,
)
from messages.model import Button, Filling, Message, Text, message, press_button

NAMES = 6
"""Names that are shown of each kind."""

LINES = 8
"""Lines to look at that are named."""


class ColumnRole(StrEnum):
    """What a column of a file may say."""

    OUTER_ID = "outer_id"
    NAME = "name"
    ADDRESS = "address"
    HOURS = "hours"
    NOTE = "note"
    POINT = "point"
    LAT = "lat"
    LON = "lon"
    SHADE = "shade"
    ALWAYS = "always"
    MONDAY = "day-0"
    TUESDAY = "day-1"
    WEDNESDAY = "day-2"
    THURSDAY = "day-3"
    FRIDAY = "day-4"
    SATURDAY = "day-5"
    SUNDAY = "day-6"


class LineTrouble(StrEnum):
    """What is wrong with one line of a file."""

    NO_NAME = "no-name"
    NO_POINT = "no-point"
    BAD_POINT = "bad-point"
    BROKEN = "broken"
    SWAPPED = "swapped"
    TWICE = "twice"
    HOURS = "hours"


@dataclass(frozen=True)
class DoubtfulLine:
    """A line, or a place of a drawn file, to look at; `other` is the one that says the same."""

    line: int
    drawn: bool
    trouble: LineTrouble
    other: int = 0

    @property
    def words(self) -> Text:
        """What is wrong, with its line."""
        args: dict[str, Filling] = {"where": self._place(self.line)}
        if self.trouble is LineTrouble.TWICE:
            args["other"] = str(self.other)
        return Text(key=f"cool-line-{self.trouble}", args=args)

    def _place(self, number: int) -> Text:
        said = words.cool_at_place if self.drawn else words.cool_at_line
        return said(number=str(number))


@dataclass(frozen=True)
class FileSummary:
    """What a file of places says, and what it would change."""

    area: str
    count: int
    columns: tuple[tuple[ColumnRole, str], ...]
    drawn: bool
    swapped: bool
    far: int
    new: tuple[str, ...]
    changed: tuple[str, ...]
    same: int
    gone: tuple[str, ...]
    doubtful: tuple[DoubtfulLine, ...]

    @property
    def changes(self) -> bool:
        """Whether there is anything to say yes to."""
        return bool(self.new or self.changed or self.gone)


def summary_lines(seen: FileSummary) -> list[Text]:
    """The file in a few lines: columns, what is new, changed and gone, lines to look at."""
    lines = [words.cool_read_head(area=seen.area, count=seen.count)]
    columns = [
        words.cool_read_column(role=Text(key=f"cool-role-{role}"), column=column)
        for role, column in seen.columns
    ]
    if seen.drawn:
        columns.append(words.cool_read_geometry())
    if columns:
        lines.append(words.cool_read_columns(columns=_joined(columns)))
    if seen.swapped:
        lines.append(words.cool_read_swapped())
    if seen.far:
        lines.append(words.cool_read_far(count=seen.far))
    if seen.new:
        lines.append(words.cool_read_new(count=len(seen.new), names=_some(seen.new)))
    if seen.changed:
        lines.append(words.cool_read_changed(count=len(seen.changed), names=_some(seen.changed)))
    if seen.same:
        lines.append(words.cool_read_same(count=seen.same))
    if seen.gone:
        lines.append(words.cool_read_gone(count=len(seen.gone), names=_some(seen.gone)))
    return [*lines, *_doubtful_lines(seen.doubtful)]


def _doubtful_lines(doubtful: Sequence[DoubtfulLine]) -> list[Text]:
    if not doubtful:
        return []
    lines = [words.cool_read_lines(count=len(doubtful))]
    lines += [each.words for each in doubtful[:LINES]]
    if len(doubtful) > LINES:
        lines.append(words.cool_read_rest(count=len(doubtful) - LINES))
    return lines


def _some(names: Sequence[str]) -> Text:
    shown = words.cool_names(names=tuple(names[:NAMES]))
    more = len(names) - NAMES
    return words.cool_read_more(names=shown, count=more) if more > 0 else shown


def _joined(texts: Sequence[Text]) -> Text:
    said = texts[-1]
    for text in reversed(texts[:-1]):
        said = words.cool_also(first=text, then=said)
    return said


def file_preview(area: int, draft: int, seen: FileSummary) -> Message:
    """What was read, and the yes that changes the list."""
    rows: list[tuple[Button, ...]] = []
    if seen.gone:
        keep, drop = (ApplyCoolFile(draft=draft, drop=each) for each in (False, True))
        rows += [
            (press_button(words.cool_apply_keep(), keep),),
            (press_button(words.cool_apply_drop(), drop),),
        ]
    elif seen.changes:
        apply = ApplyCoolFile(draft=draft, drop=False)
        rows.append((press_button(words.cool_apply(), apply),))
    rows.append((press_button(words.cool_columns_change(), ChangeCoolColumns(draft=draft)),))
    leave = DropCoolFile(draft=draft) if seen.changes else ListCoolPlaces(area=area)
    label = words.cool_import_cancel() if seen.changes else words.back()
    lines = summary_lines(seen)
    if not seen.changes:
        lines.insert(0, words.cool_file_nothing(area=seen.area))
    return message(*lines, rows=(*rows, (press_button(label, leave),)))


def column_names(columns: Mapping[str, str], asked: Sequence[str]) -> dict[str, str]:
    """The columns in use, by the question that names each."""
    return {role: column for role, column in columns.items() if role in asked}
