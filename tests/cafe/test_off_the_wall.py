"""Who follows cafés and is not where the cards hang is told of them in private, and only they."""

from __future__ import annotations

from datetime import date

import pytest

from messages import words
from messages.area import SetTopic
from messages.cafe import ChangeCafeForm
from messages.model import Topic
from tests.cafe import at, invites, reads_wall
from tests.organise import reports
from tests.worlds import Neighbour, Wall, World

FRIDAY = date(2026, 7, 3)


@pytest.mark.every_world
async def test_a_new_cafe_is_told_in_private_to_who_is_not_on_the_wall_and_once(
    world: World, belleville: Wall, ana: Neighbour, bao: Neighbour, chloe: Neighbour
) -> None:
    await invites(ana)
    await chloe.presses(words.cafe_decline(), on=belleville)
    assert bao.told(words.cafe_new()) == 1
    await invites(ana, day=date(2026, 7, 5))

    assert bao.told(words.cafe_new()) == 2
    assert chloe.told(words.cafe_new()) == 1, "she reads the wall, as is known since"
    assert not ana.told(words.cafe_new())


async def test_the_switch_ends_it_and_a_pause_keeps_it_away(
    world: World, belleville: Wall, ana: Neighbour, bao: Neighbour
) -> None:
    await bao.forges(SetTopic(area=belleville.area.id, topic=Topic.CAFE, on=False))
    await invites(ana)
    assert not bao.told(words.cafe_new())


async def test_by_night_it_waits_for_the_morning(
    world: World, belleville: Wall, ana: Neighbour, bao: Neighbour
) -> None:
    await world.comes(at(FRIDAY, 22))
    await invites(ana)
    assert belleville.shows("Aux Folies")
    assert not bao.told(words.cafe_new())

    await world.passes(hours=11)
    assert bao.told(words.cafe_new()) == 1


async def test_fewer_than_two_is_said_on_the_wall_or_in_private_not_both(
    world: World, belleville: Wall, ana: Neighbour, bao: Neighbour, chloe: Neighbour
) -> None:
    await reads_wall(belleville, chloe)
    await invites(ana)
    await world.comes(at(FRIDAY, 16))

    assert belleville.shows(words.cafe_nudge())
    assert bao.told(words.cafe_nudge()) == 1
    assert not chloe.told(words.cafe_nudge())


async def test_the_card_of_the_nudge_is_in_step_with_the_others(
    world: World, belleville: Wall, organiser: Neighbour,
    ana: Neighbour, bao: Neighbour, chloe: Neighbour, driss: Neighbour,
) -> None:  # fmt: skip
    await invites(ana)
    await world.comes(at(FRIDAY, 16))
    first, again = belleville.screen

    await bao.presses(words.cafe_join(), on=belleville)
    first, again = belleville.screen
    assert "deux, c’est déjà" in again.words
    assert again.words.endswith(first.words)

    await chloe.presses(words.cafe_join(), on=belleville)
    first, again = belleville.screen
    assert again.words == first.words, "two come: nobody else is called"

    await ana.presses(words.cafe_amend())
    await ana.fills(ChangeCafeForm, place="Square Sorbier")
    first, again = belleville.screen
    assert "Square Sorbier" in first.words
    assert again.words == first.words

    await ana.presses(words.cafe_call_off())
    await ana.presses(words.cafe_call_off_yes())
    first, again = belleville.screen
    assert again.words == first.words
    assert not again.buttons


@pytest.mark.also("organise")
async def test_a_card_that_is_hidden_is_hidden_in_both_places(
    world: World, belleville: Wall, organiser: Neighbour,
    ana: Neighbour, bao: Neighbour, chloe: Neighbour, driss: Neighbour,
) -> None:  # fmt: skip
    await invites(ana)
    await world.comes(at(FRIDAY, 16))
    _, again = belleville.screen
    for who in (bao, chloe, driss):
        await reports(who, belleville, again.name)

    assert not any("Aux Folies" in shown.words for shown in belleville.screen)
