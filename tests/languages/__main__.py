"""Everything Palier says in some languages, on every platform: `python -m tests.languages eo ar`.

A line for each thing that is wrong, then how much was looked at.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import time
from html.parser import HTMLParser
from itertools import chain, cycle, product
from typing import Any

from babel import Locale
from babel.lists import format_list

from bot.chat.forms.question import QuestionPage
from bot.chat.forms.state import FormState
from bot.slack import drawing as slack
from bot.slack import home, manifest, modal
from bot.stairwell import drawing as stairwell
from bot.stairwell.form import SandboxForm
from bot.stairwell.page import WHOM, render_page
from bot.telegram import drawing as telegram
from bot.telegram import menus
from bot.telegram.form_screen import inline_keyboard, page_html
from handlers import FEATURES
from handlers.kit.printing import LINKED
from messages import accessors, check, samples, words
from messages.catalog import paragraphs, plain_words
from messages.check.__main__ import FLOORS, import_everything
from messages.dates import coming_days, say_hour
from messages.form import AnswerContext, Form
from messages.kit import InkUse, KitSheet, PosterService, SheetOrder, file_name, print_sheet
from messages.kit.contents import sheet_contents
from messages.kit.typeface import printable_words
from messages.language import FALLBACK, FOLDER, LANGUAGES, LanguageProfile
from messages.model import Link, Message, Reader, Text
from messages.samples import ArgumentMaker, SampleMood
from tests.fakes.slack.blocks import check_message, check_view
from tests.fakes.slack.errors import Refusal
from tests.fakes.telegram.checks import ALL_BUTTONS, CALLBACK_BYTES, ROW_BUTTONS
from tests.fakes.telegram.entities import parse_html
from tests.kit.paper import A4, pages
from tests.languages.inspecting import (
    PHONE,
    TYPED,
    UNSEEN,
    brackets_wrong,
    turned_around,
    words_of_others,
)
from tests.worlds import NOON

MOODS = (
    SampleMood("full", TYPED, many=12, items=3, yes=True, choice=0),
    SampleMood("bare", TYPED[:1], many=0, items=0, yes=False, choice=1),
)
LINK = Link(url="https://t.me/palier_bot?start=q_p423rmz7w9", shown="t.me/palier_bot")
EVERY_LANGUAGE = ("account.views.language_question",)
"""Screens that speak every language at once."""

SHOWN_IN_FORMS = ("title", "question", "label", "trouble", "wrong")


class Reading:
    """Reads everything in one language and notes what is wrong."""

    def __init__(self, language: str) -> None:
        self.reader = Reader(language=language)
        self.seen, self.wrong = 0, dict[str, None]()
        self._asked = AnswerContext(self.reader, NOON)
        locale = Locale.parse(LanguageProfile.of_language(language).locale)
        names = (*locale.days["format"]["wide"].values(), *locale.months["format"]["wide"].values())
        called = (LanguageProfile.of_language(language).name_of(each) for each in LANGUAGES)
        between = re.findall(r"\w+", format_list(["1", "2", "3"], style="or", locale=str(locale)))
        self._calendar = frozenset((*names, *called, *between))
        self._moments = {said for _, said in coming_days(self._asked.local_time, language, 14)}
        self._moments |= {
            say_hour(time(hour, minute), language) for hour in range(24) for minute in (0, 30)
        }

    def read_all(self) -> None:
        self._catalogue()
        for name, draw in samples.all_screens().items():
            if name in EVERY_LANGUAGE:
                continue
            for mood in MOODS:
                for given in ArgumentMaker(mood).make_arguments(draw):
                    self._message(f"{name}-{mood.name}", draw(**given))
        for form in samples.all_forms():
            self._form(form)
        for sheet in KitSheet:
            self._sheet(sheet)
        self._page()
        self._before_anybody_talks()

    # --- one thing said

    def _note(self, where: str, trouble: str) -> None:
        self.wrong[f"{self.reader.language}: {where} {trouble}"] = None

    def _sentence(self, where: str, said: str) -> None:
        """Words that are a sentence of the language: whole, translated, in order."""
        self.seen += 1
        found = [*brackets_wrong(said), *turned_around(said, self.reader.language)]
        for trouble in (*found, *words_of_others(said, self._calendar)):
            self._note(where, f"{trouble}: {said!r}")

    def _same(self, where: str, shown: str, wanted: str) -> None:
        if shown != wanted:
            self._note(where, f"does not show all of it, in order: {shown!r} for {wanted!r}")

    def _refused(self, where: str, blocks: Any, *view: str) -> None:
        try:
            check_view(blocks, *view) if view else check_message(blocks)
        except Refusal as refusal:
            self._note(where, f"is refused by Slack: {refusal}")

    # --- messages

    def _catalogue(self) -> None:
        """Every sentence by itself: toasts, and what handlers say without a screen."""
        counts = accessors.plural_variables()
        for entry in accessors.catalogue_messages(FALLBACK):
            if entry.value:
                key, typed = entry.id.name, cycle(TYPED)
                given = {
                    name: 12 if (key, name) in counts else next(typed)
                    for name in accessors.message_variables(entry)
                }
                self._sentence(key, plain_words(Text(key=key, args=given), self.reader))

    def _lines(self, shown: Message, platform: str = "") -> list[str]:
        reader = self.reader.on_platform(platform)
        return ["".join(span.words for span in spans) for spans in paragraphs(shown, reader)]

    def _message(self, where: str, shown: Message) -> None:
        lines = self._lines(shown)
        for line in dict.fromkeys((*lines, *self._lines(shown, "slack"))):
            self._sentence(where, line)
        if not lines:
            return  # A letter goes on where another was begun.
        text, _ = parse_html(telegram.body(shown, self.reader))
        wanted = "\n".join(self._lines(shown, "telegram"))
        self._same(f"{where} on Telegram", text, wanted.strip())
        self._fits_telegram(where, shown)
        blocks = slack.blocks(shown, self.reader)
        self._refused(f"{where} on Slack", blocks)
        said = "".join(
            each["text"] for each in blocks[0]["elements"][0]["elements"] if "text" in each
        )
        links = [each["url"] for each in blocks[0]["elements"][0]["elements"] if "url" in each]
        wanted = "\n".join(self._lines(shown, "slack"))
        for link in links:
            wanted = wanted.replace(link, "", 1)
        self._same(f"{where} on Slack", said, wanted)
        drawn = stairwell.draw_post("", None, shown, None, self.reader, "")["paragraphs"]
        on_page = ["".join(span["words"] for span in spans) for spans in drawn]
        self._same(
            f"{where} on the page", "\n".join(on_page), "\n".join(self._lines(shown, "stairwell"))
        )

    def _fits_telegram(self, where: str, shown: Message) -> None:
        keyboard = telegram.keyboard(shown.rows, self.reader, "palier_bot")
        rows = keyboard.inline_keyboard if keyboard else ()
        if sum(map(len, rows)) > ALL_BUTTONS or any(len(row) > ROW_BUTTONS for row in rows):
            self._note(where, "has more buttons than Telegram takes")
        said, drawn = chain.from_iterable(shown.rows), chain.from_iterable(rows)
        for button, key in zip(said, drawn, strict=True):
            if len(str(key.callback_data or "").encode()) > CALLBACK_BYTES:
                self._note(where, f"has a button Telegram refuses: {key.callback_data}")
            self._label(where, button.label, key.text, slack.LONGEST_LABEL)

    def _label(self, where: str, label: Text, on_telegram: str, on_slack: int) -> None:
        whole = plain_words(label, self.reader.on_platform("telegram"))
        self._sentence(f"{where}, a label", whole)
        self._same(f"{where}, a label on Telegram", on_telegram, whole)
        there = plain_words(label, self.reader.on_platform("slack"))
        self._same(f"{where}, a label on Slack", slack.line(label, self.reader, on_slack), there)

    # --- forms

    def _form(self, form: type[Form]) -> None:
        where = f"{form.__name__} on Slack"
        drawn = modal.modal_view(modal.new_modal_state(form, {}, self.reader), self._asked)
        self._refused(where, drawn, "modal")
        for said in _plain_texts(drawn):
            self._sentence_or_moment(where, said)
        for field in form.questions():
            where = f"{form.__name__}.{field.name} on Telegram"
            progress = FormState.begin({})
            page = QuestionPage.draw_question(progress, field, self._asked)
            head, *body = parse_html(page_html(page, self.reader))[0].split("\n")
            for said in (*re.split(r"(?<=›) · ", head), "\n".join(body)):
                self._sentence(where, said)
            for key in (key for row in inline_keyboard(page).inline_keyboard for key in row):
                self._sentence_or_moment(where, key.text)
                if len(str(key.callback_data).encode()) > CALLBACK_BYTES:
                    self._note(where, f"has a button Telegram refuses: {key.callback_data}")
        sheet = SandboxForm("f1", form, {}).draw(self.reader, NOON)
        for said in _values_at(sheet, SHOWN_IN_FORMS):
            self._sentence_or_moment(f"{form.__name__} on the page", said)
        for said in sheet["words"].values():
            self._sentence(f"{form.__name__} on the page", said)

    def _sentence_or_moment(self, where: str, said: str) -> None:
        if said not in self._moments and not said.isdecimal():
            self._sentence(where, said)

    # --- paper

    def _sheet(self, sheet: KitSheet) -> None:
        for link in (LINK, None) if sheet in LINKED else (LINK,):
            order = SheetOrder(
                sheet=sheet,
                ink=InkUse.SAVER,
                reader=self.reader,
                area=TYPED[0],
                name=TYPED[2],
                contact=PHONE,
                when=TYPED[0],
                back=TYPED[2],
                can=tuple(PosterService),
                code="k7rmz",
                link=link,
            )
            typed = {printable_words(each) for each in (*TYPED, "K7RMZ", LINK.shown)}
            drawn = {
                name: each for name, each in sheet_contents(order).items() if name not in AS_IS
            }
            for said in _strings(drawn):
                if UNSEEN.sub("", said) in typed:
                    for trouble in turned_around(said, self.reader.language):
                        self._note(f"the sheet {sheet}", f"{trouble}: {said!r}")
                else:
                    self._sentence(f"the sheet {sheet}", said)
            made = pages(print_sheet(order, dots=10).pdf)
            if made != [A4] * (2 if sheet is KitSheet.DIRECTORY else 1):
                self._note(f"the sheet {sheet}", f"has pages {made}")
        self._sentence("a sheet's file", file_name(order).removeprefix("palier-"))

    # --- the page, and what is seen before anybody talks

    def _page(self) -> None:
        html = PageWords(render_page(self.reader.language))
        profile = LanguageProfile.of_language(self.reader.language)
        if html.direction != profile.direction:
            self._note("the page", f"goes {html.direction}")
        for said in html.said:
            self._sentence("the page", said)

    def _before_anybody_talks(self) -> None:
        language = self.reader.language
        for (_, where), feature in product(menus.SCOPES, FEATURES):
            for command in menus.command_menu([feature], where, language):
                self._sentence(f"/{command.command} in a menu", command.description)
        for text, limit in (
            (words.telegram_description(), menus.LONGEST_DESCRIPTION),
            (words.telegram_short(), menus.LONGEST_SHORT),
        ):
            self._sentence(
                "Telegram's description", telegram.clip(plain_words(text, self.reader), limit)
            )
        made = manifest.build_manifest(FEATURES, language=language)
        about, shown = made["display_information"], made["features"]
        for said in (about["description"], about["long_description"]):
            self._sentence("the manifest", said)
        for said in _values_at([*shown["shortcuts"], *shown["slash_commands"]], LISTED):
            self._sentence("the manifest", said)
        sections = [
            home.HomeSection(section, commands=tuple(names))
            for section, names in home.offered_commands(FEATURES, organises=True).items()
        ]
        for view in (home.welcome_view(self.reader), home.home_view(sections, self.reader)):
            self._refused("the home", view, "home")
            for said in _plain_texts(view):
                self._sentence("the home", said)


AS_IS = ("ink", "lang", "dir", "tone", "qr")
LISTED = ("name", "description", "usage_hint")


class PageWords(HTMLParser):
    """The words of a page: what stands in it, and what its attributes tell."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said, self.direction, self._language = list[str](), "ltr", ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._language = given.get("lang", "") if tag in ("a", "option") else ""
        if tag == "html":
            self.direction = given.get("dir", "ltr")
        told = {"aria-label", "placeholder", *(each for each in given if each.startswith("data-"))}
        for name in told & given.keys() - {"data-until", "data-thing", "data-to"}:
            # A name is put in by the page's script.
            self.said.append(given[name].replace(WHOM, "").strip())

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._language:
            self.said.append(data.strip())


