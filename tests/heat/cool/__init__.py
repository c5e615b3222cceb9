"""Where it is cool: hours, files, the way there, and that nobody keeps where one was."""

from __future__ import annotations

from messages.heat.cool.place import CoolFacts
from storage.area import Area
from storage.heat.cool import CoolPlace
from tests.worlds import World

LIBRARY = CoolFacts(
    name="Bibliothèque Naguib-Mahfouz",
    address="66 rue des Couronnes",
    hours="Tu-Sa 10:00-19:00",
    note="gratuit, bancs, eau",
    lat=48.8690,
    lon=2.3840,
)
PARK = CoolFacts(
    name="Parc de Belleville", address="47 rue des Couronnes", hours="24/7", lat=48.8707,
    lon=2.3850, shady=True,
)  # fmt: skip
CHURCH = CoolFacts(name="Notre-Dame-de-la-Croix", hours="Mo-Su 08:00-20:00", lat=48.868, lon=2.389)
POOL = CoolFacts(name="Piscine des Amiraux", lat=48.8722, lon=2.3822)
HERE = (48.8715, 2.3857)


async def knows(world: World, area: Area, *places: CoolFacts, imported: bool = False) -> None:
    """The area's list holds these places."""
    async with world.database.transaction() as store:
        for facts in places:
            held = CoolPlace(
                area_id=area.id, imported=imported, changed_at=world.clock.now(),
                **facts.model_dump(),
            )  # fmt: skip
            await store.cool.keep_place(held)


async def listed(world: World, area: Area) -> dict[str, CoolPlace]:
    """The area's list by name."""
    async with world.database.transaction() as store:
        return {place.name: place for place in await store.cool.list_places(area.id)}
