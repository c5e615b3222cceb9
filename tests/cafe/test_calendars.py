"""One's cafés as a calendar to subscribe to: what stands there, who reads it, how it ends."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from icalendar import Calendar
from sqlmodel import select

from bot.calendar_page import add_calendar_page
from messages import cafe as screen
from messages import words
from messages.public_address import PublicAddress
from storage.cafe import Cafe, CafeCalendar
from tests.cafe import SATURDAY, at, invites, invites_home

OURS = "https://palier.example"
ADDRESS = re.compile(rf"{OURS}(/calendar/\S+\.ics)")


@pytest.fixture
async def site(world):
    world.public_address = PublicAddress(url=OURS)
    await world.restarts()
    pages = web.Application()
    add_calendar_page(pages, world.database, world.clock)
    async with TestClient(TestServer(pages)) as client:
        yield client


async def subscribes(who):
    """Take an address; the path in it."""
    await who.says("/cafes")
    await who.presses(words.cafe_feed())
    await who.presses(words.cafe_feed_on())
    return path_shown(who)


def path_shown(who):
    return ADDRESS.findall(everything(who))[-1]


def everything(who):
    """All they can read in private now."""
    return "\n".join(shown.words for shown in who.screen)


async def read(site, path):
    """What a programme would show: place, status, sequence of each event."""
    answer = await site.get(path)
    assert answer.status == 200
    calendar = Calendar.from_ical(await answer.text())
    return [(str(e["location"]), str(e["status"]), int(e["sequence"])) for e in calendar.events]


@pytest.mark.every_world
async def test_a_calendar_follows_what_one_hosts_and_comes_to(ana, bao, belleville, site):
    await invites(ana)
    path = await subscribes(bao)
    assert await read(site, path) == []

    await bao.presses(words.cafe_maybe(), on=belleville)
    assert await read(site, path) == [("Aux Folies", "TENTATIVE", 0)]
    await bao.presses(words.cafe_join(), on=belleville)
    assert await read(site, path) == [("Aux Folies", "CONFIRMED", 0)]
    assert await read(site, await subscribes(ana)) == [("Aux Folies", "CONFIRMED", 0)]

    await bao.presses(words.cafe_decline(), on=belleville)
    assert await read(site, path) == []


async def test_what_changes_and_is_called_off_changes_there(ana, bao, belleville, site):
    await invites(ana)
    await bao.presses(words.cafe_join(), on=belleville)
    path = await subscribes(bao)

    await ana.says("/cafes")
    await ana.presses("Saturday 4 July at 3 pm · Aux Folies")
    await ana.presses(words.cafe_amend())
    await ana.fills(screen.ChangeCafeForm, place="Le Relais", hour="16:00")
    assert await read(site, path) == [("Le Relais", "CONFIRMED", 1)]

    await ana.says("/cafes")
    await ana.presses("Saturday 4 July at 4 pm · Le Relais")
    await ana.presses(words.cafe_call_off())
    await ana.presses(words.cafe_call_off_yes())
    assert await read(site, path) == [("Le Relais", "CANCELLED", 2)]


async def test_no_home_is_found_by_a_calendar(world, ana, bao, belleville, site):
    await invites_home(ana, address="12 rue Rébeval")
    await bao.presses(words.cafe_join(), on=belleville)
    paths = [await subscribes(bao), await subscribes(ana)]

    await world.comes(at(SATURDAY, 10))

    for path in paths:
        text = await (await site.get(path)).text()
        assert "angle" in text
        assert "12 rue" not in text


async def test_a_new_address_closes_the_former_and_none_is_said_twice(bao, site):
    former = await subscribes(bao)
    await bao.says("/cafes")
    await bao.presses(words.cafe_feed())
    assert everything(bao).count(former) == 1
    assert bao.offered(words.cafe_feed_new())

    await bao.presses(words.cafe_feed_new())
    assert (await site.get(former)).status == 404
    assert await read(site, path_shown(bao)) == []


async def test_it_ends_by_one_tap_and_with_its_member(world, ana, bao, site):
    paths = [await subscribes(bao), await subscribes(ana)]
    await bao.presses(words.cafe_feed_off())
    assert bao.sees(words.cafe_feed_ended())
    assert (await site.get(paths[0])).status == 404

    await ana.says("/stop")
    await ana.presses(words.account_erase())
    assert (await site.get(paths[1])).status == 404


async def test_no_copy_of_the_database_opens_a_calendar(world, bao, site):
    path = await subscribes(bao)
    async with world.database.transaction() as store:
        [row] = (await store.session.execute(select(CafeCalendar))).scalars().all()
    assert row.secret_print not in path
    assert (await site.get(f"/calendar/{row.secret_print}.ics")).status == 404


async def test_what_is_past_stays_as_long_as_it_is_known_who_met(world, ana, belleville, site):
    await invites(ana)
    path = await subscribes(ana)
    await world.comes(at(SATURDAY, 18) + timedelta(days=6))
    assert len(await read(site, path)) == 1
    await world.passes(days=2)
    assert await read(site, path) == []


async def test_programmes_are_told_how_to_follow(bao, site):
    answer = await site.get(await subscribes(bao))
    text = await answer.text()
    assert answer.content_type == "text/calendar"
    assert answer.headers["Cache-Control"] == "no-store"
    for line in (
        "METHOD:PUBLISH",
        "NAME:Mes cafés entre voisins",
        "X-WR-CALNAME:Mes cafés entre voisins",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    ):
        assert line in text.splitlines()


async def test_where_the_database_is_away_programmes_come_back(world, bao, site, monkeypatch):
    path = await subscribes(bao)

    def away(*_, **__):
        raise OSError("gone")

    with monkeypatch.context() as patch:
        patch.setattr(world.database, "transaction", away)
        answer = await site.get(path)
    assert answer.status == 503
    assert answer.headers["Retry-After"]
    assert await read(site, path) == []


async def test_without_a_public_address_none_is_offered(bao, belleville):
    await bao.says("/cafes")
    assert not bao.offered(words.cafe_feed())
    await bao.forges(screen.RenewCalendar())
    assert bao.sees(words.cafe_feed_no_address())


async def test_no_address_is_given_on_a_wall(bao, belleville, site):
    await bao.forges(screen.RenewCalendar(), on=belleville)
    assert bao.sees(words.cafe_feed_in_private())
    assert not any(ADDRESS.findall(shown.words) for shown in belleville.screen)


async def test_the_file_of_a_cancelled_café_takes_it_off(ana, belleville):
    await invites(ana)
    await ana.says("/cafes")
    await ana.presses("Saturday 4 July at 3 pm · Aux Folies")
    await ana.presses(words.cafe_calendar())
    assert b"METHOD:PUBLISH" in ana.files[ana.document]
    await ana.says("/cafes")
    await ana.presses("Saturday 4 July at 3 pm · Aux Folies")
    await ana.presses(words.cafe_call_off())
    async with belleville.world.database.transaction() as store:
        [cafe] = (await store.session.execute(select(Cafe))).scalars().all()
    await ana.presses(words.cafe_call_off_yes())
    await ana.forges(screen.GetCalendar(cafe=cafe.id))
    file = ana.files[ana.document]
    assert b"METHOD:CANCEL" in file
    assert b"STATUS:CANCELLED" in file
