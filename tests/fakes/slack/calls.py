"""One call of the Web API: read from a request, typed by its method's table."""

import base64
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from aiohttp import web

from .errors import Refusal, Wire

if TYPE_CHECKING:
    from .workspace import Workspace

TokenKind = Literal["bot", "app", "none"]
BOOLEANS = {"true": True, "True": True, "1": True, "false": False, "False": False, "0": False}


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument a method knows."""

    name: str
    type: str = "str"
    required: bool = False


@dataclass(slots=True)
class Call:
    """One call of the app: when it came (monotonic seconds), and the refusal if it met one."""

    method: str
    params: Wire
    at: float
    token: str
    refusal: str | None = None
    answered: bool = False
    json_body: bool = False
    installed: "Workspace | None" = None

    @property
    def workspace(self) -> "Workspace":
        """Give the workspace its token is for."""
        assert self.installed is not None
        return self.installed


def arguments(table: str) -> dict[str, Argument]:
    """Read a table of arguments: `name`, `name!` when required, `name:int` when no text."""
    found = {}
    for word in table.split():
        name, _, kind = word.rstrip("!").partition(":")
        found[name] = Argument(name, kind or "str", word.endswith("!"))
    return found


async def read_call(request: web.Request, method: str, at: float) -> Call:
    """Read what the app sent, untyped; the token comes in the header, or among the arguments."""
    values: Wire = dict(request.query)
    json_body = request.content_type == "application/json"
    if json_body:
        try:
            body = await request.json()
        except ValueError:
            raise Refusal("invalid_json", fault=True) from None
        if not isinstance(body, dict):
            raise Refusal("json_not_object", fault=True)
        values |= {name: value for name, value in body.items() if value is not None}
    elif request.can_read_body:
        form = await request.post()
        values |= {name: value for name, value in form.items() if isinstance(value, str)}
    header = request.headers.get("Authorization", "")
    token = values.pop("token", "")
    if header.startswith("Bearer "):
        token = header.removeprefix("Bearer ")
    elif header.startswith("Basic "):
        login, _, password = base64.b64decode(header.removeprefix("Basic ")).partition(b":")
        values |= {"client_id": login.decode(), "client_secret": password.decode()}
    return Call(method, values, at, token, json_body=json_body)


def type_arguments(call: Call, known: dict[str, Argument]) -> None:
    """Give every argument its type; refuse unknown, missing and mistyped ones."""
    problems = []
    # slack-bolt adds the team to every call, which Slack takes without a word.
    team = call.params.pop("team_id", None)
    if team and call.installed and team != call.installed.id:
        problems.append(f"team_id is of another workspace: {team}")
    for name, value in call.params.items():
        if name not in known:
            problems.append(f"unknown argument: {name}")
            continue
        try:
            call.params[name] = _typed(value, known[name].type)
        except (ValueError, KeyError):
            problems.append(f"{name} is no {known[name].type}: {value!r:.80}")
    for argument in known.values():
        if argument.required and call.params.get(argument.name) in (None, ""):
            problems.append(f"missing required field: {argument.name}")
    if problems:
        raise Refusal("invalid_arguments", *problems, fault=True)


def _typed(value: Any, kind: str) -> Any:
    if kind == "bool":
        return value if isinstance(value, bool) else BOOLEANS[str(value)]
    if kind == "int":
        return int(value)
    if kind == "json":
        return json.loads(value) if isinstance(value, str) else value
    if not isinstance(value, str):
        raise ValueError(value)
    return value
