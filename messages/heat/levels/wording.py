"""How a level is worded, by whoever gives it: only official ones bear official names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from messages import words
from messages.heat.levels.level import HeatLevel, HeatSource, HeatState, UnknownReason
from messages.model import MomentText, Text
from messages.national_facts import national_facts

UNKNOWN = {
    UnknownReason.NOT_YET: words.heat_unknown_later,
    UnknownReason.SEASON: words.heat_unknown_season,
    UnknownReason.NOBODY: words.heat_unknown_nobody,
}


def level_words(state: HeatState, country: str = "") -> Text:
    """The level of a day, by the names that official ones bear in the country."""
    name = state.level.key_word
    if not state.level.is_known:
        reason = state.why or UnknownReason.NOBODY
        if reason is UnknownReason.SEASON and not national_facts(country).season:
            reason = UnknownReason.NOBODY
        why = UNKNOWN.get(reason)
        return why() if why else words.heat_unknown_silent(source=source_name(state.source))
    if state.source is HeatSource.ORGANISER:
        return Text(key=f"heat-set-{name}")
    if not state.official:
        return Text(key=f"heat-indicative-{name}")
    return _official_words(state.level, country)


def brief_words(state: HeatState, country: str = "") -> Text:
    """The same; an official alert by its name alone, where there is no room for its colour."""
    named = national_facts(country).level_names == "official"
    if named and state.official and state.level >= HeatLevel.ORANGE:
        return Text(key=f"heat-official-{state.level.key_word}-brief")
    return level_words(state, country)


def _official_words(level: HeatLevel, country: str) -> Text:
    """A level by the names that official ones bear in the country."""
    return Text(key=f"heat-{national_facts(country).level_names}-{level.key_word}")


def tomorrow_words(today: HeatState, tomorrow: HeatState, country: str = "") -> Text:
    """The level of the day after; why one is not known is said once."""
    text = level_words(tomorrow, country)
    known = tomorrow.level.is_known
    return text if known or text != level_words(today, country) else words.heat_same()


def colour_word(shown: HeatLevel) -> Text:
    return Text(key=f"heat-colour-{shown.key_word}")


def wanted_words(wanted: HeatLevel) -> Text:
    """What somebody wants to set; without a level, that sources are followed again."""
    return Text(key=f"heat-asked-{wanted.key_word}")


def source_name(service: HeatSource) -> Text:
    return Text(key=f"heat-source-{service.value}")


def age_words(since: datetime, now: datetime) -> Text:
    """How long ago, in minutes or hours."""
    minutes = max(0, int((now - since) / timedelta(minutes=1)))
    if minutes < 60:
        return words.heat_age_minutes(count=minutes)
    return words.heat_age_hours(count=minutes // 60)


def origin_lines(
    state: HeatState, now: datetime, zone: str, authors: Sequence[str]
) -> tuple[Text, ...]:
    """Who says so and when they published it, and when it was read; none when nobody does."""
    if not state.level.is_known or state.issued_at is None or state.valid_until is None:
        return ()
    until = MomentText(at=state.valid_until, zone=zone)
    if state.source is HeatSource.ORGANISER:
        return (_set_by_line(authors, until),)
    read = words.heat_read(age=age_words(state.read_at or state.issued_at, now))
    whose = attribution_line(state, zone)
    return (whose, read) if whose else (read,)


def _set_by_line(authors: Sequence[str], until: MomentText) -> Text:
    first, *others = [name or words.heat_somebody() for name in authors] or [words.heat_somebody()]
    if not others:
        return words.heat_set_by(name=first, until=until)
    return words.heat_set_by_two(name=first, other=others[0], until=until)


def attribution_line(state: HeatState, zone: str) -> Text | None:
    """Whose word a level is and when it was published, as the source's terms ask.

    Stands in `/canicule` and in whatever passes the level on; None for an organiser's level, and
    for one that nobody knows.
    """
    if not state.level.is_known or state.issued_at is None:
        return None
    issued = MomentText(at=state.issued_at, zone=zone)
    if state.source is HeatSource.METEOALARM:
        service = state.service or words.heat_service_unnamed()
        return words.heat_credit_meteoalarm(service=service, issued=issued)
    if state.official:
        return words.heat_credit(source=source_name(state.source), issued=issued)
    return words.heat_credit_indicative() if state.is_indicative else None


def lowered_line(state: HeatState, country: str = "") -> Text | None:
    """What the official source says, where organisers set a level below that; None elsewhere."""
    if not state.is_lowered:
        return None
    said = _official_words(state.official_level, country)
    return words.heat_lowered(source=source_name(state.official_source), level=said)
