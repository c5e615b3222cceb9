"""An organiser announces something: previewed, published once a day, read once by everybody."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from bot.platform import RefusalMeaning
from messages import words
from messages.area import SetTopic
from messages.broadcast.actions import (
    BroadcastForm,
    BroadcastKind,
    SendBroadcast,
    ShowBroadcasts,
)
from messages.model import Text, Topic
from messages.organise.actions import ShowArea, ShowJournal
from storage.area import Area, MemberRole
from storage.broadcast import BroadcastArea
from storage.organise import JournalEntry
from storage.people import Account
from tests.broadcast import CUT, announces, drafts, reads_wall, said, the_one
from tests.organise import brought, happens, reports, rows
from tests.worlds import Neighbour, Wall, World
from tests.worlds.world import PARIS


@pytest.mark.every_world
async def test_what_is_previewed_is_what_hangs_and_who_is_on_no_wall_reads_it_in_private(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await reads_wall(belleville, bao)
    await drafts(organiser)
    head = words.broadcast_head(area="Belleville")
    assert organiser.sees(words.broadcast_preview())
    assert organiser.sees(head)
    assert organiser.sees(said())
    assert organiser.sees(words.broadcast_readers_few())
    assert organiser.sees("Les voisins de Belleville")
    assert not belleville.shows(said())

    await organiser.presses(words.broadcast_send())
    assert belleville.shows(head)
    assert belleville.shows(said())
    assert organiser.sees(words.broadcast_sent())
    assert organiser.name not in belleville.screen[-1].words
    assert ana.told(said()) == 1
    assert ana.sees(words.broadcast_why(area="Belleville"))
    assert ana.offered(words.area_topic_stop(topic=words.area_topic_broadcast()))
    assert bao.told(said()) == 0


@pytest.mark.every_world
async def test_the_switch_under_it_ends_such_messages(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    await announces(organiser)
    await ana.presses(words.area_topic_stop(topic=words.area_topic_broadcast()))
    topic = words.area_topic_broadcast()
    assert ana.sees(words.area_topic_is_off(topic=topic, area="Belleville"))
    await world.passes(days=1)
    await announces(organiser, "Marché de Noël samedi.")
    assert ana.told(said("Marché de Noël samedi.")) == 0


async def test_words_after_the_command_are_not_lost(
    world: World, belleville: Wall, organiser: Neighbour
) -> None:
    await organiser.says(f"/annonce {CUT}")
    await organiser.fills(BroadcastForm)
    assert organiser.sees(said())


async def test_it_is_asked_for_in_plain_words(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    await organiser.says("je voudrais faire une annonce")
    assert organiser.asked(BroadcastForm)
    await ana.says("I would like to make an announcement")
    assert ana.sees(words.organise_only())


async def test_the_panel_leads_there(
    world: World, area: Area, belleville: Wall, organiser: Neighbour
) -> None:
    await organiser.forges(ShowArea(area=area.id))
    await organiser.presses(words.broadcast_open())
    await organiser.fills(BroadcastForm, text=CUT)
    await organiser.presses(words.broadcast_send())
    assert belleville.shows(said())
    await organiser.forges(ShowArea(area=area.id))
    await organiser.presses(words.broadcast_open())
    assert organiser.sees(words.broadcast_list())


async def test_who_does_not_organise_announces_nothing(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    await ana.says("/announce")
    assert ana.sees(words.organise_only())
    await ana.forges(ShowBroadcasts(area=area.id))
    assert ana.sees(words.organise_not_yours())
    await drafts(organiser)
    row = await the_one(world)
    await ana.forges(SendBroadcast(broadcast=row.id, edition=row.edition))
    assert not belleville.shows(said())


async def test_a_draft_of_who_does_not_organise_any_more_goes_nowhere(
    world: World, belleville: Wall, organiser: Neighbour
) -> None:
    await drafts(organiser)
    async with world.database.transaction() as store:
        held = await store.areas.membership(organiser.member_id, belleville.area.id)
        assert held
        held.role = MemberRole.MEMBER
    await organiser.presses(words.broadcast_send())
    assert organiser.sees(words.organise_not_yours())
    assert not belleville.screen


async def test_an_area_has_one_a_day_and_a_danger_may_always_leave(
    world: World, belleville: Wall, organiser: Neighbour
) -> None:
    await announces(organiser)
    await drafts(organiser, "Brocante dimanche.")
    await organiser.presses(words.broadcast_send())
    assert organiser.sees(words.broadcast_today_already(area="Belleville"))
    assert belleville.shows(said())
    await announces(organiser, "Ne fumez pas.", BroadcastKind.GAS)
    assert belleville.shows(said("Ne fumez pas."))
    await world.comes(datetime(2026, 7, 1, 9, tzinfo=PARIS))
    await announces(organiser, "Brocante dimanche.")
    assert belleville.shows(said("Brocante dimanche."))


async def test_taken_back_it_was_still_the_one_of_the_day(
    world: World, belleville: Wall, organiser: Neighbour
) -> None:
    await announces(organiser)
    await organiser.presses(words.broadcast_withdraw())
    await organiser.presses(words.broadcast_withdraw_yes())
    await drafts(organiser, "Brocante dimanche.")
    await organiser.presses(words.broadcast_send())
    assert organiser.sees(words.broadcast_today_already(area="Belleville"))


async def test_news_waits_for_the_morning_and_a_danger_does_not(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    await world.comes(datetime(2026, 6, 30, 23, tzinfo=PARIS))
    await announces(organiser)
    assert belleville.shows(said())
    assert ana.told(said()) == 0
    await announces(organiser, "N’entrez pas.", BroadcastKind.FIRE)
    danger = words.broadcast_head_danger(what=words.broadcast_what_fire(), area="Belleville")
    assert ana.sees(danger)
    assert ana.sees(said("N’entrez pas."))
    assert ana.sees(words.danger_call())
    await world.comes(datetime(2026, 7, 1, 9, tzinfo=PARIS))
    assert ana.told(said()) == 1
    assert ana.told(said("N’entrez pas.")) == 1


async def test_a_danger_is_told_to_the_team_who_may_take_it_back_and_stands_in_the_journal(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    other = await world.joins("Gil", "fr", area, role=MemberRole.ORGANISER)
    await announces(organiser, "N’entrez pas.", BroadcastKind.FIRE)
    assert other.told(words.broadcast_warned(name="Farida")) == 1
    await other.presses(words.broadcast_withdraw())
    await other.presses(words.broadcast_withdraw_yes())
    assert belleville.shows(words.broadcast_withdrawn())
    assert ana.told(words.broadcast_withdrawn()) == 1
    assert ana.told(said("N’entrez pas.")) == 0
    await other.forges(ShowJournal(area=area.id))
    for act in ("broadcast_danger", "broadcast_withdrawn"):
        assert other.sees(Text(key=f"organise-act-{act}"))


async def test_an_organiser_alone_warns_the_admins_too(
    world: World, belleville: Wall, organiser: Neighbour, admin: Neighbour
) -> None:
    await announces(organiser, "N’entrez pas.", BroadcastKind.FIRE)
    assert admin.told(words.broadcast_warned(name="Farida")) == 1


async def test_the_journal_says_who_and_what_and_no_word_of_it(
    world: World, belleville: Wall, organiser: Neighbour
) -> None:
    await announces(organiser)
    entries = [each for each in await rows(world, JournalEntry) if "broadcast" in each.act]
    assert [(each.act, each.why, each.member_id) for each in entries] == [
        ("broadcast", "news", organiser.member_id)
    ]
    assert not any("eau" in f"{each.on} {each.why}" for each in entries)


async def test_who_is_on_pause_or_next_door_does_not_read_it(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    beside = await world.declares("Ménilmontant", lat=48.8668, lon=2.3867)
    chloe = await world.joins("Chloé", "fr", beside)
    async with world.database.transaction() as store:
        held = await store.areas.membership(chloe.member_id, beside.id)
        assert held
        held.neighbours = True
        resting = await store.people.get_member(ana.member_id)
        resting.paused_until = world.clock.now() + timedelta(days=3)
    await announces(organiser)
    assert ana.told(said()) == 0
    assert chloe.told(said()) == 0


async def test_one_person_on_two_accounts_or_in_two_areas_reads_it_once(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    async with world.database.transaction() as store:
        store.session.add(
            Account(
                member_id=ana.member_id, platform=world.platform, user="second",
                chat="talk-second", preferred=False,
            )
        )  # fmt: skip
    await announces(organiser)
    assert ana.told(said()) == 1
    assert not world.screen("talk-second")


async def test_where_the_first_account_is_blocked_the_other_reads_it(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    async with world.database.transaction() as store:
        store.session.add(
            Account(
                member_id=ana.member_id, platform=world.platform, user="second",
                chat="talk-second", preferred=False,
            )
        )  # fmt: skip
    await ana.blocks()
    await announces(organiser)
    assert len(world.screen("talk-second")) == 1


async def test_how_many_read_it_is_a_number_unless_it_is_small(
    world: World, area: Area, belleville: Wall, organiser: Neighbour
) -> None:
    for n in range(5):
        await world.joins(f"V{n}", "fr", area)
    await drafts(organiser)
    assert organiser.sees(words.broadcast_readers(count=5))
    off = world.neighbours[-1]
    await off.forges(SetTopic(area=area.id, topic=Topic.BROADCAST, on=False))
    await drafts(organiser, "Autre chose.")
    assert organiser.sees(words.broadcast_readers_few())


async def test_three_reports_hide_it_and_who_is_still_to_read_it_waits_for_organisers(
    world: World, belleville: Wall, organiser: Neighbour,
    ana: Neighbour, bao: Neighbour, chloe: Neighbour,
) -> None:  # fmt: skip
    await announces(organiser)
    hung = belleville.screen[-1].name
    for who in (ana, bao):
        await reports(who, belleville, hung)
    assert belleville.shows(said())
    await reports(chloe, belleville, hung)
    assert belleville.shows(words.organise_card_covered())
    async with world.database.transaction() as store:
        place = (await store.session.execute(select(BroadcastArea))).scalars().one()
        place.told_up_to = 0  # a large area, of which some were told
    driss = await world.joins("Driss", "fr", belleville.area)
    await world.passes(minutes=20)
    assert driss.told(said()) == 0
    await organiser.presses(words.organise_judge_leave())
    await world.passes(minutes=20)
    assert belleville.shows(said())
    assert driss.told(said()) == 1
    assert ana.told(said()) == 1


async def test_an_exercise_does_not_leave_the_organisers(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    other = await world.joins("Gil", "fr", area, role=MemberRole.ORGANISER)
    await drafts(organiser)
    await organiser.presses(words.broadcast_try())
    for who in (organiser, other):
        assert who.told(words.nudge_drill_mark()) == 2
    assert not belleville.screen
    assert ana.told(said()) == 0


async def test_a_wall_that_joins_soon_after_shows_it_and_later_ones_do_not(
    world: World, area: Area, belleville: Wall, organiser: Neighbour
) -> None:
    await announces(organiser)
    await world.passes(days=4)
    async with world.database.transaction() as store:
        assert not await store.outbox.live_cards_in([area.id], 5)


async def test_after_a_month_it_is_over_and_its_words_are_gone(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    await announces(organiser)
    await world.passes(days=31)
    assert belleville.shows(words.broadcast_over())
    assert ana.told(said()) == 1
    assert (await the_one(world)).text == ""
    await world.passes(days=3)


async def test_a_draft_goes_after_a_week(
    world: World, belleville: Wall, organiser: Neighbour
) -> None:
    await drafts(organiser)
    await world.passes(days=8)
    await organiser.presses(words.broadcast_send())
    assert organiser.sees(words.gone())
    assert not belleville.screen


@pytest.mark.provokes_errors
async def test_what_hangs_on_no_wall_is_told_to_who_would_have_read_it_there(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await reads_wall(belleville, bao)
    world.refuses(belleville.chat, RefusalMeaning.RIGHT)
    await announces(organiser)
    await world.passes(minutes=30)
    assert bao.told(said()) == 1
    assert ana.told(said()) == 1


async def test_a_wall_that_is_lost_after_it_showed_it_brings_it_to_nobody_again(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await reads_wall(belleville, bao)
    await announces(organiser)
    await happens(world, organiser, brought(belleville.chat, may_post=False), belleville.chat)
    await world.passes(minutes=30)
    assert bao.told(said()) == 0
    assert ana.told(said()) == 1
