"""The table of methods, filled by decorating the functions that play them."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Literal

from tests.fakes.telegram.bots import BotAccount
from tests.fakes.telegram.decoding import Parameters

if TYPE_CHECKING:
    from tests.fakes.telegram.world import World

Play = Callable[["World", BotAccount, Parameters], Any | Awaitable[Any]]
Cost = Literal["", "send", "edit"]

METHODS: dict[str, tuple[Play, Cost]] = {}


def method(name: str, costs: Cost = "") -> Callable[[Play], Play]:
    """Let a function play a method; `costs` says how flood control counts it."""

    def register(play: Play) -> Play:
        METHODS[name] = (play, costs)
        return play

    return register
