"""Commands given by an account to which some of the files do not belong; run as a process."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from tests.operating.folder import ENTRIES, FILES, obey

NOBODY = 65534


def load_everything(folder: Path) -> None:
    """Give each command once: the account may not be able to read what they load."""
    (folder / FILES["key"]).unlink()
    for argv in ENTRIES.values():
        obey(argv, folder)


def give_away(place: Path, culprits: dict[str, str]) -> None:
    """Everything is the account's own but one file or folder in each operator's folder."""
    root = os.geteuid() == 0
    for number, culprit in culprits.items():
        folder = place / number
        closed = culprit.endswith("/")
        (folder / culprit).touch()
        if root:
            for each in (folder, *folder.rglob("*")):
                os.chown(each, NOBODY, NOBODY)
            os.chown(folder / culprit, 0, 0)
        here = folder / culprit
        here.chmod(_mode(root, here.is_dir() and not closed))
    if root:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def _mode(root: bool, open_folder: bool) -> int:
    """What keeps the account out: of a folder's rights only that to write, or all of them."""
    if open_folder:
        return 0o755 if root else 0o555
    return 0o700 if root else 0


def walk() -> list[str]:
    """Every case; what did not go as it should."""
    place, cases = Path(sys.argv[1]), json.load(sys.stdin)
    load_everything(place / "loading")
    give_away(place, {number: culprit for number, culprit, _, _ in cases})
    wrong = []
    for number, culprit, entry, name in cases:
        outcome = obey(ENTRIES[entry], place / number)
        try:
            outcome.must_refuse(name, entry)
        except AssertionError:
            wrong.append(f"{culprit}, {entry}: {outcome}")
    return wrong


if __name__ == "__main__":
    json.dump(walk(), sys.stdout)
