"""Editions: one card for all the tables of a day or of a summer, and what organisers do with it."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from messages import words
from messages.area import topic_button
from messages.cafe.actions import (
    BeginEdition,
    CloseEdition,
    HostTable,
    MoveEdition,
    PublishEdition,
    ShowCafe,
    ShowEdition,
    ShowEditions,
)
from messages.cafe.forms import EditionKind
from messages.kit.actions import PrintFlyer
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
from messages.organise.actions import ShowArea
from messages.typed import shorten_typed

EDITION_START = "e_"
"""How the start link of an edition begins."""

SHOWN = 8
"""Tables on the card; the others are a press away."""

PAGE = 20
"""Tables on one screen: a long summer has more of them than a message has buttons."""

WORD = 120
"""Letters of what a host says of their table, on the card of all."""

MAY, FRIDAY = 5, calendar.FRIDAY
SUMMER = (6, 21), (9, 21)
"""From which day to which day Petits Cafés are held."""


@dataclass(frozen=True)
class TableFacts:
    """A table: a café of those days, as its own card tells of it."""

    cafe: int
    starts: MomentText
    place: str
    note: str
    seated: int


@dataclass(frozen=True)
class EditionFacts:
    """An edition as its card tells of it; no `edition` before it is opened."""

    edition: int
    code: str
    kind: EditionKind
    area: int
    area_name: str
    zone: str
    first_on: date
    last_on: date
    tables: Sequence[TableFacts] = ()

    @property
    def day_words(self) -> Text:
        """Its day, or from which day to which."""
        first, last = self._noon(self.first_on), self._noon(self.last_on)
        if self.first_on == self.last_on:
            return words.cafe_edition_on(day=first)
        return words.cafe_edition_days(first=first, last=last)

    def _noon(self, day: date) -> MomentText:
        noon = datetime.combine(day, time(12), ZoneInfo(self.zone))
        return MomentText(at=noon, zone=self.zone, show="day")


def usual_days(kind: EditionKind, today: date) -> tuple[date, date]:
    """When the next one is: the last Friday of May, or from 21 June to 21 September."""
    this = _days_of(kind, today.year)
    return this if this[1] >= today else _days_of(kind, today.year + 1)


def _days_of(kind: EditionKind, year: int) -> tuple[date, date]:
    if kind is EditionKind.SUMMER:
        begins, ends = SUMMER
        return date(year, *begins), date(year, *ends)
    friday = _last_friday_of_may(year)
    return friday, friday


def _last_friday_of_may(year: int) -> date:
    last = date(year, MAY, 31)
    return last - timedelta(days=(last.weekday() - FRIDAY) % 7)


def edition_card(facts: EditionFacts) -> Message:
    """The card on the walls: every table to come, with its hour and what its host says of it."""
    shown = facts.tables[:SHOWN]
    invites = words.cafe_edition_invites() if shown else words.cafe_edition_no_table()
    lines = [*_head_lines(facts), invites]
    lines += [line for table in shown for line in _table_lines(table)]
    if len(facts.tables) > SHOWN:
        lines.append(words.cafe_edition_more(count=len(facts.tables) - SHOWN))
    return message(*lines, rows=((_host_button(facts),), (_see_button(facts),)))


def edition_over(facts: EditionFacts, held: int) -> Message:
    """The last word of the card."""
    return message(*_head_lines(facts), words.cafe_edition_over(count=held))


def edition_closed(facts: EditionFacts) -> Message:
    """Its card gathers no more; what was invited to takes place."""
    return message(*_head_lines(facts), words.cafe_edition_closed())


def edition_letter(facts: EditionFacts) -> Message:
    """To who follows cafés and reads no wall."""
    card = edition_card(facts)
    off = topic_button(facts.area, Topic.CAFE)
    return card.model_copy(update={"rows": (*card.rows, (off,))})


def edition_screen(
    facts: EditionFacts, *, organiser: bool, stranger: Button | None, page: int = 0
) -> Message:
    """The tables, a button each, so many at a time; for who organises, what may be changed."""
    pages = range(0, max(1, len(facts.tables)), PAGE)
    page = min(max(page, 0), len(pages) - 1)
    lines = [*_head_lines(facts)]
    lines.append(words.cafe_edition_invites() if facts.tables else words.cafe_edition_no_table())
    rows: list[tuple[Button, ...]] = [
        (press_button(_table_label(table), ShowCafe(cafe=table.cafe)),)
        for table in facts.tables[pages[page] : pages[page] + PAGE]
    ]
    rows += _turning_row(facts.edition, page, last=len(pages) - 1)
    rows.append((stranger,) if stranger else (_host_button(facts),))
    poster = PrintFlyer(start=f"{EDITION_START}{facts.code}")
    rows.append((press_button(words.cafe_edition_poster(), poster),))
    if organiser:
        rows += _organiser_rows(facts)
    return message(*lines, rows=tuple(rows))


def _turning_row(edition: int, page: int, *, last: int) -> Rows:
    before = press_button(words.cafe_edition_before(), ShowEdition(edition=edition, page=page - 1))
    after = press_button(words.cafe_edition_after(), ShowEdition(edition=edition, page=page + 1))
    row = (*([before] if page > 0 else []), *([after] if page < last else []))
    return (row,) if row else ()


def _organiser_rows(facts: EditionFacts) -> Rows:
    close = press_button(
        words.cafe_edition_close(), CloseEdition(edition=facts.edition, sure=False)
    )
    move = press_button(words.cafe_edition_move(), MoveEdition(edition=facts.edition))
    buttons = (move, close) if facts.kind is EditionKind.NEIGHBOURS else (close,)
    return (buttons, (press_button(words.back(), ShowEditions(area=facts.area)),))


def editions_screen(area: int, name: str, opened: Sequence[EditionFacts]) -> Message:
    """To who organises: those that are open, and those that may be opened."""
    rows: list[tuple[Button, ...]] = [
        (press_button(_kind_words(each.kind), ShowEdition(edition=each.edition)),)
        for each in opened
    ]
    rows += [
        (
            press_button(
                words.cafe_edition_open(edition=_kind_words(kind)),
                BeginEdition(area=area, kind=kind),
            ),
        )
        for kind in EditionKind
        if kind not in {each.kind for each in opened}
    ]
    back = (press_button(words.back(), ShowArea(area=area)),)
    return message(words.cafe_editions(area=name), rows=(*rows, back))


def edition_preview(facts: EditionFacts) -> Message:
    """The card as it would hang, and nothing hangs yet."""
    publish = press_button(
        words.cafe_publish(),
        PublishEdition(area=facts.area, kind=facts.kind, day=facts.first_on.toordinal()),
    )
    back = (press_button(words.back(), ShowEditions(area=facts.area)),)
    card = edition_card(facts)
    return message(words.cafe_preview(), *card.body, rows=((publish,), back))


def close_edition_screen(facts: EditionFacts) -> Message:
    yes = press_button(
        words.cafe_edition_close_yes(), CloseEdition(edition=facts.edition, sure=True)
    )
    back = press_button(words.back(), ShowEdition(edition=facts.edition))
    return message(words.cafe_edition_close_sure(), *_head_lines(facts), rows=((yes,), (back,)))


def table_keeps_its_day(facts: EditionFacts, table: TableFacts) -> Message:
    """To the host of a table of the former day: it did not move with the others."""
    return message(
        words.cafe_edition_moved(edition=_kind_words(facts.kind), day=facts.day_words),
        words.cafe_edition_table_stays(moment=table.starts, place=table.place),
        rows=((press_button(words.cafe_details(), ShowCafe(cafe=table.cafe)),),),
    )


def _head_lines(facts: EditionFacts) -> tuple[Text, ...]:
    head = words.cafe_edition_head(edition=_kind_words(facts.kind), area=facts.area_name)
    return (head, facts.day_words)


def _kind_words(kind: EditionKind) -> Text:
    return Text(key=f"cafe-edition-{kind}")


def _table_lines(table: TableFacts) -> list[Text]:
    lines = [words.cafe_edition_table(moment=table.starts, place=table.place, seated=table.seated)]
    if table.note:
        note = " ".join(table.note.split())
        if len(note) > WORD:
            # An address that was cut leads elsewhere: its whole word goes.
            note = f"{shorten_typed(note, WORD - 1).rpartition(' ')[0]}…"
        lines.append(words.cafe_edition_note(note=note))
    return lines


def _table_label(table: TableFacts) -> Text:
    return words.cafe_list_item(moment=table.starts, place=table.place)


def _host_button(facts: EditionFacts) -> Button:
    return press_button(words.cafe_edition_host(), HostTable(edition=facts.edition))


def _see_button(facts: EditionFacts) -> Button:
    start = f"{EDITION_START}{facts.code}"
    return Button(label=words.cafe_edition_see(), start=start, forward=False)
