"""Block Kit's limits: what is one too many is refused with its place, what just fits is taken."""

from typing import Any

import pytest

from tests.fakes.slack.blocks import check_message, check_view
from tests.fakes.slack.errors import Refusal
from tests.test_slack_server.apps import (
    Body,
    actions,
    button,
    modal,
    option,
    plain,
    question,
    section,
)

LINE = {"type": "rich_text_section", "elements": [{"type": "text", "text": "a"}]}


def rich(*elements: Body) -> Body:
    return {"type": "rich_text", "elements": [*elements]}


def line(*pieces: Body) -> Body:
    return rich({"type": "rich_text_section", "elements": [*pieces]})


def select(*options: Body, **more: Any) -> Body:
    return {"type": "static_select", "action_id": "s", "options": [*options], **more}


TOO_MUCH_FOR_A_MESSAGE: list[tuple[str, list[Any]]] = [
    ("less than 3001", [section("a" * 3001)]),
    ("more than 0", [section("")]),
    ("more than 0", [line({"type": "text", "text": ""})]),
    ("text or fields", [{"type": "section"}]),
    ("no more than 10", [{"type": "section", "fields": [plain("a")] * 11}]),
    ("less than 151", [{"type": "header", "text": plain("a" * 151)}]),
    ("unsupported type: mrkdwn", [{"type": "header", "text": {"type": "mrkdwn", "text": "a"}}]),
    ("no more than 25", [actions(*(button(f"b{n}") for n in range(26)))]),
    ("no less than 1", [actions()]),
    ("less than 76", [actions(button("a" * 76))]),
    ("less than 2001", [actions(button("a", "v" * 2001))]),
    ("less than 3001", [actions(button("a", url="https://e.org/" + "a" * 3000))]),
    ("failed to match", [actions(button("a", url="javascript:alert(1)"))]),
    ("must be one of primary", [actions(button("a", style="red"))]),
    ("less than 256", [actions(button("a", action_id="a" * 256))]),
    ("`action_id` must be unique", [actions(button("a"), button("a"))]),
    ("invalid additional property: colour", [actions(button("a", colour="red"))]),
    ("less than 256", [section("a") | {"block_id": "b" * 256}]),
    ("block_id b already exists", [section("a") | {"block_id": "b"}] * 2),
    ("less than 76", [actions(select(option("a" * 76, "v")))]),
    ("less than 151", [actions(select(option("a", "v" * 151)))]),
    ("no more than 100", [actions(select(*(option(f"{n}", f"{n}") for n in range(101))))]),
    ("match one of the options", [
        actions(select(option("a", "1"), initial_option=option("b", "2")))
    ]),
    ("values must be unique", [actions(select(option("a", "1"), option("b", "1")))]),
    ("no more than 5", [actions({"type": "overflow", "options": [option("a", "1")] * 6})]),
    ("unsupported type: plain_text_input", [actions({"type": "plain_text_input"})]),
    ("unsupported type: number_input", [
        question("q", "Q", "number_input", is_decimal_allowed=True)
    ]),
    ("focus_on_load is for views", [question("q", "Q", focus_on_load=True)]),
    ("unsupported type: fieldset", [{"type": "fieldset"}]),
    ("missing required field: type", [{}]),
    ("must provide an object", ["a"]),
    ("no more than 50", [{"type": "divider"}] * 51),
    ("no more than 10", [{"type": "context", "elements": [plain("a")] * 11}]),
    ("missing required field: alt_text", [{"type": "image", "image_url": "https://e.org/a.png"}]),
    ("image_url or slack_file", [{"type": "image", "alt_text": "a"}]),
    ("unsupported type: text in a rich_text block", [rich({"type": "text", "text": "a"})]),
    ("unsupported type: mention", [line({"type": "mention"})]),
    ("missing required field: user_id", [line({"type": "user"})]),
    ("invalid additional property: big", [
        line({"type": "text", "text": "a", "style": {"big": True}})
    ]),
    ("must be one of bullet", [rich({"type": "rich_text_list", "style": "x", "elements": [LINE]})]),
    ("must be less than or equal to 8", [
        rich({"type": "rich_text_list", "style": "bullet", "indent": 9, "elements": [LINE]})
    ]),
    ("in a list", [
        rich({"type": "rich_text_list", "style": "bullet", "elements": [rich(LINE)]})
    ]),
    ("missing required field: format", [line({"type": "date", "timestamp": 1})]),
]  # fmt: skip
TOO_MUCH_FOR_A_VIEW: list[tuple[str, Body]] = [
    ("less than 25", modal(title="a" * 25)),
    ("less than 25", modal() | {"submit": plain("a" * 25)}),
    ("less than 25", modal(close=plain("a" * 25))),
    ("missing required field: title", {"type": "modal", "blocks": []}),
    ("missing required field: submit", {
        "type": "modal", "title": plain("a"), "blocks": [question("q", "Q")],
    }),
    ("no more than 100", modal(*[{"type": "divider"}] * 101)),
    ("less than 3001", modal(private_metadata="a" * 3001)),
    ("less than 256", modal(callback_id="a" * 256)),
    ("less than 2001", modal(question("q", "a" * 2001))),
    ("less than 151", modal(question("q", "Q", placeholder=plain("a" * 151)))),
    ("less than or equal to 3000", modal(question("q", "Q", max_length=3001))),
    ("less than 3 characters", modal(question("q", "Q", max_length=2, initial_value="abc"))),
    ("min_length", modal(question("q", "Q", min_length=3, max_length=2))),
    ("missing required field: is_decimal", modal(question("q", "Q", "number_input"))),
    ("between", modal(
        question(
            "q", "Q", "number_input", is_decimal_allowed=False, initial_value="1", min_value="2"
        )
    )),
    ("failed to match", modal(question("q", "Q", "datepicker", initial_date="1/6/2026"))),
    ("failed to match", modal(question("q", "Q", "timepicker", initial_time="24:00"))),
    ("options or option_groups", modal(question("q", "Q", "static_select"))),
    ("no more than 10", modal(
        question("q", "Q", "radio_buttons", options=[option(f"{n}", f"{n}") for n in range(11)])
    )),
    ("unsupported type: button", modal(question("q", "Q", "button", text=plain("a")))),
    ("only one element", modal(*(question(f"{n}", "Q", focus_on_load=True) for n in range(2)))),
    ("unsupported type: markdown", modal({"type": "markdown", "text": "a"})),
    ("must provide a number", modal(question("q", "Q", min_length="1"))),
    ("unsupported view type: dialog", {"type": "dialog"}),
    ("invalid additional property: callback", modal(callback="a")),
]  # fmt: skip


