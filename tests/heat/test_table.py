"""The table is lived for a week, with levels that change at any minute, and read a second time."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from handlers.heat.announcements.moments import KNOWN, MOMENTS, DaySlot
from handlers.heat.levels.declared import declared_at, hottest_of
from messages.heat.announcements.actions import SetWilling
from messages.heat.levels.level import HeatDay, HeatLevel
from storage.area import Area
from tests.heat.hot_days import told, turns
from tests.heat.table_oracle import DAY, MINUTE, NONE, ORANGE, RED, YELLOW, Member, Reading, Turn
from tests.worlds import NOON, Neighbour, World

PARIS = ZoneInfo("Europe/Paris")
FIRST = NOON.astimezone(PARIS).date() + DAY
DAYS = 7
HOURS = [time(9), time(10), time(10, 30), time(14), time(18), time(19)]


def a_week(seed: int) -> list[Turn]:
    """Levels declared, raised and lowered at any minute, of the day itself and of the next."""
    chance, found = random.Random(seed), []
    begins = datetime.combine(FIRST, time(0, 1))
    minutes = sorted(chance.sample(range(DAYS * 24 * 60 - 2), 22))
    for minute in minutes:
        at = begins + minute * MINUTE
        on = at.date() + chance.choice((timedelta(0), DAY))
        found.append(Turn(at, on, chance.choice((NONE, YELLOW, ORANGE, ORANGE, RED, RED))))
    return found


def line_of(key: str) -> tuple[str, int]:
    """Which line of the table a letter's key stands for, and at which level."""
    _, level, name = key.split(":")[:3]
    moment = KNOWN[name]
    return ("late" if moment.late else moment.slot.value, HeatLevel[level.upper()].value)


@pytest.mark.parametrize("seed", [3, 8])
async def test_a_week_is_told_as_the_table_reads_whatever_changes_when(
    world: World, area: Area, ana: Neighbour, bao: Neighbour, seed: int
) -> None:
    await bao.forges(SetWilling(area=area.id, yes=True))
    week = a_week(seed)
    begin, end = datetime.combine(FIRST, time(0, 1)), datetime.combine(FIRST + DAYS * DAY, time())
    expected = {who.name: Member(week, willing=who is bao).live(begin, end) for who in (ana, bao)}
    lived: dict[str, list[Reading]] = {who.name: [] for who in (ana, bao)}
    seen: dict[str, set[str]] = {who.name: set() for who in (ana, bao)}
    for at in _minutes(week):
        world.clock.at = at.replace(tzinfo=PARIS)
        if [turn for turn in week if turn.at == at]:
            await turns(world, area, *(_level(week, at, n) for n in range(3)))
        await world.strike()
        for who in (ana, bao):
            for key in await told(world, who):
                if key not in seen[who.name]:
                    seen[who.name].add(key)
                    lived[who.name].append(Reading(at, *line_of(key)))
    for name, readings in expected.items():
        assert _by_time(lived[name]) == _by_time(readings), name
    assert {each.line for each in expected["Ana"]} >= {"eve", "late", "morning"}


def _minutes(week: Sequence[Turn]) -> list[datetime]:
    """Every minute at which something may be told: changes, and the table's hours."""
    days = [FIRST + n * DAY for n in range(DAYS)]
    hours = {datetime.combine(day, hour) for day in days for hour in HOURS}
    changes = {turn.at for turn in week}
    return sorted(hours | changes | {at + MINUTE for at in changes | hours if at.minute < 59})


def _level(week: Sequence[Turn], at: datetime, ahead: int) -> HeatLevel:
    return HeatLevel(Member(week).level(at.date() + ahead * DAY, at))


def _by_time(readings: Sequence[Reading]) -> list[Reading]:
    return sorted(readings, key=lambda each: (each.at, each.line))


@pytest.mark.parametrize("seed", range(12))
def test_every_minute_of_a_week_opens_the_lines_the_table_opens(seed: int) -> None:
    """Which lines are for a day whose level was declared then, minute by minute."""
    week = a_week(seed)
    reader = Member(week)
    at = datetime.combine(FIRST, time(0, 1))
    for _ in range(DAYS * 24 * 60 - 1):
        today = reader.level(at.date(), at)
        if today >= ORANGE:
            declared = reader.declared(at.date(), at)
            opened = {
                moment.name for moment in MOMENTS
                if moment.is_announcement and moment.day is HeatDay.TODAY
                and HeatLevel(today) in moment.levels and moment.is_open(_utc(at), "Europe/Paris")
                and moment.suits_declaration(_utc(declared), at.date(), "Europe/Paris")
            }  # fmt: skip
            morning = datetime.combine(at.date(), time(9) if today == RED else time(10, 30))
            ends = time.max if today == RED else time(20, 30)
            late = declared > morning and at.time() < ends
            assert any(KNOWN[name].late for name in opened) is late, at
            mornings = [n for n in opened if KNOWN[n].slot is DaySlot.MORNING]
            assert len(mornings) <= 1, at
            if at == morning:
                assert mornings, at
        at += MINUTE


def _utc(local: datetime) -> datetime:
    return local.replace(tzinfo=PARIS).astimezone(UTC)


def test_a_level_is_declared_when_it_rose_and_silence_changes_nothing() -> None:
    def at(hour: int) -> datetime:
        return datetime(2026, 7, 1, hour, tzinfo=UTC)

    levels = HeatLevel
    seen = [(levels.YELLOW, at(5)), (levels.ORANGE, at(8)), (levels.UNKNOWN, at(9))]
    assert declared_at([*seen, (levels.ORANGE, at(11))], levels.ORANGE) == at(8)
    assert declared_at([*seen, (levels.RED, at(11))], levels.ORANGE) == at(8)
    assert declared_at([*seen, (levels.RED, at(11))], levels.RED) == at(11)
    assert declared_at([*seen, (levels.NONE, at(11))], levels.ORANGE) is None
    fell = [*seen, (levels.NONE, at(11)), (levels.ORANGE, at(15))]
    assert declared_at(fell, levels.ORANGE) == at(15)


def test_a_day_was_hot_that_was_so_for_an_hour_and_not_one_that_was_forecast_to_be() -> None:
    on, eve = date(2026, 7, 1), datetime(2026, 6, 30, 16, tzinfo=UTC)
    morning, noon = datetime(2026, 7, 1, 6, tzinfo=UTC), datetime(2026, 7, 1, 10, tzinfo=UTC)
    forecast = [(HeatLevel.ORANGE, eve), (HeatLevel.YELLOW, eve + timedelta(hours=2))]
    assert hottest_of(forecast, on, "Europe/Paris") is HeatLevel.YELLOW
    for_an_hour = [*forecast, (HeatLevel.RED, morning), (HeatLevel.NONE, noon)]
    assert hottest_of(for_an_hour, on, "Europe/Paris") is HeatLevel.RED
    assert hottest_of([], on, "Europe/Paris") is HeatLevel.UNKNOWN


def test_every_line_has_a_name_and_each_day_of_a_slot_one_level() -> None:
    assert len(KNOWN) == len(MOMENTS)
    assert YELLOW < ORANGE < RED
