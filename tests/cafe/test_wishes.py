"""Somebody would like a coffee: kept to themselves, until three would at the same times."""

from datetime import timedelta

import pytest

from messages import cafe as screen
from messages import words
from messages.account.actions import EraseMe, PauseUntilDay
from messages.area import SetTopic, SwitchPlace
from messages.cafe import WishForm, WishTime
from messages.model import Topic
from storage.cafe import Attendance, Cafe, CafeAnswer, CafeGathering, CafeState, CafeWish
from storage.organise import MemberMute
from tests.cafe import at, invites
from tests.cafe.wishing import (
    AFTERNOON,
    EVENING,
    FIRST,
    MONDAY,
    SECOND,
    SLOTS,
    hear_of_cafes,
    invites_wishers,
    lead,
    meet,
    rows,
    say,
    slot,
    wishes,
)
from tests.test_linking import links

BOTH, NEITHER = words.cafe_slots_both(), words.cafe_slots_neither()
DAY = timedelta(days=1)


@pytest.fixture
async def group(ana, bao, chloe, driss):
    return ana, bao, chloe, driss


@pytest.mark.every_world
async def test_three_who_would_like_a_coffee_have_one(world, ana, bao, chloe, belleville):
    await wishes(ana)
    assert ana.sees(words.cafe_wish_noted())
    assert ana.sees(words.cafe_wish_alone())
    await wishes(bao, AFTERNOON, EVENING)
    await world.passes(hours=1)
    assert not ana.told(SLOTS), "two are not enough: each would know of the other"

    await wishes(chloe)
    await world.passes(hours=1)

    for who in (ana, bao, chloe):
        assert who.told(SLOTS) == 1
    assert not belleville.cards
    await bao.presses(slot(FIRST))
    await ana.presses(BOTH)
    await chloe.presses(slot(FIRST))
    await world.passes(minutes=10)
    assert bao.told(lead()) == 1, "who said yes first is asked first"
    assert not ana.told(lead())
    assert not chloe.told(lead())

    await invites_wishers(bao)
    await world.passes(minutes=10)

    assert belleville.shows("Aux Folies")
    assert belleville.shows(words.cafe_card_coming(seated=2))
    (cafe,) = await rows(world, Cafe)
    assert cafe.starts_at == FIRST
    for who in (ana, chloe):
        assert who.told(words.cafe_out_of_wishes()) == 1
        await who.presses(words.cafe_offer_take())
    await bao.says("/cafes")
    await bao.presses("lundi 6 juillet à 15 h · Aux Folies")
    assert bao.sees("Ana")


# --- wishing


async def test_a_wish_without_a_time_is_asked_again_and_said_twice_it_is_one(world, ana):
    await ana.says("/cafes")
    await ana.presses(words.cafe_wish_title())
    await ana.fills(WishForm)
    assert ana.sees(words.cafe_wish_no_time())
    await ana.fills(WishForm, times=(AFTERNOON,))
    await wishes(ana, EVENING)

    (wish,) = await rows(world, CafeWish)
    assert wish.times == [EVENING]


async def test_it_is_said_in_words_and_begins_no_invitation(ana, bao):
    await ana.says("I'd like a coffee")
    assert ana.offered(words.cafe_wish_title())
    await ana.presses(words.cafe_wish_title())
    assert ana.asked(WishForm)

    await bao.says("j'aimerais qu'on m'invite à un café")
    assert bao.asked(WishForm)


async def test_of_two_areas_one_is_chosen(world, belleville):
    charonne = await world.declares("Charonne", lat=48.856, lon=2.4)
    eve = await world.joins("Ève", "fr", belleville.area, charonne)
    await eve.says("je voudrais être invitée")
    await eve.presses(words.cafe_in_area(area="Charonne"))
    await eve.fills(WishForm, times=(AFTERNOON,))

    (wish,) = await rows(world, CafeWish)
    assert wish.area_id == charonne.id


