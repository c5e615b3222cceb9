"""What was done for a neighbour is in the area's numbers, once and without anybody."""

from __future__ import annotations

from sqlalchemy import select

from messages import aid as screen
from messages import words
from messages.aid import AidKind
from storage.numbers import AreaNumber, CountedAs
from tests.aid import closes, erases, found, offers, request


async def counted(world) -> dict[CountedAs, int]:
    async with world.database.transaction() as store:
        rows = (await store.session.execute(select(AreaNumber))).scalars().all()
    return {each.measure: each.amount for each in rows if each.due_at is None}


async def test_a_request_that_was_met_counts_once_however_often_it_is_done(
    world, ana, bao, belleville
):
    await offers(bao, AidKind.ERRANDS)
    await found(ana, bao)
    await bao.forges(screen.MarkHelped(request=(await request(world)).id))
    once = await counted(world)
    assert once[CountedAs.MET] == 1
    assert sum(once.values()) == 2, "one request, and how long its first yes took"

    await ana.forges(screen.ReopenRequest(request=(await request(world)).id))
    await bao.forges(screen.SayReady(request=(await request(world)).id, soon="now"))
    await ana.presses(words.aid_choose(name="Bao"))
    await bao.forges(screen.MarkHelped(request=(await request(world)).id))
    assert await counted(world) == once


async def test_what_nobody_did_does_not_count(world, ana, bao, belleville):
    await offers(bao, AidKind.ERRANDS)
    await found(ana, bao)
    await closes(ana)
    assert await counted(world) == {}


async def test_a_number_outlives_both(world, ana, bao, belleville):
    await offers(bao, AidKind.ERRANDS)
    await found(ana, bao)
    await bao.forges(screen.MarkHelped(request=(await request(world)).id))
    once = await counted(world)
    await erases(ana)
    await erases(bao)
    assert await counted(world) == once
