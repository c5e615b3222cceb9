"""The first card of a new neighbour waits for an organiser's glance, where an area wants that."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from messages import words
from messages.aid import Urgency
from messages.cafe import ChangeCafeForm, PublishCafe, TakeCafeOver
from messages.model import Text
from messages.organise.actions import ShowArea, ShowJournal
from messages.organise.first_card_actions import (
    AppealFirstCard,
    DeclineFirstCard,
    PublishFirstCard,
    SeeFirstCard,
    ShowFirstCards,
    SwitchFirstCards,
)
from messages.organise.report_actions import ReportReason
from storage.area import MemberRole
from storage.cafe import Cafe, CafeState
from storage.organise import FirstCard, JournalEntry
from tests.aid import AidKind, asks, changes, erases, offers, request, vouches
from tests.cafe import THREE, drafts, invites, invites_home
from tests.organise import reports, rows, why
from tests.worlds import Neighbour, Wall, World
from tests.worlds.world import NOON


async def looks_first(who: Neighbour, wall: Wall) -> None:
    """An organiser has the area's first cards looked at."""
    await who.says("/orga")
    await who.presses(words.organise_see_first())
    await who.presses(words.organise_first_on())


async def the_card(world: World) -> FirstCard:
    (card,) = await rows(world, FirstCard)
    assert isinstance(card, FirstCard)
    return card


async def acts(world: World) -> list[str]:
    """What the journal says, in order."""
    return [each.act for each in sorted(await rows(world, JournalEntry), key=lambda each: each.at)]


