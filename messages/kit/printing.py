"""Lays a sheet out as PDF and as a picture. Typst is large: it is loaded with the first sheet."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from messages import words
from messages.catalog import plain_words
from messages.kit.actions import KitSheet
from messages.kit.contents import sheet_contents
from messages.kit.order import SheetOrder
from messages.kit.typeface import FONTS, is_printable
from messages.kit.views import sheet_caption
from messages.model import Document, Text

SOURCES = Path(__file__).parent / "sheets"
SOURCE = {KitSheet.ERRANDS: "advice", KitSheet.MONEY: "advice", KitSheet.HEAT: "advice"}
PREVIEW = 100
"""Dots an inch of the picture: an A4 page becomes 827 × 1169."""


class SheetNotPrinted(Exception):
    """A sheet could not be laid out; only its name is said, never what stood on it."""


@dataclass(frozen=True)
class PrintedSheet:
    """A sheet as a file to print, and its first page as a picture."""

    pdf: bytes
    png: bytes


def print_sheet(order: SheetOrder, dots: float = PREVIEW) -> PrintedSheet:
    """The sheet, in some tens of milliseconds; what people typed is data to its source."""
    # A compiler of its own for each sheet: what stood on one is not kept for the next.
    import typst

    compiler = typst.Compiler(
        SOURCES / f"{SOURCE.get(order.sheet, order.sheet.value)}.typ",
        root=SOURCES,
        font_paths=_bundled_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(sheet_contents(order))},
    )
    try:
        pdf = compiler.compile(format="pdf", pdf_standards="ua-1")
        pages = compiler.compile(format="png", ppi=dots)
    except typst.TypstError:
        raise SheetNotPrinted(order.sheet.value) from None
    png = pages[0] if isinstance(pages, list) else pages
    if not isinstance(pdf, bytes) or not isinstance(png, bytes):
        raise SheetNotPrinted(order.sheet.value)
    return PrintedSheet(pdf, png)


def make_documents(order: SheetOrder) -> tuple[Document, Document]:
    """The sheet to print, and a picture of it to look at."""
    sheet = print_sheet(order)
    name = file_name(order)
    typed = (order.name, order.contact, order.when, order.back, order.area, order.numbers)
    text = sheet_caption(order.sheet, gaps=not all(is_printable(each) for each in typed))
    return (
        Document(name=f"{name}.pdf", media_type="application/pdf", content=sheet.pdf, caption=text),
        Document(
            name=f"{name}.png", media_type="image/png", content=sheet.png, caption=words.kit_alt()
        ),
    )


def file_name(order: SheetOrder) -> str:
    """What the sheet is called among somebody's files."""
    name = words.kit_file_edition() if order.edition else Text(key=f"kit-file-{order.sheet}")
    return f"palier-{plain_words(name, order.reader)}"


@cache
def _bundled_fonts() -> Any:
    """The bundled fonts, and no others."""
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
