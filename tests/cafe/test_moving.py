"""What was true of one place is not believed of another: homes, their addresses, what is there."""

from __future__ import annotations

from datetime import date, time

import pytest

from messages import cafe as screen
from messages import words
from messages.cafe import CafeAccess, CafeKind, ChangeCafeForm, HomeAddressForm
from tests.cafe import SATURDAY, THREE, at, invites, invites_home

FRIDAY_EVENING = at(date(2026, 7, 3), 18)
HOME = "12 rue Rébeval"
TOLD = words.cafe_address_letter(address=HOME)


@pytest.mark.every_world
async def test_a_host_who_goes_elsewhere_is_asked_whether_it_is_still_at_home(
    world, ana, bao, belleville
):
    await invites_home(ana, address=HOME)
    await bao.presses(words.cafe_join(), on=belleville)

    await ana.presses(words.cafe_amend())
    await ana.fills(ChangeCafeForm, place="Café des Sports")
    assert ana.sees(words.cafe_recheck_home())
    assert not belleville.shows("Café des Sports")
    await ana.fills(ChangeCafeForm, kind=CafeKind.CAFE)

    assert belleville.shows("Café des Sports")
    await world.comes(FRIDAY_EVENING)
    assert not bao.told(TOLD)


@pytest.mark.every_world
async def test_a_corner_put_right_leaves_the_home_and_its_address_by_a_press_each(
    world, ana, bao, belleville
):
    await invites_home(ana, address=HOME)
    await bao.presses(words.cafe_join(), on=belleville)

    await ana.presses(words.cafe_amend())
    await ana.fills(ChangeCafeForm, place="angle Rébeval et Julien-Lacroix")
    await ana.fills(ChangeCafeForm)
    await ana.fills(HomeAddressForm)

    await world.comes(FRIDAY_EVENING)
    assert bao.told(TOLD) == 1


async def test_who_had_the_address_is_told_of_the_move_and_of_the_next_one(
    world, ana, bao, belleville
):
    await invites_home(ana, address=HOME)
    await bao.presses(words.cafe_join(), on=belleville)
    await world.comes(FRIDAY_EVENING)
    assert bao.told(TOLD) == 1

    await ana.presses(words.cafe_amend())
    await ana.fills(ChangeCafeForm, place="angle Piat et Envierges")
    await ana.fills(ChangeCafeForm)
    assert bao.told(words.cafe_changed(host="Ana")) == 1
    assert not bao.sees(HOME)
    await ana.fills(HomeAddressForm, address="3 rue Piat")
    await world.passes(minutes=2)

    assert bao.told(words.cafe_address_letter(address="3 rue Piat")) == 1


async def test_an_address_that_was_not_given_again_leads_nobody_and_is_missed(
    world, ana, bao, belleville
):
    await invites_home(ana, address=HOME)
    await bao.presses(words.cafe_join(), on=belleville)
    await ana.presses(words.cafe_amend())
    await ana.fills(ChangeCafeForm, place="angle Piat et Envierges")
    await ana.fills(ChangeCafeForm)

    await world.comes(FRIDAY_EVENING)

    assert not bao.told(TOLD)
    assert ana.told(words.cafe_host_eve_address()) == 1


@pytest.mark.every_world
async def test_what_was_ticked_of_one_place_is_asked_of_the_next(ana, belleville):
    await invites(ana, access=(CafeAccess.STEP_FREE, CafeAccess.TOILETS))

    await ana.presses(words.cafe_amend())
    await ana.fills(ChangeCafeForm, place="La Bellevilloise")
    assert ana.sees(words.cafe_recheck_access())
    await ana.fills(ChangeCafeForm, access=(CafeAccess.TOILETS,))

    assert belleville.shows("La Bellevilloise")
    assert belleville.shows("toilettes")
    assert not belleville.shows("sans marche")


async def test_moved_twice_it_is_asked_twice(ana, belleville):
    await invites(ana, access=(CafeAccess.STEP_FREE,))
    await ana.presses(words.cafe_amend())
    await ana.fills(ChangeCafeForm, place="La Bellevilloise")
    await ana.fills(ChangeCafeForm, place="Le Zorba")
    assert ana.asked(ChangeCafeForm)
    await ana.fills(ChangeCafeForm)
    assert belleville.shows("Le Zorba")
    assert belleville.shows("sans marche")


async def test_who_takes_over_a_café_at_home_says_where_it_is_now(
    world, ana, bao, chloe, belleville
):
    await invites_home(ana, address=HOME, access=(CafeAccess.STEP_FREE,))
    for guest in (bao, chloe):
        await guest.presses(words.cafe_join(), on=belleville)
    await ana.presses(words.cafe_hand_over())
    await ana.presses(words.cafe_name(name="Bao"))
    await bao.presses(words.cafe_take_over())

    assert bao.sees(words.cafe_recheck_host())
    assert not belleville.shows("sans marche")
    await bao.fills(ChangeCafeForm, kind=CafeKind.HOME, place="angle Piat et Envierges")
    await bao.fills(ChangeCafeForm)
    await bao.fills(HomeAddressForm, address="3 rue Piat")

    assert belleville.shows("angle Piat et Envierges")
    await world.comes(FRIDAY_EVENING)
    assert chloe.told(words.cafe_address_letter(address="3 rue Piat")) == 1
    assert not chloe.told(TOLD)


def changed(**now: object) -> tuple[str, ...]:
    """What is asked again of a café at home, all ticked, that was changed so."""
    before = ChangeCafeForm(
        area=1,
        cafe=2,
        kind=CafeKind.HOME,
        day=SATURDAY,
        hour=THREE,
        place="angle Rébeval et Belleville",
        access=tuple(CafeAccess),
    )
    outlived = before.model_copy(update=now).outlived(before)
    return outlived.names if outlived else ()


def test_only_what_was_said_of_the_place_is_asked_again() -> None:
    assert changed() == ()
    assert changed(hour=time(17), day=date(2026, 7, 5), seats=4, note="Venez !") == ()
    assert changed(place="Angle REBEVAL  et Belleville") == ()
    assert changed(place="Le Zorba") == ("kind", "access")
    assert changed(place="Le Zorba", access=()) == ("kind",)
    assert changed(place="Le Zorba", kind=CafeKind.CAFE) == ("access",)
    assert changed(kind=CafeKind.CAFE) == ("place", "access")
    assert changed(kind=CafeKind.CAFE, access=(CafeAccess.SEATING,)) == ("place",)
    assert screen.ChangeCafeForm.lined
