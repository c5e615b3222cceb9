"""A café that comes back: every Saturday, every other one, the first or last of the month."""

from datetime import date, time, timedelta
from itertools import islice

import pytest
from sqlmodel import select

from messages import cafe as screen
from messages import words
from messages.account.actions import PauseUntilDay
from messages.cafe import CafeRhythm, days_of, rhythms_of
from messages.model import Text
from storage.cafe import Cafe, CafeState, RecurringCafe
from tests.cafe import PARIS, SATURDAY, at, drafts, invites, invites_home

WEEK = timedelta(weeks=1)
JULY_11, JULY_18 = SATURDAY + WEEK, SATURDAY + 2 * WEEK
DAY = timedelta(days=1)
FIRST_SATURDAY = words.cafe_rhythm_monthly(
    ordinal=Text(key="cafe-ordinal-1"), weekday=Text(key="cafe-weekday-6")
)
EVERY_SATURDAY = words.cafe_rhythm_weekly(weekday=Text(key="cafe-weekday-6"))


def test_every_rhythm_has_its_days_and_no_month_is_without_one() -> None:
    thursday, fifth = date(2026, 1, 1), date(2026, 1, 29)
    days = {
        rhythm: list(islice(days_of(rhythm, thursday), 3))
        for rhythm in (CafeRhythm.WEEKLY, CafeRhythm.FORTNIGHTLY, CafeRhythm.MONTHLY)
    }

    assert days[CafeRhythm.WEEKLY] == [date(2026, 1, 8), date(2026, 1, 15), date(2026, 1, 22)]
    assert days[CafeRhythm.FORTNIGHTLY][:2] == [date(2026, 1, 15), date(2026, 1, 29)]
    assert days[CafeRhythm.MONTHLY] == [date(2026, 2, 5), date(2026, 3, 5), date(2026, 4, 2)]
    assert list(islice(days_of(CafeRhythm.LAST, fifth), 3)) == [
        date(2026, 2, 26),
        date(2026, 3, 26),
        date(2026, 4, 30),
    ]
    assert CafeRhythm.MONTHLY not in rhythms_of(fifth)
    assert CafeRhythm.LAST not in rhythms_of(thursday)
    assert CafeRhythm.LAST in rhythms_of(date(2026, 1, 22) + WEEK)
    assert set(rhythms_of(date(2026, 2, 26))) == set(CafeRhythm), "the fourth is February's last"


@pytest.mark.every_world
async def test_a_regular_cafe_is_published_again_with_answers_of_its_own(
    world, ana, bao, belleville
):
    await invites(ana)
    await bao.presses(words.cafe_join(), on=belleville)

    await ana.presses(words.cafe_recurring())
    await ana.presses(EVERY_SATURDAY)
    assert ana.sees(words.cafe_recurring_own())
    await world.passes(minutes=10)
    assert belleville.shows(EVERY_SATURDAY)
    await world.comes(at(SATURDAY, 18, 20))

    assert ana.told(words.cafe_recurring_out()) == 1
    first, second = await _cafes(world)
    assert (first.state, second.state) == (CafeState.OVER, CafeState.OPEN)
    assert second.starts_at == at(JULY_11, 15)
    assert belleville.shows(words.cafe_card_coming(seated=0))


async def test_nothing_is_published_before_the_last_one_is_over_nor_more_than_once(
    world, ana, belleville
):
    await _comes_back(ana)

    await world.comes(at(SATURDAY, 17, 50))
    assert len(await _cafes(world)) == 1
    await world.restarts()
    await world.comes(at(JULY_11, 12))

    assert [each.starts_at for each in await _cafes(world)] == [at(SATURDAY, 15), at(JULY_11, 15)]
    assert ana.told(words.cafe_recurring_out()) == 1


async def test_a_monthly_one_is_published_four_weeks_ahead_at_the_earliest(world, ana, belleville):
    await _comes_back(ana, FIRST_SATURDAY)

    await world.comes(at(date(2026, 7, 31), 12))

    assert (await _cafes(world))[-1].starts_at == at(date(2026, 8, 1), 15)
    await world.comes(at(date(2026, 8, 7), 12))
    assert len(await _cafes(world)) == 2
    await world.comes(at(date(2026, 8, 8), 16))
    assert (await _cafes(world))[-1].starts_at == at(date(2026, 9, 5), 15)


