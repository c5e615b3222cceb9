"""Answering: seats, waiting list, named guests, and finding one's answer again."""

import pytest
from sqlmodel import select

from messages import cafe as screen
from messages import words
from storage.cafe import Cafe
from storage.outbox import CardCopy
from tests.cafe import SATURDAY, CafeKind, GuestForm, at, drafts, invites, invites_home


async def test_answering_redraws_every_copy(ana, bao, belleville, english_wall):
    await invites(ana)

    await bao.presses(words.cafe_join(), on=belleville)

    assert bao.sees(words.cafe_noted_going())
    for wall in (belleville, english_wall):
        assert wall.shows(words.cafe_card_coming(seated=1))


async def test_pressed_twice_is_pressed_once(ana, bao, belleville):
    await invites(ana)

    for _ in range(2):
        await bao.presses(words.cafe_join(), on=belleville)
    assert belleville.shows(words.cafe_card_coming(seated=1))

    for _ in range(2):
        await bao.presses(words.cafe_decline(), on=belleville)
    assert bao.sees(words.cafe_noted_no())
    assert belleville.shows(words.cafe_card_coming(seated=0))


async def test_maybe_holds_no_seat(ana, bao, belleville):
    await invites(ana, seats=1)

    await bao.presses(words.cafe_maybe(), on=belleville)

    assert belleville.shows(words.cafe_card_free(free=1))
    assert belleville.shows(words.cafe_card_maybe(maybe=1))


async def test_the_last_seat_is_given_once_and_the_next_one_waits(ana, bao, chloe, belleville):
    await invites(ana, seats=1)
    await bao.presses(words.cafe_join(), on=belleville)

    await chloe.presses(words.cafe_join(), on=belleville)

    assert chloe.sees(words.cafe_noted_waiting())
    assert belleville.shows(words.cafe_card_coming(seated=1))
    assert belleville.shows(words.cafe_card_waiting(waiting=1))


async def test_a_freed_seat_goes_to_who_waited_longest(ana, bao, chloe, driss, belleville):
    await invites(ana, seats=1)
    for guest in (bao, chloe, driss):
        await guest.presses(words.cafe_join(), on=belleville)

    await bao.presses(words.cafe_decline(), on=belleville)

    assert chloe.sees(words.cafe_promoted())
    assert not driss.told(words.cafe_promoted())
    assert belleville.shows(words.cafe_card_waiting(waiting=1))


async def test_on_the_day_a_freed_seat_is_kept_three_hours_then_passed_on(
    world, ana, bao, chloe, driss, belleville
):
    await invites(ana, seats=1)
    for guest in (bao, chloe, driss):
        await guest.presses(words.cafe_join(), on=belleville)
    await world.comes(at(SATURDAY, 9))

    await bao.presses(words.cafe_decline(), on=belleville)
    assert chloe.sees("12 h")
    assert belleville.shows(words.cafe_card_free(free=0))
    await world.comes(at(SATURDAY, 12, 10))

    assert chloe.told(words.cafe_offer_lapsed())
    assert driss.offered(words.cafe_offer_take())
    await driss.presses(words.cafe_offer_take())
    assert driss.sees(words.cafe_mine_going())


async def test_who_takes_the_kept_seat_keeps_it(world, ana, bao, chloe, belleville):
    await invites(ana, seats=1)
    for guest in (bao, chloe):
        await guest.presses(words.cafe_join(), on=belleville)
    await world.comes(at(SATURDAY, 9))
    await bao.presses(words.cafe_decline(), on=belleville)

    await chloe.presses(words.cafe_offer_take())
    await world.comes(at(SATURDAY, 13))

    assert not chloe.told(words.cafe_offer_lapsed())
    assert belleville.shows(words.cafe_card_coming(seated=1))


async def test_a_named_guest_takes_a_seat(ana, bao, belleville):
    await invites(ana)

    await bao.presses(words.cafe_plus_one(), on=belleville)
    await bao.fills(GuestForm, name="Mme Roche")

    assert bao.sees(words.cafe_noted_guest(name="Mme Roche"))
    assert belleville.shows(words.cafe_card_coming(seated=2))
    for shown in belleville.screen:
        assert "Roche" not in shown.words


