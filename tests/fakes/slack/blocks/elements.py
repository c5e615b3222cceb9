"""Block elements: buttons, pickers, fields, menus; where each may stand."""

from collections.abc import Mapping

from tests.fakes.slack.errors import Wire

from .objects import (
    ACTION_ID,
    CONFIRM,
    GROUP,
    LINK_OPTION,
    OPTION,
    OPTIONS,
    RICH_OPTION,
    URL,
    check_choice,
    plain,
)
from .rich_text import RICH_VALUE
from .shapes import Check, Findings, boolean, by_type, many, one_of, shape, string, whole

DAY = string(form=r"\d{4}-\d\d-\d\d")
HOUR = string(form=r"([01]\d|2[0-3]):[0-5]\d")
NUMBER = string(form=r"-?\d+(\.\d+)?")


def _focus(value: object, path: str, found: Findings) -> None:
    boolean(value, path, found)
    if found.surface == "message":
        found.note(path, "focus_on_load is for views")
    elif value is True:
        found.focused.append(path)
        if len(found.focused) > 1:
            found.note(path, "only one element may have focus_on_load")


FOCUS: dict[str, Check | tuple[Check]] = {"focus_on_load": _focus}
FIELD: dict[str, Check | tuple[Check]] = {"placeholder": plain(150), **FOCUS}
DISPATCH = shape(trigger_actions_on=many(one_of("on_enter_pressed", "on_character_entered"), 1, 2))
FILTER = shape(
    include=many(one_of("im", "mpim", "private", "public")),
    exclude_external_shared_channels=boolean,
    exclude_bot_users=boolean,
)


def _check_text(value: Wire, path: str, found: Findings) -> None:
    least, most = value.get("min_length", 0), value.get("max_length", 3000)
    if least > most:
        found.note(path, "min_length must be less than or equal to max_length")
    if len(value.get("initial_value", "")) > most:
        found.note(f"{path}/initial_value", f"must be less than {most + 1} characters")


def _check_number(value: Wire, path: str, found: Findings) -> None:
    numbers = [value[k] for k in ("min_value", "initial_value", "max_value") if k in value]
    if sorted(numbers, key=float) != numbers:
        found.note(path, "initial_value must be between min_value and max_value")
    if not value["is_decimal_allowed"] and any("." in number for number in numbers):
        found.note(path, "decimals are not allowed")


def _check_link(value: Wire, path: str, found: Findings) -> None:
    if "image_url" in value and "slack_file" in value:
        found.note(path, "must provide image_url or slack_file, and not both")
    elif "image_url" not in value and "slack_file" not in value:
        found.note(path, "missing required field: image_url")


def _menus() -> dict[str, Check]:
    several: dict[str, Check | tuple[Check]] = {"max_selected_items": whole(1)}
    sources: dict[str, tuple[dict[str, Check | tuple[Check]], str, Check]] = {
        "static": (
            {"options": many(OPTION, 1, OPTIONS), "option_groups": many(GROUP, 1, OPTIONS)},
            "option",
            OPTION,
        ),
        "external": ({"min_query_length": whole(0)}, "option", OPTION),
        "users": ({}, "user", string(least=1)),
        "channels": ({}, "channel", string(least=1)),
        "conversations": (
            {"default_to_current_conversation": boolean, "filter": FILTER},
            "conversation",
            string(least=1),
        ),
    }
    found: dict[str, Check] = {}
    for source, (fields, thing, value) in sources.items():
        also = check_choice if source == "static" else None
        answer: dict[str, Check | tuple[Check]] = (
            {"response_url_enabled": boolean} if thing in ("channel", "conversation") else {}
        )
        one: dict[str, Check | tuple[Check]] = {
            "type": (one_of(f"{source}_select"),), f"initial_{thing}": value, **fields, **answer,
        }  # fmt: skip
        found[f"{source}_select"] = shape(
            also, action_id=ACTION_ID, confirm=CONFIRM, **FIELD, **one
        )
        more: dict[str, Check | tuple[Check]] = {
            "type": (one_of(f"multi_{source}_select"),), f"initial_{thing}s": many(value),
            **fields, **several,
        }  # fmt: skip
        found[f"multi_{source}_select"] = shape(
            also, action_id=ACTION_ID, confirm=CONFIRM, **FIELD, **more
        )
    return found


