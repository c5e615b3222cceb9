"""HEAT.md as data, read by somebody who knows nothing else: each rule carries its sentence.

An emergency officer's copy: the judge holds what people read against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from tests.summer.record import ORANGE, RED, YELLOW, Colour


class Rule(StrEnum):
    """A sentence of HEAT.md each; what is found wrong is told under it."""

    NIGHT = "nobody silent goes a night untold"
    EVERY_AREA = "everybody is told of every area"
    PREPARE = "15 May, 1 June, 18:00, once: prepare"
    YELLOW_EVE = "yellow tomorrow, B privately, 18:00: one tip, one act"
    YELLOW_WALL = "yellow tomorrow: A by the wall's card"
    FIRST_YELLOW = "first yellow of the year: as orange for B and C"
    NO_FALL = "a second yellow day is no falling level"
    EVE = "orange or red tomorrow: A, C, O at 18:00"
    NIGHT_WARM = "orange tomorrow: how warm the night stays"
    THANKS = "orange today, A, 10:30: thanks; a number, no names"
    AT_ONCE = "declared for today later than its morning message: A, C, O at once"
    SAYS_FINE = "orange today, D, on C's answer: 'said: fine', if C allows"
    COUNTS = "orange today, O, 9:00 and 20:30: counts, unanswered, open needs"
    RED_DAY = "red today, everyone: 9:00, 14:00, 19:00"
    RED_FOLLOWS_RED = "where red follows red, 18:00 speaks for 19:00"
    RED_NOON = "red at 14:00 must not send out and keep in at once: over 31 °C"
    RED_INSIDE = "red: the hottest hours inside or somewhere cool"
    FALLS = "level falls from orange or red: C, D once a day for 3 days: walls are still hot"
    CLEAR = "end, also after 30 September: A, O, next 10:00"
    CAP = "one private heat message a day on yellow/orange, three on red"
    NOT_TODAY = "'Not today' and 'stop heat' stand under every message, C's and D's too"
    ANSWERED = "an answer stops that day's reminders"
    QUIET = "quiet hours hold, except red and what the reader agreed to"
    ONCE = "each message once per (area, day, level, moment)"
    ONE_MESSAGE = "several areas: one message that names each with its level, home first"
    PAUSE = "on pause: not asked and not waited for; the next one at once, else the admins"
    QUESTION = "orange 10:00 and 17:30, red 9:00, 14:00, 19:00: question to C"
    REMINDER = "step 1: asked again, other words"
    FIRST_BUDDY = "step 2: first buddy: no answer: ring, then knock [I go] [I can't]"
    SECOND_BUDDY = "step 3: second buddy or chosen contact, without 'I go'"
    ORGANISERS = "step 4: organisers; then the town hall's number"
    ORGANISERS_AGAIN = "step 4+: organisers again, 'still no news since', until one takes it over"
    ALL_CLEAR = "'all clear' to everyone who was told"
    ASKED_AGAIN = (
        "an open check is asked again by the next question; those told hear 'still no news'"
    )
    CALLED = "who asks for a call is heard by somebody"
    UNKNOWN = "a stale official source is unknown, told to the organisers, never green"
    OVERRIDE_ENDS = "an override tells who set it a day before it ends and when it ends"
    LOWERING = "lowering below an official level needs a second organiser"
    SKIN = "every eve of an alert says drink, wet skin, shutters, the coming night"
    DANGER = "'malaise, confusion, fièvre: le 15 ou le 112'"
    EMERGENCY = "never calls for you: an emergency number at each step"
    HEAT_LINE = "the heat line on the alert's private message too"
    SHORT = "350 characters"
    DEATHS = "no number of deaths"
    FRENCH = "abroad 112 stands first, and nothing French is said"
    SOURCE = "MeteoAlarm: a link to meteoalarm.org with what it warns of"
    LEVEL = "official wording and level"
    NOT_GREEN = "an alert says no 'no warning'"
    AREA = "the area's name"
    INDICATIVE = "Open-Meteo: worded 'indicative', never called an alert"
    UNCALLED = "told, and nothing in the protocol calls for it"
    NO_NAMES = "nothing personal on a wall, no names in numbers"
    HOW_WENT = "'I'll knock' offers, in the evening, 'how did it go?'"
    COOL = "'Where is it cool?' stands under every alert"
    PINNED = "the wall's card is on its pin while it is hot, and no longer"


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


@dataclass(frozen=True)
class Steps:
    """How long after a question each step is due, by the ladder's columns."""

    reminder: timedelta
    first: timedelta
    second_after_first: timedelta
    organisers: timedelta
    again_every: timedelta


MORNING = Steps(minutes(45), minutes(120), minutes(20), minutes(240), minutes(240))
EVENING = Steps(minutes(30), minutes(60), minutes(20), minutes(150), minutes(240))
AT_RED = Steps(minutes(30), minutes(60), minutes(10), minutes(120), minutes(120))

ASKED = {ORANGE: ("10:00", "17:30"), RED: ("09:00", "14:00", "19:00")}
"""The hours of the questions; the first is replaced by somebody's own hour."""

EVENING_FROM = "17:30"
NIGHT_BEGINS = "23:00"
"""Until when buddies and organisers agreed to be written to on hot days."""
BY_DAY = ("08:30", "21:00")

RED_HOURS = ("09:00", "14:00", "19:00")
COUNTED = ("09:00", "20:30")
AFTER_DAYS = 3
CAPS = {YELLOW: 1, ORANGE: 1, RED: 3}
LONGEST = 350
LATEST = {ORANGE: "20:30", RED: "23:59"}
"""Until when an alert of today is still told at once."""
MORNING_MESSAGE = {ORANGE: "10:30", RED: "09:00"}
ALERT = (ORANGE, RED)


def steps(pace: Colour, evening: bool) -> Steps:
    """The ladder's column."""
    if pace is RED:
        return AT_RED
    return EVENING if evening else MORNING
