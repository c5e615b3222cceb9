"""`palier preview DIR`: writes the page and the sheets into a folder of their own."""

from __future__ import annotations

import re
from pathlib import Path

from bot.preview.page import MARK, draw_page
from bot.wrong_setting import SettingsError, operator_reader, refuse_file
from messages import words
from messages.catalog import plain_words
from messages.kit.printing import print_sheet
from messages.kit.sample_orders import sample_orders

PAGE, SHEETS = "index.html", "sheets"
SMALL = 40
"""Dots an inch of the pictures within the page, which can thus be sent alone."""

OURS = re.compile(r"[a-z]+-[a-z]{2,3}-[a-z]+\.(pdf|png)")


def write_preview(folder: Path) -> int:
    """Write everything, over an earlier preview or into an empty folder; 0 when it is done.

    `SettingsError` for a folder in which anything else lies, before anything is written.
    """
    try:
        _must_be_ours(folder)
        sheets = folder / SHEETS
        sheets.mkdir(parents=True, exist_ok=True)
        small: dict[str, bytes] = {}
        for name, order in sample_orders():
            printed = print_sheet(order)
            (sheets / f"{name}.pdf").write_bytes(printed.pdf)
            (sheets / f"{name}.png").write_bytes(printed.png)
            small[name] = print_sheet(order, SMALL).png
        page = folder / PAGE
        page.write_text(draw_page(small, operator_reader()), "utf-8")
    except OSError as error:
        raise refuse_file(str(folder), folder, error) from None
    print(plain_words(words.preview_written(path=str(page)), operator_reader()))
    return 0


def _must_be_ours(folder: Path) -> None:
    """Nothing of anybody else's may be written over; a link leads elsewhere."""
    if not folder.exists():
        return
    for found in sorted(folder.iterdir()):
        if not _is_ours(found):
            named = str(found.relative_to(folder))
            raise SettingsError(str(folder), words.preview_other_files(path=named))


def _is_ours(found: Path) -> bool:
    if found.is_symlink():
        return False
    if found.name == PAGE and found.is_file():
        return f'content="{MARK}"'.encode() in found.read_bytes()[:4096]
    if found.name == SHEETS and found.is_dir():
        return all(
            OURS.fullmatch(each.name) and each.is_file() and not each.is_symlink()
            for each in found.iterdir()
        )
    return False
