"""Inviting neighbours: form, preview, publication, changes, calling off, handing over."""

from datetime import date, time

import pytest

from messages import cafe as screen
from messages import words
from messages.area import JoinArea
from messages.cafe import ChangeCafeForm, InviteForm
from storage.cafe import CafeState
from tests.cafe import SATURDAY, CafeAccess, CafeKind, at, drafts, invites, invites_home
from tests.worlds import World


async def test_an_invitation_hangs_on_every_wall_in_its_own_language(ana, belleville, english_wall):
    await invites(ana, access=[CafeAccess.TOILETS], note="Chacun apporte un gâteau.")

    assert ana.sees(words.cafe_published(walls=2))
    for wall in (belleville, english_wall):
        assert wall.shows("Aux Folies")
        assert wall.shows("Chacun apporte un gâteau.")
        assert wall.shows(words.cafe_card_free(free=6))
    assert belleville.shows("samedi 4 juillet à 15 h")
    assert english_wall.shows("Saturday 4 July")


async def test_nothing_is_published_before_its_host_has_seen_it(ana, belleville):
    await drafts(ana)

    assert ana.sees(words.cafe_preview())
    assert not belleville.screen
    await ana.presses(words.cafe_discard())
    assert ana.sees(words.cafe_discarded())
    await ana.presses(words.cafe_publish()) if ana.offered(words.cafe_publish()) else None
    assert not belleville.screen


@pytest.mark.every_world
async def test_publishing_twice_is_publishing_once(world, ana, belleville):
    await drafts(ana)
    publish = words.cafe_publish()
    await ana.presses(publish)
    cafe = (await _cafes(world))[0]

    await ana.forges(screen.PublishCafe(cafe=cafe.id))

    assert len(belleville.cards) == 1


async def test_a_past_hour_is_refused_and_nothing_typed_is_lost(world, ana, belleville):
    await world.comes(at(SATURDAY, 16))
    await ana.says("/cafe")
    await ana.fills(InviteForm, kind=CafeKind.CAFE, day=SATURDAY, hour=time(15), place="Aux Folies")

    assert ana.sees(words.form_hour_past())
    assert not await _cafes(world)


async def test_an_hour_that_the_clocks_skip_is_refused(world, ana, belleville):
    await world.is_down(days=244)
    await ana.says("/cafe")
    await ana.fills(
        InviteForm,
        kind=CafeKind.WALK,
        day=date(2027, 3, 28),
        hour=time(2, 30),
        place="Buttes-Chaumont",
    )

    assert ana.sees(words.form_date_no_such_hour())


async def test_who_has_no_neighbourhood_is_asked_where_they_live(world, belleville):
    eva = await world.joins("Eva", "fr")

    await eva.says("/cafe")

    assert eva.sees(words.area_first())


@pytest.mark.every_world
async def test_with_two_neighbourhoods_one_chooses(world, belleville):
    other = await world.declares("Ménilmontant", lat=48.866, lon=2.39)
    wall = await world.hangs(other, "Ménilmontant")
    gil = await world.joins("Gil", "fr", belleville.area, other)

    await gil.says("/cafe")
    assert gil.sees(words.cafe_which_area())
    await gil.presses("Ménilmontant")
    await gil.fills(
        InviteForm, kind=CafeKind.CAFE, day=SATURDAY, hour=time(15), place="La Bellevilloise"
    )
    await gil.presses(words.cafe_publish())

    assert wall.shows("La Bellevilloise")
    assert not belleville.screen


async def test_a_home_address_never_hangs_on_the_wall(ana, bao, belleville):
    await invites_home(ana, address="12 rue Rébeval, code 4B")
    await bao.presses(words.cafe_join(), on=belleville)

    assert belleville.shows("angle Rébeval et Belleville")
    for shown in (*belleville.screen, *bao.screen):
        assert "4B" not in shown.words


async def test_changing_the_hour_tells_everyone_who_answered(ana, bao, chloe, belleville):
    await invites(ana)
    await bao.presses(words.cafe_join(), on=belleville)
    await chloe.presses(words.cafe_decline(), on=belleville)

    await ana.presses(words.cafe_amend())
    await ana.fills(ChangeCafeForm, hour=time(17))

    assert belleville.shows("samedi 4 juillet à 17 h")
    assert bao.sees(words.cafe_changed(host="Ana"))
    assert not chloe.told(words.cafe_changed(host="Ana"))


@pytest.mark.every_world
async def test_one_line_is_changed_and_the_rest_is_as_it_was(ana, bao, belleville):
    await invites(ana)
    await bao.presses(words.cafe_join(), on=belleville)

    await ana.presses(words.cafe_amend())
    await ana.fills(ChangeCafeForm, hour=time(18))

    assert belleville.shows("samedi 4 juillet à 18 h")
    assert ana.sees(words.cafe_updated())
    assert bao.told(words.cafe_changed(host="Ana")) == 1


