"""The table of methods, filled by decorating the functions that play them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.fakes.slack.calls import Argument, Call, TokenKind, arguments
from tests.fakes.slack.errors import Wire

if TYPE_CHECKING:
    from tests.fakes.slack.world import World

Play = Callable[["World", Call], Wire | None]


@dataclass(frozen=True, slots=True)
class Method:
    """How a method is called and what it costs; tier 0 is a post, counted by channel."""

    play: Play
    arguments: dict[str, Argument]
    scope: str
    token: TokenKind
    tier: int
    reads: bool


METHODS: dict[str, Method] = {}


def method(
    name: str,
    table: str = "",
    *,
    scope: str = "",
    token: TokenKind = "bot",
    tier: int = 3,
    reads: bool = False,
) -> Callable[[Play], Play]:
    """Let a function play a method; one that only `reads` takes forms and queries, never JSON."""

    def register(play: Play) -> Play:
        METHODS[name] = Method(play, arguments(table), scope, token, tier, reads)
        return play

    return register
