"""Opening hours as people and towns write them, and what they mean at some moment."""

from datetime import datetime

import pytest

from messages.heat.cool.hours import OpeningHours, pack_hours, unpack_hours
from messages.heat.cool.hours_reading import read_day_hours, read_hours
from messages.heat.cool.place import CoolFacts
from messages.heat.cool.views import hours_typed
from messages.language import LANGUAGES
from messages.model import Reader

READ = {
    "Mo-Fr 09:00-12:00,14:00-19:00; Sa 10:00-18:00; PH off":
        "Mo-Fr 09:00-12:00,14:00-19:00; Sa 10:00-18:00",
    "lundi au vendredi de 9h à 12h et de 14h à 18h, samedi 10h-18h":
        "Mo-Fr 09:00-12:00,14:00-18:00; Sa 10:00-18:00",
    "Du lundi au vendredi de 8h30 à 12h30 et de 13h30 à 17h": "Mo-Fr 08:30-12:30,13:30-17:00",
    "lun-ven 9h-19h": "Mo-Fr 09:00-19:00",
    "tous les jours 8h-20h30": "Mo-Su 08:00-20:30",
    "tous les jours de 9 h à 19 h sauf mardi": "Mo 09:00-19:00; We-Su 09:00-19:00",
    "lundi, mercredi et vendredi : 14h-18h": "Mo 14:00-18:00; We 14:00-18:00; Fr 14:00-18:00",
    "sam. et dim. 10h-18h": "Sa-Su 10:00-18:00",
    "week-end 10h-18h": "Sa-Su 10:00-18:00",
    "Sa-Mo 10:00-12:00": "Mo 10:00-12:00; Sa-Su 10:00-12:00",
    "lundi 9h-12h, lundi 14h-18h": "Mo 09:00-12:00,14:00-18:00",
    "Mo-Fr 09:00-18:00; We off": "Mo-Tu 09:00-18:00; Th-Fr 09:00-18:00",
    "Fermé le lundi. Mardi à dimanche 10h-18h": "Tu-Su 10:00-18:00",
    "lundi : fermé ; mardi 9h-12h": "Tu 09:00-12:00",
    "Mon-Fri 9am-7pm, Sat 10-6pm, closed Sunday": "Mo-Fr 09:00-19:00; Sa 10:00-18:00",
    "Mon to Fri 9 to 5pm": "Mo-Fr 09:00-17:00",
    "weekends 1-5pm": "Sa-Su 13:00-17:00",
    "8.30am-5.30pm": "Mo-Su 08:30-17:30",
    "08:00-21:30": "Mo-Su 08:00-21:30",
    "08:00:00-18:00:00": "Mo-Su 08:00-18:00",
    "9h - 12h / 14h - 17h30": "Mo-Su 09:00-12:00,14:00-17:30",
    "9-19": "Mo-Su 09:00-19:00",
    "22h-2h": "Mo-Su 22:00-02:00",
    "ven, sam 18h-1h": "Fr-Sa 18:00-01:00",
    "every day 6pm-midnight": "Mo-Su 18:00-24:00",
    "18h–minuit": "Mo-Su 18:00-24:00",
    "24/7": "24/7",
    "7j/7 24h/24": "24/7",
    "jour et nuit": "24/7",
    "All the time": "24/7",
    "Mo-Su 00:00-24:00": "24/7",
    "Fermé": "off",
}  # fmt: skip

UNCLEAR = [
    "",
    "lundi",
    "tous les jours",
    "9-7",
    "9h",
    "9h 12h",
    "25h-26h",
    "9h-9h",
    "11h-9h",
    "à partir de 18h",
    "jusqu’à 20h",
    "Tu,Th 14:00-18:00+",
    "Jun-Sep Mo-Fr 09:00-18:00",
    "juin à septembre 9h-19h",
    "9:00-18:00 sur rendez-vous",
    "fermé lundi, mardi 9h-12h",
    "13pm-2pm",
    "mañana 9h-12h",
    "9h-12h" * 100,
]


@pytest.mark.parametrize("typed", READ)
def test_hours_are_read(typed):
    hours = read_hours(typed)
    assert pack_hours(hours) == READ[typed]
    assert unpack_hours(READ[typed]) == hours


@pytest.mark.parametrize("typed", UNCLEAR)
def test_what_is_half_understood_is_not_understood(typed):
    assert read_hours(typed) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kept", sorted({*READ.values()} - {"off"}))
def test_hours_are_shown_as_they_may_be_typed(language, kept):
    facts = CoolFacts(name="x", hours=kept, lat=0, lon=0)
    assert pack_hours(read_hours(hours_typed(facts, Reader(language=language)))) == kept


def test_a_column_a_day_makes_a_week():
    days = ["9h-12h", "Fermé", "", "9h-12h / 14h-18h", "24h/24", "", ""]
    expected = "Mo 09:00-12:00; Th 09:00-12:00,14:00-18:00; Fr 00:00-24:00"
    assert pack_hours(read_day_hours(days)) == expected
    assert read_day_hours([""] * 7) is None
    assert read_day_hours(["le matin", *[""] * 6]) is None


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime.fromisoformat(f"2026-07-{day:02}T{hour:02}:{minute:02}")


@pytest.mark.parametrize(
    ("kept", "at", "until", "opens"),
    [
        ("Mo-Fr 09:00-12:00,14:00-19:00", moment(8, 10), moment(8, 12), moment(8, 14)),
        ("Mo-Fr 09:00-12:00,14:00-19:00", moment(8, 12), None, moment(8, 14)),
        ("Mo-Fr 09:00-12:00,14:00-19:00", moment(8, 13, 59), None, moment(8, 14)),
        ("Mo-Fr 09:00-12:00,14:00-19:00", moment(10, 20), None, moment(13, 9)),
        ("Fr-Sa 18:00-01:00", moment(11, 0, 30), moment(11, 1), moment(11, 18)),
        ("Fr-Sa 18:00-01:00", moment(12, 0, 59), moment(12, 1), moment(17, 18)),
        ("Fr-Sa 18:00-01:00", moment(12, 1), None, moment(17, 18)),
        ("Su 22:00-06:00", moment(13, 5), moment(13, 6), moment(19, 22)),
        ("Mo-Su 18:00-24:00", moment(8, 23, 59), moment(9, 0), moment(9, 18)),
        ("We 20:00-24:00; Th 00:00-06:00", moment(8, 23), moment(9, 6), moment(9, 0)),
        ("We 10:00-12:00", moment(8, 12), None, moment(15, 10)),
        ("off", moment(8, 10), None, None),
    ],
)
def test_a_place_is_open_by_its_own_clocks(kept, at, until, opens):
    hours = unpack_hours(kept)
    assert hours is not None
    assert hours.open_until(at) == until
    assert hours.next_opening(at) == opens


def test_what_never_closes_is_open_whenever():
    hours = unpack_hours("24/7")
    assert hours is not None
    assert hours.is_always
    assert hours.open_until(moment(8, 3))


def test_a_broken_row_has_unknown_hours():
    assert unpack_hours("Xx 09:00-10:00") is None
    assert unpack_hours("Mo 9-10") is None
    assert unpack_hours("") is None
    assert pack_hours(OpeningHours()) == "off"
