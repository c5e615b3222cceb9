"""Who belongs to several areas reads one message that names each with its level, home first."""

from __future__ import annotations

import pytest

from handlers.heat.announcements.delivery import HeatOccasion, TellingReason, day_key
from handlers.heat.announcements.moments import DaySlot
from messages import words
from messages.area import SetTopic, SwitchPlace
from messages.catalog import plain_words
from messages.heat.announcements.brevity import LONGEST
from messages.heat.levels.wording import colour_word
from messages.model import Text, Topic
from storage.area import Area, MemberRole
from tests.heat.hot_days import NONE, ORANGE, RED, YELLOW, at, told, turns
from tests.heat.watch import at as area_at
from tests.heat.watch import enrols, pairs
from tests.worlds import Neighbour, World


def tomorrow(area: str | tuple[str, ...], level: str) -> Text:
    return words.nudge_tomorrow(area=area, level=Text(key=f"heat-set-{level}"))


def lines_of(who: Neighbour) -> list[list[str]]:
    """Each message as its lines."""
    return [shown.words.split("\n") for shown in who.screen]


@pytest.mark.every_world
@pytest.mark.parametrize("home_level", [ORANGE, YELLOW])
async def test_one_message_names_each_with_its_level_home_first(
    world: World, area: Area, home_level: int
) -> None:
    beside = await world.declares("Ménilmontant")
    eva = await world.joins("Eva", "fr", area, beside)
    level = ORANGE if home_level == ORANGE else YELLOW
    await turns(world, area, NONE, level, NONE)
    await turns(world, beside, NONE, RED, NONE)
    await world.comes(at(18, 5))
    (said,) = [shown.words for shown in eva.screen if "Ménilmontant" in shown.words]
    first, second = said.split("\n")[:2]
    assert "Belleville" in first
    assert plain_words(colour_word(level), eva.reader) in first
    assert "Ménilmontant" in second
    assert plain_words(colour_word(RED), eva.reader) in second
    assert eva.told(words.nudge_red_inside()) == 1
    assert len(said) <= LONGEST + 10
    await world.comes(at(23))
    assert len([shown for shown in eva.screen if "Belleville" in shown.words]) == 1


async def test_areas_of_the_same_level_are_named_in_one_line(world: World, area: Area) -> None:
    beside = await world.declares("Ménilmontant")
    eva = await world.joins("Eva", "fr", beside, area)
    for each in (area, beside):
        await turns(world, each, NONE, ORANGE, NONE)
    await world.comes(at(18, 5))
    assert eva.told(tomorrow(("Ménilmontant", "Belleville"), "orange")) == 1
    assert eva.told(words.nudge_eve_who()) == 1


async def test_where_it_is_not_hot_nothing_is_named(world: World, area: Area) -> None:
    beside = await world.declares("Ménilmontant")
    eva = await world.joins("Eva", "fr", area, beside)
    await turns(world, area, NONE, NONE)
    await turns(world, beside, NONE, ORANGE, NONE)
    await world.comes(at(18, 5))
    assert eva.told(tomorrow("Ménilmontant", "orange")) == 1
    assert not eva.told("Belleville")


async def test_where_the_heat_is_switched_off_nothing_is_named(world: World, area: Area) -> None:
    beside = await world.declares("Ménilmontant")
    eva = await world.joins("Eva", "fr", area, beside)
    off = SetTopic(area=beside.id, topic=Topic.HEAT, on=False, under=SwitchPlace.LETTER)
    await eva.forges(off)
    for each in (area, beside):
        await turns(world, each, NONE, ORANGE, NONE)
    await world.comes(at(18, 5))
    assert eva.told(tomorrow("Belleville", "orange")) == 1


async def test_an_area_that_turns_hot_later_that_evening_is_told_of_with_the_others(
    world: World, area: Area
) -> None:
    beside = await world.declares("Ménilmontant")
    eva = await world.joins("Eva", "fr", area, beside)
    await turns(world, beside, NONE, ORANGE, NONE)
    await world.comes(at(18, 10))
    assert eva.told(tomorrow("Ménilmontant", "orange")) == 1
    await turns(world, area, NONE, ORANGE, NONE)
    await world.comes(at(18, 30))
    assert eva.told(tomorrow(("Belleville", "Ménilmontant"), "orange")) == 1
    await world.comes(at(23))
    assert eva.told(words.nudge_eve_who()) == 2


