"""The same words again and again are stopped in a friendly way; a host's own line is not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from messages import words
from messages.cafe import ChangeCafeForm
from storage.cafe.repeated import SaidText, fingerprint, is_alike
from tests.aid import erases, vouches
from tests.cafe import SATURDAY, invites
from tests.organise import rows
from tests.worlds import Neighbour, Wall, World

pytestmark = pytest.mark.also("organise")

LINE = "Gagnez votre vie depuis chez vous, je vous montre comment autour d’un thé"
DAYS = [SATURDAY + timedelta(days=number) for number in range(5)]

ALIKE = [
    (LINE, LINE.upper()),
    (LINE, "Gagnez votre vie depuis chez vous !!! Je vous montre comment, autour d’un bon thé 123"),
    (LINE, "autour d’un thé je vous montre comment : gagnez votre vie depuis chez vous"),
    ("Come and learn how to earn from home with us", "Come learn how to earn from home with us!"),
]
APART = [
    ("On joue aux cartes, chacun apporte un gâteau", "On marche, prenez de bonnes chaussures"),
    ("Bring your own cup, we have a kettle and biscuits", "Bring a book you loved and a friend"),
    ("Venez nombreux !", "Venez nombreux !"),
    ("Un café, tout simplement", "Un café, tout simplement"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_nearly_the_same_is_known_again(one: str, other: str) -> None:
    assert is_alike(fingerprint(one), fingerprint(other))


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_words_and_a_few_that_anybody_says_are_not(one: str, other: str) -> None:
    assert not is_alike(fingerprint(one), fingerprint(other))


async def out(wall: Wall) -> int:
    """How many cards hang there."""
    return len(wall.cards)


@pytest.mark.every_world
async def test_one_who_posts_the_same_a_third_time_in_a_day_is_stopped_and_loses_nothing(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    for day in DAYS[:2]:
        await invites(bao, day=day, note=LINE)
    assert await out(belleville) == 2
    await invites(bao, day=DAYS[2], note=f"{LINE} !!!")
    assert bao.sees(words.cafe_said_again())
    assert bao.sees("Aux Folies"), "what was written is still there"
    assert await out(belleville) == 2
    await invites(bao, day=DAYS[3], note=LINE)
    assert organiser.told(words.cafe_said_told(name="Belleville")) == 1
    assert not any("Bao" in each.words and "plusieurs" in each.words for each in organiser.screen)

    await bao.presses(words.cafe_amend())
    await bao.fills(ChangeCafeForm, note="Un thé entre voisins, apportez vos photos de vacances")
    await bao.presses(words.cafe_publish())
    assert await out(belleville) == 3


async def test_several_new_ones_who_post_the_same_are_stopped_too(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour, chloe: Neighbour,
    ana: Neighbour,
) -> None:  # fmt: skip
    for who, day in zip((bao, chloe, ana), DAYS, strict=False):
        await invites(who, day=day, note=LINE)
    assert ana.sees(words.cafe_said_again())
    assert await out(belleville) == 2
    assert organiser.told(words.cafe_said_told(name="Belleville")) == 1


async def test_who_has_lived_there_for_long_is_not_counted_with_new_ones(
    world: World, belleville: Wall, bao: Neighbour, chloe: Neighbour, ana: Neighbour
) -> None:
    await world.passes(days=15)
    for number, who in enumerate((bao, chloe, ana)):
        await invites(who, day=date(2026, 7, 20 + number), note=LINE)
    assert await out(belleville) == 3


async def test_a_host_who_invites_each_week_with_the_same_line_is_not_stopped(
    world: World, belleville: Wall, bao: Neighbour
) -> None:
    for week in range(4):
        day = SATURDAY + timedelta(weeks=week)
        await invites(bao, day=day, note="On joue aux cartes et chacun apporte un gâteau")
        assert not bao.sees(words.cafe_said_again())
        await world.passes(days=7)


async def test_three_times_in_two_days_are_not_too_often(
    world: World, belleville: Wall, bao: Neighbour
) -> None:
    for number, hours in enumerate((0, 25, 20)):
        await world.passes(hours=hours)
        await invites(bao, day=SATURDAY + timedelta(weeks=number), note=LINE)
    assert await out(belleville) == 3


async def test_relays_say_what_they_like(world: World, belleville: Wall, bao: Neighbour) -> None:
    await vouches(world, bao)
    for day in DAYS[:4]:
        await invites(bao, day=day, note=LINE)
    assert await out(belleville) == 4


async def test_a_change_is_no_way_around_it(world: World, belleville: Wall, bao: Neighbour) -> None:
    for day in DAYS[:2]:
        await invites(bao, day=day, note=LINE)
    await invites(bao, day=DAYS[2])
    await bao.presses(words.cafe_amend())
    await bao.fills(ChangeCafeForm, note=LINE)
    assert bao.sees(words.cafe_said_again())
    assert bao.asked(ChangeCafeForm)


async def test_nothing_that_was_written_is_kept_for_it_and_it_is_gone_in_three_days(
    world: World, belleville: Wall, bao: Neighbour, chloe: Neighbour
) -> None:
    await invites(bao, note=LINE)
    await invites(chloe, day=DAYS[1], note=LINE)
    for row in await rows(world, SaidText):
        assert "gagnez" not in str(row.model_dump()).lower()
    await erases(chloe)
    assert len(await rows(world, SaidText)) == 1
    await world.passes(days=3)
    assert await rows(world, SaidText) == []
