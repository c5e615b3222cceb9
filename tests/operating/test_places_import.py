"""`palier places import`: an operator reads a town's cool places into a neighbourhood."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.database_opening import open_database
from bot.settings import Settings
from storage.area import Area
from storage.places import fold_name
from storage.types import vault
from tests.conftest import KEY
from tests.operating.folder import ENV, NOON, Outcome, obey

TABLE = """nom;adresse;horaires;geo_point_2d
Bibliothèque Elsa;8 rue X;lun-ven 9h-19h;48.8690, 2.3840
Parc haut;;24h/24;48.8707, 2.3850
Sans point;;;
"""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """An operator's folder with two neighbourhoods, one name of which is ambiguous."""
    (tmp_path / ".env").write_text(ENV, "utf-8")
    (tmp_path / "lieux.csv").write_bytes(TABLE.encode("cp1252"))
    asyncio.run(_declare(tmp_path))
    yield tmp_path
    vault.open(KEY)


def _settings(folder: Path) -> Settings:
    url = f"sqlite:///{folder}/data/palier.db"
    return Settings(_env_file=None, database_url=url, data_folder=folder / "data")


async def _declare(folder: Path) -> None:
    async with open_database(_settings(folder)) as database, database.transaction() as store:
        for name, other in (("Belleville", "Bas"), ("Ménilmontant", "Bas")):
            area = Area(
                name=name, town="75120", town_name="Paris 20e", lat=48.8715, lon=2.3857,
                declared_at=NOON,
            )  # fmt: skip
            store.session.add(area)
            await store.session.flush()
            store.areas.add_area(area, {fold_name(each): each for each in (name, other)})


async def _listed(folder: Path) -> list[str]:
    async with open_database(_settings(folder)) as database, database.transaction() as store:
        return [
            place.name
            for area in await store.areas.open_areas()
            for place in await store.cool.list_places(area.id)
        ]


def imports(folder: Path, *more: str, language: str = "en", area: str = "belleville") -> Outcome:
    return obey(["places", "import", "lieux.csv", "--area", area, *more], folder, language)


def test_a_file_is_shown_and_changes_nothing_without_a_yes(folder: Path) -> None:
    seen = imports(folder, language="fr")
    assert seen.code == 1
    assert "2 lieux" in seen.out
    assert "Ligne 4" in seen.out
    assert "--yes" in seen.out
    assert asyncio.run(_listed(folder)) == []


def test_with_a_yes_it_is_taken_in_and_taken_in_once(folder: Path) -> None:
    assert imports(folder, "--yes").code == 0
    assert asyncio.run(_listed(folder)) == ["Bibliothèque Elsa", "Parc haut"]
    assert imports(folder).code == 0, "there is nothing to say yes to any more"
    (folder / "lieux.csv").write_text(TABLE.replace("Parc haut", "Parc bas"), "utf-8")
    assert "Parc haut" in imports(folder, "--yes").out
    assert len(asyncio.run(_listed(folder))) == 3, "what is gone is not taken off unasked"
    assert imports(folder, "--yes", "--remove-gone").code == 0
    assert asyncio.run(_listed(folder)) == ["Bibliothèque Elsa", "Parc bas"]


@pytest.mark.parametrize(
    ("area", "more", "content", "named"),
    [
        ("Nulle-Part", (), TABLE, "Belleville"),
        ("bas", (), TABLE, "Ménilmontant"),
        ("belleville", ("--column", "nom"), TABLE, "--column"),
        ("belleville", ("--column", "name=rien", "--column", "point=geo_point_2d"), TABLE, "rien"),
        ("belleville", (), "", "lieux.csv"),
        ("belleville", (), "a;b\n1;2\n", "a"),
        ("belleville", (), None, "lieux.csv"),
    ],
)
def test_what_is_wrong_is_one_sentence(folder, area, more, content, named):
    if content is None:
        (folder / "lieux.csv").unlink()
    else:
        (folder / "lieux.csv").write_text(content, "utf-8")
    told = imports(folder, *more, area=area)
    assert told.code == 2
    assert named in told.err
    assert len(told.err.splitlines()) == 1
    assert "Traceback" not in told.said
