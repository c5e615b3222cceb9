"""What is wider than one area takes a second person, who reads all of it and answers once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from handlers.broadcast.feature import AGREE_WITHIN
from messages import words
from messages.area import LeaveArea
from messages.broadcast.actions import (
    AmendBroadcast,
    AmendBroadcastForm,
    BroadcastKind,
    ConfirmBroadcast,
    RefuseBroadcastForm,
    SendBroadcast,
    SetBroadcastArea,
    ShowBroadcast,
)
from messages.model import MomentText
from storage.area import Area, MemberRole
from storage.broadcast import BroadcastArea
from storage.organise import JournalEntry
from tests.broadcast import asks_second, drafts, joins_both, other_area, said, the_one
from tests.organise import rows
from tests.worlds import Neighbour, Wall, World

Two = tuple[Neighbour, Neighbour, Wall, Wall]


@pytest.fixture
async def two(world: World, area: Area, belleville: Wall) -> Two:
    """Eli organises both areas; Gil, the second of them alone; the wall of each."""
    beside = await other_area(world)
    wall = await world.hangs(beside, "Les voisins de Ménilmontant", "fr")
    eli = await joins_both(world, "Eli", area, beside)
    gil = await joins_both(world, "Gil", beside)
    return eli, gil, belleville, wall


async def until(world: World) -> MomentText:
    row = await the_one(world)
    assert row.asked_at
    return MomentText(at=row.asked_at + AGREE_WITHIN, zone="Europe/Paris")


@pytest.mark.every_world
async def test_a_second_organiser_reads_all_of_it_and_lets_it_leave(
    world: World, two: Two, ana: Neighbour
) -> None:
    eli, gil, here, there = two
    await asks_second(eli)
    assert eli.sees(words.broadcast_asked(until=await until(world)))
    assert gil.sees(words.broadcast_review(name="Eli", until=await until(world)))
    assert gil.sees(said())
    assert gil.sees(words.broadcast_readers_few())
    assert gil.sees("Belleville")
    assert gil.sees("Ménilmontant")
    assert not here.screen
    assert not there.screen

    await gil.presses(words.broadcast_confirm())
    for wall in (here, there):
        assert wall.shows(said())
    assert ana.told(said()) == 1
    assert eli.sees(words.broadcast_agreed(name="Gil"))
    acts = [(each.act, each.member_id) for each in await rows(world, JournalEntry)]
    for act, who in (
        ("broadcast_asked", eli), ("broadcast_confirmed", gil), ("broadcast", eli)
    ):  # fmt: skip
        assert acts.count((act, who.member_id)) == 2


@pytest.mark.every_world
async def test_who_says_no_says_why_and_the_text_is_kept(world: World, two: Two) -> None:
    eli, gil, here, there = two
    await asks_second(eli)
    await gil.presses(words.broadcast_refuse())
    await gil.fills(RefuseBroadcastForm, why="La date est fausse.")
    assert gil.sees(words.broadcast_refusal_sent())
    assert eli.sees(words.broadcast_disagreed(name="Gil"))
    assert eli.sees(words.broadcast_reason(why="La date est fausse."))
    assert not here.screen
    assert not there.screen
    await eli.presses(words.broadcast_again())
    assert eli.sees(words.broadcast_preview())
    assert eli.sees(said())


async def test_nobody_agrees_with_themselves(world: World, two: Two) -> None:
    eli, _, here, _ = two
    await asks_second(eli)
    row = await the_one(world)
    await eli.forges(ConfirmBroadcast(broadcast=row.id, edition=row.edition))
    assert eli.sees(words.broadcast_not_alone())
    await eli.forges(SendBroadcast(broadcast=row.id, edition=row.edition))
    assert not here.screen


async def test_who_organises_none_of_the_areas_decides_nothing(
    world: World, two: Two, ana: Neighbour
) -> None:
    eli, _, here, _ = two
    far = await world.declares("Nantes Nord", lat=47.24, lon=-1.55)
    stranger = await joins_both(world, "Hugo", far)
    await asks_second(eli)
    row = await the_one(world)
    for who in (ana, stranger):
        await who.forges(ConfirmBroadcast(broadcast=row.id, edition=row.edition))
        assert who.sees(words.organise_not_yours())
        await who.forges(ShowBroadcast(broadcast=row.id))
        assert not who.sees(said())
    assert not here.screen


async def test_an_admin_may_be_the_second(world: World, two: Two, admin: Neighbour) -> None:
    eli, _, here, _ = two
    await asks_second(eli)
    await admin.presses(words.broadcast_confirm())
    assert here.shows(said())


async def test_a_text_that_changed_is_read_again_before_it_is_agreed_to(
    world: World, two: Two
) -> None:
    eli, gil, here, _ = two
    await asks_second(eli)
    old = (await the_one(world)).edition
    await eli.presses(words.broadcast_unask())
    await eli.presses(words.broadcast_amend())
    await eli.fills(AmendBroadcastForm, text="Tout autre chose.")
    await eli.presses(words.broadcast_ask())
    row = await the_one(world)
    await gil.forges(ConfirmBroadcast(broadcast=row.id, edition=old))
    assert gil.sees(words.broadcast_text_changed())
    assert gil.sees(said("Tout autre chose."))
    assert not here.screen
    await gil.presses(words.broadcast_confirm())
    assert here.shows(said("Tout autre chose."))


async def test_nobody_adds_an_area_they_do_not_organise(world: World, two: Two) -> None:
    _, gil, here, _ = two
    await drafts(gil)
    row = await the_one(world)
    await gil.forges(SetBroadcastArea(broadcast=row.id, area=here.area.id, on=True))
    assert gil.sees(words.organise_not_yours())
    assert len(await rows(world, BroadcastArea)) == 1


async def test_alone_one_is_told_to_name_somebody(world: World, area: Area) -> None:
    eli = await joins_both(world, "Eli", area, await other_area(world))
    await asks_second(eli)
    assert eli.sees(words.broadcast_nobody_else())


async def test_after_a_day_without_an_answer_it_lapses_and_its_author_hears_so(
    world: World, two: Two
) -> None:
    eli, gil, here, _ = two
    await asks_second(eli)
    await world.passes(hours=25)
    assert eli.told(words.broadcast_lapsed()) == 1
    await gil.presses(words.broadcast_confirm())
    assert gil.sees(words.broadcast_settled())
    assert not here.screen
    await world.passes(hours=25)
    assert eli.told(words.broadcast_lapsed()) == 1


async def test_an_area_that_had_its_announcement_keeps_all_of_it_waiting(
    world: World, two: Two
) -> None:
    eli, gil, here, there = two
    await asks_second(eli)
    await drafts(gil, "Brocante dimanche.")
    await gil.presses(words.broadcast_send())
    waiting = next(
        each.broadcast_id
        for each in await rows(world, BroadcastArea)
        if each.area_id == here.area.id
    )
    await gil.forges(ConfirmBroadcast(broadcast=waiting, edition=2))
    assert gil.sees(words.broadcast_today_already(area="Ménilmontant"))
    assert not here.screen
    assert there.shows(said("Brocante dimanche."))


async def loses_role(world: World, eli: Neighbour, there: Wall) -> None:
    async with world.database.transaction() as store:
        held = await store.areas.membership(eli.member_id, there.area.id)
        assert held
        held.role = MemberRole.MEMBER


async def is_erased(world: World, eli: Neighbour, there: Wall) -> None:
    await eli.says("/stop")
    await eli.presses(words.account_erase())


async def leaves(world: World, eli: Neighbour, there: Wall) -> None:
    await eli.forges(LeaveArea(area=there.area.id, sure=True))


@pytest.mark.parametrize("goes", [loses_role, is_erased, leaves])
async def test_what_waits_of_who_organises_no_more_does_not_leave(
    world: World, two: Two, goes: Callable[[World, Neighbour, Wall], Awaitable[None]]
) -> None:
    eli, gil, here, there = two
    await asks_second(eli)
    await goes(world, eli, there)
    await gil.presses(words.broadcast_confirm())
    assert not here.screen
    assert not there.screen
    assert gil.told(words.broadcast_agreed(name="Gil")) == 0


async def test_somebody_with_two_areas_reads_it_once(world: World, two: Two) -> None:
    eli, gil, here, there = two
    both = await world.joins("Inès", "fr", here.area, there.area)
    await asks_second(eli)
    await gil.presses(words.broadcast_confirm())
    assert both.told(said()) == 1


async def test_a_change_of_it_takes_two_again_and_meanwhile_it_stays(
    world: World, two: Two, ana: Neighbour
) -> None:
    eli, gil, here, there = two
    await asks_second(eli)
    await gil.presses(words.broadcast_confirm())
    row = await the_one(world)
    await gil.forges(ShowBroadcast(broadcast=row.id))
    await gil.presses(words.broadcast_amend())
    assert gil.sees(words.organise_not_yours())
    await eli.forges(ShowBroadcast(broadcast=row.id))
    await eli.presses(words.broadcast_amend())
    await eli.fills(AmendBroadcastForm, text="Coupure reportée à jeudi.")
    await eli.presses(words.broadcast_ask())
    assert here.shows(said())
    await gil.presses(words.broadcast_confirm())
    for wall in (here, there):
        assert wall.shows(said("Coupure reportée à jeudi."))
    assert ana.told(said("Coupure reportée à jeudi.")) == 1
    assert ana.told(said()) == 0


async def test_a_danger_for_several_areas_wakes_who_may_agree(world: World, two: Two) -> None:
    eli, gil, here, _ = two
    await world.passes(hours=11)
    await drafts(eli, "N’entrez pas.", BroadcastKind.FIRE)
    await eli.presses(words.broadcast_where())
    await eli.presses(words.broadcast_everywhere())
    await eli.presses(words.broadcast_ask())
    await gil.presses(words.broadcast_confirm())
    assert here.shows(said("N’entrez pas."))


async def test_two_do_not_change_it_at_once(world: World, two: Two) -> None:
    eli, gil, here, there = two
    fanny = await joins_both(world, "Fanny", here.area, there.area)
    await asks_second(eli)
    await gil.presses(words.broadcast_confirm())
    row = await the_one(world)
    await eli.forges(ShowBroadcast(broadcast=row.id))
    await eli.presses(words.broadcast_amend())
    await eli.fills(AmendBroadcastForm, text="Coupure reportée à jeudi.")
    await fanny.forges(AmendBroadcast(broadcast=row.id))
    assert fanny.sees(words.broadcast_change_waits())
    await eli.presses(words.broadcast_drop())
    assert eli.sees(words.broadcast_kept_as_is())
    await fanny.forges(AmendBroadcast(broadcast=row.id))
    assert fanny.asked(AmendBroadcastForm)
    assert here.shows(said())
