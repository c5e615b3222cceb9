"""Organisers: the first admin, areas declared, walls brought, the door, the team."""

from __future__ import annotations

import itertools
import json
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from bot.platform import Address
from handlers.kernel import Context, Event, Incoming, Refused, Scene, Sender, WallMoved, WallSeen
from handlers.organise.outline import POINTS, outline
from messages import words
from messages.catalog import plain
from messages.form import Where
from messages.model import Action, Text, When
from messages.organise.asked import (
    EVERYWHERE,
    Begin,
    Bind,
    Change,
    Decide,
    Declare,
    Demand,
    Door,
    DraftLanguage,
    Drop,
    DropOutline,
    Edit,
    Grant,
    Invitation,
    Journal,
    LookAt,
    Offer,
    Open,
    Panel,
    Redraft,
    SeeWall,
    Team,
    WallLanguage,
    Walls,
)
from storage.area import Area, JoinRequest, Membership, Role, Waiting, Wall
from storage.organise import Draft, OneTimeCode
from storage.outbox import Errand, Letter
from storage.people import Member
from tests.worlds import Neighbour, NeutralWorld, World
from tests.worlds import Wall as Group
from tests.worlds.neutral import Drawer
from tests.worlds.neutral import Walls as Platform

BELLEVILLE = (48.8715, 2.3857)
numbers = itertools.count()


async def happens(world: World, who: Neighbour, event: Event, chat: str = "") -> None:
    """Something happened to Palier through somebody's hand, as the platform tells it."""
    sender = Sender(world.platform, who.user, who.name, who.language, world.workspace, who.chat)
    scene = Scene(chat or who.chat, private=not chat)
    await world.dispatcher.handle(
        Incoming(event, sender, scene, f"{world.platform}:told:{next(numbers)}")
    )
    await world.settle()


def brought(chat: str, title: str = "Les voisins", **rights: bool) -> WallSeen:
    given = {"may_post": True, "may_pin": True, "may_invite": True, **rights}
    return WallSeen(chat, title, present=True, **given)


async def the_wall(world: World, chat: str) -> Wall:
    async with world.database.transaction() as store:
        wall = await store.areas.wall(world.platform, world.workspace, chat)
        assert wall
        return wall


async def rows(world: World, table: Any) -> list[Any]:
    async with world.database.transaction() as store:
        return list((await store.session.execute(select(table))).scalars())


async def code(world: World, grants: str = "admin") -> str:
    async with world.database.transaction() as store:
        return await store.organisation.new_code(grants, world.clock.now(), timedelta(days=1))


async def declares(who: Neighbour, name: str = "Les Oeillets", **answers: Any) -> None:
    await who.forges(Begin())
    await who.fills(Declare, **{"name": name, "centre": "94260 Fresnes", **answers})


# --- the first admin


async def test_the_printed_code_makes_the_first_admin_once(world: World) -> None:
    printed = await code(world)
    ana, bao = await world.arrives("Ana"), await world.arrives("Bao")

    await ana.opens(f"admin_{printed}")
    assert ana.sees(words.organise_admin())

    await bao.says(f"/admin {printed}")
    assert bao.sees(words.organise_code_wrong())
    await bao.says("/orga")
    assert bao.sees(words.organise_only())


async def test_a_code_can_be_typed_in_capitals(world: World) -> None:
    printed = await code(world)
    ana = await world.arrives("Ana")
    await ana.says(f"/admin {printed.upper()} ")
    assert ana.sees(words.organise_admin())


async def test_a_wrong_a_used_and_an_old_code_read_the_same(world: World) -> None:
    printed = await code(world)
    ana = await world.arrives("Ana")
    await world.passes(days=2)
    for wrong in (printed, "abcdefghjkmn"):
        await ana.says(f"/admin {wrong}")
        assert ana.sees(words.organise_code_wrong())


async def test_a_code_for_one_right_gives_no_other(world: World, area: Area) -> None:
    invitation = await code(world, f"organiser:{area.id}")
    ana = await world.arrives("Ana")
    await ana.says(f"/admin {invitation}")
    assert ana.sees(words.organise_code_wrong())
    await ana.opens(f"org_{invitation}")
    assert ana.sees(words.organise_now_organiser(name="Belleville"))


