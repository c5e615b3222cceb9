"""The neighbours of seven areas: who they are, what they asked for; and their rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from storage.area import Area, AreaAlias, MemberRole, Membership, Wall
from storage.database import Database
from storage.heat.announcements.queries import WillingVisitor
from storage.heat.checkins.queries import Buddy, CheckInEnrolment
from storage.people import Account, HotEvenings, Member
from storage.places import fold_name
from tests.summer.record import Person, Quarter, Span
from tests.summer.script import AZORES, PARIS, REUNION, ROME, moment

PLATFORM = "summer"
LISTS_END = moment(PARIS, 10, 15, 0)
"""When every list of those who asked to be checked is erased."""


@dataclass(frozen=True)
class Ground:
    """An area of the summer before anybody lives there."""

    name: str
    place: str
    zone: ZoneInfo
    country: str
    town: str
    town_name: str
    lat: float
    lon: float
    official: bool = True


GROUNDS = (
    Ground("Belleville", "75", PARIS, "FR", "75120", "Paris 20e", 48.87, 2.38),
    Ground("Ménilmontant", "75", PARIS, "FR", "75120", "Paris 20e", 48.86, 2.39),
    Ground("Croix-Rousse", "69", PARIS, "FR", "69384", "Lyon 4e", 45.77, 4.83),
    Ground("Écusson", "34", PARIS, "FR", "34172", "Montpellier", 43.61, 3.88),
    Ground("Bas de la Rivière", "974", REUNION, "FR", "97411", "Saint-Denis", -20.88, 55.45, False),
    Ground("São Sebastião", "PT003", AZORES, "PT", "PT-2101", "Ponta Delgada", 37.74, -25.67),
    Ground("Bolognina", "IT008", ROME, "IT", "IT-37006", "Bologna", 44.51, 11.35),
)
"""Each with where its heat comes from, its clocks, its town and its middle."""

CHECKED = (
    "Albertine Zoltan Perpétue Anselme Hyacinthe Ottilie Eudoxie Gaspard Philomène Honoré Clotilde"
    " Barnabé Léopoldine Casimir Euphrasie Théodule Sidonie Isidore Mélusine Fulgence Ursule"
).split()
"""Those who asked to be checked: names that nobody else has and that stand in no sentence."""

FIRST_NAMES = (
    "Ana Bao Chloé Driss Emma Farid Gaëlle Hugo Inès Jules Karima Léo Maya Noé Olga Paul Samir"
    " Tess Youri Zoé Aïcha Bruno Colette Dina Éloi Fanny Gil Hana Ida Joël Kenza Lila Malo Nadia"
    " Oscar Pia Quentin Rémi Sofia Théo Uma Vera Wim Xénia Yvonne Zacharie Alma Basile Cécile"
).split()

HOLIDAYS: Span = (moment(PARIS, 1, 1, 0), moment(PARIS, 12, 31, 0))
"""Who is on pause, or blocked Palier, is so all summer."""


def neighbours(
    chance: Random, sizes: Sequence[int], begin: datetime
) -> tuple[list[Quarter], list[Person]]:
    """Everybody, so many an area (none: the area is left out), the same for the same chance."""
    quarters, people = [], list[Person]()
    names = iter(CHECKED)
    for n, (ground, size) in enumerate(zip(GROUNDS, sizes, strict=True), start=1):
        quarter = Quarter(
            n, ground.name, ground.place, ground.zone, f"wall-{n}", ground.country, ground.official
        )
        if size:
            quarters.append(quarter)
            people += _street(quarter, size, chance, names, begin)
    people.append(
        Person(9001, "Solange", (quarters[0],), "fr", admin=True, heat=False, quiet=NEVER)
    )
    _two_areas(people, quarters)
    return quarters, people


NEVER = (time(4), time(4))
"""Quiet hours of nobody's."""


def _street(
    quarter: Quarter, size: int, chance: Random, names: Any, begin: datetime
) -> list[Person]:
    street = []
    for n in range(size):
        name = f"{FIRST_NAMES[n % len(FIRST_NAMES)]} {chr(65 + n // len(FIRST_NAMES))}."
        street.append(
            Person(
                quarter.id * 1000 + n,
                name,
                (quarter,),
                chance.choice(("fr", "fr", "en")),
                # The second organiser wants to hear of the heat only as an organiser.
                organises=n < 2 and quarter.place != "34",
                heat=n != 1 and (n < 8 or chance.random() > 0.08),
                willing=n % 3 == 2,
                answers=(0.0, 0.0, 0.1, 0.3)[n % 4],
            )
        )
    _habits(street, quarter)
    _asked(street, quarter, names, begin)
    return street


def _habits(street: list[Person], quarter: Quarter) -> None:
    """Night workers, pauses, and who has blocked Palier: organisers and buddies among them."""
    street[3].quiet = time(17), time(10)
    street[4].paused = (HOLIDAYS,)
    street[5].blocked = (HOLIDAYS,)
    if quarter.name == "Ménilmontant":
        # The only organiser left is on pause: admins read in their place.
        street[0].paused = (HOLIDAYS,)
        street[1].organises = False
    if quarter.name == "Croix-Rousse":
        street[1].blocked = (HOLIDAYS,)


