"""One order for each sheet in each language and ink, as somebody might give it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from messages import words
from messages.catalog import plain_words
from messages.kit.actions import InkUse, KitSheet, PosterService
from messages.kit.order import SheetOrder
from messages.language import LANGUAGES
from messages.model import Link, Reader

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


def sample_orders() -> Iterator[tuple[str, SheetOrder]]:
    """Each by its name: the sheet, the language, the ink."""
    for sheet, language, ink in product(KitSheet, LANGUAGES, InkUse):
        reader = Reader(language=language)
        typed = {
            "numbers": plain_words(words.stairwell_seed_numbers(), reader),
            "when": plain_words(words.kit_sample_when(), reader),
            "back": plain_words(words.kit_sample_back(), reader),
        }
        yield (
            f"{sheet}-{language}-{ink}",
            SheetOrder.model_validate(
                {"sheet": sheet, "ink": ink, "reader": reader, **SHOWN, **typed}
            ),
        )
