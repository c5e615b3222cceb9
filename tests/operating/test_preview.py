"""`palier preview DIR`: all that can be shown is on the page, and nothing is written beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from bot.preview import cards, forms, writing
from bot.preview.markup import element
from bot.preview.page import MARK
from bot.slack import wording as on_slack
from bot.stairwell import wording as in_stairwell
from bot.telegram import wording as on_telegram
from messages.accessors import catalogue_messages
from messages.form import Form
from messages.kit.actions import InkUse, KitSheet
from messages.kit.sample_orders import sample_orders
from messages.language import LANGUAGES
from messages.model import Reader
from messages.samples import all_forms, all_screens
from tests.operating.folder import obey

PLATFORMS = {"telegram": on_telegram, "slack": on_slack, "stairwell": in_stairwell}
VOID = {"meta", "img", "input"}


@dataclass
class Box:
    """One element: what it says, and under which names it stands."""

    tag: str
    given: dict[str, str]
    parts: list[Box | str] = field(default_factory=list)

    @property
    def inside(self) -> list[Box]:
        return [each for each in self.parts if isinstance(each, Box)]

    @property
    def said(self) -> str:
        return "".join(each if isinstance(each, str) else each.said for each in self.parts)

    @property
    def classes(self) -> list[str]:
        return self.given.get("class", "").split()

    def all(self) -> Iterator[Box]:
        yield self
        for each in self.inside:
            yield from each.all()


class Reading(HTMLParser):
    """Reads the page, and minds that everything is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.root = Box("page", {})
        self._open = [self.root]
        self.feed(page)
        assert self._open == [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        box = Box(tag, {name: value or "" for name, value in attrs})
        self._open[-1].parts.append(box)
        if tag not in VOID:
            self._open.append(box)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self._open[-1].parts.append(data)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the command was given once."""
    around = tmp_path_factory.mktemp("around")
    done = obey(["preview", "out/deep"], around)
    assert done.code == 0, done
    assert done.out == "The page is here: out/deep/index.html\n"
    return around


@pytest.fixture(scope="module")
def root(written: Path) -> Box:
    return Reading((written / "out/deep/index.html").read_text("utf-8")).root


@pytest.fixture(scope="module")
def shown(root: Box) -> dict[str, Box]:
    """The articles of the page by the names of what they show."""
    return {box.given["data-name"]: box for box in root.all() if "data-name" in box.given}


def panes(article: Box, platform: str, language: str) -> list[Box]:
    return [
        box
        for box in article.all()
        if "pane" in box.classes and {platform, f"in-{language}"} <= set(box.classes)
    ]


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


# --- all of it


def test_every_screen_and_every_form_is_there_and_nothing_else(shown: dict[str, Box]) -> None:
    registry = {tag for tag, form in Form.known.items() if form.__module__.startswith("messages.")}
    assert {form.tag for form in all_forms()} == registry
    assert shown.keys() == all_screens().keys() | registry


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_screen_says_all_its_words_on_every_platform(
    platform: str, language: str, shown: dict[str, Box]
) -> None:
    reader, wording = Reader(language=language), PLATFORMS[platform]
    for name in all_screens():
        drawn = panes(shown[name], platform, language)
        expected = cards.sample_messages(name)
        assert len(drawn) == len(expected), name
        for pane, message in zip(drawn, expected, strict=True):
            said = squeezed(pane.said)
            lines = wording.paragraphs(message, reader)
            for line in lines:
                assert squeezed("".join(span.words for span in line)) in said, name
            bold = [span.words for line in lines for span in line if span.bold]
            assert [box.said for box in pane.all() if box.tag == "b"] == bold, name
            for button in (each for row in message.rows for each in row):
                assert squeezed(wording.plain_words(button.label, reader))[:50] in said, name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_form_asks_all_its_questions_on_every_platform(
    platform: str, language: str, shown: dict[str, Box]
) -> None:
    reader, say = Reader(language=language), PLATFORMS[platform].plain_words
    for form in all_forms():
        [pane] = panes(shown[form.tag], platform, language)
        said = squeezed(pane.said)
        assert squeezed(say(form.title(), reader)) in said, form.tag
        for question in form.questions():
            assert squeezed(say(question.question, reader)) in said, (form.tag, question.name)
        keys = [box for box in pane.all() if "key" in box.classes]
        assert keys, form.tag


class Pieces(Visitor):
    """The words of a sentence, between what is filled in."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802 (the library's name)
        self.words.append(node.value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_catalogues_is_there(language: str, root: Box) -> None:
    told = {
        box.given["data-key"]: squeezed(each.said)
        for box in root.all()
        if "data-key" in box.given
        for each in box.inside
        if each.given["lang"] == language
    }
    sentences = {message.id.name: message for message in catalogue_messages(language)}
    assert sentences.keys() <= told.keys()
    for key, sentence in sentences.items():
        pieces = Pieces()
        pieces.visit(sentence)
        for piece in pieces.words:
            assert squeezed(piece) in told[key], key


# --- the page itself


def test_the_page_stands_alone_and_can_be_read_by_everybody(root: Box) -> None:
    boxes = list(root.all())
    tags = {box.tag for box in boxes}
    assert not tags & {"script", "iframe", "link", "object", "button", "form"}
    fetched = [box.given["src"] for box in boxes if "src" in box.given]
    assert fetched
    assert all(src.startswith("data:image/png;base64,") for src in fetched)
    [style] = [box.said for box in boxes if box.tag == "style"]
    assert "url(" not in style
    assert "@import" not in style
    assert "prefers-color-scheme: dark" in style
    for box in boxes:
        assert not [name for name in box.given if name.startswith("on")]
        assert box.tag != "img" or box.given["alt"]
        if box.tag == "a":
            assert re.fullmatch(r"#\w+|sheets/[\w-]+\.(pdf|png)", box.given["href"])
    [page] = [box for box in boxes if box.tag == "html"]
    assert page.given["lang"] == "en"
    ids = [box.given["id"] for box in boxes if "id" in box.given]
    assert len(ids) == len(set(ids))
    assert {box.given["href"][1:] for box in boxes if box.given.get("href", "")[:1] == "#"} <= set(
        ids
    )
    levels = [int(box.tag[1]) for box in boxes if re.fullmatch(r"h[1-6]", box.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(
        box.said.strip() for box in boxes if box.tag in {"h2", "h3", "h4", "summary", "legend"}
    )
    assert {box.given.get("lang") for box in boxes if box.tag == "pre"} == set(LANGUAGES)


def test_what_people_typed_is_no_markup(root: Box) -> None:
    """The samples have none in them; whoever adds one must not make an element of it."""
    allowed = {
        "page", "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "h4",
        "p", "b",
        "fieldset", "legend", "label", "input", "nav", "ul", "li", "a", "main", "section",
        "article", "div", "span", "details", "summary", "pre", "figure", "img", "figcaption",
        "code",
    }  # fmt: skip
    assert {box.tag for box in root.all()} <= allowed
    assert (
        element("p", "<b>x</b> & y", title='"')
        == '<p title="&quot;">&lt;b&gt;x&lt;/b&gt; &amp; y</p>'
    )


# --- the folder


def test_an_earlier_preview_is_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sheet that is made no more may lie there; the page is the newer one."""
    monkeypatch.setattr(writing, "sample_orders", lambda: iter([*sample_orders()][:1]))
    monkeypatch.setattr(writing, "draw_page", lambda *_: f'<meta content="{MARK}">{next(count)}')
    count = iter("12")
    for number in "12":
        assert obey(["preview", "out"], tmp_path).code == 0
        (tmp_path / "out/sheets/former-fr-colour.pdf").touch()
        assert (tmp_path / "out/index.html").read_text().endswith(number)


def test_every_sheet_is_there_to_print_and_to_look_at(written: Path) -> None:
    sheets = written / "out/deep/sheets"
    expected = {
        f"{sheet}-{language}-{ink}"
        for sheet in KitSheet
        for language in LANGUAGES
        for ink in InkUse
    }
    files = {path.name: path.read_bytes() for path in sheets.iterdir()}
    assert files.keys() == {f"{name}.{end}" for name in expected for end in ("pdf", "png")}
    for name, content in files.items():
        begins = b"%PDF-" if name.endswith("pdf") else b"\x89PNG"
        assert content.startswith(begins), name
    page = (written / "out/deep/index.html").read_text("utf-8")
    for name in expected:
        assert f'href="sheets/{name}.pdf"' in page
    assert page.count("data:image/png") == len(expected)


def test_nothing_is_written_beside_the_folder(written: Path) -> None:
    assert [path.name for path in written.iterdir()] == ["out"]
    assert [path.name for path in (written / "out").iterdir()] == ["deep"]
    assert {path.name for path in (written / "out/deep").iterdir()} == {"index.html", "sheets"}


@pytest.mark.parametrize(
    "path",
    ["letter.txt", "index.html", "sheets/photo.png", "sheets", ".git/config", "sheets/a/b"],
)
def test_a_folder_with_something_else_is_refused_untouched(path: str, tmp_path: Path) -> None:
    other = tmp_path / "out" / path
    other.parent.mkdir(parents=True)
    other.write_text("mine")
    done = obey(["preview", "out"], tmp_path)
    done.must_refuse("out: ")
    assert path.split("/")[0] in done.err
    assert other.read_text() == "mine"
    assert [each for each in (tmp_path / "out").rglob("*") if each.is_file()] == [other]


@pytest.mark.parametrize("name", ["index.html", "sheets"])
def test_a_link_in_the_folder_leads_nobody_out_of_it(name: str, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "page").write_text('<meta name="generator" content="palier preview">')
    out = tmp_path / "out"
    out.mkdir()
    (out / name).symlink_to(elsewhere / "page" if name == "index.html" else elsewhere)
    before = (elsewhere / "page").read_text()
    obey(["preview", "out"], tmp_path).must_refuse("out: ")
    assert [path.name for path in elsewhere.iterdir()] == ["page"]
    assert (elsewhere / "page").read_text() == before


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    obey(["preview", "out"], tmp_path).must_refuse("out: ")
    assert (tmp_path / "out").read_text() == "mine"
    assert writing.OURS.fullmatch("poster-fr-colour.pdf")
    assert forms.PLATFORMS.keys() == cards.PLATFORMS.keys() == PLATFORMS.keys()
