"""What a café says by itself: the day before, soon, when few come, and the morning after."""

from datetime import date, time

import pytest
from sqlmodel import select

from messages import words
from messages.area import JoinArea
from messages.cafe import (
    AmendCafe,
    ChangeCafeForm,
    HandCafeTo,
    HomeAddressForm,
    RepeatCafe,
    TakeCafeOver,
)
from storage.cafe import Cafe
from tests.cafe import SATURDAY, GuestForm, at, invites, invites_home

FRIDAY = date(2026, 7, 3)
SUNDAY = date(2026, 7, 5)


async def test_the_day_before_at_six_guests_are_asked_whether_they_still_come(
    world, ana, bao, chloe, belleville
):
    await invites(ana)
    await bao.presses(words.cafe_join(), on=belleville)
    await chloe.presses(words.cafe_maybe(), on=belleville)

    await world.comes(at(FRIDAY, 17, 55))
    assert not bao.told(words.cafe_reminder_eve())
    await world.comes(at(FRIDAY, 18, 5))

    assert bao.told(words.cafe_reminder_eve()) == 1
    assert chloe.told(words.cafe_reminder_maybe()) == 1
    assert ana.told(words.cafe_host_eve(seated=1)) == 1
    await bao.presses(words.cafe_still_no())
    assert "Personne n’a encore dit" in belleville.screen[0].words


@pytest.mark.every_world
async def test_a_reminder_survives_a_restart_at_six(world, ana, bao, belleville):
    await invites(ana)
    await bao.presses(words.cafe_join(), on=belleville)
    await world.comes(at(FRIDAY, 17, 50))

    await world.is_down(minutes=20)
    await world.restarts()
    await world.passes(hours=1)

    assert bao.told(words.cafe_reminder_eve()) == 1


async def test_two_hours_before_once(world, ana, bao, belleville):
    await invites(ana)
    await bao.presses(words.cafe_join(), on=belleville)

    await world.comes(at(SATURDAY, 14, 30))

    assert bao.told(words.cafe_reminder_soon()) == 1


async def test_who_answers_late_is_not_reminded_of_what_they_just_said(world, ana, bao, belleville):
    await invites(ana)
    await world.comes(at(SATURDAY, 13, 30))

    await bao.presses(words.cafe_join(), on=belleville)
    await world.comes(at(SATURDAY, 14, 30))

    assert not bao.told(words.cafe_reminder_eve())
    assert not bao.told(words.cafe_reminder_soon())


async def test_confirmed_guests_get_the_address_a_day_before_and_no_one_else(
    world, ana, bao, chloe, driss, belleville
):
    await invites_home(ana, address="12 rue Rébeval")
    await bao.presses(words.cafe_join(), on=belleville)
    await chloe.presses(words.cafe_maybe(), on=belleville)
    letter = words.cafe_address_letter(address="12 rue Rébeval")

    await world.comes(at(FRIDAY, 14, 50))
    assert not bao.told(letter)
    await world.comes(at(FRIDAY, 15, 10))

    assert bao.told(letter) == 1
    assert not chloe.told(letter)
    await driss.presses(words.cafe_join(), on=belleville)
    await world.passes(minutes=5)
    assert driss.told(letter) == 1
    for shown in belleville.screen:
        assert "12 rue" not in shown.words


async def test_with_fewer_than_two_the_area_hears_of_it_once_more(world, ana, bao, belleville):
    await invites(ana)

    await world.comes(at(FRIDAY, 16))
    assert belleville.shows(words.cafe_nudge())
    assert bao.told(words.cafe_nudge()) == 1
    await world.comes(at(SATURDAY, 12))

    assert sum("deux, c’est déjà" in shown.words for shown in belleville.screen) == 1
    assert bao.told(words.cafe_nudge()) == 1


async def test_with_two_coming_nobody_is_nudged(world, ana, bao, chloe, belleville):
    await invites(ana)
    for guest in (bao, chloe):
        await guest.presses(words.cafe_join(), on=belleville)

    await world.comes(at(FRIDAY, 16))

    assert not chloe.told(words.cafe_nudge())
    assert len(belleville.screen) == 1


async def test_afterwards_the_card_keeps_its_words_and_loses_its_buttons(
    world, ana, bao, chloe, belleville
):
    await invites(ana, seats=2)
    for guest in (bao, chloe):
        await guest.presses(words.cafe_join(), on=belleville)

    await world.comes(at(SATURDAY, 18, 30))

    assert belleville.shows(words.cafe_card_over(seated=2))
    assert not belleville.screen[-1].buttons


