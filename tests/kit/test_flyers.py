"""Who waits for a neighbourhood gets a flyer, and whoever reads it waits with them."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from messages import words
from messages.kit import PrintFlyer
from messages.organise.actions import DeclareForm
from storage.area import Area, WaitingEntry
from tests.kit.paper import codes_on, words_on
from tests.worlds import Neighbour, SlackWorld, World

FLYERS = "palier-tracts"


@pytest.mark.every_world
async def test_who_waits_gets_a_flyer_whose_link_leads_others_to_wait_too(world: World) -> None:
    lea = await world.arrives("Léa")
    await lea.says("94260")
    assert lea.sees(words.area_flyer())
    await lea.presses(words.area_flyer_get())
    assert lea.document == f"{FLYERS}.pdf"
    assert words_on(lea.files[f"{FLYERS}.pdf"]).count("Fresnes") >= 4
    if isinstance(world, SlackWorld):
        return
    starts = {start(each) for each in codes_on(lea.files[f"{FLYERS}.png"])}
    assert starts == {"v_94034"}
    noe = await world.arrives("Noé")
    await noe.says("/start v_94034")
    assert noe.sees(words.area_waiting(count=2, town="Fresnes"))


async def test_whoever_waits_finds_the_flyer_again(world: World) -> None:
    lea = await world.arrives("Léa")
    await lea.says("94260")
    await lea.says("/quartier")
    await lea.presses(words.area_flyer_for(town="Fresnes"))
    assert lea.document == f"{FLYERS}.pdf"


async def test_an_old_flyer_leads_to_what_has_opened_since(world: World) -> None:
    await world.declares("Les Œillets", town="94034", town_name="Fresnes")
    lea = await world.arrives("Léa")
    await lea.says("/start v_94034")
    assert lea.sees(words.area_is_it(area="Les Œillets", town="Fresnes"))


async def test_a_member_is_asked_what_a_flyer_s_town_means_to_them(
    world: World, bao: Neighbour
) -> None:
    await bao.says("/start v_94034")
    assert bao.sees(words.area_offer(place="Fresnes (94)"))
    async with world.database.transaction() as store:
        assert await store.areas.waiting_entry(bao.member_id) == []


@pytest.mark.every_world
async def test_when_the_area_opens_those_who_waited_get_its_flyer(
    world: World, admin: Neighbour
) -> None:
    waiting = await world.joins("Chloé", "fr")
    async with world.database.transaction() as store:
        store.session.add(
            WaitingEntry(
                member_id=waiting.member_id,
                town="94034",
                town_name="Fresnes",
                since=world.clock.now(),
            )
        )
    await admin.says("/orga")
    await admin.presses(words.organise_declare())
    await admin.fills(DeclareForm, name="Les Œillets", centre="94260 Fresnes")
    await admin.presses(words.organise_draft_open())
    async with world.database.transaction() as store:
        (opened,) = await store.areas.areas_in_towns({"94034"})
    await waiting.presses(words.area_flyer_get())
    assert waiting.document == f"{FLYERS}.pdf"
    assert "Les Œillets" in words_on(waiting.files[f"{FLYERS}.pdf"])
    if not isinstance(world, SlackWorld):
        starts = {start(each) for each in codes_on(waiting.files[f"{FLYERS}.png"])}
        assert starts == {f"q_{opened.code}"}


@pytest.mark.parametrize("forged", ["q_nothing", "v_00000", "org_x", "admin_abcd2345", ""])
async def test_a_flyer_carries_no_other_link(
    world: World, bao: Neighbour, area: Area, forged: str
) -> None:
    await bao.forges(PrintFlyer(start=forged))
    assert bao.sees(words.gone())


def start(url: str) -> str:
    """What a link begins a talk with, whichever platform made it."""
    parts = urlsplit(url)
    return parse_qs(parts.query).get("start", [parts.path.strip("/")])[0]
