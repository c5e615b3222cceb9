"""Two hours before, the wall reads one line about the seats that are left; later it is past."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from messages import words
from messages.cafe import ChangeCafeForm
from messages.model import MomentText
from tests.cafe import SATURDAY, at, invites, invites_home

THREE = MomentText(at=at(SATURDAY, 15), zone="Europe/Paris", show="hour")
LINE = "il reste"


def line(free, place="Aux Folies", hour=15):
    moment = MomentText(at=at(SATURDAY, hour), zone="Europe/Paris", show="hour")
    return words.cafe_wall_soon(hour=moment, place=place, free=free)


async def two_come(*guests, wall):
    for guest in guests:
        await guest.presses(words.cafe_join(), on=wall)


@pytest.mark.every_world
async def test_seats_that_are_left_are_said_in_one_line_and_the_line_goes(
    world, ana, bao, chloe, driss, belleville
):
    await invites(ana)
    await two_come(bao, chloe, wall=belleville)
    posts = len(belleville.screen)
    await world.comes(at(SATURDAY, 12, 50))
    assert len(belleville.screen) == posts

    await world.comes(at(SATURDAY, 13, 10))
    assert len(belleville.screen) == posts + 1
    assert belleville.shows(line(4))
    await driss.presses(words.cafe_join(), on=belleville)
    assert belleville.shows(line(3))

    await world.comes(at(SATURDAY, 19))
    assert len(belleville.screen) == posts + 1
    assert belleville.shows(words.cafe_wall_soon_over(hour=THREE))
    assert not belleville.shows(LINE)


async def test_a_wall_that_was_asked_the_day_before_is_left_alone(world, ana, belleville):
    await invites(ana)
    await world.comes(at(SATURDAY, 9))
    posts = len(belleville.screen)
    assert belleville.shows(words.cafe_nudge())
    await world.comes(at(SATURDAY, 14))
    assert len(belleville.screen) == posts


async def test_a_full_table_needs_nobody(world, ana, bao, chloe, belleville):
    await invites(ana, seats=2)
    await two_come(bao, chloe, wall=belleville)
    await world.comes(at(SATURDAY, 14))
    assert not belleville.shows(LINE)


async def test_a_card_that_is_fresh_is_not_repeated(world, ana, belleville):
    await world.comes(at(SATURDAY, 12))
    await invites(ana)
    await world.comes(at(SATURDAY, 14))
    assert not belleville.shows(LINE)


async def test_no_wall_is_written_to_before_the_morning(world, ana, bao, chloe, belleville):
    await invites(ana, hour=time(9))
    await two_come(bao, chloe, wall=belleville)
    await world.comes(at(SATURDAY, 8))
    assert not belleville.shows(LINE)
    await world.comes(at(SATURDAY, 8, 40))
    assert belleville.shows(line(4, hour=9))


async def test_what_is_called_off_is_said_in_the_line_too(world, ana, bao, chloe, belleville):
    await invites(ana)
    await two_come(bao, chloe, wall=belleville)
    await world.comes(at(SATURDAY, 13, 10))
    await ana.says("/cafes")
    await ana.presses("Saturday 4 July at 3 pm · Aux Folies")
    await ana.presses(words.cafe_call_off())
    await ana.presses(words.cafe_call_off_yes())
    assert belleville.shows(words.cafe_wall_soon_off(hour=THREE))
    assert not belleville.shows(LINE)


async def test_the_line_follows_another_place(world, ana, bao, chloe, belleville):
    await invites(ana)
    await two_come(bao, chloe, wall=belleville)
    await world.comes(at(SATURDAY, 13, 10))
    await ana.says("/cafes")
    await ana.presses("Saturday 4 July at 3 pm · Aux Folies")
    await ana.presses(words.cafe_amend())
    await ana.fills(ChangeCafeForm, place="Le Relais")
    assert belleville.shows(line(4, place="Le Relais"))


async def test_a_home_is_not_found_by_it(world, ana, bao, chloe, belleville):
    await invites_home(ana)
    await two_come(bao, chloe, wall=belleville)
    await world.comes(at(SATURDAY, 13, 10))
    assert belleville.shows(line(4, place="angle Rébeval et Belleville"))
    assert not belleville.shows("12 rue")


async def test_a_café_that_is_moved_is_not_said_to_be_today(world, ana, bao, chloe, belleville):
    await invites(ana)
    await two_come(bao, chloe, wall=belleville)
    await world.comes(at(SATURDAY, 13, 10))
    assert belleville.shows(line(4))
    later = SATURDAY + timedelta(days=3)
    await ana.says("/cafes")
    await ana.presses("Saturday 4 July at 3 pm · Aux Folies")
    await ana.presses(words.cafe_amend())
    await ana.fills(ChangeCafeForm, day=later)
    moment = MomentText(at=at(later, 15), zone="Europe/Paris")
    assert belleville.shows(words.cafe_wall_soon_moved(moment=moment, place="Aux Folies"))
    assert not belleville.shows(LINE)

    await world.comes(at(later, 13, 10))
    assert belleville.shows(words.cafe_wall_soon(hour=_hour(later), place="Aux Folies", free=4))


async def test_a_table_that_filled_up_is_not_said_to_have_no_seats_left(
    world, ana, bao, chloe, driss, belleville
):
    await invites(ana, seats=3)
    await two_come(bao, chloe, wall=belleville)
    await world.comes(at(SATURDAY, 13, 10))
    assert belleville.shows(line(1))
    await driss.presses(words.cafe_join(), on=belleville)
    assert belleville.shows(words.cafe_wall_soon_full(hour=THREE))
    assert not belleville.shows(LINE)


def _hour(day) -> MomentText:
    return MomentText(at=at(day, 15), zone="Europe/Paris", show="hour")
