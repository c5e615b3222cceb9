"""Walks all former communes and all towns behind an article, by hand: it takes minutes.

`python -m tests.places.walk ETALAB.tgz`, with the package that `docs/places.md` names.
"""

import sqlite3
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from storage.places import Gazetteer
from storage.places.build import tar_json
from storage.places.gazetteer import PLACES
from tests.places import PhraseOutcome, PlacePhrase

TO = {"le": "au", "les": "aux", "la": "à la", "l": "à l’"}
OF = {"le": "du", "les": "des", "la": "de la", "l": "de l’"}


def former_phrases(etalab: Path) -> Iterator[PlacePhrase]:
    """Every part of a commune that is no commune, said in the ways people say it."""
    with tarfile.open(etalab) as archive:
        communes = tar_json(archive, "communes")
    now = {row["code"]: row for row in communes if row["type"] == "commune-actuelle"}
    for row in communes:
        if row["type"] not in {"commune-deleguee", "commune-associee"}:
            continue
        name, parent = row["nom"], now[row["chefLieu"]]
        if row["code"] == row["chefLieu"] or parent["nom"] == name:
            continue
        codes = (parent["code"],)
        yield PlacePhrase("former: name", name, codes, True)
        yield PlacePhrase("former: lives in", f"J'habite à {name}", codes, True)
        yield PlacePhrase("former: département", f"{name} {row['departement']}", codes, False)
        yield PlacePhrase("former: town beside", f"{name}, {parent['nom']}", codes, False)
        for postcode in parent.get("codesPostaux", ())[:1]:
            yield PlacePhrase("former: postcode", f"{postcode} {name}", codes, False)


def article_phrases() -> Iterator[PlacePhrase]:
    """Every town that a smaller one of its name without article would hide."""
    store = sqlite3.connect(PLACES)
    rows = store.execute(
        "SELECT t.code, t.name, n.key FROM name n JOIN town t ON t.id = n.town WHERE n.kind = 1 AND"
        " t.id < (SELECT MIN(town) FROM name o WHERE o.key = n.key AND o.kind IN (0, 2))"
    ).fetchall()
    store.close()
    for code, name, key in rows:
        article = name.lower().replace("’", "'").split("'")[0].split(" ")[0]
        bare = name[len(article) :].lstrip(" '’")
        for start in (f"{TO[article]} ", f"J'habite {TO[article]} ", f"chez moi {TO[article]} "):
            yield PlacePhrase(
                "article: contracted", f"{start}{bare}".replace("’ ", "’"), (code,), False
            )
        yield PlacePhrase(
            "article: from", f"je viens {OF[article]} {bare}".replace("’ ", "’"), (code,), False
        )
        yield PlacePhrase("article: with", name, (code,), False)
        yield PlacePhrase("article: without", key, (code,), False)


def main() -> None:
    counts: dict[str, Counter[PhraseOutcome]] = {}
    with Gazetteer() as gazetteer:
        for phrase in (*former_phrases(Path(sys.argv[1])), *article_phrases()):
            outcome = phrase.judge_with(gazetteer)
            counts.setdefault(phrase.kind, Counter())[outcome] += 1
            if outcome in (PhraseOutcome.WRONG, PhraseOutcome.REFUSED):
                found = gazetteer.search_towns(phrase.words)
                shown = ", ".join(f"{town.name} {town.code}" for town in found.towns)
                sys.stdout.write(f"{outcome}: {phrase.words} ({phrase.codes[0]}) -> {shown}\n")
    for kind, counted in counts.items():
        said = ", ".join(f"{counted[each]} {each.value}" for each in PhraseOutcome)
        sys.stdout.write(f"{kind}: {said}\n")


if __name__ == "__main__":
    main()
