"""Who waited for a café to change hands reads its new host."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from messages.cafe import CafeKind
from storage.area import Area
from storage.cafe import Cafe, CafeState
from storage.database import Database
from storage.people import Member
from tests.conftest import unhurried
from tests.postgres import waits_or_ends
from tests.worlds import NOON


async def test_a_café_read_while_it_changes_hands_has_its_new_host(
    postgresql_url: Callable[[Path], str], tmp_path: Path
) -> None:
    database = unhurried(Database(postgresql_url(tmp_path)))
    area = Area(
        name="Belleville", town="75120", town_name="Paris 20e", lat=48.87, lon=2.38,
        declared_at=NOON,
    )  # fmt: skip
    ana, bao = (Member(name=each, joined_at=NOON, seen_at=NOON) for each in ("Ana", "Bao"))
    async with database.transaction() as store:
        store.session.add_all([area, ana, bao])
        await store.session.flush()
        cafe = Cafe(
            area_id=area.id, host_id=ana.id, kind=CafeKind.CAFE, starts_at=NOON + timedelta(days=3),
            place="Aux Folies", seats=6, state=CafeState.OPEN, created_at=NOON,
        )  # fmt: skip
        store.session.add(cafe)

    async def somebody_answers() -> Member | None:
        async with database.transaction() as theirs:
            return (await theirs.cafes.cafe_with_people(cafe.id))[2]

    async with (
        asyncio.timeout(60),
        asyncio.TaskGroup() as tasks,
        database.transaction() as store,
    ):
        held, _, host, _ = await store.cafes.cafe_with_people(cafe.id)
        assert host == ana
        held.host_id = bao.id
        answering = tasks.create_task(somebody_answers())
        await waits_or_ends(answering, database)
    assert answering.result() == bao
    await database.close()