async def test_a_level_that_rises_in_one_area_is_told_once_with_both(
    world: World, area: Area
) -> None:
    beside = await world.declares("Ménilmontant")
    eva = await world.joins("Eva", "fr", area, beside)
    for each in (area, beside):
        await turns(world, each, NONE, ORANGE, NONE)
    await world.comes(at(18, 10))
    await turns(world, area, NONE, RED, NONE)
    await world.comes(at(23))
    assert eva.told(words.nudge_red_inside()) == 1
    assert eva.told("Ménilmontant") == 2
    assert len(await told(world, eva)) == 2


async def test_the_morning_of_a_red_area_speaks_for_the_orange_one(
    world: World, area: Area
) -> None:
    beside = await world.declares("Ménilmontant")
    eva = await world.joins("Eva", "fr", area, beside)
    await turns(world, area, NONE, ORANGE, NONE)
    await turns(world, beside, NONE, RED, NONE)
    await world.comes(at(12, days=1))
    keys = [key.split(":")[:3] for key in await told(world, eva)]
    assert keys == [["2026-06-30", "red", "red.eve"], ["2026-07-01", "red", "red.morning"]]
    morning = [each for each in lines_of(eva) if "aujourd’hui" in each[0]]
    assert "Belleville" in morning[0][0]
    assert "Ménilmontant" in morning[0][1]


async def test_who_organises_two_areas_without_the_switch_reads_of_both(
    world: World, area: Area
) -> None:
    beside = await world.declares("Ménilmontant")
    gus = await world.joins("Gus", "fr", area, beside, role=MemberRole.ORGANISER)
    for each in (area, beside):
        off = SetTopic(area=each.id, topic=Topic.HEAT, on=False, under=SwitchPlace.LETTER)
        await gus.forges(off)
        await turns(world, each, NONE, ORANGE, NONE)
    await world.comes(at(18, 10))
    assert gus.told(tomorrow(("Belleville", "Ménilmontant"), "orange")) == 1
    assert gus.told(words.nudge_home()) == 1


async def test_the_end_names_each_area_that_is_over_and_where_it_still_is_hot(
    world: World, area: Area
) -> None:
    beside, third = await world.declares("Ménilmontant"), await world.declares("Charonne")
    eva = await world.joins("Eva", "fr", area, beside, third)
    for each in (area, beside):
        await turns(world, each, ORANGE, NONE, NONE, NONE)
    await turns(world, third, ORANGE, ORANGE, NONE, NONE)
    await world.comes(at(10, 5, days=1))
    assert eva.told(words.nudge_clear(area=("Belleville", "Ménilmontant"))) == 1
    still = words.nudge_today(area="Charonne", level=colour_word(ORANGE))
    assert eva.told(still) == 1
    await world.comes(at(23, days=1))
    assert eva.told("sont passées") == 1


async def test_an_answer_under_a_message_of_several_areas_stops_the_reminders_of_all(
    world: World, area: Area
) -> None:
    beside = await world.declares("Ménilmontant")
    eva = await world.joins("Eva", "fr", area, beside)
    await turns(world, area, NONE, ORANGE, NONE)
    await turns(world, beside, NONE, RED, NONE)
    await world.comes(at(18, 5))
    await eva.presses(words.nudge_call())
    await world.comes(area_at(area, 22, days=1))
    assert not eva.told(words.nudge_red_noon())
    assert not eva.told(words.nudge_red_evening())


async def test_stop_heat_under_a_message_of_several_areas_stops_all_of_them(
    world: World, area: Area
) -> None:
    beside = await world.declares("Ménilmontant")
    eva = await world.joins("Eva", "fr", area, beside)
    for each in (area, beside):
        await turns(world, each, NONE, ORANGE, ORANGE, NONE)
    await world.comes(at(18, 5))
    await eva.presses(words.area_topic_stop(topic=words.area_topic_heat()))
    assert eva.sees(words.nudge_stopped())
    await world.comes(at(20, days=1))
    assert len(await told(world, eva)) == 1


async def test_to_prepare_both_are_named_once(world: World, area: Area) -> None:
    beside = await world.declares("Ménilmontant")
    eva = await world.joins("Eva", "fr", area, beside)
    world.clock.at = at(18, 5).replace(year=2027, month=5, day=15)
    await world.strike()
    assert eva.told(words.nudge_prepare(area=("Belleville", "Ménilmontant"))) == 1
    assert eva.told(words.nudge_prepare_who()) == 1


