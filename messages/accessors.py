"""Writes `messages/words.py`: one typed function per catalogue key, so that mypy sees a bad key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fluent.syntax import FluentParser, ast, visitor

FOLDER = Path(__file__).parent
TARGET = FOLDER / "words.py"
REFERENCE = "fr"
DIAL = "dial-"
"""How variables begin that are never given: whom to call where it is read."""

# The visitor's method names are the library's.
# ruff: noqa: N802

HEADER = '''\
"""Every sentence of the catalogues by name; written by `python -m messages.accessors`."""

from messages.model import Filling, Text

'''


class Variables(visitor.Visitor):
    """Collects a pattern's variables, and those a plural depends on."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        if isinstance(node.selector, ast.VariableReference):
            self.names[node.selector.id.name] = "int"
        self.generic_visit(node)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        if not node.id.name.startswith(DIAL):
            self.names.setdefault(node.id.name, "Filling")


def messages(language: str) -> Iterator[ast.Message]:
    """Every message of a language, in the order of its files."""
    for source in sorted((FOLDER / language).glob("*.ftl")):
        resource = FluentParser().parse(source.read_text("utf-8"))
        yield from (entry for entry in resource.body if isinstance(entry, ast.Message))


def variables(message: ast.Message) -> dict[str, str]:
    """The message's variables and their types: a number where it selects a plural."""
    found = Variables()
    found.visit(message)
    return dict(sorted(found.names.items()))


def counted() -> set[tuple[str, str]]:
    """The variables that select a plural in any language, each with its key."""
    return {
        (message.id.name, name)
        for language in {path.parent.name for path in FOLDER.glob("*/*.ftl")}
        for message in messages(language)
        for name, kind in variables(message).items()
        if kind == "int"
    }


def accessor(message: ast.Message, numbers: set[tuple[str, str]]) -> str:
    """The function that stands for one message."""
    key, given = message.id.name, variables(message)
    given |= {name: "int" for name in given if (key, name) in numbers}
    name = key.replace("-", "_")
    if not given:
        return f'\ndef {name}() -> Text:\n    return Text(key="{key}")\n'
    signature = ", ".join(f"{each}: {kind}" for each, kind in given.items())
    args = ", ".join(f'"{each}": {each}' for each in given)
    return f'\ndef {name}(*, {signature}) -> Text:\n    return Text(key="{key}", args={{{args}}})\n'


def module() -> str:
    """The whole of `messages/words.py`."""
    numbers = counted()
    return HEADER + "\n".join(accessor(message, numbers) for message in messages(REFERENCE))


if __name__ == "__main__":
    TARGET.write_text(module(), "utf-8")
