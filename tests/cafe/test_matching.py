"""Which wishes meet, and when: tried on plain neighbours."""

from datetime import datetime, time, timedelta
from itertools import combinations
from time import process_time

import pytest

from handlers.cafe.matching import HOURS, TOGETHER, Proposal, coming_slots, find_proposal
from messages.cafe import WishTime
from messages.heat.levels.level import HeatLevel
from storage.cafe import CafeWish
from storage.people import Member
from tests.cafe import PARIS, at
from tests.cafe.wishing import FIRST, MONDAY, SECOND
from tests.worlds import NOON

AFTERNOON, EVENING = WishTime.WEEK_AFTERNOON, WishTime.WEEK_EVENING
SLOTS = coming_slots(NOON, "Europe/Paris", HeatLevel.NONE)
Wisher = tuple[CafeWish, Member]


def wisher(number: int, *times: WishTime, quiet: tuple[int, int] = (21, 8)) -> Wisher:
    """The elder the lower the number."""
    start, end = (time(hour) for hour in quiet)
    made_at = NOON + timedelta(minutes=number)
    member = Member(
        id=number, name=str(number), joined_at=NOON, seen_at=NOON, quiet_from=start, quiet_until=end
    )
    wish = CafeWish(area_id=1, member_id=number, times=times, made_at=made_at, ask_at=NOON)
    return wish, member


def who(found: Proposal | None) -> set[int]:
    return {member.id for _, member in found.wishers} if found else set()


def pairs(*apart: tuple[int, int]) -> set[frozenset[int]]:
    return {frozenset(each) for each in apart}


@pytest.mark.parametrize("hour", range(24))
def test_moments_are_real_days_five_to_eleven_days_ahead(hour: int) -> None:
    now = datetime.combine(NOON.date(), time(hour), PARIS)
    slots = coming_slots(now, "Europe/Paris", HeatLevel.NONE)

    days = {(each.at.astimezone(PARIS).date() - now.date()).days for each in slots}
    assert days == set(range(5, 12))
    for each in slots:
        weekend = each.at.astimezone(PARIS).weekday() >= 5
        assert each.time.value.startswith("weekend") == weekend


def test_no_moment_is_an_hour_that_the_clocks_leave_out_or_that_moves_with_them() -> None:
    october = coming_slots(at(MONDAY.replace(month=10, day=20), 12), "Europe/Paris", HeatLevel.NONE)
    hours = {each.at.astimezone(PARIS).time() for each in october}
    assert hours == {hour for hour, *_ in HOURS}


def test_three_at_the_same_time_have_two_moments_on_two_days() -> None:
    found = find_proposal(
        [wisher(n, AFTERNOON, EVENING) for n in (1, 2)] + [wisher(3, AFTERNOON)], SLOTS
    )

    assert who(found) == {1, 2, 3}
    assert found
    assert (found.first.at, found.second.at) == (FIRST, SECOND)


def test_the_larger_company_is_found_whoever_wished_first() -> None:
    early = [wisher(n, EVENING) for n in (1, 2, 3)]
    late = [wisher(n, AFTERNOON) for n in (4, 5, 6, 7)]

    assert who(find_proposal(early + late, SLOTS)) == {4, 5, 6, 7}


def test_at_most_seven_the_eldest_wishes_first() -> None:
    assert who(find_proposal([wisher(n, AFTERNOON) for n in range(1, 12)], SLOTS)) == set(
        range(1, 8)
    )


def test_no_moment_falls_into_the_quiet_hours_of_any_of_them() -> None:
    rests = wisher(3, AFTERNOON, quiet=(14, 16))
    assert find_proposal([wisher(1, AFTERNOON), wisher(2, AFTERNOON), rests], SLOTS) is None

    early = wisher(3, EVENING, quiet=(19, 8))
    found = find_proposal([wisher(1, EVENING), wisher(2, EVENING), early], SLOTS)
    assert found is None, "half past six lasts until half past seven"

    late = wisher(3, EVENING, quiet=(8, 19))
    found = find_proposal([wisher(1, EVENING), wisher(2, EVENING), late], SLOTS)
    assert found
    assert found.first.at.astimezone(PARIS).time() == time(20)


def test_on_hot_days_no_afternoon_is_proposed_and_on_red_ones_nothing() -> None:
    orange = coming_slots(NOON, "Europe/Paris", HeatLevel.ORANGE)
    assert {each.at.astimezone(PARIS).time() for each in orange} == {time(10), time(20)}
    assert not coming_slots(NOON, "Europe/Paris", HeatLevel.RED)
    assert coming_slots(NOON, "Europe/Paris", HeatLevel.UNKNOWN) == SLOTS


def test_two_who_are_kept_apart_are_in_no_company() -> None:
    people = [wisher(n, AFTERNOON) for n in (1, 2, 3, 4)]

    assert who(find_proposal(people, SLOTS, pairs((1, 2)))) == {1, 3, 4}
    assert find_proposal(people[:3], SLOTS, pairs((1, 2))) is None


def test_where_any_three_may_meet_a_company_is_found() -> None:
    """Every way to keep some of five apart, against trying each three of them."""
    people = [wisher(n, AFTERNOON) for n in range(1, 6)]
    every = list(combinations(range(1, 6), 2))
    for chosen in range(2 ** len(every)):
        apart = pairs(*(each for n, each in enumerate(every) if chosen >> n & 1))
        some = any(
            not any(frozenset(pair) in apart for pair in combinations(three, 2))
            for three in combinations(range(1, 6), 3)
        )
        found = who(find_proposal(people, SLOTS, apart))
        assert bool(found) == some, apart
        assert not any(frozenset(pair) in apart for pair in combinations(found, 2))


def test_one_block_among_hundreds_of_wishes_costs_no_minute() -> None:
    wishers = [wisher(number, *WishTime) for number in range(1, 301)]
    began = process_time()
    found = find_proposal(wishers, SLOTS, pairs((1, 2)))

    assert process_time() - began < 2
    assert len(who(found)) == TOGETHER
