"""Finding somebody: a few first, then more, then the wall, then the organisers; never everybody."""

import pytest
from sqlalchemy import select, update

from messages import words
from messages.aid import SayReady
from messages.area import SetTopic
from messages.model import Topic
from storage.aid import HelperQuestion, HelperResponse
from storage.area import Area
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
    closes,
    found,
    leaps,
    many,
    offers,
    request,
    standings,
    turns,
    words_of,
)
from tests.worlds import NeutralWorld

# --- the steps


async def test_five_then_ten_then_the_wall_then_the_organisers(world, ana, organiser, belleville):
    async with world.database.transaction() as store:
        await store.session.execute(update(Area).values(numbers="CCAS 01 39 98 00 00"))
    people = await many(world, belleville, 17)
    await asks(ana, fitting=17)
    assert len(asked(*people)) == 5

    await world.passes(minutes=9)
    assert len(asked(*people)) == 5
    await world.passes(minutes=2)
    assert len(asked(*people)) == 15
    assert not belleville.screen

    await world.passes(minutes=21)
    assert belleville.shows(words.aid_card_open())
    assert not organiser.told(words.aid_nobody_found())
    assert len(asked(*people)) == 15

    await world.passes(minutes=91)
    assert organiser.told(words.aid_nobody_found()) == 1
    assert organiser.sees("CCAS 01 39 98 00 00")
    await world.passes(hours=3)
    assert organiser.told(words.aid_nobody_found()) == 1
    assert len(asked(*people)) == 15
    assert max(each.told(words.aid_ask_you()) for each in people) == 1


async def test_organisers_learn_that_somebody_waits_to_be_chosen(
    world, ana, bao, organiser, belleville
):
    await asks(ana)
    await bao.presses(words.aid_card_can(), on=belleville)
    await can_come(bao, "19:00")
    await world.passes(hours=2, minutes=5)

    assert organiser.told(words.aid_nobody_chosen()) == 1
    assert not organiser.told(words.aid_nobody_found())


async def test_who_was_asked_longest_ago_is_asked_first(world, ana, belleville):
    people = await many(world, belleville, 8)
    await turns(world, *reversed(people))
    await asks(ana, fitting=8)

    assert asked(*people) == people[3:]
    await ana.presses(words.aid_close())
    await ana.presses(words.aid_ending_not_needed())
    await asks(ana, fitting=8)
    assert set(asked(*people)) == set(people)


async def test_nobody_is_asked_more_than_three_times_a_week(world, ana, bao, chloe, belleville):
    await offers(chloe)
    for number in range(4):
        await asks(ana, fitting=int(number < 3))
        await ana.presses(words.aid_close())
        await ana.presses(words.aid_ending_not_needed())
    assert chloe.told(words.aid_ask_you()) == 3

    # Neither by offering anew, nor by moving next door and back.
    await chloe.says("/proposer")
    await chloe.presses(words.aid_offer_stop())
    await offers(chloe)
    await asks(bao, kind=AidKind.ERRANDS)
    assert chloe.told(words.aid_ask_you()) == 3

    await leaps(world, days=7, hours=1)
    await asks(ana, fitting=1)
    assert chloe.told(words.aid_ask_you()) == 5, "and for Bao, who still waits"


async def test_whoever_moves_keeps_their_turn(world, ana, bao, belleville):
    await offers(bao)
    for _ in range(3):
        await asks(ana, fitting=1)
        await ana.presses(words.aid_close())
        await ana.presses(words.aid_ending_not_needed())
    other = await world.declares("Ménilmontant", lat=48.8665, lon=2.3905)
    eva = await world.joins("Eva", "fr", other)
    async with world.database.transaction() as store:
        await store.areas.leave_area(bao.member_id, belleville.area.id)
        await store.areas.join_area(bao.member_id, other.id, world.clock.now(), home=True)
    await world.passes(hours=1, minutes=1)

    await asks(eva)
    assert bao.told(words.aid_ask_you()) == 3
    await eva.presses(words.aid_close())
    await eva.presses(words.aid_ending_not_needed())
    await leaps(world, days=7, hours=1)
    await asks(eva, fitting=1)
    assert bao.told(words.aid_ask_you()) == 4


async def test_each_time_the_phone_rings_counts_as_one_of_the_three(
    world, ana, bao, chloe, belleville
):
    """Chloé is asked about one request, then whether she still could: two of her three."""
    await offers(chloe)
    await asks(ana, fitting=1)
    await can_come(chloe)
    await closes(ana)
    await ana.presses(words.aid_reopen())
    assert chloe.told(words.aid_ask_again()) == 1
    await asks(bao, fitting=1)
    assert await rang(world) == [chloe.member_id] * 3

    await asks(bao, note="du pain, cette fois")
    await closes(bao)
    await can_come(chloe)
    await closes(ana)
    await ana.presses(words.aid_reopen())
    assert await rang(world) == [chloe.member_id] * 3, "that is enough for a week"


