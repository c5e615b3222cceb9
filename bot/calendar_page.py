"""Where a calendar programme reads a member's cafés, at the secret address they gave it."""

from __future__ import annotations

import logging

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from handlers.cafe.calendars import PATH, read_calendar
from storage.database import Database
from storage.errors import DatabaseAway

log = logging.getLogger(__name__)

HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}
AWAY = {**HEADERS, "Retry-After": "300"}


def add_calendar_page(site: web.Application, database: Database, clock: Clock) -> None:
    """Open the page: an unknown secret is not found, a database that is away is asked later."""

    async def read(request: web.Request) -> web.Response:
        try:
            async with database.transaction() as store:
                found = await read_calendar(request.match_info["secret"], store, clock.now())
        except (DatabaseAway, OSError, SQLAlchemyError) as fault:
            # What fails tells of its statement: the secret's print would be in it.
            log.warning("calendar not read fault=%s", type(fault).__name__)
            return web.Response(status=503, headers=AWAY)
        if found is None:
            return web.Response(status=404, headers=HEADERS)
        return web.Response(
            body=found, content_type="text/calendar", charset="utf-8", headers=HEADERS
        )

    site.router.add_get(PATH, read)
