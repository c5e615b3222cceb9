"""Whether the sweep over announcements may find something to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import exists, or_
from sqlmodel import col

from storage.heat.announcements.tables import HeatEpisode
from storage.heat.levels.tables import DayForecast, LevelOverride, OfficialBulletin
from storage.outbox import CardCopy
from storage.query import DueCheck


def anything_hot(calendar: Callable[[datetime], bool], cards: str) -> DueCheck:
    """Somebody or some service has spoken of a level, hot days are kept, or a card of them."""
    return DueCheck(
        lambda _: or_(
            exists().where(col(LevelOverride.id).is_not(None)),
            exists().where(col(OfficialBulletin.place).is_not(None)),
            exists().where(col(DayForecast.spot).is_not(None)),
            exists().where(col(HeatEpisode.id).is_not(None)),
            exists().where(col(CardCopy.card).startswith(cards, autoescape=True)),
        ),
        calendar=calendar,
    )
