"""The heat level of every area: what is known, who said so, and how it changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import cast

from sqlalchemy import bindparam, delete, exists, inspect, or_, select, tuple_, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from messages.heat.levels.level import HeatDay, HeatLevel, HeatSource, HeatState, SourceSilence
from storage.area import Area
from storage.heat.levels.departments import all_departments, department_named, department_of
from storage.heat.levels.facts import (
    ABROAD,
    DayTemperatures,
    FetchPlace,
    HeatThresholds,
    HeatWarning,
    SourceFacts,
    SourceReading,
    TemperatureForecast,
    VigilanceColour,
    VigilanceMap,
    WarnedRegion,
    WarningFeed,
    WeatherSilent,
)
from storage.heat.levels.indication import indicated_level
from storage.heat.levels.places import (
    FEEDS,
    FRANCE,
    MAP,
    POLYNESIA,
    POLYNESIAN,
    HeatPlace,
    in_season,
    names_regions,
    own_department,
    place_of,
    today_in,
)
from storage.heat.levels.source_chain import CALM_LASTS, HeatSnapshot
from storage.heat.levels.sources import (
    SOURCES,
    HeatSourceRules,
    IndicativeRules,
    SourceAnswer,
    is_official,
    source_rules,
)
from storage.heat.levels.tables import (
    AreaThresholds,
    DayForecast,
    LevelChange,
    LevelOverride,
    OfficialBulletin,
    SourceHealth,
    SourceLookup,
    WeatherRegion,
)
from storage.query import QueryGroup
from storage.types import UtcInstant

LONGEST = timedelta(hours=72)
"""How long an organiser's level may hold."""

# A sky is looked at several times a minute: its statements are built once, and what services said
# comes as plain rows, to be read and not changed.
HOLDING = select(LevelOverride).where(
    col(LevelOverride.ends_at) > bindparam("now", type_=UtcInstant)
)
LATER = aliased(LevelOverride)
ENDING = (
    select(LevelOverride)
    .where(
        col(LevelOverride.ends_at) > bindparam("since", type_=UtcInstant),
        col(LevelOverride.ends_at) <= bindparam("until", type_=UtcInstant),
        col(LevelOverride.starts_at).is_not(None),
        col(LevelOverride.set_by).is_not(None),
        ~exists().where(col(LATER.starts_at) == col(LevelOverride.ends_at)),
    )
    .order_by(col(LevelOverride.ends_at), col(LevelOverride.id))
)
REGIONS = select(WeatherRegion)
THRESHOLDS = select(AreaThresholds)
WATCHES = select(SourceHealth).execution_options(populate_existing=True)
BULLETINS, FORECASTS = (
    select(*inspect(table).c).where(col(table.on) >= bindparam("since"))
    for table in (OfficialBulletin, DayForecast)
)

IN_TIME = col(LevelChange.on).between(bindparam("first"), bindparam("last"))
HOT_DAYS = (
    select(col(LevelChange.area_id), col(LevelChange.on), col(LevelChange.level))
    .where(
        IN_TIME,
        col(LevelChange.level) != HeatLevel.UNKNOWN,
        tuple_(col(LevelChange.area_id), col(LevelChange.on)).in_(
            select(col(LevelChange.area_id), col(LevelChange.on)).where(
                IN_TIME, col(LevelChange.level) >= bindparam("level")
            )
        ),
    )
    .order_by(col(LevelChange.at), col(LevelChange.id))
)
TURNED = (
    select(
        col(LevelChange.area_id),
        col(LevelChange.on),
        col(LevelChange.level),
        col(LevelChange.at),
    )
    .where(col(LevelChange.on) >= bindparam("since"))
    .order_by(col(LevelChange.at), col(LevelChange.id))
)


