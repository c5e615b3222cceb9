"""What is dialled, called and done in a country is looked up there, and said nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain, product

import pytest

from messages import heat_hotline, words
from messages.accessors import catalogue_messages, message_variables
from messages.catalog import Spans, given_words, holds_there, paragraphs, plain_words
from messages.heat.announcements import notices as announcing
from messages.heat.announcements.notices import RedDayPart, SpokenArea
from messages.heat.levels.level import HeatDay, HeatLevel, HeatSource, HeatState, UnknownReason
from messages.heat.levels.wording import level_words
from messages.heat_hotline import HeatLineHours, HeatLines
from messages.kit import InkUse, KitSheet, SheetOrder
from messages.kit.contents import sheet_contents
from messages.language import LANGUAGES
from messages.model import Reader, Text
from messages.national_facts import NationalFacts, national_facts, territory_of
from messages.samples import USUAL, WHOLE, all_samples


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


@pytest.mark.parametrize(
    ("town", "numbers"),
    [
        ("98818", ("15", "17", "18", "")),  # Nouméa
        ("98735", ("15", "17", "18", "")),  # Papeete
        ("98613", ("", "", "", "")),  # Uvea
        ("97502", ("15", "17", "18", "")),  # Saint-Pierre
        ("97411", ("15", "17", "18", "114")),
        ("97123", ("15", "17", "18", "114")),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_islands_with_telephones_of_their_own_are_told_no_number_of_the_mainland(
    town: str, numbers: tuple[str, ...], language: str
) -> None:
    where = territory_of("FR", town)
    facts = national_facts(where)
    assert (facts.medical, facts.police, facts.fire, facts.writing) == numbers
    said = given_words(language, where)
    assert all("112" in each for name, each in said.items() if "dial" in name)
    assert any("114" in each for each in said.values()) is ("114" in numbers)
    if where in ("PF", "NC", "WF"):
        assert not said["fact-register"], "no town keeps one there"
    if where == "WF":
        dialled = [each for name, each in said.items() if "dial" in name]
        assert not any(re.search(r"(?<!\d)1[578](?!\d)", each) for each in dialled)
        assert said["dial-all"].index("112") < 5, "it stands first"


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


def test_the_hours_of_a_heat_line_are_those_of_one_country() -> None:
    """What an operator says of France's line is said of no other country's."""
    usual, known = HeatLines(), HeatLines.parse_lines("9-19")
    assert usual.hours_in("FR") is None, "by day"
    assert known.hours_in("FR") == HeatLineHours.parse_hours("9-19")
    assert HeatLines.parse_lines("fr 9-19") == known
    for elsewhere in ("", "IT", "RE", "BE"):
        assert known.hours_in(elsewhere) is None
    for wrong in ("IT 9-19", "RE 9-19", "9-19, FR 8-18", "FR", "9-19 FR"):
        with pytest.raises(ValueError, match=r"."):
            HeatLines.parse_lines(wrong)


def test_hours_that_a_country_says_itself_need_no_operator(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = replace_facts(national_facts("FR"), heat_line_hours="8-20")
    monkeypatch.setattr(heat_hotline, "national_facts", lambda country: facts)
    assert HeatLines().hours_in("FR") == HeatLineHours.parse_hours("8-20")


def replace_facts(facts: NationalFacts, **other: str) -> NationalFacts:
    return facts.model_copy(update=other)


def test_in_france_each_number_says_what_it_is_for() -> None:
    said = given_words("fr", "FR")
    assert said["dial-doctor"] == "le 15 ou le 112"
    assert said["dial-rescue"] == "le 15, le 18 ou le 112"
    assert said["dial-writing"] == "le 15, le 112 ou le 114 par SMS"
    assert given_words("en", "FR")["dial-writing"] == "15, 112 or text 114"


# --- every sentence, screen, letter, card and sheet, read of an area abroad and of a French one

ABROAD = "IT"
FRENCH = re.compile(
    r"(?<![\d:,.-])(?:15|17|18|114|3114|3919)(?![\d:,.]|\s*(?:h\b|°|%|min|oct|mai|may|am\b|pm\b))"
    r"|0 ?800|Météo-France|vigilance|alerte canicule|heatwave (?:alert|warning)"
    r"|\bregistre\b|\bmairie\b|\bSAMU\b|\bCCAS\b|département"
    r"|keeps a register|town’s register|\bla loge\b",
    re.IGNORECASE,
)
"""Numbers, institutions and official words that are France's."""

