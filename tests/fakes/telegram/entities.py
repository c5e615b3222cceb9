"""Telegram's HTML, parsed as strictly as Telegram does, and the entities found in typed text.

Offsets and lengths are in UTF-16 code units, as on the wire.
"""

import html
import re
from dataclasses import dataclass

from .errors import Refusal, Wire, bad_request

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler", "a": "text_link", "code": "code", "pre": "pre",
    "blockquote": "blockquote", "tg-emoji": "custom_emoji", "tg-time": "date_time",
}  # fmt: skip
ATTRIBUTES = {
    "span": {"class"}, "a": {"href"}, "code": {"class"}, "blockquote": {"expandable"},
    "tg-emoji": {"emoji-id"}, "tg-time": {"unix", "format"},
}  # fmt: skip
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
ATTRIBUTE = re.compile(
    r"\s+([A-Za-z][A-Za-z0-9-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?"
)
REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
# A domain's signs: letters of any script, but nothing of General Punctuation, which ends it.
LABEL = r"(?:[^\W_]|[_~-])+"
END = r"[^\s<>\u200b\u200e-\u200f\u2060-\u206f]"
BAD_END = ".:;,('?!`)\""
TYPED = {
    "bot_command": re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])"),
    # Any ending of letters passes for a domain here; Telegram has the list of those that exist.
    "url": re.compile(
        rf"(?:\b(?:https?|ftp)://{END}*{END.replace(']', BAD_END + ']')}"
        rf"|\b(?:tg|ton)://[\w-]+"
        rf"|(?<![\w@/#])(?:{LABEL}\.)+(?:[^\W\d_]{{2,}})(?::\d+)?(?:[/?#]{END}*)?"
        r"|(?<![\w.@/])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]))"
    ),
    "email": re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "mention": re.compile(r"(?<!\w)@[A-Za-z0-9_]{2,32}\b"),
    "phone_number": re.compile(r"(?<!\w)(?:\+\d|0\d)[\d .-]{6,16}\d\b"),
    "hashtag": re.compile(r"(?<![\w#])#\w*[^\W\d_]\w*"),
    "cashtag": re.compile(r"(?<![\w$])\$[A-Z]{1,8}(?![\w$])"),
    "bank_card": re.compile(r"(?<![\w+.,-])\d(?:[ -]?\d){12,18}(?![\w-])"),
}
UNTOUCHED = {"code", "pre", "text_link", "url", "text_mention"}
"""Kinds inside which nothing more is found."""


