"""Where somebody was when they asked is thrown away: no table, no file, no log keeps it."""

import pytest

from messages import words
from messages.heat.cool.actions import FindCoolForm
from storage.area import Area
from tests.organise.test_in_public import may_not_delete
from tests.traces import left, logged
from tests.worlds import Neighbour, Wall, World

STREET = "17 impasse Zanzibar"
POINT = (48.87312, 2.38613)
TRACES = (STREET, "Zanzibar", "zanzibar", "48.8731", "2.3861", "48,8731", "2,3861")


@pytest.mark.every_world
async def test_neither_a_street_nor_its_point_is_written_anywhere(
    world: World, cool: Area, bao: Neighbour
) -> None:
    world.streets.has(f"{STREET}, Paris 20e", *POINT)
    with logged() as lines:
        await bao.says("/frais")
        await bao.fills(FindCoolForm, where=STREET)
        assert bao.sees(words.cool_head_open())
        assert bao.pictured
        await bao.says(f"/frais {STREET}")
        await world.passes(minutes=1)
    assert await left(world.database, *TRACES) == []
    assert not [trace for trace in TRACES if trace in lines.getvalue()]
    # The picture itself: a PNG of the answer lies in no column either.
    assert await left(world.database, "IHDR") == []


@pytest.mark.every_world
async def test_nor_a_street_typed_with_words_of_danger(
    world: World, cool: Area, bao: Neighbour
) -> None:
    await bao.says("/frais")
    await bao.says(f"elle est inconsciente, {STREET}")
    assert bao.sees(words.danger_call())
    assert await left(world.database, *TRACES) == []


@pytest.mark.every_world
async def test_nor_is_a_point_that_was_shared_or_typed(
    world: World, cool: Area, bao: Neighbour
) -> None:
    where = POINT if world.platform != "slack" else ", ".join(map(str, POINT))
    with logged() as lines:
        await bao.says("/frais")
        await bao.fills(FindCoolForm, where=where)
        assert bao.sees(words.cool_head_open())
        await world.passes(minutes=1)
    assert await left(world.database, *TRACES) == []
    assert not [trace for trace in TRACES if trace in lines.getvalue()]


@pytest.mark.every_world
async def test_nor_a_street_typed_on_a_wall_or_by_somebody_without_a_neighbourhood(
    world: World, cool: Area, belleville: Wall, bao: Neighbour
) -> None:
    world.streets.has(f"{STREET}, Paris 20e", *POINT)
    may_not_delete(world, belleville)
    stranger = await world.arrives("Lin")
    with logged() as lines:
        await bao.says(f"/frais {STREET}", belleville)
        assert bao.sees(words.cool_head_open())
        await stranger.says(f"/frais {STREET}")
        await world.passes(minutes=1)
    assert await left(world.database, *TRACES) == []
    assert not [trace for trace in TRACES if trace in lines.getvalue()]


@pytest.mark.every_world
async def test_nor_what_could_not_be_answered(world: World, cool: Area, bao: Neighbour) -> None:
    with logged() as lines:
        await bao.says("/frais")
        await bao.fills(FindCoolForm, where=STREET)
        assert bao.sees(words.cool_street_unknown())
        world.streets.silent = True
        await bao.fills(FindCoolForm, where=STREET)
        assert bao.sees(words.cool_from_middle(area="Belleville"))
        await world.passes(minutes=1)
    assert await left(world.database, *TRACES) == []
    assert not [trace for trace in TRACES if trace in lines.getvalue()]
