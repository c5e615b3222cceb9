"""Checks the catalogues against each other and against the code: `python -m messages.check`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from messages.check.catalogues import (
    check_agreement,
    check_dates,
    check_meaning,
    check_rooms,
    check_writing,
    compile_catalogue,
    read_catalogues,
)
from messages.check.code import CodeCall, check_code, check_unsaid, code_calls, key_mentions
from messages.check.lengths import LengthRuler, check_forms
from messages.form import Form

__all__ = ["catalogue_problems", "check_unsaid", "code_calls", "key_mentions", "read_catalogues"]


def catalogue_problems(
    folder: Path, known: Iterable[type[Form]] = (), found: Iterable[CodeCall] = ()
) -> list[str]:
    """Everything that is wrong with the catalogues of a folder, as lines for a person."""
    catalogues = read_catalogues(folder)
    wrong = [line for each in catalogues for line in each.unreadable]
    if wrong:
        return wrong
    ruler = LengthRuler(
        catalogues, {each.language: compile_catalogue(each, folder) for each in catalogues}
    )
    wrong += check_agreement(catalogues)
    for each in catalogues:
        wrong += [
            *check_rooms(each),
            *check_writing(each),
            *check_meaning(each, folder),
            *check_dates(each, folder),
        ]
    return [*wrong, *check_forms(ruler, known), *check_code(ruler, found)]
