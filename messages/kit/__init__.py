"""The kit: sheets to print for neighbours who are not online, and the slips that come back."""

from messages.kit.asked import (
    NAME,
    Browse,
    Choose,
    Found,
    Ink,
    Poster,
    Print,
    Return,
    Service,
    Sheet,
    Slips,
)
from messages.kit.order import Order
from messages.kit.press import file_name, made, printed
from messages.kit.screens import caption, inks, kit, slip

__all__ = [
    "NAME",
    "Browse",
    "Choose",
    "Found",
    "Ink",
    "Order",
    "Poster",
    "Print",
    "Return",
    "Service",
    "Sheet",
    "Slips",
    "caption",
    "file_name",
    "inks",
    "kit",
    "made",
    "printed",
    "slip",
]
