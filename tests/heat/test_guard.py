"""Cafés on hot days, and exercises that leave nobody outside."""

from __future__ import annotations

from datetime import timedelta

import pytest

from messages import words
from messages.cafe import CafeAccess, CafeKind, ChangeCafeForm, HomeAddressForm, InviteForm
from messages.catalog import plain_words
from messages.heat.announcements.actions import CoolPlacesForm, MoveHotCafe
from messages.heat.announcements.views import COOL_PLACE, EVENING, PHONE
from messages.heat.levels.level import HeatLevel, HeatSource
from messages.model import Text, unpack_action
from storage.area import Area, MemberRole
from tests.cafe.wishing import SLOTS, wishes
from tests.heat.hot_days import NONE, ORANGE, RED, YELLOW, at, hangs, told, turns
from tests.worlds import NOON, Neighbour, Wall, World

pytestmark = pytest.mark.also("cafe")

TOMORROW = NOON.date() + timedelta(days=1)


async def invites(host: Neighbour, hour: int = 15, access: tuple[CafeAccess, ...] = ()) -> None:
    await host.says("/cafe")
    hour_at = at(hour).time()
    meeting = {"kind": CafeKind.WALK, "day": TOMORROW, "hour": hour_at, "place": "Aux Folies"}
    await host.fills(InviteForm, **meeting, access=access)
    await host.presses(words.cafe_publish())


async def test_the_host_of_a_cafe_on_an_orange_day_is_offered_another_hour(
    world: World, area: Area, belleville: Wall, bao: Neighbour
) -> None:
    await invites(bao)
    await world.passes(minutes=5)
    assert not bao.told(words.nudge_guard_orange())
    await turns(world, area, NONE, ORANGE, NONE)
    await world.passes(minutes=5)
    assert bao.told(words.nudge_guard_orange()) == 1
    await bao.presses(words.nudge_guard_morning())
    assert bao.sees(words.cafe_updated())
    assert not bao.asked(ChangeCafeForm)
    await world.passes(hours=2)
    assert not bao.told(words.nudge_guard_orange()), "its message became the café, none came after"
    (cafe_id,) = await hosted(world, bao)
    async with world.database.transaction() as store:
        cafe, *_ = await store.cafes.cafe_with_people(cafe_id)
    assert cafe.starts_at == at(9, days=1)


async def warned(world: World, area: Area, wall: Wall, host: Neighbour, guest: Neighbour) -> None:
    """Somebody comes to a café, its day turns hot, and the host has a letter about it."""
    await invites(host)
    await guest.presses(words.cafe_join(), on=wall)
    await turns(world, area, NONE, ORANGE, NONE)
    await world.passes(minutes=5)


@pytest.mark.every_world
async def test_one_press_moves_a_hot_cafe_and_its_guests_are_told_once(
    world: World, area: Area, belleville: Wall, bao: Neighbour, ana: Neighbour
) -> None:
    await warned(world, area, belleville, bao, ana)
    await bao.presses(words.nudge_guard_evening())
    assert bao.sees(words.cafe_updated())
    assert not any(
        plain_words(words.nudge_guard_evening(), bao.reader) in each.buttons for each in bao.screen
    )
    await world.passes(hours=1)
    assert ana.told(words.cafe_changed(host="Bao")) == 1
    assert "20\u00a0h" in belleville.screen[0].words
    (cafe_id,) = await hosted(world, bao)
    await bao.forges(MoveHotCafe(cafe=cafe_id, hour=EVENING, day=TOMORROW.toordinal()))
    await world.passes(hours=1)
    assert ana.told(words.cafe_changed(host="Bao")) == 1


@pytest.mark.every_world
async def test_which_cool_place_is_all_that_is_asked(
    world: World, area: Area, belleville: Wall, bao: Neighbour
) -> None:
    await invites(bao)
    await turns(world, area, NONE, ORANGE, NONE)
    await world.passes(minutes=5)
    await bao.presses(words.nudge_guard_cool())
    await bao.fills(ChangeCafeForm, place="Médiathèque")
    assert bao.sees(words.cafe_updated())
    assert "Médiathèque" in belleville.screen[0].words


