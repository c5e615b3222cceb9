"""Why a country's list of warnings cannot be its present one: another's, emptied, or frozen."""

from __future__ import annotations

from datetime import datetime, timedelta

from messages.heat.levels.level import SourceSilence
from storage.heat.levels.facts import WarningFeed
from storage.heat.levels.regions import region_country, regions_coded
from storage.heat.levels.sources.rules import SourceAnswer

AHEAD = timedelta(hours=1)
"""How far a message's clock may be ahead of ours."""

OLD = timedelta(hours=24)
"""Age of the newest message from which a list that should warn of anything is frozen."""

UNCHANGED = timedelta(hours=36)
"""How long a list may stay as it is in the season."""

PREFIXES = {"GB": ("UK", "GB"), "GR": ("GR", "EL"), "IE": ("IE", "EI")}
"""How codes begin in countries that have more than one way of it, or not their own."""


def newest_sent(facts: WarningFeed, now: datetime) -> datetime | None:
    """When the newest message was sent; what claims to come from the future does not count."""
    return max((each for each in facts.sent if each <= now + AHEAD), default=None)


async def list_fault(
    facts: WarningFeed, answer: SourceAnswer, *, seasonal: bool
) -> SourceSilence | None:
    """Why the list cannot be believed; None when it can."""
    if _is_elsewhere(facts, answer):
        return SourceSilence.ELSEWHERE
    standing = await _should_warn(answer)
    if not facts.total:
        # A list that was never seen with anything on it may as well be no list at all.
        if standing or answer.health.issued_at is None:
            return SourceSilence.EMPTY
    elif (newest := newest_sent(facts, answer.now)) is None:
        return SourceSilence.BROKEN
    elif answer.now - newest > OLD and (standing or _warns_now(facts, answer.now)):
        return SourceSilence.STALE
    return SourceSilence.STALE if seasonal and _is_unchanged(facts, answer) else None


async def _should_warn(answer: SourceAnswer) -> bool:
    """Whether anything should be in force, by what was last believed."""
    until = answer.health.holds_until
    if until is not None and until > answer.now:
        return True
    return await answer.queries.holds_warning(answer.asked, answer.now)


def _warns_now(facts: WarningFeed, now: datetime) -> bool:
    return any(begins <= now < ends for begins, ends in facts.in_force)


def _is_unchanged(facts: WarningFeed, answer: SourceAnswer) -> bool:
    """Since it was seen to change; before anything was seen, since its newest message."""
    health = answer.health
    if health.mark and facts.mark != health.mark:
        return False
    since = health.changed_at if health.mark else newest_sent(facts, answer.now)
    return since is not None and answer.now - since > UNCHANGED


def _is_elsewhere(facts: WarningFeed, answer: SourceAnswer) -> bool:
    """Whether all the regions that it names are other countries'."""
    country = next((place.country for _, place in answer.places.values()), "")
    if not country or not facts.schemes:
        return False
    return not any(_may_be_in(country, scheme, code) for scheme, code in facts.schemes)


def _may_be_in(country: str, scheme: str, code: str) -> bool:
    known = regions_coded(scheme, code)
    if known:
        return any(region_country(each) == country for each in known)
    begins = code[:2].upper()
    return not begins.isalpha() or begins in PREFIXES.get(country, (country,))
