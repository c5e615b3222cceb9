"""Answers of Telegram that are no answers: a table by name."""

from __future__ import annotations

import json
from typing import Any

JSON, HTML = "application/json", "text/html"


def told(**answer: Any) -> str:
    return json.dumps(answer)


PASSING: dict[str, dict[str, Any]] = {
    "500": {"kind": "server_error"},
    "502 in HTML": {"kind": "bad_gateway"},
    "reset": {"kind": "reset"},
    "429": {"kind": "too_many_requests", "retry_after": 1},
    "429 for seven seconds": {"kind": "too_many_requests", "retry_after": 7},
    "429 without how long": {
        "kind": "odd",
        "answer": (429, told(ok=False, error_code=429, description="Too Many Requests"), JSON),
    },
    "429 for words": {
        "kind": "odd",
        "answer": (
            429,
            told(ok=False, error_code=429, description="x", parameters={"retry_after": "bientôt"}),
            JSON,
        ),
    },
    "429 for null": {
        "kind": "odd",
        "answer": (
            429, told(ok=False, error_code=429, description="x", parameters={"retry_after": None}),
            JSON,
        ),
    },
    "503 empty": {"kind": "odd", "answer": (503, "", HTML)},
    "504 in HTML": {"kind": "odd", "answer": (504, "<html>Gateway Time-out</html>", HTML)},
    "520 in words": {"kind": "odd", "answer": (520, "error code: 520", "text/plain")},
}  # fmt: skip
"""Trouble that passes: what was to be said is said in the end."""

SPOILT: dict[str, dict[str, Any]] = {
    "cut": {"kind": "garbage"},
    "lost": {"kind": "answer_lost"},
    "empty": {"kind": "odd", "answer": (200, "", JSON)},
    "HTML with 200": {"kind": "odd", "answer": (200, "<html>hello</html>", HTML)},
    "no JSON": {"kind": "odd", "answer": (200, "well", JSON)},
    "null": {"kind": "odd", "answer": (200, "null", JSON)},
    "a list": {"kind": "odd", "answer": (200, "[]", JSON)},
    "a number": {"kind": "odd", "answer": (200, "4", JSON)},
    "an empty object": {"kind": "odd", "answer": (200, "{}", JSON)},
    "no result": {"kind": "odd", "answer": (200, told(ok=True), JSON)},
    "a result null": {"kind": "odd", "answer": (200, told(ok=True, result=None), JSON)},
    "a result of words": {"kind": "odd", "answer": (200, told(ok=True, result="yes"), JSON)},
    "a result of a list": {"kind": "odd", "answer": (200, told(ok=True, result=[]), JSON)},
    "a message without number": {
        "kind": "odd", "answer": (200, told(ok=True, result={"date": 1}), JSON),
    },
    "not ok, no reason": {"kind": "odd", "answer": (400, told(ok=False), JSON)},
    "not ok with 200": {"kind": "odd", "answer": (200, told(ok=False), JSON)},
    "not ok, reason null": {
        "kind": "odd", "answer": (400, told(ok=False, error_code=400, description=None), JSON),
    },
    "not ok, reason a list": {
        "kind": "odd", "answer": (400, told(ok=False, error_code="x", description=[]), JSON),
    },
    "a teapot": {
        "kind": "odd", "answer": (418, told(ok=False, error_code=418, description="x"), JSON),
    },
    "429 for ever": {"kind": "too_many_requests", "retry_after": 10**9},
    "429 for less than nothing": {"kind": "too_many_requests", "retry_after": -5},
    "not UTF-8": {"kind": "odd", "answer": (200, "\x00\x01\x02", "application/octet-stream")},
}  # fmt: skip
"""Trouble in which nobody knows whether the call was taken: the others are served."""

EVERY = PASSING | SPOILT
REFUSALS = {
    "not ok, no reason", "not ok, reason null", "not ok, reason a list", "a teapot", "429 for ever",
    "not ok with 200", "no result", "a result null", "a result of words", "a result of a list",
    "a message without number",
}  # fmt: skip
"""A no, or a yes that is none: only that the others are served is expected after these."""

STARTING = ("getMe", "deleteWebhook", "getMyCommands", "setMyCommands", "setMyDescription")
