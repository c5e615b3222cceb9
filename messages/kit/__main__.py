"""Draws every sheet as a picture, for the documentation: `python -m messages.kit docs/kit`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from messages import words
from messages.catalog import plain_words
from messages.kit.actions import InkUse, KitSheet, PosterService
from messages.kit.order import SheetOrder
from messages.kit.printing import print_sheet
from messages.language import LANGUAGES
from messages.model import Link, Reader

DOTS = 52
# Numbers from the range that is kept free for fiction.
SHOWN = {
    "area": "Belleville",
    "name": "Anaïs Lefèvre",
    "contact": "06 39 98 01 20",
    "can": tuple(PosterService),
    "code": "k7rmz",
    "country": "FR",
    "link": Link(url="https://t.me/palier_bot?start=q_p423rmz7w9", shown="t.me/palier_bot"),
}


def draw_sheets(folder: Path) -> list[Path]:
    """A picture of each sheet, as files named after sheet, language and ink."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    for sheet, language, ink in _all_orders():
        reader = Reader(language=language)
        typed = {
            "numbers": plain_words(words.stairwell_seed_numbers(), reader),
            "when": plain_words(words.kit_sample_when(), reader),
            "back": plain_words(words.kit_sample_back(), reader),
        }
        order = SheetOrder.model_validate(
            {"sheet": sheet, "ink": ink, "reader": reader, **SHOWN, **typed}
        )
        file = folder / f"{sheet}-{language}-{ink}.png"
        file.write_bytes(print_sheet(order, DOTS).png)
        drawn.append(file)
    return drawn


def _all_orders() -> Iterator[tuple[KitSheet, str, InkUse]]:
    """Every sheet in each language and ink."""
    return product(KitSheet, LANGUAGES, InkUse)


if __name__ == "__main__":
    for each in draw_sheets(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/kit")):
        print(each)
