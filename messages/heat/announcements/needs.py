"""What somebody may ask their neighbours for on a hot day, by a press."""

from __future__ import annotations

from messages.heat.announcements.actions import AskForHelpToday
from messages.heat.checkins.check_card import SHORTCUTS, HeatNeed, need_words
from messages.model import Rows, press_button


def shortcut_rows(area: int) -> Rows:
    """Somebody to go along, a fan: asked for without a question."""
    return _rows_for(area, SHORTCUTS)


def need_rows(area: int) -> Rows:
    """The same, then the way to any other helping hand."""
    return _rows_for(area, (*SHORTCUTS, HeatNeed.ANY))


def _rows_for(area: int, needs: tuple[HeatNeed, ...]) -> Rows:
    return tuple(
        (press_button(need_words(need), AskForHelpToday(area=area, need=need)),) for need in needs
    )
