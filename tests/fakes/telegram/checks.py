"""Refuses what Telegram would: unknown and missing parameters at any depth, limits of length."""

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from .decoding import Parameters
from .errors import Refusal, Wire, bad_request
from .shapes import Type, shapes

if TYPE_CHECKING:
    from .bots import BotAccount

TEXT_LENGTH = 4096
CAPTION_LENGTH = 1024
CALLBACK_BYTES = 64
TOAST_LENGTH = 200
ROW_BUTTONS = 8
ALL_BUTTONS = 100
LINK_NAME_LENGTH = 32
UPLOAD_BYTES = 50 * 1024 * 1024
PHOTO_BYTES = 10 * 1024 * 1024
DOWNLOAD_BYTES = 20 * 1024 * 1024
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")
PLAIN = {"int": int, "str": str, "bool": bool, "file": str}

# Known to Telegram, but this server does not play them: better refused than ignored.
UNPLAYED = frozenset(
    "business_connection_id direct_messages_topic_id ephemeral_message_parameters rich_message "
    "suggested_post_parameters".split()
)


def check_parameters(method: str, parameters: Parameters) -> None:
    """Refuse parameters the method does not have, lacks, or has of another type."""
    fields = shapes().methods[method]
    problems = list(parameters.problems)
    for name, value in parameters.values.items():
        if name not in fields:
            problems.append(f"unknown parameter {name}")
        elif name in UNPLAYED:
            problems.append(f"{name} is not played by this server")
        else:
            _check(fields[name].type, value, name, problems)
    broken = " ".join(parameters.problems)
    for name, field in fields.items():
        if field.required and name not in parameters.values and name not in broken:
            problems.append(f"parameter {name} is missing")
    for name in parameters.uploads:
        if name not in fields and f"attach://{name}" not in repr(parameters.values):
            problems.append(f"file {name} is attached to nothing")
    if problems:
        raise bad_request(f"{method}: {'; '.join(problems)}", fault=True)


def _check(shape: Type, value: Any, path: str, problems: list[str]) -> None:
    match shape:
        case "any":
            return
        case "float":
            fits = isinstance(value, int | float) and not isinstance(value, bool)
        case str():
            fits = isinstance(value, PLAIN[shape])
            if shape == "int" and isinstance(value, bool):
                fits = False
        case {"const": [*values]}:
            fits = value in values
        case {"list": inner}:
            fits = isinstance(value, list)
            for place, item in enumerate(value if fits else ()):
                _check(inner, item, f"{path}[{place}]", problems)
        case {"object": name}:
            fits = isinstance(value, dict)
            if fits:
                _check_object(name, value, path, problems)
        case {"either": [*options]}:
            _check_either(options, value, path, problems)
            return
        case _:
            raise AssertionError(f"no such shape: {shape}")
    if not fits:
        problems.append(f"{path}: {value!r:.80} is not {shape}")


def _check_object(name: str, value: Wire, path: str, problems: list[str]) -> None:
    fields = shapes().objects[name]
    for key, inner in value.items():
        if key not in fields:
            problems.append(f"unknown {path}.{key} (in {name})")
        else:
            _check(fields[key].type, inner, f"{path}.{key}", problems)
    problems += [
        f"{path}.{key} is missing (in {name})"
        for key, field in fields.items()
        if field.required and key not in value
    ]


def _check_either(options: list[Type], value: Any, path: str, problems: list[str]) -> None:
    """Check against every option; when none fits, blame the one the value looks most like."""
    blamed: tuple[int, list[str]] | None = None
    for option in options:
        found: list[str] = []
        _check(option, value, path, found)
        if not found:
            return
        distance = len(found)
        if isinstance(option, dict) and "object" in option and isinstance(value, dict):
            fields = shapes().objects[option["object"]]
            distance = -sum(key in fields for key in value)
        if blamed is None or distance < blamed[0]:
            blamed = (distance, found)
    problems += blamed[1] if blamed else [f"{path}: {value!r:.80} fits nothing"]


def check_markup(markup: Wire | None, bot: "BotAccount", *, channel: bool = False) -> None:
    """Refuse keyboards a client could not show, and start links nobody could open."""
    if markup is None:
        return
    rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
    if any(len(row) > ROW_BUTTONS for row in rows) or sum(map(len, rows)) > ALL_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG", fault=True)
    if "inline_keyboard" not in markup:
        if channel:
            raise bad_request("BOT_REPLY_MARKUP_NOT_ALLOWED_IN_CHANNEL", fault=True)
        return
    for button in (button for row in rows for button in row):
        _check_button(button, bot)


def _check_button(button: Wire, bot: "BotAccount") -> None:
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty", fault=True)
    actions = button.keys() - {"text", "style", "icon_custom_emoji_id"}
    if not actions:
        raise bad_request("Text buttons are unallowed in the inline keyboard", fault=True)
    if len(actions) > 1:
        raise bad_request("inline keyboard button has several actions", fault=True)
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= CALLBACK_BYTES:
        raise bad_request("BUTTON_DATA_INVALID", fault=True)
    if (url := button.get("url")) is not None:
        if not re.match(r"(https?|tg)://[^\s/]+", url):
            raise bad_request(f"inline keyboard button URL '{url}' is invalid", fault=True)
        check_link(url, bot)


def check_link(url: str, bot: "BotAccount") -> str | None:
    """Give the start payload of a link to the bot; a payload nobody could open is a fault."""
    parts = urlsplit(url)
    if parts.netloc not in ("t.me", "telegram.me"):
        return None
    if parts.path.strip("/").lower() != bot.username.lower():
        return None
    for name in ("start", "startgroup"):
        for payload in parse_qs(parts.query, keep_blank_values=True).get(name, ()):
            if not PAYLOAD.match(payload):
                raise bad_request(f"start payload {payload!r} is invalid", fault=True)
            return payload
    return None


def check_length(text: str, limit: int, words: str) -> None:
    """Refuse with `words` a text of more than `limit` UTF-16 units, as Telegram counts them."""
    if len(text.encode("utf-16-le")) // 2 > limit:
        raise bad_request(words, fault=True)


def check_command(command: Wire) -> None:
    """Refuse a menu entry outside `[a-z0-9_]{1,32}` or described in 0 or over 256 characters."""
    if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"].removeprefix("/")):
        raise bad_request("BOT_COMMAND_INVALID", fault=True)
    if not 1 <= len(command["description"].strip()) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID", fault=True)


def check_upload(size: int, *, photo: bool = False) -> None:
    """Refuse files over 50 MB, photos over 10 MB, and empty ones."""
    if size == 0:
        raise bad_request("file must be non-empty", fault=True)
    if photo and size > PHOTO_BYTES:
        raise bad_request("PHOTO_SAVE_FILE_INVALID", fault=True)
    if size > UPLOAD_BYTES:
        raise Refusal("Request Entity Too Large", 413, fault=True)
