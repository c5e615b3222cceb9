"""The places of a file that concern an area, and every line that is to be looked at again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from handlers.heat.cooling.columns import (
    NoDegrees,
    day_role,
    fold_heading,
    guess_columns,
    read_pair,
    read_point,
)
from handlers.heat.cooling.place_file import FileRow, FileUnread, PlaceTable, read_table
from messages import words
from messages.heat.cool.hours import ALWAYS, WEEK, OpeningHours, pack_hours, unpack_hours
from messages.heat.cool.hours_reading import read_day_hours, read_hours, says_yes
from messages.heat.cool.import_views import DoubtfulLine, LineTrouble
from messages.heat.cool.place import ADDRESS, NAME, NOTE, CoolFacts, spelt_place
from messages.typed import clean_line, shorten_typed
from storage.area import Area
from storage.heat.cool import MOST
from storage.places import metres_between

AROUND = 2_000
"""Metres beyond an area's edge up to which a town's place may be one of its own."""

MOST_COLUMNS = 12
"""Headings that are named where one is asked for."""


@dataclass(frozen=True)
class AreaReach:
    """What area a file is read for: around which point, and up to how many metres from it."""

    name: str
    centre: tuple[float, float]
    metres: float

    @classmethod
    def of(cls, area: Area) -> AreaReach:
        """As far as the area goes, and a walk more."""
        centre, edge = (area.lat, area.lon), float(area.radius)
        if area.polygon:
            parts = area.polygon["coordinates"]
            polygons = [parts] if area.polygon["type"] == "Polygon" else parts
            edge = max(
                metres_between(centre, (at[1], at[0])) for polygon in polygons for at in polygon[0]
            )
        return cls(area.name, centre, edge + AROUND)

    def holds(self, point: tuple[float, float]) -> bool:
        """Whether a (lat, lon) point is close enough."""
        lat, lon = point
        return abs(lat) <= 90 and metres_between(self.centre, (lat, lon)) <= self.metres


@dataclass(frozen=True)
class PlacesReading:
    """What a file says of places in an area.

    `unread` are names and numbers of lines that were left out: what they mean is not gone.
    """

    columns: Mapping[str, str]
    drawn: bool
    swapped: bool
    places: tuple[CoolFacts, ...] = field(repr=False)
    far: int
    doubtful: tuple[DoubtfulLine, ...]
    unread: tuple[str, ...]


def read_places_file(
    content: bytes, reach: AreaReach, named: Mapping[str, str] | None = None
) -> PlacesReading:
    """The places of a file, with the columns that were `named` or are guessed; `FileUnread`."""
    table = read_table(content)
    columns = guess_columns(table.columns) if named is None else _known(named, table)
    _must_suffice(columns, table)
    return _FileReader(table, columns, reach).read_rows()


def _known(named: Mapping[str, str], table: PlaceTable) -> dict[str, str]:
    """The named columns as the file writes them."""
    folded = {fold_heading(heading): heading for heading in table.columns}
    for heading in named.values():
        if fold_heading(heading) not in folded:
            raise FileUnread(words.cool_file_no_column(named=heading, columns=_headings(table)))
    return {role: folded[fold_heading(heading)] for role, heading in named.items()}


def _must_suffice(columns: Mapping[str, str], table: PlaceTable) -> None:
    """A name and a point are what a place cannot do without."""
    placed = table.drawn or "point" in columns or {"lat", "lon"} <= columns.keys()
    if "name" in columns and placed:
        return
    said = _headings(table)
    if "name" in columns:
        raise FileUnread(words.cool_file_no_point(columns=said))
    if placed:
        raise FileUnread(words.cool_file_no_name(columns=said))
    raise FileUnread(words.cool_file_columns(columns=said))


def _headings(table: PlaceTable) -> tuple[str, ...]:
    return tuple(shorten_typed(clean_line(each), 40) for each in table.columns[:MOST_COLUMNS])


class _FileReader:
    """Reads every row of one table, and notes what is left out."""

    def __init__(self, table: PlaceTable, columns: Mapping[str, str], reach: AreaReach) -> None:
        self._table, self._columns, self._reach = table, columns, reach
        self._doubtful: list[DoubtfulLine] = []
        self._unread: list[str] = []
        self._met: dict[str, int] = {}
        self._far = 0

    def read_rows(self) -> PlacesReading:
        """All rows, once it is clear which number of a point comes first."""
        points = {row.number: point for row in self._table.rows if (point := self._point(row))}
        near = sum(map(self._reach.holds, points.values()))
        turned = 0 if near else sum(self._reach.holds(point[::-1]) for point in points.values())
        places = [
            facts
            for row in self._table.rows
            if (facts := self._read_row(row, points.get(row.number), swapped=bool(turned)))
        ]
        if len(places) > MOST:
            raise FileUnread(
                words.cool_file_many(count=len(places), area=self._reach.name, most=MOST)
            )
        self._doubtful.sort(key=lambda each: each.line)
        return PlacesReading(
            self._columns,
            self._table.drawn,
            bool(turned),
            tuple(places),
            self._far,
            tuple(self._doubtful),
            tuple(self._unread),
        )

    def _cell(self, row: FileRow, role: str) -> str:
        return row.cells.get(self._columns.get(role, ""), "")

    def _point(self, row: FileRow) -> tuple[float, float] | None:
        """The point of a row, if it has one that can be read; what is wrong is noted."""
        if row.broken:
            self._doubt(row, LineTrouble.BROKEN)
            return None
        try:
            point = row.point or self._written_point(row)
        except NoDegrees:
            self._doubt(row, LineTrouble.BAD_POINT)
            return None
        if point is None:
            self._doubt(row, LineTrouble.NO_POINT)
            return None
        if max(map(abs, point)) > 180 or min(map(abs, point)) > 90:
            self._doubt(row, LineTrouble.BAD_POINT)
            return None
        return point

    def _written_point(self, row: FileRow) -> tuple[float, float] | None:
        if "point" in self._columns:
            return read_point(self._cell(row, "point"))
        return read_pair(self._cell(row, "lat"), self._cell(row, "lon"))

    def _doubt(self, row: FileRow, trouble: LineTrouble) -> None:
        """Note a line that is left out; a file that leaves it out does not say that it is gone."""
        name, address, outer_id = self._names(row)
        self._doubtful.append(DoubtfulLine(row.number, self._table.drawn, trouble))
        self._unread += filter(
            None, (outer_id, spelt_place(name, address), spelt_place(name, "").rstrip("|"))
        )

    def _names(self, row: FileRow) -> tuple[str, str, str]:
        """Name, address and the town's own number, as they are kept."""
        name = shorten_typed(clean_line(self._cell(row, "name")), NAME)
        address = shorten_typed(clean_line(self._cell(row, "address")), ADDRESS)
        return name, address, shorten_typed(clean_line(self._cell(row, "outer_id")), NAME)

    def _read_row(
        self, row: FileRow, point: tuple[float, float] | None, *, swapped: bool
    ) -> CoolFacts | None:
        if point is None:
            return None
        lat, lon = point[::-1] if swapped else point
        if not self._reach.holds((lat, lon)):
            if self._reach.holds((lon, lat)):
                self._doubt(row, LineTrouble.SWAPPED)
                return None
            self._far += 1
            return None
        name, address, outer_id = self._names(row)
        if not name:
            self._doubt(row, LineTrouble.NO_NAME)
            return None
        if twin := self._twin(row, outer_id, spelt_place(name, address)):
            self._doubtful.append(
                DoubtfulLine(row.number, self._table.drawn, LineTrouble.TWICE, twin)
            )
            return None
        hours, beside = self._hours(row)
        note = clean_line(self._cell(row, "note"))
        return CoolFacts(
            name=name,
            address=address,
            hours=pack_hours(hours),
            note=shorten_typed(" · ".join(filter(None, (beside, note))), NOTE),
            lat=round(lat, 6),
            lon=round(lon, 6),
            shady=says_yes(self._cell(row, "shade")),
            outer_id=outer_id,
        )

    def _twin(self, row: FileRow, outer_id: str, spelt: str) -> int:
        """The line that says the same already; none yet."""
        # Two towns' numbers are two places, whatever both are called.
        key = f"#{outer_id}" if outer_id else spelt
        before = self._met.setdefault(key, row.number)
        return before if before != row.number else 0

    def _hours(self, row: FileRow) -> tuple[OpeningHours | None, str]:
        """The week of a row; what was not understood of it stands beside."""
        if says_yes(self._cell(row, "always")):
            return unpack_hours(ALWAYS), ""
        days = [self._cell(row, day_role(day)) for day in range(WEEK)]
        said = self._cell(row, "hours")
        if any(map(str.strip, days)):
            hours, unsure = read_day_hours(days), "; ".join(self._day_lines(row))
            beside = clean_line(said if hours else unsure)
        else:
            hours, unsure = read_hours(said), said
            beside = "" if hours else clean_line(said)
        if hours is None and unsure.strip():
            where = DoubtfulLine(row.number, self._table.drawn, LineTrouble.HOURS)
            self._doubtful.append(where)
        return hours, beside

    def _day_lines(self, row: FileRow) -> Iterator[str]:
        for day in range(WEEK):
            if said := self._cell(row, day_role(day)).strip():
                yield f"{self._columns[day_role(day)]} {said}"
