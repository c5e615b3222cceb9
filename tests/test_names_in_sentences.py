"""Whatever an area, a town or a person is called, the sentence around the name is right."""

from __future__ import annotations

import re

import pytest

from messages import accessors, words
from messages.catalog import NAMES, PLACES, plain_words
from messages.language import FALLBACK, LanguageProfile
from messages.model import Reader, Text

FRENCH, ENGLISH = Reader(), Reader(language="en")

WRONG = re.compile(
    r"\b(?:de|à) (?:Le|Les) |\b(?:de|que|jusque) [AEÉIOUŒ]|\b(?:d|qu)’[^aeéèêiouyhœ]", re.I
)
"""What no French sentence says of a place called `Les Œillets` or a person called `Anne`."""

PERSON = ("organise-admitted", "organise-declined", "organise-admit", "organise-decline")
"""Sentences of organisers in which a name is a person's, not an area's."""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Anne", "le binôme d’Anne"),
        ("Élodie", "le binôme d’Élodie"),
        ("anne", "le binôme d’anne"),
        ("Ousmane", "le binôme d’Ousmane"),
        ("Œdipe", "le binôme d’Œdipe"),
        ("Yves", "le binôme d’Yves"),
        ("Yasmine", "le binôme de Yasmine"),
        ("Hélène", "le binôme d’Hélène"),
        ("Hamid", "le binôme de Hamid"),
        ("Léa", "le binôme de Léa"),
        ("Le Van", "le binôme de Le Van"),
        ("👩🏽‍🌾 Anne", "le binôme de 👩🏽‍🌾 Anne"),
        ("سارة", "le binôme de \u2068سارة\u2069"),
        ("3e étage", "le binôme de 3e étage"),
    ],
)
def test_a_word_before_somebody_s_name_elides_as_it_is_said(name, said):
    assert said in plain_words(words.watch_buddy_of(name=name), FRENCH)


@pytest.mark.parametrize(
    ("town", "said"),
    [
        ("Le Havre", "un quartier au Havre."),
        ("Les Lilas", "un quartier aux Lilas."),
        ("les Lilas", "un quartier aux Lilas."),
        ("La Rochelle", "un quartier à La Rochelle."),
        ("L’Haÿ-les-Roses", "un quartier à L’Haÿ-les-Roses."),
        ("Lesneven", "un quartier à Lesneven."),
        ("Les", "un quartier à Les."),
    ],
)
def test_a_place_s_article_goes_into_the_word_before_it(town, said):
    assert plain_words(words.account_waits(town=town), FRENCH).endswith(said)


def test_two_names_each_meet_their_own_word():
    said = words.watch_in_vain(who="Anne", name="Élodie")
    assert plain_words(said, FRENCH) == "Anne n’a pas pu joindre Élodie."
    both = words.watch_again(name="Anne")
    assert plain_words(both, ENGLISH).startswith("You wanted to see Anne again")


def test_english_has_nothing_to_join():
    joining = LanguageProfile.of_language("en").joining
    assert joining.join_name("buddy of ", "Anne", place=False) == ("buddy of ", "Anne")


@pytest.mark.parametrize("name", ["Les Œillets", "Le Port", "Anne", "Zoé"])
def test_no_sentence_stumbles_over_a_name(name):
    """Each sentence with a name in it, as every reader may meet it."""
    counted, wrong = accessors.plural_variables(), set()
    for entry in accessors.catalogue_messages(FALLBACK):
        key, given = entry.id.name, accessors.message_variables(entry)
        areas = PLACES | ({"name"} if key.startswith("organise-") and key not in PERSON else set())
        named = areas if " " in name else NAMES | PLACES
        if entry.value is None or not named & given.keys():
            continue
        for count in (0, 1, 12):
            args = {
                each: count if (key, each) in counted else name if each in named else "…"
                for each in given
            }
            said = plain_words(Text(key=key, args=args), FRENCH)
            if WRONG.search(said):
                wrong.add(f"{key}: {said}")
    assert wrong == set()
