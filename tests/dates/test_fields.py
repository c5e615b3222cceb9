"""Forms ask for a day and an hour: what may be meant is offered, what is over is not."""

from datetime import date, datetime, time

import pytest

from messages.dates.almanac import easter_sunday
from messages.form import AnswerContext, DayField, Form, HourField, ReadAnswer, UnclearAnswer
from messages.model import Reader
from messages.samples import all_forms
from tests.dates.test_phrases import PARIS, PHRASES

EVENING = datetime(2026, 12, 30, 18, 40, tzinfo=PARIS)
ENGLISH, FRENCH = Reader(language="en"), Reader(language="fr")
DAY = DayField(hour="hour")


def today_in(field: HourField, now: datetime = EVENING) -> AnswerContext:
    return AnswerContext(FRENCH, now, {field.day: now.date().isoformat()})


def test_whatever_is_offered_is_taken_as_its_label_says() -> None:
    for phrase in PHRASES:
        if phrase.verdict != "asked":
            continue
        asked = AnswerContext(Reader(language=phrase.language), phrase.now)
        try:
            assert not DAY.read_answer(phrase.words, asked).sure
        except UnclearAnswer as puzzle:
            for each in puzzle.choices:
                taken = DAY.read_answer(each.value, asked)
                assert taken.sure
                assert each.value.split("T") == [taken.value, *taken.spill.values()]


@pytest.mark.parametrize("form", all_forms(), ids=lambda form: str(form.__name__))
def test_every_form_with_a_day_and_an_hour_knows_which_day_the_hour_is_of(form: type[Form]) -> None:
    days = [name for name, info in form.model_fields.items() if info.annotation is date]
    hours = [each.kind for each in form.fields().values() if isinstance(each.kind, HourField)]
    for hour in hours:
        assert [hour.day] == (days or [""])
        if days:
            offered = [each.value for each in hour.offered_answers(today_in(hour))]
            assert offered == ["19:00", "20:00", "21:00"]


def test_late_in_the_evening_no_hour_of_today_is_offered_and_of_tomorrow_all() -> None:
    field = HourField(day="day")
    late = EVENING.replace(hour=21, minute=30)
    assert field.offered_answers(today_in(field, late)) == []
    tomorrow = AnswerContext(FRENCH, late, {"day": "2026-12-31"})
    assert [each.value for each in field.offered_answers(tomorrow)] == [
        f"{hour:%H:%M}" for hour in field.usual
    ]


@pytest.mark.parametrize("said", ["15h", "15:00", "aujourd'hui 15h"])
def test_an_hour_that_is_over_is_refused_where_it_is_typed(said: str) -> None:
    field = HourField(day="day")
    with pytest.raises(UnclearAnswer) as refused:
        field.read_answer(said, today_in(field))
    assert refused.value.why.key in ("form-hour-past", "form-date-past")


def test_an_hour_said_with_its_own_day_is_taken_and_with_another_is_not() -> None:
    field, tomorrow = HourField(day="day"), AnswerContext(FRENCH, EVENING, {"day": "2026-12-31"})
    assert field.read_answer("demain 15h", tomorrow).value == "15:00"
    with pytest.raises(UnclearAnswer):
        field.read_answer("samedi 15h", tomorrow)


def test_a_mere_number_is_a_day_where_a_day_is_asked_and_an_hour_where_an_hour_is() -> None:
    asked = AnswerContext(FRENCH, EVENING)
    day, hour = DAY.read_answer("15", asked), HourField().read_answer("15", asked)
    assert (day.value, day.sure) == ("2027-01-15", False)
    assert (hour.value, hour.sure) == (time(15).isoformat("minutes"), False)


def test_days_too_far_away_are_not_offered() -> None:
    field, asked = DayField(within=31), AnswerContext(ENGLISH, EVENING)
    assert field.read_answer("3/1", asked) == ReadAnswer("2027-01-03", sure=False)
    with pytest.raises(UnclearAnswer) as refused:
        field.read_answer("3/4", asked)
    assert refused.value.why.key == "form-too-far"


@pytest.mark.parametrize(
    ("said", "key", "offered"),
    [
        ("samedi 15h avec le chat de Paulette", "form-date-partly", ["2027-01-02T15:00"]),
        ("je ne peux pas samedi", "form-date-unread", []),
        ("15h", "form-date-which-day", ["2026-12-31T15:00", "2027-01-01T15:00"]),
        ("20h", "form-date-which-day", ["2026-12-30T20:00", "2026-12-31T20:00"]),
        ("minuit", "form-date-which-day", ["2026-12-31T00:00", "2027-01-01T00:00"]),
        ("cet après-midi", "form-date-past", []),
        ("25 décembre", "form-date-past", []),
        ("12/31", "form-date-partly", ["2026-12-31"]),
    ],
)
def test_what_is_not_wholly_understood_is_offered_and_never_taken(
    said: str, key: str, offered: list[str]
) -> None:
    with pytest.raises(UnclearAnswer) as asked:
        DAY.read_answer(said, AnswerContext(FRENCH, EVENING))
    assert asked.value.why.key == key
    assert [each.value for each in asked.value.choices] == offered


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2024, 3, 31), (2025, 4, 20), (2027, 3, 28), (2038, 4, 25)]
)
def test_easter_is_worked_out(year: int, month: int, day: int) -> None:
    assert easter_sunday(year) == date(year, month, day)
