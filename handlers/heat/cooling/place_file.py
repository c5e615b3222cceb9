"""A town's file of places as a table: GeoJSON or CSV, whatever wrote it."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from messages import words
from messages.heat.cool.actions import FILE_BYTES
from messages.model import Text

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of spreadsheets begin."""

BYTE_ORDERS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
DELIMITERS = ";,\t|"
LONGEST_CELL = 1_000_000
"""Characters of a cell: an outline may stand in one."""


class FileUnread(Exception):
    """A file cannot be read as places; the text says why, and what would do."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.key)
        self.why = why


@dataclass(frozen=True)
class FileRow:
    """A line of a file, or a place of a GeoJSON one, by its number; `point` is where it is drawn.

    What it says is by column; one that is `broken` has more cells than there are columns.
    """

    number: int
    cells: Mapping[str, str] = field(repr=False)
    point: tuple[float, float] | None = None
    broken: bool = False


@dataclass(frozen=True)
class PlaceTable:
    """All rows; they are `drawn` where each brings its own (lat, lon) point, and no line."""

    columns: tuple[str, ...]
    rows: tuple[FileRow, ...]
    drawn: bool = False


def read_table(content: bytes) -> PlaceTable:
    """The table in a file, or `FileUnread`."""
    if len(content) > FILE_BYTES:
        raise FileUnread(words.cool_file_large(megabytes=FILE_BYTES // 1_000_000))
    if content.startswith(WORKBOOKS):
        raise FileUnread(words.cool_file_workbook())
    text = _decode(content).strip("\ufeff\r\n\t ")
    if not text:
        raise FileUnread(words.cool_file_empty())
    table = _read_geojson(text) if text[0] in "{[" else _read_csv(text)
    if not table.rows:
        raise FileUnread(words.cool_file_empty())
    return table


def _decode(content: bytes) -> str:
    """The text, whatever spreadsheets and towns write: UTF-8, UTF-16 with its mark, Windows."""
    try:
        if content.startswith(BYTE_ORDERS):
            return content.decode("utf-16")
        if b"\0" in content:
            raise FileUnread(words.cool_file_binary())
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    strange = sum(byte < 9 or 13 < byte < 32 for byte in content[:10_000])
    if strange * 100 > len(content[:10_000]) or content.startswith(BYTE_ORDERS):
        raise FileUnread(words.cool_file_binary())
    # What Windows leaves without a letter is none here either.
    return content.decode("cp1252", errors="replace")


# --- CSV


def _read_csv(text: str) -> PlaceTable:
    delimiter, text, skipped = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        lines = [(reader.line_num, cells) for cells in reader if any(map(str.strip, cells))]
    except csv.Error:
        line = str(reader.line_num + skipped)
        raise FileUnread(words.cool_file_table(line=line)) from None
    finally:
        csv.field_size_limit(before)
    if len(lines) < 2:
        raise FileUnread(words.cool_file_empty())
    columns = _column_names(lines[0][1])
    rows = tuple(
        FileRow(
            number + skipped,
            {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if name},
            broken=any(map(str.strip, cells[len(columns) :])),
        )
        for number, cells in lines[1:]
    )
    return PlaceTable(tuple(filter(None, columns)), rows)


def _delimiter(text: str) -> tuple[str, str, int]:
    """What stands between cells, the text after a line that only says so, and the lines skipped."""
    head, _, rest = text.partition("\n")
    said = head.strip().strip('"').lower()
    if said.startswith("sep=") and len(head.strip().strip('"')) == 5:
        return said[4], rest, 1
    first = head.replace('""', "").split('"')[::2]
    return max(DELIMITERS, key=lambda sign: sum(part.count(sign) for part in first)), text, 0


def _column_names(cells: Sequence[str]) -> list[str]:
    """The headings, each once; nothing where a column has none."""
    names: list[str] = []
    for cell in cells:
        name = " ".join(cell.split())
        same = sum(name == each.partition(" (")[0] for each in names)
        names.append(f"{name} ({same + 1})" if name and same else name)
    return names


# --- GeoJSON


def _read_geojson(text: str) -> PlaceTable:
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError):
        raise FileUnread(words.cool_file_broken()) from None
    features = _features(loaded)
    columns: dict[str, None] = {}
    rows: list[FileRow] = []
    for number, feature in enumerate(features, 1):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(properties, dict):
            properties = {}
        cells = {" ".join(str(name).split()): _cell(value) for name, value in properties.items()}
        columns |= dict.fromkeys(cells)
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        rows.append(FileRow(number, cells, _middle_of(geometry)))
    return PlaceTable(tuple(columns), tuple(rows), drawn=True)


def _features(loaded: Any) -> list[Any]:
    """The places of a file: a collection, a single one, or a list of either."""
    if isinstance(loaded, list):
        return loaded
    if isinstance(loaded, dict) and loaded.get("type") == "FeatureCollection":
        features = loaded.get("features")
        if isinstance(features, list):
            return features
    if isinstance(loaded, dict) and loaded.get("type") == "Feature":
        return [loaded]
    raise FileUnread(words.cool_file_broken())


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case dict() | list():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value).strip()


def _middle_of(geometry: Any) -> tuple[float, float] | None:
    """The (lat, lon) middle of whatever is drawn."""
    coordinates = geometry.get("coordinates") if isinstance(geometry, dict) else None
    positions = list(_positions(coordinates))
    if not positions:
        return None
    lons, lats = zip(*positions, strict=True)
    return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2


def _positions(part: Any) -> Iterator[tuple[float, float]]:
    waiting = [part]
    while waiting:
        each = waiting.pop()
        if not isinstance(each, list) or not each:
            continue
        if len(each) > 1 and all(type(number) in (int, float) for number in each[:2]):
            yield float(each[0]), float(each[1])
        else:
            waiting += each
