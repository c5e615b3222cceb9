"""The words of our own sentences and tables: each is an ordinary word of some language of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from messages.language import FOLDER, LANGUAGES

REMARKS = re.compile(r"^#.*$", re.MULTILINE)
NAMES = re.compile(r"^\s*(?:\.?[\w-]+ =|\*?\[\w+\])", re.MULTILINE)
FILLED = re.compile(r"\{[^{}]*\}")
WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]+")
OF_NAMES = ("places.toml", "language.toml")
"""Tables that hold names of places and languages beside words."""


@cache
def own_words() -> tuple[frozenset[str], frozenset[str]]:
    """Words written small in what we say or understand, and what we say in one line, as written."""
    small, lines = set[str](), set[str]()
    for text, catalogue in _texts():
        said = NAMES.sub("", REMARKS.sub("", text))
        if catalogue:
            lines.update(line.strip() for line in said.splitlines() if "{" not in line)
        small.update(word for word in WORD.findall(FILLED.sub(" ", said)) if word.islower())
    return frozenset(small), frozenset(lines)


def _texts() -> Iterator[tuple[str, bool]]:
    """Every file of every language, and whether it is a catalogue."""
    for language in LANGUAGES:
        for file in sorted((FOLDER / language).iterdir()):
            if file.suffix in (".ftl", ".toml") and file.name not in OF_NAMES:
                yield file.read_text("utf-8"), file.suffix == ".ftl"
