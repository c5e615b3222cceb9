"""Days and hours a person may type, read by a closed grammar, and the words that say them back."""

from messages.dates.reading import Puzzle, Reading, at_night, moment, read
from messages.dates.saying import coming_days, say_day, say_hour, say_moment

__all__ = [
    "Puzzle",
    "Reading",
    "at_night",
    "coming_days",
    "moment",
    "read",
    "say_day",
    "say_hour",
    "say_moment",
]
