"""The summer's services serve what its script says, with the traps of real payloads."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from aiohttp import ClientSession

from tests.summer.record import DAY, NONE, ORANGE, RED
from tests.summer.script import AZORES, FROZEN, PARIS, TRUTH, day, moment, published
from tests.summer.sky import Sky


class Clock:
    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


def colours(sky: Sky, department: str, term: int) -> dict[str, Any]:
    """Each phenomenon's colour on the map, today (0) or tomorrow (1)."""
    period = json.loads(sky.map())["product"]["periods"][term]
    [domain] = [e for e in period["timelaps"]["domain_ids"] if e["domain_id"] == department]
    return {e["phenomenon_id"]: e["phenomenon_max_color_id"] for e in domain["phenomenon_items"]}


def warned(sky: Sky, feed: str) -> set[tuple[str, str, str]]:
    """What a list warns of: its kind, its day, its colour."""
    infos = [
        info
        for each in json.loads(sky.warnings(feed))["warnings"]
        for info in each["alert"]["info"]
        if info.get("area")
    ]
    found = set()
    for each in infos:
        named = {e["valueName"]: e["value"] for e in each["parameter"]}
        found.add((named["awareness_type"], each["onset"][:10], named["awareness_level"][:1]))
    return found


@pytest.mark.parametrize("place", ["75", "69"])
def test_the_map_is_that_of_the_script(place: str) -> None:
    clock = Clock(moment(PARIS, 7, 6, 18))
    sky = Sky(clock.now)
    while clock.at < moment(PARIS, 7, 13, 0):
        for term in (0, 1):
            on = clock.at.date() + term * DAY
            assert colours(sky, place, term)["6"] == published(place, on, clock.at) + 1
        clock.at += DAY


def test_its_traps_are_in_it() -> None:
    clock = Clock(moment(PARIS, 7, 9, 18))
    sky = Sky(clock.now)
    assert TRUTH["34"][day(7, 10)] is RED
    assert colours(sky, "34", 1)["6"] == 7
    assert colours(sky, "2A", 0)["6"] == "orange?"
    assert "6" not in colours(sky, "3410", 0)
    clock.at = moment(PARIS, 7, 6, 12)
    assert colours(sky, "75", 0)["3"] == 3
    assert colours(sky, "75", 0)["6"] == 1
    clock.at = moment(PARIS, 3, 1, 12)
    assert "6" not in colours(sky, "75", 0)


def test_a_storm_is_in_the_list_beside_the_heat() -> None:
    clock = Clock(moment(PARIS, 7, 6, 18))
    sky = Sky(clock.now)
    assert warned(sky, "italy") == {("3; Thunderstorm", "2026-07-06", "3")}
    clock.at = moment(PARIS, 7, 8, 12)
    assert ("5; high-temperature", "2026-07-08", str(RED + 1)) in warned(sky, "italy")
    clock.at = moment(PARIS, 7, 8, 9)
    assert ("5; high-temperature", "2026-07-08", str(ORANGE + 1)) in warned(sky, "italy")
    assert published("IT008", day(7, 20), clock.at) is NONE


def test_a_list_stands_still() -> None:
    clock = Clock(FROZEN[0] + timedelta(hours=1))
    sky = Sky(clock.now)
    before = sky.warnings("portugal")
    clock.at = FROZEN[1] - timedelta(minutes=1)
    assert sky.warnings("portugal") == before
    assert "2026-07-10" in {on for _, on, _ in warned(sky, "portugal")}
    clock.at = moment(AZORES, 7, 12, 10)
    assert sky.warnings("portugal") != before


async def test_what_did_not_change_is_not_served_again() -> None:
    async with Sky(Clock(moment(PARIS, 7, 8, 12)).now) as sky, ClientSession() as session:
        url = f"{sky.url}/api/v1/warnings/feeds-italy"
        async with session.get(url) as first:
            assert json.loads(await first.read())["warnings"]
            tag = first.headers["ETag"]
        async with session.get(url, headers={"If-None-Match": tag}) as second:
            assert second.status == 304
        async with session.get(f"{sky.url}/api/v1/warnings/feeds-france") as page:
            assert b"<html>" in await page.read()
