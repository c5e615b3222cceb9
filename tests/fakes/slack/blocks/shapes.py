"""The pieces a shape is made of: each looks at one value and notes what Slack refuses."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.slack.errors import Wire

Check = Callable[[Any, str, "Findings"], None]


@dataclass(slots=True)
class Findings:
    """What is wrong with some blocks, in Slack's words with a JSON pointer to each place."""

    surface: str
    problems: list[str] = field(default_factory=list)
    focused: list[str] = field(default_factory=list)

    def note(self, path: str, words: str) -> None:
        """Note a problem at a place."""
        self.problems.append(f"{words} [json-pointer:{path}]")


def string(limit: int | None = None, *, least: int = 0, form: str | None = None) -> Check:
    """Want a text of `least` to `limit` characters, matching a regular expression if given."""

    def check(value: Any, path: str, found: Findings) -> None:
        if not isinstance(value, str):
            found.note(path, "must provide a string")
        elif len(value) < least:
            found.note(path, f"must be more than {least - 1} characters")
        elif limit is not None and len(value) > limit:
            found.note(path, f"must be less than {limit + 1} characters")
        elif form is not None and not re.fullmatch(form, value, re.DOTALL):
            found.note(path, f"failed to match the form {form}")

    return check


def whole(least: int | None = None, most: int | None = None) -> Check:
    """Want a whole number in a range."""

    def check(value: Any, path: str, found: Findings) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            found.note(path, "must provide a number")
        elif least is not None and value < least:
            found.note(path, f"must be greater than or equal to {least}")
        elif most is not None and value > most:
            found.note(path, f"must be less than or equal to {most}")

    return check


def boolean(value: Any, path: str, found: Findings) -> None:
    """Want true or false."""
    if not isinstance(value, bool):
        found.note(path, "must provide a boolean")


def one_of(*allowed: Any) -> Check:
    """Want one of some values."""

    def check(value: Any, path: str, found: Findings) -> None:
        if value not in allowed:
            found.note(path, f"must be one of {', '.join(map(str, allowed))}")

    return check


def many(item: Check, least: int = 1, most: int | None = None) -> Check:
    """Want a list of `least` to `most` items."""

    def check(value: Any, path: str, found: Findings) -> None:
        if not isinstance(value, list):
            found.note(path, "must provide an array")
            return
        if len(value) < least:
            found.note(path, f"no less than {least} items allowed")
        if most is not None and len(value) > most:
            found.note(path, f"no more than {most} items allowed")
        for place, each in enumerate(value):
            item(each, f"{path}/{place}", found)

    return check


@dataclass(frozen=True)
class Shape:
    """An object's fields, those it can not do without, and a last look at the whole."""

    fields: Mapping[str, Check]
    required: frozenset[str]
    also: Callable[[Wire, str, Findings], None] | None = None

    def __call__(self, value: Any, path: str, found: Findings) -> None:
        """Check one object."""
        if not isinstance(value, dict):
            found.note(path, "must provide an object")
            return
        before = len(found.problems)
        for name in self.required - value.keys():
            found.note(path, f"missing required field: {name}")
        for name, each in value.items():
            if check := self.fields.get(name):
                check(each, f"{path}/{name}", found)
            else:
                found.note(path, f"invalid additional property: {name}")
        if self.also is not None and len(found.problems) == before:
            self.also(value, path, found)


def shape(
    also: Callable[[Wire, str, Findings], None] | None = None, /, **fields: Check | tuple[Check]
) -> Shape:
    """Make a shape; a field given as a tuple of one is required."""
    required = frozenset(name for name, check in fields.items() if isinstance(check, tuple))
    plain = {n: check[0] if isinstance(check, tuple) else check for n, check in fields.items()}
    return Shape(plain, required, also)


def by_type(kinds: Mapping[str, Check], allowed: Iterable[str], what: str) -> Check:
    """Want an object whose `type` is one of those allowed here, shaped as its type says."""
    here = frozenset(allowed)

    def check(value: Any, path: str, found: Findings) -> None:
        if not isinstance(value, dict):
            found.note(path, "must provide an object")
            return
        kind = value.get("type")
        if kind is None:
            found.note(path, "missing required field: type")
        elif kind not in kinds or kind not in here:
            found.note(f"{path}/type", f"unsupported type: {kind}{f' {what}' if what else ''}")
        else:
            kinds[kind](value, path, found)

    return check