async def test_the_hour_is_kept_when_the_clocks_change(world, ana, belleville):
    await world.comes(at(date(2026, 10, 20), 10))
    await invites(ana, day=date(2026, 10, 24))
    await ana.presses(words.cafe_recurring())
    await ana.presses(EVERY_SATURDAY)

    await world.comes(at(date(2026, 10, 26), 10))

    assert (await _cafes(world))[-1].starts_at.astimezone(PARIS).time() == time(15)


async def test_calling_one_off_leaves_the_others(world, ana, belleville):
    await _comes_back(ana)
    await ana.says("/cafes")
    await ana.presses("Saturday 4 July at 3 pm · Aux Folies")
    await ana.presses(words.cafe_call_off())
    await ana.presses(words.cafe_call_off_yes())
    assert ana.sees(words.cafe_recurring_goes_on())

    await world.comes(at(SATURDAY, 18, 20))

    assert (await _cafes(world))[-1].starts_at == at(JULY_11, 15)


async def test_a_moved_one_delays_the_next_and_moves_no_other(world, ana, belleville):
    await _comes_back(ana)
    sunday = JULY_11 + DAY
    async with world.database.transaction() as store:
        (cafe,) = (await store.session.execute(select(Cafe))).scalars()
        cafe.starts_at = at(sunday, 16)

    await world.comes(at(sunday, 20))

    assert [each.starts_at for each in await _cafes(world)] == [at(sunday, 16), at(JULY_18, 15)]


async def test_stopping_is_one_tap_and_what_is_published_takes_place(world, ana, bao, belleville):
    await _comes_back(ana)
    await ana.says("/cafes")
    await ana.presses(words.cafe_recurring_item(place="Aux Folies"))
    await ana.presses(words.cafe_recurring_stop())
    await world.passes(minutes=10)

    assert not belleville.shows(EVERY_SATURDAY)
    await bao.presses(words.cafe_join(), on=belleville)
    await world.comes(at(JULY_18, 18))
    (only,) = await _cafes(world)
    assert only.state is CafeState.OVER
    assert only.came == 1


async def test_only_its_host_may_touch_it(world, ana, bao, belleville):
    await _comes_back(ana)
    (mine,), (cafe,) = await _recurring(world), await _cafes(world)

    for forged in (
        screen.OfferRhythms(cafe=cafe.id),
        screen.SetRhythm(cafe=cafe.id, rhythm=CafeRhythm.WEEKLY),
        screen.ShowRecurring(recurring=mine.id),
        screen.KeepRecurring(recurring=mine.id),
        screen.StopRecurring(recurring=mine.id),
    ):
        await bao.forges(forged)
        assert bao.sees(words.cafe_not_yours()), forged
    assert len(await _recurring(world)) == 1


async def test_a_forged_rhythm_that_the_day_does_not_have_is_refused(world, ana, belleville):
    await invites(ana)
    (cafe,) = await _cafes(world)

    await ana.forges(screen.SetRhythm(cafe=cafe.id, rhythm=CafeRhythm.LAST))

    assert ana.sees(words.gone())
    assert not await _recurring(world)


async def test_another_rhythm_replaces_the_first_and_a_second_press_changes_nothing(
    world, ana, belleville
):
    await _comes_back(ana)
    (cafe,) = await _cafes(world)

    for rhythm in (CafeRhythm.MONTHLY, CafeRhythm.MONTHLY):
        await ana.forges(screen.SetRhythm(cafe=cafe.id, rhythm=rhythm))

    (only,) = await _recurring(world)
    assert (only.rhythm, only.next_on) == ("monthly", date(2026, 8, 1))


async def test_the_morning_after_it_may_come_back_too_and_pressed_twice_it_is_one(
    world, ana, belleville
):
    await invites(ana)
    await world.comes(at(SATURDAY + DAY, 10))
    await ana.presses(Text(key="cafe-after-held"))
    await ana.presses(words.cafe_recurring())
    await ana.presses(EVERY_SATURDAY)
    await world.passes(minutes=10)
    (first, second) = await _cafes(world)
    await ana.forges(screen.SetRhythm(cafe=first.id, rhythm=CafeRhythm.WEEKLY))
    await world.passes(minutes=10)

    assert second.starts_at == at(JULY_11, 15)
    assert len(await _recurring(world)) == 1
    assert len(await _cafes(world)) == 2


