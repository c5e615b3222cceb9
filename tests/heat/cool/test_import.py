"""A town's file, sent to the panel: read, shown, confirmed, taken in whole, sent again."""

import json

import pytest

from messages import words
from messages.heat.cool.actions import (
    ApplyCoolFile,
    CoolColumnsForm,
    CoolFileForm,
)
from messages.model import Text
from storage.area import Area
from storage.heat.cool import CoolPlaceImport
from tests.heat.cool import LIBRARY, knows, listed
from tests.heat.cool.test_list import opens_list
from tests.worlds import Neighbour, NeutralWorld, World
from tests.worlds.neutral import Drawer

TABLE = """identifiant;nom;adresse;horaires;geo_point_2d
7;Bibliothèque Elsa;8 rue X;lun-ven 9h-19h;48.8690, 2.3840
8;Parc haut;;24h/24;48.8707, 2.3850
9;Opéra de Lyon;;24h/24;45.767, 4.836
10;Sans point;;;
"""


def sent(world: World, content: str, name: str = "lieux.csv") -> str:
    """An answer that is a file with that content."""
    if not isinstance(world, NeutralWorld):
        return content
    assert isinstance(world.files, Drawer)
    ref = f"file-{len(world.files.kept)}"
    world.files.kept[ref] = content.encode()
    return json.dumps({"ref": ref, "name": name, "size": len(content)})


async def sends(world: World, organiser: Neighbour, content: str) -> None:
    await opens_list(organiser)
    await organiser.presses(words.cool_list_import())
    await organiser.fills(CoolFileForm, places=sent(world, content))


def at_line(key: str, number: int) -> Text:
    return Text(key=f"cool-line-{key}", args={"where": words.cool_at_line(number=str(number))})


