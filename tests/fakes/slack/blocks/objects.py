"""Composition objects: texts, options, confirmation dialogs."""

from tests.fakes.slack.errors import Wire

from .shapes import Check, Findings, boolean, by_type, many, one_of, shape, string

URL = r"(https?|mailto|tel|slack):\S+"
ACTION_ID = string(255, least=1)
OPTIONS = 100


def plain(limit: int) -> Check:
    """Want a plain_text object of 1 to `limit` characters."""
    return by_type(
        {
            "plain_text": shape(
                type=(one_of("plain_text"),), text=(string(limit, least=1),), emoji=boolean
            )
        },
        ["plain_text"],
        "",
    )


def words(limit: int) -> Check:
    """Want a plain_text or mrkdwn object of 1 to `limit` characters."""
    fields = {"type": (one_of("plain_text", "mrkdwn"),), "text": (string(limit, least=1),)}
    kinds = {
        "plain_text": shape(**fields, emoji=boolean),
        "mrkdwn": shape(**fields, verbatim=boolean),
    }
    return by_type(kinds, kinds, "")


CONFIRM = shape(
    title=(plain(100),),
    text=(words(300),),
    confirm=(plain(30),),
    deny=(plain(30),),
    style=one_of("primary", "danger"),
)
OPTION = shape(text=(plain(75),), value=(string(150, least=1),), description=plain(75))
RICH_OPTION = shape(text=(words(75),), value=(string(150, least=1),), description=words(75))
LINK_OPTION = shape(
    text=(plain(75),),
    value=(string(150, least=1),),
    description=plain(75),
    url=string(3000, form=URL),
)
GROUP = shape(label=(plain(75),), options=(many(OPTION, 1, OPTIONS),))


def listed(value: Wire) -> list[Wire]:
    """Give the options of an element, in groups or not."""
    groups = value.get("option_groups") or [{"options": value.get("options") or []}]
    return [option for group in groups for option in group["options"]]


def check_choice(value: Wire, path: str, found: Findings) -> None:
    """Want options or groups, not both, and what is chosen at first to be one of them."""
    if ("options" in value) == ("option_groups" in value):
        found.note(path, "must provide options or option_groups, and not both")
        return
    options = listed(value)
    chosen = value.get("initial_options", [])
    if "initial_option" in value:
        chosen = [value["initial_option"]]
    for option in chosen:
        if option not in options:
            found.note(path, "the initial option must match one of the options exactly")
    values = [option["value"] for option in options]
    if len(values) != len(set(values)):
        found.note(path, "option values must be unique")
