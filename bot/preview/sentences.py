"""Every sentence as its catalogue has it: also those that stand on no screen, such as refusals."""

from __future__ import annotations

from collections.abc import Iterator

from fluent.syntax import ast
from fluent.syntax.serializer import FluentSerializer

from bot.preview.markup import Markup, element, join_markup
from messages.accessors import parse_source
from messages.language import FOLDER, IN_TURN


def draw_sentences() -> Iterator[tuple[str, Markup]]:
    """Each catalogue by its name: its sentences, one language beside the other."""
    serializer = FluentSerializer()
    names = sorted({path.stem for each in IN_TURN for path in (FOLDER / each).glob("*.ftl")})
    for name in names:
        found = {language: _file_entries(language, name) for language in IN_TURN}
        keys = dict.fromkeys(key for each in found.values() for key in each)
        yield (
            name,
            join_markup(
                element(
                    "div",
                    *(
                        element(
                            "pre",
                            serializer.serialize_entry(found[language][key]).strip(),
                            lang=language,
                            class_=f"in-{language}",
                        )
                        for language in IN_TURN
                        if key in found[language]
                    ),
                    class_="sentence",
                    data_key=key,
                )
                for key in keys
            ),
        )


def _file_entries(language: str, name: str) -> dict[str, ast.Message | ast.Term]:
    """The sentences and terms of one file."""
    path = FOLDER / language / f"{name}.ftl"
    if not path.exists():
        return {}
    return {
        ("-" if isinstance(entry, ast.Term) else "") + entry.id.name: entry
        for entry in parse_source(path.read_text("utf-8")).body
        if isinstance(entry, ast.Message | ast.Term)
    }
