"""Neighbours ask where it is cool, and read the three nearest."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from messages import words
from messages.catalog import plain_words
from messages.heat.announcements.brevity import longest_length
from messages.heat.cool.actions import FindCoolForm, FindCoolPlace
from messages.heat.cool.nearest import nearest_places
from messages.heat.cool.views import answer_lines
from messages.model import MomentText, Reader, message
from storage.area import Area
from tests.heat import at
from tests.heat.cool import CHURCH, HERE, LIBRARY, PARK, POOL, knows
from tests.heat.hot_days import NONE, ORANGE, turns
from tests.worlds import Neighbour, World

PNG = b"\x89PNG\r\n\x1a\n"


def hour(said: int) -> MomentText:
    return MomentText(at=datetime(2026, 7, 8, said, tzinfo=UTC), zone="UTC", show="hour")


def line(neighbour: Neighbour, facts, number: int, minutes: int, when) -> str:
    said = words.cool_place_line(
        number=str(number), name=facts.name, minutes=str(minutes), when=when
    )
    if facts.address:
        said = words.cool_place_line_address(
            number=str(number), name=facts.name, address=facts.address, minutes=str(minutes),
            when=when,
        )  # fmt: skip
    return plain_words(said, neighbour.reader)


@pytest.mark.every_world
async def test_a_street_is_answered_with_the_three_nearest_and_a_map(
    world: World, cool: Area, bao: Neighbour
) -> None:
    world.streets.has("12 rue Piat, Paris 20e", *HERE)
    await world.comes(at(15))
    await bao.says("/frais")
    await bao.fills(FindCoolForm, where="12 rue Piat")
    assert bao.sees(words.cool_head_open())
    assert bao.sees(line(bao, PARK, 1, 3, words.cool_always()))
    assert bao.sees(words.cool_forgotten())
    assert bao.pictured
    (drawn,) = bao.files.values()
    assert drawn.startswith(PNG)


async def test_a_shared_point_is_answered_at_once(world: World, cool: Area, bao: Neighbour) -> None:
    await world.comes(at(15))
    await bao.says("/frais")
    await bao.fills(FindCoolForm, where=HERE)
    assert bao.sees(line(bao, LIBRARY, 2, 8, words.cool_until(hour=hour(19))))
    assert bao.sees(line(bao, CHURCH, 3, 15, words.cool_until(hour=hour(20))))
    assert not world.streets.asked, "nobody else hears where a shared point lies"


async def test_the_street_may_stand_after_the_command(
    world: World, cool: Area, ana: Neighbour
) -> None:
    world.streets.has("12 rue Piat, Paris 20e", *HERE)
    await ana.says("/cool 12 rue Piat")
    assert ana.sees(words.cool_head_open())
    assert ana.pictured


@pytest.mark.every_world
async def test_the_question_stands_under_every_alert(
    world: World, cool: Area, bao: Neighbour
) -> None:
    world.streets.has("12 rue Piat, Paris 20e", *HERE)
    await turns(world, cool, NONE, ORANGE, NONE)
    await world.comes(at(18, 1))
    await bao.presses(words.cool_find())
    await bao.fills(FindCoolForm, where="12 rue Piat")
    assert bao.sees(words.cool_head_open())


async def test_nobody_is_asked_where_they_are_for_nothing(
    world: World, area: Area, bao: Neighbour
) -> None:
    await bao.says("/frais")
    assert bao.sees(words.cool_none())
    assert not bao.asked(FindCoolForm)


async def test_a_silent_address_service_leaves_nobody_without_an_answer(
    world: World, cool: Area, bao: Neighbour
) -> None:
    world.streets.silent = True
    await world.comes(at(15))
    await bao.says("/frais 12 rue Piat")
    assert bao.sees(words.cool_from_middle(area="Belleville"))
    assert bao.sees(words.cool_head_open())
    assert not bao.sees(words.cool_forgotten())
    assert bao.offered(words.cool_find())


async def test_a_street_nobody_knows_is_asked_for_again(
    world: World, cool: Area, bao: Neighbour
) -> None:
    await bao.says("/frais")
    await bao.fills(FindCoolForm, where="rue de Nulle-Part")
    assert bao.sees(words.cool_street_unknown())
    assert bao.asked(FindCoolForm)


async def test_another_town_and_a_postcode_stay_as_they_were_typed(
    world: World, cool: Area, bao: Neighbour
) -> None:
    for typed in ("3 rue Haute, Montreuil", "3 rue Haute 93100 Montreuil"):
        await bao.says(f"/frais {typed}")
        assert world.streets.asked[-1] == typed
    await bao.says("/frais 3 rue de Lyon")
    assert world.streets.asked[-1] == "3 rue de Lyon, Paris 20e"


async def test_far_away_nothing_is_known(world: World, cool: Area, bao: Neighbour) -> None:
    await bao.says("/frais")
    await bao.fills(FindCoolForm, where=(48.95, 2.36))
    assert bao.sees(words.cool_too_far(kilometres=5))


async def test_at_night_the_park_stays_open(world: World, cool: Area, bao: Neighbour) -> None:
    await world.comes(at(23))
    await bao.says("/frais")
    await bao.fills(FindCoolForm, where=HERE)
    assert bao.sees(words.cool_head_open())
    assert bao.sees(line(bao, PARK, 1, 3, words.cool_always()))
    assert not bao.sees(CHURCH.name)


async def test_what_opens_later_says_when(world: World, area: Area, bao: Neighbour) -> None:
    await knows(world, area, LIBRARY, POOL)
    await world.comes(at(8) + timedelta(days=1))
    await bao.says("/frais")
    await bao.fills(FindCoolForm, where=HERE)
    assert bao.sees(words.cool_head_later())
    assert bao.sees(line(bao, LIBRARY, 1, 8, words.cool_opens(hour=hour(10))))
    assert bao.sees(line(bao, POOL, 2, 7, words.cool_unknown()))


async def test_a_neighbouring_area_s_places_count_as_well(
    world: World, cool: Area, chloe: Neighbour, driss: Neighbour
) -> None:
    other = await world.declares("Ménilmontant", lat=48.866, lon=2.39)
    await chloe.forges(FindCoolPlace(area=other.id))
    assert chloe.asked(FindCoolForm), "its own list is empty, and Belleville is close"


async def test_a_closed_area_s_places_are_nobody_s(
    world: World, cool: Area, bao: Neighbour
) -> None:
    async with world.database.transaction() as store:
        await store.session.execute(update(Area).values(closed_at=world.clock.now()))
    await bao.forges(FindCoolPlace(area=cool.id))
    assert not bao.asked(FindCoolForm)


def test_the_answer_is_short_in_every_language():
    afternoon = datetime.fromisoformat("2026-07-08T15:00")
    lines = answer_lines(nearest_places(HERE, [LIBRARY, PARK, CHURCH], afternoon), afternoon)
    assert longest_length(message(*lines)) < 400
    assert "gratuit" not in "".join(plain_words(each, Reader()) for each in lines)
