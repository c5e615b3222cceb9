"""The hello of every week between two who met over a helping hand."""

import pytest
from sqlalchemy import select

from messages import aid as screen
from messages import words
from messages.aid import WriteHelloForm
from storage.aid import WeeklyHello
from tests.aid import (
    at,
    changes,
    erases,
    found,
    leaps,
    offers,
)
from tests.test_linking import links

# --- every week


async def meet(ana, bao):
    """A hand was given; both would like a weekly hello."""
    await offers(bao)
    await found(ana, bao)
    await bao.presses(words.aid_is_done())
    await ana.presses(words.aid_weekly_yes())
    assert ana.sees(words.aid_weekly_waits())


async def hellos(world):
    async with world.database.transaction() as store:
        return list((await store.session.execute(select(WeeklyHello))).scalars())


@pytest.mark.every_world
async def test_a_weekly_hello_begins_once_both_agree(world, ana, bao, belleville):
    await meet(ana, bao)
    [hello] = await hellos(world)
    assert hello.due_at is None
    await bao.forges(screen.HelloWrite(hello=hello.id))
    assert bao.sees(words.gone()), "nobody is written to who did not agree"
    await leaps(world, days=8)
    assert not bao.told(words.aid_hello(name="Ana"))

    assert bao.told(words.aid_weekly_asked(name="Ana")) == 1
    await bao.presses(words.aid_weekly_yes())
    assert bao.sees(words.aid_weekly_begun(name="Ana"))
    assert ana.sees(words.aid_weekly_begun(name="Bao"))
    await leaps(world, days=7, hours=2)
    assert bao.told(words.aid_hello(name="Ana")) == 1
    await leaps(world, days=7)
    assert bao.told(words.aid_hello(name="Ana")) == 2
    await bao.presses(words.aid_write(name="Ana"))
    await bao.fills(WriteHelloForm, words="Bonjour, tout va bien ?")
    assert ana.sees("Bonjour, tout va bien ?")


async def test_a_hello_that_one_does_not_want_never_begins(world, ana, bao, belleville):
    await meet(ana, bao)
    await bao.presses(words.aid_weekly_no())

    assert bao.sees(words.aid_weekly_refused())
    assert await hellos(world) == []


async def test_a_hello_that_nobody_answers_lapses_after_two_weeks(world, ana, bao, belleville):
    await meet(ana, bao)
    await leaps(world, days=13)
    assert len(await hellos(world)) == 1
    await leaps(world, days=2)
    assert await hellos(world) == [], "nothing is kept of what one of them wished"

    # Said late, it is a suggestion of one's own.
    await bao.presses(words.aid_weekly_yes())
    assert bao.sees(words.aid_weekly_waits())
    assert ana.told(words.aid_weekly_asked(name="Bao")) == 1


async def test_a_hello_that_began_does_not_lapse(world, ana, bao, belleville):
    await meet(ana, bao)
    await bao.presses(words.aid_weekly_yes())
    for _ in range(3):
        await leaps(world, days=7, hours=2)

    assert len(await hellos(world)) == 1
    assert bao.told(words.aid_hello(name="Ana")) == 3


@pytest.mark.parametrize("who", ["ana", "bao"])
async def test_either_ends_the_hellos(world, ana, bao, belleville, who):
    await meet(ana, bao)
    await bao.presses(words.aid_weekly_yes())
    one, other = (ana, bao) if who == "ana" else (bao, ana)
    await one.presses(words.aid_hello_stop())

    assert one.sees(words.aid_hello_stopped())
    assert other.told(words.aid_hello_ended(name=one.name)) == 1
    await leaps(world, days=8)
    assert not bao.told(words.aid_hello(name="Ana"))


@pytest.mark.parametrize("who", ["ana", "bao"])
async def test_one_who_leaves_ends_the_hellos(world, ana, bao, belleville, who):
    await meet(ana, bao)
    await bao.presses(words.aid_weekly_yes())
    one, other = (ana, bao) if who == "ana" else (bao, ana)
    await erases(one)

    assert other.told(words.aid_hello_ended(name=one.name)) == 1
    assert await hellos(world) == []


async def test_weeks_missed_are_said_once(world, ana, bao, belleville):
    await meet(ana, bao)
    await bao.presses(words.aid_weekly_yes())
    await world.is_down(days=22)
    await world.passes(hours=2)

    assert bao.told(words.aid_hello(name="Ana")) == 1


async def test_who_pauses_is_not_reminded(world, ana, bao, belleville):
    await meet(ana, bao)
    await bao.presses(words.aid_weekly_yes())
    await changes(world, bao, paused_until=at(12, day=60))
    await leaps(world, days=8)

    assert not bao.told(words.aid_hello(name="Ana"))


async def test_joining_accounts_keeps_the_hellos_with_others(world, ana, bao, chloe, belleville):
    await meet(ana, bao)
    await bao.presses(words.aid_weekly_yes())
    await links(chloe, bao)

    [hello] = await hellos(world)
    assert (hello.asker_id, hello.helper_id) == (ana.member_id, chloe.member_id)
    await links(chloe, ana)
    assert await hellos(world) == [], "nobody greets themselves"
