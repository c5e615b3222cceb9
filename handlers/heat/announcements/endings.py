"""When it is told that hot days are over."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.heat.announcements.moments import KNOWN
from messages.heat.levels.level import HeatDay, HeatLevel
from storage.area import Area
from storage.heat import HeatSnapshot, today_in
from storage.heat.announcements.queries import HeatEpisode

CLEAR_WITHIN = timedelta(days=3)
"""How long after the end of hot days it is worth telling anybody."""


def is_to_be_cleared(ended: HeatEpisode, area: Area, sky: HeatSnapshot) -> bool:
    """Whether the end of hot days is told: there was an alert, and it was over by that hour.

    What a service should know is waited for. Where organisers alone set the level, their word that
    it is over need not be said again daily.
    """
    hour = datetime.combine(today_in(area, sky.now), KNOWN["clear"].at, ZoneInfo(area.zone))
    if ended.ended_at is None or ended.ended_at > hour:
        return False
    states = [sky.state_of(area, day) for day in HeatDay]
    if ended.worst < HeatLevel.ORANGE or any(state.level.is_hot for state in states):
        return False
    silent = ended.lost or not sky.is_served(area)
    return silent or all(state.level.is_known for state in states)