# --- the panel


async def test_every_button_of_the_panel_is_refused_to_whoever_does_not_organise(
    world: World, area: Area, belleville: Group, bao: Neighbour, organiser: Neighbour
) -> None:
    await declares(organiser)
    (draft,) = await rows(world, Draft)
    async with world.database.transaction() as store:
        request = JoinRequest(
            wall_id=belleville.id,
            user="x",
            member_id=organiser.member_id,
            asked_at=world.clock.now(),
        )
        store.session.add(request)
    forged: list[Action] = [
        Panel(),
        Begin(),
        Demand(),
        LookAt(area=area.id),
        Change(area=area.id),
        DropOutline(area=area.id),
        Invitation(area=area.id),
        Walls(area=area.id),
        SeeWall(wall=belleville.id),
        Bind(wall=belleville.id, area=area.id),
        WallLanguage(wall=belleville.id, language="en"),
        Door(area=area.id),
        Decide(request=request.id, admit=True),
        Team(area=area.id),
        Offer(area=area.id, grant=Grant.ORGANISER),
        Journal(area=area.id),
        Journal(area=EVERYWHERE),
        Open(draft=draft.id),
        Drop(draft=draft.id),
        DraftLanguage(draft=draft.id, language="en"),
    ]
    for action in forged:
        await bao.forges(action)
        assert bao.sees(words.organise_not_yours()) or bao.sees(words.organise_only()), action
    assert [each.decided for each in await rows(world, JoinRequest)] == [None]
    assert len(await rows(world, Area)) == 1
    assert not await rows(world, OneTimeCode)


async def test_an_organiser_of_one_area_is_refused_in_another(
    world: World, organiser: Neighbour
) -> None:
    elsewhere = await world.declares("Montreuil", town="93048", town_name="Montreuil")
    await organiser.forges(Team(area=elsewhere.id))
    assert organiser.sees(words.organise_not_yours())


