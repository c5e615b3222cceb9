"""Cards on walls that come later, or move."""

from datetime import date, datetime

import pytest

from messages import words
from tests.cafe import PARIS, invites
from tests.worlds import Neighbour, World
from tests.worlds import Wall as Group


async def test_a_wall_that_comes_later_shows_what_is_still_to_come(
    world: World, belleville: Group, ana: Neighbour, organiser: Neighbour
) -> None:
    await invites(ana)
    await invites(ana, day=date(2026, 7, 5), place="Square Sorbier")
    await ana.presses(words.cafe_call_off())
    await ana.presses(words.cafe_call_off_yes())
    late = await world.hangs(belleville.area, "Les retardataires")

    async with world.database.transaction() as store:
        wall = await store.areas.get_wall(late.id)
        await store.outbox.add_live_copies(wall, belleville.area, world.clock.now())
    await world.settle()

    assert late.shows("Aux Folies")
    assert len(late.screen) == 1


@pytest.mark.every_world
async def test_a_moved_wall_gets_its_live_cards_again_and_no_old_ones(
    world: World, belleville: Group, ana: Neighbour
) -> None:
    await invites(ana, day=date(2026, 7, 1))
    await world.comes(datetime(2026, 7, 2, 10, tzinfo=PARIS))
    await invites(ana)
    to = await world.group("Les voisins, plus nombreux")

    async with world.database.transaction() as store:
        now = world.clock.now()
        await store.areas.move_wall(world.platform, belleville.chat, to)
        await store.outbox.move_chat(world.platform, belleville.chat, to, now)
    await world.settle()

    assert [("Aux Folies" in each.words, bool(each.buttons)) for each in world.screen(to)] == [
        (True, True)
    ]