async def test_it_is_undone_under_the_message_and_on_ones_page(world, ana, bao):
    await wishes(ana)
    await ana.presses(words.cafe_wish_end())
    assert ana.sees(words.cafe_wish_ended())
    assert not await rows(world, CafeWish)

    await bao.says("/moi")
    assert not bao.offered(words.cafe_wish_mine())
    await wishes(bao)
    await bao.says("/moi")
    await bao.presses(words.cafe_wish_mine())
    assert bao.sees(words.cafe_wish_head())
    await bao.presses(words.cafe_wish_end())
    assert not await rows(world, CafeWish)


async def test_a_wish_of_somebody_else_is_neither_kept_nor_ended(world, ana, bao):
    await wishes(ana)
    (before,) = await rows(world, CafeWish)

    await bao.forges(screen.DropWish(wish=before.id))
    await bao.forges(screen.KeepWish(wish=before.id))

    assert bao.sees(words.cafe_wish_gone())
    assert await rows(world, CafeWish) == [before]


async def test_after_sixty_days_it_is_asked_once_and_silence_ends_it(world, ana, bao):
    await wishes(ana)
    await wishes(bao)
    await world.comes(world.clock.now() + 59 * DAY)
    assert not ana.told(words.cafe_wish_still())
    await world.passes(days=2)
    assert (ana.told(words.cafe_wish_still()), bao.told(words.cafe_wish_still())) == (1, 1)

    await bao.presses(words.cafe_wish_keep())
    await world.passes(days=16)

    assert ana.told(words.cafe_wish_still()) == 1
    (kept,) = await rows(world, CafeWish)
    assert kept.member_id == bao.member_id


# --- who meets


async def test_wishes_at_other_times_do_not_meet(world, ana, bao, chloe):
    await wishes(ana, AFTERNOON)
    await wishes(bao, AFTERNOON, WishTime.WEEKEND_MORNING)
    await wishes(chloe, WishTime.WEEKEND_MORNING, EVENING)

    await world.passes(days=2)

    assert not await rows(world, CafeGathering)


async def test_of_another_area_a_wish_is_not_counted(world, ana, bao, belleville):
    charonne = await world.declares("Charonne", lat=48.856, lon=2.4)
    eve = await world.joins("Ève", "fr", charonne)
    for who in (ana, bao, eve):
        await wishes(who)

    await world.passes(days=1)

    assert not await rows(world, CafeGathering)


@pytest.mark.parametrize("why", ["paused", "muted", "muffled", "unreachable"])
async def test_nothing_is_proposed_to_who_is(world, ana, bao, chloe, area, why):
    for who in (ana, bao, chloe):
        await wishes(who)
    match why:
        case "paused":
            await chloe.forges(PauseUntilDay(day="2026-07-04"))
        case "muted":
            async with world.database.transaction() as store:
                until = world.clock.now() + 3 * DAY
                store.session.add(
                    MemberMute(member_id=chloe.member_id, area_id=area.id, until=until)
                )
        case "muffled":
            await hear_of_cafes(world, chloe, area, on=False)
        case "unreachable":
            await chloe.blocks()
    await world.passes(days=1)
    assert not await rows(world, CafeGathering)

    if why == "muffled":
        await hear_of_cafes(world, chloe, area, on=True)
    if why == "unreachable":
        await chloe.unblocks()
    await world.passes(days=5)

    assert chloe.told(SLOTS) == 1


async def test_who_hears_nothing_of_cafes_reads_so_and_may_change_it(world, ana, area):
    await hear_of_cafes(world, ana, area, on=False)
    await wishes(ana)
    assert ana.sees(words.cafe_wish_muffled())

    await ana.forges(SetTopic(area=area.id, topic=Topic.CAFE, on=True, under=SwitchPlace.LETTER))
    await wishes(ana)

    assert not ana.sees(words.cafe_wish_muffled())


async def test_at_night_nobody_is_written_to(world, ana, bao, chloe):
    await world.comes(at(MONDAY - 6 * DAY, 23))
    for who in (ana, bao, chloe):
        await wishes(who)
    await world.comes(at(MONDAY - 5 * DAY, 7))
    assert not ana.told(SLOTS)

    await world.comes(at(MONDAY - 5 * DAY, 9))

    assert ana.told(SLOTS) == 1