def _plain_texts(drawn: Any) -> Iterator[str]:
    """Every plain text of a view."""
    match drawn:
        case {"type": "plain_text", "text": str(said)}:
            yield said
        case dict():
            for each in drawn.values():
                yield from _plain_texts(each)
        case list():
            for each in drawn:
                yield from _plain_texts(each)


def _values_at(drawn: Any, names: tuple[str, ...]) -> Iterator[str]:
    """What is said under these names, wherever they stand."""
    match drawn:
        case dict():
            for name, each in drawn.items():
                if name in names and isinstance(each, str) and each:
                    yield each
                else:
                    yield from _values_at(each, names)
        case list():
            for each in drawn:
                yield from _values_at(each, names)


def _strings(drawn: Any) -> Iterator[str]:
    match drawn:
        case str() if drawn:
            yield drawn
        case dict():
            for each in drawn.values():
                yield from _strings(each)
        case list():
            for each in drawn:
                yield from _strings(each)


def read_languages(languages: list[str]) -> Iterator[str]:
    """Check the catalogues and read every language: what is wrong, and how much was read."""
    import_everything()
    for each in check.catalogue_problems(
        FOLDER, samples.all_forms(), check.code_calls(FOLDER.parent, FLOORS)
    ):
        yield f"check: {each}"
    readings = [Reading(each) for each in languages]
    for reading in readings:
        reading.read_all()
        yield from reading.wrong
    yield f"{sum(each.seen for each in readings)} sentences"


if __name__ == "__main__":
    sys.stdout.writelines(f"{each}\n" for each in read_languages(sys.argv[1:]))