def _asked(street: list[Person], quarter: Quarter, names: Any, begin: datetime) -> None:
    """Those who asked to be checked, each in a way of their own; the last in the street."""
    near = [each for each in street[6:-6] or street[6:-2] if not each.organises]
    on_pause, gone, night = street[4], street[5], street[3]
    plans: list[tuple[list[Person], dict[str, Any]]] = [
        ([near[0], near[1]], {"shares": True}),
        # The first buddy is on pause, the second has blocked Palier: organisers come at once.
        ([on_pause, near[1]], {}),
        ([gone, near[0]], {"hour": time(11)}),
        ([], {"shares": True}),
        ([near[0]], {"contact": "Ma sœur, 06 00 00 00 00", "hour": time(8)}),
        ([night, near[1]], {"shares": True}),
    ]
    if quarter.name not in ("Belleville", "Croix-Rousse"):
        plans = plans[:2]
    if not quarter.official:
        plans = plans[:1]
    for who, (buddies, more) in zip(reversed(street), plans, strict=False):
        who.name = next(names)
        who.enrolled = [(begin, LISTS_END)]
        who.buddies = [each.id for each in buddies]
        who.heat, who.willing, who.organises = True, False, False
        who.quiet, who.paused, who.blocked = (time(21), time(8)), (), ()
        for name, value in more.items():
            setattr(who, name, value)


def _two_areas(people: list[Person], quarters: list[Quarter]) -> None:
    """Some of Belleville belong to Croix-Rousse too, and one the other way round."""
    by_name = {each.name: each for each in quarters}
    paris, lyon = by_name.get("Belleville"), by_name.get("Croix-Rousse")
    if not paris or not lyon:
        return
    for home, other in ((paris, lyon), (lyon, paris)):
        free = [e for e in people if e.home is home and not e.organises and not e.enrolled]
        for each in free[4:7]:
            each.quarters = (home, other)
            each.heat = True


async def settle(
    database: Database, quarters: list[Quarter], people: list[Person], begin: datetime
) -> None:
    """Write everybody down as if they had joined before the summer."""
    grounds = {each.name: each for each in GROUNDS}
    async with database.transaction() as store:
        for quarter in quarters:
            ground = grounds[quarter.name]
            store.session.add(
                Area(
                    id=quarter.id, name=ground.name, zone=ground.zone.key, town=ground.town,
                    town_name=ground.town_name, country=ground.country, lat=ground.lat,
                    lon=ground.lon, declared_at=begin,
                )
            )  # fmt: skip
            await store.session.flush()
            store.session.add(
                AreaAlias(area_id=quarter.id, name=ground.name, folded=fold_name(ground.name))
            )
            store.session.add(
                Wall(
                    area_id=quarter.id, platform=PLATFORM, chat=quarter.wall, title=ground.name,
                    may_pin=True,
                )
            )  # fmt: skip
        store.session.add_all(_member(each, begin) for each in people)
        await store.session.flush()
        for each in people:
            store.session.add_all(_rows(each, begin))
        await store.session.flush()
        store.session.add_all(
            _agreed(
                Buddy,
                each=None,
                member_id=each.id,
                buddy_id=buddy,
                since=begin,
                agreed_at=begin + timedelta(minutes=n),
            )
            for each in people
            for n, buddy in enumerate(each.buddies)
        )


def _member(each: Person, begin: datetime) -> Member:
    return Member(
        id=each.id, name=each.name, language=each.language, zone=each.home.zone.key,
        quiet_from=each.quiet[0], quiet_until=each.quiet[1], admin=each.admin,
        paused_until=each.paused[0][1] if each.paused else None, joined_at=begin, seen_at=begin,
        evenings=HotEvenings.AGREED if each.evenings else HotEvenings.REFUSED,
    )  # fmt: skip


def _rows(each: Person, begin: datetime) -> list[Any]:
    rows: list[Any] = [
        Account(member_id=each.id, platform=PLATFORM, user=str(each.id), chat=each.chat)
    ]
    if not each.admin:
        rows += [
            _agreed(
                Membership,
                each,
                member_id=each.id,
                area_id=quarter.id,
                home=quarter is each.home,
                role=MemberRole.ORGANISER if each.organises else MemberRole.MEMBER,
                heat=each.heat,
                joined_at=begin,
            )
            for quarter in each.quarters
        ]
    if each.willing:
        rows.append(WillingVisitor(member_id=each.id, since=begin))
    if each.enrolled:
        rows.append(
            CheckInEnrolment(
                member_id=each.id, hour=each.hour, contact=each.contact or None,
                share=each.shares, asks_from=begin, since=begin,
            )
        )  # fmt: skip
    return rows


def _agreed(table: type[Any], each: Person | None, **values: Any) -> Any:
    """A row of somebody who agreed to be written to on hot evenings, where that is asked."""
    asked = [name for name in table.model_fields if "evening" in name and name not in values]
    agrees = each.evenings if each else True
    return table(**values, **dict.fromkeys(asked, agrees))
