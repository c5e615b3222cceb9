"""Who is let in at the door, and who organises."""

from __future__ import annotations

from datetime import timedelta

import pytest

from messages import words
from messages.catalog import plain_words
from messages.organise.actions import DecideEntry, ShowArea, ShowDoor, ShowTeam, WithdrawOffers
from storage.area import Area, JoinRequest, MemberRole, Membership
from storage.outbox import OutboxAction, OutboxMessage
from storage.people import Member
from tests.organise import (
    code,
    knocks,
    offered,
    rows,
)
from tests.worlds import Neighbour, NeutralWorld, World
from tests.worlds import Wall as Group

# --- the door


async def test_people_at_the_door_are_let_in_oldest_first(
    world: World, belleville: Group, organiser: Neighbour
) -> None:
    chloe, driss = await world.joins("Chloé", "fr"), await world.joins("Driss", "fr")
    await knocks(world, belleville, chloe, driss)
    await organiser.forges(ShowDoor(area=belleville.area.id))
    assert organiser.buttons[0] == plain_words(words.organise_admit(name="Chloé"), organiser.reader)
    await organiser.presses(words.organise_admit(name="Chloé"))
    await organiser.presses(words.organise_decline(name="Driss"))
    errands = [
        (letter.errand, letter.chat, letter.subject)
        for letter in await rows(world, OutboxMessage)
        if letter.subject
    ]
    assert errands == [
        (OutboxAction.ADMIT, belleville.chat, chloe.user),
        (OutboxAction.DECLINE, belleville.chat, driss.user),
    ]
    assert organiser.sees(words.organise_door(count=0))


async def test_two_organisers_cannot_both_answer_the_same_person(
    world: World, area: Area, belleville: Group, organiser: Neighbour
) -> None:
    second = await world.joins("Gaëlle", "fr", area, role=MemberRole.ORGANISER)
    chloe = await world.joins("Chloé", "fr")
    (request,) = await knocks(world, belleville, chloe)
    await organiser.forges(DecideEntry(request=request.id, admit=False))
    await second.forges(DecideEntry(request=request.id, admit=True))
    assert second.sees(words.organise_decided())
    assert [each.decided for each in await rows(world, JoinRequest)] == [False]


# --- the team


@pytest.mark.parametrize("world_kind", [NeutralWorld])
async def test_a_link_names_one_organiser_who_joins_the_area(
    world: World, area: Area, organiser: Neighbour
) -> None:
    chloe, driss = await world.arrives("Chloé"), await world.arrives("Driss")
    await organiser.forges(ShowTeam(area=area.id))
    link = await offered(world, organiser, words.organise_offer_organiser())
    await chloe.opens(link)
    assert chloe.sees(words.organise_now_organiser(name="Belleville"))
    assert organiser.told(words.organise_joined_organiser(who="Chloé", name="Belleville")) == 1
    await driss.opens(link)
    assert driss.sees(words.organise_code_wrong())
    await chloe.forges(ShowArea(area=area.id))
    assert chloe.sees(words.organise_organisers(count=2))


@pytest.mark.parametrize("world_kind", [NeutralWorld])
async def test_a_link_is_good_for_a_week_and_only_the_newest_of_its_kind(
    world: World, area: Area, organiser: Neighbour, bao: Neighbour
) -> None:
    await organiser.forges(ShowTeam(area=area.id))
    old = await offered(world, organiser, words.organise_offer_relay())
    await organiser.forges(ShowTeam(area=area.id))
    new = await offered(world, organiser, words.organise_offer_relay())
    await bao.opens(old)
    assert bao.sees(words.organise_code_wrong())
    world.clock.advance(timedelta(days=7, minutes=1))
    await bao.opens(new)
    assert bao.sees(words.organise_code_wrong())


async def test_links_that_went_to_the_wrong_person_are_taken_back(
    world: World, area: Area, organiser: Neighbour, bao: Neighbour
) -> None:
    """A link of one's own, and one that went with a question to somebody who was named."""
    links = [await code(world, f"{grant}:{area.id}") for grant in ("organiser", "relay")]
    links.append(await code(world, f"organiser:{area.id}:beside"))
    elsewhere = await code(world, f"organiser:{area.id}0")
    await organiser.forges(ShowTeam(area=area.id))
    assert organiser.sees(words.organise_links_open(count=3))

    await bao.forges(WithdrawOffers(area=area.id))
    assert bao.sees(words.organise_not_yours())
    await organiser.presses(words.organise_links_withdraw())

    assert organiser.sees(words.organise_links_withdrawn(count=3))
    assert not organiser.offered(words.organise_links_withdraw())
    for link in links:
        await bao.opens(f"org_{link}")
        assert bao.sees(words.organise_code_wrong())
    async with world.database.transaction() as store:
        assert await store.organisation.peek_code(elsewhere, world.clock.now())


async def test_an_organiser_is_not_made_less_by_a_relays_link(
    world: World, area: Area, organiser: Neighbour, bao: Neighbour
) -> None:
    link = await code(world, f"relay:{area.id}")
    await organiser.opens(f"org_{link}")
    assert organiser.sees(words.organise_already())
    await bao.opens(f"org_{link}")
    assert bao.sees(words.organise_now_relay(name="Belleville"))
    roles = {each.member_id: each.role for each in await rows(world, Membership)}
    assert roles == {organiser.member_id: MemberRole.ORGANISER, bao.member_id: MemberRole.RELAY}


async def test_whoever_joins_by_an_organisers_link_lives_by_the_areas_clocks(
    world: World,
) -> None:
    barachois = await world.declares(
        "Le Barachois", town="97411", town_name="Saint-Denis", lat=-20.87, lon=55.45,
        zone="Indian/Reunion",
    )  # fmt: skip
    chloe = await world.arrives("Chloé")
    await chloe.opens(f"org_{await code(world, f'organiser:{barachois.id}')}")
    [member] = await rows(world, Member)
    assert member.zone == "Indian/Reunion"
