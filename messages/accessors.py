"""Writes `messages/words.pyi`: the type of each sentence, so that mypy sees a bad key."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cache

from fluent.syntax import FluentParser, ast, visitor

from messages.language import FALLBACK, FOLDER, LANGUAGES

TARGET = FOLDER / "words.pyi"
DIAL, FACT, OWN = "dial-", "fact-", "own-"
"""How variables begin that are never given: whom to call and what else holds in the country that is
spoken of, what things are called on the platform."""
OUT_OF_DATE = "messages/words.pyi is out of date: run `make words`"

# The visitor's method names are the library's.
# ruff: noqa: N802

HEADER = """\
# Every sentence of the catalogues by name; written by `python -m messages.accessors`.

from messages.model import Filling, Text

"""


class VariableCollector(visitor.Visitor):
    """Collects a pattern's variables, and those a plural depends on."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        if isinstance(node.selector, ast.VariableReference):
            self.names[node.selector.id.name] = "int"
        self.generic_visit(node)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        if not node.id.name.startswith((DIAL, FACT, OWN)):
            self.names.setdefault(node.id.name, "Filling")


@cache
def parse_source(source: str) -> ast.Resource:
    """A catalogue's entries, parsed once: parsing takes longer than whatever is made of them."""
    return FluentParser().parse(source)


def catalogue_messages(language: str) -> Iterator[ast.Message]:
    """Every message of a language, in the order of its files."""
    for source in sorted((FOLDER / language).glob("*.ftl")):
        entries = parse_source(source.read_text("utf-8")).body
        yield from (entry for entry in entries if isinstance(entry, ast.Message))


def message_variables(message: ast.Message) -> dict[str, str]:
    """The message's variables and their types: a number where it selects a plural."""
    collector = VariableCollector()
    collector.visit(message)
    return dict(sorted(collector.names.items()))


def plural_variables() -> set[tuple[str, str]]:
    """The variables that select a plural in any language, each with its key."""
    return {
        (message.id.name, name)
        for language in LANGUAGES
        for message in catalogue_messages(language)
        for name, kind in message_variables(message).items()
        if kind == "int"
    }


def accessor_source(message: ast.Message, numbers: set[tuple[str, str]]) -> str:
    """The signature of the function that stands for one message."""
    key, given = message.id.name, message_variables(message)
    given |= {name: "int" for name in given if (key, name) in numbers}
    signature = ", ".join(f"{each}: {kind}" for each, kind in given.items())
    return f"def {key.replace('-', '_')}({'*, ' if given else ''}{signature}) -> Text: ...\n"


def module_source() -> str:
    """The whole of `messages/words.pyi`."""
    numbers = plural_variables()
    return HEADER + "".join(
        accessor_source(message, numbers)
        for message in catalogue_messages(FALLBACK)
        if message.value
    )


def main(asked: Sequence[str]) -> int:
    """Write the module; with `--check`, only say whether it is what the catalogue asks for."""
    if "--check" not in asked:
        TARGET.write_text(module_source(), "utf-8")
    elif TARGET.read_text("utf-8") != module_source():
        sys.stderr.write(f"{OUT_OF_DATE}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
