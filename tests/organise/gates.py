"""Finds what only an organiser or an admin may do: every answer that looks at such a right."""

from __future__ import annotations

import dis
import inspect
from collections.abc import Callable, Container, Iterable, Iterator
from types import CodeType
from typing import Any

from handlers.kernel.feature import Feature

RIGHTS = {
    "ORGANISER",
    "admin",
    "must_organise_any",
    "organised_areas",
    "organises_area",
    "refuse_permission",
    "require_organiser",
}
"""How a right is called where it is looked at."""

NO_RIGHT = {
    "account.leaving._leaving_screen": "says what hangs on them alone",
    "account.linking.join_accounts": "what two accounts may do is what one person may",
    "account.page.account_page": "says of an admin that they are one",
    "aid.asking._area_of_line": "which area a typed line is for",
    "aid.feature.reject_too_many": "how many requests one may have under way",
    "aid.helper_selection._trusted_with": "who may be asked, not who acts",
    "aid.views.request_view": "what is shown of a request",
    "area.door._needs_organiser": "whether somebody has to be let in themselves",
    "cafe.editions._screen_of": "more buttons, each of which looks again",
    "cafe.repeating.said_too_often": "what one publishes oneself, as often as one does",
    "heat.announcements.drills._announcement_of": "to whom a message speaks",
    "heat.announcements.ways_out.spare_today": "their own day without questions",
    "heat.announcements.ways_out.stop_heat": "their own switch, and what goes on",
    "heat.checkins.evening_plan.is_counted_on": "what somebody is asked about their evenings",
    "heat.checkins.evenings._evening_teams": "whose evenings are counted on",
    "heat.checkins.evenings._tell_neighbours": "whose evenings are counted on",
    "heat.levels.lookup.heat_screen": "one more button",
    "kit.choosing.sheets_screen": "one more button",
    "kit.returning._look_up_slip": "where a slip that was found comes from",
}
"""Functions that look at a role of somebody, but let nobody do more; and why."""


def answers(features: Iterable[Feature]) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every way in: commands, presses, forms, events and start links."""
    for feature in features:
        yield from feature.routes.items()
        for prefix, answer in feature.starts.items():
            yield f"?start={prefix}", answer


def reached(answer: Callable[..., Any], but: Container[str] = NO_RIGHT) -> set[Callable[..., Any]]:
    """Every function of the handlers that an answer may come to."""
    found: set[Callable[..., Any]] = set()
    waiting = [answer]
    while waiting:
        here = inspect.unwrap(waiting.pop())
        if here in found or place(here) in but:
            continue
        found.add(here)
        waiting += [each for each in _called(here) if each.__module__.startswith("handlers.")]
    return found


def place(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__qualname__}".removeprefix("handlers.")


def names(function: Callable[..., Any], *, global_only: bool = False) -> set[str]:
    """Every name that stands in a function, and in what is defined within it."""
    return {
        str(step.argval)
        for code in _codes(function.__code__)
        for step in dis.get_instructions(code)
        if step.opname == "LOAD_GLOBAL"
        or (not global_only and step.opname in ("LOAD_ATTR", "LOAD_METHOD", "STORE_ATTR"))
    }


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield from _codes(const)


def _called(function: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    """What a function names: other functions, and those of modules it names."""
    for cell in function.__closure__ or ():
        if inspect.isfunction(cell.cell_contents):
            yield cell.cell_contents
    for name in names(function, global_only=True):
        there = function.__globals__.get(name)
        if inspect.isfunction(there):
            yield there
        elif inspect.ismodule(there):
            within = map(vars(there).get, names(function))
            yield from (each for each in within if inspect.isfunction(each))


def rights_of(answer: Callable[..., Any]) -> set[str]:
    """Where on its way an answer looks at such a right."""
    return {place(each) for each in reached(answer) if names(each) & RIGHTS}