async def test_the_next_morning_the_host_is_asked_and_again_is_one_tap(world, ana, bao, belleville):
    await invites(ana)
    await bao.presses(words.cafe_join(), on=belleville)
    await world.comes(at(SUNDAY, 8, 50))
    assert not ana.told(words.cafe_after())
    await world.comes(at(SUNDAY, 9, 10))

    assert ana.told(words.cafe_after()) == 1
    await ana.presses("Yes, but we were few")
    assert ana.sees(words.cafe_after_thanks_few())
    await ana.presses(words.cafe_again_week())

    assert belleville.shows("samedi 11 juillet à 15 h")
    assert belleville.shows(words.cafe_card_coming(seated=0))


async def test_again_pressed_twice_is_one_café(world, ana, bao, belleville):
    await invites(ana)
    await world.comes(at(SUNDAY, 9, 10))
    await ana.presses("Yes, it took place")
    before = len(belleville.cards)

    await ana.presses(words.cafe_again_month())
    month = belleville.screen[-1].words
    assert "samedi 1er août à 15\u00a0h" in month
    assert len(belleville.cards) == before + 1


async def test_across_the_clock_change_again_keeps_the_hour(world, ana, belleville):
    await world.is_down(days=112)
    await invites(ana, day=date(2026, 10, 24), hour=time(15))
    await world.comes(at(date(2026, 10, 25), 9, 10))
    await ana.presses("Yes, it took place")

    await ana.presses(words.cafe_again_week())

    assert belleville.shows("samedi 31 octobre à 15 h")


async def test_names_of_guests_and_addresses_are_not_kept_after_the_café(
    world, ana, bao, belleville
):
    await invites_home(ana, address="12 rue Rébeval")
    await bao.presses(words.cafe_plus_one(), on=belleville)
    await bao.fills(GuestForm, name="Mme Roche")

    await world.comes(at(SATURDAY, 18, 30))  # three hours and a half after it began

    async with world.database.transaction() as store:
        held = await store.leaving.export_member(bao.member_id)
        hosted = await store.leaving.export_member(ana.member_id)
    assert held["answer"][0].data["guest"] is None
    assert hosted["cafe"][0].data["address"] is None
    assert hosted["cafe"][0].data["came"] == 2


async def test_reminders_wait_for_the_morning_of_those_who_sleep(world, ana, bao, belleville):
    await invites(ana, hour=time(10))
    await bao.presses(words.cafe_join(), on=belleville)

    await world.comes(at(SATURDAY, 8, 15))
    assert not bao.told(words.cafe_reminder_soon())
    await world.comes(at(SATURDAY, 8, 35))

    assert bao.told(words.cafe_reminder_soon()) == 1


async def test_who_no_longer_comes_is_not_sent_the_address_in_the_morning(
    world, ana, bao, belleville
):
    """Confirmed and taken back at night, while the letter with the address waits for 8:30."""
    await invites_home(ana, address="12 rue Rébeval", hour=time(19))
    await world.comes(at(FRIDAY, 22))
    await bao.presses(words.cafe_join(), on=belleville)
    await world.passes(minutes=10)
    await bao.presses(words.cafe_decline(), on=belleville)

    await world.comes(at(SATURDAY, 9))
    assert not bao.told(words.cafe_address_letter(address="12 rue Rébeval"))

    await bao.presses(words.cafe_join(), on=belleville)
    await world.passes(minutes=10)
    assert bao.told(words.cafe_address_letter(address="12 rue Rébeval")) == 1


async def test_a_café_called_off_at_night_sends_nothing_else_in_the_morning(
    world, ana, bao, belleville
):
    await invites_home(ana, address="12 rue Rébeval", hour=time(19))
    await world.comes(at(FRIDAY, 22))
    await bao.presses(words.cafe_join(), on=belleville)
    await world.passes(minutes=10)

    await ana.presses(words.cafe_call_off())
    await ana.presses(words.cafe_call_off_yes())
    await world.comes(at(SATURDAY, 9))

    assert bao.told(words.cafe_called_off()) == 1
    assert not bao.told(words.cafe_address_letter(address="12 rue Rébeval"))


