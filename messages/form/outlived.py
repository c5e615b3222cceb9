"""Answers that stand as they were though what they were about has changed."""

from __future__ import annotations

from dataclasses import dataclass

from messages.model import Text


@dataclass(frozen=True)
class OutlivedAnswers:
    """Which answers are asked once more, because which others changed, and in what words."""

    names: tuple[str, ...]
    since: tuple[str, ...]
    why: Text
