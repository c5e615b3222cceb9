"""What is asked for today is read tomorrow: by when it is needed is a date."""

from messages import words
from messages.model import MomentText
from tests.aid import Urgency, asks, at, awake, found, leaps, offers, request


def today(day: int):
    """The line that says by when, for a request that is for that day."""
    noon = MomentText(at=at(12, day=day), zone="Europe/Paris", show="day")
    return words.aid_card_when(urgency=words.aid_urgency_today_on(day=noon))


def now(day: int):
    noon = MomentText(at=at(12, day=day), zone="Europe/Paris", show="day")
    return words.aid_card_when(urgency=words.aid_urgency_now_on(day=noon))


TODAY = words.aid_card_when(urgency=words.aid_urgency_today())


async def test_today_is_a_date_on_the_wall_and_stays_the_same_tomorrow(
    world, ana, belleville, english_wall
):
    await asks(ana)
    for wall in (belleville, english_wall):
        assert wall.shows(today(30))
    assert belleville.shows("mardi 30 juin")
    await world.comes(at(0, 30, day=31))
    for wall in (belleville, english_wall):
        assert wall.shows(today(30)), "it was for yesterday, and nobody said otherwise"
        assert not wall.shows(TODAY)

    await world.comes(at(12, 10, day=31))
    assert ana.told(words.aid_still()) == 1
    await ana.presses(words.aid_still_yes())
    assert ana.sees(today(31))
    for wall in (belleville, english_wall):
        assert wall.shows(today(31))
    assert belleville.shows("mercredi 1er juillet")


async def test_who_is_asked_in_the_morning_is_asked_for_that_day(world, ana, bao, belleville):
    """Ana asks at ten in the evening, and nobody is woken."""
    await offers(bao)
    await world.comes(at(22))
    await asks(ana, fitting=1)
    assert ana.sees(today(31))
    await world.comes(at(8, 40, day=31))

    assert bao.told(words.aid_ask_you()) == 1
    assert bao.sees(today(31))


async def test_after_midnight_by_the_clocks_of_the_area_it_is_the_next_day(
    world, ana, bao, belleville
):
    """Half past midnight in Belleville is the day before in Greenwich."""
    await offers(bao)
    await awake(world, bao)
    await world.comes(at(0, 30, day=31))
    await asks(ana, fitting=1, urgency=Urgency.NOW)

    assert bao.sees(now(31))


async def test_what_can_wait_has_no_date(world, ana, belleville):
    await asks(ana, urgency=Urgency.ANYTIME)
    await leaps(world, days=7, hours=1)
    await ana.presses(words.aid_still_yes())

    assert belleville.shows(words.aid_card_when(urgency=words.aid_urgency_anytime()))
    assert (await request(world)).day is None


async def test_what_is_asked_again_is_for_the_day_it_is_asked_again(world, ana, bao, belleville):
    await offers(bao)
    await found(ana, bao)
    await world.comes(at(10, day=31))
    await ana.presses(words.aid_is_done())
    await ana.presses(words.aid_reopen())

    assert ana.sees(today(31))
    assert bao.told(today(30)) >= 1
    assert bao.sees(today(31))
