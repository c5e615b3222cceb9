"""Whether the sweep over announcements may find something to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import exists, or_
from sqlmodel import col

from storage.heat.announcements.tables import HeatEpisode
from storage.heat.levels.due import LATELY, may_be_hot
from storage.outbox import CardCopy
from storage.query import DueCheck


def anything_hot(calendar: Callable[[datetime], bool], cards: str) -> DueCheck:
    """It may be hot somewhere, hot days are kept, or a card of them."""
    return DueCheck(
        lambda since: or_(
            may_be_hot(since),
            exists().where(col(HeatEpisode.id).is_not(None)),
            exists().where(col(CardCopy.card).startswith(cards, autoescape=True)),
        ),
        shift=-LATELY,
        calendar=calendar,
    )
