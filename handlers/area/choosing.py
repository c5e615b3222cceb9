"""Asking which of several towns is meant, and why it is asked."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.area import matching
from handlers.area.feature import AT_ONCE
from handlers.kernel.interaction import Interaction
from messages import words
from messages.area import finding_views as finding
from messages.model import Message, Text
from storage.area import related_towns
from storage.places import Gazetteer, PlaceDoubt, PlaceMatches, Town


async def which_town(
    matches: PlaceMatches, query: str, turn: Interaction, *, page: int, home: bool
) -> Message:
    """Ask which of several towns is meant; those with areas come first."""
    open_in = {area.town for area in await turn.store.areas.open_areas()}
    towns = sorted(matches.towns, key=lambda town: not related_towns(town.code) & open_in)
    start, end = page * AT_ONCE, (page + 1) * AT_ONCE
    shown = towns[start:end]
    lines = [
        words.area_now_part_of(name=matches.former[town.code], town=town.name)
        for town in shown
        if town.code in matches.former
    ]
    return finding.towns_screen(
        town_choices(shown, turn.gazetteer),
        query if len(towns) > end else "",
        head=(*lines, *_why_asked(matches, home=home)),
        page=page,
        more=matches.total > end,
        home=home,
    )


def _why_asked(matches: PlaceMatches, *, home: bool) -> Sequence[Text]:
    """The question above the towns, after the reason for it if there is one."""
    alone = matches.total == 1
    match matches.doubt:
        case PlaceDoubt.TYPO:
            return (words.area_town_repaired(),)
        case PlaceDoubt.SEVERAL:
            return (words.area_several_places(),)
        case PlaceDoubt.CITY:
            return (words.area_which_city(),)
        case PlaceDoubt.MISMATCH:
            return (
                words.area_code_elsewhere(),
                words.area_town_is_it() if alone else words.area_which_of_these(),
            )
        case PlaceDoubt.WIDER:
            return (
                words.area_wider(),
                words.area_town_is_it() if alone else words.area_which_of_these(),
            )
        case PlaceDoubt.PASSING if home and alone:
            return (words.area_lives_there(),)
    return (words.area_town_is_it() if alone else words.area_which_town(),)


def why_nothing(typed: str, turn: Interaction) -> Text:
    """What to say where no town was found: perhaps the words name a region."""
    matches = turn.gazetteer.search_towns(matching.without_greeting(typed), limit=1)
    return words.area_wider() if matches.doubt is PlaceDoubt.WIDER else words.area_not_found()


def town_choice(town: Town, near: str = "") -> finding.ProposedTown:
    return finding.ProposedTown(town.code, town.name, town.department, town.country, near)


def town_choices(towns: Sequence[Town], gazetteer: Gazetteer) -> list[finding.ProposedTown]:
    """Towns as they are shown together."""
    near = gazetteer.cities_beside(towns)
    return [town_choice(town, near.get(town.code, "")) for town in towns]
