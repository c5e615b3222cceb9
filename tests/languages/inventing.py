"""A language made out of another one's folder: its letters replaced, its sentences in brackets."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import cycle
from math import ceil
from pathlib import Path

from fluent.syntax import FluentParser, FluentSerializer, ast, visitor

# The visitor's method names are the library's.
# ruff: noqa: N802

OPENS, CLOSES = "‹", "›"
"""Around every sentence: what lacks one was cut, what stands outside comes from elsewhere."""

LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = str.maketrans(LATIN, "áьçðéƒğħíјķłмñóрфŕšţúνŵхýžÁБÇĐÉΓĞĦÍЈĶŁМÑÓРФŔŠŢÚΛŴХÝŽ")
ARABIC = str.maketrans(LATIN, "ابتثجحخدذرزسشصضطظعغفقكلمنه" * 2)

KEPT = re.compile(r"https?://\S+|/[a-z]+\b|\b[A-Z]+_[A-Z_]+\b|\S*\d\S*")
"""What a translator leaves as it is: addresses, commands, names of settings, numbers."""

LONGER = 0.35


@dataclass(frozen=True)
class InventedLanguage:
    """How a language looks that is made out of another one."""

    folder: str
    letters: dict[int, int]
    longer: float
    profile: dict[str, str]


EVER_LONGER = InventedLanguage("eo", ACCENTED, LONGER, {"name": "Éšрéŕáñţó"})
FROM_THE_RIGHT = InventedLanguage(
    "ar", ARABIC, 0, {"name": "العربية", "locale": "ar", "direction": "rtl", "between_names": "، "}
)
INVENTED = (EVER_LONGER, FROM_THE_RIGHT)


def invent_language(language: InventedLanguage, source: Path, limits: Mapping[str, int]) -> Path:
    """Its folder, beside that of the language it is made of.

    `limits` are the signs that the check grants a sentence: a translator finds shorter words.
    """
    folder = source.parent / language.folder
    shutil.copytree(source, folder)
    for catalogue in folder.glob("*.ftl"):
        resource = FluentParser().parse(catalogue.read_text("utf-8"))
        Translator(language, limits).visit(resource)
        catalogue.write_text(FluentSerializer().serialize(resource), "utf-8")
    profile, dates = folder / "language.toml", folder / "dates.toml"
    for key, value in language.profile.items():
        text = re.sub(
            rf'^{key} = ".*?"', f'{key} = "{value}"', profile.read_text("utf-8"), flags=re.M
        )
        profile.write_text(text, "utf-8")
    said = re.sub(
        r'^(today|tomorrow|noon|moment) = "(.*)"',
        lambda found: f'{found[1]} = "{OPENS}{reword(found[2], language)}{CLOSES}"',
        dates.read_text("utf-8"),
        flags=re.M,
    )
    dates.write_text(said, "utf-8")
    return folder


class Translator(visitor.Transformer):
    """Rewords what sentences say; variables, selectors, markup and names of commands stay."""

    def __init__(self, language: InventedLanguage, limits: Mapping[str, int]) -> None:
        self._language, self._limits = language, limits
        self._limit: int | None = None

    def visit_Message(self, node: ast.Message) -> ast.Message:
        self._limit = self._limits.get(node.id.name)
        if node.value:
            node.value = self._in_brackets(node.value)
        for own in node.attributes:
            if own.id.name != "name":
                own.value = self._in_brackets(own.value)
        return node

    def _in_brackets(self, sentence: ast.Pattern) -> ast.Pattern:
        said: ast.Pattern = self.visit(sentence)
        said.elements = [ast.TextElement(OPENS), *said.elements, ast.TextElement(CLOSES)]
        return said

    def visit_TextElement(self, node: ast.TextElement) -> ast.TextElement:
        said = reword(node.value, self._language)
        if self._limit and len(said) > (room := self._limit - len(OPENS + CLOSES)):
            said = said[:room].rstrip()
        return ast.TextElement(said)


def reword(said: str, language: InventedLanguage) -> str:
    """The same in the language's letters, some of them doubled so that it is as long as it is."""
    kept = [*KEPT.finditer(said), *re.finditer(r"\{\w+\}", said)]
    fixed = {at for found in kept for at in range(*found.span())}
    letters = [at for at, each in enumerate(said) if each in LATIN and at not in fixed]
    more, doubled = ceil(len(said) * language.longer) if letters else 0, dict.fromkeys(letters, 1)
    for at, _ in zip(cycle(letters), range(more), strict=False):
        doubled[at] += 1
    return "".join(
        each if at in fixed else each.translate(language.letters) * doubled.get(at, 1)
        for at, each in enumerate(said)
    )