async def test_two_do_not_fit_on_one_seat(ana, bao, belleville):
    await invites(ana, seats=1)

    await bao.presses(words.cafe_plus_one(), on=belleville)

    assert bao.sees(words.cafe_no_room_for_guest())


@pytest.mark.every_world
async def test_a_guest_can_stay_at_home_again(ana, bao, belleville):
    await invites(ana)
    await bao.presses(words.cafe_plus_one(), on=belleville)
    await bao.fills(GuestForm, name="Mme Roche")

    await bao.says("/cafes")
    await bao.presses("samedi 4 juillet à 15 h · Aux Folies")
    await bao.presses(words.cafe_alone())

    assert belleville.shows(words.cafe_card_coming(seated=1))


async def test_ones_own_answers_are_found_again(ana, bao, belleville):
    await invites(ana)
    await bao.presses(words.cafe_decline(), on=belleville)

    await bao.says("/cafes")
    await bao.presses("samedi 4 juillet à 15 h · Aux Folies")
    assert bao.sees(words.cafe_mine_no())
    await bao.presses(words.cafe_join())

    assert belleville.shows(words.cafe_card_coming(seated=1))


async def test_the_host_does_not_take_a_seat(ana, belleville):
    await invites(ana)

    await ana.presses(words.cafe_join(), on=belleville)

    assert ana.sees(words.cafe_you_host())
    assert belleville.shows(words.cafe_card_free(free=6))


async def test_a_button_of_last_month_says_it_is_over(world, ana, bao, belleville):
    await invites(ana)
    cafe = await the_cafe(world)
    await world.comes(at(SATURDAY, 15, 30))

    await bao.forges(screen.AnswerCafe(cafe=cafe.id, reply=screen.CafeReply.GOING), on=belleville)

    assert bao.sees(words.cafe_over())


async def test_a_made_up_café_is_over(bao, belleville):
    await bao.forges(screen.AnswerCafe(cafe=12345, reply=screen.CafeReply.GOING), on=belleville)

    assert bao.sees(words.gone())


async def test_a_draft_cannot_be_answered_by_a_forged_press(world, ana, bao, belleville):
    await drafts(ana)
    cafe = await the_cafe(world)

    await bao.forges(screen.AnswerCafe(cafe=cafe.id, reply=screen.CafeReply.GOING))
    assert bao.sees(words.cafe_over())
    await bao.forges(screen.ShowCafe(cafe=cafe.id))
    assert bao.sees(words.cafe_not_yours())


async def test_a_start_link_shows_the_café_to_whoever_was_given_it(world, ana, belleville):
    await invites(ana)
    cafe = await the_cafe(world)
    zoe = await world.arrives("Zoé", "fr")

    await zoe.opens(f"c_{cafe.code}")
    assert zoe.sees("Aux Folies")
    assert zoe.offered(words.cafe_join_area(area="Belleville"))
    await zoe.presses(words.cafe_join())

    assert belleville.shows(words.cafe_card_coming(seated=1))


@pytest.mark.every_world
async def test_a_start_link_of_nothing_says_so(world, belleville):
    zoe = await world.arrives("Zoé", "fr")

    await zoe.opens("c_nothing")

    assert zoe.sees(words.cafe_over())


async def test_a_confirmed_guest_sees_the_address_only_on_the_last_day(world, ana, bao, belleville):
    await invites_home(ana, address="12 rue Rébeval")
    await bao.presses(words.cafe_join(), on=belleville)
    await bao.says("/cafes")
    await bao.presses("samedi 4 juillet à 15 h · angle Rébeval et Belleville")
    assert not bao.sees(words.cafe_address(address="12 rue Rébeval"))

    await world.comes(at(SATURDAY, 10))
    await bao.says("/cafes")
    await bao.presses("samedi 4 juillet à 15 h · angle Rébeval et Belleville")

    assert bao.sees(words.cafe_address(address="12 rue Rébeval"))


