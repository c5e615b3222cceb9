"""The page of an area's numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from messages import words
from messages.model import Button, Message, Text, message, press_button
from messages.organise.actions import ShowArea
from messages.organise.numbers.actions import DrawNumbers, ExportNumbers, ShowNumbers
from messages.organise.numbers.measures import (
    BOUNDED,
    FEWEST,
    AreaNumbers,
    Measure,
    PublishedNumber,
    Wait,
)
from messages.organise.shown_facts import AreaOverview, back_button


def numbers_screen(seen: AreaNumbers) -> Message:
    """Each measure, this year before the last, and what is done so that nobody is in it."""
    lines = [words.numbers_head(name=seen.name), words.numbers_how()]
    for measure in Measure:
        told = [line for year in seen.years for line in _year_lines(seen, measure, year)]
        lines += [measure_name(measure), *(told or [words.numbers_none()])]
    rows: list[tuple[Button, ...]] = [back_button(ShowArea(area=seen.area))]
    if seen.published:
        picture = press_button(words.numbers_picture(), DrawNumbers(area=seen.area))
        file = press_button(words.numbers_file(), ExportNumbers(area=seen.area))
        rows.insert(0, (picture, file))
    return message(*lines, rows=tuple(rows))


def choose_numbers(areas: Sequence[AreaOverview]) -> Message:
    """Whose numbers, for who organises several."""
    return message(
        words.numbers_which(),
        rows=tuple(
            (press_button(words.organise_named(name=each.name), ShowNumbers(area=each.area)),)
            for each in areas
        ),
    )


def measure_name(measure: Measure) -> Text:
    return Text(key=f"numbers-of-{measure}")


def number_words(shown: PublishedNumber) -> Text:
    """The number with its unit."""
    match shown.measure:
        case Measure.MEDIAN:
            waits = list(Wait)
            return Text(key=f"numbers-wait-{waits[min(shown.amount, len(waits) - 1)]}")
        case Measure.HOURS:
            return words.numbers_hours(count=shown.amount)
    return words.numbers_plain(count=shown.amount)


def number_of_months(shown: PublishedNumber) -> Text:
    """The number, and of which months."""
    last, number = words.numbers_month(month=shown.last), number_words(shown)
    if shown.first == shown.last:
        return words.numbers_of_month(month=last, number=number)
    first = words.numbers_month(month=shown.first)
    return words.numbers_of_months(first=first, last=last, number=number)


def _year_lines(seen: AreaNumbers, measure: Measure, year: int) -> list[Text]:
    shown = seen.of_year(measure, year)
    if not shown:
        return []
    told = reduce(
        lambda one, other: words.numbers_both(one=one, other=other), map(number_of_months, shown)
    )
    return [words.numbers_year(year=str(year), told=told), *_sum_lines(seen, measure, year)]


def _sum_lines(seen: AreaNumbers, measure: Measure, year: int) -> list[Text]:
    """The sum of what is shown above it, and no other."""
    if measure is Measure.MEDIAN:
        return []
    told = sum(each.amount for each in seen.of_year(measure, year))
    if measure is Measure.HOURS:
        return [words.numbers_sum_least(count=told)]
    if seen.is_whole(measure, year):
        return [words.numbers_sum(count=told)]
    if measure in BOUNDED:
        return [words.numbers_sum_between(least=told, most=told + FEWEST - 1)]
    return [words.numbers_sum_least(count=told)]