async def test_a_form_sent_again_after_losing_the_role_is_refused(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await organiser.forges(Change(area=area.id))
    async with world.database.transaction() as store:
        membership = await store.areas.membership(organiser.member_id, area.id)
        assert membership
        membership.role = Role.MEMBER
    await organiser.fills(Edit, name="Ailleurs")
    assert organiser.sees(words.organise_not_yours())
    assert [each.name for each in await rows(world, Area)] == ["Belleville"]


async def test_the_panel_asks_for_a_second_organiser_while_there_is_one(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await organiser.says("/orga")
    await organiser.presses("Belleville")
    assert organiser.sees(words.organise_alone())
    await world.joins("Gaëlle", "fr", area, role=Role.ORGANISER)
    await organiser.forges(LookAt(area=area.id))
    assert organiser.sees(words.organise_organisers(count=2))


async def test_the_panel_never_opens_on_a_wall(belleville: Group, organiser: Neighbour) -> None:
    await organiser.says("/orga", on=belleville)
    assert not belleville.shows(words.organise_panel_areas(count=1))


async def test_every_screen_of_the_panel_leads_back(area: Area, organiser: Neighbour) -> None:
    for action in (
        LookAt(area=area.id),
        Invitation(area=area.id),
        Walls(area=area.id),
        Door(area=area.id),
        Team(area=area.id),
        Journal(area=area.id),
        Demand(),
    ):
        await organiser.forges(action)
        assert plain(words.back(), organiser.reader) in organiser.buttons, action


# --- declaring an area


async def test_an_area_is_declared_previewed_and_opened_for_those_who_waited(
    world: World, admin: Neighbour
) -> None:
    waiting = await world.joins("Chloé", "fr")
    async with world.database.transaction() as store:
        store.session.add(
            Waiting(
                member_id=waiting.member_id,
                town="94034",
                town_name="Fresnes",
                since=world.clock.now(),
            )
        )
    await admin.says("/orga")
    await admin.presses(words.organise_declare())
    await admin.fills(
        Declare, name="Les Oeillets", centre="94260 Fresnes", aliases="Oeillets, la Cité verte"
    )
    assert admin.sees(words.organise_draft_head(name="Les Oeillets", town="Fresnes"))
    assert admin.sees(words.organise_draft_radius(radius=600))
    assert not await rows(world, Area)
    assert not waiting.told(words.organise_opened_near(name="Les Oeillets", town="Fresnes"))

    await admin.presses(words.organise_draft_open())
    assert admin.sees(words.organise_opened_told(count=1))
    assert waiting.told(words.organise_opened_near(name="Les Oeillets", town="Fresnes")) == 1
    (area,) = await rows(world, Area)
    assert (area.town, area.zone, area.radius) == ("94034", "Europe/Paris", 600)
    async with world.database.transaction() as store:
        for said in ("les oeillets", "oeillets", "la cite verte"):
            assert [each.id for each in await store.areas.named(said)] == [area.id]
        membership = await store.areas.membership(admin.member_id, area.id)
        assert membership
        assert membership.role is Role.ORGANISER


async def test_a_draft_is_opened_once_however_often_it_is_pressed(
    world: World, admin: Neighbour
) -> None:
    await declares(admin)
    (draft,) = await rows(world, Draft)
    await admin.forges(Open(draft=draft.id))
    await admin.forges(Open(draft=draft.id))
    assert admin.sees(words.gone())
    assert len(await rows(world, Area)) == 1


async def test_nobody_opens_the_draft_of_another_organiser(
    world: World, admin: Neighbour, organiser: Neighbour
) -> None:
    await declares(admin)
    (draft,) = await rows(world, Draft)
    await organiser.forges(Open(draft=draft.id))
    assert organiser.sees(words.gone())


async def test_a_town_name_that_several_towns_bear_is_never_guessed(
    world: World, admin: Neighbour
) -> None:
    await declares(admin, centre="Saint-Denis")
    assert not await rows(world, Draft)
    assert admin.asked(Declare)
    await admin.fills(Declare, name="Le Centre", centre="93200 Saint-Denis")
    (draft,) = await rows(world, Draft)
    assert draft.town == "93066"


async def test_a_typed_address_is_asked_of_the_geocoder_with_its_town(
    world: World, admin: Neighbour
) -> None:
    address = "2 allée des Fleurs 94260 Fresnes"
    world.streets.has(address, 48.7571, 2.3211, town="94034")
    await declares(admin, centre=address)
    (draft,) = await rows(world, Draft)
    assert (draft.lat, draft.lon, draft.town) == (48.7571, 2.3211, "94034")


@pytest.mark.parametrize("silent", [True, False])
async def test_a_geocoder_without_an_answer_keeps_the_form_open(
    world: World, admin: Neighbour, silent: bool
) -> None:
    world.streets.silent = silent
    await declares(admin, centre="2 allée des Fleurs 94260 Fresnes")
    wanted = words.organise_centre_silent() if silent else words.organise_centre_unknown()
    assert admin.sees(wanted)
    assert not await rows(world, Draft)
    await admin.fills(Declare, name="Les Oeillets", centre=Where(lat=48.7571, lon=2.3211))
    assert len(await rows(world, Draft)) == 1


async def test_an_address_found_in_another_town_is_not_taken(
    world: World, admin: Neighbour
) -> None:
    world.streets.has("2 allée des Fleurs 94260 Fresnes", 43.3, 5.4, town="13055")
    await declares(admin, centre="2 allée des Fleurs 94260 Fresnes")
    assert admin.sees(words.organise_centre_unknown())


async def test_two_areas_of_one_town_do_not_share_a_name(world: World, admin: Neighbour) -> None:
    await world.declares("Les Oeillets", town="94034", town_name="Fresnes")
    await declares(admin, name="les œillets")
    assert admin.sees(words.organise_name_taken(town="Fresnes"))


async def test_a_draft_is_changed_before_it_opens(world: World, admin: Neighbour) -> None:
    await declares(admin)
    await admin.presses("English")
    await admin.presses(words.organise_draft_change())
    await admin.fills(Redraft, name="Les Roses", centre="Fresnes", radius=900)
    assert admin.sees(words.organise_draft_head(name="Les Roses", town="Fresnes"))
    (draft,) = await rows(world, Draft)
    assert (draft.radius, draft.language, draft.town) == (900, "en", "94034")
    assert draft.lat == 48.75509


async def test_an_area_is_renamed_and_found_under_its_new_names_only(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await organiser.forges(LookAt(area=area.id))
    await organiser.presses(words.organise_change())
    await organiser.fills(Edit, name="Haut-Belleville", radius=400, aliases="Jourdain")
    async with world.database.transaction() as store:
        assert [each.radius for each in await store.areas.named("jourdain")] == [400]
        assert await store.areas.named("haut belleville")
        assert not await store.areas.named("belleville")


# --- outlines


def geojson(*ring: tuple[float, float], kind: str = "Polygon") -> bytes:
    coordinates: Any = [[list(point) for point in ring]]
    shape = {"type": kind, "coordinates": coordinates if kind == "Polygon" else [coordinates]}
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [{"type": "Feature", "properties": {}, "geometry": shape}],
        }
    ).encode()


SQUARE = ((2.38, 48.87), (2.39, 48.87), (2.39, 48.88), (2.38, 48.88), (2.38, 48.87))


@pytest.mark.parametrize("kind", ["Polygon", "MultiPolygon"])
def test_an_outline_around_the_centre_keeps_the_centre(kind: str) -> None:
    read = outline(geojson(*SQUARE, kind=kind), BELLEVILLE)
    assert read.geometry["type"] == kind
    assert (read.centre, read.moved) == (BELLEVILLE, False)


def test_a_centre_outside_moves_inside_even_of_a_hollow_shape() -> None:
    horseshoe = (
        (2.38, 48.87), (2.40, 48.87), (2.40, 48.89), (2.395, 48.89), (2.395, 48.875),
        (2.385, 48.875), (2.385, 48.89), (2.38, 48.89), (2.38, 48.87),
    )  # fmt: skip
    read = outline(geojson(*horseshoe), (48.885, 2.39))
    lat, lon = read.centre
    assert read.moved
    assert 48.87 < lat < 48.89
    assert 2.38 < lon < 2.385 or 2.395 < lon < 2.40 or lat < 48.875


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xff\xfe not text", "organise-outline-unread"),
        (b"{", "organise-outline-unread"),
        (b"[" * 100_000, "organise-outline-unread"),
        (b'{"type": "Point", "coordinates": [2, 48]}', "organise-outline-kind"),
        (b'{"type": "FeatureCollection", "features": []}', "organise-outline-kind"),
        (b'{"type": "Polygon", "coordinates": 7}', "organise-outline-ring"),
        (b'{"type": "Polygon", "coordinates": [[7, 8, 9, 7]]}', "organise-outline-ring"),
        (geojson(*SQUARE[:-1]), "organise-outline-ring"),
        (geojson((2, 48), (2, 49), (2, 48)), "organise-outline-ring"),
        (geojson((200, 48), (2, 49), (3, 48), (200, 48)), "organise-outline-degrees"),
        (b'{"type": "Polygon", "coordinates": [[[NaN,1],[1,1],[1,2],[NaN,1]]]}',
         "organise-outline-degrees"),
        (geojson(*((2.38 + n / 1e6, 48.87) for n in range(POINTS + 1)), (2.38, 48.87)),
         "organise-outline-points"),
        (geojson((2.38, 48.87), (2.3801, 48.87), (2.38, 48.8701), (2.38, 48.87)),
         "organise-outline-small"),
        (geojson((2.38, 48.87), (2.39, 48.87), (2.40, 48.87), (2.38, 48.87)),
         "organise-outline-small"),
        (geojson((2, 48), (3, 48), (3, 49), (2, 48)), "organise-outline-large"),
        (geojson(*((lat, lon) for lon, lat in SQUARE)), "organise-outline-far"),
    ],
)  # fmt: skip
def test_a_wrong_outline_is_refused_with_its_own_reason(content: bytes, why: str) -> None:
    with pytest.raises(Refused) as refusal:
        outline(content, BELLEVILLE)
    assert (refusal.value.text.key, refusal.value.field) == (why, "outline")


