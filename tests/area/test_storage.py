"""Who belongs where and who waits, on both databases."""

from datetime import UTC, datetime, timedelta

from messages.model import Topic
from storage.area import Area, WaitingEntry, Wall
from storage.database import Database
from storage.people import Member
from storage.places import fold_name

NOON = datetime(2026, 6, 30, 12, tzinfo=UTC)


def circle(name: str, lat: float) -> Area:
    return Area(
        name=name, town="94034", town_name="Fresnes", lat=lat, lon=2.32, declared_at=NOON,
        polygon={"type": "Polygon", "coordinates": []},
    )  # fmt: skip


async def resident(database: Database, name: str) -> Member:
    member = Member(name=name, joined_at=NOON, seen_at=NOON)
    async with database.transaction() as store:
        store.session.add(member)
    return member


async def declared(database: Database, *areas: Area) -> None:
    async with database.transaction() as store:
        for area in areas:
            store.areas.add_area(area, {fold_name(area.name): area.name})


async def test_a_new_home_makes_the_former_one_second(database: Database) -> None:
    north, south = circle("Nord", 48.76), circle("Sud", 48.75)
    await declared(database, north, south)
    ana = await resident(database, "Ana")
    async with database.transaction() as store:
        await store.areas.join_area(ana.id, north.id, NOON, home=True)
        await store.areas.join_area(ana.id, south.id, NOON, home=True)
        await store.areas.join_area(ana.id, south.id, NOON, home=False)
    async with database.transaction() as store:
        ties = await store.areas.memberships(ana.id)
        assert [(area.name, tie.home) for tie, area in ties] == [("Sud", True), ("Nord", False)]
        await store.areas.leave_area(ana.id, south.id)
    async with database.transaction() as store:
        ties = await store.areas.memberships(ana.id)
        assert [(area.name, tie.home) for tie, area in ties] == [("Nord", True)]


async def test_an_area_bears_all_its_names_until_it_closes(database: Database) -> None:
    north = circle("Nord", 48.76)
    await declared(database, north)
    async with database.transaction() as store:
        assert [each.id for each in await store.areas.areas_named("nord")] == [north.id]
        (await store.areas.get_area(north.id)).closed_at = NOON
    async with database.transaction() as store:
        assert await store.areas.areas_named("nord") == []
        assert await store.areas.open_areas() == []


async def test_the_audience_is_the_members_and_the_neighbours_who_want_it(
    database: Database,
) -> None:
    north, south, far = circle("Nord", 48.76), circle("Sud", 48.75), circle("Loin", 48.5)
    await declared(database, north, south, far)
    ana, bao, chloe = [await resident(database, name) for name in ("Ana", "Bao", "Chloé")]
    async with database.transaction() as store:
        await store.areas.join_area(ana.id, north.id, NOON, home=True)
        for each in (bao, chloe):
            await store.areas.join_area(each.id, south.id, NOON, home=True)
        tie = await store.areas.membership(bao.id, south.id)
        assert tie
        tie.neighbours = True
    async with database.transaction() as store:
        heard = {each.name for each in await store.areas.topic_audience(north, Topic.CAFE)}
        assert heard == {"Ana", "Bao"}
        assert [each.name for each in await store.areas.neighbouring_areas(north)] == ["Sud"]
        tie = await store.areas.membership(ana.id, north.id)
        assert tie
        tie.cafe = False
    async with database.transaction() as store:
        heard = {each.name for each in await store.areas.topic_audience(north, Topic.CAFE)}
        assert heard == {"Bao"}


async def test_waiting_twice_is_waiting_once_and_demand_is_counted_by_cell(
    database: Database,
) -> None:
    ana, bao = [await resident(database, name) for name in ("Ana", "Bao")]
    async with database.transaction() as store:
        for member, cell in ((ana, ""), (ana, "881fb4662bfffff"), (bao, "")):
            await store.areas.add_waiting(
                WaitingEntry(
                    member_id=member.id, town="94034", town_name="Fresnes", cell=cell, since=NOON
                )
            )
    async with database.transaction() as store:
        assert await store.areas.count_waiting("94034") == 2
        assert sorted(await store.areas.waiting_demand()) == [
            ("94034", "Fresnes", "", 1),
            ("94034", "Fresnes", "881fb4662bfffff", 1),
        ]


async def test_only_settled_residents_not_asked_this_year_are_to_be_asked(
    database: Database,
) -> None:
    north, south = circle("Nord", 48.76), circle("Sud", 48.75)
    await declared(database, north, south)
    ana, bao = [await resident(database, name) for name in ("Ana", "Bao")]
    async with database.transaction() as store:
        await store.areas.join_area(ana.id, north.id, NOON - timedelta(days=90), home=True)
        await store.areas.join_area(ana.id, south.id, NOON - timedelta(days=90), home=False)
        await store.areas.join_area(bao.id, north.id, NOON, home=True)
    before = NOON - timedelta(days=60)
    async with database.transaction() as store:
        ((tie, member),) = await store.areas.members_to_confirm(north.id, 2026, before)
        assert member.name == "Ana"
        assert await store.areas.members_to_confirm(south.id, 2026, before) == []
        tie.asked_in = 2026
    async with database.transaction() as store:
        assert await store.areas.members_to_confirm(north.id, 2026, before) == []
        assert len(await store.areas.members_to_confirm(north.id, 2027, before)) == 1


async def test_one_person_at_one_door_is_one_request(database: Database) -> None:
    north = circle("Nord", 48.76)
    await declared(database, north)
    ana = await resident(database, "Ana")
    wall = Wall(area_id=north.id, platform="neutral", chat="wall")
    async with database.transaction() as store:
        store.session.add(wall)
    async with database.transaction() as store:
        first = await store.areas.record_join_request(wall.id, "ana", ana.id, NOON)
        first.decided = True
    async with database.transaction() as store:
        await store.areas.record_join_request(wall.id, "ana", ana.id, NOON)
    async with database.transaction() as store:
        await store.areas.record_join_request(wall.id, "ana", ana.id, NOON + timedelta(hours=1))
    async with database.transaction() as store:
        ((request, member),) = await store.areas.join_requests_in(north.id)
        assert (request.id, member.name, request.decided) == (first.id, "Ana", None)
        assert request.asked_at == NOON, "whoever waits keeps their turn"


async def test_who_waits_for_a_city_is_told_of_its_parts(database: Database) -> None:
    ana, bao, chloe = [await resident(database, name) for name in ("Ana", "Bao", "Chloé")]
    async with database.transaction() as store:
        for member, town in ((ana, "75056"), (bao, "75113"), (chloe, "75114")):
            await store.areas.add_waiting(
                WaitingEntry(member_id=member.id, town=town, town_name=town, since=NOON)
            )
    async with database.transaction() as store:
        told = {each.name for each in await store.areas.waiting_members("75113")}
    assert told == {"Ana", "Bao"}
