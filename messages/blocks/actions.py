"""What every button means by which somebody keeps away from another, and takes it back."""

from __future__ import annotations

from messages import words
from messages.model import Action, Button, press_button


class ShowBlocks(Action, tag="bk.all"):
    """Whom one keeps away from, and whom one could."""


class AskToBlock(Action, tag="bk.ask"):
    member: int


class Block(Action, tag="bk.yes"):
    """With a word before a café to which the other comes too, if that is wished."""

    member: int
    warn: bool


class Unblock(Action, tag="bk.no"):
    member: int


def block_row(member: int, name: str) -> tuple[Button, ...]:
    """Below whatever shows one person by name to another."""
    return (press_button(words.block_ask(name=name), AskToBlock(member=member)),)


def blocks_row() -> tuple[Button, ...]:
    """Below whatever shows several people by name."""
    return (press_button(words.block_open(), ShowBlocks()),)