@pytest.mark.parametrize("world", [NeutralWorld], indirect=True)
async def test_an_area_is_bounded_by_the_file_its_organiser_sends(
    world: World, organiser: Neighbour, area: Area
) -> None:
    assert isinstance(world.files, Drawer)
    world.files.kept["file-1"] = geojson(*SQUARE)
    sent = json.dumps({"ref": "file-1", "name": "belleville.geojson", "size": 300})
    await organiser.forges(Change(area=area.id))
    await organiser.fills(Edit, outline=sent)
    (kept,) = await rows(world, Area)
    assert kept.polygon["coordinates"][0][0] == [2.38, 48.87]

    await declares(organiser, name="Le Bas", centre=Where(lat=48.865, lon=2.385), outline=sent)
    assert organiser.sees(words.organise_draft_outline())
    assert organiser.sees(words.organise_draft_moved())

    await organiser.forges(DropOutline(area=area.id))
    assert [each.polygon for each in await rows(world, Area)] == [None]


# --- walls


async def test_a_wall_brought_by_the_organiser_of_one_area_is_bound_at_once(
    world: World, area: Area, organiser: Neighbour
) -> None:
    chat = await world.group("Rue Rébeval")
    await happens(world, organiser, brought(chat, "Rue Rébeval", may_pin=False), chat)
    assert organiser.told(words.organise_bound(title="Rue Rébeval", name="Belleville"))
    assert organiser.sees(words.organise_right_pin())
    assert not organiser.sees(words.organise_right_post())
    wall = await the_wall(world, chat)
    assert (wall.area_id, wall.language, wall.may_pin) == (area.id, "fr", False)