@pytest.mark.every_world
async def test_a_letter_about_one_day_moves_no_cafe_of_another(
    world: World, area: Area, belleville: Wall, bao: Neighbour, ana: Neighbour
) -> None:
    await warned(world, area, belleville, bao, ana)
    (cafe_id,) = await hosted(world, bao)
    await bao.presses(words.cafe_amend())
    await bao.fills(ChangeCafeForm, day=TOMORROW + timedelta(days=3))
    await world.passes(hours=1)
    told = ana.told(words.cafe_changed(host="Bao"))

    await bao.presses(words.nudge_guard_evening())
    assert bao.sees(words.nudge_guard_old())
    assert bao.sees("4 juillet"), "the café stands there as it is"
    await bao.forges(MoveHotCafe(cafe=cafe_id, hour=COOL_PLACE, day=TOMORROW.toordinal()))
    assert not bao.asked(ChangeCafeForm)
    await world.passes(hours=1)

    async with world.database.transaction() as store:
        cafe, *_ = await store.cafes.cafe_with_people(cafe_id)
    assert cafe.starts_at == at(15, days=4)
    assert told == ana.told(words.cafe_changed(host="Bao")) == 1


async def test_a_button_that_does_not_say_its_day_shows_the_cafe_as_it_is(
    world: World, area: Area, belleville: Wall, bao: Neighbour
) -> None:
    await invites(bao)
    (cafe_id,) = await hosted(world, bao)
    older = unpack_action(MoveHotCafe(cafe=cafe_id, hour=PHONE).pack_action().rpartition(":")[0])
    await bao.forges(older)
    assert bao.sees(words.nudge_guard_old())
    assert "Aux Folies" in belleville.screen[0].words


@pytest.mark.every_world
async def test_a_cafe_at_home_that_moves_to_a_cool_place_gives_no_address_away(
    world: World, area: Area, belleville: Wall, bao: Neighbour, ana: Neighbour
) -> None:
    await bao.says("/cafe")
    await bao.fills(
        InviteForm, kind=CafeKind.HOME, day=TOMORROW, hour=at(15).time(), place="rue Rébeval"
    )
    await bao.fills(HomeAddressForm, address="12 rue Rébeval")
    await bao.presses(words.cafe_publish())
    await ana.presses(words.cafe_join(), on=belleville)
    await turns(world, area, NONE, ORANGE, NONE)
    await world.passes(minutes=5)

    await bao.presses(words.nudge_guard_cool())
    await bao.fills(ChangeCafeForm, place="Médiathèque, 3 rue Piat")

    assert bao.sees(words.cafe_updated())
    (cafe_id,) = await hosted(world, bao)
    async with world.database.transaction() as store:
        cafe, *_ = await store.cafes.cafe_with_people(cafe_id)
    assert (cafe.kind, cafe.address) == (CafeKind.OTHER, None)
    assert "Médiathèque" in belleville.screen[0].words
    at_home = plain_words(Text(key="cafe-kind-home"), belleville.reader)
    assert at_home not in belleville.screen[0].words
    await world.comes(at(14, days=1))
    assert not ana.told(words.cafe_address_letter(address="12 rue Rébeval"))


async def test_a_morning_that_is_over_is_not_proposed(
    world: World, area: Area, belleville: Wall, bao: Neighbour
) -> None:
    await invites(bao)
    await world.comes(at(10, days=1))
    await turns(world, area, ORANGE, NONE)
    await world.passes(minutes=5)
    assert bao.told(words.nudge_guard_orange_late()) == 1
    assert plain_words(words.nudge_guard_morning(), bao.reader) not in bao.screen[-1].buttons


async def hosted(world: World, host: Neighbour) -> list[int]:
    async with world.database.transaction() as store:
        return await store.cafes.hosted_cafes(host.member_id)


async def test_a_cafe_published_on_an_orange_eve_is_spoken_of_at_once(
    world: World, area: Area, belleville: Wall, bao: Neighbour, ana: Neighbour
) -> None:
    await turns(world, area, NONE, ORANGE, NONE)
    await invites(bao)
    await world.passes(minutes=2)
    assert bao.told(words.nudge_guard_orange()) == 1
    await bao.presses(words.nudge_guard_keep())
    assert bao.sees(words.nudge_guard_kept())
    await invites(ana, hour=20)
    await world.passes(minutes=2)
    assert not ana.told(words.nudge_guard_orange())


async def test_on_a_red_day_cafes_move_to_the_phone(
    world: World, area: Area, belleville: Wall, bao: Neighbour, ana: Neighbour
) -> None:
    await invites(bao, hour=20, access=(CafeAccess.STEP_FREE,))
    await turns(world, area, NONE, RED, NONE)
    await world.passes(minutes=2)
    assert bao.told(words.nudge_guard_red()) == 1
    await bao.presses(words.nudge_guard_phone())
    (cafe_id,) = await hosted(world, bao)
    async with world.database.transaction() as store:
        cafe, *_ = await store.cafes.cafe_with_people(cafe_id)
    assert "téléphone" in cafe.place
    assert not cafe.access, "there are no steps on the phone"
    await world.passes(hours=1)
    assert not bao.told(words.nudge_guard_red()), "its message became the café, none came after"
    await ana.forges(MoveHotCafe(cafe=cafe_id, hour=PHONE))
    assert ana.sees(words.cafe_not_yours())


