"""What people answer to "where do you live?", as somebody judged it who has not read the code."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import pytest

from storage.places import Gazetteer
from tests.places import SHOWN


@dataclass(frozen=True)
class JudgedPlace:
    """A row of the table; its head says what each part means."""

    say: str
    insee: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    insee_ok: tuple[str, ...] = ()
    town: str = ""
    none: bool = False
    none_ok: bool = False

    def judge_with(self, gazetteer: Gazetteer) -> str:
        """What comes of it: right, asked, refused or wrong; of what is asked one town suffices."""
        found = gazetteer.search_towns(self.say, limit=SHOWN)
        shown = [town.code if town.country == "FR" else town.country for town in found.towns]
        meant = {*self.insee, *self.ask, *self.insee_ok}
        if found.total == 1 and found.exact:
            may_be_taken = {*self.insee, *self.insee_ok, self.town}
            return "right" if shown[0] in may_be_taken else f"wrong: took {shown[0]}"
        if self.none:
            return "right"
        if meant & set(shown):
            return "asked" if self.insee else "right"
        return "refused, which is fair" if self.none_ok else "refused"


def table() -> list[JudgedPlace]:
    known = [each.name for each in fields(JudgedPlace)]
    rows = tomllib.loads(Path(__file__).with_name("judged.toml").read_text("utf-8"))["place"]
    return [
        JudgedPlace(
            **{
                key: tuple(value) if isinstance(value, list) else value
                for key, value in row.items()
                if key in known
            }
        )
        for row in rows
    ]


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer() as places:
        yield places


def test_no_judged_place_is_taken_wrongly_and_few_that_are_clear_are_refused(
    gazetteer: Gazetteer,
) -> None:
    judged = {each.say: each.judge_with(gazetteer) for each in table()}
    assert len(judged) > 400
    assert {say: verdict for say, verdict in judged.items() if "wrong" in verdict} == {}
    refused = [say for say, verdict in judged.items() if verdict == "refused"]
    clear = sum(1 for each in table() if each.insee)
    assert len(refused) < 0.05 * clear, refused


@pytest.mark.parametrize(
    ("say", "first"),
    [("20121 Milano", "Milan"), ("66130 Saarbrücken", "Saarbrücken"), ("35000 Nantes", "Rennes")],
)
def test_a_foreign_town_stands_before_those_of_a_french_postcode(
    gazetteer: Gazetteer, say: str, first: str
) -> None:
    assert gazetteer.search_towns(say).towns[0].name == first


@pytest.mark.parametrize(
    "say",
    ["Bretagne", "dans la Creuse", "en Ardèche", "Corse", "Val-de-Marne", "I live in Brittany"],
)
def test_a_region_is_no_town(gazetteer: Gazetteer, say: str) -> None:
    found = gazetteer.search_towns(say)
    assert found.doubt == "wider"
    assert all(town.population < 1_000 for town in found.towns)


@pytest.mark.parametrize(
    ("say", "town"),
    [
        ("Quimper en Bretagne", "Quimper"),
        ("J'habite Nantes depuis 20 ans", "Nantes"),
        ("Bonjour, j'habite Bagnolet avec mon mari", "Bagnolet"),
        ("I've just moved to Aubervilliers", "Aubervilliers"),
        ("on est sur Rennes", "Rennes"),
        ("je suis chez ma fille à Angers", "Angers"),
    ],
)
def test_a_sentence_around_a_town_is_understood(gazetteer: Gazetteer, say: str, town: str) -> None:
    found = gazetteer.search_towns(say)
    assert (found.exact, [each.name for each in found.towns]) == (True, [town])


@pytest.mark.parametrize(
    ("say", "town"),
    [
        ("Noisy le gd", "Noisy-le-Grand"),
        ("Clermont-Fd", "Clermont-Ferrand"),
        ("aix en pce", "Aix-en-Provence"),
        ("dunkerke", "Dunkerque"),
        ("fontenay 94", "Fontenay-sous-Bois"),
        ("ville juif", "Villejuif"),
        ("mon fils habite à Lyon", "Lyon"),
        ("my daughter lives in Lille", "Lille"),
        ("gare de Lyon", "Lyon"),
        ("au sud de Nantes", "Nantes"),
        ("j'habitais Lille, maintenant c'est Roubaix", "Roubaix"),
    ],
)
def test_what_is_not_said_plainly_is_asked_about(gazetteer: Gazetteer, say: str, town: str) -> None:
    found = gazetteer.search_towns(say)
    assert not found.exact
    assert town in [each.name for each in found.towns]


def test_a_floor_is_no_arrondissement(gazetteer: Gazetteer) -> None:
    assert [each.name for each in gazetteer.search_towns("Paris 3e étage").towns] == ["Paris"]
