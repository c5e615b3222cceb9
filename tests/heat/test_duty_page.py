"""A mail's link: the town says by a button that it takes somebody over, once."""

from __future__ import annotations

import re

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.mail.page import add_duty_page
from messages import words
from messages.heat.checkins.actions import CheckAnswer, TakenVia, TakeoverAct
from messages.model import Text
from storage.area import MemberRole
from tests.heat.test_duty import (
    acts,
    at,
    bao_agrees,
    checks,
    climbs,
    has_mails,
    jumps,
    on_duty,
    server,
)

__all__ = ["bao_agrees", "on_duty", "server"]

TAKES = {"takes": "1"}
ASKS = "votre service se charge-t-il de cette personne"
LINK = re.compile(r"https://palier\.example(/duty/\S+)")


@pytest.fixture
async def page(world, bao_agrees, server):
    await has_mails(world, server, "https://palier.example")
    site = web.Application()
    add_duty_page(site, world.database, world.dispatcher)
    async with TestClient(TestServer(site)) as client:
        yield client


def link_in(mail):
    [path] = LINK.findall(mail.text)
    return path


async def test_the_town_takes_over_by_the_link_of_its_mail(
    world, area, page, bao_agrees, chloe, organiser, server
):
    gus = await world.joins("Gus", "fr", area, role=MemberRole.ORGANISER)
    await climbs(world, area)
    path = link_in(server.mails[0])
    for _ in range(2):
        assert ASKS in await (await page.get(path)).text()
    assert (await checks(world))[0].taken_at is None, "looking changes nothing"
    answer = await page.post(path, data=TAKES)
    assert "C’est noté" in await answer.text()
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    await world.settle()
    [check] = await checks(world)
    assert (check.going_id, check.taken_via) == (None, TakenVia.TOWN)
    for who in (chloe, organiser, gus):
        assert who.told(words.duty_town_taken(name="Bao")) == 1
    assert bao_agrees.sees(words.duty_town_comes())
    assert "C’est noté" in await (await page.get(path)).text()

    await page.post(path, data=TAKES)
    await jumps(world, at(area, 17, 30))
    await jumps(world, at(area, 21, 30))
    await jumps(world, at(area, 8, 30, days=2))
    assert len(server.mails) == 1, "it knows"
    for who in (organiser, gus):
        assert who.sees(words.watch_how_ended())
    await organiser.presses(Text(key="nudge-outcome-fine"))
    assert gus.told(words.watch_clear_fine(name="Bao")) == 1
    assert await acts(world) == [
        (TakeoverAct.TAKEN_BY_TOWN, None),
        (TakeoverAct.ENDED, organiser.member_id),
    ]
    await jumps(world, at(area, 8, 32, days=2))
    assert "terminé" in server.mails[-1].text
    assert "terminé" in await (await page.get(path)).text()


async def test_what_is_over_is_not_taken_over(world, area, page, bao_agrees, server):
    await climbs(world, area)
    await bao_agrees.presses(Text(key=f"watch-say-{CheckAnswer.FINE}"))
    path = link_in(server.mails[0])
    assert "terminé" in await (await page.post(path, data=TAKES)).text()
    assert await acts(world) == []


async def test_an_organiser_was_first(world, area, page, bao_agrees, organiser, server):
    await climbs(world, area)
    await organiser.presses(words.watch_take())
    await page.post(link_in(server.mails[0]), data=TAKES)
    [check] = await checks(world)
    assert (check.going_id, check.taken_via) == (organiser.member_id, TakenVia.ORGANISERS)


@pytest.mark.parametrize("code", ["a" * 26, "x", "..%2f", "<script>", "é" * 26])
async def test_whoever_guesses_learns_nothing(world, area, page, code):
    answer = await page.post(f"/duty/{code}", data=TAKES)
    assert answer.status in (200, 404)
    assert "Bao" not in await answer.text()
    assert await acts(world) == []


async def test_what_is_no_form_is_refused_and_takes_nothing(
    world, area, page, bao_agrees, organiser, server
):
    await climbs(world, area)
    path = link_in(server.mails[0])
    broken = {"Content-Type": "multipart/form-data"}
    assert (await page.post(path, data=b"nothing of the kind", headers=broken)).status == 400
    assert (await checks(world))[0].taken_at is None