@pytest.mark.every_world
async def test_the_calendar_file_is_a_document(ana, bao, belleville):
    await invites(ana)
    await bao.says("/cafes")
    await bao.presses("samedi 4 juillet à 15 h · Aux Folies")

    await bao.presses(words.cafe_calendar())

    assert bao.document.endswith(".ics")


@pytest.mark.every_world
@pytest.mark.parametrize("name", ["<b>Zoë</b>", "{name}", "*gras*", "<!channel>", "عمر"])
async def test_what_people_type_stays_inert(world, belleville, name):
    host = await world.joins(name, "fr", belleville.area)

    await invites(host, place=f"chez {name}")

    assert belleville.shows(name)


async def test_who_leaves_frees_their_seat_and_calls_off_what_they_host(
    world, ana, bao, chloe, belleville
):
    await invites(ana, seats=1)
    for guest in (bao, chloe):
        await guest.presses(words.cafe_join(), on=belleville)

    await leaves(world, bao)
    assert chloe.told(words.cafe_promoted())
    await leaves(world, ana)

    assert chloe.told(words.cafe_called_off())
    assert belleville.shows(words.cafe_card_cancelled())
    assert "Ana" not in belleville.screen[-1].words


@pytest.mark.every_world
async def test_a_copy_in_another_chat_follows_the_card(world, ana, bao, belleville):
    await invites(ana, kind=CafeKind.PICNIC)
    cafe = await the_cafe(world)
    async with world.database.transaction() as store:
        await store.outbox.keep_copy(
            CardCopy(
                card=cafe.card_name,
                platform=world.platform,
                chat=belleville.chat,
                topic="",
                language="fr",
                zone="Europe/Paris",
                message=belleville.screen[-1].name,
                due_at=world.clock.now(),
            )
        )

    await bao.presses(words.cafe_join(), on=belleville)

    assert belleville.shows(words.cafe_card_coming(seated=1))


async def the_cafe(world):
    from sqlmodel import select

    from storage.cafe import Cafe

    async with world.database.transaction() as store:
        return (await store.session.execute(select(Cafe))).scalars().one()


async def leaves(world, who):
    from handlers.kernel.interaction import JobContext

    leavings = tuple(leave for each in world.features for leave in each.erase_hooks)
    async with world.database.transaction() as store:
        member = await store.people.get_member(who.member_id)
        context = JobContext(world.clock.now(), store, world.gazetteer, erase_hooks=leavings)
        await context.erase_member(member)
    await world.settle()


async def test_every_offer_that_lapses_is_told(world, ana, bao, chloe, belleville):
    await invites(ana, seats=1)
    for guest in (bao, chloe):
        await guest.presses(words.cafe_join(), on=belleville)
    await world.comes(at(SATURDAY, 8, 40))
    await bao.presses(words.cafe_decline(), on=belleville)
    await world.comes(at(SATURDAY, 11, 50))
    assert chloe.told(words.cafe_offer_lapsed()) == 1

    await bao.presses(words.cafe_join(), on=belleville)
    await chloe.presses(words.cafe_join(), on=belleville)
    await bao.presses(words.cafe_decline(), on=belleville)
    await world.comes(at(SATURDAY, 14, 59))

    assert chloe.told(words.cafe_offer_lapsed()) == 2


async def test_a_guest_from_elsewhere_finds_their_answer_again(world, ana, belleville):
    """A cousin was given the link: they belong to no neighbourhood here."""
    await invites(ana)
    async with world.database.transaction() as store:
        [code] = await store.outbox.all_rows(select(Cafe.code))
    cousin = await world.arrives("Inès")
    await cousin.opens(f"c_{code}")
    await cousin.presses(words.cafe_join())

    await cousin.says("/cafes")
    await cousin.presses("samedi 4 juillet à 15 h · Aux Folies")

    assert cousin.sees(words.cafe_mine_going())