class HeatLevelQueries(QueryGroup):
    """Queries about the heat, and nobody in it."""

    async def load_snapshot(self, now: datetime) -> HeatSnapshot:
        """Everything known at this moment, to judge any number of areas.

        What a service said counts as long as it is in use: without any, nothing else is looked up.
        """
        since = {"since": now.date() - timedelta(days=1)}
        overrides = await self.all_rows(HOLDING, {"now": now})
        regions = await self.all_rows(REGIONS)
        thresholds: list[AreaThresholds] = []
        watches: list[SourceHealth] = await self.all_rows(WATCHES)
        bulletins: list[OfficialBulletin] = []
        forecasts: list[DayForecast] = []
        if any(is_official(watch.source) for watch in watches):
            told = await self.session.execute(BULLETINS, since)
            bulletins = cast("list[OfficialBulletin]", told.all())
        if not all(is_official(watch.source) for watch in watches):
            told = await self.session.execute(FORECASTS, since)
            forecasts = cast("list[DayForecast]", told.all())
            thresholds = await self.all_rows(THRESHOLDS)
        return HeatSnapshot(
            now,
            tuple(overrides),
            {region.area_id: region for region in regions},
            {(watch.source, watch.place): watch for watch in watches},
            {(bulletin.source, bulletin.place, bulletin.on): bulletin for bulletin in bulletins},
            {(forecast.spot, forecast.on): forecast for forecast in forecasts},
            {each.area_id: HeatThresholds(each.night, each.day, each.felt) for each in thresholds},
        )

    async def heat_state(self, area: Area, day: HeatDay, now: datetime) -> HeatState:
        """The level of an area today or tomorrow, from what is kept alone."""
        return (await self.load_snapshot(now)).state_of(area, day)

    # --- what services said

    async def save_readings(self, *rows: OfficialBulletin | DayForecast | SourceHealth) -> None:
        """Write each row over the one it renews, a table's rows in one statement."""
        for table in (OfficialBulletin, DayForecast, SourceHealth):
            renewed = [row.model_dump() for row in rows if isinstance(row, table)]
            if renewed:
                fresh = self.upsert_into(table)
                keys = [element.name for element in inspect(table).primary_key]
                rest = {name: fresh.excluded[name] for name in renewed[0] if name not in keys}
                statement = fresh.on_conflict_do_update(index_elements=keys, set_=rest)
                await self.session.execute(statement, renewed)

    async def source_health(self) -> list[SourceHealth]:
        return await self.all_rows(
            select(SourceHealth).order_by(col(SourceHealth.source), col(SourceHealth.place))
        )

    async def forget_sources(self, sources: Collection[HeatSource]) -> None:
        """Forget how services fare that are not in use any more."""
        await self.session.execute(
            delete(SourceHealth).where(col(SourceHealth.source).not_in(sources))
        )

    async def holds_warning(self, feed: str, now: datetime) -> bool:
        """Whether a country's list held a warning that is not over."""
        held = await self.all_rows(
            select(OfficialBulletin).where(
                col(OfficialBulletin.source) == HeatSource.METEOALARM,
                col(OfficialBulletin.place).startswith(f"{feed}:"),
                col(OfficialBulletin.level) >= HeatLevel.YELLOW,
                col(OfficialBulletin.until) > now,
            )
        )
        return bool(held)

    def record_lookup(self, lookup: SourceLookup) -> None:
        self.session.add(lookup)

    async def recent_lookups(self, place: HeatPlace, limit: int = 10) -> list[SourceLookup]:
        """The latest askings about a place, newest first."""
        at = [(rules.source, name) for rules in SOURCES for name in rules.noted_places(place)]
        return await self.all_rows(
            select(SourceLookup)
            .where(tuple_(col(SourceLookup.source), col(SourceLookup.place)).in_(at))
            .order_by(col(SourceLookup.at).desc(), col(SourceLookup.source))
            .limit(limit)
        )

    # --- what organisers set

    async def weather_region(self, area_id: int) -> WeatherRegion | None:
        return await self.session.get(WeatherRegion, area_id)

    async def set_weather_region(self, region: WeatherRegion) -> None:
        """Keep under which name an area is warned."""
        await self.session.merge(region)
        await self.session.flush()

    async def area_thresholds(self, area_id: int) -> AreaThresholds | None:
        return await self.session.get(AreaThresholds, area_id)

    async def set_thresholds(self, thresholds: AreaThresholds) -> None:
        """Keep from how many degrees it is hot in an area."""
        await self.session.merge(thresholds)
        await self.session.flush()

    async def get_override(self, override_id: int, *, lock: bool = False) -> LevelOverride:
        return await self.get_row(LevelOverride, override_id, lock=lock)

    async def overrides_ending(self, since: datetime, until: datetime) -> list[LevelOverride]:
        """Levels that end by themselves in that time, and not by a later word."""
        return await self.all_rows(ENDING, {"since": since, "until": until})

    async def add_override(self, override: LevelOverride) -> None:
        """Keep a level that waits for consent, or counts at once."""
        self.session.add(override)
        await self.session.flush()

    async def end_earlier_overrides(
        self, override: LevelOverride, area_ids: Collection[int]
    ) -> None:
        """What was set before for the same areas is over, and does not come back afterwards."""
        department = col(LevelOverride.department).in_({override.department} - {""})
        begun = col(LevelOverride.starts_at) <= override.starts_at
        holds = col(LevelOverride.ends_at) > override.starts_at
        await self.session.execute(
            update(LevelOverride)
            .where(
                or_(col(LevelOverride.area_id).in_(area_ids), department),
                begun,
                holds,
                col(LevelOverride.id) != override.id,
            )
            .values(ends_at=override.starts_at)
        )

    # --- what changed

    async def level_changes(
        self, area_id: int, first: date, last: date | None = None
    ) -> list[LevelChange]:
        """How an area's level changed for the days from the first to the last, oldest first."""
        until = last or first
        return await self.all_rows(
            select(LevelChange)
            .where(col(LevelChange.area_id) == area_id, col(LevelChange.on).between(first, until))
            .order_by(col(LevelChange.at), col(LevelChange.on), col(LevelChange.id))
        )

    async def hot_before(self, level: HeatLevel, on: date) -> set[int]:
        """Areas with an earlier day of the year that was last known to be as hot as that."""
        days = {"first": date(on.year, 1, 1), "last": on - timedelta(days=1), "level": level}
        last = {(area, day): was for area, day, was in await self.session.execute(HOT_DAYS, days)}
        return {area for (area, _), was in last.items() if was >= level}

    async def levels_since(
        self, since: date
    ) -> dict[tuple[int, date], list[tuple[HeatLevel, datetime]]]:
        """How every area's levels changed for the days from then on, and when, oldest first."""
        turned: dict[tuple[int, date], list[tuple[HeatLevel, datetime]]] = {}
        for area, on, level, at in await self.session.execute(TURNED, {"since": since}):
            turned.setdefault((area, on), []).append((level, at))
        return turned

    async def level_since(self, area_id: int, on: date) -> datetime | None:
        """Since when a day has had its present level."""
        turned = await self.level_changes(area_id, on)
        return turned[-1].at if turned else None

    async def record_level(self, area: Area, sky: HeatSnapshot) -> None:
        """Note an area's level, today's and tomorrow's, if it is another than before."""
        await self.record_levels([area], sky)

    async def record_levels(
        self, areas: Sequence[Area], sky: HeatSnapshot, *, lowest: HeatLevel = HeatLevel.UNKNOWN
    ) -> None:
        """Note every level of these areas, today's and tomorrow's, that is another than before.

        Nothing is noted as long as nothing was ever known of a day, nor what is and was below
        `lowest`.
        """
        first = sky.now.date() - timedelta(days=1)
        turned = await self.session.execute(TURNED, {"since": first})
        before = {(area, on): level for area, on, level, _ in turned}
        for area in areas:
            for state in (sky.state_of(area, day) for day in HeatDay):
                known = before.get((area.id, state.on), HeatLevel.UNKNOWN)
                if state.level is not known and max(state.level, known) >= lowest:
                    self.session.add(
                        LevelChange(
                            area_id=area.id,
                            on=state.on,
                            level=state.level,
                            source=state.source,
                            at=sky.now,
                        )
                    )
        await self.session.flush()


__all__ = [
    "ABROAD",
    "CALM_LASTS",
    "FEEDS",
    "FRANCE",
    "LONGEST",
    "MAP",
    "POLYNESIA",
    "POLYNESIAN",
    "SOURCES",
    "AreaThresholds",
    "DayForecast",
    "DayTemperatures",
    "FetchPlace",
    "HeatLevelQueries",
    "HeatPlace",
    "HeatSnapshot",
    "HeatSource",
    "HeatSourceRules",
    "HeatThresholds",
    "HeatWarning",
    "IndicativeRules",
    "LevelChange",
    "LevelOverride",
    "OfficialBulletin",
    "SourceAnswer",
    "SourceFacts",
    "SourceHealth",
    "SourceLookup",
    "SourceReading",
    "SourceSilence",
    "TemperatureForecast",
    "VigilanceColour",
    "VigilanceMap",
    "WarnedRegion",
    "WarningFeed",
    "WeatherRegion",
    "WeatherSilent",
    "all_departments",
    "department_named",
    "department_of",
    "in_season",
    "indicated_level",
    "is_official",
    "names_regions",
    "own_department",
    "place_of",
    "source_rules",
    "today_in",
]