def utf16(text: str) -> int:
    """Count the UTF-16 code units of a text."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


@dataclass(slots=True)
class _Open:
    tag: str
    offset: int
    extra: Wire


def parse_html(source: str) -> tuple[str, list[Wire]]:
    """Give what a person sees and its entities; refuse anything Telegram cannot parse."""
    text: list[str] = []
    length = 0
    open_tags: list[_Open] = []
    entities: list[Wire] = []
    place = 0
    while place < len(source):
        start = source.find("<", place)
        piece = source[place:] if start < 0 else source[place:start]
        piece = REFERENCE.sub(lambda match: html.unescape(match[0]), piece)
        text.append(piece)
        length += utf16(piece)
        if start < 0:
            break
        at = len(source[:start].encode())
        tag = TAG.match(source, start)
        if tag is None:
            raise _broken(f"Unclosed start tag at byte offset {at}")
        name = tag[2].lower()
        if not tag[1]:
            open_tags.append(_Open(name, length, _attributes(name, tag[3], at)))
        elif not open_tags:
            raise _broken(f"Unexpected end tag at byte offset {at}")
        elif open_tags[-1].tag != name:
            raise _broken(
                f'Unmatched end tag at byte offset {at}, expected "</{open_tags[-1].tag}>", '
                f'found "</{name}>"'
            )
        else:
            _close(open_tags.pop(), length, entities)
        place = tag.end()
    if open_tags:
        raise _broken(f'Can\'t find end tag corresponding to start tag "{open_tags[-1].tag}"')
    return trim("".join(text), sorted(entities, key=lambda e: (e["offset"], -e["length"])))


def _attributes(name: str, source: str, at: int) -> Wire:
    if name not in TAGS:
        raise _broken(f'Unsupported start tag "{name}" at byte offset {at}')
    found = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in ATTRIBUTE.finditer(source)}
    if ATTRIBUTE.sub("", source).strip():
        raise _broken(f'Invalid attributes of tag "{name}" at byte offset {at}')
    if unknown := found.keys() - ATTRIBUTES.get(name, set()):
        raise _broken(f'Unsupported attribute "{min(unknown)}" of tag "{name}" at byte offset {at}')
    if name == "span" and found.get("class") != "tg-spoiler":
        raise _broken(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
    value = {key: html.unescape(attribute) for key, attribute in found.items()}
    if name == "a":
        if not re.match(r"(https?|tg|mailto|tel):.+", value.get("href", "")):
            raise _broken(f'Tag "a" without a usable link at byte offset {at}')
        return {"url": value["href"]}
    if name == "tg-time":
        if not value.get("unix", "").isdigit():
            raise _broken(f'Tag "tg-time" without a time at byte offset {at}')
        extra: Wire = {"unix_time": int(value["unix"])}
        return extra | ({"date_time_format": value["format"]} if "format" in value else {})
    if name == "tg-emoji":
        return {"custom_emoji_id": value.get("emoji-id", "")}
    if name == "code" and value.get("class", "").startswith("language-"):
        return {"language": value["class"].removeprefix("language-")}
    return {"expandable": True} if "expandable" in value else {}


def _close(opened: _Open, end: int, entities: list[Wire]) -> None:
    size = end - opened.offset
    if size == 0:
        return
    kind = TAGS[opened.tag]
    extra = dict(opened.extra)
    if extra.pop("expandable", False):
        kind = "expandable_blockquote"
    same = {"offset": opened.offset, "length": size}
    inner = entities[-1] if entities else {}
    if kind == "pre" and inner == inner | same | {"type": "code"}:
        extra = {k: v for k, v in entities.pop().items() if k == "language"}
    entities.append({"type": kind, **same, **extra})


def trim(text: str, entities: list[Wire]) -> tuple[str, list[Wire]]:
    """Cut the white space Telegram cuts at both ends, and move the entities with it."""
    shown = text.strip()
    if len(shown) == len(text):
        return text, entities
    before = utf16(text[: len(text) - len(text.lstrip())])
    end = utf16(shown)
    kept: list[Wire] = []
    for entity in entities:
        first = max(0, entity["offset"] - before)
        last = min(end, entity["offset"] + entity["length"] - before)
        if last > first:
            kept.append({**entity, "offset": first, "length": last - first})
    return shown, kept


def typed_entities(text: str) -> list[Wire]:
    """Find what a client marks by itself in typed text: commands, links, mentions, numbers."""
    found = [
        {"type": kind, "offset": utf16(text[: match.start()]), "length": utf16(match[0])}
        for kind, pattern in TYPED.items()
        for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda entity: entity["offset"])


def found_links(text: str, given: list[Wire]) -> list[Wire]:
    """Find what the server marks by itself in what a bot sends, outside code and links."""
    kept = [each for each in given if each["type"] in UNTOUCHED]

    def free(found: Wire) -> bool:
        start, end = found["offset"], found["offset"] + found["length"]
        return all(
            end <= each["offset"] or each["offset"] + each["length"] <= start for each in kept
        )

    return [each for each in typed_entities(text) if free(each)]


def formatted(
    text: str, parse_mode: str | None, given: list[Wire] | None
) -> tuple[str, list[Wire]]:
    """Give plain text and entities from what a bot sent, whichever way it marked them."""
    if parse_mode is None:
        if given and max(e["offset"] + e["length"] for e in given) > utf16(text):
            raise bad_request("can't parse entities: entity is outside of the text", fault=True)
        return trim(text, list(given or ()))
    if parse_mode.lower() != "html":
        raise bad_request(f"parse mode {parse_mode} is not played by this server", fault=True)
    return parse_html(text)


def _broken(words: str) -> Refusal:
    return bad_request(f"can't parse entities: {words}", fault=True)