async def test_a_change_of_nothing_tells_nobody(ana, bao, belleville):
    await invites(ana)
    await bao.presses(words.cafe_join(), on=belleville)

    await ana.presses(words.cafe_amend())
    await ana.fills(ChangeCafeForm)

    assert ana.sees(words.cafe_unchanged())
    assert not bao.told(words.cafe_changed(host="Ana"))


async def test_seats_that_are_taken_cannot_be_taken_away(ana, bao, chloe, belleville):
    await invites(ana)
    for guest in (bao, chloe):
        await guest.presses(words.cafe_join(), on=belleville)

    await ana.presses(words.cafe_amend())
    await ana.fills(ChangeCafeForm, seats=1)

    assert ana.sees(words.cafe_too_few_seats(seated=2))
    assert belleville.shows(words.cafe_card_free(free=4))


async def test_more_seats_let_those_who_wait_in(ana, bao, chloe, belleville):
    await invites(ana, seats=1)
    for guest in (bao, chloe):
        await guest.presses(words.cafe_join(), on=belleville)

    await ana.presses(words.cafe_amend())
    await ana.fills(ChangeCafeForm, seats=3)

    assert chloe.told(words.cafe_promoted())
    assert belleville.shows(words.cafe_card_coming(seated=2))


async def test_calling_off_tells_everyone_and_takes_the_buttons_away(ana, bao, belleville):
    await invites(ana)
    await bao.presses(words.cafe_maybe(), on=belleville)

    await ana.presses(words.cafe_call_off())
    assert ana.sees(words.cafe_call_off_sure())
    await ana.presses(words.cafe_call_off_yes())

    assert bao.sees(words.cafe_called_off())
    assert belleville.shows(words.cafe_card_cancelled())
    assert not belleville.screen[-1].buttons


async def test_called_off_at_night_wakes_those_who_would_leave_before_the_letter(
    world, ana, bao, belleville
):
    await invites(ana, hour=time(9))
    await bao.presses(words.cafe_join(), on=belleville)
    await world.comes(at(SATURDAY, 1))

    await ana.says("/cafes")
    await ana.presses("Saturday 4 July at 9 am · Aux Folies")
    await ana.presses(words.cafe_call_off())
    await ana.presses(words.cafe_call_off_yes())

    assert bao.told(words.cafe_called_off())


async def test_only_the_host_may_change_call_off_or_hand_over(world, ana, bao, belleville):
    await invites(ana)
    cafe = (await _cafes(world))[0].id

    for forged in (
        screen.AmendCafe(cafe=cafe),
        screen.CallOffCafe(cafe=cafe, sure=True),
        screen.HandCafeOver(cafe=cafe),
        screen.HandCafeTo(cafe=cafe, member=bao.member_id),
        screen.GiveHomeAddress(cafe=cafe),
        screen.ReportOutcome(cafe=cafe, outcome=screen.CafeOutcome.HELD),
        screen.RepeatCafe(cafe=cafe, weeks=1),
        screen.PublishCafe(cafe=cafe),
        screen.DiscardCafe(cafe=cafe),
    ):
        await bao.forges(forged)
        assert bao.sees(words.cafe_not_yours()), forged
    assert belleville.shows(words.cafe_card_free(free=6))


async def test_a_guest_takes_over_and_the_former_host_is_told(world, ana, bao, chloe, belleville):
    await invites(ana)
    for guest in (bao, chloe):
        await guest.presses(words.cafe_join(), on=belleville)

    await ana.presses(words.cafe_hand_over())
    await ana.presses("Bao")
    assert bao.sees(words.cafe_hand_over_ask(host="Ana"))
    await bao.presses(words.cafe_take_over())

    assert ana.sees(words.cafe_taken_over_told(name="Bao"))
    assert chloe.sees(words.cafe_new_host(name="Bao"))
    assert belleville.shows(words.cafe_card_coming(seated=1))
    assert belleville.shows("Bao")


async def test_only_the_one_who_was_asked_can_take_over(world, ana, bao, belleville):
    await invites(ana)
    await bao.presses(words.cafe_join(), on=belleville)
    cafe = (await _cafes(world))[0].id

    await bao.forges(screen.TakeCafeOver(cafe=cafe, yes=True))

    assert bao.sees(words.cafe_take_over_late())
    assert belleville.shows("Ana")


