"""Days and hours a person may type, read by a closed grammar, and the words that say them back."""

from messages.dates.outcomes import DateNotUnderstood, DateReading, at_night, coming_at, instant_of
from messages.dates.reading import read_moment, read_whole_moment
from messages.dates.saying import coming_days, say_day, say_hour, say_moment, say_reading

__all__ = [
    "DateNotUnderstood",
    "DateReading",
    "at_night",
    "coming_at",
    "coming_days",
    "instant_of",
    "read_moment",
    "read_whole_moment",
    "say_day",
    "say_hour",
    "say_moment",
    "say_reading",
]
