"""Saying yes with a time, one chosen, the others thanked; and everything that may come between."""

import logging

import pytest
from sqlalchemy import select

from messages import aid as screen
from messages import words
from messages.aid import Contact, Ending, OnDay, Ready, Spent
from messages.model import Action
from storage.aid import Hello, Helper, Hour, Reason, Request, State
from storage.area import Role
from storage.database import Store
from tests.aid import (
    Kind,
    Soon,
    Standing,
    Urgency,
    asks,
    at,
    can_come,
    drafts,
    erases,
    found,
    offers,
    request,
    standings,
)
from tests.test_linking import links


async def yes(helper, soon=Soon.NOW):
    """Say yes by a button, wherever it came from."""
    await helper.forges(Ready(request=(await request(helper.world)).id, soon=soon))


async def closes(asker):
    await asker.presses(words.aid_close())
    await asker.presses(words.aid_ending_not_needed())


def sound(caplog):
    """Nothing went wrong behind a polite sentence."""
    return [each for each in caplog.records if each.levelno > logging.WARNING] == []


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
    await bao.fills(screen.AtHour, hour="17h30")
    await ana.presses(words.aid_choose(name="Bao"))

    assert (await request(world)).comes_at == at(17, 30, day)


async def test_another_day(world, ana, bao, belleville):
    await offers(bao)
    await asks(ana, fitting=1, urgency=Urgency.ANYTIME)
    await bao.presses(words.aid_soon_later())
    await bao.fills(OnDay, day="2026-07-04", hour="15:00")
    await ana.presses(words.aid_choose(name="Bao"))

    assert (await request(world)).comes_at == at(15, 0, 34)


async def test_an_hour_that_has_passed_is_asked_again(world, ana, bao, belleville):
    await offers(bao)
    await asks(ana, fitting=1)
    await bao.presses(words.aid_soon_today())
    await bao.fills(screen.AtHour, hour="09:30")

    assert bao.sees(words.aid_hour_past())
    assert (await standings(world))[bao.member_id] is Standing.ASKED
    assert bao.asked(screen.AtHour), "the question stands"
    await bao.fills(screen.AtHour, hour="18:00")
    assert (await standings(world))[bao.member_id] is Standing.READY


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
        bao.member_id: Standing.THANKED, chloe.member_id: Standing.CHOSEN,
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
    await yes(bao, Soon.TODAY)
    await bao.fills(screen.AtHour, hour="19:00")
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
    assert (await request(world)).state is State.OPEN


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
    await organiser.forges(screen.Needs(area=belleville.area.id))
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
    await ana.forges(screen.Choose(request=(await request(world)).id, member=bao.member_id))
    assert ana.sees(words.aid_not_ready())


async def test_who_closes_while_somebody_says_yes(world, ana, bao, belleville):
    await offers(bao)
    await asks(ana, fitting=1)
    await bao.presses(words.aid_soon_today())
    await closes(ana)
    await bao.fills(screen.AtHour, hour="18:00")

    assert bao.sees(words.aid_closed_already())
    assert (await request(world)).state is State.CLOSED


# --- nobody counts on somebody who is gone


async def test_the_asker_blocks_while_somebody_is_looked_for(world, ana, bao, belleville):
    await offers(bao)
    await asks(ana, fitting=1)
    await can_come(bao)
    await ana.blocks()
    await world.passes(minutes=2)

    assert bao.told(words.aid_unreachable_ready()) == 1
    assert (await request(world)).reason is Reason.GONE


async def test_the_asker_blocks_with_somebody_on_their_way(world, ana, bao, organiser, belleville):
    await offers(bao)
    await found(ana, bao)
    await ana.blocks()
    await world.passes(minutes=2)

    assert bao.told(words.aid_unreachable()) == 1
    assert organiser.told(words.aid_left_alone()) == 1
    held = await request(world)
    assert (held.state, held.note, held.address, held.word) == (State.CLOSED, None, None, None)


