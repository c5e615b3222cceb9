"""Where organisers admit everybody: members of the area too wait for somebody's yes."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import delete

from handlers.area import area as area_feature
from handlers.intents import intents
from handlers.kernel.feature import Feature
from handlers.kernel.interaction import JobContext
from handlers.organise import organise
from messages import words
from messages.area import EnterWall, ShowAreaSettings
from messages.organise.actions import DecideEntry, OrganiserAct, SetAdmission, ShowDoor
from storage.area import Area, JoinRequest, MemberRole
from storage.organise import JournalEntry
from storage.outbox import OutboxAction, OutboxMessage
from tests.area.test_door import HELLO, admitted, knocks, requests, said
from tests.organise import rows
from tests.worlds import NOON, Neighbour, Wall, World

WAITS = words.area_door_waits(area="Belleville")
TOLD = words.organise_asks_to_enter(name="Belleville")


@pytest.fixture
def palier() -> tuple[Feature, ...]:
    return area_feature, intents, organise


@pytest.fixture
async def guarded(belleville: Wall, organiser: Neighbour) -> Wall:
    """The group of an area whose organisers admit everybody."""
    await organiser.forges(ShowDoor(area=belleville.area.id))
    await organiser.presses(words.organise_door_keep())
    return belleville


async def letters(world: World, errand: OutboxAction) -> list[OutboxMessage]:
    return [each for each in await rows(world, OutboxMessage) if each.errand is errand]


async def decides(world: World, organiser: Neighbour, area: Area, *, admit: bool) -> None:
    ((request, _),) = await requests(world, area)
    await organiser.forges(DecideEntry(request=request.id, admit=admit))


async def test_it_is_switched_on_and_off_by_a_button_and_noted(
    world: World, belleville: Wall, organiser: Neighbour
) -> None:
    door = ShowDoor(area=belleville.area.id)
    await organiser.forges(door)
    assert organiser.sees(words.organise_door_unverified())
    await organiser.presses(words.organise_door_keep())
    assert organiser.sees(words.organise_door_by_organisers())
    assert not organiser.offered(words.organise_door_keep())
    await organiser.forges(SetAdmission(area=belleville.area.id, by_organisers=True))
    await organiser.forges(door)
    await organiser.presses(words.organise_door_open())
    assert organiser.sees(words.organise_door_opened())
    assert organiser.sees(words.organise_door_by_area())
    acts = sorted(await rows(world, JournalEntry), key=lambda each: each.at)
    assert [each.act for each in acts] == [
        OrganiserAct.DOOR_BY_ORGANISERS,
        OrganiserAct.DOOR_BY_AREA,
    ]


async def test_a_member_who_knocks_waits_and_organisers_are_told_once(
    world: World, guarded: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    assert await knocks(world, bao, guarded) == [said(WAITS)]
    await knocks(world, bao, guarded)
    assert await admitted(world) == []
    assert organiser.told(TOLD) == 1
    async with world.database.transaction() as store:  # as after a week: letters are forgotten
        await store.session.execute(delete(OutboxMessage))
    await knocks(world, bao, guarded)
    assert organiser.told(TOLD) == 1
    await organiser.presses(words.organise_open_door())
    await organiser.presses(words.organise_admit(name="Bao"))
    assert await admitted(world) == [bao.user]
    assert await requests(world, guarded.area) == []


async def test_a_stranger_who_joins_while_waiting_goes_on_waiting(
    world: World, guarded: Wall, organiser: Neighbour, lea: Neighbour
) -> None:
    asked = await knocks(world, lea, guarded)
    assert said(words.area_door_question_organisers()) in asked
    assert said(words.area_door_question()) not in asked
    assert organiser.told(TOLD) == 0
    await lea.says("Belleville")
    await lea.presses(words.area_yes(area="Belleville"))
    assert lea.sees(WAITS)
    assert await admitted(world) == []
    assert organiser.told(TOLD) == 1
    await decides(world, organiser, guarded.area, admit=True)
    assert await admitted(world) == [lea.user]


async def test_somebody_of_another_area_reads_that_an_organiser_decides(
    world: World, guarded: Wall, lea: Neighbour, oeillets: Area
) -> None:
    await lea.opens(f"q_{oeillets.code}")
    answer = await knocks(world, lea, guarded)
    assert said(words.area_door_organisers()) in answer
    assert said(words.area_door_pending()) not in answer
    assert len(await requests(world, guarded.area)) == 1


async def test_entering_without_a_link_is_a_request(
    world: World, guarded: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    """A channel of one's own workspace is entered by a button."""
    await bao.forges(EnterWall(wall=guarded.id))
    assert bao.sees(WAITS)
    await bao.forges(EnterWall(wall=guarded.id))
    assert await admitted(world) == []
    assert organiser.told(TOLD) == 1
    await decides(world, organiser, guarded.area, admit=True)
    (letter,) = await letters(world, OutboxAction.ADMIT)
    assert (letter.chat, letter.subject) == (guarded.chat, bao.user)
    assert letter.settled_at
    assert letter.failure is None


