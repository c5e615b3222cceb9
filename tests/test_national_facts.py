"""What is dialled, called and done in a country is looked up there, and said nowhere else."""

from __future__ import annotations

from datetime import date

import pytest

from messages.catalog import given_words
from messages.language import LANGUAGES
from messages.national_facts import national_facts, territory_of


@pytest.mark.parametrize(
    ("country", "town", "where"),
    [
        ("FR", "75120", "FR"),
        ("FR", "97411", "RE"),
        ("FR", "97302", "GF"),
        ("FR", "", "FR"),
        ("IT", "geonames:3169070", "IT"),
        ("", "97411", ""),
    ],
)
def test_an_area_knows_whose_facts_hold_there(country: str, town: str, where: str) -> None:
    assert territory_of(country, town) == where


def test_overseas_is_france_with_another_season() -> None:
    here, there = national_facts("FR"), national_facts("RE")
    assert (there.medical, there.writing, there.town_register) == ("15", "114", True)
    january, july = date(2027, 1, 15), date(2027, 7, 15)
    assert (here.is_in_season(january), here.is_in_season(july)) == (False, True)
    assert there.is_in_season(january)
    assert not there.heat_line


@pytest.mark.parametrize("country", ["", "IT", "XX"])
def test_a_country_that_is_not_told_has_the_number_of_all_europe_and_nothing_more(
    country: str,
) -> None:
    facts = national_facts(country)
    assert facts.everywhere == "112"
    known = facts.heat_line, facts.town_register, facts.weather_service, facts.season
    assert not any(known)
    for language in LANGUAGES:
        said = {
            name: each for name, each in given_words(language, country).items() if "dial" in name
        }
        assert all("112" in each for each in said.values())
        assert said["dial-all"].index("112") < 5, "it stands first"


def test_in_france_each_number_says_what_it_is_for() -> None:
    said = given_words("fr", "FR")
    assert said["dial-doctor"] == "le 15 ou le 112"
    assert said["dial-rescue"] == "le 15, le 18 ou le 112"
    assert said["dial-writing"] == "le 15, le 112 ou le 114 par SMS"
    assert given_words("en", "FR")["dial-writing"] == "15, 112 or text 114"