async def test_the_helper_blocks_and_somebody_else_is_looked_for(
    world, ana, bao, chloe, belleville
):
    await offers(bao)
    await found(ana, bao)
    await offers(chloe)
    await bao.blocks()
    await world.passes(minutes=2)

    assert ana.told(words.aid_lost_helper(name="Bao")) == 1
    assert chloe.told(words.aid_ask_you()) == 1


async def test_a_helper_lost_in_the_night_is_told_before_they_were_to_come(
    world, ana, bao, belleville
):
    """Nobody is woken for the afternoon; for the small hours they are."""
    await offers(bao)
    await asks(ana, fitting=1)
    await bao.presses(words.aid_soon_tomorrow())
    await bao.fills(screen.AtHour, hour="17:30")
    await ana.presses(words.aid_choose(name="Bao"))
    await world.comes(at(23))
    await bao.forges(screen.GiveUp(request=(await request(world)).id, sure=True))
    assert not ana.told(words.aid_lost_helper(name="Bao"))
    await world.comes(at(8, 40, day=31))
    assert ana.told(words.aid_lost_helper(name="Bao")) == 1


async def test_the_helper_is_erased_on_their_way(world, ana, bao, belleville):
    await offers(bao)
    await found(ana, bao)
    await erases(bao)

    assert ana.told(words.aid_lost_helper(name="Bao")) == 1
    assert belleville.shows(words.aid_card_open())


async def test_somebody_ready_is_erased(world, ana, bao, belleville):
    await offers(bao)
    await asks(ana, fitting=1)
    await can_come(bao)
    await erases(bao)

    assert ana.told(words.aid_ready_withdrawn(name="Bao")) == 1
    assert await standings(world) == {}


async def test_the_asker_is_erased(world, ana, bao, chloe, belleville):
    await offers(bao)
    await found(ana, bao, note="Porte bleue")
    await erases(ana)

    assert bao.told(words.aid_called_off()) == 1
    held = await request(world)
    assert (held.asker_id, held.helper_id, held.note, held.state) == (
        None, None, None, State.CLOSED,
    )  # fmt: skip


async def test_the_asker_with_a_card_on_the_wall_is_erased(world, ana, bao, belleville):
    await asks(ana)
    await bao.presses(words.aid_card_can(), on=belleville)
    await can_come(bao)
    await erases(ana)

    assert belleville.shows(words.aid_card_over())
    assert bao.told(words.aid_over_thanked()) == 1


# --- two accounts of one person


async def test_nobody_helps_themselves_under_another_account(world, ana, bao, belleville):
    await offers(bao)
    await found(ana, bao)
    await links(ana, bao)

    held = await request(world)
    assert (held.state, held.helper_id) == (State.OPEN, None)
    assert await standings(world) == {}


async def test_a_yes_to_ones_own_request_is_none(world, ana, bao, belleville):
    await offers(bao)
    await asks(ana, fitting=1)
    await can_come(bao)
    await links(bao, ana)

    held = await request(world)
    assert (held.state, held.asker_id) == (State.OPEN, bao.member_id)
    assert await standings(world) == {}


@pytest.mark.parametrize("first", ["bao", "chloe"])
async def test_two_who_become_one_keep_the_stronger_answer(
    world, ana, bao, chloe, belleville, first
):
    await offers(bao)
    await offers(chloe)
    await found(ana, bao, fitting=2)
    both = (bao, chloe) if first == "bao" else (chloe, bao)
    await links(*both)

    held = await request(world)
    assert (held.state, held.helper_id) == (State.HELPED, both[0].member_id)
    assert await standings(world) == {both[0].member_id: Standing.CHOSEN}


async def test_one_offer_stays_of_two(world, ana, bao, chloe, belleville):
    await offers(bao)
    await offers(chloe, Kind.PETS)
    await links(bao, chloe)
    async with world.database.transaction() as store:
        kept = list((await store.session.execute(select(Helper))).scalars())
    assert [(each.member_id, each.kinds) for each in kept] == [(bao.member_id, ["errands"])]