async def test_one_person_on_two_accounts_counts_once(world, ana, bao, chloe):
    for who in (ana, bao, chloe):
        await wishes(who)
    await links(bao, chloe)

    await world.passes(days=1)

    assert not await rows(world, CafeGathering)
    assert len(await rows(world, CafeWish)) == 2


async def test_two_asked_who_turn_out_to_be_one_are_too_few(world, ana, bao, chloe):
    await meet(world, ana, bao, chloe)
    await links(bao, chloe)
    await world.passes(minutes=10)

    assert not await rows(world, CafeGathering)
    assert ana.told(words.cafe_few()) == 1
    assert len(await rows(world, CafeWish)) == 2


async def test_at_most_one_proposal_a_week_wherever_one_wishes(world, ana, bao, chloe, belleville):
    charonne = await world.declares("Charonne", lat=48.856, lon=2.4)
    eve = await world.joins("Ève", "fr", belleville.area, charonne)
    others = [await world.joins(name, "fr", charonne) for name in ("Ida", "Jo")]
    for who in (ana, bao, *others):
        await wishes(who)
    for name in ("Belleville", "Charonne"):
        await eve.says("je voudrais être invitée")
        await eve.presses(words.cafe_in_area(area=name))
        await eve.fills(WishForm, times=(AFTERNOON,))

    await world.passes(days=1)

    assert len(await rows(world, CafeGathering)) == 1
    there = words.cafe_slots(area="Charonne")
    assert eve.told(SLOTS) + eve.told(there) == 1
    await world.passes(days=8)
    assert eve.told(SLOTS) + eve.told(there) == 2


# --- answering


async def test_an_answer_is_set_and_may_change_and_no_stranger_gives_one(world, group):
    ana, bao, chloe, driss = group
    await meet(world, ana, bao, chloe)
    await ana.presses(slot(SECOND))
    assert ana.sees(words.cafe_slots_noted_second())
    await ana.presses(slot(FIRST))
    (gathering,) = await rows(world, CafeGathering)

    both = screen.SlotAnswer.BOTH
    await driss.forges(screen.AnswerSlots(gathering=gathering.id, can=both))
    at_first = int(FIRST.timestamp())
    await driss.forges(screen.LeadGathering(gathering=gathering.id, at=at_first, yes=True))

    assert driss.sees(words.cafe_lead_gone())
    said = {each.member_id: each.can for each in await rows(world, CafeWish)}
    assert said == {ana.member_id: "first", bao.member_id: "", chloe.member_id: ""}


async def test_too_few_for_either_moment_are_told_and_wish_on(world, ana, bao, chloe):
    await meet(world, ana, bao, chloe)
    await say(slot(FIRST), ana, bao)
    await say(slot(SECOND), chloe)
    await world.passes(minutes=10)

    for who in (ana, bao, chloe):
        assert who.told(words.cafe_few()) == 1
        assert not who.told(lead())
    await chloe.presses(words.cafe_wish_end())
    assert len(await rows(world, CafeWish)) == 2
    assert chloe.sees(words.cafe_wish_ended())
    await wishes(chloe)
    await world.passes(days=5)
    assert not await rows(world, CafeGathering), "one proposal a week at most"
    await world.passes(days=2)
    assert len(await rows(world, CafeGathering)) == 1


async def test_the_silent_are_waited_for_two_days_and_told_that_it_takes_place(world, group):
    ana, bao, chloe, driss = group
    await meet(world, *group)
    await say(BOTH, ana, bao, chloe)
    await world.passes(hours=40)
    assert not ana.told(lead())
    await world.passes(hours=10)
    await invites_wishers(ana)
    await world.passes(minutes=10)

    assert driss.told(words.cafe_out_without()) == 1
    assert not driss.told(words.cafe_out_of_wishes())
    assert driss.offered(words.cafe_wish_end())
    await driss.presses(words.cafe_join())
    assert driss.sees(words.cafe_noted_going())