async def test_who_was_let_go_is_not_asked_again_in_the_same_search(world, ana, bao, belleville):
    """Nobody chose Bao in the night; the morning takes the same step again, and lets him be."""
    await offers(bao)
    await awake(world, bao)
    await world.comes(at(23))
    await asks(ana, fitting=1, urgency=Urgency.NOW)
    await bao.presses(words.aid_soon_now())
    await world.comes(at(8, 40, day=31))

    assert bao.told(words.aid_not_chosen()) == 1
    assert not bao.told(words.aid_ask_again())
    assert (await standings(world))[bao.member_id] is HelperStatus.THANKED
    assert await rang(world) == [bao.member_id]


async def rang(world):
    """Whose phone rang, each time it did."""
    async with world.database.transaction() as store:
        return list((await store.session.execute(select(HelperQuestion.member_id))).scalars())


# --- stops and starts


@pytest.mark.every_world
async def test_a_restart_between_any_two_steps_repeats_and_skips_nothing(
    world, ana, organiser, belleville
):
    people = await many(world, belleville, 7)
    await asks(ana, fitting=7)
    for minutes in (9, 2, 19, 3, 80, 15):
        await world.restarts()
        await world.passes(minutes=minutes)

    assert [each.told(words.aid_ask_you()) for each in people] == [1] * 7
    assert len(belleville.screen) == 1
    assert organiser.told(words.aid_nobody_found()) == 1


@pytest.mark.every_world
async def test_after_hours_of_standstill_not_everybody_is_asked_at_once(
    world, ana, organiser, belleville
):
    people = await many(world, belleville, 17)
    await asks(ana, fitting=17)
    await world.is_down(hours=3)

    assert len(asked(*people)) == 15
    assert not belleville.screen
    assert not organiser.told(words.aid_nobody_found())
    await world.passes(minutes=21)
    assert belleville.shows(words.aid_card_open())
    assert not organiser.told(words.aid_nobody_found())


# --- again


async def test_reopening_asks_first_who_had_said_yes(world, ana, bao, chloe, belleville):
    await offers(bao)
    await offers(chloe)
    await asks(ana, fitting=2)
    await can_come(bao)
    await ana.presses(words.aid_close())
    await ana.presses(words.aid_ending_not_needed())
    assert bao.told(words.aid_over_thanked()) == 1
    await ana.presses(words.aid_reopen())

    assert bao.told(words.aid_ask_again()) == 1
    assert chloe.told(words.aid_ask_you()) == 1, "her question still stands"
    assert not chloe.told(words.aid_ask_again())
    await can_come(chloe, "18:00")
    assert ana.offered(words.aid_choose(name="Chloé"))


async def test_closing_and_reopening_does_not_ask_the_same_people_over_and_over(
    world, ana, bao, belleville
):
    await offers(bao)
    await asks(ana, fitting=1)
    for _ in range(4):
        await ana.presses(words.aid_close())
        await ana.presses(words.aid_ending_not_needed())
        await ana.presses(words.aid_reopen())
        await world.passes(minutes=1)

    assert bao.told(words.aid_ask_you()) + bao.told(words.aid_ask_again()) == 1


async def test_who_said_yes_and_then_switched_off_is_left_alone(world, ana, bao, belleville):
    await offers(bao)
    await asks(ana, fitting=1)
    await can_come(bao)
    await ana.presses(words.aid_close())
    await ana.presses(words.aid_ending_not_needed())
    await bao.forges(SetTopic(area=belleville.area.id, topic=Topic.AID, on=False))
    await ana.presses(words.aid_reopen())

    assert not bao.told(words.aid_ask_again())


async def test_the_neighbour_who_helped_is_the_first_to_be_asked_again(
    world, ana, bao, chloe, belleville
):
    await offers(bao)
    await found(ana, bao)
    await ana.presses(words.aid_is_done())
    await ana.presses(words.aid_reopen())

    assert bao.told(words.aid_ask_again()) == 1
    await can_come(bao, "18:00")
    await ana.presses(words.aid_choose(name="Bao"))
    assert not bao.told(words.aid_thanked())


@pytest.mark.parametrize("world_kind", [NeutralWorld])
async def test_a_question_that_never_left_is_no_question(world, ana, bao, chloe, belleville):
    """Somebody is chosen before the letters leave; when that one gives up, the others are asked."""
    await offers(bao)
    await offers(chloe)
    carrying, world.courier.deliver = world.courier.deliver, nothing
    await asks(ana, fitting=2)
    await chloe.forges(SayReady(request=(await request(world)).id, soon=ArrivalChoice.NOW))
    async with world.database.transaction() as store:
        chosen = list((await store.session.execute(select(HelperResponse))).scalars())
    assert len(chosen) == 2
    await ana.says("/aides")
    await ana.presses(label_of(await request(world)))
    await ana.presses(words.aid_choose(name="Chloé"))
    world.courier.deliver = carrying
    await world.settle()
    assert not asked(bao)

    await chloe.presses(words.aid_give_up())
    await chloe.presses(words.aid_give_up_yes())
    assert asked(bao) == [bao]


async def nothing():
    return 0


def label_of(held):
    return words.aid_label(kind=words_of(f"aid-kind-{held.kind}"), code=held.code.upper())
