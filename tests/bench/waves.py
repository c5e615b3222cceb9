"""How long it takes to choose whom to ask, among ten thousand who offered and a hundred thousand.

Measured in process, on a database of its own: the query, its rows as objects, and the hours at
which each neighbour helps; not the transaction around it.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import insert, text, update
from sqlmodel import SQLModel, col

from handlers.aid.feature import load_request
from handlers.aid.helper_selection import helpers_to_ask_now
from handlers.kernel.interaction import JobContext
from messages.aid import AidKind, Urgency, WeekSlot
from storage.aid import HelperProfile, HelpOffer, HelpRequest, RequestState
from storage.area import Area, MemberRole, Membership
from storage.database import Database
from storage.migrations import upgrade_database
from storage.people import Account, Member
from storage.places import Gazetteer
from storage.retention import Table
from storage.types import new_id, vault
from tests.bench.presses import percentiles
from tests.bench.running import say
from tests.conftest import KEY
from tests.worlds import NOON

HERE, AREAS, THERE = 10_000, 90, 1_000
PASSED_OVER = 5_000
LOOKS, WARM_UP = 200, 20
KEYS = 2**53
ASKED = 15
"""As many as are asked in the first two waves."""

KNOWN = 0.05
"""Of those who offer, how many an organiser vouched for."""

OFFERED = (AidKind.ERRANDS, AidKind.COMPANY, AidKind.CHILDCARE)
SLOTS = (
    (),
    (),
    (),
    (WeekSlot.MORNING,),
    (WeekSlot.EVENING, WeekSlot.WEEKEND),
    (WeekSlot.AFTERNOON,),
)

# One row of each table as its model makes it; a hundred thousand models would take minutes.
MEMBER = Member(name="Voisin", joined_at=NOON, seen_at=NOON).model_dump()
ACCOUNT = Account(member_id=0, platform="telegram", user="").model_dump()
MEMBERSHIP = Membership(member_id=0, area_id=0, home=True, joined_at=NOON).model_dump()
HELPER = HelperProfile(member_id=0, kinds=[*OFFERED], offered_at=NOON).model_dump()
OFFER = HelpOffer(area_id=0, member_id=0, kind=OFFERED[0]).model_dump()


@dataclass(frozen=True)
class Look:
    """Milliseconds to choose one wave."""

    p50: float
    p99: float


@dataclass(frozen=True)
class Waves:
    """Alone in the database, among ninety other areas, and with half of the helpers away."""

    alone: Look
    among: Look
    away: Look
    trusted: Look

    @property
    def ratio(self) -> float:
        return self.among.p50 / self.alone.p50


async def waves(url: Callable[[Path, str], str]) -> Waves:
    """One area alone and the same among ninety more, looked at in turn; then half are away."""
    vault.open(KEY)
    with tempfile.TemporaryDirectory(prefix="palier-bench-") as name, Gazetteer() as gazetteer:
        small, large = (Database(url(Path(name), each)) for each in ("alone", "among"))
        try:
            one, many = (Street(each, gazetteer, random.Random(2003)) for each in (small, large))
            for street in (one, many):
                await upgrade_database(street.database)
                await street.settle(HERE)
            await many.surround(AREAS, THERE)
            alone, among = await looks(AidKind.ERRANDS, one, many)
            (trusted,) = await looks(AidKind.CHILDCARE, many)
            await many.send_away(PASSED_OVER)
            (away,) = await looks(AidKind.ERRANDS, many)
        finally:
            await small.close()
            await large.close()
    measured = Waves(alone, among, away, trusted)
    say(f"  {measured} ratio {measured.ratio:.2f}")
    return measured


async def looks(kind: AidKind, *streets: Street) -> list[Look]:
    """Choose a wave on each street in turn, so that all meet the same load, as many times over."""
    waits: list[list[float]] = [[] for _ in streets]
    requests = [await street.needs(kind) for street in streets]
    for number in range(WARM_UP + LOOKS):
        now = NOON + timedelta(seconds=number)
        for street, request, measured in zip(streets, requests, waits, strict=True):
            measured.append(await street.look(request, now))
    return [Look(*percentiles(measured[WARM_UP:])) for measured in waits]


class Street:
    """Areas full of neighbours who offered help, and requests in the first of them."""

    def __init__(self, database: Database, gazetteer: Gazetteer, chance: random.Random) -> None:
        self.database, self.gazetteer, self.chance = database, gazetteer, chance
        self.areas: list[int] = []

    async def settle(self, many: int) -> None:
        """The first area with so many neighbours, every one of whom offers help."""
        area = await self._area()
        rows = [self._neighbour(area, number) for number in range(many)]
        async with self.database.transaction() as store:
            for number, table in enumerate((Member, Account, Membership, HelperProfile)):
                await store.session.execute(insert(table), [row[number] for row in rows])
            await store.session.execute(
                insert(HelpOffer), [offer for row in rows for offer in row[4:]]
            )
        await self._analyze()

    async def surround(self, areas: int, each: int) -> None:
        """So many more areas, each with so many neighbours like those of the first."""
        for _ in range(areas):
            area, shift = await self._area(), self.chance.randrange(KEYS)
            async with self.database.transaction() as store:
                for table in (Member, Account, Membership, HelperProfile, HelpOffer):
                    await store.session.execute(
                        text(_copy(table, self.areas[0], area, shift, each))
                    )
        await self._analyze()

    async def _area(self) -> int:
        area = Area(
            name=f"Quartier {len(self.areas)}", town="75056", town_name="Paris",
            lat=48.87, lon=2.38, declared_at=NOON,
        )  # fmt: skip
        self.areas.append(area.id)
        async with self.database.transaction() as store:
            store.session.add(area)
        return area.id

    def _neighbour(self, area: int, number: int) -> list[dict[str, Any]]:
        """A member, their account, membership and offers, as rows."""
        member = new_id()
        days = self.chance.uniform(0, 30)
        asked, user = NOON - timedelta(days=days), f"{area}-{number}"
        rests = asked + timedelta(days=7) if days < 1 else asked
        slots = [slot.value for slot in self.chance.choice(SLOTS)]
        offer = {"area_id": area, "member_id": member, "asked_at": asked, "rests_until": rests}
        return [
            {**MEMBER, "id": member},
            {**ACCOUNT, "id": new_id(), "member_id": member, "user": user, "chat": user},
            {**MEMBERSHIP, "member_id": member, "area_id": area, "role": self._role()},
            {**HELPER, "member_id": member, "slots": slots},
            *({**OFFER, **offer, "kind": kind} for kind in OFFERED),
        ]

    def _role(self) -> MemberRole:
        return MemberRole.RELAY if self.chance.random() < KNOWN else MemberRole.MEMBER

    async def send_away(self, many: int) -> None:
        """So many whose turn would come first rest, or are on holiday."""
        later = NOON + timedelta(days=6)
        async with self.database.transaction() as store:
            first = list(
                await store.session.scalars(
                    text("SELECT member_id FROM offer WHERE area_id = :area AND kind = 'errands'"
                         " ORDER BY asked_at, member_id LIMIT :many").bindparams(
                             area=self.areas[0], many=many)
                )
            )  # fmt: skip
            for start in range(0, many, 500):
                those = first[start : start + 500]
                if start % 1000:
                    away = update(HelpOffer).where(col(HelpOffer.member_id).in_(those))
                    away = away.values(rests_until=later)
                else:
                    away = update(Member).where(col(Member.id).in_(those))
                    away = away.values(paused_until=later)
                await store.session.execute(away.execution_options(synchronize_session=False))
        await self._analyze()

    async def needs(self, kind: AidKind) -> int:
        """A request in the first area."""
        request = HelpRequest(
            area_id=self.areas[0], kind=kind, urgency=Urgency.TODAY, state=RequestState.OPEN,
            created_at=NOON,
        )  # fmt: skip
        async with self.database.transaction() as store:
            store.session.add(request)
        return request.id

    async def look(self, request: int, now: datetime) -> float:
        """Choose a wave in a transaction of its own; the seconds that took."""
        async with self.database.transaction() as store:
            context = JobContext(now, store, self.gazetteer)
            found = await load_request(request, context, lock=False)
            began = perf_counter()
            chosen = await helpers_to_ask_now(found, context, ASKED)
            waited = perf_counter() - began
            assert chosen
            return waited

    async def _analyze(self) -> None:
        """Let the database know its own figures, as PostgreSQL does by itself in time."""
        async with self.database.transaction() as store:
            await store.session.execute(text("ANALYZE"))


def _copy(table: type[Table], first: int, area: int, shift: int, each: int) -> str:
    """So many neighbours of the first area once more, under other keys, in another area."""
    name = table.__tablename__
    columns = [column.name for column in SQLModel.metadata.tables[str(name)].columns]
    moved = {key: f"({key} + {shift}) % {KEYS}" for key in ("id", "member_id")}
    moved |= {"area_id": str(area), "user": f"\"user\" || '-{area}'"}
    whose = "id" if table is Member else "member_id"
    into = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(moved.get(column, f'"{column}"') for column in columns)
    those = f"SELECT member_id FROM membership WHERE area_id = {first} ORDER BY 1 LIMIT {each}"
    only = f"AND area_id = {first}" if "area_id" in columns else ""
    found = f'SELECT {values} FROM "{name}" WHERE {whose} IN ({those}) {only}'
    return f'INSERT INTO "{name}" ({into}) {found}'
