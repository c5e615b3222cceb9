"""The page itself: no script, nothing from elsewhere, by day and by night."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

from bot.preview.cards import PLATFORMS, draw_screens
from bot.preview.forms import draw_forms
from bot.preview.markup import Markup, element, join_markup
from bot.preview.sentences import draw_sentences
from messages import words
from messages.catalog import language_names, plain_words
from messages.language import IN_TURN
from messages.model import Reader, Text

STYLE = Path(__file__).with_name("page.css")
MARK = "palier preview"
"""By what a page of ours is known: it is written over."""

Drawn = Sequence[tuple[str, Markup]]


def draw_page(sheets: Mapping[str, bytes], reader: Reader) -> str:
    """Everything on one page; `sheets` are small pictures by the names of files beside it."""

    def say(text: Text) -> str:
        return plain_words(text, reader)

    parts = {
        "screens": (say(words.preview_screens()), _by_first_word(list(draw_screens()))),
        "forms": (say(words.preview_forms()), _by_first_word(list(draw_forms()))),
        "sheets": (say(words.preview_sheets()), _draw_sheets(sheets)),
        "sentences": (say(words.preview_sentences()), _draw_folded(list(draw_sentences()))),
    }
    contents = element(
        "ul",
        *(element("li", element("a", title, href=f"#{n}")) for n, (title, _) in parts.items()),
    )
    title = say(words.preview_title())
    head = element(
        "head",
        Markup('<meta charset="utf-8">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup(f'<meta name="generator" content="{MARK}">'),
        Markup('<meta name="color-scheme" content="light dark">'),
        element("title", title),
        element("style", Markup(STYLE.read_text("utf-8") + _hiding_rules())),
    )
    body = element(
        "body",
        element(
            "header",
            element("h1", title),
            element("p", say(words.preview_lead())),
            _tick_boxes(
                say(words.preview_platforms()), "platform", {each: each for each in PLATFORMS}
            ),
            _tick_boxes(
                say(words.preview_languages()),
                "in",
                {each: language_names().get(each, each) for each in IN_TURN},
            ),
        ),
        element("nav", contents, aria_label=say(words.preview_contents())),
        element(
            "main",
            *(
                element("section", element("h2", title, id=name), inside)
                for name, (title, inside) in parts.items()
            ),
        ),
    )
    page = element("html", head, body, lang=reader.language)
    return f"<!doctype html>\n{page}\n"


def _tick_boxes(legend: str, group: str, offered: dict[str, str]) -> Markup:
    """Boxes that hide what is not ticked, by the page's style alone."""
    boxes = [
        element(
            "label",
            Markup(f'<input type="checkbox" checked id="{group}-{value}"> '),
            name,
        )
        for value, name in offered.items()
    ]
    return element("fieldset", element("legend", legend), *boxes)


def _hiding_rules() -> str:
    """The rules behind those boxes."""
    rules = [f"body:has(#platform-{each}:not(:checked)) .pane.{each}" for each in PLATFORMS]
    rules += [f"body:has(#in-{each}:not(:checked)) .in-{each}" for each in IN_TURN]
    return "".join(f"{rule} {{ display: none; }}\n" for rule in rules)


def _by_first_word(drawn: Drawn) -> Markup:
    """What is drawn, by the capability its name begins with."""
    groups = groupby(sorted(drawn), key=lambda one: one[0].partition(".")[0])
    return join_markup(
        element("section", element("h3", group), *(_draw_article(*each) for each in some))
        for group, some in groups
    )


def _draw_article(name: str, shown: Markup) -> Markup:
    return element("article", element("h4", name), shown, data_name=name)


def _draw_folded(drawn: Drawn) -> Markup:
    """What is long, each behind a line that opens it."""
    return join_markup(element("details", element("summary", name), shown) for name, shown in drawn)


def _draw_sheets(sheets: Mapping[str, bytes]) -> Markup:
    """A small picture of each sheet, within the page, and the files beside it."""
    return element(
        "div",
        *(
            element(
                "figure",
                Markup(f'<img src="data:image/png;base64,{b64encode(png).decode()}" alt="{name}">'),
                element(
                    "figcaption",
                    element("a", f"{name}.pdf", href=f"sheets/{name}.pdf"),
                    " · ",
                    element("a", "png", href=f"sheets/{name}.png"),
                ),
            )
            for name, png in sheets.items()
        ),
        class_="sheets",
    )