async def test_a_wall_is_greeted_once(world: World, area: Area, organiser: Neighbour) -> None:
    chat = await world.group("Rue Rébeval")
    hello = plain(words.organise_hello(name="Belleville"), organiser.reader)
    await happens(world, organiser, brought(chat, may_post=False), chat)
    assert not any(hello in shown.words for shown in world.screen(chat))
    for may_post in (True, False, True):
        await happens(world, organiser, brought(chat, may_post=may_post), chat)
    assert sum(hello in shown.words for shown in world.screen(chat)) == 1
    greeting = next(shown for shown in world.screen(chat) if hello in shown.words)
    assert greeting.buttons == (plain(words.organise_join(name="Belleville"), organiser.reader),)


async def test_an_organiser_of_two_areas_is_asked_which(
    world: World, area: Area, organiser: Neighbour
) -> None:
    other = await world.declares("Jourdain")
    async with world.database.transaction() as store:
        store.session.add(
            Membership(
                member_id=organiser.member_id,
                area_id=other.id,
                role=Role.ORGANISER,
                joined_at=world.clock.now(),
            )
        )
    chat = await world.group("Place des Fêtes")
    await happens(world, organiser, brought(chat, "Place des Fêtes"), chat)
    assert organiser.sees(words.organise_choose(title="Place des Fêtes"))
    assert (await the_wall(world, chat)).area_id is None
    await organiser.presses("Jourdain")
    assert (await the_wall(world, chat)).area_id == other.id


async def test_a_strangers_wall_waits_for_an_organiser_and_is_told_so(
    world: World, area: Area, admin: Neighbour, organiser: Neighbour
) -> None:
    stranger = await world.joins("Driss", "fr")
    chat = await world.group("Un groupe")
    await happens(world, stranger, brought(chat, "Un groupe"), chat)
    assert stranger.told(words.organise_unbound(title="Un groupe"))
    assert not world.screen(chat)

    wall = await the_wall(world, chat)
    await organiser.forges(Bind(wall=wall.id, area=area.id))
    assert organiser.sees(words.organise_not_yours())

    await admin.says("/orga")
    assert admin.sees(words.organise_panel_loose(count=1))
    await admin.presses(words.organise_bind(title="Un groupe"))
    await admin.presses("Belleville")
    assert (await the_wall(world, chat)).area_id == area.id


