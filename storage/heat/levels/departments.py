"""The French départements that vigilance speaks of, and which one a town lies in."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from storage.heat.levels.facts import HeatThresholds
from storage.places import fold_name

FILE = Path(__file__).with_name("departments.csv")
INSEE = re.compile(r"(?P<overseas>9[78]\d)\d\d|(?P<code>\d\d|2[AB])\d{3}")


@dataclass(frozen=True)
class Department:
    """A département: its name, its region in European lists, its thresholds for heat."""

    code: str
    name: str
    nuts3: str
    thresholds: HeatThresholds


@cache
def all_departments() -> dict[str, Department]:
    """The 96 of metropolitan France, by code."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: Department(
                row["code"],
                row["name"],
                row["nuts3"],
                HeatThresholds(float(row["night"]), float(row["day"])),
            )
            for row in csv.DictReader(file)
        }


def department_of(town: str) -> str:
    """The code of a town's département, overseas included; empty outside of France."""
    hit = INSEE.fullmatch(town)
    return (hit["overseas"] or hit["code"]) if hit else ""


def department_named(typed: str) -> str | None:
    """The code of the metropolitan département somebody names by number or name."""
    words = fold_name(typed)
    for department in all_departments().values():
        if words in (
            department.code.lower(),
            department.code.lower().lstrip("0"),
            fold_name(department.name),
        ):
            return department.code
    return None
