"""The log: one line a record, `key=value` or JSON, ids and never words."""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from collections import Counter
from datetime import UTC, datetime

OURS = frozenset({"bot", "handlers", "storage", "messages", "palier"})
MOST_CAUSES = 8
"""Errors behind an error that are told, and the depth to which a group is opened."""

PAIRS = re.compile(r"(?P<event>.*?)(?P<pairs>(?: \w+=\S+)*)$", re.DOTALL)


PAIR = re.compile(r" (\w+)=(\S+)")


def record_fields(record: logging.LogRecord) -> dict[str, str]:
    """What is told of a record, by name; of a library's record and of an error, only where it was.

    Libraries quote what they were given: httpx the token in an address, pydantic and SQLAlchemy the
    words in an error. So their records keep their place in the code, and errors their type.
    """
    at = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    fields = {"time": at, "level": record.levelname.lower(), "at": record.name}
    if record.name.partition(".")[0] in OURS:
        hit = PAIRS.match(" ".join(record.getMessage().split()))
        event, pairs = (hit["event"], hit["pairs"]) if hit else ("", "")
        fields |= {"event": event} | dict(PAIR.findall(pairs))
    else:
        where = f"{record.module}.{record.funcName}:{record.lineno}"
        fields |= {"event": "library", "where": where}
    if record.exc_info and record.exc_info[1]:
        fields["error"] = error_causes(record.exc_info[1])
    return fields


class LogFormatter(logging.Formatter):
    """Writes `time= level= at= event= …`."""

    def format(self, record: logging.LogRecord) -> str:
        fields = record_fields(record)
        fields["event"] = f'"{fields["event"]}"'
        return " ".join(f"{name}={value}" for name, value in fields.items())


class JsonLogFormatter(logging.Formatter):
    """Writes the same fields as an object of JSON, all of them as words."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(record_fields(record), ensure_ascii=False)


FORMATTERS = {"text": LogFormatter, "json": JsonLogFormatter}


def error_causes(error: BaseException, most: int = MOST_CAUSES) -> str:
    """The error's type and the places it passed, then those of what caused it; no message.

    Of a group, each error in it is told in the same way, between braces.
    """
    told, seen = list[str](), set[int]()
    current: BaseException | None = error
    while current is not None and id(current) not in seen and len(told) < most:
        seen.add(id(current))
        frames = traceback.extract_tb(current.__traceback__)
        path = ">".join(f"{_module(frame.filename)}:{frame.lineno}" for frame in frames[-8:])
        told.append(f"{type(current).__name__}[{path}]{_inside(current, most)}")
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )
    return "<-".join(told)


def _inside(error: BaseException, most: int) -> str:
    """What an exception group holds; many alike are told once, and counted."""
    if not isinstance(error, BaseExceptionGroup) or most <= 1:
        return ""
    told = Counter(error_causes(exception, most - 1) for exception in error.exceptions)
    each = [f"{count}x{what}" if count > 1 else what for what, count in told.most_common(most)]
    return "{" + "|".join(each) + "}"


def _module(filename: str) -> str:
    parts = filename.replace("\\", "/").removesuffix(".py").split("/")
    return ".".join(parts[-2:]).replace(" ", "")


def start_logging(level: str, written_as: str = "text") -> None:
    """Write to standard error from now on; libraries speak up only from warnings on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(FORMATTERS[written_as]())
    handler.addFilter(is_logged)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)


def is_logged(record: logging.LogRecord) -> bool:
    """Whether a record belongs into the log."""
    ours = record.name.partition(".")[0] in OURS
    return ours or record.levelno >= logging.WARNING
