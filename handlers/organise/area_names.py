"""What an area is called, and the town it lies in; a doubtful answer is refused by its field."""

from __future__ import annotations

from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Refused
from messages import words
from messages.area import finding_views as finding
from messages.catalog import plain_words
from messages.typed import clean_line
from storage.places import PlaceDoubt, Town, fold_name

ALIASES = 12


def town_named(turn: Interaction, typed: str, field: str = "centre") -> Town:
    """The one town that typed words name; refused at the field where they were typed."""
    matches = turn.gazetteer.search_towns(typed)
    if matches.unmapped:
        raise Refused(words.area_unmapped(place=matches.unmapped), field=field)
    if not matches.towns:
        raise Refused(words.organise_centre_town(), field=field)
    if matches.total > 1:
        near = turn.gazetteer.cities_beside(matches.towns)
        several = ", ".join(
            plain_words(
                finding.town_named(
                    finding.ProposedTown(
                        town.code, town.name, town.department, town.country, near.get(town.code, "")
                    )
                ),
                turn.reader,
            )
            for town in matches.towns
        )
        raise Refused(words.organise_centre_many(towns=several), field=field)
    (town,) = matches.towns
    if matches.doubt is PlaceDoubt.FORMER and not matches.rest:
        # The middle of the town may be far from what was part of it.
        part = matches.former[town.code]
        raise Refused(words.organise_centre_part(name=part, town=town.name), field=field)
    if matches.doubt not in (None, PlaceDoubt.TYPO, PlaceDoubt.FORMER, PlaceDoubt.LIKELY):
        raise Refused(words.organise_centre_doubt(town=town.name), field=field)
    return town


async def names_of(
    turn: Interaction, name: str, aliases: str, *, town: str = "", area: int | None = None
) -> dict[str, str]:
    """An area's names, folded → as written; refused when its own is empty or taken in its town."""
    if not fold_name(name):
        raise Refused(words.organise_name_empty(), field="name")
    written = [name, *(clean_line(part) for part in aliases.split(","))]
    names = {fold_name(each): each for each in reversed(written) if fold_name(each)}
    if len(names) > ALIASES + 1:
        raise Refused(words.organise_aliases_many(limit=ALIASES), field="aliases")
    for other in await turn.store.areas.areas_named(fold_name(name)):
        if other.town == town and other.id != area:
            raise Refused(words.organise_name_taken(town=other.town_name), field="name")
    return names
