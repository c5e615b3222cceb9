"""What a finished sheet shows: its words, its codes, and what its file promises."""

from __future__ import annotations

import io
import struct
import zlib
from itertools import accumulate, pairwise

import zxingcpp
from pypdf import PdfReader

A4 = (595, 842)


def words_on(pdf: bytes) -> str:
    """Everything a sheet says, on all its pages, as one line without breaks inside words."""
    said = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(said.replace("\u200b", "").replace("\u00a0", " ").split())


def tight(words: str) -> str:
    """Words without any blank: a line may break wherever it had to."""
    return "".join(words.replace("\u200b", "").split())


def column(pdf: bytes, words: str) -> list[tuple[float, float]]:
    """The lines that begin under one another where these words do: baseline and size, in points."""
    begins: list[tuple[float, float, float, str]] = []

    def see(said: str, at: list[float], run: list[float], _: object, size: float) -> None:
        if said.strip() and run[1] == 0:
            begins.append((at[4] + at[0] * run[4], at[5] + at[3] * run[5], size, said.strip()))

    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=see)
    edge = next(left for left, _, _, said in begins if said.startswith(words))
    lines = {round(base, 1): size for left, base, size, _ in begins if abs(left - edge) < 1}
    return sorted(lines.items(), reverse=True)


def pages(pdf: bytes) -> list[tuple[int, int]]:
    """The size of every page, in points."""
    found = PdfReader(io.BytesIO(pdf)).pages
    return [(round(page.mediabox.width), round(page.mediabox.height)) for page in found]


def accessible(pdf: bytes) -> bool:
    """Whether the file says that it is PDF/UA-1: tagged, with a title and a language."""
    reader = PdfReader(io.BytesIO(pdf))
    root = reader.trailer["/Root"]
    meta = root["/Metadata"].get_object().get_data().decode()
    marked = bool(root["/MarkInfo"]["/Marked"])
    titled = bool(reader.metadata and reader.metadata.title)
    return "<pdfuaid:part>1<" in meta and marked and titled and "/Lang" in root


def codes_on(png: bytes) -> list[str]:
    """What the QR codes of a picture say."""
    width, height, grey = grey_of(png)
    image = memoryview(grey).cast("B", (height, width))
    return [each.text for each in zxingcpp.read_barcodes(image)]


def grey_of(png: bytes) -> tuple[int, int, bytes]:
    """Width, height and one colour of every dot: enough to tell black from white."""
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert png.startswith(b"\x89PNG")
    assert depth == 8
    dot = {0: 1, 2: 3, 4: 2, 6: 4}[kind]
    raw = zlib.decompress(b"".join(_chunks(png)))
    above, lines = bytes(width), []
    for start, end in pairwise(range(0, len(raw) + 1, width * dot + 1)):
        above = _unfiltered(raw[start], raw[start + 1 : end : dot], above)
        lines.append(above)
    return width, height, b"".join(lines)


def _chunks(png: bytes) -> list[bytes]:
    found, at = [], 8
    while at < len(png):
        size, name = struct.unpack(">I4s", png[at : at + 8])
        if name == b"IDAT":
            found.append(png[at + 8 : at + 8 + size])
        at += size + 12
    return found


def _unfiltered(how: int, line: bytes, above: bytes) -> bytes:
    """A line of one colour without what PNG does to it so that it packs well."""
    if how == 0:
        return line
    if how in (2, 4) and not any(line):
        return above  # the same again, as most lines of a picture of words are
    if how == 1:
        return bytes(accumulate(line, lambda left, each: (left + each) & 255))
    if how == 2:
        return bytes((each + up) & 255 for each, up in zip(line, above, strict=True))
    left, corner, made = 0, 0, bytearray()
    for each, up in zip(line, above, strict=True):
        guess = (left + up) // 2 if how == 3 else _nearest(left, up, corner)
        left, corner = (each + guess) & 255, up
        made.append(left)
    return bytes(made)


def _nearest(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    to_left, to_up, to_corner = abs(guess - left), abs(guess - up), abs(guess - corner)
    if to_left <= to_up and to_left <= to_corner:
        return left
    return up if to_up <= to_corner else corner
