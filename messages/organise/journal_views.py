"""The organisers' journal as they read it, and as a file for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from zoneinfo import ZoneInfo

from messages import words
from messages.catalog import plain_words
from messages.journal import act_words, why_words
from messages.model import (
    Button,
    Document,
    Message,
    MomentText,
    Reader,
    Text,
    looked_at,
    message,
    press_button,
)
from messages.organise.actions import EVERYWHERE, ExportJournal, ShowArea, ShowJournal, ShowPanel
from messages.organise.shown_facts import back_button

PAGE = 15
"""Acts on one screen."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would reckon instead of showing it."""


@dataclass(frozen=True)
class JournalLine:
    """One act: who did it ("" once they left; None where nobody did), what, on which, why, when."""

    at: datetime
    who: str | None
    act: str
    which: Text | str = ""
    why: str = ""
    area: str = ""

    @property
    def person(self) -> Text | str:
        return words.organise_nobody() if self.who == "" else self.who or ""


def journal_screen(
    key: int, lines: Sequence[JournalLine], zone: str, *, page: int, total: int
) -> Message:
    """A page of the acts, newest first."""
    head = words.organise_journal() if total else words.organise_journal_none()
    turns: list[Button] = []
    if page:
        turns.append(press_button(words.organise_newer(), ShowJournal(area=key, page=page - 1)))
    if (page + 1) * PAGE < total:
        turns.append(press_button(words.organise_older(), ShowJournal(area=key, page=page + 1)))
    export = (press_button(words.organise_journal_export(), ExportJournal(area=key)),)
    home = ShowPanel() if key == EVERYWHERE else ShowArea(area=key)
    first = (tuple(turns),) if turns else ()
    rows = (*first, *((export,) if total else ()), back_button(home))
    return message(
        head, *(_line_words(each, zone) for each in lines), rows=rows, confidence=looked_at(key)
    )


def _line_words(line: JournalLine, zone: str) -> Text:
    moment, act = MomentText(at=line.at, zone=zone), act_words(line.act)
    if line.who is None:
        said = words.organise_journal_line_alone(moment=moment, act=act)
    else:
        said = words.organise_journal_line(moment=moment, who=line.person, act=act)
    about = [each for each in (line.which, why_words(line.why)) if each]
    match about:
        case [one]:
            return words.organise_journal_about(line=said, about=one)
        case [one, other]:
            return words.organise_journal_about_both(line=said, about=one, why=other)
    return said


def journal_document(
    name: str, lines: Sequence[JournalLine], reader: Reader, now: datetime
) -> Document:
    """The acts as a table, worded for the reader: semicolons, as spreadsheets here expect them."""
    table = StringIO()
    rows = csv.writer(table, delimiter=";")
    heads = (
        words.organise_column_when(),
        words.organise_column_area(),
        words.organise_column_who(),
        words.organise_column_act(),
        words.organise_column_which(),
        words.organise_column_why(),
    )
    rows.writerow([plain_words(head, reader) for head in heads])
    zone = ZoneInfo(reader.zone)
    for line in lines:
        said = (line.area, line.person, act_words(line.act), line.which, why_words(line.why) or "")
        when = f"{line.at.astimezone(zone):%Y-%m-%d %H:%M}"
        rows.writerow([when, *(_inert_cell(each, reader) for each in said)])
    return Document(
        name=f"journal-{now.astimezone(zone):%Y-%m-%d}.csv",
        media_type="text/csv",
        content=table.getvalue().encode("utf-8-sig"),
        caption=words.organise_journal_file(name=name) if name else words.organise_journal_files(),
    )


def _inert_cell(said: Text | str, reader: Reader) -> str:
    """What stands in a cell; what people are called is never a formula."""
    cell = said if isinstance(said, str) else plain_words(said, reader)
    return f"'{cell}" if cell.lstrip().startswith(FORMULA) else cell
