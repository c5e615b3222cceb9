"""Joining, moving, a second neighbourhood, switches, leaving, and the question of June."""

from datetime import datetime, timedelta

import pytest

from messages import words
from messages.area import (
    FindAreaForm,
    JoinArea,
    LeaveArea,
    RejectLink,
    SetNeighbours,
    SetTopic,
    SwitchPlace,
    topic_button,
)
from messages.model import Text, Topic, unpack_action
from storage.area import Area, MemberRole
from tests.area.conftest import FRESNES, areas_of, homes, waits
from tests.worlds import Neighbour, Wall, World
from tests.worlds.world import PARIS

CAFES = Text(key="area-topic-cafe")


async def test_a_link_joins_its_neighbourhood_at_once_and_says_so(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    await lea.opens(f"q_{oeillets.code}")
    assert lea.sees(words.area_joined_by_link(area="Les Œillets", town="Fresnes"))
    assert lea.sees(words.area_kept())
    assert lea.sees(words.area_people(count=1))
    assert await homes(world, lea) == ["Les Œillets"]


async def test_a_link_followed_astray_is_undone_in_one_tap(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    await lea.opens(f"q_{oeillets.code}")
    await lea.presses(words.area_not_mine())
    assert lea.sees(words.area_left(area="Les Œillets"))
    assert lea.sees(words.area_where())
    assert await homes(world, lea) == []


async def test_a_link_followed_twice_joins_once(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    await lea.opens(f"q_{oeillets.code}")
    await lea.opens(f"q_{oeillets.code}")
    assert lea.sees(words.area_already())
    assert await homes(world, lea) == ["Les Œillets"]


@pytest.mark.parametrize("closed", [True, False])
async def test_a_link_that_leads_nowhere_says_so_and_asks(
    world: World, lea: Neighbour, oeillets: Area, closed: bool
) -> None:
    if closed:
        async with world.database.transaction() as store:
            (await store.areas.get_area(oeillets.id)).closed_at = world.clock.now()
    await lea.opens(f"q_{oeillets.code if closed else 'nonsense'}")
    assert lea.sees(words.area_link_over())
    assert lea.sees(words.area_where())


async def test_a_link_followed_by_a_member_elsewhere_adds_the_neighbourhood(
    world: World, ana: Neighbour, oeillets: Area
) -> None:
    await ana.opens(f"q_{oeillets.code}")
    assert await homes(world, ana) == ["Belleville", "Les Œillets"]


@pytest.mark.every_world
async def test_somebody_who_moves_leaves_the_old_neighbourhood(
    world: World, bao: Neighbour, oeillets: Area
) -> None:
    await bao.says("/quartier")
    await bao.presses(words.area_move())
    await bao.fills(FindAreaForm, where="tuileries")
    await bao.presses(words.area_yes(area="Les Œillets"))
    assert bao.sees(words.area_moved_from(area="Belleville"))
    assert await homes(world, bao) == ["Les Œillets"]


async def test_an_organiser_who_moves_keeps_the_role(
    world: World, organiser: Neighbour, oeillets: Area
) -> None:
    await organiser.forges(JoinArea(area=oeillets.id, home=True))
    assert organiser.sees(words.area_kept_organising(area="Belleville"))
    kept = {area.name: tie for tie, area in await areas_of(world, organiser)}
    assert kept["Belleville"].role is MemberRole.ORGANISER
    assert (kept["Belleville"].home, kept["Les Œillets"].home) == (False, True)


async def test_the_neighbourhood_of_ones_parents_is_added_beside_ones_own(
    world: World, bao: Neighbour, oeillets: Area
) -> None:
    await bao.says("/quartier")
    await bao.presses(words.area_add())
    await bao.fills(FindAreaForm, where="94260")
    await bao.presses(words.area_yes_add(area="Les Œillets"))
    assert bao.sees(words.area_added(area="Les Œillets", town="Fresnes"))
    assert await homes(world, bao) == ["Belleville", "Les Œillets"]


async def test_moving_takes_the_time_zone_along(world: World, bao: Neighbour) -> None:
    saint_denis = await world.declares(
        "Le Barachois", town="97411", town_name="Saint-Denis", lat=-20.87, lon=55.45,
        zone="Indian/Reunion",
    )  # fmt: skip
    await bao.forges(JoinArea(area=saint_denis.id, home=True))
    async with world.database.transaction() as store:
        assert (await store.people.get_member(bao.member_id)).zone == "Indian/Reunion"


async def test_topics_are_set_in_place_and_pressing_twice_changes_nothing_more(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    await lea.opens(f"q_{oeillets.code}")
    await lea.presses(words.area_topic_stop(topic=CAFES))
    before = len(lea.screen)
    await lea.forges(
        SetTopic(area=oeillets.id, topic=Topic.CAFE, on=False, under=SwitchPlace.SCREEN)
    )
    ((tie, _),) = await areas_of(world, lea)
    assert (tie.cafe, tie.aid) == (False, True)
    await lea.says("/quartier")
    await lea.presses(words.area_open(area="Les Œillets"))
    await lea.presses(words.area_topic_get(topic=CAFES))
    assert lea.sees(words.area_topic_on(topic=CAFES))
    assert len(lea.screen) <= before + 2


async def test_a_switch_under_a_letter_leaves_the_letter_and_shows_the_way_back(
    world: World, bao: Neighbour, area: Area
) -> None:
    await bao.forges(unpack_action(topic_button(area.id, Topic.CAFE).press))
    assert bao.sees(words.area_topic_is_off(topic=CAFES, area="Belleville"))
    await bao.presses(words.area_topic_get(topic=CAFES))
    assert bao.sees(words.area_topic_is_on(topic=CAFES, area="Belleville"))
    ((tie, _),) = await areas_of(world, bao)
    assert tie.cafe


async def test_nobody_changes_an_area_they_do_not_belong_to(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    await lea.says("/start")
    for action in (
        SetTopic(area=oeillets.id, topic=Topic.CAFE, on=False),
        SetNeighbours(area=oeillets.id, on=True),
        LeaveArea(area=oeillets.id, sure=True),
        RejectLink(area=oeillets.id),
    ):
        await lea.forges(action)
    assert await homes(world, lea) == []


async def test_neighbouring_areas_reach_those_who_want_them(
    world: World, bao: Neighbour, area: Area
) -> None:
    near = await world.declares("Ménilmontant", lat=48.8665, lon=2.3890)
    await world.declares("Loin", lat=48.80, lon=2.30)
    async with world.database.transaction() as store:
        assert await store.areas.topic_audience(near, Topic.CAFE) == []
    await bao.says("/quartier")
    await bao.presses(words.area_open(area="Belleville"))
    assert bao.sees(words.area_beside(names="Ménilmontant"))
    await bao.presses(words.area_neighbours_get())
    async with world.database.transaction() as store:
        heard = [each.id for each in await store.areas.topic_audience(near, Topic.CAFE)]
    assert heard == [bao.member_id]


async def test_leaving_is_asked_twice_and_then_done(
    world: World, bao: Neighbour, area: Area
) -> None:
    await bao.says("/quartier")
    await bao.presses(words.area_open(area="Belleville"))
    await bao.presses(words.area_leave())
    assert await homes(world, bao) == ["Belleville"]
    await bao.presses(words.area_leave_yes(area="Belleville"))
    assert bao.sees(words.area_left(area="Belleville"))
    assert await homes(world, bao) == []


async def test_the_only_organiser_hands_over_before_leaving(
    world: World, organiser: Neighbour, area: Area
) -> None:
    await organiser.forges(LeaveArea(area=area.id, sure=True))
    assert organiser.sees(words.area_last_organiser(area="Belleville"))
    assert await homes(world, organiser) == ["Belleville"]


async def test_leaving_home_makes_the_other_neighbourhood_home(
    world: World, bao: Neighbour, area: Area, oeillets: Area
) -> None:
    await bao.forges(JoinArea(area=oeillets.id, home=False))
    await bao.forges(LeaveArea(area=area.id, sure=True))
    ((tie, kept),) = await areas_of(world, bao)
    assert (kept.name, tie.home) == ("Les Œillets", True)


async def test_joining_ends_the_wait(world: World, lea: Neighbour) -> None:
    await lea.says("94260")
    oeillets = await world.declares("Les Œillets", **FRESNES)
    async with world.database.transaction() as store:
        assert len(await store.areas.waiting_members("94034")) == 1
    await lea.opens(f"q_{oeillets.code}")
    assert await homes(world, lea) == ["Les Œillets"]
    assert await waits(world, lea) == []


async def test_the_groups_door_is_a_link_under_the_welcome(
    world: World, lea: Neighbour, belleville: Wall
) -> None:
    async with world.database.transaction() as store:
        wall = await store.areas.get_wall(belleville.id)
        wall.join_link = "https://chat.example/+door"
    await lea.opens(f"q_{belleville.area.code}")
    assert lea.offered(words.area_door(title="Les voisins de Belleville"))


@pytest.mark.every_world
async def test_a_member_finds_where_they_are_on_start(
    world: World, bao: Neighbour, area: Area
) -> None:
    await bao.says("/start")
    assert bao.sees(words.area_home(area="Belleville", town="Paris 20e"))
    assert bao.offered(words.area_invite())


async def test_small_talk_gets_a_pointer_and_no_search(
    world: World, bao: Neighbour, oeillets: Area
) -> None:
    await bao.says("il fait beau, non ?")
    assert bao.sees(words.intents_unclear())
    await bao.says("12 rue Pasteur 94260 Fresnes")
    assert bao.sees(words.intents_unclear())
    assert world.streets.asked == []


@pytest.mark.parametrize("typed", ["Les Œillets", "94260"])
async def test_a_member_who_names_a_place_is_offered_a_move_never_moved(
    world: World, bao: Neighbour, oeillets: Area, typed: str
) -> None:
    await bao.says(typed)
    assert bao.offered(words.area_offer_move())
    assert await homes(world, bao) == ["Belleville"]
    assert await waits(world, bao) == []
    await bao.presses(words.area_offer_add())
    if typed == "94260":
        await bao.presses(words.area_yes_add(area="Les Œillets"))
    assert await homes(world, bao) == ["Belleville", "Les Œillets"]


async def test_a_member_who_shares_a_point_is_offered_a_move_never_moved(
    world: World, bao: Neighbour, oeillets: Area
) -> None:
    await bao.shares(48.7553, 2.3222)
    assert await homes(world, bao) == ["Belleville"]
    await bao.presses(words.area_offer_move())
    assert await homes(world, bao) == ["Les Œillets"]
    await bao.shares(43.6, 3.88)
    assert await waits(world, bao) == []


@pytest.mark.every_world
async def test_help_says_that_this_is_no_emergency_service(world: World, lea: Neighbour) -> None:
    await lea.says("/help")
    assert lea.sees(words.area_no_emergency())
    await lea.says("/unknown")
    assert lea.sees(words.area_help())


@pytest.mark.every_world
async def test_commands_on_a_wall_continue_in_private(
    world: World, bao: Neighbour, belleville: Wall
) -> None:
    home = words.area_home(area="Belleville", town="Paris 20e")
    await bao.says("/quartier", on=belleville)
    assert not belleville.shows(home)
    await bao.opens("quartier")
    assert bao.sees(home)


async def test_once_a_year_members_are_asked_whether_they_still_live_there(
    world: World, bao: Neighbour, area: Area
) -> None:
    question = words.area_still(area="Belleville")
    world.clock.at = datetime(2027, 6, 1, 17, 30, tzinfo=PARIS)
    await world.strike()
    assert bao.told(question) == 0
    await world.passes(minutes=45)
    assert bao.told(question) == 1
    await world.passes(hours=40)
    await world.restarts()
    await world.passes(hours=4)
    assert bao.told(question) == 1
    await bao.presses(words.area_still_yes())
    assert bao.sees(words.area_still_thanks())
    world.clock.at = datetime(2028, 6, 1, 18, 15, tzinfo=PARIS)
    await world.strike()
    assert bao.told(question) == 1
    assert await homes(world, bao) == ["Belleville"]


async def test_the_question_of_june_waits_for_a_pause_to_end(
    world: World, bao: Neighbour, ana: Neighbour, area: Area
) -> None:
    question = words.area_still(area="Belleville")
    world.clock.at = datetime(2027, 6, 1, 18, 0, tzinfo=PARIS)
    async with world.database.transaction() as store:
        member = await store.people.get_member(bao.member_id)
        member.paused_until = world.clock.now() + timedelta(days=1)
    await world.strike()
    assert (bao.told(question), ana.told(question)) == (0, 1)
    await world.passes(hours=25)
    assert bao.told(question) == 1


@pytest.mark.every_world
async def test_newcomers_are_not_asked_in_june(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    world.clock.at = datetime(2027, 5, 20, 12, tzinfo=PARIS)
    await lea.opens(f"q_{oeillets.code}")
    world.clock.at = datetime(2027, 6, 1, 18, tzinfo=PARIS)
    await world.strike()
    assert lea.told(words.area_still(area="Les Œillets")) == 0
