"""Départements, regions and countries: people say them, and no town can be told from them."""

from storage.places.meaning import PlaceDoubt, PlaceReading
from storage.places.names import NameIndex
from storage.places.quarters import ARTICLES
from storage.places.vocabulary import LIVING, WITHIN

KNOWN_BESIDE_REGION = 5_000
"""Inhabitants from which a town is meant rather than the département that bears its name."""


def read_wider(names: NameIndex, phrase: str) -> PlaceReading | None:
    """Read the whole phrase as something wider than a town, and small towns of that name."""
    hit = LIVING.match(phrase)
    typed = phrase[hit.end() :] if hit else phrase
    first, _, bare = typed.partition(" ")
    article = first in ARTICLES and bool(bare)
    within = bool(hit and hit["where"] in WITHIN)
    name = bare if article else typed
    if not name or (name.isdigit() and not (article or within)):
        return None
    hinted = names.places_hinted(typed) or names.places_hinted(name)
    if names.unmapped_place(typed) or not hinted or any(country != "FR" for country, _ in hinted):
        return None
    named = names.within_france(names.towns_named(typed, (0,)))
    if names.renowned_each(named, KNOWN_BESIDE_REGION):
        return None
    return PlaceReading(() if within else tuple(named), "", PlaceDoubt.WIDER)
