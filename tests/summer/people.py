"""Three hundred neighbours of six areas: who they are, what they asked for, and their habits."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from storage.area import Area, MemberRole, Membership, Wall
from storage.database import Database
from storage.heat.announcements.queries import WillingVisitor
from storage.heat.checkins.queries import Buddy, CheckInEnrolment
from storage.heat.levels.tables import WeatherRegion
from storage.people import Account, Member
from tests.summer.weather import AZORES, AZORES_CODE, AZORES_NAME, PARIS, REUNION, moment

PLATFORM = "summer"
EACH = 50
"""Neighbours of an area."""

BEGIN = moment(PARIS, 5, 1, 0)
FIRST_NAMES = (
    "Ana Bao Chloé Driss Emma Farid Gaëlle Hugo Inès Jules Karima Léo Maya Noé Olga Paul Rosa Samir"
    " Tess Youri Zoé Aïcha Bruno Colette Dina Éloi Fanny Gil Hana Ida Joël Kenza Lila Malo Nadia"
    " Oscar Pia Quentin Rémi Sofia Théo Uma Vera Wim Xénia Yvonne Zacharie Alma Basile Cécile"
).split()
assert len(FIRST_NAMES) == EACH

AREAS = (
    ("Belleville", "75", PARIS, "75120", "Paris 20e", 48.87, 2.38),
    ("Ménilmontant", "75", PARIS, "75120", "Paris 20e", 48.86, 2.39),
    ("Croix-Rousse", "69", PARIS, "69384", "Lyon 4e", 45.77, 4.83),
    ("Écusson", "34", PARIS, "34172", "Montpellier", 43.61, 3.88),
    ("Bas de la Rivière", "974", REUNION, "97411", "Saint-Denis", -20.88, 55.45),
    ("São Sebastião", AZORES_CODE, AZORES, "PT-2101", "Ponta Delgada", 37.74, -25.67),
)
"""Each with where its heat comes from, its clocks, its town and its middle."""


@dataclass(frozen=True)
class Quarter:
    """An area of the summer: its key, its name, where its heat comes from, its clocks."""

    id: int
    name: str
    place: str
    zone: ZoneInfo
    wall: str


@dataclass
class Person:
    """One neighbour; `alone` when nobody has agreed to look in on them."""

    id: int
    name: str
    home: Quarter
    quarters: tuple[Quarter, ...]
    language: str
    organises: bool = False
    heat: bool = True
    willing: bool = False
    quiet: tuple[time, time] = (time(21), time(8, 30))
    paused_until: datetime | None = None
    hour: time | None = None
    contact: str = ""
    shares: bool = False
    enrolled: list[tuple[datetime, datetime]] = field(default_factory=list)
    buddies: list[int] = field(default_factory=list)
    answers: float = 0.3

    @property
    def chat(self) -> str:
        return f"talk-{self.id}"

    def checked_at(self, now: datetime) -> bool:
        """Whether they are on the list of those who asked to be checked."""
        return any(since <= now < until for since, until in self.enrolled)

    def sleeps(self, now: datetime) -> bool:
        hour, (begins, ends) = now.astimezone(self.home.zone).time(), self.quiet
        return begins <= hour < ends if begins <= ends else hour >= begins or hour < ends

    def wakes(self, now: datetime) -> datetime:
        """The first moment from then on at which they do not sleep."""
        if not self.sleeps(now):
            return now
        local = now.astimezone(self.home.zone)
        up = datetime.combine(local.date(), self.quiet[1], self.home.zone)
        return up if up > local else up + timedelta(days=1)


LISTS_END = moment(PARIS, 10, 15, 0)
"""When every list of those who asked to be checked is erased."""


def neighbours(chance: Random, each: int) -> tuple[list[Quarter], list[Person]]:
    """Everybody, so many an area, the same every time for the same chance."""
    quarters = [
        Quarter(n + 1, name, place, zone, f"wall-{n + 1}")
        for n, (name, place, zone, *_) in enumerate(AREAS)
    ]
    people: list[Person] = []
    for quarter in quarters:
        for n, name in enumerate(FIRST_NAMES[:each]):
            person = Person(
                quarter.id * 1000 + n,
                name,
                quarter,
                (quarter,),
                chance.choice(("fr", "fr", "en")),
                organises=n < 2,
                # The second organiser wants to hear of the heat only as an organiser.
                heat=n != 1 and chance.random() > 0.08,
                willing=chance.random() < 0.3,
                answers=chance.choice((0.0, 0.0, 0.1, 0.4)),
            )
            people.append(person)
        _special(people[-each:], quarters, chance)
    return quarters, people


def first_asked(each: int) -> int:
    """Where in an area those begin who asked to be checked."""
    return each * 2 // 5


def _special(street: list[Person], quarters: list[Quarter], chance: Random) -> None:
    """Night workers, holidays, second areas, and those who asked to be checked."""
    street[2].quiet = time(17), time(10)
    street[3].quiet = time(8), time(16)
    street[4].paused_until = moment(PARIS, 7, 15, 12)
    if street[0].home.name == "Belleville":
        for each in street[5 : 5 + len(street) // 5]:
            each.quarters = (quarters[0], quarters[1])
    hours = (None, None, time(8), time(9), time(11))
    # Two areas have everybody whom the ladder treats in a way of its own, the others a few.
    asked = 6 if street[0].home.name in ("Belleville", "Croix-Rousse") else 2
    begin = first_asked(len(street))
    near = street[max(begin + 6, len(street) * 3 // 5) :]
    for n, each in enumerate(street[begin : begin + asked]):
        each.enrolled = [(BEGIN, LISTS_END)]
        each.hour, each.shares = hours[n % 5], n % 2 == 0
        each.contact = "Ma sœur, 06 00 00 00 00" if n in (1, 3) else ""
        each.heat = n != 4
        each.buddies = [who.id for who in chance.sample(near, (2, 1, 2, 0, 1, 2)[n])]


async def settle(database: Database, quarters: list[Quarter], people: list[Person]) -> None:
    """Write everybody down as if they had joined before the summer."""
    async with database.transaction() as store:
        for quarter, (name, place, zone, town, town_name, lat, lon) in zip(
            quarters, AREAS, strict=True
        ):
            store.session.add(
                Area(
                    id=quarter.id, name=name, zone=zone.key, town=town, town_name=town_name,
                    country="PT" if place == AZORES_CODE else "FR", lat=lat, lon=lon,
                    declared_at=BEGIN,
                )
            )  # fmt: skip
            await store.session.flush()
            store.session.add(
                Wall(
                    area_id=quarter.id,
                    platform=PLATFORM,
                    chat=quarter.wall,
                    title=name,
                    may_pin=True,
                )
            )
            if quarter.place == AZORES_CODE:
                store.session.add(
                    WeatherRegion(
                        area_id=quarter.id, feed="portugal", code=AZORES_CODE, name=AZORES_NAME
                    )
                )
        store.session.add_all(_member(each) for each in people)
        await store.session.flush()
        for each in people:
            store.session.add(
                Account(member_id=each.id, platform=PLATFORM, user=str(each.id), chat=each.chat)
            )
            store.session.add_all(
                Membership(
                    member_id=each.id, area_id=quarter.id, home=quarter is each.home,
                    role=MemberRole.ORGANISER if each.organises else MemberRole.MEMBER,
                    heat=each.heat, joined_at=BEGIN,
                )
                for quarter in each.quarters
            )  # fmt: skip
            if each.willing:
                store.session.add(WillingVisitor(member_id=each.id, since=BEGIN))
            if each.enrolled:
                store.session.add(
                    CheckInEnrolment(
                        member_id=each.id, hour=each.hour, contact=each.contact or None,
                        share=each.shares, asks_from=BEGIN, since=BEGIN,
                    )
                )  # fmt: skip
        await store.session.flush()
        store.session.add_all(
            Buddy(
                member_id=each.id, buddy_id=buddy, since=BEGIN,
                agreed_at=BEGIN + timedelta(minutes=n),
            )
            for each in people
            for n, buddy in enumerate(each.buddies)
        )  # fmt: skip


def _member(each: Person) -> Member:
    return Member(
        id=each.id, name=each.name, language=each.language, zone=each.home.zone.key,
        quiet_from=each.quiet[0], quiet_until=each.quiet[1], paused_until=each.paused_until,
        joined_at=BEGIN, seen_at=BEGIN,
    )  # fmt: skip
