"""Each screen, letter and card in every language, as each platform draws it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.preview.markup import Markup, button_rows, element, join_markup
from bot.slack import drawing as slack
from bot.stairwell import drawing as stairwell
from bot.telegram import drawing as telegram
from messages.language import IN_TURN
from messages.model import Message, Reader
from messages.samples import USUAL, ArgumentMaker, all_screens

BOT = "palier_bot"
"""What the bot is called in links."""


def draw_on_telegram(message: Message, reader: Reader) -> Markup:
    """HTML of its own, and the keyboard below."""
    body = Markup(telegram.body(message, reader))
    keyboard = telegram.keyboard(message.rows, reader, BOT)
    rows = keyboard.inline_keyboard if keyboard else ()
    return join_markup(
        (element("div", body, class_="said"), button_rows([k.text for k in r] for r in rows))
    )


def draw_on_slack(message: Message, reader: Reader) -> Markup:
    """Its blocks, one below the other."""
    return draw_blocks(slack.drawn(message, reader)["blocks"])


def draw_in_stairwell(message: Message, reader: Reader) -> Markup:
    """Paragraphs of spans, and buttons."""
    post = stairwell.draw_post("", None, message, None, reader, "")
    body = [element("p", *map(_draw_span, spans)) for spans in post["paragraphs"]]
    keys = button_rows([each["label"] for each in row] for row in post["rows"])
    return join_markup((element("div", *body, class_="said"), keys))


Draws = Callable[[Message, Reader], Markup]
PLATFORMS: Mapping[str, Draws] = {
    "telegram": draw_on_telegram,
    "slack": draw_on_slack,
    "stairwell": draw_in_stairwell,
}


def _draw_span(span: Mapping[str, Any]) -> str:
    return element("b", span["words"]) if span["bold"] else str(span["words"])


def draw_blocks(blocks: list[dict[str, Any]]) -> Markup:
    """What Slack shows of blocks; one of a kind that is not known here is an error."""
    return join_markup(_draw_block(block) for block in blocks)


def _draw_block(block: Mapping[str, Any]) -> Markup:
    match block["type"]:
        case "rich_text":
            return element("div", *map(_draw_rich_text, block["elements"]), class_="said")
        case "section":
            return element("div", str(block["text"]["text"]), class_="said")
        case "actions":
            return button_rows([[str(key["text"]["text"]) for key in block["elements"]]])
    raise ValueError(f"no drawing for {block['type']}")


def _draw_rich_text(part: Mapping[str, Any]) -> Markup:
    match part["type"]:
        case "rich_text_section":
            return join_markup(map(_draw_run, part["elements"]))
        case "rich_text_preformatted":
            return element("code", *map(_draw_run, part["elements"]))
    return _draw_run(part)


def _draw_run(run: Mapping[str, Any]) -> Markup:
    words_said = str(run["url"] if run["type"] == "link" else run["text"])
    return element("b", words_said) if run.get("style") else join_markup((words_said,))


def sample_messages(name: str) -> list[Message]:
    """What a screen may look like on a usual day; one of each choice where it depends on one."""
    draw = all_screens()[name]
    return [draw(**given) for given in ArgumentMaker(USUAL).make_arguments(draw)]


def draw_screens() -> Iterator[tuple[str, Markup]]:
    """Every screen by its name, with each language on each platform."""
    for name in all_screens():
        shown = sample_messages(name)
        yield name, join_markup(map(_draw_panes, shown))


def _draw_panes(shown: Message) -> Markup:
    """One pane for each language on each platform."""
    return element(
        "div",
        *(
            draw_pane(platform, language, draws(shown, Reader(language=language)))
            for language in IN_TURN
            for platform, draws in PLATFORMS.items()
        ),
        class_="panes",
    )


def draw_pane(platform: str, language: str, shown: Markup) -> Markup:
    """What one platform shows in one language, under the name of both."""
    head = element("p", f"{platform} · {language}", class_="whose")
    body = element("div", shown, lang=language)
    return element("div", head, body, class_=f"pane {platform} in-{language}")
