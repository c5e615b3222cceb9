"""The way to cool places as a small drawn map: no street, no tile, no network."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from messages import words
from messages.catalog import plain_words
from messages.heat.cool.map_layout import HEIGHT, WIDTH, lay_out_map
from messages.heat.cool.nearest import ReachablePlace
from messages.model import Reader

SHEET = Path(__file__).with_name("place_map.typ")
FONTS = Path(__file__).parents[2] / "kit" / "fonts"
PPI = 150.0


@dataclass(frozen=True, repr=False)
class PlaceMap:
    """What the map shows, and who reads it; `you` lives in memory and on the picture only."""

    area: str
    rings: Sequence[Sequence[tuple[float, float]]]
    you: tuple[float, float]
    places: Sequence[ReachablePlace]
    reader: Reader


def draw_place_map(shown: PlaceMap) -> bytes:
    """The map as PNG; takes a moment, so that it is drawn in a thread."""
    # Typst weighs as much as Palier itself: it is loaded with the first picture.
    import typst

    # A compiler of its own for each map: where somebody was is not kept for the next.
    compiler = typst.Compiler(
        SHEET,
        root=SHEET.parent,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(map_data(shown))},
    )
    drawn = compiler.compile(format="png", ppi=PPI)
    if not isinstance(drawn, bytes):
        raise TypeError("the map has more than one page")
    return drawn


def map_data(shown: PlaceMap) -> dict[str, Any]:
    """Everything that the picture's source asks for, with its place."""
    reader = shown.reader
    points = [shown.you, *((each.facts.lat, each.facts.lon) for each in shown.places)]
    layout = lay_out_map(points, shown.rings)
    return {
        "lang": reader.language,
        "title": plain_words(words.cool_map_title(area=shown.area), reader),
        "width": WIDTH,
        "height": HEIGHT,
        "rings": layout.rings,
        "dots": [asdict(dot) for dot in layout.dots],
        "bar": layout.bar,
        "metres": plain_words(words.cool_map_metres(metres=str(layout.metres)), reader),
        "you": plain_words(words.cool_map_you(), reader),
        "places": [
            plain_words(
                words.cool_map_place(name=each.facts.name, minutes=str(each.minutes)), reader
            )
            for each in shown.places
        ],
        "plain": plain_words(words.cool_map_plain(), reader),
    }
