"""Whoever looks for nothing finds nothing: each mistake made in an ideal week must be found.

The week is written by hand and Palier does not run: what is tried here is the judge.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.summer.ideal import (
    ABROAD,
    ALBERTINE,
    BAO,
    CARLA,
    CASIMIR,
    CLEO,
    DINA,
    INES,
    MALO,
    NORTH,
    NUDGE,
    OLGA,
    PAUL,
    ROME,
    VERA,
    WIM,
    ideal,
    july,
)
from tests.summer.judge import judge
from tests.summer.protocol import Rule
from tests.summer.record import DAY, Arrival, Ordered, Person, Record

Change = Callable[[Record], None]


def test_a_week_as_the_protocol_wants_it_has_nothing_wrong() -> None:
    verdict = judge(ideal())
    assert verdict.found == []
    assert verdict.right > 1000


def found(change: Change) -> set[Rule]:
    record = ideal()
    change(record)
    return judge(record).rules


def one(record: Record, who: Person, day: int, hour: str, *, of: str = "") -> Arrival:
    """The message somebody read then, of somebody or some place."""
    zone = ROME if who in (WIM, CARLA) else who.home.zone
    at = july(day, hour, zone)
    there = [e for e in record.arrivals if e.chat == who.chat and e.at == at and of in e.words]
    assert there, f"{who.name} read nothing on {day} at {hour}"
    return there[0]


def put(record: Record, old: Arrival, *new: Arrival) -> None:
    place = next(n for n, each in enumerate(record.arrivals) if each is old)
    record.arrivals[place : place + 1] = new


SENTENCES = [
    (VERA, 6, "18:00", "", Rule.FIRST_YELLOW),
    (ALBERTINE, 6, "18:00", "", Rule.FIRST_YELLOW),
    (MALO, 7, "18:00", "", Rule.EVE),
    (DINA, 7, "18:00", "", Rule.EVERY_AREA),
    (OLGA, 8, "18:00", "", Rule.EVE),
    (MALO, 9, "18:00", "", Rule.EVE),
    (MALO, 11, "10:30", "", Rule.THANKS),
    (MALO, 9, "09:00", "", Rule.RED_DAY),
    (MALO, 10, "14:00", "", Rule.RED_DAY),
    (OLGA, 8, "09:00", "", Rule.COUNTS),
    (OLGA, 8, "20:30", "", Rule.COUNTS),
    (WIM, 9, "11:23", "", Rule.AT_ONCE),
    (WIM, 9, "19:00", "", Rule.RED_DAY),
    (CARLA, 12, "11:25", "", Rule.UNKNOWN),
    (MALO, 12, "10:00", "passées", Rule.CLEAR),
    (ALBERTINE, 8, "10:00", "", Rule.QUESTION),
    (ALBERTINE, 8, "17:30", "", Rule.QUESTION),
    (ALBERTINE, 9, "14:00", "Comment", Rule.QUESTION),
    (ALBERTINE, 8, "10:45", "", Rule.REMINDER),
    (ALBERTINE, 10, "09:30", "", Rule.REMINDER),
    (BAO, 8, "12:00", "", Rule.FIRST_BUDDY),
    (CLEO, 8, "12:20", "", Rule.SECOND_BUDDY),
    (CLEO, 10, "10:05", "", Rule.SECOND_BUDDY),
    (OLGA, 8, "14:00", "", Rule.ORGANISERS),
    (OLGA, 10, "11:00", "", Rule.ORGANISERS),
    (OLGA, 10, "13:00", "", Rule.ORGANISERS_AGAIN),
    (OLGA, 10, "16:00", "", Rule.ORGANISERS_AGAIN),
    (CLEO, 8, "17:30", "", Rule.ASKED_AGAIN),
    (OLGA, 10, "14:00", "nouvelle", Rule.ASKED_AGAIN),
    (CLEO, 9, "09:20", "", Rule.ALL_CLEAR),
    (BAO, 10, "19:40", "", Rule.ALL_CLEAR),
    (BAO, 9, "14:05", "", Rule.SAYS_FINE),
    (ALBERTINE, 13, "10:00", "murs", Rule.FALLS),
    (CLEO, 13, "10:00", "murs", Rule.FALLS),
    (MALO, 11, "17:37", "", Rule.CALLED),
    (VERA, 9, "19:30", "", Rule.HOW_WENT),
]
NAMES = [f"{who.name}-{day}-{hour}" for who, day, hour, *_ in SENTENCES]


@pytest.mark.parametrize(("who", "day", "hour", "of", "rule"), SENTENCES, ids=NAMES)
def test_what_is_dropped_is_missed(who: Person, day: int, hour: str, of: str, rule: Rule) -> None:
    assert rule in found(lambda record: put(record, one(record, who, day, hour, of=of)))


LATER = [each for each in SENTENCES if each[4] not in (Rule.FALLS, Rule.UNKNOWN, Rule.HOW_WENT)]


@pytest.mark.parametrize(("who", "day", "hour", "of", "rule"), LATER[::2])
def test_what_comes_forty_minutes_late_is_late(
    who: Person, day: int, hour: str, of: str, rule: Rule
) -> None:
    def change(record: Record) -> None:
        told = one(record, who, day, hour, of=of)
        put(record, told, replace(told, at=told.at + timedelta(minutes=40)))

    assert found(change)


ONCE = [
    each
    for each in SENTENCES
    if each[4] not in (Rule.FALLS, Rule.UNKNOWN, Rule.CALLED, Rule.ORGANISERS_AGAIN,
                       Rule.ASKED_AGAIN, Rule.ALL_CLEAR, Rule.SAYS_FINE, Rule.HOW_WENT)
][::2]  # fmt: skip


@pytest.mark.parametrize(("who", "day", "hour", "of", "rule"), ONCE)
def test_what_is_told_twice_is_doubled(
    who: Person, day: int, hour: str, of: str, rule: Rule
) -> None:
    def change(record: Record) -> None:
        told = one(record, who, day, hour, of=of)
        put(record, told, told, replace(told))

    assert found(change) & {Rule.ONCE, Rule.ONE_MESSAGE}


@pytest.mark.parametrize(("who", "day", "hour", "of", "rule"), SENTENCES[:12])
def test_another_areas_name_is_found(who: Person, day: int, hour: str, of: str, rule: Rule) -> None:
    def change(record: Record) -> None:
        told = one(record, who, day, hour, of=of)
        put(record, told, replace(told, words=told.words.replace(who.home.name, "Nowhere")))

    if rule is not Rule.COUNTS:
        assert {Rule.AREA, Rule.EVERY_AREA} <= found(change)


def other_words(who: Person, day: int, hour: str, old: str, new: str) -> Change:
    """The message, reading otherwise."""

    def change(record: Record) -> None:
        told = one(record, who, day, hour)
        words = re.sub(old, new, told.words)
        assert words != told.words, told.words
        put(record, told, replace(told, words=words))

    return change


WORDS: list[tuple[Person, int, str, str, str, Rule]] = [
    (MALO, 7, "18:00", "mouillez votre peau, ", "", Rule.SKIN),
    (DINA, 7, "18:00", "Drink, ", "", Rule.SKIN),
    (MALO, 8, "18:00", "volets fermés", "rideaux", Rule.SKIN),
    (MALO, 7, "18:00", "La nuit", "Le jour", Rule.SKIN),
    (MALO, 7, "18:00", "24 °C", "chaude", Rule.NIGHT_WARM),
    (MALO, 7, "18:00", "confusion, ", "", Rule.DANGER),
    (DINA, 7, "18:00", "call 15 or 112", "call somebody", Rule.DANGER),
    (MALO, 9, "09:00", "le 15 ou le 112", "un médecin", Rule.DANGER),
    (MALO, 7, "18:00", "0 800 06 66 66", "la mairie", Rule.HEAT_LINE),
    (
        MALO,
        7,
        "18:00",
        "alerte canicule .vigilance orange.",
        "vigilance jaune canicule",
        Rule.LEVEL,
    ),
    (MALO, 8, "18:00", "alerte canicule extrême .vigilance rouge.", "alerte canicule", Rule.LEVEL),
    (DINA, 7, "18:00", "heatwave alert .orange.", "no heatwave warning", Rule.NOT_GREEN),
    (MALO, 7, "18:00", "alerte canicule .vigilance orange.", "pas d'alerte", Rule.NOT_GREEN),
    (MALO, 9, "14:00", "plus de 31 °C : allez au frais", "reposez-vous", Rule.RED_NOON),
    (MALO, 9, "09:00", "Restez chez vous.*", "Buvez. 112.", Rule.RED_INSIDE),
    (MALO, 7, "18:00", r"$", " Des morts l'an dernier.", Rule.DEATHS),
    (MALO, 7, "18:00", r"$", " Buvez." * 40, Rule.SHORT),
    (MALO, 11, "10:30", r"2 personnes attendent encore une visite", "à bientôt", Rule.THANKS),
    (WIM, 7, "18:00", "call 112", "call 15 or 112", Rule.FRENCH),
    (WIM, 9, "11:23", r"$", " Sign up in the town's register.", Rule.FRENCH),
    (WIM, 7, "18:00", "meteoalarm.org", "the weather service", Rule.SOURCE),
    (BAO, 8, "12:00", "Danger: 15 or 112.", "", Rule.EMERGENCY),
    (OLGA, 8, "14:00", "Danger : 112.", "", Rule.EMERGENCY),
    (BAO, 8, "12:00", ", then knock", "", Rule.FIRST_BUDDY),
    (OLGA, 8, "14:00", ", puis la mairie", "", Rule.ORGANISERS),
    (ALBERTINE, 8, "10:45", "^.+$", "Comment ça va ?", Rule.REMINDER),
    (ALBERTINE, 7, "10:00", r"$", " Dehors, la chaleur baisse.", Rule.NO_FALL),
    (INES, 8, "18:00", ", à titre indicatif", "", Rule.INDICATIVE),
    (INES, 8, "18:00", "forte chaleur possible", "alerte canicule", Rule.INDICATIVE),
    (VERA, 6, "18:00", "dites bonjour à quelqu'un", "reposez-vous", Rule.YELLOW_EVE),
]


@pytest.mark.parametrize(("who", "day", "hour", "old", "new", "rule"), WORDS)
def test_a_word_too_few_or_too_many_is_found(
    who: Person, day: int, hour: str, old: str, new: str, rule: Rule
) -> None:
    assert rule in found(other_words(who, day, hour, old, new))


BUTTONS = [
    (MALO, 7, "18:00", "Pas aujourd'hui", Rule.NOT_TODAY),
    (DINA, 7, "18:00", "Stop heat", Rule.NOT_TODAY),
    (ALBERTINE, 8, "10:00", "Arrêter la chaleur", Rule.NOT_TODAY),
    (BAO, 8, "12:00", "Not today", Rule.NOT_TODAY),
    (BAO, 8, "12:00", "I can't", Rule.FIRST_BUDDY),
    (OLGA, 8, "14:00", "Je m'en occupe", Rule.ORGANISERS_AGAIN),
    (MALO, 7, "18:00", "Où fait-il frais ?", Rule.COOL),
]


@pytest.mark.parametrize(("who", "day", "hour", "label", "rule"), BUTTONS)
def test_a_missing_button_is_found(
    who: Person, day: int, hour: str, label: str, rule: Rule
) -> None:
    def change(record: Record) -> None:
        told = one(record, who, day, hour)
        left = tuple(each for each in told.buttons if each != label)
        assert left != told.buttons
        put(record, told, replace(told, buttons=left))

    assert rule in found(change)


# --- whole stories that go wrong


def tell(who: Person, day: int, hour: str, words: str) -> Change:
    """One message more."""

    def change(record: Record) -> None:
        told = Arrival(july(day, hour, who.home.zone), who.chat, words, NUDGE["fr"], who.language)
        record.arrivals.append(told)

    return change


EVE = "Les Lilas, demain : alerte canicule (vigilance orange)."


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (tell(MALO, 8, "03:33", EVE), Rule.UNCALLED),
        (tell(MALO, 8, "03:33", EVE), Rule.QUIET),
        # A storm was read as heat: nothing in the protocol calls for it.
        (tell(MALO, 13, "18:00", EVE), Rule.UNCALLED),
        (tell(MALO, 13, "14:00", "Les Lilas, aujourd'hui : alerte canicule."), Rule.UNCALLED),
        (tell(PAUL, 7, "18:00", EVE), Rule.PAUSE),
        (tell(MALO, 9, "19:00", "Les Lilas, aujourd'hui : alerte canicule extrême. 112."),
         Rule.RED_FOLLOWS_RED),
        (tell(MALO, 8, "12:00", "Les Lilas, aujourd'hui : alerte canicule."), Rule.UNCALLED),
        (tell(MALO, 9, "10:00", "Les Lilas : les chaleurs sont passées."), Rule.UNCALLED),
        (tell(CARLA, 12, "15:00", "Bolognina : les chaleurs sont passées."), Rule.UNKNOWN),
        (tell(MALO, 12, "15:00", "Les Lilas : les chaleurs sont passées."), Rule.CLEAR),
        (tell(MALO, 8, "12:00", "Albertine n'a pas répondu. Sonnez, frappez. 112."), Rule.NO_NAMES),
        (tell(MALO, 8, "10:20", "Casimir dit : ça va."), Rule.SAYS_FINE),
        (tell(CLEO, 9, "15:00", "Albertine n'a pas répondu. Sonnez, frappez. 112."), Rule.UNCALLED),
        (tell(CLEO, 8, "10:20", "Albertine n'a pas répondu. Sonnez, frappez. 112."),
         Rule.FIRST_BUDDY),
        (tell(BAO, 8, "23:40", "Albertine has not answered. Ring, then knock. 112."), Rule.QUIET),
    ],
)  # fmt: skip
def test_what_nobody_should_read_is_found(change: Change, rule: Rule) -> None:
    assert rule in found(change)


def test_two_messages_in_place_of_one_are_found() -> None:
    def change(record: Record) -> None:
        told = one(record, DINA, 7, "18:00")
        first, second, *rest = told.words.splitlines()
        apart = [replace(told, words="\n".join([each, *rest])) for each in (first, second)]
        put(record, told, *apart)

    assert Rule.ONE_MESSAGE in found(change)


def test_home_comes_first() -> None:
    def change(record: Record) -> None:
        told = one(record, DINA, 7, "18:00")
        first, second, *rest = told.words.splitlines()
        put(record, told, replace(told, words="\n".join([second, first, *rest])))

    assert Rule.ONE_MESSAGE in found(change)


def test_the_area_that_is_not_home_is_told_of_too() -> None:
    def change(record: Record) -> None:
        told = one(record, DINA, 7, "18:00")
        put(record, told, replace(told, words=re.sub("Sous-Bois.*\n", "", told.words)))

    assert Rule.EVERY_AREA in found(change)


@pytest.mark.parametrize("day", [8, 10])
def test_nobody_silent_goes_a_night_untold(day: int) -> None:
    """Everything that others read of a silence is held up until the morning."""

    def change(record: Record) -> None:
        pattern = re.compile("répondu|answered|nouvelle|news")
        for each in list(record.arrivals):
            about = "Albertine" in each.words and pattern.search(each.words)
            if each.at.astimezone(ALBERTINE.home.zone).day == day and about:
                put(record, each, replace(each, at=july(day + 1, "08:30")))
        record.pressed = [e for e in record.pressed if e.about != ALBERTINE.id]

    assert Rule.NIGHT in found(change)


def test_who_cannot_read_does_not_count_as_told() -> None:
    def change(record: Record) -> None:
        whole_summer = ALBERTINE.enrolled[0]
        people = dict(record.people)
        for each in (BAO, CLEO, OLGA):
            people[each.id] = replace(each, blocked=(whole_summer,))
        record.people = people

    assert Rule.NIGHT in found(change)


def test_nobody_is_waited_for_who_is_on_pause() -> None:
    """Bao is on pause: Cléo is due at noon, not twenty minutes after."""

    def change(record: Record) -> None:
        people = dict(record.people)
        people[BAO.id] = replace(BAO, paused=(ALBERTINE.enrolled[0],))
        record.people = people

    assert {Rule.FIRST_BUDDY, Rule.PAUSE} <= found(change)


def test_a_name_on_a_wall_is_found() -> None:
    def change(record: Record) -> None:
        wall = next(each for each in record.arrivals if each.chat == "wall-1")
        put(record, wall, replace(wall, words=f"{wall.words}\nAlbertine est seule."))

    assert Rule.NO_NAMES in found(change)


@pytest.mark.parametrize("up", [True, False])
def test_a_card_that_is_not_pinned_or_not_taken_down_is_found(up: bool) -> None:
    def change(record: Record) -> None:
        record.pins = [each for each in record.pins if each.up is not up or each.wall != "wall-1"]

    assert Rule.PINNED in found(change)


def test_a_wall_that_says_another_level_is_found() -> None:
    def change(record: Record) -> None:
        for each in list(record.arrivals):
            if each.chat == "wall-1":
                put(record, each, replace(each, words=each.words.replace("jaune", "verte")))

    assert Rule.YELLOW_WALL in found(change)


def test_four_private_messages_on_a_red_day_are_too_many() -> None:
    def change(record: Record) -> None:
        told = one(record, WIM, 9, "14:00")
        put(record, told, told, *(replace(told, at=told.at + timedelta(minutes=n)) for n in (1, 2)))

    assert Rule.CAP in found(change)


def test_an_answer_ends_the_reminders() -> None:
    def change(record: Record) -> None:
        told = one(record, ALBERTINE, 8, "10:45")
        put(record, told, told, replace(told, at=july(9, "09:30")))

    assert Rule.REMINDER in found(change)


def test_the_names_of_this_week_are_those_of_its_people() -> None:
    """The mistakes above are about people of the week; a name that is gone would find nothing."""
    record = ideal()
    assert {ALBERTINE.id, CASIMIR.id, WIM.id} <= record.people.keys()
    assert ABROAD in record.quarters


def test_whoever_has_answered_is_not_reminded() -> None:
    red = "Les Lilas, aujourd'hui : alerte canicule extrême. Restez au frais, 31 °C, 112."
    assert Rule.ANSWERED in found(tell(VERA, 9, "14:00", red))


def test_may_and_june_ask_whom_one_might_look_in_on() -> None:
    record = ideal()
    record.arrivals.clear()
    for begin, end in ((14, 16), (31, 33)):
        record.begin = datetime(2026, 5, begin, 12, tzinfo=record.begin.tzinfo)
        record.end = record.begin + (end - begin) * DAY
        assert Rule.PREPARE in judge(record).rules


@pytest.mark.parametrize("lowering", [True, False])
def test_an_order_that_ends_without_a_word_is_found(lowering: bool) -> None:
    def change(record: Record) -> None:
        at = july(9, "11:12")
        until = None if lowering else at + 3 * DAY
        record.orders.append(Ordered(at, OLGA.id, NORTH, until, alone=lowering))

    assert (Rule.LOWERING if lowering else Rule.OVERRIDE_ENDS) in found(change)


def test_every_sentence_of_the_protocol_is_tried() -> None:
    """A rule that no mistake here breaks may be one that the judge never looks at."""
    text = Path(__file__).read_text(encoding="utf-8")
    untried = {each.name for each in Rule if f"Rule.{each.name}" not in text}
    assert untried == set()
