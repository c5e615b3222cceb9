"""A strict reader of Prometheus' expressions, as far as the example alerts and dashboard use them.

It knows what every name must be followed by, and which functions want a range of time; what it does
not know is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.]))
  | (?P<duration>(?:\d+(?:ms|s|m|h|d|w|y))+)
  | (?P<string>"(?:[^"\\]|\\.)*")
  | (?P<name>[a-zA-Z_:][a-zA-Z0-9_:]*)
  | (?P<sign>=~|!~|!=|==|>=|<=|[-+*/%^(){}\[\],=<>])
    )""",
    re.VERBOSE,
)
RANGED = {"rate", "increase", "changes", "delta", "deriv", "irate", "resets", "avg_over_time"}
PLAIN = {"absent": 1, "histogram_quantile": 2, "abs": 1, "ceil": 1, "time": 0, "clamp_min": 2}
AGGREGATES = {"sum": 0, "max": 0, "min": 0, "avg": 0, "count": 0, "topk": 1, "bottomk": 1}
LEVELS = (("or",), ("and", "unless"), ("==", "!=", ">", "<", ">=", "<="), ("+", "-"), "*/%")


class NotAnExpression(Exception):
    """What stands there cannot be read."""


@dataclass
class Selector:
    """One metric that is read: its name, and what its labels must be."""

    name: str
    matchers: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass
class Expression:
    """What an expression reads, and which labels its result has: None for all of what it reads."""

    selectors: list[Selector] = field(default_factory=list)
    by: set[str] | None = None
    aggregated: list[tuple[str, set[str], list[Selector]]] = field(default_factory=list)
    ranged: bool = False
    number: bool = False


def read_expression(text: str) -> Expression:
    """The whole expression, or `NotAnExpression`."""
    return _Reader(text).whole()


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while text[at:].strip():
        found = TOKEN.match(text, at)
        if not found:
            raise NotAnExpression(text[at:])
        yield str(found.lastgroup), found[str(found.lastgroup)]
        at = found.end()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text, self._tokens, self._at = text, list(_tokens(text)), 0

    def whole(self) -> Expression:
        found = self._level(0)
        if self._at < len(self._tokens) or found.ranged:
            raise NotAnExpression(self._text)
        return found

    def _peek(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    def _take(self, *wanted: str, kind: str = "") -> str:
        if self._at >= len(self._tokens):
            raise NotAnExpression(f"{self._text}: ends too soon")
        group, token = self._tokens[self._at]
        if (wanted and token not in wanted) or (kind and group != kind):
            raise NotAnExpression(f"{self._text}: {token}")
        self._at += 1
        return token

    def _level(self, n: int) -> Expression:
        if n == len(LEVELS):
            return self._atom()
        left = self._level(n + 1)
        while self._peek() in LEVELS[n]:
            if not self._peek():
                break
            sign = self._take()
            right = self._level(n + 1)
            if left.ranged or right.ranged:
                raise NotAnExpression(f"{self._text}: a range beside {sign}")
            left = _both(left, right)
        return left

    def _atom(self) -> Expression:
        group, token = self._tokens[self._at] if self._peek() else ("", "")
        if token == "(":
            self._take("(")
            inner = self._level(0)
            self._take(")")
            return inner
        if group == "number":
            self._take()
            return Expression(number=True)
        if group != "name":
            raise NotAnExpression(f"{self._text}: {token!r}")
        self._take()
        if token in AGGREGATES:
            return self._aggregate(token)
        if self._peek() == "(":
            return self._call(token)
        return self._select(token)

    def _aggregate(self, name: str) -> Expression:
        by = self._labels() if self._peek() == "by" else None
        given = self._given()
        if by is None:
            by = self._labels() if self._peek() == "by" else set()
        numbers = AGGREGATES[name]
        if len(given) != numbers + 1 or any(not each.number for each in given[:numbers]):
            raise NotAnExpression(f"{self._text}: {name}")
        inner = given[-1]
        if inner.ranged or inner.number:
            raise NotAnExpression(f"{self._text}: {name} of a range")
        kept = inner.by if numbers else by
        told = [*inner.aggregated, (name, by, inner.selectors)]
        return Expression(inner.selectors, kept, told)

    def _labels(self) -> set[str]:
        self._take("by")
        self._take("(")
        labels = {self._take(kind="name")}
        while self._take(",", ")") == ",":
            labels.add(self._take(kind="name"))
        return labels

    def _given(self) -> list[Expression]:
        self._take("(")
        if self._peek() == ")":
            self._take()
            return []
        given = [self._level(0)]
        while self._take(",", ")") == ",":
            given.append(self._level(0))
        return given

    def _call(self, name: str) -> Expression:
        given = self._given()
        if name in RANGED:
            if len(given) != 1 or not given[0].ranged:
                raise NotAnExpression(f"{self._text}: {name} wants a range")
            return Expression(given[0].selectors, given[0].by, given[0].aggregated)
        if PLAIN.get(name) != len(given) or any(each.ranged for each in given):
            raise NotAnExpression(f"{self._text}: {name}")
        if name == "histogram_quantile":
            inner = given[1]
            if not given[0].number or (inner.by is not None and "le" not in inner.by):
                raise NotAnExpression(f"{self._text}: {name} wants le")
            labels = None if inner.by is None else inner.by - {"le"}
            return Expression(inner.selectors, labels, inner.aggregated)
        return given[-1] if given else Expression(number=True)

    def _select(self, name: str) -> Expression:
        selector = Selector(name)
        if self._peek() == "{":
            self._take("{")
            while self._peek() != "}":
                label = self._take(kind="name")
                how = self._take("=", "!=", "=~", "!~")
                value = self._take(kind="string")[1:-1]
                selector.matchers.append((label, how, value))
                if self._peek() != "}":
                    self._take(",")
            self._take("}")
        ranged = self._peek() == "["
        if ranged:
            self._take("[")
            self._take(kind="duration")
            self._take("]")
        return Expression([selector], ranged=ranged)


def _both(left: Expression, right: Expression) -> Expression:
    """What is read by both sides; the labels are the left one's, unless that is a number."""
    by = right.by if left.number else left.by
    return Expression(
        [*left.selectors, *right.selectors],
        by,
        [*left.aggregated, *right.aggregated],
        number=left.number and right.number,
    )
