"""Turns a request into parameters: form, multipart or JSON, with JSON inside strings."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from .errors import Refusal, Wire
from .shapes import Fields, Type, shapes


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    content: bytes
    mime_type: str


@dataclass(slots=True)
class Parameters:
    """The decoded parameters of one call, its files, and what is wrong with them."""

    values: Wire = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


NUMBER = re.compile(r"-?\d+\Z")


async def read_parameters(request: web.Request, method: str) -> Parameters:
    """Read what the bot sent, typed by the method's table; an unknown method stays raw."""
    fields = shapes().methods.get(method, {})
    found = Parameters()
    for name, words in request.query.items():
        _add(found, fields, name, words)
    if request.content_type == "application/json":
        body = await request.json()
        if not isinstance(body, dict):
            raise Refusal("Bad Request: object expected as JSON body", fault=True)
        found.values |= body
    elif request.can_read_body:
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                upload = Upload(value.filename, value.file.read(), value.content_type)
                value.file.close()
                found.uploads[name] = upload
                if name in fields:
                    found.values[name] = f"attach://{name}"
            elif isinstance(value, str):
                _add(found, fields, name, value)
    return found


def _add(found: Parameters, fields: Fields, name: str, raw: str) -> None:
    if name not in fields:
        found.values[name] = raw
        return
    try:
        found.values[name] = _typed(raw, fields[name].type)
    except ValueError:
        found.problems.append(f"{name}: {raw[:80]!r} is not {fields[name].type}")


def _typed(raw: str, shape: Type) -> Any:
    match shape:
        case "str" | "file":
            return raw
        case "int":
            return int(raw)
        case "float":
            return float(raw)
        case "bool":
            return {"true": True, "false": False, "True": True, "False": False}[raw]
        case {"either": [*options]} if "int" in options and NUMBER.match(raw):
            return int(raw)
        case {"either": [*options]} if "str" in options:
            return raw
        case _:
            return json.loads(raw)
