"""Wherever one person reads another's name, there is a way to have nothing more to do with them."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

PACKAGES = ("messages.aid", "messages.cafe", "messages.heat.checkins", "messages.heat.captains")
"""Where neighbours read of each other."""

NAMES = {"name", "names", "host", "helper", "asker", "who"}
"""What a sentence calls a person by."""

WAYS = ("block_row", "blocks_row", "_page_rows")

NEXT_SCREEN = "its one way back leads to a screen of the two on which the way stands"
IN_DANGER = "told when somebody may be in danger: what is to be done is all that stands there"
OFFICE = "read by who organises, as one who does"
ONESELF = "names who reads it, or the nickname they gave"
PARTED = "the two have nothing more to do with each other already"
UNKNOWN = "Palier keeps nothing of the two by which a pressed name could be told from a forged one"

WITHOUT = {
    "replacing_screen": NEXT_SCREEN,
    "enrolment_screen": NEXT_SCREEN,
    "helping_screen": NEXT_SCREEN,
    "organiser_request_notice": OFFICE,
    "not_fine_notice": OFFICE,
    "unanswered_screen": OFFICE,
    "captains_screen": OFFICE,
    "buddy_link": ONESELF,
    "check_question": ONESELF,
    "check_reminder": ONESELF,
    "buddy_refused": PARTED,
    "parted_notice": PARTED,
    "help_offered": UNKNOWN,
    "waiting_screen": "what it names is the neighbourhood",
    **dict.fromkeys(
        (
            "cannot_reply",
            "check_answered",
            "check_over",
            "contact_notice",
            "going_notice",
            "look_in_again",
            "not_going",
            "said_fine",
            "somebody_goes",
            "still_hot",
            "stopped_for",
            "town_missed",
            "town_not_going",
            "worried_notice",
        ),
        IN_DANGER,
    ),
}
"""Screens and letters that name somebody and have no such way, and why."""


def naming() -> Iterator[tuple[str, bool]]:
    """Every screen and letter that calls somebody by name, and whether the way stands there."""
    for package in PACKAGES:
        parts = walk_packages(import_module(package).__path__, f"{package}.")
        for module in (import_module(each.name) for each in parts):
            for drawn in ast.parse(inspect.getsource(module)).body:
                if _draws(drawn) and any(map(_names_somebody, ast.walk(drawn))):
                    yield drawn.name, any(way in ast.unparse(drawn) for way in WAYS)


def _draws(node: ast.stmt) -> bool:
    public = isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    return public and ast.unparse(node.returns or ast.Constant(None)) == "Message"


def _names_somebody(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and ast.unparse(node.func).startswith("words.")
        and any(each.arg in NAMES for each in node.keywords)
    )


def test_whatever_names_somebody_has_the_way_or_says_why_not() -> None:
    found = dict(naming())
    assert len(found) > 30
    assert {name for name, way in found.items() if not way} - WITHOUT.keys() == set()
    assert {name for name in WITHOUT if found.get(name)} == set(), "the way stands there by now"
