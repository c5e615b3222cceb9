"""Who is asked and who is let be: pauses, switches, hours of the day, the night, a child."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from handlers.aid import helper_selection as looking
from messages import words
from messages.aid import HelpAgain, SayReady, SetDuty
from messages.area import SetTopic
from messages.cafe import CafeKind as CafeKind
from messages.model import Topic
from storage.aid import HelperProfile
from storage.area import MemberRole
from storage.cafe import Attendance, Cafe, CafeAnswer
from storage.cafe import CafeState as CafeState
from tests.aid import (
    AidKind,
    ArrivalChoice,
    HelperStatus,
    Urgency,
    asked,
    asks,
    at,
    awake,
    can_come,
    changes,
    drafts,
    many,
    offers,
    request,
    standings,
    time,
    turns,
    vouches,
)


async def met(world, wall, who, times):
    """They were at so many cafés."""
    async with world.database.transaction() as store:
        for _ in range(times):
            cafe = Cafe(
                area_id=wall.area.id, kind=CafeKind.CAFE, starts_at=at(12) - timedelta(days=9),
                place="Aux Folies", seats=6, state=CafeState.OVER,
                created_at=at(12) - timedelta(days=20),
            )  # fmt: skip
            store.session.add(cafe)
            await store.session.flush()
            store.session.add(
                CafeAnswer(
                    cafe_id=cafe.id, member_id=who.member_id, coming=Attendance.GOING, at=at(12)
                )
            )


# --- who is not asked


@pytest.mark.parametrize(
    "why", ["off duty", "paused", "switched off", "blocked", "asleep", "mornings only", "again"]
)
async def test_who_cannot_be_asked_is_passed_over(world, ana, bao, belleville, why):
    await offers(bao, slots=(["morning"] if why == "mornings only" else None))
    match why:
        case "off duty":
            await bao.forges(SetDuty(on=False))
        case "again":
            await bao.forges(HelpAgain(yes=False))
        case "paused":
            await changes(world, bao, paused_until=at(12, day=33))
        case "switched off":
            await bao.forges(SetTopic(area=belleville.area.id, topic=Topic.AID, on=False))
        case "blocked":
            await bao.blocks()
        case "asleep":
            await changes(world, bao, quiet_from=time(11), quiet_until=time(14))
    await drafts(ana)
    label = words.aid_publish(fitting=1 if why == "asleep" else 0)
    await ana.presses(label)

    assert not asked(bao)
    assert belleville.shows(words.aid_card_open()), "the next step is taken at once"


async def test_who_helps_in_the_afternoon_is_asked_in_the_afternoon(world, ana, bao, belleville):
    await offers(bao, slots=["afternoon"])
    await asks(ana, fitting=1)

    assert asked(bao) == [bao]


async def test_who_is_passed_over_hides_nobody_behind_them(
    world, ana, bao, belleville, monkeypatch
):
    """More helpers of the morning than are looked at together stand before Bao."""
    early = await many(world, belleville, 3)
    async with world.database.transaction() as store:
        await store.session.execute(update(HelperProfile).values(slots=["morning"]))
    await offers(bao)
    await turns(world, *early, bao)
    monkeypatch.setattr(looking, "FIRST_LOOK", 2)
    await asks(ana, fitting=1)

    assert asked(bao, *early) == [bao]


async def test_not_this_one_is_said_once(world, ana, bao, organiser, belleville):
    await offers(bao)
    await asks(ana, fitting=1)
    await bao.presses(words.aid_not_this())
    assert bao.sees(words.aid_not_this_noted())
    before = len(bao.screen)

    await world.passes(hours=3)
    await ana.presses(words.aid_close())
    await ana.presses(words.aid_ending_not_needed())
    await ana.presses(words.aid_reopen())
    await world.passes(hours=3)

    assert len(bao.screen) == before
    assert (await standings(world))[bao.member_id] is HelperStatus.NOT_THIS


# --- the night


async def test_by_night_nobody_is_woken_and_the_morning_goes_on(world, ana, bao, belleville):
    await offers(bao)
    await world.comes(at(22))
    await asks(ana, fitting=1)
    assert ana.sees(words.aid_published_night())
    await world.comes(at(8, 20, day=31))
    assert not asked(bao)
    assert not belleville.screen

    await world.comes(at(8, 40, day=31))
    assert asked(bao) == [bao]
    assert not belleville.screen
    await world.passes(minutes=35)
    assert belleville.shows(words.aid_card_open())


async def test_by_night_what_is_urgent_asks_who_is_awake(world, ana, bao, chloe, belleville):
    await offers(bao)
    await offers(chloe)
    await awake(world, chloe)
    await world.comes(at(23))
    await asks(ana, fitting=2, urgency=Urgency.NOW)

    assert ana.sees(words.aid_published())
    assert asked(bao, chloe) == [chloe]
    await chloe.presses(words.aid_soon_now())
    assert ana.offered(words.aid_choose(name="Chloé")), "who asks at night hears at night"
    await chloe.presses(words.aid_ready_no_more())
    assert ana.told(words.aid_ready_withdrawn(name="Chloé")) == 1

    await world.comes(at(8, 40, day=31))
    assert asked(bao, chloe) == [bao]
    assert (await standings(world))[chloe.member_id] is HelperStatus.NOT_THIS


# --- a child


@pytest.mark.every_world
async def test_a_child_is_minded_by_somebody_known_and_no_wall_hears_of_it(
    world, ana, bao, chloe, driss, organiser, belleville
):
    for each in (bao, chloe, driss):
        await offers(each, AidKind.CHILDCARE)
    await vouches(world, bao)
    await met(world, belleville, chloe, 2)
    await met(world, belleville, driss, 1)
    await asks(ana, fitting=2, kind=AidKind.CHILDCARE)

    assert asked(bao, chloe, driss) == [bao, chloe]
    held = await request(world)
    for act in (
        SayReady(request=held.id, soon=ArrivalChoice.NOW),
        SayReady(request=held.id, soon=ArrivalChoice.TODAY),
    ):
        await driss.forges(act)
        assert driss.sees(words.aid_only_trusted())
    await driss.says(f"/aides {held.code}")
    assert driss.sees(words.aid_only_trusted())
    assert driss.member_id not in await standings(world)

    await world.passes(hours=2, minutes=30)
    assert not belleville.screen
    assert organiser.told(words.aid_nobody_found()) == 1


async def test_who_is_no_longer_vouched_for_is_not_chosen_for_a_child(world, ana, bao, belleville):
    await offers(bao, AidKind.CHILDCARE)
    await vouches(world, bao)
    await asks(ana, fitting=1, kind=AidKind.CHILDCARE)
    await can_come(bao)
    await vouches(world, bao, MemberRole.MEMBER)
    await ana.presses(words.aid_choose(name="Bao"))

    assert ana.sees(words.aid_not_ready())
    assert (await request(world)).helper_id is None