async def test_an_offer_comes_along_to_the_person_who_had_none(world, ana, bao, chloe, belleville):
    await offers(chloe)
    await links(bao, chloe)
    await world.passes(hours=1, minutes=1)
    await asks(ana, fitting=1)

    assert bao.told(words.aid_ask_you()) + chloe.told(words.aid_ask_you()) == 1


# --- what the walls show


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
    await eva.forges(screen.NotThis(request=(await request(world)).id))
    assert eva.sees(words.aid_only_members(area="Belleville"))
    assert await standings(world) == {}


# --- forged buttons

REFUSALS = [
    words.aid_not_yours(),
    words.aid_closed_already(),
    words.aid_taken(),
    words.aid_only_members(area="Belleville"),
    words.area_first(),
    words.organise_not_yours(),
    words.gone(),
    words.aid_offer_stopped(),
    words.aid_again_noted(),
    words.aid_offer_off(),
    words.aid_card_helped(),
    words.aid_card_done(),
    words.aid_list_none(),
]

TABLES = (Request, Helper, Hour, Hello)


def forgeries(request_id, area, member):
    """Every button there is, made by hand."""
    given = {
        "request": request_id, "area": area, "member": member, "hello": 7, "soon": Soon.NOW,
        "ending": Ending.DONE, "spent": Spent.HOUR, "sure": True, "fine": False, "yes": True,
        "on": True,
    }  # fmt: skip
    for name in screen.__all__:
        kind = getattr(screen, name)
        if isinstance(kind, type) and issubclass(kind, Action):
            yield kind(**{each: given[each] for each in kind.model_fields})


async def everything(store: Store):
    held = [list((await store.session.execute(select(each))).scalars()) for each in TABLES]
    return [row.model_dump() for rows in held for row in rows]


@pytest.mark.parametrize("state", ["draft", "open", "helped", "closed"])
async def test_a_stranger_changes_nothing_by_any_button(world, ana, bao, belleville, caplog, state):
    await offers(bao)
    match state:
        case "draft":
            await drafts(ana, note="Porte bleue")
        case "open":
            await asks(ana, fitting=1, note="Porte bleue")
            await can_come(bao)
        case "helped" | "closed":
            await found(ana, bao, note="Porte bleue")
            if state == "closed":
                await ana.presses(words.aid_is_done())
    zoe = await world.joins("Zoé", "fr")
    held = await request(world)
    async with world.database.transaction() as store:
        before = await everything(store)
    standing = await standings(world)
    ana_saw, bao_saw = len(ana.screen), len(bao.screen)

    for action in forgeries(held.id, belleville.area.id, zoe.member_id):
        await zoe.forges(action)
        said = [each for each in REFUSALS if zoe.sees(each)]
        assert said, action
        assert not zoe.sees("Porte bleue"), action
    async with world.database.transaction() as store:
        assert await everything(store) == before
    assert await standings(world) == standing
    assert (len(ana.screen), len(bao.screen)) == (ana_saw, bao_saw)
    assert sound(caplog)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.ORGANISER])
async def test_a_neighbour_sees_nothing_told_in_confidence_by_any_button(
    world, ana, bao, chloe, organiser, belleville, caplog, role
):
    await offers(bao)
    await found(ana, bao, note="Porte bleue", behalf="Mme R.")
    await bao.presses(words.aid_share_contact())
    await bao.fills(Contact, contact="bao@example.org")
    curious = chloe if role is Role.MEMBER else organiser
    held = await request(world)
    for action in forgeries(held.id, belleville.area.id, curious.member_id):
        await curious.forges(action)
        for secret in ("Porte bleue", "Mme R.", "bao@example.org", held.word):
            assert not curious.sees(secret), action
    after = await request(world)
    assert (after.state, after.helper_id, after.note) == (State.HELPED, bao.member_id, held.note)
    assert sound(caplog)
