"""Who left is named nowhere afterwards, and what is over forgets who it was with."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import select, update

from messages import words
from messages.account.actions import EraseMe
from messages.aid import WriteToOtherForm
from messages.cafe import CafeKind as CafeKind
from messages.cafe import InviteForm
from messages.heat.levels.level import HeatLevel
from messages.model import Text, to_base36
from storage.cafe import Cafe, CafeAnswer
from storage.people import Member
from tests.aid import asks, can_come, offers
from tests.heat.watch import at, enrols, jumps, pairs, turns
from tests.traces import left, logged

NAME = "Zéphyrine"


async def invites(host, *, place="Aux Folies", note="Venez nombreux"):
    await host.says("/cafe")
    await host.fills(
        InviteForm, kind=CafeKind.CAFE, day=date(2026, 7, 4), hour=time(15), place=place, note=note
    )
    await host.presses(words.cafe_publish())


@pytest.mark.every_world
async def test_who_leaves_in_the_middle_of_everything_is_named_nowhere(
    world, area, belleville, ana, bao, chloe, organiser
):
    zephyrine = await world.joins(NAME, "fr", area)
    mine = str(zephyrine.member_id)
    with logged() as log:
        await invites(zephyrine)
        await bao.presses(words.cafe_join(), on=belleville)
        await zephyrine.says("/lier")
        await zephyrine.says("/veiller")
        await enrols(bao, contact="Lise", access="3e")
        await pairs(bao, zephyrine)
        await offers(zephyrine)
        await asks(ana, fitting=1)
        await can_come(zephyrine)
        await ana.presses(words.aid_choose(name=NAME))
        await zephyrine.presses(words.aid_write(name="Ana"))
        await zephyrine.fills(WriteToOtherForm, words="J’arrive")
        await ana.presses(words.aid_write(name=NAME))
        await ana.fills(WriteToOtherForm, words="Merci")
        await turns(world, area, HeatLevel.ORANGE)
        for hour, minute in ((10, 0), (10, 45), (12, 0)):
            await jumps(world, at(area, hour, minute))
        await zephyrine.presses(words.watch_go())
        await zephyrine.presses(Text(key="nudge-outcome-silent"))
        assert [each for each in await left(world.database, mine) if "letter.once" in each]
        await zephyrine.forges(EraseMe())
        await world.passes(minutes=1)
    assert await rows_with(world, mine, to_base36(zephyrine.member_id)) == []
    assert await rows_with(world, NAME, zephyrine.user, zephyrine.chat) == []
    assert not [each for each in (NAME, mine) if each in log.getvalue()]


async def rows_with(world, *wanted):
    """Where these are in any column; SQLite's journal keeps former pages until it is emptied."""
    found = await left(world.database, *wanted)
    return [each for each in found if not each.startswith("the file")]


async def held(world, *, of):
    async with world.database.transaction() as store:
        return list((await store.session.execute(select(of))).scalars())


@pytest.mark.every_world
async def test_a_week_after_a_cafe_only_numbers_are_left(world, ana, bao, chloe, belleville):
    await invites(ana, place="Aux Folies, chez Ana")
    await bao.presses(words.cafe_join(), on=belleville)
    await chloe.presses(words.cafe_maybe(), on=belleville)
    await world.comes(at(belleville.area, 15, days=0) + timedelta(days=10))
    [cafe] = await held(world, of=Cafe)
    assert (cafe.host_id, cafe.place) == (ana.member_id, "Aux Folies, chez Ana")
    await world.passes(days=2)
    [cafe] = await held(world, of=Cafe)
    assert (cafe.host_id, cafe.heir_id, cafe.place, cafe.note) == (None, None, "", "")
    assert cafe.came == 1
    assert await held(world, of=CafeAnswer) == []
    met = {each.name: each.meetings for each in await held(world, of=Member)}
    assert (met["Ana"], met["Bao"], met["Chloé"]) == (1, 1, 0)
    async with world.database.transaction() as store:
        regulars = await store.cafes.regular_guests([ana.member_id], 1, world.clock.now())
        assert regulars == {ana.member_id}
        assert (await store.outbox.get_card(cafe.card_name)).author_id is None
    await world.passes(days=360)
    assert await held(world, of=Cafe) == []


async def test_a_cafe_that_was_over_before_counts_were_kept_keeps_its_own(
    world, ana, bao, belleville
):
    await invites(ana)
    await bao.presses(words.cafe_join(), on=belleville)
    await world.comes(at(belleville.area, 15, days=0) + timedelta(days=10))
    async with world.database.transaction() as store:
        await store.session.execute(update(Cafe).values(came=None))
    await world.passes(days=2)
    [cafe] = await held(world, of=Cafe)
    assert (cafe.host_id, cafe.came) == (None, 1)
