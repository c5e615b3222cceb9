"""Whose word an announced level is, as the sources' terms ask, and what it was set below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum
from zoneinfo import ZoneInfo

from messages import words
from messages.heat.announcements.brevity import NAME, SHORTEST_NAME, shorten_name
from messages.heat.levels import wording
from messages.heat.levels.level import HeatDay, HeatSource, HeatState
from messages.model import MomentText, Text


class CreditRoom(IntEnum):
    """How much of it there is room for: as under `/canicule`; whose, when and where the latest is;
    the same under a shorter name; of the hottest area alone, and that only where it must be.
    """

    WHOLE = 0
    BRIEF = 1
    SHORT = 2
    LAST = 3


@dataclass(frozen=True)
class AnnouncedLevel:
    """A level and where it holds: under which name, by which clocks, in which country."""

    area: str
    state: HeatState
    zone: str
    country: str


def credit_lines(
    said: Sequence[AnnouncedLevel], room: CreditRoom, *, needed: bool = True
) -> list[Text]:
    """Each source of a hot level once; only MeteoAlarm's has to be there in a few words too.

    Where it is not `needed`, the last line gives way.
    """
    said = [each for each in said if each.state.level.is_hot]
    if room is CreditRoom.WHOLE:
        lines = [wording.attribution_line(each.state, each.zone) for each in said]
        return _each_once([line for line in lines if line])
    if room is CreditRoom.LAST and not needed:
        return []
    listed = [each for each in said if _is_passed_on(each.state)]
    listed.sort(key=lambda each: -each.state.level)
    if room is CreditRoom.LAST:
        listed = listed[:1]
    most = NAME if room is CreditRoom.BRIEF else SHORTEST_NAME
    lines = [_brief_credit(each, most) for each in listed]
    return [*_each_once([line for line in lines if line]), *_latest_line(listed)]


def lowered_lines(said: Sequence[AnnouncedLevel], room: CreditRoom) -> list[Text]:
    """The official level beside a lower one; of which areas, where that is not true of all."""
    lowered = [each for each in said if each.state.is_lowered]
    alone = len({each.area for each in said}) == 1
    if room is CreditRoom.WHOLE and alone:
        lines = [wording.lowered_line(each.state, each.country) for each in lowered]
        return _each_once([line for line in lines if line])
    levels = sorted({each.state.official_level for each in lowered}, reverse=True)
    if levels and (alone or (len(levels) == 1 and len(lowered) == len(said))):
        return [words.nudge_official(level=wording.colour_word(levels[0]))]
    there = {
        level: tuple(
            dict.fromkeys(each.area for each in lowered if each.state.official_level is level)
        )
        for level in levels
    }
    return [
        words.nudge_official_there(areas=names, level=wording.colour_word(level))
        for level, names in there.items()
    ]


def _is_passed_on(state: HeatState) -> bool:
    """Whether MeteoAlarm gave it, whose terms ask for name, time, link and that it may be late."""
    known = state.level.is_known and state.issued_at is not None
    return known and state.source is HeatSource.METEOALARM


def _brief_credit(said: AnnouncedLevel, most: int) -> Text | None:
    state = said.state
    if state.issued_at is None:
        return None
    service = shorten_name(state.service, most) if state.service else words.heat_service_unnamed()
    spoken_on = state.on - timedelta(days=1 if state.day is HeatDay.TOMORROW else 0)
    same_day = state.issued_at.astimezone(ZoneInfo(said.zone)).date() == spoken_on
    issued = MomentText(at=state.issued_at, zone=said.zone, show="hour" if same_day else "moment")
    return words.nudge_credit(service=service, issued=issued)


def _latest_line(listed: Sequence[AnnouncedLevel]) -> list[Text]:
    return [words.nudge_credit_latest()] if listed else []


def _each_once(lines: Sequence[Text]) -> list[Text]:
    return list({line.model_dump_json(): line for line in lines}.values())