@pytest.mark.parametrize(("words", "blocks"), TOO_MUCH_FOR_A_MESSAGE)
def test_a_message_is_refused_with_its_place(words: str, blocks: list[Body]) -> None:
    with pytest.raises(Refusal, match="invalid_blocks") as refusal:
        check_message(blocks)
    assert any(words in detail and "[json-pointer:/" in detail for detail in refusal.value.details)
    assert refusal.value.fault


@pytest.mark.parametrize(("words", "view"), TOO_MUCH_FOR_A_VIEW)
def test_a_view_is_refused_with_its_place(words: str, view: Body) -> None:
    with pytest.raises(Refusal, match="invalid_arguments") as refusal:
        check_view(view, "modal", "home")
    assert any(words in detail for detail in refusal.value.details), refusal.value.details


def test_what_just_fits_is_taken() -> None:
    check_message([section("a" * 3000), *[{"type": "divider"}] * 49])
    check_message([actions(*(button(f"{n}" * 3, "v" * 2000) for n in range(25)))])
    check_message([actions(select(*(option("a" * 75, f"{n:0150}") for n in range(100))))])
    check_view(modal(*[{"type": "divider"}] * 100, title="a" * 24), "modal")
    unnamed = [actions(*({k: v for k, v in button(n).items() if k != "action_id"} for n in "ab"))]
    ids = [element["action_id"] for element in check_message(unnamed)[0]["elements"]]
    assert len(set(ids)) == 2