async def test_who_cannot_is_told_and_their_wish_is_theirs_to_keep(world, group):
    ana, bao, chloe, driss = group
    await meet(world, *group)
    await say(BOTH, ana, bao, chloe)
    await say(NEITHER, driss)
    await invites_wishers(ana)
    await world.passes(minutes=10)

    assert driss.told(words.cafe_out_without()) == 1
    await driss.presses(words.cafe_wish_keep())
    await say(words.cafe_offer_take(), bao, chloe)
    await world.comes(at(MONDAY, 16))

    (left,) = await rows(world, CafeWish)
    assert (left.member_id, left.gathering_id) == (driss.member_id, None)


# --- who invites


async def test_a_no_is_heard_by_nobody_and_the_next_is_asked(world, ana, bao, chloe, belleville):
    await meet(world, ana, bao, chloe)
    await say(BOTH, ana, bao, chloe)
    before = [len(who.screen) for who in (ana, chloe)]
    await ana.presses(words.cafe_lead_no())
    assert ana.sees(words.cafe_lead_declined())
    await world.passes(minutes=10)

    assert bao.told(lead()) == 1
    assert [len(who.screen) for who in (ana, chloe)] == before
    await ana.forges(await _yes(world))
    assert ana.sees(words.cafe_lead_gone())
    await invites_wishers(bao)
    await world.passes(minutes=10)
    assert ana.told(words.cafe_out_of_wishes()) == 1
    assert belleville.shows(words.cafe_card_coming(seated=2))


async def test_who_does_not_answer_is_passed_over_after_a_day(world, ana, bao, chloe):
    await meet(world, ana, bao, chloe)
    await say(BOTH, ana, bao, chloe)
    await world.passes(hours=23)
    assert not bao.told(lead())

    await world.passes(hours=2)

    assert bao.told(lead()) == 1


async def test_an_invitation_that_is_not_published_goes_to_the_next(world, ana, bao, chloe):
    await meet(world, ana, bao, chloe)
    await say(BOTH, ana, bao, chloe)
    await ana.presses(words.cafe_lead_yes())
    await ana.fills(screen.InviteForm, kind=screen.CafeKind.CAFE, place="Aux Folies")
    await world.passes(hours=25)
    assert ana.told(words.cafe_lead_passed_on()) == 1
    assert bao.told(lead()) == 1

    await ana.presses(words.cafe_publish())
    await world.passes(minutes=10)

    assert not chloe.told(words.cafe_out_of_wishes()), "it is an ordinary café of Ana's"
    await invites_wishers(bao, place="Le Relais")
    await world.passes(minutes=10)
    assert chloe.told(words.cafe_out_of_wishes()) == 1


async def test_nobody_invites_and_organisers_read_that_somebody_wishes(
    world, ana, bao, chloe, organiser
):
    await meet(world, ana, bao, chloe)
    await say(BOTH, ana, bao, chloe)
    for who in (ana, bao, chloe):
        await world.passes(minutes=10)
        await who.presses(words.cafe_lead_no())
    await world.passes(minutes=10)

    for who in (ana, bao, chloe):
        assert who.told(words.cafe_nobody_leads()) == 1
    assert organiser.told(words.cafe_wish(area="Belleville")) == 1
    assert not any(name in organiser.screen[-1].words for name in ("Ana", "Bao", "Chloé"))
    assert len(await rows(world, CafeWish)) == 3
    assert not await rows(world, CafeGathering)


async def test_who_hosts_enough_is_not_asked_to_invite(world, ana, bao, chloe):
    for n in range(5):
        await invites(ana, day=MONDAY + n * DAY)
    await meet(world, ana, bao, chloe)
    await say(BOTH, ana, bao, chloe)
    await world.passes(minutes=10)

    assert not ana.told(lead())
    assert bao.told(lead()) == 1


async def test_the_second_moment_is_asked_for_when_the_first_comes_too_near(world, group):
    ana, bao, chloe, driss = group
    await meet(world, *group)
    await say(slot(FIRST), driss)
    await say(BOTH, ana, bao)
    await world.passes(hours=46)
    await say(BOTH, chloe)
    await world.passes(hours=73)

    assert [who.told(lead(SECOND)) for who in group] == [0, 0, 1, 0]
    (gathering,) = await rows(world, CafeGathering)
    old = screen.LeadGathering(gathering=gathering.id, at=int(FIRST.timestamp()), yes=True)
    await chloe.forges(old)
    assert chloe.sees(words.cafe_lead_gone())
    await invites_wishers(chloe)
    (cafe,) = await rows(world, Cafe)
    assert cafe.starts_at == SECOND


