"""How blocks read on a screen: words without markup, and which of them are set off."""

import html
import re
from collections.abc import Callable, Iterator
from typing import Any

from tests.fakes.slack.errors import Wire

Names = Callable[[str], str]
Mark = tuple[str, str]
REFERENCE = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
PAIRED = {
    "bold": re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\w*])"),
    "italic": re.compile(r"(?<![\w_])_(?=\S)([^_\n]+)(?<=\S)_(?![\w_])"),
    "strike": re.compile(r"(?<![\w~])~(?=\S)([^~\n]+)(?<=\S)~(?![\w~])"),
    "code": re.compile(r"`([^`\n]+)`"),
}


def read_text(text: str, names: Names) -> tuple[str, list[Mark]]:
    """Read mrkdwn as a client shows it: plain words, and the marks in it by kind."""
    found: list[Mark] = []

    def refer(match: re.Match[str]) -> str:
        target, label = match[1], match[2]
        if target.startswith("!date^"):
            return label or target
        if target.startswith("!"):
            found.append(("broadcast", target[1:]))
            return label or f"@{target[1:]}"
        if target[:1] in "@#":
            shown = label or names(target[1:])
            found.append(("user" if target[0] == "@" else "channel", target[1:]))
            return f"{target[0]}{shown}"
        found.append(("link", target))
        return label or target

    text = REFERENCE.sub(refer, text)
    for kind, pattern in PAIRED.items():
        found += [(kind, html.unescape(each)) for each in pattern.findall(text)]
        text = pattern.sub(r"\1", text)
    return html.unescape(text), found


def _object(value: Wire, names: Names) -> tuple[str, list[Mark]]:
    if value["type"] == "mrkdwn":
        return read_text(value["text"], names)
    return value["text"], []


def _piece(piece: Wire, names: Names) -> tuple[str, list[Mark]]:
    kind = piece["type"]
    styles = [name for name, on in piece.get("style", {}).items() if on]
    more: list[Mark] = []
    match kind:
        case "text":
            text = piece["text"]
        case "link":
            text = piece.get("text") or piece["url"]
            more = [("link", piece["url"])]
        case "user" | "channel" | "usergroup":
            target = piece[f"{kind}_id"]
            text = f"{'#' if kind == 'channel' else '@'}{names(target)}"
            more = [(kind, target)]
        case "broadcast":
            text = f"@{piece['range']}"
            more = [("broadcast", piece["range"])]
        case "emoji":
            text = f":{piece['name']}:"
        case "date":
            text = piece.get("fallback") or str(piece["timestamp"])
        case _:
            text = piece["value"]
    return text, [(style, text) for style in styles] + more


def _part(part: Wire, names: Names) -> tuple[str, list[Mark]]:
    found: list[Mark] = []
    if part["type"] == "rich_text_list":
        lines = []
        for number, item in enumerate(part["elements"], 1 + part.get("offset", 0)):
            text, marked = _part(item, names)
            bullet = f"{number}." if part["style"] == "ordered" else "•"
            lines.append(f"{'    ' * part.get('indent', 0)}{bullet} {text}")
            found += marked
        return "\n".join(lines), found
    read_pieces = [_piece(piece, names) for piece in part["elements"]]
    text = "".join(text for text, _ in read_pieces)
    return text, [mark for _, marked in read_pieces for mark in marked]


def _lines(block: Wire, names: Names) -> Iterator[tuple[str, list[Mark]]]:
    match block["type"]:
        case "section":
            for each in [block["text"]] if "text" in block else []:
                yield _object(each, names)
            for each in block.get("fields", ()):
                yield _object(each, names)
        case "header":
            text, _ = _object(block["text"], names)
            yield text, [("header", text)]
        case "context":
            for each in block["elements"]:
                yield (each["alt_text"], []) if each["type"] == "image" else _object(each, names)
        case "rich_text":
            for part in block["elements"]:
                yield _part(part, names)
        case "image":
            yield block["alt_text"], []
        case "markdown":
            yield block["text"], []


def read(blocks: list[Wire], names: Names) -> str:
    """Give the words of blocks, a line or more each, without markup, labels or fields."""
    return "\n".join(text.rstrip("\n") for block in blocks for text, _ in _lines(block, names))


def marks(blocks: list[Wire], names: Names) -> list[Mark]:
    """List what is set off in blocks: (kind, words, address or id), in reading order."""
    return [mark for block in blocks for _, found in _lines(block, names) for mark in found]


def label_of(element: Any) -> str:
    """Give what a person reads on an element: its label, or its placeholder."""
    text = element.get("text") or element.get("placeholder") or {"text": element["type"]}
    return str(text["text"])
