"""What neighbours type for a day and an hour is read rightly, or refused with a reason."""

from datetime import UTC, date, datetime, time, timedelta
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from messages.dates import (
    DateNotUnderstood,
    DateReading,
    at_night,
    coming_days,
    instant_of,
    read_moment,
    read_whole_moment,
    say_day,
    say_hour,
    say_moment,
)
from messages.dates.grammar import language_grammar
from messages.language import LANGUAGES

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 22, 10, tzinfo=PARIS)  # a Sunday

FRENCH = {
    "demain 15h": "2026-11-23 15:00",
    "demain à 15 h 30": "2026-11-23 15:30",
    "demain a 15H30": "2026-11-23 15:30",
    "DEMAIN À 15 H": "2026-11-23 15:00",
    "15h demain": "2026-11-23 15:00",
    "demain matin": "2026-11-23",
    "demain matin 9h": "2026-11-23 09:00",
    "demain soir à 8h": "2026-11-23 20:00",
    "après-demain": "2026-11-24",
    "apres demain midi": "2026-11-24 12:00",
    "samedi 15h": "2026-11-28 15:00",
    "Samedi, 15h !": "2026-11-28 15:00",
    "samedi prochain": "2026-11-28",
    "ce samedi après-midi": "2026-11-28",
    "ce soir 19h": "2026-11-22 19:00",
    "cet après-midi à 3h": "2026-11-22 15:00",
    "lundi 16h": "2026-11-23 16:00",
    "mercredi 2 décembre 14h": "2026-12-02 14:00",
    "le mercredi 2 decembre à quatorze heures": "2026-12-02 14:00",
    "le 2/12 à 14h30": "2026-12-02 14:30",
    "28/11/26 15h": "2026-11-28 15:00",
    "28.11.2026": "2026-11-28",
    "2 déc": "2026-12-02",
    "1er décembre": "2026-12-01",
    "le premier décembre": "2026-12-01",
    "1ᵉʳ déc. 18h": "2026-12-01 18:00",
    "le 28": "2026-11-28",
    "le 3 à 15h": "2026-12-03 15:00",
    "samedi 28 à 15h": "2026-11-28 15:00",
    "12 mars": "2027-03-12",
    "dans 3 jours": "2026-11-25",
    "dans trois jours à 15h": "2026-11-25 15:00",
    "dans une semaine": "2026-11-29",
    "aujourd'hui 18 heures": "2026-11-22 18:00",
    "aujourd’hui 18 heures": "2026-11-22 18:00",
    "aujourdhui 18h": "2026-11-22 18:00",
    "15h": "15:00",
    "15\u202fh\u00a030": "15:30",
    "quinze heures": "15:00",
    "quinze heures trente": "15:30",
    "vingt et une heures": "21:00",
    "vingt heures trente le cinq décembre": "2026-12-05 20:30",
    "quatre heures moins le quart de l’après-midi": "15:45",
    "3h de l'après-midi": "15:00",
    "midi et quart": "12:15",
    "minuit moins le quart": "23:45",
    "0h30": "00:30",
    "sam. 28 nov. 2026 à 15h00": "2026-11-28 15:00",
    "2026-11-28 15:00": "2026-11-28 15:00",
}

ENGLISH = {
    "tomorrow at 3pm": "2026-11-23 15:00",
    "Tomorrow, 3 P.M.": "2026-11-23 15:00",
    "tomorrow morning at 9": "2026-11-23 09:00",
    "tomorrow at 9 in the morning": "2026-11-23 09:00",
    "tomorrow night at 8": "2026-11-23 20:00",
    "saturday 15:00": "2026-11-28 15:00",
    "Saturday 09:30": "2026-11-28 09:30",
    "3pm on saturday": "2026-11-28 15:00",
    "on saturday at three in the afternoon": "2026-11-28 15:00",
    "this saturday": "2026-11-28",
    "next saturday 3 pm": "2026-11-28 15:00",
    "sat 28 nov": "2026-11-28",
    "thurs 26 nov 6pm": "2026-11-26 18:00",
    "Saturday the 28th": "2026-11-28",
    "the 28th at noon": "2026-11-28 12:00",
    "28 November at half past three pm": "2026-11-28 15:30",
    "the twenty-eighth of November": "2026-11-28",
    "November 28th 3:30pm": "2026-11-28 15:30",
    "November 28, 2026 at 3:30 pm": "2026-11-28 15:30",
    "Sept 3rd": "2027-09-03",
    "28/11": "2026-11-28",
    "11/28": "2026-11-28",
    "28/11/2026 3.30pm": "2026-11-28 15:30",
    "5/5": "2027-05-05",
    "noon": "12:00",
    "12 noon": "12:00",
    "12 pm": "12:00",
    "12:30 am": "00:30",
    "quarter to 1 pm": "12:45",
    "ten past three in the afternoon": "15:10",
    "ten thirty pm": "22:30",
    "9 at night": "21:00",
    "3 o'clock in the afternoon": "15:00",
    "3 o’clock in the afternoon": "15:00",
    "at 15": "15:00",
    "tonight 8pm": "2026-11-22 20:00",
    "tonight at 8": "2026-11-22 20:00",
    "this evening": "2026-11-22",
    "today 4pm": "2026-11-22 16:00",
    "in 3 days": "2026-11-25",
    "in two weeks at 3pm": "2026-12-06 15:00",
    "day after tomorrow at noon": "2026-11-24 12:00",
    "the day after tomorrow": "2026-11-24",
    "2026-11-28 15:00": "2026-11-28 15:00",
}

