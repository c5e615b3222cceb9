"""What the house's names and functions measure: `python -m tests.house` prints the table."""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, quantiles

ROOT = Path(__file__).parent.parent
FLOORS = ("bot", "handlers", "storage", "messages")
GENERATED = ("versions", "words.py", "words.pyi")
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[a-z0-9]+")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Definition:
    """One class or function: where it stands, its name, and for a method its signature."""

    place: str
    name: str
    signature: str = ""
    lines: int = 0

    @property
    def words(self) -> int:
        return len(WORD.findall(self.name))

    @property
    def public(self) -> bool:
        return not self.name.startswith("_")


@dataclass(frozen=True)
class House:
    """Every definition below some folders."""

    classes: list[Definition]
    functions: list[Definition]
    methods: list[Definition]

    def shared_class_names(self) -> dict[str, list[str]]:
        """Public class names that stand for more than one class, with their places."""
        places = defaultdict(list)
        for found in self.classes:
            if found.public:
                places[found.name].append(found.place)
        return {name: where for name, where in places.items() if len(where) > 1}

    def many_signatures(self, most: int = 2) -> dict[str, list[str]]:
        """Public method names with more than `most` signatures."""
        signatures = defaultdict(set)
        for found in self.methods:
            if found.public:
                signatures[found.name].add(found.signature)
        return {name: sorted(shapes) for name, shapes in signatures.items() if len(shapes) > most}


def survey(root: Path = ROOT, floors: tuple[str, ...] = FLOORS) -> House:
    """Read every source below the floors; what is generated or a migration is left out."""
    house = House([], [], [])
    for floor in floors:
        for path in sorted((root / floor).rglob("*.py")):
            if not {*path.parts} & {*GENERATED}:
                place = str(path.relative_to(root))
                _survey_body(ast.parse(path.read_text()).body, place, house, in_class=False)
    return house


def _survey_body(body: list[ast.stmt], place: str, house: House, *, in_class: bool) -> None:
    for node in body:
        if isinstance(node, ast.ClassDef):
            house.classes.append(Definition(f"{place}:{node.lineno}", node.name))
            _survey_body(node.body, place, house, in_class=True)
        elif isinstance(node, Function) and not node.name.startswith("__"):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            found = Definition(f"{place}:{node.lineno}", node.name, _signature(node), length)
            (house.methods if in_class else house.functions).append(found)


def _signature(node: Function) -> str:
    given = node.args
    names = [
        each.arg for each in (*given.posonlyargs, *given.args) if each.arg not in ("self", "cls")
    ]
    names += [f"*{given.vararg.arg}"] if given.vararg else []
    names += [f"{each.arg}=" for each in given.kwonlyargs]
    return f"({', '.join(names)})"


def one_word(found: list[Definition]) -> float:
    """The share of names that are a single word."""
    return sum(each.words == 1 for each in found) / len(found)


def report(house: House) -> Iterator[str]:
    """The measures, a line each."""
    functions = [*house.functions, *house.methods]
    lengths = [each.lines for each in functions]
    twice = sum(map(len, house.shared_class_names().values()))
    yield f"mean / p95 function lines      {mean(lengths):.1f} / {quantiles(lengths, n=20)[-1]:.0f}"
    yield f"one-word class names           {one_word(house.classes):.0%} of {len(house.classes)}"
    yield f"one-word function names        {one_word(functions):.0%} of {len(functions)}"
    yield f"class names used twice or more {twice / len(house.classes):.0%}"
    shapes = Counter(len(each) for each in house.many_signatures().values())
    yield f"method names with more than two signatures: {sum(shapes.values())}"


if __name__ == "__main__":
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    floors = tuple(sys.argv[2:]) or FLOORS
    sys.stdout.write("\n".join(report(survey(root, floors))) + "\n")
