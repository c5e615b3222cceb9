"""Who is let onto a wall, by whom, and who waits for an organiser."""

import pytest
from sqlmodel import select

from handlers.kernel.events import JoinRequestEvent
from handlers.kernel.replies import Say
from messages import words
from messages.area import JoinArea
from messages.catalog import plain_words
from messages.model import Reader, Text
from storage.area import Area, JoinRequest
from storage.outbox import OutboxAction, OutboxMessage
from storage.people import Member
from tests.area.conftest import happens
from tests.worlds import Neighbour, Wall, World


async def admitted(world: World) -> list[str]:
    """The users for whom a door was opened."""
    async with world.database.transaction() as store:
        letters: list[OutboxMessage] = await store.outbox.all_rows(select(OutboxMessage))
    return [each.subject for each in letters if each.errand is OutboxAction.ADMIT]


async def requests(world: World, area: Area) -> list[tuple[JoinRequest, Member]]:
    async with world.database.transaction() as store:
        return await store.areas.join_requests_in(area.id)


async def knocks(world: World, who: Neighbour, wall: Wall) -> list[str]:
    """Ask to be let in; what is answered in private."""
    reply = (await happens(world, who, JoinRequestEvent(wall.chat))).reply
    if reply is None:
        return []
    assert isinstance(reply, Say)
    return [plain_words(each, Reader(language=who.language)) for each in reply.message.body]


def said(text: Text) -> str:
    return plain_words(text, Reader())


HELLO = words.area_door_hello(area="Belleville", title="Les voisins de Belleville")


async def test_a_member_is_let_in_at_once(world: World, bao: Neighbour, belleville: Wall) -> None:
    assert await knocks(world, bao, belleville) == [said(HELLO)]
    assert await admitted(world) == [bao.user]
    assert await requests(world, belleville.area) == []


async def test_a_stranger_is_asked_and_let_in_once_their_area_is_the_walls(
    world: World, lea: Neighbour, belleville: Wall
) -> None:
    assert said(words.area_where()) in await knocks(world, lea, belleville)
    assert await admitted(world) == []
    assert len(await requests(world, belleville.area)) == 1
    await world.restarts()
    await lea.says("Belleville")
    await lea.presses(words.area_yes(area="Belleville"))
    assert lea.sees(words.area_door_opens(title="Les voisins de Belleville"))
    assert await admitted(world) == [lea.user]
    assert await requests(world, belleville.area) == []


async def test_somebody_of_another_area_waits_for_an_organiser(
    world: World, lea: Neighbour, belleville: Wall, oeillets: Area
) -> None:
    await lea.opens(f"q_{oeillets.code}")
    other = words.area_door_other(area="Belleville", own="Les Œillets")
    assert said(other) in await knocks(world, lea, belleville)
    assert await admitted(world) == []
    ((request, _),) = await requests(world, belleville.area)
    assert (request.user, request.decided) == (lea.user, None)


async def test_knocking_twice_is_one_request(
    world: World, lea: Neighbour, belleville: Wall
) -> None:
    await knocks(world, lea, belleville)
    await knocks(world, lea, belleville)
    assert len(await requests(world, belleville.area)) == 1


async def test_what_an_organiser_declined_stays_declined(
    world: World, lea: Neighbour, belleville: Wall
) -> None:
    await knocks(world, lea, belleville)
    async with world.database.transaction() as store:
        held = await store.areas.join_request(belleville.id, lea.user)
        assert held
        held.decided = False
    await lea.forges(JoinArea(area=belleville.area.id, home=True))
    assert await knocks(world, lea, belleville) == [said(words.area_door_answered())]
    assert await admitted(world) == []


@pytest.mark.parametrize("state", ["unknown", "unbound", "closed"])
async def test_the_door_of_a_wall_without_an_area_is_left_to_its_keepers(
    world: World, bao: Neighbour, belleville: Wall, state: str
) -> None:
    async with world.database.transaction() as store:
        wall = await store.areas.get_wall(belleville.id)
        match state:
            case "unknown":
                wall.chat = "elsewhere"
            case "unbound":
                wall.area_id = None
            case "closed":
                wall.closed_at = world.clock.now()
    assert await knocks(world, bao, belleville) == []
    assert await admitted(world) == []


@pytest.mark.every_world
async def test_a_stranger_who_knocks_where_nobody_answers_is_not_kept(
    world: World, belleville: Wall
) -> None:
    async with world.database.transaction() as store:
        (await store.areas.get_wall(belleville.id)).area_id = None
    zoe = await world.arrives("Zoé")
    assert await knocks(world, zoe, belleville) == []
    async with world.database.transaction() as store:
        assert not await store.people.member_by_account(world.platform, world.workspace, zoe.user)
