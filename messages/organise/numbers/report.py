"""An area's numbers as a file that spreadsheets open."""

from __future__ import annotations

import csv
import io

from messages import words
from messages.catalog import plain_words
from messages.model import Reader
from messages.organise.numbers.measures import AreaNumbers, Measure
from messages.organise.numbers.views import measure_name, number_words

MARK = "\ufeff"
"""By this a spreadsheet knows that accents are in UTF-8."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would work out: an area's name must not begin like that."""


def write_report(seen: AreaNumbers, reader: Reader) -> bytes:
    """One line a number: what, year, from month, to month, how many."""
    out = io.StringIO(newline="")
    sheet = csv.writer(out, delimiter=";")
    columns = (
        words.numbers_column_area(),
        words.numbers_column_measure(),
        words.numbers_column_year(),
        words.numbers_column_first(),
        words.numbers_column_last(),
        words.numbers_column_number(),
    )
    sheet.writerow([plain_words(each, reader) for each in columns])
    name = f"'{seen.name}" if seen.name.startswith(FORMULA) else seen.name
    for each in seen.rows():
        waits = each.measure is Measure.MEDIAN
        number = plain_words(number_words(each), reader) if waits else each.amount
        measure = plain_words(measure_name(each.measure), reader).strip("*")
        sheet.writerow([name, measure, each.year, each.first, each.last, number])
    return (MARK + out.getvalue()).encode()
