"""The page of whom one keeps away from, and the question before: blanked after a day."""

from __future__ import annotations

from collections.abc import Sequence

from messages import words
from messages.account.actions import ShowMyPage
from messages.blocks.actions import Block, ShowBlocks, Unblock, block_row
from messages.model import Button, Message, Text, looked_at, message, press_button

Person = tuple[int, str]
"""A member's key, and the name under which the reader knows them; "" when it is forgotten."""


def blocks_screen(apart: Sequence[Person], known: Sequence[Person], *first: Text) -> Message:
    """Whom one keeps away from, each with the way back; and those one met, who could be."""
    lines = [*first, words.block_title(), words.block_means()]
    lines += [words.block_line(name=_called(name)) for _, name in apart]
    lines.append(words.block_choose() if known else words.block_how())
    rows: list[tuple[Button, ...]] = [
        (press_button(words.block_undo(name=_called(name)), Unblock(member=member)),)
        for member, name in apart
    ]
    rows += [block_row(member, name) for member, name in known]
    rows.append((press_button(words.back(), ShowMyPage()),))
    return message(*lines, rows=tuple(rows), confidence=looked_at(0))


def block_question(member: int, name: str) -> Message:
    """What it means, before one says yes: what ends, what stays, and that nobody is told."""
    return message(
        words.block_sure(name=name),
        words.block_what(),
        words.block_ends(),
        words.block_walls(),
        words.block_grave(),
        rows=(
            (press_button(words.block_yes(), Block(member=member, warn=False)),),
            (press_button(words.block_yes_warn(), Block(member=member, warn=True)),),
            (press_button(words.block_not(), ShowBlocks()),),
        ),
        confidence=looked_at(0),
    )


def _called(name: str) -> str | Text:
    return name or words.block_somebody()
