"""Where it is cool: an area's list of places, and what a file would change of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, delete, func, select
from sqlmodel import Field, col

from messages.heat.cool.place import CoolFacts
from storage.area import Area
from storage.query import QueryGroup
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import UtcInstant, foreign_key, primary_key

MOST = 500
"""Places that an area's list may hold."""

LINE = 60
"""Characters that names take together where there is room for one line."""

FACTS = tuple(CoolFacts.model_fields)


def names_in_line(names: Iterable[str]) -> str:
    """As many whole names as one line holds."""
    line = ""
    for name in names:
        longer = f"{line}, {name}" if line else name
        line = longer if len(longer) <= LINE else line
    return line


class CoolPlace(Table, table=True):
    """A place where it is cool, typed by an organiser or `imported`; whoever goes is not kept."""

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=None, because="its area")

    id: int = primary_key()
    area_id: int = foreign_key("area.id")
    outer_id: str = ""
    name: str
    address: str = ""
    hours: str = ""
    note: str = ""
    lat: float
    lon: float
    shady: bool = False
    imported: bool = False
    changed_at: datetime = Field(sa_type=UtcInstant)

    @property
    def facts(self) -> CoolFacts:
        """What is said of it."""
        return CoolFacts(**self.model_dump(include={*FACTS}))

    def take_facts(self, facts: CoolFacts, now: datetime) -> None:
        """From now on this is said of it."""
        for name in FACTS:
            setattr(self, name, getattr(facts, name))
        self.changed_at = now


class CoolPlaceImport(Table, table=True):
    """A file of places that an organiser sent, as it was read, until they say yes to it.

    Its file stays where it was sent, under `ref`; `columns` say what was read from which of them.
    """

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(2), since="read_at", member="member_id", on_erase="delete"
    )

    id: int = primary_key()
    area_id: int = foreign_key("area.id")
    member_id: int = foreign_key("member.id")
    platform: str
    ref: str
    columns: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    places: list[Any] = Field(default_factory=list, sa_type=JSON)
    unread: list[str] = Field(default_factory=list, sa_type=JSON)
    read_at: datetime = Field(sa_type=UtcInstant)

    @property
    def read_places(self) -> list[CoolFacts]:
        """The places that were read."""
        return [CoolFacts.model_validate(each) for each in self.places]


@dataclass(frozen=True)
class PlacesChange:
    """What a file means for an area's list; `gone` are imported places that it names no more."""

    new: tuple[CoolFacts, ...] = ()
    changed: tuple[tuple[CoolPlace, CoolFacts], ...] = ()
    same: tuple[CoolPlace, ...] = ()
    gone: tuple[CoolPlace, ...] = ()


def compare_places(
    held: Sequence[CoolPlace], read: Iterable[CoolFacts], unread: Collection[str] = ()
) -> PlacesChange:
    """What is new, changed and gone; what stands in the file `unread` is not gone."""
    by_id = {place.outer_id: place for place in held if place.outer_id}
    by_name = {place.facts.spelt: place for place in held}
    new, changed, same, met = list[CoolFacts](), [], [], set[int]()
    for facts in read:
        place = by_id.get(facts.outer_id) or by_name.get(facts.spelt)
        if place is None or place.id in met:
            new.append(facts)
            continue
        met.add(place.id)
        if place.facts == facts and place.imported:
            same.append(place)
        else:
            changed.append((place, facts))
    gone = tuple(
        place
        for place in held
        if place.imported and place.id not in met and not {*_names_of(place)} & {*unread}
    )
    return PlacesChange(tuple(new), tuple(changed), tuple(same), gone)


def _names_of(place: CoolPlace) -> Iterator[str]:
    """By what a file would mean this place."""
    yield place.facts.spelt
    yield place.facts.spelt.partition("|")[0]
    if place.outer_id:
        yield place.outer_id


class CoolPlaceQueries(QueryGroup):
    """An area's cool places."""

    async def list_places(self, area_id: int) -> list[CoolPlace]:
        """The area's places by name."""
        mine = select(CoolPlace).where(col(CoolPlace.area_id) == area_id)
        return await self.all_rows(mine.order_by(col(CoolPlace.name), col(CoolPlace.id)))

    async def count_places(self, area_id: int) -> int:
        counted = select(func.count()).where(col(CoolPlace.area_id) == area_id)
        return int((await self.session.execute(counted)).scalar_one())

    async def places_around(self, lat: float, lon: float, degrees: float) -> list[CoolPlace]:
        """Places of open areas within so many degrees of latitude, and twice that of longitude."""
        return await self.all_rows(
            select(CoolPlace)
            .join(Area, col(Area.id) == col(CoolPlace.area_id))
            .where(
                col(Area.closed_at).is_(None),
                col(CoolPlace.lat).between(lat - degrees, lat + degrees),
                col(CoolPlace.lon).between(lon - 2 * degrees, lon + 2 * degrees),
            )
        )

    async def get_place(self, place_id: int) -> CoolPlace:
        return await self.get_row(CoolPlace, place_id)

    async def keep_place(self, place: CoolPlace) -> None:
        self.session.add(place)
        await self.session.flush()

    async def drop_places(self, *place_ids: int) -> None:
        for place_id in place_ids:
            if held := await self.session.get(CoolPlace, place_id):
                await self.session.delete(held)
        await self.session.flush()

    async def apply_places(
        self,
        area_id: int,
        read: Sequence[CoolFacts],
        unread: Collection[str],
        now: datetime,
        *,
        drop_gone: bool,
    ) -> PlacesChange:
        """Take in what a file says, all of it or nothing; what came of it."""
        change = compare_places(await self.list_places(area_id), read, unread)
        for place, facts in change.changed:
            place.take_facts(facts, now)
            place.imported = True
        self.session.add_all(
            CoolPlace(area_id=area_id, imported=True, changed_at=now, **facts.model_dump())
            for facts in change.new
        )
        await self.session.flush()
        if drop_gone:
            await self.drop_places(*(place.id for place in change.gone))
        return change

    # --- files that wait for a yes

    async def keep_import(self, held: CoolPlaceImport) -> None:
        """Keep what was read; whoever sent another file before means this one."""
        mine = col(CoolPlaceImport.member_id) == held.member_id
        await self.session.execute(delete(CoolPlaceImport).where(mine))
        self.session.add(held)
        await self.session.flush()

    async def own_import(self, import_id: int, member_id: int) -> CoolPlaceImport | None:
        """The file for whoever sent it; None when it is gone."""
        held = await self.session.get(CoolPlaceImport, import_id)
        return held if held is not None and held.member_id == member_id else None

    async def drop_import(self, import_id: int) -> bool:
        """Give a file up; False when somebody else did."""
        dropped = delete(CoolPlaceImport).where(col(CoolPlaceImport.id) == import_id)
        return bool(await self.count_touched(dropped))
