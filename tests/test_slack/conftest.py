"""A neighbourhood on Slack: Ana, Bao, and the wall of Belleville."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from handlers.kernel.feature import Feature
from storage.database import Database
from storage.places import Gazetteer
from tests.conftest import unhurried
from tests.worlds.slack import SlackWorld


@pytest.fixture
async def world(
    tmp_path: Path,
    sqlite_url: Callable[[Path], str],
    palier: tuple[Feature, ...],
    gazetteer: Gazetteer,
) -> AsyncIterator[SlackWorld]:
    database = unhurried(Database(sqlite_url(tmp_path)))
    world = SlackWorld(database, palier, gazetteer)
    await world.open()
    try:
        yield world
    finally:
        await world.close()
        await database.close()
