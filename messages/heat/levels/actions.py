"""What can be pressed, typed and filled in about the heat."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated

from messages.folding import without_accents
from messages.form import CountField, Form, HiddenField, LineField
from messages.heat.language_table import HeatTable
from messages.heat.levels.level import HeatLevel
from messages.journal import JournalAct
from messages.model import Action
from messages.typed import clean_line

MINE = 0
"""No area's key: wherever the person lives."""


class HeatJournalAct(JournalAct):
    """What the journal knows organisers to do about the heat."""

    SET = "heat_set"
    PROPOSED = "heat_proposed"
    CONFIRMED = "heat_confirmed"
    DECLINED = "heat_declined"
    REGION = "heat_region"
    THRESHOLDS = "heat_thresholds"
    OUTRUN = "heat_outrun"
    DRILL = "heat_drill"


class NameRegionForm(Form, tag="heat.region"):
    area: Annotated[int, HiddenField()]
    name: Annotated[str, LineField(80)]


class ThresholdsForm(Form, tag="heat.threshold"):
    """From how many degrees it is hot: means over three days, and what a day's air feels like."""

    area: Annotated[int, HiddenField()]
    night: Annotated[int, CountField(10, 35, usual=(20, 24))] = 20
    day: Annotated[int, CountField(20, 50, usual=(33, 35))] = 35
    felt: Annotated[int, CountField(25, 60, usual=(38, 41))] = 38


class ShowHeat(Action, tag="ht.see"):
    area: int


class ShowForecast(Action, tag="ht.pic"):
    area: int


class ManageHeat(Action, tag="ht.set"):
    """An organiser's screen, from the one that everybody sees."""

    area: int


class ManageAreaHeat(Action, tag="ht.own"):
    """The same, from the organisers' page."""

    area: int


class ChooseDrill(Action, tag="ht.drill"):
    """Which level an exercise in the area is of."""

    area: int


class HoldDrill(Action, tag="ht.hold"):
    area: int
    level: HeatLevel


class ChooseLevel(Action, tag="ht.to"):
    area: int
    level: HeatLevel


class DecideOverride(Action, tag="ht.ok"):
    override: int
    yes: bool


class ShowLookups(Action, tag="ht.log"):
    area: int


class AskThresholds(Action, tag="ht.deg"):
    area: int


class AskRegion(Action, tag="ht.reg"):
    area: int


@dataclass(frozen=True)
class LevelOrder:
    """A level typed after the command, and the place it is for as typed; empty is one's own."""

    level: HeatLevel
    place: str = ""


def read_level_order(typed: str) -> LevelOrder | None:
    """What the words after the command ask for; None when they do not name exactly one level."""
    spoken = _spoken_levels()
    given = clean_line(typed).split()
    levels = [each for each in given if _plain_word(each) in spoken]
    if len(levels) != 1:
        return None
    place = " ".join(each for each in given if each not in levels)
    return LevelOrder(spoken[_plain_word(levels[0])], place)


@cache
def _spoken_levels() -> dict[str, HeatLevel]:
    """Words after the command, in any language; the last level hands over to the sources again."""
    return {
        _plain_word(word): HeatLevel[name.upper()]
        for table in HeatTable.of_everybody()
        for name, listed in table.levels.items()
        for word in listed
    }


def _plain_word(word: str) -> str:
    return "".join(sign for sign in without_accents(word) if sign.isalnum())
