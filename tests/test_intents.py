"""People write what they want in their own words: understood, asked back, or not; never wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from messages.aid.request_line import read_request_line
from messages.dates import DateNotUnderstood, DateReading, read_whole_moment
from messages.intents import Intent
from messages.intents.moments import pack_moment, unpack_moment
from messages.intents.reading import read_intent
from messages.language import LANGUAGES

TABLES = Path(__file__).parent / "intents"
SAID = datetime(2026, 12, 30, 18, 40, tzinfo=ZoneInfo("Europe/Paris"))
NOTHING = "-"


@dataclass(frozen=True)
class TablePhrase:
    """A line of a table: what is written, in which language, what it wants and what it fills."""

    said: str
    language: str
    wants: frozenset[str]
    fills: str


def phrases(name: str) -> Iterator[TablePhrase]:
    language = "fr"
    for line in (TABLES / name).read_text("utf-8").splitlines():
        if line.startswith("#"):
            language = "en" if "English" in line else language
            continue
        wants, said, *fills = line.split("\t")
        yield TablePhrase(said, language, frozenset(wants.split("|")), "".join(fills))


def verdict(phrase: TablePhrase) -> str:
    """How a phrase of a table fares."""
    read = read_intent(phrase.said, phrase.language, SAID)
    if read.sure:
        return "right" if read.sure in phrase.wants else "wrong"
    if NOTHING in phrase.wants:
        return "asked back" if read.likely else "right"
    return "asked back" if phrase.wants & set(read.likely) else "not understood"


@pytest.mark.parametrize(("table", "least"), [("phrases.tsv", 400), ("holdout.tsv", 100)])
def test_no_phrase_is_taken_for_something_else(table: str, least: int) -> None:
    verdicts = {each: verdict(each) for each in phrases(table)}
    assert len(verdicts) >= least
    assert [each.said for each, how in verdicts.items() if how == "wrong"] == []
    counts = Counter(verdicts.values())
    assert counts["right"] / len(verdicts) > 0.9, counts
    assert counts["not understood"] / len(verdicts) < 0.02, counts


@pytest.mark.parametrize("table", ["phrases.tsv", "holdout.tsv"])
def test_a_day_that_was_typed_is_the_day_that_is_filled_in(table: str) -> None:
    dated = [each for each in phrases(table) if each.fills[:4].isdigit()]
    assert len(dated) > 5
    for each in dated:
        moment = read_intent(each.said, each.language, SAID).moment
        read = moment and (moment.day, moment.hour)
        day, _, hour = each.fills.partition(" ")
        wanted = date.fromisoformat(day), time.fromisoformat(hour) if hour else None
        assert read in (wanted, (wanted[0], None)), each.said


def test_what_a_hand_is_asked_for_is_read_out_of_the_sentence() -> None:
    asked = [each for each in phrases("phrases.tsv") if each.fills and "ask" in each.wants]
    assert len(asked) > 20
    wrong, read_whole = [], 0
    for each in asked:
        kind, _, urgency = each.fills.partition("/")
        plain = read_intent(each.said, each.language, SAID).plain
        lines = [read_request_line(said, each.language) for said in (each.said, plain)]
        read = next((line.kind for line in lines if line.kind), None)
        when = next((line.urgency for line in lines if line.urgency), None)
        wrong += [each.said] * (read not in (None, kind) or when not in (None, urgency or None))
        read_whole += read == kind
    assert wrong == []
    assert read_whole / len(asked) > 0.7


def test_what_only_sounds_like_a_wish_is_never_acted_upon() -> None:
    said = list(phrases("elsewhere.tsv"))
    assert len(said) > 80
    assert [each.said for each in said if verdict(each) == "wrong"] == []


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("je ne veux pas quitter Palier", "fr"),
        ("ne supprimez pas mon compte", "fr"),
        ("ma fille veut me désinscrire, je ne veux pas", "fr"),
        ("don't unsubscribe me", "en"),
        ("I do not want to leave Palier", "en"),
        ("je n'ai plus besoin d'aide pour mes courses", "fr"),
        ("I no longer need help with my shopping", "en"),
        ("je cherche mon chat", "fr"),
        ("je veux arrêter de fumer", "fr"),
        ("I want to leave my flat", "en"),
        ("j'ai besoin d'aide " * 40, "fr"),
        ("qui veut un ventilateur ?", "fr"),
        ("quelqu'un veut un ventilateur ?", "fr"),
        ("quelqu'un voudrait mon ventilateur ?", "fr"),
        ("qui a mon ventilateur ?", "fr"),
        ("est-ce que je peux prêter ma clé à un inconnu ?", "fr"),
        ("quelqu'un peut me prêter 50 euros", "fr"),
        ("qui peut me prêter de l'argent ?", "fr"),
        ("anyone want a fan?", "en"),
        ("who wants a fan?", "en"),
        ("looking for a fan of chess", "en"),
        ("fan mail", "en"),
        ("go with me to the coffee on Saturday", "en"),
        ("can somebody lend me 50 euros", "en"),
        ("can anyone lend me some money?", "en"),
        ("can I lend my key to a stranger?", "en"),
    ],
)
def test_what_turns_the_meaning_round_is_never_acted_upon(said: str, language: str) -> None:
    assert read_intent(said, language, SAID).sure is None


@pytest.mark.parametrize(
    "said", ["", " ", "?", "…", "😂😂", "'", "’’", "a" * 600, "---", "@@", "\n"]
)
def test_what_says_nothing_is_read_as_nothing(said: str) -> None:
    read = read_intent(said, "fr", SAID)
    assert (read.sure, read.likely, read.moment) == (None, (), None)


COUNTED = [f"{at} à {at + 37}" for at in range(1, 60)]
LAVISH = {
    "one stretch again and again": "de 1 à 99 " * 60,
    "many stretches": " ".join(f"de {each}" for each in COUNTED),
    "many days until which": " ".join(f"jusqu'à {each}" for each in COUNTED),
    "one number again and again": "1 " * 290,
    "many numbers": " ".join(str(at) for at in range(1, 180)),
}


@pytest.mark.parametrize("said", LAVISH.values(), ids=LAVISH.keys())
def test_however_much_might_be_a_date_little_is_tried(
    said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = list[str]()

    def counted(typed: str, *how: Any) -> DateReading | DateNotUnderstood:
        tried.append(typed)
        return read_whole_moment(typed, *how)

    monkeypatch.setattr("messages.intents.said_moment.dates.read_whole_moment", counted)
    read = read_intent(f"un café {said}"[:600], "fr", SAID)
    assert Intent.INVITE in {read.sure, *read.likely}
    assert len(tried) <= 200 * len(LANGUAGES)


@pytest.mark.parametrize(
    "said",
    [
        "un café chez moi samedi 16 janvier à 15 h 30",
        "un café chez moi le samedi 16 janvier 2027 à 15 h 30 précises",
        "un café samedi 16 janvier 2027 à 15 h 30 chez moi",
        "chez moi, samedi 16 janvier à 15 h 30, un café",
        "coffee at my place on saturday 16 january 2027 at 3.30 pm",
    ],
)
def test_no_date_is_cut_where_more_words_stand_around_it(said: str) -> None:
    assert read_intent(said, "fr", SAID).moment == DateReading(date(2027, 1, 16), time(15, 30))


def test_what_is_not_looked_through_names_no_day() -> None:
    numbers = " ".join(str(at) for at in range(1, 150))
    read = read_intent(f"un café lundi jusqu'à mardi {numbers}", "fr", SAID)
    assert (read.moment, read.until) == (None, None)


def test_the_day_of_a_long_letter_is_found_among_its_numbers() -> None:
    read = read_intent(
        "Bonjour, Simone Vidal, 88 ans, du 3e étage du 12, ici depuis 1974 avec mes 2 chats : je"
        " voudrais inviter mes voisins à prendre un café samedi 16 janvier à 15 h 30, il"
        " y aura 2 gâteaux et 1 tarte pour 8, et 4 chaises de plus que les 6 de l'an dernier.",
        "fr",
        SAID,
    )
    assert read.moment == DateReading(date(2027, 1, 16), time(15, 30))


def test_the_other_language_is_read_too() -> None:
    assert read_intent("I want to invite my neighbours", "fr", SAID).sure is Intent.INVITE
    assert read_intent("je voudrais un café samedi", "en", SAID).sure is Intent.INVITE


@pytest.mark.parametrize(
    "moment",
    [
        None,
        DateReading(date(2027, 1, 2), None),
        DateReading(None, time(15, 30)),
        DateReading(date(2027, 1, 2), time(0)),
    ],
)
def test_a_moment_comes_out_of_a_button_as_it_went_in(moment: DateReading | None) -> None:
    assert unpack_moment(pack_moment(moment)) == moment


@pytest.mark.parametrize("packed", ["", "-", "x-y", "20271345-", "-9999", "2027-", "20270102"])
def test_a_forged_moment_is_none(packed: str) -> None:
    assert unpack_moment(packed) is None
