"""Checks the catalogues against each other and against the code: `python -m messages.check`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from messages.check.catalogues import agreement, bundle, dates, meaning, read, rooms, writing
from messages.check.code import Call, calls, code, mentions, unsaid
from messages.check.lengths import Ruler, forms
from messages.form import Form

__all__ = ["calls", "mentions", "problems", "read", "unsaid"]


def problems(
    folder: Path, known: Iterable[type[Form]] = (), found: Iterable[Call] = ()
) -> list[str]:
    """Everything that is wrong with the catalogues of a folder, as lines for a person."""
    catalogues = read(folder)
    wrong = [line for each in catalogues for line in each.unreadable]
    if wrong:
        return wrong
    ruler = Ruler(catalogues, {each.language: bundle(each, folder) for each in catalogues})
    wrong += agreement(catalogues)
    for each in catalogues:
        wrong += [*rooms(each), *writing(each), *meaning(each, folder), *dates(each, folder)]
    return [*wrong, *forms(ruler, known), *code(ruler, found)]
