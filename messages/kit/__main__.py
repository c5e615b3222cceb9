"""Draws every sheet as a picture, for the documentation: `python -m messages.kit docs/kit`."""

from __future__ import annotations

import sys
from pathlib import Path

from messages.kit.printing import print_sheet
from messages.kit.sample_orders import sample_orders

DOTS = 52


def draw_sheets(folder: Path) -> list[Path]:
    """A picture of each sheet, as files named after sheet, language and ink."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    for name, order in sample_orders():
        file = folder / f"{name}.png"
        file.write_bytes(print_sheet(order, DOTS).png)
        drawn.append(file)
    return drawn


if __name__ == "__main__":
    for each in draw_sheets(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/kit")):
        print(each)