async def test_in_an_area_that_closes_nobody_is_asked_to_invite(world, ana, bao, chloe, area):
    await meet(world, ana, bao, chloe)
    async with world.database.transaction() as store:
        (await store.areas.get_area(area.id)).closed_at = world.clock.now()
    await say(BOTH, ana, bao, chloe)
    await world.passes(minutes=10)

    assert not any(who.told(lead()) for who in (ana, bao, chloe))
    assert ana.told(words.cafe_few()) == 1


# --- who leaves in the middle


@pytest.mark.parametrize("how", ["erased", "paused", "undone"])
async def test_who_was_to_invite_goes_and_the_next_is_asked(world, group, how):
    ana, bao, _, driss = group
    await meet(world, *group)
    await say(BOTH, *group)
    await ana.presses(words.cafe_lead_yes())
    if how == "erased":
        await ana.forges(EraseMe())
    elif how == "paused":
        await ana.forges(PauseUntilDay(day="2026-07-12"))
    else:
        await ana.says("/moi")
        await ana.presses(words.cafe_wish_mine())
        await ana.presses(words.cafe_wish_end())
    await world.passes(minutes=10)

    assert bao.told(lead()) == 1
    await invites_wishers(bao)
    await world.passes(minutes=10)
    assert driss.told(words.cafe_out_of_wishes()) == 1
    assert not ana.told(words.cafe_out_of_wishes())
    kept = {each.member_id for each in await rows(world, CafeWish)}
    assert (ana.member_id in kept) == (how == "paused")


async def test_with_one_gone_two_are_too_few_and_are_told(world, ana, bao, chloe):
    await meet(world, ana, bao, chloe)
    await say(BOTH, ana, bao)
    await chloe.forges(EraseMe())
    await world.passes(minutes=10)

    for who in (ana, bao):
        assert who.told(words.cafe_few()) == 1
    assert {each.gathering_id for each in await rows(world, CafeWish)} == {None}


async def test_who_is_asked_in_the_middle_and_goes_is_no_more_waited_for(world, group):
    ana, bao, chloe, driss = group
    await meet(world, *group)
    await say(BOTH, ana, bao, chloe)
    await driss.forges(EraseMe())
    await world.passes(minutes=10)

    assert ana.told(lead()) == 1


async def test_who_leaves_the_area_wishes_nothing_there(world, ana, bao, chloe, area):
    for who in (ana, bao, chloe):
        await wishes(who)
    await chloe.says("/quartier")
    await chloe.presses(words.area_open(area="Belleville"))
    await chloe.presses(words.area_leave())
    await chloe.presses(words.area_leave_yes(area="Belleville"))
    await world.passes(days=1)

    assert not await rows(world, CafeGathering)
    assert len(await rows(world, CafeWish)) == 2


# --- what becomes of the café


async def test_a_seat_that_is_not_taken_is_free_again(world, ana, bao, chloe, belleville):
    await meet(world, ana, bao, chloe)
    await say(BOTH, ana, bao, chloe)
    await invites_wishers(ana)
    await bao.presses(words.cafe_offer_take())
    await world.comes(at(MONDAY - DAY, 15, 30))

    assert chloe.told(words.cafe_offer_lapsed()) == 1
    assert belleville.shows(words.cafe_card_coming(seated=1))
    await world.comes(at(MONDAY, 16))
    assert {each.member_id for each in await rows(world, CafeWish)} == {chloe.member_id}


