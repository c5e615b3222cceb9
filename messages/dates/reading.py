"""Reads a typed day and hour: wholly and in one way only, or says what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from messages.dates.covers import Cover, find_covers
from messages.dates.grammar import DateGrammar, every_grammar, every_word
from messages.dates.guesses import DayGuess, Reason
from messages.dates.phrases import mend_slips, respell, tokenise

_LONGEST = 100  # characters
_MOST_TOKENS = 24
_MOST_CHOICES = 5
_MIDNIGHT = 24 * 60


@dataclass(frozen=True)
class DateReading:
    """What was understood: a day, an hour, or both."""

    day: date | None
    hour: time | None


@dataclass(frozen=True)
class DateNotUnderstood:
    """Why it was not understood for certain, and what was perhaps meant: the likeliest first."""

    reason: Reason
    choices: tuple[DateReading, ...] = ()


def read_moment(words: str, language: str, now: datetime) -> DateReading | DateNotUnderstood:
    """Reads every word, in one way only, or says why not; `now` is aware, in the area's zone.

    The reader's own language goes first; what it does not explain is read with the others too.
    """
    said = tokenise(words) if len(words) <= _LONGEST else []
    if not 0 < len(said) <= _MOST_TOKENS:
        return DateNotUnderstood("unread")
    grammars = every_grammar(language)
    mended = mend_slips(said, every_word())
    for tokens in (said, mended) if mended != said else (said,):
        for known in (grammars[:1], grammars) if every_word().covers(tokens) else ():
            if outcome := _read_with_alternatives(_respelt(tokens, known), known, now):
                return outcome
    return DateNotUnderstood("unread")


def instant_of(day: date, hour: time, zone: ZoneInfo) -> datetime | DateNotUnderstood:
    """The instant of this day and hour, in UTC; an hour that comes twice is its first coming."""
    at = datetime.combine(day, hour, zone).astimezone(UTC)
    if at.astimezone(zone).time() != hour:
        return DateNotUnderstood("no_such_hour")  # skipped when the clocks go forward
    return at


def at_night(hour: time) -> bool:
    """Whether most neighbours sleep: 22:00 to 7:00."""
    return hour >= time(22) or hour < time(7)


def _respelt(tokens: list[str], grammars: Sequence[DateGrammar]) -> list[str]:
    for grammar in grammars:
        tokens = respell(tokens, grammar.spellings, grammar.longest_spelling)
    return tokens


def _read_with_alternatives(
    tokens: list[str], grammars: Sequence[DateGrammar], now: datetime
) -> DateReading | DateNotUnderstood | None:
    """The phrase, or all that its parts between "or" name: then one of these is to be chosen."""
    either = frozenset().union(*(grammar.alternatives for grammar in grammars))
    sides: list[list[str]] = [[]]
    for token in tokens:
        if token in either:
            sides.append([])
        else:
            sides[-1].append(token)
    outcomes = [_read_tokens(side, grammars, now) for side in sides]
    if len(outcomes) == 1:
        return outcomes[0]
    named = [_choices_of(outcome) for outcome in outcomes if outcome]
    if len(named) < len(outcomes) or not all(named):
        return None
    return DateNotUnderstood("ambiguous", _sorted(_completed(named), now))


def _choices_of(outcome: DateReading | DateNotUnderstood) -> tuple[DateReading, ...]:
    return (outcome,) if isinstance(outcome, DateReading) else outcome.choices


def _completed(sides: Sequence[Sequence[DateReading]]) -> Iterator[DateReading]:
    """What each side names, its day or hour taken from another side where it names none."""
    together = [reading for side in sides for reading in side]
    days = [reading.day for reading in together if reading.day]
    hours = [reading.hour for reading in together if reading.hour]
    for side in sides:
        with_day = [reading for reading in side if reading.day]
        for reading in with_day or side:
            day = reading.day or (days[0] if days else None)
            yield DateReading(day, reading.hour or (hours[0] if hours else None))


def _read_tokens(
    tokens: list[str], grammars: Sequence[DateGrammar], now: datetime
) -> DateReading | DateNotUnderstood | None:
    """The one reading of all tokens, or why there is none; None when some mean nothing."""
    outcomes: dict[bool, set[DateReading | DateNotUnderstood]] = {True: set(), False: set()}
    for cover in find_covers(tokens, grammars, now):
        if cover.day and cover.hour and cover.day.bare and cover.hour.bare:
            continue
        if outcome := _outcome(cover, now):
            outcomes[cover.bare].add(outcome)
    plain = outcomes[False]
    if all(getattr(each, "reason", "") == "wrong_weekday" for each in plain):
        plain = plain | outcomes[True]  # "Saturday 15" may be the hour as well
    return _settled(plain, now)


def _outcome(cover: Cover, now: datetime) -> DateReading | DateNotUnderstood | None:
    """What one cover comes to; None when it says neither day nor hour, or contradicts itself."""
    if cover.hour:
        return _outcome_of_hours(cover, now)
    if cover.day is None:
        return None
    if not cover.day.days:
        return DateNotUnderstood(cover.day.reason or "unread")
    over = max((part.stop for part in cover.within()), default=24) <= now.hour
    days = [DateReading(day, cover.day.hour) for day in cover.day.days]
    coming = [day for day in days if day.day and not (over and day.day == now.date())]
    return _asked(coming, cover.day, now)


def _outcome_of_hours(cover: Cover, now: datetime) -> DateReading | DateNotUnderstood | None:
    within, hour = cover.within(), cover.hour
    if hour is None:
        return None
    said = hour.halves if within else hour.plain
    minutes = [m for h, m in said if all(h in part and m // 60 in part for part in within)]
    if not minutes:
        return None
    if cover.day and not cover.day.days:
        return DateNotUnderstood(cover.day.reason or "unread")
    days = cover.day.days if cover.day else (None,)
    readings = [night for day in days for m in minutes for night in _nights(day, m)]
    loose = hour.loose or any(minute >= _MIDNIGHT for minute in minutes)
    guess = cover.day or DayGuess(())
    return _asked(readings, replace(guess, reason="ambiguous") if loose else guess, now)


def _nights(day: date | None, minutes: int) -> list[DateReading]:
    """A day at those minutes; at midnight the night before that day, or the night after."""
    hour = time(*divmod(minutes % _MIDNIGHT, 60))
    if minutes < _MIDNIGHT or day is None:
        return [DateReading(day, hour)]
    return [DateReading(day, hour), DateReading(day + timedelta(days=1), hour)]


def _asked(
    readings: Sequence[DateReading], guess: DayGuess, now: datetime
) -> DateReading | DateNotUnderstood:
    """The only reading that lies ahead, unless there is a reason to ask; else the choices."""
    coming = [reading for reading in readings if not _is_over(reading, now)]
    reason = guess.reason or ("ambiguous" if guess.bare and guess.days else None)
    if not coming:
        hours = {reading.hour for reading in readings}
        later = [DateReading(day, hour) for day in guess.instead for hour in hours]
        return DateNotUnderstood("past", _sorted(later, now))
    there = [reading for reading in coming if _exists(reading, now)]
    if len(there) < len(coming):
        return DateNotUnderstood("no_such_hour", _sorted(there, now))
    if len(there) == 1 and not reason:
        return there[0]
    return DateNotUnderstood(reason or "ambiguous", _sorted(there, now))


def _is_over(reading: DateReading, now: datetime) -> bool:
    if reading.day is None:
        return False
    if reading.hour is None:
        return reading.day < now.date()
    at = datetime.combine(reading.day, reading.hour, now.tzinfo)
    return at.timestamp() <= now.timestamp()


def _exists(reading: DateReading, now: datetime) -> bool:
    """Whether the clocks show that hour on that day."""
    if reading.day is None or reading.hour is None or not isinstance(now.tzinfo, ZoneInfo):
        return True
    return isinstance(instant_of(reading.day, reading.hour, now.tzinfo), datetime)


def _settled(
    outcomes: Iterable[DateReading | DateNotUnderstood], now: datetime
) -> DateReading | DateNotUnderstood | None:
    """The one outcome of all ways to read; those that differ are choices."""
    found = set(outcomes)
    found -= {
        reading
        for reading in found
        if isinstance(reading, DateReading)
        and any(isinstance(more, DateReading) and _says_more(more, reading) for more in found)
    }
    if len(found) < 2:
        return found.pop() if found else None
    reasons = {
        understood.reason for understood in found if isinstance(understood, DateNotUnderstood)
    }
    readings = any(isinstance(each, DateReading) for each in found)
    reason: Reason = "ambiguous" if readings or len(reasons) > 1 else reasons.pop()
    return DateNotUnderstood(reason, _sorted((c for each in found for c in _choices_of(each)), now))


def _says_more(one: DateReading, other: DateReading) -> bool:
    return other.hour is None and one.hour is not None and one.day == other.day


def _sorted(readings: Iterable[DateReading], now: datetime) -> tuple[DateReading, ...]:
    """The likeliest first: by day, and of one day's hours those of the night last."""

    def order(reading: DateReading) -> tuple[date, bool, time]:
        hour = reading.hour or time(12)
        return reading.day or now.date(), at_night(hour), hour

    return tuple(sorted(set(readings), key=order)[:_MOST_CHOICES])