async def test_an_organiser_binds_the_wall_a_neighbour_brought(
    world: World, area: Area, bao: Neighbour, organiser: Neighbour
) -> None:
    chat = await world.group("Cour du 12")
    await happens(world, bao, brought(chat, "Cour du 12"), chat)
    await organiser.forges(Walls(area=area.id))
    await organiser.presses(words.organise_bind(title="Cour du 12"))
    assert organiser.sees(words.organise_bound(title="Cour du 12", name="Belleville"))
    assert (await the_wall(world, chat)).bound_by == organiser.member_id


async def test_rights_lost_and_given_are_told_in_plain_words(
    world: World, area: Area, belleville: Group, bao: Neighbour, organiser: Neighbour
) -> None:
    title = "Les voisins de Belleville"
    await happens(world, bao, brought(belleville.chat, title, may_post=False), belleville.chat)
    assert organiser.sees(words.organise_rights_changed(title=title))
    assert organiser.sees(words.organise_right_post())
    assert not bao.told(words.organise_rights_changed(title=title))
    await happens(world, bao, brought(belleville.chat, title), belleville.chat)
    assert organiser.sees(words.organise_all_rights())


async def test_a_wall_that_removed_palier_is_closed_and_its_organiser_told(
    world: World, belleville: Group, bao: Neighbour, organiser: Neighbour
) -> None:
    gone = WallSeen(belleville.chat, "Les voisins de Belleville", present=False)
    for _ in range(2):
        await happens(world, bao, gone, belleville.chat)
    told = words.organise_wall_closed(title="Les voisins de Belleville", name="Belleville")
    assert organiser.told(told) == 1
    wall = await the_wall(world, belleville.chat)
    assert wall.closed_at
    assert not wall.may_post

    await happens(world, bao, brought(belleville.chat), belleville.chat)
    assert (await the_wall(world, belleville.chat)).area_id is None
    assert bao.told(words.organise_unbound(title="Les voisins"))


async def test_a_wall_keeps_its_area_when_its_chat_moves_even_if_seen_there_first(
    world: World, area: Area, belleville: Group, bao: Neighbour
) -> None:
    new = await world.group("Plus grand")
    await happens(world, bao, brought(new, "Plus grand"), new)
    for _ in range(2):
        await happens(world, bao, WallMoved(belleville.chat, new), belleville.chat)
    assert [(each.chat, each.area_id) for each in await rows(world, Wall)] == [(new, area.id)]


async def test_a_walls_language_is_its_own(
    world: World, belleville: Group, organiser: Neighbour
) -> None:
    await organiser.forges(SeeWall(wall=belleville.id))
    await organiser.presses("English")
    assert (await the_wall(world, belleville.chat)).language == "en"
    await organiser.forges(WallLanguage(wall=belleville.id, language="xx"))
    assert (await the_wall(world, belleville.chat)).language == "en"


class Doors(Platform):
    """A platform that makes invitation links."""

    async def act(self, errand: Errand, to: Address, subject: str) -> Any:
        await super().act(errand, to, subject)
        return f"https://chat.example/{to.chat}" if errand is Errand.INVITE else None


@pytest.mark.parametrize("world", [NeutralWorld], indirect=True)
async def test_the_door_a_platform_makes_is_kept_and_made_once(
    world: World, area: Area, organiser: Neighbour
) -> None:
    assert isinstance(world, NeutralWorld)
    world.walls = Doors()
    await world.restarts()
    chat = await world.group("Cour")
    for may_pin in (True, False):
        await happens(world, organiser, brought(chat, may_pin=may_pin), chat)
    assert (await the_wall(world, chat)).join_link == f"https://chat.example/{chat}"
    assert world.walls.errands == [(Errand.INVITE, chat, "Belleville")]


# --- the door