PUZZLES = [
    ("fr", "dimanche midi", "ambiguous"),
    ("fr", "3 heures et demie demain", "ambiguous"),
    ("fr", "à 3h", "ambiguous"),
    ("fr", "15h5", "ambiguous"),
    ("fr", "1 5h", "ambiguous"),
    ("fr", "2026-13-01", "unread"),
    ("en", "12 am", "ambiguous"),
    ("fr", "7", "ambiguous"),
    ("fr", "٣", "ambiguous"),
    ("fr", "samedi ou dimanche", "ambiguous"),
    ("fr", "15h ou 16h", "ambiguous"),
    ("en", "sunday noon", "ambiguous"),
    ("en", "saturday or sunday", "ambiguous"),
    ("en", "saturday 3", "ambiguous"),
    ("en", "28", "ambiguous"),
    ("fr", "mardi 2 décembre", "wrong_weekday"),
    ("fr", "samedi 29", "wrong_weekday"),
    ("fr", "31 juin", "no_such_day"),
    ("fr", "30 février à 15h", "no_such_day"),
    ("fr", "29 février", "no_such_day"),
    ("fr", "le 31", "no_such_day"),
    ("fr", "aujourd'hui 9h", "past"),
    ("fr", "aujourd'hui 10h", "past"),
    ("fr", "12 novembre", "past"),
    ("fr", "12 mars 2026", "past"),
    ("fr", "dans 15 jours", "ambiguous"),
    ("fr", "dans huit jours à 15h", "ambiguous"),
    ("fr", "ce dimanche 15h", "ambiguous"),
    ("fr", "minuit", "ambiguous"),
    ("fr", "samedi minuit et demi", "ambiguous"),
    ("en", "midnight", "ambiguous"),
    ("en", "2/12", "ambiguous"),
    ("en", "2/12/2026 at 3pm", "ambiguous"),
    ("en", "at 3", "ambiguous"),
    ("en", "saturday 3:30", "ambiguous"),
    ("en", "half past three", "ambiguous"),
    ("en", "tomorrow at three o'clock", "ambiguous"),
    ("en", "Tuesday 2 December", "wrong_weekday"),
    ("en", "June 31st", "no_such_day"),
    ("en", "today at 9am", "past"),
    ("en", "tonight 8am", "unread"),
    ("en", "some day", "unread"),
    ("en", "every saturday 3pm", "ambiguous"),
    ("en", "not saturday", "unread"),
]

REFUSED_EVERYWHERE = [
    "je ne sais pas",
    "un de ces jours",
    "demain demain",
    "demain 15h 16h",
    "pas demain",
    "demain 15h chez Odile",
    "15h du",
    "15h du matin",
    "demain matin 15h",
    "25h",
    "24h",
    "15h75",
    "15,30",
    "demain à",
    "à",
    "",
    "   ",
    "...",
    "🙂",
    "1️⃣5️⃣h",
    "15½h",
    "2² décembre",
    "<b>",
    "<b>demain</b>",
    "{braces}",
    "{d} {month}",
    "(?P<d>1)",
    "dem\u200fain",
    "\u202edemain 15h",
    "de\u00admain",
    "demain\u200b15h",
    "demain\x0015h",
    "x" * 5000,
    "1 " * 2500,
    "demain " * 700,
    "🙂" * 5000,
]


def written(reading: DateReading | DateNotUnderstood) -> str:
    """A reading as the tables above write it."""
    assert isinstance(reading, DateReading), reading
    hour = reading.hour and f"{reading.hour:%H:%M}"
    return " ".join(str(part) for part in (reading.day, hour) if part)