async def test_no_address_is_given_to_who_has_not_taken_the_seat(world, ana, bao, chloe):
    await meet(world, ana, bao, chloe)
    await say(BOTH, ana, bao, chloe)
    await ana.presses(words.cafe_lead_yes())
    place = "angle Rébeval et Belleville"
    await ana.fills(screen.InviteForm, kind=screen.CafeKind.HOME, place=place)
    await ana.fills(screen.HomeAddressForm, address="12 rue Rébeval")
    await ana.presses(words.cafe_publish())
    await bao.presses(words.cafe_offer_take())
    await world.comes(at(MONDAY, 14))

    assert bao.told(words.cafe_address_letter(address="12 rue Rébeval")) == 1
    assert not chloe.told("12 rue Rébeval")


async def test_with_fewer_seats_than_wishers_the_last_waits_and_is_told(world, group):
    ana, bao, _, driss = group
    await meet(world, *group)
    await say(BOTH, *group)
    await invites_wishers(ana, seats=2)
    await world.passes(minutes=10)

    assert driss.told(words.cafe_out_of_wishes()) == 1
    coming = {each.member_id: each.coming for each in await rows(world, CafeAnswer)}
    assert coming[driss.member_id] is Attendance.WAITING
    assert coming[bao.member_id] is Attendance.OFFERED


async def test_who_rests_once_it_is_out_has_their_seat_and_their_wish_is_fulfilled(
    world, ana, bao, chloe
):
    await meet(world, ana, bao, chloe)
    await say(BOTH, ana, bao, chloe)
    await invites_wishers(ana)
    await say(words.cafe_offer_take(), bao, chloe)
    await bao.forges(PauseUntilDay(day="2026-07-05"))
    await world.comes(at(MONDAY, 15, 30))

    assert not await rows(world, CafeWish)
    assert {each.coming for each in await rows(world, CafeAnswer)} == {Attendance.GOING}


async def test_a_café_called_off_leaves_the_wishes(world, ana, bao, chloe):
    await meet(world, ana, bao, chloe)
    await say(BOTH, ana, bao, chloe)
    await invites_wishers(ana)
    await ana.presses(words.cafe_call_off())
    await ana.presses(words.cafe_call_off_yes())
    await world.passes(minutes=10)

    assert chloe.told(words.cafe_called_off()) == 1
    assert {each.gathering_id for each in await rows(world, CafeWish)} == {None}
    assert len(await rows(world, CafeWish)) == 3
    assert not await rows(world, CafeGathering)


async def test_who_invites_leaves_for_good_and_the_others_hear_and_wish_on(world, ana, bao, chloe):
    await meet(world, ana, bao, chloe)
    await say(BOTH, ana, bao, chloe)
    await invites_wishers(ana)
    await ana.forges(EraseMe())
    await world.passes(minutes=10)

    assert (bao.told(words.cafe_called_off()), chloe.told(words.cafe_called_off())) == (1, 1)
    kept = await rows(world, CafeWish)
    assert {each.member_id for each in kept} == {bao.member_id, chloe.member_id}
    assert {each.gathering_id for each in kept} == {None}


async def test_when_it_has_begun_the_wishes_are_fulfilled(world, ana, bao, chloe):
    await meet(world, ana, bao, chloe)
    await say(BOTH, ana, bao, chloe)
    await invites_wishers(ana)
    await say(words.cafe_offer_take(), bao, chloe)
    await world.comes(at(MONDAY, 15, 30))

    assert not await rows(world, CafeWish)
    assert not await rows(world, CafeGathering)
    (cafe,) = await rows(world, Cafe)
    assert cafe.state is CafeState.OPEN


async def test_an_area_without_a_wall_has_its_café_all_the_same(world, area):
    people = [await world.joins(name, "fr", area) for name in ("Ida", "Jo", "Kim")]
    other = await world.joins("Lou", "fr", area)
    await meet(world, *people)
    await say(BOTH, *people)
    await invites_wishers(people[0])
    await world.passes(minutes=10)

    for who in people[1:]:
        assert who.told(words.cafe_out_of_wishes()) == 1
        assert not who.told(words.cafe_new())
    assert other.told(words.cafe_new()) == 1


async def _yes(world) -> screen.LeadGathering:
    (gathering,) = await rows(world, CafeGathering)
    return screen.LeadGathering(gathering=gathering.id, at=int(FIRST.timestamp()), yes=True)
