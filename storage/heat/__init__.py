"""The heat level of every area: what is known, who said so, and how it changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import cast

from sqlalchemy import bindparam, delete, inspect, or_, select, tuple_, update
from sqlmodel import col

from messages.heat.level import Day, HeatState, Level, Silence, Source
from storage.area import Area
from storage.heat.departments import department_named, department_of, departments
from storage.heat.facts import (
    ABROAD,
    Alert,
    Colour,
    Feed,
    Finding,
    Map,
    Outlook,
    Temperatures,
    Thresholds,
    WeatherSilent,
)
from storage.heat.indicating import indicate
from storage.heat.places import FEEDS, FRANCE, MAP, Place, in_season, place_of, today_in
from storage.heat.sky import CALM_LASTS, Sky
from storage.heat.tables import Bulletin, Forecast, Lookup, Override, Region, Turning, Watch
from storage.query import Query
from storage.types import Instant

LONGEST = timedelta(hours=72)
"""How long an organiser's level may hold."""

# A sky is looked at several times a minute: its statements are built once, and what services said
# comes as plain rows, to be read and not changed.
HOLDING = select(Override).where(col(Override.ends_at) > bindparam("now", type_=Instant))
REGIONS = select(Region)
WATCHES = select(Watch).execution_options(populate_existing=True)
BULLETINS, FORECASTS = (
    select(*inspect(table).c).where(col(table.on) >= bindparam("since"))
    for table in (Bulletin, Forecast)
)

IN_TIME = col(Turning.on).between(bindparam("first"), bindparam("last"))
HOT_DAYS = (
    select(col(Turning.area_id), col(Turning.on), col(Turning.level))
    .where(
        IN_TIME,
        col(Turning.level) != Level.UNKNOWN,
        tuple_(col(Turning.area_id), col(Turning.on)).in_(
            select(col(Turning.area_id), col(Turning.on)).where(
                IN_TIME, col(Turning.level) >= bindparam("level")
            )
        ),
    )
    .order_by(col(Turning.at), col(Turning.id))
)
TURNED = (
    select(col(Turning.area_id), col(Turning.on), col(Turning.level))
    .where(col(Turning.on) >= bindparam("since"))
    .order_by(col(Turning.at), col(Turning.id))
)