FRANCE_ALONE = re.compile(
    r"heat-(?:official|source-vigilance|whole-department|no-area|.*-department)\b.*"
    r"|danger-fact-.*|check-heat-.*|area-narrow|stairwell-.*|register-.*"
)
"""Sentences said of France alone: those of its own levels, départements and service; what is only
said with a fact; what an operator reads; where towns are looked for; the sandbox, a part of Paris.
"""


def said_of(country: str) -> Iterator[tuple[str, str]]:
    """Everything that Palier shows where somebody reads of an area there, by its name."""
    kept, WHOLE["country"] = WHOLE["country"], country
    try:
        shown = [each for each in all_samples() if each.mood is USUAL]
    finally:
        WHOLE["country"] = kept
    if country == ABROAD:
        # Vigilance is of no area there.
        shown = [each for each in shown if "source-vigilance" not in each.message.model_dump_json()]
    for each, language in product(shown, LANGUAGES):
        reader = Reader(language=language, country=country)
        yield f"{each.name} {language}", lines_of(paragraphs(each.message, reader))
        for button in chain.from_iterable(each.message.rows):
            yield f"{each.name} {language}, a button", plain_words(button.label, reader)


def lines_of(spans: list[Spans]) -> str:
    return "\n".join("".join(span.words for span in line) for line in spans)


def test_no_screen_letter_or_card_says_anything_french_of_an_area_abroad() -> None:
    seen = list(said_of(ABROAD))
    assert len(seen) > 1000
    wrong = [f"{name}: {said}" for name, said in seen if FRENCH.search(said)]
    assert not wrong, "\n".join(wrong[:20])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_says_anything_french_abroad(language: str) -> None:
    """Refusals and notices are no screens: the catalogue is read from end to end."""
    there = Reader(language=language, country=ABROAD)
    for each in catalogue_messages("fr"):
        given = {
            name: 3 if kind == "int" else "Marie" for name, kind in message_variables(each).items()
        }
        text = Text(key=each.id.name, args=given)
        alone = FRANCE_ALONE.fullmatch(text.key)
        if each.value is None or alone or not holds_there(text, there):
            continue
        said = plain_words(text, there)
        assert not FRENCH.search(said), f"{text.key}: {said}"


@pytest.mark.parametrize(("sheet", "language"), list(product(KitSheet, LANGUAGES)))
def test_no_sheet_says_anything_french_of_an_area_abroad(sheet: KitSheet, language: str) -> None:
    abroad, here = (sheet_text(sheet, language, country) for country in (ABROAD, "FR"))
    assert not FRENCH.search(abroad), abroad
    assert "112" in abroad
    assert all(number in here for number in ("15", "18", "112", "114"))
    if sheet is KitSheet.HEAT:
        assert "0 800 06 66 66" in here
        assert "regist" in here


def sheet_text(sheet: KitSheet, language: str, country: str) -> str:
    order = SheetOrder(
        sheet=sheet,
        ink=InkUse.COLOUR,
        reader=Reader(language=language),
        area="Trastevere",
        country=country,
        code="k7rmz",
    )
    return str(sheet_contents(order))


