"""Which language is shown where nobody's own is known: in menus and in Slack's manifest."""

from __future__ import annotations

from contextlib import suppress

from sqlalchemy.exc import SQLAlchemyError

from bot.settings import Settings
from messages.language import FALLBACK
from storage.database import Database


async def default_language(settings: Settings, database: Database) -> str:
    """The one that is set; else the one all open areas share, else Palier's first."""
    if settings.default_language:
        return settings.default_language
    spoken: set[str] = set()
    with suppress(OSError, SQLAlchemyError):
        async with database.transaction() as store:
            spoken = {area.language for area in await store.areas.open_areas()}
    return spoken.pop() if len(spoken) == 1 else FALLBACK


async def default_language_of_files(settings: Settings) -> str:
    """The same for a command that makes no database where there is none."""
    database = Database(settings.database_url)
    try:
        return (
            await default_language(settings, database)
            if database.is_there
            else (settings.default_language or FALLBACK)
        )
    finally:
        await database.close()
