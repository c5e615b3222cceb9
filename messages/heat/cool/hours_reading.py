"""Opening hours as people and towns write them, in every language; what is unclear reads as None.

OpenStreetMap's `opening_hours` is read as far as weeks go: seasons and dates are not, since a rule
that is half understood would send somebody to a closed door.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from babel import Locale

from messages.folding import without_accents
from messages.heat.cool.hours import DAY, DAYS, WEEK, OpeningHours, OpenSpan
from messages.heat.cool.language_table import CoolTable
from messages.language import LANGUAGES, LanguageProfile
from messages.typed import clean_words

LONGEST_NIGHT = 16 * 60
"""Minutes that a span past midnight may last: 9 to 7 is rather a slip than 22 hours."""

LONGEST = 400
"""Characters that are looked at."""

EVERY_DAY, HOLIDAYS = frozenset(range(WEEK)), WEEK
SETS = {"every_day": EVERY_DAY, "weekdays": frozenset(range(5)), "weekend": frozenset({5, 6})}
SIGNS = (
    "every_day", "weekdays", "weekend", "always", "closed", "excepted", "holidays",
    "noon", "midnight", "to", "also", "left_out",
)  # fmt: skip
"""Phrases that stand for one thing, by their name in the tables."""

ALIKE = str.maketrans(
    {**dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys("\n|·•", ";"), "’": " ", "'": " "}
)
_SHORTENED = re.compile(r"(?<![a-z])([a-z]{1,4})\.")
_STANDS_FOR = 0xE000
"""The first of the private signs that take the place of phrases."""


class HoursUnread(ValueError):
    """These words are no hours, or could be several."""


@dataclass(frozen=True)
class ClockTime:
    """A time as it was written: `half` is whether noon was before or after it, if that was said."""

    hour: int
    minute: int
    bare: bool
    half: str = ""

    def minutes(self, half: str = "") -> int:
        """Since midnight."""
        half = self.half or half
        if self.hour > (12 if half else 24) or self.minute > 59 or (half and not self.hour):
            raise HoursUnread
        hour = self.hour % 12 + 12 * (half == "after_noon") if half else self.hour
        if hour * 60 + self.minute > DAY:
            raise HoursUnread
        return hour * 60 + self.minute


@dataclass
class DayGroup:
    """Days, and what is said of them: spans, or that it is closed; `ahead` when that came first."""

    days: set[int] = field(default_factory=set)
    spans: list[tuple[int, int]] = field(default_factory=list)
    closed: bool = False
    ahead: bool = False
    ended: bool = False

    @property
    def is_said(self) -> bool:
        return bool(self.spans) or (self.closed and (not self.ahead or self.ended))


Token = str | int | frozenset[int] | ClockTime
"""A sign, a day, several days, a time."""


def read_hours(typed: str) -> OpeningHours | None:
    """The week that is written there; None for what is not understood as a whole."""
    if not typed.strip() or len(typed) > LONGEST:
        return None
    try:
        return _read_groups(list(_read_tokens(typed)))
    except HoursUnread:
        return None


def read_day_hours(days: Sequence[str]) -> OpeningHours | None:
    """The week whose seven days are written each by itself; one that is empty says nothing."""
    rules = [f"{day} {said}" for day, said in zip(DAYS, days, strict=True) if said.strip()]
    return read_hours("; ".join(rules)) if rules else None


def says_yes(typed: str) -> bool:
    """Whether a cell of a table says yes, in any language."""
    folded = without_accents(typed.strip())
    return any(folded in table.hours.yes for table in CoolTable.of_everybody())


def day_named(word: str) -> int | None:
    """The day of the week that a folded word names or shortens, in any language."""
    days = _day_names()
    return days.get(word, days.get(word.removesuffix("s")))


@cache
def _day_names() -> dict[str, int]:
    """Names of days by language, whole and shortened to two letters or more; none has two days."""
    names = dict[str, int]()
    for language in LANGUAGES:
        locale = Locale.parse(LanguageProfile.of_language(language).locale)
        for day, name in locale.days["format"]["wide"].items():
            folded = without_accents(name)
            names |= {folded[:length]: day for length in range(2, len(folded) + 1)}
    return names | {day.lower(): number for number, day in enumerate(DAYS)}


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """Every language's phrases by what they stand for, the longest first."""
    tables = [table.hours for table in CoolTable.of_everybody()]
    return {
        name: tuple(
            sorted(
                {each for table in tables for each in getattr(table, name)}, key=len, reverse=True
            )
        )
        for name in (*SIGNS, "hour", "before_noon", "after_noon")
    }