async def test_nobody_has_more_than_five_invitations_at_once(world, ana, belleville):
    for day in range(5):
        await invites(ana, day=date(2026, 7, 6 + day))

    await ana.says("/cafe")

    assert ana.sees(words.cafe_too_many(count=5))


async def test_without_a_wall_neighbours_who_follow_cafes_are_told(world):
    area = await world.declares("Charonne", lat=48.856, lon=2.4)
    eva, gil = await world.joins("Eva", "fr", area), await world.joins("Gil", "en", area)

    await invites(eva)

    assert eva.sees(words.cafe_published(walls=0))
    assert gil.sees(words.cafe_new())
    assert gil.offered(words.area_topic_stop(topic=words.area_topic_cafe()))
    await gil.presses(words.area_topic_stop(topic=words.area_topic_cafe()))
    await invites(eva, day=date(2026, 7, 5))
    assert gil.told(words.cafe_new()) == 1


@pytest.mark.every_world
async def test_a_draft_is_found_again_and_thrown_away_after_two_days(world, ana, belleville):
    await drafts(ana)
    await ana.says("/cafes")
    assert ana.offered(words.cafe_list_draft(place="Aux Folies"))

    await world.passes(days=2, hours=2)

    assert not await _cafes(world)


async def test_who_moved_away_does_not_publish_where_they_lived(world, ana, belleville):
    await drafts(ana)
    other = await world.declares("Charonne", lat=48.856, lon=2.4)

    await ana.forges(JoinArea(area=other.id, home=True))
    await ana.forges(screen.PublishCafe(cafe=(await _cafes(world))[0].id))

    assert ana.sees(words.area_join_first(area="Belleville"))
    assert not belleville.screen


async def _cafes(world):
    from sqlmodel import select

    from storage.cafe import Cafe

    async with world.database.transaction() as store:
        return list((await store.session.execute(select(Cafe))).scalars())


async def test_an_old_button_does_not_change_a_café_that_was_called_off(
    world, ana, bao, belleville
):
    await invites(ana)
    await bao.presses(words.cafe_join(), on=belleville)
    cafe = (await _cafes(world))[0].id
    await ana.forges(screen.AmendCafe(cafe=cafe))
    await ana.forges(screen.CallOffCafe(cafe=cafe, sure=True))

    await ana.forges(screen.AmendCafe(cafe=cafe))

    assert ana.sees(words.cafe_cancelled())
    await ana.forges(screen.GiveHomeAddress(cafe=cafe))
    assert ana.sees(words.cafe_cancelled())
    assert not bao.told(words.cafe_changed(host="Ana"))


async def test_a_form_opened_before_the_café_was_called_off_changes_nothing(
    world, ana, bao, belleville
):
    await invites(ana)
    await bao.presses(words.cafe_join(), on=belleville)
    cafe = (await _cafes(world))[0]
    await ana.forges(screen.AmendCafe(cafe=cafe.id))
    async with world.database.transaction() as store:
        (await store.cafes.cafe_with_people(cafe.id))[0].state = CafeState.CANCELLED

    await ana.fills(ChangeCafeForm, hour=time(17))

    assert ana.sees(words.cafe_cancelled())
    assert not bao.told(words.cafe_changed(host="Ana"))


async def test_a_home_that_becomes_a_bistro_forgets_the_address(world, ana, bao, belleville):
    await invites_home(ana)
    await bao.presses(words.cafe_join(), on=belleville)
    cafe = (await _cafes(world))[0].id

    await ana.forges(screen.AmendCafe(cafe=cafe))
    await ana.fills(ChangeCafeForm, kind=CafeKind.CAFE, place="Aux Folies")

    assert (await _cafes(world))[0].address is None
    await world.comes(at(date(2026, 7, 3), 16))
    assert not bao.told(words.cafe_address_letter(address="12 rue Rébeval"))


async def test_a_café_called_off_forgets_the_address(world, ana, belleville):
    await invites_home(ana)
    cafe = (await _cafes(world))[0].id

    await ana.forges(screen.CallOffCafe(cafe=cafe, sure=True))

    assert (await _cafes(world))[0].address is None


async def test_who_sleeps_hears_of_the_new_hour_and_not_of_the_old_one(world: World) -> None:
    area = await world.declares("Charonne", lat=48.856, lon=2.4)
    eva, gil = await world.joins("Eva", "fr", area), await world.joins("Gil", "fr", area)
    await world.comes(at(date(2026, 6, 30), 23))
    await invites(eva)

    await eva.presses(words.cafe_amend())
    await eva.fills(ChangeCafeForm, hour=time(17))
    await world.comes(at(date(2026, 7, 1), 9))

    assert gil.told(words.cafe_new()) == 1
    assert gil.told("17 h") == 1
    assert gil.told("15 h") == 0