@pytest.mark.every_world
async def test_organisers_write_where_it_is_cool_and_everybody_reads_it(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    await organiser.says("/canicule")
    await organiser.presses(words.heat_manage())
    await organiser.presses(words.nudge_cool_edit())
    await organiser.fills(CoolPlacesForm, places="bibliothèque, église")
    assert organiser.sees(words.nudge_cool_done())
    await turns(world, area, NONE, ORANGE, NONE)
    await world.comes(at(18, 1))
    said = words.nudge_cool(places="bibliothèque, église")
    assert bao.sees(said)
    assert hangs(belleville, said)
    await bao.says("/canicule")
    assert bao.sees(said)


async def test_an_exercise_is_marked_and_reaches_organisers_of_that_area_alone(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    elsewhere = await world.declares("Ménilmontant")
    gus = await world.joins("Gus", "fr", elsewhere, role=MemberRole.ORGANISER)
    before = len(belleville.screen)
    await organiser.says("/exercice canicule orange")
    await world.passes(minutes=5)
    marked = organiser.told(words.nudge_drill_mark())
    assert marked == 10
    for once in (
        words.nudge_eve_who(),
        words.watch_remind(name="Camille"),
        words.watch_told_do(),
        words.watch_told_count(count=1),
        words.watch_clear_fine(name="Camille"),
        words.nudge_clear(area="Belleville"),
    ):
        assert organiser.told(once) == 1, once.key
    for button in (words.nudge_knock(), words.watch_say_now(), words.watch_go()):
        await organiser.presses(button)
        assert organiser.sees(words.nudge_drill_button())
    await world.passes(hours=6)
    assert organiser.told(words.nudge_drill_mark()) == marked
    assert not ana.screen
    assert not gus.screen
    assert len(belleville.screen) == before
    assert not await told(world, organiser)
    await organiser.says("/canicule")
    assert not organiser.sees(words.heat_today(level=words.heat_colour_orange()))


@pytest.mark.every_world
async def test_an_exercise_needs_a_level_and_an_organiser(
    world: World, area: Area, organiser: Neighbour, ana: Neighbour
) -> None:
    await organiser.says("/exercice canicule")
    assert organiser.sees(words.nudge_drill_how())
    await ana.says("/drill heat red")
    assert ana.sees(words.nudge_drill_only())


@pytest.mark.every_world
@pytest.mark.parametrize("days", [(ORANGE, NONE), (NONE, RED)], ids=["today", "tomorrow"])
async def test_no_exercise_is_held_while_a_real_alert_is_on(
    world: World, area: Area, organiser: Neighbour, days: tuple[HeatLevel, ...]
) -> None:
    await turns(world, area, *days)
    await organiser.says("/exercice canicule orange")
    assert organiser.sees(words.nudge_drill_alert(area="Belleville"))
    await world.passes(minutes=5)
    assert not organiser.told(words.nudge_drill_mark())


async def test_nor_while_another_of_their_areas_is_in_one(world: World, area: Area) -> None:
    beside = await world.declares("Ménilmontant")
    gus = await world.joins("Gus", "fr", area, beside, role=MemberRole.ORGANISER)
    await turns(world, beside, ORANGE, NONE)
    await gus.says("/exercice canicule rouge")
    assert gus.sees(words.nudge_drill_alert(area="Ménilmontant"))


async def test_nor_while_nobody_knows_whether_an_alert_is_over(
    world: World, area: Area, organiser: Neighbour
) -> None:
    world.skies.use(HeatSource.VIGILANCE)
    world.skies.turn("75", ORANGE, ORANGE, ORANGE)
    await world.passes(minutes=10)
    world.skies.missing.add("75")
    await world.comes(at(1, days=2))
    await organiser.says("/exercice canicule orange")
    assert organiser.sees(words.nudge_drill_alert(area="Belleville"))


async def test_on_a_yellow_day_an_exercise_is_held(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await turns(world, area, YELLOW, YELLOW)
    await organiser.says("/exercice canicule orange")
    await world.passes(minutes=5)
    assert organiser.told(words.nudge_drill_mark())


@pytest.mark.parametrize("level", [NONE, ORANGE, RED])
async def test_no_afternoon_is_proposed_to_who_would_like_a_cafe_while_it_is_hot(
    world: World, area: Area, ana: Neighbour, bao: Neighbour, driss: Neighbour, level: HeatLevel
) -> None:
    await turns(world, area, NONE, level, NONE)
    for who in (ana, bao, driss):
        await wishes(who)

    await world.passes(hours=1)

    assert {who.told(SLOTS) for who in (ana, bao, driss)} == {int(level is NONE)}
