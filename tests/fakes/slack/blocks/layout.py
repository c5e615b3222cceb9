"""Layout blocks on their surfaces: messages, modals and the App Home."""

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

from tests.fakes.slack.errors import Refusal, Wire

from .elements import ACCESSORY, ACTION, ELEMENTS, input_element
from .objects import URL, plain, words
from .rich_text import RICH_TEXT
from .shapes import Check, Findings, boolean, by_type, many, one_of, shape, string

BLOCK_ID = string(255, least=1)
MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
VIEW_BYTES = 250_000
MARKDOWN = 12_000


def _check_section(value: Wire, path: str, found: Findings) -> None:
    if "text" not in value and "fields" not in value:
        found.note(path, "must provide text or fields")


def _check_actions(value: Wire, path: str, found: Findings) -> None:
    ids = [element["action_id"] for element in value["elements"] if "action_id" in element]
    for action_id in sorted({each for each in ids if ids.count(each) > 1}):
        found.note(path, f"`action_id` must be unique within a block: {action_id}")


def _check_picture(value: Wire, path: str, found: Findings) -> None:
    if ("image_url" in value) == ("slack_file" in value):
        found.note(path, "must provide image_url or slack_file, and not both")


def _block(
    name: str,
    also: Callable[[Wire, str, Findings], None] | None = None,
    /,
    **fields: Check | tuple[Check],
) -> tuple[str, Check]:
    return name, shape(also, type=(one_of(name),), block_id=BLOCK_ID, **fields)


BLOCKS: dict[str, Check] = {
    **dict(
        [
            _block(
                "section", _check_section,
                text=words(3000), fields=many(words(2000), 1, 10), accessory=ACCESSORY,
                expand=boolean,
            ),
            _block("header", text=(plain(150),)),
            _block("divider"),
            _block("actions", _check_actions, elements=(many(ACTION, 1, 25),)),
            _block(
                "context",
                elements=(
                    many(
                        by_type(
                            {
                                "image": ELEMENTS["image"],
                                "plain_text": words(3000),
                                "mrkdwn": words(3000),
                            },
                            ["image", "plain_text", "mrkdwn"],
                            "in a context block",
                        ),
                        1,
                        10,
                    ),
                ),
            ),
            _block(
                "input",
                label=(plain(2000),), element=(input_element,), hint=plain(2000),
                optional=boolean, dispatch_action=boolean,
            ),
            _block(
                "image", _check_picture,
                alt_text=(string(2000, least=1),), title=plain(2000),
                image_url=string(3000, form=URL), slack_file=shape(id=string(), url=string()),
            ),
            _block("markdown", text=(string(MARKDOWN, least=1),)),
        ]
    ),
    "rich_text": RICH_TEXT,
}  # fmt: skip
SURFACES = {
    "message": by_type(BLOCKS, BLOCKS, "in a message"),
    "modal": by_type(BLOCKS, BLOCKS.keys() - {"markdown"}, "in a modal"),
    "home": by_type(BLOCKS, BLOCKS.keys() - {"markdown"}, "in a home tab"),
}
VIEW_FIELDS: dict[str, Check | tuple[Check]] = {
    "private_metadata": string(3000), "callback_id": string(255), "external_id": string(255),
}  # fmt: skip
VIEWS = {
    "modal": shape(
        type=(one_of("modal"),), title=(plain(24),), submit=plain(24), close=plain(24),
        blocks=(many(SURFACES["modal"], 0, VIEW_BLOCKS),), clear_on_close=boolean,
        notify_on_close=boolean, submit_disabled=boolean, **VIEW_FIELDS,
    ),
    "home": shape(
        type=(one_of("home"),), blocks=(many(SURFACES["home"], 0, VIEW_BLOCKS),), **VIEW_FIELDS
    ),
}  # fmt: skip


def _check_together(blocks: list[Any], found: Findings) -> None:
    ids = [b["block_id"] for b in blocks if isinstance(b, dict) and "block_id" in b]
    for place, block_id in enumerate(ids):
        if block_id in ids[:place]:
            found.note("/blocks", f"block_id {block_id} already exists")


def check_message(blocks: Any) -> list[Wire]:
    """Give a message's blocks with ids where there were none; refuse what Slack would."""
    found = Findings("message")
    many(SURFACES["message"], 0, MESSAGE_BLOCKS)(blocks, "/blocks", found)
    if isinstance(blocks, list):
        _check_together(blocks, found)
        texts = [
            b.get("text") for b in blocks if isinstance(b, dict) and b.get("type") == "markdown"
        ]
        if sum(len(text) for text in texts if isinstance(text, str)) > MARKDOWN:
            found.note("/blocks", "markdown is too long")
    if found.problems:
        raise Refusal("invalid_blocks", *found.problems, fault=True)
    return named(blocks)


def check_view(view: Any, *allowed: str) -> Wire:
    """Give a view with ids where there were none; refuse what Slack would."""
    kind = view.get("type") if isinstance(view, dict) else None
    if kind not in allowed:
        raise Refusal(
            "invalid_arguments", f"unsupported view type: {kind} [json-pointer:/view/type]",
            fault=True,
        )  # fmt: skip
    if len(json.dumps(view).encode()) > VIEW_BYTES:
        raise Refusal("view_too_large", fault=True)
    found = Findings(str(kind))
    VIEWS[str(kind)](view, "/view", found)
    blocks = view.get("blocks")
    if isinstance(blocks, list):
        _check_together(blocks, found)
        if (
            kind == "modal"
            and "submit" not in view
            and any(isinstance(b, dict) and b.get("type") == "input" for b in blocks)
        ):
            found.note("/view", "missing required field: submit")
    if found.problems:
        raise Refusal("invalid_arguments", *found.problems, fault=True)
    return {**view, "blocks": named(view["blocks"])}


def named(blocks: list[Wire]) -> list[Wire]:
    """Give blocks and elements the ids Slack makes up for those without one."""
    blocks = copy.deepcopy(blocks)
    for place, block in enumerate(blocks):
        block.setdefault("block_id", f"b{place}")
        for number, element in enumerate(elements_of(block)):
            if element.get("type") != "image":
                element.setdefault("action_id", f"a{place}.{number}")
    return blocks


def elements_of(block: Wire) -> Iterator[Wire]:
    """Give what people can act on in a block, in reading order."""
    match block["type"]:
        case "actions":
            yield from block["elements"]
        case "section" if "accessory" in block:
            yield block["accessory"]
        case "input":
            yield block["element"]
