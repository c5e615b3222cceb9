"""The days ahead as a picture, and how levels are worded."""

import re
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from messages import words
from messages.catalog import plain_words
from messages.heat.levels import wording
from messages.heat.levels.chart import ForecastChart, chart_data, draw_chart
from messages.heat.levels.chart_layout import ChartBox, lay_out_chart
from messages.heat.levels.level import HeatDay, HeatLevel, HeatSource, HeatState
from messages.heat.levels.views import DayAhead, HeatLimits
from messages.language import LANGUAGES
from messages.model import Reader
from messages.samples import all_screens
from storage.heat import SourceSilence, is_official
from tests.heat import at

PNG = b"\x89PNG\r\n\x1a\n"
DAYS = [DayAhead(date(2026, 7, 10) + timedelta(days=n), 20 + n, 31 + n) for n in range(7)]
OFFICIAL = re.compile(
    r"vigilance|alert|canicule|heatwave|warning|avertissement|\b(jaune|yellow|orange|rouge|red)\b",
    re.IGNORECASE,
)


@pytest.mark.every_world
async def test_the_days_ahead_come_as_a_picture_too(world, ana, belleville):
    world.skies.use(HeatSource.OPENMETEO)
    await world.passes(minutes=5)

    await ana.says("/heat")
    await ana.presses(words.heat_picture())

    assert ana.pictured
    assert ana.sees(words.heat_picture_caption(area="Belleville"))


async def test_without_a_recent_forecast_there_is_no_picture(world, ana, belleville):
    world.skies.use(HeatSource.OPENMETEO)
    await world.passes(minutes=5)
    await ana.says("/heat")
    world.skies.silent[HeatSource.OPENMETEO] = SourceSilence.TIMEOUT
    await world.passes(hours=14)

    await ana.presses(words.heat_picture())

    assert ana.sees(words.heat_picture_none(area="Belleville"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("area", "limits"),
    [("Belleville", HeatLimits(21, 31, "Paris")), ("#[x] *b* $1 \\ \"'", None)],
)
def test_a_picture_is_drawn_whatever_the_area_is_called(language, area, limits):
    drawn = draw_chart(ForecastChart(area, DAYS, limits, Reader(language=language)))
    assert drawn.startswith(PNG)
    width, height = (int.from_bytes(drawn[n : n + 4], "big") for n in (16, 20))
    assert 1000 <= width <= 1300
    assert 700 <= height <= 1300
    assert len(drawn) < 300_000


def forecasts():
    """Many kinds of weather: each limit is touched by a minimum, a maximum, and by neither."""
    chance = Random(20260710)
    for _ in range(400):
        base, spread = chance.randint(-15, 34), chance.randint(0, 22)
        lows = [base + chance.randint(-4, 4) for _ in range(chance.randint(1, 9))]
        days = [
            DayAhead(DAYS[0].on + timedelta(days=n), low, low + chance.randint(0, spread))
            for n, low in enumerate(lows)
        ]
        night = chance.randint(15, 26)
        limits = HeatLimits(night, night + chance.choice((1, 4, 10, 15)), "Paris")
        yield days, chance.choice((limits, limits, None))


def test_nothing_that_is_written_covers_a_line_a_bar_or_other_words():
    for days, limits in forecasts():
        drawn = lay_out_chart(days, limits)
        written = [box for day in drawn.days for box in (day.high, day.low, day.name)]
        written += [limit.name for limit in drawn.limits]
        shapes = [day.bar for day in drawn.days] + [limit.line for limit in drawn.limits]
        met = [
            (one, other)
            for n, one in enumerate(written)
            for other in (*written[n + 1 :], *shapes)
            if one.meets(other)
        ]
        assert not met, (days, limits)
        whole = ChartBox(-0.01, -0.01, drawn.width + 0.02, drawn.height + 0.02)
        for box in (*written, *shapes):
            assert box.x >= whole.x
            assert box.y >= whole.y
            assert box.x + box.width <= whole.x + whole.width
            assert box.y + box.height <= whole.y + whole.height


def test_a_hotter_day_stands_higher_whatever_is_written_above_it():
    days = [DayAhead(DAYS[0].on, 20, 29), DayAhead(DAYS[1].on, 20, 32)]
    drawn = lay_out_chart(days, HeatLimits(21, 31, "Paris"))
    day, night = drawn.limits
    assert drawn.days[1].bar.y < day.line.y < drawn.days[0].bar.y < night.line.y
    assert drawn.days[0].high.y == drawn.days[1].high.y


@pytest.mark.parametrize(
    ("language", "months"), [("fr", ["juil.", "août"]), ("en", ["Jul", "Aug"])]
)
def test_every_day_says_its_month(language, months):
    on = date(2026, 7, 31)
    days = [DayAhead(on + timedelta(days=n), 20, 30) for n in range(2)]
    data = chart_data(ForecastChart("Belleville", days, None, Reader(language=language)))
    assert [each["month"] for each in data["days"]] == months
    assert [each["day"] for each in data["days"]] == ["31", "1"]


def test_a_frozen_day_is_drawn_as_well():
    assert draw_chart(
        ForecastChart("x", [DayAhead(date(2026, 1, 5), -12, -12)], None, Reader())
    ).startswith(PNG)


def shown(level: HeatLevel, source: HeatSource) -> HeatState:
    now = datetime(2026, 7, 10, 9, tzinfo=UTC)
    later = now + timedelta(hours=9)
    return HeatState(
        level, HeatDay.TODAY, now.date(), source, is_official(source), now, now, later, set_by=None
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", [each for each in HeatLevel if each.is_known])
def test_an_indication_bears_no_official_word(language, level):
    state = shown(level, HeatSource.OPENMETEO)
    origins = wording.origin_lines(state, at(12), "Europe/Paris", ())
    assert origins
    for text in (wording.level_words(state), *origins):
        said = plain_words(text, Reader(language=language))
        assert not OFFICIAL.search(said), said


@pytest.mark.parametrize("level", [HeatLevel.YELLOW, HeatLevel.ORANGE, HeatLevel.RED])
def test_only_an_official_level_is_called_what_officials_call_it(level):
    names = {
        HeatLevel.YELLOW: "vigilance jaune canicule",
        HeatLevel.ORANGE: "alerte canicule (",
        HeatLevel.RED: "alerte canicule extrême",
    }
    said = {
        source: plain_words(wording.level_words(shown(level, source), "FR"), Reader(language="fr"))
        for source in (
            HeatSource.VIGILANCE,
            HeatSource.METEOALARM,
            HeatSource.ORGANISER,
            HeatSource.OPENMETEO,
        )
    }
    assert names[level] in said[HeatSource.VIGILANCE]
    assert said[HeatSource.METEOALARM] == said[HeatSource.VIGILANCE]
    for source in (HeatSource.ORGANISER, HeatSource.OPENMETEO):
        assert not re.search("vigilance|alerte|canicule", said[source]), said


def test_the_screens_are_sampled_in_every_mood():
    screens = {f"heat.levels.views.{name}_screen" for name in ("heat", "manage", "lookups")}
    assert screens <= set(all_screens())
