"""Asking which of several towns is meant, and why it is asked."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.area.feature import AT_ONCE
from handlers.kernel import Interaction
from messages import words
from messages.area import finding_views as finding
from messages.model import Message, Text
from storage.area import related_towns
from storage.places import PlaceDoubt, PlaceMatches, Town


async def which_town(
    found: PlaceMatches, query: str, turn: Interaction, *, page: int, home: bool
) -> Message:
    """Ask which of several towns is meant; those with areas come first."""
    open_in = {each.town for each in await turn.store.areas.open_areas()}
    towns = sorted(found.towns, key=lambda each: not related_towns(each.code) & open_in)
    start, end = page * AT_ONCE, (page + 1) * AT_ONCE
    shown = towns[start:end]
    lines = [
        words.area_now_part_of(name=found.former[each.code], town=each.name)
        for each in shown
        if each.code in found.former
    ]
    return finding.towns_screen(
        [town_choice(each) for each in shown],
        query if len(towns) > end else "",
        head=(*lines, *_why_asked(found, home=home)),
        page=page,
        more=found.total > end,
        home=home,
    )


def _why_asked(found: PlaceMatches, *, home: bool) -> Sequence[Text]:
    """The question above the towns, after the reason for it if there is one."""
    alone = found.total == 1
    match found.doubt:
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
        case PlaceDoubt.PASSING if home and alone:
            return (words.area_lives_there(),)
    return (words.area_town_is_it() if alone else words.area_which_town(),)


def town_choice(town: Town) -> finding.ProposedTown:
    return finding.ProposedTown(code=town.code, name=town.name, department=town.department)
