"""The first words of somebody new: no ordinary word enters them into a town unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from messages import words
from messages.own_words import own_words
from tests.area.conftest import homes, waits
from tests.worlds import World

TABLE = Path(__file__).with_name("first_words.tsv")


async def becomes_of(world: World, typed: str, language: str) -> str:
    who = await world.arrives(f"Léa {len(world.neighbours)}", language)
    await who.says(typed)
    return "direct" if await waits(world, who) or await homes(world, who) else "asked"


async def test_an_ordinary_word_is_asked_about_and_a_town_taken_at_its_word(world: World) -> None:
    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line[0] != "#"]
    assert sum(wanted == "asked" for *_, wanted in rows) >= 40
    found = [
        (said, language, await becomes_of(world, said, language)) for said, language, _ in rows
    ]
    assert found == [tuple(row) for row in rows]


@pytest.mark.parametrize(("said", "town"), [("publier", "Publier (74)"), ("us", "Us (95)")])
async def test_whoever_means_the_town_says_so_with_one_press(
    world: World, said: str, town: str
) -> None:
    who = await world.arrives("Léa")
    await who.says(said)
    assert who.sees(words.area_town_is_it())
    await who.presses(town)
    assert len(await waits(world, who)) == 1


async def test_no_label_of_ours_is_taken_for_a_town(world: World) -> None:
    """Every line that is the name of a French town, in whatever language it is said."""
    towns = {
        line
        for line in own_words()[1]
        for found in [world.gazetteer.search_towns(line, limit=1)]
        if found.towns and found.exact and not found.rest
    }
    assert "Publier" in towns
    assert {each: await becomes_of(world, each, "fr") for each in sorted(towns)} == dict.fromkeys(
        sorted(towns), "asked"
    )