@pytest.mark.parametrize("on", [True, False])
async def test_whoever_was_declined_enters_by_no_button(
    world: World, guarded: Wall, organiser: Neighbour, bao: Neighbour, on: bool
) -> None:
    await bao.forges(EnterWall(wall=guarded.id))
    await decides(world, organiser, guarded.area, admit=False)
    await organiser.forges(SetAdmission(area=guarded.area.id, by_organisers=on))
    await bao.forges(EnterWall(wall=guarded.id))
    assert bao.sees(words.area_door_answered())
    assert await knocks(world, bao, guarded) == [said(words.area_door_answered())]
    assert await admitted(world) == []
    (letter,) = await letters(world, OutboxAction.DECLINE)
    assert letter.settled_at
    assert letter.failure is None


async def test_two_organisers_at_once_decide_once(
    world: World, guarded: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    second = await world.joins("Gaëlle", "fr", guarded.area, role=MemberRole.ORGANISER)
    await knocks(world, bao, guarded)
    assert second.told(TOLD) == 1
    ((request, _),) = await requests(world, guarded.area)
    yes = DecideEntry(request=request.id, admit=True)
    await asyncio.gather(organiser.forges(yes), second.forges(yes))
    assert await admitted(world) == [bao.user]


async def test_a_forged_press_of_somebody_who_does_not_organise_does_nothing(
    world: World, guarded: Wall, bao: Neighbour
) -> None:
    await knocks(world, bao, guarded)
    ((request, _),) = await requests(world, guarded.area)
    for forged in (
        SetAdmission(area=guarded.area.id, by_organisers=False),
        DecideEntry(request=request.id, admit=True),
    ):
        await bao.forges(forged)
        assert bao.sees(words.organise_not_yours())
    assert await admitted(world) == []
    assert await knocks(world, bao, guarded) == [said(WAITS)]


async def test_switching_it_off_lets_nobody_in_by_itself(
    world: World, guarded: Wall, organiser: Neighbour, bao: Neighbour, chloe: Neighbour
) -> None:
    await knocks(world, bao, guarded)
    await organiser.forges(SetAdmission(area=guarded.area.id, by_organisers=False))
    assert await admitted(world) == []
    assert len(await requests(world, guarded.area)) == 1
    assert await knocks(world, chloe, guarded) == [said(HELLO)]
    assert await admitted(world) == [chloe.user]
    await bao.forges(EnterWall(wall=guarded.id))
    assert await admitted(world) == [chloe.user, bao.user]
    assert await requests(world, guarded.area) == []


async def test_whoever_was_let_in_before_is_left_alone_and_asks_when_they_come_again(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    await knocks(world, bao, belleville)
    await organiser.forges(SetAdmission(area=belleville.area.id, by_organisers=True))
    assert await requests(world, belleville.area) == []
    assert not await letters(world, OutboxAction.DECLINE)
    for told in (1, 2):
        await world.passes(minutes=5)
        assert await knocks(world, bao, belleville) == [said(WAITS)]
        sent = [each.once for each in await letters(world, OutboxAction.SAY) if each.once]
        assert len([once for once in sent if once.subject.startswith("knock:")]) == told
        await decides(world, organiser, belleville.area, admit=True)


async def test_an_organiser_need_not_ask_themselves(
    world: World, guarded: Wall, organiser: Neighbour
) -> None:
    assert await knocks(world, organiser, guarded) == [said(HELLO)]
    assert await admitted(world) == [organiser.user]


@pytest.mark.every_world
async def test_at_night_organisers_are_told_in_the_morning_of_who_still_waits(
    world: World, guarded: Wall, organiser: Neighbour, bao: Neighbour, chloe: Neighbour
) -> None:
    second = await world.joins("Gaëlle", "fr", guarded.area, role=MemberRole.ORGANISER)
    night = NOON.replace(hour=21)
    await world.comes(night)
    await knocks(world, bao, guarded)
    await knocks(world, chloe, guarded)
    assert second.told(TOLD) == 0
    (bao_asks, _), _ = await requests(world, guarded.area)
    await organiser.forges(DecideEntry(request=bao_asks.id, admit=True))
    await world.passes(hours=12)
    assert second.told(TOLD) == 1


async def test_what_organisers_would_hear_of_somebody_who_left_is_taken_back(
    world: World, guarded: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    await world.comes(NOON.replace(hour=21))
    await knocks(world, bao, guarded)
    await erases(world, bao)
    await world.passes(hours=12)
    assert organiser.told(TOLD) == 0
    assert not await rows(world, JoinRequest)


async def erases(world: World, who: Neighbour) -> None:
    async with world.database.transaction() as store:
        leavings = tuple(leave for each in world.features for leave in each.erase_hooks)
        context = JobContext(world.clock.now(), store, world.gazetteer, erase_hooks=leavings)
        await context.erase_member(await store.people.get_member(who.member_id))


async def test_an_address_that_asks_nobody_is_not_handed_out(
    world: World, guarded: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    """A public channel's own address lets its whole workspace in: a request is made instead."""
    address = "https://voisins.example/archives/C1"
    async with world.database.transaction() as store:
        (await store.areas.get_wall(guarded.id)).join_link = address
    await bao.forges(ShowAreaSettings(area=guarded.area.id))
    door = words.area_door(title="Les voisins de Belleville")
    assert bao.offered(door)
    await organiser.forges(ShowDoor(area=guarded.area.id))
    warned = organiser.sees(words.organise_door_public(title="Les voisins de Belleville"))
    assert bool(warned) is bool(world.workspace), "only a workspace has such addresses"
    if world.workspace:
        await bao.presses(door)
        assert bao.sees(WAITS)
