"""Saying yes with a time, one chosen, the others thanked; and everything that may come between."""

import pytest
from sqlalchemy import select

from messages import aid as screen
from messages import words
from messages.aid import ArrivalDayForm
from messages.organise.actions import ShowJournal
from storage.aid import RequestState
from storage.organise import JournalEntry
from tests.aid import (
    ArrivalChoice,
    HelperStatus,
    Urgency,
    asks,
    at,
    can_come,
    closes,
    found,
    offers,
    request,
    standings,
    yes,
)

# --- when


async def test_now(world, ana, bao, belleville):
    await offers(bao)
    await asks(ana, fitting=1, urgency=Urgency.NOW)
    await bao.presses(words.aid_soon_now())

    assert bao.sees(words.aid_ready_wait())
    await ana.presses(words.aid_choose(name="Bao"))
    assert bao.sees(words.aid_chosen())


@pytest.mark.parametrize(
    ("button", "day"), [(words.aid_soon_today(), 30), (words.aid_soon_tomorrow(), 31)]
)
async def test_today_and_tomorrow_at_an_hour(world, ana, bao, belleville, button, day):
    await offers(bao)
    await asks(ana, fitting=1)
    await bao.presses(button)
    await bao.fills(screen.ArrivalHourForm, hour="17h30")
    await ana.presses(words.aid_choose(name="Bao"))

    assert (await request(world)).comes_at == at(17, 30, day)


@pytest.mark.every_world
async def test_another_day(world, ana, bao, belleville):
    await offers(bao)
    await asks(ana, fitting=1, urgency=Urgency.ANYTIME)
    await bao.presses(words.aid_soon_later())
    await bao.fills(ArrivalDayForm, day="2026-07-04", hour="15:00")
    await ana.presses(words.aid_choose(name="Bao"))

    assert (await request(world)).comes_at == at(15, 0, 34)


async def test_an_hour_that_has_passed_is_asked_again(world, ana, bao, belleville):
    await offers(bao)
    await asks(ana, fitting=1)
    await bao.presses(words.aid_soon_today())
    await bao.fills(screen.ArrivalHourForm, hour="09:30")

    assert bao.sees(words.form_hour_past())
    assert (await standings(world))[bao.member_id] is HelperStatus.ASKED
    assert bao.asked(screen.ArrivalHourForm), "the question stands"
    await bao.fills(screen.ArrivalHourForm, hour="18:00")
    assert (await standings(world))[bao.member_id] is HelperStatus.READY


# --- one is chosen


async def test_one_is_chosen_and_the_other_thanked(world, ana, bao, chloe, belleville):
    await offers(bao)
    await offers(chloe)
    await asks(ana, fitting=2)
    await can_come(bao)
    await can_come(chloe, "18:00")
    await ana.presses(words.aid_choose(name="Chloé"))

    assert chloe.sees(words.aid_chosen())
    assert bao.told(words.aid_thanked()) == 1
    assert await standings(world) == {
        bao.member_id: HelperStatus.THANKED, chloe.member_id: HelperStatus.CHOSEN,
    }  # fmt: skip
    held = await request(world)
    assert held.word
    assert not bao.told(held.word)
    await yes(bao)
    assert bao.sees(words.aid_taken())


async def test_a_changed_hour_counts(world, ana, bao, belleville):
    await offers(bao)
    await asks(ana, fitting=1)
    await can_come(bao)
    await yes(bao, ArrivalChoice.TODAY)
    await bao.fills(screen.ArrivalHourForm, hour="19:00")
    await ana.presses(words.aid_choose(name="Bao"))

    assert (await request(world)).comes_at == at(19)


async def test_who_changes_their_mind_before_is_not_chosen(world, ana, bao, belleville):
    await offers(bao)
    await asks(ana, fitting=1)
    await can_come(bao)
    await bao.presses(words.aid_ready_no_more())

    assert ana.told(words.aid_ready_withdrawn(name="Bao")) == 1
    await ana.presses(words.aid_choose(name="Bao"))
    assert ana.sees(words.aid_not_ready())
    assert (await request(world)).state is RequestState.OPEN


async def test_who_changes_their_mind_after_is_replaced(world, ana, bao, chloe, belleville):
    await offers(bao)
    await found(ana, bao, note="Porte bleue")
    await offers(chloe)
    await bao.presses(words.aid_give_up())
    assert bao.sees(words.aid_give_up_sure())
    await bao.presses(words.aid_give_up_yes())

    assert ana.sees(words.aid_lost_helper(name="Bao"))
    await can_come(chloe)
    await ana.presses(words.aid_choose(name="Chloé"))
    held = await request(world)
    assert chloe.sees("Porte bleue")
    assert held.helper_id == chloe.member_id
    await bao.says(f"/aides {held.code}")
    assert not bao.sees("Porte bleue")
    assert not bao.sees(held.word)


async def test_an_organiser_chooses_for_who_asked(world, ana, bao, organiser, belleville):
    await offers(bao)
    await asks(ana, fitting=1, note="Porte bleue")
    await can_come(bao)
    await organiser.forges(screen.ShowAreaNeeds(area=belleville.area.id))
    held = await request(world)
    label = words.aid_label(kind=words.aid_kind_errands(), code=held.code.upper())
    await organiser.presses(label)
    assert not organiser.sees("Porte bleue")
    await organiser.presses(words.aid_choose(name="Bao"))

    held = await request(world)
    assert ana.sees(words.aid_word(word=held.word))
    assert bao.sees("Porte bleue")
    assert not organiser.told("Porte bleue")
    assert not organiser.told(held.word)


