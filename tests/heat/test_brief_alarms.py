"""What organisers read of a silence is short, and loses nobody to ring for that."""

from __future__ import annotations

import pytest

from messages.catalog import plain_words
from messages.heat.announcements.brevity import LONGEST
from messages.heat.checkins import notices as letters
from messages.heat.checkins.actions import CheckCause
from messages.heat.duty import views as duty
from messages.heat.duty.actions import MailTrouble
from messages.language import LANGUAGES
from messages.model import MomentText, Reader
from messages.organise.actions import MAIL_MOST
from tests.worlds import NOON

ASKED = MomentText(at=NOON, zone="Europe/Paris", show="hour")
LONG = "Marie-Antoinette Françoise de La Rochefoucauld"
FACTS = letters.CheckFacts(1, LONG, ASKED, CheckCause.SILENCE)
JOINER = "\u2060"
"""What keeps typed numbers from being a link."""

BOX = "permanence.canicule@mairie-de-la-ville.example"
ON_DUTY = "+33 1 40 33 07 08"
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
        letters.TriedSoFar(2, country="FR", duty=ON_DUTY, mailed=True),
        letters.TriedSoFar(2, LONG, SISTER, country="FR", duty=ON_DUTY, mailed=True),
    ],
    ids=["usual", "somebody goes", "contact", "in vain", "all of it", "on duty", "and all of it"],
)
def test_an_alarm_is_short_and_names_everybody_there_is_to_ring(
    tried: letters.TriedSoFar, language: str
) -> None:
    said = letters.organisers_notice(FACTS, tried)
    reader = Reader(language=language).in_country(said.country)
    read = "\n".join(plain_words(each, reader) for each in said.body)
    assert len(read) <= LONGEST, read
    read = read.replace(JOINER, "")
    assert tried.contact in read
    assert tried.numbers in read
    assert tried.duty in read
    assert LONG[:16] in read
    assert "112" in read


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_everything_is_known_who_is_on_duty_is_named_before_other_numbers(
    language: str,
) -> None:
    tried = letters.TriedSoFar(2, "", SISTER, TOWN, LONG, "FR", ON_DUTY, mailed=True)
    said = letters.organisers_notice(FACTS, tried)
    reader = Reader(language=language).in_country("FR")
    read = "\n".join(plain_words(each, reader) for each in said.body)
    assert len(read) <= LONGEST, read
    read = read.replace(JOINER, "")
    assert ON_DUTY in read
    assert SISTER in read


@pytest.mark.parametrize("language", LANGUAGES)
def test_still_no_news_is_short_with_who_is_on_duty(language: str) -> None:
    said = letters.still_no_news(
        FACTS,
        organises=True,
        taker=None,
        goes=LONG,
        numbers=TOWN,
        own=False,
        duty=ON_DUTY,
        country="FR",
    )
    reader = Reader(language=language).in_country("FR")
    read = "\n".join(plain_words(each, reader) for each in said.body)
    assert len(read) <= LONGEST, read
    read = read.replace(JOINER, "")
    assert ON_DUTY in read


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("trouble", MailTrouble)
def test_that_the_town_does_not_know_is_short(language: str, trouble: MailTrouble) -> None:
    longest = f"{'p' * 60}@{'m' * 11}.example"
    assert len(longest) == MAIL_MOST
    said = duty.mail_fails_notice(LONG, longest, trouble, ON_DUTY).in_country("FR")
    asked = duty.consent_question(longest, longest)
    reader = Reader(language=language).in_country("FR")
    for each in (said, asked):
        read = "\n".join(plain_words(text, reader) for text in each.body)
        assert len(read) <= LONGEST, read