async def test_an_old_card_changes_the_rhythm_and_begins_no_second_one(world, ana, belleville):
    await _comes_back(ana)
    await world.comes(at(SATURDAY, 18, 20))
    first, _ = await _cafes(world)

    await ana.forges(screen.SetRhythm(cafe=first.id, rhythm=CafeRhythm.MONTHLY))

    (only,) = await _recurring(world)
    assert (only.rhythm, only.next_on) == ("monthly", date(2026, 8, 1))


@pytest.mark.parametrize("done", ["called off", "moved"])
async def test_an_old_card_brings_nothing_back_that_was_changed_since(world, ana, belleville, done):
    await _comes_back(ana)
    await world.comes(at(SATURDAY, 18, 20))
    first, second = await _cafes(world)
    if done == "called off":
        await ana.forges(screen.CallOffCafe(cafe=second.id, sure=True))
    else:
        async with world.database.transaction() as store:
            (await store.cafes.cafe_with_people(second.id))[0].starts_at = at(JULY_11 - DAY, 15)

    await ana.forges(screen.SetRhythm(cafe=first.id, rhythm=CafeRhythm.WEEKLY))
    await world.comes(at(JULY_11, 10))

    assert at(JULY_11, 15) not in [
        each.starts_at for each in await _cafes(world) if each.state is CafeState.OPEN
    ]
    assert len(await _recurring(world)) == 1


async def test_a_week_after_it_is_not_known_who_hosted_what(world, ana, belleville):
    await _comes_back(ana)
    await ana.forges(PauseUntilDay(day=date(2026, 9, 1).isoformat()))

    await world.comes(at(SATURDAY + WEEK, 20))

    (mine,) = await _recurring(world)
    assert mine.cafe_id is None


async def test_what_has_ended_says_how_to_begin_anew(world, ana, belleville):
    await _comes_back(ana)
    (mine,) = await _recurring(world)
    await ana.forges(screen.StopRecurring(recurring=mine.id))

    await ana.forges(screen.KeepRecurring(recurring=mine.id))

    assert ana.sees(words.cafe_recurring_gone())


async def test_again_next_week_and_the_regular_one_are_one_cafe(world, ana, belleville):
    await _comes_back(ana)
    await world.comes(at(SATURDAY, 17, 50))
    async with world.database.transaction() as store:
        store.cafes.add_cafe(
            Cafe(
                area_id=(await _recurring(world))[0].area_id,
                host_id=ana.member_id,
                kind="cafe",
                starts_at=at(JULY_11, 15),
                place="Aux Folies",
                seats=6,
                state=CafeState.OPEN,
                created_at=world.clock.now(),
            )
        )

    await world.comes(at(SATURDAY, 19))

    assert len(await _cafes(world)) == 2


async def test_a_card_that_is_over_or_called_off_promises_nothing_more(world, ana, bao, belleville):
    await _comes_back(ana)
    await world.passes(minutes=10)
    assert belleville.shows(EVERY_SATURDAY)
    await ana.says("/stop")
    await ana.presses(words.account_erase())
    await world.passes(minutes=10)

    assert belleville.shows(words.cafe_card_cancelled())
    assert not belleville.shows(EVERY_SATURDAY)


async def test_a_draft_for_the_same_hour_is_no_occurrence(world, ana, belleville):
    await _comes_back(ana)
    await world.comes(at(SATURDAY, 17, 50))
    await drafts(ana, day=JULY_11)

    await world.comes(at(SATURDAY, 18, 20))

    assert [each.state for each in await _cafes(world)][1:].count(CafeState.OPEN) == 1


async def test_a_home_is_given_to_guests_each_time_and_stands_on_no_card(
    world, ana, bao, belleville
):
    await invites_home(ana)
    await ana.presses(words.cafe_recurring())
    await ana.presses(EVERY_SATURDAY)
    await world.comes(at(SATURDAY, 18, 20))
    await bao.presses(words.cafe_join(), on=belleville)

    await world.comes(at(JULY_11, 10))

    assert bao.told(words.cafe_address_letter(address="12 rue Rébeval")) == 1
    assert not any("12 rue Rébeval" in each.words for each in belleville.screen)


