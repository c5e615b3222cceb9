"""What was announced is changed and taken back everywhere, read or not."""

from __future__ import annotations

from datetime import datetime

import pytest

from messages import words
from messages.broadcast.actions import AmendBroadcastForm
from storage.area import MemberRole
from storage.confidences import ConfidentialMessage
from storage.outbox import OutboxMessage
from tests.broadcast import announces, said
from tests.organise import rows
from tests.worlds import Neighbour, Wall, World
from tests.worlds.world import PARIS

NIGHT, MORNING = datetime(2026, 6, 30, 23, tzinfo=PARIS), datetime(2026, 7, 1, 9, tzinfo=PARIS)
LATER = "La coupure est reportée à jeudi."


async def changes(who: Neighbour, text: str = LATER) -> None:
    await who.presses(words.broadcast_amend())
    await who.fills(AmendBroadcastForm, text=text)
    await who.presses(words.broadcast_change())


async def takes_back(who: Neighbour) -> None:
    await who.presses(words.broadcast_withdraw())
    await who.presses(words.broadcast_withdraw_yes())


@pytest.mark.every_world
async def test_a_change_is_made_where_it_was_read(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    await announces(organiser)
    hung = len(belleville.screen)
    await changes(organiser)
    assert organiser.sees(words.broadcast_changed())
    assert belleville.shows(said(LATER))
    assert len(belleville.screen) == hung
    assert ana.told(said(LATER)) == 1
    assert ana.told(said()) == 0
    await changes(organiser, "Elle n’aura pas lieu.")
    assert ana.told(said("Elle n’aura pas lieu.")) == 1
    assert ana.told(said(LATER)) == 0


@pytest.mark.every_world
async def test_taken_back_it_says_so_where_it_was_read(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    await announces(organiser)
    await takes_back(organiser)
    assert organiser.sees(words.broadcast_withdrawn_done())
    assert belleville.shows(words.broadcast_withdrawn())
    assert ana.told(said()) == 0
    assert ana.told(words.broadcast_withdrawn()) == 1


async def test_who_sleeps_reads_what_it_became(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    await world.comes(NIGHT)
    await announces(organiser)
    await changes(organiser)
    assert ana.told(said(LATER)) == 0
    await world.comes(MORNING)
    assert ana.told(said(LATER)) == 1
    assert ana.told(said()) == 0


async def test_who_sleeps_does_not_read_what_was_taken_back(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    await world.comes(NIGHT)
    await announces(organiser)
    await takes_back(organiser)
    await world.comes(MORNING)
    assert ana.told(said()) == 0
    assert ana.told(words.broadcast_withdrawn()) == 0


async def test_who_deleted_it_reads_a_change_anew(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    await announces(organiser)
    ana.deletes(said())
    await changes(organiser)
    assert ana.told(said(LATER)) == 1


async def test_changed_then_taken_back_nothing_brings_it_back(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await announces(organiser)
    await world.comes(NIGHT)
    await changes(organiser)
    await takes_back(organiser)
    await world.comes(MORNING)
    for who in (ana, bao):
        assert who.told(said()) == who.told(said(LATER)) == 0
        assert who.told(words.broadcast_withdrawn()) == 1


async def test_another_organiser_may_change_it_and_answers_for_it_then(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    other = await world.joins("Gil", "fr", belleville.area, role=MemberRole.ORGANISER)
    await announces(organiser)
    await other.says("/annonce")
    label = next(each for each in other.buttons if each.startswith("Annonce"))
    await other.presses(label)
    await changes(other)
    assert belleville.shows(said(LATER))
    assert ana.told(said(LATER)) == 1


async def test_an_author_who_leaves_takes_nothing_of_it_along(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    other = await world.joins("Gil", "fr", belleville.area, role=MemberRole.ORGANISER)
    await announces(organiser)
    await organiser.says("/stop")
    await organiser.presses(words.account_erase())
    assert belleville.shows(said())
    assert ana.told(said()) == 1
    await other.says("/annonce")
    await other.presses(next(each for each in other.buttons if each.startswith("Annonce")))
    await takes_back(other)
    assert belleville.shows(words.broadcast_withdrawn())


async def test_a_reader_who_leaves_is_known_nowhere_and_reads_no_lie(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    await announces(organiser)
    await ana.says("/stop")
    await ana.presses(words.account_erase())
    assert ana.told(words.broadcast_withdrawn()) == 0
    assert not [each for each in await rows(world, ConfidentialMessage) if each.chat == ana.chat]
    await takes_back(organiser)
    assert ana.told(said()) == 1


async def test_after_a_month_nobody_knows_where_it_was_read(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    await announces(organiser)
    await world.passes(days=31)
    assert not await rows(world, ConfidentialMessage)
    assert ana.told(said()) == 1
    assert not [each for each in await rows(world, OutboxMessage) if not each.settled_at]
