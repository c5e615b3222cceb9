"""Somebody erases everything in the middle of everything: nobody else's neighbourhood breaks."""

from __future__ import annotations

from datetime import time

import pytest

from messages import words
from messages.cafe import CafeRhythm, GuestForm, SetRhythm
from storage.aid import HelpRequest, RequestState
from storage.area import Area, JoinRequest, MemberRole, Membership
from storage.cafe import Attendance, Cafe, CafeAnswer, CafeState, RecurringCafe
from storage.heat.checkins.tables import Buddy, CheckInEnrolment
from storage.organise import RoleQuestion
from storage.people import Member
from tests.aid import AidKind, found, offers
from tests.cafe import invites
from tests.organise import knocks, rows
from tests.test_privacy import NAME, everything, mentions
from tests.traces import logged
from tests.worlds import Neighbour, Wall, World


@pytest.fixture
async def zephyrine(world: World, area: Area, belleville: Wall) -> Neighbour:
    """The only organiser of Belleville, and the only admin."""
    return await world.joins(NAME, "fr", area, role=MemberRole.ORGANISER, admin=True)


async def cafe_of(world: World, who: Neighbour) -> int:
    return next(each.id for each in await rows(world, Cafe) if each.host_id == who.member_id)


async def test_the_one_on_whom_everything_hangs_leaves(
    world: World, area: Area, belleville: Wall, zephyrine: Neighbour, ana: Neighbour,
    bao: Neighbour, chloe: Neighbour, driss: Neighbour,
) -> None:  # fmt: skip
    """Hosts a series, waits, brings somebody, helps, is helped, is checked on and is a buddy."""
    charonne = await world.declares("Charonne")
    omar = await world.joins("Omar", "en", charonne, role=MemberRole.ORGANISER)
    (knock,) = await knocks(world, belleville, await world.joins("Dan", "fr"))
    await invites(zephyrine)
    await zephyrine.forges(
        SetRhythm(cafe=await cafe_of(world, zephyrine), rhythm=CafeRhythm.WEEKLY)
    )
    await bao.presses(words.cafe_join(), belleville)
    await invites(chloe, place="Le Vieux Belleville", seats=1)
    await driss.presses(words.cafe_join(), belleville)
    await zephyrine.presses(words.cafe_join(), belleville)
    await invites(ana, place="La Bellevilloise", seats=2)
    await zephyrine.presses(words.cafe_plus_one(), belleville)
    await zephyrine.fills(GuestForm, name="Hortense")
    await bao.presses(words.cafe_join(), belleville)
    await offers(zephyrine, AidKind.ERRANDS)
    await found(ana, zephyrine)
    async with world.database.transaction() as store:
        store.session.add_all(
            [
                CheckInEnrolment(
                    member_id=zephyrine.member_id, hour=time(9), since=world.clock.now(),
                    asks_from=world.clock.now(),
                ),
                Buddy(
                    member_id=zephyrine.member_id, buddy_id=bao.member_id,
                    since=world.clock.now(), agreed_at=world.clock.now(),
                ),
                Buddy(
                    member_id=chloe.member_id, buddy_id=zephyrine.member_id,
                    since=world.clock.now(), agreed_at=world.clock.now(),
                ),
            ]
        )  # fmt: skip
    standing = {each.coming for each in await rows(world, CafeAnswer)}
    assert Attendance.WAITING in standing

    with logged() as lines:
        await zephyrine.says("/stop")
        await zephyrine.presses(words.account_erase())
        assert zephyrine.sees(words.account_erased())
        await world.passes(days=9)
    assert mentions(await everything(world.database), zephyrine.member_id, NAME, "Hortense") == []
    for word in (NAME, "Hortense", zephyrine.user):
        assert word not in lines.getvalue()

    assert bao.told(words.cafe_called_off()) == 1, "the host is gone"
    assert not await rows(world, RecurringCafe)
    hosted = [each for each in await rows(world, Cafe) if each.host_id is None]
    assert {each.state for each in hosted} == {CafeState.CANCELLED}
    seated = {
        (each.member_id, each.coming)
        for each in await rows(world, CafeAnswer)
        if each.coming is Attendance.GOING
    }
    assert (bao.member_id, Attendance.GOING) in seated, "the seats she held are somebody's"
    (asked,) = [each for each in await rows(world, HelpRequest) if each.asker_id == ana.member_id]
    assert asked.helper_id is None
    assert asked.state in (RequestState.OPEN, RequestState.CLOSED)
    assert not await rows(world, CheckInEnrolment)
    assert not [each for each in await rows(world, Buddy) if each.agreed_at]

    assert omar.told(words.team_admin_wanted()) == 1, "somebody is asked to run this Palier"
    assert {each.member_id for each in await rows(world, RoleQuestion)} == {omar.member_id}
    await omar.presses(words.team_admin_yes())
    await omar.says("/orga")
    await omar.presses(words.organise_named(name="Belleville"))
    assert omar.sees(words.organise_alone()), "and answers for what she left"
    assert [each.id for each in await rows(world, JoinRequest)] == [knock.id]
    assert {each.admin for each in await rows(world, Member) if each.name == "Omar"} == {True}
    roles = {each.member_id: each.role for each in await rows(world, Membership)}
    assert zephyrine.member_id not in roles
