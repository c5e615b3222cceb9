"""Ways to a helping hand: from the first screen, from the organisers' panel, past a long queue."""

from datetime import time

import pytest

from messages import words
from messages.aid import AidKind, AskHelpForm, HelpOfferForm
from messages.organise.actions import ShowArea
from storage.aid import HelperProfile
from storage.area import Membership
from storage.people import Account, Member
from tests.aid import asks, offers, turns
from tests.worlds import World

SLEEPERS = 35
"""More than are looked at in one go."""


@pytest.mark.every_world
async def test_whoever_joined_finds_both_ways_in_at_once(world, belleville) -> None:
    zoe = await world.arrives("Zoé", "fr")
    await zoe.opens(f"q_{belleville.area.code}")
    assert zoe.offered(words.area_ask_hand())
    assert zoe.offered(words.area_offer_hand())
    await zoe.presses(words.area_ask_hand())
    await zoe.fills(AskHelpForm, kind=AidKind.ERRANDS, urgency="today")
    assert zoe.sees(words.aid_draft())


@pytest.mark.every_world
async def test_help_leads_to_what_one_can_offer(bao) -> None:
    await bao.says("/help")
    await bao.presses(words.area_offer_hand())
    await bao.fills(HelpOfferForm, kinds=(AidKind.PETS,))
    assert bao.sees(words.aid_offer_kept())


@pytest.mark.also("organise")
async def test_an_organiser_sees_how_many_wait_and_who(ana, organiser, belleville) -> None:
    await asks(ana)
    await organiser.forges(ShowArea(area=belleville.area.id))
    await organiser.presses(words.organise_see_needs(count=1))
    assert organiser.sees(words.aid_needs(area=belleville.area.name))
    await organiser.presses(words.back())
    assert organiser.offered(words.organise_see_needs(count=1))


async def test_many_who_sleep_do_not_hide_the_one_who_is_awake(world: World, ana, bao, belleville):
    await offers(bao)
    # Bao was asked before; the sleepers never were, so their turn comes first.
    await turns(world, bao)
    async with world.database.transaction() as store:
        for number in range(SLEEPERS):
            await sleeper(store, belleville.area.id, number, world.clock.now())
    await asks(ana, fitting=61)
    assert bao.offered(words.aid_not_this())


async def sleeper(store, area, number, now) -> None:
    """Somebody who offered errands and works by night."""
    member = Member(
        name="Nuit", quiet_from=time(0), quiet_until=time(23, 59), joined_at=now, seen_at=now
    )
    user = f"sleeper-{number}"
    account = Account(member_id=member.id, platform="elsewhere", user=user, chat=user)
    await store.people.add_member(member, account)
    store.session.add(Membership(member_id=member.id, area_id=area, home=True, joined_at=now))
    await store.session.flush()
    helper = HelperProfile(member_id=member.id, kinds=[AidKind.ERRANDS.value], offered_at=now)
    await store.aid.save_offers(helper, [area])
