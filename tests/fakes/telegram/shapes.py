"""The parameters of every Bot API method, read from aiogram's models and kept as plain data.

aiogram takes seconds to import, so the table is written once beside the compiled files, one per
aiogram version, and read from there afterwards.
"""

import fcntl
import json
import types
import typing
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

# A type is "int", "float", "bool", "str", "file" or "any", {"list": T}, {"object": name},
# {"const": [values]} or {"either": [T, ...]}.
Type = Any


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter or one key of a nested object."""

    type: Type
    required: bool


Fields = dict[str, Field]


@dataclass(frozen=True, slots=True)
class Shapes:
    """What each method takes, and what each nested object may hold."""

    methods: dict[str, Fields]
    objects: dict[str, Fields]


@cache
def shapes() -> Shapes:
    """Give the table, building it from aiogram the first time on this machine."""
    stored = Path(__file__).parent / "__pycache__" / f"bot_api-{version('aiogram')}-1.json"
    stored.parent.mkdir(exist_ok=True)
    # Two test processes begin at once: the second waits rather than read it all again.
    with stored.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stored.exists():
            draft = stored.with_suffix(".draft")
            draft.write_text(json.dumps(_read_aiogram()))
            draft.replace(stored)
    table = json.loads(stored.read_text())
    methods, objects = (
        {name: {key: Field(*field) for key, field in fields.items()} for name, fields in group}
        for group in (table["methods"].items(), table["objects"].items())
    )
    return Shapes(methods, objects)


def _read_aiogram() -> dict[str, Any]:
    import aiogram.methods
    from aiogram.methods import TelegramMethod
    from pydantic import BaseModel

    objects: dict[str, dict[str, list[Any]]] = {}

    def fields_of(model: type[BaseModel]) -> dict[str, list[Any]]:
        fields: dict[str, list[Any]] = {}
        for name, field in model.model_fields.items():
            extra = field.json_schema_extra
            if isinstance(extra, dict) and extra.get("deprecated"):
                continue
            shape = type_of(field.annotation)
            required = field.is_required() or (isinstance(shape, dict) and "const" in shape)
            fields[field.alias or name] = [shape, required]
        return fields

    def type_of(annotation: Any) -> Type:
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated:
            return type_of(typing.get_args(annotation)[0])
        if origin is typing.Literal:
            values = typing.get_args(annotation)
            return {"const": [v.value if isinstance(v, Enum) else v for v in values]}
        if origin in (typing.Union, types.UnionType):
            options: list[Type] = []
            for arg in typing.get_args(annotation):
                if arg is types.NoneType or (arg.__class__ is type and arg.__name__ == "Default"):
                    continue
                shape = type_of(arg)
                nested = shape["either"] if isinstance(shape, dict) and "either" in shape else None
                options += [o for o in (nested or [shape]) if o not in options]
            return options[0] if len(options) == 1 else {"either": options}
        if origin is list:
            return {"list": type_of(typing.get_args(annotation)[0])}
        return named(annotation)

    def named(annotation: Any) -> Type:
        if not isinstance(annotation, type):
            return "any"
        if issubclass(annotation, aiogram.types.InputFile):
            return "file"
        if issubclass(annotation, BaseModel):
            name = annotation.__name__
            if name not in objects:
                objects[name] = {}
                objects[name] = fields_of(annotation)
            return {"object": name}
        for kind, word in (
            (bool, "bool"), (int, "int"), (float, "float"), (str, "str"),
            (datetime, "int"), (timedelta, "int"),
        ):  # fmt: skip
            if issubclass(annotation, kind):
                return word
        return "any"

    methods: dict[str, dict[str, list[Any]]] = {}
    for name in aiogram.methods.__all__:
        model = getattr(aiogram.methods, name)
        if model is not TelegramMethod and issubclass(model, TelegramMethod):
            methods[model.__api_method__] = fields_of(model)
    return {"methods": methods, "objects": objects}
