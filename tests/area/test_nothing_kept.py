"""Where somebody lives passes through memory only: no file and no log ever holds it."""

import logging
import struct
from pathlib import Path

import pytest

from messages import words
from messages.area import FindAreaForm
from storage.area import Area
from tests.area.conftest import homes, waits
from tests.worlds import Neighbour, World

WORDS = ["Zyxwville", "zyxwville", "48.756", "2.3219", "48,756", "2,3219"]
WIRE = ("telegram", "httpx", "httpcore", "slack", "aiohttp")  # platforms carry the words themselves
NUMBERS = [struct.pack(">d", 48.7561), struct.pack(">d", 2.3219)]


def written(world: World) -> bytes:
    """Every byte of the database, its journal included."""
    file = Path(str(world.database.engine.url.database))
    return b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))


async def test_neither_an_address_nor_a_point_is_written_anywhere(
    world: World, lea: Neighbour, oeillets: Area, caplog: pytest.LogCaptureFixture
) -> None:
    address = "1789 rue Zyxwville 94260 Fresnes"
    async with world.database.transaction() as store:
        area = await store.areas.get_area(oeillets.id)
        area.lat, area.lon = 48.9, 2.4
    with caplog.at_level(logging.DEBUG):
        world.streets.has(address, 48.7561, 2.3219, town="94034")
        await lea.says(address)
        world.streets.silent = True
        await lea.says(address)
        await lea.shares(48.7561, 2.3219)
        await lea.says("48,7561 ; 2,3219")
        await lea.says("https://www.openstreetmap.org/?mlat=48.7561&mlon=2.3219")
        await lea.says("/start")
        await lea.presses(words.area_ask())
        await lea.fills(FindAreaForm, where=(48.7561, 2.3219))
        await lea.presses(words.area_elsewhere())
        await lea.fills(FindAreaForm, where="48,7561 ; 2,3219")
        await lea.presses(words.area_elsewhere())
        await lea.fills(FindAreaForm, where=address)
    assert world.streets.asked == [address] * 3
    assert [each.town for each in await waits(world, lea)] == ["94034"]
    assert await homes(world, lea) == []
    kept = written(world)
    logged = "\n".join(
        each.getMessage() for each in caplog.records if not each.name.startswith(WIRE)
    )
    assert b"94034" in kept, "the file that is searched is the one that is written"
    assert "94034" in logged, "the log that is searched tells what the database is told"
    assert [each for each in WORDS if each in logged or each.encode() in kept] == []
    assert [each for each in NUMBERS if each in kept] == []
