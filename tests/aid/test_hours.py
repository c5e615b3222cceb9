"""The hour that is counted, for who gave it alone."""

from sqlalchemy import select

from messages import aid as screen
from messages import words
from messages.aid import TimeTaken
from storage.aid import GivenHour
from tests.aid import Urgency, asks, at, can_come, closes, found, offers, request


async def test_an_hour_is_counted_once_a_request_and_the_month_rests(world, ana, bao, belleville):
    await offers(bao, monthly=True)
    await found(ana, bao)
    await bao.presses(words.aid_is_done())
    await bao.presses(words.aid_spent_more())
    await bao.presses(words.aid_spent_hour())
    assert bao.sees(words.aid_took_noted(minutes=60))
    async with world.database.transaction() as store:
        given = (await store.session.execute(select(GivenHour))).scalars()
        assert [each.minutes for each in given] == [60]
    before = bao.told(words.aid_ask_you())
    await asks(ana, urgency=Urgency.WEEK)
    assert bao.told(words.aid_ask_you()) == before, "this month's hour is given"

    await bao.says("/proposer")
    assert bao.sees(words.aid_offer_month(minutes=60))
    await world.comes(at(9, day=31))
    await asks(ana, fitting=1)
    assert bao.told(words.aid_ask_you()) == before + 2, "and for what still waits"
    await bao.says("/proposer")
    assert bao.sees(words.aid_offer_month(minutes=0))


async def test_the_hour_counts_though_it_is_asked_again(world, ana, bao, belleville):
    """Asked again before Bao says how long it took; the second time counts by itself."""
    await offers(bao)
    await found(ana, bao)
    await bao.presses(words.aid_is_done())
    took = screen.SayTimeTaken(request=(await request(world)).id, spent=TimeTaken.HOUR)
    await ana.presses(words.aid_reopen())
    await bao.forges(took)
    assert bao.sees(words.aid_took_noted(minutes=60))
    await closes(ana)
    await ana.presses(words.aid_reopen())
    await bao.forges(took)
    assert bao.sees(words.aid_took_noted(minutes=60)), "said twice, given once"

    await can_come(bao, "18:00")
    await ana.presses(words.aid_choose(name="Bao"))
    await bao.presses(words.aid_is_done())
    await bao.forges(took)
    assert bao.sees(words.aid_took_noted(minutes=120))


async def test_who_only_said_yes_counts_no_hour(world, ana, bao, chloe, belleville):
    await offers(bao)
    await offers(chloe)
    await asks(ana, fitting=2)
    await can_come(bao)
    await can_come(chloe, "18:00")
    await ana.presses(words.aid_choose(name="Bao"))
    for each in (bao, chloe):
        await each.forges(
            screen.SayTimeTaken(request=(await request(world)).id, spent=TimeTaken.HOUR)
        )
        assert each.sees(words.gone()), "it is not done"
    await bao.presses(words.aid_is_done())
    await chloe.forges(screen.SayTimeTaken(request=(await request(world)).id, spent=TimeTaken.HOUR))
    assert chloe.sees(words.gone())


async def test_nobody_counts_hours_for_what_another_did(world, ana, bao, chloe, belleville):
    await offers(bao)
    await found(ana, bao)
    await bao.presses(words.aid_is_done())
    for other in (ana, chloe):
        await other.forges(
            screen.SayTimeTaken(request=(await request(world)).id, spent=TimeTaken.HOUR)
        )
        assert other.sees(words.gone())
