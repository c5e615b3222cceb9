"""Every time that Palier promises to keep something is lived by the clock, among its people."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from messages import words
from messages.catalog import plain_words
from messages.heat.levels.level import HeatLevel
from messages.organise.actions import SetAdmission
from storage.aid import HelpRequest
from storage.area import Area
from storage.cafe import Cafe, CafeAnswer
from storage.heat.announcements.tables import PrivateNickname
from storage.heat.captains import StairwellCaptain
from storage.heat.checkins.tables import Buddy, BuddyOffer, CheckIn, CheckInEnrolment
from storage.organise import JournalEntry
from storage.outbox import OutboxMessage
from storage.people import Account, Member
from storage.retention import Table
from tests.aid import asks, closes
from tests.cafe import GuestForm, invites, invites_home
from tests.heat.watch import at, enrols, jumps, pairs, turns
from tests.organise import rows
from tests.worlds import Neighbour, World
from tests.worlds import Wall as Group

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@dataclass(frozen=True)
class Street:
    """Who lives through it."""

    world: World
    wall: Group
    ana: Neighbour
    bao: Neighbour
    chloe: Neighbour
    organiser: Neighbour

    @property
    def area(self) -> Area:
        return self.wall.area

    async def count(self, *tables: type[Table]) -> Held:
        return {str(each.__tablename__): len(await rows(self.world, each)) for each in tables}


Held = dict[str, int]
"""How much of what is still there, by name."""

Counts = Callable[[Street], Awaitable[Held]]
Lives = Callable[[Street], Awaitable[tuple[datetime, Counts]]]


@dataclass(frozen=True)
class LivedPromise:
    """What is promised, the story, and how long from its moment what it counts is there."""

    said: str
    lives: Lives
    keeps: timedelta


async def aid_request(street: Street) -> tuple[datetime, Counts]:
    await asks(street.bao, note="La clé est chez Mme R.")
    await closes(street.bao)
    (closed,) = await rows(street.world, HelpRequest)
    assert closed.note is None, "what was confided goes at once"
    return closed.closed_at, lambda there: there.count(HelpRequest)


async def cafe(street: Street) -> tuple[datetime, Counts]:
    await invites(street.ana)
    (held,) = await rows(street.world, Cafe)
    return held.starts_at, lambda there: there.count(Cafe)


async def cafe_names(street: Street) -> tuple[datetime, Counts]:
    """Who invited and who came are known for a week, so that the host can be asked."""
    await invites(street.ana)
    await street.bao.presses(words.cafe_join(), on=street.wall)
    (held,) = await rows(street.world, Cafe)

    async def named(there: Street) -> Held:
        hosts = [each.host_id for each in await rows(there.world, Cafe) if each.host_id]
        return {"hosts": len(hosts)} | await there.count(CafeAnswer)

    return held.starts_at, named


async def cafe_address(street: Street) -> tuple[datetime, Counts]:
    await invites_home(street.ana)
    await street.bao.presses(words.cafe_plus_one(), on=street.wall)
    await street.bao.fills(GuestForm, name="Odile")
    (held,) = await rows(street.world, Cafe)

    async def confided(there: Street) -> Held:
        addresses = [each.address for each in await rows(there.world, Cafe) if each.address]
        guests = [each.guest for each in await rows(there.world, CafeAnswer) if each.guest]
        return {"addresses": len(addresses), "guests": len(guests)}

    return held.starts_at, confided


async def check(street: Street) -> tuple[datetime, Counts]:
    await enrols(street.bao)
    await turns(street.world, street.area, HeatLevel.ORANGE, lasts=30)
    await jumps(street.world, at(street.area, 10))
    (asked, *_) = await rows(street.world, CheckIn)
    return asked.asked_at, lambda there: there.count(CheckIn)


async def heat_lists(street: Street) -> tuple[datetime, Counts]:
    await enrols(street.bao, contact="Lise, 06 39 98 01 02")
    await pairs(street.bao, street.chloe)
    async with street.world.database.transaction() as store:
        now = street.world.clock.now()
        await store.checkins.set_buddy_offer(street.ana.member_id, now, on=True)
        ana = street.ana.member_id
        store.session.add(PrivateNickname(member_id=ana, name="Mme R.", since=now))
        store.session.add(
            StairwellCaptain(member_id=ana, area_id=street.area.id, label="12, B", since=now)
        )
    lists = (CheckInEnrolment, Buddy, BuddyOffer, PrivateNickname, StairwellCaptain)
    return at(street.area, 0).replace(month=10, day=15), lambda there: there.count(*lists)


async def journal(street: Street) -> tuple[datetime, Counts]:
    await street.organiser.forges(SetAdmission(area=street.area.id, by_organisers=True))
    (written,) = await rows(street.world, JournalEntry)
    return written.at, lambda there: there.count(JournalEntry)


async def letter(street: Street) -> tuple[datetime, Counts]:
    """Bao reads of it in private: nobody saw him on the wall."""
    await invites(street.ana)
    sent = [each for each in await rows(street.world, OutboxMessage) if each.member_id]
    (told,) = [each for each in sent if each.member_id == street.bao.member_id]
    assert told.settled_at
    assert told.body is None, "its words went when it was sent"

    async def held(there: Street) -> Held:
        left = [each for each in await rows(there.world, OutboxMessage) if each.id == told.id]
        return {"letters": len(left)}

    return told.settled_at, held


async def account(street: Street) -> tuple[datetime, Counts]:
    async def known(there: Street) -> Held:
        bao = there.bao.member_id
        kept = [each for each in await rows(there.world, Member) if each.id == bao]
        mine = [each for each in await rows(there.world, Account) if each.member_id == bao]
        return {"members": len(kept), "accounts": len(mine)}

    return street.world.clock.now(), known


PROMISES = {
    "request": LivedPromise("aid requests 30 days after closing", aid_request, 30 * DAY),
    "cafe": LivedPromise("cafés 12 months", cafe, 365 * DAY),
    "names": LivedPromise("cafés without names", cafe_names, 7 * DAY),
    "address": LivedPromise("an address given for one purpose goes with it", cafe_address, DAY),
    "check": LivedPromise("checks 7 days", check, 7 * DAY),
    "heat": LivedPromise("heat lists erased 15 October", heat_lists, timedelta()),
    "journal": LivedPromise("journal 12 months", journal, 365 * DAY),
    "letter": LivedPromise("settled letters 7 days", letter, 7 * DAY),
    "account": LivedPromise("idle accounts 18 months after one warning", account, 548 * DAY),
}
"""Each time that is promised for what neighbours leave behind."""


@pytest.fixture
def street(
    world: World, belleville: Group, ana: Neighbour, bao: Neighbour, chloe: Neighbour,
    organiser: Neighbour,
) -> Street:  # fmt: skip
    return Street(world, belleville, ana, bao, chloe, organiser)


@pytest.mark.parametrize("promise", PROMISES.values(), ids=PROMISES.keys())
async def test_each_time_is_kept_to_the_day(street: Street, promise: LivedPromise) -> None:
    since, counts = await promise.lives(street)
    before = await counts(street)
    assert all(before.values()), f"not there at all: {promise.said}"
    end = since + promise.keeps
    if end - DAY - HOUR > street.world.clock.now():
        await street.world.comes(end - DAY - HOUR)
        assert await counts(street) == before, f"too early: {promise.said}"
    await street.world.comes(end + DAY + HOUR)
    assert not any((await counts(street)).values()), f"too late: {promise.said}"


async def test_whoever_is_silent_is_warned_once_and_may_stay(street: Street) -> None:
    """One press, and the time begins anew."""
    stay = plain_words(words.account_stay(), street.bao.reader)
    await street.world.passes(days=530)
    for who in (street.bao, street.chloe):
        told = [shown for shown in who.screen if shown.buttons == (stay,)]
        assert len(told) == 1, "warned once"
    await street.bao.presses(words.account_stay())
    await street.world.passes(days=60)
    held = {each.id for each in await rows(street.world, Member)}
    assert street.bao.member_id in held
    assert street.chloe.member_id not in held
