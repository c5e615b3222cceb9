"""The rich_text block: sections, lists, quotes, and the pieces within."""

from .objects import URL
from .shapes import Check, boolean, by_type, many, one_of, shape, string, whole

STYLE = shape(bold=boolean, italic=boolean, strike=boolean, code=boolean, underline=boolean)
MENTION_STYLE = shape(
    bold=boolean, italic=boolean, strike=boolean, highlight=boolean, client_highlight=boolean,
    unlink=boolean,
)  # fmt: skip


def _kind(name: str, /, **fields: Check | tuple[Check]) -> tuple[str, Check]:
    return name, shape(type=(one_of(name),), **fields)


PIECES: dict[str, Check] = dict(
    [
        _kind("text", text=(string(least=1),), style=STYLE),
        _kind(
            "link",
            url=(string(3000, form=URL),), text=string(), unsafe=boolean, style=STYLE,
        ),
        _kind("emoji", name=(string(least=1),), unicode=string(), skin_tone=whole(1, 6)),
        _kind("user", user_id=(string(form="[UW][A-Z0-9]+"),), style=MENTION_STYLE),
        _kind("channel", channel_id=(string(form="[CGD][A-Z0-9]+"),), style=MENTION_STYLE),
        _kind("usergroup", usergroup_id=(string(form="S[A-Z0-9]+"),), style=MENTION_STYLE),
        _kind("broadcast", range=(one_of("here", "channel", "everyone"),)),
        _kind("color", value=(string(form="#[0-9a-fA-F]{6}"),)),
        _kind(
            "date",
            timestamp=(whole(0),), format=(string(least=1),), url=string(form=URL),
            fallback=string(),
        ),
    ]
)  # fmt: skip
PIECE = by_type(PIECES, PIECES, "in rich text")
SECTION = _kind("rich_text_section", elements=(many(PIECE, 0),))
PARTS: dict[str, Check] = dict(
    [
        SECTION,
        _kind(
            "rich_text_list",
            style=(one_of("bullet", "ordered"),),
            elements=(many(by_type(dict([SECTION]), ["rich_text_section"], "in a list")),),
            indent=whole(0, 8),
            offset=whole(0),
            border=one_of(0, 1),
        ),
        _kind(
            "rich_text_preformatted",
            elements=(many(by_type(PIECES, ["text", "link"], "in preformatted text"), 0),),
            border=one_of(0, 1),
            language=string(),
        ),
        _kind("rich_text_quote", elements=(many(PIECE, 0),), border=one_of(0, 1)),
    ]
)
RICH_TEXT = shape(
    type=(one_of("rich_text"),),
    block_id=string(255, least=1),
    elements=(many(by_type(PARTS, PARTS, "in a rich_text block")),),
)
RICH_VALUE = shape(
    type=(one_of("rich_text"),), elements=(many(by_type(PARTS, PARTS, "in rich text"), 0),)
)