async def knocks(world: World, wall: Group, *people: Neighbour) -> list[JoinRequest]:
    requests = [
        JoinRequest(
            wall_id=wall.id, user=who.user, member_id=who.member_id,
            asked_at=world.clock.now() - timedelta(hours=len(people) - n),
        )
        for n, who in enumerate(people)
    ]  # fmt: skip
    async with world.database.transaction() as store:
        store.session.add_all(requests)
    return requests


async def test_people_at_the_door_are_let_in_oldest_first(
    world: World, belleville: Group, organiser: Neighbour
) -> None:
    chloe, driss = await world.joins("Chloé", "fr"), await world.joins("Driss", "fr")
    await knocks(world, belleville, chloe, driss)
    await organiser.forges(Door(area=belleville.area.id))
    assert organiser.buttons[0] == plain(words.organise_admit(name="Chloé"), organiser.reader)
    await organiser.presses(words.organise_admit(name="Chloé"))
    await organiser.presses(words.organise_decline(name="Driss"))
    errands = [
        (letter.errand, letter.chat, letter.subject)
        for letter in await rows(world, Letter)
        if letter.subject
    ]
    assert errands == [
        (Errand.ADMIT, belleville.chat, chloe.user),
        (Errand.DECLINE, belleville.chat, driss.user),
    ]
    assert organiser.sees(words.organise_door(count=0))


async def test_two_organisers_cannot_both_answer_the_same_person(
    world: World, area: Area, belleville: Group, organiser: Neighbour
) -> None:
    second = await world.joins("Gaëlle", "fr", area, role=Role.ORGANISER)
    chloe = await world.joins("Chloé", "fr")
    (request,) = await knocks(world, belleville, chloe)
    await organiser.forges(Decide(request=request.id, admit=False))
    await second.forges(Decide(request=request.id, admit=True))
    assert second.sees(words.organise_decided())
    assert [each.decided for each in await rows(world, JoinRequest)] == [False]


# --- the team


async def offered(world: World, organiser: Neighbour, label: Text) -> str:
    """The code behind the link an organiser makes."""
    await organiser.presses(label)
    shown = organiser.screen[-1]
    assert isinstance(world, NeutralWorld)
    behind = world.walls.chats[organiser.chat].behind[shown.name]
    return next(each.start for each in behind.values() if each.start)


@pytest.mark.parametrize("world", [NeutralWorld], indirect=True)
async def test_a_link_names_one_organiser_who_joins_the_area(
    world: World, area: Area, organiser: Neighbour
) -> None:
    chloe, driss = await world.arrives("Chloé"), await world.arrives("Driss")
    await organiser.forges(Team(area=area.id))
    link = await offered(world, organiser, words.organise_offer_organiser())
    await chloe.opens(link)
    assert chloe.sees(words.organise_now_organiser(name="Belleville"))
    assert organiser.told(words.organise_joined_organiser(who="Chloé", name="Belleville")) == 1
    await driss.opens(link)
    assert driss.sees(words.organise_code_wrong())
    await chloe.forges(LookAt(area=area.id))
    assert chloe.sees(words.organise_organisers(count=2))


@pytest.mark.parametrize("world", [NeutralWorld], indirect=True)
async def test_a_link_is_good_for_a_week_and_only_the_newest_of_its_kind(
    world: World, area: Area, organiser: Neighbour, bao: Neighbour
) -> None:
    await organiser.forges(Team(area=area.id))
    old = await offered(world, organiser, words.organise_offer_relay())
    await organiser.forges(Team(area=area.id))
    new = await offered(world, organiser, words.organise_offer_relay())
    await bao.opens(old)
    assert bao.sees(words.organise_code_wrong())
    world.clock.pass_by(timedelta(days=7, minutes=1))
    await bao.opens(new)
    assert bao.sees(words.organise_code_wrong())


async def test_an_organiser_is_not_made_less_by_a_relays_link(
    world: World, area: Area, organiser: Neighbour, bao: Neighbour
) -> None:
    link = await code(world, f"relay:{area.id}")
    await organiser.opens(f"org_{link}")
    assert organiser.sees(words.organise_already())
    await bao.opens(f"org_{link}")
    assert bao.sees(words.organise_now_relay(name="Belleville"))
    roles = {each.member_id: each.role for each in await rows(world, Membership)}
    assert roles == {organiser.member_id: Role.ORGANISER, bao.member_id: Role.RELAY}


