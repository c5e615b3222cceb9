"""Facts of a measurement, written straight into Palier's database: one area, wall and café."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from handlers.cafe.feature import LoadedCafe
from storage.area import Area, Wall
from storage.cafe import Cafe, CafeState
from storage.database import Database
from storage.migrations import upgrade_database
from storage.outbox import Card, CardCopy
from storage.people import Account, Member
from storage.types import vault
from tests.conftest import KEY

SEATS = 40


async def found(url: str, settled: dict[str, Any], *, known: bool) -> int:
    """The tables, and a café that hangs on the wall; the neighbours too when they are `known`."""
    vault.open(KEY)
    database = Database(url)
    await upgrade_database(database)
    now = datetime.now(UTC)  # noqa: TID251 (Palier runs by the real clock here)
    try:
        async with database.transaction() as store:
            area = Area(
                name="Belleville",
                town="75056",
                town_name="Paris",
                lat=48.87,
                lon=2.38,
                declared_at=now,
            )
            wall = Wall(area_id=area.id, platform="telegram", chat=str(settled["chat"]))
            host = Member(name="Ana", joined_at=now, seen_at=now)
            store.session.add_all([area, host])
            await store.session.flush()
            cafe = Cafe(
                area_id=area.id,
                host_id=host.id,
                kind="cafe",
                starts_at=now + timedelta(days=9),
                place="Au coin",
                seats=SEATS,
                state=CafeState.OPEN,
                created_at=now,
            )
            store.session.add_all([wall, cafe])
            await store.session.flush()
            body = LoadedCafe(
                cafe, area, host, await store.cafes.count_attendance(cafe.id)
            ).wall_card()
            store.session.add(Card(name=cafe.card_name, body=body.model_dump_json(), hung_at=now))
            await store.session.flush()
            hung = CardCopy(
                card=cafe.card_name,
                platform="telegram",
                chat=wall.chat,
                language="fr",
                zone=area.zone,
                message=str(settled["card"]),
                version=1,
                due_at=now,
            )
            store.session.add(hung)
            for user, name in settled["people"] if known else ():
                member = Member(name=name, joined_at=now, seen_at=now)
                account = Account(
                    member_id=member.id, platform="telegram", user=str(user), chat=str(user)
                )
                await store.people.add_member(member, account)
            return cafe.id
    finally:
        await database.close()
