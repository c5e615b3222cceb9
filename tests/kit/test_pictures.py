"""The documentation shows the sheets as they are printed now."""

from __future__ import annotations

from pathlib import Path

from messages.kit.__main__ import draw_sheets
from tests.kit.paper import grey_of

SHOWN = Path(__file__).parents[2] / "docs" / "kit"
FAINT = 1.0
"""Shades of grey that another machine may draw otherwise, over all dots."""


def test_the_pictures_of_the_documentation_are_those_of_the_sheets(tmp_path: Path) -> None:
    drawn = {file.name: file.read_bytes() for file in draw_sheets(tmp_path)}
    assert drawn.keys() == {file.name for file in SHOWN.glob("*.png")}
    old = [name for name, png in drawn.items() if _differs(png, (SHOWN / name).read_bytes())]
    assert old == [], "python -m messages.kit docs/kit"


def _differs(one: bytes, other: bytes) -> bool:
    if one == other:
        return False
    (width, height, dots), shown = grey_of(one), grey_of(other)
    if (width, height) != shown[:2]:
        return True
    return sum(abs(a - b) for a, b in zip(dots, shown[2], strict=True)) > FAINT * len(dots)