async def test_no_reminder_tells_an_hour_that_has_changed_meanwhile(world, ana, bao, belleville):
    """Two hours before nine it is still night: the reminder waits, and the host moves the café."""
    await invites(ana, hour=time(9))
    await bao.presses(words.cafe_join(), on=belleville)
    await world.comes(at(SATURDAY, 7, 10))
    cafe = (await _cafes(world))[0].id

    await ana.forges(AmendCafe(cafe=cafe))
    await ana.fills(ChangeCafeForm, hour=time(17))
    await world.comes(at(SATURDAY, 8, 40))

    assert bao.told(words.cafe_changed(host="Ana")) == 1
    assert not bao.told(words.cafe_reminder_soon())


async def test_who_gets_a_seat_the_evening_before_is_not_reminded_of_it(
    world, ana, bao, chloe, belleville
):
    await invites(ana, seats=1)
    for guest in (bao, chloe):
        await guest.presses(words.cafe_join(), on=belleville)
    await world.comes(at(FRIDAY, 19))

    await bao.presses(words.cafe_decline(), on=belleville)
    await world.passes(minutes=10)

    assert chloe.told(words.cafe_promoted()) == 1
    assert not chloe.told(words.cafe_reminder_eve())


async def test_more_seats_do_not_send_the_address_again(world, ana, bao, belleville):
    await invites_home(ana, address="12 rue Rébeval")
    await bao.presses(words.cafe_join(), on=belleville)
    await world.comes(at(FRIDAY, 16))
    cafe = (await _cafes(world))[0].id

    await ana.forges(AmendCafe(cafe=cafe))
    await ana.fills(ChangeCafeForm, seats=9)
    await world.passes(minutes=10)

    assert bao.told(words.cafe_address_letter(address="12 rue Rébeval")) == 1


@pytest.mark.every_world
async def test_an_address_that_was_wrong_is_put_right_for_those_who_have_it(
    world, ana, bao, belleville
):
    await invites_home(ana, address="12 rue Rébeval")
    await bao.presses(words.cafe_join(), on=belleville)
    await world.comes(at(FRIDAY, 15, 10))
    assert bao.told(words.cafe_address_letter(address="12 rue Rébeval")) == 1

    await ana.says("/cafes")
    await ana.presses(next(each for each in ana.buttons if "Rébeval" in each))
    await ana.presses(words.cafe_change_address())
    await ana.fills(HomeAddressForm, address="21 rue Rébeval")
    await world.passes(minutes=10)
    assert bao.told(words.cafe_address_letter(address="21 rue Rébeval")) == 1
    assert not bao.told(words.cafe_address_letter(address="12 rue Rébeval"))

    await ana.presses(words.cafe_change_address())
    await ana.fills(HomeAddressForm, address="21 rue Rébeval")
    await world.passes(minutes=10)
    assert bao.told(words.cafe_address_letter(address="21 rue Rébeval")) == 1


async def test_who_confirms_at_night_for_the_early_morning_gets_the_address_at_once(
    world, ana, bao, belleville
):
    await invites_home(ana, address="12 rue Rébeval", hour=time(8))
    await world.comes(at(FRIDAY, 22))

    await bao.presses(words.cafe_join(), on=belleville)
    await world.passes(minutes=10)

    assert bao.told(words.cafe_address_letter(address="12 rue Rébeval")) == 1


async def test_the_address_of_a_former_host_is_not_sent_in_the_morning(
    world, ana, bao, chloe, belleville
):
    await invites_home(ana, address="12 rue Rébeval", hour=time(19))
    await bao.presses(words.cafe_join(), on=belleville)
    await world.comes(at(FRIDAY, 22))
    await chloe.presses(words.cafe_join(), on=belleville)
    await world.passes(minutes=10)
    cafe = (await _cafes(world))[0].id

    await ana.forges(HandCafeTo(cafe=cafe, member=bao.member_id))
    await bao.forges(TakeCafeOver(cafe=cafe, yes=True))
    await world.comes(at(SATURDAY, 9))

    assert chloe.told(words.cafe_new_host(name="Bao")) == 1
    assert not chloe.told(words.cafe_address_letter(address="12 rue Rébeval"))


async def test_who_moved_away_does_not_invite_again_where_they_lived(world, ana, belleville):
    await invites(ana)
    await world.comes(at(SUNDAY, 10))
    other = await world.declares("Charonne", lat=48.856, lon=2.4)

    await ana.forges(JoinArea(area=other.id, home=True))
    await ana.forges(RepeatCafe(cafe=(await _cafes(world))[0].id, weeks=1))

    assert ana.sees(words.area_join_first(area="Belleville"))
    assert len(await _cafes(world)) == 1


async def _cafes(world):
    async with world.database.transaction() as store:
        return list((await store.session.execute(select(Cafe))).scalars())
