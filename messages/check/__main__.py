"""Check this Palier: `python -m messages.check`; exit code 1 when something is wrong."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from messages import accessors, check
from messages.form import Form
from messages.language import FOLDER

FLOORS = ("bot", "handlers", "storage", "messages")


def import_everything() -> None:
    """Bring in every module of this floor: forms and tables of data are known once they are."""
    for module in walk_packages([str(FOLDER)], "messages."):
        if not module.name.endswith("__main__"):
            import_module(module.name)


def main(out: Callable[[str], Any] = print) -> int:
    """Say what is wrong, a line each; how many lines."""
    folder = FOLDER
    import_everything()
    known = [form for form in Form.known.values() if form.__module__.startswith("messages.")]
    wrong = check.catalogue_problems(folder, known, check.code_calls(folder.parent, FLOORS))
    catalogues = check.read_catalogues(folder)
    wrong += check.check_unsaid(catalogues[0], known, check.key_mentions(folder.parent, FLOORS))
    if accessors.TARGET.read_text("utf-8") != accessors.module_source():
        wrong.append(accessors.OUT_OF_DATE)
    for line in sorted(set(wrong)):
        out(line)
    sizes = " × ".join([f"{len(catalogues[0].messages)} keys", f"{len(catalogues)} languages"])
    out(f"{sizes}, {len(known)} forms: {len(set(wrong)) or 'no'} problems")
    return len(set(wrong))


if __name__ == "__main__":
    sys.exit(bool(main()))
