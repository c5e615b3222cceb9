"""The sheets of hot days say where it is cool, as far as there is room."""

from __future__ import annotations

from itertools import product

import pytest

from handlers.kit.printing import cool_line
from messages import words
from messages.catalog import plain_words
from messages.heat.cool.place import CoolFacts
from messages.kit import InkUse, KitSheet, PrintSheet, print_sheet
from messages.kit.order import CoolLine
from messages.language import LANGUAGES
from messages.model import Reader
from storage.area import Area
from tests.heat.cool import LIBRARY, PARK, knows
from tests.kit.paper import A4, accessible, pages, tight, words_on
from tests.kit.test_sheets import order
from tests.worlds import Neighbour, World

COOL = (KitSheet.HEAT, KitSheet.LOBBY)
LONG = CoolFacts(
    name="Salle rafraîchie de la mairie du XXe arrondissement de Paris",
    address="6 place Gambetta, entrée par la cour, bâtiment C, premier étage",
    hours="Mo-Fr 08:30-12:00,13:30-17:00,20:00-23:00; Sa 09:00-12:30",
    lat=48.87,
    lon=2.38,
)


def lines(*places: CoolFacts) -> tuple[CoolLine, ...]:
    return tuple(map(cool_line, places))


@pytest.mark.parametrize(("sheet", "language"), list(product(COOL, LANGUAGES)))
def test_the_longest_list_is_cut_and_says_how_many_more_there_are(sheet, language):
    made = print_sheet(order(sheet, language=language, cool=lines(PARK, *[LONG] * 30)), dots=20)
    said = tight(words_on(made.pdf))
    assert tight(PARK.name) in said
    shown = said.count(tight(LONG.name))
    more = words.kit_print_cool_more(count=30 - shown)
    assert tight(plain_words(more, Reader(language=language))) in said
    assert pages(made.pdf) == [A4]
    assert accessible(made.pdf)


@pytest.mark.parametrize(("sheet", "language"), list(product(COOL, LANGUAGES)))
def test_a_short_list_stands_whole(sheet, language):
    made = print_sheet(order(sheet, language=language, cool=lines(PARK, LIBRARY)), dots=20)
    said = tight(words_on(made.pdf))
    assert tight(LIBRARY.name) in said
    assert tight(LIBRARY.address) in said
    assert tight(plain_words(words.kit_print_cool(), Reader(language=language))) in said
    assert pages(made.pdf) == [A4]


@pytest.mark.parametrize("sheet", COOL)
def test_without_a_list_nothing_is_said_of_it(sheet):
    made = print_sheet(order(sheet), dots=20)
    assert tight(plain_words(words.kit_print_cool(), Reader())) not in tight(words_on(made.pdf))


async def test_a_neighbour_prints_the_area_s_own_list(
    world: World, area: Area, bao: Neighbour
) -> None:
    await knows(world, area, PARK)
    await bao.forges(
        PrintSheet(area=area.id, language="fr", sheet=KitSheet.LOBBY, ink=InkUse.COLOUR)
    )
    printed = bao.files[bao.document]
    assert tight(PARK.name) in tight(words_on(printed))
