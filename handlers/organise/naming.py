"""What an area is called, and the town it lies in; a doubtful answer is refused by its field."""

from __future__ import annotations

from handlers.kernel import Refused, Turn
from messages import words
from messages.catalog import plain
from messages.form import Where
from messages.typed import one_line
from storage.organise import Draft
from storage.places import Town, fold

ALIASES = 12


def town_named(turn: Turn, said: str) -> Town:
    """The one town that typed words name."""
    found = turn.gazetteer.search(said)
    if not found.towns:
        raise Refused(words.organise_centre_town(), field="centre")
    if found.total > 1:
        several = ", ".join(
            plain(words.organise_town(name=town.name, department=town.department), turn.reader)
            for town in found.towns
        )
        raise Refused(words.organise_centre_many(towns=several), field="centre")
    return found.towns[0]


def town_at(turn: Turn, where: Where, before: Draft | None) -> Town:
    """The town a centre lies in, from outlines first, then from the words that came with it."""
    found = turn.gazetteer.at(*where.point) if where.point else None
    if found is None and before and where.words == before.town_name:
        found = turn.gazetteer.get(before.town)
    if found is None and where.words:
        found = town_named(turn, where.words)
    if found is None:
        raise Refused(words.organise_centre_abroad(), field="centre")
    return found


async def names_of(
    turn: Turn, name: str, aliases: str, *, town: str = "", area: int | None = None
) -> dict[str, str]:
    """An area's names, folded → as written; refused when its own is empty or taken in its town."""
    if not fold(name):
        raise Refused(words.organise_name_empty(), field="name")
    written = [name, *(one_line(part) for part in aliases.split(","))]
    names = {fold(each): each for each in reversed(written) if fold(each)}
    if len(names) > ALIASES + 1:
        raise Refused(words.organise_aliases_many(limit=ALIASES), field="aliases")
    for other in await turn.store.areas.named(fold(name)):
        if other.town == town and other.id != area:
            raise Refused(words.organise_name_taken(town=other.town_name), field="name")
    return names
