"""The town's logo as an organiser gives it, drawn anew so that only its picture is kept."""

from __future__ import annotations

import base64
import struct
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

LOGO_BYTES = 1_000_000
"""The most that a file may hold before it is drawn anew."""

NARROWEST, WIDEST = 40, 4_000
"""Dots of a side at least, so that print is not blurred, and at most, so that drawing is quick."""

MOST_DOTS = 4_000_000
"""Of the whole picture: unpacked, each takes up to eight bytes, and four more while it is drawn."""

DRAWN = 600
"""Dots of the longer side of what is kept: 300 an inch where it is printed largest."""

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"

SOURCE = """\
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#context {{
  let logo = image.with("logo", format: "{kind}")
  let size = measure(logo())
  let scale = {longest}pt / calc.max(size.width, size.height)
  logo(width: size.width * scale, height: size.height * scale)
}}
"""
"""The page is as large as the picture is seen: a photograph may say that it is turned."""


class LogoUnread(Exception):
    """A file is no picture that can be printed; `sized` when only its size is wrong."""

    def __init__(self, *, sized: bool = False) -> None:
        super().__init__("size" if sized else "kind")
        self.sized = sized


def redraw_logo(content: bytes) -> bytes:
    """The picture of a PNG or JPEG file on white, as PNG without anything beside; `LogoUnread`."""
    width, height = picture_size(content)
    good = min(width, height) >= NARROWEST and max(width, height) <= WIDEST
    if not good or width * height > MOST_DOTS:
        raise LogoUnread(sized=True)
    # Loaded with the first sheet or logo: it weighs as much as Palier.
    import typst

    source = SOURCE.format(
        kind="png" if content.startswith(PNG) else "jpg", longest=min(DRAWN, max(width, height))
    )
    with TemporaryDirectory() as folder:
        Path(folder, "logo").write_bytes(content)
        main = Path(folder, "main.typ")
        main.write_text(source, "utf-8")
        try:
            drawn = typst.compile(main, format="png", ppi=72.0, ignore_system_fonts=True)
        except typst.TypstError:
            raise LogoUnread from None
    if not isinstance(drawn, bytes):
        raise LogoUnread
    return drawn


def picture_size(content: bytes) -> tuple[int, int]:
    """Width and height in dots, by the file's own head: nothing is unpacked to know them."""
    try:
        if content.startswith(PNG) and content[12:16] == b"IHDR":
            width, height = struct.unpack_from(">II", content, 16)
            return width, height
        if content.startswith(JPEG):
            return next(_frames(content))
    except (struct.error, StopIteration, IndexError):
        pass
    raise LogoUnread


def _frames(content: bytes) -> Iterator[tuple[int, int]]:
    """The sizes that a JPEG file's frame headers name (ITU T.81, B.2.2)."""
    at = 2
    while True:
        mark, kind, length = struct.unpack_from(">BBH", content, at)
        if mark != 0xFF:
            return
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", content, at + 5)
            yield width, height
        at += 2 + length


def logo_as_svg(png: bytes) -> str:
    """A logo that was drawn here, as words that a sheet's source can take."""
    width, height = picture_size(png)
    packed = base64.b64encode(png).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}"><image width="{width}" height="{height}"'
        f' href="data:image/png;base64,{packed}"/></svg>'
    )