@cache
def _sign_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Phrases and the signs that take their place; times of day before words."""
    return tuple(
        (re.compile(rf"(?<![a-z0-9]){_joined(phrase)}(?![a-z0-9])"), f" {chr(_STANDS_FOR + n)} ")
        for n, name in enumerate(SIGNS)
        for phrase in _phrases()[name]
    )


def _joined(phrase: str) -> str:
    return r"[\s/.\-]*".join(map(re.escape, phrase.split()))


@cache
def _token_pattern() -> re.Pattern[str]:
    known = _phrases()
    unit = "|".join(map(re.escape, known["hour"]))
    before, after = ("|".join(map(_joined, known[each])) for each in ("before_noon", "after_noon"))
    return re.compile(
        rf"\s*(?:(?P<sign>[{chr(_STANDS_FOR)}-{chr(_STANDS_FOR + len(SIGNS))}])"
        rf"|(?P<hour>\d{{1,2}})(?:\s*(?:{unit}|[:.])\s*(?P<minute>[0-5]\d)(?!\d|\s*(?:{unit}))(?::00)?|\s*(?P<unit>{unit})(?![a-z]))?"
        rf"(?:\s*(?:(?P<before>{before})|(?P<after>{after}))(?![a-z])\.?)?(?!\d)"
        r"|(?P<word>[a-z]+)|(?P<to>-)|(?P<end>[;.])|[,/:&])"
    )


def _read_tokens(typed: str) -> Iterator[Token]:
    text = without_accents(clean_words(typed).translate(ALIKE)).translate(ALIKE)
    text = _SHORTENED.sub(r"\1 ", text)
    for pattern, sign in _sign_patterns():
        text = pattern.sub(sign, text)
    text, at = text.strip(), 0
    while at < len(text):
        hit = _token_pattern().match(text, at)
        if hit is None:
            raise HoursUnread
        at = hit.end()
        yield from _token_of(hit)


def _token_of(hit: re.Match[str]) -> Iterator[Token]:
    if hit["hour"]:
        half = "before_noon" if hit["before"] else "after_noon" if hit["after"] else ""
        bare = hit["minute"] is None and hit["unit"] is None
        yield ClockTime(int(hit["hour"]), int(hit["minute"] or 0), bare, half)
    elif hit["word"]:
        day = day_named(hit["word"])
        if day is None:
            raise HoursUnread
        yield day
    elif hit["to"]:
        yield "to"
    elif hit["sign"]:
        yield from _meaning_of(SIGNS[ord(hit["sign"]) - _STANDS_FOR])
    elif hit["end"]:
        yield "end"


def _meaning_of(sign: str) -> Iterator[Token]:
    match sign:
        case "noon":
            yield ClockTime(12, 0, bare=False)
        case "midnight":
            yield ClockTime(24, 0, bare=False)
        case "holidays":
            yield HOLIDAYS
        case "also" | "left_out":
            return
        case _:
            yield SETS.get(sign, sign)


def _read_groups(tokens: list[Token]) -> OpeningHours:
    groups, at = [DayGroup()], 0
    while at < len(tokens):
        group, sign, after = groups[-1], tokens[at], tokens[at + 1 : at + 3]
        to = after[1] if len(after) == 2 and after[0] == "to" else None
        if isinstance(sign, ClockTime):
            if group.closed or not isinstance(to, ClockTime):
                raise HoursUnread
            group.spans.append(_span(sign, to))
        elif isinstance(sign, int | frozenset):
            if group.is_said:
                groups.append(group := DayGroup())
            group.days |= _days(sign, to)
        elif sign == "always":
            group.spans.append((0, DAY))
        elif sign == "end":
            group.ended = group.ended or bool(group.days)
        elif sign in ("closed", "excepted"):
            _close(groups, ahead=sign == "excepted")
        else:
            raise HoursUnread
        at += 3 if to is not None and not isinstance(sign, str) else 1
    return _week_of(groups)


def _days(token: int | frozenset[int], to: Token | None) -> frozenset[int]:
    if to is None:
        return token if isinstance(token, frozenset) else frozenset({token})
    if not isinstance(token, int) or not isinstance(to, int) or HOLIDAYS in (token, to):
        raise HoursUnread
    return frozenset((token + n) % WEEK for n in range((to - token) % WEEK + 1))


def _close(groups: list[DayGroup], *, ahead: bool) -> None:
    """It is closed on the days before this word, or else on those that follow it."""
    group = groups[-1]
    if ahead or not group.days or group.is_said:
        if group.days or group.is_said:
            groups.append(DayGroup())
        groups[-1].ahead = True
    groups[-1].closed = True


def _span(opens: ClockTime, closes: ClockTime) -> tuple[int, int]:
    half = opens.half
    if closes.half and not half and opens.hour <= 12:
        # "1-5 pm" is the afternoon, "9-5 pm" begins before it.
        earlier = opens.hour % 12 < closes.hour % 12
        half = closes.half if earlier else "before_noon"
    start, end = opens.minutes(half), closes.minutes()
    start %= DAY
    if end <= start:
        if opens.bare and closes.bare and not half:
            raise HoursUnread
        if end == start and start:
            raise HoursUnread
        end += DAY
        if end - start > LONGEST_NIGHT and start:
            raise HoursUnread
    return start, end


def _week_of(groups: Sequence[DayGroup]) -> OpeningHours:
    """The week: what is said later of fewer days counts for these, of the same days as well."""
    week, said = dict[int, list[tuple[int, int]]](), list[set[int]]()
    for group in groups:
        if not group.spans and not group.closed:
            raise HoursUnread
        if group.ahead and not group.days and len(groups) > 1:
            raise HoursUnread
        days = group.days or set(EVERY_DAY)
        for day in days:
            if group.closed:
                week[day] = []
            else:
                before = week.get(day, []) if days in said else []
                week[day] = [*before, *group.spans]
        said.append(days)
    spans = (OpenSpan(day, *span) for day, each in week.items() if day != HOLIDAYS for span in each)
    return OpeningHours.of(spans)