def offered(words: str, language: str = "fr", now: datetime = NOW) -> list[str]:
    """What may be pressed when those words are asked back."""
    puzzle = read_moment(words, language, now)
    assert isinstance(puzzle, DateNotUnderstood), puzzle
    return [written(each) for each in puzzle.choices]


@pytest.mark.parametrize(("words", "meant"), FRENCH.items())
def test_french_is_read_as_it_was_meant(words: str, meant: str) -> None:
    assert written(read_moment(words, "fr", NOW)) == meant


@pytest.mark.parametrize(("words", "meant"), ENGLISH.items())
def test_english_is_read_as_it_was_meant(words: str, meant: str) -> None:
    assert written(read_moment(words, "en", NOW)) == meant


@pytest.mark.parametrize(("language", "words", "reason"), PUZZLES)
def test_a_puzzle_says_what_is_wrong(language: str, words: str, reason: str) -> None:
    puzzle = read_moment(words, language, NOW)
    assert isinstance(puzzle, DateNotUnderstood)
    assert puzzle.reason == reason


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("words", REFUSED_EVERYWHERE)
def test_anything_left_over_refuses_the_whole(words: str, language: str) -> None:
    assert read_whole_moment(words, language, NOW) == DateNotUnderstood("unread")
    assert isinstance(read_moment(words, language, NOW), DateNotUnderstood)


@pytest.mark.parametrize("words", [*REFUSED_EVERYWHERE, *FRENCH, *ENGLISH, "1 " * 24, "le " * 24])
def test_no_phrase_keeps_anyone_waiting(words: str) -> None:
    read_moment("demain", "fr", NOW)

    def seconds() -> float:
        start = process_time()
        read_moment(words, "fr", NOW)
        return process_time() - start

    assert min(seconds() for _ in range(10)) < 0.005


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_is_a_pattern(language: str) -> None:
    grammar = language_grammar(language)
    for index in (grammar.days, grammar.hours, grammar.around):
        assert all(each.pattern.fullmatch("") is None for each in index.templates)


@given(st.text(max_size=120))
def test_no_typed_text_breaks_the_reader(words: str) -> None:
    for language in ("fr", "en"):
        assert isinstance(read_moment(words, language, NOW), DateReading | DateNotUnderstood)


PIECES = st.sampled_from(
    "demain samedi le ce 2 15 28 12 h : / - . , et demie quart moins soir matin de l' après-midi "
    "prochain décembre nov 2026 à midi minuit dans jours tomorrow saturday next the th at 3 pm am "
    "half past quarter to november in days tonight noon of o'clock".split()
)


@given(st.lists(PIECES, max_size=9).map(" ".join))
def test_whatever_is_read_lies_ahead(words: str) -> None:
    for language in ("fr", "en"):
        reading = read_moment(words, language, NOW)
        if isinstance(reading, DateReading):
            assert reading.day or reading.hour
            assert reading.day is None or reading.day >= NOW.date()


def test_today_s_own_weekday_is_asked_unless_only_the_next_one_lies_ahead() -> None:
    sunday = ["2026-11-22", "2026-11-29"]
    assert offered("dimanche") == sunday
    assert offered("dimanche 15h") == [f"{day} 15:00" for day in sunday]
    for words in ("dimanche prochain", "dimanche 9h"):
        assert written(read_moment(words, "fr", NOW)).startswith("2026-11-29")
    for words in ("lundi", "lundi prochain"):
        assert written(read_moment(words, "fr", NOW)) == "2026-11-23"


def test_a_date_without_its_year_waits_for_the_next_leap_year_only_when_near() -> None:
    may = datetime(2027, 5, 1, tzinfo=PARIS)
    assert written(read_moment("29 février", "fr", may)) == "2028-02-29"
    puzzle = read_moment("29 février", "fr", datetime(2028, 3, 1, tzinfo=PARIS))
    assert puzzle == DateNotUnderstood("past")


def test_yesterday_is_past_even_across_new_year() -> None:
    now = datetime(2027, 1, 1, 9, tzinfo=PARIS)
    puzzle = read_moment("31 décembre", "fr", now)
    assert isinstance(puzzle, DateNotUnderstood)
    assert puzzle.reason == "past"
    assert offered("31 décembre", "fr", now) == ["2027-12-31"]


def test_a_day_of_the_month_rolls_over_december() -> None:
    now = datetime(2026, 12, 20, 9, tzinfo=PARIS)
    assert written(read_moment("le 3", "fr", now)) == "2027-01-03"
    assert offered("le 20", "fr", now) == ["2026-12-20", "2027-01-20"]


def test_nights_run_from_ten_to_seven() -> None:
    assert [hour for hour in range(24) if at_night(time(hour))] == [*range(7), 22, 23]
    assert at_night(time(6, 59))
    assert not at_night(time(21, 59))