@pytest.mark.every_world
async def test_a_file_is_shown_before_anything_changes_and_taken_in_on_a_yes(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await sends(world, organiser, TABLE)
    assert organiser.sees(words.cool_read_head(area="Belleville", count=2))
    assert organiser.sees(words.cool_read_far(count=1))
    assert organiser.sees(at_line("no-point", 5))
    assert not await listed(world, area)
    await organiser.presses(words.cool_apply())
    held = await listed(world, area)
    assert sorted(held) == ["Bibliothèque Elsa", "Parc haut"]
    assert held["Parc haut"].facts.opening.is_always
    assert organiser.offered("Parc haut")


async def test_the_columns_that_were_guessed_are_said_and_may_be_others(
    world: World, area: Area, organiser: Neighbour
) -> None:
    table = "nom;intitulé;point\nX1;Elsa;48.869,2.384\n"
    await sends(world, organiser, table)
    guessed = words.cool_read_column(role=Text(key="cool-role-name"), column="nom")
    assert organiser.sees(guessed)
    await organiser.presses(words.cool_columns_change())
    await organiser.fills(CoolColumnsForm, name="rien de tel")
    assert not await listed(world, area)
    await organiser.fills(CoolColumnsForm, name="INTITULE")
    await organiser.presses(words.cool_apply())
    assert list(await listed(world, area)) == ["Elsa"]


async def test_a_second_file_says_what_is_new_changed_and_gone(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await knows(world, area, LIBRARY)
    await sends(world, organiser, TABLE)
    await organiser.presses(words.cool_apply())
    before = await listed(world, area)
    second = """identifiant;nom;adresse;horaires;geo_point_2d
7;Bibliothèque Elsa-Triolet;8 rue X;lun-sam 9h-19h;48.8690, 2.3840
11;Église;;8h-20h;48.8680, 2.3890
"""
    await sends(world, organiser, second)
    assert organiser.sees(words.cool_read_new(count=1, names=named("Église")))
    assert organiser.sees(
        words.cool_read_changed(count=1, names=named("Bibliothèque Elsa-Triolet"))
    )
    assert organiser.sees(words.cool_read_gone(count=1, names=named("Parc haut")))
    await organiser.presses(words.cool_apply_keep())
    held = await listed(world, area)
    assert sorted(held) == [
        "Bibliothèque Elsa-Triolet", LIBRARY.name, "Parc haut", "Église",
    ]  # fmt: skip
    assert held["Bibliothèque Elsa-Triolet"].id == before["Bibliothèque Elsa"].id
    await sends(world, organiser, second)
    await organiser.presses(words.cool_apply_drop())
    assert sorted(await listed(world, area)) == [
        "Bibliothèque Elsa-Triolet", LIBRARY.name, "Église",
    ]  # fmt: skip


def named(*names: str) -> Text:
    return words.cool_names(names=names)


async def test_the_same_file_again_changes_nothing(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await sends(world, organiser, TABLE)
    await organiser.presses(words.cool_apply())
    await sends(world, organiser, TABLE)
    assert organiser.sees(words.cool_file_nothing(area="Belleville"))
    assert organiser.sees(words.cool_read_same(count=2))
    assert words.cool_apply().key not in organiser.buttons


async def test_a_line_that_cannot_be_read_does_not_say_that_its_place_is_gone(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await sends(world, organiser, TABLE)
    await organiser.presses(words.cool_apply())
    await sends(world, organiser, TABLE.replace("48.8707, 2.3850", "").replace("19h", "20h"))
    assert organiser.sees(at_line("no-point", 3))
    await organiser.presses(words.cool_apply())
    assert "Parc haut" in await listed(world, area)


async def test_what_an_organiser_typed_is_found_again_by_name_and_address(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await knows(world, area, LIBRARY)
    table = (
        f"id;nom;adresse;horaires;point\n3;{LIBRARY.name.upper()};{LIBRARY.address};;48.869,2.384\n"
    )
    await sends(world, organiser, table)
    await organiser.presses(words.cool_apply())
    (held,) = (await listed(world, area)).values()
    assert (held.outer_id, held.imported) == ("3", True)


async def test_without_a_yes_nothing_changes_and_nothing_stays(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await sends(world, organiser, TABLE)
    await organiser.presses(words.cool_import_cancel())
    assert not await listed(world, area)
    async with world.database.transaction() as store:
        assert not await store.cool.all_rows(CoolPlaceImport.__table__.select())


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", words.cool_file_empty()),
        ("PK\x03\x04", words.cool_file_workbook()),
        ("\0\1\2", words.cool_file_binary()),
        ("{", words.cool_file_broken()),
        ("a;b\n1;2\n", words.cool_file_columns(columns=("a", "b"))),
    ],
)
async def test_a_file_that_is_none_is_asked_for_again(world, area, organiser, content, why):
    await sends(world, organiser, content)
    assert organiser.sees(why)
    assert organiser.asked(CoolFileForm)


async def test_a_file_of_fifty_megabytes_is_refused_before_it_is_fetched(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await opens_list(organiser)
    await organiser.presses(words.cool_list_import())
    large = json.dumps({"ref": "gone", "name": "paris.csv", "size": 50_000_000})
    await organiser.fills(CoolFileForm, places=large)
    assert organiser.sees(words.form_file_too_large(limit=10_000))


async def test_one_yes_counts_once_and_nobody_else_s(
    world: World, area: Area, organiser: Neighbour, bao: Neighbour
) -> None:
    await sends(world, organiser, TABLE)
    async with world.database.transaction() as store:
        (draft,) = await store.cool.all_rows(
            CoolPlaceImport.__table__.select().with_only_columns(CoolPlaceImport.__table__.c.id)
        )
    await bao.forges(ApplyCoolFile(draft=draft, drop=True))
    assert not await listed(world, area)
    await organiser.forges(ApplyCoolFile(draft=draft, drop=False))
    await organiser.forges(ApplyCoolFile(draft=draft, drop=False))
    assert organiser.sees(words.cool_file_gone())
    assert len(await listed(world, area)) == 2
