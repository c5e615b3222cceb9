"""Temperatures of the days ahead as a picture: minima, maxima, and what they are held against."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from babel.dates import format_date

from messages import words
from messages.catalog import plain_words
from messages.heat.levels.chart_layout import lay_out_chart
from messages.heat.levels.views import DayAhead, HeatLimits
from messages.language import LanguageProfile
from messages.model import Reader

SHEET = Path(__file__).with_name("chart.typ")
FONTS = Path(__file__).parents[2] / "kit" / "fonts"
PPI = 180.0


@dataclass(frozen=True)
class ForecastChart:
    """What the picture shows, and who reads it."""

    area: str
    days: Sequence[DayAhead]
    limits: HeatLimits | None
    reader: Reader


def draw_chart(chart: ForecastChart) -> bytes:
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
        sys_inputs={"data": json.dumps(chart_data(chart))},
    )
    if not isinstance(drawn, bytes):
        raise TypeError("the picture has more than one page")
    return drawn


def chart_data(chart: ForecastChart) -> dict[str, Any]:
    """Everything that the picture's source asks for, with its place."""
    reader = chart.reader
    locale = LanguageProfile.of_language(reader.language).locale
    layout = lay_out_chart(chart.days, chart.limits)
    data: dict[str, Any] = {
        "lang": reader.language,
        "title": plain_words(words.heat_chart_title(), reader),
        "area": chart.area,
        "width": layout.width,
        "height": layout.height,
        "days": [
            {
                **asdict(place),
                "weekday": format_date(ahead.on, "EEE", locale=locale).rstrip("."),
                "day": format_date(ahead.on, "d", locale=locale),
                "month": format_date(ahead.on, "LLL", locale=locale),
                "least": ahead.low,
                "most": ahead.high,
            }
            for ahead, place in zip(chart.days, layout.days, strict=True)
        ],
        "limits": [],
        "legend": plain_words(words.heat_chart_legend(), reader),
        "source": plain_words(words.heat_chart_source(), reader),
        "mean": "",
    }
    if chart.limits:
        night, day = chart.limits.night, chart.limits.day
        labels = words.heat_chart_day(degrees=str(day)), words.heat_chart_night(degrees=str(night))
        data["limits"] = [
            # Beside its line a label may be broken, but not between a number and its unit.
            {**asdict(place), "label": plain_words(label, reader).replace(" °C", "\u00a0°C")}
            for place, label in zip(layout.limits, labels, strict=True)
        ]
        data["mean"] = plain_words(words.heat_chart_mean(), reader)
    return data