async def test_who_is_asked_at_home_still_hears_of_their_other_area_that_is_red(
    world: World, area: Area
) -> None:
    beside = await world.declares("Ménilmontant")
    eva = await world.joins("Eva", "fr", area, beside)
    await enrols(eva)
    await turns(world, area, NONE, NONE, NONE)
    await turns(world, beside, NONE, RED, NONE)
    await world.comes(at(14, 5, days=1))
    assert eva.told(words.nudge_red_noon()) == 1


async def told_by_area(world: World, who: Neighbour, *areas: Area, days: int = 2) -> dict[str, int]:
    """How many messages name each area."""
    await world.comes(at(12, days=days))
    return {area.name: who.told(area.name) for area in areas}


@pytest.mark.every_world
@pytest.mark.parametrize("lives", [False, True])
async def test_an_admin_who_stands_in_for_several_areas_reads_each_moment_of_every_one(
    world: World, area: Area, lives: bool
) -> None:
    beside, home = await world.declares("Ménilmontant"), await world.declares("Charonne")
    own = (home,) if lives else ()
    admin = await world.joins("Adèle", "fr", *own, admin=True)
    for each in (area, beside, *own):
        await turns(world, each, NONE, RED, NONE, NONE)
    said = await told_by_area(world, admin, area, beside, *own)
    # The eve, the morning, noon, the evening, and the end; and the counts of morning and evening.
    assert said == dict.fromkeys(said, 5 + 2)
    together = [shown for shown in admin.screen if all(name in shown.words for name in said)]
    assert len(together) == 5, "one message names them all"
    if lives:
        assert all("Charonne" in shown.words.split("\n")[0] for shown in together), "home first"


async def test_an_admin_reads_of_more_areas_than_one_message_names(
    world: World, area: Area
) -> None:
    others = [await world.declares(f"Quartier {name}") for name in "ABCDEF"]
    admin = await world.joins("Adèle", "fr", admin=True)
    for each in (area, *others):
        await turns(world, each, NONE, ORANGE, NONE)
    await world.comes(at(18, 5))
    assert [admin.told(each.name) for each in (area, *others)] == [1] * 7
    assert admin.told(words.nudge_home()) == 2


async def test_who_organises_one_area_and_follows_another_reads_of_each_once(
    world: World, area: Area
) -> None:
    beside = await world.declares("Ménilmontant")
    gus = await world.joins("Gus", "fr", area, beside, role=MemberRole.ORGANISER)
    off = SetTopic(area=area.id, topic=Topic.HEAT, on=False, under=SwitchPlace.LETTER)
    await gus.forges(off)
    async with world.database.transaction() as store:
        held = await store.areas.membership(gus.member_id, beside.id)
        assert held
        held.role = MemberRole.MEMBER
    for each in (area, beside):
        await turns(world, each, NONE, ORANGE, NONE)
    await world.comes(at(18, 5))
    assert gus.told(tomorrow(("Belleville", "Ménilmontant"), "orange")) == 1
    assert gus.told("Ménilmontant") == 1


async def test_an_admin_who_stands_in_reads_of_red_that_is_declared_late_in_every_area(
    world: World, area: Area
) -> None:
    beside = await world.declares("Ménilmontant")
    admin = await world.joins("Adèle", "fr", admin=True)
    await world.comes(at(21))
    for each in (area, beside):
        await turns(world, each, RED, NONE)
    said = await told_by_area(world, admin, area, beside, days=1)
    assert said == {"Belleville": 2, "Ménilmontant": 2}


async def test_a_buddy_of_no_area_hears_of_red_in_each_that_they_look_in_on(
    world: World, area: Area, bao: Neighbour
) -> None:
    beside = await world.declares("Ménilmontant")
    lou, eva = await world.joins("Lou", "fr", beside), await world.joins("Eva", "fr")
    for each in (bao, lou):
        await enrols(each)
        await pairs(each, eva)
    for each in (area, beside):
        await turns(world, each, NONE, RED, NONE)
    await world.comes(at(18, 5))
    for name in ("Belleville", "Ménilmontant"):
        assert eva.told(tomorrow(name, "red")) == 1, name


def test_an_eve_stands_for_the_evening_of_the_areas_that_it_names_at_red() -> None:
    day = at(18).date()
    once = day_key(TellingReason.AUDIENCE, day, RED, "red.evening")
    for here, spoken_for in ((1, True), (2, False), (3, False)):
        evening = HeatOccasion(
            day, RED, once, slot=DaySlot.EVENING, today=RED, reminder=True, area=here
        )
        named = ((1, RED), (2, ORANGE))
        eve = day_key(TellingReason.AUDIENCE, day, RED, "red.eve", named)
        assert evening.is_too_much([eve]) is spoken_for
