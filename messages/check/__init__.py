"""Checks the catalogues against each other and against the code: `python -m messages.check`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from messages.check.catalogues import (
    check_agreement,
    check_idioms,
    check_meaning,
    check_rooms,
    check_tables,
    check_writing,
    compile_catalogue,
    read_catalogues,
)
from messages.check.code import CodeCall, check_code, check_unsaid, code_calls, key_mentions
from messages.check.commands import check_commands
from messages.check.lengths import LengthRuler, check_forms
from messages.form import Form

__all__ = ["catalogue_problems", "check_unsaid", "code_calls", "key_mentions", "read_catalogues"]


def catalogue_problems(
    folder: Path, known: Iterable[type[Form]] = (), calls: Iterable[CodeCall] = ()
) -> list[str]:
    """Everything that is wrong with the catalogues of a folder, as lines for a person."""
    catalogues = read_catalogues(folder)
    wrong = [line for catalogue in catalogues for line in catalogue.unreadable]
    wrong += [line for catalogue in catalogues for line in check_tables(catalogue, folder)]
    if wrong:
        return wrong
    bundles = {catalogue.language: compile_catalogue(catalogue, folder) for catalogue in catalogues}
    ruler = LengthRuler(catalogues, bundles)
    wrong += [*check_agreement(catalogues), *check_commands(catalogues)]
    wrong += check_idioms(catalogues)
    for catalogue in catalogues:
        wrong += [
            *check_rooms(catalogue),
            *check_writing(catalogue),
            *check_meaning(catalogue, bundles[catalogue.language]),
        ]
    return [*wrong, *check_forms(ruler, known), *check_code(ruler, calls)]
