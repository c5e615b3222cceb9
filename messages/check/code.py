"""What the code says out of the catalogues: keys that exist and fit, and none it never says."""

from __future__ import annotations

import ast as python
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from messages.catalog import COMMAND_PREFIX
from messages.check.catalogues import Catalogue, Problems
from messages.check.lengths import DESCRIPTION, LABEL, TOAST, LengthRuler, form_sentences
from messages.form import Form

NAME = ".name"
_ON_A_PAGE = re.compile(r"\[\[([a-z0-9_-]+)\]\]")


@dataclass(frozen=True)
class CodeCall:
    """A call in the code, and where it is."""

    place: str
    name: str
    node: python.Call

    def keyword_argument(self, name: str) -> python.expr | None:
        return next((keyword.value for keyword in self.node.keywords if keyword.arg == name), None)


def code_calls(root: Path, floors: Iterable[str]) -> Iterator[CodeCall]:
    """Every call in the product's code."""
    for path, node in _code_nodes(root, floors):
        if isinstance(node, python.Call):
            yield CodeCall(f"{path.relative_to(root)}:{node.lineno}", _call_name(node.func), node)


def key_mentions(root: Path, floors: Iterable[str]) -> set[str]:
    """What the product says of keys, as patterns: by accessor, whole, with gaps, or on a page."""
    pages = [page for floor in floors for page in (root / floor).rglob("*.html")]
    found = {_mentioned_keys(node) for _, node in _code_nodes(root, floors)}
    found |= {key for page in pages for key in _ON_A_PAGE.findall(page.read_text("utf-8"))}
    return {each for each in found if each}


def _code_nodes(root: Path, floors: Iterable[str]) -> Iterator[tuple[Path, python.AST]]:
    for floor in floors:
        for path in sorted((root / floor).rglob("*.py")):
            for node in python.walk(python.parse(path.read_text("utf-8"))):
                yield path, node


def _mentioned_keys(node: python.AST) -> str | None:
    match node:
        case python.Attribute(value=python.Name(id="words"), attr=name):
            return name.replace("_", "[-_]")
        case python.Constant(value=str(key)):
            return re.escape(key)
        case python.JoinedStr(values=[python.Constant(), *_]):
            pattern = _key_pattern(node)
            # What menus ask of every command says nothing of one.
            return None if pattern == f"{re.escape(COMMAND_PREFIX)}.+" else pattern
        case python.Call(
            func=python.Attribute(attr="command"), args=[python.Constant(value=str(name))]
        ):
            listed = any(keyword.arg == "menu" for keyword in node.keywords)
            return re.escape(f"{COMMAND_PREFIX}{name}{'' if listed else NAME}")
    return None


def check_unsaid(
    catalogue: Catalogue, known: Iterable[type[Form]], found: Iterable[str]
) -> Problems:
    """Every sentence is said somewhere: by a form, in the code or on a page."""
    asked = {text.key for form in known for text, _, _ in form_sentences(form)}
    pattern = re.compile("|".join(found))
    for key in catalogue.messages.keys() - asked:
        # What only names a command describes it in no menu.
        if not pattern.fullmatch(key if catalogue.messages[key].value else f"{key}{NAME}"):
            yield f"{catalogue.message_at(key)} is never said"


def _call_name(node: python.expr) -> str:
    match node:
        case python.Name(id=name) | python.Attribute(attr=name):
            return name
    return ""


def _said_key(node: python.expr | None) -> str | None:
    """The catalogue key of `words.cafe_full(...)`."""
    match node:
        case python.Call(func=python.Attribute(value=python.Name(id="words"), attr=name)):
            return name.replace("_", "-")
    return None


def check_code(ruler: LengthRuler, calls: Iterable[CodeCall]) -> Problems:
    """What the code says exists, with the arguments it gives, and fits where it is shown."""
    reference = ruler.catalogues[0]
    names = {key.replace("_", "-"): key for key in reference.messages}
    for call in calls:
        where = SHOWN.get(call.name)
        if where:
            what, limit, argument = where
            given = call.keyword_argument(argument) or next(iter(call.node.args), None)
            key = _said_key(given)
            if key in names:
                yield from ruler.check_within(limit, f"{what} ({call.place})", names[key])
        match call.name, call.node.args:
            case "Text", _:
                yield from _check_key(
                    reference,
                    call,
                    call.keyword_argument("key"),
                    _literal_args(call.keyword_argument("args")),
                )
            case "unclear_answer", [first, *_]:
                yield from _check_key(
                    reference, call, first, {keyword.arg for keyword in call.node.keywords}
                )
            case "command", [python.Constant(value=str(name))] if call.keyword_argument("menu"):
                what = f"the description of /{name} ({call.place})"
                yield from ruler.check_within(DESCRIPTION, what, f"{COMMAND_PREFIX}{name}")


SHOWN = {
    "Notice": ("a toast", TOAST, "text"),
    "Refused": ("a toast", TOAST, "text"),
    "Show": ("a toast", TOAST, "hint"),
    "press_button": ("a button", LABEL, "label"),
    "Button": ("a button", LABEL, "label"),
}


def _check_key(
    reference: Catalogue, call: CodeCall, node: python.expr | None, args: set[Any] | None
) -> Problems:
    """A key written in the code, whole or with gaps: it exists, and takes these arguments."""
    match node:
        case python.Constant(value=str(key)):
            pattern = re.escape(key)
        case python.JoinedStr(values=[python.Constant(), *_]):
            pattern = _key_pattern(node)
        case _:
            return
    keys = [key for key in reference.messages if re.fullmatch(pattern, key)]
    if not keys:
        yield f"{call.place}: no catalogue has the key {python.unparse(node)}"
    elif args is not None and all(args != set(reference.variables_of(key)) for key in keys):
        wanted = sorted(reference.variables_of(keys[0]))
        yield f"{call.place}: {keys[0]} takes {wanted}, not {sorted(map(str, args))}"


def _key_pattern(node: python.JoinedStr) -> str:
    """A key with gaps, each standing for a word or more."""
    parts = (value.value if isinstance(value, python.Constant) else None for value in node.values)
    return "".join(".+" if part is None else re.escape(str(part)) for part in parts)


def _literal_args(node: python.expr | None) -> set[Any] | None:
    """The names in a literal dictionary; None when they cannot be told."""
    match node:
        case None:
            return set()
        case python.Dict(keys=keys) if all(isinstance(key, python.Constant) for key in keys):
            return {key.value for key in keys if isinstance(key, python.Constant)}
    return None