def _element(
    name: str, also: Check | None = None, /, **fields: Check | tuple[Check]
) -> tuple[str, Check]:
    return name, shape(also, type=(one_of(name),), action_id=ACTION_ID, **fields)


MENUS = _menus()
ELEMENTS: Mapping[str, Check] = {
    **MENUS,
    **dict(
        [
            _element(
                "button",
                text=(plain(75),), value=string(2000), url=string(3000, form=URL),
                style=one_of("primary", "danger"), confirm=CONFIRM,
                accessibility_label=string(75),
            ),
            _element(
                "checkboxes", check_choice,
                options=(many(RICH_OPTION, 1, 10),), initial_options=many(RICH_OPTION, 1, 10),
                confirm=CONFIRM, **FOCUS,
            ),
            _element(
                "radio_buttons", check_choice,
                options=(many(RICH_OPTION, 1, 10),), initial_option=RICH_OPTION,
                confirm=CONFIRM, **FOCUS,
            ),
            _element("overflow", options=(many(LINK_OPTION, 1, 5),), confirm=CONFIRM),
            _element("datepicker", initial_date=DAY, confirm=CONFIRM, **FIELD),
            _element(
                "timepicker", initial_time=HOUR, timezone=string(), confirm=CONFIRM, **FIELD
            ),
            _element(
                "datetimepicker",
                initial_date_time=whole(10**9, 10**10 - 1), confirm=CONFIRM, **FOCUS,
            ),
            _element(
                "plain_text_input", _check_text,
                initial_value=string(3000), multiline=boolean, min_length=whole(0, 3000),
                max_length=whole(1, 3000), dispatch_action_config=DISPATCH, **FIELD,
            ),
            _element("email_text_input", initial_value=string(),
                     dispatch_action_config=DISPATCH, **FIELD),
            _element("url_text_input", initial_value=string(form=URL),
                     dispatch_action_config=DISPATCH, **FIELD),
            _element(
                "number_input", _check_number,
                is_decimal_allowed=(boolean,), initial_value=NUMBER, min_value=NUMBER,
                max_value=NUMBER, dispatch_action_config=DISPATCH, **FIELD,
            ),
            _element(
                "rich_text_input",
                initial_value=RICH_VALUE, dispatch_action_config=DISPATCH, **FIELD,
            ),
            _element(
                "file_input",
                filetypes=many(string(form="[a-z0-9]+")), max_files=whole(1, 10),
            ),
        ]
    ),
    "image": shape(
        _check_link,
        type=(one_of("image"),), alt_text=(string(2000, least=1),),
        image_url=string(3000, form=URL), slack_file=shape(id=string(), url=string()),
    ),
}  # fmt: skip

PICKERS = {"checkboxes", "radio_buttons", "datepicker", "timepicker", *MENUS}
TYPED = {"plain_text_input", "rich_text_input", "datetimepicker", "file_input"}
NUMBERS = {"number_input", "email_text_input", "url_text_input"}
ACTION = by_type(
    ELEMENTS,
    {"button", "overflow", "datetimepicker", *PICKERS} - {m for m in MENUS if "multi" in m},
    "in an actions block",
)
ACCESSORY = by_type(ELEMENTS, {"button", "overflow", "image", *PICKERS}, "in a section")
_INPUT = by_type(ELEMENTS, PICKERS | TYPED | NUMBERS, "in an input block")
_MESSAGE_INPUT = by_type(ELEMENTS, PICKERS | TYPED, "in an input block of a message")


def input_element(value: object, path: str, found: Findings) -> None:
    """Want an element people fill; numbers, addresses and links only in views."""
    (_MESSAGE_INPUT if found.surface == "message" else _INPUT)(value, path, found)