@pytest.mark.every_world
@pytest.mark.also("organise")
async def test_a_choice_made_for_somebody_is_in_the_journal(
    world, ana, bao, chloe, organiser, belleville
):
    """Farida chooses for Ana; what Chloé chooses for herself is her own."""
    await offers(bao)
    await asks(chloe, fitting=1)
    await can_come(bao)
    await chloe.presses(words.aid_choose(name="Bao"))
    assert await journal(world) == []

    await asks(ana, fitting=1, urgency=Urgency.WEEK)
    await yes(bao, ArrivalChoice.TOMORROW)
    await bao.fills(screen.ArrivalHourForm, hour="10:00")
    held = await request(world)
    await organiser.says(f"/aides {held.code}")
    await organiser.presses(words.aid_choose(name="Bao"))
    assert await journal(world) == [
        ("aid_chose", organiser.member_id, belleville.area.id, held.card_name)
    ]
    await organiser.forges(screen.ChooseHelper(request=held.id, member=bao.member_id))
    assert len(await journal(world)) == 1, "chosen twice is chosen once"
    await organiser.forges(ShowJournal(area=belleville.area.id))
    assert organiser.sees(words.organise_act_aid_chose())


async def journal(world):
    async with world.database.transaction() as store:
        acts = list((await store.session.execute(select(JournalEntry))).scalars())
    return [(each.act, each.member_id, each.area_id, each.on) for each in acts]


async def test_an_organiser_is_a_neighbour_too(world, ana, organiser, belleville):
    await asks(ana)
    await organiser.presses(words.aid_card_can(), on=belleville)
    await can_come(organiser)

    assert ana.offered(words.aid_choose(name="Farida"))


async def test_who_asked_would_rather_have_somebody_else(world, ana, bao, belleville):
    await offers(bao)
    await found(ana, bao)
    await ana.presses(words.aid_replace())
    assert ana.sees(words.aid_replace_sure(name="Bao"))
    await ana.presses(words.aid_replace_yes())

    assert bao.sees(words.aid_replaced())
    assert (await request(world)).helper_id is None
    assert belleville.shows(words.aid_card_open()), "nobody else offered it"


async def test_nobody_waits_for_a_choice_that_never_comes(world, ana, bao, chloe, belleville):
    await offers(bao)
    await offers(chloe)
    await asks(ana, fitting=2)
    await can_come(bao, "14:00")
    await world.passes(minutes=25)
    await can_come(chloe, "19:00")
    await world.passes(minutes=10)
    assert ana.told(words.aid_ask_waits(name="Bao")) == 1
    assert not ana.told(words.aid_ask_waits(name="Chloé")), "she said yes ten minutes ago"

    await world.comes(at(15, 10))
    assert bao.told(words.aid_not_chosen()) == 1
    assert ana.told(words.aid_ask_waits(name="Bao")) == 1
    assert not chloe.told(words.aid_not_chosen())
    await ana.forges(screen.ChooseHelper(request=(await request(world)).id, member=bao.member_id))
    assert ana.sees(words.aid_not_ready())


async def test_who_closes_while_somebody_says_yes(world, ana, bao, belleville):
    await offers(bao)
    await asks(ana, fitting=1)
    await bao.presses(words.aid_soon_today())
    await closes(ana)
    await bao.fills(screen.ArrivalHourForm, hour="18:00")

    assert bao.sees(words.aid_closed_already())
    assert (await request(world)).state is RequestState.CLOSED


# --- what the walls show


@pytest.mark.every_world
async def test_the_card_is_right_on_every_wall_at_every_moment(
    world, ana, bao, belleville, english_wall
):
    walls = (belleville, english_wall)
    await asks(ana)
    assert all(wall.shows(words.aid_card_open()) for wall in walls)
    await bao.presses(words.aid_card_can(), on=english_wall)
    await can_come(bao)
    assert all(wall.shows(words.aid_card_open()) for wall in walls), "nobody is chosen yet"
    await ana.presses(words.aid_choose(name="Bao"))
    assert all(wall.shows(words.aid_card_helped()) for wall in walls)
    assert not any(wall.cards for wall in walls)
    await bao.presses(words.aid_give_up())
    await bao.presses(words.aid_give_up_yes())
    assert all(wall.shows(words.aid_card_open()) for wall in walls)
    await closes(ana)
    assert all(wall.shows(words.aid_card_over()) for wall in walls)
    await ana.presses(words.aid_reopen())
    assert all(wall.shows(words.aid_card_open()) for wall in walls)
    assert [len(wall.screen) for wall in walls] == [1, 1]


async def test_a_member_of_another_area_is_shown_the_way(world, ana, belleville):
    other = await world.declares("Ménilmontant", lat=48.8665, lon=2.3905)
    eva = await world.joins("Eva", "fr", other)
    await asks(ana)
    await eva.presses(words.aid_card_can(), on=belleville)
    await yes(eva)

    assert eva.sees(words.aid_only_members(area="Belleville"))
    await eva.forges(screen.DeclineRequest(request=(await request(world)).id))
    assert eva.sees(words.aid_only_members(area="Belleville"))
    assert await standings(world) == {}
