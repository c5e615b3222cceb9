"""An area's numbers as a picture: bars over months, this year's full, last year's hatched."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from babel.dates import get_month_names

from messages import words
from messages.catalog import plain_words
from messages.language import LanguageProfile
from messages.model import Reader
from messages.organise.numbers import chart_layout
from messages.organise.numbers.chart_layout import highest, place_numbers
from messages.organise.numbers.measures import COUNTED, AreaNumbers, Measure
from messages.organise.numbers.views import measure_name, number_of_months

SHEET = Path(__file__).with_name("chart.typ")
FONTS = Path(__file__).parents[2] / "kit" / "fonts"
PPI = 180.0


def draw_numbers(seen: AreaNumbers, reader: Reader) -> bytes:
    """The picture as PNG; takes a moment, so that it is drawn in a thread."""
    # Typst weighs as much as Palier itself: it is loaded with the first picture.
    import typst

    drawn = typst.compile(
        SHEET,
        root=SHEET.parent,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="png",
        ppi=PPI,
        sys_inputs={"data": json.dumps(chart_data(seen, reader))},
    )
    if not isinstance(drawn, bytes):
        raise TypeError("the picture has more than one page")
    return drawn


def chart_data(seen: AreaNumbers, reader: Reader) -> dict[str, Any]:
    """Everything that the picture's source asks for, with its place."""
    locale = LanguageProfile.of_language(reader.language).locale
    months = get_month_names("narrow", context="stand-alone", locale=locale)
    return {
        "lang": reader.language,
        "title": plain_words(words.numbers_chart_title(), reader),
        "area": seen.name,
        "width": chart_layout.WIDTH,
        "aside": chart_layout.ASIDE,
        "step": chart_layout.STEP,
        "number": chart_layout.NUMBER,
        "plot": chart_layout.PLOT,
        "months": [months[month] for month in range(1, 13)],
        "panels": [
            panel for measure in COUNTED if (panel := _panel(seen, measure, reader)) is not None
        ],
        "waits": _waits(seen, reader),
        "legend": plain_words(words.numbers_chart_legend(), reader),
    }


def _panel(seen: AreaNumbers, measure: Measure, reader: Reader) -> dict[str, Any] | None:
    """A measure's two years; nothing of one of which nothing was published."""
    most = highest(seen, measure)
    if not most:
        return None
    rows = []
    for year in seen.years:
        shown = seen.of_year(measure, year)
        if not shown:
            continue
        bars = [
            {**asdict(place), "label": str(each.amount)}
            for each, place in zip(shown, place_numbers(shown, most), strict=True)
        ]
        rows.append({"year": str(year), "full": year == seen.year, "bars": bars})
    return {"name": plain_words(measure_name(measure), reader).strip("*"), "rows": rows}


def _waits(seen: AreaNumbers, reader: Reader) -> list[str]:
    """How long the first yes took, in the words of the page."""
    lines = []
    for year in seen.years:
        for each in seen.of_year(Measure.MEDIAN, year):
            told = words.numbers_year(year=str(year), told=number_of_months(each))
            lines.append(plain_words(told, reader))
    if lines:
        lines.insert(0, plain_words(measure_name(Measure.MEDIAN), reader).strip("*"))
    return lines