def test_no_sentence_is_of_one_town_alone() -> None:
    """A porter's lodge is Paris; elsewhere nobody knows where that would be."""
    said = [
        (each.id.name, plain_words(Text(key=each.id.name, args=given), Reader(language="fr")))
        for each in catalogue_messages("fr")
        if each.value is not None
        for given in [
            {
                name: 3 if kind == "int" else "Marie"
                for name, kind in message_variables(each).items()
            }
        ]
    ]
    assert len(said) > 2000
    assert not [name for name, words in said if re.search(r"\bloge\b|\bconcierge\b", words)]


EVERYWHERE = ("15", "18", "112", "114")
ALERT = ("15", "112", "0 800 06 66 66")
WANTED = {
    "heat.checkins.check_card.signs_lines": EVERYWHERE,
    "heat.checkins.check_card.worrying_lines": EVERYWHERE,
    "heat.checkins.views.enrolment_intro": (*EVERYWHERE, "regist"),
    "heat.checkins.views.enrolment_screen": (*EVERYWHERE, "regist"),
    "heat.announcements.notices.prepare_notice": ("regist",),
    "heat.announcements.notices.eve_notice": ("15", "112"),
    "heat.announcements.notices.thanks_notice": ALERT,
    "heat.announcements.notices.red_eve": ALERT,
    "heat.announcements.notices.red_day_notice": ALERT,
    "danger.emergency_message": EVERYWHERE,
}
"""What is said of a French area, by what says it."""


def test_of_a_french_area_the_numbers_stand_where_they_are_wanted() -> None:
    seen = list(said_of("FR"))
    for name, language in product(WANTED, LANGUAGES):
        shown = [said for at, said in seen if at == f"{name} {language}"]
        assert shown, name
        for said in shown:
            assert not [each for each in WANTED[name] if each not in said], f"{name}: {said}"


PLACE = SpokenArea(1, "Belleville", "FR", "", "")
HOT = HeatState(
    HeatLevel.ORANGE, HeatDay.TODAY, date(2026, 6, 30), HeatSource.VIGILANCE, official=True
)
RED = replace(HOT, level=HeatLevel.RED)
ACTS = {
    "fr": ("buvez", "mouillez", "volets", "cette nuit", "malaise, confusion, fièvre"),
    "en": ("drink", "wet your skin", "shutters", "tonight", "faint, confused, feverish"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_eve_of_an_alert_says_what_to_do_and_whom_to_call_in_few_words(
    language: str,
) -> None:
    for eve in (announcing.eve_notice(PLACE, HOT, first=False), announcing.red_eve(PLACE, RED)):
        said = lines_of(paragraphs(eve, Reader(language=language))).casefold()
        assert not [each for each in (*ACTS[language], *ALERT) if each not in said], said


@pytest.mark.parametrize(
    ("language", "kept_in", "cool"),
    [("fr", "restez dedans", "lieu frais"), ("en", "stay in from", "somewhere cool")],
)
def test_on_a_red_afternoon_nobody_is_kept_in_and_sent_out_at_once(
    language: str, kept_in: str, cool: str
) -> None:
    said = {
        part: lines_of(
            paragraphs(announcing.red_day_notice(PLACE, RED, part), Reader(language=language))
        ).casefold()
        for part in RedDayPart
    }
    assert kept_in in said[RedDayPart.MORNING]
    assert kept_in not in said[RedDayPart.NOON]
    assert cool in said[RedDayPart.NOON]
    assert "31" in said[RedDayPart.NOON], "below it one stays, above it one goes"


def test_only_where_there_is_a_season_a_level_is_not_watched_in_another() -> None:
    unknown = replace(HOT, level=HeatLevel.UNKNOWN, why=UnknownReason.SEASON)
    said = {
        country: plain_words(level_words(unknown, country), Reader(language="fr", country=country))
        for country in ("FR", "RE", ABROAD)
    }
    assert said["FR"].endswith("Je regarde du 15 mai au 30 septembre.")
    assert said["RE"] == said[ABROAD] == plain_words(words.heat_unknown_nobody(), Reader())