def test_the_hour_skipped_in_spring_is_refused() -> None:
    assert instant_of(date(2027, 3, 28), time(2, 30), PARIS) == DateNotUnderstood("no_such_hour")
    assert instant_of(date(2027, 3, 28), time(3), PARIS) == datetime(2027, 3, 28, 1, tzinfo=UTC)


def test_the_hour_doubled_in_autumn_is_its_first_coming() -> None:
    assert instant_of(date(2026, 10, 25), time(2, 30), PARIS) == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )


def test_days_and_hours_are_said_as_neighbours_say_them() -> None:
    today = NOW.date()
    saturday = date(2026, 11, 28)
    assert say_day(today, "fr", today) == "aujourd’hui"
    assert say_day(today + timedelta(days=1), "fr", today) == "demain"
    assert say_day(saturday, "fr", today) == "samedi 28 novembre"
    assert say_day(saturday, "en", today) == "Saturday 28 November"
    assert say_day(date(2026, 12, 1), "fr", today) == "mardi 1er décembre"
    assert say_day(date(2028, 1, 1), "fr", today) == "samedi 1er janvier 2028"
    assert say_day(date(2026, 11, 21), "en", today) == "Saturday 21 November 2026"
    assert [say_hour(time(15, m), "fr") for m in (0, 5, 30)] == ["15 h", "15 h 05", "15 h 30"]
    assert [say_hour(time(15, m), "en") for m in (0, 5, 30)] == ["3 pm", "3:05 pm", "3:30 pm"]
    assert say_hour(time(12), "en") == "noon"


def test_a_moment_is_said_by_the_clocks_of_the_area() -> None:
    at = datetime(2026, 11, 28, 14, tzinfo=UTC)
    assert say_moment(at, PARIS, "fr", NOW) == "samedi 28 novembre à 15 h"
    assert say_moment(at, ZoneInfo("Europe/London"), "en", NOW) == "Saturday 28 November at 2 pm"


def test_the_coming_days_start_today_in_words() -> None:
    days = coming_days(NOW, "fr")
    assert [words for _, words in days[:3]] == ["aujourd’hui", "demain", "mardi 24 novembre"]
    assert [day for day, _ in days] == [NOW.date() + timedelta(days=n) for n in range(7)]


def readings(words: str, language: str, now: datetime) -> tuple[DateReading, ...]:
    """What was read; for the small hours, which may be those of the afternoon, either of two.

    Midnight is that before the day or after it.
    """
    read = read_moment(words, language, now)
    if isinstance(read, DateReading):
        return (read,)
    assert language == "fr" or {each.hour for each in read.choices} == {time(0)}
    assert {each.hour and each.hour.hour % 12 for each in read.choices} <= set(range(7))
    return read.choices


NOWS = st.datetimes(
    datetime(2024, 1, 1),  # noqa: DTZ001  # hypothesis wants naive bounds
    datetime(2032, 12, 31),  # noqa: DTZ001  # hypothesis wants naive bounds
    timezones=st.sampled_from([PARIS, ZoneInfo("America/Montreal"), ZoneInfo("Indian/Reunion")]),
)


@given(NOWS, st.integers(1, 335 * 24 * 60), st.sampled_from(["fr", "en"]))
@example(datetime(2028, 2, 29, 12, tzinfo=PARIS), 335 * 24 * 60, "fr")
@example(datetime(2026, 12, 31, 23, 59, tzinfo=PARIS), 1, "en")
def test_what_is_said_is_read_back(now: datetime, minutes: int, language: str) -> None:
    zone = now.tzinfo
    assert isinstance(zone, ZoneInfo)
    local = (now.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(zone)
    day, hour = local.date(), time(local.hour, local.minute)
    at = instant_of(day, hour, zone)
    assert isinstance(at, datetime)
    assert read_moment(say_day(day, language, now.date()), language, now) == DateReading(day, None)
    assert DateReading(None, hour) in readings(say_hour(hour, language), language, now)
    if at > now:  # not so in the second coming of a doubled hour
        said = say_moment(at, zone, language, now)
        assert DateReading(day, hour) in readings(said, language, now)


@given(NOWS, st.dates(date(2024, 1, 1), date(2040, 12, 31)), st.sampled_from(["fr", "en"]))
def test_a_far_day_carries_its_year_and_is_read_back(
    now: datetime, day: date, language: str
) -> None:
    meant = DateReading(day, None) if day >= now.date() else DateNotUnderstood("past")
    assert read_moment(say_day(day, language, now.date()), language, now) == meant
