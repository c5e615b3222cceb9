"""Check what Palier does: `python -m handlers.check`; exit code 1 when a capability is left out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from handlers import FEATURES

FOLDER = Path(__file__).parent
NO_CAPABILITY = {"kernel"}


def forgotten() -> Iterator[str]:
    """What to do about each package that no platform ever hears of."""
    named = {feature.name for feature in FEATURES}
    for package in sorted(path.parent.name for path in FOLDER.glob("*/__init__.py")):
        if package not in named | NO_CAPABILITY:
            yield f"handlers/{package} is not in FEATURES: name it in handlers/__init__.py"


def main() -> int:
    """Say what is wrong, a line each; how many lines."""
    found = list(forgotten())
    sys.stdout.writelines(f"{line}\n" for line in found)
    return len(found)


if __name__ == "__main__":
    sys.exit(bool(main()))
