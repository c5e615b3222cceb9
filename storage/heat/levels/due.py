"""Whether anything kept may make an area hot, or may have lately."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, exists, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from messages.heat.levels.level import HeatLevel
from storage.heat.levels.facts import FELT
from storage.heat.levels.indication import NEAR
from storage.heat.levels.tables import (
    AreaThresholds,
    DayForecast,
    LevelChange,
    LevelOverride,
    OfficialBulletin,
)

LATELY = timedelta(days=10)
"""How long a hot level that was noted is looked at again; what is told of it ends sooner."""


def may_be_hot(since: BindParameter[Any]) -> ColumnElement[bool]:
    """Somebody or some service speaks of a hot level, or spoke of one since then."""
    return or_(
        exists().where(col(LevelOverride.id).is_not(None)),
        exists().where(col(OfficialBulletin.level) >= HeatLevel.YELLOW),
        exists().where(_is_warm()),
        exists().where(col(LevelChange.level) >= HeatLevel.YELLOW, col(LevelChange.at) >= since),
    )


def _is_warm() -> ColumnElement[bool]:
    """A day as warm as the lowest threshold anywhere, or where organisers chose their own."""
    any_spot = aliased(DayForecast)
    return or_(
        exists().where(col(AreaThresholds.area_id).is_not(None)),
        col(DayForecast.felt) >= FELT,
        col(DayForecast.high) >= select(func.min(col(any_spot.day)) - NEAR).scalar_subquery(),
    )
