"""A Palier that nobody told a street does without the library that finds one."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from bot.late_geocoder import LateGeocoder
from bot.settings import Settings
from storage.places import GeocodedSpot

ROOT = Path(__file__).parent.parent
BASES = [name for name in Settings.model_fields if name.endswith("_url") and name != "database_url"]


class Finder:
    """Stands where the geocoder would; how many were made, and whether they were closed."""

    made, closed = 0, 0

    def __init__(self) -> None:
        Finder.made += 1

    async def find_address(self, words: str, *, country: str) -> GeocodedSpot | None:
        return GeocodedSpot(48.87, 2.38, "house", words, len(country))

    async def close(self) -> None:
        Finder.closed += 1


async def test_those_who_ask_first_and_at_once_are_answered_by_one_finder() -> None:
    Finder.made = Finder.closed = 0
    async with LateGeocoder(Finder) as finder:
        assert Finder.made == 0
        async with asyncio.TaskGroup() as group:
            asked = [group.create_task(finder.find_address(f"rue {n}")) for n in range(3)]
    assert [each.result().town_code for each in asked] == ["rue 0", "rue 1", "rue 2"]
    assert (Finder.made, Finder.closed) == (1, 1)


async def test_who_was_never_asked_has_nothing_to_close() -> None:
    Finder.made = Finder.closed = 0
    async with LateGeocoder(Finder):
        pass
    assert (Finder.made, Finder.closed) == (0, 0)


def test_a_start_brings_no_geocoding_library() -> None:
    looks = "import sys, bot.app, bot.telegram.runtime; sys.exit('geopy' in sys.modules)"
    subprocess.run([sys.executable, "-c", looks], check=True, cwd=ROOT)


@pytest.mark.parametrize("name", BASES)
@pytest.mark.parametrize("behind", ["?b=c", "#there"])
def test_no_address_to_which_a_path_is_added_ends_in_something_else(name: str, behind: str) -> None:
    """It would be met at the first address that somebody types, no longer at the start."""
    with pytest.raises(ValueError, match=name):
        Settings(_env_file=None, **{name: f"https://a.example{behind}"})
