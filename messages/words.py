"""Every sentence of the catalogues by name: the key `cafe-full` is said by `words.cafe_full()`.

Which names there are, and what each takes, stands in `words.pyi`, written by
`python -m messages.accessors`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from messages.language import FALLBACK, FOLDER
from messages.model import Filling, Text

NAMES = {
    key.replace("-", "_"): key
    for catalogue in (FOLDER / FALLBACK).glob("*.ftl")
    for key in re.findall(r"^([a-z][\w-]*) *=", catalogue.read_text("utf-8"), re.MULTILINE)
}


def __getattr__(name: str) -> Callable[..., Text]:
    """The sentence of that name; `AttributeError` when the catalogue has none."""
    if name not in NAMES:
        raise AttributeError(f"no sentence is called {name}")
    return partial(_say, NAMES[name])


def _say(key: str, /, **args: Filling) -> Text:
    return Text(key=key, args=args)
