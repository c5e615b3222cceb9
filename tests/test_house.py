"""The house's names, for somebody who never saw it: one meaning each, and no room too long."""

from __future__ import annotations

import ast
import re

from tests.house import FLOORS, ROOT, one_word, survey

HOUSE = survey()

SEVERAL_SIGNATURES = {
    "of": "a constructor from something else: each class is made from other facts",
    "set_aside": "a letter, a row and an update are named by other keys",
    "take_press": "each platform tells of a press in its own payload",
}
"""Public methods whose name has more than two signatures, and why."""

LONGEST = 60
"""Lines a function may have: what is seen at once."""


def test_a_public_class_shares_its_name_with_none() -> None:
    assert HOUSE.shared_class_names() == {}


def test_a_public_method_s_name_has_two_signatures_at_most() -> None:
    assert HOUSE.many_signatures().keys() == SEVERAL_SIGNATURES.keys()


def test_names_of_one_word_are_the_exception() -> None:
    assert one_word(HOUSE.classes) < 0.1
    assert one_word([*HOUSE.functions, *HOUSE.methods]) < 0.15


def test_every_function_is_seen_at_once() -> None:
    functions = [*HOUSE.functions, *HOUSE.methods]
    assert [f"{each.place} {each.name}" for each in functions if each.lines > LONGEST] == []


def known_names() -> set[str]:
    """Whatever the product's code calls something by: modules, classes, functions, fields."""
    paths = [path for floor in FLOORS for path in (ROOT / floor).rglob("*.py")]
    found = {part for path in paths for part in (*path.relative_to(ROOT).parts, path.stem)}
    for node in (node for path in paths for node in ast.walk(ast.parse(path.read_text("utf-8")))):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                found.add(name)
            case ast.AsyncFunctionDef(name=name) | ast.Name(id=name) | ast.Attribute(attr=name):
                found.add(name)
    return found


def test_the_glossary_names_what_stands_in_the_code() -> None:
    page, known = (ROOT / "docs" / "glossary.md").read_text("utf-8"), known_names()
    columns = [line.split("|")[3] for line in page.splitlines() if line.count("|") >= 5]
    # Settings and the beginnings of codes stand in no module.
    named = re.findall(r"`(?![A-Z_]+`|\w_…)([A-Za-z_][\w.]*)", " ".join(columns))
    assert len(named) > 100
    assert [name for name in named if not known.issuperset(name.split("."))] == []
