"""Pinning messages."""

from typing import TYPE_CHECKING

from tests.fakes.slack.calls import Call
from tests.fakes.slack.errors import Refusal, Wire

from .reach import joined_channel, message_of
from .registry import method

if TYPE_CHECKING:
    from tests.fakes.slack.world import World

PINS = 100


@method("pins.add", "channel! timestamp!", scope="pins:write", tier=2)
def add(world: "World", call: Call) -> Wire | None:
    """Pin a message where the app is."""
    channel = joined_channel(call, call.params["channel"])
    message = message_of(channel, call.params["timestamp"])
    if message in channel.pins:
        raise Refusal("already_pinned")
    if len(channel.pins) >= PINS:
        raise Refusal("too_many_pins")
    channel.pins.append(message)
    return None


@method("pins.remove", "channel! timestamp!", scope="pins:write", tier=2)
def remove(world: "World", call: Call) -> Wire | None:
    """Take a pin off."""
    channel = joined_channel(call, call.params["channel"])
    message = message_of(channel, call.params["timestamp"])
    if message not in channel.pins:
        raise Refusal("no_pin")
    channel.pins.remove(message)
    return None