async def test_an_address_of_one_occurrence_goes_to_the_guests_of_no_other(
    world, ana, bao, belleville
):
    await _comes_back(ana)
    async with world.database.transaction() as store:
        (cafe,) = (await store.session.execute(select(Cafe))).scalars()
        cafe.kind = "home"
    await ana.forges(screen.GiveHomeAddress(cafe=cafe.id))
    await ana.fills(screen.HomeAddressForm, address="12 rue Rébeval")
    assert [each.address for each in await _recurring(world)] == [None]
    await world.comes(at(SATURDAY, 18, 20))
    await bao.presses(words.cafe_join(), on=belleville)
    await world.comes(at(JULY_11, 10))

    assert not bao.told(words.cafe_address_letter(address="12 rue Rébeval"))


async def test_who_rests_hosts_nothing_and_it_goes_on_afterwards(world, ana, belleville):
    await _comes_back(ana)
    await ana.forges(PauseUntilDay(day=(JULY_18 + DAY).isoformat()))

    await world.comes(at(JULY_18 + 2 * DAY, 12))

    assert (await _cafes(world))[-1].starts_at == at(JULY_18 + WEEK, 15)
    assert len(await _cafes(world)) == 2


async def test_who_may_publish_nothing_waits_and_a_day_that_is_too_near_is_left_out(
    world, ana, belleville
):
    await _comes_back(ana)
    (mine,) = await _recurring(world)
    async with world.database.transaction() as store:
        await store.organisation.mute_member(ana.member_id, mine.area_id, at(JULY_11, 9))

    await world.comes(at(JULY_11, 20))

    assert [each.starts_at for each in await _cafes(world)] == [at(SATURDAY, 15), at(JULY_18, 15)]


async def test_every_three_months_the_host_is_asked_and_their_silence_ends_it(
    world, ana, belleville
):
    await _comes_back(ana)
    asked = words.cafe_recurring_ask(place="Aux Folies")

    await world.comes(at(date(2026, 10, 2), 12))
    assert ana.told(asked) == 1
    await ana.presses(words.cafe_recurring_keep())
    await world.comes(at(date(2027, 1, 2), 12))
    assert ana.told(asked) == 1, "what was answered asks no more"
    await world.comes(at(date(2027, 1, 9), 12))
    assert ana.told(asked) == 2
    await world.comes(at(date(2027, 1, 16), 12))

    assert ana.told(words.cafe_recurring_ended(place="Aux Folies")) == 1
    assert not await _recurring(world)
    assert (await _cafes(world))[-1].state is CafeState.OPEN
    assert not belleville.shows(EVERY_SATURDAY), "what is out promises no other"


async def test_who_moved_away_hosts_no_more_where_they_lived(world, ana, belleville):
    await _comes_back(ana)
    (mine,) = await _recurring(world)
    async with world.database.transaction() as store:
        await store.session.delete(await store.areas.membership(ana.member_id, mine.area_id))

    await world.comes(at(SATURDAY, 18, 20))

    assert not await _recurring(world)
    assert ana.told(words.cafe_recurring_ended(place="Aux Folies")) == 1


async def test_who_leaves_calls_off_what_is_out_and_nothing_comes_back(world, ana, bao, belleville):
    await _comes_back(ana)
    await bao.presses(words.cafe_join(), on=belleville)
    await ana.says("/stop")
    await ana.presses(words.account_erase())
    await world.comes(at(JULY_18, 12))

    assert bao.told(words.cafe_called_off()) == 1
    assert not await _recurring(world)
    assert len(await _cafes(world)) == 1


async def test_a_regular_cafe_counts_among_the_five_in_between_too(world, ana, belleville):
    await _comes_back(ana)
    await ana.says("/cafes")
    await ana.presses("Saturday 4 July at 3 pm · Aux Folies")
    await ana.presses(words.cafe_call_off())
    await ana.presses(words.cafe_call_off_yes())
    for day in range(4):
        await invites(ana, day=date(2026, 7, 6 + day))

    await ana.says("/cafe")

    assert ana.sees(words.cafe_too_many(count=5))


async def _comes_back(host, rhythm=EVERY_SATURDAY):
    await invites(host)
    await host.presses(words.cafe_recurring())
    await host.presses(rhythm)


async def _cafes(world):
    async with world.database.transaction() as store:
        return list((await store.session.execute(select(Cafe).order_by(Cafe.starts_at))).scalars())


async def _recurring(world):
    async with world.database.transaction() as store:
        return list((await store.session.execute(select(RecurringCafe))).scalars())