class Heat(Query):
    """Queries about the heat, and nobody in it."""

    async def sky(self, now: datetime) -> Sky:
        """Everything known at this moment, to judge any number of areas.

        What a service said counts as long as it is in use: without any, nothing else is looked up.
        """
        since = {"since": now.date() - timedelta(days=1)}
        overrides = await self.all(HOLDING, {"now": now})
        regions = await self.all(REGIONS)
        watches: list[Watch] = await self.all(WATCHES)
        bulletins: list[Bulletin] = []
        forecasts: list[Forecast] = []
        if any(each.source.official for each in watches):
            told = await self.session.execute(BULLETINS, since)
            bulletins = cast("list[Bulletin]", told.all())
        if any(each.source is Source.OPENMETEO for each in watches):
            told = await self.session.execute(FORECASTS, since)
            forecasts = cast("list[Forecast]", told.all())
        return Sky(
            now,
            tuple(overrides),
            {each.area_id: each for each in regions},
            {(each.source, each.place): each for each in watches},
            {(each.source, each.place, each.on): each for each in bulletins},
            {(each.spot, each.on): each for each in forecasts},
        )

    async def state(self, area: Area, day: Day, now: datetime) -> HeatState:
        """The level of an area today or tomorrow, from what is kept alone."""
        return (await self.sky(now)).state(area, day)

    # --- what services said

    async def keep(self, *rows: Bulletin | Forecast | Watch) -> None:
        """Write each row over the one it renews, a table's rows in one statement."""
        for table in (Bulletin, Forecast, Watch):
            renewed = [each.model_dump() for each in rows if isinstance(each, table)]
            if renewed:
                fresh = self.insert(table)
                keys = [each.name for each in inspect(table).primary_key]
                rest = {name: fresh.excluded[name] for name in renewed[0] if name not in keys}
                statement = fresh.on_conflict_do_update(index_elements=keys, set_=rest)
                await self.session.execute(statement, renewed)

    async def watches(self) -> list[Watch]:
        return await self.all(select(Watch).order_by(col(Watch.source), col(Watch.place)))

    async def stop_watching(self, sources: Collection[Source]) -> None:
        """Forget how services fare that are not in use any more."""
        await self.session.execute(delete(Watch).where(col(Watch.source).not_in(sources)))

    async def warned(self, feed: str, now: datetime) -> bool:
        """Whether a country's list held a warning that is not over."""
        held = await self.all(
            select(Bulletin).where(
                col(Bulletin.source) == Source.METEOALARM,
                col(Bulletin.place).startswith(f"{feed}:"),
                col(Bulletin.level) >= Level.YELLOW,
                col(Bulletin.until) > now,
            )
        )
        return bool(held)

    def note(self, lookup: Lookup) -> None:
        self.session.add(lookup)

    async def lookups(self, place: Place, limit: int = 10) -> list[Lookup]:
        """The latest askings about a place, newest first."""
        at = [
            (Source.VIGILANCE, place.department),
            (Source.METEOALARM, place.warned),
            (Source.OPENMETEO, place.spot),
        ]
        return await self.all(
            select(Lookup)
            .where(tuple_(col(Lookup.source), col(Lookup.place)).in_(at))
            .order_by(col(Lookup.at).desc(), col(Lookup.source))
            .limit(limit)
        )

    # --- what organisers set

    async def region(self, area_id: int) -> Region | None:
        return await self.session.get(Region, area_id)

    async def choose(self, region: Region) -> None:
        """Keep under which name an area is warned."""
        await self.session.merge(region)
        await self.session.flush()

    async def override(self, override_id: int, *, lock: bool = False) -> Override:
        return await self.one(Override, override_id, lock=lock)

    async def propose(self, override: Override) -> None:
        """Keep a level that waits for consent, or counts at once."""
        self.session.add(override)
        await self.session.flush()

    async def end_earlier(self, override: Override, area_ids: Collection[int]) -> None:
        """What was set before for the same areas is over, and does not come back afterwards."""
        department = col(Override.department).in_({override.department} - {""})
        begun = col(Override.starts_at) <= override.starts_at
        holds = col(Override.ends_at) > override.starts_at
        await self.session.execute(
            update(Override)
            .where(
                or_(col(Override.area_id).in_(area_ids), department),
                begun,
                holds,
                col(Override.id) != override.id,
            )
            .values(ends_at=override.starts_at)
        )

    # --- what changed

    async def turnings(self, area_id: int, first: date, last: date | None = None) -> list[Turning]:
        """How an area's level changed for the days from the first to the last, oldest first."""
        until = last or first
        return await self.all(
            select(Turning)
            .where(col(Turning.area_id) == area_id, col(Turning.on).between(first, until))
            .order_by(col(Turning.at), col(Turning.on), col(Turning.id))
        )

    async def hot_before(self, level: Level, on: date) -> set[int]:
        """Areas with an earlier day of the year that was last known to be as hot as that."""
        days = {"first": date(on.year, 1, 1), "last": on - timedelta(days=1), "level": level}
        last = {(area, day): was for area, day, was in await self.session.execute(HOT_DAYS, days)}
        return {area for (area, _), was in last.items() if was >= level}

    async def since(self, area_id: int, on: date) -> datetime | None:
        """Since when a day has had its present level."""
        turned = await self.turnings(area_id, on)
        return turned[-1].at if turned else None

    async def follow(self, area: Area, sky: Sky) -> None:
        """Note an area's level, today's and tomorrow's, if it is another than before."""
        await self.follow_all([area], sky)

    async def follow_all(self, areas: Sequence[Area], sky: Sky) -> None:
        """Note every level of these areas, today's and tomorrow's, that is another than before.

        Nothing is noted as long as nothing was ever known of a day.
        """
        first = sky.now.date() - timedelta(days=1)
        turned = await self.session.execute(TURNED, {"since": first})
        before = {(area, on): level for area, on, level in turned}
        for area in areas:
            for state in (sky.state(area, day) for day in Day):
                if state.level is not before.get((area.id, state.on), Level.UNKNOWN):
                    self.session.add(
                        Turning(
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
    "Alert",
    "Bulletin",
    "Colour",
    "Feed",
    "Finding",
    "Forecast",
    "Heat",
    "Lookup",
    "Map",
    "Outlook",
    "Override",
    "Place",
    "Region",
    "Silence",
    "Sky",
    "Source",
    "Temperatures",
    "Thresholds",
    "Turning",
    "Watch",
    "WeatherSilent",
    "department_named",
    "department_of",
    "departments",
    "in_season",
    "indicate",
    "place_of",
    "today_in",
]