@pytest.mark.every_world
async def test_it_is_off_at_first_and_says_so_where_it_is_switched(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    await invites(ana)
    assert belleville.shows("Aux Folies"), "off, nothing waits"
    await organiser.says("/orga")
    await organiser.presses(words.organise_see_first())
    assert organiser.sees(words.organise_first_is_off(name="Belleville"))
    await organiser.presses(words.organise_first_on())
    assert organiser.sees(words.organise_first_is_on(name="Belleville"))
    await organiser.presses(words.organise_first_off())
    assert organiser.sees(words.organise_first_is_off(name="Belleville"))


@pytest.mark.every_world
async def test_a_first_card_hangs_once_an_organiser_has_seen_it_and_the_next_one_at_once(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour, ana: Neighbour
) -> None:
    await looks_first(organiser, belleville)
    await invites(bao)
    card = await the_card(world)
    assert card.out_at
    assert not belleville.cards
    assert not ana.told(words.cafe_new())
    assert organiser.sees(words.organise_first_asked(name="Belleville"))
    assert organiser.sees("Aux Folies")

    await organiser.presses(words.organise_first_publish())
    assert organiser.sees(words.organise_first_published())
    assert belleville.shows("Aux Folies")
    assert bao.sees(words.organise_first_out(name="Belleville"))
    assert await rows(world, FirstCard) == []

    await invites(bao, place="Square Alban", hour=THREE.replace(hour=17))
    assert belleville.shows("Square Alban"), "seen once, nothing waits any more"


@pytest.mark.every_world
async def test_not_this_one_says_why_keeps_the_draft_and_may_be_appealed(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    await looks_first(organiser, belleville)
    await invites(bao)
    await organiser.presses(words.organise_first_not())
    await organiser.presses(Text(key="organise-trouble-private"))
    assert not belleville.cards
    assert bao.sees(words.organise_first_declined(name="Belleville"))
    assert bao.sees(why(ReportReason.PRIVATE))

    await bao.presses(words.organise_appeal())
    assert bao.sees(words.organise_appeal_sent())
    assert organiser.sees(words.organise_first_appeal(name="Belleville"))
    assert organiser.sees("Aux Folies")
    await bao.presses(words.organise_appeal())
    assert bao.sees(words.organise_appeal_already())
    await organiser.presses(words.organise_first_publish())
    assert belleville.shows("Aux Folies")
    assert await acts(world) == ["first_on", "first_declined", "lifted"]


async def test_an_appeal_may_be_turned_down_once_and_for_all(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    await looks_first(organiser, belleville)
    await invites(bao)
    card = await the_card(world)
    await organiser.forges(DeclineFirstCard(card=card.id, why=ReportReason.OTHER))
    await bao.presses(words.organise_appeal())
    await organiser.presses(words.organise_uphold())
    assert bao.sees(words.organise_first_upheld(name="Belleville"))
    await bao.forges(AppealFirstCard(card=card.id))
    assert bao.sees(words.organise_appeal_already())
    assert not belleville.cards


async def test_turned_down_it_is_changed_and_handed_in_again(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    await looks_first(organiser, belleville)
    await invites(bao, note="Venez, bande de nuls")
    card = await the_card(world)
    await organiser.forges(DeclineFirstCard(card=card.id, why=ReportReason.INSULT))
    await world.passes(days=3)
    (kept,) = await rows(world, Cafe)
    assert kept.state is CafeState.DRAFT, "what they wrote is still there"


async def test_what_is_published_is_what_was_read(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    """Changed between reading and pressing, it is read once more."""
    await looks_first(organiser, belleville)
    await invites(bao)
    await bao.presses(words.cafe_amend())
    await bao.fills(ChangeCafeForm, note="Venez, bande de nuls")
    await organiser.presses(words.organise_first_publish())
    assert organiser.sees(words.organise_first_changed())
    assert organiser.sees("bande de nuls")
    assert not belleville.cards
    await organiser.presses(words.organise_first_publish())
    assert belleville.shows("bande de nuls")


async def test_a_change_of_words_after_it_went_out_unseen_does_not_pass_either(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    await looks_first(organiser, belleville)
    await invites(bao)
    await world.passes(hours=26)
    assert belleville.shows("Aux Folies")
    await bao.presses(words.cafe_amend())
    await bao.fills(ChangeCafeForm, note="Venez, bande de nuls")
    assert bao.sees(words.organise_first_keep_words())
    assert not belleville.shows("bande de nuls")


@pytest.mark.parametrize("role", [MemberRole.RELAY, MemberRole.ORGANISER])
async def test_whoever_is_vouched_for_or_organises_does_not_wait(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour, role: MemberRole
) -> None:
    await looks_first(organiser, belleville)
    await vouches(world, bao, role)
    await invites(bao)
    assert belleville.shows("Aux Folies")


async def test_nobody_is_new_whose_card_hung_before_it_was_switched_on(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    await looks_first(organiser, belleville)
    await invites(ana, place="Square Alban", hour=THREE.replace(hour=17))
    assert belleville.shows("Square Alban")
    await invites(bao, place="Chez Zoé")
    assert not belleville.shows("Chez Zoé")


# --- nobody looks


async def test_others_are_asked_and_then_it_goes_out_by_itself(
    world: World, belleville: Wall, organiser: Neighbour, admin: Neighbour, bao: Neighbour
) -> None:
    await looks_first(organiser, belleville)
    await invites(bao)
    assert not admin.told(words.organise_first_asked(name="Belleville"))
    await world.passes(hours=22)
    assert admin.sees(words.organise_first_asked(name="Belleville"))
    assert not belleville.cards
    await world.passes(hours=4)
    assert belleville.shows("Aux Folies")
    assert bao.told(words.organise_first_out(name="Belleville")) == 1
    assert organiser.told(words.organise_first_unseen())
    assert await rows(world, FirstCard) == []
    assert await acts(world) == ["first_on", "first_unseen"]


async def test_a_café_of_this_afternoon_waits_for_half_of_the_time_there_is(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    await looks_first(organiser, belleville)
    await invites(bao, day=NOON.date(), hour=THREE.replace(hour=16))
    await world.passes(hours=1)
    assert not belleville.cards
    await world.passes(hours=1.5)
    assert belleville.shows("Aux Folies")


async def test_where_nobody_can_look_nothing_waits(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    await looks_first(organiser, belleville)
    await organiser.blocks()
    await invites(bao)
    assert belleville.shows("Aux Folies")
    assert await rows(world, FirstCard) == []


async def test_the_only_organiser_leaves_and_admins_are_asked(
    world: World, belleville: Wall, organiser: Neighbour, admin: Neighbour, bao: Neighbour
) -> None:
    await looks_first(organiser, belleville)
    await invites(bao)
    await erases(organiser)
    await world.passes(hours=22)
    await admin.presses(words.organise_first_publish())
    assert belleville.shows("Aux Folies")


# --- helping hands


@pytest.mark.every_world
async def test_a_request_of_somebody_new_waits_an_hour_at_most_and_an_urgent_one_never(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour, chloe: Neighbour
) -> None:
    await offers(chloe)
    await looks_first(organiser, belleville)
    await asks(bao, fitting=1)
    assert not chloe.told(words.aid_ask_you())
    assert organiser.sees(words.organise_first_asked(name="Belleville"))
    await organiser.presses(words.organise_first_publish())
    assert chloe.told(words.aid_ask_you())
    assert bao.sees(words.organise_first_out(name="Belleville"))


async def test_what_is_needed_now_asks_neighbours_at_once(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour, chloe: Neighbour
) -> None:
    await offers(chloe)
    await looks_first(organiser, belleville)
    await asks(bao, fitting=1, urgency=Urgency.NOW)
    assert chloe.told(words.aid_ask_you())
    assert await rows(world, FirstCard) == []


async def test_nothing_told_in_confidence_is_shown_to_who_looks(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour, chloe: Neighbour
) -> None:
    await offers(chloe)
    await looks_first(organiser, belleville)
    await asks(bao, fitting=1, note="Le code de mon immeuble est 1234B", behalf="Mme R.")
    assert organiser.sees(words.organise_first_asked(name="Belleville"))
    for told in ("1234B", "Mme R.", "Bao"):
        assert not organiser.sees(told)
    await world.passes(hours=1.2)
    assert chloe.told(words.aid_ask_you()), "nobody looked within the hour"


async def test_what_hangs_on_no_wall_does_not_wait(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    await looks_first(organiser, belleville)
    await asks(bao, kind=AidKind.CHILDCARE)
    assert await rows(world, FirstCard) == []


# --- in the middle


async def test_the_author_leaves_and_nobody_reads_their_card_any_more(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    await looks_first(organiser, belleville)
    await invites(bao)
    card = await the_card(world)
    await erases(bao)
    assert not any("Aux Folies" in each.words for each in organiser.screen)
    assert await rows(world, FirstCard) == []
    await organiser.forges(PublishFirstCard(card=card.id))
    assert organiser.sees(words.organise_judged_already())
    assert not belleville.cards


async def test_the_author_gives_it_up(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    await looks_first(organiser, belleville)
    await invites(bao)
    await bao.presses(words.cafe_discard())
    await organiser.presses(words.organise_first_publish())
    assert organiser.sees(words.organise_first_gone())
    await world.passes(hours=26)
    assert await rows(world, FirstCard) == []
    assert not belleville.cards


async def test_who_was_muted_meanwhile_publishes_nothing_and_reads_so(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    await looks_first(organiser, belleville)
    await invites(bao)
    async with world.database.transaction() as store:
        until = world.clock.now() + timedelta(days=7)
        await store.organisation.mute_member(bao.member_id, belleville.area.id, until)
    await organiser.presses(words.organise_first_publish())
    assert organiser.sees(words.organise_first_gone())
    assert bao.sees(words.organise_first_not_out(name="Belleville"))
    assert not belleville.cards
    (kept,) = await rows(world, Cafe)
    assert kept.state is CafeState.DRAFT


async def test_who_rests_hears_of_it_all_the_same(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    await looks_first(organiser, belleville)
    await invites(bao)
    await changes(world, bao, paused_until=world.clock.now() + timedelta(days=2))
    await organiser.presses(words.organise_first_publish())
    assert belleville.shows("Aux Folies")
    assert bao.sees(words.organise_first_out(name="Belleville"))


async def test_who_organises_no_more_decides_no_more(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    second = await world.joins("Gaël", "fr", belleville.area, role=MemberRole.ORGANISER)
    await looks_first(organiser, belleville)
    await invites(bao)
    await vouches(world, organiser, MemberRole.MEMBER)
    card = await the_card(world)
    for press in (
        PublishFirstCard(card=card.id),
        SeeFirstCard(card=card.id),
        DeclineFirstCard(card=card.id, why=ReportReason.OTHER),
        ShowFirstCards(area=belleville.area.id),
        SwitchFirstCards(area=belleville.area.id, on=False),
    ):
        await organiser.forges(press)
        assert organiser.sees(words.organise_not_yours())
    assert not belleville.cards
    await second.presses(words.organise_first_publish())
    assert belleville.shows("Aux Folies")


async def test_one_who_waits_becomes_a_relay_and_publishes(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    await looks_first(organiser, belleville)
    await invites(bao)
    card = await the_card(world)
    await vouches(world, bao)
    await bao.forges(PublishCafe(cafe=card.key))
    assert belleville.shows("Aux Folies")
    assert organiser.told(words.organise_first_settled())
    await world.passes(hours=26)
    assert not bao.told(words.organise_first_not_out(name="Belleville"))


async def test_another_organiser_was_faster(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    second = await world.joins("Gaël", "fr", belleville.area, role=MemberRole.ORGANISER)
    await looks_first(organiser, belleville)
    await invites(bao)
    card = await the_card(world)
    await organiser.presses(words.organise_first_publish())
    assert second.told(words.organise_first_settled())
    assert not second.told(words.organise_first_asked(name="Belleville"))
    await second.forges(DeclineFirstCard(card=card.id, why=ReportReason.OTHER))
    assert second.sees(words.organise_judged_already())
    assert belleville.shows("Aux Folies")


async def test_the_list_shows_what_waits_and_the_journal_who_decided(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    await looks_first(organiser, belleville)
    await invites(bao)
    await organiser.forges(ShowArea(area=belleville.area.id))
    await organiser.presses(words.organise_see_first())
    card = await the_card(world)
    await organiser.forges(SeeFirstCard(card=card.id))
    assert organiser.sees("Aux Folies")
    await organiser.presses(words.organise_first_publish())
    await organiser.forges(ShowJournal(area=belleville.area.id))
    assert organiser.sees(Text(key="organise-act-first_seen"))


async def test_a_card_that_was_let_out_may_be_reported_like_any_other(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour, ana: Neighbour
) -> None:
    await looks_first(organiser, belleville)
    await invites(bao)
    await organiser.presses(words.organise_first_publish())
    await reports(ana, belleville)
    assert organiser.sees(why(ReportReason.MONEY))


async def test_a_draft_that_was_handed_in_is_not_dropped_meanwhile(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    await looks_first(organiser, belleville)
    await drafts(bao)
    await world.passes(hours=47)
    await bao.presses(words.cafe_publish())
    await world.passes(hours=3)
    assert not belleville.cards
    await organiser.presses(words.organise_first_publish())
    assert belleville.shows("Aux Folies")


# --- wherever a card goes out

GOES_OUT = re.compile(r"await (?:publish_cafe|begin_search|(?:context|turn)\.publish_card)\(")
WAYS_OUT = {
    "handlers/aid/asking.py": "asks whether it waits",
    "handlers/aid/first_cards.py": "was let out",
    "handlers/aid/helping.py": "was asked before",
    "handlers/aid/reopening.py": "hung before",
    "handlers/aid/waves.py": "is searched for already",
    "handlers/broadcast/publishing.py": "is the organisers' own",
    "handlers/cafe/again.py": "hung before, with the same words",
    "handlers/cafe/editions.py": "is the organisers' own",
    "handlers/cafe/feature.py": "what all of them call",
    "handlers/cafe/first_cards.py": "was let out",
    "handlers/cafe/hosting.py": "asks whether it waits",
    "handlers/cafe/jobs.py": "hangs already, once more",
    "handlers/cafe/occurrences.py": "hung before, with the same words",
    "handlers/heat/announcements/cards.py": "is Palier's own",
}


def test_every_way_onto_a_wall_is_known() -> None:
    """A new one has to be thought about."""
    root = Path(__file__).parents[2]
    found = {
        str(path.relative_to(root))
        for path in (root / "handlers").rglob("*.py")
        if GOES_OUT.search(path.read_text("utf-8"))
    }
    assert found == set(WAYS_OUT)


async def test_the_newest_request_is_still_a_draft_while_it_waits(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    await looks_first(organiser, belleville)
    await asks(bao)
    assert (await request(world)).state == "draft"


async def test_a_meeting_at_home_is_not_handed_to_a_home_that_nobody_has_seen(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour, chloe: Neighbour
) -> None:
    await invites_home(bao)
    await looks_first(organiser, belleville)
    (cafe,) = await rows(world, Cafe)
    async with world.database.transaction() as store:
        loaded, *_ = await store.cafes.cafe_with_people(cafe.id)
        loaded.heir_id = chloe.member_id
    await chloe.forges(TakeCafeOver(cafe=cafe.id, yes=True))
    assert chloe.sees(words.organise_first_no_home())
    assert belleville.shows("Bao")
