"""What organisers read of a silence is short, and loses nobody to ring for that."""

from __future__ import annotations

import pytest

from messages.catalog import plain_words
from messages.heat.announcements.brevity import LONGEST
from messages.heat.checkins import notices as letters
from messages.heat.checkins.actions import CheckCause
from messages.language import LANGUAGES
from messages.model import MomentText, Reader
from tests.worlds import NOON

ASKED = MomentText(at=NOON, zone="Europe/Paris", show="hour")
LONG = "Marie-Antoinette Françoise de La Rochefoucauld"
FACTS = letters.CheckFacts(1, LONG, ASKED, CheckCause.SILENCE)
TOWN, SISTER = "mairie 01 43 15 20 20, CCAS 3975", "Ma sœur, 06 00 00 00 00"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "tried",
    [
        letters.TriedSoFar(2, country="FR"),
        letters.TriedSoFar(2, going=LONG, country="FR"),
        letters.TriedSoFar(2, contact=SISTER, country="FR"),
        letters.TriedSoFar(2, numbers=TOWN, in_vain=LONG, country="FR"),
        letters.TriedSoFar(2, LONG, SISTER, TOWN, country="FR"),
    ],
    ids=["usual", "somebody goes", "contact", "in vain", "all of it"],
)
def test_an_alarm_is_short_and_names_everybody_there_is_to_ring(
    tried: letters.TriedSoFar, language: str
) -> None:
    said = letters.organisers_notice(FACTS, tried)
    reader = Reader(language=language).in_country(said.country)
    read = "\n".join(plain_words(each, reader) for each in said.body)
    assert len(read) <= LONGEST, read
    assert tried.contact in read
    assert tried.numbers in read
    assert LONG[:16] in read
    assert "112" in read
