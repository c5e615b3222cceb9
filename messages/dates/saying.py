"""Says a day and an hour in a language's own words, by one explicit pattern each."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time

from messages.dates.grammar import SOON, language_grammar
from messages.dates.outcomes import DateReading


def say_day(day: date, language: str, today: date | None = None) -> str:
    """The day in words, its year only when it is not among the coming eleven months.

    Without `today` the words stay true tomorrow: neither "today" nor a year, as cards need them.
    """
    rules = language_grammar(language)
    ahead = timedelta(2) if today is None else day - today
    if ahead in (timedelta(0), timedelta(days=1)):
        return rules.say["tomorrow" if ahead else "today"]
    name = "first" if day.day == 1 and "first" in rules.say else "day"
    year = "" if timedelta(0) <= ahead <= SOON else "_and_year"
    return format_date(day, rules.say[name + year], locale=rules.locale)


def say_hour(hour: time, language: str) -> str:
    """The hour in words, its minutes only when there are any."""
    rules = language_grammar(language)
    if hour == time(12) and "noon" in rules.say:
        return rules.say["noon"]
    name = "hour_and_minutes" if hour.minute else "hour"
    return format_time(hour, rules.say[name], locale=rules.locale)


def say_reading(reading: DateReading, language: str) -> str:
    """A day, an hour, or both, in lasting words."""
    day = say_day(reading.day, language) if reading.day else ""
    hour = say_hour(reading.hour, language) if reading.hour else ""
    if not (day and hour):
        return day or hour
    return language_grammar(language).say["moment"].format(day=day, hour=hour)


def say_moment(at: datetime, zone: ZoneInfo, language: str, now: datetime | None = None) -> str:
    """Day and hour in words, by the clocks of `zone`; lasting words without `now`."""
    local = at.astimezone(zone)
    day = say_day(local.date(), language, now.astimezone(zone).date() if now else None)
    return (
        language_grammar(language)
        .say["moment"]
        .format(day=day, hour=say_hour(local.time(), language))
    )


def coming_days(now: datetime, language: str, count: int = 7) -> list[tuple[date, str]]:
    """Today and the days after it, each with its words."""
    today = now.date()
    days = [today + timedelta(days=ahead) for ahead in range(count)]
    return [(day, say_day(day, language, today)) for day in days]