# --- demand and the journal


async def test_demand_is_counted_by_town_and_never_names_anybody(
    world: World, admin: Neighbour
) -> None:
    chloe, driss = await world.joins("Chloé", "fr"), await world.joins("Driss", "fr")
    async with world.database.transaction() as store:
        store.session.add_all(
            Waiting(
                member_id=who.member_id, town="94034", town_name="Fresnes",
                cell="871fb4662ffffff", since=world.clock.now(),
            )
            for who in (chloe, driss)
        )  # fmt: skip
    await admin.forges(Demand())
    assert admin.sees(words.organise_demand_town(town="Fresnes", count=2))
    assert not admin.sees("Chloé")
    assert not admin.sees("871fb")


async def test_the_journal_says_who_did_what_and_when(
    world: World, area: Area, belleville: Group, organiser: Neighbour
) -> None:
    chloe = await world.joins("Chloé", "fr")
    (request,) = await knocks(world, belleville, chloe)
    await organiser.forges(Decide(request=request.id, admit=True))
    await organiser.forges(Journal(area=area.id))
    moment = When(at=world.clock.now(), zone=area.zone)
    assert organiser.sees(
        words.organise_journal_line(moment=moment, who="Farida", act=words.organise_act_admitted())
    )
    assert not organiser.sees("Chloé")


async def test_the_last_organisers_leaving_is_told_to_the_admins(
    world: World, area: Area, admin: Neighbour, organiser: Neighbour
) -> None:
    async with world.database.transaction() as store:
        context = Context(
            world.clock.now(), store, world.gazetteer,
            leavings=tuple(leave for each in world.features for leave in each.leavings),
        )  # fmt: skip
        await context.erase(await store.people.get(organiser.member_id))
    await world.settle()
    assert admin.told(words.organise_left(name="Belleville", count=0)) == 1


async def test_admins_read_the_journal_of_all_areas_and_organisers_theirs(
    world: World, area: Area, organiser: Neighbour
) -> None:
    solange = await world.arrives("Solange")
    await solange.says(f"/admin {await code(world)}")
    await solange.forges(Panel())
    await solange.presses(words.organise_see_journal())
    assert solange.sees(words.organise_act_admin())
    await organiser.forges(Journal(area=EVERYWHERE))
    assert organiser.sees(words.organise_not_yours())
    await organiser.forges(Journal(area=area.id))
    assert organiser.sees(words.organise_journal_none())


async def test_a_wall_is_not_greeted_again_when_its_rights_change_weeks_later(
    world: World, area: Area, organiser: Neighbour
) -> None:
    chat = await world.group("Rue Rébeval")
    hello = plain(words.organise_hello(name="Belleville"), organiser.reader)
    await happens(world, organiser, brought(chat, may_pin=False), chat)
    await world.passes(days=10)
    await happens(world, organiser, brought(chat), chat)
    assert sum(hello in shown.words for shown in world.screen(chat)) == 1


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


async def test_a_stranger_through_whose_hand_a_group_moves_is_not_kept(
    world: World, belleville: Group
) -> None:
    stranger = await world.arrives("Zoé")
    await happens(world, stranger, WallMoved(belleville.chat, "-1009"), belleville.chat)
    assert not await rows(world, Member)
    assert (await the_wall(world, "-1009")).area_id == belleville.area.id


async def test_walls_that_strangers_bring_do_not_crowd_the_panel(
    world: World, area: Area, admin: Neighbour
) -> None:
    """Telegram takes a hundred buttons; anybody may add Palier to a hundred groups."""
    async with world.database.transaction() as store:
        store.session.add_all(
            Wall(platform=world.platform, chat=f"-{n}", title=f"Groupe {n}") for n in range(120)
        )
    await admin.says("/orga")
    assert admin.offered(words.organise_declare())
    assert len(admin.buttons) < 40
    await admin.forges(Walls(area=area.id))
    assert len(admin.buttons) < 40
