"""How fresh is what the sources of heat levels told, over all places: for whoever watches."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import func, select
from sqlmodel import col

from storage.heat.levels.tables import SourceHealth
from storage.query import QueryGroup

IN_USE = timedelta(days=2)
"""How long ago a place was last asked about that still counts; out of season nobody asks."""


class SourceFreshness(NamedTuple):
    """When the place of which a source told longest ago was read, and since when some fail."""

    source: str
    read_at: datetime
    failing_since: datetime | None


class FreshnessQueries(QueryGroup):
    """The sources in use, each summed up."""

    async def source_freshness(self, now: datetime) -> list[SourceFreshness]:
        """One line for each source; where nothing was ever read, since it was first asked."""
        since = (SourceHealth.read_at, SourceHealth.failing_since, SourceHealth.asked_at)
        rows = await self.session.execute(
            select(
                col(SourceHealth.source),
                func.min(func.coalesce(*(col(each) for each in since))),
                func.min(col(SourceHealth.failing_since)),
            )
            .where(col(SourceHealth.asked_at) > now - IN_USE)
            .group_by(col(SourceHealth.source))
        )
        return [SourceFreshness(source.value, read, failing) for source, read, failing in rows]
